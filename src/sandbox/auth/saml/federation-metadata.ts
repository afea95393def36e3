/** What a WS-Federation client has to know of this tenant. */
import { bareCertificate } from '../../../text/certificates.js';
import { currentKey } from '../../state/signing-keys.js';
import type { AuthContext, AuthHandler } from '../../types.js';
import { element, xmlResponse } from './xml/xml.js';

const FED = 'http://docs.oasis-open.org/wsfed/federation/200706';

const metadata: AuthHandler = ({ tenant, url }: AuthContext) => {
  const place = element(
    'fed:PassiveRequestorEndpoint',
    {},
    element(
      'EndpointReference',
      { xmlns: 'http://www.w3.org/2005/08/addressing' },
      element('Address', {}, `${url}/wsfed`),
    ),
  );
  return xmlResponse(
    element(
      'EntityDescriptor',
      { xmlns: 'urn:oasis:names:tc:SAML:2.0:metadata', entityID: `urn:${new URL(url).hostname}` },
      element(
        'RoleDescriptor',
        {
          'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
          'xmlns:fed': FED,
          'xsi:type': 'fed:SecurityTokenServiceType',
          protocolSupportEnumeration: FED,
        },
        [
          element(
            'KeyDescriptor',
            { use: 'signing' },
            element(
              'KeyInfo',
              { xmlns: 'http://www.w3.org/2000/09/xmldsig#' },
              element(
                'X509Data',
                {},
                element('X509Certificate', {}, bareCertificate(String(currentKey(tenant).cert))),
              ),
            ),
          ),
          place,
        ],
      ),
    ),
  );
};

export const federationHandlers: Readonly<Record<string, AuthHandler>> = {
  'GET /wsfed/FederationMetadata/2007-06/FederationMetadata.xml': metadata,
};
