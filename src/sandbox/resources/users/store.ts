/** How users are kept, found and shown. */
import { text } from '../../../text/values.js';
import { invalidBody, notFound } from '../../errors.js';
import { visible } from '../../pagination.js';
import type { CollectionDeclaration, Doc, Tenant } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';

export interface Identity {
  connection: string;
  user_id: string;
  provider: string;
  isSocial: boolean;
  profileData?: Doc;
  access_token?: string;
  refresh_token?: string;
}

const lower = (value: unknown): string | undefined => text(value)?.toLowerCase();

export const identitiesOf = (user: Doc): Identity[] =>
  Array.isArray(user.identities) ? user.identities : [];

/** The options of a connection, as it has them. */
export const optionsOf = (connection: Doc | undefined): Doc => (connection?.options ?? {}) as Doc;

/** The connection of the user's first identity. */
export const primaryConnection = (user: Doc): string => identitiesOf(user)[0]?.connection ?? '';

/** Connections on which people have accounts of this tenant. */
const OWN = new Set(['auth0', 'email', 'sms']);

/** What must be unique within a connection: e-mail, username and phone number of each identity. */
function accounts(user: Doc): string[] {
  return identitiesOf(user).flatMap((identity, index) =>
    OWN.has(identity.provider)
      ? accountsOf(identity.connection, index === 0 ? user : (identity.profileData ?? {}))
      : [],
  );
}

function accountsOf(connection: string, profile: Doc): string[] {
  const keys: string[] = [];
  for (const [kind, value] of [
    ['email', lower(profile.email)],
    ['username', lower(profile.username)],
    ['phone', text(profile.phone_number)],
  ] as const) {
    if (value !== undefined) keys.push(accountKey(connection, kind, value));
  }
  return keys;
}

/** The linked identity that an account of a connection belongs to; undefined for the user's own. */
export const linkedIdentity = (user: Doc, key: string): Identity | undefined =>
  identitiesOf(user)
    .slice(1)
    .find(({ connection, profileData }) => accountsOf(connection, profileData ?? {}).includes(key));

export const accountKey = (connection: string, kind: 'email' | 'username' | 'phone', value: string): string =>
  `${connection}\n${kind}\n${value}`;

export const userCollection: CollectionDeclaration = {
  name: 'users',
  key: 'user_id',
  indexes: {
    email: { of: (user: Doc) => lower(user.email) },
    username: { of: (user: Doc) => text(user.username) },
    phone_number: { of: (user: Doc) => text(user.phone_number) },
    account: { of: accounts },
    /** Connections of all identities. */
    connection: {
      of: (user: Doc) => [...new Set(identitiesOf(user).map((identity) => identity.connection))],
    },
    /** `provider|id` of all identities, the linked ones too. */
    identity: {
      of: (user: Doc) => identitiesOf(user).map((identity) => `${identity.provider}|${identity.user_id}`),
    },
  },
};

/** The user with an id; 404 `inexistent_user` when there is none. */
export function requireUser(ctx: Pick<SandboxContext, 'tenant'>, id: string): Doc {
  const user = ctx.tenant.collection('users').get(id);
  if (!user) throw notFound('The user does not exist.', 'inexistent_user');
  return user;
}

/** A user as the API shows it: without the sandbox's own fields and without tokens of identity providers. */
export function userView(user: Doc, scopes?: ReadonlySet<string>): Doc {
  const shown = visible(user);
  if (scopes?.has('read:user_idp_tokens')) return shown;
  return { ...shown, identities: identitiesOf(user).map(withoutTokens) };
}

function withoutTokens(identity: Identity): Doc {
  const { access_token: _access, refresh_token: _refresh, ...rest } = identity;
  return rest;
}

/** The short form of lists of members and of role users. */
export function personView(user: Doc): Doc {
  const out: Doc = {};
  for (const field of ['user_id', 'email', 'picture', 'name'])
    if (user[field] !== undefined) out[field] = user[field];
  return out;
}

/** Documents of users by id; ids of users that are gone are passed over. */
export const usersById = (tenant: Tenant, ids: readonly string[]): Doc[] =>
  ids.map((id) => tenant.collection('users').get(id)).filter((user) => user !== undefined);

/** A connection by name; the strategies and options decide what its users may be. */
export const connectionByName = (tenant: Tenant, name: string): Doc | undefined =>
  tenant.collection('connections').findBy('name', name);

/** The connection that is named, else the tenant's default directory, else the first database. */
export function connectionOrDefault(tenant: Tenant, named: string | undefined): Doc | undefined {
  const name = named ?? text(tenant.settings('/tenants/settings').default_directory);
  return name === undefined
    ? tenant.collection('connections').findBy('strategy', 'auth0')
    : connectionByName(tenant, name);
}

/** Whether several people of a database may have the same address (public documentation, non-unique-emails). */
export function sharesEmails(connection: Doc | undefined): boolean {
  const { attributes } = optionsOf(connection) as { attributes?: { email?: Doc } | null };
  return attributes?.email?.unique === false;
}

/** Refuses a list that names users who do not exist. */
export function requireUsers(
  ctx: SandboxContext,
  ids: readonly string[],
  fail: (missing: string[]) => Error,
): void {
  const missing = ids.filter((id) => !ctx.tenant.collection('users').has(id));
  if (missing.length > 0) throw fail(missing);
}

/** Body properties that an operation does not know. */
export function refuseUnknown(body: Doc, known: ReadonlySet<string>): void {
  const unknown = Object.keys(body).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw invalidBody(`Payload validation error: 'Additional properties not allowed: ${unknown.join(',')}'.`);
  }
}
