/**
 * Approvals answered from a terminal on this machine: a socket that only the same user can reach (on Windows a named
 * pipe with a random name, kept in a file of that user), started when first needed.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Approval, ApprovalWay, Delivery } from '../../policy/approvals/approval.js';
import type { Approvals } from '../../policy/approvals/approvals.js';
import type { Logger } from '../logger.js';
import { forget, knownPlaces, ownFolder, type Place } from './socket-folder.js';
import { type Asked, shownApproval, type Told } from './terminal-protocol.js';

/** Who answers on this machine. */
const LOCAL = 'local';
const MOST_LINE = 8_192;
/** How long a terminal can wait for a change before it asks again, in ms. */
const LONGEST_WATCH_MS = 20_000;
/** How long a connection may take to say what it wants, in ms. */
const SILENT_MS = 5_000;

export interface TerminalSocketOptions {
  approvals: Approvals;
  log: Pick<Logger, 'debug' | 'warn'>;
  env: NodeJS.ProcessEnv;
}

export class TerminalSocket implements ApprovalWay {
  readonly how = 'terminal';
  readonly #options: TerminalSocketOptions;
  readonly #connections = new Set<Socket>();
  #listening: Promise<{ server: Server; place: Place }> | undefined;

  constructor(options: TerminalSocketOptions) {
    this.#options = options;
  }

  async deliver(approval: Approval): Promise<Delivery | undefined> {
    if (approval.fourEyes) return undefined;
    this.#listening ??= this.#listen();
    try {
      await this.#listening;
    } catch (error) {
      this.#listening = undefined;
      this.#options.log.warn(
        { error: (error as Error).message },
        'approvals cannot be answered from a terminal',
      );
      return undefined;
    }
    return {
      how: 'terminal',
      note: `No browser can be opened here. The person can answer in a terminal on this machine, as the same user, with "auth0-management-mcp approve ${approval.code}".`,
    };
  }

  async close(): Promise<void> {
    const listening = await this.#listening?.catch(() => undefined);
    this.#listening = undefined;
    if (!listening) return;
    for (const connection of this.#connections) connection.destroy();
    await new Promise<void>((resolve) => listening.server.close(() => resolve()));
    forget(listening.place);
  }

  async #listen(): Promise<{ server: Server; place: Place }> {
    const { env } = this.#options;
    const folder = ownFolder(env);
    await forgetEnded(env);
    const name = `${process.pid}-${randomBytes(4).toString('hex')}`;
    const windows = process.platform === 'win32';
    const file = join(folder, `${name}.${windows ? 'pipe' : 'sock'}`);
    const address = windows ? `\\\\.\\pipe\\auth0-management-mcp-${randomBytes(16).toString('hex')}` : file;
    const server = createServer((connection) => this.#serve(connection));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(address, resolve);
    });
    server.unref();
    if (windows) writeFileSync(file, address, { mode: 0o600 });
    else chmodSync(file, 0o600);
    return { server, place: { file, address } };
  }

  #serve(connection: Socket): void {
    this.#connections.add(connection);
    const gone = new AbortController();
    connection.once('close', () => {
      this.#connections.delete(connection);
      gone.abort();
    });
    connection.on('error', () => connection.destroy());
    connection.setTimeout(SILENT_MS, () => connection.destroy());
    connection.setEncoding('utf8');
    let text = '';
    const read = (more: string) => {
      text += more;
      if (text.length > MOST_LINE) return connection.destroy();
      if (!text.includes('\n')) return;
      connection.off('data', read);
      connection.setTimeout(0);
      void this.#answer(text, gone.signal)
        .catch((): Told => ({ error: 'it could not be answered' }))
        .then((told) => connection.end(`${JSON.stringify(told)}\n`));
    };
    connection.on('data', read);
    // What arrives later is not read; this lets the end be seen.
    connection.resume();
  }

  async #answer(line: string, gone: AbortSignal): Promise<Told> {
    const { approvals } = this.#options;
    const asked = JSON.parse(line) as Asked;
    if (asked.op === 'list') return { approvals: (await approvals.list(LOCAL)).map(shownApproval) };
    const { id } = asked;
    if (asked.op === 'answer') {
      const { approve, name } = asked;
      const by = { person: LOCAL };
      const given = { approve: approve === true, by, how: 'terminal' as const };
      return { outcome: await approvals.answer(id, typeof name === 'string' ? { ...given, name } : given) };
    }
    const now = async () => (await approvals.list(LOCAL)).find((one) => one.id === id);
    let approval = await now();
    if (approval && approval.state === asked.state && approval.outcome.length === asked.told) {
      await approvals.changed(id, Math.min(Number(asked.ms) || 0, LONGEST_WATCH_MS), gone);
      approval = await now();
    }
    return { approval: approval ? shownApproval(approval) : null };
  }
}

/** Removes sockets at which nobody listens any more. */
async function forgetEnded(env: NodeJS.ProcessEnv): Promise<void> {
  await Promise.all(
    knownPlaces(env).map(async (place) => {
      if (!(await isAlive(place))) forget(place);
    }),
  );
}

const isAlive = ({ address }: Place): Promise<boolean> =>
  new Promise((resolve) => {
    const connection = createConnection(address);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'),
    );
  });
