/**
 * Names of entries and channels in the store. Whatever a name is about is hashed with a key that the store itself
 * holds, sealed: so names tell nothing, and stay the same while the state key is changed.
 */
import { createHash, createHmac } from 'node:crypto';

export class Names {
  readonly #key: Buffer;
  readonly prefix: string;

  /** @param deployment what tells this server from others in the same store, such as the tenant's domain */
  constructor(deployment: string, key: Uint8Array) {
    this.prefix = prefixOf(deployment);
    this.#key = Buffer.from(key);
  }

  /** Entries of one owner have one hash tag, so that a cluster keeps them at one node. */
  of([kind, owner, ...rest]: readonly [string, string, ...string[]]): string {
    const tail = rest.length === 0 ? '' : `:${this.hashed(rest)}`;
    return `${this.prefix}${kind}:{${this.hashed([kind, owner])}}${tail}`;
  }

  channel([channel, ...rest]: readonly string[]): string {
    return `${this.prefix}${channel}:${this.hashed(rest)}`;
  }

  /** For what is an entry of a set, where equal ones have to be equal. */
  hashed(parts: readonly string[]): string {
    return createHmac('sha256', this.#key).update(JSON.stringify(parts)).digest('base64url').slice(0, 27);
  }
}

export const prefixOf = (deployment: string): string =>
  `auth0-mcp:${createHash('sha256').update(deployment).digest('hex').slice(0, 12)}:`;
