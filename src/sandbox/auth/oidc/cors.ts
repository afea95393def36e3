/** Which web pages on other origins may read answers: those of the application's own origins. */
import { strings } from '../../../text/values.js';
import { HttpError, OAuthError } from '../../errors.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler, SandboxResponse } from '../../types.js';
import { allowsAddress } from '../authorize/callback.js';
import { credentialsOf } from '../client.js';

/** Whether an application is at home at an origin: it allows it, or has a callback there. */
export function allowsOrigin(client: Doc, origin: string): boolean {
  const callbacks = strings(client.callbacks).flatMap((one) =>
    URL.canParse(one) ? [new URL(one).origin] : [],
  );
  return allowsAddress(
    [...strings(client.allowed_origins), ...strings(client.web_origins), ...callbacks],
    origin,
  );
}

/** Whether answers may be sent to windows at an origin (API document, web_origins). */
export const takesMessages = (client: Doc, origin: string): boolean =>
  allowsAddress(strings(client.web_origins), origin);

const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
  'access-control-allow-headers': 'authorization, content-type, auth0-client, dpop',
  'access-control-max-age': '600',
};

const allowing = (response: SandboxResponse, origin: string): SandboxResponse => ({
  ...response,
  headers: { ...response.headers, 'access-control-allow-origin': origin, vary: 'Origin' },
});

/** Whether the application that a request names, or for a request that names none any application, is at home there. */
function isAllowed(ctx: AuthContext, origin: string): boolean {
  const { client } = credentialsOf(ctx);
  const candidates = client ? [client] : ctx.tenant.collection('clients').list();
  return candidates.some((one) => allowsOrigin(one, origin));
}

/** An error as the answer that it becomes: pages have to be able to read it. */
async function answerOf(handler: AuthHandler, ctx: AuthContext): Promise<SandboxResponse> {
  try {
    return await handler(ctx);
  } catch (error) {
    if (!(error instanceof OAuthError || error instanceof HttpError)) throw error;
    return { status: error.statusCode, body: error.body() };
  }
}

/** Lets pages of the application read the answer, and logs a page that may not. */
export const forApplications =
  (handler: AuthHandler): AuthHandler =>
  async (ctx) => {
    const { origin } = ctx.request.headers;
    if (origin === undefined || origin === new URL(ctx.url).origin) return handler(ctx);
    const response = await answerOf(handler, ctx);
    if (isAllowed(ctx, origin)) return allowing(response, origin);
    const { client } = credentialsOf(ctx);
    noteOrigin(ctx, client, origin);
    return response;
  };

/** Logs a page whose origin the application does not allow. */
export function noteOrigin(ctx: AuthContext, client: Doc | undefined, origin: string): void {
  const { host } = new URL(ctx.url);
  ctx.log({
    type: 'fco',
    description: `Origin ${origin} is not in the list of allowed origins`,
    ...(client ? { client_id: client.client_id, client_name: client.name } : {}),
    hostname: host,
    details: {
      origin,
      host,
      method: ctx.request.method,
      allowedOrigins: client ? strings(client.allowed_origins) : [],
      webOrigins: client ? strings(client.web_origins) : [],
    },
  });
}

/** Lets every page read the answer: for documents that are public. */
export const forEverybody =
  (handler: AuthHandler): AuthHandler =>
  async (ctx) => {
    if (ctx.request.headers.origin === undefined) return handler(ctx);
    return allowing(await answerOf(handler, ctx), '*');
  };

/** The answer to a browser that asks before it sends; whether the page may read the answer is told with that. */
export const preflight: AuthHandler = ({ request }) => ({
  status: 204,
  headers: {
    ...PREFLIGHT,
    ...(request.headers.origin === undefined
      ? {}
      : { 'access-control-allow-origin': request.headers.origin, vary: 'Origin' }),
  },
});
