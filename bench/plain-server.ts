/**
 * The least that a Management API could be, in a process of its own: one user, a page of a hundred, always the same
 * bytes, with the headers that Auth0 sends. A change is answered with the user as changed, and not kept. Over TLS
 * when a key and a certificate are in the environment.
 */
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { person } from './support/people.js';

const PAGE = 100;
const { TLS_KEY: key, TLS_CERT: cert } = process.env;

const users = Array.from({ length: PAGE }, (_, index) => person(index));
const single = Buffer.from(JSON.stringify(users[0]));
const page = Buffer.from(JSON.stringify({ start: 0, limit: PAGE, length: PAGE, total: PAGE, users }));

const listener: RequestListener = async (request, response) => {
  const sent = (await request.toArray()) as Buffer[];
  const isSingle = request.url?.startsWith('/api/v2/users/');
  const body =
    request.method === 'PATCH'
      ? Buffer.from(JSON.stringify({ ...users[0], ...JSON.parse(Buffer.concat(sent).toString()) }))
      : isSingle
        ? single
        : page;
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'x-ratelimit-limit': '1000000',
    'x-ratelimit-remaining': '999999',
    'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 1),
    'cache-control': 'no-store',
    vary: 'origin',
    'strict-transport-security': 'max-age=31536000',
  });
  response.end(body);
};

const server = key && cert ? createTlsServer({ key, cert }, listener) : createHttpServer(listener);
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
