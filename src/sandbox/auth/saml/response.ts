/** The response of the SAML identity provider: an assertion about the person, or why there is none. */
import { randomBytes } from 'node:crypto';
import { isoAt } from '../../state/clock.js';
import { currentKey } from '../../state/signing-keys.js';
import type { Doc } from '../../state/store.js';
import { tenantName } from '../../state/tenant-name.js';
import type { AuthContext } from '../../types.js';
import { attributeStatement, attributesOf, nameIdOf } from './attributes.js';
import type { SamlSettings } from './settings.js';
import { encryptedAssertion } from './xml/encrypt.js';
import { type SigningKey, withSignature } from './xml/sign.js';
import { element, type Xml } from './xml/xml.js';

const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const SAMLP = 'urn:oasis:names:tc:SAML:2.0:protocol';
const STATUS = 'urn:oasis:names:tc:SAML:2.0:status:';

const newId = (): string => `_${randomBytes(16).toString('hex')}`;

export const defaultIssuer = (url: string): string => `urn:auth0:${tenantName(url)}`;

interface Frame {
  id: string;
  issued: string;
  issuer: string;
  destination: string;
  inResponseTo: string | undefined;
}

const response = (
  { id, issued, issuer, destination, inResponseTo }: Frame,
  ...content: readonly Xml[]
): Xml =>
  element(
    'samlp:Response',
    {
      'xmlns:samlp': SAMLP,
      Destination: destination,
      ID: id,
      InResponseTo: inResponseTo,
      IssueInstant: issued,
      Version: '2.0',
    },
    element('saml:Issuer', { 'xmlns:saml': SAML }, issuer),
    content,
  );

/** A response that says why there is no assertion. */
export function failedResponse(
  { issuer, destination, inResponseTo, now }: Omit<Frame, 'id' | 'issued'> & { now: number },
  reason: 'NoPassive' | 'AuthnFailed' | 'RequestDenied',
  message: string,
): string {
  const frame = { id: newId(), issued: isoAt(now), issuer, destination, inResponseTo };
  const status = element(
    'samlp:Status',
    {},
    element(
      'samlp:StatusCode',
      { Value: `${STATUS}Responder` },
      element('samlp:StatusCode', { Value: `${STATUS}${reason}` }),
    ),
    element('samlp:StatusMessage', {}, message),
  );
  return Buffer.from(response(frame, status).text).toString('base64');
}

export interface Login {
  client: Doc;
  user: Doc;
  session: Doc;
  /** Where the assertion goes. */
  callback: string;
  /** ID of the request, and the service provider's name of itself. */
  request: { id?: string; issuer?: string };
}

function assertion(ctx: AuthContext, login: Login, settings: SamlSettings, issuer: string, id: string): Xml {
  const { client, user, session, callback, request } = login;
  const now = ctx.now();
  const ends = isoAt(now + settings.lifetimeInSeconds * 1000);
  const attributes = attributesOf(user, client, settings);
  const audience = settings.audience ?? request.issuer;
  return element(
    'saml:Assertion',
    { 'xmlns:saml': SAML, ID: id, IssueInstant: isoAt(now), Version: '2.0' },
    element('saml:Issuer', {}, issuer),
    element(
      'saml:Subject',
      {},
      element('saml:NameID', { Format: settings.nameIdentifierFormat }, nameIdOf(attributes, settings, user)),
      element(
        'saml:SubjectConfirmation',
        { Method: 'urn:oasis:names:tc:SAML:2.0:cm:bearer' },
        element('saml:SubjectConfirmationData', {
          InResponseTo: request.id,
          NotOnOrAfter: ends,
          Recipient: settings.recipient ?? callback,
        }),
      ),
    ),
    element(
      'saml:Conditions',
      { NotBefore: isoAt(now), NotOnOrAfter: ends },
      audience === undefined
        ? undefined
        : element('saml:AudienceRestriction', {}, element('saml:Audience', {}, audience)),
    ),
    element(
      'saml:AuthnStatement',
      { AuthnInstant: String(session.authenticated_at), SessionIndex: `_${String(session.id)}` },
      element(
        'saml:AuthnContext',
        {},
        element('saml:AuthnContextClassRef', {}, settings.authnContextClassRef),
      ),
    ),
    attributeStatement(attributes, settings),
  );
}

/** The tenant's own key, unless an Action brings another pair. */
function keyOf(
  ctx: AuthContext,
  { key, cert, signatureAlgorithm, digestAlgorithm }: SamlSettings,
): SigningKey {
  const current = currentKey(ctx.tenant);
  const pair =
    key && cert ? { key, cert } : { key: String(current.$private_key), cert: String(current.cert) };
  return { ...pair, signatureAlgorithm, digestAlgorithm };
}

/** A token of WS-Federation (WS-Trust 1.3 of February 2005): the signed assertion, for whom, and how long it lives. */
export function federationToken(
  ctx: AuthContext,
  login: Login,
  settings: SamlSettings,
  realm: string,
): string {
  const id = newId();
  const issuer = settings.issuer ?? defaultIssuer(ctx.url);
  const plain = assertion(ctx, login, { ...settings, audience: settings.audience ?? realm }, issuer, id);
  const now = ctx.now();
  const utility = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
  const { text } = element(
    't:RequestSecurityTokenResponse',
    { 'xmlns:t': 'http://schemas.xmlsoap.org/ws/2005/02/trust' },
    element(
      't:Lifetime',
      { 'xmlns:wsu': utility },
      element('wsu:Created', {}, isoAt(now)),
      element('wsu:Expires', {}, isoAt(now + settings.lifetimeInSeconds * 1000)),
    ),
    element(
      'wsp:AppliesTo',
      { 'xmlns:wsp': 'http://schemas.xmlsoap.org/ws/2004/09/policy' },
      element(
        'EndpointReference',
        { xmlns: 'http://www.w3.org/2005/08/addressing' },
        element('Address', {}, realm),
      ),
    ),
    element('t:RequestedSecurityToken', {}, withSignature(plain, id, keyOf(ctx, settings))),
    element('t:TokenType', {}, SAML),
    element('t:RequestType', {}, 'http://schemas.xmlsoap.org/ws/2005/02/trust/Issue'),
  );
  return text;
}

/**
 * The response of a login that succeeded, in base64.
 *
 * @throws Error for keys, certificates or algorithms that are none
 */
export function successfulResponse(ctx: AuthContext, login: Login, settings: SamlSettings): string {
  const issuer = settings.issuer ?? defaultIssuer(ctx.url);
  const key = keyOf(ctx, settings);
  const [id, assertionId] = [newId(), newId()];
  const plain = assertion(ctx, login, settings, issuer, assertionId);
  const signed = settings.signResponse ? plain : withSignature(plain, assertionId, key);
  const { encryptionCert: cert, encryptionPublicKey: publicKey, encryptionAlgorithm: algorithm } = settings;
  const content = cert && publicKey ? encryptedAssertion(signed, { cert, publicKey, algorithm }) : signed;
  const frame = {
    id,
    issued: isoAt(ctx.now()),
    issuer,
    destination: settings.destination ?? login.callback,
    inResponseTo: login.request.id,
  };
  const status = element('samlp:Status', {}, element('samlp:StatusCode', { Value: `${STATUS}Success` }));
  const whole = response(frame, status, content);
  return Buffer.from((settings.signResponse ? withSignature(whole, id, key) : whole).text).toString('base64');
}
