/** Which applications a connection is switched on and off for: only those whose status differs count. */
import { pick } from '../../../catalog/wire.js';
import { isObject } from '../../../text/is-object.js';
import { listIn } from '../../../text/values.js';
import type { ChangeView, ComputedEffect } from '../change.js';
import type { EffectFound } from '../field-effects.js';
import { PER_PAGE, readWholeList } from '../whole-list.js';
import { attempt, quoted } from './reading.js';

const MOST_PAGES = 20;

/** Client ids that the connection is enabled for now; undefined where they could not all be read. */
async function enabledNow(view: ChangeView, id: string): Promise<Set<unknown> | undefined> {
  const { items, why } = await readWholeList(
    ({ from }) =>
      attempt(
        view,
        '/connections/{id}/clients',
        { id },
        { take: PER_PAGE, ...(from === undefined ? {} : { from }) },
      ),
    { itemsIn: listIn, cursors: true, mostPages: MOST_PAGES },
  );
  if (why !== undefined) return undefined;
  return new Set(items.map((one) => (isObject(one) ? one.client_id : one)));
}

export const connectionClients: ComputedEffect = async (view) => {
  const id = pick(view.wire, 'path.id');
  const entries = (Array.isArray(view.wire.body) ? view.wire.body : [view.wire.body]).filter(isObject);
  const now = typeof id === 'string' ? await enabledNow(view, id) : undefined;
  // The last entry about an application is the one that holds.
  const wanted = new Map(entries.map(({ client_id, status }) => [String(client_id), status]));
  const on: string[] = [];
  const off: string[] = [];
  for (const [client, status] of wanted) {
    if (status !== false && !now?.has(client)) on.push(client);
    if (status !== true && (now === undefined || now.has(client))) off.push(client);
  }
  const unread = now === undefined ? ' What it is enabled for now could not be read.' : '';
  const found: EffectFound[] = [];
  if (on.length > 0)
    found.push({
      effect: 'sign_in',
      fields: [],
      why: `People of this connection can sign in to ${quoted(on)}.${unread}`,
    });
  if (off.length > 0)
    found.push({
      effect: 'lock_out',
      fields: [],
      why: `People of this connection can no longer sign in to ${quoted(off)}.${unread}`,
    });
  return found;
};
