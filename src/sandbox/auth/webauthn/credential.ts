/** Checks what an authenticator answers (WebAuthn level 2, sections 7.1 and 7.2). Who made it is not asked: no attestation is wanted. */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { isObject } from '../../../text/is-object.js';
import { type Cbor, readCbor } from './cbor.js';

/** What an answer has to be for. */
export interface Expected {
  /** Base64url. */
  challenge: string;
  /** Whether the page or the application may be the one that asked. */
  isOrigin: (origin: string) => boolean;
  /** The relying party's identifier. */
  rpId: string;
  /** The person has to have proved who they are to the authenticator. */
  verified: boolean;
}

export interface Credential {
  /** Base64url. */
  id: string;
  /** COSE key, base64url. */
  publicKey: string;
  signCount: number;
}

/** An answer that is not good. */
export class WebAuthnError extends Error {}

const PRESENT = 1;
const VERIFIED = 4;
const ATTESTED = 64;
/** Algorithms of keys, by their COSE numbers. */
export const ALGORITHMS = [-8, -7, -257] as const;

const bytesOf = (value: unknown, what: string): Buffer => {
  if (typeof value !== 'string' || value === '' || !/^[\w-]+={0,2}$/.test(value))
    throw new WebAuthnError(`${what} is missing`);
  return Buffer.from(value, 'base64url');
};

/** What the browser sends of a credential, as JSON. @throws WebAuthnError */
export function readAnswer(text: string): { id: string; response: Record<string, unknown> } {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new WebAuthnError('The answer of the browser cannot be read');
  }
  if (!isObject(given) || !isObject(given.response))
    throw new WebAuthnError('The answer of the browser is empty');
  return { id: String(given.id ?? ''), response: given.response };
}

function checkClientData(given: Buffer, type: string, { challenge, isOrigin }: Expected): void {
  let data: unknown;
  try {
    data = JSON.parse(given.toString('utf8'));
  } catch {
    throw new WebAuthnError('clientDataJSON cannot be read');
  }
  if (!isObject(data) || data.type !== type) throw new WebAuthnError('The answer is of another kind');
  if (data.challenge !== challenge) throw new WebAuthnError('The answer is for another challenge');
  if (!isOrigin(String(data.origin))) throw new WebAuthnError('The answer is for another origin');
}

/** @returns the number of signatures, and what follows it */
function checkAuthenticatorData(
  data: Buffer,
  { rpId, verified }: Expected,
): { signCount: number; flags: number } {
  if (data.length < 37) throw new WebAuthnError('The authenticator data is too short');
  const hash = createHash('sha256').update(rpId).digest();
  if (!data.subarray(0, 32).equals(hash)) throw new WebAuthnError('The answer is for another relying party');
  const flags = data.readUInt8(32);
  if ((flags & PRESENT) === 0) throw new WebAuthnError('Nobody touched the authenticator');
  if (verified && (flags & VERIFIED) === 0)
    throw new WebAuthnError('The authenticator has not verified the person');
  return { signCount: data.readUInt32BE(33), flags };
}

const cbor = (bytes: Buffer): { value: Cbor; end: number } => {
  try {
    return readCbor(bytes);
  } catch (error) {
    if (error instanceof RangeError) throw new WebAuthnError(error.message);
    throw error;
  }
};

/** Checks the answer to `navigator.credentials.create`. @throws WebAuthnError */
export function checkRegistration(response: Record<string, unknown>, expected: Expected): Credential {
  checkClientData(bytesOf(response.clientDataJSON, 'clientDataJSON'), 'webauthn.create', expected);
  const { value } = cbor(bytesOf(response.attestationObject, 'attestationObject'));
  const data = value instanceof Map ? value.get('authData') : undefined;
  if (!Buffer.isBuffer(data)) throw new WebAuthnError('The attestation has no authenticator data');
  const { signCount, flags } = checkAuthenticatorData(data, expected);
  if ((flags & ATTESTED) === 0 || data.length < 55)
    throw new WebAuthnError('The attestation has no credential');
  const length = data.readUInt16BE(53);
  const id = data.subarray(55, 55 + length);
  const rest = data.subarray(55 + length);
  if (length === 0 || id.length !== length) throw new WebAuthnError('The attestation has no credential');
  const key = rest.subarray(0, cbor(rest).end);
  keyOf(key);
  return { id: id.toString('base64url'), publicKey: key.toString('base64url'), signCount };
}

/** Checks the answer to `navigator.credentials.get`. @returns the number of signatures @throws WebAuthnError */
export function checkAssertion(
  response: Record<string, unknown>,
  { publicKey, signCount }: Pick<Credential, 'publicKey' | 'signCount'>,
  expected: Expected,
): number {
  const clientData = bytesOf(response.clientDataJSON, 'clientDataJSON');
  checkClientData(clientData, 'webauthn.get', expected);
  const data = bytesOf(response.authenticatorData, 'authenticatorData');
  const { signCount: count } = checkAuthenticatorData(data, expected);
  const { key, hash } = keyOf(Buffer.from(publicKey, 'base64url'));
  const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
  if (!verify(hash, signed, key, bytesOf(response.signature, 'signature')))
    throw new WebAuthnError('The signature is wrong');
  // A number that does not grow is the sign of a copy; authenticators without one always say 0.
  if ((count !== 0 || signCount !== 0) && count <= signCount)
    throw new WebAuthnError('The authenticator may have been copied');
  return count;
}

/** A COSE key (RFC 9053) of one of the algorithms, with the hash that it signs. */
function keyOf(bytes: Buffer): { key: KeyObject; hash: string | undefined } {
  const { value } = cbor(bytes);
  const part = (name: number): string => {
    const found = value instanceof Map ? value.get(name) : undefined;
    return Buffer.isBuffer(found) ? found.toString('base64url') : '';
  };
  const [type, algorithm, curve] = [1, 3, -1].map((name) =>
    value instanceof Map ? value.get(name) : undefined,
  );
  try {
    if (type === 2 && algorithm === -7 && curve === 1)
      return { key: publicKey({ kty: 'EC', crv: 'P-256', x: part(-2), y: part(-3) }), hash: 'sha256' };
    if (type === 1 && algorithm === -8 && curve === 6)
      return { key: publicKey({ kty: 'OKP', crv: 'Ed25519', x: part(-2) }), hash: undefined };
    if (type === 3 && algorithm === -257)
      return { key: publicKey({ kty: 'RSA', n: part(-1), e: part(-2) }), hash: 'sha256' };
  } catch {
    throw new WebAuthnError('The key of the credential cannot be read');
  }
  throw new WebAuthnError('The key of the credential is of no known kind');
}

const publicKey = (key: Record<string, string>): KeyObject => createPublicKey({ key, format: 'jwk' });
