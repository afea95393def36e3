/** What is said about how clients become known to an issuer. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registrationAdvice, registrationWays } from '../../../src/server/callers/registration.js';
import { startIssuer, type TestIssuer } from '../../support/issuer.js';

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());

it.each([
  ['neither', {}, false, /register an application for each client/],
  ['dynamic registration', { registration_endpoint: 'https://x.example/r' }, true, /register themselves/],
  [
    'metadata documents',
    { client_id_metadata_document_supported: true },
    true,
    /known by their metadata document: nothing/,
  ],
  ['no PKCE', { code_challenge_methods_supported: ['plain'] }, false, /PKCE with S256/],
])('%s', async (_, metadata, ok, text) => {
  for (const key of Object.keys(issuer.discovery)) delete issuer.discovery[key];
  Object.assign(issuer.discovery, metadata);
  const advice = registrationAdvice(await registrationWays(issuer.issuer));
  expect(advice.ok).toBe(ok);
  expect(advice.text).toMatch(text);
});
