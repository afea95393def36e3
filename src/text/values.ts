/** Small readers of values whose types are not known. */
import { isObject } from './is-object.js';

/** A text that is not empty. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The strings of a list. */
export const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** The list in an answer, be it the answer itself or the member of an envelope; undefined where there is none. */
export function listIn(answer: unknown): unknown[] | undefined {
  if (Array.isArray(answer)) return answer;
  return isObject(answer) ? Object.values(answer).find(Array.isArray) : undefined;
}

/** The value at a path of keys, or undefined. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Record<PropertyKey, unknown>)[key];
  }
  return found;
}

/** An object that has a value at a path of keys, and nothing else. */
export const nested = (path: readonly string[], value: unknown): unknown =>
  path.reduceRight<unknown>((inner, key) => Object.fromEntries([[key, inner]]), value);

/** What is at a path, or what stands there in the place of one of the objects on the way. */
export const leafOf = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : inner), value);

/** A text, a number, or true or false. */
export const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** The type of a value, as JSON has it. */
export const typeOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A list or an object with its parts changed; anything else as it is.
 *
 * @param change is given the name of a member, and none of an entry
 * @param keeps which members stay
 */
export function mapParts(
  value: unknown,
  change: (part: unknown, name?: string) => unknown,
  keeps: (member: unknown) => boolean = () => true,
): unknown {
  if (Array.isArray(value)) return value.map((entry) => change(entry));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, member]) => keeps(member));
  return Object.fromEntries(kept.map(([name, member]) => [name, change(member, name)]));
}
