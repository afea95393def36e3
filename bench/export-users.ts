/**
 * 10,000 people exported through a rate limit: how much of the allowed rate is used, and how many requests are
 * refused, by one process, by four at once, by four that share a state, and by the official SDK.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REDIS_FOUND, startRedis } from '../test/support/redis.js';
import { ask, bundled, output, started } from './children.js';
import type { Exported } from './exporter.js';
import type { Limit, LimitedTenant, Seen } from './limited-tenant.js';
import { report } from './support/report.js';

const PEOPLE = 10_000;
/** Refusals within this time from the first answer belong to finding out what the limit is. */
const WARM_UP_MS = 2_000;

interface Run {
  /** Requests carried out, as a share of what the limit allowed in the same time. */
  rate: number;
  /** The same without the first and the last two seconds, in which some have not begun or have ended. */
  steady: number;
  requests: number;
  seconds: number;
  refused: number;
  refusedLater: number;
  later: number;
}

/** @param processes how many export at once; each exports everybody */
async function run(
  programs: Programs,
  mode: string,
  processes: number,
  limit: Limit,
  stateUrl = '',
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-export-'));
  const { child, ready: tenant } = await started<LimitedTenant>(programs.tenant, [
    ...[PEOPLE, limit.burst, limit.perSecond].map(String),
    'tls',
  ]);
  try {
    const authority = join(folder, 'ca.pem');
    writeFileSync(authority, tenant.caCertificate ?? '');
    const exported = await Promise.all(
      Array.from({ length: processes }, () =>
        output<Exported>(programs.exporter, [mode, JSON.stringify(tenant)], {
          NODE_EXTRA_CA_CERTS: authority,
          STATE_URL: stateUrl,
          REPLICAS: String(processes),
        }),
      ),
    );
    const short = exported.find(({ people }) => people !== PEOPLE);
    if (short) console.log(`export, ${mode}: ended with ${short.people} people: ${short.error}`);
    const seen = await ask<Seen[]>(child, 'seen');
    const [first, last] = [seen[0]?.at ?? 0, seen.at(-1)?.at ?? 0];
    const seconds = (last - first) / 1000;
    const done = seen.filter(({ status }) => status === 200).length;
    const after = seen.filter(({ at }) => at > first + WARM_UP_MS);
    const [from, to] = [first + WARM_UP_MS, last - WARM_UP_MS];
    const between = seen.filter(({ at, status }) => status === 200 && at > from && at <= to);
    return {
      steady: between.length / ((limit.perSecond * (to - from)) / 1000),
      rate: done / (limit.burst + limit.perSecond * seconds),
      requests: seen.length,
      seconds,
      refused: seen.filter(({ status }) => status === 429).length,
      refusedLater: after.filter(({ status }) => status === 429).length,
      later: after.length,
    };
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
}

interface Programs {
  tenant: string;
  exporter: string;
}

const raw = ({ requests, seconds, refused, refusedLater }: Run, { burst, perSecond }: Limit): string =>
  `${requests} requests in ${seconds.toFixed(1)} s at ${perSecond} a second and a burst of ${burst}; ` +
  `${refused} refused, ${refusedLater} of them after the first ${WARM_UP_MS / 1000} s`;

export async function exportUsers(): Promise<void> {
  const programs = { tenant: await bundled('limited-tenant'), exporter: await bundled('exporter') };
  const alone: Limit = { burst: 10, perSecond: 10 };
  const shared: Limit = { burst: 40, perSecond: 40 };
  try {
    const one = await run(programs, 'own', 1, alone);
    report('export of 10,000 users, share of the allowed rate', one.rate, {
      least: 0.95,
      detail: raw(one, alone),
    });
    report('export, refused after warm-up', one.refusedLater / one.later, {
      limit: 0,
      detail: raw(one, alone),
    });
    const four = await run(programs, 'own', 4, shared);
    report('export by four processes, refused', four.refused / four.requests, {
      limit: 0.02,
      detail: `${(four.rate * 100).toFixed(0)}% of the allowed rate; ${raw(four, shared)}`,
    });
    // As tenants have it; four processes are not busy with themselves.
    await bySharing(programs, { burst: 20, perSecond: 16 });
    const sdk = await run(programs, 'sdk', 1, alone);
    report('export by the auth0 SDK, refused', sdk.refused / sdk.requests, {
      detail: `${(sdk.rate * 100).toFixed(0)}% of the allowed rate; ${raw(sdk, alone)}`,
    });
  } finally {
    rmSync(programs.tenant);
    rmSync(programs.exporter);
  }
}

/** As replicas do that share a store. */
async function bySharing(programs: Programs, limit: Limit): Promise<void> {
  if (!REDIS_FOUND) return;
  const redis = await startRedis();
  try {
    const four = await run(programs, 'shared', 4, limit, redis.url);
    report('export by four replicas that share a state, share of the allowed rate', four.steady, {
      least: 0.95,
      detail: `${(four.rate * 100).toFixed(0)}% with start and end; ${raw(four, limit)}`,
    });
    report(
      'export by four replicas that share a state, refused after warm-up',
      four.refusedLater / four.later,
      {
        limit: 0,
        detail: raw(four, limit),
      },
    );
  } finally {
    await redis.close();
  }
}
