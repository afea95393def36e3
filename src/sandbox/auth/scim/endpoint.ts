/** What the SCIM endpoints of a connection have in common: tokens, errors, searches (RFC 7644). */
import { SCIM_TOKENS } from '../../resources/connections/scim.js';
import { identitiesOf } from '../../resources/users/store.js';
import { scimFilter } from '../../search/scim.js';
import { QuerySyntaxError } from '../../search/syntax.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, SandboxResponse } from '../../types.js';
import { bearerToken } from '../access-token.js';
import { digestOf } from '../tokens/secrets.js';
import { patched } from './resource.js';

const MOST = 100;

/** A refusal in the form of RFC 7644, 3.12. */
export class ScimError extends Error {
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
export interface Provisioning {
  ctx: AuthContext;
  connection: Doc;
  configuration: Doc;
  /** Address of the connection's endpoint. */
  base: string;
}

/** The token of a request, if it is good for the connection and for the method. */
export function checkToken(ctx: AuthContext, connection: string, kind: 'users' | 'groups'): void {
  const given = bearerToken(ctx.request.headers.authorization);
  const tokens = ctx.tenant.collection(SCIM_TOKENS);
  const token =
    given === undefined
      ? undefined
      : tokens.by('connection', connection).find((one) => one.$digest === digestOf(given));
  if (!token || (typeof token.valid_until === 'string' && token.valid_until <= ctx.iso()))
    throw new ScimError(401, 'The token is missing, unknown or has expired');
  const needed = `${ctx.request.method.toLowerCase()}:${kind}`;
  if (!(token.scopes as string[]).includes(needed))
    throw new ScimError(403, `The token lacks the permission ${needed}`);
  tokens.update(String(token.token_id), { last_used_at: ctx.iso() });
}

export const body = (resource: Doc, status = 200): SandboxResponse => ({
  status,
  body: resource,
  headers: { 'content-type': 'application/scim+json; charset=utf-8' },
});

/** How the resources of a kind are kept. */
export interface Kind {
  all(request: Provisioning): Doc[];
  /** @throws ScimError for an id of none */
  one(request: Provisioning, id: string): Doc;
  shown(request: Provisioning, stored: Doc): Doc;
  create(request: Provisioning, resource: Doc): Doc;
  save(request: Provisioning, stored: Doc, resource: Doc): Doc;
  remove(request: Provisioning, stored: Doc): void;
}

/** Answers a request for the resources of a kind, or for one of them. */
export function answerFor(kind: Kind, request: Provisioning, id: string | undefined): SandboxResponse {
  const { ctx } = request;
  const { method } = ctx.request;
  const shown = (stored: Doc, status?: number) => body(kind.shown(request, stored), status);
  if (id === undefined) {
    if (method === 'GET')
      return search(
        request,
        kind.all(request).map((stored) => kind.shown(request, stored)),
      );
    if (method === 'POST') return shown(kind.create(request, ctx.body), 201);
    throw new ScimError(405, 'Method Not Allowed');
  }
  const stored = kind.one(request, decodeURIComponent(id));
  if (method === 'GET') return shown(stored);
  if (method === 'PUT') return shown(kind.save(request, stored, ctx.body));
  if (method === 'PATCH') {
    const resource = kind.shown(request, stored);
    const wrong = patched(resource, ctx.body.Operations);
    if (wrong !== undefined) throw new ScimError(400, wrong, 'invalidPath');
    return shown(kind.save(request, stored, resource));
  }
  if (method !== 'DELETE') throw new ScimError(405, 'Method Not Allowed');
  kind.remove(request, stored);
  return { status: 204 };
}

/** The user of the connection with an id. */
export function userIn({ ctx, connection }: Provisioning, id: string): Doc | undefined {
  const user = ctx.tenant.collection('users').get(id);
  return user && identitiesOf(user).some((one) => one.connection === connection.name) ? user : undefined;
}

/** Filters compare by `eq`, joined by `and` and `or`. */
const UNSUPPORTED = /\s(ne|co|sw|ew|gt|ge|lt|le|pr)(\s|$)|(^|\s)not\s*\(/i;

/** The resources that the filter of a request matches, a page of them. */
function search({ ctx }: Provisioning, found: readonly Doc[]): SandboxResponse {
  const { search: query } = ctx.request;
  const filter = query.get('filter') ?? '';
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
