/** Encrypting an assertion for the service provider: AES-256 with a key that RSA-OAEP wraps (XML Encryption 1.1). */
import { constants, createCipheriv, publicEncrypt, randomBytes } from 'node:crypto';
import { DS, keyInfo } from './key-info.js';
import { element, type Xml } from './xml.js';

const XENC = 'http://www.w3.org/2001/04/xmlenc#';
const ALGORITHMS: Readonly<Record<string, string>> = {
  'aes256-cbc': `${XENC}aes256-cbc`,
  'aes256-gcm': 'http://www.w3.org/2009/xmlenc11#aes256-gcm',
};

function encrypted(text: string, key: Buffer, algorithm: string): Buffer {
  const content = Buffer.from(text);
  if (algorithm === 'aes256-gcm') {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    return Buffer.concat([iv, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  }
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  return Buffer.concat([iv, cipher.update(content), cipher.final()]);
}

/** @throws Error for a key or an algorithm that is none */
export function encryptedAssertion(
  assertion: Xml,
  { publicKey, cert, algorithm }: { publicKey: string; cert: string; algorithm: string },
): Xml {
  const method = ALGORITHMS[algorithm];
  if (method === undefined)
    throw new Error(`An assertion is encrypted with ${Object.keys(ALGORITHMS).join(' or ')}.`);
  const key = randomBytes(32);
  const wrapped = publicEncrypt(
    { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' },
    key,
  );
  const cipher = (value: Buffer): Xml =>
    element('xenc:CipherData', {}, element('xenc:CipherValue', {}, value.toString('base64')));
  return element(
    'saml:EncryptedAssertion',
    { 'xmlns:saml': 'urn:oasis:names:tc:SAML:2.0:assertion' },
    element(
      'xenc:EncryptedData',
      { 'xmlns:xenc': XENC, Type: `${XENC}Element` },
      element('xenc:EncryptionMethod', { Algorithm: method }),
      element(
        'ds:KeyInfo',
        { 'xmlns:ds': DS },
        element(
          'xenc:EncryptedKey',
          {},
          element('xenc:EncryptionMethod', { Algorithm: `${XENC}rsa-oaep-mgf1p` }),
          keyInfo(cert),
          cipher(wrapped),
        ),
      ),
      cipher(encrypted(assertion.text, key, algorithm)),
    ),
  );
}
