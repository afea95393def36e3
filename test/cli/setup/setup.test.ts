import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { examine } from '../../../src/cli/doctor.js';
import { runRotate } from '../../../src/cli/setup/rotate.js';
import { runSetup } from '../../../src/cli/setup/setup.js';
import { askTenant } from '../../../src/cli/setup/tenant-step.js';
import type { World } from '../../../src/cli/setup/world.js';
import { createClient } from '../../../src/client/client.js';
import type { ManagementClient } from '../../../src/client/types.js';
import { type Keychain, keychainOf } from '../../../src/config/sources/keychain.js';
import { type RunningSandbox, startSandbox } from '../../../src/sandbox/start.js';
import { type Answer, type Scripted, scripted } from './scripted-prompter.js';

let sandbox: RunningSandbox;
let token: string;
let client: ManagementClient;
let home: string;
let keychain: Map<string, string> | undefined;
let examined: NodeJS.ProcessEnv[];

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'empty' });
  const answer = await fetch(`${sandbox.url}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      audience: sandbox.audience,
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
    }),
  });
  token = ((await answer.json()) as { access_token: string }).access_token;
  client = createClient({
    baseUrl: sandbox.url,
    audience: sandbox.audience,
    credentials: { kind: 'token', token },
    userAgent: 'test',
  });
});
afterAll(async () => {
  await client.close();
  await sandbox.close();
});
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'setup-'));
  keychain = undefined;
  examined = [];
  vi.spyOn(process.stdout, 'write').mockImplementation(((_text: string, done?: () => void) => {
    done?.();
    return true;
  }) as typeof process.stdout.write);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(home, { recursive: true });
});

async function openKeychain(): Promise<Keychain> {
  const entries = keychain;
  if (!entries) throw new Error('There is no keychain here.');
  return keychainOf((account) => ({
    getPassword: async () => entries.get(account) ?? null,
    setPassword: async (secret) => void entries.set(account, secret),
    deleteCredential: async () => entries.delete(account),
  }));
}

function worldOf(answers: Answer[]): World & { prompter: Scripted } {
  return {
    prompter: scripted(answers),
    place: { cwd: join(home, 'p'), home, platform: 'linux', env: {}, script: '/s/cli.js', node: '/n/node' },
    open: undefined,
    openKeychain,
    folder: join(home, '.config', 'auth0-management-mcp'),
    stateFolder: join(home, '.local', 'state', 'auth0-management-mcp'),
    examine: async (env) => {
      examined.push(env);
      // A keychain of a test is unknown to the program.
      return keychain ? true : examine({}, env);
    },
  };
}

const files = (): string[] =>
  readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const read = (file: string) => readFileSync(file, 'utf8');
const clients = async () =>
  (
    (await client.send({ operation: 'GET /clients', method: 'GET', path: '/clients' })).body as {
      client_id: string;
      name: string;
    }[]
  ).filter(({ name }) => name.startsWith('MCP server'));
const scopesOf = async (id: string) => {
  const { body } = await client.send({
    operation: 'GET /client-grants',
    method: 'GET',
    path: '/client-grants',
    query: { client_id: id },
  });
  return (body as { scope: string[] }[]).flatMap(({ scope }) => scope);
};

const made = (kind: 'secret' | 'private_key'): Answer[] => [
  [/runs as an application/, 'make'],
  [/authenticate/, kind],
  [/Token from the API explorer/, token],
];

describe('setup', () => {
  it('makes the application, keeps its secret in one file, and connects clients', async () => {
    const world = worldOf([
      [/Domain of your tenant/, 'not a domain'],
      [/Domain of your tenant/, sandbox.url],
      [/be able to do/, 'support-readonly'],
      [/runs as an application/, 'make'],
      [/authenticate/, 'secret'],
      [/Token from the API explorer/, 'nonsense'],
      [/Token from the API explorer/, token],
      [/MCP clients/, ['claude-desktop', 'goose']],
    ]);
    await runSetup({}, world);
    expect(world.prompter.left).toEqual([]);
    expect(world.prompter.seen).toContain('This is not an access token');
    const [application] = await clients();
    const granted = await scopesOf(application?.client_id ?? '');
    expect(granted).toContain('read:users');
    expect(granted.filter((scope) => !scope.startsWith('read:'))).toEqual([]);
    const secrets = files().filter((file) => file.endsWith('.secret'));
    expect(secrets).toHaveLength(1);
    const [file = ''] = secrets;
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(world.prompter.seen).toContain(file);
    const secret = read(file);
    for (const other of files()) {
      if (other !== file) expect(read(other)).not.toContain(secret);
      expect(read(other)).not.toContain(token);
    }
    expect(world.prompter.seen).not.toContain(secret);
    const desktop = JSON.parse(read(join(home, '.config', 'Claude', 'claude_desktop_config.json')));
    expect(desktop.mcpServers.auth0.env).toEqual({
      AUTH0_DOMAIN: sandbox.url,
      AUTH0_CLIENT_ID: application?.client_id,
      AUTH0_CLIENT_SECRET_FILE: file,
      AUTH0_MCP_PROFILE: 'support-readonly',
    });
    expect(examined[0]).toMatchObject(desktop.mcpServers.auth0.env);

    const remover = worldOf([
      [/Take back the setup/, true],
      [/was created by setup/, 'delete'],
      [/Token from the API explorer/, token],
    ]);
    await runSetup({ remove: true }, remover);
    expect(remover.prompter.left).toEqual([]);
    expect(files()).toEqual([]);
    expect(await clients()).toEqual([]);
  });

  it('keeps a private key in the keychain, and rotates it', async () => {
    keychain = new Map();
    await runSetup(
      { domain: sandbox.url, profile: 'support', client: 'cursor' },
      worldOf(made('private_key')),
    );
    const [application] = await clients();
    const id = application?.client_id ?? '';
    const account = `${new URL(sandbox.url).host}/${id}`;
    const before = await (await openKeychain()).get(account);
    expect(before).toContain('PRIVATE KEY');
    const { env } = JSON.parse(read(join(home, '.cursor', 'mcp.json'))).mcpServers.auth0;
    expect(env.AUTH0_CLIENT_PRIVATE_KEY_KEYCHAIN).toBe(account);
    const works = async (privateKey: string) => {
      const with_ = createClient({
        baseUrl: sandbox.url,
        audience: sandbox.audience,
        credentials: { kind: 'private_key', clientId: id, privateKey },
        userAgent: 'test',
      });
      try {
        return (await with_.grantedScopes()).scopes.size > 0;
      } catch {
        return false;
      } finally {
        await with_.close();
      }
    };
    expect(await works(before ?? '')).toBe(true);
    await runRotate({}, worldOf([[/Token from the API explorer/, token]]));
    const after = await (await openKeychain()).get(account);
    expect(after).not.toBe(before);
    expect([await works(after ?? ''), await works(before ?? '')]).toEqual([true, false]);
    await runSetup(
      { remove: true, yes: true },
      worldOf([
        [/was created by setup/, 'delete'],
        [/Token from the API explorer/, token],
      ]),
    );
    expect([files(), keychain.size]).toEqual([[], 0]);
  });

  it('goes on where it was stopped', async () => {
    await expect(
      runSetup(
        {},
        worldOf([[/Domain/, sandbox.url], [/be able to do/, 'developer'], ...made('secret').slice(0, 2)]),
      ),
    ).rejects.toThrow(/What is done is kept/);
    const world = worldOf([
      [/Continue the setup of/, true],
      [/runs as an application/, 'enter'],
      [/Client ID/, sandbox.clientId],
      [/authenticate/, 'secret'],
      [/Client secret/, 'short'],
      [/Client secret/, sandbox.clientSecret],
      [/MCP clients/, []],
    ]);
    await runSetup({}, world);
    expect(world.prompter.left).toEqual([]);
    expect(world.prompter.seen).toContain('create:clients');
    expect(world.prompter.seen).not.toContain(sandbox.clientSecret);
    expect(examined[0]).toMatchObject({ AUTH0_CLIENT_ID: sandbox.clientId, AUTH0_MCP_PROFILE: 'developer' });
    // An application that the person made stays.
    await runSetup({ remove: true, yes: true }, worldOf([]));
    expect(files()).toEqual([]);
  });

  it('asks again when the tenant refuses to make the application', async () => {
    const world = worldOf([
      [/runs as an application/, 'make'],
      [/authenticate/, 'secret'],
      // Not the last character, of which some bits mean nothing.
      [/Token from the API explorer/, token.replace(/.(?=.{20}$)/, (one) => (one === 'A' ? 'B' : 'A'))],
    ]);
    await expect(runSetup({ domain: sandbox.url, profile: 'support' }, world)).rejects.toThrow(/stopped/);
    expect(world.prompter.seen).toContain('The application was not created');
    expect(await clients()).toEqual([]);
  });

  it('refuses unknown names before it asks anything', async () => {
    await expect(runSetup({ profile: 'suport' }, worldOf([]))).rejects.toThrow(/did you mean support\?/);
    await expect(runSetup({ client: 'curser' }, worldOf([]))).rejects.toThrow(/did you mean cursor/);
    await expect(runSetup({ remove: true }, worldOf([]))).rejects.toThrow(/Nothing is set up/);
    expect(existsSync(join(home, '.config'))).toBe(false);
  });
});

describe('a custom domain', () => {
  const keys: Record<string, string[]> = {
    'login.acme.com': ['k1', 'k2'],
    'acme.eu.auth0.com': ['k2', 'k1'],
    'other.eu.auth0.com': ['k9'],
  };
  const documents = async ({ domain }: { domain: string }, document: string) => ({
    status: domain in keys ? 200 : 404,
    body:
      document === 'jwks.json'
        ? { keys: keys[domain]?.map((kid) => ({ kid })) }
        : { token_endpoint: `https://${domain}/oauth/token` },
  });

  it('leads to the audience of the tenant behind it', async () => {
    const prompter = scripted([
      [/own domain/, 'missing.eu.auth0.com'],
      [/own domain/, 'other.eu.auth0.com'],
      [/own domain/, 'acme.eu.auth0.com'],
    ]);
    expect(await askTenant(prompter, 'login.acme.com', documents)).toEqual({
      domain: 'login.acme.com',
      baseUrl: 'https://login.acme.com',
      audience: 'https://acme.eu.auth0.com/api/v2/',
    });
    expect(prompter.seen).toContain('missing.eu.auth0.com is not the domain of an Auth0 tenant');
    expect(prompter.seen).toContain('other.eu.auth0.com is another tenant');
    expect(await askTenant(scripted([]), 'acme.eu.auth0.com', documents)).not.toHaveProperty('audience');
  });
});
