/** Identity providers on both sides: SAML, WS-Federation, OpenID Connect, and what they may end. */
import { deflateRawSync } from 'node:zlib';
import { ann, app, authorize, CALLBACK, PASSWORD } from '../login/steps.js';
import { type Expectation, type Statement, type Step, statement as s } from '../statement.js';

const SETTINGS = 'authenticate/protocols/saml/saml-identity-provider-configuration-settings';
const CRYPTED = 'authenticate/protocols/saml/saml-sso-integrations/sign-and-encrypt-saml-requests';
const ASSERTIONS = 'authenticate/protocols/saml/saml-configuration/customize-saml-assertions';
const ADDON = 'authenticate/protocols/saml/saml-sso-integrations/enable-saml2-web-app-addon';
const BEGUN = 'authenticate/protocols/saml/saml-sso-integrations/identity-provider-initiated-single-sign-on';
const ACCEPT = 'api/authentication/saml/accept-saml-request';
const _WSFED = 'api/authentication/ws-federation/accept-ws-federation-request';
const WSFED_APP = 'get-started/applications/configure-ws-fed-applications';
const OIDC = 'authenticate/identity-providers/enterprise-identity-providers/oidc';
const REVOKED = 'api/authentication/logout/global-token-revocation';
const UNIVERSAL = 'authenticate/login/logout/universal-logout';
const ENTERPRISE = 'api/authentication/login/enterprise-saml-and-others';
const AD = 'authenticate/identity-providers/enterprise-identity-providers/active-directory-ldap';
const ADFS = 'authenticate/identity-providers/enterprise-identity-providers/adfs';
const ENTRA = 'authenticate/identity-providers/enterprise-identity-providers/azure-active-directory/v2';
const PING = 'authenticate/identity-providers/enterprise-identity-providers/ping-federate';

const connection = (strategy: string, options: object = {}, status = 201, more: Expectation = {}): Step => [
  'POST /connections',
  { name: 'acme', strategy, options, enabled_clients: ['{app}'] },
  status,
  { ...(status === 201 ? { keep: { acme: 'id' } } : {}), ...more },
];
const SIGN_IN = 'https://idp.example/saml';
const saml = (options: object = {}, status = 201, more: Expectation = {}): Step =>
  connection('samlp', { signInEndpoint: SIGN_IN, ...options }, status, more);
const metadata = (pattern: RegExp): Step => [
  'GET ~/samlp/metadata?connection=acme',
  undefined,
  200,
  { pages: { found: pattern } },
];
const certificate = (format: string, looks: RegExp): Statement =>
  s(`the certificate of the tenant comes as ${format}`, SETTINGS, [
    `GET ~/${format}?cert=connection`,
    undefined,
    200,
    { pages: { certificate: looks } },
  ]);
const samlApp = (settings: object = {}, more: object = {}): Step =>
  app({ addons: { samlp: settings }, ...more });
const request = (inside = ''): string =>
  encodeURIComponent(
    deflateRawSync(
      `<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a1" Version="2.0" IssueInstant="2026-01-01T00:00:00Z" AssertionConsumerServiceURL="${CALLBACK}" ${inside}><saml:Issuer>urn:sp</saml:Issuer></samlp:AuthnRequest>`,
    ).toString('base64'),
  );
/** Logging in for the SAML application; the page with the response is kept as `assertion`, in base64. */
const answered: Step[] = [
  [
    `GET ~/samlp/{app}?SAMLRequest=${request()}&RelayState=deep`,
    undefined,
    302,
    { keep: { page: '>', login: '?state' } },
  ],
  [
    'FORM ~{page}',
    { state: '{login}', username: 'ann@example.com', password: PASSWORD },
    200,
    {
      pages: { assertion: /name="SAMLResponse" value="([^"]+)"/, relay: /name="RelayState" value="(deep)"/ },
    },
  ],
];
const revoke = (status: number, body: unknown, sends: Record<string, string> = {}): Step => [
  'POST ~/oauth/global-token-revocation/connection/acme',
  body,
  status,
  { sends },
];
const subject = { subject: { format: 'iss_sub', iss: 'https://idp.example', sub: 'ann' } };

export const furtherFederation = [
  s(
    'a SAML connection is known to its provider as urn:auth0, tenant and connection',
    SETTINGS,
    app(),
    saml(),
    metadata(/entityID="(urn:auth0:[^":]+:acme)"/),
  ),
  s(
    'a SAML connection may be known to its provider otherwise',
    SETTINGS,
    app(),
    saml({ entityId: 'urn:mine' }),
    metadata(/entityID="(urn:mine)"/),
  ),
  s(
    'a SAML connection takes answers at the callback of the tenant',
    SETTINGS,
    app(),
    saml(),
    metadata(/AssertionConsumerService[^>]+Location="([^"]+\/login\/callback\?connection=acme)"/),
  ),
  s(
    'a SAML connection takes answers by HTTP POST',
    SETTINGS,
    app(),
    saml(),
    metadata(/AssertionConsumerService[^>]+Binding="(urn:oasis:names:tc:SAML:2\.0:bindings:HTTP-POST)"/),
  ),
  s(
    'a SAML connection takes requests to log out at the logout of the tenant',
    SETTINGS,
    app(),
    saml(),
    metadata(/SingleLogoutService[^>]+Location="([^"]+\/logout)"/),
  ),
  s('metadata of a connection that is not there are not found', SETTINGS, [
    'GET ~/samlp/metadata?connection=nobody',
    undefined,
    404,
  ]),
  certificate('pem', /(-----BEGIN CERTIFICATE-----)/),
  certificate('rawpem', /(^(?!-----)[A-Za-z0-9+/=\s]{100,}$)/),
  certificate('cer', /([\s\S]{100,})/),
  certificate('pb7', /([\s\S]{100,})/),
  certificate('fingerprint', /([0-9A-F]{2}(:[0-9A-F]{2}){19})/),
  s(
    'requests of SAML may be signed with a key of one’s own',
    CRYPTED,
    app(),
    saml({
      signSAMLRequest: true,
      signing_key: { key: '-----BEGIN PRIVATE KEY-----', cert: '-----BEGIN CERTIFICATE-----' },
    }),
  ),
  s(
    'requests of SAML may go without deflate',
    CRYPTED,
    app(),
    saml({ deflate: false }, 201, { has: { options: { deflate: false } } }),
  ),
  s(
    'answers of SAML may be decrypted with a key of one’s own',
    CRYPTED,
    app(),
    saml({ decryptionKey: { key: '-----BEGIN PRIVATE KEY-----', cert: '-----BEGIN CERTIFICATE-----' } }),
  ),
  s(
    'the certificate to encrypt with is in the metadata of the connection',
    CRYPTED,
    app(),
    saml({
      decryptionKey: {
        key: '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----',
        cert: '-----BEGIN CERTIFICATE-----\nBBBB\n-----END CERTIFICATE-----',
      },
    }),
    metadata(/use="encryption"[\s\S]*X509Certificate>\s*(BBBB)/),
  ),
  s(
    'a SAML connection says to which application logins lead that its provider begins',
    BEGUN,
    app(),
    saml(
      {
        idpinitiated: {
          client_id: '{app}',
          client_protocol: 'samlp',
          client_authorizequery: 'scope=openid',
          enabled: true,
        },
      },
      201,
      {
        has: { options: { idpinitiated: { client_protocol: 'samlp', enabled: true } } },
      },
    ),
  ),
  s('an application with the SAML addon is an identity provider', ADDON, samlApp(), [
    'GET ~/samlp/metadata/{app}',
    undefined,
    200,
    {
      pages: {
        sso: /SingleSignOnService[^>]+Location="([^"]+\/samlp\/[^"/]+)"/,
      },
    },
  ]),
  s('settings of the SAML addon come back as they were given', ASSERTIONS, [
    'POST /clients',
    {
      name: 'w',
      addons: {
        samlp: {
          audience: 'urn:sp',
          lifetimeInSeconds: 60,
          signResponse: true,
          logout: { callback: 'https://sp.example/out', slo_enabled: false },
        },
      },
    },
    201,
    {
      has: {
        addons: {
          samlp: {
            audience: 'urn:sp',
            lifetimeInSeconds: 60,
            signResponse: true,
            logout: { callback: 'https://sp.example/out', slo_enabled: false },
          },
        },
      },
    },
  ]),
  s('a request of SAML leads to the page of the login', ACCEPT, samlApp(), [
    `GET ~/samlp/{app}?SAMLRequest=${request()}`,
    undefined,
    302,
    { headers: { location: /\/u\/login/ } },
  ]),
  s('a login for a SAML application may begin without a request', ACCEPT, samlApp(), [
    'GET ~/samlp/{app}',
    undefined,
    302,
    { headers: { location: /\/u\/login/ } },
  ]),
  s(
    'a request of SAML may name the connection',
    ACCEPT,
    samlApp(),
    connection('oidc', { discovery_url: 'https://idp.example' }),
    [
      `GET ~/samlp/{app}?SAMLRequest=${request()}&connection=acme`,
      undefined,
      302,
      { headers: { location: /idp\/login/ } },
    ],
  ),
  s('an application that is not there answers no requests of SAML', ACCEPT, [
    `GET ~/samlp/nobody?SAMLRequest=${request()}`,
    undefined,
    404,
  ]),
  s(
    'a login of a SAML application ends with a response and the relay state',
    ACCEPT,
    samlApp(),
    ann(),
    ...answered,
  ),
  s('an application may have the addon for WS-Federation', WSFED_APP, [
    'POST /clients',
    { name: 'w', callbacks: [CALLBACK], addons: { wsfed: {} } },
    201,
    { has: { addons: { wsfed: {} } } },
  ]),
  s(
    'an OpenID connection of the front channel has no secret',
    OIDC,
    app(),
    connection(
      'oidc',
      {
        type: 'front_channel',
        discovery_url: 'https://idp.example/.well-known/openid-configuration',
        client_id: 'c',
        scope: 'openid profile',
      },
      201,
      {
        has: { strategy: 'oidc', options: { type: 'front_channel', scope: 'openid profile' } },
      },
    ),
  ),
  s(
    'an OpenID connection of the back channel has a secret',
    OIDC,
    app(),
    connection('oidc', {
      type: 'back_channel',
      discovery_url: 'https://idp.example/.well-known/openid-configuration',
      client_id: 'c',
      client_secret: 's',
      scope: 'openid',
    }),
  ),
  s(
    'an OpenID connection names its endpoints itself',
    OIDC,
    app(),
    connection('oidc', {
      type: 'back_channel',
      issuer: 'https://idp.example',
      authorization_endpoint: 'https://idp.example/authorize',
      token_endpoint: 'https://idp.example/token',
      jwks_uri: 'https://idp.example/jwks',
      client_id: 'c',
      client_secret: 's',
      scope: 'openid profile',
    }),
  ),
  s(
    'an OpenID connection is of the front or the back channel',
    OIDC,
    app(),
    connection('oidc', { type: 'side_channel', discovery_url: 'https://idp.example' }, 400),
  ),
  s(
    'an OpenID connection asks for openid at least',
    OIDC,
    app(),
    connection(
      'oidc',
      { type: 'front_channel', discovery_url: 'https://idp.example', client_id: 'c', scope: 'profile email' },
      400,
    ),
  ),
  s(
    'a login by an enterprise connection leads to its provider at once',
    ENTERPRISE,
    app(),
    saml(),
    authorize({ connection: 'acme' }, 302, { headers: { location: /idp\/login/ } }),
  ),
  s(
    'a login without a connection leads to the page of the login',
    ENTERPRISE,
    app(),
    saml(),
    authorize({}, 302, { headers: { location: /\/u\/login/ } }),
  ),
  s(
    'sessions are not revoked by a provider that does not prove itself',
    REVOKED,
    app(),
    connection('okta', { domain: 'acme.okta.com', client_id: 'c' }),
    revoke(401, subject),
  ),
  s(
    'sessions are not revoked by a token that is none',
    REVOKED,
    app(),
    connection('okta', { domain: 'acme.okta.com', client_id: 'c' }),
    revoke(401, subject, { authorization: 'Bearer nonsense' }),
  ),
  s('sessions of a connection that is not there are not revoked', UNIVERSAL, app(), [
    'POST ~/oauth/global-token-revocation/connection/nobody',
    subject,
    404,
    { sends: { authorization: 'Bearer x' } },
  ]),
  s('a database is not told to revoke sessions', UNIVERSAL, [
    'POST ~/oauth/global-token-revocation/connection/Username-Password-Authentication',
    subject,
    400,
    { sends: { authorization: 'Bearer x' } },
  ]),
  s(
    'a SAML connection says whose tokens may revoke its sessions',
    UNIVERSAL,
    app(),
    saml(
      {
        global_token_revocation_jwt_iss: 'http://www.okta.com/exk1',
        global_token_revocation_jwt_sub: '0oa1',
      },
      201,
      {
        has: {
          options: {
            global_token_revocation_jwt_iss: 'http://www.okta.com/exk1',
            global_token_revocation_jwt_sub: '0oa1',
          },
        },
      },
    ),
  ),
  s(
    'a directory connection has an address to set it up at',
    AD,
    app(),
    connection('ad', {}, 201, {
      matches: { provisioning_ticket_url: /^https?:\/\/.+\/p\/ad\/[A-Za-z0-9]+$/ },
    }),
  ),
  s(
    'an Entra ID connection has an address to set it up at',
    ENTRA,
    app(),
    connection('waad', { client_id: 'c', client_secret: 's', tenant_domain: 'acme.example' }, 201, {
      matches: { provisioning_ticket_url: /\/p\/waad\// },
    }),
  ),
  s(
    'an ADFS connection has a server or its metadata',
    ADFS,
    app(),
    connection('adfs', {
      adfs_server: 'https://adfs.example/FederationMetadata/2007-06/FederationMetadata.xml',
    }),
  ),
  s(
    'a Ping Federate connection has the address of its server',
    PING,
    app(),
    connection('pingfederate', { pingFederateBaseUrl: 'https://ping.example:9999', signingCert: 'AAAA' }),
  ),
];
