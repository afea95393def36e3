/**
 * The log event that a Management API write leaves: `sapi` when it succeeded, `fapi` when it was refused; and
 * `mgmt_api_read`, that of a read which tells secrets (public documentation, log-event-type-codes).
 */
import type { LogEvent, Operation, SandboxContext, SandboxResponse } from '../types.js';
import type { Doc } from './store.js';

const VERBS: Record<string, string> = {
  GET: 'Get',
  POST: 'Create',
  PUT: 'Set',
  PATCH: 'Update',
  DELETE: 'Delete',
};
/** Words that have no singular of their own. */
const PLURAL = new Set(['settings', 'status', 'rendering', 'analytics']);

const singular = (word: string): string => {
  if (PLURAL.has(word) || !word.endsWith('s') || word.endsWith('ss')) return word;
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1);
};

/** Settings whose title says more than their path. */
const TITLES: Readonly<Record<string, string>> = { '/branding': 'branding settings' };

const descriptions = new Map<Operation, string>();

/** `Create a role`-like words from the method and the path, in the singular. */
function describe(operation: Operation): string {
  const known = descriptions.get(operation);
  if (known !== undefined) return known;
  const { method, path } = operation;
  const words = path
    .split('/')
    .filter((part) => part !== '' && !part.startsWith('{'))
    .flatMap((part) => part.split(/[-_]/))
    .map(singular);
  const setting = TITLES[path];
  const article = PLURAL.has(words.at(-1) ?? '')
    ? ''
    : /^(?!user|uni)[aeiou]/.test(words[0] ?? '')
      ? 'an '
      : 'a ';
  const text = `${VERBS[method] ?? method} ${setting ?? article + words.join(' ')}`;
  descriptions.set(operation, text);
  return text;
}

const SECRET = /secret|password|token|private_key|credential|certificate|pem|^key$/i;

const STARS = '*****';

/** The request body as the log shows it: secrets are starred out, those in lists of names and values too. */
function masked(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((part) => masked(part, typeof part === 'object' ? name : ''));
  if (typeof value === 'object' && value !== null) {
    const hidden = SECRET.test(name);
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, masked(part, hidden && key === 'value' ? name : key)]),
    );
  }
  return SECRET.test(name) && typeof value === 'string' ? STARS : value;
}

const shown = (body: unknown): unknown =>
  Buffer.isBuffer(body) || typeof body === 'string' ? {} : masked(body ?? {});

/** Characters of a correlation id that the log keeps (public documentation, deploy-monitor/logs). */
const MAX_CORRELATION_ID = 64;

/** Properties of answers that are secrets, of which a read is logged. */
const SECRETS: ReadonlySet<string> = new Set(['client_secret', 'signing_secret', 'private_key']);

/** Names of the secrets that an answer tells, each once; one starred out, as in the log, is not told. */
function secretsIn(body: unknown): string[] {
  if (Array.isArray(body)) return [...new Set(body.flatMap(secretsIn))];
  if (typeof body !== 'object' || body === null) return [];
  const own = Object.entries(body).flatMap(([name, value]) =>
    SECRETS.has(name) && typeof value === 'string' && value !== '' && value !== STARS
      ? [name]
      : secretsIn(value),
  );
  return [...new Set(own)];
}

/** The event of a read that tells secrets; undefined for any other. */
export function readEvent(ctx: SandboxContext, response: SandboxResponse): LogEvent | undefined {
  const accessedSecrets = secretsIn(response.body);
  if (accessedSecrets.length === 0) return undefined;
  const { details, ...event } = operationEvent(ctx, response, 'mgmt_api_read');
  const { request, response: answer } = details as Record<'request' | 'response', Doc>;
  const { body: _body, auth, ...rest } = request;
  const { strategy } = auth as Doc;
  const asked = { ...rest, auth: { strategy, user: ctx.caller.subject, credentials: null } };
  return { ...event, details: { accessedSecrets, request: asked, response: answer } };
}

/** The event of an operation. */
export function operationEvent(
  ctx: SandboxContext,
  { status, body }: SandboxResponse,
  type: 'sapi' | 'fapi' | 'mgmt_api_read',
  problem?: string,
): LogEvent {
  const { operation, request, caller } = ctx;
  const client = ctx.tenant.collection('clients').get(caller.clientId);
  const correlation = request.headers['x-correlation-id'];
  return {
    type,
    description: problem ?? describe(operation),
    client_id: caller.clientId,
    client_name: typeof client?.name === 'string' ? client.name : '',
    ...(correlation ? { references: { correlation_id: correlation.slice(0, MAX_CORRELATION_ID) } } : {}),
    details: {
      request: {
        method: operation.method.toLowerCase(),
        path: request.path,
        query: Object.fromEntries(request.search),
        body: operation.body?.contentType === 'application/json' ? shown(ctx.body) : {},
        ip: request.ip,
        userAgent: request.headers['user-agent'] ?? 'Unknown',
        channel: 'api',
        auth: {
          strategy: 'jwt',
          user: { user_id: caller.subject },
          credentials: { scopes: [...caller.scopes].slice(0, 20) },
        },
      },
      response: { statusCode: status, body: shown(body) },
    },
  };
}

/** Whether an operation changes how the tenant asks for second factors, which the log has an event of its own for. */
export const changesGuardian = ({ method, path }: Operation): boolean =>
  (method === 'PUT' || method === 'PATCH') && path.startsWith('/guardian/');

export const guardianEvent = ({ caller }: SandboxContext): LogEvent => ({
  type: 'gd_tenant_update',
  description: 'Guardian - Updates tenant settings',
  client_id: caller.clientId,
  details: {},
});
