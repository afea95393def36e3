import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FRAMEWORK_NAMES } from '../../../../src/tools/workflows/connect/framework-names.js';
import { FRAMEWORKS } from '../../../../src/tools/workflows/connect/frameworks.js';
import { type ChangingBench, startChanging } from '../../changes/changing-bench.js';

let changing: ChangingBench;
beforeAll(async () => {
  changing = await startChanging();
});
afterAll(() => changing.close());

const connect = (framework: string, url: string, more: object = {}) =>
  changing.agree('connect_application', { framework, name: `Shop ${framework}`, url, ...more });
const clientOf = async (id: string) =>
  (await changing.agree('get_client', { client_id: id })).structuredContent as Record<string, unknown>;
const urlFor = (name: (typeof FRAMEWORK_NAMES)[number]) =>
  FRAMEWORKS[name].type === 'native' ? 'com.example.shop' : 'http://localhost:3000';

const KNOWN = new Set([
  'title',
  'type',
  'packages',
  'callbacks',
  'logout',
  'web_origin',
  'native',
  'env',
  'steps',
  'source',
]);

describe('connect_application', () => {
  it('has a file for every framework', () => {
    const files = readdirSync(join(import.meta.dirname, '..', '..', '..', '..', 'catalog', 'frameworks'));
    expect(files.map((file) => file.replace('.json', '')).sort()).toEqual([...FRAMEWORK_NAMES].sort());
    for (const { source } of Object.values(FRAMEWORKS)) expect(source).toMatch(/^https:\/\//);
  });

  it.each(FRAMEWORK_NAMES)('creates the application for %s', async (name) => {
    const { type, env } = FRAMEWORKS[name];
    const answer = await connect(name, urlFor(name));
    expect(answer.isError, JSON.stringify(answer.content)).not.toBe(true);
    const { project, ...made } = answer.structuredContent as { project: Record<string, never> };
    const id = String(
      (made as { client_id?: string; id?: string }).client_id ?? (made as { id?: string }).id,
    );
    const client = await clientOf(id);
    expect(client).toMatchObject({ app_type: type, grant_types: ['authorization_code', 'refresh_token'] });
    const { web_origin } = FRAMEWORKS[name] as { web_origin?: boolean };
    expect(client.web_origins ?? []).toEqual(web_origin ? ['http://localhost:3000'] : []);
    // A page of its own that asks for tokens is let in nowhere else.
    expect(type === 'spa' && !web_origin).toBe(false);
    const callbacks = client.callbacks as string[];
    expect(callbacks.length).toBeGreaterThan(0);
    for (const callback of callbacks) expect(callback).not.toMatch(/[{}]|undefined/);
    expect(client.token_endpoint_auth_method).toBe(type === 'regular_web' ? 'client_secret_post' : 'none');
    // Only an application that keeps a secret is told about one.
    expect(Object.values(env).includes('client_secret') && type !== 'regular_web').toBe(false);
    expect(Object.keys(project.environment ?? {})).toEqual(Object.keys(env));
    // What a framework's name says of a port or a flow would be a second truth.
    expect(Object.keys(FRAMEWORKS[name]).filter((key) => !KNOWN.has(key))).toEqual([]);
    expect(Object.values(project.environment ?? {}).filter((value) => value === '')).toEqual([]);
  });

  it('gives the addresses that the framework uses', async () => {
    const { structuredContent } = await connect('nextjs', 'https://shop.example.com/app/', { name: 'Live' });
    const { client_id, id } = structuredContent as { client_id?: string; id?: string };
    expect(await clientOf(String(client_id ?? id))).toMatchObject({
      callbacks: ['https://shop.example.com/app/auth/callback'],
      allowed_logout_urls: ['https://shop.example.com/app'],
      web_origins: ['https://shop.example.com'],
    });
    const spa = (await connect('react', 'http://localhost:5173/', { name: 'At 5173' })).structuredContent as {
      client_id?: string;
    };
    expect(await clientOf(String(spa.client_id ?? (spa as { id?: string }).id))).toMatchObject({
      callbacks: ['http://localhost:5173'],
      web_origins: ['http://localhost:5173'],
    });
  });

  it('is one change that can be undone', async () => {
    const { structuredContent } = await connect('flask', 'http://localhost:3000', { name: 'Undone' });
    const made = structuredContent as { client_id?: string; id?: string; change_id?: string };
    expect(made.change_id).toBeTruthy();
    await changing.agree('undo_change', { change_id: made.change_id });
    const gone = await changing.agree('get_client', { client_id: String(made.client_id ?? made.id) });
    expect(gone.isError).toBe(true);
  });

  it.each([
    ['express', 'shop.example.com', /address of the application/],
    ['express', 'http://shop.example.com', /localhost only/],
    ['express', 'https://a:b@shop.example.com', /address of the application/],
    ['ios', 'http://localhost:3000', /bundle or package id/],
    ['android', 'shop', /bundle or package id/],
  ])('refuses for %s the address %s', async (framework, url, why) => {
    const answer = await connect(framework, url);
    expect(answer.isError).toBe(true);
    expect(JSON.stringify(answer.content)).toMatch(why);
  });
});

type Answer = {
  client_id: string;
  changes: { operation: string }[];
  change_id?: string;
  project: { api?: { audience: string }; steps: string[]; environment: Record<string, string> };
};
const answerOf = async (framework: string, url: string, more: object = {}) =>
  (await connect(framework, url, more)).structuredContent as unknown as Answer;
const operationsOf = ({ changes }: Answer) => changes.map(({ operation }) => operation);
const apiOf = async (id: string) =>
  (await changing.agree('get_resource_server', { resource_server_id: id })).structuredContent as {
    scopes?: { value: string }[];
    name: string;
  };

describe('connect_application with an API and a connection', () => {
  const api = { identifier: 'https://orders.example.com', scopes: ['read:orders', 'write:orders'] };

  it('makes the API, the application and its connection as one change with one question', async () => {
    const before = changing.questions.length;
    const answer = await answerOf('nextjs', 'http://localhost:3000', { name: 'Orders', api });
    expect(operationsOf(answer)).toEqual([
      'create_resource_server',
      'create_client',
      'update_connection_clients',
    ]);
    expect(changing.questions.length - before).toBe(1);
    const [question = ''] = changing.questions.slice(-1);
    for (const shown of ['https://orders.example.com', 'read:orders', '/auth/callback'])
      expect(question).toContain(shown);
    expect((await apiOf(api.identifier)).scopes?.map(({ value }) => value)).toEqual(api.scopes);
    const connections = await changing.agree('list_client_connections', { client_id: answer.client_id });
    expect(JSON.stringify(connections.structuredContent)).toContain('Username-Password-Authentication');
    expect(answer.project.api).toMatchObject({ audience: api.identifier, scopes: api.scopes });

    // Again: nothing. With more: only that.
    const again = await answerOf('nextjs', 'http://localhost:3000', { name: 'Orders', api });
    expect(again).toMatchObject({ client_id: answer.client_id, changes: [] });
    const more = { ...api, scopes: ['delete:orders'] };
    const live = await answerOf('nextjs', 'https://orders.example.com', { name: 'Orders', api: more });
    expect(operationsOf(live)).toEqual(['update_resource_server', 'update_client']);
    expect((await clientOf(answer.client_id)).callbacks).toEqual([
      'http://localhost:3000/auth/callback',
      'https://orders.example.com/auth/callback',
    ]);
    expect((await apiOf(api.identifier)).scopes).toHaveLength(3);

    await changing.agree('undo_change', { change_id: live.change_id });
    await changing.agree('undo_change', { change_id: answer.change_id });
    expect((await changing.agree('get_client', { client_id: answer.client_id })).isError).toBe(true);
    expect(
      (await changing.agree('get_resource_server', { resource_server_id: api.identifier })).isError,
    ).toBe(true);
  });

  it('grants access where the API asks for a grant for people', async () => {
    await changing.agree('create_resource_server', {
      identifier: 'urn:strict',
      name: 'Strict',
      scopes: [{ value: 'read:all' }],
      subject_type_authorization: { user: { policy: 'require_client_grant' } },
    });
    const strict = { identifier: 'urn:strict', scopes: ['read:all'] };
    const answer = await answerOf('react', 'http://localhost:5173', { name: 'Strict app', api: strict });
    expect(operationsOf(answer)).toEqual([
      'create_client',
      'create_client_grant',
      'update_connection_clients',
    ]);
    const { structuredContent } = await changing.agree('list_client_grants', { client_id: answer.client_id });
    expect(structuredContent).toMatchObject({
      items: [{ audience: 'urn:strict', scope: ['read:all'], subject_type: 'user' }],
    });
    const again = await answerOf('react', 'http://localhost:5173', { name: 'Strict app', api: strict });
    expect(again.changes).toEqual([]);
  });

  it('only shows what would change with dry_run', async () => {
    const shown = await connect('flask', 'http://localhost:5000', { name: 'Only shown', dry_run: true });
    expect(JSON.stringify(shown.content)).toContain('http://localhost:5000/callback');
    const real = await answerOf('flask', 'http://localhost:5000', { name: 'Only shown' });
    expect(operationsOf(real)).toContain('create_client');
  });

  it.each<[string, object, RegExp]>([
    ['an API of Auth0 itself', { api: { identifier: 'management' } }, /an API of Auth0 itself/],
    ['a connection that is not there', { connection: 'nope' }, /there is no ..nope..; there are /],
    ['a name that is of another type', { name: 'Taken' }, /is of the type spa, not regular_web/],
  ])('refuses %s, and changes nothing', async (_what, more, why) => {
    await connect('react', 'http://localhost:5173', { name: 'Taken' });
    const { audience } = changing.bench.runtime.targets.own;
    const given = JSON.parse(JSON.stringify(more).replace('management', audience ?? ''));
    const before = changing.snapshot();
    const answer = await connect('express', 'http://localhost:3000', given);
    expect(JSON.stringify(answer.content)).toMatch(why);
    expect(answer.isError).toBe(true);
    expect(changing.snapshot()).toEqual(before);
  });

  it('writes the whole .env file in the names of the framework', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'connect-'));
    vi.spyOn(process, 'cwd').mockReturnValue(folder);
    try {
      const { structuredContent, content } = await connect('nextjs', 'http://localhost:3000/', {
        name: 'With a file',
        save_secrets_to: 'app.env',
      });
      const answer = structuredContent as unknown as Answer;
      const text = readFileSync(join(folder, 'app.env'), 'utf8');
      expect(statSync(join(folder, 'app.env')).mode & 0o777).toBe(0o600);
      const values = Object.fromEntries(
        [...text.matchAll(/^(\w+)="(.*)"$/gm)].map(([, name, value]) => [name, value]),
      );
      expect(values).toMatchObject({
        AUTH0_CLIENT_ID: answer.client_id,
        APP_BASE_URL: 'http://localhost:3000',
      });
      expect(values.AUTH0_SECRET).toMatch(/^[0-9a-f]{64}$/);
      expect(values.AUTH0_CLIENT_SECRET?.length).toBeGreaterThan(30);
      const said = JSON.stringify([structuredContent, content]);
      for (const secret of [values.AUTH0_SECRET, values.AUTH0_CLIENT_SECRET])
        expect(said).not.toContain(secret);
      expect(answer.project.environment).toMatchObject({ AUTH0_CLIENT_SECRET: 'in app.env' });
    } finally {
      vi.restoreAllMocks();
      rmSync(folder, { recursive: true });
    }
  });
});
