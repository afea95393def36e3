/** Keys of the statements: what applications sign with. The same in every run, made for these tests alone. */
import { createHash, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { selfSign } from '../../../src/sandbox/http/certificate.js';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const { e, kty, n } = rsa.publicKey.export({ format: 'jwk' });
const { crv, kty: ecKty, x, y } = ec.publicKey.export({ format: 'jwk' });
const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

export const KEYS = {
  /** The public RSA key. */
  pem: String(rsa.publicKey.export({ type: 'spki', format: 'pem' })),
  jwk: { kid: 'key', e, kty, n },
  /** Of the RSA key, for connections. */
  certificate: selfSign({
    commonName: 'idp.example',
    ...rsa,
    notBefore: Date.UTC(2020, 0),
    notAfter: Date.UTC(2049, 0),
  }),
  /** RFC 7638, of the RSA key. */
  thumbprint: digest(JSON.stringify({ e, kty, n })),
  /** RFC 7638, of the elliptic key, with which proofs are signed. */
  thumbprint_of_proof: digest(JSON.stringify({ crv, kty: ecKty, x, y })),
};

/** A signed token: with the elliptic key, which is in the header, for `ES256`, else with the RSA key. */
export function signed(header: Record<string, unknown>, claims: object): string {
  const elliptic = header.alg === 'ES256';
  const whole = elliptic ? { ...header, jwk: { crv, kty: ecKty, x, y } } : header;
  const content = `${b64(whole)}.${b64(claims)}`;
  const key = createPrivateKey((elliptic ? ec : rsa).privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const signature = elliptic
    ? sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' })
    : sign('sha256', Buffer.from(content), key);
  return `${content}.${signature.toString('base64url')}`;
}

/** For `ath`: what an access token is known by in a proof. */
export const hashOf = digest;
