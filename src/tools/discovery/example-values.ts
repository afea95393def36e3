/** Example values in the API's formats, by name, by format and by pattern. */

/** By argument name; for a list, its singular. */
export const BY_NAME: Readonly<Record<string, unknown>> = {
  action_id: '3f0c5a52-9a1e-4f0b-8e1d-2b5c6d7e8f90',
  audience: 'https://api.example.com/',
  authentication_method_id: 'phone|dev_5GyYmxrbcHb6zWXc',
  client: 'tTZ8e9RBvhMLhhJHvnj4OyHjP0fNVVMo',
  client_grant_id: 'cgr_4kXyZ0TtqsK9mWbA',
  client_id: 'tTZ8e9RBvhMLhhJHvnj4OyHjP0fNVVMo',
  connection: 'Username-Password-Authentication',
  connection_id: 'con_5vN2pQkXyZ0TtqsK',
  custom_domain_id: 'cd_4kXyZ0TtqsK9mWbA',
  device_id: '1a2b3c4d-5e6f',
  display_name: 'Acme Cycles',
  domain: 'example.com',
  email: 'jane@example.com',
  enrollment_id: 'dev_5GyYmxrbcHb6zWXc',
  event_id: 'evt_4kXyZ2TtqsK9mWbAe7Rfcg',
  event_stream_id: 'est_4kXyZ2TtqsK9mWbAe7Rfcg',
  external_client_id: 'https://app.example.com/client.json',
  flow_id: 'af_4kXyZ2TtqsK9mWbAe7Rfcg',
  form_id: 'ap_4kXyZ2TtqsK9mWbAe7Rfcg',
  from: '+14155550100',
  grant_id: 'cgr_4kXyZ0TtqsK9mWbA',
  group: 'grp_4kXyZ2TtqsK9mWbA',
  group_id: 'grp_4kXyZ2TtqsK9mWbA',
  identifier: 'https://api.example.com/',
  ip_address: '192.0.2.1',
  job_id: 'job_4kXyZ0TtqsK9mWbA',
  language: 'en',
  log_id: '90020260131093000000000000000000000000000000000001',
  log_stream_id: 'lst_0000000000000001',
  member: 'auth0|5f7c8ec7c33c6c004bbafe82',
  module_id: '3f0c5a52-9a1e-4f0b-8e1d-2b5c6d7e8f90',
  network_acl_id: 'acl_4kXyZ2TtqsK9mWbAe7Rfcg',
  organization_id: 'org_9ybsU1dN2dKfDkBi',
  mfa_session_inactivity_timeout: 4_320,
  mfa_session_overall_timeout: 43_200,
  otp_expiration_time: 300,
  otp_length: 6,
  permission_name: 'read:orders',
  phone_number: '+14155550123',
  primary: '#0059d6',
  q: 'email:"jane@example.com"',
  rate_limit_policy_id: 'rlp_4kXyZ2TtqsK9mWbAe7Rfcg',
  remember_for: 30,
  resource_server_identifier: 'https://api.example.com/',
  role: 'rol_o5KqMfKKKSd0kfcI',
  role_id: 'rol_o5KqMfKKKSd0kfcI',
  rule_id: 'rul_4kXyZ0TtqsK9mWbA',
  scope: 'read:orders',
  secondary_user_id: '106895382610395728461',
  strategy: 'auth0',
  subject_token_type: 'urn:example:token',
  to: '+14155550123',
  user: 'auth0|5f7c8ec7c33c6c004bbafe82',
  user_id: 'auth0|5f7c8ec7c33c6c004bbafe82',
};

export const BY_FORMAT: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T09:30:00Z',
  date: '2026-01-31',
  email: 'jane@example.com',
  uri: 'https://example.com/',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  cidr: '192.0.2.0/24',
  ipv6_cidr: '2001:db8::/32',
  hostname: 'login.example.com',
  uuid: '3f0c5a52-9a1e-4f0b-8e1d-2b5c6d7e8f90',
};

/** One for each kind of text that the API's patterns require. */
const SAMPLES = [
  'example',
  'https://example.com/',
  '#0059d6',
  '+14155550123',
  '1234567890',
  'login.example.com',
  'flg_4kXyZ2TtqsK9mWbAe7Rfcg',
  'var_4kXyZ2TtqsK9mWbAe7Rfcg',
  'seg_4kXyZ2TtqsK9mWbAe7Rfcg',
  'exp_4kXyZ2TtqsK9mWbAe7Rfcg',
  'grp_4kXyZ2TtqsK9mWbA',
  'con_5vN2pQkXyZ0TtqsK',
  'tTZ8e9RBvhMLhhJHvnj4OyHjP0fNVVMo',
  '3f0c5a52-9a1e-4f0b-8e1d-2b5c6d7e8f90',
  'us-east-1',
  '123456789012',
  'US',
  'simplified/1.0',
  'aamva',
];

/** A known text that matches the pattern, preferably the given one. */
export function sampleOf(pattern: RegExp, ...wanted: string[]): string | undefined {
  return [...wanted, ...SAMPLES].find((text) => pattern.test(text));
}

/** What an example shows in addition to the required arguments, if those alone are not enough. */
export const BY_OPERATION: Readonly<Record<string, Record<string, unknown>>> = {
  create_action: {
    code: 'exports.onExecutePostLogin = async (event, api) => {};',
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
  },
  create_client: { name: 'Customer App', app_type: 'spa', callbacks: ['https://app.example.com/callback'] },
  create_client_credential: { pem: '-----BEGIN PUBLIC KEY-----\n…\n-----END PUBLIC KEY-----' },
  create_client_grant: { client_id: BY_NAME.client_id, scope: ['read:orders'] },
  create_connection: { name: 'customers' },
  create_email_template: { from: 'support@example.com', syntax: 'liquid' },
  create_event_stream: { name: 'users', subscriptions: [{ event_type: 'user.created' }] },
  create_log_stream: { name: 'to our archive' },
  create_network_acl: {
    rule: { action: { block: true }, match: { ipv4_cidrs: ['192.0.2.0/24'] }, scope: 'authentication' },
  },
  create_organization: { name: 'acme-cycles', display_name: 'Acme Cycles' },
  create_password_change_ticket: { user_id: BY_NAME.user_id },
  create_resource_server: { name: 'Orders', scopes: [{ value: 'read:orders', description: 'See orders' }] },
  create_role: { name: 'Support', description: 'Helps customers' },
  create_scim_token: { scopes: ['get:users', 'post:users'] },
  create_user: { email: 'jane@example.com', password: '<a strong password>' },
  create_user_authentication_method: { phone_number: '+14155550123', preferred_authentication_method: 'sms' },
  export_users: { format: 'json', fields: [{ name: 'user_id' }, { name: 'email' }] },
  import_users: { users: [{ email: 'jane@example.com', email_verified: true }] },
  link_user_identity: { provider: 'google-oauth2', secondary_user_id: BY_NAME.secondary_user_id },
  list_device_credentials: { user_id: BY_NAME.user_id },
  revoke_refresh_tokens: { user_id: BY_NAME.user_id },
  set_email_template: { from: 'support@example.com', syntax: 'liquid' },
  set_network_acl: {
    rule: { action: { block: true }, match: { ipv4_cidrs: ['192.0.2.0/24'] }, scope: 'authentication' },
  },
  set_prompt_custom_text: { texts: { login: { title: 'Welcome' } } },
  set_prompt_partials: { partials: { login: { 'form-content-start': '<p>Hello</p>' } } },
  set_universal_login_template: {
    template: '<!DOCTYPE html><html><head>{%- auth0:head -%}</head><body>{%- auth0:widget -%}</body></html>',
  },
  set_user_authentication_methods: {
    authentication_methods: [{ type: 'phone', phone_number: '+14155550123' }],
  },
  update_action_trigger_bindings: {
    bindings: [{ ref: { type: 'action_name', value: 'my-action' }, display_name: 'My action' }],
  },
  update_refresh_token: { refresh_token_metadata: { ticket: '4711' } },
  update_scim_configuration: {
    user_id_attribute: 'externalId',
    mapping: [{ auth0: 'email', scim: 'userName' }],
  },
  update_session: { session_metadata: { ticket: '4711' } },
};

/** Shown for an update without required arguments: the first of these that it has. */
export const TELLING = ['name', 'display_name', 'description', 'friendly_name', 'enabled', 'scope'];
