/** Reads CBOR (RFC 8949) as authenticators write it: definite lengths, no tags. */

export type Cbor = number | boolean | null | string | Buffer | Cbor[] | Map<string | number, Cbor>;

const DEEPEST = 8;

/** @throws RangeError for anything that is no such CBOR */
export function readCbor(bytes: Buffer, start = 0, depth = 0): { value: Cbor; end: number } {
  if (depth > DEEPEST) throw new RangeError('CBOR is nested too deeply');
  const first = bytes.readUInt8(start);
  const [major, short] = [first >> 5, first & 31];
  if (major === 7) return simple(short, start + 1);
  const { length, at } = lengthOf(bytes, short, start + 1);
  if (major === 0) return { value: length, end: at };
  if (major === 1) return { value: -1 - length, end: at };
  if (major === 2 || major === 3) {
    const end = at + length;
    if (end > bytes.length) throw new RangeError('CBOR ends too early');
    const part = bytes.subarray(at, end);
    return { value: major === 2 ? part : part.toString('utf8'), end };
  }
  if (major === 4) return listOf(bytes, at, length, depth);
  if (major === 5) return mapOf(bytes, at, length, depth);
  throw new RangeError('CBOR has a tag');
}

function simple(short: number, end: number): { value: Cbor; end: number } {
  if (short === 20 || short === 21) return { value: short === 21, end };
  if (short === 22) return { value: null, end };
  throw new RangeError('CBOR has an unknown simple value');
}

function lengthOf(bytes: Buffer, short: number, at: number): { length: number; at: number } {
  if (short < 24) return { length: short, at };
  if (short === 24) return { length: bytes.readUInt8(at), at: at + 1 };
  if (short === 25) return { length: bytes.readUInt16BE(at), at: at + 2 };
  if (short === 26) return { length: bytes.readUInt32BE(at), at: at + 4 };
  throw new RangeError('CBOR has a length that is not supported');
}

function listOf(bytes: Buffer, start: number, count: number, depth: number): { value: Cbor[]; end: number } {
  const value: Cbor[] = [];
  let end = start;
  for (let i = 0; i < count; i++) {
    const item = readCbor(bytes, end, depth + 1);
    value.push(item.value);
    end = item.end;
  }
  return { value, end };
}

function mapOf(bytes: Buffer, start: number, count: number, depth: number) {
  const value = new Map<string | number, Cbor>();
  let end = start;
  for (let i = 0; i < count; i++) {
    const key = readCbor(bytes, end, depth + 1);
    const item = readCbor(bytes, key.end, depth + 1);
    if (typeof key.value !== 'string' && typeof key.value !== 'number')
      throw new RangeError('CBOR has a key that is neither text nor number');
    value.set(key.value, item.value);
    end = item.end;
  }
  return { value, end };
}
