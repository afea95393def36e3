/** Patterns for names of tools, e-mail addresses and the like: literal text in which `*` stands for anything. */

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

/** Whether the pattern can stand for more than one exact name. */
export function isWildcard(pattern: string): boolean {
  return pattern.includes('*');
}
