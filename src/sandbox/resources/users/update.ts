/** `PATCH /users/{id}`. */

import properties from '../../../../catalog/sandbox/user-properties.json' with { type: 'json' };
import { passOn } from '../../auth/custom-database.js';
import { startPostChangePassword } from '../../auth/flows/password.js';
import { badRequest, type HttpError, invalidBody } from '../../errors.js';
import type { Doc } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';
import { tellOfUser } from '../sessions.js';
import { disabled, taken } from './create.js';
import { checkMetadata, mergeMetadata } from './metadata.js';
import { afterPasswordChange } from './password-change.js';
import { checkUsername, lackingAttributes, passwordError, takesUsernames, withPassword } from './profile.js';
import {
  connectionByName,
  identitiesOf,
  optionsOf,
  primaryConnection,
  refuseUnknown,
  requireUser,
} from './store.js';

const KNOWN = new Set(properties.update);
const ROOT_ATTRIBUTES = ['family_name', 'given_name', 'name', 'nickname', 'picture'];
/** Pairs that cannot change in one call. */
const APART = [
  ['password', 'email'],
  ['password', 'email_verified'],
  ['username', 'email'],
  ['username', 'email_verified'],
  ['username', 'password'],
] as const;
const notSupported = (message: string): HttpError => badRequest(message, 'operation_not_supported');

/** Applies the body to the user and answers the new document. */
export async function updateUser(ctx: SandboxContext, id: string, body: Doc): Promise<Doc> {
  refuseUnknown(body, KNOWN);
  const user = requireUser(ctx, id);
  for (const [one, other] of APART) {
    if (given(body[one]) && given(body[other]))
      throw badRequest(`Cannot update ${one} and ${other} simultaneously`);
  }
  checkMetadata(body);
  const connection = connectionFor(ctx, user, body);
  checkCredentials(ctx, user, body, connection);
  checkAttributes(user, body, connection);
  if (connection) await passEmailOn(ctx, user, body, connection);

  const now = ctx.iso();
  const changes: Doc = { updated_at: now };
  for (const field of ROOT_ATTRIBUTES) {
    if (body[field] !== undefined) changes[field] = body[field] === null ? undefined : body[field];
  }
  for (const field of ['blocked', 'email_verified', 'phone_verified']) {
    if (body[field] !== undefined) changes[field] = body[field];
  }
  if (body.user_metadata !== undefined)
    changes.user_metadata = mergeMetadata(user.user_metadata, body.user_metadata as Doc);
  if (body.app_metadata !== undefined) {
    const merged = mergeMetadata(user.app_metadata, body.app_metadata as Doc);
    // Cleared app_metadata disappears from the profile, unlike user_metadata.
    changes.app_metadata = Object.keys(merged).length === 0 ? undefined : merged;
  }
  Object.assign(changes, identifierChanges(user, body, connection));
  if (typeof body.password === 'string') {
    changes.$passwords = withPassword(user, body.password);
    changes.last_password_reset = now;
    afterPasswordChange(ctx, user);
  }
  if (typeof changes.email === 'string' && changes.email !== user.email)
    tellOfUser(ctx, id, 'email-identifier-changed');
  const updated = ctx.tenant.collection('users').update(id, changes) as Doc;
  if (changes.$passwords !== undefined) startPostChangePassword(ctx, updated, connection ?? {});
  return updated;
}

/** A script of the database hears of a new address, and of whether it is verified, before the tenant changes it. */
async function passEmailOn(ctx: SandboxContext, user: Doc, body: Doc, connection: Doc): Promise<void> {
  if (!given(body.email) && !given(body.email_verified)) return;
  const email = String(body.email ?? user.email).toLowerCase();
  const verified = body.email_verified ?? (email === user.email && user.email_verified);
  const said = await passOn(ctx, connection, 'change_email', [user.email, email, verified === true]);
  if (said === false) throw badRequest('The email could not be changed.', 'auth0_idp_error');
}

const given = (value: unknown): boolean => value !== undefined && value !== null;

/** The connection that the change is about: the one named, else the primary identity's. */
function connectionFor(ctx: SandboxContext, user: Doc, body: Doc): Doc | undefined {
  if (body.connection === undefined) return connectionByName(ctx.tenant, primaryConnection(user));
  const connection = connectionByName(ctx.tenant, String(body.connection));
  if (!connection) throw badRequest('The connection does not exist.', 'inexistent_connection');
  if (!identitiesOf(user).some((identity) => identity.connection === connection.name)) {
    throw notSupported('The specified connection is not supported for this operation.');
  }
  return connection;
}

/** E-mail, phone number, username and password belong to database (or passwordless) identities only. */
function checkCredentials(ctx: SandboxContext, user: Doc, body: Doc, connection: Doc | undefined): void {
  const touched = ['email', 'phone_number', 'username', 'password'].filter((field) => given(body[field]));
  if (touched.length === 0) return;
  const strategy = connection?.strategy;
  if (given(body.email) && strategy !== 'auth0' && strategy !== 'email') {
    throw notSupported('Cannot update email for non-database user');
  }
  if (given(body.password) && strategy !== 'auth0')
    throw notSupported('Cannot change password for non-database user');
  if (given(body.username) && (!connection || strategy !== 'auth0' || !takesUsernames(connection))) {
    throw badRequest('Cannot set username for connection without requires_username.', 'invalid_body');
  }
  if (!connection) throw badRequest('The connection does not exist.', 'inexistent_connection');
  if (disabled(connection)) {
    throw notSupported('Cannot change email or password for users in a disabled connection');
  }
  const name = String(connection.name);
  const id = String(user.user_id);
  if (given(body.username)) {
    checkUsername(String(body.username), connection);
    if (taken(ctx, name, { username: body.username }, id)) throw existing('username');
  }
  if (taken(ctx, name, { email: body.email }, id)) throw existing('email');
  if (taken(ctx, name, { phone_number: body.phone_number }, id)) throw existing('phone_number');
  if (typeof body.password === 'string') {
    const problem = passwordError(body.password, connection, user);
    if (problem) throw problem;
  }
}

const existing = (field: string): HttpError =>
  badRequest(`The specified new ${field} already exists`, 'auth0_idp_error');

/** Profile attributes of a federated user come from the identity provider at each login by default. */
function checkAttributes(user: Doc, body: Doc, connection: Doc | undefined): void {
  const changed = ROOT_ATTRIBUTES.filter((field) => body[field] !== undefined);
  if (changed.length === 0) return;
  if (connection && connection.name !== primaryConnection(user)) {
    throw notSupported(
      `The following user attributes cannot be updated: ${changed.join(', ')}. The specified connection belongs to a secondary identity.`,
    );
  }
  const strategy = String(connection?.strategy ?? identitiesOf(user)[0]?.provider);
  const onLogin = optionsOf(connection).set_user_root_attributes;
  if (
    !['auth0', 'email', 'sms'].includes(strategy) &&
    onLogin !== 'on_first_login' &&
    onLogin !== 'never_on_login'
  ) {
    throw notSupported(
      `The following user attributes cannot be updated: ${changed.join(', ')}. The connection (${primaryConnection(user)}) should have disabled 'Sync user profile attributes at each login' (see <a href='https://auth0.com/docs/users/configure-connection-sync-with-auth0'>Configuring Connection Sync with Auth0</a>)`,
    );
  }
}

/** A new e-mail or phone number is unverified until said otherwise; null removes the identifier. */
function identifierChanges(user: Doc, body: Doc, connection: Doc | undefined): Doc {
  const changes: Doc = {};
  const required = connection ? lackingAttributes({}, connection) : [];
  const change = (field: string, verified: string, fold: (value: string) => string): void => {
    if (body[field] === undefined) return;
    if (body[field] === null) {
      if (required.includes(field))
        throw invalidBody(`Payload validation error: 'Missing required property: ${field}'.`);
      if (remaining(user, field) === 0)
        throw invalidBody(`Payload validation error: 'The user needs at least one identifier'.`);
      Object.assign(changes, { [field]: undefined, [verified]: undefined });
    } else {
      const value = fold(String(body[field]));
      changes[field] = value;
      if (value !== user[field]) changes[verified] = body[verified] === true;
    }
  };
  change('email', 'email_verified', (value) => value.toLowerCase());
  change('phone_number', 'phone_verified', (value) => value);
  if (body.username === null) changes.username = undefined;
  else if (body.username !== undefined) changes.username = String(body.username).toLowerCase();
  return changes;
}

const remaining = (user: Doc, without: string): number =>
  ['email', 'phone_number', 'username'].filter((field) => field !== without && given(user[field])).length;
