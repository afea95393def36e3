/** Sessions, grants, forms, factors, captchas, texts, keys and quotas: what the documentation says. */

import { theme } from '../../support/theme.js';
import { ann, api, app, authorize, browserLogin, password, token } from '../login/steps.js';
import { onPlan, type Step, statement as s } from '../statement.js';

const API = 'API document';
const RETENTION = 'deploy-monitor/logs/log-data-retention';
const SESSION = 'manage-users/sessions/session-metadata';
const M2M =
  'manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access';
const METADATA = 'manage-users/user-accounts/metadata/metadata-fields-data';
const CAPTCHA = 'secure/attack-protection/bot-detection/configure-captcha';
const FACTORS = 'secure/multi-factor-authentication/multi-factor-authentication-factors';
const QUOTAS = 'get-started/tenant-settings/token-quotas';
const PROTECT = 'customize/actions/explore-triggers';
const CONNECTIONS = 'authenticate/identity-providers';
const BRANDING = 'customize/login-pages/universal-login/customize-themes';

const client = (more: object, status = 201, check: object = {}): Step => [
  'POST /clients',
  { name: 'A', ...more },
  status,
  check,
];
const connection = (more: object, status = 201, check: object = {}): Step => [
  'POST /connections',
  { name: 'c', strategy: 'auth0', ...more },
  status,
  check,
];
const quiet = (days: number): Step[] => [
  client({}),
  ['CLOCK', days * 86_400, 204],
  ['GET /logs?q=description:"Create%20a%20client"', undefined, 200, { is: [] }],
];
const kept = (days: number): Step[] => [
  client({}),
  ['CLOCK', days * 86_400, 204],
  ['GET /logs?q=description:"Create%20a%20client"', undefined, 200, { has: [{}] }],
];
const session: Step[] = [
  app(),
  ann(),
  ...browserLogin(),
  ['GET /users/{ann}/sessions', undefined, 200, { keep: { session: 'sessions.0.id' } }],
];
const acme: Step = ['POST /organizations', { name: 'acme' }, 201, { keep: { acme: 'id' } }];
export const settingsAndTexts = [
  onPlan('free', s('the log of a free tenant keeps a day', RETENTION, ...quiet(1.01))),
  onPlan(
    'essentials',
    s(
      'the log of an essentials tenant keeps five days',
      RETENTION,
      ...kept(4.9),
      ['CLOCK', 86_400, 204],
      ['GET /logs?q=description:"Create%20a%20client"', undefined, 200, { is: [] }],
    ),
  ),
  onPlan(
    'professional',
    s(
      'the log of a professional tenant keeps ten days',
      RETENTION,
      ...kept(9.9),
      ['CLOCK', 86_400, 204],
      ['GET /logs?q=description:"Create%20a%20client"', undefined, 200, { is: [] }],
    ),
  ),
  s(
    'the log of an enterprise tenant keeps thirty days',
    RETENTION,
    ...kept(29.9),
    ['CLOCK', 86_400, 204],
    ['GET /logs?q=description:"Create%20a%20client"', undefined, 200, { is: [] }],
  ),
  s(
    'metadata of a session has keys and values of 255 characters',
    SESSION,
    ...session,
    ['PATCH /sessions/{session}', { session_metadata: { device: 'x'.repeat(256) } }, 400],
    ['PATCH /sessions/{session}', { session_metadata: { ['k'.repeat(256)]: 'x' } }, 400],
    ['PATCH /sessions/{session}', { session_metadata: { device: 'tv' } }, 200],
    ['GET /sessions/{session}', undefined, 200, { has: { session_metadata: { device: 'tv' } } }],
  ),
  s(
    'revoking a session ends it and its refresh tokens',
    `${API}: POST /sessions/{id}/revoke`,
    ...session,
    ['POST /sessions/{session}/revoke', undefined, 202],
    authorize({ prompt: 'none' }, 302, { code: 'login_required' }),
  ),
  s(
    'a default organization is used where one is required',
    M2M,
    app(),
    api(),
    acme,
    [
      'POST /client-grants',
      {
        client_id: '{app}',
        audience: 'urn:a',
        scope: ['read'],
        organization_usage: 'require',
        allow_any_organization: true,
      },
      201,
    ],
    [
      'PATCH /clients/{app}',
      { default_organization: { organization_id: '{acme}', flows: ['client_credentials'] } },
      200,
    ],
    token({ grant_type: 'client_credentials', audience: 'urn:a' }, 200, {
      claims: { access_token: { org_id: '{acme}' } },
    }),
  ),
  s(
    'a default organization is not used where none is required',
    M2M,
    app(),
    api(),
    acme,
    [
      'POST /client-grants',
      {
        client_id: '{app}',
        audience: 'urn:a',
        scope: ['read'],
        organization_usage: 'allow',
        allow_any_organization: true,
      },
      201,
    ],
    [
      'PATCH /clients/{app}',
      { default_organization: { organization_id: '{acme}', flows: ['client_credentials'] } },
      200,
    ],
    token({ grant_type: 'client_credentials', audience: 'urn:a' }, 200, { unclaimed: ['org_id'] }),
  ),
  s(
    'values of metadata that are long are not in searches of large profiles',
    METADATA,
    ann({ user_metadata: { big: 'x'.repeat(700_000), small: 'y' } }),
    ['PATCH /users/{ann}', { app_metadata: { big: 'x'.repeat(700_000) } }, 200],
    [
      'GET /users',
      undefined,
      200,
      { has: [{ user_metadata: { small: 'y' } }], lacks: ['0.user_metadata.big', '0.app_metadata.big'] },
    ],
    ['GET /users/{ann}', undefined, 200, { matches: { 'user_metadata.big': /^x+$/ } }],
  ),
  s(
    'a captcha is by a provider that is known',
    CAPTCHA,
    [
      'PATCH /attack-protection/captcha',
      { active_provider_id: 'hcaptcha', hcaptcha: { site_key: 'k', secret: 's' } },
      200,
      { lacks: ['hcaptcha.secret'], has: { active_provider_id: 'hcaptcha', hcaptcha: { site_key: 'k' } } },
    ],
    ['PATCH /attack-protection/captcha', { active_provider_id: 'magic' }, 400],
  ),
  s(
    'factors are known by their names',
    FACTORS,
    ['GET /guardian/factors', undefined, 200, { matches: { '0.name': /^[a-z-]+$/ } }],
    ['PUT /guardian/factors/magic', { enabled: true }, 400],
  ),
  s(
    'messages of phones go by text or voice',
    FACTORS,
    [
      'PUT /guardian/factors/phone/message-types',
      { message_types: ['sms', 'voice'] },
      200,
      { is: { message_types: ['sms', 'voice'] } },
    ],
    ['PUT /guardian/factors/phone/message-types', { message_types: ['pigeon'] }, 400],
  ),
  s(
    'messages of phones are sent by a provider that is known',
    FACTORS,
    ['PUT /guardian/factors/phone/selected-provider', { provider: 'twilio' }, 200],
    ['PUT /guardian/factors/phone/selected-provider', { provider: 'pigeon' }, 400],
  ),
  s(
    'a quota of tokens is by day and hour, and enforced or not',
    QUOTAS,
    client({ token_quota: { client_credentials: { enforce: true, per_day: 100, per_hour: 10 } } }, 201, {
      has: { token_quota: { client_credentials: { enforce: true, per_day: 100, per_hour: 10 } } },
    }),
    client({ token_quota: { client_credentials: { per_day: 0 } } }, 400),
  ),
  s(
    'a quota of tokens has a day or an hour',
    QUOTAS,
    client({ token_quota: { client_credentials: {} } }, 400),
  ),
  s('organizations have quotas of tokens too', QUOTAS, [
    'POST /organizations',
    { name: 'acme', token_quota: { client_credentials: { enforce: false, per_hour: 5 } } },
    201,
    { has: { token_quota: { client_credentials: { per_hour: 5 } } } },
  ]),
  s(
    'a policy for passwords is one of five',
    'authenticate/database-connections/password-strength',
    connection({ options: { passwordPolicy: 'heroic' } }, 400),
    ...['none', 'low', 'fair', 'good', 'excellent'].map(
      (passwordPolicy): Step => connection({ name: passwordPolicy, options: { passwordPolicy } }),
    ),
  ),
  s(
    'usernames are between one and 128 characters long',
    'authenticate/database-connections/require-username',
    connection({ options: { requires_username: true, validation: { username: { min: 0, max: 15 } } } }, 400),
    connection({ options: { requires_username: true, validation: { username: { min: 1, max: 129 } } } }, 400),
    connection({ options: { requires_username: true, validation: { username: { min: 1, max: 128 } } } }),
  ),
  s('the name of a connection does not change', CONNECTIONS, connection({}, 201, { keep: { con: 'id' } }), [
    'PATCH /connections/{con}',
    { name: 'other' },
    400,
  ]),
  s(
    'metadata of a connection has at most ten texts of 255 characters',
    `${API}: POST /connections metadata`,
    connection({ metadata: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`k${n}`, 'v'])) }, 400),
    connection({ metadata: { k: 'v'.repeat(256) } }, 400),
    connection({ metadata: { k: 'v' } }, 201, { has: { metadata: { k: 'v' } } }),
  ),
  s(
    'a display name of a connection has at most 128 characters',
    `${API}: POST /connections display_name`,
    connection({ display_name: 'x'.repeat(129) }, 400),
  ),
  s(
    'an update of options leaves out what it does not name',
    `${API}: PATCH /connections/{id}`,
    connection({ options: { disable_signup: true, brute_force_protection: true } }, 201, {
      keep: { con: 'id' },
    }),
    [
      'PATCH /connections/{con}',
      { options: { brute_force_protection: true } },
      200,
      { lacks: ['options.disable_signup'] },
    ],
  ),
  s('triggers of actions are listed with their versions', PROTECT, [
    'GET /actions/triggers',
    undefined,
    200,
    { matches: { 'triggers.0.id': /^post-login$/, 'triggers.0.version': /^v\d$/ } },
  ]),
  s(
    'a binding names an action that is deployed',
    PROTECT,
    [
      'POST /actions/actions',
      { name: 'a', supported_triggers: [{ id: 'post-login', version: 'v3' }], code: '//' },
      201,
      { keep: { a: 'id' } },
    ],
    [
      'PATCH /actions/triggers/post-login/bindings',
      { bindings: [{ ref: { type: 'action_id', value: '{a}' }, display_name: 'a' }] },
      400,
    ],
  ),
  s(
    'a binding is of an action for the trigger',
    PROTECT,
    [
      'POST /actions/actions',
      { name: 'a', supported_triggers: [{ id: 'pre-user-registration', version: 'v2' }], code: '//' },
      201,
      { keep: { a: 'id' } },
    ],
    ['POST /actions/actions/{a}/deploy', undefined, 200],
    [
      'PATCH /actions/triggers/post-login/bindings',
      { bindings: [{ ref: { type: 'action_id', value: '{a}' }, display_name: 'a' }] },
      400,
    ],
  ),
  s(
    'bindings are in the order that they are given',
    PROTECT,
    ...['a', 'b'].flatMap((name): Step[] => [
      [
        'POST /actions/actions',
        { name, supported_triggers: [{ id: 'post-login', version: 'v3' }], code: '//' },
        201,
        { keep: { [name]: 'id' } },
      ],
      [`POST /actions/actions/{${name}}/deploy`, undefined, 200],
    ]),
    [
      'PATCH /actions/triggers/post-login/bindings',
      {
        bindings: ['b', 'a'].map((name) => ({
          ref: { type: 'action_id', value: `{${name}}` },
          display_name: name,
        })),
      },
      200,
    ],
    [
      'GET /actions/triggers/post-login/bindings',
      undefined,
      200,
      { has: { bindings: [{ display_name: 'b' }, { display_name: 'a' }] } },
    ],
  ),
  s(
    'an earlier version of an action can be deployed',
    'customize/actions/manage-versions',
    [
      'POST /actions/actions',
      { name: 'a', supported_triggers: [{ id: 'post-login', version: 'v3' }], code: '// one' },
      201,
      { keep: { a: 'id' } },
    ],
    ['POST /actions/actions/{a}/deploy', undefined, 200, { keep: { one: 'id' } }],
    ['PATCH /actions/actions/{a}', { code: '// two' }, 200],
    ['POST /actions/actions/{a}/deploy', undefined, 200],
    ['POST /actions/actions/{a}/versions/{one}/deploy', undefined, 202],
    [
      'GET /actions/actions/{a}',
      undefined,
      200,
      { has: { deployed_version: { code: '// one', number: 3 } } },
    ],
  ),
  s(
    'a secret that is not named is kept without its value',
    'customize/actions/write-your-first-action',
    [
      'POST /actions/actions',
      {
        name: 'a',
        supported_triggers: [{ id: 'post-login', version: 'v3' }],
        code: '//',
        secrets: [{ name: 'K', value: 'v' }],
      },
      201,
      { keep: { a: 'id' } },
    ],
    ['PATCH /actions/actions/{a}', { code: '// two' }, 200, { has: { secrets: [{ name: 'K' }] } }],
  ),
  s('a theme has colors that are colors', BRANDING, [
    'POST /branding/themes',
    {
      ...theme,
      page_background: { background_color: 'blue', background_image_url: '', page_layout: 'center' },
    },
    400,
  ]),
  s(
    'a theme is made and is then the default',
    BRANDING,
    ['POST /branding/themes', theme, 200, { keep: { theme: 'themeId' } }],
    ['GET /branding/themes/default', undefined, 200, { has: { themeId: '{theme}' } }],
    ['DELETE /branding/themes/{theme}', undefined, 204],
    ['GET /branding/themes/default', undefined, 404],
  ),
  s(
    'colors of the tenant are hexadecimal, logos are addresses of https',
    'customize/login-pages',
    ['PATCH /branding', { logo_url: 'http://x.example/logo.png' }, 400],
    [
      'PATCH /branding',
      { logo_url: 'https://x.example/logo.png', colors: { primary: '#ff0000', page_background: '#ffffff' } },
      200,
      { has: { colors: { primary: '#ff0000' } } },
    ],
  ),
  s('an organization has two colors and a logo', `${API}: POST /organizations branding`, [
    'POST /organizations',
    {
      name: 'acme',
      branding: {
        logo_url: 'https://x.example/l.png',
        colors: { primary: '#ff0000', page_background: '#ffffff' },
      },
    },
    201,
    { has: { branding: { colors: { primary: '#ff0000' } } } },
  ]),
  s(
    'an organization that a login is for takes its members alone',
    'manage-users/organizations/login-flows-for-organizations',
    app({ organization_usage: 'allow' }),
    ann(),
    acme,
    password(403, {}, { organization: '{acme}' }),
    ['POST /organizations/{acme}/members', { members: ['{ann}'] }, 204],
    password(
      200,
      { claims: { id_token: { org_id: '{acme}' } } },
      { organization: '{acme}', scope: 'openid' },
    ),
  ),
  s(
    'a grant for third parties by default has no application',
    'get-started/applications/application-access-to-apis-client-grants',
    api(),
    [
      'POST /client-grants',
      { default_for: 'third_party_clients', audience: 'urn:a', scope: ['read'], subject_type: 'user' },
      201,
      { has: { default_for: 'third_party_clients' }, lacks: ['client_id'] },
    ],
  ),
  s(
    'a grant may be for all scopes',
    'get-started/applications/application-access-to-apis-client-grants',
    app(),
    api(),
    ['POST /client-grants', { client_id: '{app}', audience: 'urn:a', allow_all_scopes: true }, 201],
    token({ grant_type: 'client_credentials', audience: 'urn:a' }, 200, { has: { scope: 'read write' } }),
  ),
  s(
    'fields of an application can be chosen',
    `${API}: GET /clients/{id} fields`,
    client({}, 201, { keep: { id: 'client_id' } }),
    [
      'GET /clients/{id}?fields=name,client_id&include_fields=true',
      undefined,
      200,
      { is: { name: 'A', client_id: '{id}' } },
    ],
    ['GET /clients/{id}?fields=name&include_fields=false', undefined, 200, { lacks: ['name'] }],
  ),
];
