/** Reading an AuthnRequest, as it comes by redirect or by a form. */
import { createPublicKey, verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { childOf, type Element, readXml } from './xml/read-xml.js';

const MOST_BYTES = 256 * 1024;

/** What of a request is kept while the person logs in. */
export interface SamlRequest {
  /** ID of the AuthnRequest; absent when the identity provider begins. */
  id?: string;
  /** The service provider's name of itself. */
  issuer?: string;
  relayState?: string;
  /** How it was signed, by redirect: the signed text, the algorithm's name and the signature. */
  signed?: { content: string; algorithm: string; signature: string };
  /** By a form, where a signature would be inside of the document. */
  posted: boolean;
}

export interface AuthnRequest {
  id: string;
  issuer: string | undefined;
  callback: string | undefined;
  forceAuthn: boolean;
  isPassive: boolean;
}

/** @throws Error that says what is wrong with the message */
export function readAuthnRequest(encoded: string, posted: boolean): AuthnRequest {
  const bytes = Buffer.from(encoded, 'base64');
  let source: string;
  try {
    source = posted
      ? bytes.toString('utf8')
      : inflateRawSync(bytes, { maxOutputLength: MOST_BYTES }).toString('utf8');
  } catch {
    throw new Error('SAMLRequest is not deflated and base64-encoded.');
  }
  let root: Element;
  try {
    root = readXml(source.slice(0, MOST_BYTES));
  } catch (error) {
    throw new Error(
      `SAMLRequest is not valid XML: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (root.name !== 'AuthnRequest') throw new Error(`SAMLRequest is a ${root.name}, not an AuthnRequest.`);
  const { ID: id, AssertionConsumerServiceURL: callback, ForceAuthn, IsPassive } = root.attributes;
  if (!id || !/^[A-Za-z_][\w.-]*$/.test(id)) throw new Error('The AuthnRequest has no valid ID.');
  return {
    id,
    issuer: childOf(root, 'Issuer')?.text.trim() || undefined,
    callback: callback || undefined,
    forceAuthn: ForceAuthn === 'true' || ForceAuthn === '1',
    isPassive: IsPassive === 'true' || IsPassive === '1',
  };
}

const HASHES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512': 'sha512',
};

/** The signature of a request by redirect: over the parameters as they were sent. */
export function signedPart(query: string): SamlRequest['signed'] {
  const parts = new Map(query.split('&').map((one) => [one.split('=')[0] ?? '', one] as const));
  const value = (name: string): string | undefined => {
    const part = parts.get(name);
    return part === undefined
      ? undefined
      : decodeURIComponent(part.slice(name.length + 1).replaceAll('+', '%20'));
  };
  const [signature, algorithm] = [value('Signature'), value('SigAlg')];
  if (signature === undefined || algorithm === undefined) return undefined;
  const content = ['SAMLRequest', 'RelayState', 'SigAlg'].flatMap((name) => parts.get(name) ?? []).join('&');
  return { content, algorithm, signature };
}

/** What is wrong with the signature of a request that has to have one; undefined when it is right. */
export function signatureProblem({ signed, posted }: SamlRequest, certificate: string): string | undefined {
  if (posted) return 'The sandbox checks the signatures of requests by redirect alone.';
  if (!signed) return 'The SAMLRequest has to be signed.';
  const hash = Object.hasOwn(HASHES, signed.algorithm) ? HASHES[signed.algorithm] : undefined;
  if (hash === undefined) return `The signature algorithm ${signed.algorithm} is not supported.`;
  try {
    const key = createPublicKey(certificate);
    const right = verify(hash, Buffer.from(signed.content), key, Buffer.from(signed.signature, 'base64'));
    return right ? undefined : 'The signature of the SAMLRequest is invalid.';
  } catch {
    return 'The certificate of the service provider is invalid.';
  }
}
