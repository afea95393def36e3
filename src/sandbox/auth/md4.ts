/** MD4 (RFC 1320): users are still imported with it, and OpenSSL 3 no longer has it. */

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/** The message, a 1 bit, zeros, and its length in bits: a multiple of 64 bytes. */
function padded(message: Uint8Array): DataView {
  const size = Math.ceil((message.length + 9) / 64) * 64;
  const bytes = new Uint8Array(size);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(size - 8, (message.length * 8) >>> 0, true);
  view.setUint32(size - 4, Math.floor(message.length / 0x20000000), true);
  return view;
}

/** The rounds: how three words mix, the constant, the order of the block's words, and the rotations. */
const ROUNDS: readonly {
  mix: (x: number, y: number, z: number) => number;
  constant: number;
  order: readonly number[];
  shifts: readonly number[];
}[] = [
  {
    mix: (x, y, z) => (x & y) | (~x & z),
    constant: 0,
    order: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15],
    shifts: [3, 7, 11, 19],
  },
  {
    mix: (x, y, z) => (x & y) | (x & z) | (y & z),
    constant: 0x5a827999,
    order: [0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
    shifts: [3, 5, 9, 13],
  },
  {
    mix: (x, y, z) => x ^ y ^ z,
    constant: 0x6ed9eba1,
    order: [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15],
    shifts: [3, 9, 11, 15],
  },
];

/** The 16-byte digest. */
export function md4(message: Uint8Array): Uint8Array {
  const view = padded(message);
  let state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a = 0, b = 0, c = 0, d = 0] = state;
    for (const { mix, constant, order, shifts } of ROUNDS) {
      for (const [step, word] of order.entries()) {
        const sum = (a + mix(b, c, d) + view.getUint32(block + word * 4, true) + constant) | 0;
        [a, b, c, d] = [d, rotate(sum, shifts[step % 4] ?? 0), b, c];
      }
    }
    state = [a, b, c, d].map((value, index) => (value + (state[index] ?? 0)) | 0);
  }
  const out = new DataView(new ArrayBuffer(16));
  for (const [index, value] of state.entries()) out.setUint32(index * 4, value, true);
  return new Uint8Array(out.buffer);
}
