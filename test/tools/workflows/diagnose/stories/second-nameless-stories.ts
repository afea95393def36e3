/** Further failures without a name, written after the rules and not used to adjust them. */
import { ann, FAR, regular, type Story } from './story.js';
import { DAY, HOUR, MINUTE, type StoryTenant } from './story-tenant.js';

/** A failure as Auth0 logs it when it does not know who it was. */
const nameless = (tenant: StoryTenant, type: string, before: number, text: string, more: object = {}) =>
  tenant.log(type, before, {
    user_id: '',
    user_name: '',
    ...tenant.app(),
    description: text,
    details: { error: { message: text } },
    ...more,
  });

const company =
  (connection: string, text: string, ip?: string): Story['build'] =>
  async (tenant) => {
    const person = await tenant.person({ email: 'ann.lee@corp.example', connection });
    await tenant.signedIn(person, [9 * DAY, 4 * DAY]);
    for (const before of [3 * HOUR, HOUR])
      nameless(tenant, 'f', before, text, { ...tenant.connection(connection), ...(ip ? { ip } : {}) });
    return person;
  };

const application =
  (type: string, text: string): Story['build'] =>
  async (tenant) => {
    const person = await regular(tenant);
    for (const before of [40 * MINUTE, 20 * MINUTE]) nameless(tenant, type, before, text);
    return person;
  };

export const secondNamelessTroubles: Record<string, Story> = {
  'a signing certificate that colleagues elsewhere fail with too': {
    cause: 'identity_provider',
    source: 'https://auth0.com/docs/troubleshoot/authentication-issues/saml-errors',
    build: company(
      'acme-saml',
      'Signature check errors: invalid signature: the signature value is incorrect',
      FAR,
    ),
  },
  'a conditional access policy': {
    cause: 'identity_provider',
    source: 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
    build: company(
      'acme-entra',
      'AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.',
    ),
  },
  'an unknown Entra code': {
    cause: 'identity_provider',
    source: 'https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes',
    build: company('acme-entra', 'AADSTS399284: Inbound external ID token rejected.'),
  },
  'a person not assigned at Okta': {
    cause: 'identity_provider',
    source: 'https://developer.okta.com/docs/reference/error-codes/',
    build: company('acme-oidc', 'access_denied (User is not assigned to the client application.)'),
  },
  'an identity provider that does not answer': {
    cause: 'identity_provider',
    source: 'https://auth0.com/docs/authenticate/identity-providers/enterprise-identity-providers/oidc',
    build: company('acme-oidc', 'outgoing request timed out after 5000ms: connect ETIMEDOUT 203.0.113.5:443'),
  },
  'a Google Workspace policy': {
    cause: 'identity_provider',
    source: 'https://developers.google.com/identity/protocols/oauth2/web-server#authorization-errors',
    build: company(
      'google-oauth2',
      'admin_policy_enforced: the Workspace administrator does not allow the scopes',
    ),
  },
  'a grant type that was switched off': {
    cause: 'grant_disabled',
    source: 'https://auth0.com/docs/get-started/applications/application-grant-types',
    build: application('f', "Grant type 'implicit' not allowed for the client."),
  },
  'a code used twice': {
    cause: 'code_exchange',
    source:
      'https://auth0.com/docs/get-started/authentication-and-authorization-flow/authorization-code-flow',
    build: application('feacft', 'Invalid authorization code'),
  },
  'a password grant without a default directory': {
    cause: 'connection_not_enabled',
    source:
      'https://auth0.com/docs/get-started/authentication-and-authorization-flow/resource-owner-password-flow',
    build: application('fepft', 'Authorization server not configured with default connection.'),
  },
  'a callback of the staging site': {
    cause: 'callback_mismatch',
    source: 'https://auth0.com/docs/get-started/applications/application-settings',
    build: application(
      'f',
      'The redirect_uri https://staging.acme.example/cb is not in the list of allowed callback URLs',
    ),
  },
  'an Action that fails for a new package': {
    cause: 'action_failed',
    source: 'https://auth0.com/docs/customize/actions/limitations',
    build: application('f', "Cannot find module 'axios'"),
  },
  'a login ticket that is too old': {
    cause: 'stale_page',
    source: 'https://auth0.com/docs/authenticate/login/cross-origin-authentication',
    build: application('f', 'Unknown or invalid login ticket.'),
  },
};

export const secondNamelessHealthy: Record<string, Story> = {
  'whose colleague is not assigned in Entra': {
    build: async (tenant) => {
      const person = await tenant.person({ email: 'ann.lee@corp.example', connection: 'acme-entra' });
      await tenant.signedIn(person, [9 * DAY, DAY]);
      nameless(tenant, 'f', HOUR, 'AADSTS50105: the signed-in user is not assigned to a role', {
        ...tenant.connection('acme-entra'),
        ip: FAR,
      });
      return person;
    },
  },
  'whose application somebody far away has no current page of': {
    build: async (tenant) => {
      const person = await ann(tenant);
      await tenant.signedIn(person, [DAY]);
      nameless(tenant, 'f', HOUR, 'invalid state', { ip: FAR });
      return person;
    },
  },
};
