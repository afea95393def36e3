/** Linking accounts: one user with several identities. */
import { isSignedBy, readToken } from '../../auth/signed/jws.js';
import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, conflict, type HttpError } from '../../errors.js';
import { publicKeyOf, SIGNING_KEYS } from '../../state/signing-keys.js';
import type { Doc } from '../../state/store.js';
import { created, ok, type SandboxContext } from '../../types.js';
import { newUser } from './profile.js';
import { type Identity, identitiesOf, requireUser, userView } from './store.js';

/** Profile properties of a linked account that are kept with its identity. */
const KEPT = [
  'email',
  'email_verified',
  'name',
  'username',
  'given_name',
  'family_name',
  'phone_number',
  'phone_verified',
  'picture',
  'nickname',
];

const refused = (message: string): HttpError => badRequest(message, 'invalid_body');

/** Subject of a linked account's id token, which this tenant must have signed. */
function tokenSubject(ctx: SandboxContext, token: string): string {
  const read = readToken(token);
  if (!read) throw badToken();
  const { header, claims } = read;
  if (header.alg !== 'RS256') throw refused('JWT (link_with) must have an alg of RS256.');
  const key = ctx.tenant.collection(SIGNING_KEYS).get(String(header.kid));
  if (!key || !isSignedBy(read, publicKeyOf(key))) throw badToken();
  if (claims.iss !== `${ctx.url}/`)
    throw refused('JWT (link_with) must have the same issuer as the calling user.');
  // Public documentation, link-user-accounts-with-access-tokens-migration.
  if (![claims.aud].flat().includes(ctx.caller.clientId))
    throw refused('JWT (link_with) must have the client of the calling access token as audience.');
  if (typeof claims.sub !== 'string') throw refused('JWT (link_with) must contains sub claim.');
  return claims.sub;
}

const badToken = (): HttpError => refused('Invalid token (link_with).');

function secondaryId(ctx: SandboxContext): string {
  const { link_with, provider, user_id } = ctx.body as Doc;
  if (typeof link_with === 'string') return tokenSubject(ctx, link_with);
  if (provider === undefined || user_id === undefined) {
    throw refused(
      "Payload validation error: 'Missing required property: provider and user_id, or link_with'.",
    );
  }
  const id = String(user_id);
  return id.startsWith(`${String(provider)}|`) ? id : `${String(provider)}|${id}`;
}

function link(ctx: SandboxContext): Doc[] {
  const primary = requireUser(ctx, ctx.params.id ?? '');
  const id = secondaryId(ctx);
  if (id === primary.user_id) throw refused('Main identity and the new one are the same.');
  const users = ctx.tenant.collection('users');
  const secondary = users.get(id);
  if (!secondary) {
    const held = users.findBy('identity', id);
    throw held
      ? conflict('Specified identity already exists.')
      : refused('Linking to an inexistent identity is not allowed.');
  }
  const connectionId = (ctx.body as Doc).connection_id;
  const own = identitiesOf(secondary);
  const connection =
    connectionId === undefined ? undefined : ctx.tenant.collection('connections').get(String(connectionId));
  if (connectionId !== undefined && own[0]?.connection !== connection?.name)
    throw refused('The provider/connection is not configured.');
  const profileData: Doc = {};
  for (const field of KEPT) if (secondary[field] !== undefined) profileData[field] = secondary[field];
  const identities = [
    ...identitiesOf(primary),
    ...own.map((identity, i) => (i === 0 ? { ...identity, profileData } : identity)),
  ];
  // The linked account stops being a user of its own; its password stays with the identity.
  users.delete(id);
  const passwords = {
    ...(primary.$linked as Doc | undefined),
    [id]: { $passwords: secondary.$passwords, created_at: secondary.created_at },
  };
  const saved = users.update(String(primary.user_id), {
    identities,
    $linked: passwords,
    updated_at: ctx.iso(),
  }) as Doc;
  return userView(saved).identities as Doc[];
}

/** The identity becomes a user of its own again, with the profile that it had. */
function unlink(ctx: SandboxContext): Doc[] {
  const user = requireUser(ctx, ctx.params.id ?? '');
  const identities = identitiesOf(user);
  const at = identities.findIndex(
    (one) => one.provider === ctx.params.provider && String(one.user_id) === ctx.params.user_id,
  );
  if (at < 0) throw refused('The user exists, but does not contain the given identity.');
  if (at === 0) throw refused('Main identity cannot be removed.');
  const identity = identities[at] as Identity;
  const id = `${identity.provider}|${identity.user_id}`;
  const { [id]: kept, ...linked } = (user.$linked ?? {}) as Record<string, Doc>;
  const users = ctx.tenant.collection('users');
  const rest = identities.filter((_, i) => i !== at);
  const saved = users.update(String(user.user_id), {
    identities: rest,
    $linked: linked,
    updated_at: ctx.iso(),
  }) as Doc;
  const own = newUser({
    connection: identity.connection,
    strategy: identity.provider,
    at: String(kept?.created_at ?? ctx.iso()),
    given: { ...identity.profileData, user_id: String(identity.user_id) },
  });
  if (kept?.$passwords !== undefined) own.$passwords = kept.$passwords;
  if (!users.has(String(own.user_id))) users.insert(own);
  return userView(saved).identities as Doc[];
}

export const userIdentities: ResourceModule = {
  handlers: {
    'POST /users/{id}/identities': (ctx) => created(link(ctx)),
    'DELETE /users/{id}/identities/{provider}/{user_id}': (ctx) => ok(unlink(ctx)),
  },
};
