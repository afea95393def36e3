/** The log event that a Management API write leaves: `sapi` when it succeeded, `fapi` when it was refused. */
import type { LogEvent, Operation, SandboxContext } from '../types.js';

const VERBS: Record<string, string> = { POST: 'Create', PUT: 'Set', PATCH: 'Update', DELETE: 'Delete' };

/** `Create a role`-like words from the method and the path. */
function describe({ method, path }: Operation): string {
  const words = path.split('/').filter((part) => part !== '' && !part.startsWith('{'));
  const noun = words.map((word) => word.replaceAll('-', ' ').replaceAll('_', ' ')).join(' ');
  return `${VERBS[method] ?? method} ${noun}`;
}

const SECRET = /secret|password|token|private_key|credential|certificate|pem|^key$/i;

/** The request body as the log shows it: secrets are starred out, those in lists of names and values too. */
function masked(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((part) => masked(part, typeof part === 'object' ? name : ''));
  if (typeof value === 'object' && value !== null) {
    const hidden = SECRET.test(name);
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, masked(part, hidden && key === 'value' ? name : key)]),
    );
  }
  return SECRET.test(name) && typeof value === 'string' ? '*****' : value;
}

export function writeEvent(
  ctx: SandboxContext,
  status: number,
  type: 'sapi' | 'fapi',
  problem?: string,
): LogEvent {
  const { operation, request, caller } = ctx;
  const client = ctx.tenant.collection('clients').get(caller.clientId);
  return {
    type,
    description: problem ?? describe(operation),
    client_id: caller.clientId,
    client_name: typeof client?.name === 'string' ? client.name : '',
    details: {
      request: {
        method: operation.method.toLowerCase(),
        path: request.path,
        query: Object.fromEntries(request.search),
        body:
          Buffer.isBuffer(ctx.body) || operation.body?.contentType !== 'application/json'
            ? {}
            : masked(ctx.body ?? {}),
        ip: request.ip,
        userAgent: request.headers['user-agent'] ?? 'Unknown',
        channel: 'api',
        auth: {
          strategy: 'jwt',
          user: { user_id: caller.subject },
          credentials: { scopes: [...caller.scopes].slice(0, 20) },
        },
      },
      response: { statusCode: status },
    },
  };
}
