/** Applications, APIs, organizations and groups: further pages of the documentation. */

import { KEYS } from '../signing.js';
import { refusals, type Step, statement as s } from '../statement.js';

const DB = 'Username-Password-Authentication';
const PASSWORD = 'Corr3ct-Horse-Battery';
const PKJWT = 'get-started/applications/configure-private-key-jwt';
const ROTATE = 'get-started/applications/rotate-credentials';
const MRRT = 'secure/tokens/refresh-tokens/multi-resource-refresh-token';
const TRANSFER = 'authenticate/single-sign-on/native-to-web/configure-implement-native-to-web';
const CTE = 'authenticate/custom-token-exchange/configure-custom-token-exchange';
const LOGOUT = 'authenticate/login/logout/back-channel-logout/configure-back-channel-logout';
const APIS = 'get-started/apis/api-settings';
const ORGS = 'manage-users/organizations/configure-organizations';
const M2M = 'manage-users/organizations/organizations-for-m2m-applications';
const API = 'API document';

const client = (more: object = {}, status = 201, check: object = { keep: { app: 'client_id' } }): Step => [
  'POST /clients',
  { name: 'App', ...more },
  status,
  check,
];
const change = (body: object, status = 200, check: object = {}): Step => [
  'PATCH /clients/{app}',
  body,
  status,
  check,
];
const key = (more: object = {}, status = 201, check: object = { keep: { key: 'id' } }): Step => [
  'POST /clients/{app}/credentials',
  { credential_type: 'public_key', name: 'k', pem: KEYS.pem, ...more },
  status,
  check,
];
const resource = (more: object = {}, status = 201, check: object = { keep: { api: 'id' } }): Step => [
  'POST /resource-servers',
  { identifier: 'urn:books', name: 'Books', ...more },
  status,
  check,
];
const acme: Step = ['POST /organizations', { name: 'acme' }, 201, { keep: { org: 'id' } }];
const ann: Step = [
  'POST /users',
  { connection: DB, email: 'ann@example.com', password: PASSWORD },
  201,
  { keep: { ann: 'user_id' } },
];
const member: Step = ['POST /organizations/{org}/members', { members: ['{ann}'] }, 204];
const exchanging: Step[] = [
  [
    'POST /actions/actions',
    {
      name: 'x',
      supported_triggers: [{ id: 'custom-token-exchange', version: 'v1' }],
      code: 'exports.onExecuteCustomTokenExchange = async () => {};',
    },
    201,
    { keep: { action: 'id' } },
  ],
  ['POST /actions/actions/{action}/deploy', undefined, 200],
];
const profile = (more: object = {}, status = 201, check: object = { keep: { profile: 'id' } }): Step => [
  'POST /token-exchange-profiles',
  {
    name: 'legacy',
    subject_token_type: 'urn:acme:legacy',
    action_id: '{action}',
    type: 'custom_authentication',
    ...more,
  },
  status,
  check,
];

export const tenancy = [
  s(
    'an application has the grants of its kind',
    'get-started/applications/application-grant-types',
    client({ app_type: 'spa', token_endpoint_auth_method: 'none' }, 201, {
      has: { grant_types: ['authorization_code', 'implicit', 'refresh_token'] },
    }),
    client({ name: 'M', app_type: 'non_interactive' }, 201, { has: { app_type: 'non_interactive' } }),
  ),
  s(
    'an application signs ID tokens with RS256 or HS256',
    'get-started/applications/signing-algorithms',
    client({ jwt_configuration: { alg: 'HS256' } }, 201, { has: { jwt_configuration: { alg: 'HS256' } } }),
    client({ jwt_configuration: { alg: 'ES256K' } }, 400, {}),
  ),
  s(
    'the key of an application is known by the thumbprint of the key',
    PKJWT,
    client(),
    key({}, 201, {
      has: { kid: KEYS.thumbprint, alg: 'RS256', credential_type: 'public_key' },
      lacks: ['pem'],
    }),
  ),
  s(
    'the expiry of a key is read from a certificate only',
    PKJWT,
    client(),
    key({ parse_expiry_from_cert: true }, 400, {}),
    key({ parse_expiry_from_cert: true, expires_at: '2099-01-01T00:00:00.000Z' }, 400, {}),
    key({ expires_at: '2099-01-01T00:00:00.000Z' }, 201, { has: { expires_at: '2099-01-01T00:00:00.000Z' } }),
  ),
  s(
    'a key that expires does so in the future',
    PKJWT,
    client(),
    key({ expires_at: '2001-01-01T00:00:00.000Z' }, 400, {}),
  ),
  s(
    'an algorithm of a key is RS256, RS384 or PS256',
    PKJWT,
    client(),
    key({ alg: 'HS256' }, 400, {}),
    key({ alg: 'PS256' }, 201, { has: { alg: 'PS256' } }),
  ),
  s(
    'a key that is in use is not deleted',
    ROTATE,
    client(),
    key(),
    change({
      client_authentication_methods: { private_key_jwt: { credentials: [{ id: '{key}' }] } },
      token_endpoint_auth_method: null,
    }),
    ['DELETE /clients/{app}/credentials/{key}', undefined, 400],
    change({ client_authentication_methods: null, token_endpoint_auth_method: 'client_secret_post' }),
    ['DELETE /clients/{app}/credentials/{key}', undefined, 204],
  ),
  s(
    'a key that is named by an application is one of its own',
    ROTATE,
    client(),
    change(
      {
        client_authentication_methods: {
          private_key_jwt: { credentials: [{ id: 'cred_0000000000000000000000' }] },
        },
        token_endpoint_auth_method: null,
      },
      400,
    ),
  ),
  s('the expiry of a key is changed', PKJWT, client(), key(), [
    'PATCH /clients/{app}/credentials/{key}',
    { expires_at: '2099-01-01T00:00:00.000Z' },
    200,
    { has: { id: '{key}', expires_at: '2099-01-01T00:00:00.000Z' } },
  ]),
  s(
    'a refresh token may be for several APIs',
    `${MRRT}/configure-and-implement-multi-resource-refresh-token`,
    resource({ scopes: [{ value: 'read' }] }),
    client(
      {
        refresh_token: {
          rotation_type: 'non-rotating',
          expiration_type: 'non-expiring',
          policies: [{ audience: 'urn:books', scope: ['read'] }],
        },
      },
      201,
      {
        has: { refresh_token: { policies: [{ audience: 'urn:books', scope: ['read'] }] } },
      },
    ),
    client(
      {
        name: 'B',
        refresh_token: {
          rotation_type: 'non-rotating',
          expiration_type: 'non-expiring',
          policies: [{ audience: 'urn:books' }],
        },
      },
      400,
      {},
    ),
  ),
  s(
    'what an application does with sessions of others is off unless it is said',
    TRANSFER,
    client({ session_transfer: { can_create_session_transfer_token: true } }, 201, {
      has: { session_transfer: { can_create_session_transfer_token: true } },
    }),
    client(
      {
        name: 'W',
        session_transfer: {
          allowed_authentication_methods: ['cookie', 'query'],
          enforce_device_binding: 'asn',
        },
      },
      201,
      {
        has: {
          session_transfer: {
            allowed_authentication_methods: ['cookie', 'query'],
            enforce_device_binding: 'asn',
          },
        },
      },
    ),
    ...refusals('POST /clients', 400, [
      { name: 'X', session_transfer: { enforce_device_binding: 'mac' } },
      { name: 'X', session_transfer: { allowed_authentication_methods: ['header'] } },
    ]),
  ),
  ...[
    'http://auth0.com/x',
    'https://auth0.com/x',
    'https://okta.com/x',
    'urn:ietf:params:x',
    'urn:auth0:x',
    'urn:okta:x',
    'legacy',
  ].map((type) =>
    s(
      `${type} is no type of subject token of one’s own`,
      CTE,
      ...exchanging,
      profile({ subject_token_type: type }, 400, {}),
    ),
  ),
  s(
    'a profile of token exchange keeps its action',
    CTE,
    ...exchanging,
    profile({}, 201, { matches: { id: /^tep_/ }, keep: { profile: 'id' } }),
    ['PATCH /token-exchange-profiles/{profile}', { action_id: '{action}' }, 400],
    [
      'PATCH /token-exchange-profiles/{profile}',
      { name: 'other', subject_token_type: 'urn:acme:other' },
      200,
    ],
    [
      'GET /token-exchange-profiles/{profile}',
      undefined,
      200,
      { has: { name: 'other', subject_token_type: 'urn:acme:other' } },
    ],
  ),
  s(
    'an action of a profile of token exchange is not deleted before the profile',
    CTE,
    ...exchanging,
    profile(),
    ['DELETE /actions/actions/{action}', undefined, 409],
    ['DELETE /token-exchange-profiles/{profile}', undefined, 204],
    ['DELETE /actions/actions/{action}', undefined, 204],
  ),
  s(
    'an action of a profile of token exchange is deployed, and for that trigger',
    CTE,
    exchanging[0] as Step,
    profile({}, 400, {}),
    [
      'POST /actions/actions',
      {
        name: 'login',
        supported_triggers: [{ id: 'post-login', version: 'v3' }],
        code: 'exports.onExecutePostLogin = async () => {};',
      },
      201,
      { keep: { action: 'id' } },
    ],
    ['POST /actions/actions/{action}/deploy', undefined, 200],
    profile({}, 400, {}),
  ),
  s(
    'applications are told of the end of sessions at https addresses',
    LOGOUT,
    client({ oidc_logout: { backchannel_logout_urls: ['https://app.example/out'] } }, 201, {
      has: { oidc_logout: { backchannel_logout_urls: ['https://app.example/out'] } },
    }),
    ...refusals('POST /clients', 400, [
      { name: 'X', oidc_logout: { backchannel_logout_urls: ['ftp://app.example/out'] } },
      { name: 'X', oidc_logout: { backchannel_logout_urls: ['https://acme.auth0.com/out'] } },
    ]),
  ),
  s(
    'an application that is deleted is taken from connections',
    'get-started/applications/remove-applications',
    client(),
    [`GET /connections?name=${DB}`, undefined, 200, { keep: { db: '0.id' } }],
    ['PATCH /connections/{db}/clients', [{ client_id: '{app}', status: true }], 204],
    ['DELETE /clients/{app}', undefined, 204],
    ['GET /clients/{app}', undefined, 404],
    ['PATCH /connections/{db}/clients', [{ client_id: '{app}', status: true }], 404],
  ),
  s('an API lives by its identifier too', APIS, resource(), [
    'GET /resource-servers/urn%3Abooks',
    undefined,
    200,
    { has: { id: '{api}' } },
  ]),
  s(
    'tokens of an API live for a day, for two hours in browsers',
    APIS,
    resource({}, 201, { has: { token_lifetime: 86_400, token_lifetime_for_web: 7200 } }),
  ),
  s(
    'tokens of an API live for at most 30 days',
    'secure/tokens/access-tokens/update-access-token-lifetime',
    resource({ token_lifetime: 2_592_001 }, 400, {}),
    resource({ token_lifetime: 2_592_000 }, 201, {}),
  ),
  s(
    'an API signs with RS256, HS256 or PS256',
    APIS,
    resource({ signing_alg: 'ES256' }, 400, {}),
    resource({ signing_alg: 'PS256' }, 201, { has: { signing_alg: 'PS256' } }),
  ),
  s(
    'a scope of an API is named once',
    'get-started/apis/add-api-permissions',
    resource({ scopes: [{ value: 'a' }, { value: 'a' }] }, 400, {}),
  ),
  s(
    'the API of the tenant itself is not deleted',
    'get-started/apis/delete-apis',
    ['GET /resource-servers', undefined, 200, { keep: { system: '0.id' } }],
    ['DELETE /resource-servers/{system}', undefined, 400],
  ),
  s(
    'an API may demand that tokens are bound to their sender',
    'get-started/applications/configure-sender-constraining/configure-resource-server-for-sender-constraining',
    resource({ proof_of_possession: { mechanism: 'dpop', required: true } }, 201, {
      has: { proof_of_possession: { mechanism: 'dpop', required: true } },
    }),
    resource(
      {
        identifier: 'urn:b',
        proof_of_possession: { mechanism: 'mtls', required: true, required_for: 'all_clients' },
      },
      201,
      {},
    ),
    resource({ identifier: 'urn:c', proof_of_possession: { mechanism: 'pkce', required: true } }, 400, {}),
  ),
  s(
    'access tokens may be encrypted with one key of the API',
    'secure/tokens/access-tokens/json-web-encryption',
    resource(
      {
        token_encryption: {
          format: 'compact-nested-jwe',
          encryption_key: { name: 'k', alg: 'RSA-OAEP-256', pem: KEYS.pem },
        },
      },
      201,
      {
        has: { token_encryption: { format: 'compact-nested-jwe', encryption_key: { alg: 'RSA-OAEP-256' } } },
      },
    ),
    resource(
      {
        identifier: 'urn:b',
        token_encryption: { format: 'compact-nested-jwe', encryption_key: { alg: 'RSA1_5', pem: KEYS.pem } },
      },
      400,
      {},
    ),
  ),
  s(
    'a grant for users names none of the settings for machines',
    'get-started/applications/application-access-to-apis-client-grants',
    client(),
    resource({ scopes: [{ value: 'read' }] }),
    [
      'POST /client-grants',
      {
        client_id: '{app}',
        audience: 'urn:books',
        scope: ['read'],
        subject_type: 'user',
        organization_usage: 'allow',
      },
      400,
    ],
  ),
  s(
    'a grant names scopes that the API has',
    'get-started/applications/application-access-to-apis-client-grants',
    client(),
    resource({ scopes: [{ value: 'read' }] }),
    ['POST /client-grants', { client_id: '{app}', audience: 'urn:books', scope: ['fly'] }, 400],
  ),
  s(
    'organizations of a grant that has any organization need no assignment',
    `${M2M}/authorize-m2m-access`,
    client({ app_type: 'non_interactive', grant_types: ['client_credentials'] }),
    resource(),
    [
      'POST /client-grants',
      {
        client_id: '{app}',
        audience: 'urn:books',
        scope: [],
        organization_usage: 'allow',
        allow_any_organization: true,
      },
      201,
      { keep: { grant: 'id' }, has: { allow_any_organization: true, organization_usage: 'allow' } },
    ],
    ['POST /client-grants', { client_id: '{app}', audience: 'urn:books', scope: [] }, 409],
    ['GET /client-grants/{grant}/organizations', undefined, 200, { is: [] }],
    ['GET /client-grants?allow_any_organization=true', undefined, 200, { has: [{ id: '{grant}' }] }],
  ),
  s(
    'a grant that denies organizations is not added to one',
    `${M2M}/authorize-m2m-access`,
    client({ app_type: 'non_interactive', grant_types: ['client_credentials'] }),
    resource(),
    acme,
    [
      'POST /client-grants',
      { client_id: '{app}', audience: 'urn:books', scope: [], organization_usage: 'deny' },
      201,
      { keep: { grant: 'id' } },
    ],
    ['POST /organizations/{org}/client-grants', { grant_id: '{grant}' }, 400],
  ),
  s(
    'grants of an organization are listed, found and taken away',
    `${M2M}/manage-m2m-access`,
    client({ app_type: 'non_interactive', grant_types: ['client_credentials'] }),
    resource(),
    acme,
    [
      'POST /client-grants',
      { client_id: '{app}', audience: 'urn:books', scope: [], organization_usage: 'allow' },
      201,
      { keep: { grant: 'id' } },
    ],
    ['POST /organizations/{org}/client-grants', { grant_id: '{grant}' }, 201],
    [
      'GET /organizations/{org}/client-grants?audience=urn:books',
      undefined,
      200,
      { has: [{ id: '{grant}' }] },
    ],
    ['GET /client-grants/{grant}/organizations', undefined, 200, { has: [{ id: '{org}' }] }],
    ['DELETE /organizations/{org}/client-grants/{grant}', undefined, 204],
    ['GET /organizations/{org}/client-grants', undefined, 200, { is: [] }],
  ),
  s(
    'an organization that is deleted is taken from grants and people',
    `${ORGS}/delete-organizations`,
    acme,
    ann,
    member,
    ['DELETE /organizations/{org}', undefined, 204],
    ['GET /users/{ann}/organizations', undefined, 200, { is: [] }],
  ),
  s(
    'members that are deleted leave the organization',
    `${ORGS}/remove-members`,
    acme,
    ann,
    member,
    ['DELETE /users/{ann}', undefined, 204],
    ['GET /organizations/{org}/members', undefined, 200, { is: [] }],
  ),
  s(
    'roles are for those who are members',
    `${ORGS}/add-member-roles`,
    acme,
    ann,
    ['POST /roles', { name: 'r' }, 200, { keep: { role: 'id' } }],
    ['POST /organizations/{org}/members/{ann}/roles', { roles: ['{role}'] }, 400],
  ),
  s('members tell their name, address and picture', `${ORGS}/retrieve-members`, acme, ann, member, [
    'GET /organizations/{org}/members',
    undefined,
    200,
    { has: [{ user_id: '{ann}', email: 'ann@example.com', name: 'ann@example.com' }] },
  ]),
  s(
    'a connection of an organization says what it is for',
    `${ORGS}/enable-connections`,
    acme,
    [`GET /connections?name=${DB}`, undefined, 200, { keep: { db: '0.id' } }],
    [
      'POST /organizations/{org}/enabled_connections',
      { connection_id: '{db}', assign_membership_on_login: true, is_signup_enabled: true },
      201,
      {
        has: {
          connection_id: '{db}',
          assign_membership_on_login: true,
          is_signup_enabled: true,
          connection: { name: DB, strategy: 'auth0' },
        },
      },
    ],
    [
      'PATCH /organizations/{org}/enabled_connections/{db}',
      { assign_membership_on_login: false, is_signup_enabled: false },
      200,
      { has: { assign_membership_on_login: false } },
    ],
    ['DELETE /organizations/{org}/enabled_connections/{db}', undefined, 204],
    ['GET /organizations/{org}/enabled_connections', undefined, 200, { is: [] }],
  ),
  s(
    'signing up in an organization needs joining at login',
    `${ORGS}/enable-connections`,
    acme,
    [`GET /connections?name=${DB}`, undefined, 200, { keep: { db: '0.id' } }],
    [
      'POST /organizations/{org}/enabled_connections',
      { connection_id: '{db}', assign_membership_on_login: false, is_signup_enabled: true },
      400,
    ],
  ),
  s(
    'an invitation sends a message unless it is said not to',
    `${ORGS}/invite-members`,
    acme,
    client({ organization_usage: 'allow', initiate_login_uri: 'https://app.example/login' }),
    [
      'POST /organizations/{org}/invitations',
      {
        inviter: { name: 'I' },
        invitee: { email: 'quiet@example.com' },
        client_id: '{app}',
        send_invitation_email: false,
      },
      200,
    ],
    ['GET ~/_sandbox/messages', undefined, 200, { is: [] }],
    [
      'POST /organizations/{org}/invitations',
      { inviter: { name: 'I' }, invitee: { email: 'new@example.com' }, client_id: '{app}' },
      200,
    ],
    ['GET ~/_sandbox/messages', undefined, 200, { has: [{ to: 'new@example.com' }] }],
  ),
  s(
    'a connection of an invitation is one of the organization',
    `${ORGS}/invite-members`,
    acme,
    client({ organization_usage: 'allow', initiate_login_uri: 'https://app.example/login' }),
    [`GET /connections?name=${DB}`, undefined, 200, { keep: { db: '0.id' } }],
    [
      'POST /organizations/{org}/invitations',
      {
        inviter: { name: 'I' },
        invitee: { email: 'n@example.com' },
        client_id: '{app}',
        connection_id: '{db}',
      },
      400,
    ],
  ),
  s(
    'a discovery domain of one organization is found, changed and deleted',
    `${ORGS}/create-org-domains`,
    acme,
    [
      'POST /organizations/{org}/discovery-domains',
      { domain: 'acme.example', status: 'verified' },
      201,
      { has: { domain: 'acme.example', status: 'verified' }, keep: { dom: 'id' } },
    ],
    [
      'PATCH /organizations/{org}/discovery-domains/{dom}',
      { status: 'pending' },
      200,
      { has: { status: 'pending' } },
    ],
    ['DELETE /organizations/{org}/discovery-domains/{dom}', undefined, 204],
    ['GET /organizations/{org}/discovery-domains/{dom}', undefined, 404],
  ),
  s(
    'an organization says which application needs it, and what the application shows',
    `${ORGS}/define-organization-behavior`,
    client({ organization_usage: 'require', organization_require_behavior: 'pre_login_prompt' }, 201, {
      has: { organization_usage: 'require', organization_require_behavior: 'pre_login_prompt' },
    }),
    client({ name: 'B', organization_usage: 'sometimes' }, 400, {}),
    client({ name: 'B', organization_usage: 'require', organization_require_behavior: 'never' }, 400, {}),
  ),
  s(
    'metadata of an organization is replaced as a whole',
    `${API}: PATCH /organizations/{id} metadata`,
    ['POST /organizations', { name: 'acme', metadata: { a: '1', b: '2' } }, 201, { keep: { org: 'id' } }],
    ['PATCH /organizations/{org}', { metadata: { c: '3' } }, 200, { has: { metadata: { c: '3' } } }],
    [
      'PATCH /organizations/{org}',
      { display_name: 'Acme' },
      200,
      { has: { display_name: 'Acme', metadata: { c: '3' } } },
    ],
  ),
  s(
    'a certificate is told by its subject or as a whole',
    `${API}: CertificateSubjectDNCredential`,
    client(),
    key({ credential_type: 'cert_subject_dn', subject_dn: 'CN=x' }, 400, {}),
    [
      'POST /clients/{app}/credentials',
      { credential_type: 'cert_subject_dn', name: 'k', subject_dn: 'CN=x' },
      201,
      { has: { subject_dn: 'CN=x' } },
    ],
  ),
  s(
    'keys of client_metadata have letters, digits and some signs',
    `${API}: ClientMetadata`,
    client({ client_metadata: { 'a:b-c_d e': 'x' } }, 201, {}),
    client({ name: 'B', client_metadata: { 'a.b': 'x' } }, 400, {}),
  ),
  s(
    'one address is told of the end of sessions',
    `${API}: ClientOIDCBackchannelLogoutSettings`,
    client(
      { oidc_logout: { backchannel_logout_urls: ['https://a.example/o', 'https://b.example/o'] } },
      400,
      {},
    ),
  ),
];
