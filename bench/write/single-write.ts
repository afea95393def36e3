/**
 * What a change costs through the whole pipeline, against bare undici's one request on the same tenant, which is in a
 * process of its own: the least that one could be, over http and https, and the demo tenant, which carries the change
 * out.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tlsIdentity } from '../../src/sandbox/http/certificate.js';
import { bundled, output, started } from '../children.js';
import { median, report } from '../support/report.js';
import type { TenantAddress } from '../tls-tenant.js';
import type { WriterName, WriteTimes } from './writers.js';

const BLOCKS = 20;

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Unsigned: the plain server looks at no token, and ours reads the scopes of it. */
const TOKEN = `${part({ alg: 'none' })}.${part({ scope: 'read:users update:users', exp: 4_000_000_000 })}.x`;

function tell(how: string, times: WriteTimes): void {
  const us = (name: WriterName) => median(times[name]) * 1000;
  const line = (name: WriterName, what: string, limit?: number) =>
    report(`single write, ${how}, ${what}`, us(name) / us('undici'), {
      ...(limit === undefined ? {} : { limit }),
      detail: `${us(name).toFixed(0)} µs against ${us('undici').toFixed(0)} µs of bare undici's one request`,
    });
  line('merged', 'after one read', 2.2);
  line('as_given', 'where no read is needed', 1.3);
  line('client', 'by the client alone');
}

export async function singleWrite(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-single-write-'));
  const { key, cert } = tlsIdentity(['localhost', '127.0.0.1'], Date.now());
  const authority = join(folder, 'ca.pem');
  writeFileSync(authority, cert);
  const programs = {
    plain: await bundled('plain-server'),
    tenant: await bundled('tls-tenant'),
    writers: await bundled('write/writers'),
  };
  const plain = await started<number>(programs.plain, []);
  const tls = await started<number>(programs.plain, [], { TLS_KEY: key, TLS_CERT: cert });
  const demo = await started<TenantAddress>(programs.tenant, []);
  try {
    const against = async (origin: string, token: string, audience: string, trusted: string) =>
      output<WriteTimes>(programs.writers, [origin, String(BLOCKS), token, audience], {
        NODE_EXTRA_CA_CERTS: trusted,
      });
    const own = (origin: string) => against(origin, TOKEN, `${origin}/api/v2/`, authority);
    tell('http', await own(`http://127.0.0.1:${plain.ready}`));
    tell('https', await own(`https://127.0.0.1:${tls.ready}`));
    const { domain, token, audience, certificate } = demo.ready;
    tell('demo tenant over https', await against(`https://${domain}`, token, audience, certificate));
  } finally {
    for (const { child } of [plain, tls, demo]) child.disconnect();
    rmSync(folder, { recursive: true });
    for (const program of Object.values(programs)) rmSync(program);
  }
}
