/** What the texts of failures mean, and on whose side they lie: `catalog/login-failure-texts.json`. */
import known from '../../../../catalog/login-failure-texts.json' with { type: 'json' };
import type { LogEvent } from '../events.js';
import type { CauseId } from './causes/cause-id.js';

/** Whose secret, certificate, clock, grant or setting it is. */
export const SIDES = ['application', 'connection', 'identity_provider', 'person', 'tenant'] as const;
export type Side = (typeof SIDES)[number];

export interface FailureText {
  /** Matches the event's text, in lower case; the first entry that matches counts. */
  match: RegExp;
  /** An example. */
  text: string;
  side: Side;
  cause: CauseId;
  means: string;
  /** The headline, where that of the cause says less or something else. */
  title?: string;
  /** The next question. */
  ask?: string;
  /** For the person, and the next step for the helper, where the text knows better than its cause. */
  tell?: string;
  do?: string;
  /** It names the account that was chosen at the provider, which may be another one of the same person. */
  chosen?: boolean;
  /** Only in failures of connections whose identity provider is outside the tenant. */
  outside?: boolean;
  /** Not where an outside provider may say it of itself: before the tenant knows the person. */
  own?: boolean;
  /** Only in failures of databases of the tenant, whose scripts may ask another server. */
  inside?: boolean;
  /** Only once the tenant knows the person: what is refused then is what code of the tenant asked for. */
  person?: boolean;
  /** Only in failures of connections of these strategies. */
  strategies?: readonly string[];
  /** Only in events of these codes. */
  types?: readonly string[];
  /** Where the text is described. */
  source: string;
}

export const failureTexts: readonly FailureText[] = known.map(
  ({ match, side, cause, ...rest }): FailureText => ({
    ...rest,
    match: new RegExp(match),
    side: side as Side,
    cause: cause as CauseId,
  }),
);

/** Strategies whose credentials are checked in the tenant. */
const INSIDE = ['auth0', 'sms', 'email'];

/** Whether the event is of a connection whose identity provider is outside the tenant. */
export const isOutside = ({ type, strategy }: LogEvent): boolean =>
  type === 'fc' || type === 'fens' || (type === 'f' && strategy !== undefined && !INSIDE.includes(strategy));

/** A line that is nothing but a code, such as `invalid_grant`: it says less than the words beside it. */
const LONE_CODE = /^[a-z]+(_[a-z]+)+$/;

/** The text without lines that are nothing but codes. */
export const withoutCodes = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !LONE_CODE.test(line))
    .join('\n');

/** Codes of OAuth, which say less than the words beside them in the same line. */
const OAUTH =
  /\b(invalid_grant|invalid_request|invalid_client|unauthorized_client|access_denied|server_error|unauthorized)\b/g;

/**
 * Whether the text is nothing but `access_denied`: a provider says it where the person pressed cancel, and where it does
 * not let them in.
 */
export const isBareDenial = ({ text }: LogEvent): boolean =>
  /access_denied/.test(text) &&
  // The kind of a request that failed is no reason.
  /^(access_denied|access denied\.?|unauthorized|oauth-authorization|request-error|\s)+$/.test(text);

/** Words of one who speaks to people, as the Actions and rules of the tenant do once it knows the person. */
const TO_PERSON = /\b(please|sorry|we|you (are|have))\b/;

/** Whether it speaks to a person whom the tenant knows already. */
export const isOfTenant = ({ userId, text }: LogEvent): boolean =>
  userId !== undefined && TO_PERSON.test(text);

/** Every known text that the event has, the most specific first: those of its words, then those of its codes. */
export function textsIn(event: LogEvent): FailureText[] {
  const words = withoutCodes(event.text);
  const found = failureTexts.filter(
    ({ match, outside, inside, own, person, strategies, types }) =>
      match.test(event.text) &&
      (!outside || (isOutside(event) && !isOfTenant(event))) &&
      (!own || !isOutside(event) || event.userId !== undefined) &&
      (!person || event.userId !== undefined) &&
      (!inside || event.strategy === 'auth0') &&
      (strategies === undefined || strategies.includes(event.strategy ?? '')) &&
      (types === undefined || types.includes(event.type)),
  );
  const ofWords = found.filter(({ match }) => match.test(words));
  const bare = words.replace(OAUTH, ' ');
  const ofMore = ofWords.filter(({ match }) => match.test(bare));
  return [...new Set([...ofMore, ...ofWords, ...found])];
}
