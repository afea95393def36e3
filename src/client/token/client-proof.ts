/** How the application proves to the tenant's OAuth endpoints which one it is. */
import type { Credentials } from '../../config/credentials.js';

export type GrantingCredentials = Exclude<Credentials, { kind: 'token' }>;

export interface ClientProof {
  /** Parameters of the request's body. */
  fields: Record<string, string>;
  /** Name, value, … */
  headers: string[];
}

/**
 * @param nowS the server's time, epoch seconds: assertions are dated
 * @throws ApiError of kind `token` when the private key cannot be used
 */
export async function clientProof(
  credentials: GrantingCredentials,
  baseUrl: string,
  nowS: number,
): Promise<ClientProof> {
  const { clientId } = credentials;
  if (credentials.kind === 'private_key') {
    const { signAssertion } = await import('./assertion.js');
    const assertion = await signAssertion(
      clientId,
      credentials.privateKey,
      credentials.alg,
      `${baseUrl}/`,
      nowS,
    );
    return {
      fields: {
        client_id: clientId,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      },
      headers: [],
    };
  }
  if (credentials.method !== 'basic')
    return { fields: { client_id: clientId, client_secret: credentials.clientSecret }, headers: [] };
  // RFC 6749 2.3.1: both are form-encoded before they are joined.
  const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(credentials.clientSecret)}`;
  return { fields: {}, headers: ['authorization', `Basic ${Buffer.from(pair).toString('base64')}`] };
}
