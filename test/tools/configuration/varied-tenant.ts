/** Adds one or more things of most kinds of configuration to the demo tenant, with references between them. */
import type { Tenant } from '../../support/tenant.js';

const theme = {
  displayName: 'Lumen',
  borders: {
    ...{ button_border_radius: 3, button_border_weight: 1, buttons_style: 'rounded', input_border_radius: 3 },
    ...{ input_border_weight: 1, inputs_style: 'rounded', show_widget_shadow: true, widget_border_weight: 0 },
    widget_corner_radius: 5,
  },
  colors: {
    ...{ body_text: '#1e212a', error: '#d03c38', header: '#1e212a', icons: '#65676e' },
    ...{ input_background: '#ffffff', input_border: '#c9cace', input_filled_text: '#000000' },
    ...{ input_labels_placeholders: '#65676e', links_focused_components: '#635dff' },
    ...{ primary_button: '#635dff', primary_button_label: '#ffffff', secondary_button_border: '#c9cace' },
    ...{ secondary_button_label: '#1e212a', success: '#13a688', widget_background: '#ffffff' },
    widget_border: '#c9cace',
  },
  fonts: {
    ...{ body_text: { bold: false, size: 87.5 }, buttons_text: { bold: false, size: 100 }, font_url: '' },
    ...{ input_labels: { bold: false, size: 100 }, links: { bold: true, size: 87.5 }, links_style: 'normal' },
    ...{ reference_text_size: 16, subtitle: { bold: false, size: 87.5 }, title: { bold: false, size: 150 } },
  },
  page_background: { background_color: '#000000', background_image_url: '', page_layout: 'center' },
  widget: {
    ...{ header_text_alignment: 'center', logo_height: 52, logo_position: 'center', logo_url: '' },
    social_buttons_layout: 'bottom',
  },
};

/** @throws Error where the tenant refuses something */
export async function vary({ api }: Tenant): Promise<void> {
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
  const made = async (method: string, path: string, body?: unknown): Promise<any> => {
    const answer = await api(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const clients: { name: string; client_id: string }[] = await made('GET', '/clients');
  const clientId = (name: string) => clients.find((client) => client.name === name)?.client_id as string;
  const [north, harbour] = await made('GET', '/organizations');
  const [, google] = await made('GET', '/connections');
  const action = await made('POST', '/actions/actions', {
    name: 'Add claim',
    supported_triggers: [{ id: 'post-login', version: 'v3' }],
    code: 'exports.onExecutePostLogin = async (event, api) => api.idToken.setCustomClaim("x", "1");',
    dependencies: [{ name: 'lodash', version: '4.17.21' }],
    secrets: [{ name: 'KEY', value: 'value-of-the-action' }],
  });
  // A draft is built once its packages are installed, which each look at it brings nearer.
  for (let look = 0; look < 5; look += 1) await made('GET', `/actions/actions/${action.id}`);
  await made('POST', `/actions/actions/${action.id}/deploy`);
  await made('PATCH', '/actions/triggers/post-login/bindings', {
    bindings: [{ ref: { type: 'action_id', value: action.id }, display_name: 'Claim' }],
  });
  await made('POST', '/log-streams', {
    name: 'Logs',
    type: 'http',
    sink: {
      ...{ httpEndpoint: 'https://logs.example/x', httpAuthorization: 'Bearer of-the-stream' },
      ...{ httpContentFormat: 'JSONLINES', httpContentType: 'application/json' },
    },
  });
  await made('POST', '/emails/provider', {
    ...{ name: 'smtp', enabled: true, default_from_address: 'shop@lumenbikes.example' },
    credentials: {
      ...{
        smtp_host: 'mail.lumenbikes.example',
        smtp_port: 587,
        smtp_user: 'shop',
        smtp_pass: 'of-the-mail',
      },
    },
  });
  await made('POST', '/email-templates', {
    ...{
      template: 'verify_email',
      body: '<p>{{url}}</p>',
      from: 'shop@lumenbikes.example',
      subject: 'Hello',
    },
    ...{ syntax: 'liquid', enabled: true },
  });
  await made('PUT', '/prompts/login/custom-text/en', { login: { title: 'Welcome!' } });
  await made('PATCH', '/tenants/settings', {
    ...{
      friendly_name: 'Lumen',
      default_directory: 'Username-Password-Authentication',
      session_lifetime: 100,
    },
  });
  await made('PATCH', '/branding', { colors: { primary: '#112233', page_background: '#ffffff' } });
  await made('PATCH', `/clients/${clientId('Lumen Shop')}`, {
    client_metadata: { org: north.id, owner: 'team' },
    default_organization: { organization_id: north.id, flows: ['client_credentials'] },
  });
  await made('POST', `/organizations/${harbour.id}/enabled_connections`, {
    ...{ connection_id: google.id, assign_membership_on_login: true },
  });
  await made('POST', `/organizations/${harbour.id}/discovery-domains`, {
    ...{ domain: 'harbour.example', status: 'verified' },
  });
  const grant = await made('POST', '/client-grants', {
    ...{ client_id: clientId('Dealer Portal'), audience: 'https://api.lumenbikes.example/orders' },
    ...{ scope: ['read:orders'], organization_usage: 'allow', allow_any_organization: false },
  });
  await made('POST', `/organizations/${north.id}/client-grants`, { grant_id: grant.id });
  await made('PUT', '/guardian/policies', ['all-applications']);
  await made('PUT', '/guardian/factors/otp', { enabled: true });
  await made('POST', '/rules', {
    name: 'Old rule',
    script: 'function (user, context, callback) {}',
    enabled: false,
  });
  await made('POST', '/self-service-profiles', {
    ...{ name: 'SSO', description: 'For dealers', allowed_strategies: ['oidc'] },
    user_attributes: [{ name: 'email', description: 'Mail', is_optional: false }],
  });
  await made('POST', '/network-acls', {
    ...{ description: 'block', active: true, priority: 1 },
    rule: { action: { block: true }, match: { geo_country_codes: ['AQ'] }, scope: 'tenant' },
  });
  await made('POST', '/connections', {
    ...{ name: 'acme', strategy: 'oidc', enabled_clients: [clientId('Lumen Shop')] },
    options: {
      ...{ type: 'back_channel', client_id: 'lumen', client_secret: 'of-the-connection', scope: 'openid' },
      ...{ issuer: 'https://idp.acme.example', authorization_endpoint: 'https://idp.acme.example/a' },
      ...{ token_endpoint: 'https://idp.acme.example/t', jwks_uri: 'https://idp.acme.example/j' },
      domain_aliases: ['acme.example'],
    },
  });
  await made('PATCH', '/attack-protection/brute-force-protection', {
    max_attempts: 5,
    allowlist: ['10.0.0.1'],
  });
  await made('POST', '/custom-domains', { domain: 'login.lumenbikes.example', type: 'auth0_managed_certs' });
  await made('POST', '/event-streams', {
    ...{ name: 'Events', subscriptions: [{ event_type: 'user.created' }] },
    destination: {
      type: 'webhook',
      configuration: {
        webhook_endpoint: 'https://events.example/h',
        webhook_authorization: { method: 'bearer', token: 'of-the-event-stream' },
      },
    },
  });
  await made('POST', '/branding/themes', theme);
  await made('PUT', '/branding/templates/universal-login', {
    template: '<!DOCTYPE html><html><head>{%- auth0:head -%}</head><body>{%- auth0:widget -%}</body></html>',
  });
}
