/** Organizations: their connections and who manages them, signing up, lists, and what a login for one asks. */
import { ann, app, authorize, browserLogin, DB, exchange, PASSWORD } from '../login/steps.js';
import { type Expectation, type Step, statement as s } from '../statement.js';

const ENABLE = 'manage-users/organizations/configure-organizations/enable-connections';
const BEHAVIOR = 'manage-users/organizations/configure-organizations/define-organization-behavior';
const RETRIEVE = 'manage-users/organizations/configure-organizations/retrieve-organizations';
const MEMBERS = 'manage-users/organizations/configure-organizations/retrieve-members';
const ROLES = 'manage-users/organizations/configure-organizations/retrieve-member-roles';
const DISABLE = 'manage-users/organizations/configure-organizations/disable-connections';
const CREATE = 'manage-users/organizations/configure-organizations/create-organizations';
const DOMAINS = 'manage-users/organizations/configure-organizations/delete-org-domains';
const _FLOWS = 'manage-users/organizations/login-flows-for-organizations';
const CUSTOM = 'manage-users/organizations/custom-development';

const acme: Step = [
  'POST /organizations',
  { name: 'acme', display_name: 'Acme' },
  201,
  { keep: { acme: 'id' } },
];
const database: Step = [
  'GET /connections?name=Username-Password-Authentication',
  undefined,
  200,
  { keep: { db: '0.id' } },
];
const enterprise: Step = [
  'POST /connections',
  {
    name: 'corp',
    strategy: 'oidc',
    options: { discovery_url: 'https://idp.example' },
    enabled_clients: ['{app}'],
  },
  201,
  { keep: { corp: 'id' } },
];
const enable = (body: object, status = 201, more: Expectation = {}): Step => [
  'POST /organizations/{acme}/enabled_connections',
  body,
  status,
  more,
];
const associate = (body: object, status = 201, more: Expectation = {}): Step => [
  'POST /organizations/{acme}/connections',
  body,
  status,
  more,
];
const member: Step = ['POST /organizations/{acme}/members', { members: ['{ann}'] }, 204];
const user = (usage: string, behavior: string): Step =>
  app({ organization_usage: usage, organization_require_behavior: behavior });

export const furtherOrganizations = [
  ...['none', 'readonly', 'limited', 'full'].map((level) =>
    s(
      `administrators of an organization may have the access ${level} to a connection`,
      ENABLE,
      acme,
      database,
      associate({ connection_id: '{db}', organization_access_level: level }, 201, {
        has: { organization_access_level: level },
      }),
    ),
  ),
  s(
    'administrators of an organization have no other access to a connection',
    ENABLE,
    acme,
    database,
    associate({ connection_id: '{db}', organization_access_level: 'root' }, 400),
  ),
  s(
    'a connection of an organization has a name of its own for administrators',
    ENABLE,
    acme,
    database,
    associate({ connection_id: '{db}', organization_connection_name: 'people' }, 201, {
      has: { organization_connection_name: 'people', connection_id: '{db}' },
    }),
    [
      'GET /organizations/{acme}/connections/{db}',
      undefined,
      200,
      { has: { organization_connection_name: 'people' } },
    ],
  ),
  s(
    'a connection of an organization is on unless it is said',
    ENABLE,
    acme,
    database,
    associate({ connection_id: '{db}' }, 201, { has: { is_enabled: true } }),
  ),
  s(
    'a connection of an organization is switched off and on',
    ENABLE,
    acme,
    database,
    associate({ connection_id: '{db}' }),
    [
      'PATCH /organizations/{acme}/connections/{db}',
      { is_enabled: false },
      200,
      { has: { is_enabled: false } },
    ],
    ['GET /organizations/{acme}/connections?is_enabled=true', undefined, 200, { has: { length: 0 } }],
  ),
  s(
    'people sign up in an organization even where the database takes no sign-ups',
    ENABLE,
    user('allow', 'no_prompt'),
    acme,
    [
      'POST /connections',
      { name: 'Closed', strategy: 'auth0', options: { disable_signup: true }, enabled_clients: ['{app}'] },
      201,
      { keep: { closed: 'id' } },
    ],
    enable({ connection_id: '{closed}', assign_membership_on_login: true, is_signup_enabled: true }),
    authorize({ organization: '{acme}', screen_hint: 'signup' }, 302, {
      keep: { page: '>', login: '?state' },
    }),
    ['FORM ~{page}', { state: '{login}', email: 'new@example.com', password: PASSWORD }, 302],
    ['GET /organizations/{acme}/members', undefined, 200, { has: [{ email: 'new@example.com' }] }],
  ),
  s(
    'nobody signs up in an organization that does not allow it',
    ENABLE,
    user('allow', 'no_prompt'),
    acme,
    database,
    enable({ connection_id: '{db}', assign_membership_on_login: true }),
    authorize({ organization: '{acme}', screen_hint: 'signup' }, 302, {
      keep: { page: '>', login: '?state' },
    }),
    ['FORM ~{page}', { state: '{login}', email: 'new@example.com', password: PASSWORD }, 400],
  ),
  s(
    'an organization whose enterprise connections are all hidden has no login',
    ENABLE,
    user('allow', 'no_prompt'),
    acme,
    enterprise,
    enable({ connection_id: '{corp}', show_as_button: false }),
    authorize({ organization: '{acme}' }, 302, {
      code: 'invalid_request',
      says: 'no connections enabled for the organization are visible',
    }),
  ),
  s(
    'a hidden connection of an organization is reached by its name',
    ENABLE,
    user('allow', 'no_prompt'),
    acme,
    enterprise,
    enable({ connection_id: '{corp}', show_as_button: false }),
    authorize({ organization: '{acme}', connection: 'corp' }, 302, { headers: { location: /idp\/login/ } }),
  ),
  s(
    'a connection is taken from an organization',
    DISABLE,
    acme,
    database,
    enable({ connection_id: '{db}' }),
    ['DELETE /organizations/{acme}/enabled_connections/{db}', undefined, 204],
    ['GET /organizations/{acme}/enabled_connections', undefined, 200, { is: [] }],
  ),
  s(
    'an application of members alone asks for the organization',
    BEHAVIOR,
    user('require', 'pre_login_prompt'),
    ann(),
    acme,
    authorize({}, 302, { headers: { location: /\/u\/organization/ } }),
  ),
  s(
    'an application of members may ask for the organization after the login',
    BEHAVIOR,
    user('require', 'post_login_prompt'),
    ann(),
    acme,
    database,
    enable({ connection_id: '{db}' }),
    member,
    authorize({}, 302, { keep: { page: '>', login: '?state' }, headers: { location: /\/u\/login/ } }),
  ),
  s(
    'an application of members that does not ask refuses a login without an organization',
    BEHAVIOR,
    user('require', 'no_prompt'),
    acme,
    authorize({}, 302, { code: 'invalid_request' }),
  ),
  s('an application that says nothing has no organizations', BEHAVIOR, app(), [
    'GET /clients/{app}',
    undefined,
    200,
    { lacks: ['organization_require_behavior'] },
  ]),
  s('how an organization is asked for is one of three ways', BEHAVIOR, [
    'POST /clients',
    { name: 'x', organization_usage: 'require', organization_require_behavior: 'sometimes' },
    400,
  ]),
  s(
    'organizations are sorted by a field',
    RETRIEVE,
    acme,
    ['POST /organizations', { name: 'beta' }, 201],
    ['GET /organizations?sort=name:-1', undefined, 200, { has: [{ name: 'beta' }, { name: 'acme' }] }],
    ['GET /organizations?sort=name:1', undefined, 200, { has: [{ name: 'acme' }, { name: 'beta' }] }],
  ),
  s('organizations are listed with totals', RETRIEVE, acme, [
    'GET /organizations?include_totals=true&per_page=1',
    undefined,
    200,
    { has: { start: 0, limit: 1, total: 1, organizations: [{ name: 'acme' }] } },
  ]),
  s('an organization tells its id, name, display name and the rest', RETRIEVE, acme, [
    'GET /organizations/{acme}',
    undefined,
    200,
    { has: { id: '{acme}', name: 'acme', display_name: 'Acme' }, matches: { id: /^org_[A-Za-z0-9]{16}$/ } },
  ]),
  s(
    'an organization is made with its connections',
    CREATE,
    database,
    [
      'POST /organizations',
      { name: 'acme', enabled_connections: [{ connection_id: '{db}', assign_membership_on_login: true }] },
      201,
      { keep: { acme: 'id' } },
    ],
    [
      'GET /organizations/{acme}/enabled_connections',
      undefined,
      200,
      {
        has: [
          {
            connection_id: '{db}',
            assign_membership_on_login: true,
            connection: { name: DB, strategy: 'auth0' },
          },
        ],
      },
    ],
  ),
  s('an organization without a display name has none', CREATE, [
    'POST /organizations',
    { name: 'acme' },
    201,
    { matches: { name: /^acme$/ } },
  ]),
  s('an organization needs a name', CREATE, ['POST /organizations', { display_name: 'Acme' }, 400]),
  s('members are listed with totals', MEMBERS, acme, ann(), member, [
    'GET /organizations/{acme}/members?include_totals=true',
    undefined,
    200,
    { has: { total: 1, start: 0, members: [{ user_id: '{ann}', email: 'ann@example.com' }] } },
  ]),
  s('fields of members are chosen', MEMBERS, acme, ann(), member, [
    'GET /organizations/{acme}/members?fields=user_id&include_fields=true',
    undefined,
    200,
    { is: [{ user_id: '{ann}' }] },
  ]),
  s(
    'roles of a member are listed with name and description',
    ROLES,
    acme,
    ann(),
    member,
    ['POST /roles', { name: 'Editor', description: 'writes' }, 200, { keep: { role: 'id' } }],
    ['POST /organizations/{acme}/members/{ann}/roles', { roles: ['{role}'] }, 204],
    [
      'GET /organizations/{acme}/members/{ann}/roles',
      undefined,
      200,
      { is: [{ id: '{role}', name: 'Editor', description: 'writes' }] },
    ],
  ),
  s(
    'a discovery domain that is deleted is gone',
    DOMAINS,
    acme,
    [
      'POST /organizations/{acme}/discovery-domains',
      { domain: 'acme.example' },
      201,
      { keep: { domain: 'id' } },
    ],
    ['DELETE /organizations/{acme}/discovery-domains/{domain}', undefined, 204],
    ['GET /organizations/{acme}/discovery-domains/{domain}', undefined, 404],
  ),
  s(
    'members that are taken away need not have been there',
    'API document: DELETE /organizations/{id}/members',
    acme,
    ann(),
    ['DELETE /organizations/{acme}/members', { members: ['{ann}'] }, 204],
  ),
  s(
    'an action sees the organization of a login',
    CUSTOM,
    user('allow', 'no_prompt'),
    ann(),
    acme,
    database,
    enable({ connection_id: '{db}' }),
    member,
    ...browserLogin({ organization: '{acme}' }),
    exchange(200, { claims: { id_token: { org_id: '{acme}' } } }),
  ),
];
