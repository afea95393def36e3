/** The tenant: messages and their texts, domains, streams, factors, forms, keys, prompts, and the API’s own manners. */
import { deployed } from '../further/actions-steps.js';
import { ann, api, app, DB, PASSWORD, password, token } from '../login/steps.js';
import {
  type Expectation,
  mailProvider,
  refusals,
  type Statement,
  type Step,
  statement as s,
} from '../statement.js';

const LIQUID = 'customize/email/email-templates/supported-liquid-syntax';
const LINK = 'customize/email/email-templates/reference/verification-link';
const MAILER =
  'customize/email/smtp-email-providers/custom/action-triggers-custom-email-provider-event-object';
const DEFAULT = 'customize/custom-domains/multiple-custom-domains/default-domain';
const EVENT = 'customize/actions/explore-triggers/event-stream-triggers/event-stream-event-object';
const DUO = 'secure/multi-factor-authentication/configure-cisco-duo-for-mfa';
const LIMITS = 'operational-policies/entity-limit-policy';
const LOG = 'troubleshoot/basic-issues/check-error-messages';
const ERRORS = 'API document: errors';
const SESSIONS = 'secure/tokens/session-tokens';
const SMTP = 'customize/email/smtp-email-providers';

const template = (fields: object, name = 'verify_email'): Step => [
  'POST /email-templates',
  {
    template: name,
    body: '{{ url }}',
    from: 'a@example.com',
    subject: 's',
    syntax: 'liquid',
    enabled: true,
    ...fields,
  },
  200,
];
/** What a new person is sent by this subject. */
const writes = (
  says: string,
  subject: string,
  looks: RegExp,
  more: object = {},
  source = LIQUID,
): Statement =>
  s(
    says,
    source,
    mailProvider,
    [
      'PATCH /tenants/settings',
      { friendly_name: 'Acme', support_email: 'help@example.com', support_url: 'https://help.example' },
      200,
    ],
    template({ subject }),
    ann({ nickname: 'annie', user_metadata: { lang: 'it' }, app_metadata: { plan: 'gold' }, ...more }),
    ['GET ~/_sandbox/messages', undefined, 200, { matches: { '0.subject': looks } }],
  );
const mailedBy = (says: string, condition: string): Statement =>
  s(
    says,
    MAILER,
    [
      'POST /actions/actions',
      {
        name: 'mailer',
        supported_triggers: [{ id: 'custom-email-provider', version: 'v1' }],
        code: `exports.onExecuteCustomEmailProvider = async (event, api) => { if (!(${condition})) throw new Error('not as told: ' + JSON.stringify(event)); };`,
      },
      201,
      { keep: { mailer: 'id' } },
    ],
    ['POST /actions/actions/{mailer}/deploy', undefined, 200],
    [
      'PATCH /actions/triggers/custom-email-provider/bindings',
      { bindings: [{ ref: { type: 'action_id', value: '{mailer}' }, display_name: 'm' }] },
      200,
    ],
    [
      'POST /emails/provider',
      { name: 'custom', enabled: true, default_from_address: 'a@example.com', credentials: {} },
      201,
    ],
    ann(),
    [
      'GET ~/_sandbox/messages',
      undefined,
      200,
      { matches: { '0.delivered_by': /^(?!sandbox)/ }, lacks: ['0.error'] },
    ],
  );
const domain = (name: string): Step[] => [
  [
    'POST /custom-domains',
    { domain: `${name}.example.com`, type: 'auth0_managed_certs' },
    201,
    { keep: { [name]: 'custom_domain_id' } },
  ],
  [`POST /custom-domains/{${name}}/verify`, undefined, 201],
];
const ticket = (more: Expectation): Step => [
  'POST /tickets/password-change',
  { user_id: '{ann}' },
  201,
  more,
];
const streamed = (value: string): Step[] => [
  [
    'POST /actions/actions',
    {
      name: 'listener',
      supported_triggers: [{ id: 'event-stream', version: 'v1' }],
      code: `exports.onExecuteEventStream = async (event, api) => { const m = event.message; if (!(${value})) throw new Error('not as told'); };`,
    },
    201,
    { keep: { listener: 'id' } },
  ],
  ['POST /actions/actions/{listener}/deploy', undefined, 200],
];
const many = (request: string, count: number, body: (i: number) => object, last: number): Step[] =>
  Array.from({ length: count + 1 }, (_, i): Step => [request, body(i), i < count ? 201 : last]);
/** Requests that programs get wrong, and what they are told. */
const told = (says: string, request: string, body: unknown, status: number, more: Expectation): Statement =>
  s(says, ERRORS, [request, body, status, more]);

export const furtherPlatform = [
  writes(
    'a message names the person',
    'Hi {{ user.name }} of {{ user.email }}',
    /^Hi Ann of ann@example\.com$/,
  ),
  writes(
    'a message reads metadata of the person',
    '{% if user.user_metadata.lang == "it" %}Ciao{% else %}Hello{% endif %} {{ user.app_metadata.plan }}',
    /^Ciao gold$/,
  ),
  writes(
    'a message names the tenant and whom to ask',
    '{{ friendly_name }} {{ support_email }} {{ support_url }}',
    /^Acme help@example\.com https:\/\/help\.example$/,
  ),
  writes(
    'a message names the connection',
    'From {{ connection.name }}',
    /^From Username-Password-Authentication$/,
  ),
  writes('a message changes texts by filters', '{{ user.nickname | upcase | append: "!" }}', /^ANNIE!$/),
  writes('a message falls back by a filter', '{{ user.family_name | default: "friend" }}', /^friend$/),
  writes('a message counts by filters', '{{ 7 | plus: 5 | times: 2 }}', /^24$/),
  writes('a message escapes what people wrote', '{{ user.given_name | escape }}', /^&lt;b&gt;$/, {
    given_name: '<b>',
  }),
  writes(
    'a message keeps values in variables',
    '{% assign who = user.nickname %}{{ who | capitalize }}',
    /^Annie$/,
  ),
  writes(
    'a message repeats a part for each of a list',
    '{% for c in "a,b,c" | split: "," %}{% endfor %}{% assign xs = "a,b,c" | split: "," %}{% for x in xs %}[{{ x }}]{% endfor %}',
    /^\[a\]\[b\]\[c\]$/,
  ),
  writes(
    'a message chooses among cases',
    '{% case user.nickname %}{% when "annie" %}one{% else %}other{% endcase %}',
    /^one$/,
  ),
  writes(
    'a message says something unless a condition holds',
    '{% unless user.email_verified %}verify{% endunless %}',
    /^verify$/,
  ),
  writes('a message leaves out comments', 'a{% comment %}hidden{% endcomment %}b', /^ab$/),
  s(
    'a message to verify an address has the link to do so, which does',
    LINK,
    mailProvider,
    template({ body: 'Go to {{ url }} now' }),
    ann(),
    [
      'GET ~/_sandbox/messages',
      undefined,
      200,
      { matches: { '0.text': /Go to http.*ticket=.* now/ }, keep: { link: '0.link' } },
    ],
    ['GET {link}', undefined, 200],
    ['GET /users/{ann}', undefined, 200, { has: { email_verified: true } }],
  ),
  s(
    'a message of a template that is off is not sent',
    SMTP,
    mailProvider,
    template({ enabled: false }),
    ann(),
    ['GET ~/_sandbox/messages', undefined, 200, { is: [] }],
  ),
  mailedBy(
    'an action that sends mails gets recipient, sender and subject',
    `event.notification.to === 'ann@example.com' && event.notification.from && event.notification.subject`,
  ),
  mailedBy(
    'an action that sends mails gets the message as page and as text',
    `event.notification.html && event.notification.text`,
  ),
  mailedBy(
    'an action that sends mails knows the kind of message',
    `event.notification.message_type === 'verify_email'`,
  ),
  mailedBy(
    'an action that sends mails knows the language',
    `typeof event.notification.locale === 'string' && event.notification.locale.length > 1`,
  ),
  mailedBy(
    'an action that sends mails knows the person',
    `event.user.email === 'ann@example.com' && event.user.user_id && event.user.email_verified === false`,
  ),
  mailedBy('an action that sends mails knows the tenant', `typeof event.tenant.id === 'string'`),
  mailedBy(
    'an action that sends mails knows the connection',
    `event.connection.name === '${DB}' && event.connection.strategy === 'auth0' && event.connection.id`,
  ),
  s('there is always a default domain, at first that of the tenant', DEFAULT, [
    'GET /custom-domains/default',
    undefined,
    200,
    { matches: { domain: /./ } },
  ]),
  s(
    'a domain that is verified becomes the default',
    DEFAULT,
    ...domain('one'),
    [
      'PATCH /custom-domains/default',
      { domain: 'one.example.com' },
      200,
      { has: { domain: 'one.example.com' } },
    ],
    ['GET /custom-domains/{one}', undefined, 200, { has: { is_default: true } }],
  ),
  s(
    'one domain is the default at a time',
    DEFAULT,
    ...domain('one'),
    ...domain('two'),
    ['PATCH /custom-domains/default', { domain: 'one.example.com' }, 200],
    ['PATCH /custom-domains/default', { domain: 'two.example.com' }, 200],
    ['GET /custom-domains/{one}', undefined, 200, { has: { is_default: false } }],
  ),
  s(
    'a link of a ticket is at the default domain',
    DEFAULT,
    ...domain('one'),
    ['PATCH /custom-domains/default', { domain: 'one.example.com' }, 200],
    ann(),
    ticket({ matches: { ticket: /^https:\/\/one\.example\.com\// } }),
  ),
  s(
    'a link of a ticket is at the domain that the request names',
    DEFAULT,
    ...domain('one'),
    ...domain('two'),
    ['PATCH /custom-domains/default', { domain: 'one.example.com' }, 200],
    ann(),
    ticket({
      sends: { 'auth0-custom-domain': 'two.example.com' },
      matches: { ticket: /^https:\/\/two\.example\.com\// },
    }),
  ),
  s('a domain that a request names is one of the tenant', DEFAULT, ann(), [
    'POST /tickets/password-change',
    { user_id: '{ann}' },
    400,
    { sends: { 'auth0-custom-domain': 'nobody.example.com' } },
  ]),
  s(
    'an action of an event stream gets a CloudEvent with everything that belongs to one',
    EVENT,
    ...streamed(
      `m.id && m.type === 'user.created' && m.source && m.specversion === '1.0' && m.time && m.data`,
    ),
    [
      'POST /event-streams',
      {
        name: 's',
        subscriptions: [{ event_type: 'user.created' }],
        destination: { type: 'action', configuration: { action_id: '{listener}' } },
      },
      201,
      { keep: { stream: 'id' } },
    ],
    ann(),
    ['GET /event-streams/{stream}/deliveries', undefined, 200, { is: [] }],
  ),
  s(
    'Duo may be switched on as a factor',
    DUO,
    ['PUT /guardian/factors/duo', { enabled: true }, 200, { has: { enabled: true } }],
    [
      'PUT /guardian/factors/duo/settings',
      { ikey: 'i', skey: 's', host: 'api-1.duosecurity.com' },
      200,
      { has: { host: 'api-1.duosecurity.com' } },
    ],
  ),
  s(
    'settings of Duo are changed in part',
    DUO,
    ['PUT /guardian/factors/duo/settings', { ikey: 'i', skey: 's', host: 'h' }, 200],
    ['PATCH /guardian/factors/duo/settings', { host: 'other' }, 200, { has: { ikey: 'i', host: 'other' } }],
    ['GET /guardian/factors/duo/settings', undefined, 200, { has: { ikey: 'i', host: 'other' } }],
  ),
  s('a tenant has at most 500 forms', LIMITS, ...many('POST /forms', 500, (i) => ({ name: `f${i}` }), 403)),
  s('a tenant has at most 500 flows', LIMITS, ...many('POST /flows', 500, (i) => ({ name: `f${i}` }), 403)),
  s(
    'a tenant has at most 100 modules of actions',
    LIMITS,
    ...many('POST /actions/modules', 100, (i) => ({ name: `m${i}`, code: 'module.exports = {};' }), 403),
  ),
  s('events of the log are reduced to fields', LOG, app(), ann(), password(200), [
    'GET /logs?q=type:s*&fields=date,description,client_id,log_id&include_fields=true',
    undefined,
    200,
    { lacks: ['0.user_name'], matches: { '0.log_id': /./, '0.date': /Z$/ } },
  ]),
  s('an event of the log that is not there is not found', LOG, [
    'GET /logs/90020180129170850881585554625888895190928456277777449010',
    undefined,
    404,
  ]),
  told('a request without a token says that it is missing', 'GET ~/api/v2/users', undefined, 401, {
    has: { statusCode: 401, error: 'Unauthorized', message: 'Missing authentication' },
  }),
  s(
    'a request without the scope says which it takes',
    ERRORS,
    app(),
    ['POST /client-grants', { client_id: '{app}', audience: '{audience}', scope: ['read:roles'] }, 201],
    token({ grant_type: 'client_credentials', audience: '{audience}' }, 200, {
      keep: { reader: 'access_token' },
    }),
    [
      'GET /users',
      undefined,
      403,
      {
        sends: { authorization: 'Bearer {reader}' },
        has: { statusCode: 403, error: 'Forbidden', errorCode: 'insufficient_scope' },
        says: 'Insufficient scope, expected any of: read:users',
      },
    ],
  ),
  told('a path that is not there is not found', 'GET /nothing', undefined, 404, {
    has: { statusCode: 404, error: 'Not Found', message: 'Not Found' },
  }),
  told('a body of the wrong kind says where', 'POST /roles', { name: 5 }, 400, {
    code: 'invalid_body',
    says: 'Payload validation error',
  }),
  told('a property that is missing is named', 'POST /roles', {}, 400, {
    code: 'invalid_body',
    says: 'Missing required property: name',
  }),
  told('a property that is not known is named', 'POST /roles', { name: 'r', color: 'red' }, 400, {
    code: 'invalid_body',
    says: 'Additional properties not allowed: color',
  }),
  told('a parameter of the wrong kind says where', 'GET /clients?page=x', undefined, 400, {
    code: 'invalid_query_string',
    says: 'Query validation error',
  }),
  told('a body that is no object is refused', 'POST /roles', [], 400, {
    has: { statusCode: 400, error: 'Bad Request' },
  }),
  s(
    'lists without totals are plain, with them they say how many there are',
    'api/management: pagination',
    ['POST /roles', { name: 'r' }, 200],
    ['GET /roles', undefined, 200, { counts: 1 }],
    [
      'GET /roles?include_totals=true&page=0&per_page=10',
      undefined,
      200,
      { has: { start: 0, limit: 10, total: 1, roles: [{ name: 'r' }] } },
    ],
  ),
  s('a page beyond the last is empty', 'api/management: pagination', [
    'GET /roles?page=9&per_page=10',
    undefined,
    200,
    { is: [] },
  ]),
  s('the lifetime of a session of guests is a setting of the tenant', SESSIONS, [
    'PATCH /tenants/settings',
    { anonymous_session_lifetime: 2592000 },
    400,
  ]),
  s(
    'a provider of mails needs its credentials',
    SMTP,
    ...refusals('POST /emails/provider', 400, [
      { name: 'sendgrid', default_from_address: 'a@example.com' },
      { name: 'sendgrid', default_from_address: 'a@example.com', credentials: {} },
      { name: 'pigeon', default_from_address: 'a@example.com', credentials: { api_key: 'k' } },
    ]),
  ),
  ...(
    [
      ['sparkpost', { api_key: 'k', region: 'eu' }],
      ['mailgun', { api_key: 'k', domain: 'example.com', region: 'eu' }],
      ['mandrill', { api_key: 'k' }],
      ['resend', { api_key: 'k' }],
    ] as const
  ).map(([name, credentials]) =>
    s(`mails may be sent through ${name}`, `${SMTP}/${name}`, [
      'POST /emails/provider',
      { name, default_from_address: 'a@example.com', credentials },
      201,
      { has: { name, enabled: true, default_from_address: 'a@example.com' } },
    ]),
  ),
  s(
    'a region of sparkpost or mailgun is Europe or not said',
    SMTP,
    ...refusals('POST /emails/provider', 400, [
      {
        name: 'sparkpost',
        default_from_address: 'a@example.com',
        credentials: { api_key: 'k', region: 'moon' },
      },
      {
        name: 'mailgun',
        default_from_address: 'a@example.com',
        credentials: { api_key: 'k', domain: 'x.example', region: 'moon' },
      },
    ]),
  ),
  s(
    'an action that reads what it may not is shown as an error of its execution',
    'customize/actions/actions-overview',
    ...deployed('post-login', `event.nothing.there;`),
    [
      'GET /actions/actions/{action}',
      undefined,
      200,
      { has: { status: 'built', all_changes_deployed: true } },
    ],
  ),
  s(
    'an API is named by its identifier in a grant of a person’s permissions',
    'API document: GET /users/{id}/permissions',
    ann(),
    api(),
    [
      'POST /users/{ann}/permissions',
      { permissions: [{ resource_server_identifier: 'urn:a', permission_name: 'read' }] },
      201,
    ],
    [
      'GET /users/{ann}/permissions',
      undefined,
      200,
      { has: [{ resource_server_identifier: 'urn:a', resource_server_name: 'A', permission_name: 'read' }] },
    ],
  ),
  s(
    'somebody is made in a database that is named, with the password',
    'manage-users/user-accounts/create-users',
    ['POST /users', { connection: DB, email: 'ann@example.com', password: PASSWORD }, 201],
    ['POST /users', { connection: DB, email: 'bob@example.com' }, 400],
    ['POST /users', { email: 'bob@example.com', password: PASSWORD }, 400],
  ),
];
