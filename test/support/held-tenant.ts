/** A door in front of a tenant that holds back requests until a test lets them through, so that nothing depends on time. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HeldTenant {
  /** For AUTH0_DOMAIN. */
  url: string;
  /** Holds back requests from now on that match; a token can be had all the same. */
  hold(matches: (method: string, path: string) => boolean): void;
  /** Resolves once that many are held back. */
  held(count: number): Promise<void>;
  /** Lets those held back through, and all that follow. */
  release(): void;
  close(): Promise<void>;
}

/** @param port 0: a free one */
export async function holdTenant(tenant: string, port = 0): Promise<HeldTenant> {
  let matches = (_method: string, _path: string): boolean => false;
  let held: (() => void)[] = [];
  let waiting: (() => void) | undefined;

  const pass = (req: IncomingMessage, res: ServerResponse) => {
    const onward = request(
      new URL(req.url ?? '/', tenant),
      { method: req.method ?? 'GET', headers: req.headers },
      (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(res);
      },
    );
    onward.on('error', () => res.destroy());
    req.pipe(onward);
  };
  const server = createServer((req, res) => {
    if (!matches(req.method ?? '', req.url ?? '')) return pass(req, res);
    held.push(() => pass(req, res));
    // A request that was given up is never carried out.
    res.once('close', () => req.destroy());
    waiting?.();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const release = () => {
    matches = () => false;
    for (const go of held.splice(0)) go();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    hold: (next) => {
      held = [];
      matches = next;
    },
    held: (count) =>
      new Promise((resolve) => {
        waiting = () => {
          if (held.length >= count) resolve();
        };
        waiting();
      }),
    release,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
