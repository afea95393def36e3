/** Makes a configuration in another tenant that nothing depends on, such as a sandbox, call by call. */

import { ApiError } from '../../client/errors.js';
import { text } from '../../text/values.js';
import { Execution } from '../call/execute.js';
import { ToolError } from '../errors.js';
import { isUpdate } from '../own-arguments.js';
import type { CallContext, Runtime } from '../runtime.js';
import { named } from './compare.js';
import type { Reference } from './natural.js';
import type { Configuration, Thing } from './read-configuration.js';
import { type PlannedCall, ThingWriter, type Written } from './write-thing.js';

type Json = Record<string, unknown>;

/** Something that could not be made as it is, in words. */
export interface Problem {
  kind: string;
  name?: string;
  why: string;
}

export interface Rebuilt {
  /** Ids in the other tenant -> ids of the same things where they come from. */
  ids: ReadonlyMap<string, string>;
  problems: Problem[];
  /** Things that were made or changed. */
  made: number;
}

export interface Place {
  /** Of the other tenant; nobody is asked there. */
  runtime: Runtime;
  call: CallContext;
  /** What is there. */
  present: Configuration;
  /** `http://127.0.0.1:PORT` */
  origin: string;
}

/** In the place of secrets, which nobody can read; the API accepts it where one is required. */
const SECRET = 'not-the-real-secret-0000000000000000';

/** Makes everything of the configuration. What the API of the place refuses is among the problems. */
export async function rebuild(from: Configuration, place: Place): Promise<Rebuilt> {
  const there = new Map(place.present.things.map((thing) => [keyOf(thing), thing]));
  const made = new Map<string, string>();
  for (const [key, { id }] of there) if (id !== undefined) made.set(key, id);
  const problems: Problem[] = [];
  const writer = new ThingWriter(place.runtime.registry, from.names, {
    idOf: ({ kind, key }: Reference) => made.get(`${kind}\n${key}`),
    origin: place.origin,
    literal: (text) => text,
    secret: SECRET,
  });
  const run = new Run(place, problems);
  const wanted = from.things.filter(({ kind }) => from.kinds.includes(kind));
  const later: { thing: Thing; members: Set<string> }[] = [];
  for (const thing of wanted) {
    const existing = there.get(keyOf(thing));
    const whole = await writer.whole(thing, existing);
    const missing = new Set(whole.left.flatMap(({ why, field }) => (why === 'missing' ? [field] : [])));
    const answer = await run.make(thing, whole);
    const id = existing?.id ?? text(answer?.[thing.kind.id ?? 'id']);
    if (id !== undefined) made.set(keyOf(thing), id);
    if (missing.size > 0) later.push({ thing, members: missing });
    if (existing === undefined && thing.id !== undefined && id === undefined) continue;
    for (const part of await writer.rest(thing, existing, id ?? '', answer !== undefined))
      await run.make(thing, part);
  }
  // What referred to things that came after it.
  for (const { thing, members } of later) {
    const id = made.get(keyOf(thing));
    if (thing.id !== undefined && id === undefined) continue;
    const written = await writer.whole(thing, { ...thing, id }, members);
    for (const { why, field, needs } of written.left)
      if (why === 'missing')
        problems.push({
          ...named(thing),
          why: `${field} refers to ${needs?.kind} ${JSON.stringify(needs?.key)}, which is not there`,
        });
    await run.make(thing, written);
  }
  const ids = new Map<string, string>();
  for (const thing of wanted) {
    const id = made.get(keyOf(thing));
    if (id !== undefined && thing.id !== undefined && id !== thing.id) ids.set(id, thing.id);
  }
  return { ids, problems, made: run.made };
}

class Run {
  made = 0;
  readonly #place: Place;
  readonly #problems: Problem[];

  constructor(place: Place, problems: Problem[]) {
    this.#place = place;
    this.#problems = problems;
  }

  /** @returns the answer's body; undefined where nothing was called, or it was refused */
  async make(thing: Thing, { call, impossible }: Written): Promise<Json | undefined> {
    if (impossible !== undefined) this.#problems.push({ ...named(thing), why: impossible });
    if (!call) return undefined;
    try {
      const body = await this.#send(call);
      this.made += 1;
      return (body ?? {}) as Json;
    } catch (error) {
      if (!(error instanceof ApiError) && !(error instanceof ToolError)) throw error;
      this.#problems.push({ ...named(thing), why: `${call.operation}: ${error.message}` });
      return undefined;
    }
  }

  async #send({ operation: name, args }: PlannedCall): Promise<unknown> {
    const { runtime, call } = this.#place;
    const record = runtime.registry.find(name);
    if (!record) throw new Error(`there is no operation ${name}`);
    const execution = new Execution(runtime, call);
    const operation = await runtime.registry.operation(name);
    const asGiven = operation && isUpdate(operation) ? { apply: 'as_given' } : {};
    const prepared = await execution.prepare(record, { ...args, ...asGiven });
    const confirmed = await execution.confirm(prepared.wire);
    if (confirmed.kind === 'asked') throw new Error(`${name} asks a person where there is nobody to ask`);
    return (await execution.carryOut(prepared, confirmed.evidence)).body;
  }
}

const keyOf = ({ kind, key }: Thing): string => `${kind.kind}\n${key}`;
