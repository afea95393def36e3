import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOST_CLIENTS, type HostClient, type Place } from '../../../src/cli/init/host-clients.js';
import { fileOf as fileIn, type InitFlags, runInit, scopeOf } from '../../../src/cli/init/init.js';
import { readMember } from '../../../src/cli/init/json-edit.js';
import { tooManyForSome } from '../../../src/cli/init/tool-limits.js';
import type { Terminal } from '../../../src/cli/terminal/terminal.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';
import { VERSION } from '../../../src/version.js';

// From source, the tools take longer to load than a test may.
beforeAll(() => loadRegistry(), 240_000);

let place: Place;
let printed: string;
const SECRET = 'a-secret-that-must-stay-out';
const TENANT = {
  AUTH0_DOMAIN: 'acme.eu.auth0.com',
  AUTH0_CLIENT_ID: 'client-1',
  AUTH0_CLIENT_SECRET: SECRET,
};

beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'init-'));
  place = {
    cwd: join(root, 'project'),
    home: join(root, 'home'),
    platform: 'linux',
    env: {},
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

const nobody: Terminal = { interactive: false, write: () => {}, ask: async () => undefined };
const person = (answer: string): Terminal => ({ ...nobody, interactive: true, ask: async () => answer });
const init = (client: string, flags: Partial<InitFlags> = { yes: true }, terminal = nobody) =>
  runInit({ client, ...flags }, place, terminal);
const known = (client: string) => HOST_CLIENTS[client] as HostClient;
const fileOf = (client: string) => fileIn(known(client), scopeOf(known(client)), place);
const read = (client: string) => readFileSync(fileOf(client), 'utf8');
function put(client: string, text: string): void {
  mkdirSync(dirname(fileOf(client)), { recursive: true });
  writeFileSync(fileOf(client), text);
}

describe('init', () => {
  it('names the file that cannot be read', async () => {
    mkdirSync(fileOf('claude-code'), { recursive: true });
    await expect(init('claude-code')).rejects.toThrow(`${fileOf('claude-code')} cannot be read (EISDIR).`);
  });

  it.each(['claude-desktop', 'claude-code', 'cursor', 'windsurf', 'gemini'])(
    'writes the sandbox for %s',
    async (client) => {
      await init(client);
      const entry = JSON.parse(read(client)).mcpServers.auth0;
      expect(entry).toMatchObject({ command: '/opt/node/bin/node', args: ['/opt/server/dist/cli.js'] });
      expect(entry.env).toBeUndefined();
      expect(statSync(fileOf(client)).mode & 0o777).toBe(0o600);
    },
  );

  it('knows where Claude Desktop keeps its file', () => {
    const file = (platform: NodeJS.Platform, env = {}) =>
      known('claude-desktop').files.user?.({ ...place, home: '/h', platform, env });
    expect(file('darwin')).toBe('/h/Library/Application Support/Claude/claude_desktop_config.json');
    expect(file('linux')).toBe('/h/.config/Claude/claude_desktop_config.json');
    expect(file('win32', { APPDATA: '/h/Roaming' })).toBe('/h/Roaming/Claude/claude_desktop_config.json');
  });

  it.each([
    ['claude-code', '$' + '{AUTH0_CLIENT_SECRET}'],
    ['cursor', '$' + '{env:AUTH0_CLIENT_SECRET}'],
    ['windsurf', '$' + '{env:AUTH0_CLIENT_SECRET}'],
    ['gemini', '$' + '{AUTH0_CLIENT_SECRET}'],
    ['claude-desktop', 'paste the value here'],
  ])('writes a real tenant for %s without the secret', async (client, placeholder) => {
    place.env = TENANT;
    await init(client);
    expect(read(client)).not.toContain(SECRET);
    expect(printed).not.toContain(SECRET);
    expect(JSON.parse(read(client)).mcpServers.auth0.env).toEqual({
      ...TENANT,
      AUTH0_CLIENT_SECRET: placeholder,
    });
  });

  it('writes the secret when told to', async () => {
    place.env = TENANT;
    await init('claude-desktop', { yes: true, withSecrets: true });
    expect(JSON.parse(read('claude-desktop')).mcpServers.auth0.env).toEqual(TENANT);
  });

  it('has VS Code ask for the secret', async () => {
    place.env = TENANT;
    put(
      'vscode',
      '{\n  // ours\n  "inputs": [{ "id": "other", "type": "promptString" }],\n  "servers": {}\n}\n',
    );
    await init('vscode');
    const text = read('vscode');
    expect(text).toContain('// ours');
    expect(text).not.toContain(SECRET);
    expect(readMember(text, ['inputs'])).toEqual([
      { id: 'other', type: 'promptString' },
      {
        type: 'promptString',
        id: 'auth0-client-secret',
        description: 'Auth0: AUTH0_CLIENT_SECRET',
        password: true,
      },
    ]);
    expect(readMember(text, ['servers', 'auth0'])).toMatchObject({
      type: 'stdio',
      env: { AUTH0_CLIENT_SECRET: '$' + '{input:auth0-client-secret}' },
    });
    await init('vscode');
    expect(read('vscode')).toBe(text);
  });

  it('writes a table for Codex that passes the secret on by name', async () => {
    place.env = { ...TENANT, CODEX_HOME: join(place.home, 'codex') };
    const other = 'model = "x"\n\n[mcp_servers.other]\ncommand = "o"\n';
    put('codex', other);
    await init('codex');
    const text = read('codex');
    expect(text).toBe(
      `${other}\n[mcp_servers.auth0]\ncommand = "/opt/node/bin/node"\nargs = ["/opt/server/dist/cli.js"]\nenv_vars = ["AUTH0_CLIENT_SECRET"]\nenv = { AUTH0_DOMAIN = "acme.eu.auth0.com", AUTH0_CLIENT_ID = "client-1" }\nstartup_timeout_sec = 60\ntool_timeout_sec = 300\n`,
    );
    put('codex', `${text}\n[tui]\nnotifications = true\n`);
    await init('codex', { yes: true, readOnly: true });
    expect(read('codex')).toMatch(
      /args = \[.*, "--read-only"\]\nenv_vars[^\n]*\nenv = [^\n]*\nstartup_timeout_sec = 60\ntool_timeout_sec = 300\n\n\[tui\]\nnotifications = true\n$/,
    );
    expect(read('codex').startsWith(other)).toBe(true);
  });

  it('leaves a Codex file alone that it cannot change safely', async () => {
    const text = '[mcp_servers]\nother = { command = "o" }\n';
    put('codex', text);
    await expect(init('codex')).rejects.toThrow(/add this yourself: \[mcp_servers\.auth0\]/);
    expect(read('codex')).toBe(text);
  });

  it('keeps everything else in the file, including a manually added secret', async () => {
    const before = `{\n  "globalShortcut": "",\n  "mcpServers": {\n    "files": {"command": "npx"},\n    "auth0": {"command": "old", "disabled": true, "env": {"AUTH0_CLIENT_SECRET": "${SECRET}", "HTTPS_PROXY": "http://proxy"}}\n  }\n}\n`;
    put('claude-desktop', before);
    place.env = TENANT;
    await init('claude-desktop');
    const after = JSON.parse(read('claude-desktop'));
    expect(after.globalShortcut).toBe('');
    expect(after.mcpServers.files).toEqual({ command: 'npx' });
    expect(after.mcpServers.auth0).toMatchObject({
      command: '/opt/node/bin/node',
      disabled: true,
      env: { ...TENANT, HTTPS_PROXY: 'http://proxy' },
    });
  });

  it('passes on policy flags and variables, with absolute paths', async () => {
    place.env = {
      AUTH0_MCP_READ_ONLY: 'true',
      AUTH0_MCP_AUDIT_LOG: 'audit.jsonl',
      // Of no use to a server over stdio.
      AUTH0_MCP_HTTP_ISSUER: 'https://acme.eu.auth0.com/',
      LOG_LEVEL: 'debug',
    };
    mkdirSync(place.cwd, { recursive: true });
    await init('cursor', { yes: true, toolsets: 'users,logs', auditLog: 'flag.jsonl' });
    const { args, env } = JSON.parse(read('cursor')).mcpServers.auth0;
    expect(args.slice(1)).toEqual(['--toolsets', 'users,logs', '--audit-log', join(place.cwd, 'flag.jsonl')]);
    expect(env).toEqual({ AUTH0_MCP_READ_ONLY: 'true', AUTH0_MCP_AUDIT_LOG: join(place.cwd, 'audit.jsonl') });
  });

  it('starts what npx has fetched through npx, with its version', async () => {
    place.script = '/home/me/.npm/_npx/1a2b/node_modules/auth0-management-mcp/dist/cli.js';
    await init('cursor');
    const npx = ['-y', `auth0-management-mcp@${VERSION}`];
    expect(JSON.parse(read('cursor')).mcpServers.auth0).toEqual({ command: 'npx', args: npx });
    place.platform = 'win32';
    await init('cursor');
    expect(JSON.parse(read('cursor')).mcpServers.auth0.command).toBe('cmd');
    // A desktop application may find neither npx nor Node.
    place.platform = 'linux';
    place.node = join(place.home, 'bin', 'node');
    const cli = join(place.home, 'lib', 'node_modules', 'npm', 'bin', 'npx-cli.js');
    mkdirSync(dirname(cli), { recursive: true });
    writeFileSync(cli, '');
    await init('gemini');
    const { command, args, env } = JSON.parse(read('gemini')).mcpServers.auth0;
    expect({ command, args }).toEqual({ command: place.node, args: [cli, ...npx] });
    expect(env.PATH.split(':')[0]).toBe(dirname(place.node));
    place.script = '/usr/lib/node_modules/auth0-management-mcp/dist/cli.js';
    await init('windsurf');
    expect(JSON.parse(read('windsurf')).mcpServers.auth0.args).toEqual([place.script]);
  });

  it('shows the change and asks before writing', async () => {
    put('cursor', '{\n  "mcpServers": {}\n}\n');
    const before = read('cursor');
    await init('cursor', {}, person('n'));
    expect(read('cursor')).toBe(before);
    expect(printed).toContain('+     "auth0": {');
    await init('cursor', {}, person('yes'));
    expect(JSON.parse(read('cursor')).mcpServers.auth0.command).toBe('/opt/node/bin/node');
  });

  it('writes nothing without a terminal to confirm, or in a dry run', async () => {
    put('cursor', '{}');
    await expect(init('cursor', {})).rejects.toThrow(/--yes/);
    await init('cursor', { yes: true, dryRun: true });
    expect(read('cursor')).toBe('{}');
    expect(printed).toContain('"auth0"');
  });

  it('keeps the rights of the file and follows a link', async () => {
    const real = join(place.home, 'dotfiles.json');
    mkdirSync(place.home, { recursive: true });
    writeFileSync(real, '{}', { mode: 0o640 });
    mkdirSync(dirname(fileOf('cursor')), { recursive: true });
    symlinkSync(real, fileOf('cursor'));
    await init('cursor');
    expect(JSON.parse(readFileSync(real, 'utf8')).mcpServers.auth0.command).toBe('/opt/node/bin/node');
    expect(statSync(real).mode & 0o777).toBe(0o640);
  });

  it('refuses a broken file, an unknown client and a configuration that would not start', async () => {
    put('cursor', '{"mcpServers": {');
    await expect(init('cursor')).rejects.toThrow(/is not valid JSON; fix the file first/);
    await expect(init('curser')).rejects.toThrow(/did you mean cursor/);
    place.env = { AUTH0_DOMAIN: 'acme.eu.auth0.com' };
    await expect(init('gemini')).rejects.toThrow(/without credentials/);
  });
});

describe('a client that takes fewer tools than are enabled', () => {
  it.each([
    ['cursor', 80],
    ['windsurf', 100],
  ])('%s gets a list that fits', async (client, most) => {
    await init(client, { yes: true, toolsets: 'all' });
    expect(printed).toMatch(
      new RegExp(
        `takes ${most} tools in all, so ${most} of \\d{3} enabled ones are listed \\(--max-tools ${most}\\)`,
      ),
    );
    expect(read(client)).toMatch(new RegExp(`"--max-tools",\\s+"${most}"`));
  });

  it('is told where the default leaves some out', async () => {
    await init('vscode', { yes: true, toolsets: 'all' });
    expect(printed).toMatch(/Note: 128 of \d{3} enabled tools are listed; the others are found/);
    expect(read('vscode')).not.toContain('max-tools');
  });

  it('is warned about where the maximum was chosen', async () => {
    await init('cursor', { yes: true, toolsets: 'all', maxTools: '90' });
    expect(printed).toContain('Warning: 90 tools are listed, and Cursor takes 80 in all. List fewer');
    place.env = { AUTH0_MCP_MAX_TOOLS: '0' };
    await init('vscode', { yes: true, toolsets: 'all' });
    expect(printed).toMatch(/Warning: \d{3} tools are listed, and VS Code takes 128 in all\./);
    expect(read('vscode')).toContain('AUTH0_MCP_MAX_TOOLS');
  });

  it('is left alone where they fit', async () => {
    for (const client of ['vscode', 'cursor', 'windsurf']) await init(client);
    expect(printed).not.toContain('tools are listed');
    expect(printed).not.toContain('max-tools');
  });

  it('is named by doctor', () => {
    expect(tooManyForSome(90)).toBe(
      '90 tools are listed: Cursor takes 80 in all. List fewer with --max-tools, --toolsets or --tools; the others are found with find_operations.',
    );
    expect(tooManyForSome(80)).toBeUndefined();
    expect(tooManyForSome(129)).toContain('Cursor takes 80, VS Code takes 128, Windsurf takes 100 in all');
  });
});
