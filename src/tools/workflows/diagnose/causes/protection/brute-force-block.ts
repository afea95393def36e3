/** Brute-force protection blocks the identifier. */
import type { Fix } from '../../../answer.js';
import { ago, count, list, q } from '../../../words.js';
import type { BruteForceBlock, LoginFacts } from '../../facts.js';
import { type Failure, freshness, logIds, said, standingOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';
import { bySomebodyElse } from '../other-person.js';
import { savedOnDevice } from '../password/saved-password.js';
import { passwordFixes } from '../password-ticket.js';

/** Whether all blocks are for addresses from which the person never signed in, although others are known. */
function onlyElsewhere(facts: LoginFacts, blocks: readonly BruteForceBlock[]): boolean {
  const home = new Set([
    ...facts.events.filter(isSignIn).flatMap(({ ip }) => (ip ? [ip] : [])),
    ...facts.accounts.flatMap(({ lastIp }) => (lastIp ? [lastIp] : [])),
  ]);
  return home.size > 0 && blocks.every(({ ip }) => ip !== undefined && ip !== '' && !home.has(ip));
}

/** What is said once the block is no longer there. */
const OVER = {
  title: 'Was blocked after too many wrong passwords, and is not any more',
  advice: 'Try again; reset the password first if in doubt about it.',
  tell: 'Sign-in to your account was paused because a wrong password was entered too often. That is over: please try again, with a new password if you are not sure of yours.',
  do: 'The block is gone: ask the person to try again, and whether the failed attempts were theirs.',
};

const newestFirst = (a: Failure, b: Failure): number => b.event.at - a.event.at;

export const bruteForceBlock: Rule = (facts, history) => {
  const failures = standingOf(history, 'brute_force_block');
  const blocks = facts.bruteForce;
  const [newest] = failures;
  const account = facts.accounts[0];
  const clear: Fix = account
    ? {
        tool: 'clear_user_blocks',
        arguments: { user_id: account.user_id },
        does: 'Removes the block for every address. First rule out an attack: are the failed attempts theirs?',
        opens: 'Passwords for this account can be tried again.',
      }
    : {
        tool: 'clear_user_blocks_by_identifier',
        arguments: { identifier: facts.asked.value },
        does: 'Removes the block for every address.',
      };
  if (blocks && blocks.length > 0) {
    const addresses = [...new Set(blocks.flatMap(({ ip }) => (ip ? [ip] : [])))];
    const wrong = history.standing.filter(({ cause }) => cause === 'wrong_password');
    const strange = onlyElsewhere(facts, blocks);
    // Someone else's guesses are blocked at their own address; the person can sign in from theirs.
    // A device that goes on sending an old password would be blocked again, and a new password changes nothing for it.
    const saved = strange
      ? undefined
      : savedOnDevice(facts, account, [...failures, ...wrong].sort(newestFirst));
    const since = strange && history.lastSignIn && history.lastSignIn.at > (newest?.event.at ?? 0);
    return {
      score: since || (strange && bySomebodyElse(facts, wrong)) ? 0.3 : strange ? 0.75 : 0.98,
      because: `Brute-force protection blocks ${q(blocks[0]?.identifier ?? facts.asked.value)}${
        addresses.length > 0 ? ` from ${list(addresses, 3)}` : ' from every address'
      }${wrong.length > 0 ? ` after ${count(wrong.length, 'wrong password')} since the last success` : ''}${
        strange ? ', from where the person has never signed in' : ''
      }${saved?.says ?? ''}.`,
      evidence: logIds([...failures, ...wrong]),
      // Lifting a block of somebody else's address would only let them go on guessing.
      fixes: [
        ...(strange && bySomebodyElse(facts, wrong) ? [] : [clear]),
        ...(saved ? [] : passwordFixes(facts, account, (newest ?? wrong[0])?.event)),
      ],
      ...(saved
        ? {
            tell: `Sign-in to your account is paused because an old password was sent too often. We are lifting this. ${saved.words.tell}`,
            do: `${saved.words.do} Then lift the block: before, it would come back.`,
          }
        : {}),
    };
  }
  if (!newest) return undefined;
  // An empty list of blocks: the logged one was removed or has expired. If it was the last event, the person has not
  // tried since.
  const gone = blocks !== undefined;
  const last = history.standing[0] === newest;
  const reset = passwordFixes(facts, account, newest.event);
  return {
    score: (gone ? (last ? 0.72 : 0.25) : 0.85) * freshness(facts, history, failures),
    because: `Blocked for wrong passwords ${ago(newest.event.at, facts.now)}${
      gone ? '; the block is no longer active, and nobody has tried since' : ''
    }.${said(newest)}`,
    evidence: logIds(failures),
    fixes: gone ? reset : [clear, ...reset],
    ...(gone ? OVER : {}),
  };
};
