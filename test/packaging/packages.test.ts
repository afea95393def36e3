/** What hosts and registries read: valid by their rules, of one version, and true. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getMcpConfigForManifest, unpackExtension } from '@anthropic-ai/mcpb';
import { Client, InMemoryTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readSettings } from '../../src/config/settings.js';
import { VARIABLE_NAMES } from '../../src/config/variables.js';
import { buildServer } from '../../src/server/build-server.js';
import { ICONS, TOOL_ICONS } from '../../src/server/icons.js';
import { loadRegistry } from '../../src/tools/load-registry.js';
import { cleanEnv } from '../support/clients.js';
import { startBench } from '../tools/workflows/workflow-bench.js';
import { agentHead, geminiExtension, marketplace, pluginManifest, skillHead } from './assistant-rules.js';
import { faultsOfServerJson } from './server-json-rules.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const json = (file: string) => JSON.parse(read(file));
const { version, mcpName } = json('package.json') as { version: string; mcpName: string };

describe('server.json', () => {
  const server = json('server.json');

  it('follows the rules of the schema and of the registry', () => {
    expect(faultsOfServerJson(server)).toEqual([]);
    expect(server.$schema).toBe(
      'https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json',
    );
    expect([server.name, server.version]).toEqual([mcpName, version]);
    expect(server.packages).toMatchObject([
      { registryType: 'npm', identifier: 'auth0-management-mcp', version, transport: { type: 'stdio' } },
    ]);
    for (const { name, isSecret } of server.packages[0].environmentVariables) {
      expect(VARIABLE_NAMES).toContain(name);
      expect([name, isSecret === true]).toEqual([name, /SECRET|TOKEN/.test(name)]);
    }
  });

  it.each<[string, object]>([
    ['a name without a namespace', { name: 'auth0' }],
    ['a long description', { description: 'x'.repeat(101) }],
    ['an empty title', { title: '' }],
    ['a range of versions', { version: '^1.0.0' }],
    ['a package without a transport', { packages: [{ registryType: 'npm', identifier: 'x' }] }],
    [
      'a package that is the latest',
      {
        packages: [{ registryType: 'npm', identifier: 'x', version: 'latest', transport: { type: 'stdio' } }],
      },
    ],
    ['a remote of an unknown type', { remotes: [{ type: 'websocket', url: 'wss://x' }] }],
    ['an icon in a data URI of any length', { icons: [{ src: `data:image/png;base64,${'A'.repeat(300)}` }] }],
    ['extensions of others', { _meta: { 'com.example/x': {} } }],
  ])('would be refused with %s', (_what, more) => {
    expect(faultsOfServerJson({ ...server, ...more })).not.toEqual([]);
  });
});

describe('the bundle for desktop hosts', () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mcpb-'));
    const file = join(folder, 'x.mcpb');
    const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
    await run(process.execPath, [tsx, join(root, 'scripts', 'pack-mcpb.ts'), file]);
    await unpackExtension({ mcpbPath: file, outputDir: join(folder, 'unpacked'), silent: true });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const configWith = (userConfig: Record<string, string | boolean>) => {
    const extensionPath = join(folder, 'unpacked');
    const manifest = JSON.parse(readFileSync(join(extensionPath, 'manifest.json'), 'utf8'));
    return getMcpConfigForManifest({
      manifest,
      extensionPath,
      systemDirs: { HOME: folder, DESKTOP: folder, DOCUMENTS: folder, DOWNLOADS: folder },
      userConfig: userConfig as never,
      pathSeparator: '/',
    });
  };

  it('needs no tenant: without one it serves the sandbox', async () => {
    expect(json('packaging/mcpb/manifest.json').version).toBe(version);
    const config = await configWith({});
    expect(readSettings(config?.env ?? {}).tenant).toEqual({ kind: 'sandbox' });
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: config?.args ?? [],
      env: { ...cleanEnv({}), ...config?.env } as Record<string, string>,
      stderr: 'ignore',
    });
    const client = new Client({ name: 'desktop', version: '1' });
    await client.connect(transport);
    try {
      expect(client.getServerVersion()?.icons).toEqual(ICONS);
      expect((await client.callTool({ name: 'list_roles', arguments: {} })).isError).not.toBe(true);
    } finally {
      await client.close();
    }
  });

  it('passes a tenant on, and keeps the secret where the host keeps secrets', async () => {
    const config = await configWith({
      domain: 'acme.eu.auth0.com',
      client_id: 'c',
      client_secret: 'a-secret',
      read_only: true,
    });
    expect(readSettings(config?.env ?? {})).toMatchObject({
      tenant: { domain: 'acme.eu.auth0.com', credentials: { clientSecret: 'a-secret' } },
      environment: { readOnly: true },
    });
    expect(json('packaging/mcpb/manifest.json').user_config.client_secret.sensitive).toBe(true);
  });
});

describe('the extension for Gemini CLI', () => {
  it('names its settings, and no secret is plain', () => {
    expect(geminiExtension.parse(json('gemini-extension.json')).version).toBe(version);
    const { settings, mcpServers } = json('gemini-extension.json');
    expect(mcpServers.auth0.args).toContain(`auth0-management-mcp@${version}`);
    expect(Object.keys(mcpServers.auth0.env)).toEqual(settings.map((one: { envVar: string }) => one.envVar));
    expect(settings.find((one: { envVar: string }) => one.envVar === 'AUTH0_CLIENT_SECRET').sensitive).toBe(
      true,
    );
  });
});

describe('the plugin for Claude Code', () => {
  const plugin = 'plugins/claude-code';
  const markdown = readdirSync(join(root, plugin), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${plugin}/${file}`);
  const headOf = (file: string) => parse(/^---\n([\s\S]*?)\n---\n/.exec(read(file))?.[1] ?? '');

  it('has a manifest of this version, and a marketplace that leads to it', () => {
    const manifest = pluginManifest.parse(json(`${plugin}/.claude-plugin/plugin.json`));
    expect(manifest).toMatchObject({ name: 'auth0-management', version });
    const { plugins } = marketplace.parse(json('.claude-plugin/marketplace.json'));
    expect(plugins).toMatchObject([{ name: 'auth0-management', source: `./${plugin}` }]);
    const { args, env } = json(`${plugin}/.mcp.json`).mcpServers.auth0;
    expect(args).toContain(`auth0-management-mcp@${version}`);
    for (const [name, value] of Object.entries(env)) {
      expect(VARIABLE_NAMES).toContain(name);
      // Not set counts as empty, which counts as not set.
      expect(value).toBe(`\${${name}:-}`);
    }
  });

  it('describes its agent and skills by the name of their file', () => {
    expect(markdown.length).toBeGreaterThan(3);
    for (const file of markdown) {
      const { name } = (file.endsWith('SKILL.md') ? skillHead : agentHead).parse(headOf(file));
      const parts = file.split('/');
      const own = parts.at(-1) === 'SKILL.md' ? parts.at(-2) : parts.at(-1)?.replace('.md', '');
      expect([file, name]).toEqual([file, own]);
    }
  });

  it('names only tools that exist', async () => {
    const registry = await loadRegistry();
    const tools = new Set([...registry.builtIn, ...registry.records].map(({ name }) => name));
    const others = new Set(['save_secrets_to', 'change_id']);
    for (const file of markdown) {
      const names = [...read(file).matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, name = '']) => name);
      expect([file, names.filter((name) => !tools.has(name) && !others.has(name))]).toEqual([file, []]);
    }
  });
});

describe('icons', () => {
  const dataOf = (icon?: { src: string }) => Buffer.from(icon?.src.split(',')[1] ?? '', 'base64');
  const sizeOf = (png: Buffer) => [png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)];

  it('of the server are those of the packages', () => {
    const [small, drawing] = ICONS;
    expect(dataOf(drawing).toString()).toBe(read('assets/icon.svg'));
    expect(sizeOf(dataOf(small))).toEqual(['PNG', 48, 48]);
    expect(sizeOf(readFileSync(join(root, 'assets', 'icon.png')))).toEqual(['PNG', 512, 512]);
  });

  it('of tools tell reading, changing and what may do harm apart', () => {
    const drawn = Object.values(TOOL_ICONS).map(([icon]) => dataOf(icon));
    expect(drawn.map(sizeOf)).toEqual(drawn.map(() => ['PNG', 16, 16]));
    expect(new Set(drawn.map(String)).size).toBe(3);
  });

  it.each(['Visual Studio Code', 'Visual Studio Code - Insiders', 'another-host'])(
    'of tools are listed where they are shown: %s',
    async (name) => {
      const [near, far] = InMemoryTransport.createLinkedPair();
      const client = new Client({ name, version: '1' });
      const { runtime, close } = await startBench('demo');
      await Promise.all([buildServer(runtime).connect(far), client.connect(near)]);
      const { tools } = await client.listTools();
      const iconsOf = (tool: string) => tools.find((listed) => listed.name === tool)?.icons;
      const shows = name !== 'another-host';
      expect(iconsOf('list_users')).toEqual(shows ? TOOL_ICONS.read : undefined);
      expect(iconsOf('send_verification_email')).toEqual(shows ? TOOL_ICONS.write : undefined);
      expect(iconsOf('delete_user')).toEqual(shows ? TOOL_ICONS.destructive : undefined);
      expect(iconsOf('apply_to_users')).toEqual(shows ? TOOL_ICONS.destructive : undefined);
      await client.close();
      await close();
    },
  );
});
