import type { Credentials } from '../../config/credentials.js';
import { Call } from '../call.js';
import {
  cancelledError,
  type ErrorContext,
  failureError,
  statusError,
  unreadableError,
} from '../error-messages.js';
import { ApiError } from '../errors.js';
import { faultBackoff, isPermanent, isTransient, limitedWait, MAX_FAULTS } from '../retry.js';
import type { ServerClock, Timing } from '../timing.js';
import type { ClientConfig } from '../types.js';
import { decode } from '../wire/decode.js';
import type { Transport } from '../wire/http.js';
import { clientProof, type GrantingCredentials } from './client-proof.js';
import { readAgain } from './read-again.js';
import { makeToken, type Token } from './token.js';

const BUDGET_MS = 45_000;
const FALLBACK_LIFETIME_S = 3_600;
/** A larger clock skew makes assertions invalid. */
const HARMFUL_SKEW_MS = 20_000;
/** A command that prints the secret is not run again sooner: it may ask the person. */
const SOURCE_PAUSE_MS = 60_000;
const OPERATION = 'POST /oauth/token';

/** Requests tokens from the tenant with client credentials. */
export class TokenEndpoint {
  readonly #config: ClientConfig;
  readonly #credentials: GrantingCredentials;
  readonly #transport: Transport;
  readonly #timing: Timing;
  readonly #clock: ServerClock;
  #noSourceBefore = 0;

  constructor(
    config: ClientConfig,
    credentials: GrantingCredentials,
    transport: Transport,
    timing: Timing,
    clock: ServerClock,
  ) {
    this.#config = config;
    this.#credentials = credentials;
    this.#transport = transport;
    this.#timing = timing;
    this.#clock = clock;
  }

  /**
   * Requests one token. Repeating is harmless, so faults and rate limits are retried within bounds.
   *
   * @throws ApiError: `token` when the credentials, audience or grant are refused, `network` or `timeout` when the
   * tenant cannot be reached, `protocol` when something else answers
   */
  async request(): Promise<Token> {
    const call = new Call(this.#timing, BUDGET_MS, undefined);
    const context: ErrorContext = {
      operation: OPERATION,
      host: new URL(this.#config.baseUrl).host,
      attempts: 0,
      requestId: undefined,
      secrets: credentialSecrets(this.#credentials),
    };
    try {
      return await this.#attempt(call, context);
    } catch (error) {
      if (call.reason !== undefined && !(error instanceof ApiError))
        throw cancelledError(call.reason, context);
      throw error;
    } finally {
      call.end();
    }
  }

  async #attempt(call: Call, context: ErrorContext): Promise<Token> {
    let faults = 0;
    let skewCorrected = false;
    for (;;) {
      const skewBefore = this.#clock.skewMs;
      const wire = await this.#wireRequest();
      context.attempts += 1;
      const outcome = await this.#transport.exchange(wire, call);
      const random = this.#timing.random();
      if (outcome.kind === 'failure') {
        if (isPermanent(outcome) || faults >= MAX_FAULTS) throw failureError(outcome, context);
        await call.sleep(faultBackoff(faults++, random));
        continue;
      }
      const { status, headers } = outcome;
      this.#clock.observe(headers.date);
      const decoded = await decode(outcome.bytes, headers);
      if (status === 200 && decoded.kind === 'json') return this.#accept(decoded.value, context);
      if (status < 400) {
        const what =
          status < 300 ? 'without a token' : `a redirect to ${headers.location ?? 'somewhere else'}`;
        throw unreadableError(status, `it is ${what}`, context, false);
      }
      const { waitMs } = limitedWait(headers, this.#clock.now(), 0, faults, random);
      const again = status === 429 ? waitMs : isTransient(status) ? faultBackoff(faults, random) : undefined;
      if (again !== undefined && faults < MAX_FAULTS && again < call.remainingMs) {
        faults += 1;
        await call.sleep(again);
        continue;
      }
      // The Date header of the refusal may show why: the assertion was dated by a wrong clock. Retry with the right one.
      const learnedSkew = Math.abs(this.#clock.skewMs - skewBefore) > HARMFUL_SKEW_MS;
      if (this.#credentials.kind === 'private_key' && learnedSkew && !skewCorrected) {
        skewCorrected = true;
        continue;
      }
      if (status === 401 && (await this.#hasOtherSecret())) {
        context.secrets = credentialSecrets(this.#credentials);
        continue;
      }
      throw this.#refusal(statusError(status, decoded, context, status === 429 ? waitMs / 1000 : undefined));
    }
  }

  /** The secret was refused: whether its source has another one by now. @throws ApiError when that cannot be read */
  async #hasOtherSecret(): Promise<boolean> {
    const { renew } = this.#credentials;
    const now = this.#timing.wall();
    if (renew === undefined || now < this.#noSourceBefore) return false;
    this.#noSourceBefore = now + SOURCE_PAUSE_MS;
    return readAgain(renew);
  }

  async #wireRequest(): Promise<Parameters<Transport['exchange']>[0]> {
    const { audience, baseUrl, userAgent } = this.#config;
    const nowS = Math.floor(this.#clock.now() / 1000);
    const proof = await clientProof(this.#credentials, baseUrl, nowS);
    const body = { grant_type: 'client_credentials', audience, ...proof.fields };
    const json = ['accept', 'application/json', 'content-type', 'application/json'];
    const headers = [...json, 'user-agent', userAgent, ...proof.headers];
    return { method: 'POST', target: '/oauth/token', headers, body: JSON.stringify(body) };
  }

  #accept(answer: unknown, context: ErrorContext): Token {
    const { access_token, expires_in, scope } = (answer ?? {}) as Record<string, unknown>;
    if (typeof access_token !== 'string' || access_token === '') {
      throw unreadableError(200, 'it holds no access_token', context, false);
    }
    const lifetimeS = typeof expires_in === 'number' && expires_in > 0 ? expires_in : FALLBACK_LIFETIME_S;
    const expiresAt = this.#timing.wall() + lifetimeS * 1000;
    return makeToken(access_token, typeof scope === 'string' ? scope : undefined, expiresAt);
  }

  /** Explains the endpoint's refusal in terms of the configuration. */
  #refusal(error: ApiError): ApiError {
    const { status, error: code, message: said } = error;
    const { audience, baseUrl } = this.#config;
    const domain = new URL(baseUrl).host;
    const give = (message: string, hint: string): ApiError =>
      new ApiError(message, { ...error, kind: 'token', hint, attempts: error.attempts });
    if (status === 429) {
      const { retryAfterS } = error;
      const wait = retryAfterS === undefined ? 'a minute' : `${Math.ceil(retryAfterS)} s`;
      return new ApiError(`The token endpoint of ${domain} limits requests (${said.replace(/\.$/, '')}).`, {
        ...error,
        hint: `Wait ${wait}, then retry. Nothing was changed.`,
      });
    }
    if (status === undefined || status >= 500) return error;
    if (status === 404) {
      return give(
        `${domain} has no token endpoint (status 404).`,
        'AUTH0_DOMAIN is probably not the domain of an Auth0 tenant: it looks like TENANT.REGION.auth0.com, or is its custom domain.',
      );
    }
    if (
      /service not (?:found|enabled)|audience|resource server/i.test(said) &&
      !/client-grant|not authorized to access/i.test(said)
    ) {
      return give(
        `The tenant has no API with the identifier ${audience} (${said}).`,
        'AUTH0_AUDIENCE must be the tenant’s own Management API, https://TENANT/api/v2/, even with a custom domain.',
      );
    }
    if (code === 'unauthorized_client' || /grant type/i.test(said)) {
      return give(
        `The application is not allowed to use client credentials (${said}).`,
        'Use a machine-to-machine application, and enable the Client Credentials grant type in its advanced settings.',
      );
    }
    if (status === 403) {
      return give(
        `The application is not authorized for ${audience} (${said}).`,
        'Authorize it: Dashboard > Applications > APIs > Auth0 Management API > Machine to Machine Applications, and choose its scopes there.',
      );
    }
    if (status === 401 || code === 'invalid_client') {
      return give(
        `The tenant ${domain} refused the application’s credentials (${said}).`,
        this.#credentials.kind === 'private_key'
          ? 'Check AUTH0_CLIENT_ID, that the key’s public half is registered with the application, and that the application uses Private Key JWT.'
          : 'Check AUTH0_CLIENT_ID and AUTH0_CLIENT_SECRET (a rotated secret?), and that AUTH0_DOMAIN is the tenant the application belongs to.',
      );
    }
    return give(`The tenant refused to issue a token (${said}).`, error.hint ?? '');
  }
}

/** The parts of the credentials that must never be shown. */
export function credentialSecrets(credentials: Credentials): string[] {
  if (credentials.kind === 'secret') return [credentials.clientSecret];
  if (credentials.kind === 'private_key') return [credentials.privateKey.trim()];
  return [credentials.token];
}
