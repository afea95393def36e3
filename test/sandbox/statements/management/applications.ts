/** Applications, APIs and the grants between them. */
import { generateKeyPairSync } from 'node:crypto';
import { refusals, type Step, statement as s } from '../statement.js';

const API = 'API document';
const LIMITS = 'operational-policies/entity-limit-policy';
const METADATA = 'manage-users/user-accounts/metadata/metadata-fields-data';
const REFRESH = 'secure/tokens/refresh-tokens/configure-refresh-token-expiration';

const pem = (): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .publicKey.export({ type: 'spki', format: 'pem' })
    .toString();
const [KEY, OTHER] = [pem(), pem()];

const app = (more: object = {}): Step => [
  'POST /clients',
  { name: 'App', ...more },
  201,
  { keep: { app: 'client_id' } },
];
const api = (more: object = {}): Step => [
  'POST /resource-servers',
  { name: 'API', identifier: 'https://api', scopes: [{ value: 'read:x' }], ...more },
  201,
  { keep: { api: 'id' } },
];
const grant = (more: object = {}): Step => [
  'POST /client-grants',
  { client_id: '{app}', audience: 'https://api', scope: ['read:x'], ...more },
  201,
  { keep: { grant: 'id' } },
];

export const applications = [
  s('an application that is not there answers 404', `${API}: GET /clients/{id} 404`, [
    'GET /clients/nothing',
    undefined,
    404,
    { code: 'inexistent_client' },
  ]),
  s('an application needs a name', `${API}: POST /clients`, [
    'POST /clients',
    {},
    400,
    { says: 'Missing required property: name' },
  ]),
  s('a name of an application has no angle brackets', `${API}: POST /clients name`, [
    'POST /clients',
    { name: '<b>' },
    400,
  ]),
  s('the type of an application is one of the list', `${API}: POST /clients app_type`, [
    'POST /clients',
    { name: 'A', app_type: 'website' },
    400,
  ]),
  s('an application is a first party unless it is said', `${API}: POST /clients is_first_party`, [
    'POST /clients',
    { name: 'A' },
    201,
    { has: { is_first_party: true } },
  ]),
  s('an ID token lives for 36000 seconds', `${API}: POST /clients jwt_configuration`, [
    'POST /clients',
    { name: 'A' },
    201,
    { has: { jwt_configuration: { lifetime_in_seconds: 36_000, secret_encoded: false } } },
  ]),
  s(
    'the global application cannot be deleted',
    `${API}: DELETE /clients/{id} 400`,
    ['GET /clients?is_global=true', undefined, 200, { keep: { global: '0.client_id' } }],
    ['DELETE /clients/{global}', undefined, 400, { says: 'Global client cannot be deleted' }],
  ),
  s(
    'client_authentication_methods and token_endpoint_auth_method exclude each other',
    `${API}: POST /clients`,
    [
      'POST /clients',
      {
        name: 'A',
        token_endpoint_auth_method: 'none',
        client_authentication_methods: {
          private_key_jwt: { credentials: [{ name: 'k', credential_type: 'public_key', pem: KEY }] },
        },
      },
      400,
      { says: 'mutually exclusive' },
    ],
  ),
  s(
    'an application without a secret has no client credentials',
    'get-started/applications/application-grant-types',
    [
      'POST /clients',
      { name: 'A', token_endpoint_auth_method: 'none', grant_types: ['client_credentials'] },
      400,
    ],
  ),
  s('a grant type is one that is known', 'get-started/applications/application-grant-types', [
    'POST /clients',
    { name: 'A', grant_types: ['magic'] },
    400,
    { says: 'magic' },
  ]),
  s('client_metadata has at most ten keys', METADATA, [
    'POST /clients',
    { name: 'A', client_metadata: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`k${n}`, 'v'])) },
    400,
  ]),
  s('a key of client_metadata has at most 255 characters', METADATA, [
    'POST /clients',
    { name: 'A', client_metadata: { ['k'.repeat(256)]: 'v' } },
    400,
  ]),
  s(
    'a value of client_metadata has at most 255 characters',
    METADATA,
    app(),
    ['PATCH /clients/{app}', { client_metadata: { k: 'v'.repeat(256) } }, 400],
    ['PATCH /clients/{app}', { client_metadata: { k: 'v'.repeat(255) } }, 200],
  ),
  s(
    'client_metadata merges, and null removes a key',
    'get-started/applications/configure-application-metadata',
    app({ client_metadata: { a: '1', b: '2' } }),
    [
      'PATCH /clients/{app}',
      { client_metadata: { a: null, c: '3' } },
      200,
      { has: { client_metadata: { b: '2', c: '3' } }, lacks: ['client_metadata.a'] },
    ],
  ),
  s('a refresh token lives for at least a second', REFRESH, app(), [
    'PATCH /clients/{app}',
    { refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring', token_lifetime: 0 } },
    400,
  ]),
  s(
    'a refresh token lives for at most a year',
    REFRESH,
    app(),
    [
      'PATCH /clients/{app}',
      {
        refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring', token_lifetime: 31_557_601 },
      },
      400,
    ],
    [
      'PATCH /clients/{app}',
      {
        refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring', token_lifetime: 31_557_600 },
      },
      200,
    ],
  ),
  s('an idle refresh token does not outlive the others', REFRESH, app(), [
    'PATCH /clients/{app}',
    {
      refresh_token: {
        rotation_type: 'rotating',
        expiration_type: 'expiring',
        infinite_token_lifetime: false,
        infinite_idle_token_lifetime: false,
        token_lifetime: 100,
        idle_token_lifetime: 200,
      },
    },
    400,
  ]),
  s('refresh tokens that rotate expire', 'secure/tokens/refresh-tokens/refresh-token-rotation', app(), [
    'PATCH /clients/{app}',
    { refresh_token: { rotation_type: 'rotating', expiration_type: 'non-expiring' } },
    400,
  ]),
  s('an organization that is the default exists', `${API}: PATCH /clients/{id} default_organization`, app(), [
    'PATCH /clients/{app}',
    { default_organization: { organization_id: 'org_0000000000000001', flows: ['client_credentials'] } },
    400,
  ]),
  s(
    'an alias leads to one application',
    `${API}: POST /clients 409`,
    app({ client_aliases: ['https://a.example'] }),
    [
      'POST /clients',
      { name: 'B', client_aliases: ['https://a.example'] },
      409,
      { says: 'Another client exists with the same alias' },
    ],
  ),
  s('third parties have no organizations', `${API}: POST /clients 403`, [
    'POST /clients',
    { name: 'A', is_first_party: false, organization_usage: 'require' },
    403,
    { says: 'Organizations are only available to first party clients' },
  ]),
  s(
    'the IP header is trusted of those that authenticate',
    `${API}: POST /clients is_token_endpoint_ip_header_trusted`,
    [
      'POST /clients',
      { name: 'A', token_endpoint_auth_method: 'none', is_token_endpoint_ip_header_trusted: true },
      400,
    ],
  ),
  s(
    'a secret that is rotated is another one',
    `${API}: POST /clients/{id}/rotate-secret`,
    ['POST /clients', { name: 'A' }, 201, { keep: { app: 'client_id', secret: 'client_secret' } }],
    ['POST /clients/{app}/rotate-secret', undefined, 200, { has: { client_id: '{app}' } }],
  ),
  s(
    'an application with keys has no secret to rotate',
    `${API}: POST /clients/{id}/rotate-secret`,
    app({
      client_authentication_methods: {
        private_key_jwt: { credentials: [{ name: 'k', credential_type: 'public_key', pem: KEY }] },
      },
    }),
    ['POST /clients/{app}/rotate-secret', undefined, 400],
  ),
  s(
    'a key is added to an application once',
    `${API}: POST /clients/{client_id}/credentials`,
    app(),
    ['POST /clients/{app}/credentials', { credential_type: 'public_key', name: 'k', pem: KEY }, 201],
    ['POST /clients/{app}/credentials', { credential_type: 'public_key', name: 'l', pem: KEY }, 409],
    ['POST /clients/{app}/credentials', { credential_type: 'public_key', name: 'm', pem: OTHER }, 201],
  ),
  s('a credential that is no key is refused', `${API}: POST /clients/{client_id}/credentials 400`, app(), [
    'POST /clients/{app}/credentials',
    { credential_type: 'public_key', name: 'k', pem: 'nothing' },
    400,
  ]),
  s(
    'a credential that is not there answers 404',
    `${API}: GET /clients/{client_id}/credentials/{id} 404`,
    app(),
    ['GET /clients/{app}/credentials/cred_0000000000000001', undefined, 404],
  ),
  s('a key signs with RS256 unless it is said', `${API}: POST /clients/{client_id}/credentials alg`, app(), [
    'POST /clients/{app}/credentials',
    { credential_type: 'public_key', pem: KEY },
    201,
    { has: { alg: 'RS256' }, lacks: ['pem'] },
  ]),
  s('an API that is not there answers 404', `${API}: GET /resource-servers/{id} 404`, [
    'GET /resource-servers/nothing',
    undefined,
    404,
  ]),
  s('an identifier belongs to one API', `${API}: POST /resource-servers 409`, api(), [
    'POST /resource-servers',
    { name: 'B', identifier: 'https://api' },
    409,
    { says: 'A resource server with the same identifier already exists' },
  ]),
  s('an API is found by its identifier', `${API}: GET /resource-servers/{id}`, api(), [
    'GET /resource-servers/https%3A%2F%2Fapi',
    undefined,
    200,
    { has: { id: '{api}' } },
  ]),
  s('a token of an API lives for a day, for the browser two hours', 'get-started/apis/api-settings', [
    'POST /resource-servers',
    { name: 'API', identifier: 'https://api' },
    201,
    {
      has: {
        token_lifetime: 86_400,
        token_lifetime_for_web: 7200,
        signing_alg: 'RS256',
        allow_offline_access: false,
      },
    },
  ]),
  s(
    'tokens for the browser do not outlive the others',
    `${API}: token_lifetime_for_web`,
    [
      'POST /resource-servers',
      { name: 'API', identifier: 'https://api', token_lifetime: 100, token_lifetime_for_web: 101 },
      400,
    ],
    api(),
    ['PATCH /resource-servers/{api}', { token_lifetime: 600, token_lifetime_for_web: 601 }, 400],
    ['PATCH /resource-servers/{api}', { token_lifetime: 600, token_lifetime_for_web: 600 }, 200],
  ),
  s('a token lives for at most 30 days', `${API}: POST /resource-servers token_lifetime`, [
    'POST /resource-servers',
    { name: 'API', identifier: 'https://api', token_lifetime: 2_592_001 },
    400,
  ]),
  s('a scope is listed once', `${API}: POST /resource-servers scopes`, [
    'POST /resource-servers',
    { name: 'API', identifier: 'https://api', scopes: [{ value: 'a' }, { value: 'a' }] },
    400,
  ]),
  s('an API has at most 1000 scopes', LIMITS, [
    'POST /resource-servers',
    {
      name: 'API',
      identifier: 'https://api',
      scopes: Array.from({ length: 1001 }, (_, n) => ({ value: `s:${n}` })),
    },
    400,
  ]),
  s('the identifier of an API does not change', `${API}: PATCH /resource-servers/{id}`, api(), [
    'PATCH /resource-servers/{api}',
    { identifier: 'https://b' },
    400,
  ]),
  s(
    'the Management API cannot be deleted',
    `${API}: DELETE /resource-servers/{id} 400`,
    ['GET /resource-servers', undefined, 200, { keep: { management: '0.id' } }],
    [
      'DELETE /resource-servers/{management}',
      undefined,
      400,
      { says: 'System resource servers cannot be deleted' },
    ],
  ),
  s(
    'a scope that is removed leaves the grants',
    'get-started/apis/add-api-permissions',
    app(),
    api(),
    grant(),
    ['PATCH /resource-servers/{api}', { scopes: [] }, 200],
    ['GET /client-grants', undefined, 200],
    ['GET /client-grants/{grant}', undefined, 200, { has: { scope: [] } }],
  ),
  s('a grant names an application that exists', `${API}: POST /client-grants 404`, api(), [
    'POST /client-grants',
    { client_id: 'nothing', audience: 'https://api', scope: [] },
    404,
  ]),
  s('a grant names an API that exists', `${API}: POST /client-grants 404`, app(), [
    'POST /client-grants',
    { client_id: '{app}', audience: 'https://none', scope: [] },
    404,
  ]),
  s(
    'a grant names scopes of the API',
    'get-started/applications/application-access-to-apis-client-grants',
    app(),
    api(),
    [
      'POST /client-grants',
      { client_id: '{app}', audience: 'https://api', scope: ['x'] },
      400,
      { says: 'not defined' },
    ],
  ),
  s('an application has one grant of an API', `${API}: POST /client-grants 409`, app(), api(), grant(), [
    'POST /client-grants',
    { client_id: '{app}', audience: 'https://api', scope: [] },
    409,
  ]),
  s(
    'default_for and client_id exclude each other',
    `${API}: POST /client-grants default_for`,
    app(),
    api(),
    [
      'POST /client-grants',
      { client_id: '{app}', default_for: 'third_party_clients', audience: 'https://api', scope: [] },
      400,
    ],
    [
      'POST /client-grants',
      { default_for: 'third_party_clients', audience: 'https://api', scope: ['read:x'] },
      201,
    ],
  ),
  s('a grant has an application or is a default', `${API}: POST /client-grants`, api(), [
    'POST /client-grants',
    { audience: 'https://api', scope: [] },
    400,
  ]),
  s(
    'a grant for users is another than that for the application',
    'get-started/applications/application-access-to-apis-client-grants',
    app(),
    api(),
    grant(),
    grant({ subject_type: 'user' }),
  ),
  s(
    'grants are found by application and by API',
    `${API}: GET /client-grants`,
    app(),
    api(),
    grant(),
    ['GET /client-grants?client_id={app}', undefined, 200, { has: [{ id: '{grant}' }] }],
    ['GET /client-grants?audience=https://none', undefined, 200, { is: [] }],
  ),
  s('a grant that is not there cannot be changed', `${API}: PATCH /client-grants/{id} 404`, [
    'PATCH /client-grants/cgr_0000000000000001',
    { scope: [] },
    404,
  ]),
  s(
    'deleting an application deletes its grants',
    'get-started/applications/remove-applications',
    app(),
    api(),
    grant(),
    ['DELETE /clients/{app}', undefined, 204],
    ['GET /client-grants/{grant}', undefined, 404],
  ),
  s(
    'deleting an API deletes the grants of it',
    'get-started/apis',
    app(),
    api(),
    grant(),
    ['DELETE /resource-servers/{api}', undefined, 204],
    ['GET /client-grants/{grant}', undefined, 404],
  ),
  s(
    'an unknown property of an application is refused',
    `${API}: POST /clients`,
    ...refusals('POST /clients', 400, [
      { name: 'A', colour: 'red' },
      { name: 'A', client_id: 'mine' },
    ]),
  ),
  s('a list of applications can be paged with totals', `${API}: GET /clients`, app(), [
    'GET /clients?per_page=1&page=0&include_totals=true',
    undefined,
    200,
    { has: { start: 0, limit: 1 } },
  ]),
  s('applications are found by their type', `${API}: GET /clients app_type`, app({ app_type: 'spa' }), [
    'GET /clients?app_type=spa&fields=name',
    undefined,
    200,
    { is: [{ name: 'App' }] },
  ]),
  s('a callback is an address', `${API}: POST /clients callbacks`, [
    'POST /clients',
    { name: 'A', callbacks: ['nowhere'] },
    400,
  ]),
];
