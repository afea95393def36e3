/** Signing people in to the approvals pages: authorization code with PKCE at the issuer of the callers' tokens. */
import * as oidc from 'openid-client';
import { callerIn, callerOf } from '../../callers/caller.js';
import type { IssuerKeys } from '../../callers/issuer-keys.js';
import { TokenVerifier } from '../../callers/token-verifier.js';

/** The application at the issuer that the pages are. */
export interface LoginClient {
  clientId: string;
  /** Absent for a public client. */
  clientSecret?: string;
}

export interface IssuerLoginOptions extends LoginClient {
  issuer: string;
  /** Of the callers' tokens: what people may do is read from a token for it. */
  audience: string;
  keys: IssuerKeys;
  /** What a second person needs, so that they are asked to delegate it. */
  permission?: string;
  /** Where the issuer sends people back to. */
  callback: string;
}

/** What has to be known again when somebody comes back. */
export interface LoginAttempt {
  state: string;
  nonce: string;
  verifier: string;
}

export interface Person {
  /** Issuer and subject, as of callers. */
  person: string;
  name?: string;
  /** Their mail addresses, as far as the issuer tells. */
  addresses?: string[];
  permissions: string[];
}

export class IssuerLogin {
  readonly #options: IssuerLoginOptions;
  #found: Promise<oidc.Configuration> | undefined;

  constructor(options: IssuerLoginOptions) {
    this.#options = options;
  }

  /** Where to send somebody who is to sign in. @throws Error where the issuer cannot be reached */
  async begin(): Promise<{ url: string; attempt: LoginAttempt }> {
    const attempt = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
    };
    const { callback, permission } = this.#options;
    const url = oidc.buildAuthorizationUrl(await this.#configuration(), {
      redirect_uri: callback,
      scope: ['openid profile email', ...(permission === undefined ? [] : [permission])].join(' '),
      audience: this.#options.audience,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, attempt };
  }

  /**
   * The person who came back.
   *
   * @param query of the address that they came back to, with `?`
   * @throws Error where the answer is not that of this attempt, or not for this application
   */
  async finish(query: string, { state, nonce, verifier }: LoginAttempt): Promise<Person> {
    const configuration = await this.#configuration();
    const tokens = await oidc.authorizationCodeGrant(configuration, new URL(query, this.#options.callback), {
      ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('the issuer sent no ID token');
    const { person, addresses } = callerOf(claims);
    const name = [claims.name, claims.email].find((one) => typeof one === 'string' && one !== '');
    const permissions = await this.#permissions(tokens.access_token, person);
    return {
      person,
      addresses,
      permissions,
      ...(name === undefined ? {} : { name: String(name).slice(0, 200) }),
    };
  }

  /** What the person may do, from an access token for the server; nothing where it is none, or somebody else's. */
  async #permissions(token: string, person: string): Promise<string[]> {
    const { keys, audience } = this.#options;
    try {
      const caller = callerIn(await new TokenVerifier(keys, audience).verifyAccessToken(token));
      return caller?.person === person ? [...caller.permissions] : [];
    } catch {
      return [];
    }
  }

  #configuration(): Promise<oidc.Configuration> {
    this.#found ??= this.#discover().catch((error: unknown) => {
      this.#found = undefined;
      throw error;
    });
    return this.#found;
  }

  async #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.#options;
    const url = new URL(issuer);
    const authentication = clientSecret === undefined ? oidc.None() : oidc.ClientSecretPost(clientSecret);
    // Plain HTTP is configured for loopback alone.
    const execute = [
      oidc.enableNonRepudiationChecks,
      ...(url.protocol === 'http:' ? [oidc.allowInsecureRequests] : []),
    ];
    return oidc.discovery(url, clientId, clientSecret, authentication, { execute, timeout: 10 });
  }
}
