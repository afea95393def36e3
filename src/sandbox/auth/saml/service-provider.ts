/**
 * The tenant as SAML service provider of a connection: its metadata, and the tenant's certificate in the formats that
 * identity providers ask for. Source: public documentation, saml-identity-provider-configuration-settings.
 */
import { createHash } from 'node:crypto';
import { HttpError } from '../../errors.js';
import { connectionByName } from '../../resources/users/store.js';
import { currentKey } from '../../state/signing-keys.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { defaultIssuer } from './response.js';
import { bareCertificate } from './sign.js';
import { element, type Xml } from './xml.js';

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
const BINDING = 'urn:oasis:names:tc:SAML:2.0:bindings:';

const keyDescriptor = (use: string, certificate: string): Xml =>
  element(
    'md:KeyDescriptor',
    { use },
    element(
      'ds:KeyInfo',
      { 'xmlns:ds': 'http://www.w3.org/2000/09/xmldsig#' },
      element('ds:X509Data', {}, element('ds:X509Certificate', {}, bareCertificate(certificate))),
    ),
  );

const certIn = (pair: unknown): string | undefined => {
  const { cert } = (pair ?? {}) as Doc;
  return typeof cert === 'string' && cert !== '' ? cert : undefined;
};

/** The pairs of keys are the tenant's, unless the connection has its own (sign-and-encrypt-saml-requests). */
const metadata: AuthHandler = ({ tenant, url, request }: AuthContext) => {
  const connection = connectionByName(tenant, request.search.get('connection') ?? '');
  if (connection?.strategy !== 'samlp') throw new HttpError(404, 'Not Found');
  const name = String(connection.name);
  const { entityId, signing_key: own, decryptionKey } = (connection.options ?? {}) as Doc;
  const usual = String(currentKey(tenant).cert);
  const { text } = element(
    'md:EntityDescriptor',
    {
      'xmlns:md': MD,
      entityID: typeof entityId === 'string' && entityId !== '' ? entityId : `${defaultIssuer(url)}:${name}`,
    },
    element(
      'md:SPSSODescriptor',
      { protocolSupportEnumeration: 'urn:oasis:names:tc:SAML:2.0:protocol' },
      keyDescriptor('signing', certIn(own) ?? usual),
      keyDescriptor('encryption', certIn(decryptionKey) ?? usual),
      element('md:SingleLogoutService', { Binding: `${BINDING}HTTP-POST`, Location: `${url}/logout` }),
      element('md:NameIDFormat', {}, 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'),
      element('md:AssertionConsumerService', {
        Binding: `${BINDING}HTTP-POST`,
        Location: `${url}/login/callback?connection=${encodeURIComponent(name)}`,
        index: '0',
        isDefault: 'true',
      }),
    ),
  );
  return {
    status: 200,
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`,
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  };
};

/** A value of DER: its tag, its length and its content. */
function der(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const digits: number[] = [];
  for (let rest = body.length; rest > 0; rest >>= 8) digits.unshift(rest & 255);
  const length = body.length < 128 ? [body.length] : [128 | digits.length, ...digits];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

/** RFC 2315, 9.1: signed data that signs nothing, and carries certificates. */
const SIGNED_DATA = Buffer.from('2a864886f70d010702', 'hex');
const DATA = Buffer.from('2a864886f70d010701', 'hex');
const certificatesOnly = (certificate: Buffer): Buffer =>
  der(
    0x30,
    der(0x06, SIGNED_DATA),
    der(
      0xa0,
      der(
        0x30,
        der(0x02, Buffer.from([1])),
        der(0x31),
        der(0x30, der(0x06, DATA)),
        der(0xa0, certificate),
        der(0x31),
      ),
    ),
  );

const armored = (label: string, bytes: Buffer): string =>
  `-----BEGIN ${label}-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`;

const FORMATS: Readonly<Record<string, (bytes: Buffer) => { body: unknown; type: string }>> = {
  pem: (bytes) => ({ body: armored('CERTIFICATE', bytes), type: 'application/x-pem-file' }),
  rawpem: (bytes) => ({ body: bytes.toString('base64'), type: 'text/plain; charset=utf-8' }),
  cer: (bytes) => ({ body: bytes, type: 'application/pkix-cert' }),
  pb7: (bytes) => ({
    body: armored('PKCS7', certificatesOnly(bytes)),
    type: 'application/x-pkcs7-certificates',
  }),
  fingerprint: (bytes) => ({
    body: createHash('sha1')
      .update(bytes)
      .digest('hex')
      .toUpperCase()
      .replace(/..(?!$)/g, '$&:'),
    type: 'text/plain; charset=utf-8',
  }),
};

const certificate =
  (format: string): AuthHandler =>
  ({ tenant }) => {
    const bytes = Buffer.from(bareCertificate(String(currentKey(tenant).cert)), 'base64');
    const { body, type } = FORMATS[format]?.(bytes) ?? { body: bytes, type: 'application/octet-stream' };
    return { status: 200, body, headers: { 'content-type': type } };
  };

export const serviceProviderHandlers: Readonly<Record<string, AuthHandler>> = {
  'GET /samlp/metadata': metadata,
  ...Object.fromEntries(Object.keys(FORMATS).map((format) => [`GET /${format}`, certificate(format)])),
};
