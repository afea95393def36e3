/** The answer of a write: what changed and what was made, instead of the whole object again. */
import { answersWithObject, newsOf } from '../../catalog/bulky.js';
import { pick, type Wire } from '../../catalog/wire.js';
import type { ApiResponse } from '../../client/types.js';
import { type Change, changesNothing } from '../../policy/change/change.js';
import type { Difference } from '../../policy/change/difference.js';
import { presentValue } from '../../policy/change/present.js';
import { type SafeChange, withoutSecrets } from '../../policy/confirm/question/without-secrets.js';
import { type Masking, outgoing } from '../../policy/outgoing/outgoing.js';
import { isObject } from '../../text/is-object.js';
import { isScalar, leafOf, nested } from '../../text/values.js';
import type { Operation } from '../operation.js';
import { deprecationAdvice } from './deprecation-advice.js';
import { isEmptyAnswer, responseResult, shapeBody, success, type ToolResult } from './result.js';

type Json = Record<string, unknown>;

/** Characters of JSON of one value; beyond it, its beginning and its length are shown. */
const LONGEST_VALUE = 120;
/** Characters of JSON of all that differs; beyond it, fields are named. */
const LONGEST_PART = 400;
/** Fields that are named where their differences do not fit; beyond it, they are counted. */
const MOST_NAMED = 20;
/** Characters of the name of a field. */
const LONGEST_NAME = 200;
/** Characters of JSON of what an action answers. */
const LONGEST_ANSWER = 2_000;

interface Shown {
  operation: string;
  masking: Masking;
}

/** The result of a write that is known as a change. */
export function changeResult(
  { operation, change, wire }: { operation: Operation; wire: Wire; change: Change },
  response: ApiResponse,
  masking: Masking,
): ToolResult {
  const { args } = wire;
  const { kind } = change.facts;
  const name = `${operation.method} ${operation.path}`;
  const { body } = response;
  const empty = isEmptyAnswer(operation, body);
  const made = kind === 'create' || kind === 'act';
  let sentence: string | undefined;
  let remark = response.note;
  // An action's own answer is the news, unless it is an object of which only a part is.
  if (empty || (kind === 'act' && !answersWithObject(name))) {
    const whole = responseResult(operation, args, response, masking);
    const { structuredContent, content } = whole;
    const isDone = empty || structuredContent?.ok === true;
    if (kind === 'act' && !answersWithObject(name)) {
      const size = JSON.stringify(structuredContent)?.length ?? 0;
      if (isDone || size <= LONGEST_ANSWER) return whole;
    }
    if (structuredContent?.note !== undefined) remark = String(structuredContent.note);
    if (empty) sentence = content[0]?.text?.split('\n')[0];
  }
  const shown = { operation: name, masking };
  const shaped = empty ? {} : shapeBody(operation, body);
  // Chosen before it is redacted: most of the object is not told.
  const told = outgoing(news(change, shaped), shown) as Json;
  const id = outgoing(identityOf(change, shaped), { masking });
  const structured: Json = {
    ok: true,
    ...(empty ? { status: response.status } : {}),
    ...(id === undefined ? {} : { id }),
    ...(made ? {} : differencesShown(change, shown)),
    ...told,
    ...(made ? sentFields(change) : {}),
  };
  const notes = [
    remark,
    empty ? undefined : deprecationAdvice(operation, args, {}),
    changesNothing(change) ? 'Nothing differs: it was so already.' : undefined,
  ].filter((note, index, all) => note !== undefined && all.indexOf(note) === index);
  const note = notes.length > 0 ? { note: notes.join(' ') } : {};
  return success({ ...structured, ...note }, sentence);
}

/** Members that identify an object, best first. */
const IDENTITIES = ['id', 'user_id', 'client_id', 'identifier', 'kid', 'name', 'template'];

/** What the change was made to, or what it made. */
function identityOf({ facts, wire }: Change, body: Json): unknown {
  const path = Object.values(wire.path).at(-1);
  if (path !== undefined && facts.kind !== 'create') return path;
  const own = IDENTITIES.map((name) => body[name]).find((value) => typeof value === 'string');
  return own ?? path;
}

/** Members of an answer that are news: ids, names and states which the caller did not send. */
const NEWS = /(^|_)(id|identifier|name|status|state|version|number|ticket|url|secret|token|type)$|[a-z]Id$/;

function news({ operation, facts, wire, present }: Change, body: Json): Json {
  if (Array.isArray(body.items)) return { items: namesOf(body.items) };
  const before = present.kind === 'found' && isObject(present.value) ? present.value : {};
  const sent = isObject(wire.body) ? wire.body : {};
  const made = facts.kind === 'create' || facts.kind === 'act';
  const reviewed = newsOf(operation);
  return Object.fromEntries(
    Object.entries(body).filter(([key, value]) => {
      if (reviewed.includes(key)) return true;
      if (key === 'ok' || !NEWS.test(key) || !isScalar(value) || String(value).length > 300) return false;
      // A creation names what it made; other changes only what the API changed by itself.
      if (made) return key === 'name' || /id$/i.test(key) || !Object.hasOwn(sent, key);
      return !Object.hasOwn(sent, key) && Object.hasOwn(before, key) && before[key] !== value;
    }),
  );
}

/** Entries of an answer that is a list, by what identifies them. */
function namesOf(items: readonly unknown[]): unknown[] {
  return items.slice(0, 20).map((item) => {
    if (!isObject(item)) return item;
    return Object.fromEntries(Object.entries(item).filter(([key, v]) => NEWS.test(key) && isScalar(v)));
  });
}

/** Names of the fields that were sent, where there is nothing to compare them with. */
function sentFields({ wire }: Change): Json {
  const fields = isObject(wire.body) ? Object.keys(wire.body) : [];
  return fields.length > 0 ? { sent: fields } : {};
}

/** `changed`, `added` and `removed`, or the names of what was sent where no difference is known. */
function differencesShown(change: Change, shown: Shown): Json {
  const { facts, present, differences } = change;
  if (facts.kind === 'delete') return {};
  if (present.kind === 'unknown' && facts.relation === undefined)
    return { ...sentFields(change), not_compared: present.why };
  const { lost, changed, added } = differences;
  const known = withoutSecrets(change);
  const group = (list: readonly Difference[], value: (difference: Difference) => unknown) =>
    grouped(change, list, shown.masking, (one) => value(safe(one, known, shown.masking)));
  const parts: Json = {
    changed: group(changed, ({ from, to, entry, reordered }) =>
      reordered
        ? 'reordered'
        : { ...(entry === undefined ? {} : { entry }), from: short(from), to: short(to) },
    ),
    added: group(added, ({ to }) => short(to)),
    removed: group(lost, ({ from }) => short(from)),
  };
  const some = Object.fromEntries(
    Object.entries(parts).filter(
      ([name, part]) => name === 'changed' || Object.keys(part as Json).length > 0,
    ),
  );
  return facts.relation ? withoutEmpty(some) : some;
}

const withoutEmpty = ({ changed, ...rest }: Json): Json =>
  Object.keys(changed as Json).length > 0 ? { changed, ...rest } : rest;

/** Differences by field; what does not fit is counted. */
function grouped(
  change: Change,
  all: readonly Difference[],
  masking: Masking,
  value: (difference: Difference) => unknown,
): Json {
  const fields = new Map<string, unknown[]>();
  const more = new Map<string, number>();
  let used = 0;
  for (const one of all) {
    // A field of metadata may have a person's address as its name.
    const field = outgoing(one.path.join('.').slice(0, LONGEST_NAME) || 'entries', { masking }) as string;
    const said = value(one);
    const size = JSON.stringify(said)?.length ?? 0;
    if (used + size > LONGEST_PART && used > 0) {
      more.set(field, (more.get(field) ?? 0) + 1);
      continue;
    }
    used += size + field.length;
    fields.set(field, [...(fields.get(field) ?? []), said]);
  }
  const isList = (field: string): boolean =>
    [change.after, change.wire.body, presentValue(change.present)].some((state) =>
      Array.isArray(pick(state, field)),
    );
  const out: Json = {};
  for (const [field, values] of fields) out[field] = values.length > 1 || isList(field) ? values : values[0];
  if (more.size > 0) out.more = Object.fromEntries([...more].slice(0, MOST_NAMED));
  if (more.size > MOST_NAMED) out.more_fields = more.size - MOST_NAMED;
  return out;
}

/** A difference as it may be shown. */
function safe(
  { path, from, to, entry, ...rest }: Difference,
  known: SafeChange,
  masking: Masking,
): Difference {
  const at = (value: unknown): unknown =>
    leafOf(outgoing(nested(path, known.part(path, value).safe), { masking }), path);
  const identity = known.entry(entry);
  return {
    path,
    ...rest,
    ...(identity === undefined ? {} : { entry: String(outgoing(identity, { masking })) }),
    ...(from === undefined ? {} : { from: at(from) }),
    ...(to === undefined ? {} : { to: at(to) }),
  };
}

/** A value, or its beginning and its length. */
function short(value: unknown): unknown {
  if (value === undefined) return null;
  const json = JSON.stringify(value) ?? 'null';
  if (json.length <= LONGEST_VALUE) return value;
  const text = typeof value === 'string' ? value : json;
  return `${text.slice(0, 60)}… (${text.length} characters)`;
}
