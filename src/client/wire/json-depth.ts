const [QUOTE, BACKSLASH] = [0x22, 0x5c];
/** `[` and `{` differ in one bit, as do `]` and `}`. */
const [OPEN, CLOSE, EITHER] = [0x7b, 0x7d, 0x20];

/** Whether lists and objects in a JSON text are nested deeper than so many levels; reads the text once. */
export function isDeeperThan(json: Buffer, levels: number): boolean {
  if (json.length <= levels) return false;
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
