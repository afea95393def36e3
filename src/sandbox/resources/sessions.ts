/** Sessions of users and the refresh tokens that came out of them. */

import type { ResourceModule } from '../engine/resource-module.js';
import { invalidBody, notFound } from '../errors.js';
import { checkpoint, visible } from '../pagination.js';
import type { CollectionDeclaration, Doc, Tenant } from '../state/store.js';
import { accepted, ok, type SandboxContext, type SandboxServices } from '../types.js';
import { type Initiator, tellOfEnds } from './back-channel.js';
import { requireUser } from './users/store.js';

export const SESSIONS = 'sessions';
export const REFRESH_TOKENS = 'refresh-tokens';

const byUser = { user: { of: (doc: Doc) => String(doc.user_id) } };
const collections: CollectionDeclaration[] = [
  {
    name: SESSIONS,
    indexes: {
      ...byUser,
      /** Digest of the cookie by which a browser is recognized. */
      cookie: { of: (doc: Doc) => doc.$cookie as string | undefined },
    },
  },
  {
    name: REFRESH_TOKENS,
    indexes: {
      ...byUser,
      session: { of: (doc: Doc) => (doc.session_id === null ? undefined : String(doc.session_id)) },
      /** Digests of the token and of those that it replaced. */
      token: { of: (doc: Doc) => ((doc.$tokens ?? []) as { digest: string }[]).map(({ digest }) => digest) },
    },
  },
];

const byId = (doc: Doc): string => String(doc.id);

function removeAll(tenant: Tenant, collection: string, docs: readonly Doc[]): void {
  for (const doc of docs) tenant.collection(collection).delete(byId(doc));
}

/** Ends sessions, and tells the applications that they were of; refresh tokens live on. */
export function endSessions(services: SandboxServices, sessions: readonly Doc[], initiator: Initiator): void {
  tellOfEnds(services, sessions, initiator);
  removeAll(services.tenant, SESSIONS, sessions);
}

const sessionNamed = (tenant: Tenant, id: string): Doc[] => {
  const found = tenant.collection(SESSIONS).get(id);
  return found ? [found] : [];
};

/** Ends a session together with its refresh tokens. */
export function revokeSession(
  services: SandboxServices,
  id: string,
  initiator: Initiator = 'session-revoked',
): void {
  const { tenant } = services;
  removeAll(tenant, REFRESH_TOKENS, tenant.collection(REFRESH_TOKENS).by('session', id));
  endSessions(services, sessionNamed(tenant, id), initiator);
}

/** Refresh tokens that were issued under what a person granted an application on an API. */
export const grantedWith = (
  tenant: Tenant,
  {
    user_id: user,
    clientID: client,
    audience,
  }: { user_id?: unknown; clientID?: unknown; audience?: unknown },
): Doc[] =>
  tenant
    .collection(REFRESH_TOKENS)
    .by('user', String(user))
    .filter(
      (token) =>
        token.client_id === client &&
        ((token.resource_servers ?? []) as Doc[]).some((server) => server.audience === audience),
    );

const sessionsOf = (tenant: Tenant, userId: string): Doc[] => tenant.collection(SESSIONS).by('user', userId);

/** Tells the applications that somebody is logged in to what ends there. */
export const tellOfUser = (services: SandboxServices, userId: string, initiator: Initiator): void =>
  tellOfEnds(services, sessionsOf(services.tenant, userId), initiator);

/** Ends everything that a user is logged in with. */
export function revokeUser(services: SandboxServices, userId: string, initiator: Initiator): void {
  const { tenant } = services;
  removeAll(tenant, REFRESH_TOKENS, tenant.collection(REFRESH_TOKENS).by('user', userId));
  endSessions(services, sessionsOf(tenant, userId), initiator);
}

function find(ctx: SandboxContext, collection: string, message: string): Doc {
  const doc = ctx.tenant.collection(collection).get(ctx.params.id ?? '');
  if (!doc) throw notFound(message);
  return doc;
}

const session = (ctx: SandboxContext): Doc => find(ctx, SESSIONS, 'The session does not exist.');
const refreshToken = (ctx: SandboxContext): Doc =>
  find(ctx, REFRESH_TOKENS, 'The refresh token does not exist.');
const userId = (ctx: SandboxContext): string =>
  String(requireUser(ctx, ctx.params.user_id ?? ctx.params.id ?? '').user_id);

function ofUser(ctx: SandboxContext, collection: string, key: string): Doc {
  const docs = ctx.tenant.collection(collection).by('user', userId(ctx));
  return checkpoint(docs, ctx, { key });
}

function listTokens(ctx: SandboxContext): Doc {
  const user = requireUser(ctx, String(ctx.query.user_id));
  const client = ctx.query.client_id;
  if (client !== undefined && !ctx.tenant.collection('clients').has(String(client))) {
    throw notFound('The client does not exist.', 'inexistent_client');
  }
  const tokens = ctx.tenant
    .collection(REFRESH_TOKENS)
    .by('user', String(user.user_id))
    .filter((token) => client === undefined || token.client_id === client);
  return checkpoint(tokens, ctx, { key: 'refresh_tokens' });
}

/** By ids, or by user, client or audience together. */
function revokeTokens(ctx: SandboxContext): void {
  const { ids, user_id, client_id, audience } = (ctx.body ?? {}) as {
    ids?: string[];
    [filter: string]: unknown;
  };
  const filtered = user_id !== undefined || client_id !== undefined;
  if ((ids !== undefined) === filtered) throw invalidBody('Invalid combination of parameters.');
  if (audience !== undefined && client_id === undefined)
    throw invalidBody('Invalid combination of parameters.');
  const tokens = ctx.tenant.collection(REFRESH_TOKENS);
  if (ids) {
    for (const id of ids) tokens.delete(id);
    return;
  }
  if (user_id !== undefined && !ctx.tenant.collection('users').has(String(user_id)))
    throw invalidBody('User not found.');
  if (client_id !== undefined && !ctx.tenant.collection('clients').has(String(client_id)))
    throw invalidBody('Client not found.');
  const near = user_id === undefined ? tokens.list() : tokens.by('user', String(user_id));
  for (const token of near) {
    const audiences = ((token.resource_servers ?? []) as Doc[]).map((server) => server.audience);
    if (client_id !== undefined && token.client_id !== client_id) continue;
    if (audience !== undefined && !audiences.includes(audience)) continue;
    tokens.delete(byId(token));
  }
}

function revokeAccess(ctx: SandboxContext): void {
  const user = userId(ctx);
  const { session_id, preserve_refresh_tokens: keep = false } = (ctx.body ?? {}) as Doc;
  const sessions = ctx.tenant
    .collection(SESSIONS)
    .by('user', user)
    .filter((one) => session_id === undefined || one.id === session_id);
  for (const one of sessions) {
    if (keep === true) endSessions(ctx, [one], 'session-revoked');
    else revokeSession(ctx, byId(one));
  }
  if (keep !== true && session_id === undefined) revokeUser(ctx, user, 'session-revoked');
}

export const sessions: ResourceModule = {
  collections,
  handlers: {
    'GET /sessions/{id}': (ctx) => ok(visible(session(ctx))),
    'PATCH /sessions/{id}': (ctx) => {
      const changes = { session_metadata: ctx.body.session_metadata ?? {}, updated_at: ctx.iso() };
      return ok(visible(ctx.tenant.collection(SESSIONS).update(byId(session(ctx)), changes) as Doc));
    },
    'DELETE /sessions/{id}': (ctx) => {
      endSessions(ctx, sessionNamed(ctx.tenant, ctx.params.id ?? ''), 'session-revoked');
      return accepted();
    },
    'POST /sessions/{id}/revoke': (ctx) => {
      revokeSession(ctx, byId(session(ctx)));
      return accepted();
    },
    'GET /users/{user_id}/sessions': (ctx) => ok(ofUser(ctx, SESSIONS, 'sessions')),
    'DELETE /users/{user_id}/sessions': (ctx) => {
      endSessions(ctx, sessionsOf(ctx.tenant, userId(ctx)), 'session-revoked');
      return accepted();
    },
    'POST /users/{id}/revoke-access': (ctx) => {
      revokeAccess(ctx);
      return accepted();
    },
    'GET /users/{user_id}/refresh-tokens': (ctx) => ok(ofUser(ctx, REFRESH_TOKENS, 'tokens')),
    'DELETE /users/{user_id}/refresh-tokens': (ctx) => {
      removeAll(ctx.tenant, REFRESH_TOKENS, ctx.tenant.collection(REFRESH_TOKENS).by('user', userId(ctx)));
      return accepted();
    },
    'GET /refresh-tokens': (ctx) => ok(listTokens(ctx)),
    'POST /refresh-tokens/revoke': (ctx) => {
      revokeTokens(ctx);
      return accepted();
    },
    'GET /refresh-tokens/{id}': (ctx) => ok(visible(refreshToken(ctx))),
    'PATCH /refresh-tokens/{id}': (ctx) => {
      const changes = { refresh_token_metadata: ctx.body.refresh_token_metadata ?? {} };
      return ok(
        visible(ctx.tenant.collection(REFRESH_TOKENS).update(byId(refreshToken(ctx)), changes) as Doc),
      );
    },
    'DELETE /refresh-tokens/{id}': (ctx) => {
      ctx.tenant.collection(REFRESH_TOKENS).delete(ctx.params.id ?? '');
      return accepted();
    },
  },
  onDelete: {
    users: (tenant, user) => {
      const id = String(user.user_id);
      removeAll(tenant, REFRESH_TOKENS, tenant.collection(REFRESH_TOKENS).by('user', id));
      removeAll(tenant, SESSIONS, sessionsOf(tenant, id));
    },
    clients: (tenant, client) => {
      removeAll(
        tenant,
        REFRESH_TOKENS,
        tenant
          .collection(REFRESH_TOKENS)
          .list()
          .filter((token) => token.client_id === client.client_id),
      );
    },
  },
};
