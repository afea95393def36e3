/**
 * The tenant's backchannel (CIBA): asks a user on their phone, and polls for the tokens that an approval grants. These
 * are requests to the authentication API: with them nothing of the tenant can be read or changed.
 */
import { Call } from '../call.js';
import { type ErrorContext, failureError, statusError, unreadableError } from '../error-messages.js';
import { ApiError } from '../errors.js';
import { ServerClock, systemTiming, type Timing } from '../timing.js';
import { type Decoded, decode } from '../wire/decode.js';
import { type Answer, Transport, type WireRequest } from '../wire/http.js';
import { clientProof, type GrantingCredentials } from './client-proof.js';
import { credentialSecrets } from './token-endpoint.js';

export const CIBA_GRANT = 'urn:openid:params:grant-type:ciba';
const START = 'POST /bc-authorize';
const POLL = 'POST /oauth/token';
/** Of one request. */
const BUDGET_MS = 20_000;
/** A larger clock skew makes assertions invalid. */
const HARMFUL_SKEW_MS = 20_000;
/** What the standard prescribes where the answer names no interval. */
const DEFAULT_INTERVAL_S = 5;
const DEFAULT_EXPIRY_S = 300;

export interface BackchannelConfig {
  /** `https://HOST`, or `http://HOST` on loopback; no trailing slash. */
  baseUrl: string;
  credentials: GrantingCredentials;
  userAgent: string;
}

/** A question that is on its way to a phone. */
export interface BackchannelRequest {
  /** A secret: with the application's credentials it fetches the user's tokens. */
  authReqId: string;
  expiresInMs: number;
  /** Least time between two polls. */
  intervalMs: number;
}

export type PollOutcome =
  | { kind: 'pending' }
  /** `waitMs`: where the tenant said how long. */
  | { kind: 'slow_down'; waitMs?: number }
  | { kind: 'denied' }
  | { kind: 'expired' }
  /** `details`: the `authorization_details` of the answer. The tokens are not verified yet. */
  | { kind: 'granted'; idToken: string | undefined; details: unknown }
  /** No answer, or an error of the tenant that may pass. */
  | { kind: 'unavailable'; reason: string }
  /** There will be no approval. */
  | { kind: 'refused'; reason: string };

export class Backchannel {
  readonly #config: BackchannelConfig;
  readonly #transport: Transport;
  readonly #timing: Timing;
  readonly #clock: ServerClock;
  readonly #calls = new Set<Call>();

  constructor(config: BackchannelConfig, timing: Timing = systemTiming) {
    this.#config = config;
    this.#transport = new Transport(config);
    this.#timing = timing;
    this.#clock = new ServerClock(timing);
  }

  /** The tenant's time, epoch ms. */
  now(): number {
    return this.#clock.now();
  }

  /**
   * Sends the question to the user's phone. Not retried: a second request would be a second notification.
   *
   * @param fields parameters of the request besides the application's own
   * @throws ApiError
   */
  async start(fields: Readonly<Record<string, string>>): Promise<BackchannelRequest> {
    const { answer, decoded, context } = await this.#exchange(START, '/bc-authorize', fields);
    if (answer.status !== 200) throw statusError(answer.status, decoded, context);
    const { auth_req_id, expires_in, interval } = objectOf(decoded);
    if (typeof auth_req_id !== 'string' || auth_req_id === '')
      throw unreadableError(answer.status, 'it holds no auth_req_id', context, false);
    return {
      authReqId: auth_req_id,
      expiresInMs: positive(expires_in, DEFAULT_EXPIRY_S) * 1000,
      intervalMs: positive(interval, DEFAULT_INTERVAL_S) * 1000,
    };
  }

  /** Asks once whether the user has answered. Never rejects. */
  async poll(authReqId: string): Promise<PollOutcome> {
    const fields = { grant_type: CIBA_GRANT, auth_req_id: authReqId };
    try {
      const { answer, decoded, context } = await this.#exchange(POLL, '/oauth/token', fields, authReqId);
      const { status, headers } = answer;
      const body = objectOf(decoded);
      if (status === 200) {
        const { id_token: idToken, authorization_details: details } = body;
        return { kind: 'granted', idToken: typeof idToken === 'string' ? idToken : undefined, details };
      }
      if (body.error === 'authorization_pending') return { kind: 'pending' };
      if (body.error === 'slow_down') return slowDown(headers['retry-after']);
      if (body.error === 'access_denied') return { kind: 'denied' };
      if (body.error === 'expired_token') return { kind: 'expired' };
      const { message } = statusError(status, decoded, context);
      return { kind: status === 429 || status >= 500 ? 'unavailable' : 'refused', reason: message };
    } catch (error) {
      const permanent = error instanceof ApiError && error.kind === 'token';
      const reason = error instanceof ApiError ? error.message : 'The request failed.';
      return { kind: permanent ? 'refused' : 'unavailable', reason };
    }
  }

  async close(): Promise<void> {
    for (const call of this.#calls) call.cancel('closed');
    await this.#transport.close();
  }

  async #exchange(
    operation: string,
    target: string,
    fields: Readonly<Record<string, string>>,
    secret?: string,
  ): Promise<{ answer: Answer; decoded: Decoded; context: ErrorContext }> {
    const { baseUrl, credentials } = this.#config;
    const secrets = [...credentialSecrets(credentials), ...(secret === undefined ? [] : [secret])];
    const host = new URL(baseUrl).host;
    const context: ErrorContext = { operation, host, attempts: 0, requestId: undefined, secrets };
    const call = new Call(this.#timing, BUDGET_MS, undefined);
    this.#calls.add(call);
    try {
      for (;;) {
        const skewBefore = this.#clock.skewMs;
        context.attempts += 1;
        const answer = await this.#transport.exchange(await this.#wire(target, fields), call);
        if (answer.kind === 'failure') throw failureError(answer, context);
        this.#clock.observe(answer.headers.date);
        const learned = Math.abs(this.#clock.skewMs - skewBefore) > HARMFUL_SKEW_MS;
        // The assertion may have been dated by a wrong clock; a refused one has started nothing.
        const again = answer.status === 401 && credentials.kind === 'private_key' && learned;
        if (!again || context.attempts > 1)
          return { answer, decoded: await decode(answer.bytes, answer.headers), context };
      }
    } finally {
      call.end();
      this.#calls.delete(call);
    }
  }

  async #wire(target: string, fields: Readonly<Record<string, string>>): Promise<WireRequest> {
    const { baseUrl, credentials, userAgent } = this.#config;
    const proof = await clientProof(credentials, baseUrl, Math.floor(this.#clock.now() / 1000));
    const body = new URLSearchParams({ client_id: credentials.clientId, ...fields, ...proof.fields });
    const form = ['accept', 'application/json', 'content-type', 'application/x-www-form-urlencoded'];
    const headers = [...form, 'user-agent', userAgent, ...proof.headers];
    return { method: 'POST', target, headers, body: body.toString() };
  }
}

const objectOf = (decoded: Decoded): Record<string, unknown> =>
  decoded.kind === 'json' && typeof decoded.value === 'object' && decoded.value !== null
    ? (decoded.value as Record<string, unknown>)
    : {};

const positive = (value: unknown, otherwise: number): number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : otherwise;

function slowDown(retryAfter: string | undefined): PollOutcome {
  const seconds = Number(retryAfter);
  return seconds > 0 ? { kind: 'slow_down', waitMs: seconds * 1000 } : { kind: 'slow_down' };
}
