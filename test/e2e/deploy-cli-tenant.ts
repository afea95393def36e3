/** A tenant with something of every kind that a deployment carries, as requests in the order they are made. */
import type { SandboxClient } from '../sandbox/support/sandbox-client.js';

/** `keep` names a property of the answer, which later requests write as `{name}`. */
interface Step {
  call: string;
  body?: unknown;
  keep?: Record<string, string>;
}

const DATABASE = 'Username-Password-Authentication';

const applications: Step[] = [
  {
    call: 'POST /clients',
    body: {
      name: 'Web shop',
      app_type: 'regular_web',
      callbacks: ['https://shop.example.com/callback'],
      allowed_logout_urls: ['https://shop.example.com'],
      web_origins: ['https://shop.example.com'],
      grant_types: ['authorization_code', 'refresh_token'],
      client_metadata: { team: 'shop', tier: 'gold' },
      initiate_login_uri: 'https://shop.example.com/login',
      organization_usage: 'allow',
      organization_require_behavior: 'no_prompt',
      refresh_token: {
        rotation_type: 'rotating',
        expiration_type: 'expiring',
        leeway: 30,
        token_lifetime: 86_400,
        idle_token_lifetime: 3600,
        infinite_token_lifetime: false,
        infinite_idle_token_lifetime: false,
      },
      jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 7200 },
    },
    keep: { shop: 'client_id' },
  },
  {
    call: 'POST /clients',
    body: {
      name: 'Phone app',
      app_type: 'native',
      mobile: { ios: { team_id: 'TEAM', app_bundle_identifier: 'com.example.app' } },
    },
    keep: { phone: 'client_id' },
  },
  {
    call: 'POST /clients',
    body: { name: 'Nightly job', app_type: 'non_interactive', grant_types: ['client_credentials'] },
    keep: { job: 'client_id' },
  },
  {
    call: 'POST /resource-servers',
    body: {
      name: 'Orders',
      identifier: 'https://orders.example.com',
      scopes: [
        { value: 'read:orders', description: 'Read orders' },
        { value: 'write:orders', description: 'Change orders' },
      ],
      signing_alg: 'RS256',
      token_lifetime: 3600,
      token_lifetime_for_web: 1800,
      allow_offline_access: true,
      enforce_policies: true,
      token_dialect: 'access_token_authz',
      skip_consent_for_verifiable_first_party_clients: true,
    },
  },
  {
    call: 'POST /client-grants',
    body: {
      client_id: '{job}',
      audience: 'https://orders.example.com',
      scope: ['write:orders', 'read:orders'],
    },
  },
  {
    call: 'POST /client-grants',
    body: {
      client_id: '{shop}',
      audience: 'https://orders.example.com',
      scope: ['read:orders'],
      organization_usage: 'allow',
      allow_any_organization: false,
    },
    keep: { grant: 'id' },
  },
  { call: 'POST /roles', body: { name: 'Clerk', description: 'Takes orders' }, keep: { clerk: 'id' } },
  {
    call: 'POST /roles/{clerk}/permissions',
    body: {
      permissions: [
        { resource_server_identifier: 'https://orders.example.com', permission_name: 'write:orders' },
        { resource_server_identifier: 'https://orders.example.com', permission_name: 'read:orders' },
      ],
    },
  },
  { call: 'POST /roles', body: { name: 'Guest', description: 'Looks around' } },
];

const connections: Step[] = [
  {
    call: 'POST /connections',
    body: {
      name: 'legacy-users',
      strategy: 'auth0',
      enabled_clients: ['{shop}', '{job}'],
      options: {
        enabledDatabaseCustomization: true,
        import_mode: true,
        requires_username: true,
        passwordPolicy: 'excellent',
        password_history: { enable: true, size: 5 },
        validation: { username: { min: 3, max: 20 } },
        customScripts: {
          login: 'function login(email, password, callback) { callback(null, { user_id: email }); }',
          get_user: 'function getByEmail(email, callback) { callback(null); }',
        },
        configuration: { DSN: 'postgres://legacy' },
      },
    },
  },
  {
    call: 'POST /connections',
    body: {
      name: 'flexible-users',
      strategy: 'auth0',
      options: {
        attributes: {
          email: {
            identifier: { active: true },
            unique: true,
            profile_required: true,
            signup: { status: 'required', verification: { active: true } },
          },
          username: {
            identifier: { active: false },
            profile_required: false,
            signup: { status: 'inactive' },
          },
        },
        precedence: ['email', 'phone_number', 'username'],
      },
    },
  },
  {
    call: 'POST /connections',
    body: {
      name: 'github',
      strategy: 'github',
      enabled_clients: ['{shop}', '{phone}'],
      options: {
        client_id: 'github-id',
        client_secret: 'github-secret',
        profile: true,
        scope: ['read:user'],
      },
    },
  },
  {
    call: 'POST /connections',
    body: {
      name: 'acme-oidc',
      strategy: 'oidc',
      display_name: 'Acme',
      enabled_clients: ['{shop}'],
      options: {
        type: 'front_channel',
        issuer: 'https://login.acme.example',
        authorization_endpoint: 'https://login.acme.example/authorize',
        jwks_uri: 'https://login.acme.example/keys',
        client_id: 'acme',
        scope: 'openid profile email',
        domain_aliases: ['acme.example'],
      },
    },
    keep: { acme: 'id' },
  },
  { call: 'POST /connections/{acme}/scim-configuration', body: {} },
  {
    call: 'POST /connections',
    body: {
      name: 'acme-google',
      strategy: 'google-apps',
      options: {
        client_id: 'x',
        client_secret: 'y',
        domain: 'acme.example',
        tenant_domain: 'acme.example',
        api_enable_users: true,
      },
    },
    keep: { workspace: 'id' },
  },
  { call: 'POST /connections/{workspace}/directory-provisioning', body: { synchronize_automatically: true } },
  {
    call: 'POST /connections',
    body: {
      name: 'sms',
      strategy: 'sms',
      options: {
        name: 'sms',
        from: '+15550100000',
        template: 'Code: @@password@@',
        syntax: 'md_with_macros',
        totp: { length: 6, time_step: 180 },
        provider: 'sms_gateway',
        gateway_url: 'https://sms.example.com',
      },
    },
  },
  {
    call: 'POST /organizations',
    body: {
      name: 'acme',
      display_name: 'Acme',
      metadata: { plan: 'gold' },
      branding: {
        colors: { primary: '#112233', page_background: '#ffffff' },
        logo_url: 'https://acme.example/logo.png',
      },
    },
    keep: { acmeOrg: 'id' },
  },
  {
    call: 'POST /organizations/{acmeOrg}/enabled_connections',
    body: {
      connection_id: '{acme}',
      assign_membership_on_login: true,
      show_as_button: true,
      is_signup_enabled: false,
    },
  },
  { call: 'POST /organizations/{acmeOrg}/client-grants', body: { grant_id: '{grant}' } },
  {
    call: 'POST /organizations/{acmeOrg}/discovery-domains',
    body: { domain: 'acme.example', status: 'pending' },
  },
  { call: 'POST /organizations', body: { name: 'beta', display_name: 'Beta' } },
  {
    call: 'POST /user-attribute-profiles',
    body: {
      name: 'Staff',
      user_attributes: {
        email: { description: 'E-mail', label: 'E-mail', profile_required: true, auth0_mapping: 'email' },
      },
    },
    keep: { profile: 'id' },
  },
  {
    call: 'POST /connection-profiles',
    body: {
      name: 'Enterprise',
      organization: { show_as_button: 'required', assign_membership_on_login: 'required' },
      enabled_features: ['scim'],
      connection_name_prefix_template: 'ent-',
    },
  },
  {
    call: 'POST /self-service-profiles',
    body: {
      name: 'Self service',
      description: 'For customers',
      allowed_strategies: ['okta', 'samlp'],
      branding: { logo_url: 'https://shop.example.com/logo.png', colors: { primary: '#334455' } },
      user_attributes: [{ name: 'email', description: 'E-mail', is_optional: false }],
    },
    keep: { selfService: 'id' },
  },
  {
    call: 'PUT /self-service-profiles/{selfService}/custom-text/en/get-started',
    body: { introduction: 'Hello' },
  },
];

const code: Step[] = [
  {
    call: 'POST /actions/modules',
    body: {
      name: 'shared-code',
      code: 'module.exports = 1;',
      dependencies: [{ name: 'lodash', version: '4.17.21' }],
    },
    keep: { module: 'id' },
  },
  { call: 'POST /actions/modules/{module}/versions' },
  {
    call: 'POST /actions/actions',
    body: {
      name: 'Enrich token',
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
      code: 'exports.onExecutePostLogin = async (event, api) => {};',
      dependencies: [{ name: 'axios', version: '1.7.0' }],
      secrets: [{ name: 'API_KEY', value: 'secret' }],
      runtime: 'node22',
    },
    keep: { enrich: 'id' },
  },
  { call: 'POST /actions/actions/{enrich}/deploy' },
  {
    call: 'POST /actions/actions',
    body: {
      name: 'Exchange',
      supported_triggers: [{ id: 'custom-token-exchange', version: 'v1' }],
      code: 'exports.onExecuteCustomTokenExchange = async () => {};',
      runtime: 'node22',
    },
    keep: { exchange: 'id' },
  },
  { call: 'POST /actions/actions/{exchange}/deploy' },
  {
    call: 'PATCH /actions/triggers/post-login/bindings',
    body: {
      bindings: [{ ref: { type: 'action_name', value: 'Enrich token' }, display_name: 'Enrich token' }],
    },
  },
  {
    call: 'POST /token-exchange-profiles',
    body: {
      name: 'Partner',
      type: 'custom_authentication',
      subject_token_type: 'urn:example:partner',
      action_id: '{exchange}',
    },
  },
  {
    call: 'POST /rules',
    body: {
      name: 'Old rule',
      script: 'function (user, context, cb) { cb(null, user, context); }',
      enabled: false,
      order: 1,
    },
  },
  { call: 'PUT /rules-configs/OLD_KEY', body: { value: 'old' } },
  {
    call: 'POST /hooks',
    body: {
      name: 'old-hook',
      script: 'module.exports = function () {};',
      triggerId: 'pre-user-registration',
      enabled: true,
    },
  },
  {
    call: 'POST /flows/vault/connections',
    body: { name: 'Bearer', app_id: 'HTTP' },
    keep: { vault: 'id' },
  },
  {
    call: 'POST /flows',
    body: {
      name: 'Lookup',
      actions: [
        {
          id: 'lookup_1',
          type: 'HTTP',
          action: 'SEND_REQUEST',
          params: { connection_id: '{vault}', method: 'GET', url: 'https://orders.example.com', payload: {} },
        },
      ],
    },
    keep: { flow: 'id' },
  },
  {
    call: 'POST /forms',
    body: {
      name: 'Welcome form',
      languages: { primary: 'en' },
      nodes: [
        {
          id: 'step_1',
          type: 'STEP',
          alias: 'Start',
          config: {
            components: [{ id: 'next', category: 'BLOCK', type: 'NEXT_BUTTON', config: { text: 'Go on' } }],
            next_node: 'flow_1',
          },
        },
        { id: 'flow_1', type: 'FLOW', alias: 'Look up', config: { flow_id: '{flow}', next_node: '$ending' } },
      ],
      start: { next_node: 'step_1', coordinates: { x: 0, y: 0 } },
      ending: { resume_flow: true, coordinates: { x: 500, y: 0 } },
    },
  },
];

const messages: Step[] = [
  {
    call: 'POST /emails/provider',
    body: {
      name: 'mandrill',
      enabled: true,
      default_from_address: 'shop@example.com',
      credentials: { api_key: 'key' },
    },
  },
  {
    call: 'POST /email-templates',
    body: {
      template: 'welcome_email',
      body: '<p>Welcome</p>',
      from: 'shop@example.com',
      subject: 'Welcome',
      syntax: 'liquid',
      enabled: true,
      urlLifetimeInSeconds: 3600,
      resultUrl: 'https://shop.example.com',
    },
  },
  {
    call: 'POST /email-templates',
    body: {
      template: 'verify_email',
      body: '<p>Verify</p>',
      from: '',
      subject: '',
      syntax: 'liquid',
      enabled: false,
      includeEmailInRedirect: true,
    },
  },
  {
    call: 'POST /branding/phone/providers',
    body: {
      name: 'twilio',
      configuration: { sid: 'AC1', default_from: '+15550100000', delivery_methods: ['text'] },
      credentials: { auth_token: 'secret' },
    },
  },
  {
    call: 'POST /branding/phone/templates',
    body: {
      type: 'otp_verify',
      content: {
        syntax: 'liquid',
        from: '+15550100000',
        body: { text: 'Code {{code}}', voice: 'Code {{code}}' },
      },
      disabled: false,
    },
  },
  { call: 'PUT /guardian/factors/sms', body: { enabled: true } },
  { call: 'PUT /guardian/factors/otp', body: { enabled: true } },
  { call: 'PUT /guardian/policies', body: ['confidence-score'] },
  { call: 'PUT /guardian/factors/phone/message-types', body: { message_types: ['sms', 'voice'] } },
  { call: 'PUT /guardian/factors/phone/selected-provider', body: { provider: 'twilio' } },
  {
    call: 'PUT /guardian/factors/sms/providers/twilio',
    body: { from: '+15550100000', sid: 'AC1', auth_token: 'secret' },
  },
  {
    call: 'PUT /guardian/factors/sms/templates',
    body: { enrollment_message: 'Enrol {{code}}', verification_message: 'Code {{code}}' },
  },
];

const looks: Step[] = [
  {
    call: 'POST /custom-domains',
    body: { domain: 'login.shop.example.com', type: 'auth0_managed_certs' },
  },
  {
    call: 'PATCH /branding',
    body: {
      colors: { primary: '#0059d6', page_background: '#ffffff' },
      logo_url: 'https://shop.example.com/logo.png',
      favicon_url: 'https://shop.example.com/icon.png',
      font: { url: 'https://shop.example.com/font.woff' },
    },
  },
  {
    call: 'PUT /branding/templates/universal-login',
    body: {
      template:
        '<!DOCTYPE html><html><head>{%- auth0:head -%}</head><body>{%- auth0:widget -%}</body></html>',
    },
  },
  {
    call: 'POST /branding/themes',
    body: {
      displayName: 'Shop',
      borders: {
        button_border_radius: 3,
        button_border_weight: 1,
        buttons_style: 'rounded',
        input_border_radius: 3,
        input_border_weight: 1,
        inputs_style: 'rounded',
        show_widget_shadow: true,
        widget_border_weight: 0,
        widget_corner_radius: 5,
      },
      colors: {
        base_focus_color: '#635dff',
        base_hover_color: '#000000',
        body_text: '#1e212a',
        error: '#d03c38',
        header: '#1e212a',
        icons: '#65676e',
        input_background: '#ffffff',
        input_border: '#c9cace',
        input_filled_text: '#000000',
        input_labels_placeholders: '#65676e',
        links_focused_components: '#635dff',
        primary_button: '#635dff',
        primary_button_label: '#ffffff',
        secondary_button_border: '#c9cace',
        secondary_button_label: '#1e212a',
        success: '#13a688',
        widget_background: '#ffffff',
        widget_border: '#c9cace',
      },
      fonts: {
        body_text: { bold: false, size: 87.5 },
        buttons_text: { bold: false, size: 100 },
        font_url: '',
        input_labels: { bold: false, size: 100 },
        links: { bold: true, size: 87.5 },
        links_style: 'normal',
        reference_text_size: 16,
        subtitle: { bold: false, size: 87.5 },
        title: { bold: false, size: 150 },
      },
      page_background: { background_color: '#000000', background_image_url: '', page_layout: 'center' },
      widget: {
        header_text_alignment: 'center',
        logo_height: 52,
        logo_position: 'center',
        logo_url: '',
        social_buttons_layout: 'bottom',
      },
    },
  },
  {
    call: 'PATCH /prompts',
    body: {
      universal_login_experience: 'new',
      identifier_first: true,
      webauthn_platform_first_factor: false,
    },
  },
  {
    call: 'PUT /prompts/login/custom-text/en',
    body: { login: { title: 'Come in', description: 'To the shop' } },
  },
  { call: 'PUT /prompts/signup/custom-text/en', body: { signup: { title: 'Join' } } },
  { call: 'PUT /prompts/login/partials', body: { login: { 'form-content-start': '<div>Hello</div>' } } },
  {
    call: 'PATCH /prompts/login-id/screen/login-id/rendering',
    body: {
      rendering_mode: 'advanced',
      context_configuration: ['branding.settings'],
      default_head_tags_disabled: false,
      head_tags: [{ tag: 'script', attributes: { src: 'https://shop.example.com/login.js', defer: true } }],
    },
  },
];

const guards: Step[] = [
  {
    call: 'PATCH /attack-protection/brute-force-protection',
    body: {
      enabled: true,
      shields: ['block', 'user_notification'],
      mode: 'count_per_identifier',
      allowlist: ['192.0.2.1'],
      max_attempts: 5,
    },
  },
  {
    call: 'PATCH /attack-protection/suspicious-ip-throttling',
    body: {
      enabled: true,
      shields: ['block'],
      allowlist: ['192.0.2.2'],
      stage: {
        'pre-login': { max_attempts: 50, rate: 864_000 },
        'pre-user-registration': { max_attempts: 20, rate: 1200 },
      },
    },
  },
  {
    call: 'PATCH /attack-protection/breached-password-detection',
    body: {
      enabled: true,
      shields: ['block'],
      admin_notification_frequency: ['daily'],
      method: 'standard',
      stage: { 'pre-user-registration': { shields: ['block'] } },
    },
  },
  { call: 'PATCH /risk-assessments/settings', body: { enabled: true } },
  { call: 'PATCH /risk-assessments/settings/new-device', body: { remember_for: 60 } },
  { call: 'PATCH /supplemental-signals', body: { akamai_enabled: true } },
  {
    call: 'POST /network-acls',
    body: {
      description: 'No robots',
      active: true,
      priority: 1,
      rule: { action: { block: true }, match: { geo_country_codes: ['AQ'] }, scope: 'authentication' },
    },
  },
  {
    call: 'POST /log-streams',
    body: {
      name: 'Web logs',
      type: 'http',
      sink: {
        httpEndpoint: 'https://logs.example.com',
        httpContentType: 'application/json',
        httpContentFormat: 'JSONLINES',
        httpAuthorization: 'secret',
      },
      filters: [{ type: 'category', name: 'auth.login.fail' }],
    },
  },
  {
    call: 'POST /event-streams',
    body: {
      name: 'user-events',
      subscriptions: [{ event_type: 'user.created' }, { event_type: 'user.updated' }],
      destination: {
        type: 'webhook',
        configuration: {
          webhook_endpoint: 'https://events.example.com',
          webhook_authorization: { method: 'bearer', token: 'secret' },
        },
      },
    },
  },
  {
    call: 'POST /rate-limit-policies',
    body: {
      resource: 'oauth_authentication_api',
      consumer: 'client',
      consumer_selector: 'third_party_clients',
      configuration: { action: 'block', limit: 5 },
    },
  },
  {
    call: 'PATCH /tenants/settings',
    body: {
      friendly_name: 'The shop',
      support_email: 'help@example.com',
      support_url: 'https://help.example.com',
      picture_url: 'https://shop.example.com/logo.png',
      default_directory: DATABASE,
      enabled_locales: ['en'],
      session_lifetime: 100,
      idle_session_lifetime: 50,
      flags: { enable_dynamic_client_registration: true },
      allowed_logout_urls: ['https://shop.example.com'],
      sandbox_version: '22',
      change_password: { enabled: true, html: '<p>Change</p>' },
      guardian_mfa_page: { enabled: true, html: '<p>Code</p>' },
      error_page: { html: '<p>Oh</p>', show_log_link: true, url: 'https://shop.example.com/error' },
    },
  },
];

/** Secrets that an export replaces by markers, for the import to put back. */
export const SECRETS: Readonly<Record<string, string>> = {
  CONNECTIONS_GOOGLE_APPS_SECRET: 'y',
  CONNECTIONS_GITHUB_SECRET: 'github-secret',
  LOGSTREAMS_HTTP_SECRET: 'secret',
  EVENT_STREAM_WEBHOOK_BEARER_TOKEN: 'secret',
  MANDRILL_API_KEY: 'key',
  TWILIO_AUTH_TOKEN: 'secret',
};

const STEPS = [...applications, ...connections, ...code, ...messages, ...looks, ...guards];

/** Makes everything; throws with the answer at the first refusal. */
export async function fillTenant(client: SandboxClient): Promise<void> {
  const kept: Record<string, string> = {};
  const fill = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => kept[name] ?? whole);
  for (const { call, body, keep } of STEPS) {
    const [method = '', path = ''] = fill(call).split(' ');
    const sent = body === undefined ? undefined : JSON.parse(fill(JSON.stringify(body)));
    let answer = await client.api(method, path, sent);
    // A draft is not deployed before its packages are installed, which each look at it brings nearer.
    for (let look = 0; look < 5 && /'built' state/.test(String(answer.body?.message)); look += 1)
      answer = await client.api(method, path, sent);
    if (answer.status >= 300) throw new Error(`${call}: ${answer.status} ${JSON.stringify(answer.body)}`);
    for (const [name, property] of Object.entries(keep ?? {})) kept[name] = String(answer.body[property]);
  }
}
