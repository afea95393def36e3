/**
 * Lists whose entries are sent in another form than they are shown: the Actions of a trigger are shown whole, and named
 * by a reference when they are set. Entries can only be kept, added and compared once both have one form.
 */
import type { ChangeFacts, EntryForms, References } from '../../catalog/change-facts.js';
import { pick } from '../../catalog/wire.js';
import { isObject } from '../../text/is-object.js';

type Json = Record<string, unknown>;

const memberOf = (source: string, shown: unknown): unknown =>
  source.startsWith('$') ? pick(shown, source.slice(1)) : source;

/** An object with the members at dotted places. */
function built(form: References, shown: unknown): Json {
  const made: Json = {};
  for (const [place, source] of Object.entries(form)) {
    const keys = place.split('.');
    let inner = made;
    for (const key of keys.slice(0, -1)) {
      inner[key] ??= {};
      inner = inner[key] as Json;
    }
    inner[keys.at(-1) as string] = memberOf(source, shown);
  }
  return made;
}

/** A shown entry as it is sent. */
function asSent({ forms: [form], also = [] }: EntryForms, shown: unknown): unknown {
  if (form === undefined || !isObject(shown)) return shown;
  const kept = also.filter((key) => shown[key] !== undefined).map((key) => [key, shown[key]]);
  return { ...built(form, shown), ...Object.fromEntries(kept) };
}

const isNamed = (form: References, given: unknown, shown: unknown): boolean =>
  Object.entries(form).every(([place, source]) => {
    const value = memberOf(source, shown);
    return value !== undefined && pick(given, place) === value;
  });

/** A given entry: where it names one that is there, in that one's form, with what it says of it. */
function matched({ forms, also = [] }: EntryForms, given: unknown, shown: readonly unknown[]): unknown {
  const known = shown.find((one) => forms.some((form) => isNamed(form, given, one)));
  if (known === undefined || !isObject(given)) return given;
  const sent = asSent({ forms, also }, known) as Json;
  const named = new Set(forms.flatMap((form) => Object.keys(form).map((place) => place.split('.')[0])));
  const said = Object.entries(given).filter(([key]) => !named.has(key));
  return { ...sent, ...Object.fromEntries(said) };
}

/** The present state with its lists in the form in which they are sent. */
export function shownAsSent({ entries = {} }: ChangeFacts, state: unknown): unknown {
  if (!isObject(state)) return state;
  const lists = Object.entries(entries).flatMap(([field, forms]): [string, unknown][] => {
    const list = state[field];
    return Array.isArray(list) ? [[field, list.map((one) => asSent(forms, one))]] : [];
  });
  return lists.length === 0 ? state : { ...state, ...Object.fromEntries(lists) };
}

/** A body whose entries that are there already are named as the present ones are, whichever way the caller named them. */
export function givenAsSent({ entries = {} }: ChangeFacts, state: unknown, body: unknown): unknown {
  if (!isObject(body) || !isObject(state)) return body;
  const lists = Object.entries(entries).flatMap(([field, forms]): [string, unknown][] => {
    const [given, shown] = [body[field], state[field]];
    if (!Array.isArray(given) || !Array.isArray(shown)) return [];
    return [[field, given.map((one) => matched(forms, one, shown))]];
  });
  return lists.length === 0 ? body : { ...body, ...Object.fromEntries(lists) };
}
