/** Attack protection, network access, sessions and other settings of the tenant: what the documentation says. */
import { refusals, type Step, statement as s } from '../statement.js';

const BRUTE = 'secure/attack-protection/brute-force-protection';
const THROTTLING = 'secure/attack-protection/suspicious-ip-throttling';
const BREACHED = 'secure/attack-protection/breached-password-detection';
const ACL = 'secure/tenant-access-control-list';
const TENANT = 'get-started/tenant-settings';
const SIGNING = 'get-started/tenant-settings/signing-keys';
const LIMITS = 'operational-policies/entity-limit-policy';
const DEVICE = 'get-started/tenant-settings/configure-device-user-code-settings';
const API = 'API document';

const B = '/attack-protection/brute-force-protection';
const T = '/attack-protection/suspicious-ip-throttling';
const P = '/attack-protection/breached-password-detection';

const TRIGGER = [{ id: 'post-login', version: 'v3' }];
const acl = (priority: number, match: object): object => ({
  description: `acl ${priority}`,
  active: true,
  priority,
  rule: { action: { block: true }, scope: 'tenant', match },
});

export const protection = [
  s('brute-force protection is on, blocks and notifies', BRUTE, [
    `GET ${B}`,
    undefined,
    200,
    {
      has: {
        enabled: true,
        shields: ['block', 'user_notification'],
        mode: 'count_per_identifier_and_ip',
        allowlist: [],
      },
    },
  ]),
  s(
    'an account is locked by identifier alone when it is set so',
    BRUTE,
    [`PATCH ${B}`, { mode: 'count_per_identifier' }, 200, { has: { mode: 'count_per_identifier' } }],
    [`PATCH ${B}`, { mode: 'count_per_ip' }, 400],
  ),
  s(
    'addresses exempt from brute-force protection are addresses or ranges',
    BRUTE,
    [`PATCH ${B}`, { allowlist: ['nonsense'] }, 400],
    [`PATCH ${B}`, { allowlist: ['192.0.2.1', '198.51.100.0/24', '2001:db8::/32'] }, 200],
  ),
  s(
    'shields of brute-force protection block or notify',
    BRUTE,
    ...refusals(`PATCH ${B}`, 400, [{ shields: ['admin_notification'] }, { shields: ['wall'] }]),
    [`PATCH ${B}`, { shields: [] }, 200],
  ),
  s('throttling of addresses is on, with 100 logins a day and 50 sign-ups a minute', THROTTLING, [
    `GET ${T}`,
    undefined,
    200,
    {
      has: {
        enabled: true,
        shields: ['admin_notification', 'block'],
        allowlist: [],
        stage: {
          'pre-login': { max_attempts: 100, rate: 864_000 },
          'pre-user-registration': { max_attempts: 50, rate: 1200 },
        },
      },
    },
  ]),
  s(
    'at most 100 addresses are exempt from throttling',
    THROTTLING,
    [`PATCH ${T}`, { allowlist: Array.from({ length: 101 }, (_, n) => `192.0.2.${n}`) }, 400],
    [`PATCH ${T}`, { allowlist: Array.from({ length: 100 }, (_, n) => `192.0.2.${n}`) }, 200],
  ),
  s('an address exempt from throttling is an address or a range', THROTTLING, [
    `PATCH ${T}`,
    { allowlist: ['300.1.1.1'] },
    400,
  ]),
  s(
    'stages of throttling are set apart',
    THROTTLING,
    [`PATCH ${T}`, { stage: { 'pre-login': { max_attempts: 5, rate: 864_000 } } }, 200],
    [
      `GET ${T}`,
      undefined,
      200,
      { has: { stage: { 'pre-login': { max_attempts: 5 }, 'pre-user-registration': { max_attempts: 50 } } } },
    ],
  ),
  s('detection of breached passwords is off', BREACHED, [
    `GET ${P}`,
    undefined,
    200,
    { has: { enabled: false, method: 'standard', shields: [], admin_notification_frequency: [] } },
  ]),
  s(
    'detection of breached passwords is standard or enhanced',
    BREACHED,
    [`PATCH ${P}`, { method: 'enhanced' }, 200],
    [`PATCH ${P}`, { method: 'quick' }, 400],
  ),
  s(
    'administrators are told of breaches at once, daily, weekly or monthly',
    BREACHED,
    [`PATCH ${P}`, { admin_notification_frequency: ['immediately', 'daily', 'weekly', 'monthly'] }, 200],
    [`PATCH ${P}`, { admin_notification_frequency: ['hourly'] }, 400],
  ),
  s(
    'sign-ups and password resets have shields of their own',
    BREACHED,
    [
      `PATCH ${P}`,
      {
        stage: {
          'pre-user-registration': { shields: ['block', 'admin_notification'] },
          'pre-change-password': { shields: ['block'] },
        },
      },
      200,
    ],
    [`PATCH ${P}`, { stage: { 'pre-user-registration': { shields: ['user_notification'] } } }, 400],
  ),
  s(
    'a tenant has at most ten access lists',
    ACL,
    ...Array.from({ length: 10 }, (_, n): Step => ['POST /network-acls', acl(n + 1, { asns: [n + 1] }), 201]),
    ['POST /network-acls', acl(11, { asns: [11] }), 403],
  ),
  s(
    'an access list has at most 20 entries of a kind',
    ACL,
    [
      'POST /network-acls',
      acl(1, { ipv4_cidrs: Array.from({ length: 21 }, (_, n) => `192.0.2.${n}/32`) }),
      400,
    ],
    [
      'POST /network-acls',
      acl(1, { ipv4_cidrs: Array.from({ length: 20 }, (_, n) => `192.0.2.${n}/32`) }),
      201,
    ],
  ),
  s(
    'lifetimes of sessions can be given in minutes',
    TENANT,
    [
      'PATCH /tenants/settings',
      { session_lifetime_in_minutes: 600, idle_session_lifetime_in_minutes: 60 },
      200,
    ],
    ['GET /tenants/settings', undefined, 200, { has: { session_lifetime: 10, idle_session_lifetime: 1 } }],
  ),
  s('registration by applications themselves is off', TENANT, [
    'GET /tenants/settings',
    undefined,
    200,
    { has: { flags: { enable_dynamic_client_registration: false } } },
  ]),
  s('revoking a refresh token leaves the grant on new tenants', TENANT, [
    'GET /tenants/settings',
    undefined,
    200,
    { has: { flags: { revoke_refresh_token_grant: false } } },
  ]),
  s('the newer change of passwords is not switched off', TENANT, [
    'PATCH /tenants/settings',
    { change_password: { enabled: true, html: '<html></html>' } },
    200,
  ]),
  s(
    'user codes are of letters or digits, after a mask',
    DEVICE,
    ['PATCH /tenants/settings', { device_flow: { charset: 'digits', mask: '***-***-***' } }, 200],
    ['PATCH /tenants/settings', { device_flow: { charset: 'symbols', mask: '****' } }, 400],
  ),
  s('languages are known ones', TENANT, [
    'PATCH /tenants/settings',
    { enabled_locales: ['xx-nowhere'] },
    400,
  ]),
  s('a support address is an address', TENANT, ['PATCH /tenants/settings', { support_url: 'nonsense' }, 400]),
  s('there is a signing key at work and one that is next', SIGNING, [
    'GET /keys/signing',
    undefined,
    200,
    { has: [{ current: true }, { next: true }] },
  ]),
  s(
    'rotating makes the next key the current one',
    `${SIGNING}/rotate-signing-keys`,
    ['GET /keys/signing', undefined, 200, { keep: { first: '0.kid', second: '1.kid' } }],
    ['POST /keys/signing/rotate', undefined, 201, { has: { kid: '{second}' } }],
    ['GET /keys/signing/{second}', undefined, 200, { has: { current: true } }],
    ['GET /keys/signing/{first}', undefined, 200, { has: { previous: true } }],
  ),
  s(
    'the previous key is valid until it is revoked',
    `${SIGNING}/revoke-signing-keys`,
    ['GET /keys/signing', undefined, 200, { keep: { first: '0.kid' } }],
    ['POST /keys/signing/rotate', undefined, 201],
    ['GET ~/.well-known/jwks.json', undefined, 200, { has: { keys: [{}, {}, {}] } }],
    ['PUT /keys/signing/{first}/revoke', undefined, 200, { has: { kid: '{first}' } }],
    ['GET /clients', undefined, 401],
    ['CLOCK', 1, 204],
    ['GET /keys/signing/{first}', undefined, 200, { has: { revoked: true } }],
  ),
  s(
    'a token signed by the previous key is valid',
    `${SIGNING}/rotate-signing-keys`,
    ['POST /keys/signing/rotate', undefined, 201],
    ['GET /clients', undefined, 200],
  ),
  s(
    'a trigger has at most 20 actions',
    LIMITS,
    ...Array.from({ length: 21 }, (_, n): Step[] => [
      [
        'POST /actions/actions',
        { name: `a${n}`, supported_triggers: TRIGGER, code: '//' },
        201,
        { keep: { [`a${n}`]: 'id' } },
      ],
      [`POST /actions/actions/{a${n}}/deploy`, undefined, 200],
    ]).flat(),
    [
      'PATCH /actions/triggers/post-login/bindings',
      {
        bindings: Array.from({ length: 21 }, (_, n) => ({
          ref: { type: 'action_id', value: `{a${n}}` },
          display_name: `a${n}`,
        })),
      },
      400,
    ],
    [
      'PATCH /actions/triggers/post-login/bindings',
      {
        bindings: Array.from({ length: 20 }, (_, n) => ({
          ref: { type: 'action_id', value: `{a${n}}` },
          display_name: `a${n}`,
        })),
      },
      200,
    ],
  ),
  s('an action uses at most three modules', LIMITS, [
    'POST /actions/actions',
    {
      name: 'a',
      supported_triggers: TRIGGER,
      code: '//',
      modules: Array.from({ length: 4 }, (_, n) => ({ module_id: `m${n}`, module_version_id: `v${n}` })),
    },
    400,
  ]),
  s('an action is for one trigger', `${API}: POST /actions/actions supported_triggers`, [
    'POST /actions/actions',
    {
      name: 'a',
      supported_triggers: [...TRIGGER, { id: 'pre-user-registration', version: 'v2' }],
      code: '//',
    },
    400,
  ]),
];
