/** Making users, for the Management API, sign-up and imports. */

import { hashPassword } from '../../auth/password-hash.js';
import { badRequest, conflict, type HttpError, invalidBody } from '../../errors.js';
import type { Doc } from '../../state/store.js';
import type { SandboxServices } from '../../types.js';
import { checkMetadata } from './metadata.js';
import { checkUsername, lackingAttributes, newUser, passwordError, takesUsernames } from './profile.js';
import { accountKey, connectionByName, optionsOf, sharesEmails } from './store.js';

const PASSWORDLESS = new Set(['email', 'sms']);

/**
 * `POST /users`: checks what was given against the connection and stores the user.
 *
 * @param bare for somebody who proved their address, and has no password yet
 */
export function createUser(ctx: SandboxServices, given: Doc, { bare = false } = {}): Doc {
  const name = String(given.connection);
  const connection = connectionByName(ctx.tenant, name);
  if (!connection) throw badRequest('The connection does not exist.', 'inexistent_connection');
  const strategy = String(connection.strategy);
  if (strategy !== 'auth0' && !PASSWORDLESS.has(strategy)) {
    throw badRequest(
      'Connection does not support user creation through the API. It must either be a database or passwordless connection.',
      'operation_not_supported',
    );
  }
  if (disabled(connection) || withoutApplications(ctx, connection))
    throw badRequest('The connection is disabled.', 'connection_disabled');
  checkIdentifiers(given, connection, bare);
  checkMetadata(given);
  if (taken(ctx, name, given)) throw userExists();
  const user = newUser({ connection: name, strategy, at: ctx.iso(), given });
  if (ctx.tenant.collection('users').has(String(user.user_id))) throw userExists();
  if (strategy === 'auth0' && typeof given.password === 'string') {
    const problem: HttpError | undefined = passwordError(given.password, connection, user);
    if (problem) throw problem;
    user.$passwords = [hashPassword(given.password)];
  }
  return ctx.tenant.collection('users').insert(user);
}

export const userExists = (): HttpError => conflict('The user already exists.', 'auth0_idp_error');

/** The connection is disabled for authentication. */
export const disabled = (connection: Doc): boolean =>
  (connection.authentication as Doc | undefined)?.active === false;

/** Applications were chosen for the connection, and none is left (auth0/terraform-provider-auth0, issue 90). */
const withoutApplications = ({ tenant }: SandboxServices, { id, $chosen: chosen }: Doc): boolean =>
  chosen === true && tenant.links('connection-clients').rights(String(id)).length === 0;

/** Another user of the connection has the e-mail, username or phone number already. */
export function taken(
  ctx: Pick<SandboxServices, 'tenant'>,
  connection: string,
  given: Doc,
  except?: string,
): boolean {
  const users = ctx.tenant.collection('users');
  const held = (kind: 'email' | 'username' | 'phone', value: unknown): boolean => {
    if (typeof value !== 'string' || value === '') return false;
    const key = accountKey(connection, kind, kind === 'phone' ? value : value.toLowerCase());
    return users.by('account', key).some((user) => user.user_id !== except);
  };
  const shared = sharesEmails(connectionByName(ctx.tenant, connection));
  return (
    (!shared && held('email', given.email)) ||
    held('username', given.username) ||
    held('phone', given.phone_number)
  );
}

function missing(property: string): HttpError {
  return invalidBody(`Payload validation error: 'Missing required property: ${property}'.`);
}

/** Every kind of connection wants its own identifiers. */
function checkIdentifiers(given: Doc, connection: Doc, bare: boolean): void {
  const strategy = connection.strategy;
  const options = optionsOf(connection);
  if (strategy === 'sms') {
    if (given.phone_number === undefined) throw missing('phone_number');
    return;
  }
  if (strategy === 'email') {
    if (given.email === undefined) throw missing('email');
    return;
  }
  if (given.username !== undefined) {
    if (!takesUsernames(connection)) {
      throw invalidBody('Cannot set username for connection without requires_username.');
    }
    checkUsername(String(given.username), connection);
  } else if (options.requires_username === true) {
    throw invalidBody(
      `Missing username for ${String(connection.name)} connection with requires_username enabled.`,
    );
  }
  const attributes = options.attributes as Doc | undefined;
  const [lacking] = lackingAttributes(given, connection);
  if (lacking !== undefined) throw missing(lacking);
  if (
    given.email === undefined &&
    (attributes === undefined || (given.username ?? given.phone_number) === undefined)
  ) {
    throw missing('email');
  }
  if (given.password === undefined && !bare) throw missing('password');
}
