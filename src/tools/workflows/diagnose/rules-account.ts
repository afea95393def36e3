/** Rules about what stops the account itself: blocks, passwords, verification. */
import { ago, count, list, q, times } from '../words.js';
import type { Cause, CauseId, Fix } from './causes.js';
import type { Account, BruteForceBlock, LoginFacts } from './facts.js';
import { type Failure, freshness, type History, isSignIn, logIds, standingOf } from './history.js';

export type Rule = (facts: LoginFacts, history: History) => Cause | undefined;

/** The failures' own words, for a report. */
export const said = (failure: Failure | undefined): string =>
  failure?.event.description ? ` The log says ${q(failure.event.description, 160)}.` : '';

const passwordTicket = (account: Account): Fix => ({
  tool: 'create_password_change_ticket',
  arguments: { user_id: account.user_id },
  does: 'Makes a link with which the person chooses a new password; without save_secrets_to nobody gets to see it.',
});

const hasPassword = (account: Account | undefined): account is Account =>
  account?.identities.some((identity) => identity.provider === 'auth0') === true;

export const userBlocked: Rule = (facts, history) => {
  const account = facts.accounts.find((one) => one.blocked === true);
  if (!account) return undefined;
  const failures = standingOf(history, 'user_blocked');
  const asked = account.user_id === facts.asked.value || account === facts.accounts[0];
  // A blocked second account matters only when it is the one that is being used.
  const tried = failures.some((failure) => failure.account === account);
  const idle = facts.accounts.some(
    (other) =>
      other !== account && other.lastLogin !== undefined && other.lastLogin > (account.lastLogin ?? 0),
  );
  return {
    id: 'user_blocked',
    score: asked || tried ? 1 : idle ? 0.3 : 0.6,
    because: `${account.user_id} has blocked: true${
      failures[0]
        ? ` and was refused ${times(failures.length)}, last ${ago(failures[0].event.at, facts.now)}`
        : ''
    }.${said(failures[0])}`,
    evidence: logIds(failures),
    fixes: [
      {
        tool: 'update_user',
        arguments: { user_id: account.user_id, blocked: false },
        does: 'Lifts the block. Find out first who set it and why.',
      },
    ],
  };
};

/** Says it although the profile could not be read, or was unblocked since. */
export const blockedByLog: Rule = (facts, history) => {
  const failures = standingOf(history, 'user_blocked');
  const [newest] = failures;
  if (!newest || facts.accounts.some((account) => account.blocked === true)) return undefined;
  const known = newest.account;
  if (known && !/\buser is blocked/.test(newest.event.text)) {
    // Not the profile's own block: somebody's Action or provider calls it so.
    return {
      id: 'login_denied',
      score: 0.7 * freshness(facts, history, failures),
      because: `Refused ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}, although the profile is not blocked.${said(newest)}`,
      evidence: logIds(failures),
      fixes: [],
      advice:
        'The wording is that of an Action, a rule or the identity provider: find it (list_action_trigger_bindings for post-login).',
    };
  }
  return {
    id: 'user_blocked',
    score: (known ? 0.25 : 0.8) * freshness(facts, history, failures),
    because: known
      ? `Refused as blocked ${ago(newest.event.at, facts.now)}, but the profile is not blocked now.${said(newest)}`
      : `Refused as blocked ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
  };
};

/** Whether blocks hold only for addresses from which the person never signed in, though others are known. */
function onlyElsewhere(facts: LoginFacts, blocks: readonly BruteForceBlock[]): boolean {
  const home = new Set([
    ...facts.events.filter(isSignIn).flatMap(({ ip }) => (ip ? [ip] : [])),
    ...facts.accounts.flatMap(({ lastIp }) => (lastIp ? [lastIp] : [])),
  ]);
  return home.size > 0 && blocks.every(({ ip }) => ip !== undefined && ip !== '' && !home.has(ip));
}

/** Whether failures come from programs or devices with which the person has never signed in, and from elsewhere. */
function bySomebodyElse(facts: LoginFacts, failures: readonly Failure[]): boolean {
  const own = facts.events.filter(isSignIn);
  const ips = new Set(own.map(({ ip }) => ip));
  const agents = new Set(own.flatMap(({ agent }) => agent ?? []));
  return (
    agents.size > 0 &&
    failures.length > 0 &&
    failures.every(({ event: { ip, agent } }) => !ips.has(ip) && agent !== undefined && !agents.has(agent))
  );
}

export const bruteForce: Rule = (facts, history) => {
  const failures = standingOf(history, 'brute_force_block');
  const blocks = facts.bruteForce;
  const [newest] = failures;
  const account = facts.accounts[0];
  const clear: Fix = account
    ? {
        tool: 'clear_user_blocks',
        arguments: { user_id: account.user_id },
        does: 'Lifts the block from every address. Rule out an attack first: are the failed attempts theirs?',
      }
    : {
        tool: 'clear_user_blocks_by_identifier',
        arguments: { identifier: facts.asked.value },
        does: 'Lifts the block from every address.',
      };
  if (blocks && blocks.length > 0) {
    const addresses = [...new Set(blocks.flatMap(({ ip }) => (ip ? [ip] : [])))];
    const wrong = history.standing.filter(({ cause }) => cause === 'wrong_password');
    const strange = onlyElsewhere(facts, blocks);
    // Somebody else's guessing is blocked where they guess from; the person gets in from home.
    const since = strange && history.lastSignIn && history.lastSignIn.at > (newest?.event.at ?? 0);
    return {
      id: 'brute_force_block',
      score: since || (strange && bySomebodyElse(facts, wrong)) ? 0.3 : strange ? 0.75 : 0.98,
      because: `Brute-force protection blocks ${q(blocks[0]?.identifier ?? facts.asked.value)}${
        addresses.length > 0 ? ` from ${list(addresses, 3)}` : ' from every address'
      }${wrong.length > 0 ? ` after ${count(wrong.length, 'wrong password')} since the last success` : ''}${
        strange ? ', where the person has never signed in from' : ''
      }.`,
      evidence: logIds([...failures, ...wrong]),
      fixes: account ? [clear, ...(hasPassword(account) ? [passwordTicket(account)] : [])] : [clear],
    };
  }
  if (!newest) return undefined;
  // An empty list of blocks: the one that the log tells of has been lifted or has run out. Where it was the last
  // thing to happen, the person has not tried since.
  const gone = blocks !== undefined;
  const last = history.standing[0] === newest;
  const reset = account && hasPassword(account) ? [passwordTicket(account)] : [];
  return {
    id: 'brute_force_block',
    score: (gone ? (last ? 0.72 : 0.25) : 0.85) * freshness(facts, history, failures),
    because: `Blocked for wrong passwords ${ago(newest.event.at, facts.now)}${
      gone ? '; no block is in force any more, and nobody has tried since' : ''
    }.${said(newest)}`,
    evidence: logIds(failures),
    fixes: gone ? reset : [clear, ...reset],
    ...(gone
      ? { advice: 'Try again; if the password is not known for certain, choose a new one first.' }
      : {}),
  };
};

export const addressBlocked: Rule = (facts, history) => {
  const failures = standingOf(history, 'ip_blocked');
  const around = facts.unattributed.filter(
    (event) => event.type === 'limit_mu' && event.ip !== undefined && facts.blockedIps?.includes(event.ip),
  );
  const address = facts.blockedIps?.[0] ?? failures[0]?.event.ip;
  const confirmed = facts.blockedIps !== undefined && facts.blockedIps.length > 0;
  if (!address || (!confirmed && failures.length === 0)) return undefined;
  // A block that the latest attempt ran into is believed even where the list does not show it.
  const latest = failures[0] !== undefined && failures[0] === history.standing[0];
  const gone = facts.blockedIps !== undefined && !confirmed && !latest;
  // Who got in since, did so from another address.
  const blockedAt = Math.max(failures[0]?.event.at ?? 0, around[0]?.at ?? 0);
  const since = blockedAt > 0 && (history.lastSignIn?.at ?? 0) > blockedAt;
  return {
    id: 'ip_blocked',
    score:
      confirmed && !since ? 0.96 : since ? 0.3 : (gone ? 0.25 : 0.8) * freshness(facts, history, failures),
    because: `${address} ${gone ? 'was blocked, and is not any more' : 'is blocked'} for failing with many accounts.${said(failures[0])}`,
    evidence: [...logIds(failures), ...around.slice(0, 2).map((event) => event.id)],
    fixes: gone
      ? []
      : [
          {
            tool: 'delete_ip_block',
            arguments: { ip_address: address },
            does: 'Unblocks the address for everybody behind it. Only if it is known to be an office, a proxy or the like.',
          },
        ],
  };
};

export const breachedPassword: Rule = (facts, history) => {
  const failures = standingOf(history, 'breached_password');
  const [newest] = failures;
  if (!newest) return undefined;
  const account = newest.account ?? facts.accounts[0];
  return {
    id: 'breached_password',
    score: 0.95 * freshness(facts, history, failures),
    because: `Breached-password detection stopped the sign-in ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: account ? [passwordTicket(account)] : [],
    advice: 'The password must be changed, here and wherever else it is used; unblocking does not help.',
  };
};

export const passwordExpired: Rule = (facts, history) => {
  const failures = standingOf(history, 'password_expired');
  const [newest] = failures;
  if (!newest) return undefined;
  const account = newest.account ?? facts.accounts[0];
  const since = account?.lastPasswordReset;
  return {
    id: 'password_expired',
    score: 0.92 * freshness(facts, history, failures),
    because: `Refused ${times(failures.length)} because of the password's age or a required change${
      since ? `; it was last changed ${ago(since, facts.now)}` : ''
    }.${said(newest)}`,
    evidence: logIds(failures),
    fixes: account ? [passwordTicket(account)] : [],
  };
};

export const wrongPassword: Rule = (facts, history) => {
  const all = standingOf(history, 'wrong_password');
  // With an account on the connection that was tried: without one it is another matter.
  const failures = all.filter(
    ({ account, event }) => account !== undefined || event.connection === undefined,
  );
  const [newest] = failures;
  if (!newest || facts.accounts.length === 0) return undefined;
  const account = newest.account ?? facts.accounts[0];
  const changed = account?.lastPasswordReset;
  const home = new Set(facts.events.filter(isSignIn).flatMap(({ ip }) => (ip ? [ip] : [])));
  const strange =
    home.size > 0 && failures.every(({ event }) => event.ip !== undefined && !home.has(event.ip));
  const recently =
    changed !== undefined && changed < newest.event.at && newest.event.at - changed < 7 * 864e5;
  return {
    id: 'wrong_password',
    // Guessing by somebody else keeps nobody out.
    score:
      (bySomebodyElse(facts, failures) ? 0.3 : strange ? 0.5 : 0.7) * freshness(facts, history, failures),
    because: `${count(failures.length, 'wrong password')} since the last success, last ${ago(newest.event.at, facts.now)}${
      newest.event.ip ? ` from ${newest.event.ip}` : ''
    }${recently ? `; the password had been changed ${ago(changed, facts.now)}, so an old saved one may be in use` : ''}${
      strange ? '; the person never signed in from there, so it may be somebody else guessing' : ''
    }.`,
    evidence: logIds(failures),
    fixes: hasPassword(account) ? [passwordTicket(account)] : [],
  };
};

export const passwordChangeFailed: Rule = (facts, history) => {
  const failures = standingOf(history, 'password_change_failed');
  const [newest] = failures;
  if (!newest) return undefined;
  const account = newest.account ?? facts.accounts[0];
  return {
    id: 'password_change_failed',
    score: 0.75 * freshness(facts, history, failures),
    because: `Choosing a new password failed ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: hasPassword(account) ? [passwordTicket(account)] : [],
  };
};

export const unverifiedEmail: Rule = (facts, history) => {
  const failures = standingOf(history, 'unverified_email');
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!account) return undefined;
  const unverified = account.email_verified === false && account.email !== undefined;
  const vague = standingOf(history, 'login_denied', 'other_failure', 'action_failed');
  const fixes: Fix[] = [
    {
      tool: 'send_verification_email',
      arguments: { user_id: account.user_id },
      does: 'Sends the person a new verification link.',
    },
    {
      tool: 'update_user',
      arguments: { user_id: account.user_id, email_verified: true },
      does: 'Marks the address as verified. Only if it has been proved in another way.',
    },
  ];
  if (newest) {
    return {
      id: 'unverified_email',
      score:
        (unverified ? 0.94 : account.email_verified === true ? 0.25 : 0.85) *
        freshness(facts, history, failures),
      because: unverified
        ? `email_verified is false, and sign-in was refused for it ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`
        : `Refused for an unverified address ${ago(newest.event.at, facts.now)}, but it is verified now.${said(newest)}`,
      evidence: logIds(failures),
      fixes: unverified ? fixes : [],
    };
  }
  if (!unverified) return undefined;
  if (vague.length > 0) {
    return {
      id: 'unverified_email',
      score: 0.72 * freshness(facts, history, vague),
      because: `email_verified is false and sign-in is refused without a clear reason.${said(vague[0])}`,
      evidence: logIds(vague),
      fixes,
    };
  }
  // Nothing was refused: only worth a thought while the person has never been in.
  if (account.logins > 0 || history.lastSignIn || history.standing.length > 0) return undefined;
  return {
    id: 'unverified_email',
    score: 0.4,
    because: 'email_verified is false and the person has never signed in; nothing has been refused yet.',
    evidence: [],
    fixes,
  };
};

/** Messages that bounce, for somebody who needs one to get in. */
export const undeliveredMessage: Rule = (facts, history) => {
  const since = history.lastSignIn?.at ?? 0;
  const lost = facts.events.filter(({ type, at }) => type === 'fn' && at > since);
  const [newest] = lost;
  const [account] = facts.accounts;
  if (!newest || !account) return undefined;
  const byMessage = account.identities.some(({ provider }) => provider === 'email' || provider === 'sms');
  const waits =
    byMessage ||
    (account.email_verified === false && account.logins === 0) ||
    facts.events.some(({ type, at }) => (type === 'scpr' || type === 'svr') && at > since);
  if (!waits) return undefined;
  return {
    id: 'message_delivery',
    score: byMessage ? 0.78 : 0.68,
    because: `A message to the person was not taken by the provider ${times(lost.length)}, last ${ago(newest.at, facts.now)}. The log says ${q(newest.description, 160)}.`,
    evidence: lost.slice(0, 3).map(({ id }) => id),
    fixes: [],
    advice: 'Check the address or number; if others are affected too, the provider (get_email_provider).',
  };
};

/** Blocks and codes that need no more than naming. */
const SIMPLE: Partial<Record<CauseId, { score: number; advice: string }>> = {
  login_flood: {
    score: 0.85,
    advice: 'The hold ends by itself; find the script or device that signs in so often with this account.',
  },
  passwordless_code: {
    score: 0.75,
    advice:
      'Ask for a new code and use the newest message only; check spam, the number, and the delivery events (cs, cls, fn).',
  },
  passkey: {
    score: 0.75,
    advice:
      'Try the device and domain where the passkey was made, or sign in with the password and add a new one.',
  },
  bot_detection: {
    score: 0.75,
    advice: 'Try another network or browser without extensions; get_bot_detection shows the settings.',
  },
  network_rule: { score: 0.8, advice: 'list_network_acls shows which rule refuses the address.' },
};

export const simple: Rule = (facts, history) => {
  for (const { cause } of history.standing) {
    const known = SIMPLE[cause];
    if (!known) continue;
    const failures = standingOf(history, cause);
    return {
      id: cause,
      score: known.score * freshness(facts, history, failures),
      because: `Seen ${times(failures.length)}, last ${ago(failures[0]?.event.at ?? facts.now, facts.now)}.${said(failures[0])}`,
      evidence: logIds(failures),
      fixes: [],
      advice: known.advice,
    };
  }
  return undefined;
};
