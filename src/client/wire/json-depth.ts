const [QUOTE, BACKSLASH] = [0x22, 0x5c];
/** `[` and `{` differ in one bit, as do `]` and `}`. */
const [OPEN, CLOSE, EITHER] = [0x7b, 0x7d, 0x20];

/** How often a byte occurs, as far as it matters. By search, which is much faster than looking at every byte. */
function countOf(json: Buffer, byte: number, most: number): number {
  let count = 0;
  for (let at = json.indexOf(byte); at >= 0 && count <= most; at = json.indexOf(byte, at + 1)) count++;
  return count;
}

/** Whether lists and objects in a JSON text are nested deeper than so many levels. */
export function isDeeperThan(json: Buffer, levels: number): boolean {
  // What opens no more often cannot be deeper.
  const opened = countOf(json, OPEN, levels);
  if (opened + countOf(json, OPEN & ~EITHER, levels - opened) <= levels) return false;
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] as number;
    if (byte === QUOTE) {
      for (at++; at < json.length && json[at] !== QUOTE; at++) if (json[at] === BACKSLASH) at++;
    } else if ((byte | EITHER) === OPEN) {
      if (++depth > levels) return true;
    } else if ((byte | EITHER) === CLOSE) depth--;
  }
  return false;
}
