/** Forty changes of the configuration of the demo tenant with `vary`, of most kinds of things. */
import type { Tenant } from '../../support/tenant.js';

export interface NamedChange {
  operation: string;
  arguments: Record<string, unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
type Found = any;

export async function fortyChanges({ api }: Tenant): Promise<NamedChange[]> {
  const get = async (path: string): Promise<Found> => (await api('GET', path)).body;
  const [clients, connections, organizations, roles] = await Promise.all(
    ['/clients', '/connections', '/organizations', '/roles'].map(get),
  );
  const named = (list: Found[], name: string) => list.find((one) => one.name === name);
  const shop = named(clients, 'Lumen Shop').client_id;
  const dealers = named(clients, 'Dealer Portal').client_id;
  const desk = named(clients, 'Support Desk').client_id;
  const database = named(connections, 'Username-Password-Authentication').id;
  const google = named(connections, 'google-oauth2').id;
  const north = named(organizations, 'north-cycle').id;
  const alpine = named(organizations, 'alpine-tours').id;
  const agent = named(roles, 'Support Agent').id;
  const orders = (await get('/resource-servers')).find((one: Found) => one.name === 'Orders API');
  const [stream] = await get('/log-streams');
  const [rule] = await get('/rules');
  const [profile] = await get('/self-service-profiles');
  const [acl] = await get('/network-acls');
  const grant = (await get('/client-grants')).find((one: Found) => one.client_id === dealers).id;
  const change = (operation: string, args: Record<string, unknown>): NamedChange => ({
    operation,
    arguments: args,
  });
  return [
    change('create_resource_server', {
      name: 'Parts API',
      identifier: 'https://api.lumenbikes.example/parts',
    }),
    change('create_client', { name: 'Parts Shop', app_type: 'spa', callbacks: ['https://parts.example/cb'] }),
    change('create_client_grant', {
      ...{ client_id: '$2.client_id', audience: 'https://api.lumenbikes.example/parts', scope: [] },
    }),
    change('create_role', { name: 'Parts Clerk', description: 'Sells parts' }),
    change('add_role_permissions', {
      role_id: '$4.id',
      permissions: [{ resource_server_identifier: orders.identifier, permission_name: 'read:orders' }],
    }),
    change('create_organization', { name: 'parts-dealers', display_name: 'Parts Dealers' }),
    change('add_organization_enabled_connection', {
      ...{ organization_id: '$6.id', connection_id: database, assign_membership_on_login: false },
    }),
    change('update_client', {
      client_id: shop,
      description: 'The shop',
      allowed_origins: ['https://s.example'],
    }),
    change('update_client', { client_id: dealers, description: 'For dealers and their people' }),
    change('update_client', { client_id: desk, logo_uri: 'https://desk.lumenbikes.example/logo.png' }),
    change('update_client', { client_id: shop, client_metadata: { team: 'web' } }),
    change('update_connection', { connection_id: database, display_name: 'Lumen accounts' }),
    change('update_connection', { connection_id: google, display_name: 'Google' }),
    change('update_organization', { organization_id: north, display_name: 'North Cycle AS' }),
    change('update_organization', { organization_id: alpine, metadata: { tier: 'gold' } }),
    change('update_role', { role_id: agent, description: 'Helps customers' }),
    change('update_resource_server', { resource_server_id: orders.id, token_lifetime: 3600 }),
    change('update_client_grant', { client_grant_id: grant, scope: ['read:orders', 'create:orders'] }),
    change('update_bot_detection', { bot_detection_level: 'high' }),
    change('update_log_stream', { log_stream_id: stream.id, name: 'All logs' }),
    change('update_rule', { rule_id: rule.id, script: 'function (user, context, callback) { callback(); }' }),
    change('update_self_service_profile', { self_service_profile_id: profile.id, description: 'For all' }),
    change('update_network_acl', { network_acl_id: acl.id, active: false }),
    change('create_network_acl', {
      ...{ description: 'second', active: false, priority: 2 },
      rule: { action: { log: true }, match: { geo_country_codes: ['BV'] }, scope: 'tenant' },
    }),
    change('update_tenant_settings', { friendly_name: 'Lumen Bikes' }),
    change('update_tenant_settings', { support_email: 'help@lumenbikes.example' }),
    change('update_branding', { logo_url: 'https://lumenbikes.example/logo.png' }),
    change('update_prompt_settings', { identifier_first: false }),
    change('set_prompt_custom_text', {
      prompt: 'login',
      language: 'en',
      texts: { login: { title: 'Hello' } },
    }),
    change('update_email_template', { template_name: 'verify_email', subject: 'Please verify' }),
    change('set_guardian_phone_message_types', { message_types: ['sms', 'voice'] }),
    change('set_guardian_factor', { factor_name: 'email', enabled: true }),
    change('update_brute_force_protection', { max_attempts: 7 }),
    change('update_suspicious_ip_throttling', { allowlist: ['10.1.0.0/16'] }),
    change('update_breached_password_detection', { admin_notification_frequency: ['weekly'] }),
    change('create_action', {
      ...{ name: 'Log in parts', supported_triggers: [{ id: 'post-login', version: 'v3' }] },
      code: 'exports.onExecutePostLogin = async () => {};',
    }),
    change('create_rule', {
      name: 'Second',
      script: 'function (user, context, callback) {}',
      enabled: false,
    }),
    change('create_self_service_profile', { name: 'Parts SSO', description: 'For parts dealers' }),
    change('create_connection', { name: 'parts-db', strategy: 'auth0' }),
    change('update_connection_clients', {
      ...{ connection_id: '$39.id', clients: [{ client_id: shop, status: true }] },
    }),
  ];
}
