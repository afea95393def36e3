/** Signatures on XML that is in its canonical form already: enveloped, over one element, with RSA and SHA-256. */
import { createHash, sign } from 'node:crypto';
import { DS, keyInfo } from './key-info.js';
import { element, Xml } from './xml.js';

const C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const ALGORITHMS: Readonly<Record<string, string>> = {
  'rsa-sha1': 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  'rsa-sha256': 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
};
const DIGESTS: Readonly<Record<string, string>> = {
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
};

export interface SigningKey {
  /** PEM. */
  key: string;
  cert: string;
  signatureAlgorithm: string;
  digestAlgorithm: string;
}

/** Types of values are prefixes in texts, which the canonical form keeps only where they are listed. */
const inclusive = element('ec:InclusiveNamespaces', { 'xmlns:ec': C14N, PrefixList: 'xs' });

/** A signature on an element, to be put into it. @throws Error for a key that is none */
export function signature(
  content: Xml,
  id: string,
  { key, cert, signatureAlgorithm, digestAlgorithm }: SigningKey,
): Xml {
  const [method, digest] = [ALGORITHMS[signatureAlgorithm], DIGESTS[digestAlgorithm]];
  if (method === undefined || digest === undefined)
    throw new Error(
      `The signature needs ${Object.keys(ALGORITHMS).join(' or ')}, and ${Object.keys(DIGESTS).join(' or ')}.`,
    );
  const info = (attributes: Record<string, string>): Xml =>
    element(
      'ds:SignedInfo',
      attributes,
      element('ds:CanonicalizationMethod', { Algorithm: C14N }),
      element('ds:SignatureMethod', { Algorithm: method }),
      element(
        'ds:Reference',
        { URI: `#${id}` },
        element(
          'ds:Transforms',
          {},
          element('ds:Transform', { Algorithm: `${DS}enveloped-signature` }),
          element('ds:Transform', { Algorithm: C14N }, inclusive),
        ),
        element('ds:DigestMethod', { Algorithm: digest }),
        element('ds:DigestValue', {}, createHash(digestAlgorithm).update(content.text).digest('base64')),
      ),
    );
  // Alone, the element has to declare the prefix that it inherits in its place.
  const signed = sign(
    signatureAlgorithm.replace('rsa-', ''),
    Buffer.from(info({ 'xmlns:ds': DS }).text),
    key,
  );
  return element(
    'ds:Signature',
    { 'xmlns:ds': DS },
    info({}),
    element('ds:SignatureValue', {}, signed.toString('base64')),
    keyInfo(cert),
  );
}

/** An element with a signature after its issuer, where the schema wants it. */
export function withSignature(content: Xml, id: string, key: SigningKey): Xml {
  const mark = '</saml:Issuer>';
  const at = content.text.indexOf(mark) + mark.length;
  return new Xml(`${content.text.slice(0, at)}${signature(content, id, key).text}${content.text.slice(at)}`);
}
