/** Silent sign-ins that find no session although the person has just signed in. */
import { HOUR } from '../../../durations.js';
import type { LogEvent } from '../../../events.js';
import { ago, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { freshness, logIds, said, standingOf, wordsOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';
import { endingBefore } from './session-ended.js';

/** A session lives longer than this, whatever the tenant's settings. */
const SESSION = HOUR;

/** The sign-in of the person, in the same place, after which no session was found. */
function signInBefore(facts: LoginFacts, failed: LogEvent): LogEvent | undefined {
  const { events, quiet = [] } = facts;
  const here = (one: LogEvent) => one.ip === failed.ip && one.clientId === failed.clientId;
  const before = events.find((one) => isSignIn(one) && here(one) && one.at < failed.at);
  if (!before || failed.at - before.at > SESSION) return undefined;
  // Who signed out, or whose session was ended, has none.
  if ((endingBefore(facts, failed)?.at ?? 0) > before.at) return undefined;
  const out = [...events, ...quiet].some(
    (one) => one.type === 'slo' && one.at > before.at && one.at <= failed.at,
  );
  return out ? undefined : before;
}

/** A silent sign-in that stops at something that only the login page can show, as its text tells. */
const needsPage: Rule = (facts, history) => {
  const failures = standingOf(history, 'silent_sign_in');
  const [newest] = failures;
  return (
    newest && {
      score: 0.82 * freshness(facts, history, failures),
      because: `At ${q(newest.event.clientName ?? facts.application?.name)} a silent sign-in could not go on without the login page ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
      evidence: logIds(failures),
      fixes: [],
    }
  );
};

/**
 * The connection of the login before, where it has no client ID and secret of its own at the provider: as the connection
 * itself says, or the warning that the login left.
 */
function onDevelopmentKeys(facts: LoginFacts, failed: LogEvent) {
  const name = signInBefore(facts, failed)?.connection;
  const warning = facts.events.find(
    ({ type, text, connection }) => type === 'w' && /develop(er|ment) keys/.test(text) && connection === name,
  );
  const { connection } = facts;
  const without = name !== undefined && connection?.name === name && connection.developmentKeys === true;
  return warning || without ? { connection: name, warning } : undefined;
}

const OWN_KEYS = {
  tell: 'The application cannot find your session again, so you have to sign in each time. It is not your account or browser, and we are correcting it.',
  do: "Register an application at the provider and enter its client ID and secret in the connection: Auth0's development keys are for tests only, and silent sign-in does not work with them.",
};

const noSession: Rule = (facts) => {
  const quiet = facts.quiet ?? [];
  const lost = quiet.filter(
    (one) =>
      one.type === 'fsa' && /login.?required|^$/.test(one.text) && signInBefore(facts, one) !== undefined,
  );
  const [newest] = lost;
  if (!newest || quiet.some((one) => one.type === 'ssa' && one.at > newest.at && one.ip === newest.ip))
    return undefined;
  // Once may be a private window or another browser at the same address.
  if (lost.length < 2) return undefined;
  const keys = onDevelopmentKeys(facts, newest);
  return {
    score: keys ? 0.85 : 0.75,
    ...(keys
      ? { title: 'Silent sign-in does not work with the development keys of a social connection' }
      : {}),
    because: `At ${q(newest.clientName ?? facts.application?.name)} a silent sign-in found no session ${times(lost.length)} within an hour of a login in the same place, last ${ago(newest.at, facts.now)}: ${
      keys
        ? `the login was through ${q(keys.connection)}, which has no client id of its own and uses Auth0's development keys, and leaves no session that can be found again`
        : 'the browser does not send the session cookie, mostly because it blocks third-party cookies'
    }. ${wordsOf(newest)}`,
    evidence: [...lost, ...(keys?.warning ? [keys.warning] : [])].slice(0, 3).map(({ id }) => id),
    fixes: [],
    ...(keys ? OWN_KEYS : {}),
    advice: keys
      ? OWN_KEYS.do
      : 'Serve the login from a custom domain on the same site as the application, or use refresh token rotation with local storage instead of silent sign-in.',
  };
};

export const silentSignIn: Rule = (facts, history) => needsPage(facts, history) ?? noSession(facts, history);
