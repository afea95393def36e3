/** Appending to the tenant's log. */
import facts from '../../../catalog/sandbox/log-fields.json' with { type: 'json' };
import { isObject } from '../../text/is-object.js';
import type { LogEvent, RawRequest } from '../types.js';
import { isoAt } from './clock.js';
import { logId } from './ids.js';
import type { Doc, Tenant } from './store.js';

/** Collection of log events, in order of time; keyed by `log_id`. */
export const LOGS = 'logs';

/** More events than a busy tenant leaves in a retention period; the oldest go first. */
const KEPT = 500_000;
/** Where the tenant is, in the way of Auth0's regions; its name is that of a sandbox on loopback. */
const PLACE = { tenant_name: 'sandbox', environment_name: 'sandbox-1' };

/** What events of a type have at least: fields that are texts, and what is in `details`. */
interface Least {
  fields?: string[];
  details?: unknown;
  /** What is in `details` when there are any. */
  within?: unknown;
}

const leastOf: Readonly<Record<string, Least>> = facts.types;
/** Refusals of the Management API have what its other writes have; the schema leaves them out. */
const SAME: Readonly<Record<string, string>> = { fapi: 'sapi' };

const least = (type: string): Least => {
  const known = SAME[type] ?? type;
  return Object.hasOwn(leastOf, known) ? (leastOf[known] as Least) : {};
};

/** A value with what is missing in it filled in from the least that it has. */
function completed(given: unknown, wanted: unknown): unknown {
  if (given === undefined || given === null) return structuredClone(wanted);
  if (wanted === undefined || !isObject(given) || !isObject(wanted)) return given;
  const out: Doc = { ...given };
  for (const [name, value] of Object.entries(wanted)) out[name] = completed(out[name], value);
  return out;
}

/** Stores an event, filled in with identity, date, what its type demands and (when there is a request) where from. */
export function appendLog(tenant: Tenant, now: number, event: LogEvent, request?: RawRequest): Doc {
  const { type, description = '', date, ...rest } = event;
  const id = typeof rest.log_id === 'string' ? rest.log_id : logId(now);
  const { fields = [], details, within } = least(type);
  const doc: Doc = {
    date: date ?? isoAt(now),
    type,
    description,
    ip: request?.ip ?? '127.0.0.1',
    ...(request ? { user_agent: request.headers['user-agent'] ?? 'Unknown' } : {}),
    ...rest,
    ...PLACE,
    _id: id,
    log_id: id,
    isMobile: false,
  };
  for (const name of fields) doc[name] ??= name === 'hostname' ? (request?.headers.host ?? '') : '';
  if (details !== undefined) doc.details = completed(doc.details, details);
  else if (isObject(doc.details)) doc.details = completed(doc.details, within);
  const logs = tenant.collection(LOGS);
  const [oldest] = logs.size >= KEPT ? logs.keys() : [];
  if (oldest !== undefined) logs.delete(oldest);
  return logs.insert(doc);
}
