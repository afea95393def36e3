/** Why an account was blocked, as far as its app_metadata says so: then it was blocked on purpose. */
import { isObject } from '../../../../../text/is-object.js';
import type { Account } from '../../../person.js';
import { q } from '../../../words.js';

/** Names of members, and states, that speak of a block. */
const OF_BLOCK =
  /block|suspen|\bban(ned)?\b|lock(ed|_?out)|fraud|abuse|chargeback|deactivat|disabled|terminat|offboard|closed|sanction|legal_?hold|reason/i;

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
  if (value === true && OF_BLOCK.test(name)) yield name;
  if (typeof value !== 'string' || value.trim() === '') return;
  if (OF_BLOCK.test(name) || (STATE.test(name) && OF_BLOCK.test(value))) yield `${name} ${q(value, 100)}`;
}

/** In words, at most three of them; undefined: it says nothing of a block. */
export function blockNotes({ appMetadata }: Account): string | undefined {
  const found = [...notesIn(appMetadata, [])];
  return found.length > 0 ? found.slice(0, 3).join(', ') : undefined;
}
