/** Tokens of forms: bound to the session and the approval, so that no other page can send an answer. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export class Csrf {
  readonly #key: string | Uint8Array;

  /** @param key shared by replicas, 32 bytes or more */
  constructor(key: string | Uint8Array = randomBytes(32)) {
    this.#key = key;
  }

  token(session: string, id: string): string {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([session, id]))
      .digest('base64url');
  }

  matches(token: string | null, session: string, id: string): boolean {
    const [given, expected] = [Buffer.from(token ?? ''), Buffer.from(this.token(session, id))];
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
