/** Appending to the tenant's log. */

import type { LogEvent, RawRequest } from '../types.js';
import { isoAt } from './clock.js';
import { logId } from './ids.js';
import type { Doc, Tenant } from './store.js';

/** Collection of log events, in order of time; keyed by `log_id`. */
export const LOGS = 'logs';

/** More events than a busy tenant leaves in a retention period; the oldest go first. */
const KEPT = 500_000;

/** Stores an event, filled in with identity, date and (when there is a request) ip and user agent. */
export function appendLog(tenant: Tenant, now: number, event: LogEvent, request?: RawRequest): Doc {
  const { type, description, date, ...rest } = event;
  const id = typeof rest.log_id === 'string' ? rest.log_id : logId(now);
  const doc: Doc = {
    date: date ?? isoAt(now),
    type,
    ...(description === undefined ? {} : { description }),
    ...(request ? { ip: request.ip, user_agent: request.headers['user-agent'] ?? 'Unknown' } : {}),
    ...rest,
    _id: id,
    log_id: id,
    isMobile: false,
  };
  const logs = tenant.collection(LOGS);
  const [oldest] = logs.size >= KEPT ? logs.keys() : [];
  if (oldest !== undefined) logs.delete(oldest);
  return logs.insert(doc);
}
