/** The connections that a login page offers: databases, passwordless ones, and those of outside identity providers. */
import { disabled } from '../../resources/users/create.js';
import { optionsOf } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { enabledFor } from '../admission.js';
import { isOutside } from '../provider/settings.js';
import { invitationById } from './invitation.js';
import { refuse } from './refuse.js';
import type { Transaction } from './transaction.js';

type Choice = Pick<Transaction, 'request' | 'organization' | 'invitation'>;

/** Settings of a connection in an organization; undefined when the organization does not have it, or disabled it. */
function linkOf({ tenant }: AuthContext, organization: string, connection: Doc): Doc | undefined {
  const link = tenant.links('organization-connections').data(organization, String(connection.id));
  return (link as Doc | undefined)?.is_enabled === false ? undefined : (link as Doc | undefined);
}

/**
 * Connections that the person may log in with, at least one.
 *
 * @throws OAuthError when there is none, or the request names one that cannot be used
 */
export function connectionsFor(ctx: AuthContext, client: Doc, choice: Choice): Doc[] {
  const { request, organization } = choice;
  const invitation = choice.invitation === undefined ? undefined : invitationById(ctx, choice.invitation);
  const all = ctx.tenant.collection('connections').list();
  const enabled = all.filter((one) => !disabled(one) && enabledFor(ctx, one, client));
  const wrong = (error: string, message: string): never => refuse(ctx, client, { error, message });
  const { connection: name } = request;
  if (name !== undefined && !enabled.some((one) => one.name === name))
    wrong('invalid_request', 'The connection is not enabled for this application.');
  const here =
    organization === undefined
      ? enabled
      : enabled.filter((one) => linkOf(ctx, organization, one) !== undefined);
  const left = here.filter(
    (one) =>
      (name === undefined || one.name === name) &&
      (invitation?.connection_id === undefined || one.id === invitation.connection_id),
  );
  if (enabled.length === 0) wrong('invalid_request', 'no connections enabled for the client');
  if (left.length === 0 && organization !== undefined)
    wrong('access_denied', `No connection is enabled for the organization ${organization}.`);
  if (organization === undefined || name !== undefined || left.length === 0) return left;
  // Public documentation, organizations/configure-organizations/enable-connections.
  const shown = left.filter(
    (one) => !isOutside(one) || linkOf(ctx, organization, one)?.show_as_button !== false,
  );
  if (shown.length === 0) wrong('invalid_request', 'no connections enabled for the organization are visible');
  return left;
}

/** The one connection whose identity provider the person is sent to without a page in between. */
export function providerFor(ctx: AuthContext, client: Doc, choice: Transaction): Doc | undefined {
  const offered = connectionsFor(ctx, client, choice);
  if (choice.provider !== undefined)
    return offered.find((one) => one.name === choice.provider && isOutside(one));
  const [only] = offered;
  return only && offered.length === 1 && isOutside(only) ? only : undefined;
}

/** The enterprise connection that the domain of an address belongs to. */
export function homeRealm(offered: readonly Doc[], address: string): Doc | undefined {
  const domain = address.split('@')[1]?.toLowerCase();
  if (!domain) return undefined;
  return offered.filter(isOutside).find((one) => {
    const { domain: first, domain_aliases: more } = optionsOf(one);
    return [first, ...(Array.isArray(more) ? more : [])].some(
      (known) => typeof known === 'string' && known.toLowerCase() === domain,
    );
  });
}

/** Whether people may sign up on the page. */
export function takesSignUps(ctx: AuthContext, connection: Doc, choice: Choice): boolean {
  if (choice.invitation !== undefined) return true;
  // What the organization says goes before what the database says (public documentation, enable-connections).
  if (choice.organization !== undefined)
    return linkOf(ctx, choice.organization, connection)?.is_signup_enabled === true;
  return optionsOf(connection).disable_signup !== true;
}
