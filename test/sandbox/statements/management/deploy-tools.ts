/** What the documentation of the Deploy CLI and the command line tool says of objects they write. */
import { statement as s } from '../statement.js';

const DEPLOY = 'auth0-deploy-cli docs/resource-specific-documentation';
const CLI = 'auth0-cli docs: auth0_event-streams_update';

const stream = (destination: object) => ({
  name: 'stream',
  subscriptions: [{ event_type: 'user.created' }],
  destination,
});
const webhook = (endpoint: string) => ({
  type: 'webhook',
  configuration: { webhook_endpoint: endpoint, webhook_authorization: { method: 'bearer', token: 'token' } },
});
const bridge = {
  type: 'eventbridge',
  configuration: { aws_account_id: '123456789012', aws_region: 'us-east-1' },
};
const attribute = { name: 'email', description: 'E-mail', is_optional: false };

export const deployTools = [
  s(
    'online access for ephemeral sessions needs online access',
    `${DEPLOY}: Online Refresh Tokens`,
    [
      'POST /resource-servers',
      { identifier: 'https://api', allow_online_access_with_ephemeral_sessions: true },
      400,
    ],
    ['POST /resource-servers', { identifier: 'https://api' }, 201, { keep: { api: 'id' } }],
    ['PATCH /resource-servers/{api}', { allow_online_access_with_ephemeral_sessions: true }, 400],
    ['PATCH /resource-servers/{api}', { allow_online_access: true }, 200],
    [
      'PATCH /resource-servers/{api}',
      { allow_online_access_with_ephemeral_sessions: true },
      200,
      { has: { allow_online_access: true, allow_online_access_with_ephemeral_sessions: true } },
    ],
  ),
  s(
    'a self-service profile has attributes of its own or those of a user attribute profile',
    `${DEPLOY}: Self-Service Profiles`,
    [
      'POST /user-attribute-profiles',
      {
        name: 'attributes',
        user_attributes: {
          email: { label: 'E-mail', description: 'E-mail', profile_required: true, auth0_mapping: 'email' },
        },
      },
      201,
      { keep: { attributes: 'id' } },
    ],
    [
      'POST /self-service-profiles',
      { name: 'both', user_attribute_profile_id: '{attributes}', user_attributes: [attribute] },
      400,
    ],
    [
      'POST /self-service-profiles',
      { name: 'own', user_attributes: [attribute] },
      201,
      { keep: { profile: 'id' } },
    ],
    ['PATCH /self-service-profiles/{profile}', { user_attribute_profile_id: '{attributes}' }, 400],
    ['PATCH /self-service-profiles/{profile}', { user_attributes: null }, 200],
    [
      'PATCH /self-service-profiles/{profile}',
      { user_attribute_profile_id: '{attributes}' },
      200,
      { has: { user_attributes: [], user_attribute_profile_id: '{attributes}' } },
    ],
  ),
  s(
    'the type of an event stream does not change',
    CLI,
    ['POST /event-streams', stream(bridge), 201, { keep: { stream: 'id' } }],
    ['PATCH /event-streams/{stream}', { destination: webhook('https://example.com') }, 400],
    ['GET /event-streams/{stream}', undefined, 200, { has: { destination: { type: 'eventbridge' } } }],
  ),
  s(
    'where a webhook stream goes may change',
    `${DEPLOY}: Event Streams`,
    ['POST /event-streams', stream(webhook('https://one.example.com')), 201, { keep: { stream: 'id' } }],
    [
      'PATCH /event-streams/{stream}',
      { destination: webhook('https://two.example.com') },
      200,
      { has: { destination: { configuration: { webhook_endpoint: 'https://two.example.com' } } } },
    ],
  ),
  s(
    'a domain with certificates of its own has no TLS policy',
    `${DEPLOY}: Custom Domains; API document: POST /custom-domains 400`,
    [
      'POST /custom-domains',
      { domain: 'login.example.com', type: 'self_managed_certs', verification_method: 'txt' },
      201,
      { has: { type: 'self_managed_certs' }, lacks: ['tls_policy'] },
    ],
    [
      'POST /custom-domains',
      { domain: 'auth.example.com', type: 'auth0_managed_certs', tls_policy: 'recommended' },
      201,
      { has: { tls_policy: 'recommended' } },
    ],
  ),
];
