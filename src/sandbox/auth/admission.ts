/** Who may log in where, once it is known who they are: the same for a password, a session and a refresh token. */
import { addMember, memberAdded } from '../resources/organizations/members.js';
import type { Doc } from '../state/store.js';
import type { AuthContext } from '../types.js';
import { type Refusal, refuse } from './authorize/refuse.js';

export interface Admission {
  client: Doc;
  connection: Doc;
  user: Doc;
  /** Organization that the person wants to log in to. */
  organization: string | undefined;
}

export interface Login extends Admission {
  scope: string | undefined;
  audience: string | undefined;
}

/** Logs a login that is refused although the person is known, and throws the error. */
export function refuseLogin(
  ctx: AuthContext,
  { client, connection, user }: Omit<Admission, 'organization'>,
  refusal: Pick<Refusal, 'type' | 'error' | 'message' | 'status' | 'details'>,
): never {
  refuse(ctx, client, { ...refusal, connection, user });
}

/**
 * Refuses people who are blocked, connections that the application does not have, and strangers to the organization.
 *
 * @throws OAuthError
 */
export function admit(ctx: AuthContext, admission: Admission): void {
  const { client, connection, user, organization } = admission;
  if (user.blocked === true)
    refuseLogin(ctx, admission, { status: 401, error: 'unauthorized', message: 'user is blocked' });
  if (!enabledFor(ctx, connection, client)) {
    const message = 'The connection is not enabled for this application.';
    refuseLogin(ctx, admission, { error: 'access_denied', message });
  }
  if (organization !== undefined && !isMember(ctx, admission, organization)) {
    const message = `user ${String(user.user_id)} is not part of the ${organization} organization`;
    refuseLogin(ctx, admission, { error: 'access_denied', message });
  }
}

/** A connection of the organization can make members of those who log in with it. */
function isMember(ctx: AuthContext, { connection, user }: Admission, organization: string): boolean {
  const id = String(user.user_id);
  if (ctx.tenant.links('organization-members').has(organization, id)) return true;
  const link = ctx.tenant.links('organization-connections').data(organization, String(connection.id));
  if ((link as Doc | undefined)?.assign_membership_on_login !== true) return false;
  joinOrganization(ctx, user, organization);
  return true;
}

/** Makes a user a member of an organization, and logs it. */
export function joinOrganization(
  ctx: AuthContext,
  user: Doc,
  organization: string,
  roles: readonly string[] = [],
): void {
  addMember(ctx.tenant, organization, String(user.user_id), roles);
  ctx.log(memberAdded(ctx.tenant, organization, user));
}

/**
 * A connection that no application was chosen for is open to all of the tenant's own, so that a new tenant can be tried
 * at once. Third parties have the connections of the domain.
 */
export function enabledFor(ctx: Pick<AuthContext, 'tenant'>, connection: Doc, client: Doc): boolean {
  if (connection.is_domain_connection === true) return true;
  if (client.is_first_party === false) return false;
  const links = ctx.tenant.links('connection-clients');
  const id = String(connection.id);
  const open = connection.$chosen !== true && links.countRights(id) === 0;
  return open || links.has(id, String(client.client_id));
}
