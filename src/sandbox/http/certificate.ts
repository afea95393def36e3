/** Self-signed X.509 certificates: a small DER writer, because node:crypto reads certificates only. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import { armored, bareCertificate } from '../../text/certificates.js';

function tlv(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 128) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const hexLength = content.length.toString(16);
  const size = Buffer.from(hexLength.length % 2 ? `0${hexLength}` : hexLength, 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | size.length]), size, content]);
}

const sequence = (...parts: Buffer[]): Buffer => tlv(0x30, ...parts);
const set = (...parts: Buffer[]): Buffer => tlv(0x31, ...parts);
const integer = (bytes: Buffer): Buffer =>
  tlv(0x02, (bytes[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes);
const bitString = (bytes: Buffer): Buffer => tlv(0x03, Buffer.from([0]), bytes);
const octetString = (bytes: Buffer): Buffer => tlv(0x04, bytes);
const utf8 = (text: string): Buffer => tlv(0x0c, Buffer.from(text));
const boolean = (value: boolean): Buffer => tlv(0x01, Buffer.from([value ? 0xff : 0]));

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return tlv(0x06, Buffer.from(bytes));
}

/** GeneralizedTime, which every year may use. */
const time = (ms: number): Buffer =>
  tlv(0x18, Buffer.from(`${new Date(ms).toISOString().replace(/\D/g, '').slice(0, 14)}Z`));

const name = (commonName: string): Buffer => sequence(set(sequence(oid('2.5.4.3'), utf8(commonName))));

/** `a.b.c.d` as four bytes, `::1` as sixteen. */
function ipBytes(address: string): Buffer {
  if (isIP(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const words = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((word) => Number.parseInt(word, 16));
  const front = words(head);
  const back = tail === undefined ? [] : words(tail);
  const all = [...front, ...new Array<number>(8 - front.length - back.length).fill(0), ...back];
  return Buffer.from(all.flatMap((word) => [word >> 8, word & 0xff]));
}

function alternativeNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) => (isIP(host) ? tlv(0x87, ipBytes(host)) : tlv(0x82, Buffer.from(host))));
  return sequence(oid('2.5.29.17'), octetString(sequence(...names)));
}

const ALGORITHMS: Record<string, Buffer> = {
  rsa: sequence(oid('1.2.840.113549.1.1.11'), tlv(0x05)),
  ec: sequence(oid('1.2.840.10045.4.3.2')),
};

export interface CertificateRequest {
  commonName: string;
  publicKey: KeyObject;
  privateKey: KeyObject;
  /** Epoch milliseconds. */
  notBefore: number;
  notAfter: number;
  /** Host names and addresses that the certificate is valid for. */
  hosts?: readonly string[];
}

/** A certificate signed by its own key (RSA or EC P-256, SHA-256), as PEM. */
export function selfSign(request: CertificateRequest): string {
  const algorithm = ALGORITHMS[request.privateKey.asymmetricKeyType ?? ''];
  if (!algorithm) throw new Error('only RSA and EC keys can sign a certificate');
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const basicConstraints = sequence(oid('2.5.29.19'), boolean(true), octetString(sequence(boolean(true))));
  const extensions = [basicConstraints, ...(request.hosts?.length ? [alternativeNames(request.hosts)] : [])];
  const body = sequence(
    tlv(0xa0, integer(Buffer.from([2]))),
    integer(serial),
    algorithm,
    name(request.commonName),
    sequence(time(request.notBefore), time(request.notAfter)),
    name(request.commonName),
    request.publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(...extensions)),
  );
  const certificate = sequence(body, algorithm, bitString(sign('sha256', body, request.privateKey)));
  return armored('CERTIFICATE', certificate, '\r\n');
}

const derOf = (pem: string): Buffer => Buffer.from(bareCertificate(pem), 'base64');

/** SHA-1 thumbprint of a certificate, upper-case hexadecimal without colons. */
export const thumbprint = (certificate: string): string =>
  createHash('sha1').update(derOf(certificate)).digest('hex').toUpperCase();

/** A PKCS #7 "certificates only" message holding one certificate, as PEM. */
export function pkcs7(certificate: string): string {
  const signedData = sequence(
    integer(Buffer.from([1])),
    set(),
    sequence(oid('1.2.840.113549.1.7.1')),
    tlv(0xa0, derOf(certificate)),
    set(),
  );
  return armored('PKCS7', sequence(oid('1.2.840.113549.1.7.2'), tlv(0xa0, signedData)), '\r\n');
}

/** A key and certificate for serving TLS on loopback for ten years. */
export function tlsIdentity(hosts: readonly string[], now: number): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const cert = selfSign({
    // A name of its own: a trust store that holds several of these must be able to tell them apart.
    commonName: `sandbox ${randomBytes(6).toString('hex')}`,
    publicKey,
    privateKey,
    notBefore: now - 86_400_000,
    notAfter: now + 10 * 365 * 86_400_000,
    hosts,
  });
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert };
}
