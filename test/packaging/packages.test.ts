/** What hosts and registries read: valid by their rules, of one version, and true. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { getMcpConfigForManifest, unpackExtension } from '@anthropic-ai/mcpb';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readSettings } from '../../src/config/settings.js';
import { VARIABLE_NAMES } from '../../src/config/variables.js';
import { ICONS } from '../../src/server/icons.js';
import { loadRegistry } from '../../src/tools/load-registry.js';
import { cleanEnv } from '../support/clients.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const json = (file: string) => JSON.parse(read(file));
const { version, mcpName } = json('package.json') as { version: string; mcpName: string };

/** The rules of https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json that apply here. */
const input = {
  description: z.string().optional(),
  isRequired: z.boolean().optional(),
  isSecret: z.boolean().optional(),
  format: z.enum(['string', 'number', 'boolean', 'filepath']).optional(),
  choices: z.array(z.string()).optional(),
};
const serverJson = z.strictObject({
  $schema: z.literal('https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json'),
  name: z
    .string()
    .min(3)
    .max(200)
    .regex(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/),
  title: z.string().min(1).max(100),
  description: z.string().min(1).max(100),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  packages: z.array(
    z.strictObject({
      registryType: z.literal('npm'),
      identifier: z.string(),
      version: z.string().regex(/^\d+\.\d+\.\d+$/),
      runtimeHint: z.string(),
      transport: z.strictObject({ type: z.literal('stdio') }),
      environmentVariables: z.array(z.strictObject({ name: z.enum(VARIABLE_NAMES), ...input })),
    }),
  ),
});

describe('server.json', () => {
  it('follows the schema, and names the npm package and its version', () => {
    const server = serverJson.parse(json('server.json'));
    expect([server.name, server.version]).toEqual([mcpName, version]);
    expect(server.packages).toMatchObject([{ identifier: 'auth0-management-mcp', version }]);
    for (const { name, isSecret } of server.packages[0]?.environmentVariables ?? [])
      expect([name, isSecret === true]).toEqual([name, /SECRET|TOKEN/.test(name)]);
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
    const variable = z.enum(VARIABLE_NAMES);
    const program = z.strictObject({
      command: z.string(),
      args: z.array(z.string()),
      env: z.partialRecord(variable, z.string()),
    });
    z.strictObject({
      name: z.string().regex(/^[a-z0-9-]+$/),
      version: z.literal(version),
      description: z.string(),
      mcpServers: z.record(z.string(), program),
      settings: z.array(
        z.strictObject({
          name: z.string(),
          description: z.string(),
          envVar: variable,
          sensitive: z.boolean().optional(),
        }),
      ),
    }).parse(json('gemini-extension.json'));
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
    expect(json(`${plugin}/.claude-plugin/plugin.json`)).toMatchObject({ name: 'auth0-management', version });
    const { plugins } = json('.claude-plugin/marketplace.json');
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
      const { name, description } = headOf(file);
      const parts = file.split('/');
      const own = parts.at(-1) === 'SKILL.md' ? parts.at(-2) : parts.at(-1)?.replace('.md', '');
      expect([file, name]).toEqual([file, own]);
      expect(description.length).toBeLessThanOrEqual(1_024);
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

it('the icon of the server is that of the packages', () => {
  const [small, drawing] = ICONS;
  expect(Buffer.from(drawing?.src.split(',')[1] ?? '', 'base64').toString()).toBe(read('assets/icon.svg'));
  const sizeOf = (png: Buffer) => [png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)];
  expect(sizeOf(Buffer.from(small?.src.split(',')[1] ?? '', 'base64'))).toEqual(['PNG', 48, 48]);
  expect(sizeOf(readFileSync(join(root, 'assets', 'icon.png')))).toEqual(['PNG', 512, 512]);
});
