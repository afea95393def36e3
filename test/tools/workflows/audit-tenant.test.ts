import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Posture } from '../../../src/tools/workflows/audit/read-tenant.js';
import { check } from '../../../src/tools/workflows/audit/tenant-checks.js';
import { type Bench, type Body, startBench } from './workflow-bench.js';

let bench: Bench;
const api = (method: string, path: string, body?: unknown) => bench.tenant.api(method, path, body);
const audit = async (): Promise<{ body: Body; bytes: number }> => bench.call('audit_tenant', {});
const found = (body: Body, id: string) => body.findings.find((one: Body) => one.id === id);

beforeAll(async () => {
  bench = await startBench('empty');
});
afterAll(() => bench.close());

describe('audit_tenant', () => {
  it('finds weakened settings with the call that fixes them, and not once they are fixed', async () => {
    await api('PATCH', '/attack-protection/brute-force-protection', { enabled: false });
    const { body: sloppy } = await api('POST', '/clients', {
      name: 'Sloppy',
      app_type: 'spa',
      callbacks: ['https://*.example.com/cb', 'http://plain.example.com/cb', 'https://good.example.com/cb'],
      grant_types: [
        'implicit',
        'authorization_code',
        'password',
        'http://auth0.com/oauth/grant-type/password-realm',
      ],
    });
    const machine = (
      await api('POST', '/clients', { name: 'Idle', app_type: 'spa', grant_types: ['authorization_code'] })
    ).body;
    await api('POST', '/resource-servers', {
      name: 'API',
      identifier: 'https://api.example.com',
      scopes: [],
    });
    await api('POST', '/client-grants', {
      client_id: machine.client_id,
      audience: 'https://api.example.com',
      scope: [],
    });
    const { body, bytes } = await audit();
    for (const id of [
      'brute_force_protection_off',
      'wildcard_addresses',
      'http_addresses',
      'weak_grants',
      'mfa_missing',
      'stale_grants',
    ]) {
      expect(found(body, id), id).toBeDefined();
    }
    expect(found(body, 'wildcard_addresses').evidence).toContain('Sloppy');
    expect(found(body, 'weak_grants').evidence).toMatch(/Sloppy: [a-z, -]*(implicit|password)/);
    for (const id of ['wildcard_addresses', 'http_addresses', 'weak_grants']) {
      const { tool, arguments: given } = found(body, id).fix;
      await bench.approved(tool, given);
    }
    const after = (await api('GET', `/clients/${sloppy.client_id}`)).body;
    expect(after.callbacks).toEqual(['https://good.example.com/cb']);
    expect(after.grant_types).toEqual(['authorization_code']);
    expect(bytes).toBeLessThanOrEqual(9_000);
    const severities = body.findings.map(({ severity }: Body) => ['high', 'medium', 'low'].indexOf(severity));
    expect(severities).toEqual([...severities].sort());
    for (const { fix } of body.findings) {
      if (!fix) continue;
      const operation = await bench.runtime.registry.operation(fix.tool);
      const { apply: _ownArgument, ...given } = fix.arguments;
      expect(operation?.input.safeParse(given).error, fix.tool).toBeUndefined();
    }
    const fixing = found(body, 'brute_force_protection_off').fix;
    expect((await api('PATCH', '/attack-protection/brute-force-protection', fixing.arguments)).status).toBe(
      200,
    );
    expect(found((await audit()).body, 'brute_force_protection_off')).toBeUndefined();
  });
});

describe('the checks', () => {
  const DAY = 86_400_000;
  const now = Date.parse('2025-06-01T00:00:00Z');
  const posture = (more: Partial<Posture>): Posture => ({
    now,
    applications: undefined,
    moreApplications: false,
    grants: undefined,
    connections: undefined,
    apis: undefined,
    bruteForce: undefined,
    breachedPasswords: undefined,
    suspiciousIps: undefined,
    botDetection: undefined,
    factors: undefined,
    mfaPolicies: undefined,
    logStreams: undefined,
    signingKeys: undefined,
    customDomains: undefined,
    settings: undefined,
    emailProvider: undefined,
    rules: undefined,
    hooks: undefined,
    actions: undefined,
    lastUsed: new Map(),
    logSince: undefined,
    credentials: [],
    ...more,
  });
  const ids = (more: Partial<Posture>) => check(posture(more)).map(({ id }) => id);

  it('say nothing of what could not be seen', () => {
    expect(ids({})).toEqual([]);
  });

  it('know a broken log stream, an expiring key, an old runtime and an unused application', () => {
    const app = { client_id: 'a', name: 'A', callbacks: [], grant_types: ['authorization_code'] };
    expect(ids({ logStreams: [{ id: 'lst', name: 'S', status: 'suspended' }] })).toEqual([
      'broken_log_stream',
    ]);
    expect(ids({ logStreams: [{ id: 'lst', name: 'S', status: 'active' }] })).toEqual([]);
    expect(
      ids({
        credentials: [
          { client: app, credential: { id: 'c', expires_at: new Date(now + 5 * DAY).toISOString() } },
        ],
      }),
    ).toEqual(['expiring_application_keys']);
    expect(ids({ actions: [{ id: 'x', name: 'X', runtime: 'node16' }] })).toEqual(['old_action_runtime']);
    expect(ids({ applications: [app], lastUsed: new Map([['a', null]]), logSince: now - 30 * DAY })).toEqual([
      'unused_applications',
    ]);
    // A log of three days says nothing about use.
    expect(ids({ applications: [app], lastUsed: new Map([['a', null]]), logSince: now - 3 * DAY })).toEqual(
      [],
    );
    expect(
      ids({ applications: [app], lastUsed: new Map([['a', now - DAY]]), logSince: now - 30 * DAY }),
    ).toEqual([]);
  });

  it('propose no change of the application that this server runs as', () => {
    const app = (client_id: string) => ({
      client_id,
      name: client_id,
      grant_types: ['implicit'],
      callbacks: [],
    });
    const [other] = check(posture({ own: 'me', applications: [app('me'), app('you')] }));
    expect(other).toMatchObject({ concerns: ['me', 'you'], fix: { arguments: { client_id: 'you' } } });
    const [mine] = check(posture({ own: 'me', applications: [app('me')] }));
    expect(mine).toMatchObject({ concerns: ['me'], advice: expect.stringContaining('this server runs as') });
    expect(mine).not.toHaveProperty('fix');
  });

  it('tell a development address from an insecure one', () => {
    const app = (callbacks: string[]) => [{ client_id: 'a', name: 'A', callbacks, grant_types: [] }];
    expect(ids({ applications: app(['http://localhost:3000/cb']) })).toEqual([]);
    expect(ids({ applications: app(['http://localhost:3000/cb', 'https://a.example.com']) })).toEqual([
      'local_addresses',
    ]);
    expect(ids({ applications: app(['http://localhost.example.com/cb']) })).toEqual(['http_addresses']);
  });
});
