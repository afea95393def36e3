/** A sandbox tenant that insists on TLS, for clients that know nothing else, with a token for it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, fetch } from 'undici';
import { startSandbox } from '../../src/sandbox/start.js';

export interface TlsTenant {
  domain: string;
  clientId: string;
  clientSecret: string;
  audience: string;
  /** An access token with every scope. */
  token: string;
  /** A file with the certificate to trust. */
  certificate: string;
  close(): Promise<void>;
}

export async function startTlsTenant(seed: string): Promise<TlsTenant> {
  const sandbox = await startSandbox({ seed, tls: true, rateLimit: 'off' });
  const { url, domain, audience, clientId, clientSecret, caCertificate = '' } = sandbox;
  const folder = mkdtempSync(join(tmpdir(), 'tls-tenant-'));
  const certificate = join(folder, 'ca.pem');
  writeFileSync(certificate, caCertificate);
  const granted = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      audience,
    }),
    dispatcher: new Agent({ connect: { ca: caCertificate } }),
  });
  const { access_token: token } = (await granted.json()) as { access_token: string };
  const close = async (): Promise<void> => {
    await sandbox.close();
    rmSync(folder, { recursive: true });
  };
  return { domain, clientId, clientSecret, audience, token, certificate, close };
}
