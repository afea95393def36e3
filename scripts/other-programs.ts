/**
 * Runs programs of others against the sandbox, unmodified: `npx tsx scripts/other-programs.ts`. npm fetches them into
 * a temporary folder. All that they assume is met by the sandbox itself: TLS (its certificate in
 * NODE_EXTRA_CA_CERTS), the demo tenant, and an application with all scopes.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSandbox } from '../src/sandbox/start.js';

const run = promisify(execFile);
/** Exact versions, so that a run can be repeated. */
const PACKAGES = [
  'auth0-deploy-cli@8.44.0',
  'auth0-get-all-users@1.1.0',
  'auth0-log-extension-tools@1.3.10',
  'auth0-3@npm:auth0@3.7.2',
  'auth0-4@npm:auth0@4.37.1',
  'auth0-7@npm:auth0@7.1.0',
];

/** Each prints one line, and fails where the tenant does not answer as a real one. */
const PROGRAMS: Record<string, string> = {
  'auth0 3': `const { ManagementClient } = require('auth0-3');
    const api = new ManagementClient(own);
    const made = await api.createClient({ name: 'Made by 3', app_type: 'spa' });
    await api.deleteClient({ client_id: made.client_id });
    console.log((await api.getUsers({ per_page: 5 })).length, 'people of a page of 5');`,
  'auth0 4': `const { ManagementClient } = require('auth0-4');
    const api = new ManagementClient(own);
    const { data } = await api.clients.create({ name: 'Made by 4', app_type: 'spa' });
    await api.clients.delete({ client_id: data.client_id });
    console.log((await api.users.getAll({ per_page: 5 })).data.length, 'people of a page of 5');`,
  'auth0 7': `const { ManagementClient } = require('auth0-7');
    const api = new ManagementClient(own);
    const made = await api.clients.create({ name: 'Made by 7', app_type: 'spa' });
    await api.clients.delete(made.client_id);
    console.log((await api.users.list({ per_page: 5 })).data.length, 'people of a page of 5');`,
  'auth0-get-all-users': `const { ManagementClient } = require('auth0-3');
    const all = await require('auth0-get-all-users')(new ManagementClient(own)).asArray({}, { checkInterval: 100 });
    const { total } = await new ManagementClient(own).getUsers({ per_page: 1, include_totals: true });
    if (all.length !== total) throw new Error(all.length + ' of ' + total);
    console.log(all.length, 'people, all of them');`,
  'auth0-log-extension-tools': `const { LogsApiStream } = require('auth0-log-extension-tools');
    const stream = new LogsApiStream(own);
    let seen = 0;
    await new Promise((resolve, reject) => {
      stream.on('error', reject).on('end', resolve);
      stream.on('data', ({ logs }) => {
        seen += logs.length;
        if (logs.length > 0 && seen < 500) stream.next(100);
        else resolve();
      });
      stream.next(100);
    });
    if (seen === 0) throw new Error('no events');
    console.log(seen, 'log events');`,
};

const folder = mkdtempSync(join(tmpdir(), 'other-programs-'));
let failed = 0;
const report = (name: string, outcome: string): boolean => process.stdout.write(`${name}: ${outcome}\n`);
const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

const sandbox = await startSandbox({ seed: 'demo', tls: true, rateLimit: 'off' });
try {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const install = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES];
  await run('npm', install, { cwd: folder });
  const certificate = join(folder, 'ca.pem');
  writeFileSync(certificate, sandbox.caCertificate ?? '');
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: certificate };
  const { domain, clientId, clientSecret, audience } = sandbox;
  const own = JSON.stringify({ domain, clientId, clientSecret, audience });
  for (const [name, code] of Object.entries(PROGRAMS)) {
    const file = join(folder, 'program.cjs');
    const onError = '(error) => { console.error(error); process.exitCode = 1; }';
    writeFileSync(file, `const own = ${own};\n(async () => {\n${code}\n})().catch(${onError});\n`);
    await run(process.execPath, [file], { cwd: folder, env, timeout: 120_000 }).then(
      ({ stdout }) => report(name, lastLine(stdout)),
      (error: { stderr?: string }) => {
        failed += 1;
        report(name, `FAILED\n${error.stderr ?? String(error)}`);
      },
    );
  }
  const roundTrip = ['vitest', 'run', 'test/e2e/deploy-cli.test.ts'];
  const tools = { ...process.env, NODE_PATH: join(folder, 'node_modules') };
  await run('npx', roundTrip, { cwd: join(import.meta.dirname, '..'), env: tools }).then(
    () => report('auth0-deploy-cli', 'exports a tenant, imports it into an empty one, and exports the same'),
    (error: { stdout?: string }) => {
      failed += 1;
      report('auth0-deploy-cli', `FAILED\n${error.stdout ?? String(error)}`);
    },
  );
} finally {
  await sandbox.close();
  rmSync(folder, { recursive: true });
}
process.exitCode = failed === 0 ? 0 : 1;
