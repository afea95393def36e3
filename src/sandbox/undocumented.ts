/** Operations that real tenants answer though no document lists them; clients in use call them. */
import type { Method } from '../catalog/types.js';
import type { Operation } from './types.js';

const operation = (method: Method, path: string, resource: string, scope: string): Operation => ({
  id: `${method} ${path}`,
  method,
  path,
  resource,
  sdk: null,
  lifecycle: 'GA',
  scopes: { mode: 'any', scopes: [scope] },
  parameters: [],
  ...(method === 'GET'
    ? {}
    : { body: { contentType: 'application/json', required: true, schema: { type: 'object' } } }),
  responses: { '200': null },
});

const BLACKLIST = '/blacklists/tokens';

/** Tokens that are not to be used any more, as the published SDKs call it (auth0-PHP, ruby-auth0, node-auth0 4). */
const blacklist: readonly Operation[] = [
  {
    ...operation('GET', BLACKLIST, 'blacklists', 'blacklist:tokens'),
    parameters: [{ name: 'aud', in: 'query', required: false, schema: { type: 'string' } }],
  },
  {
    ...operation('POST', BLACKLIST, 'blacklists', 'blacklist:tokens'),
    body: {
      contentType: 'application/json',
      required: true,
      schema: {
        type: 'object',
        additionalProperties: false,
        required: ['jti'],
        properties: { aud: { type: ['string', 'null'] }, jti: { type: 'string' } },
      },
    },
  },
];

const setting = (path: string, resource: string, scope: string, writes: Method[]): Operation[] => [
  operation('GET', path, resource, `read:${scope}`),
  ...writes.map((method) => operation(method, path, resource, `update:${scope}`)),
];

export const undocumentedOperations: readonly Operation[] = [
  ...blacklist,
  ...setting('/prompts/mfa-push', 'prompts', 'prompts', ['PUT', 'PATCH']),
  ...setting('/guardian/factors/webauthn-platform/settings', 'guardian', 'guardian_factors', ['PUT']),
  ...setting('/guardian/factors/webauthn-roaming/settings', 'guardian', 'guardian_factors', ['PUT']),
];

/** Path parameters that accept more values than documented; their handlers check them. */
export const looserPathParameters: ReadonlySet<string> = new Set(['triggerId']);

export interface PathFormat {
  /** The paths it is about. */
  path: RegExp;
  parameter: string;
  format: string;
  /** The refusal is the finding alone, without saying that the path was checked. */
  plain?: true;
}

/** Formats of path parameters that the document leaves out. The first that fits counts. */
export const pathFormats: readonly PathFormat[] = [
  { path: /^\/event-streams\/\{id\}/, parameter: 'id', format: 'event-stream-id' },
  { path: /^\/users\/\{id\}$/, parameter: 'id', format: 'user-id', plain: true },
  { path: /^\/users\/\{id\}\/|^\/user-blocks\/\{id\}$/, parameter: 'id', format: 'user-id' },
  { path: /^\/users\/\{user_id\}\/|\/members\/\{user_id\}\//, parameter: 'user_id', format: 'user-id' },
];
