/** A plain round-robin balancer: each request goes to the next server that can be reached. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  /** Of the endpoint, through the balancer. */
  url: string;
  close(): Promise<void>;
}

/** @param servers URLs of the endpoint, read anew with each request */
export async function startBalancer(servers: () => readonly string[]): Promise<Balancer> {
  let next = 0;
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse, body: Buffer, tries: number): void => {
    const all = servers();
    const target = new URL(all[next++ % all.length] ?? '');
    const { method, headers } = incoming;
    const onward = request({ host: target.hostname, port: target.port, path: incoming.url, method, headers });
    let answered = false;
    onward.on('response', (response) => {
      answered = true;
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      outgoing.flushHeaders();
      response.pipe(outgoing);
      response.on('error', () => outgoing.destroy());
    });
    onward.on('error', (error: NodeJS.ErrnoException) => {
      // Only what cannot have reached a server is sent to another one.
      if (!answered && error.code === 'ECONNREFUSED' && tries > 1) pass(incoming, outgoing, body, tries - 1);
      else if (answered) outgoing.destroy();
      else outgoing.writeHead(502).end();
    });
    outgoing.on('close', () => onward.destroy());
    onward.end(body);
  };
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => pass(incoming, outgoing, Buffer.concat(chunks), servers().length));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/mcp`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
