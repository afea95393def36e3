/** Where a text occurs in the configuration: everywhere it does, and nowhere it is not shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placesOf } from '../../../../src/tools/workflows/find/places.js';
import { lists, singles } from '../../../../src/tools/workflows/find/sources.js';
import { type Bench, type Body, startBench } from '../workflow-bench.js';

let bench: Bench;
let client: Body;
const api = (method: string, path: string, body?: unknown) => bench.tenant.api(method, path, body);
const find = async (text: string, runtime?: Parameters<Bench['call']>[2]) =>
  bench.call('find_in_tenant', { text }, runtime);
const kinds = (body: Body) => body.found.map(({ kind }: Body) => kind).sort();

beforeAll(async () => {
  bench = await startBench('empty');
  const origins = ['https://app.example.com', 'http://LOCALHOST:3000'];
  const callbacks = origins.map((origin) => `${origin}/cb`);
  const make = async (path: string, body: object) => {
    const made = await api('POST', path, body);
    expect([200, 201], JSON.stringify(made.body)).toContain(made.status);
    return made.body;
  };
  client = await make('/clients', { name: 'Portal', app_type: 'spa', callbacks, web_origins: origins });
  await make('/connections', {
    name: 'corp',
    strategy: 'oidc',
    options: { client_id: 'x', client_secret: 'very-secret-localhost', issuer: 'https://localhost:8443/' },
  });
  await make('/resource-servers', { name: 'Local', identifier: 'https://localhost/api', scopes: [] });
  await make('/actions/actions', {
    name: 'Sync',
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    code: "exports.onExecutePostLogin = async () => {\n  await fetch('http://localhost:9000/a');\n  await fetch('http://localhost:9000/b');\n};",
  });
  await make('/log-streams', {
    name: 'dev sink',
    type: 'http',
    sink: { httpEndpoint: 'https://localhost/logs', httpContentType: 'application/json' },
  });
  await make('/organizations', { name: 'acme', metadata: { site: 'http://localhost' } });
  await api('PATCH', '/tenants/settings', { allowed_logout_urls: ['https://localhost/login'] });
  await api('POST', '/emails/provider', {
    name: 'smtp',
    default_from_address: 'a@example.com',
    credentials: { smtp_host: 'localhost', smtp_port: 25, smtp_user: 'u', smtp_pass: 'localhost-pass' },
  });
  await make('/email-templates', {
    template: 'welcome_email',
    body: '<a href="http://localhost/welcome">hi</a>',
    from: 'a@example.com',
    subject: 'Welcome',
    syntax: 'liquid',
    enabled: true,
  });
});
afterAll(() => bench.close());

describe('find_in_tenant', () => {
  it('names every place in one call, with the tool that shows it', async () => {
    const { body, bytes, text } = await find('localhost');
    expect(body.could_not_see).toBeUndefined();
    expect(kinds(body)).toEqual([
      'API',
      'Action',
      'application',
      'connection',
      'e-mail provider',
      'e-mail template',
      'log stream',
      'organization',
      'tenant settings',
    ]);
    expect(body).toMatchObject({ count: 10, objects: 9, complete: true });
    expect(text).toMatch(/^"localhost" occurs at 10 places in 9 objects\. Not searched: people/);
    const portal = body.found.find(({ kind }: Body) => kind === 'application');
    expect(portal).toMatchObject({
      name: 'Portal',
      get: 'get_client',
      arguments: { client_id: client.client_id },
      places: [{ path: 'callbacks[1]', around: 'http://LOCALHOST:3000/cb' }, { path: 'web_origins[1]' }],
    });
    const action = body.found.find(({ kind }: Body) => kind === 'Action');
    expect(action.places[0]).toMatchObject({ path: 'code', line: 2, times: 2 });
    expect(bytes).toBeLessThanOrEqual(6_000);
  });

  it('neither matches nor shows what is redacted', async () => {
    for (const secret of [
      'very-secret',
      'localhost-pass',
      client.client_secret ?? 'no-secret',
      '[redacted]',
      'redacted',
    ])
      expect((await find(secret)).body, secret).toMatchObject({ count: 0, complete: true });
  });

  it('does not match what is masked for the caller', async () => {
    const masked = Object.create(bench.runtime, {
      policy: {
        value: { ...bench.runtime.policy, masking: { email: true, phone: true, ip: true } },
      },
    });
    expect((await find('a@example.com')).body.count).toBeGreaterThan(0);
    expect((await find('a@example.com', masked)).body.count).toBe(0);
  });

  it('says what it could not read, and never calls that complete', async () => {
    const narrow = await bench.withScopes(['read:clients']);
    const { body, text, bytes } = await find('localhost', narrow);
    expect(body).toMatchObject({ count: 2, complete: false });
    expect(text).toContain('as far as could be read');
    expect(body.could_not_see.map(({ what }: Body) => what)).toContain('connections');
    expect(bytes).toBeLessThanOrEqual(6_000);
    const none = await find('nowhere-at-all');
    expect(none.text).toMatch(/^"nowhere-at-all" was not found\./);
    expect((await bench.call('find_in_tenant', { text: 'x' })).result.isError).toBe(true);
  });

  it('is bounded, and counts what it does not show', async () => {
    for (let n = 0; n < 60; n++)
      await api('POST', '/clients', {
        name: `Many ${n}`,
        app_type: 'spa',
        callbacks: Array.from({ length: 12 }, (_, i) => `https://many.example.com/${n}/${i}`),
      });
    const { body, bytes } = await find('many.example.com');
    expect(body).toMatchObject({ count: 720, objects: 60, complete: true, shortened: true });
    expect(body.found.length + body.left_out.found).toBe(60);
    expect(bytes).toBeLessThanOrEqual(6_000);
  });

  it('tells each read beyond the first three', async () => {
    const told: string[] = [];
    await bench.outcome('find_in_tenant', { text: 'localhost' }, { progress: (line) => told.push(line) });
    expect(told.length).toBeGreaterThan(20);
  });

  it('looks through tools that exist and show one thing by its id', async () => {
    for (const { list, get } of lists) {
      expect(await bench.runtime.registry.operation(list), list).toBeDefined();
      expect((await bench.runtime.registry.operation(get))?.required, get).toHaveLength(1);
    }
    for (const { get } of singles)
      expect((await bench.runtime.registry.operation(get))?.required).toEqual([]);
  });
});

describe('the places in a value', () => {
  it('are paths, whatever the case, in texts, numbers and names', () => {
    const value = { a: ['x', { Needle: 1 }], b: 'a NEEDLE in\nhay needle', c: 42, needle_of: null };
    expect(placesOf(value, 'needle')).toEqual([
      { path: 'a[1].Needle' },
      { path: 'b', around: 'a NEEDLE in hay needle', line: 1, times: 2 },
      { path: 'needle_of' },
    ]);
    expect(placesOf(value, '42')).toEqual([{ path: 'c', around: '42' }]);
  });

  it('show a little around them', () => {
    const [place] = placesOf(`${'a'.repeat(500)}needle${'b'.repeat(500)}`, 'needle');
    expect(place?.around).toBe(`…${'a'.repeat(36)}needle${'b'.repeat(36)}…`);
    expect(placesOf({ secret: 'x [redacted] y' }, 'redact')).toEqual([]);
    expect(placesOf({ secret: 'x [redacted] y' }, 'y')).toHaveLength(1);
  });
});
