/** A certificate as XML Signature has it. */
import { bareCertificate } from '../../../../text/certificates.js';
import { element, type Xml } from './xml.js';

export const DS = 'http://www.w3.org/2000/09/xmldsig#';

/** @param attributes the declaration of the prefix, where nothing around declares it */
export const keyInfo = (cert: string, attributes: Readonly<Record<string, string>> = {}): Xml =>
  element(
    'ds:KeyInfo',
    attributes,
    element('ds:X509Data', {}, element('ds:X509Certificate', {}, bareCertificate(cert))),
  );

export const keyDescriptor = (use: string, cert: string): Xml =>
  element('md:KeyDescriptor', { use }, keyInfo(cert, { 'xmlns:ds': DS }));
