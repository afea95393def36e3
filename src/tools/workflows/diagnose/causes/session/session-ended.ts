/** A session or its refresh tokens were ended on purpose: the log says so right before they were refused. */
import { DAY } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import { ago, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { type History, standingOf, wordsOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';

interface Ending {
  /** Who or what ended it, with the verb. */
  says: string;
  /** The headline, where nobody ended it on purpose. */
  title?: string;
  tell: string;
  do: string;
  /** It ends what every application has, or only what the one named in it has. */
  everywhere: boolean;
}

/** Events of success that end what the person had, by their code. */
const ENDINGS: Readonly<Record<string, Ending>> = {
  session_revoked: {
    says: 'an Action ended the session',
    tell: 'Your session was ended by a check of ours. Please sign in again; we are finding out why it applies to you.',
    do: 'Find the Action that ends sessions (list_action_trigger_bindings for post-login) and the condition that this person meets: as long as it holds, the next session ends like this as well.',
    everywhere: true,
  },
  universal_logout_succeeded: {
    says: "the company's identity provider asked for the person to be signed out everywhere (Universal Logout)",
    tell: 'Your company has ended all your sessions. Please sign in again; if that fails, ask its help desk.',
    do: 'Ask those who run the identity provider why they signed the person out, then let the person sign in again. An application that shows an error at each start should begin a new login when its refresh token is refused.',
    everywhere: true,
  },
  scp: {
    says: 'the password was changed, which ends sessions and refresh tokens',
    title: 'The session or refresh token ended when the password was changed',
    tell: 'Your password was changed, so you were signed out where you had been signed in before. Please sign in again with the new one.',
    do: 'Let the person sign in again with the new password. If they did not change it themselves, treat it as somebody else having got in.',
    everywhere: true,
  },
  srrt: {
    says: 'the refresh token was revoked',
    tell: 'Your sign-in on this device was ended. Please sign in again.',
    do: 'Find out who or what revokes refresh tokens: the application at sign-out (/oauth/revoke), somebody through the Management API, or an Action. A new sign-in gets a new one.',
    everywhere: false,
  },
  oidc_backchannel_logout_succeeded: {
    says: 'the session ended, and the applications were told to end theirs (back-channel logout)',
    tell: 'Your session was ended. Please sign in again.',
    do: 'Find out what ended the session (the person at another application, an administrator, or the identity provider); a new sign-in begins a new one.',
    everywhere: true,
  },
};

/** What ends the session itself on purpose; the others follow a person's own sign-out as well, which is no trouble. */
const OF_SESSION: readonly string[] = ['session_revoked', 'universal_logout_succeeded'];

/** A silent sign-in that found no session. */
const isLost = ({ type, text }: LogEvent): boolean =>
  (type === 'fsa' || type === 'fdelsa') && /login.?required|^$/.test(text);

/** The ending that a refusal follows, with no sign-in of the person between them. */
export function endingBefore(
  { events, ownSuccesses = [] }: LoginFacts,
  refused: LogEvent,
): LogEvent | undefined {
  const ended = events.find(
    ({ type, at, clientId }) =>
      ENDINGS[type] !== undefined &&
      (!isLost(refused) || OF_SESSION.includes(type)) &&
      at <= refused.at &&
      refused.at - at < 30 * DAY &&
      (ENDINGS[type].everywhere || clientId === undefined || clientId === refused.clientId),
  );
  // Tokens that were renewed since have outlived it.
  const between = [...events, ...ownSuccesses].some(
    (one) =>
      (isSignIn(one) || one.type === 'sertft') &&
      one.clientId === refused.clientId &&
      ended !== undefined &&
      one.at > ended.at &&
      one.at < refused.at,
  );
  return between ? undefined : ended;
}

/** Refused refresh tokens that stand, and silent sign-ins without a session; newest first. */
function refusals(facts: LoginFacts, history: History): LogEvent[] {
  const tokens = standingOf(history, 'session_lost').map(({ event }) => event);
  const ids = new Set(facts.accounts.map(({ user_id }) => user_id));
  const names = new Set(facts.accounts.flatMap(({ email }) => email?.toLowerCase() ?? []));
  const theirs = ({ userId, userName }: LogEvent) =>
    userId ? ids.has(userId) : userName !== undefined && names.has(userName.toLowerCase());
  const silent = (facts.quiet ?? []).filter((one) => isLost(one) && theirs(one));
  return [...tokens, ...silent].sort((a, b) => b.at - a.at);
}

export const sessionEnded: Rule = (facts, history) => {
  const pairs = refusals(facts, history).flatMap((refused) => {
    const ended = endingBefore(facts, refused);
    return ended ? [{ refused, ended }] : [];
  });
  const [newest] = pairs;
  if (!newest) return undefined;
  const { refused, ended } = newest;
  const back = facts.events.some(
    (one) => isSignIn(one) && one.clientId === refused.clientId && one.at > refused.at,
  );
  // Who was signed out once and is in again has no trouble; who is, again and again, has.
  const endings = new Set(pairs.map((pair) => pair.ended.id)).size;
  if (back && endings < 2) return undefined;
  const ending = ENDINGS[ended.type] as Ending;
  const token = refused.type === 'fertft' || refused.type === 'ferrt';
  return {
    score: token || endings > 1 ? 0.8 : 0.66,
    title: ending.title ?? 'The session or refresh token was ended on purpose',
    because: `${ago(ended.at, facts.now)} ${ending.says}${endings > 1 ? ` (${times(endings)} so far)` : ''}; since then ${
      token
        ? `${q(refused.clientName ?? refused.clientId)} was refused a refresh token`
        : `a silent sign-in at ${q(refused.clientName ?? refused.clientId)} found no session`
    } ${times(pairs.length)}, last ${ago(refused.at, facts.now)}. ${wordsOf(ended)} ${wordsOf(refused)}`,
    evidence: [refused.id, ended.id, ...pairs.slice(1, 2).map((pair) => pair.refused.id)],
    fixes: [],
    tell: ending.tell,
    do: ending.do,
  };
};
