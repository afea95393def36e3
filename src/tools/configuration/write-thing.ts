/**
 * The calls that make a thing of one tenant's configuration in another: what the operations do not take is left out,
 * references become the other tenant's ids, and secrets stay where they are. What cannot be written is named.
 */
import { pick } from '../../catalog/wire.js';
import { canonicalJson } from '../../policy/confirm/canonical.js';
import { mask } from '../../policy/outgoing/outgoing.js';
import { isObject } from '../../text/is-object.js';
import { mapParts } from '../../text/values.js';
import { sendable, takesField } from '../call/sendable.js';
import type { Registry } from '../listing/registry.js';
import { argumentFor, type Operation } from '../operation.js';
import { isSame } from './compare.js';
import type { Kind, Part, PartCall } from './kinds.js';
import { isName, type Names, natural, original, type Reference, resolved, shown } from './natural.js';
import { fill, type Thing } from './read-configuration.js';

type Json = Record<string, unknown>;

export interface PlannedCall {
  operation: string;
  args: Json;
}

/** Something of a thing that is not written, and why. */
export interface Left {
  field: string;
  why: 'secret' | 'missing' | 'not_writable' | 'kept';
  /** Of `missing`: what is not in the other tenant. */
  needs?: Reference;
}

/** The tenant that is written to. */
export interface Destination {
  /** Its id of another thing, or a text that stands for one that an earlier call makes. */
  idOf(reference: Reference): string | undefined;
  /** `https://tenant.example`. */
  origin: string;
  /** What a literal text of the arguments is written as. */
  literal(text: string): string;
  /** A value in the place of a secret; undefined leaves it out. */
  secret: string | undefined;
}

const MISSING = Symbol('missing');

/** A call, what of the thing it leaves out, and whether that can be told to be refused. */
export interface Written {
  call: PlannedCall | undefined;
  left: Left[];
  /** Why the call cannot be made at all. */
  impossible?: string;
}

export class ThingWriter {
  readonly #registry: Registry;
  readonly #names: Names;
  readonly #to: Destination;

  /** @param names those of the tenant that the things come from */
  constructor(registry: Registry, names: Names, to: Destination) {
    this.#registry = registry;
    this.#names = names;
    this.#to = to;
  }

  /**
   * The call that makes the thing, or changes the other tenant's one where that differs.
   *
   * @param members only these of its members
   */
  async whole(thing: Thing, existing: Thing | undefined, members?: ReadonlySet<string>): Promise<Written> {
    const { kind } = thing;
    const isNew = existing === undefined && kind.create !== undefined;
    const name = isNew ? kind.create : kind.update;
    if (name === undefined)
      return { call: undefined, left: [], impossible: 'it cannot be created by the API' };
    const operation = await this.#operation(name);
    const left: Left[] = [];
    const value = isNew ? ownMembers(thing) : this.#changed(thing, existing, members, operation, left);
    if (!isNew && Object.keys(value).length === 0) return { call: undefined, left };
    if (kind.write) return this.#templated(thing, operation, left);
    const path = this.#path(operation, thing, existing?.id);
    const body = Object.fromEntries(Object.entries(value).filter(([field]) => takesField(operation, field)));
    const given = original(body) as Json;
    const unshown = isNew ? markUnshown(given, kind) : undefined;
    const accepted = sendable(operation, path, {}, open(given, this.#to.secret, left) as Json);
    if (unshown !== undefined && this.#to.secret === undefined)
      return { call: undefined, left, impossible: `the API requires ${unshown}, and secrets are not copied` };
    for (const field of Object.keys(body))
      if (!Object.hasOwn(accepted, field) && !left.some((one) => one.field.split('.')[0] === field))
        left.push({ field, why: value[field] === null || isNew ? 'not_writable' : 'kept' });
    const args = Object.fromEntries(
      Object.entries(accepted).map(([field, member]) => [argumentFor(operation, field) ?? field, member]),
    );
    return this.#call(operation, { ...path, ...args }, left);
  }

  /** The calls for its parts, and those that put it into force. @param id its id in the other tenant */
  async rest(thing: Thing, existing: Thing | undefined, id: string, made: boolean): Promise<Written[]> {
    const written: Written[] = [];
    for (const part of thing.kind.parts ?? [])
      if (!thing.unread.includes(part.part)) written.push(...(await this.#part(thing, existing, part, id)));
    for (const { operation: name, when } of made ? (thing.kind.after ?? []) : []) {
      if (Object.entries(when).some(([member, value]) => thing.value[member] !== value)) continue;
      const operation = await this.#operation(name);
      written.push({ call: { operation: name, args: this.#path(operation, thing, id) }, left: [] });
    }
    return written;
  }

  /** Members that differ; what only the other tenant has is emptied. */
  #changed(
    { kind, value }: Thing,
    existing: Thing | undefined,
    only: ReadonlySet<string> | undefined,
    operation: Operation,
    left: Left[],
  ): Json {
    const other = existing?.value ?? {};
    const apart = apartOf(kind);
    const changed: Json = {};
    for (const field of new Set([...Object.keys(value), ...Object.keys(other)])) {
      if (apart.has(field) || (only && !only.has(field))) continue;
      const [mine, its] = [value[field], other[field]];
      if (!only && isSame(shown(mine), shown(its), kind.ordered === true)) continue;
      if (!kind.write && !takesField(operation, field)) left.push({ field, why: 'not_writable' });
      else changed[field] = emptied(mine, its);
    }
    return changed;
  }

  #templated(thing: Thing, operation: Operation, left: Left[]): Written {
    const { kind, value } = thing;
    const { write } = kind;
    if (!write) return { call: undefined, left };
    const args =
      'list' in write
        ? { [write.list]: entriesOf(value[write.list]).map((entry) => fill(write.each, entry)) }
        : (fill(write.value, value) as Json);
    return this.#call(operation, { ...this.#path(operation, thing, undefined), ...args }, left);
  }

  async #part(thing: Thing, existing: Thing | undefined, part: Part, id: string): Promise<Written[]> {
    if (existing?.unread.includes(part.part)) return [];
    const wanted = entriesOf(thing.value[part.part]);
    const there = entriesOf(existing?.value[part.part]);
    const whole = (entry: unknown) => canonicalJson(shown(entry));
    const identity = (entry: Json) =>
      part.identity ? canonicalJson(part.identity.map((name) => shown(entry[name]))) : whole(entry);
    const [all, known] = [new Set(there.map(whole)), new Set(there.map(identity))];
    const named = new Set(wanted.map(identity));
    const groups: [PartCall | undefined, Json[]][] = [
      [part.drop, there.filter((entry) => !named.has(identity(entry)))],
      [part.put, wanted.filter((entry) => !known.has(identity(entry)))],
      [part.change, wanted.filter((entry) => known.has(identity(entry)) && !all.has(whole(entry)))],
    ];
    const written: Written[] = [];
    for (const [call, entries] of groups) {
      if (entries.length === 0) continue;
      if (!call) written.push({ call: undefined, left: [{ field: part.part, why: 'not_writable' }] });
      else written.push(...(await this.#partCalls(thing, part, call, entries, id)));
    }
    return written;
  }

  async #partCalls(
    thing: Thing,
    { part }: Part,
    { operation: name, list, each }: PartCall,
    entries: readonly Json[],
    id: string,
  ): Promise<Written[]> {
    const operation = await this.#operation(name);
    const left: Left[] = [];
    const filled = entries.map((entry) => this.#render(fill(each, entry), part, left)).filter(isObject);
    const path = this.#path(operation, thing, id, Object.keys(each));
    if (filled.length === 0) return [{ call: undefined, left }];
    if (list !== undefined) return [{ call: { operation: name, args: { ...path, [list]: filled } }, left }];
    return filled.map((args, index) => ({
      call: { operation: name, args: { ...path, ...args } },
      left: index === 0 ? left : [],
    }));
  }

  /** With the other tenant's ids, or as impossible where what is required is left out. */
  #call(operation: Operation, args: Json, left: Left[]): Written {
    const value = natural(args, this.#names);
    const rendered = Object.fromEntries(
      Object.entries(value as Json)
        .map(([name, member]) => [name, this.#render(member, wireName(operation, name), left)] as const)
        .filter(([, member]) => member !== undefined),
    );
    const kept = Object.fromEntries(Object.entries(rendered).map(([name]) => [name, original(args[name])]));
    const { error } = operation.input.safeParse(kept);
    if (error) {
      const [issue] = error.issues;
      return { call: undefined, left, impossible: `${issue?.path.join('.')}: ${issue?.message}` };
    }
    return { call: { operation: operation.name, args: rendered }, left };
  }

  /** The value for the other tenant; undefined where all of it refers to what is not there. */
  #render(value: unknown, field: string, left: Left[]): unknown {
    const to = this.#to;
    const escaped = literals(value, to.literal);
    const replaced = resolved(escaped, {
      reference: (reference) => {
        const id = to.idOf(reference);
        if (id === undefined) left.push({ field, why: 'missing', needs: reference });
        return id ?? MISSING;
      },
      address: ({ rest }) => to.literal(`${to.origin}${rest}`),
    });
    return pruned(replaced);
  }

  /** Arguments of the path. */
  #path(operation: Operation, thing: Thing, id: string | undefined, given: readonly string[] = []): Json {
    const path: Json = {};
    const values = Object.values(thing.args);
    for (const [name, place] of Object.entries(operation.binding)) {
      if (place.in !== 'path' || given.includes(name)) continue;
      const own = Object.hasOwn(thing.args, name) ? thing.args[name] : undefined;
      path[name] = own ?? id ?? values[0];
    }
    return path;
  }

  async #operation(name: string): Promise<Operation> {
    const operation = await this.#registry.operation(name);
    if (!operation)
      throw new Error(`the catalogue of the configuration names ${name}, which is no operation`);
    return operation;
  }
}

/** Members that calls of their own set. */
const apartOf = ({ parts = [], then = [] }: Kind): Set<string> =>
  new Set([...parts.map(({ part }) => part), ...then]);

const ownMembers = ({ kind, value }: Thing): Json =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !apartOf(kind).has(name)));

const entriesOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

const wireName = (operation: Operation, name: string): string => operation.binding[name]?.name ?? name;

/** Marks the secret that reads do not show, where there is one. @returns its dotted path */
function markUnshown(value: Json, { unshown }: Kind): string | undefined {
  const holder = unshown && pick(value, unshown.at);
  if (!unshown || !isObject(holder)) return undefined;
  const name = unshown.secret[String(holder[unshown.by])];
  if (name === undefined || holder[name] !== undefined) return undefined;
  holder[name] = mask;
  return `${unshown.at}.${name}`;
}

/** Without secrets, or with something in their place. */
function open(value: unknown, secret: string | undefined, left: Left[], path = ''): unknown {
  if (typeof value === 'string') {
    if (!value.includes(mask)) return value;
    left.push({ field: path, why: 'secret' });
    return secret === undefined ? undefined : value === mask ? secret : value;
  }
  if (Array.isArray(value))
    return value.map((entry) => open(entry, secret, left, path)).filter((entry) => entry !== undefined);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(
        ([name, member]) =>
          [name, open(member, secret, left, path === '' ? name : `${path}.${name}`)] as const,
      )
      .filter(([, member]) => member !== undefined),
  );
}

/** What has to be given so that nothing of the other side stays: null and the empty list remove. */
function emptied(mine: unknown, its: unknown): unknown {
  if (mine === undefined) return Array.isArray(its) ? [] : null;
  if (!isObject(mine) || !isObject(its) || isName(mine) || isName(its)) return mine;
  const gone = Object.keys(its).filter((name) => !Object.hasOwn(mine, name) && its[name] !== mask);
  return {
    ...Object.fromEntries(Object.entries(mine).map(([name, member]) => [name, emptied(member, its[name])])),
    ...Object.fromEntries(gone.map((name) => [name, emptied(undefined, its[name])])),
  };
}

function literals(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  return isName(value) ? value : mapParts(value, (member) => literals(member, map));
}

/** Without list entries and members in which something is missing: half an object may mean another thing. */
function pruned(value: unknown): unknown {
  const whole = complete(value);
  return whole === MISSING ? undefined : whole;
}

function complete(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(complete).filter((entry) => entry !== MISSING);
  if (!isObject(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, complete(member)] as const);
  return members.some(([, member]) => member === MISSING) ? MISSING : Object.fromEntries(members);
}
