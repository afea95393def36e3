/** What Actions do to logins, tokens, sessions and metadata. */
import {
  ann,
  api,
  app,
  authorize,
  browserLogin,
  DB,
  exchange,
  PASSWORD,
  password,
  token,
} from '../login/steps.js';
import { type Step, statement as s } from '../statement.js';
import { actions, deployed, OWN, onLogin, tell, told, tries } from './actions-steps.js';

const TRIGGER = 'customize/actions/explore-triggers/signup-and-login-triggers';
const API = `${TRIGGER}/login-trigger/post-login-api-object`;
const EVENT = `${TRIGGER}/login-trigger/post-login-event-object`;
const REDIRECT = `${TRIGGER}/login-trigger/redirect-with-actions`;
const LIMITS = 'customize/actions/limitations';
const CLAIMS = 'secure/tokens/json-web-tokens/create-custom-claims';
const SCOPES = 'get-started/apis/scopes/openid-connect-scopes';
const SESSIONS = 'manage-users/sessions/manage-sessions-actions';
const REFRESH = 'secure/tokens/refresh-tokens/manage-refresh-tokens-actions';
const REFRESH_METADATA = 'secure/tokens/refresh-tokens/refresh-token-metadata';
const MACHINES =
  'customize/actions/explore-triggers/machine-to-machine-trigger/credentials-exchange-api-object';
const REGISTRATION = `${TRIGGER}/pre-user-registration-trigger/pre-user-registration-api-object`;

const start = [app(), ann(), api()];
const openid = { scope: 'openid' };
const offline = { scope: 'openid offline_access', audience: 'urn:a' };
const withRefresh: Step[] = [
  app(),
  ann(),
  api({ allow_offline_access: true, skip_consent_for_verifiable_first_party_clients: true }),
];
const refresh = (status: number, more: object = {}): Step =>
  token({ grant_type: 'refresh_token', refresh_token: '{refresh}' }, status, more);
const kept = { keep: { refresh: 'refresh_token' } };
const log = (type: string, status = 200, more: object = {}): Step => [
  `GET /logs?q=type:${type}`,
  undefined,
  status,
  more,
];
const signup = (status: number, more: object = {}): Step => [
  'POST ~/dbconnections/signup',
  { client_id: '{app}', connection: DB, email: 'new@example.com', password: PASSWORD },
  status,
  more,
];
const machine: Step[] = [
  app(),
  api(),
  ['POST /client-grants', { client_id: '{app}', audience: 'urn:a', scope: ['read'] }, 201],
];
const m2m = (status: number, more: object = {}): Step =>
  token({ grant_type: 'client_credentials', audience: 'urn:a' }, status, more);
const sessionOf = (keep: Record<string, string>, more: object = {}): Step => [
  'GET /users/{ann}/sessions',
  undefined,
  200,
  { keep, ...more },
];

export const runningActions = [
  s(
    'a draft is not deployed while its packages are installed',
    'github.com/auth0/auth0-deploy-cli/issues/395',
    [
      'POST /actions/actions',
      {
        name: 'packed',
        supported_triggers: [{ id: 'post-login', version: 'v3' }],
        code: 'exports.onExecutePostLogin = async () => {};',
        dependencies: [{ name: 'lodash', version: '4.17.21' }],
      },
      201,
      { has: { status: 'pending' }, keep: { packed: 'id' } },
    ],
    ['GET /actions/actions/{packed}', undefined, 200, { has: { status: 'building' } }],
    [
      'POST /actions/actions/{packed}/deploy',
      undefined,
      400,
      { says: "A draft must be in the 'built' state before it can be deployed." },
    ],
    ...Array.from({ length: 3 }, (): Step => ['GET /actions/actions/{packed}', undefined, 200]),
    ['GET /actions/actions/{packed}', undefined, 200, { has: { status: 'built' } }],
    ['POST /actions/actions/{packed}/deploy', undefined, 200],
  ),
  s(
    'a login that an action denies ends with access_denied and the reason',
    API,
    ...start,
    ...onLogin(`api.access.deny('not today');`),
    ...browserLogin({}, { code: 'access_denied', says: 'not today' }),
  ),
  s(
    'what an action wrote into metadata stays when it denies the login',
    API,
    ...start,
    ...onLogin(`api.user.setUserMetadata('tried', true); api.access.deny('no');`),
    ...browserLogin({}, { code: 'access_denied' }),
    ['GET /users/{ann}', undefined, 200, { has: { user_metadata: { tried: true } } }],
  ),
  s(
    'no further action runs after a denial',
    API,
    ...start,
    ...onLogin(`api.access.deny('no');`, `api.user.setAppMetadata('second', true);`),
    ...browserLogin({}, { code: 'access_denied' }),
    ['GET /users/{ann}?fields=app_metadata', undefined, 200, { is: {} }],
  ),
  s(
    'metadata that is set by several actions is stored together',
    API,
    ...start,
    ...onLogin(`api.user.setAppMetadata('one', 1);`, `api.user.setAppMetadata('two', 2);`),
    password(200),
    ['GET /users/{ann}', undefined, 200, { has: { app_metadata: { one: 1, two: 2 } } }],
  ),
  s(
    'null from an action removes a property of metadata',
    API,
    app(),
    ann({ app_metadata: { plan: 'gold', seat: 1 } }),
    ...onLogin(`api.user.setAppMetadata('plan', null);`),
    password(200),
    ['GET /users/{ann}?fields=app_metadata', undefined, 200, { is: { app_metadata: { seat: 1 } } }],
  ),
  s(
    'an action adds a scope to the access token',
    API,
    ...start,
    ...onLogin(`api.accessToken.addScope('extra');`),
    password(
      200,
      { claims: { access_token: { scope: 'read extra' } } },
      { scope: 'read', audience: 'urn:a' },
    ),
  ),
  s(
    'an action takes a scope from the access token',
    API,
    ...start,
    ...onLogin(`api.accessToken.removeScope('write');`),
    password(
      200,
      { claims: { access_token: { scope: 'read' } } },
      { scope: 'read write', audience: 'urn:a' },
    ),
  ),
  s(
    'claims with a namespace come into both tokens',
    CLAIMS,
    ...start,
    ...onLogin(`${tell(`'green'`)} api.accessToken.setCustomClaim('${OWN}v', 'blue');`),
    password(
      200,
      { claims: { ...told('green'), access_token: { [`${OWN}v`]: 'blue' } } },
      { scope: 'openid read', audience: 'urn:a' },
    ),
  ),
  s(
    'claims without a namespace come into access tokens of one’s own APIs',
    CLAIMS,
    ...start,
    ...onLogin(`api.accessToken.setCustomClaim('employee_id', 7);`),
    password(200, { claims: { access_token: { employee_id: 7 } } }, { audience: 'urn:a' }),
  ),
  s(
    'claims without a namespace do not come into tokens of the Management API',
    CLAIMS,
    app(),
    ['POST /client-grants', { client_id: '{app}', audience: '{audience}', scope: ['read:users'] }, 201],
    ...actions(
      'credentials-exchange',
      `api.accessToken.setCustomClaim('employee_id', 7); api.accessToken.setCustomClaim('${OWN}v', 7);`,
    ),
    token({ grant_type: 'client_credentials', audience: '{audience}' }, 200, {
      claims: { access_token: { [`${OWN}v`]: 7 } },
      unclaimed: ['employee_id'],
    }),
  ),
  s(
    'standard claims and those of Auth0 are not changed by an action, which does not fail',
    CLAIMS,
    ...start,
    ...onLogin(
      `for (const name of ['sub', 'aud', 'iss', 'azp']) { api.accessToken.setCustomClaim(name, 'x'); api.idToken.setCustomClaim(name, 'x'); }`,
    ),
    password(
      200,
      { claims: { id_token: { sub: '{ann}', aud: '{app}' }, access_token: { sub: '{ann}', azp: '{app}' } } },
      { scope: 'openid read', audience: 'urn:a' },
    ),
  ),
  s(
    'names that Auth0 keeps for itself are not added',
    CLAIMS,
    ...start,
    ...onLogin(
      `for (const name of ['roles', 'groups', 'entitlements', 'act', 'sid', 'permissions', 'org_id', 'uuid', 'txn', 'gty']) api.accessToken.setCustomClaim(name, 'x');`,
    ),
    password(
      200,
      { unclaimed: ['roles', 'groups', 'entitlements', 'act', 'permissions', 'org_id', 'uuid', 'txn'] },
      { audience: 'urn:a' },
    ),
  ),
  s(
    'addresses of Auth0 are no namespaces',
    CLAIMS,
    ...start,
    ...onLogin(
      `for (const name of ['https://auth0.com/v', 'https://webtask.io/v', 'https://me.webtask.run/v', 'urn:auth0:v', '${OWN}v']) api.accessToken.setCustomClaim(name, 1);`,
    ),
    password(
      200,
      {
        claims: { access_token: { [`${OWN}v`]: 1 } },
        unclaimed: ['https://auth0.com/v', 'https://webtask.io/v', 'https://me.webtask.run/v', 'urn:auth0:v'],
      },
      { audience: 'urn:a' },
    ),
  ),
  s(
    'a namespace may be a URN of one’s own',
    CLAIMS,
    ...start,
    ...onLogin(`api.accessToken.setCustomClaim('urn:example:v', 1);`),
    password(200, { claims: { access_token: { 'urn:example:v': 1 } } }, { audience: 'urn:a' }),
  ),
  s(
    'claims of a person may be set by an action when their scope is asked for',
    SCOPES,
    ...start,
    ...onLogin(`api.idToken.setCustomClaim('nickname', 'Queen');`),
    password(200, { claims: { id_token: { nickname: 'Queen' } } }, { scope: 'openid profile' }),
  ),
  s(
    'claims of a person that an action sets are left out without their scope',
    SCOPES,
    ...start,
    ...onLogin(
      `api.accessToken.setCustomClaim('email', 'x@example.com'); api.accessToken.setCustomClaim('nickname', 'Q');`,
    ),
    password(200, { unclaimed: ['email', 'nickname'] }, { scope: 'openid read', audience: 'urn:a' }),
  ),
  s(
    'custom claims of the ID token are in userinfo',
    'api/authentication/user-profile/get-user-info',
    ...start,
    ...onLogin(tell(`event.user.user_metadata.plan ?? 'none'`)),
    password(200, { keep: { at: 'access_token' } }, openid),
    [
      'GET ~/userinfo',
      undefined,
      200,
      { sends: { authorization: 'Bearer {at}' }, has: { [`${OWN}v`]: 'none' } },
    ],
  ),
  s(
    'metadata of the transaction goes from one action to the next',
    API,
    ...start,
    ...onLogin(`api.transaction.setMetadata('step', 'one');`, tell('event.transaction.metadata.step')),
    password(200, { claims: told('one') }, openid),
  ),
  s(
    'metadata of the transaction can be read at once, and is removed by null',
    API,
    ...start,
    ...onLogin(
      `api.transaction.setMetadata('a', 1); ${tell('event.transaction.metadata.a', 'before')} api.transaction.setMetadata('a', null); ${tell(`'a' in event.transaction.metadata`, 'after')}`,
    ),
    password(200, { claims: { id_token: { [`${OWN}before`]: 1, [`${OWN}after`]: false } } }, openid),
  ),
  s(
    'metadata of the transaction is gone with the next login',
    LIMITS,
    ...start,
    ...onLogin(
      `const seen = event.transaction.metadata?.step ?? 'none'; api.transaction.setMetadata('step', 'one'); ${tell('seen')}`,
    ),
    password(200, { claims: told('none') }, openid),
    password(200, { claims: told('none') }, openid),
  ),
  s(
    'a key of transaction metadata has at most 64 characters',
    LIMITS,
    ...start,
    ...onLogin(
      `${tries(`api.transaction.setMetadata('k'.repeat(65), 'v');`)} api.transaction.setMetadata('k'.repeat(64), 'v'); ${tell('Object.keys(event.transaction.metadata).map((key) => key.length)')}`,
    ),
    password(200, { claims: told([64]) }, openid),
  ),
  s(
    'a value of transaction metadata has at most 8 KB',
    LIMITS,
    ...start,
    ...onLogin(
      `${tries(`api.transaction.setMetadata('large', 'v'.repeat(8 * 1024 + 1));`)} ${tell(`'large' in event.transaction.metadata`)}`,
    ),
    password(200, { claims: told(false) }, openid),
  ),
  s(
    'transaction metadata has at most 16 KB',
    LIMITS,
    ...start,
    ...onLogin(
      `for (const key of ['a', 'b', 'c']) ${tries(`api.transaction.setMetadata(key, 'v'.repeat(7000));`)} ${tell('Object.keys(event.transaction.metadata)')}`,
    ),
    password(200, { claims: told(['a', 'b']) }, openid),
  ),
  s(
    'values of transaction metadata are texts, numbers and booleans',
    LIMITS,
    ...start,
    ...onLogin(
      `for (const [key, value] of [['a', 'x'], ['b', 1], ['c', true], ['d', {}], ['e', []]]) ${tries('api.transaction.setMetadata(key, value);')} ${tell('Object.keys(event.transaction.metadata)')}`,
    ),
    password(200, { claims: told(['a', 'b', 'c']) }, openid),
  ),
  s(
    'numbers that are not safe are no values of transaction metadata',
    LIMITS,
    ...start,
    ...onLogin(
      `${tries(`api.transaction.setMetadata('n', Number.MAX_SAFE_INTEGER + 1);`)} ${tell(`'n' in event.transaction.metadata`)}`,
    ),
    password(200, { claims: told(false) }, openid),
  ),
  s(
    'a key of the cache has at most 64 bytes',
    LIMITS,
    ...start,
    ...onLogin(
      `${tries(`api.cache.set('k'.repeat(65), 'v');`)} let found; ${tries(`found = api.cache.get('k'.repeat(65));`)} ${tell('found === undefined')}`,
    ),
    password(200, { claims: told(true) }, openid),
  ),
  s(
    'a value of the cache has at most 4 kB',
    LIMITS,
    ...start,
    ...onLogin(
      `${tries(`api.cache.set('k', 'v'.repeat(4 * 1024 + 1));`)} ${tell(`api.cache.get('k') === undefined`)}`,
    ),
    password(200, { claims: told(true) }, openid),
  ),
  s(
    'the cache of a trigger has at most 20 entries',
    LIMITS,
    ...start,
    ...onLogin(
      `for (let i = 0; i < 25; i += 1) ${tries(`api.cache.set('k' + i, 'v');`)} let n = 0; for (let i = 0; i < 25; i += 1) if (api.cache.get('k' + i)) n += 1; ${tell('n')}`,
    ),
    password(200, { claims: told(20) }, openid),
  ),
  s(
    'the cache of a trigger holds at most 8 kB',
    LIMITS,
    ...start,
    ...onLogin(
      `for (const key of ['a', 'b', 'c']) ${tries(`api.cache.set(key, 'v'.repeat(3000));`)} let n = 0; for (const key of ['a', 'b', 'c']) if (api.cache.get(key)) n += 1; ${tell('n')}`,
    ),
    password(200, { claims: told(2) }, openid),
  ),
  s(
    'an entry of the cache is gone after a day, however long it was to live',
    LIMITS,
    ...start,
    ...onLogin(
      `const seen = api.cache.get('k')?.value ?? 'none'; if (seen === 'none') api.cache.set('k', 'v', { ttl: 1000 * 60 * 60 * 48 }); ${tell('seen')}`,
    ),
    password(200, { claims: told('none') }, openid),
    password(200, { claims: told('v') }, openid),
    ['CLOCK', 24 * 3600 + 60, 0],
    password(200, { claims: told('none') }, openid),
  ),
  s(
    'the cache belongs to one trigger',
    API,
    ...machine,
    ann(),
    ...onLogin(`api.cache.set('k', 'v');`),
    ...actions(
      'credentials-exchange',
      `api.accessToken.setCustomClaim('${OWN}v', api.cache.get('k')?.value ?? 'none');`,
    ),
    password(200),
    m2m(200, { claims: { access_token: { [`${OWN}v`]: 'none' } } }),
  ),
  s(
    'an entry of the cache can be deleted',
    API,
    ...start,
    ...onLogin(`api.cache.set('k', 'v'); api.cache.delete('k'); ${tell(`api.cache.get('k') === undefined`)}`),
    password(200, { claims: told(true) }, openid),
  ),
  s(
    'an execution is kept for ten days',
    LIMITS,
    ...start,
    ...onLogin(`console.log('hello');`),
    ...browserLogin(),
    log('s', 200, { keep: { execution: '0.details.actions.executions.0' } }),
    [
      'GET /actions/executions/{execution}',
      undefined,
      200,
      { has: { trigger_id: 'post-login', status: 'final' } },
    ],
    ['CLOCK', 10 * 24 * 3600 + 60, 0],
    ['GET /actions/executions/{execution}', undefined, 404],
  ),
  s(
    'an action that fails fails the login and is in the log',
    'deploy-monitor/logs/log-event-type-codes',
    ...start,
    ...onLogin(`throw new Error('broken');`),
    ...browserLogin({}, { code: 'access_denied' }),
    log('actions_execution_failed', 200, { has: [{ type: 'actions_execution_failed' }] }),
  ),
  s(
    'a login fails when an action names a primary user to whom the identity does not belong',
    API,
    ...start,
    [
      'POST /users',
      { connection: DB, email: 'bob@example.com', password: PASSWORD },
      201,
      { keep: { bob: 'user_id' } },
    ],
    ...onLogin(`api.authentication.setPrimaryUser('{bob}');`),
    ...browserLogin({}, { code: 'access_denied' }),
  ),
  s(
    'an action sees the roles of the person by name',
    EVENT,
    ...start,
    ['POST /roles', { name: 'Editor' }, 200, { keep: { role: 'id' } }],
    ['POST /users/{ann}/roles', { roles: ['{role}'] }, 204],
    ...onLogin(tell('event.authorization.roles')),
    password(200, { claims: told(['Editor']) }, openid),
  ),
  s(
    'an action sees by which method the person logged in',
    EVENT,
    ...start,
    ...onLogin(tell('event.authentication.methods.map((method) => method.name)')),
    ...browserLogin(),
    exchange(200, { claims: told(['pwd']) }),
  ),
  s(
    'an action sees by which protocol the login came: with a code',
    EVENT,
    ...start,
    ...onLogin(tell('event.transaction.protocol')),
    ...browserLogin(),
    exchange(200, { claims: told('oidc-basic-profile') }),
  ),
  s(
    'an action sees by which protocol the login came: with a password, and with a refresh token',
    EVENT,
    ...withRefresh,
    ...onLogin(tell('event.transaction.protocol')),
    password(200, { claims: told('oauth2-password'), ...kept }, offline),
    refresh(200, { claims: told('oauth2-refresh-token') }),
  ),
  s(
    'an action sees how the application asked',
    EVENT,
    ...start,
    ...onLogin(
      tell(
        '{ hint: event.transaction.login_hint, scopes: event.transaction.requested_scopes, type: event.transaction.response_type, locales: event.transaction.ui_locales, state: event.transaction.state }',
      ),
    ),
    ...browserLogin({ login_hint: 'ann@example.com', ui_locales: 'fr en', scope: 'openid email' }),
    exchange(200, {
      claims: told({
        hint: 'ann@example.com',
        scopes: ['openid', 'email'],
        type: ['code'],
        locales: ['fr', 'en'],
        state: 's',
      }),
    }),
  ),
  s(
    'an action counts the logins of a person',
    EVENT,
    ...start,
    ...onLogin(tell('event.stats.logins_count')),
    password(200, { claims: told(1) }, openid),
    password(200, { claims: told(2) }, openid),
  ),
  s(
    'an action reads its secrets, and the metadata of the application',
    EVENT,
    app({ client_metadata: { plan: 'gold' } }),
    ann(),
    ...deployed(
      'post-login',
      tell('[event.secrets.KEY, event.client.metadata.plan, event.client.name]'),
      'action',
      { secrets: [{ name: 'KEY', value: 's3cret' }] },
    ),
    [
      'PATCH /actions/triggers/post-login/bindings',
      { bindings: [{ ref: { type: 'action_id', value: '{action}' }, display_name: 'a' }] },
      200,
    ],
    password(200, { claims: told(['s3cret', 'gold', 'app']) }, openid),
  ),
  s(
    'an action sees which API is asked for',
    EVENT,
    ...start,
    ...onLogin(tell('event.resource_server.identifier')),
    password(200, { claims: told('urn:a') }, { scope: 'openid', audience: 'urn:a' }),
  ),
  s(
    'an action sees which organization the login is for',
    EVENT,
    app({ organization_usage: 'allow' }),
    ann(),
    [
      'POST /organizations',
      { name: 'acme', display_name: 'Acme', metadata: { tier: 'one' } },
      201,
      { keep: { acme: 'id' } },
    ],
    ['POST /organizations/{acme}/members', { members: ['{ann}'] }, 204],
    ...onLogin(tell('event.organization')),
    password(
      200,
      { claims: told({ id: '{acme}', name: 'acme', display_name: 'Acme', metadata: { tier: 'one' } }) },
      { scope: 'openid', organization: '{acme}' },
    ),
  ),
  s(
    'there is no refresh token for an action at the first login, and one when it is exchanged',
    REFRESH_METADATA,
    ...withRefresh,
    ...onLogin(tell('event.refresh_token === undefined')),
    password(200, { claims: told(true), ...kept }, offline),
    refresh(200, { claims: told(false) }),
  ),
  s(
    'metadata of a refresh token is set at the login and read at the exchange',
    REFRESH_METADATA,
    ...withRefresh,
    ...onLogin(
      `if (event.refresh_token) { ${tell('event.refresh_token.metadata')} } else api.refreshToken.setMetadata('device', 'tv');`,
    ),
    password(200, kept, offline),
    refresh(200, { claims: told({ device: 'tv' }) }),
    [
      'GET /users/{ann}/refresh-tokens',
      undefined,
      200,
      { has: { tokens: [{ refresh_token_metadata: { device: 'tv' } }] } },
    ],
  ),
  s(
    'a key of refresh token metadata that an action sets has at most 255 letters, digits, underscores and hyphens',
    REFRESH_METADATA,
    ...withRefresh,
    ...onLogin(
      `if (event.refresh_token) { ${tell('Object.keys(event.refresh_token.metadata)')} } else for (const key of ['k'.repeat(256), 'a b', 'a.b', 'good_key-1']) ${tries(`api.refreshToken.setMetadata(key, 'v');`)}`,
    ),
    password(200, kept, offline),
    refresh(200, { claims: told(['good_key-1']) }),
  ),
  s(
    'a value of refresh token metadata that an action sets has at most 255 characters',
    REFRESH_METADATA,
    ...withRefresh,
    ...onLogin(
      `if (event.refresh_token) { ${tell('Object.keys(event.refresh_token.metadata)')} } else { ${tries(`api.refreshToken.setMetadata('long', 'v'.repeat(256));`)} api.refreshToken.setMetadata('short', 'v'); }`,
    ),
    password(200, kept, offline),
    refresh(200, { claims: told(['short']) }),
  ),
  s(
    'an action sets at most 25 entries of refresh token metadata',
    REFRESH_METADATA,
    ...withRefresh,
    ...onLogin(
      `if (event.refresh_token) { ${tell('Object.keys(event.refresh_token.metadata).length <= 25')} } else for (let i = 0; i < 30; i += 1) ${tries(`api.refreshToken.setMetadata('k' + i, 'v');`)}`,
    ),
    password(200, kept, offline),
    refresh(200, { claims: told(true) }),
  ),
  s(
    'an action empties the metadata of a refresh token',
    API,
    ...withRefresh,
    ...onLogin(
      `if (event.refresh_token) api.refreshToken.evictMetadata(); else api.refreshToken.setMetadata('device', 'tv');`,
    ),
    password(200, kept, offline),
    refresh(200),
    [
      'GET /users/{ann}/refresh-tokens',
      undefined,
      200,
      { matches: { 'tokens.0.refresh_token_metadata.device': /^undefined$/ } },
    ],
  ),
  s(
    'a refresh token that an action revokes is refused with 403, access_denied and the reason',
    REFRESH,
    ...withRefresh,
    ...onLogin(`if (event.refresh_token) api.refreshToken.revoke('Invalid IP change');`),
    password(200, kept, offline),
    refresh(403, { code: 'access_denied', says: 'Invalid IP change' }),
    log('srrt', 200, { has: [{ type: 'srrt' }] }),
    ['GET /users/{ann}/refresh-tokens', undefined, 200, { has: { tokens: [] } }],
  ),
  s(
    'an action shortens the life of a refresh token',
    REFRESH,
    ...withRefresh,
    ...onLogin('if (!event.refresh_token) api.refreshToken.setExpiresAt(Date.now() + 3600 * 1000);'),
    password(200, kept, offline),
    refresh(200),
    ['CLOCK', 3700, 0],
    refresh(403, { code: 'invalid_grant' }),
  ),
  s(
    'an action shortens how long a refresh token may lie idle',
    REFRESH,
    ...withRefresh,
    ...onLogin('api.refreshToken.setIdleExpiresAt(Date.now() + 3600 * 1000);'),
    password(200, kept, offline),
    ['CLOCK', 1800, 0],
    refresh(200),
    ['CLOCK', 3700, 0],
    refresh(403, { code: 'invalid_grant' }),
  ),
  s(
    'an action does not lengthen the life of a refresh token, and the attempt is in the log',
    REFRESH,
    app({
      refresh_token: {
        rotation_type: 'non-rotating',
        expiration_type: 'expiring',
        infinite_token_lifetime: false,
        infinite_idle_token_lifetime: false,
        token_lifetime: 3600,
        idle_token_lifetime: 1800,
      },
    }),
    ann(),
    api({ allow_offline_access: true }),
    ...onLogin('api.refreshToken.setExpiresAt(Date.now() + 100 * 24 * 3600 * 1000);'),
    password(200, kept, offline),
    log('w', 200, { has: [{ type: 'w' }] }),
    ['CLOCK', 1700, 0],
    refresh(200),
    ['CLOCK', 1700, 0],
    refresh(200),
    ['CLOCK', 300, 0],
    refresh(403, { code: 'invalid_grant' }),
  ),
  s(
    'a session that an action revokes is over, the login is denied, and the log says so',
    SESSIONS,
    ...start,
    ...browserLogin(),
    ...onLogin(`if (event.session?.id) api.session.revoke('wrong network');`),
    authorize({ prompt: 'none' }, 302, { says: 'wrong network' }),
    log('session_revoked', 200, { has: [{ type: 'session_revoked' }] }),
    ['GET /users/{ann}/sessions', undefined, 200, { has: { sessions: [] } }],
  ),
  s(
    'refresh tokens of a session that an action revokes are revoked',
    SESSIONS,
    ...withRefresh,
    ...browserLogin(offline),
    exchange(200, kept),
    ...onLogin(`if (event.session?.id && !event.refresh_token) api.session.revoke('no');`),
    authorize({ prompt: 'none' }, 302, { says: 'no' }),
    refresh(403, { code: 'invalid_grant' }),
  ),
  s(
    'refresh tokens of a session that an action revokes may be kept',
    API,
    ...withRefresh,
    ...browserLogin(offline),
    exchange(200, kept),
    ...onLogin(
      `if (event.session?.id && !event.refresh_token) api.session.revoke('no', { preserveRefreshTokens: true });`,
    ),
    authorize({ prompt: 'none' }, 302, { says: 'no' }),
    refresh(200),
  ),
  s(
    'an action shortens the life of a session',
    SESSIONS,
    ...start,
    ...onLogin('api.session.setExpiresAt(Date.now() + 3600 * 1000);'),
    ...browserLogin(),
    ['CLOCK', 3000, 0],
    authorize({ prompt: 'none' }, 302, { keep: { code: '?code' } }),
    ['CLOCK', 3700, 0],
    authorize({ prompt: 'none' }, 302, { code: 'login_required' }),
  ),
  s(
    'an action shortens how long a session may lie idle',
    SESSIONS,
    ...start,
    ...onLogin('api.session.setIdleExpiresAt(Date.now() + 600 * 1000);'),
    ...browserLogin(),
    ['CLOCK', 700, 0],
    authorize({ prompt: 'none' }, 302, { code: 'login_required' }),
  ),
  s(
    'an action does not lengthen a session beyond the settings of the tenant, and the attempt is in the log',
    SESSIONS,
    ...start,
    ['PATCH /tenants/settings', { session_lifetime: 1, idle_session_lifetime: 1 }, 200],
    ...onLogin('api.session.setExpiresAt(Date.now() + 100 * 24 * 3600 * 1000);'),
    ...browserLogin(),
    log('w', 200, { has: [{ type: 'w' }] }),
    ['CLOCK', 3700, 0],
    authorize({ prompt: 'none' }, 302, { code: 'login_required' }),
  ),
  s(
    'an action sets, deletes and empties metadata of a session',
    API,
    ...start,
    ...onLogin(
      `if (event.authentication.methods.length && !event.session?.metadata?.a) { api.session.setMetadata('a', '1'); api.session.setMetadata('b', '2'); } else api.session.setMetadata('b', null);`,
    ),
    ...browserLogin(),
    sessionOf(
      { session: 'sessions.0.id' },
      { has: { sessions: [{ session_metadata: { a: '1', b: '2' } }] } },
    ),
    authorize({ prompt: 'none' }, 302, { keep: { code: '?code' } }),
    [
      'GET /sessions/{session}',
      undefined,
      200,
      { matches: { 'session_metadata.a': /^1$/, 'session_metadata.b': /^undefined$/ } },
    ],
  ),
  s(
    'an action makes the cookie of a session go with the browser',
    SESSIONS,
    ...start,
    ...onLogin(`api.session.setCookieMode('non-persistent');`),
    ...browserLogin(),
    sessionOf({ session: 'sessions.0.id' }),
    ['GET /sessions/{session}', undefined, 200, { has: { cookie: { mode: 'non-persistent' } } }],
  ),
  s(
    'an action that sends the person elsewhere stops the login, and later actions wait',
    REDIRECT,
    ...start,
    ...onLogin(
      `api.redirect.sendUserTo('https://shop.example/terms', { query: { page: 'one' } });`,
      `api.user.setAppMetadata('later', true);`,
    ),
    ...browserLogin({}, { headers: { location: /^https:\/\/shop\.example\/terms\?.*state=/ } }),
    ['GET /users/{ann}?fields=app_metadata', undefined, 200, { is: {} }],
  ),
  s(
    'a login goes on after the detour with its state, and not with another',
    REDIRECT,
    ...start,
    [
      'POST /actions/actions',
      {
        name: 'detour',
        supported_triggers: [{ id: 'post-login', version: 'v3' }],
        code: `exports.onExecutePostLogin = async (event, api) => api.redirect.sendUserTo('https://shop.example/terms');
          exports.onContinuePostLogin = async (event, api) => ${tell(`'came back'`)}`,
      },
      201,
      { keep: { detour: 'id' } },
    ],
    ['POST /actions/actions/{detour}/deploy', undefined, 200],
    [
      'PATCH /actions/triggers/post-login/bindings',
      { bindings: [{ ref: { type: 'action_id', value: '{detour}' }, display_name: 'a' }] },
      200,
    ],
    ...browserLogin({}, { keep: { state: '?state' } }),
    ['GET ~/continue?state=another', undefined, 400],
    ['GET ~/continue?state={state}', undefined, 302, { keep: { code: '?code' } }],
    exchange(200, { claims: told('came back') }),
  ),
  s(
    'a machine is refused by an action with invalid_scope or invalid_request as a bad request',
    MACHINES,
    ...machine,
    ...actions('credentials-exchange', `api.access.deny(event.request.body.kind, 'not for you');`),
    token({ grant_type: 'client_credentials', audience: 'urn:a', kind: 'invalid_scope' }, 400, {
      code: 'invalid_scope',
      says: 'not for you',
    }),
    token({ grant_type: 'client_credentials', audience: 'urn:a', kind: 'invalid_request' }, 400, {
      code: 'invalid_request',
      says: 'not for you',
    }),
  ),
  s(
    'a machine is refused by an action with server_error as a fault of the server',
    MACHINES,
    ...machine,
    ...actions('credentials-exchange', `api.access.deny('server_error', 'later');`),
    m2m(500, { code: 'server_error', says: 'later' }),
  ),
  s(
    'an action adds a claim to the token of a machine',
    MACHINES,
    ...machine,
    ...actions('credentials-exchange', `api.accessToken.setCustomClaim('${OWN}v', event.client.name);`),
    m2m(200, { claims: { access_token: { [`${OWN}v`]: 'app' } } }),
  ),
  s(
    'a sign-up that an action denies makes nobody, and is in the log with the reason',
    REGISTRATION,
    app(),
    ...actions('pre-user-registration', `api.access.deny('blocklist', 'You cannot join');`),
    signup(400),
    ['GET /users-by-email?email=new@example.com', undefined, 200, { is: [] }],
    log('fs', 200, { matches: { '0.description': /blocklist/ } }),
  ),
  s(
    'the message of a sign-up that an action denies is for the person',
    REGISTRATION,
    app(),
    ...actions('pre-user-registration', `api.access.deny('blocklist', 'You cannot join');`),
    signup(400, { has: { description: 'You cannot join' } }),
  ),
  s(
    'a sign-up that fails the check of an action makes nobody',
    REGISTRATION,
    app(),
    ...actions('pre-user-registration', `api.validation.error('too_young', 'Come back later');`),
    signup(400),
    ['GET /users-by-email?email=new@example.com', undefined, 200, { is: [] }],
  ),
  s(
    'an action gives metadata to a person who signs up',
    REGISTRATION,
    app(),
    ...actions(
      'pre-user-registration',
      `api.user.setAppMetadata('source', 'web'); api.user.setUserMetadata('theme', 'dark');`,
    ),
    signup(200),
    [
      'GET /users-by-email?email=new@example.com',
      undefined,
      200,
      { has: [{ app_metadata: { source: 'web' }, user_metadata: { theme: 'dark' } }] },
    ],
  ),
  s(
    'no action runs after a sign-up that is denied',
    REGISTRATION,
    app(),
    ...actions(
      'pre-user-registration',
      `api.access.deny('no', 'first');`,
      `api.access.deny('no', 'second');`,
    ),
    signup(400, { has: { description: 'first' } }),
  ),
];
