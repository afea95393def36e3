/** Values that leave the server and come back: encrypted and authenticated (AES-256-GCM), so that nobody else makes or reads one. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const format = 'v1';
const saltBytes = 12;
const tagBytes = 16;
const longest = 8192;

/** Seals and opens values with one key. Servers that share the secret can open each other's. */
export class Seal<Value> {
  readonly #key: Buffer;

  /**
   * @param purpose what the values are for: those of another purpose do not open
   * @param secret at least 32 bytes; without one, a random key for this process only.
   */
  constructor(purpose: string, secret: string | Uint8Array = randomBytes(32)) {
    if (Buffer.byteLength(secret) < 32) throw new RangeError('the key for seals must have 32 bytes or more');
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', `auth0-management-mcp ${purpose}`, 32));
  }

  seal(value: Value): string {
    const salt = randomBytes(saltBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, salt);
    cipher.setAAD(Buffer.from(format));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return `${format}.${Buffer.concat([salt, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** The value, or undefined if this key did not seal it. */
  open(text: string): Value | undefined {
    if (text.length > longest || !text.startsWith(`${format}.`)) return undefined;
    const bytes = Buffer.from(text.slice(format.length + 1), 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, saltBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(format));
      decipher.setAuthTag(bytes.subarray(saltBytes, saltBytes + tagBytes));
      const plain = Buffer.concat([decipher.update(bytes.subarray(saltBytes + tagBytes)), decipher.final()]);
      return JSON.parse(plain.toString('utf8')) as Value;
    } catch {
      return undefined;
    }
  }
}
