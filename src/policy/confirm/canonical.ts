/** A canonical text for a value, independent of key order: approvals and audit lines are bound to it. */

import { createHash } from 'node:crypto';
import { isObject } from '../../text/is-object.js';

/** JSON with sorted keys. Keys without a value are omitted, as in JSON; text and numbers stay distinct. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const source = value as Record<string, unknown>;
    const pairs = Object.keys(source)
      .filter((key) => source[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(source[key])}`);
    return `{${pairs.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

type Json = Record<string, unknown>;

/** Whether all members are the same values; false does not mean that the texts differ. */
function identicalMembers(a: Json, b: Json): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && Object.is(a[key], b[key]))
  );
}

/** Whether two values have the same canonical text, which is made only where a look does not tell. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (isObject(a) && isObject(b) && identicalMembers(a, b)) return true;
  return canonicalJson(a) === canonicalJson(b);
}

/** SHA-256 of the canonical text, in hex. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}
