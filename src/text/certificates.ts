/** Certificates in the forms in which people and providers give them. */
import { X509Certificate } from 'node:crypto';

/** PEM text of DER bytes. */
export function armored(label: string, der: Buffer, end = '\n'): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join(end);
}

/** A certificate as PEM, given as that, as its Base64, or as the Base64 of the bare certificate. */
export function certificatePem(given: string): string {
  if (given.includes('-----BEGIN')) return given;
  const bytes = Buffer.from(given, 'base64');
  return bytes.includes('-----BEGIN') ? bytes.toString() : armored('CERTIFICATE', bytes);
}

/** When a certificate ends, in epoch ms; undefined for what is none. */
export function certificateEnd(given: string): number | undefined {
  try {
    return Date.parse(new X509Certificate(certificatePem(given)).validTo);
  } catch {
    return undefined;
  }
}

/** The Base64 of a PEM text, without its armor. */
export const bareCertificate = (pem: string): string => pem.replace(/-----[^-]+-----|\s/g, '');
