import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient } from '../../../src/client/client.js';
import type { ClientConfig, ManagementClient } from '../../../src/client/types.js';
import { tlsIdentity } from '../../../src/sandbox/http/certificate.js';
import { rejection } from '../support/client-setup.js';

const { key, cert } = tlsIdentity(['127.0.0.1', 'localhost', 'tenant.example'], Date.now());

const toClose: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
  vi.unstubAllEnvs();
});

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  toClose.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

const tlsTenant = (): Promise<number> =>
  listen(
    createTlsServer({ key, cert }, (_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"secure":true}'),
    ),
  );

function clientOf(baseUrl: string, more: Partial<ClientConfig> = {}): ManagementClient {
  const credentials = { kind: 'token', token: 'a-static-token' } as const;
  const client = createClient({ baseUrl, audience: 'x', credentials, userAgent: 'test', ...more });
  toClose.push(() => client.close());
  return client;
}

const get = { operation: 'GET /roles', method: 'GET', path: '/roles' } as const;

describe('TLS', () => {
  it('is verified, even where the environment says not to', async () => {
    const port = await tlsTenant();
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const error = await rejection(clientOf(`https://127.0.0.1:${port}`).send(get));
    expect(error).toMatchObject({ kind: 'network', attempts: 1 });
    expect(error.message).toMatch(/certificate of 127\.0\.0\.1:\d+ is not trusted/);
    expect(error.hint).toContain('NODE_EXTRA_CA_CERTS');
  });

  it('trusts a further authority when told to', async () => {
    const port = await tlsTenant();
    const client = clientOf(`https://127.0.0.1:${port}`, { tlsCa: cert });
    expect((await client.send(get)).body).toEqual({ secure: true });
  });

  it('a certificate for another name is refused', async () => {
    const other = tlsIdentity(['other.example'], Date.now());
    const port = await listen(createTlsServer(other));
    const error = await rejection(clientOf(`https://127.0.0.1:${port}`, { tlsCa: other.cert }).send(get));
    expect(error).toMatchObject({ kind: 'network', attempts: 1 });
    expect(error.message).toMatch(/ALTNAME/);
  });
});

describe('a proxy', () => {
  /** Connects whoever asks to the given port, whatever they asked for. */
  async function proxy(
    port: number,
    status = 200,
  ): Promise<{ url: string; asked: string[]; authorization: unknown[] }> {
    const asked: string[] = [];
    const authorization: unknown[] = [];
    const server = createHttpServer();
    server.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      authorization.push(request.headers['proxy-authorization']);
      if (status !== 200) {
        socket.end(`HTTP/1.1 ${status} Refused\r\n\r\n`);
        return;
      }
      const upstream = connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.pipe(socket).pipe(upstream);
      });
      for (const end of [socket, upstream]) end.on('error', () => {});
      toClose.push(() => [socket, upstream].map((end) => end.destroy()));
    });
    return { url: `http://user:pass%40word@127.0.0.1:${await listen(server)}`, asked, authorization };
  }

  it('named by the environment is used for another machine, with its certificate still verified', async () => {
    const { url, asked, authorization } = await proxy(await tlsTenant());
    vi.stubEnv('HTTPS_PROXY', url);
    expect((await clientOf('https://tenant.example', { tlsCa: cert }).send(get)).body).toEqual({
      secure: true,
    });
    expect(asked).toEqual(['tenant.example:443']);
    expect(authorization).toEqual([`Basic ${Buffer.from('user:pass@word').toString('base64')}`]);
    expect(await rejection(clientOf('https://tenant.example').send(get))).toMatchObject({ kind: 'network' });
  });

  it('is never used for this machine', async () => {
    const { url, asked } = await proxy(await tlsTenant());
    vi.stubEnv('HTTPS_PROXY', url);
    vi.stubEnv('HTTP_PROXY', url);
    const port = await tlsTenant();
    const client = clientOf(`https://localhost:${port}`, { tlsCa: cert });
    expect((await client.send(get)).body).toEqual({ secure: true });
    expect(asked).toEqual([]);
  });

  it('that refuses is named, its password is not', async () => {
    const { url } = await proxy(0, 407);
    vi.stubEnv('HTTPS_PROXY', url);
    const error = await rejection(clientOf('https://tenant.example').send(get));
    expect(error).toMatchObject({ kind: 'network', attempts: 1 });
    expect(error.message).toMatch(/proxy refused .* \(status 407\)/);
    expect(JSON.stringify(error) + error.message).not.toMatch(/pass/);
  });
});
