/** What a person may have of what an application asks for: scopes, and permissions for the token. */
import { text } from '../../../text/values.js';
import { OAuthError } from '../../errors.js';
import { isStrict } from '../../resources/clients/third-parties.js';
import { rolesInOrganization } from '../../resources/organizations/members.js';
import { rolesAtLogin } from '../../resources/roles/group-store.js';
import { heldPermissions } from '../../resources/roles/permissions.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { MFA_API, mfaAudience } from '../mfa/audience.js';

export const OIDC_SCOPES: ReadonlySet<string> = new Set([
  'openid',
  'profile',
  'email',
  'phone',
  'address',
  'offline_access',
  'online_access',
]);

/** What is asked for where nothing is. */
export const PROFILE: readonly string[] = ['openid', 'profile', 'email'];

export interface Grant {
  audience: string | undefined;
  api: Doc | undefined;
  scopes: string[];
  /** Permissions that the API wants in the token. */
  permissions: string[] | undefined;
}

export interface Wanted {
  client: Doc;
  user: Doc;
  scope: string | undefined;
  audience: string | undefined;
  organization: string | undefined;
}

/** The audience that a request means: `audience`, with the compatibility profile `resource`, else the default. */
export function audienceOf(ctx: AuthContext, given: Readonly<Record<string, unknown>>): string | undefined {
  const settings = ctx.tenant.settings('/tenants/settings');
  const resource = settings.resource_parameter_profile === 'compatibility' ? text(given.resource) : undefined;
  return text(given.audience) ?? resource ?? text(settings.default_audience);
}

export function apiNamed({ tenant, url }: AuthContext, audience: string | undefined): Doc | undefined {
  if (audience === undefined) return undefined;
  return audience === mfaAudience(url)
    ? { ...MFA_API, identifier: audience }
    : tenant.collection('resource-servers').findBy('identifier', audience);
}

/** Why an application cannot ask people for access to an API; undefined when it can, or asks for none. */
export function apiRefusal(ctx: AuthContext, client: Doc, audience: string | undefined): string | undefined {
  if (audience === undefined) return undefined;
  const api = apiNamed(ctx, audience);
  if (!api) return `Service not found: ${audience}`;
  if (userAccess(ctx, client, api) !== undefined) return undefined;
  return `Client "${String(client.client_id)}" is not authorized to access resource server "${audience}".`;
}

/** @throws OAuthError 403 at the token endpoint, where an application cannot ask people for access to an API */
export function checkApi(ctx: AuthContext, client: Doc, audience: string | undefined): void {
  const refusal = apiRefusal(ctx, client, audience);
  if (refusal !== undefined) throw new OAuthError(403, 'access_denied', refusal);
}

/** Scopes of an API that people may give to an application: `all`, or those of its grant; undefined: no access. */
export function userAccess({ tenant }: AuthContext, client: Doc, api: Doc): 'all' | Set<string> | undefined {
  const { user } = (api.subject_type_authorization ?? {}) as { user?: Doc };
  if (user?.policy === 'deny_all') return undefined;
  // Third parties need a grant, and reach no API of the system for people (public documentation, security-controls).
  if (isStrict(client) && api.is_system === true) return undefined;
  if (user?.policy !== 'require_client_grant' && !isStrict(client)) return 'all';
  const thirdParty = client.is_first_party === false;
  const grant = tenant
    .collection('client-grants')
    .list()
    .find(
      (one) =>
        one.audience === api.identifier &&
        one.subject_type === 'user' &&
        (one.client_id === client.client_id || (thirdParty && one.default_for === 'third_party_clients')),
    );
  if (!grant) return undefined;
  return grant.allow_all_scopes === true ? 'all' : new Set(((grant.scope ?? []) as unknown[]).map(String));
}

/** Scopes of what was asked for that this user may have on the API. */
export function grantFor(ctx: AuthContext, wanted: Wanted): Grant {
  const { client, user, scope, organization } = wanted;
  const audience = wanted.audience ?? audienceOf(ctx, {});
  const api = apiNamed(ctx, audience);
  const known = ((api?.scopes ?? []) as Doc[]).map((one) => String(one.value));
  const held = api ? permissionsOn(ctx, user, String(api.identifier), organization) : [];
  const access = api ? userAccess(ctx, client, api) : 'all';
  const asked = [...new Set((scope ?? PROFILE.join(' ')).split(' ').filter(Boolean))];
  const scopes = asked.filter((one) => {
    // Public documentation, third-party-applications/troubleshooting: no OpenID Connect.
    if (isStrict(client) && OIDC_SCOPES.has(one) && !one.endsWith('_access')) return false;
    if (one === 'online_access') return api?.allow_online_access === true;
    if (OIDC_SCOPES.has(one))
      return one !== 'offline_access' || api === undefined || api.allow_offline_access === true;
    if (!known.includes(one) || access === undefined || (access !== 'all' && !access.has(one))) return false;
    // Of the Management API, people get what they may do with themselves.
    if (api?.identifier === ctx.audience) return /:current_user/.test(one);
    return api?.enforce_policies !== true || held.includes(one);
  });
  const listed = api?.enforce_policies === true && String(api.token_dialect ?? '').endsWith('_authz');
  return { audience, api, scopes, permissions: listed ? held : undefined };
}

/** Names of the permissions that a user has on an API: directly, through roles, and through roles in the organization. */
function permissionsOn(
  { tenant }: AuthContext,
  user: Doc,
  identifier: string,
  organization: string | undefined,
): string[] {
  const id = String(user.user_id);
  const roles = [
    ...rolesAtLogin(tenant, id),
    ...(organization === undefined ? [] : rolesInOrganization(tenant, organization, id)),
  ];
  const all = [
    ...heldPermissions(tenant, 'user', id),
    ...roles.flatMap((role) => heldPermissions(tenant, 'role', role)),
  ];
  const names = all
    .filter((one) => one.resource_server_identifier === identifier)
    .map((one) => String(one.permission_name));
  return [...new Set(names)];
}
