/** The application that a request comes from, and how it proves that. */
import { timingSafeEqual } from 'node:crypto';
import { OAuthError } from '../errors.js';
import type { Doc } from '../state/store.js';
import type { AuthContext, SandboxServices } from '../types.js';
import { assertionProblem } from './signed/assertion.js';
import { readToken } from './signed/jws.js';

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

/**
 * The application with an id. Where the tenant supports metadata documents, an application that was registered with
 * one is also known by the document's address.
 */
export function clientById({ tenant }: Pick<SandboxServices, 'tenant'>, id: string): Doc | undefined {
  const clients = tenant.collection('clients');
  const known = clients.get(id);
  if (known) return known.global === true ? undefined : known;
  const settings = tenant.settings('/tenants/settings');
  if (settings.client_id_metadata_document_supported !== true || !id.startsWith('https://')) return undefined;
  return clients.findBy('external', id);
}

export function credentialsOf({ tenant, request, body }: ClientRequest): Credentials {
  const basic = basicCredentials(request.headers.authorization);
  const assertion = typeof body.client_assertion === 'string' ? body.client_assertion : undefined;
  const id = basic?.id ?? (typeof body.client_id === 'string' ? body.client_id : assertedClient(assertion));
  const secret = basic?.secret ?? (typeof body.client_secret === 'string' ? body.client_secret : undefined);
  return { client: id ? clientById({ tenant }, id) : undefined, secret, assertion };
}

/** The client that the request names, proven by secret (body or basic) or by a signed assertion. */
export function authenticateClient(ctx: ClientRequest): Doc {
  const { client, secret, assertion } = credentialsOf(ctx);
  if (!client) throw unauthorizedClient();
  if (assertion !== undefined) {
    const problem = assertionProblem(ctx, assertion, client);
    if (problem !== undefined)
      throw new OAuthError(401, 'invalid_client', `Client assertion is not valid: ${problem}.`);
    return client;
  }
  if (client.token_endpoint_auth_method === 'none' && secret === undefined) return client;
  // Public documentation, configure-private-key-jwt: the secret is worth nothing beside keys.
  if ((client.client_authentication_methods as Doc | undefined)?.private_key_jwt) throw unauthorizedClient();
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

const assertedClient = (assertion: string | undefined): string | undefined => {
  const subject = assertion === undefined ? undefined : readToken(assertion)?.claims.sub;
  return typeof subject === 'string' ? subject : undefined;
};
