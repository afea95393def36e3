/** One connection to the store, or to a cluster of them, that comes back by itself. */
import { createClient, createCluster } from 'redis';

/** The commands that are used. */
export interface Commands {
  get(key: string): Promise<string | null>;
  set(
    key: string,
    value: string,
    options: { condition?: 'NX'; expiration?: { type: 'PX'; value: number } },
  ): Promise<string | null>;
  del(key: string): Promise<number>;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
  lRange(key: string, start: number, stop: number): Promise<string[]>;
  publish(channel: string, message: string): Promise<number>;
  subscribe(channel: string, listener: (message: string) => void): Promise<unknown>;
  unsubscribe(channel: string): Promise<unknown>;
}

export interface Link {
  readonly commands: Commands;
  readonly cluster: boolean;
  /** What tells this run of the store from others; undefined where it does not say. */
  run(): Promise<string | undefined>;
  close(): void;
}

export interface LinkEvents {
  /** A connection was made, for the first time or again. */
  up(): void;
  /** It was lost, or could not be made. */
  down(reason: string): void;
}

const CONNECT_MS = 5_000;
const PING_MS = 5_000;
/** Without a sound, pings included, a connection is dead after this long. */
const SILENCE_MS = 15_000;
const LONGEST_PAUSE_MS = 2_000;

/** Pauses between attempts grow and differ, so that replicas do not come back all at once. */
const pause = (attempts: number): number =>
  Math.min(50 * 2 ** Math.min(attempts, 10), LONGEST_PAUSE_MS) * (0.75 + Math.random() / 2);

const shared = (tls: boolean) => ({
  name: 'auth0-management-mcp',
  disableClientInfo: true,
  // A command that waits for a connection could be made later than its caller thinks.
  disableOfflineQueue: true,
  pingInterval: PING_MS,
  maintNotifications: 'disabled' as const,
  socket: {
    ...(tls ? { tls: true as const } : {}),
    connectTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    reconnectStrategy: pause,
  },
});

/** @param url `redis[s]://[user:password@]host[:port][/database]`, or with `+cluster` after the scheme */
export function openLink(url: string, events: LinkEvents): Link {
  const parsed = new URL(url);
  const tls = parsed.protocol.startsWith('rediss');
  return parsed.protocol.endsWith('+cluster:')
    ? clusterLink(parsed.href.replace('+cluster:', ':'), tls, events)
    : singleLink(url, tls, events);
}

function singleLink(url: string, tls: boolean, events: LinkEvents): Link {
  const client = createClient({ url, ...shared(tls) });
  client.on('ready', () => events.up());
  client.on('error', (error: unknown) => events.down(reasonOf(error)));
  client.on('end', () => events.down('closed'));
  client.connect().catch((error: unknown) => events.down(reasonOf(error)));
  return {
    commands: client as unknown as Commands,
    cluster: false,
    run: async () => {
      try {
        const info = String(await client.sendCommand(['INFO', 'server']));
        return /^run_id:(\w+)/m.exec(info)?.[1];
      } catch (error) {
        // An account that may not ask.
        if (String(error).includes('NOPERM')) return undefined;
        throw error;
      }
    },
    close: () => client.destroy(),
  };
}

function clusterLink(url: string, tls: boolean, events: LinkEvents): Link {
  const { username, password } = new URL(url);
  const account = {
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
  };
  const cluster = createCluster({
    rootNodes: [{ url, ...shared(tls) }],
    defaults: { ...account, ...shared(tls) },
  });
  cluster.on('error', (error: unknown) => events.down(reasonOf(error)));
  cluster.on('node-error', (error: unknown) => events.down(reasonOf(error)));
  cluster.on('node-ready', () => events.up());
  let closed = false;
  let attempts = 0;
  const connect = (): void => {
    if (closed) return;
    cluster.connect().then(
      () => events.up(),
      (error: unknown) => {
        events.down(reasonOf(error));
        attempts += 1;
        setTimeout(connect, pause(attempts)).unref();
      },
    );
  };
  connect();
  return {
    commands: cluster as unknown as Commands,
    cluster: true,
    run: async () => undefined,
    close: () => {
      closed = true;
      cluster.destroy();
    },
  };
}

/** A code alone: messages may hold addresses and names of accounts. */
export function reasonOf(error: unknown): string {
  const { code, name, message = '' } = error as { code?: unknown; name?: string; message?: string };
  if (typeof code === 'string') return code;
  const word = /^[A-Z]{4,}/.exec(message)?.[0];
  return word ?? name ?? 'unknown';
}
