/** A profile and the log beside each other. */
import type { LogEvent } from '../../events.js';
import type { Account } from '../../person.js';
import { isSignIn } from '../sign-in-events.js';

/** The profile with what the log knows better: sign-ins that it has, and that an account is at least as old as they are. */
export function asLogged(account: Account, events: readonly LogEvent[]): Account {
  const signIns = events.filter((event) => event.userId === account.user_id && isSignIn(event));
  const [last] = signIns;
  const first = signIns.at(-1);
  if (!last || !first) return account;
  return {
    ...account,
    logins: Math.max(account.logins, signIns.length),
    lastLogin: Math.max(account.lastLogin ?? 0, last.at),
    ...(account.created === undefined ? {} : { created: Math.min(account.created, first.at) }),
    ...(account.lastIp === undefined && last.ip !== undefined ? { lastIp: last.ip } : {}),
  };
}
