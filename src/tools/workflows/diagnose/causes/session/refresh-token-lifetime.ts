/** A refresh token that has passed the lifetime which the application gives its tokens. */
import { ago, duration, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';

/** The token is not there any more; reuse, another application and the like have texts of their own. */
const GONE = /unknown or invalid|expired|not found/;

/** Codes that get the application a token or use it. */
const USES = ['seacft', 'sertft', 'sede', 'secte'];

export const refreshTokenLifetime: Rule = (facts, history) => {
  const app = facts.application;
  const failures = standingOf(history, 'session_lost').filter(
    ({ event }) => event.clientId === app?.client_id && GONE.test(event.text),
  );
  const [newest] = failures;
  const lifetimes = app?.refreshTokens;

  if (!newest || !lifetimes) return undefined;
  const first = failures.at(-1)?.event.at ?? newest.event.at;
  const here = [...facts.events, ...(facts.ownSuccesses ?? [])].filter(
    (one) => one.clientId === app.client_id && one.at < first,
  );
  const signedIn = Math.max(0, ...here.filter(isSignIn).map(({ at }) => at));
  if (signedIn === 0) return undefined;
  const used = Math.max(signedIn, ...here.filter(({ type }) => USES.includes(type)).map(({ at }) => at));
  const tooOld = lifetimes.total !== undefined && first - signedIn > lifetimes.total;
  const idle = lifetimes.idle !== undefined && first - used > lifetimes.idle;
  if (!tooOld && !idle) return undefined;
  // What ended it first is what has to be changed, and the other limit holds all the same.
  const idleFirst =
    idle && used + (lifetimes.idle ?? 0) < signedIn + (lifetimes.total ?? Number.POSITIVE_INFINITY);
  const old = tooOld && !idleFirst;
  const [setting, value] = old
    ? ['token_lifetime', lifetimes.total ?? 0]
    : ['idle_token_lifetime', lifetimes.idle ?? 0];
  const both = tooOld && idle;
  return {
    score: (tooOld ? 0.78 : 0.72) * freshness(facts, history, failures),
    title: old
      ? 'The refresh token has reached its lifetime'
      : 'The refresh token expired because it was not used for too long',
    because: `Refresh tokens of ${q(app.name)} end ${old ? `${duration(value)} after the sign-in` : `when they are not used for ${duration(value)}`} (${setting}), and the log shows ${old ? 'the sign-in' : 'their last use'} ${duration(first - (old ? signedIn : used))} before one was refused.${both ? ` The other limit has passed too: ${duration((old ? lifetimes.idle : lifetimes.total) ?? 0)} ${old ? 'without use' : 'after the sign-in'} (${old ? 'idle_token_lifetime' : 'token_lifetime'}).` : ''} Refused ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    do: `A new sign-in helps; the application should begin one when its refresh token is refused, instead of showing an error. Raise refresh_token.${setting}${both ? ' and the other limit' : ''} of the application (update_client) only if people may stay signed in longer.`,
  };
};
