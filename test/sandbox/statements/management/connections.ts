/** Connections and what belongs to them. */
import { refusals, type Step, statement as s } from '../statement.js';

const API = 'API document';
const FLEXIBLE = 'authenticate/database-connections/flexible-identifiers-and-attributes';

const make = (name: string, strategy: string, options: object = {}): Step => [
  'POST /connections',
  { name, strategy, options },
  201,
  { keep: { [name]: 'id' } },
];
const okta = make('okta', 'okta', {
  client_id: 'x',
  client_secret: 'y',
  domain: 'example.okta.com',
  type: 'back_channel',
});

export const connections = [
  s('a connection that is not there answers 404', `${API}: GET /connections/{id} 404`, [
    'GET /connections/con_0000000000000001',
    undefined,
    404,
    { code: 'inexistent_connection' },
  ]),
  s('a name belongs to one connection', `${API}: POST /connections 409`, make('db', 'auth0'), [
    'POST /connections',
    { name: 'db', strategy: 'auth0' },
    409,
    { says: 'A connection with the same name already exists' },
  ]),
  s(
    'a name of a connection begins and ends with a letter or number',
    `${API}: POST /connections name`,
    ...refusals(
      'POST /connections',
      400,
      ['-db', 'db-', 'd b', 'd_b'].map((name) => ({ name, strategy: 'auth0' })),
    ),
  ),
  s(
    'a name of a connection has at most 128 characters',
    `${API}: POST /connections name`,
    ['POST /connections', { name: 'a'.repeat(129), strategy: 'auth0' }, 400],
    ['POST /connections', { name: 'a'.repeat(128), strategy: 'auth0' }, 201],
  ),
  s('the strategy of a connection is one of the list', `${API}: POST /connections strategy`, [
    'POST /connections',
    { name: 'a', strategy: 'magic' },
    400,
  ]),
  s('the strategy of a connection does not change', `${API}: PATCH /connections/{id}`, make('db', 'auth0'), [
    'PATCH /connections/{db}',
    { strategy: 'samlp' },
    400,
  ]),
  s('a connection is its own realm', `${API}: POST /connections realms`, [
    'POST /connections',
    { name: 'db', strategy: 'auth0' },
    201,
    { has: { realms: ['db'], is_domain_connection: false } },
  ]),
  s('a realm belongs to one connection', `${API}: POST /connections 409`, make('db', 'auth0'), [
    'POST /connections',
    { name: 'other', strategy: 'auth0', realms: ['db'] },
    409,
  ]),
  s('a database has rules for passwords, which are completed', `${API}: password_options`, [
    'POST /connections',
    {
      name: 'db',
      strategy: 'auth0',
      options: { passwordPolicy: 'fair', password_options: { complexity: { min_length: 20 } } },
    },
    201,
    {
      has: {
        options: {
          passwordPolicy: 'fair',
          password_options: {
            complexity: { min_length: 20, character_type_rule: 'all' },
            history: { active: false },
            dictionary: { active: false },
          },
        },
      },
    },
  ]),
  s('the rules for passwords are there beside passwordPolicy', `${API}: password_options`, [
    'POST /connections',
    { name: 'db', strategy: 'auth0', options: { passwordPolicy: 'good' } },
    201,
    { has: { options: { password_options: { complexity: { min_length: 15 } } } } },
  ]),
  s('options.attributes and options.validation exclude each other', `${API}: POST /connections 400`, [
    'POST /connections',
    {
      name: 'db',
      strategy: 'auth0',
      options: {
        validation: { username: { min: 1, max: 5 } },
        attributes: { email: { identifier: { active: true } } },
      },
    },
    400,
    { says: 'Cannot set both options.attributes and options.validation' },
  ]),
  s('options.attributes and requires_username exclude each other', FLEXIBLE, [
    'POST /connections',
    {
      name: 'db',
      strategy: 'auth0',
      options: { requires_username: true, attributes: { email: { identifier: { active: true } } } },
    },
    400,
  ]),
  s('one attribute at least is an active identifier', FLEXIBLE, [
    'POST /connections',
    { name: 'db', strategy: 'auth0', options: { attributes: { email: { identifier: { active: false } } } } },
    400,
  ]),
  s('an address is unique, and verified by a link, unless it is said', FLEXIBLE, [
    'POST /connections',
    { name: 'db', strategy: 'auth0', options: { attributes: { email: { identifier: { active: true } } } } },
    201,
    {
      has: {
        options: {
          attributes: {
            email: {
              unique: true,
              verification_method: 'link',
              identifier: { active: true, default_method: 'password' },
            },
          },
        },
      },
    },
  ]),
  s(
    'the configuration of a custom database is answered encrypted',
    `${API}: options.configuration`,
    [
      'POST /connections',
      { name: 'db', strategy: 'auth0', options: { configuration: { key: 'visible' } } },
      201,
      { keep: { db: 'id', shown: 'options.configuration.key' } },
    ],
    ['GET /connections/{db}', undefined, 200, { has: { options: { configuration: { key: '{shown}' } } } }],
    [
      'PATCH /connections/{db}',
      { options: { configuration: { key: '{shown}', more: 'x' } } },
      200,
      { has: { options: { configuration: { key: '{shown}' } } } },
    ],
  ),
  s(
    'an update replaces the options',
    `${API}: PATCH /connections/{id} options`,
    make('oidc', 'oauth2', { client_id: 'x', scope: 'a' }),
    [
      'PATCH /connections/{oidc}',
      { options: { client_id: 'y' } },
      200,
      { has: { options: { client_id: 'y' } }, lacks: ['options.scope'] },
    ],
  ),
  s(
    'databases with users keep where they are',
    `${API}: PATCH /connections/{id} 400`,
    make('db', 'auth0'),
    ['POST /users', { connection: 'db', email: 'a@example.com', password: 'Corr3ct-Horse-Battery' }, 201],
    [
      'PATCH /connections/{db}',
      { options: { enabledDatabaseCustomization: true } },
      400,
      { says: 'This database contains users' },
    ],
  ),
  s(
    'a connection is enabled for applications that exist',
    `${API}: PATCH /connections/{id}/clients 404`,
    make('db', 'auth0'),
    ['PATCH /connections/{db}/clients', [{ client_id: 'nothing', status: true }], 404],
  ),
  s(
    'enabled applications are a list of their own',
    `${API}: GET /connections/{id}/clients`,
    make('db', 'auth0'),
    ['POST /clients', { name: 'A' }, 201, { keep: { app: 'client_id' } }],
    ['PATCH /connections/{db}/clients', [{ client_id: '{app}', status: true }], 204],
    ['GET /connections/{db}/clients', undefined, 200, { has: { clients: [{ client_id: '{app}' }] } }],
    ['PATCH /connections/{db}/clients', [{ client_id: '{app}', status: false }], 204],
    ['GET /connections/{db}/clients', undefined, 200, { is: { clients: [] } }],
  ),
  s(
    'setting enabled_clients leaves a deprecation notice',
    'deprecations-and-migrations/migrate-dedicated-connection-endpoints',
    make('db', 'auth0'),
    ['PATCH /connections/{db}', { enabled_clients: [] }, 200],
    [
      'GET /logs?q=type:depnote',
      undefined,
      200,
      { has: [{ type: 'depnote', details: { method: 'PATCH' } }] },
    ],
  ),
  s(
    'an application tells the connections that are enabled for it',
    `${API}: GET /clients/{id}/connections`,
    make('db', 'auth0'),
    ['POST /clients', { name: 'A' }, 201, { keep: { app: 'client_id' } }],
    ['PATCH /connections/{db}/clients', [{ client_id: '{app}', status: true }], 204],
    ['GET /clients/{app}/connections', undefined, 200, { has: { connections: [{ name: 'db' }] } }],
  ),
  s('connections are paged up to 1000', `${API}: GET /connections`, [
    'GET /connections?page=10&per_page=100',
    undefined,
    400,
  ]),
  s(
    'connections are found by strategy and by name',
    `${API}: GET /connections`,
    okta,
    ['GET /connections?strategy=okta&fields=name', undefined, 200, { is: [{ name: 'okta' }] }],
    ['GET /connections?name=none', undefined, 200, { is: [] }],
  ),
  s(
    'users of a database are deleted by their address',
    `${API}: DELETE /connections/{id}/users`,
    make('db', 'auth0'),
    [
      'POST /users',
      { connection: 'db', email: 'a@example.com', password: 'Corr3ct-Horse-Battery' },
      201,
      { keep: { ann: 'user_id' } },
    ],
    ['DELETE /connections/{db}/users?email=a@example.com', undefined, 204],
    ['GET /users/{ann}', undefined, 404],
  ),
  s(
    'users of other connections are not deleted by their address',
    `${API}: DELETE /connections/{id}/users 400`,
    okta,
    [
      'DELETE /connections/{okta}/users?email=a@example.com',
      undefined,
      400,
      { says: 'Connection must be a database connection' },
    ],
  ),
  s(
    'deleting a connection deletes its users',
    `${API}: DELETE /connections/{id}`,
    make('db', 'auth0'),
    [
      'POST /users',
      { connection: 'db', email: 'a@example.com', password: 'Corr3ct-Horse-Battery' },
      201,
      { keep: { ann: 'user_id' } },
    ],
    ['DELETE /connections/{db}', undefined, 202],
    ['GET /users/{ann}', undefined, 404],
  ),
  s(
    'a connection that is no directory is connected to no node',
    `${API}: GET /connections/{id}/status 404`,
    make('db', 'auth0'),
    ['GET /connections/{db}/status', undefined, 404, { says: 'not connected to any node' }],
  ),
  s(
    'a connection has SCIM or not by its strategy',
    'authenticate/protocols/scim/configure-inbound-scim',
    make('db', 'auth0'),
    ['POST /connections/{db}/scim-configuration', {}, 404, { says: 'does not support SCIM' }],
  ),
  s(
    'SCIM is configured once',
    `${API}: POST /connections/{id}/scim-configuration 400`,
    okta,
    ['POST /connections/{okta}/scim-configuration', {}, 201],
    ['POST /connections/{okta}/scim-configuration', {}, 400],
  ),
  s(
    'externalId is the user id of Okta and Entra ID',
    'authenticate/protocols/scim/inbound-scim-for-okta-workforce-connections',
    okta,
    ['POST /connections/{okta}/scim-configuration', {}, 201, { has: { user_id_attribute: 'externalId' } }],
  ),
  s(
    'userName is the user id of SAML',
    'authenticate/protocols/scim/inbound-scim-for-okta-workforce-saml-connections',
    make('saml', 'samlp', { signInEndpoint: 'https://x' }),
    ['POST /connections/{saml}/scim-configuration', {}, 201, { has: { user_id_attribute: 'userName' } }],
  ),
  s(
    'a SCIM endpoint has at most two tokens',
    `${API}: POST /connections/{id}/scim-configuration/tokens 409`,
    okta,
    ['POST /connections/{okta}/scim-configuration', {}, 201],
    ['POST /connections/{okta}/scim-configuration/tokens', {}, 201],
    ['POST /connections/{okta}/scim-configuration/tokens', {}, 201],
    ['POST /connections/{okta}/scim-configuration/tokens', {}, 409, { says: 'Maximum of 2 tokens' }],
  ),
  s(
    'a SCIM token lives for at least 900 seconds',
    'authenticate/protocols/scim/configure-inbound-scim',
    okta,
    ['POST /connections/{okta}/scim-configuration', {}, 201],
    ['POST /connections/{okta}/scim-configuration/tokens', { token_lifetime: 899 }, 400],
    ['POST /connections/{okta}/scim-configuration/tokens', { token_lifetime: 900 }, 201],
  ),
  s(
    'a SCIM token is shown once',
    `${API}: GET /connections/{id}/scim-configuration/tokens`,
    okta,
    ['POST /connections/{okta}/scim-configuration', {}, 201],
    ['POST /connections/{okta}/scim-configuration/tokens', {}, 201, { keep: { token: 'token' } }],
    ['GET /connections/{okta}/scim-configuration/tokens', undefined, 200, { lacks: ['0.token'] }],
  ),
  s(
    'an organization tells how an application belongs to it, when asked',
    `${API}: GET /organizations include_client_association_for`,
    ['POST /organizations', { name: 'acme' }, 201, { keep: { org: 'id' } }],
    ['POST /organizations', { name: 'beta' }, 201],
    ['POST /clients', { name: 'A' }, 201, { keep: { app: 'client_id' } }],
    [
      'POST /organizations/{org}/clients',
      { clients: [{ client_id: '{app}', use_for_member_access: true }] },
      201,
    ],
    [
      'GET /organizations?include_client_association_for={app}',
      undefined,
      200,
      {
        has: [
          { name: 'acme', client: { client_id: '{app}', use_for_member_access: true } },
          { name: 'beta' },
        ],
        lacks: ['1.client'],
      },
    ],
    ['GET /organizations', undefined, 200, { lacks: ['0.client'] }],
  ),
  s(
    'SCIM and the common endpoint of Azure AD exclude each other',
    `${API}: POST /connections/{id}/scim-configuration 400`,
    make('entra', 'waad', { client_id: 'x', useCommonEndpoint: true }),
    ['POST /connections/{entra}/scim-configuration', {}, 400],
    make('other', 'waad', { client_id: 'x' }),
    ['POST /connections/{other}/scim-configuration', {}, 201],
    ['PATCH /connections/{other}', { options: { client_id: 'x', useCommonEndpoint: true } }, 400],
  ),
  s(
    'options of OpenID Connect are completed on an update too',
    'answers of real tenants: PATCH /connections/{id}',
    okta,
    [
      'PATCH /connections/{okta}',
      { options: { client_id: 'z', domain: 'example.okta.com' } },
      200,
      {
        has: {
          options: {
            schema_version: 'oidc-V4',
            type: 'back_channel',
            attribute_map: { mapping_mode: 'basic_profile' },
          },
        },
      },
    ],
  ),
];
