/** The tenant's signing keys: RS256 pairs with certificates; one is current, others are next or previous. */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto';
import { pkcs7, selfSign, thumbprint } from '../http/certificate.js';
import type { Doc, Tenant } from './store.js';

/** Collection of the keys in the shape of `GET /keys/signing`, with the private key as `$private_key`. */
export const SIGNING_KEYS = 'signing-keys';

const TWENTY_YEARS_MS = 20 * 365 * 86_400_000;

/** A fresh key in the API's shape; `host` names the tenant in the certificate. */
export function newSigningKey(host: string, now: number): Doc {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const cert = selfSign({
    commonName: host,
    publicKey,
    privateKey,
    notBefore: now,
    notAfter: now + TWENTY_YEARS_MS,
  });
  const print = thumbprint(cert);
  return {
    kid: createHash('sha256').update(cert).digest('base64url').slice(0, 21),
    cert,
    pkcs7: pkcs7(cert),
    fingerprint: print.match(/../g)?.join(':'),
    thumbprint: print,
    $private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

export function currentKey(tenant: Tenant): Doc {
  for (const key of tenant.collection(SIGNING_KEYS).values()) if (key.current === true) return key;
  throw new Error('the tenant has no current signing key');
}

/** Whose turn a key is when the current one is rotated. */
interface Owner {
  tenant: Tenant;
  /** Base address of the tenant. */
  url: string;
  now: () => number;
}

/** Keys that wait, by host: making one is slow, and a tenant that is reset may have the same again. */
const spare = new Map<string, Doc>();

export function insertNextKey({ tenant, url, now }: Owner): Doc {
  const host = new URL(url).hostname;
  const keys = tenant.collection(SIGNING_KEYS);
  const kept = spare.get(host);
  const key = kept && !keys.has(String(kept.kid)) ? kept : newSigningKey(host, now());
  spare.set(host, key);
  return keys.insert({ ...key, next: true });
}

/** The key that will be current after the next rotation. */
export const nextKey = (owner: Owner): Doc =>
  owner.tenant
    .collection(SIGNING_KEYS)
    .list()
    .find((key) => key.next === true) ?? insertNextKey(owner);

/** Parsed keys by PEM text: parsing is slow, and every request verifies a token. */
const parsed = new Map<string, KeyObject>();

function parse(text: string, make: (text: string) => KeyObject): KeyObject {
  const key = parsed.get(text) ?? make(text);
  if (parsed.size > 50) parsed.clear();
  parsed.set(text, key);
  return key;
}

const privateKeyOf = (key: Doc): KeyObject => parse(String(key.$private_key), createPrivateKey);
export const publicKeyOf = (key: Doc): KeyObject => parse(String(key.cert), createPublicKey);

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** How a token is signed: with the current key, or with a secret of the reader. */
export type Signing = { alg: 'RS256' | 'PS256' | 'RS512' } | { alg: 'HS256'; secret: string };

/** Padding and salt of PS256. */
export const PSS = { padding: 6, saltLength: 32 };

/** A compact JWT, RS256 unless it is said. */
export function signJwt(
  tenant: Tenant,
  payload: Record<string, unknown>,
  typ = 'JWT',
  how: Signing = { alg: 'RS256' },
): string {
  if (how.alg === 'HS256') {
    const content = `${encode({ alg: how.alg, typ })}.${encode(payload)}`;
    return `${content}.${createHmac('sha256', how.secret).update(content).digest('base64url')}`;
  }
  const key = currentKey(tenant);
  if (how.alg !== 'RS256') {
    const content = `${encode({ alg: how.alg, typ, kid: key.kid })}.${encode(payload)}`;
    const signer = { key: privateKeyOf(key), ...(how.alg === 'PS256' ? PSS : {}) };
    const hash = how.alg === 'RS512' ? 'sha512' : 'sha256';
    return `${content}.${sign(hash, Buffer.from(content), signer).toString('base64url')}`;
  }
  const content = `${encode({ alg: 'RS256', typ, kid: key.kid })}.${encode(payload)}`;
  return `${content}.${sign('sha256', Buffer.from(content), privateKeyOf(key)).toString('base64url')}`;
}

/** The public keys as a JWKS, revoked ones left out. */
export function jwks(tenant: Tenant): { keys: Doc[] } {
  const keys: Doc[] = [];
  for (const key of tenant.collection(SIGNING_KEYS).values()) {
    if (key.revoked === true) continue;
    const { n, e } = publicKeyOf(key).export({ format: 'jwk' });
    const print = Buffer.from(String(key.thumbprint), 'hex').toString('base64url');
    keys.push({
      kty: 'RSA',
      use: 'sig',
      n,
      e,
      kid: key.kid,
      x5t: print,
      x5c: [String(key.cert).replace(/-----[^-]+-----|\s/g, '')],
      alg: 'RS256',
    });
  }
  return { keys };
}
