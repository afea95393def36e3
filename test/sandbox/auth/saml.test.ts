/** The tenant as SAML identity provider: requests by redirect and by a form, logins begun here, and what Actions change. */
import {
  constants,
  createDecipheriv,
  createHash,
  createVerify,
  generateKeyPairSync,
  privateDecrypt,
  sign,
  X509Certificate,
} from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readXml } from '../../../src/sandbox/auth/saml/xml/read-xml.js';
import { ActionsTenant, PASSWORD } from '../runtime/support.js';
import { Browser, complaintOf, formOf, type Seen } from './browser.js';

const CALLBACK = 'https://sp.example/acs';
const CLAIMS = 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims';
const NO_KEY = 'not a certificate';

/** What an Action asks for, by the `case` in a person's metadata. */
const ACTION = `exports.onExecutePostLogin = async (event, api) => {
  const saml = api.samlResponse;
  if (event.transaction.protocol !== 'samlp') return;
  switch (event.user.app_metadata.case) {
    case 'denied': return api.access.deny('Not this application.');
    case 'all':
      saml.setAttribute('https://sp.example/roles', ['admin', 'a<b & "c"']);
      saml.setAttribute('level', 3);
      saml.setAttribute('active', true);
      saml.setAttribute('${CLAIMS}/name', null);
      saml.setAudience('urn:another');
      saml.setRecipient('https://sp.example/recipient');
      saml.setDestination('https://sp.example/destination');
      saml.setIssuer('urn:my-issuer');
      saml.setNameIdentifierFormat('urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress');
      saml.setNameIdentifierProbes(['${CLAIMS}/emailaddress']);
      saml.setAuthnContextClassRef('urn:oasis:names:tc:SAML:2.0:ac:classes:Password');
      saml.setLifetimeInSeconds(60);
      saml.setCreateUpnClaim(false);
      saml.setMapIdentities(false);
      saml.setPassthroughClaimsWithNoMapping(false);
      return saml.setRelayState('elsewhere');
    case 'response': return saml.setSignResponse(true);
    case 'untyped':
      saml.setTypedAttributes(false);
      saml.setIncludeAttributeNameFormat(false);
      return saml.setMapUnknownClaimsAsIs(true);
    case 'encrypted':
      saml.setEncryptionCert(event.secrets.cert);
      saml.setEncryptionPublicKey(event.secrets.publicKey);
      return saml.setEncryptionAlgorithm('aes256-gcm');
    case 'own key':
      saml.setCert(event.secrets.cert);
      return saml.setKey(event.secrets.key);
    case 'broken key':
      saml.setCert('${NO_KEY}');
      return saml.setKey('${NO_KEY}');
    case 'signed requests': return saml.setSigningCert(event.secrets.publicKey);
  }
};`;

let tenant: ActionsTenant;
let client: string;
let place: string;
const pair = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

beforeAll(async () => {
  tenant = await ActionsTenant.start();
  const { url } = tenant.client.running;
  client = (
    await tenant.make('/clients', {
      name: 'Wiki',
      app_type: 'regular_web',
      callbacks: [CALLBACK],
      addons: { samlp: {} },
    })
  ).client_id;
  place = `${url}/samlp/${client}`;
  // A certificate that only has to be carried: the tenant's own.
  const [{ cert }] = await tenant.get('/keys/signing');
  await tenant.bind('post-login', [
    await tenant.deploy('post-login', ACTION, {
      secrets: { cert, publicKey: pair.publicKey, key: pair.privateKey },
    }),
  ]);
});
afterAll(() => tenant.close());

const request = (more = '', inside = '') =>
  `<?xml version="1.0"?><samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_abc.1" Version="2.0" IssueInstant="2026-01-01T00:00:00Z" AssertionConsumerServiceURL="${CALLBACK}" ${more}><!-- from the SP --><saml:Issuer>urn:sp</saml:Issuer>${inside}</samlp:AuthnRequest>`;
const byRedirect = (xml = request(), more: Record<string, string> = { RelayState: 'deep/link?a=1&b' }) =>
  `${place}?${new URLSearchParams({ SAMLRequest: deflateRawSync(xml).toString('base64'), ...more })}`;

interface Received {
  target: string;
  relayState: string | undefined;
  xml: string;
}

function received(page: Seen): Received {
  const { action, fields } = formOf(page);
  return {
    target: action,
    relayState: fields.RelayState,
    xml: Buffer.from(fields.SAMLResponse ?? '', 'base64').toString('utf8'),
  };
}

async function login(address: string, browser: Browser, email: string): Promise<Seen> {
  return await browser.fill(await browser.visit(address), {
    connection: 'People',
    username: email,
    password: PASSWORD,
  });
}

async function answerFor(
  kind: string | undefined,
  address = byRedirect(),
): Promise<Received & { email: string; user_id: string; page: Seen }> {
  const { email, user_id } = await tenant.person(kind === undefined ? {} : { app_metadata: { case: kind } });
  const page = await login(address, new Browser(), email);
  return { ...received(page), email, user_id, page };
}

const tag = (xml: string, name: string): string =>
  new RegExp(`<${name}[ >][\\s\\S]*?</${name}>`).exec(xml)?.[0] ?? '';
const textOf = (xml: string, name: string): string | undefined =>
  new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1];
const attributeOf = (xml: string, element: string, name: string): string | undefined =>
  new RegExp(`<${element}[^>]*\\s${name}="([^"]*)"`).exec(xml)?.[1];
const valuesOf = (xml: string, name: string): string[] => {
  const [, inside = ''] =
    new RegExp(`<saml:Attribute Name="${name}"[^>]*>([\\s\\S]*?)</saml:Attribute>`).exec(xml) ?? [];
  return [...inside.matchAll(/<saml:AttributeValue[^>]*>([^<]*)</g)].map(([, value]) => value ?? '');
};

/** Whether the signature over an element is right; what was signed is the text as it is, without the signature. */
function isSigned(xml: string, element: string, certificate: string): boolean {
  const content = tag(xml, element);
  const signature = tag(content, 'ds:Signature');
  const digest = createHash('sha256').update(content.replace(signature, '')).digest('base64');
  if (textOf(signature, 'ds:DigestValue') !== digest) return false;
  if (attributeOf(signature, 'ds:Reference', 'URI') !== `#${attributeOf(content, element, 'ID')}`)
    return false;
  const info = tag(signature, 'ds:SignedInfo').replace(
    '<ds:SignedInfo>',
    '<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">',
  );
  return createVerify('sha256')
    .update(info)
    .verify(certificate, textOf(signature, 'ds:SignatureValue') ?? '', 'base64');
}

const tenantCertificate = async (): Promise<string> => (await tenant.get('/keys/signing'))[0].cert;

describe('a request of the service provider', () => {
  it('by redirect leads over the login page to a signed assertion', async () => {
    const { email, user_id, target, relayState, xml, page } = await answerFor(undefined);
    expect([target, relayState]).toEqual([CALLBACK, 'deep/link?a=1&b']);
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' https://sp.example");
    readXml(xml);
    expect(isSigned(xml, 'saml:Assertion', await tenantCertificate())).toBe(true);
    expect(attributeOf(xml, 'samlp:Response', 'InResponseTo')).toBe('_abc.1');
    expect(attributeOf(xml, 'samlp:StatusCode', 'Value')).toMatch(/:Success$/);
    expect([textOf(xml, 'saml:Issuer'), textOf(xml, 'saml:Audience')]).toEqual([
      'urn:auth0:sandbox',
      'urn:sp',
    ]);
    expect(textOf(xml, 'saml:NameID')).toBe(user_id);
    expect(valuesOf(xml, `${CLAIMS}/emailaddress`)).toEqual([email]);
    expect(valuesOf(xml, `${CLAIMS}/upn`)).toEqual([email]);
    expect(valuesOf(xml, 'http://schemas.auth0.com/identities/default/connection')).toEqual(['People']);
    expect(valuesOf(xml, 'http://schemas.auth0.com/email_verified')).toEqual(['true']);
    expect(xml).not.toMatch(/passwords|app_metadata/);
  });

  it('by a form uses the session; one that must not ask is told that somebody has to log in', async () => {
    const { email } = await tenant.person();
    const browser = new Browser();
    const form = {
      SAMLRequest: Buffer.from(request('IsPassive="true"')).toString('base64'),
      RelayState: 'r',
    };
    const passive = received(await browser.visit(place, form));
    expect(passive.xml).toMatch(/status:Responder[\s\S]*status:NoPassive/);
    expect(passive.relayState).toBe('r');
    await login(byRedirect(), browser, email);
    expect(received(await browser.visit(place, form)).xml).toContain('status:Success');
    const forced = await browser.visit(byRedirect(request('ForceAuthn="true"')));
    expect(new URL(forced.url).pathname).toBe('/u/login');
  });

  it.each([
    ['of another address', request().replace(CALLBACK, 'https://evil.example/acs'), 403, /not in the list/],
    ['with a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${request()}`, 400, /not valid XML/],
    ['that is something else', '<a ID="_x"></a>', 400, /not an AuthnRequest/],
    ['that is not well-formed', request().slice(0, -3), 400, /not valid XML/],
  ])('%s is refused on a page', async (_name, xml, status, message) => {
    const page = await new Browser().visit(byRedirect(xml));
    expect(page.status).toBe(status);
    expect(complaintOf(page)).toMatch(message);
  });

  it('has to be signed where the addon has the certificate of the service provider', async () => {
    const { client_id } = await tenant.make('/clients', {
      name: 'Signed',
      callbacks: [CALLBACK],
      addons: { samlp: { signingCert: pair.publicKey } },
    });
    const at = `${tenant.client.running.url}/samlp/${client_id}`;
    const SAMLRequest = encodeURIComponent(deflateRawSync(request()).toString('base64'));
    const algorithm = encodeURIComponent('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
    const content = `SAMLRequest=${SAMLRequest}&RelayState=a%20b~&SigAlg=${algorithm}`;
    const signature = sign('sha256', Buffer.from(content), pair.privateKey).toString('base64');
    const good = await new Browser().visit(`${at}?${content}&Signature=${encodeURIComponent(signature)}`);
    expect(new URL(good.url).pathname).toBe('/u/login');
    const forged = content.replace('a%20b~', 'other');
    const bad = received(
      await new Browser().visit(`${at}?${forged}&Signature=${encodeURIComponent(signature)}`),
    );
    expect(textOf(bad.xml, 'samlp:StatusMessage')).toBe('The signature of the SAMLRequest is invalid.');
    const none = received(await new Browser().visit(`${at}?SAMLRequest=${SAMLRequest}`));
    expect(textOf(none.xml, 'samlp:StatusMessage')).toBe('The SAMLRequest has to be signed.');
  });
});

it('begins a login without a request, and has metadata', async () => {
  const { target, relayState, xml } = await answerFor(
    undefined,
    `${place}?RelayState=home&connection=People`,
  );
  expect([target, relayState]).toEqual([CALLBACK, 'home']);
  expect(xml).not.toContain('InResponseTo');
  expect(xml).not.toContain('saml:Audience');
  const metadata = await new Browser().visit(`${tenant.client.running.url}/samlp/metadata/${client}`);
  expect(metadata.headers.get('content-type')).toContain('application/xml');
  const certificate = textOf(metadata.text, 'ds:X509Certificate') ?? '';
  expect(new X509Certificate(Buffer.from(certificate, 'base64')).raw.toString('base64')).toBe(certificate);
  expect(attributeOf(metadata.text, 'md:EntityDescriptor', 'entityID')).toBe('urn:auth0:sandbox');
  expect(metadata.text).toContain(`HTTP-POST" Location="${place}"`);
  const other = await new Browser().visit(`${tenant.client.running.url}/samlp/${tenant.app.client_id}`);
  expect(complaintOf(other)).toMatch(/no SAML2 addon/);
});

describe('an Action', () => {
  it('changes the assertion, and where it goes', async () => {
    const { email, target, relayState, xml } = await answerFor('all');
    expect([target, relayState]).toEqual(['https://sp.example/destination', 'elsewhere']);
    expect(isSigned(xml, 'saml:Assertion', await tenantCertificate())).toBe(true);
    expect(textOf(xml, 'saml:NameID')).toBe(email);
    expect(xml).toContain('nameid-format:emailAddress');
    expect([textOf(xml, 'saml:Issuer'), textOf(xml, 'saml:Audience')]).toEqual([
      'urn:my-issuer',
      'urn:another',
    ]);
    expect(attributeOf(xml, 'saml:SubjectConfirmationData', 'Recipient')).toBe(
      'https://sp.example/recipient',
    );
    expect(textOf(xml, 'saml:AuthnContextClassRef')).toMatch(/:Password$/);
    const [from, until] = ['NotBefore', 'NotOnOrAfter'].map((name) =>
      Date.parse(attributeOf(xml, 'saml:Conditions', name) ?? ''),
    );
    expect(Number(until) - Number(from)).toBe(60_000);
    expect(valuesOf(xml, 'https://sp.example/roles')).toEqual(['admin', 'a&lt;b &amp; "c"']);
    expect(xml).toMatch(
      /Name="level" NameFormat="[^"]*:basic"><saml:AttributeValue [^>]*xsi:type="xs:double">3</,
    );
    expect(xml).toMatch(/Name="active"[^>]*><saml:AttributeValue [^>]*xsi:type="xs:boolean">true</);
    expect(valuesOf(xml, `${CLAIMS}/name`)).toEqual([]);
    expect(xml).not.toMatch(/schemas\.auth0\.com|claims\/upn/);
  });

  it('signs the response instead, writes attributes plainly, or encrypts the assertion', async () => {
    const certificate = await tenantCertificate();
    const response = await answerFor('response');
    expect(isSigned(response.xml, 'samlp:Response', certificate)).toBe(true);
    expect(tag(response.xml, 'saml:Assertion')).not.toContain('ds:Signature');
    const untyped = await answerFor('untyped');
    expect(untyped.xml).toMatch(
      /<saml:Attribute Name="nickname"><saml:AttributeValue [^>]*xsi:type="xs:anyType">/,
    );
    const { xml } = await answerFor('encrypted');
    const [key = '', content = ''] = [...xml.matchAll(/<xenc:CipherValue>([^<]*)</g)].map(
      ([, value]) => value ?? '',
    );
    const wrapped = { key: pair.privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' };
    const bytes = Buffer.from(content, 'base64');
    const cipher = createDecipheriv(
      'aes-256-gcm',
      privateDecrypt(wrapped, Buffer.from(key, 'base64')),
      bytes.subarray(0, 12),
    );
    cipher.setAuthTag(bytes.subarray(-16));
    const plain = Buffer.concat([cipher.update(bytes.subarray(12, -16)), cipher.final()]).toString('utf8');
    expect(isSigned(plain, 'saml:Assertion', certificate)).toBe(true);
  });

  it('brings its own key, wants signed requests, and denies', async () => {
    const own = await answerFor('own key');
    expect(isSigned(own.xml, 'saml:Assertion', pair.publicKey)).toBe(true);
    const broken = await answerFor('broken key');
    expect(textOf(broken.xml, 'samlp:StatusMessage')).toMatch(/^The SAML response could not be made/);
    const unsigned = await answerFor('signed requests');
    expect(textOf(unsigned.xml, 'samlp:StatusMessage')).toBe('The SAMLRequest has to be signed.');
    const denied = await answerFor('denied');
    expect(denied.xml).toMatch(/status:RequestDenied[\s\S]*Not this application\./);
    expect(denied.target).toBe(CALLBACK);
  });
});
