/**
 * Reads a tenant's configuration as things with natural keys, through all stages of a call: what policy and scopes do
 * not let through is named in the reader's `unseen`, and secrets are redacted.
 */
import type { z } from 'zod';
import { isObject } from '../../text/is-object.js';
import type { Operation } from '../operation.js';
import type { CallContext, Runtime } from '../runtime.js';
import { eachOf } from '../workflows/holders/read-holders.js';
import { itemsOf, Reader } from '../workflows/reader.js';
import { KINDS, type Kind, type Part, type Per } from './kinds.js';
import { type Names, natural, Reference, shown } from './natural.js';

type Json = Record<string, unknown>;

/** Most requests for one tenant. */
const MOST_READS = 3_000;
/** A part that is given up because others wait for the rate limit, too, would look like a difference. */
const BUDGET_MS = 600_000;
/** Shorter texts are too common to be known as ids. */
const SHORTEST_ID = 8;
const TIMES = ['created_at', 'updated_at', 'last_updated', 'id'];

/** One thing of a tenant's configuration. */
export interface Thing {
  kind: Kind;
  /** Natural key; the empty text for what there is one of. */
  key: string;
  id: string | undefined;
  /** Arguments that name it in calls, where that is not its id. */
  args: Json;
  /** What it consists of, with references instead of ids. */
  value: Json;
  /** Every tenant has it from the start. */
  builtIn: boolean;
  /** Parts that could not be read. */
  unread: string[];
}

export interface Configuration {
  things: Thing[];
  /** The kinds that were asked for; others are there to be referred to. */
  kinds: readonly Kind[];
  /** Kinds that could not be read, or not whole. */
  unreadKinds: ReadonlySet<Kind>;
  names: Names;
  reader: Reader;
}

interface Raw {
  kind: Kind;
  id: string | undefined;
  args: Json;
  body: Json;
  unread: string[];
}

/** @throws ApiError where nothing can be read any more */
export async function readConfiguration(
  runtime: Runtime,
  call: CallContext,
  kinds: readonly Kind[],
): Promise<Configuration> {
  const reader = new Reader(runtime, call, { limit: MOST_READS, priority: 'bulk', budgetMs: BUDGET_MS });
  const source = new Source(runtime, reader);
  const referred = KINDS.filter(
    (kind) => !kinds.includes(kind) && withReferred(kinds).some((name) => name === kind.kind),
  );
  const raw: Raw[] = [];
  await eachOf([...kinds, ...referred], async (kind) => {
    raw.push(...(await source.read(kind, kinds.includes(kind))));
  });
  const names = { ids: new Map<string, Reference>(), origins: originsOf(runtime, raw) };
  const things: Thing[] = [];
  // In the catalogue's order, as later keys are made of earlier ones. What refers ahead is replaced afterwards.
  for (const kind of KINDS) {
    const taken = new Map<string, number>();
    for (const one of raw.filter((item) => item.kind === kind)) {
      const plainKey = keyOf(one, names);
      const times = (taken.get(plainKey) ?? 0) + 1;
      taken.set(plainKey, times);
      const key = times === 1 ? plainKey : `${plainKey} (${times})`;
      if (one.id !== undefined && one.id.length >= SHORTEST_ID)
        names.ids.set(one.id, new Reference(kind.kind, key, one.id));
      const builtIn =
        kind.builtIn !== undefined &&
        Object.entries(kind.builtIn).every(([name, value]) => one.body[name] === value);
      const { id, args, unread } = one;
      things.push({ kind, key, id, args, unread, builtIn, value: contents(one) });
    }
  }
  for (const thing of things) thing.value = natural(thing.value, names) as Json;
  return { things, kinds, unreadKinds: source.unread, names, reader };
}

/** Kinds that these refer to, at any depth. */
function withReferred(kinds: readonly Kind[]): string[] {
  const all = new Set<string>();
  const add = (names: readonly string[] = []): void => {
    for (const name of names) {
      if (all.has(name)) continue;
      all.add(name);
      add(KINDS.find(({ kind }) => kind === name)?.refers);
    }
  };
  for (const { refers } of kinds) add(refers);
  return [...all];
}

/** The addresses of the tenant: as configured, and as its own API is called. */
function originsOf({ tenant }: Runtime, raw: readonly Raw[]): string[] {
  const hosts = new Set([tenant]);
  for (const { kind, body } of raw)
    if (kind.kind === 'API' && body.is_system === true && URL.canParse(String(body.identifier)))
      hosts.add(new URL(String(body.identifier)).host);
  return [...hosts].flatMap((host) => [`https://${host}`, `http://${host}`]);
}

function keyOf({ kind, args, body }: Raw, names: Names): string {
  const members = kind.key ? kind.key.map((name) => body[name]) : Object.values(args);
  return members
    .filter((value) => value !== undefined && value !== null)
    .map((value) => {
      const named = natural(value, names);
      return named instanceof Reference ? named.key : String(shown(named));
    })
    .join(' · ');
}

/** What counts of what was read. */
function contents({ kind, body, id }: Raw): Json {
  const given = [...TIMES, ...(kind.generated ?? []), ...(id === undefined ? [] : [kind.id ?? 'id'])];
  return given.reduce<Json>((value, path) => without(value, path.split('.')), body);
}

function without(value: Json, [name = '', ...rest]: readonly string[]): Json {
  if (!Object.hasOwn(value, name)) return value;
  const { [name]: member, ...others } = value;
  if (rest.length === 0) return others;
  if (Array.isArray(member))
    return { ...value, [name]: member.map((entry) => (isObject(entry) ? without(entry, rest) : entry)) };
  return isObject(member) ? { ...value, [name]: without(member, rest) } : value;
}

/** Values of a template: `$.x.y` is a member of the object, `$` the whole. What is not there is left out. */
export function fill(template: unknown, of: unknown): unknown {
  if (typeof template === 'string' && /^\$(\.|$)/.test(template)) {
    let value = of;
    for (const name of template.split('.').slice(1)) value = isObject(value) ? value[name] : undefined;
    return value;
  }
  if (!isObject(template)) return template;
  const filled = Object.entries(template).map(([name, member]) => [name, fill(member, of)] as const);
  return Object.fromEntries(filled.filter(([, member]) => member !== undefined));
}

/** The reads of one tenant. */
class Source {
  readonly unread = new Set<Kind>();
  readonly #runtime: Runtime;
  readonly #reader: Reader;

  constructor(runtime: Runtime, reader: Reader) {
    this.#runtime = runtime;
    this.#reader = reader;
  }

  async read(kind: Kind, whole: boolean): Promise<Raw[]> {
    return kind.list === undefined ? this.#readEach(kind) : this.#readList(kind, kind.list, whole);
  }

  async #readList(kind: Kind, list: string, whole: boolean): Promise<Raw[]> {
    const before = this.#reader.unseen.length;
    const items = await this.#all({ ...kind, list }, {}, plural(kind.kind));
    if (
      !items ||
      this.#reader.unseen.some(({ what }, i) => i >= before && what.startsWith(plural(kind.kind)))
    )
      this.unread.add(kind);
    const raw: Raw[] = (items ?? []).map((body) => {
      const id = kind.id === '' ? undefined : body[kind.id ?? 'id'];
      const named = kind.id === '' ? Object.fromEntries((kind.key ?? []).map((n) => [n, body[n]])) : {};
      return { kind, id: id === undefined ? undefined : String(id), args: named, body, unread: [] };
    });
    if (whole) await eachOf(raw, (one) => this.#complete(one));
    return raw;
  }

  /** What the list leaves out. */
  async #complete(one: Raw): Promise<void> {
    const { kind, id, body } = one;
    if (kind.get !== undefined && id !== undefined) {
      const operation = await this.#operation(kind.get);
      const [argument = 'id'] = operation.required;
      const what = `contents of ${plural(kind.kind)}`;
      const seen = await this.#reader.read(operation, { [argument]: id } as never, what);
      if (seen) one.body = seen;
      else this.unread.add(kind);
    }
    for (const part of kind.parts ?? []) {
      const entries = id === undefined ? undefined : await this.#part(kind, part, id);
      if (entries === undefined) one.unread.push(part.part);
      one.body = { ...(one.body ?? body), [part.part]: entries };
    }
  }

  async #part(kind: Kind, part: Part, id: string): Promise<Json[] | undefined> {
    const operation = await this.#operation(part.list);
    const [argument = 'id'] = operation.required;
    const what = `${part.part} of ${plural(kind.kind)}`;
    const items = await this.#all(part, { [argument]: id }, what);
    const keep = Object.fromEntries(part.keep.map((name) => [name, `$.${name}`]));
    return items?.map((item) => fill(keep, item) as Json);
  }

  async #readEach(kind: Kind): Promise<Raw[]> {
    const operation = await this.#operation(kind.get ?? '');
    const all: Raw[] = [];
    await eachOf(await this.#places(kind, operation), async (args) => {
      const body = await this.#reader.read(operation, args as never, kind.kind);
      if (body === undefined) this.unread.add(kind);
      if (!body) return;
      const value = Array.isArray(body) ? { items: body } : reduced(kind, body);
      if (kind.per && kind.reduce === undefined && Object.keys(value).length === 0) return;
      const id = kind.id === undefined ? undefined : (body as Json)[kind.id];
      all.push({ kind, id: id === undefined ? undefined : String(id), args, body: value, unread: [] });
    });
    const order = (one: Raw) => Object.values(one.args).join(' ');
    return all.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }

  /** The arguments of each read. */
  async #places({ per = {} }: Kind, operation: Operation): Promise<Json[]> {
    let places: Json[] = [{}];
    for (const [name, from] of Object.entries(per)) {
      const values = await this.#values(operation, name, from);
      places = places.flatMap((place) => values.map((value) => ({ ...place, [name]: value })));
    }
    return places;
  }

  async #values(operation: Operation, name: string, from: Per): Promise<unknown[]> {
    if (from === 'enum') {
      const schema = (operation.input as z.ZodObject).shape[name] as z.ZodEnum | undefined;
      return [...(schema?.options ?? [])];
    }
    const single = await this.#operation(from.single);
    const body = await this.#reader.read(single, {} as never, from.single.replaceAll('_', ' '));
    const values = body?.[from.member];
    return Array.isArray(values) ? values : [];
  }

  async #all(
    { list, paged, take = 100 }: { list: string; paged?: Kind['paged']; take?: number },
    args: Json,
    what: string,
  ): Promise<Json[] | undefined> {
    const operation = await this.#operation(list);
    const reader = this.#reader;
    const found =
      paged === 'number' && operation.list?.page
        ? await reader.readAll(operation, args as never, what)
        : operation.list?.checkpoint
          ? await reader.readOn(operation, args as never, what, { take })
          : await reader.readWhole(operation, args as never, what);
    return found ?? undefined;
  }

  async #operation(name: string): Promise<Operation> {
    const operation = await this.#runtime.registry.operation(name);
    if (!operation)
      throw new Error(`the catalogue of the configuration names ${name}, which is no operation`);
    return operation;
  }
}

function reduced({ reduce }: Kind, body: Json): Json {
  if (!reduce) return body;
  return Object.fromEntries(
    Object.entries(reduce).map(([name, template]) => [
      name,
      itemsOf(body[name]).map((item) => fill(template, item)),
    ]),
  );
}

const plural = (kind: string): string => (kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`);
