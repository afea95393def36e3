/**
 * A thousand callers of each protocol on one process, all of the time: nothing fails but what is told to come back
 * later, no session is lost, and the memory that they took comes back. One call in eight reads from a tenant that
 * serves fewer than they ask for.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ask, bundled, started } from '../children.js';
import type { LimitedTenant } from '../limited-tenant.js';
import { copyOfDist } from '../support/built-program.js';
import { processorTime } from '../support/processor-time.js';
import { quantile, report } from '../support/report.js';
import { type Caller, LegacyCaller, ModernCaller, type Outcome } from './load-callers.js';

const CALLERS = 1_000;
const LIMIT = { burst: 50, perSecond: 20 };
/** How long they call, in s: in a run of its own, and between other benchmarks. */
const WHOLE_S = 60;
const SHORT_S = 10;
/** Sessions are opened so many at a time. */
const OPENING = 50;
/** The first calls of a process take memory that it keeps. */
const WARM_UP_S = 3;

/** How much of its memory before it may have afterwards. */
const MOST_AFTER = 1.2;

/**
 * Collects garbage and says what is left, in bytes, whenever it is told to. `all`: so often that V8 also drops the code
 * that it compiled while the server was busy and that has not run since, which takes it many collections.
 */
const MEASURING = `process.on('message', ({ all }) => {
  for (let i = 0; i < (all ? 100 : 4); i += 1) gc();
  setTimeout(() => {
    gc();
    const { rss, heapUsed, external } = process.memoryUsage();
    const sockets = process.getActiveResourcesInfo().filter((kind) => /^TCPSocket/.test(kind)).length;
    process.send({ rss, kept: heapUsed + external, sockets });
  }, 500);
});`;

interface Memory {
  /** Of the process. */
  rss: number;
  /** By what it still holds. */
  kept: number;
  /** Open connections, to and from it. */
  sockets: number;
}

interface Server {
  url: URL;
  /** @param all whether code that is no longer used is collected, too */
  memory(all: boolean): Promise<Memory>;
  process: ChildProcess;
}

async function serve(cli: string, tenant: LimitedTenant): Promise<Server> {
  const measuring = `data:text/javascript,${encodeURIComponent(MEASURING)}`;
  const server = spawn(
    process.execPath,
    ['--expose-gc', '--import', measuring, cli, 'serve', '--http', '127.0.0.1:0'],
    {
      env: {
        PATH: process.env.PATH ?? '',
        LOG_LEVEL: 'warn',
        AUTH0_DOMAIN: tenant.url,
        AUTH0_CLIENT_ID: tenant.clientId,
        AUTH0_CLIENT_SECRET: tenant.clientSecret,
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    },
  );
  let said = '';
  const says = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said)?.[1];
        if (found === undefined) return;
        server.stderr?.off('data', look);
        resolve(found);
      };
      server.stderr?.on('data', look);
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
      look();
    });
  server.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const url = new URL(await says(/serving MCP at (http:[^\s,]+)/));
  return {
    url,
    process: server,
    memory: (all) => ask<Memory>(server, { all }),
  };
}

/** Runs the work for all of them, so many at a time. */
async function each<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < all.length; n = next++) await work(all[n] as T);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

class Tally {
  readonly counts = new Map<string, number>();
  /** Of calls that were answered at once or after a wait, in ms. */
  readonly times: number[] = [];

  add(outcome: Outcome, ms: number): void {
    this.counts.set(outcome.kind, (this.counts.get(outcome.kind) ?? 0) + 1);
    if (outcome.kind === 'ok') this.times.push(ms);
  }

  of(kind: string): number {
    return this.counts.get(kind) ?? 0;
  }

  /** All but those that went well or are told to come back. */
  failures(): [string, number][] {
    return [...this.counts].filter(([kind]) => kind !== 'ok' && kind !== 'busy');
  }
}

/** Everybody calls until the time is over, as fast as they are answered; who is told to come back does so. */
async function storm(callers: readonly Caller[], seconds: number, tally = new Tally()): Promise<Tally> {
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    callers.map(async (caller, n) => {
      for (let call = n; performance.now() < until; call += 1) {
        const began = performance.now();
        const outcome = await caller.call(call % 8 === 0 ? 'tenant' : 'own');
        tally.add(outcome, performance.now() - began);
        const { againInS = 0 } = outcome;
        await pause(Math.min(againInS * 1_000, Math.max(0, until - performance.now())));
      }
    }),
  );
  return tally;
}

const mb = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MB`;

/** Of each protocol, with what they hold open. */
function newCallers(url: URL, count: number): { all: Caller[]; legacy: LegacyCaller[] } {
  const legacy = Array.from({ length: count }, () => new LegacyCaller(url));
  return { legacy, all: [...legacy, ...Array.from({ length: count }, () => new ModernCaller(url))] };
}

interface Visit {
  tally: Tally;
  /** How long it took until all of them were there. */
  openedMs: number;
  /** Sessions that were gone afterwards. */
  lost: number;
  /** Streams that had ended. */
  silent: number;
  /** Processor time of the server while they called, in s. */
  used: number;
}

async function visit(server: Server, count: number, seconds: number, during?: () => Promise<void>) {
  const { all, legacy } = newCallers(server.url, count);
  const began = performance.now();
  await each(all, OPENING, (caller) => caller.open());
  const openedMs = performance.now() - began;
  await during?.();
  const before = processorTime(server.process);
  const tally = await storm(all, seconds);
  const used = processorTime(server.process) - before;
  const still = new Tally();
  await each(legacy, OPENING, async (caller) => still.add(await caller.call('own'), 0));
  const silent = all.filter((caller) => !caller.listening).length;
  await each(all, OPENING, (caller) => caller.leave());
  return { tally, openedMs, lost: count - still.of('ok'), silent, used } satisfies Visit;
}

/** @param whole as long as the bar says, not merely a look */
export async function load(whole: boolean): Promise<void> {
  const program = await bundled('limited-tenant');
  const built = copyOfDist();
  const { child, ready } = await started<LimitedTenant>(program, [
    ...[100, LIMIT.burst, LIMIT.perSecond].map(String),
  ]);
  const server = await serve(built.cli, ready);
  const seconds = whole ? WHOLE_S : SHORT_S;
  try {
    await visit(server, CALLERS / 10, WARM_UP_S);
    const before = await server.memory(false);
    let open: Memory = before;
    const { tally, openedMs, lost, silent, used } = await visit(server, CALLERS, seconds, async () => {
      open = await server.memory(false);
    });
    let after = await server.memory(false);
    // That its callers are gone has to reach it first, and it gives memory back bit by bit.
    const settled = () => after.sockets <= before.sockets && after.rss <= before.rss * MOST_AFTER;
    for (let look = 0; !settled() && look < 60; look += 1) after = await server.memory(false);
    const { kept } = await server.memory(true);
    const all = [...tally.counts.values()].reduce((sum, count) => sum + count, 0);
    const failures = tally.failures();
    const failed = failures.reduce((sum, [, count]) => sum + count, 0);
    report(
      `2 x ${CALLERS} callers for ${seconds} s, answered or told when to come back`,
      (all - failed) / all,
      {
        least: 1,
        detail: `${tally.of('ok')} answered (${Math.round(tally.of('ok') / used)} per second of one core, of which it had ${(used / seconds).toFixed(2)}; median ${(quantile(tally.times, 0.5) / 1000).toFixed(1)} s, p99 ${(quantile(tally.times, 0.99) / 1000).toFixed(1)} s), ${tally.of('busy')} told when to come back, ${failed} failed${failures.map(([kind, count]) => `; ${count} x ${kind}`).join('')}`,
      },
    );
    report('sessions kept', (CALLERS - lost) / CALLERS, {
      least: 1,
      detail: `${lost} of ${CALLERS} lost, ${silent} of their streams ended; opened in ${(openedMs / 1000).toFixed(1)} s`,
    });
    report('memory afterwards, held', kept / before.kept, {
      limit: MOST_AFTER,
      detail: `${mb(before.kept)} before, ${mb(open.kept)} with ${CALLERS} sessions and ${2 * CALLERS} streams open (${((open.kept - before.kept) / CALLERS / 1024).toFixed(0)} kB for one of each), ${mb(kept)} after`,
    });
    report('memory afterwards, of the process', after.rss / before.rss, {
      limit: MOST_AFTER,
      detail: `${mb(before.rss)} before, ${mb(open.rss)} with ${CALLERS} sessions and ${2 * CALLERS} streams open, ${mb(after.rss)} after`,
    });
  } finally {
    server.process.kill();
    child.kill();
    built.remove();
    rmSync(program);
  }
}
