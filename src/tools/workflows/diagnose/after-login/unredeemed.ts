/** Sign-ins whose code the application never redeems, although it redeems those of others: they end at its callback. */
import { DAY, MINUTE } from '../../durations.js';
import type { LogEvent } from '../../events.js';
import { ago, q, times } from '../../words.js';
import type { LoginFacts } from '../facts.js';
import { EXCHANGE } from './exchanges.js';

/** Attempts lie within this time, in ms, of the last one. */
const LATELY = DAY;

/** The last sign-ins of the person at the application without any code redeemed since, newest first: two at least. */
export function unredeemed({ events, application, now }: LoginFacts): LogEvent[] {
  if (!application || application.grantTypes?.includes('authorization_code') === false) return [];
  const here = events.filter(({ clientId }) => clientId === application.client_id);
  const redeemed = here.find(({ type }) => type === 'seacft')?.at ?? 0;
  const since = here.filter(({ type, at }) => type === 's' && at > redeemed + EXCHANGE);
  const [last] = since;
  if (!last || now - last.at < EXCHANGE) return [];
  const lately = since.filter(({ at }) => last.at - at < LATELY);
  return lately.length > 1 ? lately : [];
}

/** Another person's code that was redeemed at that application, right after their sign-in, newest first. */
const ofOthers = ({ others = [], application }: LoginFacts): LogEvent | undefined =>
  others.find(
    (one) =>
      one.type === 'seacft' &&
      one.clientId === application?.client_id &&
      others.some(
        ({ type, userId, clientId, at }) =>
          type === 's' &&
          userId === one.userId &&
          clientId === one.clientId &&
          one.at - at >= -MINUTE &&
          one.at - at < EXCHANGE,
      ),
  );

/** In words for the helper, and the question to the person. */
export function neverRedeemed(facts: LoginFacts) {
  const signIns = unredeemed(facts);
  const [last] = signIns;
  const other = ofOthers(facts);
  if (!last || !other) return undefined;
  const where = q(last.clientName ?? facts.application?.name);
  return {
    says: `The tenant let the person in ${times(signIns.length)}, last ${ago(last.at, facts.now)}, and ${where} redeemed none of these codes, as it did for somebody else ${ago(other.at, facts.now)}: the way back to it fails in their browser (state or cookies that are missing, an extension, another host name), or its callback refuses them. Its own log tells.`,
    tell: 'Signing in itself worked, and then the application did not let you in. Please tell us what it showed then, and whether it works in a private window or another browser.',
  };
}
