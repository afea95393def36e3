/**
 * What a failed event says about its cause: by its code where that is certain, then by a known text, then by the signs
 * of the causes, then by its code.
 */
import kinds from '../../../../catalog/login-failure-types.json' with { type: 'json' };
import type { LogEvent } from '../events.js';
import type { Signs } from './causes/cause.js';
import type { CauseId } from './causes/cause-id.js';
import { causes } from './causes/registry.js';
import { type FailureText, isOutside, textsIn, withoutCodes } from './failure-texts.js';

const signs = Object.entries(causes).map(([id, cause]): [CauseId, Signs] => [id as CauseId, cause.signs]);

/** Code -> cause. */
const byCode = (member: 'always' | 'otherwise'): ReadonlyMap<string, CauseId> =>
  new Map(signs.flatMap(([id, sign]) => (sign[member] ?? []).map((code) => [code, id] as const)));

const always = byCode('always');
const otherwise = byCode('otherwise');

/**
 * What each code of a failure is to a sign-in, with the reason: a `cause` by itself or a `part` of one; `aside` if it
 * prevents none and may still be what the person complains about; `neither` if it is not about a person.
 */
export const failureTypes = kinds as Readonly<
  Record<string, { role: 'cause' | 'part' | 'aside' | 'neither'; why: string }>
>;

/** Categories of codes that the data does not know yet, and that do not prevent a sign-in. */
const beside = new Set([
  'admin',
  'logout',
  'session',
  'provisioning',
  'system',
  'keys',
  'profile',
  'network',
]);

/** An application that polls for tokens before the person has approved on another screen: part of the flow, not a failure. */
const waiting = (event: LogEvent): boolean =>
  /^fe?de|^ciba_exchange/.test(event.type) &&
  /authori[sz]ation_pending|slow_down|yet to authori[sz]e/.test(event.text);

/** Applications ask silently first, and show the login page when this is the answer. */
const noSession = ({ type, text }: LogEvent): boolean =>
  (type === 'fsa' || type === 'fdelsa') && /login.?required/.test(text);

const failed = ({ meaning: { outcome } }: LogEvent): boolean => outcome === 'failure' || outcome === 'block';

/** Whether an event is a failure that is part of a flow that works. */
const expected = (event: LogEvent): boolean => waiting(event) || noSession(event);

/** Whether an event is a failure that can prevent a sign-in. */
export function isLoginFailure(event: LogEvent): boolean {
  const role = failureTypes[event.type]?.role;
  const concerns =
    role === undefined ? !beside.has(event.meaning.about) : role === 'cause' || role === 'part';
  return failed(event) && concerns && !expected(event);
}

/** Whether an event is a failure that prevents no sign-in, and may still be what the person complains about. */
export function isFailureAside(event: LogEvent): boolean {
  const role = failureTypes[event.type]?.role;
  return (
    failed(event) && (role === undefined || role === 'aside') && !isLoginFailure(event) && !expected(event)
  );
}

/** The known text that decides: one whose cause can have events of this type, or that names the type itself. */
export const knownText = (event: LogEvent): FailureText | undefined =>
  textsIn(event).find(
    ({ cause, types }) => types?.includes(event.type) || !causes[cause].signs.never?.includes(event.type),
  );

/** Many names failed from one address: the address is stopped, not the account whose sign-in says so. */
const OF_ADDRESS =
  /\bip\b.{0,120}(different|many|multiple|several|other) (user|account|e-?mail|log-?in|identit)|(different|many|multiple|several) (user ?name|account)s?.{0,80}\bip\b/;

/** The password has to be changed before the next sign-in. */
const MUST_CHANGE =
  /password (must|has to|needs to) change\b|change.{0,12}password (at|on|before) (the )?next/;

/** The code says all: the password that was chosen is a leaked one. */
const LEAKED: readonly string[] = ['reset_pwd_leak', 'signup_pwd_leak'];

/** What an event is by several of its words, or by its code, where no single sign of a cause tells. */
function byAllOfIt({ type, text, strategy = '' }: LogEvent): CauseId | undefined {
  if (LEAKED.includes(type)) return 'breached_password';
  if (OF_ADDRESS.test(text)) return 'ip_blocked';
  if (type !== 'fcp' && type !== 'fcpr' && MUST_CHANGE.test(text)) return 'password_expired';
  // Who signs in with a code has no password to guess.
  if (OF_MESSAGES.includes(strategy) && type !== 'limit_wc' && /too.?many.{0,30}attempt/.test(text))
    return 'passwordless_code';
  return undefined;
}

/** Strategies of codes and links in messages. */
const OF_MESSAGES: readonly string[] = ['email', 'sms'];

const bySigns = (type: string, text: string): CauseId | undefined =>
  signs.find(([, sign]) => sign.text?.test(text) && !sign.never?.includes(type))?.[0];

/** What only the tenant says, about its own settings: no identity provider knows of them. */
const OF_TENANT: readonly CauseId[] = ['connection_not_enabled', 'organization_connection'];

/** Requests for tokens, which the tenant itself refuses, in its own words. */
const OF_TOKENS: readonly string[] = [
  'fertft',
  'ferrt',
  'feacft',
  'fepft',
  'fecte',
  'feta',
  'fede',
  'fdeaz',
  'fpar',
];

/** What the tenant says in words, where the text is known by nothing but a code that is used for anything. */
function ownWords(event: LogEvent): CauseId | undefined {
  const words = withoutLoneWords(event.text);
  const told = bySigns(event.type, words);
  const own = told && (OF_TENANT.includes(told) || (OF_TOKENS.includes(event.type) && !VAGUE.includes(told)));
  return own && !knownText(event)?.match.test(words) ? told : undefined;
}

/** The text without lines that are nothing but a code, `unauthorized` included, unless there is nothing else. */
const withoutLoneWords = (text: string): string =>
  withoutCodes(text)
    .split('\n')
    .filter((line, i) => i === 0 || /\W/.test(line))
    .join('\n');

/** Events are read again and again, and never change. */
const explained = new WeakMap<LogEvent, CauseId>();

/** The cause that one failed event points to. */
export function explain(event: LogEvent): CauseId {
  const known = explained.get(event);
  if (known) return known;
  const { type, text } = event;
  const told =
    always.get(type) ?? byAllOfIt(event) ?? ownWords(event) ?? knownText(event)?.cause ?? bySigns(type, text);
  const cause = strange(event, told) ? 'identity_provider' : (told ?? otherwise.get(type) ?? 'other_failure');
  explained.set(event, cause);
  return cause;
}

/**
 * A refusal in words that nobody knows, before the tenant knew the person: the outside provider's own. What an Action
 * refuses has the person's name.
 */
const strange = (event: LogEvent, told: CauseId | undefined): boolean =>
  (told === undefined || VAGUE.includes(told)) &&
  knownText(event) === undefined &&
  !event.userId &&
  isOutside(event);

/** What words alone suggest, and an outside provider says of itself in the same words. */
const VAGUE: readonly CauseId[] = ['login_denied', 'api_not_granted'];

/** Whether an event of this cause was assigned to it by its place or code alone, as its text is not known. */
export function guessed(event: LogEvent): boolean {
  const sign = causes[explain(event)].signs;
  return (
    explain(event) === 'identity_provider' &&
    knownText(event) === undefined &&
    sign.text?.test(event.text) !== true
  );
}

/** Causes that lie in a connection or an application, and so hit everybody who uses it. */
const SHARED: readonly CauseId[] = [
  'identity_provider',
  'client_credentials',
  'grant_disabled',
  'api_not_granted',
  'api_not_found',
  'organization_parameter',
  'connection_not_enabled',
  'callback_mismatch',
  'request_invalid',
  'action_failed',
  'rate_limited',
];

/** Whether everybody who signs in the same way has this failure. */
export const systemic = (event: LogEvent): boolean =>
  SHARED.includes(explain(event)) && knownText(event)?.side !== 'person' && !guessed(event);
