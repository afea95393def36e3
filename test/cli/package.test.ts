/** The package as it is installed: it needs nothing beside itself, and works from any folder. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VARIABLE_NAMES } from '../../src/config/variables.js';
import { loadConfig } from '../../src/server/load-config.js';
import { runCli } from './run-cli.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');

describe('npm pack', () => {
  let folder: string;
  let installed: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'package-'));
    // Without scripts: the program is built already, and other tests are using it.
    await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
    const [tarball = ''] = readdirSync(folder);
    writeFileSync(join(folder, 'package.json'), '{"name":"elsewhere","private":true}');
    const flags = ['--offline', '--no-audit', '--no-fund', '--cache', join(folder, 'cache')];
    await run('npm', ['install', ...flags, join(folder, tarball)], { cwd: folder });
    installed = join(folder, 'node_modules', 'auth0-management-mcp');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('needs no other package', () => {
    const names = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(names).toEqual(['auth0-management-mcp']);
  });

  it('brings its licence, and those of what is bundled', () => {
    expect(readFileSync(join(installed, 'LICENSE'), 'utf8')).toContain('MIT');
    expect(readFileSync(join(installed, 'dist', 'THIRD-PARTY-LICENSES.txt'), 'utf8')).toContain(
      '@modelcontextprotocol/server',
    );
  });

  it('runs by its bin from another folder', async () => {
    const program = join(folder, 'node_modules', '.bin', 'auth0-management-mcp');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await runCli(['--version'], { program, cwd: tmpdir() })).toEqual({
      code: 0,
      stdout: `${version}\n`,
      stderr: '',
    });
    const tools = await runCli(['tools', '--json', '--all'], { program, cwd: tmpdir() });
    expect(JSON.parse(tools.stdout).length).toBeGreaterThan(450);
  });

  it('runs a tool against its sandbox from another folder', async () => {
    const program = join(folder, 'node_modules', '.bin', 'auth0-management-mcp');
    const { code, stdout, stderr } = await runCli(['call', 'list_roles'], { program, cwd: folder });
    expect(stderr).toMatch(/^No tenant is configured: [^\n]*sandbox[^\n]*\n$/);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).items.length).toBeGreaterThan(0);
  });
});

describe('mcp.json', () => {
  const { mcpServers } = JSON.parse(readFileSync(join(root, 'mcp.json'), 'utf8')) as {
    mcpServers: Record<string, { command: string; args: string[]; env?: Record<string, string> }>;
  };

  it('starts the package by its name', () => {
    const { name } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { name: string };
    for (const { command, args } of Object.values(mcpServers)) {
      expect([command, ...args]).toEqual(['npx', '-y', name]);
    }
  });

  it('sets variables that the program reads, to a valid configuration', async () => {
    const values: Record<string, string> = {
      AUTH0_DOMAIN: 'acme.eu.auth0.com',
      AUTH0_CLIENT_ID: 'client-1',
      AUTH0_CLIENT_SECRET: 'secret-1',
    };
    for (const { env = {} } of Object.values(mcpServers)) {
      for (const name of Object.keys(env)) expect(VARIABLE_NAMES).toContain(name);
      const filled = Object.fromEntries(
        Object.entries(env).map(([name, value]) => [
          name,
          value.replace(/\$\{(\w+)\}/g, (_, v) => values[v] ?? ''),
        ]),
      );
      const config = await loadConfig(filled);
      expect(config.tenant.kind).toBe(Object.keys(env).length === 0 ? 'sandbox' : 'auth0');
    }
  });
});
