/** Tokens for tokens: custom token exchange, and on behalf of somebody. */
import { ann, api, app, DB, password, token } from '../login/steps.js';
import { type Step, statement as s } from '../statement.js';
import { deployed, OWN, onLogin, tell, told } from './actions-steps.js';

const CUSTOM = 'authenticate/custom-token-exchange';
const ATTACKS = `${CUSTOM}/cte-attack-protection`;
const API =
  'customize/actions/explore-triggers/signup-and-login-triggers/custom-token-exchange-trigger/custom-token-exchange-api-object';
const ENDPOINT = 'api/authentication/custom-token-exchange/get-token';
const BEHALF = 'secure/call-apis-on-users-behalf/on-behalf-of-token-exchange';
const EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ACCESS = 'urn:ietf:params:oauth:token-type:access_token';

const allowed = { token_exchange: { allow_any_profile_of_type: ['custom_authentication'] } };
/** The application, the person, the API, and a profile whose action does this. */
const profile = (body: string, more: object = {}): Step[] => [
  app({ ...allowed, ...more }),
  ann({ verify_email: false }),
  api({ allow_offline_access: true }),
  ...deployed('custom-token-exchange', body),
  [
    'POST /token-exchange-profiles',
    {
      name: 'legacy',
      subject_token_type: 'urn:acme:legacy',
      action_id: '{action}',
      type: 'custom_authentication',
    },
    201,
  ],
];
const trade = (status: number, more: object = {}, body: object = {}): Step =>
  token(
    {
      grant_type: EXCHANGE,
      subject_token_type: 'urn:acme:legacy',
      subject_token: '{ann}',
      scope: 'openid',
      ...body,
    },
    status,
    more,
  );
const byId = 'api.authentication.setUserById(event.transaction.subject_token);';
const byConnection = (user: string, creation = 'create_if_not_exists', update = 'none'): string =>
  `api.authentication.setUserByConnection('${DB}', ${user}, { creationBehavior: '${creation}', updateBehavior: '${update}' });`;
const from = (ip: string) => ({ sends: { 'x-forwarded-for': ip } });
const NEW = `{ user_id: 'n1', email: 'new@example.com' }`;
const found = (status: number, more: object): Step => [
  'GET /users-by-email?email=new@example.com',
  undefined,
  status,
  more,
];

/** Person, first API with its own client, and the next API behind it. */
const chain: Step[] = [
  app(),
  ann(),
  api({ identifier: 'urn:first', name: 'First' }),
  ['POST /resource-servers', { identifier: 'urn:next', name: 'Next', scopes: [{ value: 'look' }] }, 201],
  [
    'POST /clients',
    {
      name: 'Middle',
      app_type: 'resource_server',
      resource_server_identifier: 'urn:first',
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: [EXCHANGE],
      token_exchange: { allow_any_profile_of_type: ['on_behalf_of_token_exchange'] },
    },
    201,
    { keep: { middle: 'client_id', middle_secret: 'client_secret' } },
  ],
  [
    'POST /client-grants',
    { client_id: '{middle}', audience: 'urn:next', scope: ['look'], subject_type: 'user' },
    201,
  ],
  password(200, { keep: { at: 'access_token' } }, { audience: 'urn:first', scope: 'read' }),
];
const behalf = (status: number, more: object = {}, body: object = {}): Step => [
  'POST ~/oauth/token',
  {
    client_id: '{middle}',
    client_secret: '{middle_secret}',
    grant_type: EXCHANGE,
    subject_token: '{at}',
    subject_token_type: ACCESS,
    requested_token_type: ACCESS,
    audience: 'urn:next',
    ...body,
  },
  status,
  more,
];

export const exchanges = [
  s(
    'a token of one’s own is exchanged for tokens of the person that the action names',
    CUSTOM,
    ...profile(byId),
    trade(200, {
      has: { token_type: 'Bearer', issued_token_type: ACCESS },
      claims: { id_token: { sub: '{ann}', aud: '{app}' } },
    }),
  ),
  s(
    'a custom exchange gives a refresh token when it is asked for',
    CUSTOM,
    ...profile(byId),
    trade(200, { keep: { refresh: 'refresh_token' } }, { audience: 'urn:a', scope: 'openid offline_access' }),
    token({ grant_type: 'refresh_token', refresh_token: '{refresh}' }, 200),
  ),
  s('a custom exchange may be sent as a form', ENDPOINT, ...profile(byId), [
    'FORM ~/oauth/token',
    {
      client_id: '{app}',
      client_secret: '{app_secret}',
      grant_type: EXCHANGE,
      subject_token_type: 'urn:acme:legacy',
      subject_token: '{ann}',
    },
    200,
    { has: { issued_token_type: ACCESS } },
  ]),
  s(
    'custom exchange is off for an application until it is allowed',
    CUSTOM,
    ...profile(byId, { token_exchange: { allow_any_profile_of_type: [] } }),
    trade(403, { code: 'unauthorized_client' }),
  ),
  s(
    'a custom exchange is in the log, as success or failure',
    CUSTOM,
    ...profile(`if (event.transaction.subject_token === 'bad') api.access.deny('no', 'no'); else ${byId}`),
    trade(200),
    trade(400, {}, { subject_token: 'bad' }),
    [
      'GET /logs?q=type:secte',
      undefined,
      200,
      { has: [{ type: 'secte', client_id: '{app}', user_id: '{ann}' }] },
    ],
    ['GET /logs?q=type:fecte', undefined, 200, { has: [{ type: 'fecte', client_id: '{app}' }] }],
  ),
  s(
    'a custom exchange needs a subject token',
    ENDPOINT,
    ...profile(byId),
    token({ grant_type: EXCHANGE, subject_token_type: 'urn:acme:legacy' }, 400, { code: 'invalid_request' }),
  ),
  s(
    'an actor token and its type come together',
    ENDPOINT,
    ...profile(byId),
    trade(400, { code: 'invalid_request' }, { actor_token: 'x' }),
    trade(400, { code: 'invalid_request' }, { actor_token_type: 'urn:acme:actor' }),
  ),
  s(
    'an action may refuse an exchange by a code of its own, as a bad request',
    CUSTOM,
    ...profile(`api.access.deny('no_contract', 'Pay first');`),
    trade(400, { is: { error: 'no_contract', error_description: 'Pay first' } }),
  ),
  s(
    'an action may refuse an exchange by invalid_request, as a bad request',
    CUSTOM,
    ...profile(`api.access.deny('invalid_request', 'Pay first');`),
    trade(400, { is: { error: 'invalid_request', error_description: 'Pay first' } }),
  ),
  s(
    'an action may refuse an exchange by server_error, as a fault of the server',
    CUSTOM,
    ...profile(`api.access.deny('server_error', 'Later');`),
    trade(500, { is: { error: 'server_error', error_description: 'Later' } }),
  ),
  s(
    'a subject token that an action rejects is an invalid request',
    API,
    ...profile(`api.access.rejectInvalidSubjectToken('Forged');`),
    trade(400, { is: { error: 'invalid_request', error_description: 'Forged' } }),
  ),
  s(
    'ten rejected subject tokens from an address block it, with too_many_attempts',
    ATTACKS,
    ...profile(`api.access.rejectInvalidSubjectToken('Forged');`),
    ...Array.from({ length: 10 }, () => trade(400, from('192.0.2.9'))),
    trade(429, {
      ...from('192.0.2.9'),
      is: {
        error: 'too_many_attempts',
        error_description:
          'We have detected suspicious login behavior and further attempts will be blocked. Please contact the administrator.',
      },
    }),
    trade(400, from('192.0.2.10')),
  ),
  s(
    'an address that is blocked from exchanging gets another attempt after ten minutes',
    ATTACKS,
    ...profile(`api.access.rejectInvalidSubjectToken('Forged');`),
    ...Array.from({ length: 10 }, () => trade(400, from('192.0.2.9'))),
    trade(429, from('192.0.2.9')),
    ['CLOCK', 605, 0],
    trade(400, from('192.0.2.9')),
    trade(429, from('192.0.2.9')),
  ),
  s(
    'the threshold of rejected subject tokens can be set',
    ATTACKS,
    ...profile(`api.access.rejectInvalidSubjectToken('Forged');`),
    [
      'PATCH /attack-protection/suspicious-ip-throttling',
      { stage: { 'pre-custom-token-exchange': { max_attempts: 2, rate: 600000 } } },
      200,
      { has: { stage: { 'pre-custom-token-exchange': { max_attempts: 2, rate: 600000 } } } },
    ],
    trade(400, from('192.0.2.9')),
    trade(400, from('192.0.2.9')),
    trade(429, { ...from('192.0.2.9'), code: 'too_many_attempts' }),
  ),
  s('throttling of exchanges has ten attempts, one more every ten minutes', ATTACKS, [
    'GET /attack-protection/suspicious-ip-throttling',
    undefined,
    200,
    { has: { stage: { 'pre-custom-token-exchange': { max_attempts: 10, rate: 600000 } } } },
  ]),
  s(
    'an exchange that an action only denies does not count against the address',
    API,
    ...profile(`api.access.deny('no', 'no');`),
    ...Array.from({ length: 12 }, () => trade(400, from('192.0.2.9'))),
  ),
  s(
    'an exchange for somebody who does not exist fails',
    CUSTOM,
    ...profile(`api.authentication.setUserById('auth0|nobody');`),
    trade(400),
    ['GET /logs?q=type:fecte', undefined, 200, { has: [{ type: 'fecte' }] }],
  ),
  s(
    'an exchange for somebody who is blocked fails',
    CUSTOM,
    ...profile(byId),
    ['PATCH /users/{ann}', { blocked: true }, 200],
    trade(401, { code: 'unauthorized' }),
  ),
  s('an exchange whose action names nobody fails', API, ...profile('return;'), trade(400)),
  s(
    'an action may make the person by connection and id',
    API,
    ...profile(byConnection(NEW)),
    trade(200, { claims: { id_token: { sub: 'auth0|n1' } } }),
    found(200, { has: [{ user_id: 'auth0|n1', email_verified: false, identities: [{ connection: DB }] }] }),
  ),
  s(
    'a person whom an exchange finds is not made a second time',
    API,
    ...profile(byConnection(NEW)),
    trade(200),
    trade(200),
    found(200, { has: [{ user_id: 'auth0|n1', logins_count: 2 }] }),
  ),
  s(
    'nobody is made by an exchange that does not create',
    API,
    ...profile(byConnection(NEW, 'none')),
    trade(400),
    found(200, { is: [] }),
  ),
  s(
    'an exchange that makes somebody with an address that is not verified sends a message',
    CUSTOM,
    ...profile(byConnection(NEW)),
    trade(200),
    ['GET ~/_sandbox/messages', undefined, 200, { has: [{ to: 'new@example.com' }] }],
  ),
  s(
    'an exchange sends no message when the action says so',
    CUSTOM,
    ...profile(byConnection(`{ user_id: 'n1', email: 'new@example.com', verify_email: false }`)),
    trade(200),
    ['GET ~/_sandbox/messages', undefined, 200, { is: [] }],
    found(200, { lacks: ['0.verify_email'] }),
  ),
  s(
    'an exchange leaves the profile of somebody who is there, unless it replaces',
    API,
    ...profile(
      byConnection(`{ user_id: 'n1', email: 'new@example.com', name: event.transaction.subject_token }`),
    ),
    trade(200, {}, { subject_token: 'First' }),
    trade(200, {}, { subject_token: 'Second' }),
    found(200, { has: [{ name: 'First' }] }),
  ),
  s(
    'an exchange that replaces sets the profile again, and leaves out what is not given',
    API,
    ...profile(
      byConnection(
        `event.transaction.subject_token === 'one' ? { user_id: 'n1', email: 'new@example.com', name: 'One', given_name: 'O' } : { user_id: 'n1', email: 'new@example.com', name: 'Two' }`,
        'create_if_not_exists',
        'replace',
      ),
    ),
    trade(200, {}, { subject_token: 'one' }),
    trade(200, {}, { subject_token: 'two' }),
    found(200, { has: [{ name: 'Two' }], lacks: ['0.given_name'] }),
  ),
  s(
    'an exchange does not change an address',
    API,
    ...profile(
      byConnection(
        `{ user_id: 'n1', email: event.transaction.subject_token }`,
        'create_if_not_exists',
        'replace',
      ),
    ),
    trade(200, {}, { subject_token: 'new@example.com' }),
    trade(400, {}, { subject_token: 'other@example.com' }),
    found(200, { has: [{ user_id: 'auth0|n1' }] }),
  ),
  s(
    'an action of an exchange sets metadata, and null removes it',
    API,
    ...profile(
      `${byId} api.user.setAppMetadata('group', event.request.body.group || null); api.user.setUserMetadata('seen', true);`,
    ),
    trade(200, {}, { group: 'staff' }),
    [
      'GET /users/{ann}',
      undefined,
      200,
      { has: { app_metadata: { group: 'staff' }, user_metadata: { seen: true } } },
    ],
    trade(200),
    ['GET /users/{ann}?fields=app_metadata', undefined, 200, { is: { app_metadata: {} } }],
  ),
  s(
    'an action of an exchange names the organization',
    API,
    ...profile(`${byId} api.authentication.setOrganization(event.request.body.org);`, {
      organization_usage: 'allow',
    }),
    ['POST /organizations', { name: 'acme' }, 201, { keep: { acme: 'id' } }],
    ['POST /organizations/{acme}/members', { members: ['{ann}'] }, 204],
    trade(200, { claims: { id_token: { org_id: '{acme}' } } }, { org: '{acme}' }),
  ),
  s(
    'the actions of a login run after those of an exchange, and know it',
    CUSTOM,
    ...profile(byId),
    ...onLogin(tell('[event.transaction.protocol, event.transaction.subject_token_type]')),
    trade(200, { claims: told(['oauth2-token-exchange', 'urn:acme:legacy']) }),
  ),
  s(
    'an action of an exchange sees what was asked for',
    CUSTOM,
    ...profile(
      `${byId} api.user.setAppMetadata('asked', { scopes: event.transaction.requested_scopes, api: event.resource_server.id, extra: event.request.body.extra });`,
    ),
    trade(200, {}, { audience: 'urn:a', scope: 'openid read', extra: 'yes' }),
    [
      'GET /users/{ann}',
      undefined,
      200,
      { has: { app_metadata: { asked: { scopes: ['openid', 'read'], api: 'urn:a', extra: 'yes' } } } },
    ],
  ),
  s(
    'third parties do not exchange tokens of their own',
    CUSTOM,
    ...profile(byId),
    ['GET /connections?name=Username-Password-Authentication', undefined, 200, { keep: { db: '0.id' } }],
    ['PATCH /connections/{db}', { is_domain_connection: true }, 200],
    app({ ...allowed, is_first_party: false, grant_types: ['authorization_code'] }, 'third'),
    trade(403, { code: 'unauthorized_client' }, { client_id: '{third}', client_secret: '{third_secret}' }),
  ),
  s(
    'an API exchanges the token of a person for one of the next API, and both are in the chain',
    BEHALF,
    ...chain,
    behalf(200, {
      has: { token_type: 'Bearer', issued_token_type: ACCESS },
      claims: {
        access_token: {
          sub: '{ann}',
          azp: '{middle}',
          act: { sub: '{middle}', act: { sub: '{app}' } },
        },
      },
    }),
  ),
  s(
    'an exchange on behalf of somebody is for APIs that the application has a grant of',
    BEHALF,
    ...chain,
    ['GET /client-grants?audience=urn:next', undefined, 200, { keep: { grant: '0.id' } }],
    ['DELETE /client-grants/{grant}', undefined, 204],
    [
      'PATCH /resource-servers/urn:next',
      { subject_type_authorization: { user: { policy: 'require_client_grant' } } },
      200,
    ],
    behalf(403),
  ),
  s(
    'an exchange on behalf of somebody needs a token for the API that asks',
    BEHALF,
    ...chain,
    password(200, { keep: { at: 'access_token' } }, { audience: 'urn:next', scope: 'look' }),
    behalf(400),
  ),
  s(
    'an exchange on behalf of somebody is off until it is allowed',
    BEHALF,
    ...chain,
    ['PATCH /clients/{middle}', { token_exchange: { allow_any_profile_of_type: [] } }, 200],
    behalf(403),
  ),
  s(
    'actions of a login see who acts for whom',
    BEHALF,
    ...chain,
    ...onLogin(
      `api.accessToken.setCustomClaim('${OWN}v', [event.transaction.protocol, event.transaction.actor?.sub]);`,
    ),
    behalf(200, { claims: { access_token: { [`${OWN}v`]: ['oauth2-token-exchange', '{middle}'] } } }),
  ),
  s(
    'an exchange on behalf of a member stays within the organization',
    BEHALF,
    ...chain,
    ['PATCH /clients/{app}', { organization_usage: 'allow' }, 200],
    ['POST /organizations', { name: 'acme' }, 201, { keep: { acme: 'id' } }],
    ['POST /organizations/{acme}/members', { members: ['{ann}'] }, 204],
    password(
      200,
      { keep: { at: 'access_token' } },
      { audience: 'urn:first', scope: 'read', organization: '{acme}' },
    ),
    behalf(200, { claims: { access_token: { org_id: '{acme}' } } }),
    ['DELETE /organizations/{acme}/members', { members: ['{ann}'] }, 204],
    behalf(400),
  ),
  s(
    'exchanges on behalf of somebody are in the log',
    'deploy-monitor/logs/log-event-type-codes',
    ...chain,
    behalf(200),
    [
      'GET /logs?q=type:success_on_behalf_of_token_exchange',
      undefined,
      200,
      { has: [{ type: 'success_on_behalf_of_token_exchange', client_id: '{middle}' }] },
    ],
  ),
  s('an application of an API names an API that exists', BEHALF, [
    'POST /clients',
    { name: 'Middle', app_type: 'resource_server', resource_server_identifier: 'urn:none' },
    400,
  ]),
];
