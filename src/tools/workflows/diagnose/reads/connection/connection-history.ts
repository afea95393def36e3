/** How everybody has fared at a database lately, and when its settings were changed or people were imported. */
import { isObject } from '../../../../../text/is-object.js';
import { listLogs } from '../../../../operations/logs.js';
import { type LogEvent, toEvents } from '../../../events.js';
import { type Doc, text } from '../../../fields.js';
import { oneOf, phrase } from '../../../lucene.js';
import { PAGE } from '../../../page-size.js';
import { itemsOf, type Reader } from '../../../reader.js';
import type { ConnectionHistory, LoginFacts } from '../../facts.js';
import { namesOf } from '../../known-of-person.js';
import { isSignIn } from '../../sign-in-events.js';

/** Somebody got in, or was refused; people were imported. */
const HERE = ['s', 'sepft', 'fp', 'fu', 'fepft', 'sui'];

const REFUSED = ['fp', 'fu', 'fepft'];

/** An id as the Management API makes them. */
const ID = /\bcon_[A-Za-z0-9]{16}\b/;

/** The call that a change was. */
const requestIn = ({ details }: Doc): Doc =>
  isObject(details) && isObject(details.request) ? details.request : {};

/** What a change of a connection was sent, by the names of its options. */
function changedOptions(doc: Doc): string[] | undefined {
  const { body } = requestIn(doc);
  if (!isObject(body)) return undefined;
  return [...Object.keys(body), ...(isObject(body.options) ? Object.keys(body.options) : [])];
}

/** Whether a change names another connection. */
function ofAnother(doc: Doc, id: string | undefined): boolean {
  const changed = ID.exec(text(requestIn(doc).path) ?? '')?.[0];
  return changed !== undefined && id !== undefined && changed !== id;
}

/** One read: the newest events of the connection, and the changes of connections among them. */
export async function readConnectionHistory(reader: Reader, facts: LoginFacts, name: string): Promise<void> {
  const logs = await reader.read(
    listLogs,
    {
      q: `(${phrase('connection', name)} AND ${oneOf('type', HERE)}) OR (type:sapi AND ${phrase('description', 'Update a connection')})`,
      sort: 'date:-1',
      per_page: PAGE,
    },
    'how others fare at the connection, and its changes',
  );
  if (logs === undefined) return;
  const docs = itemsOf(logs);
  const events = toEvents(docs);
  const byId = new Map(docs.map((doc) => [String(doc.log_id ?? doc._id), doc]));
  const names = namesOf(facts);
  const own = ({ userId, userName }: LogEvent) =>
    [userId, userName].some((one) => one !== undefined && names.has(one.toLowerCase()));
  const history: ConnectionHistory = {
    name,
    changes: events.flatMap((event) => {
      const doc = byId.get(event.id) ?? {};
      if (event.type !== 'sapi' || ofAnother(doc, facts.connectionIds[name])) return [];
      const options = changedOptions(doc);
      return [{ event, ...(options ? { options } : {}) }];
    }),
    imports: events.filter(({ type }) => type === 'sui'),
    successes: events.filter(isSignIn),
    refusals: events.filter((event) => REFUSED.includes(event.type) && !own(event)),
  };
  facts.connectionHistory = history;
}
