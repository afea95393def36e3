/** A sandbox tenant for a test, and a way to look at it from outside the server under test. */
import { type RunningSandbox, startSandbox } from '../../src/sandbox/start.js';
import { type Answer, send } from './send.js';

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
  const login = async (): Promise<string> => {
    const answer = await send('POST', `${sandbox.url}/oauth/token`, {
      grant_type: 'client_credentials',
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
      audience: sandbox.audience,
    });
    return answer.body.access_token;
  };
  let token = await login();
  const once = (method: string, path: string, body: unknown): Promise<Answer> =>
    send(method, `${sandbox.url}/api/v2${path}`, body, { authorization: `Bearer ${token}` });
  const api: Tenant['api'] = async (method, path, body) => {
    const answer = await once(method, path, body);
    // A test may have advanced the tenant's clock beyond the token's life.
    if (answer.status !== 401) return answer;
    token = await login();
    return once(method, path, body);
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
      const { body } = await send('GET', `${sandbox.url}/_sandbox/requests`);
      return Array.isArray(body) ? body : (body.requests ?? []);
    },
    close: () => sandbox.close(),
  };
}
