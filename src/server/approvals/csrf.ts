/** Tokens of forms: bound to the session and the approval, so that no other page can send an answer. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { derivedKeys, type Secret } from '../../state/seal.js';

export class Csrf {
  readonly #keys: [Buffer, ...Buffer[]];

  /** @param key shared by replicas, 32 bytes or more */
  constructor(key: Secret = randomBytes(32)) {
    this.#keys = derivedKeys(key, 'approvals form');
  }

  token(session: string, id: string): string {
    return tokenBy(this.#keys[0], session, id);
  }

  matches(token: string | null, session: string, id: string): boolean {
    const given = Buffer.from(token ?? '');
    return this.#keys.some((key) => {
      const expected = Buffer.from(tokenBy(key, session, id));
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
  }
}

const tokenBy = (key: Buffer, session: string, id: string): string =>
  createHmac('sha256', key)
    .update(JSON.stringify([session, id]))
    .digest('base64url');
