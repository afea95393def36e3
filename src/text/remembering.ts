/** A function of a text that remembers its first answers. */

interface Bounds {
  /** How many texts are remembered: outside input must not make the memory grow without end. */
  most: number;
  /** Longer texts are not remembered. */
  longest: number;
}

/** The same function; it is asked once about each of the first short texts. */
export function remembering<T>(answer: (text: string) => T, { most, longest }: Bounds): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = answer(text);
    if (known.size < most && text.length <= longest) known.set(text, now);
    return now;
  };
}
