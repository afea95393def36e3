/** Patterns for names of tools, e-mail addresses and the like: literal text in which `*` matches anything. */

/** Whether the whole text matches the pattern. Case matters; the time is linear in the text. */
export function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return pattern === text;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

/** The first pattern that matches one of the texts. */
export function firstMatch(patterns: readonly string[], texts: readonly string[]): string | undefined {
  return patterns.find((pattern) => texts.some((text) => matches(pattern, text)));
}

/** Whether the pattern can match more than one exact name. */
export function isWildcard(pattern: string): boolean {
  return pattern.includes('*');
}

/** Whether an id or name is listed in the policy. */
export type Among = (text: string) => boolean;

/** The text without differences in case and in the composition of accents. */
export const fold = (text: string): string => text.normalize().toLowerCase();

/** For protected names: no variant spelling bypasses the protection. */
export function anySpelling(list: readonly string[]): Among {
  const folded = new Set(list.map(fold));
  return (text) => folded.size > 0 && folded.has(fold(text));
}

/** For allowed names: no look-alike is accepted. */
export function exactly(list: readonly string[]): Among {
  return (text) => list.includes(text);
}
