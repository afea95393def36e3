/** What `setup` itself does in the tenant, with a token that it does not keep. */
import { generateKeyPairSync } from 'node:crypto';
import { createClient } from '../../client/client.js';
import { readClaims } from '../../client/token/token.js';
import type { ManagementClient } from '../../client/types.js';
import { isObject } from '../../text/is-object.js';
import { USER_AGENT } from '../../version.js';
import { CommandError } from '../terminal/failure.js';
import type { Tenant } from './tenant-step.js';

export const APPLICATION_NAME = 'MCP server (auth0-management-mcp)';

export interface KeyPair {
  /** PEM, PKCS #8. */
  privateKey: string;
  /** PEM, SPKI. */
  publicKey: string;
}

export function makeKeyPair(): KeyPair {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

export const audienceOf = ({ baseUrl, audience }: Tenant): string => audience ?? `${baseUrl}/api/v2/`;

/** What is wrong with a token for this tenant; undefined when nothing shows. @param needs scopes */
export function unfit(token: string, tenant: Tenant, needs: readonly string[]): string | undefined {
  const claims = readClaims(token);
  if (!claims) return 'This is not an access token: copy all of it.';
  const audiences = [claims.aud].flat();
  if (!audiences.includes(audienceOf(tenant)))
    return `This token is not for the Management API of ${tenant.domain}.`;
  if (typeof claims.exp === 'number' && claims.exp * 1000 <= Date.now()) return 'This token has expired.';
  const scopes = new Set(typeof claims.scope === 'string' ? claims.scope.split(' ') : []);
  const missing = needs.filter((scope) => !scopes.has(scope));
  return missing.length > 0 ? `This token lacks ${missing.join(', ')}.` : undefined;
}

/** Runs some calls with a token, and closes the connection. */
export async function withToken<T>(
  tenant: Tenant,
  token: string,
  work: (client: ManagementClient) => Promise<T>,
): Promise<T> {
  const client = createClient({
    baseUrl: tenant.baseUrl,
    audience: audienceOf(tenant),
    credentials: { kind: 'token', token },
    userAgent: USER_AGENT,
  });
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}

const credential = (publicKey: string, name: string) => ({
  credential_type: 'public_key',
  name,
  pem: publicKey,
  alg: 'RS256',
});

/**
 * Makes the application and grants it scopes of the Management API. An application whose grant fails is deleted.
 *
 * @param publicKey PEM: it authenticates with a key instead of a secret
 * @returns its id, and its secret where it has one
 */
export async function makeApplication(
  client: ManagementClient,
  audience: string,
  scopes: readonly string[],
  publicKey?: string,
): Promise<{ clientId: string; clientSecret?: string; granted: number }> {
  const { body } = await client.send({
    operation: 'POST /clients',
    method: 'POST',
    path: '/clients',
    body: {
      name: APPLICATION_NAME,
      description: 'Made by "auth0-management-mcp setup" for assistants.',
      app_type: 'non_interactive',
      grant_types: ['client_credentials'],
      ...(publicKey === undefined
        ? { token_endpoint_auth_method: 'client_secret_post' }
        : {
            client_authentication_methods: {
              private_key_jwt: { credentials: [credential(publicKey, 'setup')] },
            },
          }),
    },
  });
  const made = isObject(body) ? body : {};
  if (typeof made.client_id !== 'string') throw new CommandError('The tenant returned no application.');
  const clientId = made.client_id;
  try {
    const offered = await offeredScopes(client, audience);
    const scope = scopes.filter((one) => offered === undefined || offered.has(one));
    await client.send({
      operation: 'POST /client-grants',
      method: 'POST',
      path: '/client-grants',
      body: { client_id: clientId, audience, scope },
    });
    const clientSecret = typeof made.client_secret === 'string' ? made.client_secret : undefined;
    return { clientId, granted: scope.length, ...(clientSecret === undefined ? {} : { clientSecret }) };
  } catch (error) {
    await deleteApplication(client, clientId).catch(() => undefined);
    throw error;
  }
}

/** The scopes that this tenant's Management API has; undefined when they cannot be read. */
async function offeredScopes(client: ManagementClient, audience: string): Promise<Set<unknown> | undefined> {
  try {
    const { body } = await client.send({
      operation: 'GET /resource-servers/{id}',
      method: 'GET',
      path: `/resource-servers/${encodeURIComponent(audience)}`,
    });
    const scopes = isObject(body) && Array.isArray(body.scopes) ? body.scopes : [];
    return scopes.length > 0 ? new Set(scopes.map((scope: { value?: unknown }) => scope.value)) : undefined;
  } catch {
    return undefined;
  }
}

export async function deleteApplication(client: ManagementClient, clientId: string): Promise<void> {
  await client.send({
    operation: 'DELETE /clients/{id}',
    method: 'DELETE',
    path: `/clients/${encodeURIComponent(clientId)}`,
  });
}

/** A new secret; the old one is invalid from then on. */
export async function rotateSecret(client: ManagementClient, clientId: string): Promise<string> {
  const { body } = await client.send({
    operation: 'POST /clients/{id}/rotate-secret',
    method: 'POST',
    path: `/clients/${encodeURIComponent(clientId)}/rotate-secret`,
  });
  const secret = isObject(body) ? body.client_secret : undefined;
  if (typeof secret !== 'string')
    throw new CommandError('The tenant made a new secret without showing it: copy it from the dashboard.');
  return secret;
}

/**
 * Registers another key beside the present ones.
 *
 * @returns what to do when the new key works: the old ones are deleted
 */
export async function addKey(
  client: ManagementClient,
  clientId: string,
  publicKey: string,
): Promise<() => Promise<void>> {
  const path = `/clients/${encodeURIComponent(clientId)}`;
  const { body } = await client.send({
    operation: 'GET /clients/{id}/credentials',
    method: 'GET',
    path: `${path}/credentials`,
  });
  const before = (Array.isArray(body) ? body : []).flatMap((one: { id?: unknown }) =>
    typeof one.id === 'string' ? [one.id] : [],
  );
  const name = `rotated ${new Date().toISOString().slice(0, 10)}`;
  const { body: made } = await client.send({
    operation: 'POST /clients/{id}/credentials',
    method: 'POST',
    path: `${path}/credentials`,
    body: credential(publicKey, name),
  });
  const id = isObject(made) && typeof made.id === 'string' ? made.id : undefined;
  if (id === undefined) throw new CommandError('The tenant did not register the new key.');
  const use = (ids: readonly string[]) =>
    client.send({
      operation: 'PATCH /clients/{id}',
      method: 'PATCH',
      path,
      body: {
        client_authentication_methods: { private_key_jwt: { credentials: ids.map((one) => ({ id: one })) } },
      },
    });
  await use([...before, id]);
  return async () => {
    await use([id]);
    for (const old of before)
      await client.send({
        operation: 'DELETE /clients/{id}/credentials/{credential_id}',
        method: 'DELETE',
        path: `${path}/credentials/${encodeURIComponent(old)}`,
      });
  };
}
