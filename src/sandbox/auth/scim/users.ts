/**
 * Provisioning of users by an identity provider: `/scim/v2/connections/{id}/Users` (RFC 7644; public documentation,
 * authenticate/protocols/scim/configure-inbound-scim).
 */

import { SCIM_CONFIGURATIONS, SCIM_TOKENS } from '../../resources/connections/scim.js';
import { revokeUser } from '../../resources/sessions.js';
import { isSocial } from '../../resources/users/profile.js';
import { identitiesOf } from '../../resources/users/store.js';
import { scimFilter } from '../../search/scim.js';
import { QuerySyntaxError } from '../../search/syntax.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { bearerToken } from '../access-token.js';
import { eventFields } from '../event-fields.js';
import { digestOf } from '../tokens/secrets.js';
import { identifierOf, patched, profileOf, resourceOf } from './resource.js';

const ROOT = '/scim/v2/connections/';
const PATH = /^\/scim\/v2\/connections\/([^/]+)\/Users(?:\/([^/]+))?$/i;
const MOST = 100;

/** A refusal in the form of RFC 7644, 3.12. */
class ScimError extends Error {
  readonly status: number;
  readonly scimType: string | undefined;

  constructor(status: number, detail: string, scimType?: string) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }

  body(): Doc {
    return {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      detail: this.message,
      status: String(this.status),
      ...(this.scimType === undefined ? {} : { scimType: this.scimType }),
    };
  }
}

/** A request that may be answered. */
interface Provisioning {
  ctx: AuthContext;
  connection: Doc;
  configuration: Doc;
  /** Address of the connection's endpoint. */
  base: string;
}

/** The token of a request, if it is good for the connection and for the method. */
function checkToken(ctx: AuthContext, connection: string): void {
  const given = bearerToken(ctx.request.headers.authorization);
  const tokens = ctx.tenant.collection(SCIM_TOKENS);
  const token =
    given === undefined
      ? undefined
      : tokens.by('connection', connection).find((one) => one.$digest === digestOf(given));
  if (!token || (typeof token.valid_until === 'string' && token.valid_until <= ctx.iso()))
    throw new ScimError(401, 'The token is missing, unknown or has expired');
  const needed = `${ctx.request.method.toLowerCase()}:users`;
  if (!(token.scopes as string[]).includes(needed))
    throw new ScimError(403, `The token lacks the permission ${needed}`);
  tokens.update(String(token.token_id), { last_used_at: ctx.iso() });
}

const body = (resource: Doc, status = 200): SandboxResponse => ({
  status,
  body: resource,
  headers: { 'content-type': 'application/scim+json; charset=utf-8' },
});

const usersOf = ({ ctx, connection }: Provisioning): Doc[] =>
  ctx.tenant.collection('users').by('connection', String(connection.name));

function userOf(request: Provisioning, id: string): Doc {
  const user = request.ctx.tenant.collection('users').get(decodeURIComponent(id));
  const own = user && identitiesOf(user).some(({ connection }) => connection === request.connection.name);
  if (!own) throw new ScimError(404, 'The user does not exist');
  return user;
}

const shown = ({ configuration, base }: Provisioning, user: Doc): Doc =>
  resourceOf(user, configuration, base);

/** Entra ID tells its own ids; of other providers they are told apart by the connection. */
const subjectOf = ({ strategy, name }: Doc, id: string): string =>
  strategy === 'waad' ? id : `${String(name)}|${id}`;

function create(request: Provisioning): SandboxResponse {
  const { ctx, connection, configuration } = request;
  const id = identifierOf(ctx.body, configuration);
  if (id === undefined)
    throw new ScimError(400, `${String(configuration.user_id_attribute)} is required`, 'invalidValue');
  const users = ctx.tenant.collection('users');
  const strategy = String(connection.strategy);
  const subject = subjectOf(connection, id);
  if (users.findBy('identity', `${strategy}|${subject}`))
    throw new ScimError(409, 'The user already exists', 'uniqueness');
  const profile = profileOf(ctx.body, configuration);
  const user = users.insert({
    name: profile.email ?? id,
    ...profile,
    ...(typeof profile.email === 'string'
      ? { email: profile.email.toLowerCase(), email_verified: true }
      : {}),
    user_id: `${strategy}|${subject}`,
    identities: [
      { connection: connection.name, provider: strategy, user_id: subject, isSocial: isSocial(strategy) },
    ],
    created_at: ctx.iso(),
    updated_at: ctx.iso(),
  });
  return body(shown(request, user), 201);
}

/** Stores what a resource says; who is no longer active is logged out everywhere. */
function save(request: Provisioning, user: Doc, resource: Doc): SandboxResponse {
  const { ctx, configuration } = request;
  const id = String(user.user_id);
  const profile = profileOf(resource, configuration, user);
  if (typeof profile.email === 'string') profile.email = profile.email.toLowerCase();
  const saved = ctx.tenant.collection('users').replace(id, { ...profile, updated_at: ctx.iso() });
  if (profile.blocked === true && user.blocked !== true) revokeUser(ctx.tenant, id);
  return body(shown(request, saved ?? profile));
}

function patch(request: Provisioning, user: Doc): SandboxResponse {
  const resource = shown(request, user);
  const wrong = patched(resource, request.ctx.body.Operations);
  if (wrong !== undefined) throw new ScimError(400, wrong, 'invalidPath');
  return save(request, user, resource);
}

/** Filters compare by `eq`, joined by `and` and `or`. */
const UNSUPPORTED = /\s(ne|co|sw|ew|gt|ge|lt|le|pr)(\s|$)|(^|\s)not\s*\(/i;

function search(request: Provisioning): SandboxResponse {
  const { search: query } = request.ctx.request;
  const filter = query.get('filter') ?? '';
  const found = usersOf(request).map((user) => shown(request, user));
  const matching = filter === '' ? found : found.filter(predicate(filter));
  const start = Math.max(1, Number(query.get('startIndex') ?? 1) || 1);
  const count = Math.min(MOST, Math.max(0, Number(query.get('count') ?? MOST) || 0));
  const Resources = matching.slice(start - 1, start - 1 + count);
  return body({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: matching.length,
    startIndex: start,
    itemsPerPage: Resources.length,
    Resources,
  });
}

function predicate(filter: string): (resource: Doc) => boolean {
  if (UNSUPPORTED.test(filter.replace(/"(?:[^"\\]|\\.)*"/g, '""')))
    throw new ScimError(400, 'Filters compare by eq, and are joined by and, or', 'invalidFilter');
  try {
    return scimFilter(filter);
  } catch (error) {
    if (error instanceof QuerySyntaxError) throw new ScimError(400, error.message, 'invalidFilter');
    throw error;
  }
}

function answer(request: Provisioning, id: string | undefined): SandboxResponse {
  const { ctx } = request;
  const { method } = ctx.request;
  if (id === undefined) {
    if (method === 'GET') return search(request);
    if (method === 'POST') return create(request);
    throw new ScimError(405, 'Method Not Allowed');
  }
  const user = userOf(request, id);
  if (method === 'GET') return body(shown(request, user));
  if (method === 'PUT') return save(request, user, ctx.body);
  if (method === 'PATCH') return patch(request, user);
  if (method !== 'DELETE') throw new ScimError(405, 'Method Not Allowed');
  ctx.tenant.collection('users').delete(String(user.user_id));
  return { status: 204 };
}

const provision: AuthHandler = (ctx) => {
  const [, connectionId = '', id] = PATH.exec(ctx.request.path) ?? [];
  const connection = ctx.tenant.collection('connections').get(connectionId);
  const configuration = ctx.tenant.collection(SCIM_CONFIGURATIONS).get(connectionId);
  try {
    if (!connection || !configuration) throw new ScimError(404, 'The connection does not support SCIM');
    checkToken(ctx, connectionId);
    const base = `${ctx.url}${ROOT}${connectionId}`;
    const done = answer({ ctx, connection, configuration, base }, id);
    note(ctx, connection, 'sscim', done.status);
    return done;
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    if (connection && error.status !== 401) note(ctx, connection, 'fscim', error.status, error.message);
    return body(error.body(), error.status);
  }
};

function note(ctx: AuthContext, connection: Doc, type: string, statusCode: number, message?: string): void {
  const { method, path } = ctx.request;
  ctx.log({
    type,
    description: message ?? `${method} ${path.replace(/^.*\/Users/, 'Users')}`,
    ...eventFields(ctx, {}, connection, undefined, ''),
    details: { request: { method, path }, response: { statusCode } },
  });
}

/** The handler of a path below a connection's endpoint; undefined for another path. */
export const scimHandler = (path: string): AuthHandler | undefined =>
  PATH.test(path) ? provision : undefined;
