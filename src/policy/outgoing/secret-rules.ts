/** What the rules that find secrets in text are made of. */
import type { Finder, Replaced } from './plain-view.js';
import { classOf } from './secret-names.js';

/** What is shown in place of a secret. */
export const mask = '[redacted]';

export interface Rule {
  /** A quick look whether there could be anything to find at all. */
  may(text: string): boolean;
  find: Finder;
}

export interface Headed {
  /** What stands ahead of a value, its name in the first group; global. */
  head: RegExp;
  /** Whether what follows is a secret. */
  isSecret(head: RegExpExecArray): boolean;
  /** The value; sticky. */
  value: RegExp;
}

/** Whether the name in a head is that of a secret. */
export const namesSecret = ([, name]: RegExpExecArray): boolean => classOf(name as string) !== 'plain';

/**
 * Finds values behind the name of a secret; their quotes stay. The place is kept here, not in the patterns: to make other
 * ones for each text would take longer than to look.
 */
export const valuesBehind = ({ head, isSecret, value }: Headed): Finder =>
  function* (text): Iterable<Replaced> {
    let at = 0;
    for (;;) {
      head.lastIndex = at;
      const found = head.exec(text);
      if (!found) return;
      at = head.lastIndex;
      if (!isSecret(found)) continue;
      value.lastIndex = at;
      const [whole] = value.exec(text) ?? [];
      if (whole === undefined) continue;
      const start = at;
      at = start + whole.length;
      yield { start, end: at, by: hide(whole) };
    }
  };

/** The mask for a value, in its quotes; a mask stays as it is, whose last bracket is no part of a bare value. */
function hide(value: string): string {
  if (`${value}]` === mask) return value;
  const quote = /^["'`]/.exec(value)?.[0] ?? '';
  return quote + mask + (value.length > 1 && value.endsWith(quote) ? quote : '');
}

export const contains =
  (part: string) =>
  (text: string): boolean =>
    text.includes(part);
