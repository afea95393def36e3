/** The official MCP server of Auth0, installed apart from this package's own dependencies, to compare with. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PACKAGE = '@auth0/auth0-mcp-server';
const VERSION = '0.1.0-beta.19';
const FOLDER = join(
  import.meta.dirname,
  '..',
  '..',
  'node_modules',
  '.cache',
  `official-mcp-server-${VERSION}`,
);

export interface Command {
  command: string;
  args: string[];
  env: Record<string, string>;
}

/** Installs the server once, without running any install script. Rejects when the registry cannot be reached. */
async function install(): Promise<string> {
  const entry = join(FOLDER, 'node_modules', PACKAGE, 'dist', 'index.js');
  if (existsSync(entry)) return entry;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), JSON.stringify({ private: true }));
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${PACKAGE}@${VERSION}`];
  await promisify(execFile)('npm', args, { cwd: FOLDER, timeout: 180_000 });
  return entry;
}

/** An empty project for its tools to write to: it refuses temporary folders. */
export function emptyProject(): string {
  const folder = join(FOLDER, 'project');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** How to start it for a tenant that serves TLS; `certificate` is a file with what it should trust. */
export async function officialServer(tenant: {
  domain: string;
  token: string;
  certificate: string;
}): Promise<Command> {
  const entry = await install();
  return {
    command: process.execPath,
    args: ['--require', join(import.meta.dirname, 'official-preload.cjs'), entry, 'run'],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      NODE_EXTRA_CA_CERTS: tenant.certificate,
      AUTH0_DOMAIN: tenant.domain,
      AUTH0_TOKEN: tenant.token,
      AUTH0_MCP_ANALYTICS: 'false',
    },
  };
}
