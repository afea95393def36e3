// Receives a log stream and an event stream of the sandbox on this machine, instead of polling for changes.
//
//   npm ci && npm run build
//   npx tsx examples/receive-webhooks.ts
//
// On a tenant, the same receiver is reached over HTTPS; the sandbox sends to loopback addresses without TLS.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const KEY = 'Bearer shared-with-the-tenant';
const seen = new Set<string>();

const receiver = createServer((request, reply) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    // Anybody can send to an address; the tenant proves itself with the key. What is refused is sent again.
    if (request.headers.authorization !== KEY) return reply.writeHead(401).end();
    const body = Buffer.concat(parts).toString();
    const items = request.url === '/logs' ? body.trim().split('\n') : [body];
    for (const item of items.map((text) => JSON.parse(text))) {
      // A batch can come twice: ids tell what has been handled.
      const id = item.log_id ?? item.id;
      if (seen.has(id)) continue;
      seen.add(id);
      console.log(item.data.description ? `log: ${item.data.description}` : `event: ${item.type}`);
    }
    reply.writeHead(204).end();
    if (seen.size >= 2) receiver.emit('enough');
  });
});
receiver.listen(0, '127.0.0.1');
await once(receiver, 'listening');
const address = `https://127.0.0.1:${(receiver.address() as AddressInfo).port}`;

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const child = spawn(process.execPath, [program, 'sandbox', '--port', '0', '--seed', 'empty', '--json'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { url, audience, client_id, client_secret } = JSON.parse(line);
  const post = async (path: string, body: object, headers = {}) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  };
  const grant = { grant_type: 'client_credentials', client_id, client_secret, audience };
  const { access_token } = await post('/oauth/token', grant);
  const api = (path: string, body: object) =>
    post(`/api/v2${path}`, body, { authorization: `Bearer ${access_token}` });

  await api('/event-streams', {
    name: 'organizations',
    subscriptions: [{ event_type: 'organization.created' }],
    destination: {
      type: 'webhook',
      configuration: {
        webhook_endpoint: `${address}/events`,
        webhook_authorization: { method: 'bearer', token: KEY.replace('Bearer ', '') },
      },
    },
  });
  await api('/log-streams', {
    name: 'failed writes',
    type: 'http',
    filters: [{ type: 'category', name: 'management.fail' }],
    sink: { httpEndpoint: `${address}/logs`, httpAuthorization: KEY, httpContentFormat: 'JSONLINES' },
  });
  const enough = once(receiver, 'enough');
  await api('/organizations', { name: 'acme' });
  await api('/organizations', { name: 'acme' });
  await enough;
} finally {
  child.kill();
  receiver.close();
  receiver.closeAllConnections();
}
