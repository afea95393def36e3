/** What two small post-login Actions add to a sign-in: warm, and when their processes have to start. */
import { startSandbox } from '../../src/sandbox/start.js';
import { median, report } from '../support/report.js';

const WARM = 40;
const COLD = 8;
const LIMITS_MS = { warm: 40, cold: 400 };
const PASSWORD = 'Correct-Horse-9-Battery';
const CODE = `exports.onExecutePostLogin = async (event, api) => {
  api.idToken.setCustomClaim('https://example.com/name', event.user.name);
};`;

type Json = Record<string, unknown>;

export async function actions(): Promise<void> {
  const sandbox = await startSandbox({ rateLimit: 'off' });
  const send = async (method: string, path: string, body?: Json, token?: string): Promise<Json> => {
    const response = await fetch(`${sandbox.url}${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Json;
  };
  try {
    const { clientId: client_id, clientSecret: client_secret, audience } = sandbox;
    const own = { client_id, client_secret };
    const { access_token } = await send('POST', '/oauth/token', {
      grant_type: 'client_credentials',
      audience,
      ...own,
    });
    const api = (method: string, path: string, body?: Json) =>
      send(method, `/api/v2${path}`, body, String(access_token));
    await api('POST', '/connections', { name: 'People', strategy: 'auth0' });
    await api('POST', '/users', { connection: 'People', email: 'bench@example.com', password: PASSWORD });
    const ids: string[] = [];
    for (const name of ['one', 'two']) {
      const action = await api('POST', '/actions/actions', {
        name,
        code: CODE,
        supported_triggers: [{ id: 'post-login', version: 'v3' }],
      });
      ids.push(String(action.id));
    }
    const deploy = () => Promise.all(ids.map((id) => api('POST', `/actions/actions/${id}/deploy`)));
    const bind = (values: readonly string[]) =>
      api('PATCH', '/actions/triggers/post-login/bindings', {
        bindings: values.map((value) => ({ ref: { type: 'action_id', value }, display_name: value })),
      });
    const signIn = async (): Promise<number> => {
      const begun = performance.now();
      await send('POST', '/oauth/token', {
        ...own,
        grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
        realm: 'People',
        username: 'bench@example.com',
        password: PASSWORD,
        scope: 'openid',
      });
      return performance.now() - begun;
    };
    const times = async (count: number): Promise<number[]> => {
      const all: number[] = [];
      for (let n = 0; n < count; n += 1) all.push(await signIn());
      return all;
    };
    await times(5);
    const without = median(await times(WARM));
    await deploy();
    await bind(ids);
    await signIn();
    const warm = median(await times(WARM));
    const colds: number[] = [];
    for (let n = 0; n < COLD; n += 1) {
      // A new version has no process yet.
      await deploy();
      colds.push(await signIn());
    }
    const cold = median(colds);
    for (const [name, time] of [
      ['warm', warm],
      ['cold', cold],
    ] as const) {
      const limit = LIMITS_MS[name];
      const added = time - without;
      const detail = `adds ${added.toFixed(1)} ms to ${without.toFixed(1)} ms (${added <= limit ? 'within' : 'OVER'} ${limit} ms)`;
      report(`sign-in through two Actions, ${name}`, time / without, { detail });
    }
  } finally {
    await sandbox.close();
  }
}
