/** The authentication layer of the HTTP server: verifies access tokens, and knows what each caller may see. */
import {
  type AuthInfo,
  bearerAuthChallengeResponse,
  OAuthError,
  OAuthErrorCode,
  verifyBearerToken,
} from '@modelcontextprotocol/server';
import type { CallerConfig } from '../../config/callers.js';
import { ConfigError } from '../../config/errors.js';
import type { RunningRuntime } from '../runtime.js';
import { callerIn } from './caller.js';
import { CallerViews } from './caller-views.js';
import { IssuerKeys, KeysUnavailable, WrongIssuer } from './issuer-keys.js';
import { ResourceMetadata } from './resource-metadata.js';
import { neededScopes } from './step-up.js';
import { TokenVerifier } from './token-verifier.js';

export class Callers {
  readonly metadata: ResourceMetadata;
  /** Of the issuer. */
  readonly keys: IssuerKeys;
  /** What tokens of callers are for. */
  readonly audience: string;
  readonly #runtime: RunningRuntime;
  readonly #verifier: TokenVerifier;
  readonly #views: CallerViews;
  /** Why keys are unavailable, while they are: logged once. */
  #told: string | undefined;

  /** @param url where callers reach the endpoint */
  constructor(runtime: RunningRuntime, { issuer, audience }: CallerConfig, url: string) {
    this.#runtime = runtime;
    this.keys = new IssuerKeys(issuer);
    this.audience = audience ?? url;
    this.#verifier = new TokenVerifier(this.keys, this.audience);
    this.#views = new CallerViews(runtime);
    this.metadata = new ResourceMetadata(runtime, url, issuer);
  }

  /**
   * Contacts the issuer once, so that a wrong one is detected at startup. One that does not respond now
   * is contacted again with every call; until then all requests are rejected.
   *
   * @throws ConfigError
   */
  async prepare(): Promise<void> {
    try {
      await this.keys.load();
    } catch (error) {
      const { message } = error as Error;
      if (error instanceof WrongIssuer) throw new ConfigError(`AUTH0_MCP_HTTP_ISSUER: ${message}.`);
      this.#unavailable(message);
    }
  }

  /** The caller, or the response that rejects the request. */
  async authenticate(authorization: string | undefined): Promise<AuthInfo | Response> {
    const { url: resourceMetadataUrl } = this.metadata;
    if (!authorization) {
      // Without a token there is no error code; the client is told where to get one.
      const scope = this.metadata.defaultScopes.join(' ');
      return Response.json(
        { error: 'unauthorized', error_description: 'An access token is required' },
        {
          status: 401,
          headers: {
            'www-authenticate': `Bearer resource_metadata="${resourceMetadataUrl}"${scope === '' ? '' : `, scope="${scope}"`}`,
          },
        },
      );
    }
    const options = { verifier: this.#verifier, resourceMetadataUrl };
    try {
      const authInfo = await verifyBearerToken(authorization, options);
      this.#told = undefined;
      return authInfo;
    } catch (error) {
      if (!(error instanceof KeysUnavailable)) {
        const requiredScopes = this.metadata.defaultScopes;
        return bearerAuthChallengeResponse(error, { resourceMetadataUrl, requiredScopes });
      }
      this.#unavailable(error.message);
      return Response.json(
        { error: 'temporarily_unavailable', error_description: "The issuer's keys cannot be fetched now" },
        { status: 503, headers: { 'retry-after': '5' } },
      );
    }
  }

  /**
   * The response to a call that needs scopes which the caller's client can ask for: it says which, and nothing else is
   * done. Undefined where the call may go on, if only to be told that the person was not given a permission.
   */
  challenge(body: unknown, authInfo: AuthInfo | undefined): Response | undefined {
    const needed = neededScopes(this.viewFor(authInfo), body);
    if (!needed) return undefined;
    const { url: resourceMetadataUrl } = this.metadata;
    const error = new OAuthError(OAuthErrorCode.InsufficientScope, needed.why);
    return bearerAuthChallengeResponse(error, { resourceMetadataUrl, requiredScopes: needed.scopes });
  }

  #unavailable(message: string): void {
    if (message === this.#told) return;
    this.#told = message;
    this.#runtime.log.warn({ reason: message }, "the keys for callers' tokens cannot be fetched");
  }

  /** The runtime as the caller may see it. @throws Error for an unauthenticated request */
  viewFor(authInfo: AuthInfo | undefined): RunningRuntime {
    const caller = callerIn(authInfo);
    if (!caller) throw new Error('a request without a caller passed authentication');
    return this.#views.of(caller);
  }
}
