/** What messages say and when they are sent, what Actions see of them, and tickets that invite people. */
import { deployed, onLogin, tell, told } from '../further/actions-steps.js';
import {
  ann,
  app,
  authorize,
  browserLogin,
  change,
  DB,
  exchange,
  OTP_GRANT,
  PASSWORD,
  password,
  REALM,
  token,
} from '../login/steps.js';
import { type Expectation, mailProvider, type Statement, type Step, statement as s } from '../statement.js';

const LIQUID = 'customize/email/email-templates/supported-liquid-syntax';
const KINDS = 'customize/email/email-templates/email-template-descriptions';
const INVITED = 'customize/email/send-email-invitations-for-application-signup';
const PHONE = 'customize/actions/explore-triggers/mfa-notifications-trigger/send-phone-message-event-object';
const GATEWAY = 'authenticate/passwordless/authentication-methods/use-sms-gateway-passwordless';
const DOMAIN = 'customize/custom-domains/multiple-custom-domains/actions-integration';
const SMS = 'authenticate/passwordless/authentication-methods/sms-otp';
const LIMITS = 'operational-policies/rate-limit-policy/authentication-api-endpoint-rate-limits';

const template = (name: string, subject: string, more: object = {}): Step => [
  'POST /email-templates',
  { template: name, body: '.', from: 'a@example.com', subject, syntax: 'liquid', enabled: true, ...more },
  200,
];
const messages = (more: Expectation): Step => ['GET ~/_sandbox/messages', undefined, 200, more];
const subject = (looks: RegExp): Step => messages({ matches: { '0.subject': looks } });
/** The result of filters, as the subject of a message. */
const filters = (says: string, expression: string, looks: RegExp): Statement =>
  s(
    says,
    LIQUID,
    mailProvider,
    template('verify_email', `{{ ${expression} }}`),
    ann({ nickname: 'annie' }),
    subject(looks),
  );
const readyDomain: Step[] = [
  [
    'POST /custom-domains',
    { domain: 'one.example.com', type: 'auth0_managed_certs', domain_metadata: { brand: 'One' } },
    201,
    { keep: { one: 'custom_domain_id' } },
  ],
  ['POST /custom-domains/{one}/verify', undefined, 201],
];
const at = { host: 'one.example.com' };

const texted: Step[] = [
  ['PUT /guardian/factors/sms', { enabled: true }, 200],
  ['PUT /guardian/policies', ['all-applications'], 200],
  ['PUT /guardian/factors/phone/selected-provider', { provider: 'phone-message-hook' }, 200],
  app({
    client_metadata: { brand: 'a' },
    grant_types: ['password', REALM, 'http://auth0.com/oauth/grant-type/mfa-oob'],
  }),
  ann({ app_metadata: { plan: 'gold' } }),
];
/** An Action that sends the code of a new phone, and fails unless its event is as told. */
const phoned = (says: string, condition: string): Statement =>
  s(
    says,
    PHONE,
    ...deployed('send-phone-message', `if (!(${condition})) throw new Error('not as told');`, 'sender'),
    [
      'PATCH /actions/triggers/send-phone-message/bindings',
      { bindings: [{ ref: { type: 'action_id', value: '{sender}' }, display_name: 's' }] },
      200,
    ],
    ...texted,
    password(403, { code: 'mfa_required', keep: { mfa: 'mfa_token' } }, { scope: 'openid' }),
    [
      'POST ~/mfa/associate',
      { authenticator_types: ['oob'], oob_channels: ['sms'], phone_number: '+15551234567' },
      200,
      { sends: { authorization: 'Bearer {mfa}' } },
    ],
  );
const sms = (options: object = {}): Step[] => [
  app({ grant_types: [OTP_GRANT] }),
  [
    'POST /connections',
    { name: 'sms', strategy: 'sms', options, enabled_clients: ['{app}'] },
    201,
    { keep: { sms: 'id' } },
  ],
];
const textStart = (status = 200, more: Expectation = {}): Step => [
  'POST ~/passwordless/start',
  { client_id: '{app}', client_secret: '{app_secret}', connection: 'sms', phone_number: '+15551234567' },
  status,
  more,
];
const ticket = (body: object, status = 201, more: Expectation = { keep: { link: 'ticket' } }): Step => [
  'POST /tickets/password-change',
  body,
  status,
  more,
];
const database: Step = [
  'GET /connections?name=Username-Password-Authentication',
  undefined,
  200,
  { keep: { db: '0.id' } },
];
const setPassword = (more: Expectation = {}, status = 302): Step[] => [
  ['FORM {link}', { password: 'An0ther-Horse-Battery' }, status, more],
];

export const furtherMessages = [
  filters('a text is cut by a filter', '"abcdefghij" | truncate: 6', /^abc\.\.\.$/),
  filters('a text is cut by words', '"one two three" | truncatewords: 2', /^one two\.\.\.$/),
  filters('a part of a text is replaced', '"a-b-c" | replace: "-", "+"', /^a\+b\+c$/),
  filters('the first of a part of a text is replaced', '"a-b-c" | replace_first: "-", "+"', /^a\+b-c$/),
  filters('a part of a text is removed', '"a-b-c" | remove: "-"', /^abc$/),
  filters('a list is joined', '"b,a,c" | split: "," | sort | join: "/"', /^a\/b\/c$/),
  filters('a list is turned round', '"a,b,c" | split: "," | reverse | join: ""', /^cba$/),
  filters('the ends of a list are named', '"a,b,c" | split: "," | last', /^c$/),
  filters('the size of a text is told', '"four" | size', /^4$/),
  filters('a text is encoded for addresses', '"a b&c" | url_encode', /^a\+b%26c$/),
  filters('a text loses its tags', '"<b>bold</b>" | strip_html', /^bold$/),
  filters(
    'a date is written as asked',
    '"2026-03-04T05:06:07Z" | date: "%Y/%m/%d %H:%M"',
    /^2026\/03\/04 05:06$/,
  ),
  filters('numbers stay within bounds', '7 | at_most: 5 | at_least: 2', /^5$/),
  filters('numbers are rounded', '4.6 | round | minus: 1 | modulo: 3', /^1$/),
  filters('a part of a text is taken', '"abcdef" | slice: 1, 3 | upcase', /^BCD$/),
  filters('filters follow one another', 'user.nickname | prepend: "dear " | capitalize', /^Dear annie$/),
  s(
    'a message counts with a tag',
    LIQUID,
    mailProvider,
    template('verify_email', '{% increment n %}{% increment n %}{% decrement m %}'),
    ann(),
    subject(/^01-1$/),
  ),
  s(
    'a message takes turns with a tag',
    LIQUID,
    mailProvider,
    template('verify_email', '{% for i in (1..3) %}{% cycle "a", "b" %}{% endfor %}'),
    ann(),
    subject(/^aba$/),
  ),
  s(
    'raw text in a message is left as it is',
    LIQUID,
    mailProvider,
    template('verify_email', '{% raw %}{{ user.name }}{% endraw %}'),
    ann(),
    subject(/^\{\{ user\.name \}\}$/),
  ),
  s(
    'a message names the application and where it is',
    LIQUID,
    mailProvider,
    template(
      'reset_email',
      '{{ application.name }} {{ application.callback_domain }} {{ application.clientID }}',
    ),
    app({}, 'app'),
    ann({ verify_email: false }),
    change({}, 200),
    subject(/^app https:\/\/app\.example [A-Za-z0-9]{20,}$/),
  ),
  s(
    'a message reads metadata of the application',
    LIQUID,
    mailProvider,
    template('reset_email', '{{ application.client_metadata.brand }}'),
    app({ client_metadata: { brand: 'Blue' } }),
    ann({ verify_email: false }),
    change({}, 200),
    subject(/^Blue$/),
  ),
  s(
    'an invitation names who invites and the roles',
    LIQUID,
    mailProvider,
    template(
      'user_invitation',
      '{{ inviter.name }} {{ organization.display_name }} {% for r in roles %}{{ r.name }}{% endfor %}',
    ),
    app({ organization_usage: 'allow', initiate_login_uri: 'https://app.example/login' }),
    ['POST /organizations', { name: 'acme', display_name: 'Acme Inc' }, 201, { keep: { acme: 'id' } }],
    ['POST /roles', { name: 'Editor' }, 200, { keep: { role: 'id' } }],
    [
      'POST /organizations/{acme}/invitations',
      {
        inviter: { name: 'Zoe' },
        invitee: { email: 'new@example.com' },
        client_id: '{app}',
        roles: ['{role}'],
      },
      200,
    ],
    subject(/^Zoe Acme Inc Editor$/),
  ),
  s(
    'a code for a second factor by mail has a template of its own',
    KINDS,
    mailProvider,
    template('mfa_oob_code', 'Factor {{ code }}'),
    ['PUT /guardian/factors/email', { enabled: true }, 200],
    ['PUT /guardian/factors/otp', { enabled: true }, 200],
    ['PUT /guardian/policies', ['all-applications'], 200],
    app({ grant_types: ['password', REALM, 'http://auth0.com/oauth/grant-type/mfa-oob'] }),
    ann({ email_verified: true }),
    password(403, { keep: { mfa: 'mfa_token' } }, { scope: 'openid' }),
    [
      'POST ~/mfa/challenge',
      {
        client_id: '{app}',
        client_secret: '{app_secret}',
        mfa_token: '{mfa}',
        challenge_type: 'oob',
      },
      200,
    ],
    subject(/^Factor \d{6}$/),
  ),
  s(
    'an invitation to enroll a factor has its link, and does not know the connection',
    KINDS,
    mailProvider,
    template('enrollment_email', 'Enroll {{ connection.name }}', {
      body: '<a href="{{ link }}">go</a> {{ link }}',
    }),
    ann({ verify_email: false }),
    ['POST /guardian/enrollments/ticket', { user_id: '{ann}', send_mail: true }, 200],
    messages({ matches: { '0.subject': /^Enroll $/, '0.text': /http.*enroll/ } }),
  ),
  s(
    'people without passwords are known by their address alone in messages',
    KINDS,
    mailProvider,
    app({ grant_types: [OTP_GRANT] }),
    [
      'POST /connections',
      {
        name: 'email',
        strategy: 'email',
        enabled_clients: ['{app}'],
        options: {
          email: {
            from: 'a@example.com',
            subject: '[{{ user.email }}][{{ user.name }}]',
            body: '{{ code }}',
            syntax: 'liquid',
          },
        },
      },
      201,
    ],
    ['POST /users', { connection: 'email', email: 'ann@example.com', name: 'Ann' }, 201],
    [
      'POST ~/passwordless/start',
      {
        client_id: '{app}',
        client_secret: '{app_secret}',
        connection: 'email',
        email: 'ann@example.com',
        send: 'code',
      },
      200,
    ],
    subject(/^\[ann@example\.com\]\[\]$/),
  ),
  s(
    'somebody whose address is verified is welcomed',
    KINDS,
    mailProvider,
    template('welcome_email', 'Welcome {{ user.name }}'),
    ann(),
    messages({ keep: { link: '0.link' } }),
    ['GET {link}', undefined, 200],
    messages({ has: { length: 2 } }),
  ),
  s(
    'a message about a block has a link that lifts it',
    KINDS,
    mailProvider,
    ['PATCH /attack-protection/brute-force-protection', { max_attempts: 1 }, 200],
    app(),
    ann({ verify_email: false }),
    password(403, {}, { password: 'wrong' }),
    password(429),
    messages({ keep: { link: '0.link' }, has: [{ type: 'blocked_account' }] }),
    ['GET {link}', undefined, 200],
    password(200),
  ),
  s(
    'somebody who accepts an invitation has the address verified',
    KINDS,
    app({ organization_usage: 'allow', initiate_login_uri: 'https://app.example/login' }),
    ann(),
    database,
    [
      'POST /organizations',
      { name: 'acme', enabled_connections: [{ connection_id: '{db}' }] },
      201,
      { keep: { acme: 'id' } },
    ],
    [
      'POST /organizations/{acme}/invitations',
      { inviter: { name: 'Zoe' }, invitee: { email: 'ann@example.com' }, client_id: '{app}' },
      200,
      { keep: { ticket: 'ticket_id' } },
    ],
    ...browserLogin({ organization: '{acme}', invitation: '{ticket}' }),
    ['GET /users/{ann}', undefined, 200, { has: { email_verified: true } }],
  ),
  phoned(
    'an action that sends codes knows the application',
    `event.client.client_id && event.client.name === 'app' && event.client.metadata.brand === 'a'`,
  ),
  phoned(
    'an action that sends codes knows that a phone is enrolled',
    `event.message_options.action === 'enrollment'`,
  ),
  phoned(
    'an action that sends codes gets the code, also within the text',
    `/^\\d{6}$/.test(event.message_options.code) && event.message_options.text.includes(event.message_options.code)`,
  ),
  phoned(
    'an action that sends codes knows that it is a text',
    `event.message_options.message_type === 'sms'`,
  ),
  phoned('an action that sends codes knows the number', `event.message_options.recipient === '+15551234567'`),
  phoned(
    'an action that sends codes knows where the request came from',
    `event.request.ip && event.request.method && event.request.geoip && event.request.user_agent`,
  ),
  phoned('an action that sends codes knows the tenant', `typeof event.tenant.id === 'string'`),
  phoned(
    'an action that sends codes knows the person',
    `event.user.user_id && event.user.app_metadata.plan === 'gold' && event.user.created_at && event.user.identities.length === 1`,
  ),
  s(
    'a code by text has the text of its connection',
    GATEWAY,
    ...sms({ from: '+15550000000', syntax: 'md_with_macros', template: 'Your code is: @@password@@' }),
    textStart(),
    messages({ matches: { '0.text': /^Your code is: \d{6}$/ } }),
  ),
  s(
    'a code by text may have a text in Liquid',
    SMS,
    ...sms({
      from: '+15550000000',
      syntax: 'liquid',
      template:
        '{% if request_language contains "nl" %}Code{% else %}Number{% endif %} {{ code }} {{ application.name }}',
    }),
    textStart(),
    messages({ matches: { '0.text': /^Number \d{6} app$/ } }),
  ),
  s(
    'texts may go through a gateway that is told who asks',
    GATEWAY,
    ...sms({
      provider: 'sms_gateway',
      gateway_url: 'https://gateway.example/send',
      from: '+1 234 567',
      template: 'Your code is: @@password@@',
      forward_req_info: true,
      syntax: 'md_with_macros',
      totp: { time_step: 300, length: 6 },
      gateway_authentication: {
        method: 'bearer',
        subject: 'urn:Auth0',
        audience: 'urn:Sms',
        secret: 's',
        secret_base64_encoded: false,
      },
    }),
    [
      'GET /connections/{sms}',
      undefined,
      200,
      { has: { options: { provider: 'sms_gateway', gateway_url: 'https://gateway.example/send' } } },
    ],
  ),
  s(
    'a code by text lives as long and is as long as the connection says',
    GATEWAY,
    ...sms({ totp: { time_step: 60, length: 8 }, template: '@@password@@', syntax: 'md_with_macros' }),
    textStart(),
    messages({ keep: { sent: '0.code' }, matches: { '0.code': /^\d{8}$/ } }),
    ['CLOCK', 61, 0],
    token({ grant_type: OTP_GRANT, realm: 'sms', username: '+15551234567', otp: '{sent}' }, 403),
  ),
  s(
    'ten texts an hour are sent to a phone for second factors',
    LIMITS,
    ['PUT /guardian/factors/sms', { enabled: true }, 200],
    ['PUT /guardian/policies', ['all-applications'], 200],
    app({ grant_types: ['password', REALM, 'http://auth0.com/oauth/grant-type/mfa-oob'] }),
    ann(),
    [
      'POST /users/{ann}/authentication-methods',
      { type: 'phone', name: 'p', phone_number: '+15551234567', preferred_authentication_method: 'sms' },
      201,
      { keep: { phone: 'id' } },
    ],
    password(403, { keep: { mfa: 'mfa_token' } }, { scope: 'openid' }),
    ...Array.from(
      { length: 11 },
      (_, i): Step => [
        'POST ~/mfa/challenge',
        { client_id: '{app}', client_secret: '{app_secret}', mfa_token: '{mfa}', challenge_type: 'oob' },
        i < 10 ? 200 : 429,
      ],
    ),
  ),
  s(
    'a link to invite somebody is made for the address and the connection',
    INVITED,
    ann(),
    database,
    ticket({ email: 'ann@example.com', connection_id: '{db}' }),
    ...setPassword({}, 200),
  ),
  s(
    'a link to invite somebody ends on a hash, behind which the application writes',
    INVITED,
    ann(),
    ticket({ user_id: '{ann}' }, 201, { matches: { ticket: /#$/ } }),
  ),
  s(
    'somebody who was invited has the address verified with the password, where the link says so',
    INVITED,
    ann(),
    ticket({ user_id: '{ann}', mark_email_as_verified: true, result_url: 'https://app.example/in' }),
    ...setPassword({ headers: { location: /^https:\/\/app\.example\/in\?.*success=true/ } }),
    ['GET /users/{ann}', undefined, 200, { has: { email_verified: true } }],
  ),
  s(
    'where a new password leads knows the address if the link says so',
    INVITED,
    ann(),
    ticket({ user_id: '{ann}', includeEmailInRedirect: true, result_url: 'https://app.example/in' }),
    ...setPassword({ headers: { location: /email=ann%40example\.com/ } }),
  ),
  s(
    'where a new password leads does not know the address unless the link says so',
    INVITED,
    ann(),
    ticket({ user_id: '{ann}', result_url: 'https://app.example/in' }),
    ...setPassword({ headers: { location: /^(?!.*email=)/ } }),
  ),
  s(
    'a new password by a link for an application leads to the login of the application',
    INVITED,
    app({ initiate_login_uri: 'https://app.example/login' }),
    ann(),
    ticket({ user_id: '{ann}', client_id: '{app}' }),
    ...setPassword({ headers: { location: /^https:\/\/app\.example\/login/ } }),
  ),
  s(
    'a lifetime of zero for a link is the usual one',
    INVITED,
    ann(),
    ticket({ user_id: '{ann}', ttl_sec: 0 }),
    ['CLOCK', 4 * 24 * 3600, 0],
    ...setPassword({}, 200),
  ),
  s(
    'an action sees the custom domain of a login, with its metadata',
    DOMAIN,
    ...readyDomain,
    ...onLogin(tell('event.custom_domain')),
    app(),
    ann(),
    [
      'POST ~/oauth/token',
      {
        client_id: '{app}',
        client_secret: '{app_secret}',
        grant_type: REALM,
        realm: DB,
        username: 'ann@example.com',
        password: PASSWORD,
        scope: 'openid',
      },
      200,
      { sends: at, claims: told({ domain: 'one.example.com', domain_metadata: { brand: 'One' } }) },
    ],
  ),
  s(
    'an action sees no custom domain of a login by the tenant’s own',
    DOMAIN,
    ...readyDomain,
    ...onLogin(tell('String(event.custom_domain)')),
    app(),
    ann(),
    ...browserLogin(),
    exchange(200, { claims: told('undefined') }),
  ),
  s(
    'a message reads the custom domain by which the request came',
    LIQUID,
    ...readyDomain,
    mailProvider,
    template('reset_email', '{{ custom_domain.domain }} {{ custom_domain.domain_metadata.brand }}'),
    app(),
    ann({ verify_email: false }),
    change({}, 200, { sends: at }),
    subject(/^one\.example\.com One$/),
  ),
  s(
    'a login at a custom domain stays there',
    DOMAIN,
    ...readyDomain,
    app(),
    authorize({}, 302, {
      sends: at,
      headers: { location: /^\/u\/login|^https?:\/\/one\.example\.com\/u\/login/ },
    }),
  ),
];
