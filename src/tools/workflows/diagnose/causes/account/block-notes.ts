/** Why an account was blocked, as far as its app_metadata says so: then it was blocked on purpose. */
import { isObject } from '../../../../../text/is-object.js';
import type { Account } from '../../../person.js';
import { q } from '../../../words.js';

/** Names of members, and states, that speak of a block. */
const OF_BLOCK =
  /block|suspen|\bban(ned)?\b|lock(ed|_?out)|fraud|abuse|chargeback|deactivat|disabled|terminat|offboard|closed|sanction|legal_?hold|reason/i;

/** The same where a check or a decision is awaited. */
const OF_HOLD =
  /\b(on hold|hold|held|holds?|(under |in |pending |manual )?review|frozen|freeze|restrict(ed|ion)|quarantined?|investigat\w*|compliance|kyc|aml|watch ?list|paused)\b/i;

/** A state that says by itself that somebody has yet to decide. */
const AWAITED =
  /\b(check|review|verification|approval|decision|investigation|clearance)\b.{0,12}\b(pending|open|outstanding|required|awaited)\b|\b(pending|awaiting|under|in)\b.{0,16}\b(check|review|verification|approval|decision|investigation|clearance)\b|\b(on hold|frozen)\b/i;

/** `underReview` and `under_review` as words. */
const asWords = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[._-]+/g, ' ');

/** Members that have a state in words. */
const STATE = /status|state|standing|flag/i;

const MOST_DEPTH = 3;

function* notesIn(value: unknown, path: readonly string[]): Generator<string> {
  if (isObject(value)) {
    if (path.length < MOST_DEPTH)
      for (const [name, part] of Object.entries(value)) yield* notesIn(part, [...path, name]);
    return;
  }
  const name = path.join('.');
  const named = OF_BLOCK.test(name) || OF_HOLD.test(asWords(name));
  if (value === true && named) yield name;
  if (typeof value !== 'string' || value.trim() === '') return;
  const says = OF_BLOCK.test(value) || OF_HOLD.test(asWords(value));
  if (named || (STATE.test(name) && says) || AWAITED.test(asWords(value))) yield `${name} ${q(value, 100)}`;
}

/** In words, at most three of them; undefined: it says nothing of a block. */
export function blockNotes({ appMetadata, identities }: Account): string | undefined {
  // What was linked to the account may have been kept with the other identity.
  const kept = [appMetadata, ...identities.map((one) => one.appMetadata)];
  const found = [...new Set(kept.flatMap((one) => [...notesIn(one, [])]))];
  return found.length > 0 ? found.slice(0, 3).join(', ') : undefined;
}
