/** `rehearse_action`: what an Action would do, without its doing it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench, type Body, startBench } from './workflow-bench.js';

let bench: Bench;
let action: { id: string };
let jane: Body;

const CODE = `exports.onExecutePostLogin = async (event, api) => {
  if (event.user.email !== 'jane@lumenbikes.example') return api.access.deny('Strangers stay outside.');
  console.log('key is', event.secrets.api_key);
  api.idToken.setCustomClaim('https://x.example/n', event.user.app_metadata.tier ?? 'none');
  api.user.setAppMetadata('tier', 'gold');
};`;

const create = async (name: string, code: string, secrets: object[] = []): Promise<{ id: string }> => {
  const made = await bench.tenant.api('POST', '/actions/actions', {
    name,
    code,
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    secrets,
  });
  return made.body as { id: string };
};
const rehearse = async (args: object): Promise<Body> => (await bench.call('rehearse_action', args)).body;

beforeAll(async () => {
  bench = await startBench('demo');
  action = await create('Doorman', CODE, [{ name: 'api_key', value: 'the-real-value' }]);
  [jane] = (await bench.tenant.api('GET', '/users-by-email?email=jane@lumenbikes.example')).body as Body[];
});
afterAll(() => bench.close());

describe('rehearse_action', () => {
  it('shows claims, changes and logs for a person, and changes nothing', async () => {
    const before = await bench.tenant.requests();
    const body = await rehearse({ action_id: action.id, user: 'jane@lumenbikes.example' });
    expect(body).toMatchObject({
      trigger: 'post-login',
      claims: { id_token: { 'https://x.example/n': expect.any(String) } },
      changed: { app_metadata: { to: expect.objectContaining({ tier: 'gold' }) } },
    });
    expect(JSON.stringify(body)).toContain('key is [secret]');
    expect(JSON.stringify(body)).not.toContain('the-real-value');
    const [after] = (await bench.tenant.api('GET', '/users-by-email?email=jane@lumenbikes.example'))
      .body as Body[];
    expect(after).toEqual(jane);
    const sent = (await bench.tenant.requests()).slice(before.length);
    expect(sent.filter(({ method, path }) => method !== 'GET' && path.startsWith('/api/'))).toEqual([]);
  });

  it('gives the Action the roles of the person, unless the caller says which', async () => {
    const code = `exports.onExecutePostLogin = async (event, api) => api.accessToken.setCustomClaim('r', event.authorization.roles);`;
    const args = { trigger: 'post-login', code, user: 'jane@lumenbikes.example' };
    expect((await rehearse(args)).claims.access_token.r.sort()).toEqual(['Customer', 'Support Agent']);
    const given = await rehearse({ ...args, event: { authorization: { roles: ['Other'] } } });
    expect(given.claims.access_token.r).toEqual(['Other']);
  });

  it('tells what an Action logs and throws in short', async () => {
    const code = `exports.onExecutePostLogin = async () => {
      console.log('log '.repeat(10_000));
      throw new Error('error '.repeat(10_000));
    };`;
    const outcome = await bench.call('rehearse_action', { trigger: 'post-login', code });
    expect(JSON.stringify(outcome).length).toBeLessThan(40_000);
    expect(JSON.stringify(outcome.body)).toMatch(/log log[^"]*… \(\d{5} characters\)/);
  });

  it('says who would be denied, and by which Action', async () => {
    const { ended } = await rehearse({ action_id: action.id });
    expect(ended).toEqual({ how: 'access.deny', action: 'Doorman', message: 'Strangers stay outside.' });
  });

  it('runs code that is not stored, in place of what is, and names the line of a mistake', async () => {
    const code = 'exports.onExecutePostLogin = async (event) => {\n  return event.nothing.at.all;\n};';
    for (const args of [
      { action_id: action.id, code },
      { trigger: 'post-login', code },
    ])
      expect((await rehearse(args)).ended).toMatchObject({ how: 'error', line: 2 });
  });

  it('runs what is bound, in order, with it', async () => {
    const first = await create(
      'First',
      `exports.onExecutePostLogin = async (e, api) => api.idToken.setCustomClaim('first', true)`,
    );
    await bench.tenant.api('POST', `/actions/actions/${first.id}/deploy`);
    const { bindings } = (await bench.tenant.api('GET', '/actions/triggers/post-login/bindings'))
      .body as Body;
    await bench.tenant.api('PATCH', '/actions/triggers/post-login/bindings', {
      bindings: [{ ref: { type: 'action_id', value: first.id }, display_name: 'First' }],
    });
    const body = await rehearse({ action_id: action.id, user: jane.user_id });
    expect(body.ran).toEqual(['First', 'Doorman']);
    expect(body.claims.id_token.first).toBe(true);
    expect(bindings).toBeDefined();
    await bench.tenant.api('PATCH', '/actions/triggers/post-login/bindings', { bindings: [] });
  });

  it('answers calls of the Management API in the throw-away sandbox, and blocks all others', async () => {
    const code = `exports.onExecutePostLogin = async (event, api) => {
      const host = event.secrets.DOMAIN;
      const token = await fetch('https://' + host + '/oauth/token', { method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ grant_type: 'client_credentials', client_id: event.secrets.CLIENT_ID, client_secret: event.secrets.CLIENT_SECRET, audience: 'https://' + host + '/api/v2/' }) });
      const { access_token } = await token.json();
      await fetch('https://' + host + '/api/v2/users/' + encodeURIComponent(event.user.user_id), { headers: { authorization: 'Bearer ' + access_token } });
      await fetch('https://hooks.example.com/x').catch(() => {});
    };`;
    const withSecrets = await create('Caller', code, [
      { name: 'DOMAIN', value: 'a' },
      { name: 'CLIENT_ID', value: 'b' },
      { name: 'CLIENT_SECRET', value: 'c' },
    ]);
    const body = await rehearse({ action_id: withSecrets.id, user: jane.user_id });
    expect(body.called).toEqual([
      'POST /oauth/token -> 200',
      `GET /api/v2/users/${encodeURIComponent(jane.user_id)} -> 200`,
    ]);
    expect(body.actions[0].log).toEqual(['warn: Blocked: a connection to hooks.example.com']);
  });

  it('takes event fields over the example', async () => {
    const code = `exports.onExecutePostLogin = async (event, api) => api.access.deny(event.client.name + event.user.name)`;
    const { ended } = await rehearse({
      trigger: 'post-login',
      code,
      event: { client: { name: 'X' }, user: { name: 'Y' } },
    });
    expect(ended.message).toBe('XY');
  });

  it.each([
    [{}, /needs action_id, or code and trigger/],
    [{ action_id: 'none' }, /not found/],
    [{ code: 'x', trigger: 'event-stream' }, /cannot be rehearsed/],
    [{ code: 'x', trigger: 'post-login', user: 'nobody@example.com' }, /No account was found/],
  ])('refuses %j', async (args, message) => {
    const { result, text } = await bench.call('rehearse_action', args);
    expect(result.isError).toBe(true);
    expect(text).toMatch(message);
  });
});
