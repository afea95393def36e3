/** The second listener of a sandbox, for its Actions alone: opened when the first one runs, on a port of loopback. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export class InnerServer {
  readonly #make: () => Server;
  #server: Server | undefined;
  #port: Promise<number> | undefined;

  constructor(make: () => Server) {
    this.#make = make;
  }

  /** The port, once it is open. */
  port(): Promise<number> {
    this.#port ??= new Promise((resolve, reject) => {
      const server = this.#make();
      this.#server = server;
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    });
    return this.#port;
  }

  async close(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
