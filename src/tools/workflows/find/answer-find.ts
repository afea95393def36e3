/** Looks through the tenant's configuration for a text, and names every place where it occurs. */
import type { z } from 'zod';
import { outgoing } from '../../../policy/outgoing/outgoing.js';
import type { ToolResult } from '../../answer/result.js';
import type { Operation } from '../../operation.js';
import type { CallContext, Runtime } from '../../runtime.js';
import { answer, coverage, drop, keepFirst, nothingSeen, type Trim } from '../answer.js';
import { type Doc, text } from '../fields.js';
import { eachOf } from '../holders/read-holders.js';
import { Reader } from '../reader.js';
import { count, q } from '../words.js';
import { type Place, placesOf } from './places.js';
import { EMAIL_TEMPLATE, type ListSource, lists, NOT_SEARCHED, singles } from './sources.js';

const MOST_READS = 200;
const MOST_BYTES = 6_000;
/** Places of one object that are shown. */
const MOST_PLACES = 6;

/** An object in which the text occurs. */
interface Found {
  kind: string;
  name: string | undefined;
  get: string;
  arguments: Record<string, string>;
  places: Place[];
}

type Look = (found: Omit<Found, 'places'>, value: unknown) => void;

export async function answerFind(runtime: Runtime, wanted: string, call: CallContext): Promise<ToolResult> {
  const reader = new Reader(runtime, call, { limit: MOST_READS, priority: 'bulk' });
  const found: Found[] = [];
  // What is masked for this caller is not told by a match either.
  const look: Look = (object, value) => {
    const places = placesOf(outgoing(value, { masking: runtime.policy.masking }), wanted);
    if (places.length > 0) found.push({ ...object, places });
  };
  await eachOf(lists, (source) => lookThrough(runtime, reader, source, look));
  await eachOf([...singles, ...(await emailTemplates(runtime))], async ({ kind, get, args = {} }) => {
    const operation = await runtime.registry.operation(get);
    const value = operation && (await reader.read(operation, args, plural(kind)));
    if (value) look({ kind, name: Object.values(args)[0], get, arguments: args }, value);
  });
  if (reader.lookedAt.length === 0) throw nothingSeen(reader, 'the configuration');
  found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  return page(runtime, reader, wanted, found);
}

const keyOf = ({ kind, name, arguments: args }: Found): string =>
  [kind, name ?? '', ...Object.values(args)].join('\n');

/** The messages that can be customized, each a read of its own: there is no list. */
async function emailTemplates(runtime: Runtime) {
  const { kind, get, name } = EMAIL_TEMPLATE;
  const operation = await runtime.registry.operation(get);
  const schema = (operation?.input as z.ZodObject | undefined)?.shape[name] as z.ZodEnum | undefined;
  return (schema?.options ?? []).map((template) => ({ kind, get, args: { [name]: String(template) } }));
}

const plural = (kind: string): string =>
  /s$|theme|detection|ing$|ion$|ding$/.test(kind) ? kind : `${kind}s`;

async function lookThrough(
  { registry }: Runtime,
  reader: Reader,
  { kind, list, paged, get, id = 'id', each }: ListSource,
  look: Look,
): Promise<void> {
  const [lister, getter] = await Promise.all([registry.operation(list), registry.operation(get)]);
  if (!lister || !getter) return;
  const what = `${kind}s`;
  const items = await allOf(reader, lister, paged, what);
  const [argument = id] = getter.required;
  await eachOf(items ?? [], async (item) => {
    const args = { [argument]: String(item[id]) };
    const whole = each ? ((await reader.read(getter, args, `contents of ${what}`)) ?? item) : item;
    look({ kind, name: nameOf(item), get, arguments: args }, whole);
  });
}

async function allOf(reader: Reader, lister: Operation, paged: 'number' | 'cursor', what: string) {
  if (paged === 'number') return reader.readAll(lister, {}, what);
  return lister.list?.checkpoint ? reader.readOn(lister, {}, what) : reader.readWhole(lister, {}, what);
}

const nameOf = (item: Doc): string | undefined =>
  text(item.display_name) ?? text(item.name) ?? text(item.domain) ?? text(item.identifier) ?? text(item.type);

function page(runtime: Runtime, reader: Reader, wanted: string, found: readonly Found[]): ToolResult {
  const places = found.reduce((sum, one) => sum + one.places.length, 0);
  const complete = reader.unseen.length === 0;
  const where =
    places === 0
      ? 'was not found'
      : `occurs at ${count(places, 'place')} in ${count(found.length, 'object')}`;
  const sentence = `${q(wanted, 120)} ${where}${
    complete ? '' : ', as far as could be read; see could_not_see'
  }. Not searched: ${NOT_SEARCHED}.`;
  const body = {
    count: places,
    objects: found.length,
    complete,
    found: found.map(({ places: all, ...object }) => ({
      ...object,
      places: all.slice(0, MOST_PLACES),
      ...(all.length > MOST_PLACES ? { more_places: all.length - MOST_PLACES } : {}),
    })),
    not_searched: NOT_SEARCHED,
    ...coverage(reader),
  };
  return answer(runtime, sentence, body, {
    bytes: MOST_BYTES,
    trims: [
      drop('looked_at'),
      fewerPlaces(2),
      keepFirst('could_not_see', 12),
      ...[40, 25, 15, 10, 6].map((most) => keepFirst('found', most)),
      fewerPlaces(1),
      keepFirst('could_not_see', 5),
      keepFirst('found', 3),
    ],
  });
}

/** Shows fewer places of each object, and counts the others. */
const fewerPlaces =
  (most: number): Trim =>
  (body) => ({
    ...body,
    found: (body.found as { places: Place[]; more_places?: number }[]).map((one) => {
      const left = one.places.length - most;
      if (left <= 0) return one;
      return { ...one, places: one.places.slice(0, most), more_places: (one.more_places ?? 0) + left };
    }),
  });
