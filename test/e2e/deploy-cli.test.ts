/** The official deployment tool, unmodified: what it exports of one tenant makes another one that exports the same. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/start.js';
import { SandboxClient } from '../sandbox/support/sandbox-client.js';
import { cleanEnv } from '../support/clients.js';
import { fillTenant, SECRETS } from './deploy-cli-tenant.js';

const PACKAGE = 'auth0-deploy-cli';
/** The tool paces itself to 8 requests a second. */
const PATIENCE = { timeout: 240_000 };

function installed(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(PACKAGE);
  } catch {
    return undefined;
  }
}
const tool = installed();

const folder = mkdtempSync(join(tmpdir(), 'deploy-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the tool against a tenant; rejects with its output when it fails. */
async function run(tenant: RunningSandbox, ...args: string[]): Promise<void> {
  const certificate = join(folder, `${tenant.clientId}.pem`);
  writeFileSync(certificate, tenant.caCertificate ?? '');
  const env = cleanEnv({
    NODE_EXTRA_CA_CERTS: certificate,
    AUTH0_DOMAIN: tenant.domain,
    AUTH0_CLIENT_ID: tenant.clientId,
    AUTH0_CLIENT_SECRET: tenant.clientSecret,
    AUTH0_ALLOW_DELETE: 'true',
    AUTH0_KEYWORD_REPLACE_MAPPINGS: JSON.stringify(SECRETS),
  });
  await promisify(execFile)(process.execPath, [tool ?? '', ...args], { env, cwd: folder });
}

/** The tool does not change the application that it runs as. */
const OWN_APPLICATION = join('clients', 'Sandbox Admin.json');

/** Facts that every tenant makes up for itself: a copy cannot have the same ones. */
const OWN = new Set(['verification', 'verification_txt', 'verification_host', 'created_at']);

function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, part]) => (OWN.has(name) ? [] : [[name, comparable(part)]])),
  );
}

/** Every file below a folder by its relative name, as text that two exports must agree on byte for byte. */
function exported(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && relative(root, join(entry.parentPath, entry.name)) !== OWN_APPLICATION,
  );
  return Object.fromEntries(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const text = readFileSync(path, 'utf8');
      const json = entry.name.endsWith('.json');
      return [relative(root, path), json ? JSON.stringify(comparable(JSON.parse(text)), null, 1) : text];
    }),
  );
}

describe.skipIf(tool === undefined)('the deployment tool', () => {
  it('carries a tenant with something of every kind over to an empty one', PATIENCE, async () => {
    const file = join(folder, 'tenant.jsonl');
    const plain = await SandboxClient.start({ seed: 'demo', dataFile: file });
    await fillTenant(plain).finally(() => plain.close());
    const source = await startSandbox({ seed: file, tls: true, rateLimit: 'off' });
    const copy = await startSandbox({ seed: 'empty', tls: true, rateLimit: 'off' });
    try {
      const [first, second] = [join(folder, 'first'), join(folder, 'second')];
      await run(source, 'export', '--format', 'directory', '--output_folder', first);
      await run(copy, 'import', '--input_file', first);
      await run(copy, 'export', '--format', 'directory', '--output_folder', second);
      const files = exported(first);
      expect(Object.keys(files).length).toBeGreaterThan(90);
      expect(exported(second)).toEqual(files);
    } finally {
      await source.close();
      await copy.close();
    }
  });
});
