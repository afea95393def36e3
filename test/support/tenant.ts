/** A sandbox tenant for a test, and a way to look at it from outside the server under test. */
import { type RunningSandbox, startSandbox } from '../../src/sandbox/start.js';

export interface Tenant {
  sandbox: RunningSandbox;
  /** The environment that points the server at it. */
  env: Record<string, string>;
  /** Calls the Management API as the administrator. */
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
  api(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }>;
  /** An application with only these scopes: the environment for a server that runs with them. */
  envWithScopes(scopes: string[]): Promise<Record<string, string>>;
  /** What the sandbox has been asked since it was last asked this. */
  requests(): Promise<{ method: string; path: string }[]>;
  close(): Promise<void>;
}

export async function startTenant(seed: 'demo' | 'empty' = 'demo'): Promise<Tenant> {
  const sandbox = await startSandbox({ seed, rateLimit: 'off' });
  const json = { 'content-type': 'application/json' };
  // A connection kept from before a test's long work may have been closed by the time of the next request.
  const fresh = { connection: 'close' };
  const login = async (): Promise<string> => {
    const answer = await fetch(`${sandbox.url}/oauth/token`, {
      method: 'POST',
      headers: { ...fresh, ...json },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: sandbox.clientId,
        client_secret: sandbox.clientSecret,
        audience: sandbox.audience,
      }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  let token = await login();
  const send = (method: string, path: string, body: unknown) =>
    fetch(`${sandbox.url}/api/v2${path}`, {
      method,
      headers: { ...fresh, authorization: `Bearer ${token}`, ...(body === undefined ? {} : json) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const api: Tenant['api'] = async (method, path, body) => {
    let response = await send(method, path, body);
    // A test may have advanced the tenant's clock beyond the token's life.
    if (response.status === 401) {
      token = await login();
      response = await send(method, path, body);
    }
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };
  const env = {
    AUTH0_DOMAIN: `http://${sandbox.domain}`,
    AUTH0_CLIENT_ID: sandbox.clientId,
    AUTH0_CLIENT_SECRET: sandbox.clientSecret,
  };
  return {
    sandbox,
    env,
    api,
    envWithScopes: async (scope) => {
      const client = await api('POST', '/clients', {
        name: `scoped ${scope.join(' ') || 'none'}`.slice(0, 60),
        app_type: 'non_interactive',
      });
      const grant = await api('POST', '/client-grants', {
        client_id: client.body.client_id,
        audience: sandbox.audience,
        scope,
      });
      if (client.status !== 201 || grant.status !== 201)
        throw new Error(`no scoped client: ${client.status} ${grant.status}`);
      return {
        ...env,
        AUTH0_CLIENT_ID: client.body.client_id,
        AUTH0_CLIENT_SECRET: client.body.client_secret,
      };
    },
    requests: async () => {
      const response = await fetch(`${sandbox.url}/_sandbox/requests`);
      const body = (await response.json()) as
        | { requests?: { method: string; path: string }[] }
        | { method: string; path: string }[];
      return Array.isArray(body) ? body : (body.requests ?? []);
    },
    close: () => sandbox.close(),
  };
}
