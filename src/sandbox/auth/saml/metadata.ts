/** `GET /samlp/metadata/{client_id}`: what a service provider has to know of this identity provider. */
import { currentKey } from '../../state/signing-keys.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { defaultIssuer } from './response.js';
import type { SamlSettings } from './settings.js';
import { keyDescriptor } from './xml/key-info.js';
import { element, type Xml } from './xml/xml.js';

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
const BINDING = 'urn:oasis:names:tc:SAML:2.0:bindings:';
const FORMATS = [
  'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
  'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
  'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
];

export function samlMetadata({ tenant, url }: AuthContext, client: Doc, settings: SamlSettings): Xml {
  const place = `${url}/samlp/${encodeURIComponent(String(client.client_id))}`;
  return element(
    'md:EntityDescriptor',
    { 'xmlns:md': MD, entityID: settings.issuer ?? defaultIssuer(url) },
    element(
      'md:IDPSSODescriptor',
      { protocolSupportEnumeration: 'urn:oasis:names:tc:SAML:2.0:protocol' },
      keyDescriptor('signing', String(currentKey(tenant).cert)),
      FORMATS.map((format) => element('md:NameIDFormat', {}, format)),
      ['HTTP-Redirect', 'HTTP-POST'].map((binding) =>
        element('md:SingleSignOnService', { Binding: `${BINDING}${binding}`, Location: place }),
      ),
    ),
  );
}
