import { createPrivateKey, type KeyObject, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { ApiError } from '../errors.js';

/** Short, as the server requires; long enough for a slow network. */
const LIFETIME_S = 60;

const CURVE_ALGORITHMS: Record<string, string> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
};

function algorithmFor(key: KeyObject): string | undefined {
  if (key.asymmetricKeyType === 'rsa') return 'RS256';
  if (key.asymmetricKeyType === 'rsa-pss') return 'PS256';
  if (key.asymmetricKeyType === 'ed25519') return 'EdDSA';
  return CURVE_ALGORITHMS[key.asymmetricKeyDetails?.namedCurve ?? ''];
}

function keyError(message: string): ApiError {
  return new ApiError(message, {
    kind: 'token',
    hint: 'AUTH0_CLIENT_PRIVATE_KEY must be the PEM text (or the path) of the private key whose public half is registered as a credential of the application.',
  });
}

/**
 * Signs the assertion with which a client authenticates (RFC 7523).
 *
 * @param nowS the server's time, epoch seconds: a wrong local clock must not invalidate it
 * @throws ApiError of kind `token` when the key cannot be used
 */
export async function signAssertion(
  clientId: string,
  privateKeyPem: string,
  alg: string | undefined,
  audience: string,
  nowS: number,
): Promise<string> {
  let key: KeyObject;
  try {
    key = createPrivateKey(privateKeyPem);
  } catch {
    throw keyError('The private key cannot be read: it is not PEM text of an unencrypted private key.');
  }
  const algorithm = alg ?? algorithmFor(key);
  if (algorithm === undefined) throw keyError('The private key is of a type that cannot sign assertions.');
  try {
    return await new SignJWT({})
      .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt(nowS)
      .setExpirationTime(nowS + LIFETIME_S)
      .sign(key);
  } catch {
    throw keyError(`The private key does not match the algorithm ${algorithm}.`);
  }
}
