/** Connections, SCIM and directories: further pages of the documentation. */
import { refusals, type Step, statement as s } from '../statement.js';

const DB = 'Username-Password-Authentication';
const SCIM = 'authenticate/protocols/scim/configure-inbound-scim';
const DIRECTORY = 'authenticate/identity-providers/enterprise-identity-providers/google-directory-sync';
const _EMAIL_OTP = 'authenticate/passwordless/authentication-methods/email-otp';
const CUSTOM = 'authenticate/database-connections/custom-db';
const KEYS = 'authenticate/enterprise-connections/private-key-jwt-client-auth';
const FLEXIBLE = 'authenticate/database-connections/flexible-identifiers-and-attributes';
const _ENTERPRISE = 'authenticate/enterprise-connections';
const API = 'API document';

const GROUPS = 'authenticate/protocols/scim/groups/configure-scim-groups';

const okta: Step = [
  'POST /connections',
  {
    name: 'okta',
    strategy: 'okta',
    options: { client_id: 'x', client_secret: 'y', domain: 'acme.okta.com' },
  },
  201,
  { keep: { con: 'id' } },
];
const samlp: Step = [
  'POST /connections',
  {
    name: 'saml',
    strategy: 'samlp',
    options: { signInEndpoint: 'https://idp.example/in', signingCert: 'TUlJ', tenant_domain: 'acme.example' },
  },
  201,
  { keep: { con: 'id' } },
];
const google: Step = [
  'POST /connections',
  {
    name: 'g',
    strategy: 'google-apps',
    options: { client_id: 'x', client_secret: 'y', domain: 'acme.example', api_enable_users: true },
  },
  201,
  { keep: { con: 'id' } },
];
const scim: Step = ['POST /connections/{con}/scim-configuration', {}, 201];
const scimToken = (more: object = {}, status = 201, check: object = { keep: { scim: 'token' } }): Step => [
  'POST /connections/{con}/scim-configuration/tokens',
  more,
  status,
  check,
];
const at = (method: string, path: string, body: unknown, status: number, more: object = {}): Step => [
  `${method} ~/scim/v2/connections/{con}${path}`,
  body,
  status,
  { sends: { authorization: 'Bearer {scim}' }, ...more },
];
const provisioned = (more: object = {}): object => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'ann@acme.example',
  externalId: 'ext-1',
  name: { givenName: 'Ann', familyName: 'Smith' },
  emails: [{ value: 'ann@acme.example', type: 'work', primary: true }],
  active: true,
  ...more,
});
const ready: Step[] = [okta, scim, scimToken()];
const hired: Step = at('POST', '/Users', provisioned(), 201, { keep: { ann: 'id' } });

const groupScopes = ['get', 'post', 'put', 'patch', 'delete'].flatMap((verb) => [
  `${verb}:users`,
  `${verb}:groups`,
]);
const grouped: Step[] = [okta, scim, scimToken({ scopes: groupScopes }), hired];

export const furtherConnections = [
  s(
    'a person is provisioned, and the id is that of the user',
    SCIM,
    ...ready,
    at('POST', '/Users', provisioned(), 201, {
      has: {
        userName: 'ann@acme.example',
        active: true,
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      },
      keep: { ann: 'id' },
    }),
    ['GET /users/{ann}', undefined, 200, { has: { user_id: '{ann}', identities: [{ connection: 'okta' }] } }],
  ),
  s(
    'somebody who is made inactive is blocked, and somebody active is not',
    SCIM,
    ...ready,
    hired,
    at(
      'PATCH',
      '/Users/{ann}',
      {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
        Operations: [{ op: 'replace', path: 'active', value: false }],
      },
      200,
      { has: { active: false } },
    ),
    ['GET /users/{ann}', undefined, 200, { has: { blocked: true } }],
    at('PUT', '/Users/{ann}', provisioned(), 200, { has: { active: true } }),
    ['GET /users/{ann}', undefined, 200, { has: { blocked: false } }],
  ),
  s(
    'provisioned people are found by a filter with eq, and, or',
    SCIM,
    ...ready,
    hired,
    at('GET', `/Users?filter=${encodeURIComponent('userName eq "ann@acme.example"')}`, undefined, 200, {
      has: {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
        totalResults: 1,
        Resources: [{ id: '{ann}' }],
      },
    }),
    at('GET', `/Users?filter=${encodeURIComponent('userName eq "nobody"')}`, undefined, 200, {
      has: { totalResults: 0 },
    }),
    at('GET', `/Users?filter=${encodeURIComponent('userName sw "ann"')}`, undefined, 400),
  ),
  s(
    'a provisioned person is read and deleted by the id',
    SCIM,
    ...ready,
    hired,
    at('GET', '/Users/{ann}', undefined, 200, { has: { id: '{ann}', userName: 'ann@acme.example' } }),
    at('DELETE', '/Users/{ann}', undefined, 204),
    ['GET /users/{ann}', undefined, 404],
    at('GET', '/Users/{ann}', undefined, 404),
  ),
  s('a person is provisioned once', SCIM, ...ready, hired, at('POST', '/Users', provisioned(), 409)),
  s(
    'provisioning needs a token of the connection',
    SCIM,
    ...ready,
    ['GET ~/scim/v2/connections/{con}/Users', undefined, 401],
    ['GET ~/scim/v2/connections/{con}/Users', undefined, 401, { sends: { authorization: 'Bearer nothing' } }],
  ),
  s(
    'a token for provisioning does what its permissions say',
    SCIM,
    okta,
    scim,
    scimToken({ scopes: ['get:users'] }),
    at('GET', '/Users', undefined, 200),
    at('POST', '/Users', provisioned(), 403),
  ),
  s(
    'a token for provisioning is refused when it is old',
    SCIM,
    okta,
    scim,
    scimToken({ token_lifetime: 900 }),
    at('GET', '/Users', undefined, 200),
    ['CLOCK', 901, 204],
    at('GET', '/Users', undefined, 401),
  ),
  s(
    'permissions of a token for provisioning are known ones',
    SCIM,
    okta,
    scim,
    scimToken({ scopes: ['read:users'] }, 400, {}),
  ),
  s('provisioning is in the log', 'deploy-monitor/logs/log-event-type-codes', ...ready, hired, [
    'GET /logs?q=type:sscim',
    undefined,
    200,
    { has: [{ type: 'sscim' }] },
  ]),
  s(
    'SCIM that is taken away is gone, with its tokens',
    'authenticate/protocols/scim/manage-an-inbound-scim-deployment-with-the-management-api',
    ...ready,
    ['DELETE /connections/{con}/scim-configuration', undefined, 204],
    ['GET /connections/{con}/scim-configuration', undefined, 404],
    scim,
    ['GET /connections/{con}/scim-configuration/tokens', undefined, 200, { is: [] }],
  ),
  s(
    'a mapping of SCIM is set as a whole',
    'authenticate/protocols/scim/manage-an-inbound-scim-deployment-with-the-management-api',
    samlp,
    scim,
    [
      'PATCH /connections/{con}/scim-configuration',
      { user_id_attribute: 'externalId', mapping: [{ auth0: 'email', scim: 'userName' }] },
      200,
      { has: { user_id_attribute: 'externalId', mapping: [{ auth0: 'email', scim: 'userName' }] } },
    ],
    ['PATCH /connections/{con}/scim-configuration', { mapping: [{ auth0: 'email', scim: 'userName' }] }, 400],
  ),
  s(
    'a connection that synchronizes at login keeps the attributes of the provider',
    'manage-users/user-accounts/user-profiles/configure-connection-sync-with-auth0',
    ...ready,
    hired,
    [
      'PATCH /users/{ann}',
      { name: 'Other' },
      400,
      { says: 'The following user attributes cannot be updated: name' },
    ],
    ['PATCH /users/{ann}', { user_metadata: { a: 1 } }, 200],
  ),
  s('a directory is set up for Google Workspace alone', DIRECTORY, okta, [
    'POST /connections/{con}/directory-provisioning',
    {},
    400,
  ]),
  s(
    'a directory is not synchronized by itself unless it is said, and has a mapping',
    DIRECTORY,
    google,
    [
      'POST /connections/{con}/directory-provisioning',
      {},
      201,
      { has: { connection_id: '{con}', strategy: 'google-apps', synchronize_automatically: false } },
    ],
    [
      'GET /connections/{con}/directory-provisioning/default-mapping',
      undefined,
      200,
      { matches: { 'mapping.0.auth0': /./, 'mapping.0.idp': /./ } },
    ],
    [
      'PATCH /connections/{con}/directory-provisioning',
      { synchronize_automatically: true },
      200,
      { has: { synchronize_automatically: true } },
    ],
    ['DELETE /connections/{con}/directory-provisioning', undefined, 204],
    ['GET /connections/{con}/directory-provisioning', undefined, 404],
  ),
  s(
    'a directory is synchronized when it is asked to be',
    DIRECTORY,
    google,
    ['POST /connections/{con}/directory-provisioning/synchronizations', {}, 404],
    ['POST /connections/{con}/directory-provisioning', {}, 201],
    [
      'POST /connections/{con}/directory-provisioning/synchronizations',
      {},
      201,
      { has: { connection_id: '{con}' }, matches: { synchronization_id: /./, status: /./ } },
    ],
  ),
  s('a database of one’s own has its scripts, and says so', CUSTOM, [
    'POST /connections',
    {
      name: 'legacy',
      strategy: 'auth0',
      options: {
        enabledDatabaseCustomization: true,
        import_mode: true,
        customScripts: {
          login: 'function login(e, p, c) { c(null); }',
          get_user: 'function getByEmail(e, c) { c(null); }',
        },
      },
    },
    201,
    {
      has: {
        options: {
          enabledDatabaseCustomization: true,
          import_mode: true,
          customScripts: { login: /./.source === '.' ? 'function login(e, p, c) { c(null); }' : '' },
        },
      },
    },
  ]),
  s(
    'connections of databases begin with the tenant’s: signing up is allowed',
    'authenticate/database-connections',
    ['POST /connections', { name: 'shop', strategy: 'auth0' }, 201, { keep: { con: 'id' } }],
    [
      'GET /connections/{con}',
      undefined,
      200,
      { has: { options: { brute_force_protection: true }, is_domain_connection: false, realms: ['shop'] } },
    ],
  ),
  s(
    'keys of a connection that signs with its own key are listed, and rotated',
    KEYS,
    okta,
    ['POST /connections/{con}/keys/rotate', undefined, 201, { matches: { kid: /./ } }],
    ['GET /connections/{con}/keys', undefined, 200, { matches: { '0.kid': /./, '0.cert': /CERTIFICATE/ } }],
  ),
  s(
    'an identifier can be an address, a phone number or a username',
    FLEXIBLE,
    [
      'POST /connections',
      {
        name: 'flex',
        strategy: 'auth0',
        options: {
          attributes: {
            email: { identifier: { active: true }, profile_required: true },
            username: {
              identifier: { active: true },
              profile_required: false,
              validation: { min_length: 3, max_length: 8 },
            },
            phone_number: { identifier: { active: true }, signup: { status: 'optional' } },
          },
        },
      },
      201,
    ],
    [
      'POST /users',
      { connection: 'flex', email: 'a@example.com', password: 'Corr3ct-Horse-Battery', username: 'ab' },
      400,
    ],
    [
      'POST /users',
      {
        connection: 'flex',
        email: 'a@example.com',
        password: 'Corr3ct-Horse-Battery',
        username: 'abc',
        phone_number: '+14258831929',
      },
      201,
      { has: { username: 'abc', phone_number: '+14258831929' } },
    ],
    [
      'POST /users',
      { connection: 'flex', email: 'b@example.com', password: 'Corr3ct-Horse-Battery', username: 'abc' },
      409,
    ],
    [
      'POST /users',
      {
        connection: 'flex',
        email: 'b@example.com',
        password: 'Corr3ct-Horse-Battery',
        phone_number: '+14258831929',
      },
      409,
    ],
  ),
  s(
    'deleting a connection takes it from applications and organizations',
    'authenticate/identity-providers/retrieve-connection-options',
    ['POST /connections', { name: 'shop', strategy: 'auth0' }, 201, { keep: { con: 'id' } }],
    ['POST /organizations', { name: 'acme' }, 201, { keep: { org: 'id' } }],
    ['POST /organizations/{org}/enabled_connections', { connection_id: '{con}' }, 201],
    ['DELETE /connections/{con}', undefined, 202],
    ['GET /organizations/{org}/enabled_connections', undefined, 200, { is: [] }],
  ),
  s(
    'a connection is enabled for applications up to 50 at a time',
    `${API}: PATCH /connections/{id}/clients`,
    ['POST /connections', { name: 'shop', strategy: 'auth0' }, 201, { keep: { con: 'id' } }],
    [
      'PATCH /connections/{con}/clients',
      Array.from({ length: 51 }, (_, i) => ({ client_id: `c${i}`, status: true })),
      400,
    ],
    ...refusals('PATCH /connections/{con}/clients', 400, [[], [{ client_id: 'a' }]]),
  ),
  s(
    'the secret of a connection is in its options, by its own name',
    `${API}: GET /connections/{id} fields`,
    okta,
    [
      'GET /connections/{con}?fields=name,strategy',
      undefined,
      200,
      { has: { name: 'okta', strategy: 'okta' }, lacks: ['options', 'realms'] },
    ],
    ['GET /connections/{con}?fields=options&include_fields=false', undefined, 200, { lacks: ['options'] }],
    [
      `GET /connections?strategy=okta&strategy=auth0&fields=name`,
      undefined,
      200,
      { has: [{ name: DB }, { name: 'okta' }] },
    ],
  ),
  s(
    'groups are provisioned with their members',
    GROUPS,
    ...grouped,
    at('POST', '/Groups', { displayName: 'Staff', externalId: 'g1', members: [{ value: '{ann}' }] }, 201, {
      has: { displayName: 'Staff', externalId: 'g1', members: [{ value: '{ann}' }] },
      keep: { group: 'id' },
    }),
    [
      'GET /groups/{group}',
      undefined,
      200,
      { has: { name: 'Staff', external_id: 'g1', connection_id: '{con}' } },
    ],
    ['GET /groups/{group}/members', undefined, 200, { has: { members: [{ id: '{ann}' }] } }],
    ['GET /users/{ann}/groups', undefined, 200, { has: [{ name: 'Staff' }] }],
    at('GET', `/Groups?filter=${encodeURIComponent('displayName eq "Staff"')}`, undefined, 200, {
      has: { totalResults: 1 },
    }),
    at(
      'PATCH',
      '/Groups/{group}',
      { Operations: [{ op: 'remove', path: 'members[value eq "{ann}"]' }] },
      200,
      { has: { members: [] } },
    ),
    at('PUT', '/Groups/{group}', { displayName: 'All', members: [{ value: '{ann}' }] }, 200, {
      has: { displayName: 'All', members: [{ value: '{ann}' }] },
    }),
    at('DELETE', '/Groups/{group}', undefined, 204),
    ['GET /groups/{group}', undefined, 404],
  ),
  s(
    'provisioning groups needs permissions of its own',
    GROUPS,
    ...ready,
    at('POST', '/Groups', { displayName: 'Staff' }, 403),
  ),
  s(
    'the name of a group belongs to one group of the connection',
    GROUPS,
    ...grouped,
    at('POST', '/Groups', { displayName: 'Staff' }, 201),
    at('POST', '/Groups', { displayName: 'Staff' }, 409),
    at('POST', '/Groups', { displayName: 'é' }, 400),
    at('POST', '/Groups', { displayName: 'Others', members: [{ value: 'auth0|nobody' }] }, 400),
  ),
  s(
    'roles of a group are those of its members',
    'manage-users/access-control/configure-core-rbac/rbac-users/assign-roles-to-groups',
    ...grouped,
    at('POST', '/Groups', { displayName: 'Staff', members: [{ value: '{ann}' }] }, 201, {
      keep: { group: 'id' },
    }),
    ['POST /roles', { name: 'clerk' }, 200, { keep: { role: 'id' } }],
    ['POST /groups/{group}/roles', { roles: ['{role}'] }, 204],
    ['GET /users/{ann}/effective-roles', undefined, 200, { has: { roles: [{ id: '{role}' }] } }],
    ['GET /users/{ann}/roles', undefined, 200, { is: [] }],
    ['DELETE /groups/{group}/roles', { roles: ['{role}'] }, 204],
    ['GET /users/{ann}/effective-roles', undefined, 200, { has: { roles: [] } }],
  ),
  s(
    'somebody who is deprovisioned is logged out everywhere',
    SCIM,
    ...ready,
    hired,
    at('PATCH', '/Users/{ann}', { Operations: [{ op: 'Replace', value: { active: 'False' } }] }, 200, {
      has: { active: false },
    }),
    ['GET /users/{ann}/sessions', undefined, 200, { has: { sessions: [] } }],
  ),
  s(
    'an attribute that is not mapped is ignored',
    SCIM,
    ...ready,
    at('POST', '/Users', provisioned({ shoeSize: 42, nickName: 'annie' }), 201, {
      has: { nickName: 'annie' },
      lacks: ['shoeSize'],
    }),
  ),
  s(
    'claims about the revocation of tokens are used together',
    `${API}: ConnectionGlobalTokenRevocationJwtIssSAML`,
    [
      'POST /connections',
      {
        name: 'saml',
        strategy: 'samlp',
        options: {
          signInEndpoint: 'https://idp.example/in',
          signingCert: 'TUlJ',
          global_token_revocation_jwt_iss: 'x',
        },
      },
      400,
    ],
  ),
  s('three of four kinds of characters needs all four', `${API}: PasswordCharacterTypeRulePolicyEnum`, [
    'POST /connections',
    {
      name: 'shop',
      strategy: 'auth0',
      options: {
        password_options: {
          complexity: { character_type_rule: 'three_of_four', character_types: ['lowercase'] },
        },
      },
    },
    400,
  ]),
];
