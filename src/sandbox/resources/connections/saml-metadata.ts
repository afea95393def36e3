/** Reading the metadata document of a SAML identity provider, to the extent that a connection uses it. */
import { certificatePem } from '../../../text/certificates.js';
import type { Doc } from '../../state/store.js';

const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** Attributes of every element of a name, whatever its namespace prefix. */
function elements(xml: string, name: string): Record<string, string>[] {
  const tags = xml.matchAll(new RegExp(`<(?:[\\w-]+:)?${name}\\b([^>]*)>`, 'g'));
  return [...tags].map(([, text = '']) =>
    Object.fromEntries(
      [...text.matchAll(/([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, key = '', double, single]) => [
        key,
        (double ?? single ?? '').replaceAll('&amp;', '&'),
      ]),
    ),
  );
}

/** The endpoint that browsers are redirected to, when there is one, else the first. */
const endpoint = (xml: string, name: string): Record<string, string> | undefined => {
  const all = elements(xml, name);
  return all.find(({ Binding }) => Binding === REDIRECT) ?? all[0];
};

/** The certificate that answers are signed with: the first for signing, or for any use. */
function certificate(xml: string): string | undefined {
  const descriptors = [
    ...xml.matchAll(/<(?:[\w-]+:)?KeyDescriptor\b([^>]*)>([\s\S]*?)<\/(?:[\w-]+:)?KeyDescriptor>/g),
  ];
  const signing = descriptors.find(([, attributes = '']) => !attributes.includes('encryption'));
  const [, text] = /X509Certificate[^>]*>([^<]+)</.exec(signing?.[2] ?? '') ?? [];
  return text?.trim() ? certificatePem(text) : undefined;
}

/** Options that follow from a metadata document. */
export function optionsFromMetadata(xml: string): Doc {
  const signIn = endpoint(xml, 'SingleSignOnService');
  const signOut = endpoint(xml, 'SingleLogoutService');
  const [provider] = elements(xml, 'IDPSSODescriptor');
  const signingCert = certificate(xml);
  const wantsSigned = provider?.WantAuthnRequestsSigned;
  return {
    ...(signIn?.Location ? { signInEndpoint: signIn.Location } : {}),
    ...(signIn?.Binding ? { protocolBinding: signIn.Binding } : {}),
    ...(signOut?.Location ? { signOutEndpoint: signOut.Location } : {}),
    ...(wantsSigned === undefined ? {} : { signSAMLRequest: wantsSigned === 'true' }),
    ...(signingCert === undefined ? {} : { signingCert }),
  };
}
