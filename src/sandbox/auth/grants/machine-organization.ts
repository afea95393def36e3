/** The organization that an application acts for without a person. */
import { text } from '../../../text/values.js';
import { OAuthError } from '../../errors.js';
import { organizationNamed } from '../../resources/organizations/named.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';

const denied = (message: string): OAuthError => new OAuthError(403, 'access_denied', message);

/** The organization of an application that names none, where one is required. */
function defaultOrganization({ default_organization: wanted }: Doc): string | undefined {
  const { organization_id: id, flows } = (wanted ?? {}) as Doc;
  return Array.isArray(flows) && flows.includes('client_credentials') ? text(id) : undefined;
}

/**
 * The id of the organization of a request, as the grant allows it (public documentation,
 * organizations-for-m2m-applications).
 *
 * @throws OAuthError 403
 */
export function machineOrganization(ctx: AuthContext, client: Doc, grant: Doc): string | undefined {
  const usage = grant.organization_usage ?? 'deny';
  const given =
    text(ctx.body.organization) ?? (usage === 'require' ? defaultOrganization(client) : undefined);
  if (given === undefined) {
    if (usage === 'require') throw denied('An organization is required for this grant.');
    return undefined;
  }
  if (usage === 'deny') throw denied('Organizations are not allowed for this grant.');
  const organization = organizationNamed(ctx, given);
  if (!organization) throw denied(`The organization ${given} does not exist.`);
  const id = String(organization.id);
  const added = ctx.tenant.links('organization-client-grants').has(id, String(grant.id));
  if (grant.allow_any_organization !== true && !added)
    throw denied(`The client is not authorized to access the organization ${given}.`);
  return id;
}
