/** The HTTP requests that have no whole response yet: those that end by themselves, and streams that stand open. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export class OpenRequests {
  readonly #answers = new Set<ServerResponse>();
  readonly #streams = new Set<ServerResponse>();
  #changed: (() => void)[] = [];

  add(req: IncomingMessage, res: ServerResponse): void {
    const stream = isStream(req);
    if (stream) sendHeadAtOnce(res);
    const open = stream ? this.#streams : this.#answers;
    open.add(res);
    res.once('close', () => {
      open.delete(res);
      for (const changed of this.#changed.splice(0)) changed();
    });
  }

  get streams(): number {
    return this.#streams.size;
  }

  /** Resolves once everything that ends by itself is answered, or after `ms`. */
  answered(ms: number): Promise<void> {
    return this.#until(() => this.#answers.size === 0, ms);
  }

  /** Resolves once nothing is open, or after `ms`. */
  ended(ms: number): Promise<void> {
    return this.#until(() => this.#answers.size + this.#streams.size === 0, ms);
  }

  async #until(over: () => boolean, ms: number): Promise<void> {
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      for (const changed of this.#changed.splice(0)) changed();
    }, ms);
    while (!late && !over()) await new Promise<void>((resolve) => this.#changed.push(resolve));
    clearTimeout(timer);
  }
}

/** Whether the client opened a stream to listen on: a GET of the 2025 protocol, a method of its own in 2026. */
function isStream({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' || headers['mcp-method'] === 'subscriptions/listen';
}

/** Node keeps the head back until the first byte of the body, which on a stream may come after minutes. */
function sendHeadAtOnce(res: ServerResponse): void {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => ServerResponse;
  res.writeHead = (...args: unknown[]) => {
    writeHead(...args);
    res.flushHeaders();
    return res;
  };
}
