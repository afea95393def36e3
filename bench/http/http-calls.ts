/**
 * Calls over HTTP per second of one core, against a bare SDK server that answers a constant: of anybody, of signed-in
 * callers, and of those with the state that replicas share. The call needs no request to the API: what is measured is
 * the server. Its processor time is what the system counts (Linux only), so that other work on the machine matters
 * little.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Pool } from 'undici';
import { REDIS_FOUND, startRedis } from '../../test/support/redis.js';
import { copyOfDist } from '../support/built-program.js';
import { processorTime } from '../support/processor-time.js';
import { median, report } from '../support/report.js';

const BLOCKS = 5;
const CALLS = 200;
const AT_ONCE = 16;
const AUDIENCE = 'https://mcp.example.com/mcp';
const VERSION = '2026-07-28';

const BODY = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'tools/call',
  params: {
    name: 'describe_operation',
    arguments: { name: 'get_user' },
    _meta: {
      'io.modelcontextprotocol/protocolVersion': VERSION,
      'io.modelcontextprotocol/clientInfo': { name: 'bench', version: '1' },
      'io.modelcontextprotocol/clientCapabilities': {},
    },
  },
});
const HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
  'mcp-protocol-version': VERSION,
  'mcp-method': 'tools/call',
  'mcp-name': 'describe_operation',
};

interface Measured {
  child: ChildProcess;
  pool: Pool;
  path: string;
  headers: Record<string, string>;
  /** Calls per second of processor time, block by block. */
  rates: number[];
}

async function start(args: string[], env: Record<string, string>, token?: string): Promise<Measured> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  const url = await new Promise<URL>((resolve, reject) => {
    child.stderr.on('data', (chunk) => {
      output += chunk;
      const found = /serving MCP at (http:[^\s,]+)/.exec(output)?.[1];
      if (found) resolve(new URL(found));
    });
    child.once('exit', (code) => reject(new Error(`a server ended with ${code}: ${output}`)));
  });
  const headers = token === undefined ? HEADERS : { ...HEADERS, authorization: `Bearer ${token}` };
  return {
    child,
    pool: new Pool(url.origin, { connections: AT_ONCE }),
    path: url.pathname,
    headers,
    rates: [],
  };
}

async function block({ child, pool, path, headers }: Measured): Promise<number> {
  const before = processorTime(child);
  let left = CALLS;
  const worker = async () => {
    while (left-- > 0) {
      const answer = await pool.request({ method: 'POST', path, headers, body: BODY });
      const text = await answer.body.text();
      if (answer.statusCode !== 200 || /"isError":true/.test(text)) throw new Error(text.slice(0, 300));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return CALLS / (processorTime(child) - before);
}

/** An issuer with one key, and a token of it. */
async function openIssuer() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256' };
  const server = createServer((request, response) => {
    const document = request.url === '/jwks' ? { keys: [jwk] } : { issuer, jwks_uri: `${issuer}jwks` };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(document));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const token = await new SignJWT({ scope: 'read:users read:logs' })
    .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
    .setIssuer(issuer)
    .setSubject('auth0|bench')
    .setAudience(AUDIENCE)
    .setExpirationTime('1h')
    .sign(privateKey);
  return { issuer, token, close: () => server.close() };
}

export async function httpCalls(): Promise<void> {
  const built = copyOfDist();
  const { issuer, token, close } = await openIssuer();
  const serve = [built.cli, 'serve', '--http', '127.0.0.1:0'];
  const signedIn = { AUTH0_MCP_HTTP_ISSUER: issuer, AUTH0_MCP_HTTP_AUDIENCE: AUDIENCE };
  const redis = REDIS_FOUND ? await startRedis() : undefined;
  const shared = redis && { AUTH0_MCP_STATE_URL: redis.url, AUTH0_MCP_STATE_KEY: 'bench '.repeat(6) };
  const all = await Promise.all([
    start([join(import.meta.dirname, 'bare-http-server.mjs')], {}),
    start(serve, {}),
    start(serve, signedIn, token),
    ...(shared ? [start(serve, { ...signedIn, ...shared }, token)] : []),
  ]);
  try {
    for (const one of all) for (let warm = 0; warm < 2; warm += 1) await block(one);
    for (let round = 0; round < BLOCKS; round += 1) for (const one of all) one.rates.push(await block(one));
    const [base = 0, own = 0, signed = 0, together] = all.map(({ rates }) => median(rates));
    const detail = (rate: number) =>
      `${Math.round(rate)} calls per second of one core, against ${Math.round(base)} of a bare SDK server`;
    report('HTTP calls', own / base, { least: 1, detail: detail(own) });
    report('HTTP calls of signed-in callers', signed / base, { least: 0.85, detail: detail(signed) });
    const name = 'HTTP calls of signed-in callers, with shared state';
    if (together === undefined) console.log(`${name}: NOT MEASURED; there is no redis-server`);
    else report(name, together / base, { least: 0.85, detail: detail(together) });
  } finally {
    for (const { child, pool } of all) {
      await pool.destroy();
      child.kill();
    }
    close();
    await redis?.close();
    built.remove();
  }
}
