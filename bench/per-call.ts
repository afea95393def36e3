/**
 * What the client adds to a call, against bare undici on the same server in a process of its own; over TLS the
 * official SDK is measured for comparison.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tlsIdentity } from '../src/sandbox/http/certificate.js';
import type { CallerName, Reads } from './callers.js';
import { bundled, output, started } from './children.js';
import { median, report } from './support/report.js';

const BLOCKS = 20;
const NAMES = { single: 'one user', page: 'a page of 100 users' };
const LIMITS = { single: 1.5, page: 1.25 };

type Times = Record<CallerName, Reads>;

function tell(read: keyof Reads, how: string, times: Times): void {
  const us = (name: CallerName) => median(times[name][read]) * 1000;
  const [own, undici] = [us('own'), us('undici')];
  const raw = `${own.toFixed(0)} µs against ${undici.toFixed(0)} µs of bare undici`;
  report(`call for ${NAMES[read]}, ${how}`, own / undici, { limit: LIMITS[read], detail: raw });
  if (!times.sdk) return;
  const detail = `${us('sdk').toFixed(0)} µs against ${undici.toFixed(0)} µs of bare undici`;
  report(`call for ${NAMES[read]}, ${how}, auth0 SDK`, us('sdk') / undici, { detail });
}

export async function perCall(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-per-call-'));
  const { key, cert } = tlsIdentity(['localhost', '127.0.0.1'], Date.now());
  const authority = join(folder, 'ca.pem');
  writeFileSync(authority, cert);
  const [server, callers] = [await bundled('plain-server'), await bundled('callers')];
  const plain = await started<number>(server, []);
  const tls = await started<number>(server, [], { TLS_KEY: key, TLS_CERT: cert });
  try {
    const over = async (origin: string): Promise<Times> =>
      output<Times>(callers, [origin, String(BLOCKS)], { NODE_EXTRA_CA_CERTS: authority });
    const http = await over(`http://127.0.0.1:${plain.ready}`);
    const https = await over(`https://127.0.0.1:${tls.ready}`);
    for (const read of ['single', 'page'] as const) {
      tell(read, 'http', http);
      tell(read, 'https', https);
    }
  } finally {
    plain.child.kill();
    tls.child.kill();
    rmSync(folder, { recursive: true });
    rmSync(server);
    rmSync(callers);
  }
}
