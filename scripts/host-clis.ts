/**
 * Has the command lines of hosts read what is written for them: `npx tsx scripts/host-clis.ts`, after a build. npm
 * fetches them into a temporary folder. Each lists its servers from the file that `init` wrote in a clean home, and
 * those that validate packages judge the plugin and the extension of this repository.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '..');
const CLI = join(ROOT, 'dist', 'cli.js');
const URL_OF_TEAM = 'https://mcp.example.com/mcp';

interface Host {
  /** Exact version, so that a run can be repeated. */
  package: string;
  /** The script that the package runs after its installation, which npm does only if it is allowed to. */
  installer?: string;
  program: string;
  list: string[];
  /** What it says of the program: that it answered, where the host starts it for the list. */
  local: RegExp;
  /** What it says of an address that leads nowhere: that it has read it. */
  remote: RegExp;
  validate?: string[];
  env?: Record<string, string>;
}

const HOSTS: Record<string, Host> = {
  'claude-code': {
    package: '@anthropic-ai/claude-code@2.1.197',
    installer: '@anthropic-ai/claude-code/install.cjs',
    program: 'claude',
    list: ['mcp', 'list'],
    local: /auth0: .*Connected/,
    remote: /auth0: https:\/\/mcp\.example\.com\/mcp \(HTTP\)/,
    validate: ['plugin', 'validate', join(ROOT, 'plugins', 'claude-code')],
  },
  gemini: {
    package: '@google/gemini-cli@0.61.0',
    program: 'gemini',
    list: ['mcp', 'list'],
    local: /auth0: .*Connected/,
    remote: /auth0: https:\/\/mcp\.example\.com\/mcp \(http\)/,
    validate: ['extensions', 'validate', ROOT],
    env: { GEMINI_CLI_TRUST_WORKSPACE: 'true' },
  },
  codex: {
    package: '@openai/codex@0.171.0',
    program: 'codex',
    list: ['mcp', 'list'],
    local: /^auth0 +\S*node.* enabled/m,
    remote: /^auth0 +https:\/\/mcp\.example\.com\/mcp .*enabled/m,
  },
  amp: {
    package: '@sourcegraph/amp@0.0.1790142911-g7618fb',
    installer: '@ampcode/cli/install.cjs',
    program: 'amp',
    list: ['mcp', 'list'],
    local: /auth0 +command +\S*node/,
    remote: /auth0 +url +https:\/\/mcp\.example\.com\/mcp/,
  },
  cline: {
    package: 'cline@3.0.65',
    program: 'cline',
    list: ['config', 'mcp', '--json'],
    local: /"name":"auth0","transportType":"stdio"/,
    remote: /"name":"auth0","transportType":"streamableHttp"/,
  },
  opencode: {
    package: 'opencode-ai@1.18.33',
    installer: 'opencode-ai/postinstall.mjs',
    program: 'opencode',
    list: ['mcp', 'list'],
    local: /auth0.*connected/,
    remote: /https:\/\/mcp\.example\.com\/mcp/,
  },
};

const folder = mkdtempSync(join(tmpdir(), 'host-clis-'));
const modules = join(folder, 'node_modules');
let failed = 0;

/** What the host says, be it well or ill, without colors. */
async function said(host: Host, args: string[], home: string): Promise<string> {
  const options = {
    cwd: join(home, 'project'),
    env: { PATH: process.env.PATH, HOME: home, TERM: 'dumb', CI: '1', ...host.env },
    timeout: 120_000,
  };
  const running = run(join(modules, '.bin', host.program), args, options);
  running.child.stdin?.end();
  const { stdout, stderr } = await running.catch((error) => error as { stdout: string; stderr: string });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colors
  return `${stdout}\n${stderr}`.replace(/\x1b\[[0-9;]*m/g, '');
}

async function check(name: string, host: Host, what: 'local' | 'remote'): Promise<void> {
  const home = join(folder, `${name}-${what}`);
  mkdirSync(join(home, 'project'), { recursive: true });
  const address = what === 'remote' ? ['--url', URL_OF_TEAM] : [];
  const init = ['init', '--client', name, '--scope', 'user', '--yes', ...address];
  await run(process.execPath, [CLI, ...init], {
    cwd: join(home, 'project'),
    env: { PATH: process.env.PATH, HOME: home, AUTH0_MCP_BROWSER: 'none' },
  });
  const text = await said(host, host.list, home);
  report(`${name}, ${what}`, host[what].test(text), text);
  if (what === 'remote' || !host.validate) return;
  const judged = await said(host, host.validate, home);
  report(`${name}, package`, /Validation passed|successfully validated/.test(judged), judged);
}

function report(what: string, good: boolean, text: string): void {
  if (!good) failed += 1;
  process.stdout.write(`${what}: ${good ? 'ok' : `FAILED\n${text}`}\n`);
}

try {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const packages = Object.values(HOSTS).map((host) => host.package);
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], { cwd: folder });
  for (const [name, host] of Object.entries(HOSTS)) {
    if (host.installer) await run(process.execPath, [join(modules, host.installer)], { cwd: folder });
    await check(name, host, 'local');
    await check(name, host, 'remote');
  }
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
if (failed > 0) {
  process.stdout.write(`${failed} failed\n`);
  process.exitCode = 1;
}
