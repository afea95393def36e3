/** Counts out of the log and the users. */

import type { ResourceModule } from '../engine/resource-module.js';
import { invalidQuery } from '../errors.js';
import { DAY } from '../state/clock.js';
import { LOGS } from '../state/log-events.js';
import type { Doc } from '../state/store.js';
import { ok, type SandboxContext } from '../types.js';

const ACTIVE_DAYS = 30;
/** Which daily count a log event adds to. */
const COUNTS = new Map<string, 'logins' | 'signups' | 'leaked_passwords'>([
  ['s', 'logins'],
  ['ss', 'signups'],
  ['pwd_leak', 'leaked_passwords'],
  ['signup_pwd_leak', 'leaked_passwords'],
  ['reset_pwd_leak', 'leaked_passwords'],
]);

/** `YYYYMMDD` as epoch milliseconds of the day's start. */
function day(value: unknown, name: string, otherwise: number): number {
  if (value === undefined || value === '') return otherwise;
  const match = /^(\d{4})(\d\d)(\d\d)$/.exec(String(value));
  const at = match ? Date.parse(`${match[1]}-${match[2]}-${match[3]}T00:00:00.000Z`) : Number.NaN;
  if (Number.isNaN(at))
    throw invalidQuery(
      `Query validation error: 'String does not match pattern YYYYMMDD' on property ${name}.`,
    );
  return at;
}

function daily(ctx: SandboxContext): Doc[] {
  const today = Math.floor(ctx.now() / DAY) * DAY;
  const to = day(ctx.query.to, 'to', today);
  const from = day(ctx.query.from, 'from', to - 30 * DAY);
  const [first, last] = [new Date(from).toISOString(), new Date(to + DAY).toISOString()];
  const days = new Map<string, Doc & Record<'logins' | 'signups' | 'leaked_passwords', number>>();
  for (const { type, date } of ctx.tenant.collection(LOGS).values()) {
    const count = COUNTS.get(String(type));
    const at = String(date);
    if (!count || at < first || at >= last) continue;
    const start = `${at.slice(0, 10)}T00:00:00.000Z`;
    const stats = days.get(start) ?? {
      date: start,
      logins: 0,
      signups: 0,
      leaked_passwords: 0,
      created_at: at,
      updated_at: at,
    };
    stats[count]++;
    stats.updated_at = at;
    days.set(start, stats);
  }
  return [...days.values()].sort((a, b) => (String(a.date) < String(b.date) ? -1 : 1));
}

function activeUsers(ctx: SandboxContext): number {
  const since = new Date(ctx.now() - ACTIVE_DAYS * DAY).toISOString();
  let active = 0;
  for (const { last_login } of ctx.tenant.collection('users').values()) {
    if (typeof last_login === 'string' && last_login >= since) active++;
  }
  return active;
}

export const stats: ResourceModule = {
  handlers: {
    'GET /stats/daily': (ctx) => ok(daily(ctx)),
    'GET /stats/active-users': (ctx) => ok(activeUsers(ctx)),
  },
};
