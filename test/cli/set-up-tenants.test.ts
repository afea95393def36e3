/** Commands that are run after `setup`, and `doctor` for several tenants. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { runDoctor } from '../../src/cli/doctor.js';
import type { Place } from '../../src/cli/init/host-clients.js';
import { type InitFlags, runInit } from '../../src/cli/init/init.js';
import { setUpTenants } from '../../src/cli/setup/set-up-tenant.js';
import { keepRecord, readRecords, type SetupRecord } from '../../src/cli/setup/setup-record.js';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/start.js';

let first: RunningSandbox;
let second: RunningSandbox;
let home: string;
let folder: string;
let place: Place;
let printed: string;

beforeAll(async () => {
  [first, second] = await Promise.all([startSandbox({ seed: 'empty' }), startSandbox({ seed: 'empty' })]);
});
afterAll(() => Promise.all([first.close(), second.close()]));
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'set-up-'));
  folder = join(home, '.config', 'auth0-management-mcp');
  mkdirSync(folder, { recursive: true });
  place = { cwd: home, home, platform: 'linux', env: {}, script: '/s/cli.js', node: '/n/node' };
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation(((text: string, done?: () => void) => {
    printed += text;
    done?.();
    return true;
  }) as typeof process.stdout.write);
});
afterEach(() => {
  process.exitCode = undefined;
  vi.restoreAllMocks();
  rmSync(home, { recursive: true });
});

function secretOf(sandbox: RunningSandbox): string {
  const file = join(folder, `${sandbox.clientId}.secret`);
  writeFileSync(file, sandbox.clientSecret, { mode: 0o600 });
  return file;
}
function setUp(sandbox: RunningSandbox, more: Partial<SetupRecord> = {}): SetupRecord {
  const record: SetupRecord = {
    domain: sandbox.url,
    profile: 'support-readonly',
    application: { clientId: sandbox.clientId, kind: 'secret', made: false },
    secret: { in: 'file', at: secretOf(sandbox) },
    clients: [],
    finished: true,
    ...more,
  };
  keepRecord(record, folder);
  return record;
}
const init = (flags: Partial<InitFlags> = {}) =>
  runInit({ client: 'cursor', scope: 'user', yes: true, ...flags }, place);
const entry = () =>
  JSON.parse(readFileSync(join(home, '.cursor', 'mcp.json'), 'utf8')).mcpServers.auth0 as {
    args: string[];
    env?: Record<string, string>;
  };

describe('init after setup', () => {
  it('enters the tenant that is set up, and setup knows of it', async () => {
    const record = setUp(first);
    await init();
    expect(entry().env).toEqual({
      AUTH0_DOMAIN: first.url,
      AUTH0_CLIENT_ID: first.clientId,
      AUTH0_CLIENT_SECRET_FILE: record.secret?.at,
      AUTH0_MCP_PROFILE: 'support-readonly',
    });
    expect(printed).toContain(`Tenant: ${new URL(first.url).host}, which is set up here`);
    await init();
    expect(readRecords(folder)[0]?.clients).toEqual([{ name: 'cursor', scope: 'user', cwd: home }]);
  });

  it('says that it enters the sandbox, where nothing is set up or where that is asked for', async () => {
    await init();
    expect(entry()).toEqual({ command: '/n/node', args: ['/s/cli.js'] });
    expect(printed).toMatch(/Tenant: the built-in sandbox with demo data\. ".* setup" connects one of yours/);
    setUp(first);
    await init({ sandbox: true });
    expect(entry()).toEqual({ command: '/n/node', args: ['/s/cli.js', '--sandbox'] });
    expect(readRecords(folder)[0]?.clients).toEqual([]);
    await expect(init({ sandbox: true, url: 'https://a.example/mcp' })).rejects.toThrow(/leave out --url/);
  });

  it('asks which of several is meant, and takes what the environment says', async () => {
    setUp(first);
    setUp(second);
    await expect(init()).rejects.toThrow(/Several tenants are set up .*AUTH0_DOMAIN/);
    place.env = { AUTH0_DOMAIN: second.url, AUTH0_MCP_PROFILE: 'support' };
    await init();
    expect(entry().env).toMatchObject({ AUTH0_DOMAIN: second.url, AUTH0_MCP_PROFILE: 'support' });
    place.env = {
      AUTH0_DOMAIN: 'acme.eu.auth0.com',
      AUTH0_CLIENT_ID: 'c',
      AUTH0_CLIENT_SECRET: 'a-secret-1',
    };
    await init();
    expect(entry().env).toMatchObject({ AUTH0_DOMAIN: 'acme.eu.auth0.com', AUTH0_CLIENT_ID: 'c' });
  });

  it('does not take a setup that is not finished for a tenant', () => {
    keepRecord({ domain: first.url, clients: [], finished: false }, folder);
    expect(setUpTenants({}, folder)).toEqual([]);
    expect(existsSync(join(home, '.cursor'))).toBe(false);
  });
});

describe('doctor', () => {
  it('checks each tenant that is set up', async () => {
    setUp(first);
    setUp(second);
    await runDoctor({}, { AUTH0_MCP_BROWSER: 'none' }, folder);
    expect(process.exitCode).toBeUndefined();
    for (const { url } of [first, second])
      expect(printed).toContain(`${new URL(url).host}, by client id and secret`);
    expect(printed.match(/profile support-readonly/g)).toHaveLength(2);
  });

  it('checks each of several tenants of tenants.yaml, and says which fails', async () => {
    const file = join(folder, 'tenants.yaml');
    const tenant = (name: string, domain: string, sandbox: RunningSandbox) =>
      [
        `  ${name}:`,
        `    domain: ${domain}`,
        `    client_id: ${sandbox.clientId}`,
        `    client_secret_file: ${secretOf(sandbox)}`,
      ].join('\n');
    const gone = 'http://127.0.0.1:9';
    writeFileSync(
      file,
      ['tenants:', tenant('dev', first.url, first), tenant('live', gone, second), ''].join('\n'),
    );
    await runDoctor({ tenant: 'all', tenantsFile: file }, { AUTH0_MCP_BROWSER: 'none' }, folder);
    expect(process.exitCode).toBe(1);
    const [, dev = '', live = ''] = printed.split(/^(?:dev|live)$/m);
    expect(dev).toMatch(/ok {3}tools/);
    expect(dev).not.toContain('FAIL');
    expect(live).toMatch(/FAIL network/);
  });
});
