/** The access token that replicas share: token requests are metered, so one replica gets it for all. */
import { LIFETIMES } from '../../state/kinds.js';
import type { SharedState, StateKey } from '../../state/shared-state.js';
import type { CachedToken } from './token-cache.js';

/** How long a replica waits for the token that another one is getting, and how often it looks, in ms. */
export const OTHERS_MS = LIFETIMES['token-renewal'];
export const LOOK_MS = 100;

/** Nothing here rejects: while the state is away, every replica gets a token of its own. */
export class SharedToken {
  readonly #state: SharedState;
  readonly #owner: string;

  /** @param owner what the token is for: tenant, application and API */
  constructor(state: SharedState, owner: string) {
    this.#state = state;
    this.#owner = owner;
  }

  async read(): Promise<CachedToken | undefined> {
    const stored = await this.#state.read<CachedToken>(this.#key('token')).catch(() => undefined);
    return stored?.value;
  }

  /** @param ms for which it is valid */
  async write(token: CachedToken, ms: number): Promise<void> {
    if (ms <= 0) return;
    const ttl = Math.min(ms, LIFETIMES.token);
    await this.#state.write(this.#key('token'), token, ttl).catch(() => undefined);
  }

  /** Whether this replica is the one to get a new token now; then `renewed` is called afterwards. */
  mayRenew(): Promise<boolean> {
    const ttl = LIFETIMES['token-renewal'];
    return this.#state.replace(this.#key('token-renewal'), undefined, true, ttl).catch(() => true);
  }

  async renewed(): Promise<void> {
    await this.#state.remove(this.#key('token-renewal')).catch(() => undefined);
  }

  #key(kind: 'token' | 'token-renewal'): StateKey {
    return [kind, this.#owner];
  }
}
