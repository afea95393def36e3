/** How much of the authentication API may be called. */
import { onPlan, type Step, statement as s } from '../statement.js';
import { ann, app, change, password, token } from './steps.js';

const POLICY = 'rate-limit-policy/rate-limit-configurations/enterprise-public';
const FREE = 'rate-limit-policy/rate-limit-configurations/free-public';
const USE = 'operational-policies/rate-limit-policy/rate-limit-use-cases';
const SCOPES = 'secure/tokens/refresh-tokens/multi-resource-refresh-token';

const kept: Step = ['POST ~/_sandbox/limits', { authentication: true }, 204];
const times = (count: number, step: Step): Step[] => Array.from({ length: count }, () => step);
const userinfo = (status: number, more: object = {}): Step => [
  'GET ~/userinfo',
  undefined,
  status,
  { sends: { authorization: 'Bearer {access}' }, ...more },
];

export const limits = [
  s(
    'answers tell the limit of their endpoint, and what is left of it',
    POLICY,
    app(),
    ann(),
    password(200, {
      headers: { 'x-ratelimit-limit': '100', 'x-ratelimit-reset': /^\d{10}$/ },
      keep: { access: 'access_token' },
    }),
    userinfo(200, { headers: { 'x-ratelimit-limit': '10', 'x-ratelimit-remaining': '9' } }),
  ),
  s(
    'ten calls of the profile of a person are too many, which is logged once a minute',
    POLICY,
    app(),
    ann(),
    password(200, { keep: { access: 'access_token' } }),
    kept,
    ...times(10, userinfo(200)),
    ...times(2, userinfo(429, { code: 'too_many_requests', headers: { 'x-ratelimit-remaining': '0' } })),
    ['GET /logs?q=type:api_limit', undefined, 200, { counts: 1 }],
  ),
  s(
    'a limit fills again with time',
    USE,
    app(),
    ann(),
    password(200, { keep: { access: 'access_token' } }),
    kept,
    ...times(10, userinfo(200)),
    userinfo(429),
    ['CLOCK', 12, 200],
    userinfo(200),
    userinfo(429),
  ),
  s(
    'new passwords are asked for ten times for an address, and those of others are apart',
    POLICY,
    app(),
    ann(),
    kept,
    ...times(10, change({}, 200)),
    change({}, 429, { code: 'too_many_requests' }),
    change({ email: 'bob@example.com' }, 200),
  ),
  s(
    'requests are counted, and refused where that is switched on',
    POLICY,
    app(),
    ann(),
    password(200, { keep: { access: 'access_token' } }),
    ...times(11, userinfo(200)),
    kept,
    userinfo(429),
    ['POST ~/_sandbox/limits', { authentication: false }, 204],
    userinfo(200),
    ['POST ~/_sandbox/limits', {}, 400],
  ),
  onPlan(
    'free',
    s(
      'a free tenant gets thirty tokens a second',
      FREE,
      app(),
      kept,
      token({ grant_type: 'client_credentials', audience: 'urn:none' }, 403, {
        headers: { 'x-ratelimit-limit': '30' },
      }),
    ),
  ),
  s(
    'a refresh token gives access to the account of its person where a policy of the application says so',
    SCOPES,
    ['POST /resource-servers', { identifier: '{url}/me/' }, 201],
    app({
      refresh_token: {
        rotation_type: 'non-rotating',
        expiration_type: 'non-expiring',
        policies: [{ audience: '{url}/me/', scope: ['read:me:factors'] }],
      },
    }),
    [
      'POST /client-grants',
      { client_id: '{app}', audience: '{url}/me/', scope: ['read:me:factors'], subject_type: 'user' },
      201,
    ],
    ann(),
    password(200, { keep: { refresh: 'refresh_token' } }, { scope: 'openid offline_access' }),
    token(
      {
        grant_type: 'refresh_token',
        refresh_token: '{refresh}',
        audience: '{url}/me/',
        scope: 'openid read:me:factors',
      },
      200,
      { keep: { me: 'access_token' } },
    ),
    ['GET ~/me/v1/factors', undefined, 200, { sends: { authorization: 'Bearer {me}' } }],
  ),
];
