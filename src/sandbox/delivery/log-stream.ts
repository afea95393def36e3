/** Log events for a stream of type http: which it carries, what of people it hides, and how they are written. */
import { createHash } from 'node:crypto';
import events from '../../../catalog/log-events.json' with { type: 'json' };
import { isObject } from '../../text/is-object.js';
import { mapParts } from '../../text/values.js';
import type { Doc } from '../state/store.js';

const FACTS = events as Readonly<Record<string, { about: string; outcome: string }>>;

/** Category of a stream's filter by what an event is about; the outcome follows where it says so. */
const CATEGORIES: Readonly<Record<string, string>> = {
  login: 'auth.login.',
  logout: 'auth.logout.',
  signup: 'auth.signup.',
  session: 'auth.silent_auth.',
  token: 'auth.token_exchange.',
  admin: 'management.',
  provisioning: 'scim.event',
  extensibility: 'actions',
  system: 'system.notification',
  keys: 'system.notification',
  network: 'system.notification',
  limit: 'system.notification',
  ...Object.fromEntries(
    ['email', 'password', 'profile', 'mfa', 'device', 'block', 'invitation', 'delivery', 'risk'].map(
      (about) => [about, 'user.'],
    ),
  ),
};
const OUTCOMES: Readonly<Record<string, string>> = { success: 'success', failure: 'fail' };

export function categoryOf(type: string): string {
  const fact = Object.hasOwn(FACTS, type) ? FACTS[type] : undefined;
  const category = fact && CATEGORIES[fact.about];
  if (!fact || category === undefined) return 'other';
  return category.endsWith('.') ? `${category}${OUTCOMES[fact.outcome] ?? 'notification'}` : category;
}

/** Whether a stream carries an event; without filters it carries all. */
export function carries({ filters }: Doc, event: Doc): boolean {
  if (!Array.isArray(filters) || filters.length === 0) return true;
  const category = categoryOf(String(event.type));
  return (filters as Doc[]).some(({ name }) => name === category);
}

/** Members of events in which each kind of personal data is. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  first_name: ['given_name', 'first_name'],
  last_name: ['family_name', 'last_name'],
  username: ['username', 'user_name', 'nickname'],
  email: ['email', 'to', 'user_name'],
  phone: ['phone', 'phone_number', 'recipient'],
  address: ['address', 'street_address', 'locality', 'postal_code'],
};

/** An event without the personal data that the stream must not carry. */
export function withoutPersonalData({ pii_config: config }: Doc, event: Doc): Doc {
  if (!isObject(config) || !Array.isArray(config.log_fields)) return event;
  const names = new Set(config.log_fields.flatMap((field) => MEMBERS[String(field)] ?? []));
  const hide = (value: string): string =>
    config.method === 'hash' ? createHash('sha256').update(value).digest('hex').slice(0, 16) : '*'.repeat(8);
  const walk = (value: unknown, name = ''): unknown =>
    typeof value === 'string' && names.has(name)
      ? hide(value)
      : mapParts(value, (part, key = name) => walk(part, key));
  return walk(event) as Doc;
}

/** The body of a request with events, in the stream's format. */
export function written(format: unknown, items: readonly Doc[]): { type: string; body: string } {
  const all = items.map((event) => ({ log_id: event.log_id, data: event }));
  if (format === 'JSONARRAY') return { type: 'application/json', body: JSON.stringify(all) };
  if (format === 'JSONOBJECT')
    return { type: 'application/json', body: JSON.stringify(all.length === 1 ? all[0] : { logs: all }) };
  return { type: 'application/x-ndjson', body: `${all.map((one) => JSON.stringify(one)).join('\n')}\n` };
}

/** Headers of a stream's requests. */
export function headersOf(sink: Doc, type: string): Record<string, string> {
  const custom = (Array.isArray(sink.httpCustomHeaders) ? (sink.httpCustomHeaders as Doc[]) : []).map(
    ({ header, value }) => [String(header).toLowerCase(), String(value)] as const,
  );
  return {
    ...Object.fromEntries(custom.filter(([name]) => /^[\w!#$%&'*+.^`|~-]+$/.test(name))),
    'content-type': typeof sink.httpContentType === 'string' ? sink.httpContentType : type,
    ...(typeof sink.httpAuthorization === 'string' ? { authorization: sink.httpAuthorization } : {}),
  };
}
