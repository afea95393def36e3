import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { selfSign } from '../../src/sandbox/http/certificate.js';
import { bareCertificate, certificateEnd, certificatePem } from '../../src/text/certificates.js';

const NOW = Date.UTC(2026, 0, 1);
const pem = selfSign({
  commonName: 'a',
  ...generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
  notBefore: NOW,
  notAfter: NOW + 86_400_000,
}).replaceAll('\r', '');
const bare = bareCertificate(pem);

test.each([
  ['as PEM', pem],
  ['as the Base64 of its PEM', Buffer.from(pem).toString('base64')],
  ['as its Base64', bare],
  ['as its Base64 in lines', `\n${bare.match(/.{1,64}/g)?.join('\n')}\n`],
])('a certificate that is given %s is read', (_, given) => {
  expect(certificatePem(given)).toBe(pem);
  expect(certificateEnd(given)).toBe(NOW + 86_400_000);
});

test('what is no certificate has no end', () => {
  expect(certificateEnd('undefined')).toBeUndefined();
  expect(certificateEnd('')).toBeUndefined();
});
