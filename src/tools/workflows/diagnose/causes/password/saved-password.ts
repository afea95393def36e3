/** A password that was changed, and that one device goes on sending as it was before. */
import { DAY } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import type { Account } from '../../../person.js';
import { ago, q } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import type { Failure } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';

/** After this time, in ms, a saved password has mostly been replaced. */
const LONG = 30 * DAY;

/** When the password was changed last, by the profile or the log. */
export function passwordChange({ events }: LoginFacts, account: Account | undefined): number | undefined {
  const logged = events.find(({ type, userId }) => type === 'scp' && userId === account?.user_id)?.at;
  const at = Math.max(account?.lastPasswordReset ?? 0, logged ?? 0);
  return at > 0 ? at : undefined;
}

const placeOf = ({ agent, clientId, ip }: LogEvent): string => `${agent} ${clientId} ${agent ? '' : ip}`;

/**
 * Whether all failures are of one device or application that has not got in since the password was changed, while the new
 * one works elsewhere.
 */
export function savedOnDevice(facts: LoginFacts, account: Account | undefined, failures: readonly Failure[]) {
  const changed = passwordChange(facts, account);
  const [newest] = failures;
  const first = failures.at(-1);
  if (
    !newest ||
    !first ||
    changed === undefined ||
    changed > first.event.at ||
    newest.event.at - changed > LONG
  )
    return undefined;
  const since = facts.events.filter(
    (event) => isSignIn(event) && event.at > changed && event.userId === account?.user_id,
  );
  const [works] = since;
  const places = new Set(failures.map(({ event }) => placeOf(event)));
  if (!works || places.size > 1 || since.some((event) => places.has(placeOf(event)))) return undefined;
  const device = newest.event.agent ? ` in ${newest.event.agent}` : '';
  const where = newest.event.clientName ?? newest.event.clientId;
  const there = works.clientName ?? works.clientId;
  return {
    says: `; the password was changed ${ago(changed, facts.now)} and works since at ${q(there)}${works.agent ? ` in ${q(works.agent)}` : ''} (${ago(works.at, facts.now)}), while every failure is at ${q(where)}${device ? ` in ${q(newest.event.agent)}` : ''}: an old one that is saved there is most likely still sent`,
    words: {
      title: 'An old password is still used on one device',
      tell: 'Your password was changed, and the new one works elsewhere. Please type the new one on the device that fails, and delete the old one that is saved there.',
      do: `Nothing has to be reset: the new password works at ${q(there)}. Let the person type it by hand at ${q(where)}${device}, and remove the saved one from the app, the browser or the keychain there.`,
    },
  };
}
