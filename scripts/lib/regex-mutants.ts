/** Small faults for a regular expression: an alternative less, an anchor less, a look around less. */

/** The patterns with one fault each. The pattern has to be a valid one. */
export function regexMutants(pattern: string): string[] {
  const found: string[] = [];
  const without = (start: number, end: number) => found.push(pattern.slice(0, start) + pattern.slice(end));
  /** Where each open group starts, and its alternatives; the whole pattern is the first. */
  const open = [{ at: 0, looks: false, alternatives: [0] }];

  const close = (end: number) => {
    const group = open.pop();
    const { at, looks, alternatives } = group ?? { at: 0, looks: false, alternatives: [] };
    if (looks) without(at, end + 1);
    if (alternatives.length < 2) return;
    alternatives.forEach((start, n) => {
      const next = alternatives[n + 1];
      if (next === undefined) without(start - 1, end);
      else without(start, next);
    });
  };

  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character === '\\') at++;
    else if (character === '[') while (pattern[++at] !== ']') at += pattern[at] === '\\' ? 1 : 0;
    else if (character === '^' || character === '$') without(at, at + 1);
    else if (character === '|') open.at(-1)?.alternatives.push(at + 1);
    else if (character === ')') close(at);
    else if (character === '(') {
      const [, kind = ''] = /^\((\?(?:<?[=!]|:|<\w+>)|)/.exec(pattern.slice(at)) ?? [];
      open.push({ at, looks: /[=!]$/.test(kind), alternatives: [at + 1 + kind.length] });
    }
  }
  close(pattern.length);
  return found;
}
