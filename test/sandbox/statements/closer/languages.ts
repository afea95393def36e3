/** Languages of pages, templates on further pages, tokens that are not to be used, tokens of providers. */
import {
  ann,
  api,
  app,
  authorize,
  browserLogin,
  DB,
  enterPassword,
  exchange,
  PASSWORD,
  reader,
} from '../login/steps.js';
import { type Expectation, type Statement, type Step, statement as s } from '../statement.js';

const LANGUAGES = 'customize/internationalization-and-localization/universal-login-internationalization';
const TEMPLATES = 'customize/login-pages/universal-login/customize-templates';
const BLACKLIST = 'auth0-PHP: Blacklists';
const TOKENS = 'secure/tokens/access-tokens/identity-provider-access-tokens';
const FAPI = 'get-started/applications/configure-fapi-compliance';
const OVERSIZED =
  'troubleshoot/product-lifecycle/deprecations-and-migrations/migrate-oversized-user-profiles';
const WSFED = 'authenticate/protocols/ws-fed-protocol';

const enabled = (...locales: string[]): Step => [
  'PATCH /tenants/settings',
  { enabled_locales: locales },
  200,
];
/** What a template knows of the language of the login page. */
const inLanguage = (
  says: string,
  locale: string,
  locales: readonly string[],
  params: Record<string, string> = {},
  accepts?: string,
): Statement =>
  s(
    says,
    LANGUAGES,
    ...ready,
    template('{{ locale }}'),
    ...(locales.length > 0 ? [enabled(...locales)] : []),
    app(),
    authorize(params, 302, { keep: { page: '>' } }),
    [
      'GET ~{page}',
      undefined,
      200,
      {
        pages: { locale: new RegExp(`\\[(${locale})\\]`) },
        sends: accepts === undefined ? {} : { 'accept-language': accepts },
      },
    ],
  );
const LISTED =
  'sq am ar ar-EG ar-SA hy az eu-ES bn bs bg ca-ES zh-HK zh-CN zh-TW hr cs da nl en en-CA et fa fi fr-FR fr-CA gl-ES ka de el gu he hi hu is id it ja kn ko lv lt mk ms ml mr mn cnr my no nb nn pl pt-BR pt-PT pa ro ru sr sk sl so es es-AR es-419 es-MX sw sv tl zgh ta te th tr uk ur vi cy'.split(
    ' ',
  );

const ready: Step[] = [
  [
    'POST /custom-domains',
    { domain: 'login.acme.example', type: 'auth0_managed_certs' },
    201,
    { keep: { domain: 'custom_domain_id' } },
  ],
  ['POST /custom-domains/{domain}/verify', undefined, 201],
];
const template = (liquid: string): Step => [
  'PUT /branding/templates/universal-login',
  {
    template: `<!DOCTYPE html><html lang="{{locale}}"><head>{%- auth0:head -%}</head><body>[${liquid}]{%- auth0:widget -%}</body></html>`,
  },
  201,
];
const consented: Step[] = [
  app(),
  ann(),
  api(),
  authorize({ audience: 'urn:a', scope: 'openid read' }, 302, { keep: { page: '>', login: '?state' } }),
  [
    'FORM ~{page}',
    { state: '{login}', username: 'ann@example.com', password: PASSWORD },
    302,
    { keep: { page: '>' }, headers: { location: '/u/consent' } },
  ],
];
const page = (looks: RegExp): Step => ['GET ~{page}', undefined, 200, { pages: { own: looks } }];

const google = (params: Record<string, string>, more: Expectation): Step[] => [
  app(),
  [
    'POST /connections',
    { name: 'g', strategy: 'google-oauth2', options: {}, enabled_clients: ['{app}'] },
    201,
  ],
  authorize({ connection: 'g', ...params }, 302, { keep: { page: '>', login: '?state' } }),
  [
    'FORM ~{page}',
    { state: '{login}', connection: 'g', email: 'bo@gmail.com' },
    302,
    { keep: { next: '>' } },
  ],
  ['GET ~{next}', undefined, 302],
  ['GET /users-by-email?email=bo%40gmail.com', undefined, 200, { keep: { bo: '0.user_id' } }],
  ['GET /users/{bo}', undefined, 200, more],
];

export const languages = [
  inLanguage('pages are in English unless it is said', 'en', []),
  inLanguage('pages are in the language that is asked for', 'es', ['en', 'es'], { ui_locales: 'es' }),
  inLanguage('a language that the tenant does not have is not shown', 'en', ['en', 'es'], {
    ui_locales: 'de',
  }),
  inLanguage('pages are in the language of the browser', 'es', ['en', 'es'], {}, 'es;q=0.9, en;q=0.5'),
  inLanguage(
    'a language of the browser that the tenant does not have is not shown',
    'en',
    ['en', 'es'],
    {},
    'de',
  ),
  inLanguage(
    'what the application asks for goes before the browser',
    'es',
    ['en', 'es', 'de'],
    { ui_locales: 'es' },
    'de',
  ),
  inLanguage('the first language of the tenant is the one without another', 'es', ['es', 'en'], {}, 'de'),
  s('a tenant may have each language of the list', LANGUAGES, enabled(...LISTED)),
  s('a tenant has no language beside the list', LANGUAGES, [
    'PATCH /tenants/settings',
    { enabled_locales: ['en', 'tlh'] },
    400,
  ]),
  s(
    'a template is on the page of consent, too',
    TEMPLATES,
    ...ready,
    template('{{ prompt.name }}'),
    ...consented,
    page(/\[(consent)\]/),
  ),
  s(
    'a template knows the person who has logged in',
    TEMPLATES,
    ...ready,
    template('{{ user.email }}'),
    ...consented,
    page(/\[(ann@example\.com)\]/),
  ),
  s(
    'a template does not know the person before',
    TEMPLATES,
    ...ready,
    template('{{ user.email }}'),
    app(),
    ann(),
    authorize({ login_hint: 'ann@example.com' }, 302, { keep: { page: '>' } }),
    page(/(\[\])/),
  ),
  s(
    'a template is on the page of sign-up, too',
    TEMPLATES,
    ...ready,
    template('{{ prompt.screen.name }}'),
    app(),
    authorize({ screen_hint: 'signup' }, 302, { keep: { page: '>' } }),
    page(/\[(signup)\]/),
  ),
  s(
    'a template is on the page that asks for a new password, too',
    TEMPLATES,
    ...ready,
    template('{{ prompt.name }}'),
    app(),
    authorize({}, 302, { keep: { login: '?state' } }),
    [
      'GET ~/u/reset-password/request?state={login}',
      undefined,
      200,
      { pages: { own: /\[(reset-password)\]/ } },
    ],
  ),
  s(
    'a template is on the page of a second factor, too',
    TEMPLATES,
    ...ready,
    template('{{ prompt.name }}'),
    app(),
    ann(),
    ['PUT /guardian/factors/otp', { enabled: true }, 200],
    ['PUT /guardian/policies', ['all-applications'], 200],
    [
      'POST /users/{ann}/authentication-methods',
      { type: 'totp', name: 'x', totp_secret: 'JBSWY3DPEHPK3PXP' },
      201,
    ],
    authorize({}, 302, { keep: { page: '>', login: '?state' } }),
    enterPassword(),
    page(/\[(mfa-otp)\]/),
  ),

  s(
    'a token is put on the list of those that are not to be used',
    BLACKLIST,
    ['POST /blacklists/tokens', { jti: 'one', aud: 'app' }, 204],
    ['GET /blacklists/tokens', undefined, 200, { is: [{ jti: 'one', aud: 'app' }] }],
  ),
  s(
    'tokens that are not to be used are found by the application',
    BLACKLIST,
    ['POST /blacklists/tokens', { jti: 'one', aud: 'app' }, 204],
    ['POST /blacklists/tokens', { jti: 'two', aud: 'other' }, 204],
    ['GET /blacklists/tokens?aud=other', undefined, 200, { is: [{ jti: 'two', aud: 'other' }] }],
  ),
  s(
    'a token that is not to be used may be of no application',
    BLACKLIST,
    ['POST /blacklists/tokens', { jti: 'one' }, 204],
    ['GET /blacklists/tokens', undefined, 200, { is: [{ jti: 'one' }] }],
  ),
  s('a token that is not to be used has an id', BLACKLIST, [
    'POST /blacklists/tokens',
    { aud: 'app' },
    400,
    { code: 'invalid_body' },
  ]),
  s('tokens that are not to be used have a scope of their own', BLACKLIST, ...reader('read:users'), [
    'GET /blacklists/tokens',
    undefined,
    403,
    { code: 'insufficient_scope', says: 'blacklist:tokens', sends: { authorization: 'Bearer {reader}' } },
  ]),

  s(
    'a refresh token of Google is kept where it was asked for',
    TOKENS,
    ...google({ access_type: 'offline' }, { matches: { 'identities.0.refresh_token': /.{8}/ } }),
  ),
  s(
    'without asking for it there is no refresh token of Google',
    TOKENS,
    ...google(
      {},
      { matches: { 'identities.0.refresh_token': /undefined/, 'identities.0.access_token': /.{8}/ } },
    ),
  ),
  s(
    'a token is not shown to userinfo in the address',
    FAPI,
    app(),
    ann(),
    ...browserLogin(),
    exchange(200, { keep: { at: 'access_token' } }),
    ['GET ~/userinfo?access_token={at}', undefined, 401],
  ),
  s('a profile beyond 10 kB is kept all the same', OVERSIZED, [
    'POST /users',
    {
      connection: DB,
      email: 'big@example.com',
      password: PASSWORD,
      app_metadata: { big: 'x'.repeat(12_000) },
    },
    201,
  ]),
  s('every application has an address for WS-Federation', WSFED, app(), [
    'GET ~/wsfed/{app}',
    undefined,
    302,
    { headers: { location: '/u/login' } },
  ]),
  s(
    'a login by WS-Federation is in the log',
    WSFED,
    app(),
    ann(),
    ['GET ~/wsfed/{app}', undefined, 302, { keep: { page: '>', login: '?state' } }],
    ['FORM ~{page}', { state: '{login}', username: 'ann@example.com', password: PASSWORD }, 200],
    ['GET /logs?q=type:s', undefined, 200, { has: [{ user_name: 'ann@example.com' }] }],
  ),
];
