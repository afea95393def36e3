/** Provisioning by identity providers: `/scim/v2/connections/{id}/Users` and `/Groups` (RFC 7644). */
import { SCIM_CONFIGURATIONS } from '../../resources/connections/scim.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { eventFields } from '../event-fields.js';
import { answerFor, body, checkToken, ScimError } from './endpoint.js';
import { groups } from './groups.js';
import { users } from './users.js';

const ROOT = '/scim/v2/connections/';
const PATH = /^\/scim\/v2\/connections\/([^/]+)\/(Users|Groups)(?:\/([^/]+))?$/i;

const provision: AuthHandler = (ctx) => {
  const [, connectionId = '', kind = '', id] = PATH.exec(ctx.request.path) ?? [];
  const connection = ctx.tenant.collection('connections').get(connectionId);
  const configuration = ctx.tenant.collection(SCIM_CONFIGURATIONS).get(connectionId);
  try {
    if (!connection || !configuration) throw new ScimError(404, 'The connection does not support SCIM');
    const ofGroups = kind.toLowerCase() === 'groups';
    checkToken(ctx, connectionId, ofGroups ? 'groups' : 'users');
    const base = `${ctx.url}${ROOT}${connectionId}`;
    const request = { ctx, connection, configuration, base };
    const done = answerFor(ofGroups ? groups : users, request, id);
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
    description: message ?? `${method} ${path.replace(/^.*\/connections\/[^/]+\//, '')}`,
    ...eventFields(ctx, {}, connection, undefined, ''),
    details: { request: { method, path }, response: { statusCode } },
  });
}

/** The handler of a path below a connection's endpoint; undefined for another path. */
export const scimHandler = (path: string): AuthHandler | undefined =>
  PATH.test(path) ? provision : undefined;
