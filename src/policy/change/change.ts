/** One write as a change: what was before, what will be after, what differs, and which effects that has. */
import type { ChangeFacts } from '../../catalog/change-facts.js';
import { pick, type Wire } from '../../catalog/wire.js';
import { isObject } from '../../text/is-object.js';
import { type Differences, differences, isUnchanged } from './difference.js';
import { type EffectFound, entryFor, fieldEffects, possibleEffects } from './field-effects.js';
import { hiddenDropped } from './hidden-loss.js';
import { stateAfter } from './merge.js';
import { type Present, presentValue, type Read } from './present.js';

/** Everything that can be known of a change before it is made. */
export interface Change {
  /** `METHOD /path`. */
  operation: string;
  facts: ChangeFacts;
  /** As it is sent. */
  wire: Wire;
  present: Present;
  /** The object as it will be; undefined where it will be gone or cannot be told. */
  after: unknown;
  differences: Differences;
  effects: EffectFound[];
}

/** Who the server is, for effects on itself. */
export interface Self {
  /** The application that the server runs as, where its token tells. */
  clientId: string | undefined;
  /** Identifier of the Management API. */
  audience: string | undefined;
}

/** What a function that computes effects may look at. */
export interface ChangeView extends Omit<Change, 'effects'> {
  read: Read;
  self: Self;
}

export type ComputedEffect = (view: ChangeView) => Promise<EffectFound[]> | EffectFound[];

/** An entry of a relation by its identity: the API takes ids, or objects that hold them, or several that count together. */
function identityIn(key: string): (entry: unknown) => unknown {
  const names = key.split(' ');
  return (entry) => {
    const values = names.map((name) => pick(entry, name));
    return values.includes(undefined) ? entry : values.length === 1 ? values[0] : values;
  };
}

/** Differences of a relation: entries given that are not there yet, or entries given that are there now. */
function relationDifferences({ kind, relation }: ChangeFacts, wire: Wire, present: Present): Differences {
  const { body, key } = relation as NonNullable<ChangeFacts['relation']>;
  const value = pick(wire, `body.${body}`);
  const given = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const identity = identityIn(key);
  const there = present.kind === 'found' && Array.isArray(present.value) ? present.value : undefined;
  const known = new Set(there?.map((entry) => JSON.stringify(identity(entry))));
  const path = body === '*' ? [] : [body];
  const concerned = given.filter((entry) => {
    if (there === undefined) return true;
    return known.has(JSON.stringify(identity(entry))) === (kind === 'unlink');
  });
  return kind === 'unlink'
    ? { lost: concerned.map((from) => ({ path, from })), changed: [], added: [] }
    : { lost: [], changed: [], added: concerned.map((to) => ({ path, to })) };
}

/** Query parameters that bring an effect of their own, as differences: they are not there before a call. */
function queryDifferences({ effects }: ChangeFacts, wire: Wire): Differences['added'] {
  return Object.entries(wire.query)
    .filter(([name]) => Object.hasOwn(effects, `query.${name}`))
    .map(([name, to]) => ({ path: ['query', name], to }));
}

/**
 * What differs once the call has been carried out; everything that is given where the present is not known.
 *
 * @param after the object as it will be, where that is known already
 */
export function differencesOf(
  facts: ChangeFacts,
  wire: Wire,
  present: Present,
  after?: unknown,
): Differences {
  const before = presentValue(present);
  let found: Differences;
  if (facts.relation) found = relationDifferences(facts, wire, present);
  else if (facts.kind === 'act' || facts.kind === 'create') found = differences(undefined, wire.body);
  else found = differences(before, after ?? stateAfter(facts, before, wire.body));
  const { lost, changed, added } = found;
  return { lost, changed, added: [...added, ...queryDifferences(facts, wire)] };
}

/** Whether the call asks for what is so already. */
export const changesNothing = ({
  facts,
  wire,
  present,
  differences: found,
}: Omit<Change, 'effects'>): boolean =>
  present.kind !== 'unknown' &&
  !['act', 'create', 'delete'].includes(facts.kind) &&
  isUnchanged(found) &&
  hiddenDropped(facts, wire, present).length === 0;

/** Dotted paths of all that the body names, down to its leaves; an object without members is a leaf. */
function pathsIn(value: unknown, path: readonly string[] = []): string[] {
  const members = isObject(value) ? Object.entries(value) : [];
  if (members.length === 0) return [path.join('.')];
  return members.flatMap(([key, member]) => pathsIn(member, [...path, key]));
}

/** Computed effects that the catalogue does not name. */
const FOR_EVERY_CHANGE = ['own_application', 'text_with_address'];

/**
 * The effects of a change: those of its fields, those of the operation as such, and the computed ones.
 *
 * @param more effects that the caller knows of
 */
export async function effectsOf(
  view: ChangeView,
  computed: Readonly<Record<string, ComputedEffect>>,
  more: readonly EffectFound[] = [],
): Promise<EffectFound[]> {
  const { facts, present, wire } = view;
  const found: EffectFound[] = fieldEffects(facts, view.differences);
  if (present.kind === 'unknown' && facts.kind !== 'act' && facts.kind !== 'create') {
    found.push(
      ...possibleEffects(
        facts,
        pathsIn(wire.body).filter((path) => path !== ''),
      ),
    );
    // What a whole value drops cannot be told from what was not read.
    if (mayDrop(facts, wire.body))
      found.push({ effect: 'loss', fields: [], why: `What it replaces is not known: ${present.why}.` });
  }
  for (const effect of facts.always ?? []) found.push({ effect, fields: [] });
  const always = FOR_EVERY_CHANGE.filter((name) => Object.hasOwn(computed, name));
  for (const name of [...always, ...(facts.computed ?? [])]) {
    const effects = computed[name]?.(view) ?? [
      { effect: 'unknown' as const, fields: [], why: `No rule ${name} to judge it by.` },
    ];
    // Most rules read nothing, and then there is nothing to wait for.
    found.push(...(effects instanceof Promise ? await effects : effects));
  }
  return united(facts, [...found, ...more]);
}

/** Whether a body may drop what was not read: all but texts, numbers and switches of plain fields replace or clear. */
function mayDrop(facts: ChangeFacts, body: unknown): boolean {
  if (facts.kind === 'replace') return true;
  if (!isObject(body)) return entryFor(facts.effects, '') !== 'plain';
  return Object.entries(body).some(
    ([field, value]) =>
      !['string', 'number', 'boolean'].includes(typeof value) || entryFor(facts.effects, field) !== 'plain',
  );
}

/** One entry an effect, with all the fields that bring it. */
function united(facts: ChangeFacts, found: readonly EffectFound[]): EffectFound[] {
  const all = new Map<string, EffectFound>();
  for (const one of found) {
    const before = all.get(one.effect);
    const why = [before?.why, one.why].filter((text) => text !== undefined);
    all.set(one.effect, {
      effect: one.effect,
      fields: [...new Set([...(before?.fields ?? []), ...one.fields])],
      ...(why.length > 0 ? { why: [...new Set(why)].join(' ') } : {}),
      ...(before?.grave || one.grave || (facts.everybody && one.effect !== 'loss')
        ? { grave: true as const }
        : {}),
      ...(before?.own || one.own ? { own: true as const } : {}),
    });
  }
  return [...all.values()];
}
