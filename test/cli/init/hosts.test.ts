/** Every client's file, read by the rules that its documentation gives, and taken back again. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { HOST_CLIENTS, type HostClient, type Place, type Scope } from '../../../src/cli/init/host-clients.js';
import { fileOf, type InitFlags, runInit } from '../../../src/cli/init/init.js';
import type { Terminal } from '../../../src/cli/terminal/terminal.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';

// From source, the tools take longer to load than a test may.
beforeAll(() => loadRegistry(), 240_000);

const SECRET = 'a-secret-that-must-stay-out';
const URL_OF_TEAM = 'https://mcp.example.com/mcp';
const nobody: Terminal = { interactive: false, write: () => {}, ask: async () => undefined };

let place: Place;
let printed: string;
beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'hosts-'));
  place = {
    cwd: join(root, 'project'),
    home: join(root, 'home'),
    platform: 'linux',
    env: { AUTH0_DOMAIN: 'acme.eu.auth0.com', AUTH0_CLIENT_ID: 'c', AUTH0_CLIENT_SECRET: SECRET },
    script: '/opt/server/dist/cli.js',
    node: '/opt/node/bin/node',
  };
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation(((text: string, done?: () => void) => {
    printed += text;
    done?.();
    return true;
  }) as typeof process.stdout.write);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(dirname(place.cwd), { recursive: true });
});

const env = z.record(z.string(), z.string());
const args = z.array(z.string());
const program = z.strictObject({ command: z.string(), args, env });
const typed = z.strictObject({ type: z.literal('stdio'), command: z.string(), args, env });
const address = z.strictObject({ url: z.url() });
const http = z.strictObject({ type: z.literal('http'), url: z.url() });

/** Cline takes no less than 30; opencode and Zed take whole numbers above 0. */
const seconds = { timeout: z.int().min(30).max(3_600) };
const milliseconds = { timeout: z.int().min(30_000).max(3_600_000) };
const codexTimes = { startup_timeout_sec: z.number().positive(), tool_timeout_sec: z.number().positive() };
const libreChatTimes = { initTimeout: z.number().min(30_000), timeout: z.number().min(30_000) };

interface Rules {
  /** What the whole file has to hold besides. */
  file?: z.ZodType;
  local: z.ZodType;
  remote?: z.ZodType;
  /** What is in the file before, of the kind that the client itself writes. */
  other: string;
}

const json = (...path: string[]) =>
  `${JSON.stringify(
    path.reduceRight<object>((inner, key) => ({ [key]: inner }), { other: { command: 'o' } }),
    null,
    2,
  )}\n`;

const RULES: Record<string, Rules> = {
  'claude-code': { local: typed, remote: http, other: json('mcpServers') },
  'claude-desktop': { local: program, other: json('mcpServers') },
  cursor: { local: program, remote: address, other: json('mcpServers') },
  vscode: { local: typed, remote: http, other: json('servers') },
  windsurf: {
    local: program,
    remote: z.strictObject({ serverUrl: z.url() }),
    other: json('mcpServers'),
  },
  gemini: { local: program, remote: z.strictObject({ httpUrl: z.url() }), other: json('mcpServers') },
  codex: {
    local: z.strictObject({ command: z.string(), args, env, env_vars: args, ...codexTimes }),
    remote: address.extend(codexTimes),
    other: 'model = "x"\n\n[mcp_servers.other]\ncommand = "o"\n',
  },
  goose: {
    local: z.strictObject({
      name: z.string(),
      type: z.literal('stdio'),
      enabled: z.literal(true),
      cmd: z.string(),
      args,
      envs: env,
      env_keys: args,
      timeout: z.int(),
    }),
    remote: z.strictObject({
      name: z.string(),
      type: z.literal('streamable_http'),
      enabled: z.literal(true),
      uri: z.url(),
      timeout: z.int(),
    }),
    other: '# mine\nGOOSE_MODEL: x\nextensions:\n  other:\n    cmd: o # why\n',
  },
  zed: {
    local: program.extend(seconds),
    remote: address.extend(seconds),
    other: `// mine\n${json('context_servers')}`,
  },
  jetbrains: { local: program, remote: address, other: json('mcpServers') },
  librechat: {
    file: z.looseObject({ version: z.string() }),
    local: typed.extend(libreChatTimes),
    remote: z.strictObject({ type: z.literal('streamable-http'), url: z.url(), ...libreChatTimes }),
    other: 'version: 1.3.1\nmcpServers:\n  other:\n    command: o\n',
  },
  cline: {
    local: program.extend(seconds),
    remote: z.strictObject({ type: z.literal('streamableHttp'), url: z.url(), ...seconds }),
    other: json('mcpServers'),
  },
  kiro: { local: program, remote: address, other: json('mcpServers') },
  amp: { local: program, remote: address, other: json('amp.mcpServers') },
  opencode: {
    local: z.strictObject({
      type: z.literal('local'),
      command: args,
      environment: env,
      enabled: z.literal(true),
      ...milliseconds,
    }),
    remote: z.strictObject({
      type: z.literal('remote'),
      url: z.url(),
      enabled: z.literal(true),
      ...milliseconds,
    }),
    other: json('mcp'),
  },
};

const clients = Object.keys(HOST_CLIENTS);
const clientOf = (name: string) => HOST_CLIENTS[name] as HostClient;
const cases = clients.flatMap((name) =>
  (Object.keys(clientOf(name).files) as Scope[]).map((scope): [string, Scope] => [name, scope]),
);
const init = (client: string, scope: Scope, flags: Partial<InitFlags> = {}) =>
  runInit({ client, scope, yes: true, ...flags }, place, nobody);

/** The tables of a TOML file of the plain kind that is written here. */
function tables(text: string): Record<string, unknown> {
  const found: Record<string, Record<string, unknown>> = {};
  let current: Record<string, unknown> = {};
  for (const line of text.split('\n')) {
    const [, header] = /^\[(.*)\]$/.exec(line) ?? [];
    const [, key, value = ''] = /^(\w+) = (.*)$/.exec(line) ?? [];
    if (header) {
      current = {};
      found[header] = current;
    } else if (key) {
      const inline = value.startsWith('{') ? value.replace(/(\w+) = /g, '"$1": ') : value;
      current[key] = JSON.parse(inline);
    }
  }
  return found;
}

function entryIn(name: string, text: string): unknown {
  const { format, path } = clientOf(name);
  if (format === 'toml') return tables(text)[`${path[0]}.auth0`];
  const whole = format === 'yaml' ? parse(text) : JSON.parse(text.replace(/^\/\/.*$/gm, ''));
  RULES[name]?.file?.parse(whole);
  return path.reduce((value, key) => value[key], whole).auth0;
}

function put(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

describe('every client', () => {
  it('has rules here', () => {
    expect(Object.keys(RULES).sort()).toEqual([...clients].sort());
  });

  it.each(cases)('%s takes the entry for a %s, without the secret', async (name, scope) => {
    const file = fileOf(clientOf(name), scope, place);
    expect(file.startsWith(scope === 'user' ? place.home : place.cwd)).toBe(true);
    await init(name, scope);
    const text = readFileSync(file, 'utf8');
    const entry = RULES[name]?.local.parse(entryIn(name, text));
    expect(JSON.stringify(entry)).toContain('/opt/node/bin/node');
    expect(JSON.stringify(entry)).toContain('acme.eu.auth0.com');
    expect(text + printed).not.toContain(SECRET);
    await init(name, scope);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it.each(cases)('%s, for a %s, gets back the file it had', async (name, scope) => {
    const file = fileOf(clientOf(name), scope, place);
    const { other = '' } = RULES[name] ?? {};
    put(file, other);
    await init(name, scope);
    expect(readFileSync(file, 'utf8')).not.toBe(other);
    await init(name, scope, { remove: true });
    expect(readFileSync(file, 'utf8')).toBe(other);
    await init(name, scope, { remove: true });
    expect(printed).toContain('has no entry auth0');
  });

  it.each(cases)('%s, for a %s, has no file left where there was none', async (name, scope) => {
    const file = fileOf(clientOf(name), scope, place);
    await init(name, scope);
    await init(name, scope, { remove: true });
    expect(existsSync(file)).toBe(false);
  });

  it.each(clients)('%s takes an address, or says what to do instead', async (name) => {
    const [scope = 'user'] = Object.keys(clientOf(name).files) as Scope[];
    const { remote } = RULES[name] ?? {};
    const writing = init(name, scope, { url: URL_OF_TEAM });
    if (!remote) return expect(writing).rejects.toThrow(/takes no addresses in its file: (add|start) /);
    await writing;
    const file = fileOf(clientOf(name), scope, place);
    expect(JSON.stringify(remote.parse(entryIn(name, readFileSync(file, 'utf8'))))).toContain(URL_OF_TEAM);
    // A program and an address do not go together.
    await init(name, scope);
    RULES[name]?.local.parse(entryIn(name, readFileSync(file, 'utf8')));
  });
});

describe('init refuses', () => {
  it.each<[string, Partial<InitFlags> & { client: string }, RegExp]>([
    ['a scope that is none', { client: 'cursor', scope: 'global' }, /--scope is user or project/],
    [
      'a scope that the client lacks',
      { client: 'windsurf', scope: 'project' },
      /Windsurf has no configuration for a project/,
    ],
    ['an address that is none', { client: 'cursor', url: 'mcp.example.com' }, /address of an MCP endpoint/],
    [
      'an address with a policy',
      { client: 'cursor', url: URL_OF_TEAM, readOnly: true },
      /leave out the policy flags/,
    ],
    ['to remove an address', { client: 'cursor', url: URL_OF_TEAM, remove: true }, /--remove needs no --url/],
  ])('%s', async (_name, flags, why) => {
    await expect(runInit({ yes: true, ...flags }, place, nobody)).rejects.toThrow(why);
  });

  it('YAML that it cannot read', async () => {
    put(fileOf(clientOf('goose'), 'user', place), 'extensions: [\n');
    await expect(init('goose', 'user')).rejects.toThrow(/is not valid YAML; fix the file first/);
  });
});

it('keeps how long the person lets the client wait', async () => {
  await init('opencode', 'user');
  const file = fileOf(clientOf('opencode'), 'user', place);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('"timeout": 300000');
  writeFileSync(file, text.replace('300000', '20000'));
  await init('opencode', 'user');
  expect(readFileSync(file, 'utf8')).toContain('"timeout": 20000');
});

describe('init says', () => {
  it('that a client is not known to ask people', async () => {
    await init('zed', 'user');
    expect(printed).toContain('Zed is not documented to show prompts of servers');
    printed = '';
    await init('vscode', 'user');
    expect(printed).not.toContain('not documented');
  });

  it('what VS Code asked for is gone with the entry', async () => {
    const file = fileOf(clientOf('vscode'), 'project', place);
    const before =
      '{\n  "inputs": [{ "id": "mine", "type": "promptString" }],\n  "servers": {\n    "o": {}\n  }\n}\n';
    put(file, before);
    await init('vscode', 'project');
    expect(readFileSync(file, 'utf8')).toContain('auth0-client-secret');
    await init('vscode', 'project', { remove: true });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(before));
  });
});
