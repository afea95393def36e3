/**
 * Large profiles in search results: beyond a megabyte, long values of metadata are left out, and all metadata when that
 * does not suffice. Reading one user shows everything. Source: public documentation, metadata-fields-data.
 */
import { mapParts } from '../../../text/values.js';
import type { Doc } from '../../state/store.js';

const MAX_BYTES = 1_048_576;
const MAX_CHARACTERS = 256;
const METADATA = ['app_metadata', 'user_metadata'];

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

const withoutLong = (value: unknown): unknown =>
  mapParts(value, withoutLong, (part) => typeof part !== 'string' || part.length <= MAX_CHARACTERS);

/** A profile as a search shows it. */
export function searchable(profile: Doc): Doc {
  // Nothing but metadata is left out: a profile without it need not be measured.
  const named = METADATA.filter((name) => profile[name] !== undefined);
  if (named.length === 0 || bytes(profile) <= MAX_BYTES) return profile;
  const shorter = {
    ...profile,
    ...Object.fromEntries(named.map((name) => [name, withoutLong(profile[name])])),
  };
  if (bytes(shorter) <= MAX_BYTES) return shorter;
  return Object.fromEntries(Object.entries(profile).filter(([name]) => !METADATA.includes(name)));
}
