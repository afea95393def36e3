/** How MCP clients can become known to an issuer, as its metadata says. */
import { discoveryOf } from './issuer-keys.js';

export interface RegistrationWays {
  /** Clients register by themselves (RFC 7591). */
  dynamic: boolean;
  /** Clients are known by the address of a document about them (client id metadata documents). */
  documents: boolean;
  /** Whether authorization codes are protected by PKCE with S256; undefined: the metadata does not tell. */
  pkce: boolean | undefined;
}

/** @throws KeysUnavailable where the metadata cannot be fetched */
export async function registrationWays(issuer: string): Promise<RegistrationWays> {
  const metadata = await discoveryOf(issuer);
  const methods = metadata.code_challenge_methods_supported;
  return {
    dynamic: typeof metadata.registration_endpoint === 'string',
    documents: metadata.client_id_metadata_document_supported === true,
    pkce: Array.isArray(methods) ? methods.includes('S256') : undefined,
  };
}

/** What follows for the person who sets clients up: what works, and what to do. */
export function registrationAdvice({ dynamic, documents, pkce }: RegistrationWays): {
  ok: boolean;
  text: string;
} {
  if (pkce === false)
    return {
      ok: false,
      text: 'the issuer does not offer PKCE with S256, which MCP clients require: enable it, or use another issuer',
    };
  if (documents)
    return {
      ok: true,
      text: `clients are known by their metadata document${dynamic ? ', or register themselves' : ''}: nothing to set up per client`,
    };
  if (dynamic)
    return {
      ok: true,
      text: 'clients register themselves (dynamic client registration): nothing to set up per client; every client that can reach the issuer can register, so watch who may sign in',
    };
  return {
    ok: false,
    text: 'clients can neither register themselves nor be known by a metadata document: register an application for each client at the issuer (native, authorization code with PKCE, its redirect URI) and enter its client id in the client, or enable dynamic client registration (on Auth0: Settings > Advanced > OIDC Dynamic Application Registration)',
  };
}
