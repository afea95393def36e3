/** The token endpoint and its discovery documents. */
import { createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { OAuthError } from '../errors.js';
import { jwks } from '../state/signing-keys.js';
import type { Doc } from '../state/store.js';
import type { AuthContext, AuthHandler, LogEvent, SandboxResponse } from '../types.js';
import { loggingRefusal } from './refusals.js';

const TOKEN_LIFETIME_S = 86_400;

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

const unauthorizedClient = (): OAuthError => new OAuthError(401, 'access_denied', 'Unauthorized');

type ClientRequest = Pick<AuthContext, 'tenant' | 'request' | 'body' | 'now' | 'url'>;

interface Credentials {
  /** The client that the request names, whether or not it proves to be it. */
  client: Doc | undefined;
  secret: string | undefined;
  assertion: string | undefined;
}

function credentialsOf({ tenant, request, body }: ClientRequest): Credentials {
  const basic = basicCredentials(request.headers.authorization);
  const assertion = typeof body.client_assertion === 'string' ? body.client_assertion : undefined;
  const id = basic?.id ?? (typeof body.client_id === 'string' ? body.client_id : assertedClient(assertion));
  const secret = basic?.secret ?? (typeof body.client_secret === 'string' ? body.client_secret : undefined);
  return { client: id ? tenant.collection('clients').get(id) : undefined, secret, assertion };
}

/** The client that the request names, proven by secret (body or basic) or by a signed assertion. */
export function authenticateClient(ctx: ClientRequest): Doc {
  const { client, secret, assertion } = credentialsOf(ctx);
  if (!client) throw unauthorizedClient();
  if (assertion !== undefined) {
    if (!validAssertion(assertion, client, ctx))
      throw new OAuthError(401, 'invalid_client', 'Client assertion is not valid.');
    return client;
  }
  if (client.token_endpoint_auth_method === 'none' && secret === undefined) return client;
  if (
    secret === undefined ||
    typeof client.client_secret !== 'string' ||
    !same(secret, client.client_secret)
  ) {
    throw unauthorizedClient();
  }
  return client;
}

function basicCredentials(header: string | undefined): { id: string; secret: string } | undefined {
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  try {
    return {
      id: decodeURIComponent(text.slice(0, colon)),
      secret: decodeURIComponent(text.slice(colon + 1)),
    };
  } catch {
    return undefined;
  }
}

function parts(
  assertion: string,
): { header: Doc; claims: Doc; content: string; signature: Buffer } | undefined {
  const [head = '', payload = '', signature = ''] = assertion.split('.');
  try {
    const header: unknown = JSON.parse(Buffer.from(head, 'base64url').toString('utf8'));
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (typeof header !== 'object' || !header || typeof claims !== 'object' || !claims) return undefined;
    return {
      header: header as Doc,
      claims: claims as Doc,
      content: `${head}.${payload}`,
      signature: Buffer.from(signature, 'base64url'),
    };
  } catch {
    return undefined;
  }
}

const assertedClient = (assertion: string | undefined): string | undefined => {
  const subject = assertion === undefined ? undefined : parts(assertion)?.claims.sub;
  return typeof subject === 'string' ? subject : undefined;
};

const HASHES = new Map([
  ['RS256', 'sha256'],
  ['RS384', 'sha384'],
  ['PS256', 'sha256'],
]);

/** RFC 7523: signed by one of the client's registered keys, for this tenant, by the client itself, and not expired. */
function validAssertion(
  assertion: string,
  client: Doc,
  ctx: Pick<AuthContext, 'tenant' | 'now' | 'url'>,
): boolean {
  const jwt = parts(assertion);
  if (!jwt) return false;
  const { header, claims } = jwt;
  const hash = HASHES.get(String(header.alg));
  const audience = [claims.aud].flat().map((aud) => String(aud).replace(/\/$/, ''));
  if (!hash || claims.iss !== client.client_id || claims.sub !== client.client_id) return false;
  if (!audience.some((aud) => aud === ctx.url || aud === `${ctx.url}/oauth/token`)) return false;
  if (typeof claims.exp !== 'number' || claims.exp * 1000 <= ctx.now()) return false;
  const credentials = ctx.tenant.collection('clients/credentials').by('parent', String(client.client_id));
  return credentials.some((credential) => {
    if (typeof credential.$pem !== 'string') return false;
    if (header.kid !== undefined && header.kid !== credential.kid) return false;
    const key = createPublicKey(credential.$pem);
    if (key.asymmetricKeyType !== 'rsa') return false;
    const padding = String(header.alg).startsWith('PS') ? { padding: 6, saltLength: 32 } : {};
    return verify(hash, Buffer.from(jwt.content), { key, ...padding }, jwt.signature);
  });
}

/** `client_credentials`: a token for an API on which the client has a grant. What becomes of it is in the log. */
export const clientCredentials: AuthHandler = (ctx) =>
  loggingRefusal(
    ctx,
    () => clientCredentialsToken(ctx),
    () => {
      const { client } = credentialsOf(ctx);
      // A client that the tenant does not have leaves no trace in its log.
      return client && exchange(ctx, 'feccft', client, ctx.body.scope ?? null);
    },
  );

/** The event of an exchange of credentials for a token. */
const exchange = ({ body, url }: AuthContext, type: string, client: Doc, scope: unknown): LogEvent => ({
  type,
  client_id: client.client_id,
  client_name: client.name,
  audience: body.audience ?? null,
  scope,
  details: {},
  hostname: new URL(url).host,
});

function clientCredentialsToken(ctx: AuthContext): SandboxResponse {
  const client = ctx.authenticateClient();
  const id = String(client.client_id);
  const grantTypes = client.grant_types;
  if (Array.isArray(grantTypes) && !grantTypes.includes('client_credentials')) {
    throw new OAuthError(
      403,
      'unauthorized_client',
      `Grant type 'client_credentials' not allowed for the client.`,
      { error_uri: 'https://auth0.com/docs/clients/client-grant-types' },
    );
  }
  const audience = typeof ctx.body.audience === 'string' ? ctx.body.audience : undefined;
  if (!audience) {
    throw new OAuthError(
      403,
      'access_denied',
      'No audience parameter was provided, and no default audience has been configured',
    );
  }
  const api = ctx.tenant.collection('resource-servers').findBy('identifier', audience);
  if (!api) throw new OAuthError(403, 'access_denied', `Service not enabled within domain: ${audience}`);
  const grant = ctx.tenant
    .collection('client-grants')
    .by('client_id', id)
    .find((candidate) => candidate.audience === audience && candidate.subject_type !== 'user');
  if (!grant) {
    throw new OAuthError(
      403,
      'access_denied',
      `Client is not authorized to access "${audience}". You need to create a "client-grant" associated to this API. See: https://auth0.com/docs/api/v2#!/Client_Grants/post_client_grants`,
    );
  }
  const granted = Array.isArray(grant.scope) ? grant.scope.map(String) : [];
  const asked = typeof ctx.body.scope === 'string' ? ctx.body.scope.split(' ').filter(Boolean) : [];
  const scope = (asked.length ? granted.filter((one) => asked.includes(one)) : granted).join(' ');
  const lifetime = typeof api.token_lifetime === 'number' ? api.token_lifetime : TOKEN_LIFETIME_S;
  const issued = Math.floor(ctx.now() / 1000);
  const token = ctx.signJwt({
    iss: `${ctx.url}/`,
    sub: `${id}@clients`,
    aud: audience,
    iat: issued,
    exp: issued + lifetime,
    ...(scope ? { scope } : {}),
    gty: 'client-credentials',
    azp: id,
  });
  ctx.log(exchange(ctx, 'seccft', client, scope || null));
  return {
    status: 200,
    body: { access_token: token, ...(scope ? { scope } : {}), expires_in: lifetime, token_type: 'Bearer' },
    headers: { 'cache-control': 'no-store', pragma: 'no-cache' },
  };
}

export const jwksDocument: AuthHandler = (ctx) => ({ status: 200, body: jwks(ctx.tenant) });

export const openidConfiguration: AuthHandler = ({ url }): SandboxResponse => ({
  status: 200,
  body: {
    issuer: `${url}/`,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/oauth/token`,
    userinfo_endpoint: `${url}/userinfo`,
    jwks_uri: `${url}/.well-known/jwks.json`,
    response_types_supported: ['code', 'token', 'id_token'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: [
      'client_credentials',
      'password',
      'http://auth0.com/oauth/grant-type/password-realm',
    ],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256', 'RS384', 'PS256'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    claims_supported: [
      'aud',
      'email',
      'email_verified',
      'exp',
      'iat',
      'iss',
      'name',
      'nickname',
      'picture',
      'sub',
    ],
  },
});
