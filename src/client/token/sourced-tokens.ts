import type { Credentials } from '../../config/credentials.js';
import { ApiError } from '../errors.js';
import type { Timing } from '../timing.js';
import { readAgain } from './read-again.js';
import { fixedToken, type Token } from './token.js';

/** Tokens from a source that can be read again: a command, a file, the keychain. */
export class SourcedTokens {
  readonly #credentials: Extract<Credentials, { kind: 'token' }>;
  readonly #renew: () => Promise<boolean>;
  readonly #timing: Timing;

  constructor(
    credentials: Extract<Credentials, { kind: 'token' }>,
    renew: () => Promise<boolean>,
    timing: Timing,
  ) {
    this.#credentials = credentials;
    this.#renew = renew;
    this.#timing = timing;
  }

  /**
   * The token that the source has now.
   *
   * @throws ApiError of kind `token` when it cannot be read, or has expired
   */
  async request(): Promise<Token> {
    await readAgain(this.#renew);
    const token = fixedToken(this.#credentials.token);
    if ((token.granted.expiresAt ?? Infinity) > this.#timing.wall()) return token;
    throw new ApiError('The access token has expired, and its source has no newer one.', {
      kind: 'token',
      hint: 'Get a new Management API token, or use an application with a client secret, whose tokens are renewed.',
    });
  }
}
