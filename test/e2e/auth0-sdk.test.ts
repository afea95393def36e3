/** The official `auth0` SDK, unmodified, over the sandbox's TLS. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/start.js';
import { cleanEnv } from '../support/clients.js';
import { PATIENCE_MS } from '../support/patient.js';

let sandbox: RunningSandbox;
const folder = mkdtempSync(join(tmpdir(), 'sdk-tour-'));

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'empty', tls: true, rateLimit: 'off' });
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

it('tours users, roles, organizations, connections, applications and logs', async () => {
  const certificate = join(folder, 'ca.pem');
  writeFileSync(certificate, sandbox.caCertificate ?? '');
  const env = cleanEnv({
    NODE_EXTRA_CA_CERTS: certificate,
    DOMAIN: sandbox.domain,
    CLIENT_ID: sandbox.clientId,
    CLIENT_SECRET: sandbox.clientSecret,
  });
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(import.meta.dirname, 'auth0-sdk-tour.mjs')],
    { env, timeout: PATIENCE_MS },
  );
  expect(JSON.parse(stdout)).toEqual({
    connection: 'auth0',
    email: 'tour@example.com',
    metadata: { theme: 'dark', nested: { b: 2 } },
    byEmail: 1,
    people: 8,
    roles: ['Tour role'],
    holders: 1,
    members: ['tour@example.com'],
    invitation: true,
    client: 'Tour app 2',
    rotated: true,
    logged: true,
    missing: [404, 'inexistent_user'],
    gone: 0,
  });
});
