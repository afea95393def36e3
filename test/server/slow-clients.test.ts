/** Clients as bytes on a socket: none of them holds anything for longer than its limit. */
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { CLIENT_LIMITS, type ClientLimits, createPatientServer } from '../../src/server/slow-clients.js';

/** More than the system takes off the server's hands for a client that reads nothing. */
const MUCH = Buffer.alloc(32 * 1024 * 1024, 'x');
const NEVER = 600_000;
const PATIENT: ClientLimits = {
  ...{ headMs: NEVER, requestMs: NEVER, keepAliveMs: NEVER, stalledMs: NEVER, checkMs: 20 },
};

interface Serving {
  port: number;
  /** The server's end of the next connection. */
  next(): Promise<Socket>;
}

let closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.map((close) => close()));
  closing = [];
});

async function serve(limits: Partial<ClientLimits>, handler: RequestListener): Promise<Serving> {
  const server = createPatientServer({ ...PATIENT, ...limits });
  server.on('request', handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const next = async () => ((await once(server, 'connection')) as [Socket])[0];
  return { port: (server.address() as AddressInfo).port, next };
}

async function open(port: number, bytes: string): Promise<{ socket: Socket; ended: Promise<string> }> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk;
  });
  socket.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve(said)));
  socket.write(bytes);
  return { socket, ended };
}

const HEAD = 'POST / HTTP/1.1\r\nhost: x\r\n';
const unexpected: RequestListener = () => {
  throw new Error('nothing whole was sent');
};
const wholeBody: RequestListener = (req, res) => {
  req.resume().on('end', () => res.end('whole'));
};

test('a head that does not end is given up', async () => {
  const { port } = await serve({ headMs: 50 }, unexpected);
  const { ended } = await open(port, HEAD);
  expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
});

test('a connection on which nothing is sent is given up', async () => {
  const { port } = await serve({ headMs: 50 }, unexpected);
  const { ended } = await open(port, '');
  expect(await ended).toMatch(/^HTTP\/1\.1 408 /);
});

test('a body that does not end is given up', async () => {
  const { port } = await serve({ requestMs: 50, headMs: 40 }, wholeBody);
  const { ended } = await open(port, `${HEAD}content-length: 10\r\n\r\n12345`);
  expect(await ended).not.toContain('whole');
});

test('a client that reads nothing is given up, and one that waits for its answer is not', async () => {
  let finish = () => {};
  const { port, next } = await serve({}, (req, res) => {
    // From here on, so that it does not matter how long the connection took.
    req.socket.setTimeout(50);
    if (req.method === 'POST') return void res.end(MUCH);
    res.writeHead(200, { 'content-type': 'text/event-stream' });
    res.flushHeaders();
    finish = () => res.end('data: at last\n\n');
  });
  const waiting = await open(port, 'GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  await once(waiting.socket, 'data');
  const accepted = next();
  const stalled = connect(port, '127.0.0.1');
  stalled.on('error', () => undefined);
  stalled.pause().write(`${HEAD}content-length: 0\r\n\r\n`);
  // It notices nothing of that before it reads: the server's end tells.
  await once(await accepted, 'close');
  finish();
  expect(await waiting.ended).toContain('at last');
});

test('a connection has that limit from its beginning', async () => {
  const { port, next } = await serve({ stalledMs: 54_321 }, unexpected);
  const accepted = next();
  await open(port, '');
  expect((await accepted).timeout).toBe(54_321);
});

test('a connection that nobody uses is closed, after longer than balancers keep theirs', async () => {
  const { port } = await serve({ keepAliveMs: 50 }, wholeBody);
  const { ended } = await open(port, `${HEAD}content-length: 0\r\n\r\n`);
  expect(await ended).toContain('whole');
  expect(CLIENT_LIMITS.keepAliveMs).toBeGreaterThan(60_000);
});
