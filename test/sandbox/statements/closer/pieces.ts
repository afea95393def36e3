/** Page templates, attributes that are not kept, tokens of providers, scripts of databases, identifiers and rules. */

import { onLogin, tell, told } from '../further/actions-steps.js';
import {
  ann,
  app,
  asReader,
  authorize,
  browserLogin,
  DB,
  enterPassword,
  exchange,
  PASSWORD,
  password,
  reader,
} from '../login/steps.js';
import { type Expectation, type Statement, type Step, statement as s } from '../statement.js';

const TEMPLATES = 'customize/login-pages/universal-login/customize-templates';
const DENIED = 'secure/security-guidance/data-security/denylist';
const TOKENS = 'secure/tokens/access-tokens/identity-provider-access-tokens';
const RUNS = 'authenticate/database-connections/custom-db/custom-database-connections-scripts/execution';
const OWN_DB = 'authenticate/database-connections/custom-db/create-db-connection';
const FIRST = 'authenticate/login/auth0-universal-login/identifier-first';
const RULES = 'customize/rules/create-rules';
const VARIABLES = 'customize/rules/configure-global-variables-for-rules';
const RISK = 'secure/multi-factor-authentication/adaptive-mfa/adaptive-mfa-log-events';

const ready: Step[] = [
  [
    'POST /custom-domains',
    { domain: 'login.acme.example', type: 'auth0_managed_certs' },
    201,
    { keep: { domain: 'custom_domain_id' } },
  ],
  ['POST /custom-domains/{domain}/verify', undefined, 201],
];
const template = (body: string): Step => [
  'PUT /branding/templates/universal-login',
  {
    template: `<!DOCTYPE html><html><head>{%- auth0:head -%}</head><body class="_widget-auto-layout">${body}{%- auth0:widget -%}</body></html>`,
  },
  201,
];
/** What the template writes on the login page. */
const shown = (says: string, liquid: string, looks: RegExp, ...before: Step[]): Statement =>
  s(
    says,
    TEMPLATES,
    ...ready,
    template(`<p id="own">[${liquid}]</p>`),
    ...(before.length > 0 ? before : [app({ name: 'Shop' })]),
    authorize({}, 302, { keep: { page: '>', login: '?state' } }),
    ['GET ~{page}', undefined, 200, { pages: { own: looks } }],
  );
const acme: Step[] = [
  app({ organization_usage: 'allow' }),
  [
    'POST /connections',
    { name: 'people', strategy: 'auth0', enabled_clients: ['{app}'] },
    201,
    { keep: { people: 'id' } },
  ],
  [
    'POST /organizations',
    {
      name: 'acme',
      enabled_connections: [{ connection_id: '{people}' }],
      display_name: 'Acme Inc.',
      metadata: { tier: 'gold' },
      branding: {
        logo_url: 'https://acme.example/l.png',
        colors: { primary: '#112233', page_background: '#445566' },
      },
    },
    201,
    { keep: { acme: 'id' } },
  ],
];
const inAcme = (says: string, liquid: string, looks: RegExp): Statement =>
  s(
    says,
    TEMPLATES,
    ...ready,
    template(`<p id="own">[${liquid}]</p>`),
    ...acme,
    authorize({ organization: '{acme}' }, 302, { keep: { page: '>', login: '?state' } }),
    ['GET ~{page}', undefined, 200, { pages: { own: looks } }],
  );

const corp = (options: object = {}, strategy = 'oidc'): Step => [
  'POST /connections',
  {
    name: 'corp',
    strategy,
    options: {
      client_id: 'c',
      type: 'front_channel',
      issuer: 'https://corp.example/',
      authorization_endpoint: 'https://corp.example/a',
      jwks_uri: 'https://corp.example/j',
      ...options,
    },
    enabled_clients: ['{app}'],
  },
  201,
  { keep: { corp: 'id' } },
];
const profile = (more: object): Step => [
  'POST ~/_sandbox/idp',
  { connection: 'corp', profile: { gender: 'f', ethnicity: 'e', nickname: 'bobby', ...more } },
  204,
];
const byProvider: Step[] = [
  authorize({ connection: 'corp', scope: 'openid profile email' }, 302, {
    keep: { page: '>', login: '?state' },
  }),
  [
    'FORM ~{page}',
    { state: '{login}', connection: 'corp', email: 'bo@corp.example' },
    302,
    { keep: { next: '>' } },
  ],
  ['GET ~{next}', undefined, 302, { keep: { code: '?code' } }],
];
const found = (more: Expectation): Step => [
  'GET /users-by-email?email=bo%40corp.example',
  undefined,
  200,
  more,
];

const old = (scripts: Record<string, string>, options: object = {}): Step => [
  'POST /connections',
  {
    name: 'Old',
    strategy: 'auth0',
    enabled_clients: ['{app}'],
    options: { enabledDatabaseCustomization: true, customScripts: scripts, ...options },
  },
  201,
  { keep: { old: 'id' } },
];
const at = (status: number, more: Expectation = {}, body: object = {}): Step =>
  password(status, more, { realm: 'Old', username: 'old@example.com', scope: 'openid', ...body });
const PROFILE = "{ user_id: 'u1', email, nickname: 'nick' }";

const rule = (body: object, status: number, more: Expectation = {}): Step => [
  'POST /rules',
  { script: 'function (user, context, callback) { callback(null, user, context); }', ...body },
  status,
  more,
];

export const pieces = [
  shown('a template writes round the prompt', 'hello', /id="own">(\[hello\])/),
  shown('a template knows the application', '{{ application.name }}', /\[(Shop)\]/),
  shown('a template knows the id of the application', '{{ application.id }}', /\[(\w{32})\]/),
  shown(
    'a template knows the logo of the application',
    '{{ application.logo_url }}',
    /\[(https:\/\/shop\.example\/l\.png)\]/,
    app({ logo_uri: 'https://shop.example/l.png' }),
  ),
  shown(
    'a template knows the metadata of the application',
    '{{ application.metadata.brand }}',
    /\[(blue)\]/,
    app({ client_metadata: { brand: 'blue' } }),
  ),
  shown(
    'a template knows the name of the tenant',
    '{{ tenant.friendly_name }}',
    /\[(My Tenant)\]/,
    ['PATCH /tenants/settings', { friendly_name: 'My Tenant' }, 200],
    app(),
  ),
  shown(
    'a template knows whom to ask by mail',
    '{{ tenant.support_email }}',
    /\[(help@acme\.example)\]/,
    ['PATCH /tenants/settings', { support_email: 'help@acme.example' }, 200],
    app(),
  ),
  shown(
    'a template knows the page where to ask',
    '{{ tenant.support_url }}',
    /\[(https:\/\/acme\.example\/help)\]/,
    ['PATCH /tenants/settings', { support_url: 'https://acme.example/help' }, 200],
    app(),
  ),
  shown(
    'a template knows the languages of the tenant',
    '{{ tenant.enabled_locales }}',
    /\[(en, ?es)\]/,
    ['PATCH /tenants/settings', { enabled_locales: ['en', 'es'] }, 200],
    app(),
  ),
  shown(
    'a template knows the logo of the tenant',
    '{{ branding.logo_url }}',
    /\[(https:\/\/acme\.example\/l\.png)\]/,
    ['PATCH /branding', { logo_url: 'https://acme.example/l.png' }, 200],
    app(),
  ),
  shown(
    'a template knows the first color of the tenant',
    '{{ branding.colors.primary }}',
    /\[(#123456)\]/,
    ['PATCH /branding', { colors: { primary: '#123456' } }, 200],
    app(),
  ),
  shown(
    'a template knows the background of the tenant',
    '{{ branding.colors.page_background }}',
    /\[(#654321)\]/,
    ['PATCH /branding', { colors: { page_background: '#654321' } }, 200],
    app(),
  ),
  shown('a template knows the prompt', '{{ prompt.name }}', /\[(login(-id)?)\]/),
  shown('a template knows the screen', '{{ prompt.screen.name }}', /\[(login(-id)?)\]/),
  shown('a template knows the language', '{{ locale }}', /\[(en)\]/),
  shown(
    'a template chooses by the prompt',
    "{% if prompt.name == 'mfa' %}factor{% else %}other{% endif %}",
    /\[(other)\]/,
  ),
  shown(
    'a template has a direction of writing',
    '{% assign resolved_dir = dir | default: "auto" %}{{ resolved_dir }}',
    /\[(auto|ltr)\]/,
  ),
  shown('a template still has the prompt', 'x', /(name="state")/),
  inAcme('a template knows the organization', '{{ organization.display_name }}', /\[(Acme Inc\.)\]/),
  inAcme('a template knows the name of the organization', '{{ organization.name }}', /\[(acme)\]/),
  inAcme(
    'a template knows the metadata of the organization',
    '{{ organization.metadata.tier }}',
    /\[(gold)\]/,
  ),
  inAcme(
    'a template knows the colors of the organization',
    '{{ organization.branding.colors.primary }}',
    /\[(#112233)\]/,
  ),
  s(
    'what a template writes of others is escaped',
    TEMPLATES,
    ...ready,
    template('<p id="own">[{{ tenant.friendly_name | escape }}]</p>'),
    ['PATCH /tenants/settings', { friendly_name: 'A & B' }, 200],
    app(),
    authorize({}, 302, { keep: { page: '>' } }),
    ['GET ~{page}', undefined, 200, { pages: { own: /\[(A &amp; B)\]/ } }],
  ),
  s(
    'a template of the tenant is taken away again',
    TEMPLATES,
    ...ready,
    template('<p id="own">gone</p>'),
    ['DELETE /branding/templates/universal-login', undefined, 204],
    app(),
    authorize({}, 302, { keep: { page: '>' } }),
    ['GET ~{page}', undefined, 200, { pages: { own: /^((?!gone)[\s\S])*$/ } }],
  ),

  s(
    'attributes that are denied are not kept',
    DENIED,
    app(),
    corp({ non_persistent_attrs: ['ethnicity', 'gender'] }),
    profile({}),
    ...byProvider,
    found({ matches: { '0.nickname': /bobby/, '0.gender': /undefined/, '0.ethnicity': /undefined/ } }),
  ),
  s(
    'attributes that are not denied are kept',
    DENIED,
    app(),
    corp(),
    profile({}),
    ...byProvider,
    found({ has: [{ gender: 'f', ethnicity: 'e' }] }),
  ),
  s(
    'attributes that are denied are there for actions',
    DENIED,
    app(),
    corp({ non_persistent_attrs: ['ethnicity'] }),
    profile({}),
    ...onLogin(tell('event.user.ethnicity')),
    ...byProvider,
    exchange(200, { claims: told('e') }),
  ),
  s(
    'a nickname that is denied is in no token',
    DENIED,
    app(),
    corp({ non_persistent_attrs: ['nickname'] }),
    profile({}),
    ...byProvider,
    exchange(200, { lacking: { id_token: ['nickname'] } }),
  ),
  s(
    'an attribute that is denied may have the name of a claim',
    DENIED,
    app(),
    corp({ non_persistent_attrs: ['https://acme.com/temporary'] }),
    profile({ 'https://acme.com/temporary': 'x' }),
    ...byProvider,
    found({ hasNone: { 'https://acme.com/temporary': 'x' } }),
  ),
  s(
    'denying attributes replaces the other options',
    DENIED,
    app(),
    corp({ scope: 'openid email' }),
    ['PATCH /connections/{corp}', { options: { non_persistent_attrs: ['gender'] } }, 200],
    ['GET /connections/{corp}', undefined, 200, { has: { options: { non_persistent_attrs: ['gender'] } } }],
  ),

  s(
    'tokens of a provider are with the identity, and shown with a scope of their own',
    TOKENS,
    app(),
    [
      'POST /connections',
      { name: 'corp', strategy: 'google-oauth2', options: {}, enabled_clients: ['{app}'] },
      201,
    ],
    ...byProvider,
    found({ keep: { bo: '0.user_id' } }),
    ...reader('read:users', 'read:user_idp_tokens'),
    ['GET /users/{bo}', undefined, 200, { ...asReader, matches: { 'identities.0.access_token': /.{8}/ } }],
  ),
  s(
    'tokens of a provider are not shown without the scope',
    TOKENS,
    app(),
    [
      'POST /connections',
      { name: 'corp', strategy: 'google-oauth2', options: {}, enabled_clients: ['{app}'] },
      201,
    ],
    ...byProvider,
    found({ keep: { bo: '0.user_id' } }),
    ...reader('read:users'),
    [
      'GET /users/{bo}',
      undefined,
      200,
      { ...asReader, matches: { 'identities.0.access_token': /undefined/ } },
    ],
  ),

  s(
    'a script of a database may return a promise',
    RUNS,
    app(),
    old({
      login: `async function login(email, password, callback) { await Promise.resolve(); return callback(null, ${PROFILE}); }`,
    }),
    at(200),
  ),
  s(
    'a script of a database may have no name',
    RUNS,
    app(),
    old({ login: `function (email, password, callback) { callback(null, ${PROFILE}); }` }),
    at(200),
  ),
  s('a script of a database has at most 100 kB', RUNS, [
    'POST /connections',
    {
      name: 'Big',
      strategy: 'auth0',
      options: {
        enabledDatabaseCustomization: true,
        customScripts: {
          login: `function login(e, p, callback) { callback(null); } // ${'x'.repeat(102_400)}`,
        },
      },
    },
    400,
  ]),
  s(
    'a callback without anything finds nobody',
    RUNS,
    app(),
    old({ login: 'function login(email, password, callback) { callback(); }' }),
    at(403, { code: 'invalid_grant' }),
  ),
  s(
    'tokens that a script returns are kept with the identity',
    RUNS,
    app(),
    old({
      login: `function login(email, password, callback) { callback(null, { user_id: 'u1', email, access_token: 'at-1', refresh_token: 'rt-1' }); }`,
    }),
    at(200),
    [
      'GET /users/auth0%7Cu1',
      undefined,
      200,
      {
        has: { identities: [{ access_token: 'at-1', refresh_token: 'rt-1' }] },
        lacks: ['access_token', 'refresh_token'],
      },
    ],
  ),
  s(
    'tokens that a script returns are shown with a scope of their own',
    RUNS,
    app(),
    old({
      login: `function login(email, password, callback) { callback(null, { user_id: 'u1', email, access_token: 'at-1' }); }`,
    }),
    at(200),
    ...reader('read:users'),
    [
      'GET /users/auth0%7Cu1',
      undefined,
      200,
      { ...asReader, matches: { 'identities.0.access_token': /undefined/ } },
    ],
  ),
  s(
    'a script that fails says why in the log',
    RUNS,
    app(),
    old({
      login: `function login(email, password, callback) { callback(new Error('My custom error message')); }`,
    }),
    at(403),
    ['GET /logs?q=type:f*', undefined, 200, { matches: { '0.description': /My custom error message/ } }],
  ),
  s(
    'a script reads what was configured',
    OWN_DB,
    app(),
    old(
      {
        login: `function login(email, password, callback) { callback(null, { user_id: 'u1', email, nickname: configuration.NICK }); }`,
      },
      { configuration: { NICK: 'conf' } },
    ),
    at(200),
    ['GET /users/auth0%7Cu1', undefined, 200, { has: { nickname: 'conf' } }],
  ),
  s(
    'a script of a database with context knows the organization',
    OWN_DB,
    app({ organization_usage: 'allow' }),
    old(
      {
        login: `function login(email, password, context, callback) { callback(null, { user_id: 'u1', email, nickname: context.organization.name }); }`,
      },
      { enable_script_context: true },
    ),
    [
      'POST /organizations',
      { name: 'acme', enabled_connections: [{ connection_id: '{old}', assign_membership_on_login: true }] },
      201,
      { keep: { acme: 'id' } },
    ],
    authorize({ organization: '{acme}', connection: 'Old' }, 302, { keep: { page: '>', login: '?state' } }),
    ['FORM ~{page}', { state: '{login}', username: 'old@example.com', password: PASSWORD }, 302],
    ['GET /users/auth0%7Cu1', undefined, 200, { has: { nickname: 'acme' } }],
  ),
  s(
    'a script of a database with context gets an empty one without an organization',
    OWN_DB,
    app(),
    old(
      {
        login: `function login(email, password, context, callback) { callback(null, { user_id: 'u1', email, nickname: JSON.stringify(context) }); }`,
      },
      { enable_script_context: true },
    ),
    at(200),
    ['GET /users/auth0%7Cu1', undefined, 200, { has: { nickname: '{}' } }],
  ),
  s(
    'the context of scripts is not switched off again',
    OWN_DB,
    app(),
    old(
      { login: `function login(email, password, context, callback) { callback(null, ${PROFILE}); }` },
      { enable_script_context: true },
    ),
    [
      'PATCH /connections/{old}',
      { options: { enabledDatabaseCustomization: true, enable_script_context: false } },
      400,
    ],
  ),

  s(
    'an identifier of a company leads to its provider',
    FIRST,
    app(),
    ['PATCH /prompts', { identifier_first: true }, 200],
    corp({ domain_aliases: ['corp.example'] }),
    authorize({}, 302, { keep: { page: '>', login: '?state' } }),
    [
      'FORM ~{page}',
      { state: '{login}', username: 'bo@corp.example' },
      302,
      { headers: { location: '/idp/login' } },
    ],
  ),
  s('a connection has at most 1000 domains', FIRST, [
    'POST /connections',
    {
      name: 'many',
      strategy: 'samlp',
      options: {
        signInEndpoint: 'https://idp.example/in',
        domain_aliases: Array.from({ length: 1001 }, (_, i) => `d${i}.example`),
      },
    },
    400,
  ]),

  s(
    'a rule has a name of letters, digits, spaces and hyphens',
    RULES,
    rule({ name: 'my-rule 2' }, 201),
    rule({ name: 'my_rule!' }, 400),
  ),
  s(
    'the name of a rule neither begins nor ends with a space or hyphen',
    RULES,
    rule({ name: '-rule' }, 400),
    rule({ name: 'rule ' }, 400),
    rule({ name: ' rule' }, 400),
  ),
  s(
    'a rule without an order runs last',
    RULES,
    rule({ name: 'first', order: 7 }, 201),
    rule({ name: 'second' }, 201, { has: { order: 8 } }),
  ),
  s(
    'a rule is on unless it is said',
    RULES,
    rule({ name: 'one' }, 201, { has: { enabled: true, stage: 'login_success' } }),
  ),
  s(
    'variables of rules are listed by their keys',
    VARIABLES,
    ['PUT /rules-configs/MY_KEY', { value: 'secret' }, 200, { has: { key: 'MY_KEY' } }],
    ['GET /rules-configs', undefined, 200, { is: [{ key: 'MY_KEY' }] }],
  ),

  s(
    'a login in the log tells how far it was trusted',
    RISK,
    app(),
    ann(),
    ['PUT /guardian/factors/otp', { enabled: true }, 200],
    ['PUT /guardian/policies', ['confidence-score'], 200],
    [
      'POST /users/{ann}/authentication-methods',
      { type: 'totp', name: 'x', totp_secret: 'JBSWY3DPEHPK3PXP' },
      201,
    ],
    authorize({}, 302, { keep: { page: '>', login: '?state' } }),
    enterPassword(),
    ['SECRET totp_ann', 'JBSWY3DPEHPK3PXP', 0],
    ['FORM ~{page}', { state: '{login}', code: '{code_of_totp_ann}' }, 302],
    [
      'GET /logs?q=type:s',
      undefined,
      200,
      { matches: { '0.details.riskAssessment.confidence': /low|medium|high|neutral/ } },
    ],
  ),
  s(
    'a login in the log tells what its trust comes from',
    RISK,
    app(),
    ann(),
    ['PUT /guardian/policies', ['confidence-score'], 200],
    ...browserLogin(),
    [
      'GET /logs?q=type:s',
      undefined,
      200,
      {
        matches: {
          '0.details.riskAssessment.assessments.UntrustedIP.confidence': /low|medium|high|neutral/,
          '0.details.riskAssessment.assessments.NewDevice.code': /./,
          '0.details.riskAssessment.assessments.ImpossibleTravel.code': /./,
        },
      },
    ],
  ),
  s(
    'a login in the log names its session and how often the person came',
    RISK,
    app(),
    ann(),
    ...browserLogin(),
    ['GET /users/{ann}/sessions', undefined, 200, { keep: { sid: 'sessions.0.id' } }],
    [
      'GET /logs?q=type:s',
      undefined,
      200,
      {
        has: [
          {
            details: { session_id: '{sid}', stats: { loginsCount: 1 } },
            strategy: 'auth0',
            strategy_type: 'database',
            connection: DB,
          },
        ],
      },
    ],
  ),
];
