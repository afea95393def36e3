/** Time-based one-time codes (RFC 6238): SHA-1, six digits, steps of 30 seconds, one step of tolerance. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP_MS = 30_000;
const DIGITS = 6;

/** A new secret of 160 bits, in base32. */
export function newTotpSecret(): string {
  let bits = '';
  for (const byte of randomBytes(20)) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{5}/g) ?? []).map((group) => BASE32[Number.parseInt(group, 2)]).join('');
}

/** The bytes of a base32 secret; spaces and padding are ignored. Undefined for anything else. */
function decoded(secret: string): Buffer | undefined {
  const letters = secret.toUpperCase().replace(/[\s=]/g, '');
  let bits = '';
  for (const letter of letters) {
    const value = BASE32.indexOf(letter);
    if (value < 0) return undefined;
    bits += value.toString(2).padStart(5, '0');
  }
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

function codeAt(key: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac('sha1', key).update(counter).digest();
  const offset = (hash.at(-1) as number) & 15;
  const number = (hash.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS;
  return String(number).padStart(DIGITS, '0');
}

/** The code that an authenticator shows at an instant (epoch milliseconds). Throws for a secret that is not base32. */
export function totpCode(secret: string, at: number): string {
  const key = decoded(secret);
  if (!key) throw new Error('the secret is not base32');
  return codeAt(key, Math.floor(at / STEP_MS));
}

/**
 * The step that a code belongs to, or undefined if the code is wrong.
 *
 * @param after codes of this step and earlier ones have been used
 */
export function totpStep(secret: string, code: string, at: number, after = 0): number | undefined {
  const key = decoded(secret);
  const typed = code.replace(/\s/g, '');
  if (!key || !/^\d{6}$/.test(typed)) return undefined;
  const now = Math.floor(at / STEP_MS);
  return [now, now - 1, now + 1].find(
    (step) => step > after && timingSafeEqual(Buffer.from(codeAt(key, step)), Buffer.from(typed)),
  );
}
