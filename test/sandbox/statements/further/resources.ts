/** The Management API: consequences of changes, searches, limits and provisioning. */
import {
  ann,
  api,
  app,
  authorize,
  browserLogin,
  CALLBACK,
  DB,
  exchange,
  PASSWORD,
  password,
  token,
} from '../login/steps.js';
import { type Step, statement as s } from '../statement.js';
import { deployed } from './actions-steps.js';

const INITIATORS = 'authenticate/login/logout/back-channel-logout/oidc-back-channel-logout-initiators';
const ORG_ROLES = 'manage-users/organizations/organization-roles';
const ORG_SEARCH = 'manage-users/organizations/configure-organizations/search-organization-members';
const LIMITS = 'operational-policies/entity-limit-policy';
const GRANTS = 'get-started/applications/application-access-to-apis-client-grants';
const SEARCH = 'deploy-monitor/logs/log-search-query-syntax';
const SCIM = 'authenticate/protocols/scim/configure-inbound-scim';
const CUSTOM = 'authenticate/custom-token-exchange';
const ROLES = 'manage-users/access-control/configure-core-rbac';
const ACL = 'secure/tenant-access-control-list/configure-rules';
const POLICIES = 'operational-policies/rate-limit-policy/custom-rate-limit-policies';
const SIGNALS = 'secure/attack-protection/configure-akamai-supplemental-signals';
const DELETE_USERS = 'manage-users/user-accounts/delete-users';
const PICTURE = 'manage-users/user-accounts/change-user-picture';
const INVITE = 'manage-users/organizations/configure-organizations/invite-members';
const USER_SEARCH = 'manage-users/user-search/user-search-query-syntax';

const logout = (initiators: object, status: number): Step => [
  'PATCH /clients/{app}',
  {
    oidc_logout: {
      backchannel_logout_urls: ['https://app.example/out'],
      backchannel_logout_initiators: initiators,
    },
  },
  status,
];
const bob: Step = [
  'POST /users',
  { connection: DB, email: 'bob@other.example', password: PASSWORD, name: 'Bob' },
  201,
  { keep: { bob: 'user_id' } },
];
const acme: Step[] = [
  ['POST /organizations', { name: 'acme' }, 201, { keep: { acme: 'id' } }],
  ['POST /organizations/{acme}/members', { members: ['{ann}'] }, 204],
];
const rbac = { enforce_policies: true, token_dialect: 'access_token_authz' };
const editor: Step[] = [
  ['POST /roles', { name: 'Editor', description: 'edits' }, 200, { keep: { role: 'id' } }],
  [
    'POST /roles/{role}/permissions',
    { permissions: [{ resource_server_identifier: 'urn:a', permission_name: 'read' }] },
    201,
  ],
];
const given = (permissions: readonly string[], body: object = {}): Step =>
  password(200, { claims: { access_token: { permissions } } }, { audience: 'urn:a', scope: 'read', ...body });
const users = (q: string, is: readonly string[]): Step => [
  `GET /users?q=${encodeURIComponent(q).replaceAll('%7B', '{').replaceAll('%7D', '}')}&fields=email&search_engine=v3&sort=email:1`,
  undefined,
  200,
  { is: is.map((email) => ({ email })) },
];
const machine: Step[] = [
  app(),
  api(),
  [
    'POST /client-grants',
    { client_id: '{app}', audience: 'urn:a', scope: ['read', 'write'] },
    201,
    { keep: { grant: 'id' } },
  ],
];
const m2m = (status: number, more: object = {}): Step =>
  token({ grant_type: 'client_credentials', audience: 'urn:a' }, status, more);
const logs = (q: string, more: object): Step => [
  `GET /logs?q=${encodeURIComponent(q)}&include_totals=true`,
  undefined,
  200,
  more,
];
const okta: Step[] = [
  [
    'POST /connections',
    {
      name: 'okta',
      strategy: 'okta',
      options: { client_id: 'x', client_secret: 'y', domain: 'acme.okta.com' },
    },
    201,
    { keep: { con: 'id' } },
  ],
  ['POST /connections/{con}/scim-configuration', {}, 201],
  ['POST /connections/{con}/scim-configuration/tokens', {}, 201, { keep: { scim: 'token' } }],
];
const person = (more: object = {}): object => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'ann@acme.example',
  externalId: 'ext-1',
  name: { givenName: 'Ann', familyName: 'Smith' },
  emails: [{ value: 'ann@acme.example', type: 'work', primary: true }],
  active: true,
  ...more,
});
const scim = (method: string, path: string, body: unknown, status: number, more: object = {}): Step => [
  `${method} ~/scim/v2/connections/{con}${path}`,
  body,
  status,
  { sends: { authorization: 'Bearer {scim}' }, ...more },
];
const hired = scim('POST', '/Users', person(), 201, { keep: { ann: 'id' } });
const patchOp = (...Operations: object[]): object => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations,
});
const acl: object = {
  description: 'd',
  active: true,
  priority: 10,
  rule: { action: { block: true }, scope: 'authentication', match: { ipv4_cidrs: ['192.0.2.0/24'] } },
};
const invite = (more: object = {}): Step => [
  'POST /organizations/{acme}/invitations',
  { inviter: { name: 'Zoe' }, invitee: { email: 'ann@example.com' }, client_id: '{app}', ...more },
  200,
  { keep: { invitation: 'id', invited: 'invitation_url', ticket: 'ticket_id' } },
];

export const resources = [
  s(
    'initiators of back-channel logouts are named in mode custom',
    INITIATORS,
    app(),
    logout({ mode: 'custom' }, 400),
  ),
  s(
    'the two initiators that are required cannot be left out',
    INITIATORS,
    app(),
    logout({ mode: 'custom', selected_initiators: ['password-changed'] }, 400),
    logout({ mode: 'custom', selected_initiators: ['rp-logout', 'idp-logout', 'password-changed'] }, 200),
  ),
  s(
    'initiators of back-channel logouts are of a list',
    INITIATORS,
    app(),
    logout({ mode: 'custom', selected_initiators: ['rp-logout', 'idp-logout', 'bad-mood'] }, 400),
    logout({ mode: 'some', selected_initiators: ['rp-logout', 'idp-logout'] }, 400),
  ),
  s('all initiators may be chosen at once', INITIATORS, app(), logout({ mode: 'all' }, 200)),
  s(
    'an organization has roles of its own, which others do not',
    ORG_ROLES,
    ann(),
    ...acme,
    ['POST /organizations', { name: 'other' }, 201, { keep: { other: 'id' } }],
    ['POST /organizations/{other}/members', { members: ['{ann}'] }, 204],
    [
      'POST /roles',
      { name: 'Buyer', type: 'organization', owner_id: '{acme}' },
      200,
      { keep: { role: 'id' } },
    ],
    ['POST /organizations/{acme}/members/{ann}/roles', { roles: ['{role}'] }, 204],
    ['POST /organizations/{other}/members/{ann}/roles', { roles: ['{role}'] }, 400],
  ),
  s(
    'permissions of a role of an organization are in tokens for it alone',
    ORG_ROLES,
    app({ organization_usage: 'allow' }),
    ann(),
    api(rbac),
    ...acme,
    [
      'POST /roles',
      { name: 'Buyer', type: 'organization', owner_id: '{acme}' },
      200,
      { keep: { role: 'id' } },
    ],
    [
      'POST /roles/{role}/permissions',
      { permissions: [{ resource_server_identifier: 'urn:a', permission_name: 'read' }] },
      201,
    ],
    ['POST /organizations/{acme}/members/{ann}/roles', { roles: ['{role}'] }, 204],
    given(['read'], { organization: '{acme}' }),
    given([]),
  ),
  s(
    'roles of the tenant that a member has in an organization count in it alone',
    ORG_ROLES,
    app({ organization_usage: 'allow' }),
    ann(),
    api(rbac),
    ...acme,
    ...editor,
    ['POST /organizations/{acme}/members/{ann}/roles', { roles: ['{role}'] }, 204],
    given(['read'], { organization: '{acme}' }),
    given([]),
  ),
  s(
    'an organization has at most 350 roles of its own',
    ORG_ROLES,
    ['POST /organizations', { name: 'acme' }, 201, { keep: { acme: 'id' } }],
    ...Array.from(
      { length: 350 },
      (_, i): Step => ['POST /roles', { name: `r${i}`, type: 'organization', owner_id: '{acme}' }, 200],
    ),
    ['POST /roles', { name: 'more', type: 'organization', owner_id: '{acme}' }, 403],
  ),
  s(
    'people with an address of a domain who are no members are found',
    ORG_SEARCH,
    ann(),
    ['POST /users', { connection: DB, email: 'al@example.com', password: PASSWORD }, 201],
    bob,
    ...acme,
    users('email.domain:"example.com" AND NOT organization_id:"{acme}"', ['al@example.com']),
  ),
  s(
    'members who log in with a connection are found',
    ORG_SEARCH,
    ann(),
    bob,
    ...acme,
    users(`organization_id:"{acme}" AND identities.connection:"${DB}"`, ['ann@example.com']),
    users('organization_id:"{acme}" AND identities.connection:"other"', []),
  ),
  s(
    'members whose address begins with a word are found',
    ORG_SEARCH,
    ann(),
    bob,
    ...acme,
    ['POST /organizations/{acme}/members', { members: ['{bob}'] }, 204],
    users('organization_id:"{acme}" AND email:ann*', ['ann@example.com']),
  ),
  s(
    'somebody who left an organization is not found by it',
    USER_SEARCH,
    ann(),
    ...acme,
    users('organization_id:"{acme}"', ['ann@example.com']),
    ['DELETE /organizations/{acme}/members', { members: ['{ann}'] }, 204],
    users('organization_id:"{acme}"', []),
  ),
  s('a module of actions has at most 30 secrets', LIMITS, [
    'POST /actions/modules',
    {
      name: 'm',
      code: 'module.exports={};',
      secrets: Array.from({ length: 31 }, (_, i) => ({ name: `S${i}`, value: 'v' })),
    },
    400,
  ]),
  s('a module of actions has at most ten dependencies', LIMITS, [
    'POST /actions/modules',
    {
      name: 'm',
      code: 'module.exports={};',
      dependencies: Array.from({ length: 11 }, (_, i) => ({ name: `d${i}`, version: '1.0.0' })),
    },
    400,
  ]),
  s(
    'a tenant has at most 100 profiles of token exchange',
    LIMITS,
    ...deployed('custom-token-exchange', ''),
    ...Array.from(
      { length: 100 },
      (_, i): Step => [
        'POST /token-exchange-profiles',
        {
          name: `profile ${i}`,
          subject_token_type: `urn:acme:type-${i}`,
          action_id: '{action}',
          type: 'custom_authentication',
        },
        201,
      ],
    ),
    [
      'POST /token-exchange-profiles',
      {
        name: 'one more',
        subject_token_type: 'urn:acme:more',
        action_id: '{action}',
        type: 'custom_authentication',
      },
      403,
    ],
  ),
  s(
    'the name and the type of subject token of a profile change',
    CUSTOM,
    ...deployed('custom-token-exchange', ''),
    [
      'POST /token-exchange-profiles',
      {
        name: 'legacy',
        subject_token_type: 'urn:acme:legacy',
        action_id: '{action}',
        type: 'custom_authentication',
      },
      201,
      { keep: { profile: 'id' }, matches: { id: /^tep_/ } },
    ],
    [
      'PATCH /token-exchange-profiles/{profile}',
      { name: 'newer', subject_token_type: 'urn:acme:newer' },
      200,
    ],
    [
      'GET /token-exchange-profiles/{profile}',
      undefined,
      200,
      { has: { name: 'newer', subject_token_type: 'urn:acme:newer' } },
    ],
  ),
  s(
    'profiles of token exchange are listed by checkpoint',
    CUSTOM,
    ...deployed('custom-token-exchange', ''),
    ...[1, 2].map(
      (i): Step => [
        'POST /token-exchange-profiles',
        {
          name: `profile ${i}`,
          subject_token_type: `urn:acme:type-${i}`,
          action_id: '{action}',
          type: 'custom_authentication',
        },
        201,
      ],
    ),
    [
      'GET /token-exchange-profiles?take=1',
      undefined,
      200,
      { keep: { next: 'next' }, matches: { 'token_exchange_profiles.length': /^1$/ } },
    ],
    [
      'GET /token-exchange-profiles?take=1&from={next}',
      undefined,
      200,
      { matches: { 'token_exchange_profiles.length': /^1$/ } },
    ],
  ),
  s(
    'a machine whose grant is deleted gets no more tokens',
    GRANTS,
    ...machine,
    m2m(200),
    ['DELETE /client-grants/{grant}', undefined, 204],
    m2m(403, { code: 'access_denied' }),
  ),
  s(
    'a machine has the scopes of its grant from the next token on',
    GRANTS,
    ...machine,
    m2m(200, { claims: { access_token: { scope: 'read write' } } }),
    ['PATCH /client-grants/{grant}', { scope: ['read'] }, 200],
    m2m(200, { claims: { access_token: { scope: 'read' } } }),
  ),
  s(
    'a machine whose grant has no scopes gets a token without',
    GRANTS,
    ...machine,
    ['PATCH /client-grants/{grant}', { scope: [] }, 200],
    m2m(200, { unclaimed: ['scope'] }),
  ),
  s(
    'a scope that the API loses is in no further token',
    'get-started/apis/add-api-permissions',
    ...machine,
    ['PATCH /resource-servers/{api}', { scopes: [{ value: 'read' }] }, 200],
    m2m(200, { claims: { access_token: { scope: 'read' } } }),
  ),
  s(
    'no token is issued for an API that is deleted',
    'get-started/apis/delete-apis',
    ...machine,
    ['DELETE /resource-servers/{api}', undefined, 204],
    m2m(403, { code: 'access_denied' }),
  ),
  s(
    'the secret before a rotation is worth nothing',
    'get-started/applications/rotate-client-secret',
    ...machine,
    ['POST /clients/{app}/rotate-secret', undefined, 200, { keep: { fresh: 'client_secret' } }],
    m2m(401, { code: 'access_denied' }),
    token({ grant_type: 'client_credentials', audience: 'urn:a', client_secret: '{fresh}' }, 200),
  ),
  s(
    'an application that is deleted gets no more tokens',
    'get-started/applications/remove-applications',
    ...machine,
    ['DELETE /clients/{app}', undefined, 204],
    m2m(401, { code: 'access_denied' }),
  ),
  s(
    'the lifetime of tokens of an API holds from the next one on',
    'secure/tokens/access-tokens/update-access-token-lifetime',
    ...machine,
    m2m(200, { has: { expires_in: 86400 } }),
    ['PATCH /resource-servers/{api}', { token_lifetime: 60 }, 200],
    m2m(200, { has: { expires_in: 60 } }),
  ),
  s(
    'a grant type that an application loses is refused',
    'get-started/applications/application-grant-types',
    ...machine,
    ['PATCH /clients/{app}', { grant_types: ['authorization_code'] }, 200],
    m2m(403, { code: 'unauthorized_client' }),
  ),
  s(
    'a connection that is taken from an application lets nobody in there',
    'authenticate/identity-providers',
    app(),
    ann(),
    password(200),
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    ['PATCH /connections/{db}/clients', [{ client_id: '{app}', status: false }], 204],
    password(403),
  ),
  s(
    'a permission that a role gains is in the next token of its people, and goes with the role',
    `${ROLES}/rbac-users/remove-roles-from-users`,
    app(),
    ann(),
    api(rbac),
    ...editor,
    given([]),
    ['POST /users/{ann}/roles', { roles: ['{role}'] }, 204],
    given(['read']),
    ['DELETE /users/{ann}/roles', { roles: ['{role}'] }, 204],
    given([]),
  ),
  s(
    'permissions of one’s own and those of a role come together',
    `${ROLES}/rbac-users/assign-permissions-to-users`,
    app(),
    ann(),
    api(rbac),
    ...editor,
    ['POST /users/{ann}/roles', { roles: ['{role}'] }, 204],
    [
      'POST /users/{ann}/permissions',
      { permissions: [{ resource_server_identifier: 'urn:a', permission_name: 'write' }] },
      201,
    ],
    given(['write', 'read']),
  ),
  s(
    'the name and description of a role change, its permissions stay',
    `${ROLES}/roles/edit-role-definitions`,
    api(),
    ...editor,
    [
      'PATCH /roles/{role}',
      { name: 'Author', description: 'writes' },
      200,
      { has: { name: 'Author', description: 'writes' } },
    ],
    ['GET /roles/{role}/permissions', undefined, 200, { has: [{ permission_name: 'read' }] }],
  ),
  s(
    'a person who is deleted leaves roles, organizations, sessions and refresh tokens',
    DELETE_USERS,
    app(),
    ann(),
    api({ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true }),
    ...acme,
    ...editor,
    ['POST /users/{ann}/roles', { roles: ['{role}'] }, 204],
    ...browserLogin({ scope: 'openid offline_access', audience: 'urn:a' }),
    exchange(200, { keep: { refresh: 'refresh_token' } }),
    ['DELETE /users/{ann}', undefined, 204],
    ['GET /roles/{role}/users', undefined, 200, { is: [] }],
    ['GET /organizations/{acme}/members', undefined, 200, { is: [] }],
    authorize({ prompt: 'none' }, 302, { code: 'login_required' }),
    token({ grant_type: 'refresh_token', refresh_token: '{refresh}' }, 403, { code: 'invalid_grant' }),
  ),
  s(
    'the address of a person who is deleted is free again',
    DELETE_USERS,
    ann(),
    ['DELETE /users/{ann}', undefined, 204],
    ann(),
  ),
  s('the picture of a person is from Gravatar unless it is given', PICTURE, [
    'POST /users',
    { connection: DB, email: 'ann@example.com', password: PASSWORD },
    201,
    { matches: { picture: /^https:\/\/s\.gravatar\.com\/avatar\/[0-9a-f]{32}/ } },
  ]),
  s(
    'the picture of a person of a database is set',
    PICTURE,
    ann(),
    [
      'PATCH /users/{ann}',
      { picture: 'https://x.example/ann.png' },
      200,
      { has: { picture: 'https://x.example/ann.png' } },
    ],
    ['PATCH /users/{ann}', { picture: 'no address' }, 400],
  ),
  s(
    'active users are those who logged in during the last 30 days',
    'API document: GET /stats/active-users',
    app(),
    ann(),
    ['GET /stats/active-users', undefined, 200, { is: 0 }],
    password(200),
    ['GET /stats/active-users', undefined, 200, { is: 1 }],
    ['CLOCK', 31 * 24 * 3600, 0],
    ['GET /stats/active-users', undefined, 200, { is: 0 }],
  ),
  s(
    'a term alone is looked for in names of applications, connections, people and descriptions',
    SEARCH,
    app({}, 'app'),
    ann(),
    password(200),
    logs('"ann@example.com"', { matches: { 'logs.0.user_name': /^ann@example\.com$/ } }),
    logs('Mozilla', { has: { length: 0 } }),
  ),
  s(
    'a wildcard stands inside a term of the log',
    SEARCH,
    app(),
    ann(),
    password(200),
    logs('user_name:ann*example.com', { matches: { 'logs.0.user_name': /^ann@example\.com$/ } }),
    logs('user_name:ann*example.org', { has: { length: 0 } }),
  ),
  s(
    'events of the log are found by the beginning of their type, and left out',
    SEARCH,
    app(),
    ann(),
    password(403, {}, { password: 'wrong' }),
    logs('type:f* AND NOT type:fapi', { matches: { 'logs.0.type': /^f/ } }),
    logs('type:s* AND NOT type:s*', { has: { length: 0 } }),
  ),
  s(
    'a range of the log may leave out its end',
    SEARCH,
    app(),
    logs('date:[2020-01-01 TO *]', { matches: { length: /^[1-9]/ } }),
    logs('date:[* TO 2020-01-01}', { has: { length: 0 } }),
    logs('date:[2020-12 TO 2021-01-01}', { has: { length: 0 } }),
  ),
  s(
    'a description of the log is found by its end, and not by a word of it',
    SEARCH,
    app(),
    logs('description:*client', { matches: { length: /^[1-9]/ } }),
    logs('description:client', { has: { length: 0 } }),
    logs('description:"Create a client"', { matches: { length: /^[1-9]/ } }),
  ),
  s(
    'a provisioned person is replaced as a whole',
    SCIM,
    ...okta,
    hired,
    scim('PUT', '/Users/{ann}', person({ name: { givenName: 'Anna' } }), 200, {
      has: { name: { givenName: 'Anna' } },
      lacks: ['name.familyName'],
    }),
  ),
  s(
    'parts of a provisioned person are changed, added and removed',
    SCIM,
    ...okta,
    hired,
    scim('PATCH', '/Users/{ann}', patchOp({ op: 'replace', path: 'name.givenName', value: 'Anna' }), 200, {
      has: { name: { givenName: 'Anna', familyName: 'Smith' } },
    }),
    scim('PATCH', '/Users/{ann}', patchOp({ op: 'remove', path: 'name.familyName' }), 200, {
      lacks: ['name.familyName'],
    }),
    scim('PATCH', '/Users/{ann}', patchOp({ op: 'add', value: { name: { familyName: 'Lee' } } }), 200, {
      has: { name: { familyName: 'Lee' } },
    }),
  ),
  s(
    'provisioned people are found by eq alone, not by parts of words',
    SCIM,
    ...okta,
    hired,
    scim('GET', `/Users?filter=${encodeURIComponent('userName co "ann"')}`, undefined, 400),
    scim('GET', `/Users?filter=${encodeURIComponent('userName sw "ann"')}`, undefined, 400),
  ),
  s(
    'provisioned people are paged from one (RFC 7644, 3.4.2.4)',
    SCIM,
    ...okta,
    hired,
    scim(
      'POST',
      '/Users',
      person({
        userName: 'bob@acme.example',
        externalId: 'ext-2',
        emails: [{ value: 'bob@acme.example', type: 'work', primary: true }],
      }),
      201,
    ),
    scim('GET', '/Users?startIndex=2&count=1', undefined, 200, {
      has: { totalResults: 2, startIndex: 2, itemsPerPage: 1 },
    }),
  ),
  s(
    'the id of a provisioned person is that of Auth0, whatever is sent',
    SCIM,
    ...okta,
    scim('POST', '/Users', person({ id: 'mine', meta: { resourceType: 'User' } }), 201, {
      matches: { id: /^okta\|/, 'meta.resourceType': /^User$/ },
    }),
  ),
  s(
    'a password that is provisioned is of no use',
    SCIM,
    ...okta,
    scim('POST', '/Users', person({ password: 'Corr3ct-Horse' }), 201, { lacks: ['password'] }),
  ),
  s(
    'a provisioned person that is not there answers 404',
    SCIM,
    ...okta,
    scim('GET', '/Users/okta|nobody', undefined, 404, {
      has: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '404' },
    }),
  ),
  s(
    'an access list is overwritten as a whole',
    ACL,
    ['POST /network-acls', acl, 201, { keep: { acl: 'id' } }],
    [
      'PUT /network-acls/{acl}',
      { ...acl, description: 'new', priority: 3 },
      200,
      { has: { description: 'new', priority: 3 } },
    ],
    ['PUT /network-acls/{acl}', { description: 'new' }, 400],
  ),
  s(
    'an access list is changed in part',
    ACL,
    ['POST /network-acls', acl, 201, { keep: { acl: 'id' } }],
    [
      'PATCH /network-acls/{acl}',
      { active: false },
      200,
      { has: { active: false, priority: 10, description: 'd' } },
    ],
  ),
  s(
    'changing an access list needs its scope',
    ACL,
    app(),
    [
      'POST /client-grants',
      { client_id: '{app}', audience: '{audience}', scope: ['read:network_acls'] },
      201,
    ],
    token({ grant_type: 'client_credentials', audience: '{audience}' }, 200, {
      keep: { reader: 'access_token' },
    }),
    ['GET /network-acls', undefined, 200, { sends: { authorization: 'Bearer {reader}' } }],
    [
      'POST /network-acls',
      acl,
      403,
      { sends: { authorization: 'Bearer {reader}' }, code: 'insufficient_scope' },
    ],
  ),
  s('a rate limit that sends people elsewhere says where', POLICIES, app(), [
    'POST /rate-limit-policies',
    {
      resource: 'oauth_authentication_api',
      consumer: 'client',
      consumer_selector: 'default',
      configuration: { action: 'redirect', limit: 1 },
    },
    400,
  ]),
  s(
    'a rate limit is from zero to 10000',
    POLICIES,
    ...[-1, 10_001].map(
      (limit): Step => [
        'POST /rate-limit-policies',
        {
          resource: 'oauth_authentication_api',
          consumer: 'client',
          consumer_selector: 'default',
          configuration: { action: 'block', limit },
        },
        400,
      ],
    ),
  ),
  s(
    'supplemental signals of Akamai are off until they are switched on',
    SIGNALS,
    ['GET /supplemental-signals', undefined, 200, { has: { akamai_enabled: false } }],
    ['PATCH /supplemental-signals', { akamai_enabled: true }, 200, { has: { akamai_enabled: true } }],
    ['GET /supplemental-signals', undefined, 200, { has: { akamai_enabled: true } }],
  ),
  s(
    'somebody who accepts an invitation is a member with its roles, and the invitation is gone',
    INVITE,
    app({ organization_usage: 'allow', initiate_login_uri: 'https://app.example/login' }),
    ann(),
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    ['POST /organizations', { name: 'acme' }, 201, { keep: { acme: 'id' } }],
    ['POST /organizations/{acme}/enabled_connections', { connection_id: '{db}' }, 201],
    ['POST /roles', { name: 'Editor' }, 200, { keep: { role: 'id' } }],
    invite({ roles: ['{role}'] }),
    ...browserLogin({ organization: '{acme}', invitation: '{ticket}' }),
    ['GET /organizations/{acme}/members', undefined, 200, { has: [{ user_id: '{ann}' }] }],
    ['GET /organizations/{acme}/members/{ann}/roles', undefined, 200, { has: [{ id: '{role}' }] }],
    ['GET /organizations/{acme}/invitations/{invitation}', undefined, 404],
    ['GET /logs?q=type:si', undefined, 200, { has: [{ type: 'si' }] }],
  ),
  s(
    'an invitation is for the address that it was sent to',
    'deploy-monitor/logs/log-event-type-codes',
    app({ organization_usage: 'allow', initiate_login_uri: 'https://app.example/login' }),
    ann(),
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    ['POST /organizations', { name: 'acme' }, 201, { keep: { acme: 'id' } }],
    ['POST /organizations/{acme}/enabled_connections', { connection_id: '{db}' }, 201],
    invite({ invitee: { email: 'somebody@example.com' } }),
    ...browserLogin({ organization: '{acme}', invitation: '{ticket}' }, { code: 'access_denied' }),
    ['GET /organizations/{acme}/members', undefined, 200, { is: [] }],
    ['GET /logs?q=type:fi', undefined, 200, { has: [{ type: 'fi' }] }],
  ),
  s(
    'a ticket to enroll a factor is for somebody who exists',
    'secure/multi-factor-authentication/multi-factor-authentication-developer-resources/create-custom-enrollment-tickets',
    ['POST /guardian/enrollments/ticket', { user_id: 'auth0|5f7c8ec7c33c6c004bbafe82' }, 404],
  ),
  s(
    'a callback that is added works at once, and one that is removed no longer',
    'get-started/applications/application-settings',
    app(),
    ['PATCH /clients/{app}', { callbacks: ['https://app.example/new'] }, 200],
    authorize({ redirect_uri: 'https://app.example/new' }, 302),
    authorize({ redirect_uri: CALLBACK }, 403),
  ),
  s(
    'sessions tell the person, the application, the device and the times',
    'manage-users/sessions/manage-user-sessions-with-auth0-management-api',
    app(),
    ann(),
    ...browserLogin(),
    ['GET /users/{ann}/sessions', undefined, 200, { keep: { session: 'sessions.0.id' } }],
    [
      'GET /sessions/{session}',
      undefined,
      200,
      {
        has: {
          user_id: '{ann}',
          clients: [{ client_id: '{app}' }],
          authentication: { methods: [{ name: 'pwd' }] },
        },
        matches: {
          created_at: /Z$/,
          expires_at: /Z$/,
          idle_expires_at: /Z$/,
          authenticated_at: /Z$/,
          'device.initial_ip': /./,
        },
      },
    ],
  ),
];
