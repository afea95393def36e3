/** A Redis server for tests: the `redis-server` of the PATH, on a port of its own, with an account that may do just what is documented. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const REDIS_FOUND = spawnSync('redis-server', ['--version']).status === 0;
if (!REDIS_FOUND) console.warn('redis-server was not found: the Redis tests are skipped');

export const USER = 'mcp';
export const PASSWORD = 'correct horse/battery';
/** What docs/state.md says that the account needs. */
export const RULES =
  '~auth0-mcp:* &auth0-mcp:* -@all +hello +auth +ping +info +client|setname +select +get +set +del +eval +lrange +lpush +ltrim +pexpire +time +zadd +zcard +zrange +zremrangebyscore +zscore +publish +subscribe +unsubscribe +cluster|slots +cluster|shards +readonly';

export interface RedisServer {
  /** With account and password. */
  url: string;
  port: number;
  /** Again, after a stop. */
  start(): Promise<void>;
  /** At once, as by a crash: nothing is saved. */
  stop(): Promise<void>;
  /** Everything that is stored, as its administrator sees it. */
  cli(...args: string[]): string;
  close(): Promise<void>;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** @param cluster as the only node of a cluster */
export async function startRedis(options: { cluster?: boolean } = {}): Promise<RedisServer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(options);
    } catch (error) {
      // Another program may have taken the port in between.
      if (attempt === 5) throw error;
    }
  }
}

async function startOnce({ cluster = false }: { cluster?: boolean }): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const port = await freePort();
  const file = join(folder, 'redis.conf');
  writeFileSync(
    file,
    [
      `port ${port}`,
      'bind 127.0.0.1',
      `dir ${folder}`,
      'save ""',
      'appendonly no',
      'user default on nopass ~* &* +@all',
      `user ${USER} on "#${sha256(PASSWORD)}" ${RULES}`,
      ...(cluster ? ['cluster-enabled yes', 'cluster-config-file nodes.conf'] : []),
    ].join('\n'),
  );
  let running: ChildProcess | undefined;
  const cli = (...args: string[]) => {
    const { stdout, stderr } = spawnSync('redis-cli', ['-p', String(port), ...args], { encoding: 'utf8' });
    return `${stdout}${stderr}`;
  };
  const start = async (): Promise<void> => {
    if (running?.exitCode === null && running.signalCode === null) return;
    const server = spawn('redis-server', [file], { stdio: ['ignore', 'pipe', 'pipe'] });
    running = server;
    let log = '';
    const logged = (text: string) =>
      new Promise<void>((resolve, reject) => {
        const look = () => log.includes(text) && resolve();
        for (const stream of [server.stdout, server.stderr]) stream.on('data', look);
        server.once('exit', (code) => reject(new Error(`redis-server ended with ${code}: ${log}`)));
        look();
      });
    for (const stream of [server.stdout, server.stderr])
      stream.on('data', (chunk) => {
        log += chunk;
      });
    await logged('Ready to accept connections');
    if (cluster) {
      cli('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
      await logged('Cluster state changed: ok');
    }
  };
  const stop = async (): Promise<void> => {
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  };
  await start();
  const scheme = cluster ? 'redis+cluster' : 'redis';
  return {
    url: `${scheme}://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}`,
    port,
    start,
    stop,
    cli,
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
