/**
 * The state that the server issues with a prompt, and gets back with the answer. It is encrypted and
 * authenticated (AES-256-GCM), so that nobody else can create, read or modify one.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

export interface SealedState {
  /** The expected channel of the answer: the client's form, a token in a second call, or a page that it opens. */
  via: 'form' | 'token' | 'url';
  tool: string;
  /** Fingerprint of the exact arguments. */
  args: string;
  /** Fingerprint of what would differ, and of the effects that were named. */
  change: string;
  tenant: string;
  caller: string;
  /** Version of the policy when it was issued. */
  policy: string;
  /** The name to type, if required. */
  expect?: string;
  /** Fingerprint of the displayed text. */
  shown: string;
  /** Sooner than this after it was asked, nobody can have read it: in ms. */
  least: number;
  /** How many times this prompt has been shown, from 1. */
  round?: number;
  /** Epoch ms at which it was issued, and at which it expires. */
  asked: number;
  expires: number;
  /** Random and single-use. */
  nonce: string;
}

const format = 'v1';
const saltBytes = 12;
const tagBytes = 16;
const longest = 8192;

/** Seals and opens states with one key. Servers that share the secret can open each other's. */
export class StateSeal {
  readonly #key: Buffer;

  /** @param secret at least 32 bytes; without one, a random key for this process only. */
  constructor(secret: string | Uint8Array = randomBytes(32)) {
    if (Buffer.byteLength(secret) < 32)
      throw new RangeError('the key for confirmations must have 32 bytes or more');
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'auth0-management-mcp confirmation state', 32));
  }

  seal(state: SealedState): string {
    const salt = randomBytes(saltBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#key, salt);
    cipher.setAAD(Buffer.from(format));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(state), 'utf8'), cipher.final()]);
    return `${format}.${Buffer.concat([salt, cipher.getAuthTag(), sealed]).toString('base64url')}`;
  }

  /** The state, or undefined if this key did not seal it. */
  open(text: string): SealedState | undefined {
    if (text.length > longest || !text.startsWith(`${format}.`)) return undefined;
    const bytes = Buffer.from(text.slice(format.length + 1), 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', this.#key, bytes.subarray(0, saltBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(format));
      decipher.setAuthTag(bytes.subarray(saltBytes, saltBytes + tagBytes));
      const plain = Buffer.concat([decipher.update(bytes.subarray(saltBytes + tagBytes)), decipher.final()]);
      return JSON.parse(plain.toString('utf8')) as SealedState;
    } catch {
      return undefined;
    }
  }
}
