/** How organizations are kept, found and shown. */
import { conflict, notFound } from '../../errors.js';
import { visible } from '../../pagination.js';
import type { CollectionDeclaration, Doc, LinkDeclaration } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';

export const organizationCollection: CollectionDeclaration = {
  name: 'organizations',
  indexes: { name: { of: (organization: Doc) => String(organization.name).toLowerCase() } },
};

export const organizationLinks: LinkDeclaration[] = [
  { name: 'organization-members', left: 'organizations', right: 'users' },
  /** With the settings of the connection for the organization. */
  { name: 'organization-connections', left: 'organizations', right: 'connections' },
  { name: 'organization-client-grants', left: 'organizations', right: 'client-grants' },
  /** With `{use_for_member_access}`. */
  { name: 'organization-clients', left: 'organizations', right: 'clients' },
];

/** The organization with an id; 404 when there is none. */
export function requireOrganization(ctx: Pick<SandboxContext, 'tenant'>, id: string): Doc {
  const organization = ctx.tenant.collection('organizations').get(id);
  if (!organization) throw notFound('No organization found by that id or name');
  return organization;
}

/** The id of the organization in the path, which must exist. */
export function organizationId(ctx: SandboxContext): string {
  return String(requireOrganization(ctx, ctx.params.id ?? ctx.params.organization_id ?? '').id);
}

/** Refuses a name that another organization has. */
export function refuseTakenName(ctx: SandboxContext, name: unknown, except?: string): void {
  const holder = ctx.tenant.collection('organizations').findBy('name', String(name).toLowerCase());
  if (holder && holder.id !== except)
    throw conflict('An organization with this name already exists.', 'organization_conflict');
}

/** An organization as the API shows it: metadata only when there is some. */
export function organizationView(organization: Doc): Doc {
  const shown = visible(organization);
  if (shown.metadata !== undefined && Object.keys(shown.metadata as Doc).length === 0) delete shown.metadata;
  return shown;
}
