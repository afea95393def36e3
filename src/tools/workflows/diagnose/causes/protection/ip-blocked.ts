/** The IP address is blocked. */
import { ago } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';

/** What is said once the block is no longer there. */
const OVER = {
  title: 'The IP address was blocked, and is not any more',
  tell: 'Sign-in from your network was paused because of many failed attempts. That seems to be over: please try again, and from another network if it is still refused.',
  do: 'The address is no longer blocked: ask the person to try again, and find out what failed so often there, or it will be blocked again.',
};

/** The cause of the block remains with the application. */
const OVER_OF_EXCHANGE = {
  title: OVER.title,
  do: 'Find out which tokens the application at that address hands over and why they are rejected, and correct that first: the address is not listed as blocked now, and is blocked again if they go on.',
};

/** Exchanges of tokens have a count of their own. */
const EXCHANGES = ['fecte', 'feta'];

export const ipBlocked: Rule = (facts, history) => {
  const failures = standingOf(history, 'ip_blocked');
  const around = facts.unattributed.filter(
    (event) => event.type === 'limit_mu' && event.ip !== undefined && facts.blockedIps?.includes(event.ip),
  );
  const address = facts.blockedIps?.[0] ?? failures[0]?.event.ip;
  const confirmed = facts.blockedIps !== undefined && facts.blockedIps.length > 0;
  if (!address || (!confirmed && failures.length === 0)) return undefined;
  // A block that the latest attempt ran into is what stopped that attempt, whether or not it has ended.
  const latest = failures[0] !== undefined && failures[0] === history.standing[0];
  const gone = facts.blockedIps !== undefined && !confirmed;
  // A sign-in since then came from another address.
  const blockedAt = Math.max(failures[0]?.event.at ?? 0, around[0]?.at ?? 0);
  const since = blockedAt > 0 && (history.lastSignIn?.at ?? 0) > blockedAt;
  // Of a machine that hands over bad tokens: lifting it would let it go on.
  const ofExchange = EXCHANGES.includes(failures[0]?.event.type ?? '');
  return {
    score:
      confirmed && !since
        ? 0.96
        : since
          ? 0.3
          : (gone && !latest ? 0.25 : 0.8) * freshness(facts, history, failures),
    because: `${address} ${gone ? 'was blocked' : 'is blocked'} for ${ofExchange ? 'tokens that were rejected' : 'failing with many accounts'}${
      gone && failures[0]
        ? `, last ${ago(failures[0].event.at, facts.now)}; the list of blocked addresses does not have it now${latest ? ', and nobody has tried since' : ''}`
        : ''
    }.${said(failures[0])}`,
    evidence: [...new Set([...logIds(failures), ...around.slice(0, 2).map((event) => event.id)])],
    ...(gone ? (ofExchange ? OVER_OF_EXCHANGE : OVER) : {}),
    fixes:
      gone || ofExchange || !mayBeTheirs(facts, address)
        ? []
        : [
            {
              tool: 'delete_ip_block',
              arguments: { ip_address: address },
              does: 'Unblocks the address. Only if it is known, such as an office or a proxy.',
              opens: 'Everyone behind the address can try passwords again.',
            },
          ],
  };
};

/** Whether the person signs in from there, or from nowhere that is known. */
function mayBeTheirs({ events, accounts }: LoginFacts, address: string): boolean {
  const home = [
    ...events.filter(isSignIn).flatMap(({ ip }) => ip ?? []),
    ...accounts.flatMap(({ lastIp }) => lastIp ?? []),
  ];
  return home.length === 0 || home.includes(address);
}
