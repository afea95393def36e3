/** The stream of events. It carries what has happened so far and ends, where a real one would wait for more. */

import type { ResourceModule } from '../engine/resource-module.js';
import { badRequest } from '../errors.js';
import { EVENTS } from '../state/domain-events.js';
import type { Doc } from '../state/store.js';
import type { Handler } from '../types.js';

const subscribe: Handler = ({ tenant, query }) => {
  const all = tenant.collection(EVENTS).list();
  const { from, from_timestamp: since, event_type: type } = query;
  if (typeof since === 'string' && Number.isNaN(Date.parse(since))) {
    throw badRequest('from_timestamp is not a date.', 'invalid_query_string');
  }
  const start = typeof from === 'string' ? all.findIndex(({ id }) => id === from) + 1 : 0;
  const types = type === undefined ? undefined : ([type].flat() as unknown[]);
  const wanted = all
    .slice(start)
    .filter(({ time }) => typeof since !== 'string' || Date.parse(String(time)) >= Date.parse(since))
    .filter((event) => types === undefined || types.includes(event.type));
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    body: wanted.map(block).join(''),
  };
};

const block = (event: Doc): string =>
  `event: ${String(event.type)}\nid: ${String(event.id)}\ndata: ${JSON.stringify(event)}\n\n`;

export const events: ResourceModule = { handlers: { 'GET /events': subscribe } };
