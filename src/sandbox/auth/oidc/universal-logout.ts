/**
 * The identity provider of a connection ends everything that a person is signed in with (public documentation,
 * authenticate/login/logout/universal-logout; Okta, Build Universal Logout for your app; Global Token Revocation,
 * draft 02).
 */
import { createPublicKey, type JsonWebKeyInput, type KeyObject } from 'node:crypto';
import { certificatePem } from '../../../text/certificates.js';
import { isObject } from '../../../text/is-object.js';
import { invalidRequest, OAuthError } from '../../errors.js';
import { revokeUser } from '../../resources/sessions.js';
import { connectionByName, optionsOf } from '../../resources/users/store.js';
import type { Doc } from '../../state/store.js';
import { type AuthContext, type AuthHandler, noContent } from '../../types.js';
import { bearerToken } from '../access-token.js';
import { providerOf } from '../provider/settings.js';
import { loggingRefusal } from '../refusals.js';
import { timeProblem } from '../signed/assertion.js';
import { isSignedBy, readToken, type SignedToken } from '../signed/jws.js';

const PATH = '/oauth/global-token-revocation/connection';
/** `typ` of the tokens by which identity providers authenticate. */
export const REVOCATION_TYPE = 'global-token-revocation+jwt';

export const revocationEndpoint = (url: string): string => `${url}${PATH}/{connectionName}`;

/** Whose tokens a connection trusts. */
interface Trust {
  issuer: unknown;
  subject: unknown;
  /** Those of the key set of the provider, or of its certificate. */
  keys: (token: SignedToken) => KeyObject[];
}

function openIdConnect(ctx: AuthContext, connection: Doc): Trust {
  const { issuer, domain, client_id: subject, oidc_metadata: metadata } = optionsOf(connection);
  const announced = (metadata as Doc | undefined)?.issuer;
  return {
    issuer: issuer ?? announced ?? (typeof domain === 'string' ? `https://${domain}` : undefined),
    subject,
    keys: ({ header: { kid } }) =>
      (providerOf(ctx.tenant, connection).keys ?? [])
        .filter((key) => kid === undefined || key.kid === kid)
        .map((key) => createPublicKey({ key, format: 'jwk' } as JsonWebKeyInput)),
  };
}

function saml(_ctx: AuthContext, connection: Doc): Trust {
  const options = optionsOf(connection);
  return {
    issuer: options.global_token_revocation_jwt_iss,
    subject: options.global_token_revocation_jwt_sub,
    keys: () => [createPublicKey(certificatePem(String(options.signingCert ?? options.cert ?? '')))],
  };
}

const TRUST: Readonly<Record<string, (ctx: AuthContext, connection: Doc) => Trust>> = {
  okta: openIdConnect,
  oidc: openIdConnect,
  samlp: saml,
};

/** What is wrong with the token by which the provider authenticates; undefined when it is good. */
function tokenProblem(ctx: AuthContext, name: string, trust: Trust): string | undefined {
  const given = bearerToken(ctx.request.headers.authorization);
  if (given === undefined) return 'A bearer token is missing';
  const token = readToken(given);
  if (!token) return 'The token is not a JSON Web Token';
  const { iss, sub, aud } = token.claims;
  if (token.header.typ !== REVOCATION_TYPE) return `The typ of the token must be ${REVOCATION_TYPE}`;
  if (trust.issuer === undefined || iss !== trust.issuer)
    return 'The issuer of the token is not the one of the connection';
  if (trust.subject === undefined || sub !== trust.subject)
    return 'The subject of the token is not the one of the connection';
  if (![aud].flat().includes(`${ctx.url}${PATH}/${name}`))
    return 'The audience of the token must be this endpoint';
  const time = timeProblem(token.claims, ctx.now() / 1000);
  if (time !== undefined) return `The token is not valid now: ${time}`;
  return isSignedByProvider(token, trust) ? undefined : 'The signature of the token cannot be verified';
}

function isSignedByProvider(token: SignedToken, { keys }: Trust): boolean {
  try {
    return keys(token).some((key) => isSignedBy(token, key));
  } catch {
    return false;
  }
}

/** Whom a request names: `subject` as in the draft that Auth0 follows, `sub_id` as in later ones. */
function namedUser(ctx: AuthContext, connection: Doc): Doc {
  const { subject, sub_id: later } = ctx.body;
  const given = subject ?? later;
  const { format, iss, sub } = isObject(given) ? given : {};
  if (format !== 'iss_sub' || typeof iss !== 'string' || typeof sub !== 'string')
    throw invalidRequest('subject must have the format iss_sub, iss and sub');
  const name = String(connection.name);
  const found = ctx.tenant
    .collection('users')
    .by('connection', name)
    .find(({ identities }) =>
      ((identities ?? []) as Doc[]).some(
        (one) => one.connection === name && [sub, `${name}|${sub}`].includes(String(one.user_id)),
      ),
    );
  if (!found) throw new OAuthError(404, 'not_found', 'The user does not exist');
  return found;
}

function revoke(ctx: AuthContext, name: string, connection: Doc): Doc {
  const trust = TRUST[String(connection.strategy)]?.(ctx, connection);
  if (!trust) throw invalidRequest('The connection does not support global token revocation');
  const problem = tokenProblem(ctx, name, trust);
  if (problem !== undefined) throw new OAuthError(401, 'unauthorized', problem);
  const user = namedUser(ctx, connection);
  revokeUser(ctx, String(user.user_id), 'idp-logout');
  return user;
}

/** Sessions and refresh tokens end, access tokens do not. */
const globalTokenRevocation: AuthHandler = (ctx) => {
  const name = ctx.request.path.split('/').at(-1) ?? '';
  const connection = connectionByName(ctx.tenant, decodeURIComponent(name));
  if (!connection) throw new OAuthError(404, 'not_found', 'The connection does not exist');
  const about = { connection: connection.name, connection_id: connection.id };
  return loggingRefusal(
    ctx,
    () => {
      const user = revoke(ctx, name, connection);
      ctx.log({
        type: 'universal_logout_succeeded',
        description: 'All sessions and refresh tokens of the user were revoked',
        ...about,
        user_id: user.user_id,
        user_name: user.email ?? user.name ?? '',
      });
      return noContent();
    },
    ({ message, statusCode }) => ({
      type: 'universal_logout_failed',
      ...about,
      details: { error: message, response: { statusCode } },
    }),
  );
};

export const universalLogoutHandlers: Readonly<Record<string, AuthHandler>> = {
  [`POST ${PATH}/{}`]: globalTokenRevocation,
};
