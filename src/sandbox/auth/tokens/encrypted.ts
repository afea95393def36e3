/**
 * Access tokens that only their API can read: nested in a JWE (public documentation,
 * secure/tokens/access-tokens/json-web-encryption).
 */
import { constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto';
import type { Doc } from '../../state/store.js';

const HASHES: Readonly<Record<string, string>> = {
  'RSA-OAEP-256': 'sha256',
  'RSA-OAEP-384': 'sha384',
  'RSA-OAEP-512': 'sha512',
};

/** The token in the compact form of RFC 7516, encrypted for the key of the API; as it is where there is none. */
export function encryptedFor(api: Doc, token: string): string {
  const { encryption_key: key } = (api.token_encryption ?? {}) as { encryption_key?: Doc };
  if (!key) return token;
  const alg = String(key.alg);
  const header = { alg, enc: 'A256GCM', cty: 'JWT', ...(key.kid === undefined ? {} : { kid: key.kid }) };
  const encoded = Buffer.from(JSON.stringify(header)).toString('base64url');
  const [secret, iv] = [randomBytes(32), randomBytes(12)];
  const wrapped = publicEncrypt(
    {
      key: String(api.$encryption_pem),
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: HASHES[alg] ?? 'sha256',
    },
    secret,
  );
  const cipher = createCipheriv('aes-256-gcm', secret, iv);
  cipher.setAAD(Buffer.from(encoded));
  const content = Buffer.concat([cipher.update(token), cipher.final()]);
  const parts = [wrapped, iv, content, cipher.getAuthTag()].map((part) => part.toString('base64url'));
  return [encoded, ...parts].join('.');
}
