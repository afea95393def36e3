/**
 * The tenant as SAML service provider of a connection: its metadata, and the tenant's certificate in the formats that
 * identity providers ask for. Source: public documentation, saml-identity-provider-configuration-settings.
 */
import { armored, bareCertificate } from '../../../text/certificates.js';
import { HttpError } from '../../errors.js';
import { connectionByName, optionsOf } from '../../resources/users/store.js';
import { currentKey } from '../../state/signing-keys.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { defaultIssuer } from './response.js';
import { keyDescriptor } from './xml/key-info.js';
import { element, xmlResponse } from './xml/xml.js';

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
const BINDING = 'urn:oasis:names:tc:SAML:2.0:bindings:';

const certIn = (pair: unknown): string | undefined => {
  const { cert } = (pair ?? {}) as Doc;
  return typeof cert === 'string' && cert !== '' ? cert : undefined;
};

/** The pairs of keys are the tenant's, unless the connection has its own (sign-and-encrypt-saml-requests). */
const metadata: AuthHandler = ({ tenant, url, request }: AuthContext) => {
  const connection = connectionByName(tenant, request.search.get('connection') ?? '');
  if (connection?.strategy !== 'samlp') throw new HttpError(404, 'Not Found');
  const name = String(connection.name);
  const { entityId, signing_key: own, decryptionKey } = optionsOf(connection);
  const usual = String(currentKey(tenant).cert);
  const document = element(
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
  return xmlResponse(document);
};

const PLAIN = 'text/plain; charset=utf-8';
/** Forms of the certificate, by their paths. */
const FORMATS: Readonly<Record<string, { type: string; body: (key: Doc) => unknown }>> = {
  pem: {
    type: 'application/x-pem-file',
    body: ({ cert }) => armored('CERTIFICATE', Buffer.from(bareCertificate(String(cert)), 'base64')),
  },
  rawpem: { type: PLAIN, body: ({ cert }) => bareCertificate(String(cert)) },
  cer: {
    type: 'application/pkix-cert',
    body: ({ cert }) => Buffer.from(bareCertificate(String(cert)), 'base64'),
  },
  pb7: { type: 'application/x-pkcs7-certificates', body: ({ pkcs7 }) => pkcs7 },
  fingerprint: { type: PLAIN, body: ({ fingerprint }) => fingerprint },
};

export const serviceProviderHandlers: Readonly<Record<string, AuthHandler>> = {
  'GET /samlp/metadata': metadata,
  ...Object.fromEntries(
    Object.entries(FORMATS).map(([format, { type, body }]): [string, AuthHandler] => [
      `GET /${format}`,
      ({ tenant }) => ({ status: 200, body: body(currentKey(tenant)), headers: { 'content-type': type } }),
    ]),
  ),
};
