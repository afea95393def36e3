/** Keys and certificates of applications: stored apart, named by what they are used for. */
import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';
import { project } from '../../engine/facts.js';
import { badRequest, conflict, invalidBody, notFound } from '../../errors.js';
import { visible } from '../../pagination.js';
import { base58Id } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { type Handler, noContent, ok, type SandboxContext, type SandboxServices } from '../../types.js';
import { clientOf } from './named.js';

const CREDENTIALS = 'clients/credentials';

/** What keys of other purposes than logging in are for; all of them are public keys. */
const PURPOSES = ['signed_request_object', 'token_vault_privileged_access'];
/** The kind of key of each way to log in (public documentation, auth0-deploy-cli: Client Credentials). */
const KINDS: Readonly<Record<string, string>> = {
  private_key_jwt: 'public_key',
  self_signed_tls_client_auth: 'x509_cert',
  tls_client_auth: 'cert_subject_dn',
};

/** New credentials of a purpose are stored apart; the client keeps their ids. */
function storeCredentials(purpose: unknown, kind: string, owner: string, ctx: SandboxServices): unknown {
  const given = (purpose as Doc | null)?.credentials;
  if (!Array.isArray(given)) return purpose;
  const credentials = given.map((credential: Doc) => ({
    id:
      credential.id === undefined
        ? addCredential({ credential_type: kind, ...credential }, owner, ctx).id
        : ownCredential(credential.id, { owner, kind }, ctx),
  }));
  return { ...(purpose as Doc), credentials };
}

export function withStoredCredentials(doc: Doc, ctx: SandboxServices): Doc {
  const owner = String(doc.client_id);
  const out = { ...doc };
  for (const name of PURPOSES)
    if (out[name]) out[name] = storeCredentials(out[name], 'public_key', owner, ctx);
  if (out.client_authentication_methods)
    out.client_authentication_methods = Object.fromEntries(
      Object.entries(out.client_authentication_methods as Doc).map(([name, method]) => [
        name,
        storeCredentials(method, KINDS[name] ?? 'public_key', owner, ctx),
      ]),
    );
  return out;
}

/** A key that is named is one of the application's own, and of the kind that is asked for. */
function ownCredential(
  id: unknown,
  { owner, kind }: { owner: string; kind: string },
  ctx: SandboxServices,
): unknown {
  const found = ctx.tenant.collection(CREDENTIALS).get(String(id));
  if (found?.$parent !== owner)
    throw badRequest(`The credential ${String(id)} does not exist`, 'invalid_body');
  if (found.credential_type !== kind)
    throw badRequest(`The credential ${String(id)} is not of type ${kind}`, 'invalid_body');
  return id;
}

/** Ids of the keys that an application uses, for any purpose. */
function credentialsNamed(client: Doc): unknown[] {
  const purposes = [
    ...Object.values((client.client_authentication_methods ?? {}) as Doc),
    ...PURPOSES.map((name) => client[name]),
  ];
  return purposes.flatMap((purpose) =>
    (((purpose as Doc | undefined)?.credentials ?? []) as Doc[]).map(({ id }) => id),
  );
}

/** RFC 7638 (public documentation, configure-private-key-jwt). */
function jwkThumbprint(key: KeyObject): string {
  const { crv, e, kty, n, x, y } = key.export({ format: 'jwk' });
  const parts = kty === 'RSA' ? { e, kty, n } : { crv, kty, x, y };
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

/** What a key or certificate is known by; 400 when it is neither. */
export function fingerprint(pem: string): {
  kid: string;
  expires: string | undefined;
  subject: string | undefined;
  thumbprint: string | undefined;
  key: string;
} {
  try {
    const certificate = pem.includes('BEGIN CERTIFICATE') ? new X509Certificate(pem) : undefined;
    const key = certificate?.publicKey ?? createPublicKey(pem);
    return {
      kid: jwkThumbprint(key),
      expires: certificate && new Date(certificate.validTo).toISOString(),
      subject: certificate?.subject,
      thumbprint: certificate && createHash('sha256').update(certificate.raw).digest('base64url'),
      key: key.export({ type: 'spki', format: 'pem' }).toString(),
    };
  } catch {
    throw badRequest('The provided PEM is not a valid public key or certificate.', 'invalid_body');
  }
}

/** Keys of an application (public documentation, secure/application-credentials). */
const MAX_CREDENTIALS = 2;

function addCredential(given: Doc, owner: string, ctx: SandboxServices): Doc {
  const {
    pem,
    parse_expiry_from_cert: parseExpiry,
    expires_at: expires,
    name,
    credential_type: type,
    alg,
    kid,
    subject_dn: subject,
  } = given;
  if (pem === undefined && type !== 'cert_subject_dn')
    throw invalidBody("Payload validation error: 'Missing required property: pem'.");
  const others = ctx.tenant.collection(CREDENTIALS).by('parent', owner);
  if (others.length >= MAX_CREDENTIALS)
    throw badRequest(`A client can have at most ${MAX_CREDENTIALS} credentials.`, 'invalid_body');
  const read = typeof pem === 'string' ? fingerprint(pem) : undefined;
  // Public documentation, configure-mtls-for-a-client: of a certificate, or of the name in it.
  if (read && type !== 'public_key' && read.subject === undefined)
    throw badRequest('The provided PEM is not a certificate.', 'invalid_body');
  if (
    type === 'public_key' &&
    others.some((other) => other.$pem === read?.key && other.kid === (kid ?? read?.kid))
  )
    throw conflict('A credential with the same key already exists.');
  // Public documentation, configure-private-key-jwt: an expiry is of the certificate, or a date in the future.
  if (parseExpiry === true && (expires !== undefined || read?.expires === undefined))
    throw invalidBody(
      expires === undefined
        ? 'parse_expiry_from_cert needs a certificate'
        : 'parse_expiry_from_cert and expires_at are mutually exclusive',
    );
  checkExpiry(expires, ctx);
  const expiry =
    typeof expires === 'string'
      ? new Date(expires).toISOString()
      : parseExpiry === true
        ? read?.expires
        : undefined;
  const doc: Doc = {
    id: base58Id('cred'),
    credential_type: type,
    ...(type === 'public_key' ? { kid: kid ?? read?.kid, alg: alg ?? 'RS256' } : {}),
    ...(type === 'public_key' ? {} : { subject_dn: subject ?? read?.subject }),
    ...(type === 'x509_cert' ? { thumbprint_sha256: read?.thumbprint } : {}),
    ...(name === undefined ? {} : { name }),
    created_at: ctx.iso(),
    updated_at: ctx.iso(),
    ...(expiry === undefined ? {} : { expires_at: expiry }),
    $parent: owner,
    $pem: read?.key,
  };
  return ctx.tenant.collection(CREDENTIALS).insert(doc);
}

function checkExpiry(expires: unknown, { now }: SandboxServices): void {
  if (typeof expires === 'string' && Date.parse(expires) <= now())
    throw invalidBody('expires_at must be a date in the future');
}

export const createCredential: Handler = (ctx) => {
  const owner = String(clientOf(ctx, 'client_id').client_id);
  return { status: 201, body: project(visible(addCredential(ctx.body as Doc, owner, ctx)), ctx.operation) };
};

function credentialOf(ctx: SandboxContext): Doc {
  const owner = clientOf(ctx, 'client_id').client_id;
  const doc = ctx.tenant.collection(CREDENTIALS).get(ctx.params.credential_id ?? '');
  if (!doc || doc.$parent !== owner) throw notFound('Credential not found', 'inexistent_credential');
  return doc;
}

export const updateCredential: Handler = (ctx) => {
  const { id } = credentialOf(ctx);
  const expires = (ctx.body as Doc).expires_at;
  checkExpiry(expires, ctx);
  const doc = ctx.tenant.collection(CREDENTIALS).update(String(id), {
    expires_at: typeof expires === 'string' ? new Date(expires).toISOString() : undefined,
    updated_at: ctx.iso(),
  });
  return ok(visible(doc as Doc));
};

export const removeCredential: Handler = (ctx) => {
  const { id } = credentialOf(ctx);
  // Public documentation, get-started/applications/rotate-credentials.
  if (credentialsNamed(clientOf(ctx, 'client_id')).includes(id))
    throw badRequest(
      'The credential is in use by the client and cannot be deleted.',
      'operation_not_supported',
    );
  ctx.tenant.collection(CREDENTIALS).delete(String(id));
  return noContent();
};
