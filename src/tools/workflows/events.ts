/** Log events in one normalized form, with all text that explains a failure. */
import { isObject } from '../../text/is-object.js';
import { type Doc, text } from './fields.js';
import { type EventMeaning, meaningOf } from './log-events.js';

export interface LogEvent {
  id: string;
  /** Epoch ms. */
  at: number;
  type: string;
  meaning: EventMeaning;
  description: string;
  /** What the details say about the failure beyond the description, where they say more. */
  detail?: string;
  /** Description and error texts from the details, in lower case: what rules match against. */
  text: string;
  clientId?: string;
  clientName?: string;
  connection?: string;
  connectionId?: string;
  /** Kind of the connection, such as `auth0` for a database. */
  strategy?: string;
  ip?: string;
  /** The domain of the tenant that was used: its own or a custom one. */
  host?: string;
  /** Browser and device, as logged. */
  agent?: string;
  userId?: string;
  userName?: string;
  organizationId?: string;
  /** The callback URL that the application requested. */
  callback?: string;
  /** What was called to change a setting, such as `delete /api/v2/connections/con_1`. */
  change?: string;
  /** Who called it, where the event has no name for them. */
  changedBy?: string;
  audience?: string;
  /** The country that the request came from, as Auth0 guessed it. */
  country?: string;
  /** The Action that it is about, by name, where it names one alone. */
  action?: string;
  /** Of a message: its kind, such as `reset_email`, and the address or number it was for. */
  message?: string;
  recipient?: string;
  /** The state of the request to sign in, which is another one each time. */
  state?: string;
  /** Of an assessment that found a sign-in risky: what was, such as `NewDevice`. */
  risks?: string[];
  /** E-mail addresses and user ids in the details, in lower case. */
  mentions: string[];
  /** Ids of the session or transaction that the event is part of. */
  links: string[];
}

/** Maximum length of the error text that is examined, in characters. */
const MOST_TEXT = 4_000;
/** Members of `details` that explain the failure; the request itself would be misleading. */
const TELLING = [
  'error',
  'error_description',
  'reason',
  'message',
  'description',
  'code',
  'oauthError',
  // What a provider of text messages or calls answered, and the tenant's own word for it.
  'provider_error',
  'failure_details',
];

/** Other members that explain it, such as `client_authentication_error`. */
const TELLING_NAME = /error|reason|failure/i;
/** What Auth0 has made unreadable, such as a code. */
const MASKED = /^\*{3}/;

/** Strings of a value, nested ones too. */
function* nestedStrings(value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (depth < 5 && typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) yield* nestedStrings(part, depth + 1);
  }
}

/** The texts in `details` that explain the failure, those of the usual members first. */
function* tellingTexts(details: unknown): Generator<string> {
  if (!isObject(details)) return;
  const others = Object.keys(details).filter((name) => !TELLING.includes(name) && TELLING_NAME.test(name));
  for (const name of [...TELLING, ...others]) yield* nestedStrings(details[name]);
}

function errorText(description: string, details: unknown): string {
  let all = description;
  for (const part of tellingTexts(details)) {
    if (all.length > MOST_TEXT) break;
    all += `\n${part}`;
  }
  return all.slice(0, MOST_TEXT).toLowerCase();
}

/** The first error text of the details that the description does not have. */
function detailOf(description: string, details: unknown): string | undefined {
  const known = description.toLowerCase();
  for (const part of tellingTexts(details))
    if (part.length > 3 && !MASKED.test(part) && !known.includes(part.toLowerCase()))
      return part.slice(0, 500);
  return undefined;
}

/** Maximum number of strings of the details that are looked at for names. */
const MOST_STRINGS = 300;

/** Members of `details`, at any depth, that name a person whatever their value looks like. */
const NAMING = new Set([
  'email',
  'newEmail',
  'user_id',
  'idp_user_id',
  'identity_user_id',
  'user_name',
  'username',
  'oldUsername',
  'newUsername',
  'phone_number',
  'old_phone_number',
  'new_phone_number',
  'login_hint',
]);

/** Values under names of `NAMING`, in lower case. */
function* namesIn(value: unknown, depth = 0): Generator<string> {
  if (depth > 5 || typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (typeof part === 'string' && part !== '' && part.length < 256 && NAMING.has(key))
      yield part.toLowerCase();
    else yield* namesIn(part, depth + 1);
  }
}

/** E-mail addresses, user ids and other names of people that the event names, in lower case. */
function mentionsIn(words: string, details: unknown): string[] {
  const found = new Set(
    words.match(/[^\s"'<>@,;:()=|]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}/g) ?? [],
  );
  let left = MOST_STRINGS;
  for (const name of namesIn(details)) {
    left -= 1;
    if (left < 0) break;
    found.add(name);
  }
  for (const value of nestedStrings(details)) {
    left -= 1;
    if (left < 0) break;
    if (value.length < 256 && /^[^\s@|]+@[^\s@|]+\.[^\s@|]+$|^[a-z0-9-]+\|[^\s]+$/i.test(value))
      found.add(value.toLowerCase());
  }
  return [...found];
}

/** Members that name a session or transaction. */
const LINKS = ['correlation_id', 'session_id', 'tracking_id', 'transaction_id', 'ticket'];
const WITH_LINKS = ['', 'details', 'references', 'details.refresh_token', 'details.prompts.0'];

const linksIn = (doc: Doc): string[] => [
  ...new Set(WITH_LINKS.flatMap((place) => LINKS.flatMap((name) => text(at(doc, place, name)) ?? []))),
];

/** The value at a path of nested objects and lists; each part of it may have dots. */
function at(value: unknown, ...path: string[]): unknown {
  return path
    .flatMap((part) => part.split('.').filter(Boolean))
    .reduce<unknown>(
      (v, key) => (isObject(v) ? v[key] : Array.isArray(v) ? v[Number(key)] : undefined),
      value,
    );
}

/** Where the details have the request that failed. */
const REQUESTS = ['qs', 'query', 'body', 'request.query', 'request.body'];
const ofRequest = (...names: string[]): string[] =>
  REQUESTS.flatMap((place) => names.map((name) => `details.${place}.${name}`));

/**
 * All places that can name what an event is about, the best first: failures often leave the member of the event itself
 * empty (published schema of log events).
 */
const PLACES = {
  clientId: [
    'client_id',
    'details.requested_client_id',
    'details.client_id',
    'details.error.payload.clientID',
    'details.invitation.client_id',
    ...ofRequest('client_id', 'clientId'),
  ],
  connection: [
    'connection',
    'details.connection',
    'details.connection_name',
    'details.enterprise_connection',
    ...ofRequest('connection', 'realm'),
    'details.prompts.0.connection',
    'session_connection',
    'details.session_connection',
  ],
  connectionId: ['connection_id', 'details.connection_id', 'details.enterprise_connection_id'],
  strategy: ['strategy', 'details.strategy'],
  ip: ['ip', 'details.request.ip', 'client_ip'],
  organizationId: [
    'organization_id',
    'details.organization_id',
    'details.invitation.organization_id',
    'details.invitation.inviter.organization_id',
  ],
  audience: ['audience', 'details.requested_audience', 'details.audience', ...ofRequest('audience')],
} as const satisfies Partial<Record<keyof LogEvent, readonly string[]>>;

/** The first place that names it. */
const named = (doc: Doc, what: keyof typeof PLACES): string | undefined =>
  PLACES[what].map((place) => text(at(doc, place))).find((one) => one !== undefined);

/** The requested callback URL: from the error's own members, or the first URL in its text. */
function attemptedCallback(description: string, details: unknown): string | undefined {
  for (const path of [
    ['error', 'payload', 'attempt'],
    ['error', 'attempt'],
    ['attempt'],
    ['redirect_uri'],
    ['qs', 'redirect_uri'],
    ['query', 'redirect_uri'],
    ['body', 'redirect_uri'],
    ['request', 'query', 'redirect_uri'],
    ['request', 'body', 'redirect_uri'],
  ]) {
    const found = text(at(details, ...path));
    if (found) return found;
  }
  const everything = [description, ...nestedStrings(at(details, 'error'))].join(' ').slice(0, MOST_TEXT);
  // A scheme is bounded, and what ends an address is no part of the match: both keep the time linear.
  const addresses = everything.match(/[a-z][a-z0-9+.-]{0,30}:\/\/[^\s"'<>()[\]]+/gi) ?? [];
  return addresses
    .map((address) => address.replace(/[.,;:]+$/, ''))
    .find((address) => !/^https?:\/\/(?:manage\.|[^/]*\bauth0\.com\/docs)/i.test(address));
}

const dateOf = (value: unknown): number => {
  const time =
    typeof value === 'string' || typeof value === 'number' ? new Date(value).getTime() : Number.NaN;
  return Number.isNaN(time) ? 0 : time;
};

/** The Action of which an event tells that it failed or denied access, with the line of its code where that is known. */
function actionIn(details: unknown): string | undefined {
  const name = text(at(details, 'error', 'action_name'));
  if (name === undefined) return undefined;
  const [version, line] = ['version', 'line'].map((part) => at(details, 'error', part));
  const where = [
    typeof version === 'number' ? `version ${version}` : '',
    typeof line === 'number' ? `line ${line}` : '',
  ].filter(Boolean);
  const failed = at(details, 'error', 'outcome') !== 'denied';
  return `Action ${name} ${failed ? 'failed' : 'denied access'}${where.length > 0 ? `: ${where.join(', ')}` : ''}`;
}

/** The Action that an event names: the one that failed, or the only one that ran. */
function actionOf(details: unknown): string | undefined {
  const ran = at(details, 'actions', 'names');
  return (
    text(at(details, 'error', 'action_name')) ??
    text(at(details, 'action_name')) ??
    (Array.isArray(ran) && ran.length === 1 ? text(ran[0]) : undefined)
  );
}

/** The call of the Management API that an event reports. */
function changeIn(details: unknown): string | undefined {
  const [method, path] = ['method', 'path'].map((part) => text(at(details, 'request', part)));
  // Changes of second factors come without the method.
  return (
    (path && (method ? `${method.toLowerCase()} ${path}` : /^\/api\/v2\/guardian\//.test(path) && path)) ||
    undefined
  );
}

/** What made an assessment of adaptive MFA find low confidence; undefined: it did not, or there was none. */
function risksIn(details: unknown): string[] | undefined {
  if (text(at(details, 'riskAssessment', 'confidence')) !== 'low') return undefined;
  const assessed = at(details, 'riskAssessment', 'assessments');
  if (!isObject(assessed)) return [];
  return Object.entries(assessed).flatMap(([name, one]) =>
    isObject(one) && one.confidence === 'low' ? [name] : [],
  );
}

/** Normalizes one event as the API returns it. */
export function toEvent(doc: Doc): LogEvent {
  const type = String(doc.type ?? '');
  const action = actionIn(doc.details);
  const description = [text(doc.description), action && `(${action})`].filter(Boolean).join(' ');
  const words = errorText(description, doc.details);
  const event: LogEvent = {
    id: String(doc.log_id ?? doc._id ?? ''),
    at: dateOf(doc.date),
    type,
    meaning: meaningOf(type),
    description,
    text: words,
    mentions: mentionsIn(words, doc.details),
    links: linksIn(doc),
  };
  const more: Partial<Record<keyof LogEvent, unknown>> = {
    clientId: named(doc, 'clientId'),
    clientName: doc.client_name,
    connection: named(doc, 'connection'),
    connectionId: named(doc, 'connectionId'),
    strategy: named(doc, 'strategy'),
    ip: named(doc, 'ip'),
    host: doc.hostname,
    agent: doc.user_agent,
    userId: doc.user_id,
    userName: doc.user_name,
    organizationId: named(doc, 'organizationId') ?? /\borg_[a-z0-9]+/i.exec(words)?.[0],
    callback: attemptedCallback(description, doc.details),
    audience: named(doc, 'audience'),
    country: at(doc, 'location_info', 'country_name') ?? at(doc, 'location_info', 'country_code'),
    action: actionOf(doc.details),
    message: at(doc.details, 'email_type'),
    recipient: at(doc.details, 'to'),
    detail: detailOf(description, doc.details),
    state: at(doc.details, 'qs.state') ?? at(doc.details, 'request.query.state'),
    change: changeIn(doc.details),
    changedBy: ['user.email', 'user.name', 'user.user_id']
      .map((place) => text(at(doc.details, 'request.auth', place)))
      .find((one) => one !== undefined),
  };
  const risks = risksIn(doc.details);
  if (risks) event.risks = risks;
  // Ids are case-sensitive; `words` is in lower case.
  if (doc.organization_id === undefined) {
    const inDescription = /\borg_[A-Za-z0-9]+/.exec(
      [description, ...nestedStrings(at(doc.details, 'error'))].join(' '),
    );
    more.organizationId = inDescription?.[0];
  }
  for (const [name, value] of Object.entries(more)) {
    const known = text(value);
    if (known !== undefined) Object.assign(event, { [name]: known });
  }
  return event;
}

/** Events of a page of the log, newest first. */
export function toEvents(docs: readonly Doc[]): LogEvent[] {
  return docs.map(toEvent).sort((a, b) => b.at - a.at);
}
