/** Values that leave the server and come back: encrypted and authenticated (AES-256-GCM), so that nobody else makes or reads one. */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const format = 'v1';
const saltBytes = 12;
const tagBytes = 16;
/** Characters of what comes back from outside. */
const longest = 8192;

/** One key, or several while they are changed: the first seals, all of them open. Each has 32 bytes or more. */
export type Secret = string | Uint8Array | readonly (string | Uint8Array)[];

/** The key for one purpose, 32 bytes. @throws RangeError for a secret of less than 32 bytes */
export function derivedKey(secret: string | Uint8Array, purpose: string): Buffer {
  if (Buffer.byteLength(secret) < 32) throw new RangeError('the key for seals must have 32 bytes or more');
  return Buffer.from(hkdfSync('sha256', secret, '', `auth0-management-mcp ${purpose}`, 32));
}

/** The keys for one purpose, in the order of the secrets. @throws RangeError */
export function derivedKeys(secret: Secret, purpose: string): [Buffer, ...Buffer[]] {
  const secrets = typeof secret === 'string' || secret instanceof Uint8Array ? [secret] : secret;
  const [first, ...others] = secrets.map((one) => derivedKey(one, purpose));
  if (!first) throw new RangeError('there is no key for seals');
  return [first, ...others];
}

/** Seals and opens values. Servers that share the secret can open each other's. */
export class Seal<Value> {
  readonly #keys: [Buffer, ...Buffer[]];
  readonly #longest: number;

  /**
   * @param purpose what the values are for: those of another purpose do not open
   * @param secret without one, a random key for this process only
   * @param most characters of what is opened
   */
  constructor(purpose: string, secret: Secret = randomBytes(32), most = longest) {
    this.#keys = derivedKeys(secret, purpose);
    this.#longest = most;
  }

  /** @param place where it belongs, such as the name of its key: elsewhere it does not open */
  seal(value: Value, place = ''): string {
    const salt = randomBytes(saltBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#keys[0], salt);
    cipher.setAAD(Buffer.from(format + place));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return `${format}.${Buffer.concat([salt, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** The value, or undefined if none of the keys sealed it for this place. */
  open(text: string, place = ''): Value | undefined {
    if (text.length > this.#longest || !text.startsWith(`${format}.`)) return undefined;
    const bytes = Buffer.from(text.slice(format.length + 1), 'base64url');
    for (const key of this.#keys) {
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, saltBytes), {
          authTagLength: tagBytes,
        });
        decipher.setAAD(Buffer.from(format + place));
        decipher.setAuthTag(bytes.subarray(saltBytes, saltBytes + tagBytes));
        const sealed = bytes.subarray(saltBytes + tagBytes);
        const plain = Buffer.concat([decipher.update(sealed), decipher.final()]);
        return JSON.parse(plain.toString('utf8')) as Value;
      } catch {
        // Another key may open it.
      }
    }
    return undefined;
  }
}
