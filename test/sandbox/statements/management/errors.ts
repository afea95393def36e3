/** Errors that the API document lists for its operations: things that are not there, and things that are there already. */
import { type Step, statement as s } from '../statement.js';

const API = 'API document';
const DB = 'Username-Password-Authentication';
const UUID = '00000000-0000-4000-8000-000000000000';
const USER = 'auth0|nobody';
const ORG = 'org_0000000000000000';
const ROLE = 'rol_0000000000000000';
const CON = 'con_0000000000000000';
const EST = 'est_1111111111111111111111';

/** Requests for something that is not there: 404, by what is missing. */
const MISSING: Readonly<
  Record<string, readonly (readonly [operation: string, request: string, body?: unknown])[]>
> = {
  'a version of an action': [
    ['GET /actions/actions/{actionId}/versions/{id}', `GET /actions/actions/${UUID}/versions/${UUID}`],
  ],
  'an action that is changed': [
    ['PATCH /actions/actions/{id}', `PATCH /actions/actions/${UUID}`, { code: '//' }],
  ],
  'an action that is deployed': [
    ['POST /actions/actions/{id}/deploy', `POST /actions/actions/${UUID}/deploy`],
  ],
  'an execution': [['GET /actions/executions/{id}', `GET /actions/executions/${UUID}`]],
  'a module of actions': [
    ['GET /actions/modules/{id}', `GET /actions/modules/${UUID}`],
    ['PATCH /actions/modules/{id}', `PATCH /actions/modules/${UUID}`, { code: '//' }],
    ['GET /actions/modules/{id}/versions', `GET /actions/modules/${UUID}/versions`],
    ['POST /actions/modules/{id}/versions', `POST /actions/modules/${UUID}/versions`],
    ['GET /actions/modules/{id}/actions', `GET /actions/modules/${UUID}/actions`],
  ],
  'an address that is not blocked': [['GET /anomaly/blocks/ips/{id}', 'GET /anomaly/blocks/ips/192.0.2.1']],
  'a phone provider': [
    ['GET /branding/phone/providers/{id}', 'GET /branding/phone/providers/pro_0000000000000000'],
  ],
  'a phone template': [
    ['GET /branding/phone/templates/{id}', 'GET /branding/phone/templates/tem_0000000000000000000000'],
  ],
  'a theme by its id': [['GET /branding/themes/{themeId}', `GET /branding/themes/${UUID}`]],
  'a grant': [
    ['GET /client-grants/{id}', 'GET /client-grants/cgr_0000000000000000'],
    ['GET /client-grants/{id}/organizations', 'GET /client-grants/cgr_0000000000000000/organizations'],
  ],
  'an application for its keys': [
    ['GET /clients/{client_id}/credentials', 'GET /clients/nobody/credentials'],
  ],
  'an application for its connections': [
    ['GET /clients/{id}/connections', 'GET /clients/nobody/connections'],
  ],
  'an application whose secret is rotated': [
    ['POST /clients/{id}/rotate-secret', 'POST /clients/nobody/rotate-secret'],
  ],
  'an application that is changed': [['PATCH /clients/{id}', 'PATCH /clients/nobody', { name: 'x' }]],
  'a connection profile': [
    ['GET /connection-profiles/{id}', 'GET /connection-profiles/cop_1111111111111111111111'],
  ],
  'a template of connection profiles': [
    ['GET /connection-profiles/templates/{id}', 'GET /connection-profiles/templates/none'],
  ],
  'a connection that is changed': [['PATCH /connections/{id}', `PATCH /connections/${CON}`, { options: {} }]],
  'a connection for its applications': [['GET /connections/{id}/clients', `GET /connections/${CON}/clients`]],
  'a connection for its keys': [
    ['GET /connections/{id}/keys', `GET /connections/${CON}/keys`],
    ['POST /connections/{id}/keys/rotate', `POST /connections/${CON}/keys/rotate`],
  ],
  'a connection for SCIM': [
    ['GET /connections/{id}/scim-configuration', `GET /connections/${CON}/scim-configuration`],
  ],
  'a connection for its directory': [
    ['GET /connections/{id}/directory-provisioning', `GET /connections/${CON}/directory-provisioning`],
  ],
  'a connection whose users are deleted': [
    ['DELETE /connections/{id}/users', `DELETE /connections/${CON}/users?email=a@example.com`],
  ],
  'a custom domain': [
    ['GET /custom-domains/{id}', 'GET /custom-domains/cd_0000000000000000'],
    ['POST /custom-domains/{id}/verify', 'POST /custom-domains/cd_0000000000000000/verify'],
  ],
  'an e-mail template that is changed': [
    ['PATCH /email-templates/{templateName}', 'PATCH /email-templates/welcome_email', { subject: 'x' }],
  ],
  'an e-mail provider that is changed or deleted': [
    ['PATCH /emails/provider', 'PATCH /emails/provider', { name: 'sendgrid', credentials: { api_key: 'x' } }],
    ['DELETE /emails/provider', 'DELETE /emails/provider'],
  ],
  'an event stream': [
    ['GET /event-streams/{id}', `GET /event-streams/${EST}`],
    ['GET /event-streams/{id}/deliveries', `GET /event-streams/${EST}/deliveries`],
    ['POST /event-streams/{id}/redeliver', `POST /event-streams/${EST}/redeliver`, {}],
  ],
  'a flow': [['GET /flows/{id}', 'GET /flows/af_11111111111111111111111111']],
  'a form': [['GET /forms/{id}', 'GET /forms/ap_11111111111111111111111111']],
  'an enrollment': [['GET /guardian/enrollments/{id}', 'GET /guardian/enrollments/dev_0000000000000000']],
  'a hook': [
    ['GET /hooks/{id}', 'GET /hooks/00000000000000000'],
    ['GET /hooks/{id}/secrets', 'GET /hooks/00000000000000000/secrets'],
  ],
  'a log stream': [
    ['GET /log-streams/{id}', 'GET /log-streams/lst_0000000000000000'],
    ['PATCH /log-streams/{id}', 'PATCH /log-streams/lst_0000000000000000', { name: 'x' }],
  ],
  'a signing key': [
    ['GET /keys/signing/{kid}', 'GET /keys/signing/none'],
    ['PUT /keys/signing/{kid}/revoke', 'PUT /keys/signing/none/revoke'],
  ],
  'errors of a job': [['GET /jobs/{id}/errors', 'GET /jobs/job_0000000000000000/errors']],
  'a network access list': [['GET /network-acls/{id}', 'GET /network-acls/acl_1111111111111111111111']],
  'an organization by its name': [['GET /organizations/name/{name}', 'GET /organizations/name/none']],
  'an organization for its members': [
    ['GET /organizations/{id}/members', `GET /organizations/${ORG}/members`],
  ],
  'an organization for its connections': [
    ['GET /organizations/{id}/enabled_connections', `GET /organizations/${ORG}/enabled_connections`],
  ],
  'an organization for its invitations': [
    ['GET /organizations/{id}/invitations', `GET /organizations/${ORG}/invitations`],
  ],
  'an organization for its domains': [
    ['GET /organizations/{id}/discovery-domains', `GET /organizations/${ORG}/discovery-domains`],
  ],
  'an organization for its grants': [
    [
      'POST /organizations/{id}/client-grants',
      `POST /organizations/${ORG}/client-grants`,
      { grant_id: 'cgr_0000000000000000' },
    ],
  ],
  'a refresh token': [['GET /refresh-tokens/{id}', 'GET /refresh-tokens/none']],
  'a user for the refresh tokens': [
    ['GET /users/{user_id}/refresh-tokens', `GET /users/${USER}/refresh-tokens`],
    ['GET /refresh-tokens', `GET /refresh-tokens?user_id=${USER}`],
  ],
  'a user for the sessions': [['GET /users/{user_id}/sessions', `GET /users/${USER}/sessions`]],
  'an API that is changed': [['PATCH /resource-servers/{id}', 'PATCH /resource-servers/none', { name: 'x' }]],
  'a rate limit policy': [
    ['GET /rate-limit-policies/{id}', 'GET /rate-limit-policies/rlp_0000000000000000000000'],
  ],
  'a role for its permissions': [
    ['GET /roles/{id}/permissions', `GET /roles/${ROLE}/permissions`],
    ['GET /roles/{id}/users', `GET /roles/${ROLE}/users`],
  ],
  'a rule': [
    ['GET /rules/{id}', 'GET /rules/rul_0000000000000000'],
    ['PATCH /rules/{id}', 'PATCH /rules/rul_0000000000000000', { name: 'x' }],
  ],
  'a self-service profile': [
    ['GET /self-service-profiles/{id}', 'GET /self-service-profiles/ssp_1111111111111111111111'],
  ],
  'a session': [
    ['GET /sessions/{id}', 'GET /sessions/none'],
    ['POST /sessions/{id}/revoke', 'POST /sessions/none/revoke'],
  ],
  'a user for the ticket of an address': [
    ['POST /tickets/email-verification', 'POST /tickets/email-verification', { user_id: USER }],
  ],
  'a token exchange profile': [
    ['GET /token-exchange-profiles/{id}', 'GET /token-exchange-profiles/tep_0000000000000000'],
  ],
  'a user attribute profile': [
    ['GET /user-attribute-profiles/{id}', 'GET /user-attribute-profiles/uap_1111111111111111111111'],
  ],
  'a user for the blocks': [
    ['GET /user-blocks/{id}', `GET /user-blocks/${USER}`],
    ['DELETE /user-blocks/{id}', `DELETE /user-blocks/${USER}`],
  ],
  'a user that is changed': [['PATCH /users/{id}', `PATCH /users/${USER}`, { name: 'x' }]],
  'a user for the enrollments': [['GET /users/{id}/enrollments', `GET /users/${USER}/enrollments`]],
  'a user for the organizations': [['GET /users/{id}/organizations', `GET /users/${USER}/organizations`]],
  'a user for the permissions': [['GET /users/{id}/permissions', `GET /users/${USER}/permissions`]],
  'a user for the roles': [
    ['GET /users/{id}/roles', `GET /users/${USER}/roles`],
    ['POST /users/{id}/roles', `POST /users/${USER}/roles`, { roles: [ROLE] }],
  ],
  'a user for the methods': [
    ['GET /users/{id}/authentication-methods', `GET /users/${USER}/authentication-methods`],
  ],
  'an enrollment for a recovery code': [
    ['POST /users/{id}/recovery-code-regeneration', `POST /users/${USER}/recovery-code-regeneration`],
  ],
  'a template of verifiable credentials': [
    [
      'GET /verifiable-credentials/verification/templates/{id}',
      'GET /verifiable-credentials/verification/templates/vct_0000000000000000000000',
    ],
  ],
};

const missing = Object.entries(MISSING).map(([what, requests]) =>
  s(
    `${what} that is not there answers 404`,
    `${API}: ${requests[0]?.[0]} 404`,
    ...requests.map(([, request, body]): Step => [request, body, 404]),
  ),
);

const twice = (request: string, body: object, first = 201): Step[] => [
  [request, body, first],
  [request, body, 409],
];
const action = (trigger: string, name: string): Step[] => [
  [
    'POST /actions/actions',
    { name, supported_triggers: [{ id: trigger, version: 'v1' }], code: '//' },
    201,
    { keep: { [name]: 'id' } },
  ],
  [`POST /actions/actions/{${name}}/deploy`, undefined, 200],
];
const user = (name: string): Step => [
  'POST /users',
  { connection: DB, email: `${name}@example.com`, password: 'Corr3ct-Horse-Battery' },
  201,
  { keep: { [name]: 'user_id' } },
];

export const errors = [
  ...missing,
  s(
    'a module of actions has a name of its own',
    `${API}: POST /actions/modules 409`,
    ...twice('POST /actions/modules', { name: 'm', code: '//' }),
  ),
  s('a tenant has one theme', `${API}: POST /branding/themes 409`, [
    'GET /branding/themes/default',
    undefined,
    404,
  ]),
  s(
    'a phone template is made once for a type',
    `${API}: POST /branding/phone/templates 409`,
    ...twice('POST /branding/phone/templates', { type: 'otp_verify' }),
  ),
  s(
    'keys of a connection are made once',
    `${API}: POST /connections/{id}/keys 409`,
    [
      'POST /connections',
      { name: 'okta', strategy: 'okta', options: { client_id: 'x', domain: 'x.okta.com' } },
      201,
      { keep: { con: 'id' } },
    ],
    ['POST /connections/{con}/keys', {}, 201],
    ['POST /connections/{con}/keys', {}, 409],
  ),
  s(
    'a directory is set up once',
    `${API}: POST /connections/{id}/directory-provisioning 409`,
    [
      'POST /connections',
      {
        name: 'goog',
        strategy: 'google-apps',
        options: { client_id: 'x', client_secret: 'y', domain: 'x.example', api_enable_users: true },
      },
      201,
      { keep: { con: 'id' } },
    ],
    ['POST /connections/{con}/directory-provisioning', {}, 201],
    ['POST /connections/{con}/directory-provisioning', {}, 409],
  ),
  s(
    'an event stream has a name of its own',
    `${API}: POST /event-streams 409`,
    ...twice('POST /event-streams', {
      name: 'e',
      subscriptions: [{ event_type: 'user.created' }],
      destination: {
        type: 'webhook',
        configuration: {
          webhook_endpoint: 'https://x.example',
          webhook_authorization: { method: 'bearer', token: 't' },
        },
      },
    }),
  ),
  s(
    'the default domain is not deleted',
    `${API}: DELETE /custom-domains/{id} 409`,
    [
      'POST /custom-domains',
      { domain: 'login.example.com', type: 'auth0_managed_certs' },
      201,
      { keep: { cd: 'custom_domain_id' } },
    ],
    ['POST /custom-domains/{cd}/verify', undefined, 201],
    ['PATCH /custom-domains/default', { domain: 'login.example.com' }, 200],
    ['DELETE /custom-domains/{cd}', undefined, 409],
  ),
  s(
    'a member has no more roles than it may',
    `${API}: POST /organizations/{id}/members/{user_id}/roles 409`,
    user('ann'),
    ['POST /organizations', { name: 'acme' }, 201, { keep: { org: 'id' } }],
    ['POST /organizations/{org}/members', { members: ['{ann}'] }, 204],
    ...Array.from(
      { length: 51 },
      (_, n): Step => ['POST /roles', { name: `r${n}` }, 200, { keep: { [`r${n}`]: 'id' } }],
    ),
    [
      'POST /organizations/{org}/members/{ann}/roles',
      { roles: Array.from({ length: 50 }, (_, n) => `{r${n}}`) },
      204,
    ],
    ['POST /organizations/{org}/members/{ann}/roles', { roles: ['{r50}'] }, 409],
  ),
  s(
    'a rate limit policy is there once',
    `${API}: POST /rate-limit-policies 409`,
    ...twice('POST /rate-limit-policies', {
      resource: 'oauth_authentication_api',
      consumer: 'client',
      consumer_selector: 'third_party_clients',
      configuration: { action: 'log', limit: 10 },
    }),
  ),
  s(
    'a type of subject token has one profile',
    `${API}: POST /token-exchange-profiles 409`,
    ...action('custom-token-exchange', 'x'),
    ...twice('POST /token-exchange-profiles', {
      name: 'profile',
      subject_token_type: 'urn:mine:type',
      type: 'custom_authentication',
      action_id: '{x}',
    }),
  ),
  s(
    'an identity is linked once',
    `${API}: POST /users/{id}/identities 409`,
    user('ann'),
    user('bob'),
    user('cid'),
    ['POST /users/{ann}/identities', { provider: 'auth0', user_id: '{bob}' }, 201],
    ['POST /users/{cid}/identities', { provider: 'auth0', user_id: '{bob}' }, 409],
  ),
  s(
    'a template of verifiable credentials has a name of its own',
    `${API}: POST /verifiable-credentials/verification/templates 409`,
    ...twice('POST /verifiable-credentials/verification/templates', {
      name: 't',
      type: 'mdl',
      dialect: 'simplified/1.0',
      presentation: { 'org.iso.18013.5.1.mDL': { 'org.iso.18013.5.1': { given_name: true } } },
      well_known_trusted_issuers: 'aamva',
    }),
  ),
  s('a connection profile of the templates can be used', `${API}: GET /connection-profiles/templates`, [
    'GET /connection-profiles/templates',
    undefined,
    200,
  ]),
  s(
    'a ticket for a connection has a name that is free',
    `${API}: POST /self-service-profiles/{id}/sso-ticket 409`,
    ['POST /self-service-profiles', { name: 'p' }, 201, { keep: { ssp: 'id' } }],
    ['POST /self-service-profiles/{ssp}/sso-ticket', { connection_config: { name: DB } }, 409],
  ),
  s(
    'a custom domain that waits cannot be tested',
    `${API}: POST /custom-domains/{id}/test 409`,
    [
      'POST /custom-domains',
      { domain: 'login.example.com', type: 'auth0_managed_certs' },
      201,
      { keep: { cd: 'custom_domain_id' } },
    ],
    ['POST /custom-domains/{cd}/test', undefined, 409],
    ['POST /custom-domains/{cd}/verify', undefined, 201],
    ['POST /custom-domains/{cd}/test', undefined, 200],
  ),
  s('an organization that is deleted twice is not there', `${API}: DELETE /organizations/{id} 404`, [
    `DELETE /organizations/${ORG}`,
    undefined,
    404,
  ]),
  s('a role that is deleted twice is not there', `${API}: DELETE /roles/{id} 404`, [
    `DELETE /roles/${ROLE}`,
    undefined,
    404,
  ]),
  s(
    'a module that is in use is not deleted',
    `${API}: DELETE /actions/modules/{id} 412`,
    ['POST /actions/modules', { name: 'm', code: '//' }, 201, { keep: { mod: 'id' } }],
    ['POST /actions/modules/{mod}/versions', undefined, 200, { keep: { version: 'id' } }],
    [
      'POST /actions/actions',
      {
        name: 'a',
        supported_triggers: [{ id: 'post-login', version: 'v3' }],
        code: '//',
        modules: [{ module_id: '{mod}', module_version_id: '{version}' }],
      },
      201,
    ],
    ['DELETE /actions/modules/{mod}', undefined, 412],
  ),
  s(
    'a version that is the draft already is not gone back to',
    `${API}: POST /actions/modules/{id}/rollback 409`,
    ['POST /actions/modules', { name: 'm', code: '//' }, 201, { keep: { mod: 'id' } }],
    ['POST /actions/modules/{mod}/versions', undefined, 200, { keep: { version: 'id' } }],
    ['POST /actions/modules/{mod}/rollback', { module_version_id: '{version}' }, 409],
  ),
  s(
    'a draft is published once',
    `${API}: POST /actions/modules/{id}/versions 409`,
    ['POST /actions/modules', { name: 'm', code: '//' }, 201, { keep: { mod: 'id' } }],
    ['POST /actions/modules/{mod}/versions', undefined, 200],
    ['POST /actions/modules/{mod}/versions', undefined, 409],
  ),
];
