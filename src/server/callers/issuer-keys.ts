/**
 * The issuer's signing keys, found through its discovery document. jose caches them for ten minutes, fetches them once
 * for all waiting requests, and refetches when a token names an unknown key, at most once every half
 * minute: rotated keys are found, and made-up key ids cause no load on the issuer.
 */
import { createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, type RemoteJWKSet } from 'jose';
import { Call } from '../../client/call.js';
import { systemTiming } from '../../client/timing.js';
import { Transport } from '../../client/wire/http.js';
import { isObject } from '../../text/is-object.js';

/** Timeout for the discovery document and the keys together. */
const TIMEOUT_MS = 5_000;

/** The keys are currently unavailable, so that no token can be verified. */
export class KeysUnavailable extends Error {
  override readonly name: string = 'KeysUnavailable';
}

/** The discovery document belongs to another issuer: waiting does not help. */
export class WrongIssuer extends KeysUnavailable {
  override readonly name = 'WrongIssuer';
}

export class IssuerKeys {
  readonly issuer: string;
  readonly #keys: RemoteJWKSet;

  constructor(issuer: string) {
    this.issuer = issuer;
    const discovery = discoveryUrl(issuer);
    this.#keys = createRemoteJWKSet(discovery, {
      timeoutDuration: TIMEOUT_MS,
      [customFetch]: async (_url, { signal }) => Response.json(await this.#fetch(discovery, signal)),
    });
  }

  /**
   * The key that a token names.
   *
   * @throws JOSEError if the issuer has no such key, KeysUnavailable if that cannot be determined
   */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    try {
      return await this.#keys(header, token);
    } catch (error) {
      if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
        throw error;
      throw unavailable(error);
    }
  };

  /**
   * Fetches the keys, and returns their number.
   *
   * @throws KeysUnavailable
   */
  async load(): Promise<number> {
    try {
      await this.#keys.reload();
    } catch (error) {
      throw unavailable(error);
    }
    return this.#keys.jwks()?.keys.length ?? 0;
  }

  async #fetch(discovery: URL, signal: AbortSignal): Promise<unknown> {
    const document = (await getJson(discovery, signal)) as { issuer?: unknown; jwks_uri?: unknown } | null;
    if (document?.issuer !== this.issuer) {
      throw new WrongIssuer(
        `${discovery.href} belongs to the issuer ${JSON.stringify(document?.issuer)}, not to ${JSON.stringify(this.issuer)}`,
      );
    }
    const { jwks_uri } = document;
    if (typeof jwks_uri !== 'string' || !URL.canParse(jwks_uri))
      throw new KeysUnavailable(`${discovery.href} has no jwks_uri`);
    return getJson(new URL(jwks_uri), signal);
  }
}

const discoveryUrl = (issuer: string): URL =>
  new URL(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);

/** The issuer's discovery document. @throws KeysUnavailable */
export async function discoveryOf(issuer: string): Promise<Record<string, unknown>> {
  const document = await getJson(discoveryUrl(issuer), AbortSignal.timeout(TIMEOUT_MS));
  return isObject(document) ? document : {};
}

function unavailable(error: unknown): KeysUnavailable {
  if (error instanceof KeysUnavailable) return error;
  const { message } = error as Error;
  return new KeysUnavailable(message, { cause: error });
}

/** Over the same kind of connection as to the tenant: TLS except on loopback, proxies, no redirects. */
async function getJson(url: URL, signal: AbortSignal): Promise<unknown> {
  const transport = new Transport({ baseUrl: url.origin });
  const call = new Call(systemTiming, TIMEOUT_MS, signal);
  try {
    const outcome = await transport.exchange(
      {
        method: 'GET',
        target: `${url.pathname}${url.search}`,
        headers: ['accept', 'application/json', 'accept-encoding', 'identity'],
        body: undefined,
      },
      call,
    );
    if (outcome.kind === 'failure')
      throw new KeysUnavailable(
        `${url.href} ${outcome.cancelled ? 'timed out' : `cannot be reached (${outcome.cause.message})`}`,
      );
    if (outcome.status !== 200) throw new KeysUnavailable(`${url.href} returned status ${outcome.status}`);
    try {
      return JSON.parse(outcome.bytes.toString('utf8')) as unknown;
    } catch {
      throw new KeysUnavailable(`${url.href} did not return JSON`);
    }
  } finally {
    call.end();
    await transport.close();
  }
}
