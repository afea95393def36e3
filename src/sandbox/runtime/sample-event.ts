/** An event for a test of an Action that gives none: people and things of no tenant. */
import { isObject } from '../../text/is-object.js';
import type { Doc } from '../state/store.js';
import { triggerOf } from './triggers.js';

const SAMPLE: Doc = {
  user: {
    user_id: 'auth0|5f7c8ec7c33c6c004bbafe82',
    email: 'j+smith@example.com',
    email_verified: true,
    name: 'John Smith',
    given_name: 'John',
    family_name: 'Smith',
    nickname: 'j+smith',
    username: 'jsmith',
    phone_number: '+15550001122',
    created_at: '2026-01-01T12:00:00.000Z',
    updated_at: '2026-01-02T12:00:00.000Z',
    identities: [
      {
        connection: 'Username-Password-Authentication',
        provider: 'auth0',
        user_id: '5f7c8ec7c33c6c004bbafe82',
        isSocial: false,
      },
    ],
    app_metadata: {},
    user_metadata: {},
    enrolledFactors: [],
  },
  client: { client_id: '7IPYV3DAOmKOTXdPlxxxxxxxxxxxxxxx', name: 'All Applications', metadata: {} },
  connection: {
    id: 'con_fpe5kj482KO1eOzQ',
    name: 'Username-Password-Authentication',
    strategy: 'auth0',
    metadata: {},
  },
  authorization: { roles: [] },
  authentication: { methods: [{ name: 'pwd', timestamp: '2026-01-02T12:00:00.000Z' }] },
  transaction: {
    protocol: 'oidc-basic-profile',
    requested_scopes: ['openid', 'profile', 'email'],
    acr_values: [],
    ui_locales: [],
    locale: 'en',
    subject_token: 'legacy:auth0|5f7c8ec7c33c6c004bbafe82',
    subject_token_type: 'urn:example:legacy',
  },
  resource_server: { id: '6001a0000000000000000000', identifier: 'https://api.example.com/' },
  accessToken: { customClaims: {}, scope: [] },
  stats: { logins_count: 1 },
  security_context: {},
  message_options: {
    recipient: '+15550001122',
    text: '123456 is your code.',
    code: '123456',
    message_type: 'sms',
    action: 'second-factor-authentication',
  },
  notification: {
    message_type: 'verify_email',
    from: 'no-reply@example.com',
    to: 'j+smith@example.com',
    recipient: '+15550001122',
    delivery_method: 'text',
    as_text: '123456 is your code.',
    subject: 'Verify your email',
    html: '<p>Verify your email</p>',
    text: 'Verify your email',
    locale: 'en',
  },
  request: {
    ip: '13.33.86.47',
    method: 'GET',
    hostname: 'tenant.example.com',
    language: 'en',
    user_agent: 'curl/8.5.0',
    geoip: { countryCode: 'US', countryName: 'United States' },
    query: {},
    body: {},
  },
  tenant: { id: 'tenant' },
};

/** Objects are merged, everything else is replaced. */
function merged(base: unknown, given: unknown): unknown {
  if (!isObject(base) || !isObject(given)) return given === undefined ? base : given;
  const names = new Set([...Object.keys(base), ...Object.keys(given)]);
  return Object.fromEntries([...names].map((name) => [name, merged(base[name], given[name])]));
}

/** The sample of a trigger, with the fields that were given over it. */
export function sampleEvent(trigger: string, given: Doc): Doc {
  const named = Object.keys(triggerOf(trigger)?.event ?? {}).map((path) => path.split('.')[1] ?? '');
  const parts = Object.entries(SAMPLE).filter(([name]) => named.includes(name));
  return merged(Object.fromEntries(parts), given) as Doc;
}
