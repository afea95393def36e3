/** The rate limit refuses requests of the application. */
import { DAY, MINUTE } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import { ago, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { doubt, wordsOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';
import { failuresOf } from './unattributed.js';

export const rateLimited: Rule = (facts, history) => {
  const { events } = failuresOf(facts, history, 'rate_limited');
  const [newest] = events;
  if (!newest) return undefined;
  const crowd = crowdOf(facts, newest);
  return {
    ...(crowd ? ofCrowd(newest, crowd) : {}),
    score: (facts.now - newest.at > DAY ? 0.5 : 0.7) * doubt(history, newest),
    because: `Requests of ${q(newest.clientName ?? newest.clientId)} were rejected ${times(events.length)}, last ${ago(newest.at, facts.now)}. ${crowd ? `${crowd} people signed in from ${newest.ip} at the same time. ` : ''}${wordsOf(newest)}`,
    evidence: events.slice(0, 3).map((event) => event.id),
    fixes: [],
    ...(crowd
      ? {}
      : { advice: 'Wait, then use summarize_logs to find the application that exhausts the limit.' }),
  };
};

/** What is at once lies within this time, in ms. */
const AT_ONCE = 15 * MINUTE;

/** From so many people on, an address is that of a school, an office or the like. */
const CROWD = 3;

/** How many others signed in from the same address at that time; undefined: too few to matter. */
function crowdOf({ others = [] }: LoginFacts, { ip, at }: LogEvent): number | undefined {
  const people = new Set(
    others
      .filter((one) => isSignIn(one) && ip !== undefined && one.ip === ip && Math.abs(one.at - at) < AT_ONCE)
      .map(({ userId, userName }) => userId ?? userName),
  );
  return people.size >= CROWD ? people.size : undefined;
}

const ofCrowd = ({ ip }: LogEvent, people: number) => ({
  title: 'Too many people sign in from one address at once (rate limit)',
  tell: 'Too many people signed in from your network at the same moment. Please wait a minute, then try again.',
  do: `The limit of the login page counts by address, and ${people} others signed in from ${ip} then (a school or an office behind one address): let them begin a few minutes apart, or keep sessions longer so that not all sign in at once. If the address is a proxy or the server of the application, it has to pass on the address of each person. Nothing is to be unblocked.`,
});
