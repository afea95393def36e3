import { ApiError } from '../errors.js';
import type { Timing } from '../timing.js';
import type { ClientConfig, GrantedScopes, Logger } from '../types.js';
import { LOOK_MS, OTHERS_MS, SharedToken } from './shared-token.js';
import { fixedToken, makeToken, sameScopes, type Token } from './token.js';
import type { CachedToken } from './token-cache.js';

/** Source of tokens: the token endpoint, or a test double. */
export interface TokenGrantor {
  request(): Promise<Token>;
}

/** A token this close to expiry is no longer used: it might expire in transit. */
const LAST_MS = 60_000;
const LAST_SHARE = 0.1;
/** Renewal starts this early, so that no call has to wait for it. */
const AHEAD_MS = 600_000;
const AHEAD_SHARE = 0.2;
/** Retry delay after a failed early renewal, while the old token still works. */
const RETRY_AHEAD_MS = 30_000;
/** A renewed token was rejected before it ever worked: the next one would be, too. */
const RENEWAL_PAUSE_MS = 60_000;

interface Held extends Token {
  renewAt: number;
  lastUseAt: number;
  /** The API has accepted it at least once. */
  proven: boolean;
  /** It replaced a token that the API rejected. */
  replacement: boolean;
}

/** The token in use: obtained once for all waiting calls, renewed before it expires, replaced when rejected. */
export class TokenSource {
  readonly #config: ClientConfig;
  readonly #grantor: TokenGrantor | undefined;
  readonly #timing: Timing;
  readonly #listeners = new Set<(scopes: GrantedScopes) => void>();
  #held: Held | undefined;
  #obtaining: Promise<Held> | undefined;
  readonly #shared: SharedToken | undefined;
  #cacheRead = false;
  #noRenewalBefore = 0;
  #lastGranted: GrantedScopes | undefined;

  /** @param grantor undefined for a token that cannot be renewed */
  constructor(config: ClientConfig, grantor: TokenGrantor | undefined, timing: Timing) {
    this.#config = config;
    this.#grantor = grantor;
    this.#timing = timing;
    this.#shared = sharedFor(config);
    if (config.credentials.kind === 'token') {
      const fixed = fixedToken(config.credentials.token);
      if (grantor !== undefined) this.#hold(fixed, false);
      else
        this.#held = { ...fixed, renewAt: Infinity, lastUseAt: Infinity, proven: false, replacement: false };
    }
  }

  /** The current token, if it is valid. Starts its renewal when that is due. */
  current(): Token | undefined {
    const held = this.#held;
    if (held === undefined) return undefined;
    const now = this.#timing.wall();
    if (now >= held.lastUseAt) return undefined;
    if (now >= held.renewAt && this.#obtaining === undefined) {
      held.renewAt = now + RETRY_AHEAD_MS;
      this.#obtain(false).catch((error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        this.#logger?.warn({ message }, 'early token renewal failed; the current token is still valid');
      });
    }
    return held;
  }

  /** The token to use, obtained if necessary. @throws ApiError */
  async get(): Promise<Token> {
    return this.current() ?? (await this.#obtain(false));
  }

  /** The API accepted this token. */
  accepted(token: Token): void {
    (token as Held).proven = true;
  }

  /**
   * The API rejected this token. Returns another one where that may help: one that another call obtained
   * meanwhile, or a new one.
   *
   * @returns undefined when there is no other token to try
   * @throws ApiError when no new token could be obtained
   */
  async replace(token: Token): Promise<Token | undefined> {
    if (this.#grantor === undefined) return undefined;
    const refused = token as Held;
    const now = this.#timing.wall();
    if (this.#held !== undefined && this.#held !== refused) return this.get();
    if (this.#obtaining !== undefined) return this.#obtaining;
    if (now < this.#noRenewalBefore) return undefined;
    if (refused.replacement && !refused.proven) {
      // Token requests are metered; if a second token is rejected as well, the token is not the problem.
      this.#noRenewalBefore = now + RENEWAL_PAUSE_MS;
      return undefined;
    }
    const another = await this.#obtain(true);
    // A source of tokens may have no newer one.
    return another.value === refused.value ? undefined : another;
  }

  onScopesChanged(callback: (scopes: GrantedScopes) => void): () => void {
    this.#listeners.add(callback);
    return () => this.#listeners.delete(callback);
  }

  get #logger(): Logger | undefined {
    return this.#config.logger;
  }

  #obtain(replacement: boolean): Promise<Held> {
    this.#obtaining ??= this.#request(replacement).finally(() => {
      this.#obtaining = undefined;
    });
    return this.#obtaining;
  }

  async #request(replacement: boolean): Promise<Held> {
    const cached = replacement ? undefined : await this.#fromCache();
    if (cached !== undefined) return this.#hold(cached, false);
    if (this.#grantor === undefined) throw new ApiError('No token is available.', { kind: 'token' });
    const fresh = await this.#fromOthers();
    if (fresh !== undefined) return this.#hold(fresh, replacement);
    const { observer } = this.#config;
    let token: Token;
    try {
      token = await this.#grantor.request();
      observer?.token(true, token.granted.expiresAt);
      await this.#toOthers(token);
    } catch (error) {
      observer?.token(false);
      throw error;
    } finally {
      await this.#shared?.renewed();
    }
    await this.#toCache(token);
    return this.#hold(token, replacement);
  }

  /** A token that another replica got, newer than the one held here. Waits for one that is being got. */
  async #fromOthers(): Promise<Token | undefined> {
    const shared = this.#shared;
    if (shared === undefined) return undefined;
    const find = async (): Promise<Token | undefined> => {
      const kept = await shared.read();
      return kept && this.#isNewer(kept)
        ? makeToken(kept.accessToken, kept.scope, kept.expiresAt)
        : undefined;
    };
    const found = await find();
    if (found !== undefined) return found;
    for (let waited = 0; ; waited += LOOK_MS) {
      if (await shared.mayRenew()) {
        // Between the look and the leave to renew, the one who had it before may have come to an end.
        const ended = await find();
        if (ended !== undefined) await shared.renewed();
        return ended;
      }
      if (waited >= OTHERS_MS) return undefined;
      await new Promise<void>((resolve) => this.#timing.after(LOOK_MS, resolve));
      const late = await find();
      if (late !== undefined) return late;
    }
  }

  #isNewer({ accessToken, expiresAt }: CachedToken): boolean {
    if (expiresAt - this.#timing.wall() <= LAST_MS) return false;
    const held = this.#held;
    return held === undefined || (accessToken !== held.value && expiresAt >= (held.granted.expiresAt ?? 0));
  }

  async #toOthers(token: Token): Promise<void> {
    const kept = cached(token);
    if (kept) await this.#shared?.write(kept, kept.expiresAt - this.#timing.wall());
  }

  #hold(token: Token, replacement: boolean): Held {
    const now = this.#timing.wall();
    const expiresAt = token.granted.expiresAt ?? Infinity;
    const lifetime = Math.max(0, expiresAt - now);
    const ahead = Math.min(AHEAD_MS, lifetime * AHEAD_SHARE);
    const held: Held = {
      ...token,
      // Jittered, so that processes started together do not renew together.
      renewAt: expiresAt - ahead * (1 + this.#timing.random()),
      lastUseAt: expiresAt - Math.min(LAST_MS, lifetime * LAST_SHARE),
      proven: false,
      replacement,
    };
    this.#held = held;
    const before = this.#lastGranted;
    this.#lastGranted = held.granted;
    if (before !== undefined && !sameScopes(before, held.granted)) {
      for (const listener of this.#listeners) listener(held.granted);
    }
    return held;
  }

  /** The file is read once: after that this process renews its own token. */
  async #fromCache(): Promise<Token | undefined> {
    const { tokenCacheFile, credentials, baseUrl, audience } = this.#config;
    if (tokenCacheFile === undefined || credentials.kind === 'token' || this.#cacheRead) return undefined;
    this.#cacheRead = true;
    const { cacheKey, readCachedToken } = await import('./token-cache.js');
    const kept = readCachedToken(tokenCacheFile, cacheKey(baseUrl, credentials.clientId, audience));
    if (kept === undefined || kept.expiresAt - this.#timing.wall() <= LAST_MS) return undefined;
    return makeToken(kept.accessToken, kept.scope, kept.expiresAt);
  }

  async #toCache(token: Token): Promise<void> {
    const { tokenCacheFile, credentials, baseUrl, audience } = this.#config;
    const kept = cached(token);
    if (tokenCacheFile === undefined || credentials.kind === 'token' || kept === undefined) return;
    const { cacheKey, writeCachedToken } = await import('./token-cache.js');
    try {
      const key = cacheKey(baseUrl, credentials.clientId, audience);
      writeCachedToken(tokenCacheFile, key, kept, this.#timing.wall());
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
      this.#logger?.warn({ code }, 'the token cache could not be written; continuing without it');
    }
  }
}

/** As it is kept for other processes; undefined where nobody knows how long it is valid. */
function cached({ value, granted: { expiresAt, scopes, known } }: Token): CachedToken | undefined {
  if (expiresAt === undefined) return undefined;
  return { accessToken: value, expiresAt, ...(known ? { scope: [...scopes].join(' ') } : {}) };
}

function sharedFor({ state, credentials, baseUrl, audience }: ClientConfig): SharedToken | undefined {
  if (!state?.shared || credentials.kind === 'token') return undefined;
  return new SharedToken(state, JSON.stringify([baseUrl, credentials.clientId, audience]));
}
