import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface SeenRequest {
  method: string;
  /** Path and query. */
  target: string;
  headers: Record<string, string | undefined>;
  body: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** Text or bytes as they are; anything else as JSON. */
  body?: unknown;
  /**
   * `reset` breaks the connection instead of answering, `truncate` in the middle of the answer's body; `hang` never
   * answers, `stall` never finishes the body.
   */
  fault?: 'reset' | 'truncate' | 'hang' | 'stall';
}

export type Script = (request: SeenRequest) => Reply;

/** An HTTP server on this machine that answers as the test says. */
export class FakeTenant {
  readonly url: string;
  /** API requests received, in order. */
  readonly requests: SeenRequest[] = [];
  readonly tokenRequests: SeenRequest[] = [];
  /** Answers API requests. */
  api: Script = () => ({ body: {} });
  /** Answers the token endpoint. */
  token: Script = () => ({
    body: {
      access_token: `granted-token-${this.tokenRequests.length}`,
      scope: 'read:users read:roles',
      expires_in: 86_400,
      token_type: 'Bearer',
    },
  });
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    server.on('request', (request, response) => this.#receive(request, response));
  }

  static async start(): Promise<FakeTenant> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new FakeTenant(server);
  }

  get connections(): number {
    return this.#sockets.size;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #receive(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const seen: SeenRequest = {
        method: request.method ?? '',
        target: request.url ?? '',
        headers: request.headers as Record<string, string | undefined>,
        body: Buffer.concat(chunks).toString('utf8'),
      };
      const isToken = seen.target === '/oauth/token';
      (isToken ? this.tokenRequests : this.requests).push(seen);
      answer(isToken ? this.token(seen) : this.api(seen), response);
    });
  }
}

function answer({ status = 200, headers = {}, body, fault }: Reply, response: ServerResponse): void {
  if (fault === 'hang') return;
  if (fault === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const raw = typeof body === 'string' || body instanceof Uint8Array;
  const bytes =
    body === undefined ? Buffer.alloc(0) : Buffer.from(raw ? (body as string) : JSON.stringify(body));
  const type = raw || body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' };
  const broken = fault === 'truncate' || fault === 'stall';
  response.writeHead(status, {
    ...type,
    ...headers,
    'content-length': String(bytes.length + (broken ? 10 : 0)),
  });
  if (!broken) {
    response.end(bytes);
    return;
  }
  response.write(bytes.length === 0 ? Buffer.from('{') : bytes, () => {
    if (fault === 'truncate') response.socket?.destroy();
  });
}
