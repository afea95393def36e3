/** Log events in one plain form, with all the text that says why something failed. */
import { type EventMeaning, meaningOf } from './log-events.js';

export interface LogEvent {
  id: string;
  /** Epoch ms. */
  at: number;
  type: string;
  meaning: EventMeaning;
  description: string;
  /** Description and error texts of the details, in lower case: what rules look at. */
  text: string;
  clientId?: string;
  clientName?: string;
  connection?: string;
  connectionId?: string;
  ip?: string;
  /** Browser and device, as the log words them. */
  agent?: string;
  userId?: string;
  userName?: string;
  organizationId?: string;
  /** The return address that an application asked for. */
  callback?: string;
  audience?: string;
}

type Doc = Record<string, unknown>;

/** Characters of error text that are looked at. */
const MOST_TEXT = 4_000;
/** Members of `details` that say why; the request itself would only confuse. */
const TELLING = ['error', 'error_description', 'reason', 'message', 'description', 'code', 'oauthError'];

const isDoc = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Strings of a value, nested ones too. */
function* strings(value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (depth < 5 && typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) yield* strings(part, depth + 1);
  }
}

function errorText(description: string, details: unknown): string {
  let all = description;
  if (isDoc(details)) {
    for (const name of TELLING) {
      for (const part of strings(details[name])) {
        if (all.length > MOST_TEXT) break;
        all += `\n${part}`;
      }
    }
  }
  return all.slice(0, MOST_TEXT).toLowerCase();
}

/** Follows names through nested objects. */
function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((v, key) => (isDoc(v) ? v[key] : undefined), value);
}

/** The return address that was asked for: from the error's own members, or the first address in its text. */
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
  const everything = [description, ...strings(at(details, 'error'))].join(' ');
  const addresses = everything.match(/[a-z][a-z0-9+.-]*:\/\/[^\s"'<>()[\]]+/gi) ?? [];
  return addresses
    .map((address) => address.replace(/[.,;:]+$/, ''))
    .find((address) => !/^https?:\/\/(?:manage\.|[^/]*\bauth0\.com\/docs)/i.test(address));
}

const dateOf = (value: unknown): number => {
  const time =
    typeof value === 'string' || typeof value === 'number' ? new Date(value).getTime() : Number.NaN;
  return Number.isNaN(time) ? 0 : time;
};

/** Reads one event as the API answers it. */
export function toEvent(doc: Doc): LogEvent {
  const type = String(doc.type ?? '');
  const description = text(doc.description) ?? '';
  const words = errorText(description, doc.details);
  const event: LogEvent = {
    id: String(doc.log_id ?? doc._id ?? ''),
    at: dateOf(doc.date),
    type,
    meaning: meaningOf(type),
    description,
    text: words,
  };
  const more: Partial<Record<keyof LogEvent, unknown>> = {
    clientId: doc.client_id,
    clientName: doc.client_name,
    connection: doc.connection,
    connectionId: doc.connection_id,
    ip: doc.ip,
    agent: doc.user_agent,
    userId: doc.user_id,
    userName: doc.user_name,
    organizationId: doc.organization_id ?? /\borg_[a-z0-9]+/i.exec(words)?.[0],
    callback: attemptedCallback(description, doc.details),
    audience: doc.audience,
  };
  // Ids keep their case; the text they were found in was lowered.
  if (doc.organization_id === undefined) {
    const inDescription = /\borg_[A-Za-z0-9]+/.exec(
      [description, ...strings(at(doc.details, 'error'))].join(' '),
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
