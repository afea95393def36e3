/**
 * Sign-ins that fail without a name in the log: what public threads and documents tell, as log events. Each has the
 * place where the text of its failure is described.
 */
import { ann, FAR, org, regular, type Story } from './story.js';
import { DAY, HOME, HOUR, MINUTE, type Person, type StoryTenant } from './story-tenant.js';

const NOBODY = { user_id: '', user_name: '' };

interface Failing {
  type?: string;
  connection?: string;
  app?: string;
  text: string;
  before?: number;
  more?: object;
}

/** A failure as Auth0 logs it when it does not know who it was. */
function fails(
  tenant: StoryTenant,
  { type = 'f', connection, app, text, before = HOUR, more = {} }: Failing,
) {
  tenant.log(type, before, {
    ...NOBODY,
    ...(connection ? tenant.connection(connection) : {}),
    ...tenant.app(app),
    description: text,
    details: { error: { message: text } },
    ...more,
  });
}

/** Somebody of a company, for whom it worked until three days ago. */
async function employee(tenant: StoryTenant, connection: string): Promise<Person> {
  const person = await tenant.person({ email: 'ann.lee@corp.example', connection });
  await tenant.signedIn(person, [20 * DAY, 9 * DAY, 3 * DAY]);
  return person;
}

/** A company's connection fails for everybody with this text. */
const companyFails =
  (connection: string, text: string, type = 'f'): Story['build'] =>
  async (tenant) => {
    const person = await employee(tenant, connection);
    for (const before of [2 * HOUR, HOUR]) fails(tenant, { type, connection, text, before });
    return person;
  };

/** The application fails for its user with this text. */
const applicationFails =
  (type: string, text: string, more: object = {}): Story['build'] =>
  async (tenant) => {
    const person = await regular(tenant);
    for (const before of [2 * HOUR, HOUR]) fails(tenant, { type, text, before, more });
    return person;
  };

const SAML_ERRORS = 'https://auth0.com/docs/troubleshoot/authentication-issues/saml-errors';
const ENTRA = 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes';

export const namelessTroubles: Record<string, Story> = {
  'a code verifier that is lost on the way': {
    cause: 'code_exchange',
    source: 'https://github.com/auth0/auth0-react/issues',
    says: 'verifier',
    build: async (tenant) => {
      const person = await regular(tenant);
      for (const before of [2 * HOUR, HOUR]) {
        tenant.of(person, 's', before);
        fails(tenant, {
          type: 'feacft',
          text: 'Failed to verify code verifier',
          before: before - 2_000,
          more: { ip: '198.51.100.200' },
        });
      }
      return person;
    },
  },
  'a certificate replaced at the identity provider': {
    cause: 'identity_provider',
    source: SAML_ERRORS,
    says: 'certificate',
    build: companyFails(
      'acme-saml',
      "Invalid thumbprint (configured: 'B1AF4C0D2E'. calculated: 'C2B05D1E3F')",
    ),
  },
  'a SAML audience that differs from the entity id': {
    cause: 'identity_provider',
    source: SAML_ERRORS,
    build: companyFails(
      'acme-saml',
      'Audience is invalid. Configured: urn:auth0:acme:acme-saml. Received: urn:acme:old',
    ),
  },
  'a SAML response without RelayState': {
    cause: 'identity_provider',
    source: SAML_ERRORS,
    build: companyFails('acme-saml', 'IdP-Initiated login is not enabled for connection "acme-saml".'),
  },
  'a clock that is wrong at the identity provider': {
    cause: 'identity_provider',
    source: 'https://github.com/auth0/passport-wsfed-saml2/pull/97',
    says: 'clock',
    build: companyFails('acme-saml', 'assertion has expired.'),
  },
  'an Entra client secret that has expired': {
    cause: 'identity_provider',
    source: 'https://community.auth0.com/t/rotating-azure-ad-aad-connection-credentials/122184',
    says: 'secret',
    build: companyFails(
      'acme-entra',
      "invalid_client: AADSTS7000222: The provided client secret keys for app 'f00' are expired.",
    ),
  },
  'a person who is not assigned to the application in Entra': {
    cause: 'identity_provider',
    source: ENTRA,
    says: 'assign',
    build: companyFails(
      'acme-entra',
      "AADSTS50105: Your administrator has configured the application Portal ('f00') to block users unless they are specifically granted access.",
    ),
  },
  'a redirect URI that Entra does not know': {
    cause: 'identity_provider',
    source: ENTRA,
    build: companyFails(
      'acme-entra',
      "AADSTS50011: The redirect URI 'https://acme.example/login/callback' specified in the request does not match the redirect URIs configured for the application.",
    ),
  },
  'an upstream provider that wants another client authentication': {
    cause: 'identity_provider',
    source:
      'https://support.auth0.com/center/s/article/auth0-oidc-connection-authentication-fails-due-to-incompatibility',
    build: companyFails('acme-oidc', 'server responded with a challenge in the WWW-Authenticate HTTP Header'),
  },
  'an upstream client secret that is wrong': {
    cause: 'identity_provider',
    source: 'https://auth0.com/docs/authenticate/identity-providers/enterprise-identity-providers/oidc',
    says: 'secret',
    build: companyFails('acme-oidc', 'invalid_client: Client authentication failed'),
  },
  'an upstream ID token from another issuer': {
    cause: 'identity_provider',
    source: 'https://auth0.com/docs/authenticate/identity-providers/enterprise-identity-providers/oidc',
    build: companyFails(
      'acme-oidc',
      'unexpected iss value, expected https://idp.acme.example/, got: https://idp.acme.example',
    ),
  },
  'a directory connector that is offline': {
    cause: 'identity_provider',
    source:
      'https://auth0.com/docs/troubleshoot/integration-extensibility-issues/troubleshoot-ad-ldap-connector',
    says: 'connector',
    build: companyFails('acme-ad', 'There is no active connector for this connection', 'fc'),
  },
  'a directory connector that is offline, with a name on it': {
    cause: 'identity_provider',
    source:
      'https://auth0.com/docs/troubleshoot/integration-extensibility-issues/troubleshoot-ad-ldap-connector',
    says: 'connector',
    build: async (tenant) => {
      const person = await employee(tenant, 'acme-ad');
      tenant.of(person, 'fc', HOUR, 'Connector is offline');
      return person;
    },
  },
  'a Google client that was deleted': {
    cause: 'identity_provider',
    source: 'https://developers.google.com/identity/protocols/oauth2/web-server#error-codes',
    build: companyFails('google-oauth2', 'deleted_client: The OAuth client was deleted.'),
  },
  'an origin that is not listed': {
    cause: 'cross_origin',
    source: 'https://auth0.com/docs/authenticate/login/cross-origin-authentication',
    build: applicationFails('fco', 'Origin https://new.acme.example is not allowed'),
  },
  'cookies that the browser blocks in embedded login': {
    cause: 'cross_origin',
    source: 'https://auth0.com/docs/authenticate/login/cross-origin-authentication',
    build: applicationFails('fcoa', 'Unable to verify transaction: third party cookies are blocked'),
  },
  'an application that takes no organizations and gets one': {
    cause: 'organization_parameter',
    source: 'https://github.com/auth0-samples/auth0-nodejs-webapp-sample/issues/117',
    build: applicationFails('f', 'parameter organization is not allowed for this client'),
  },
  'an application that needs an organization and gets none': {
    cause: 'organization_parameter',
    source: 'https://github.com/danestves/remix-auth-auth0/issues/75',
    build: applicationFails('f', 'parameter organization is required for this client'),
  },
  'an API that was deleted': {
    cause: 'api_not_found',
    source: 'https://community.auth0.com/t/service-not-found/',
    says: 'no API',
    build: applicationFails('f', 'Service not found: https://api.acme.example/gone'),
  },
  'a client secret of the application that was rotated': {
    cause: 'client_credentials',
    source: 'https://auth0.com/docs/get-started/applications/rotate-client-secret',
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 's', HOUR);
      fails(tenant, {
        type: 'feacft',
        text: 'Unauthorized: invalid_client, invalid client secret',
        before: HOUR - 1_000,
        more: { ip: '198.51.100.200' },
      });
      return person;
    },
  },
  'a login page that was left open too long': {
    cause: 'stale_page',
    source: 'https://auth0.com/docs/troubleshoot/authentication-issues/invalid-state-errors',
    build: applicationFails('f', 'invalid_request: the transaction was not found, invalid state'),
  },
  'consent that was declined': {
    cause: 'consent',
    source: 'https://auth0.com/docs/get-started/applications/third-party-applications/user-consent',
    build: applicationFails('f', 'User did not authorize the request'),
  },
  'a native social sign-in whose token is rejected': {
    cause: 'identity_provider',
    source: 'https://auth0.com/docs/authenticate/identity-providers/social-identity-providers/apple-native',
    build: companyFails('google-oauth2', 'invalid token: could not validate the upstream id_token', 'fens'),
  },
  'a failure that names the person in its details only': {
    cause: 'login_denied',
    source: 'https://auth0.com/docs/customize/actions/explore-triggers/signup-and-login-triggers',
    build: async (tenant) => {
      const person = await regular(tenant);
      fails(tenant, {
        text: 'Access to the portal is not permitted',
        more: {
          ip: FAR,
          details: {
            error: { message: 'Access to the portal is not permitted', oauthError: 'access_denied' },
            body: { email: person.email },
          },
        },
      });
      return person;
    },
  },
  'an invitation opened with the private account, without a name': {
    cause: 'invitation_other_account',
    source: 'https://auth0.com/docs/manage-users/organizations/configure-organizations/invite-members',
    build: async (tenant) => {
      const person = await ann(tenant, { email: 'ann.private@mail.example' });
      await tenant.signedIn(person, [3 * DAY]);
      await tenant.invite('acme', 'ann.lee@corp.example');
      tenant.of(person, 'fi', HOUR, 'the specified account is not allowed to accept the current invitation', {
        ...NOBODY,
        organization_id: org(tenant, 'acme'),
      });
      return person;
    },
  },
};

/** Where nothing may be claimed, and nothing cleared either. */
export const unclear: Record<string, Story> = {
  'whose company fails for others in words nobody knows': {
    state: 'unclear',
    says: 'the moon is in the wrong house',
    build: async (tenant) => {
      const person = await employee(tenant, 'acme-saml');
      fails(tenant, { connection: 'acme-saml', text: 'the moon is in the wrong house', more: { ip: FAR } });
      return person;
    },
  },
  'of whom there is no sign-in and no failure': {
    state: 'unclear',
    build: (tenant) => ann(tenant),
  },
};

/** Failures without a name that are clearly not theirs, or over. */
export const namelessHealthy: Record<string, Story> = {
  'whose company connection failed before the last sign-in': {
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@corp.example', connection: 'acme-saml' });
      fails(tenant, { connection: 'acme-saml', text: 'Invalid thumbprint', before: 5 * HOUR });
      await tenant.signedIn(person, [9 * DAY, HOUR]);
      return person;
    },
  },
  'whose company connection failed and works for a colleague since': {
    build: async (tenant) => {
      const person = await employee(tenant, 'acme-saml');
      const other = await tenant.person({ email: 'bo@corp.example', connection: 'acme-saml' });
      fails(tenant, {
        connection: 'acme-saml',
        text: 'Invalid thumbprint',
        before: 5 * HOUR,
        more: { ip: FAR },
      });
      await tenant.signedIn(other, [HOUR], { ip: FAR });
      return person;
    },
  },
  'at whose application somebody else exchanges a code in vain': {
    build: async (tenant) => {
      const person = await regular(tenant);
      tenant.of(person, 's', HOUR);
      tenant.of(person, 'seacft', HOUR - 500);
      fails(tenant, {
        type: 'feacft',
        text: 'Invalid authorization code',
        before: HOUR - 30_000,
        more: { ip: FAR },
      });
      return person;
    },
  },
  'whose neighbour in the office has a stale page': {
    build: async (tenant) => {
      const person = await regular(tenant);
      const other = await tenant.person({ email: 'neighbour@corp.example', username: 'neighbour' });
      await tenant.signedIn(other, [6 * HOUR]);
      fails(tenant, { app: 'Mobile', text: 'invalid state', before: 30 * MINUTE, more: { ip: HOME } });
      return person;
    },
  },
  'whose details name somebody else': {
    build: async (tenant) => {
      const person = await regular(tenant);
      fails(tenant, {
        text: 'Access is not permitted',
        more: {
          details: {
            error: { message: 'Access is not permitted' },
            body: { email: 'other.soul@corp.example' },
          },
        },
      });
      return person;
    },
  },
};
