/** What the documented examples of the Terraform provider and the Deploy CLI send is taken, and comes back. */
import { type Expectation, type Statement, type Step, statement as s } from '../statement.js';

const terraform = (resource: string): string => `terraform-provider-auth0 docs/resources/${resource}`;

type Body = Record<string, unknown>;

/** A request that succeeds and answers what it was given, but for what is never shown. */
const echoed = (
  request: string,
  body: Body,
  status: number,
  hidden: readonly string[] = [],
  more = {},
): Step => {
  const shown = Object.fromEntries(Object.entries(body).filter(([name]) => !hidden.includes(name)));
  const expected: Expectation = { has: shown, ...more };
  return [request, body, status, expected];
};

const example = (says: string, resource: string, ...steps: Step[]): Statement =>
  s(says, terraform(resource), ...steps);

const connection = (strategy: string, options: Body, more: Body = {}): Step =>
  echoed('POST /connections', { name: strategy, strategy, options, ...more }, 201);

const OPENID = {
  client_id: 'client',
  client_secret: 'secret',
  issuer: 'https://idp.example.com',
  jwks_uri: 'https://idp.example.com/keys',
  token_endpoint: 'https://idp.example.com/token',
  userinfo_endpoint: 'https://idp.example.com/userinfo',
  authorization_endpoint: 'https://idp.example.com/authorize',
  scope: 'openid email profile',
};
const LOGIN_HINT = { upstream_params: { screen_name: { alias: 'login_hint' } } };

const deployed = (trigger: string): Step[] => [
  [
    'POST /actions/actions',
    { name: trigger, runtime: 'node22', code: '//', supported_triggers: [{ id: trigger, version: 'v1' }] },
    201,
    { keep: { action: 'id' } },
  ],
  ['POST /actions/actions/{action}/deploy', undefined, 200],
];

const size = { bold: false, size: 100 };
const COLORS = [
  'body_text error header icons input_background input_border input_filled_text input_labels_placeholders',
  'links_focused_components primary_button primary_button_label secondary_button_border secondary_button_label',
  'success widget_background widget_border',
].flatMap((names) => names.split(' '));

export const examples = [
  example(
    'a backend application may trust the forwarded IP address without naming how it authenticates',
    'client',
    echoed(
      'POST /clients',
      {
        name: 'Backend',
        app_type: 'non_interactive',
        compliance_level: 'none',
        is_token_endpoint_ip_header_trusted: true,
        oidc_conformant: false,
        require_proof_of_possession: false,
        grant_types: [
          'authorization_code',
          'client_credentials',
          'urn:openid:params:grant-type:ciba',
          'urn:ietf:params:oauth:grant-type:device_code',
          'http://auth0.com/oauth/grant-type/passwordless/otp',
          'urn:okta:params:oauth:grant-type:webauthn',
          'urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token',
        ],
        async_approval_notification_channels: ['guardian-push', 'email'],
        jwt_configuration: {
          lifetime_in_seconds: 300,
          secret_encoded: true,
          alg: 'RS256',
          scopes: { a: 'b' },
        },
        refresh_token: {
          leeway: 0,
          rotation_type: 'rotating',
          expiration_type: 'expiring',
          token_lifetime: 9000,
        },
        addons: {
          samlp: { audience: 'https://sp.example.com', mappings: { email: 'mail' }, mapIdentities: false },
        },
      },
      201,
    ),
  ),
  example(
    'a mobile application has its stores and its native social logins',
    'client',
    echoed(
      'POST /clients',
      {
        name: 'Mobile',
        app_type: 'native',
        mobile: {
          android: { app_package_name: 'com.example', sha256_cert_fingerprints: ['DE:AD:BE:EF'] },
          ios: { team_id: '9JA89QQLNQ', app_bundle_identifier: 'com.example.app' },
        },
        native_social_login: {
          apple: { enabled: true },
          facebook: { enabled: false },
          google: { enabled: true },
        },
      },
      201,
      [],
      { keep: { app: 'client_id' } },
    ),
    [
      'PATCH /clients/{app}',
      {
        addons: null,
        default_organization: null,
        session_transfer: null,
        oidc_backchannel_logout: null,
        cross_origin_loc: null,
        encryption_key: null,
        token_quota: null,
        skip_non_verifiable_callback_uri_confirmation_prompt: null,
      },
      200,
      { lacks: ['addons', 'default_organization', 'session_transfer', 'encryption_key', 'token_quota'] },
    ],
  ),
  example(
    'settings of the tenant come back as they were sent',
    'tenant',
    echoed(
      'PATCH /tenants/settings',
      {
        friendly_name: 'Example',
        picture_url: 'http://example.com/logo.png',
        support_email: 'support@example.com',
        support_url: 'http://example.com/support',
        allowed_logout_urls: ['http://example.com/logout'],
        session_lifetime: 8760,
        sandbox_version: '12',
        enabled_locales: ['en'],
        default_redirection_uri: 'https://example.com/login',
        skip_non_verifiable_callback_uri_confirmation_prompt: true,
        flags: {
          universal_login: true,
          disable_clickjack_protection_headers: true,
          use_scope_descriptions_for_consent: true,
          no_disclose_enterprise_connections: false,
          disable_management_api_sms_obfuscation: false,
          disable_fields_map_fix: false,
        },
        session_cookie: { mode: 'non-persistent' },
        sessions: { oidc_logout_prompt_enabled: false },
        error_page: { html: '<html></html>', show_log_link: false, url: 'https://example.com/error' },
      },
      200,
    ),
  ),
  example(
    'pages of the tenant are part of its settings',
    'pages',
    echoed(
      'PATCH /tenants/settings',
      {
        change_password: { enabled: true, html: '<html>reset</html>' },
        guardian_mfa_page: { enabled: true, html: '<html>mfa</html>' },
        error_page: { html: '<html>error</html>', show_log_link: true, url: 'https://example.com' },
      },
      200,
    ),
  ),
  example(
    'a custom database has every option of a database',
    'connection',
    connection(
      'auth0',
      {
        passwordPolicy: 'excellent',
        password_history: { enable: true, size: 3 },
        password_no_personal_info: { enable: true },
        password_dictionary: { enable: true, dictionary: ['password', 'admin'] },
        password_complexity_options: { min_length: 12 },
        enabledDatabaseCustomization: true,
        brute_force_protection: true,
        strategy_version: 2,
        import_mode: false,
        requires_username: true,
        disable_signup: false,
        customScripts: { get_user: 'function getByEmail(email, callback) { callback(null); }' },
        validation: { username: { min: 10, max: 40 } },
        mfa: { active: true, return_enroll_settings: true },
        authentication_methods: { passkey: { enabled: true }, password: { enabled: true } },
        ...LOGIN_HINT,
      },
      { is_domain_connection: true, metadata: { key1: 'foo', key2: 'bar' } },
    ),
  ),
  example(
    'a connection to Entra ID names its protocol, its API and how far addresses are trusted',
    'connection',
    connection(
      'waad',
      {
        identity_api: 'azure-active-directory-v1.0',
        client_id: 'client',
        client_secret: 'secret',
        app_id: 'app',
        tenant_domain: 'example.onmicrosoft.com',
        domain: 'example.onmicrosoft.com',
        domain_aliases: ['example.com', 'api.example.com'],
        icon_url: 'http://example.com/logo.png',
        use_wsfed: false,
        waad_protocol: 'openid-connect',
        useCommonEndpoint: false,
        max_groups_to_retrieve: '250',
        api_enable_users: true,
        basic_profile: true,
        ext_groups: true,
        ext_profile: true,
        should_trust_email_verified_connection: 'never_set_emails_as_verified',
        non_persistent_attrs: ['ethnicity', 'gender'],
        ...LOGIN_HINT,
      },
      { show_as_button: true },
    ),
  ),
  example(
    'a connection of OpenID Connect may be a requesting app of Cross App Access',
    'connection',
    connection(
      'oidc',
      { ...OPENID, type: 'back_channel' },
      { cross_app_access_requesting_app: { active: true } },
    ),
  ),
  example(
    'a connection to Okta maps attributes',
    'connection',
    connection(
      'okta',
      {
        ...OPENID,
        domain: 'example.okta.com',
        domain_aliases: ['example.com'],
        connection_settings: { pkce: 'auto' },
        attribute_map: {
          mapping_mode: 'basic_profile',
          userinfo_scope: 'openid email profile groups',
          attributes: { name: 'context.tokenset.name' },
        },
      },
      { display_name: 'Okta', show_as_button: false },
    ),
  ),
  example(
    'a connection of SAML says what it signs and how it is entered',
    'connection',
    connection('samlp', {
      debug: false,
      signInEndpoint: 'https://saml.example.com/in',
      signOutEndpoint: 'https://saml.example.com/out',
      disableSignout: true,
      tenant_domain: 'example.com',
      domain_aliases: ['example.com'],
      protocolBinding: 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST',
      requestTemplate: '<samlp:AuthnRequest/>',
      user_id_attribute: 'id',
      signatureAlgorithm: 'rsa-sha256',
      digestAlgorithm: 'sha256',
      entityId: 'entity',
      fieldsMap: { name: ['name', 'nameidentifier'], family_name: 'surname' },
      signing_key: { key: 'key', cert: 'cert' },
      idpinitiated: { client_id: 'client', client_protocol: 'samlp', client_authorizequery: 'timeout=30' },
    }),
  ),
  example(
    'text messages may go through a gateway of one’s own',
    'connection',
    connection('sms', {
      name: 'sms',
      from: '+15555555555',
      syntax: 'md_with_macros',
      template: '@@password@@',
      provider: 'sms_gateway',
      gateway_url: 'https://sms.example.com',
      forward_request_info: true,
      disable_signup: false,
      brute_force_protection: true,
      totp: { time_step: 300, length: 6 },
      gateway_authentication: {
        method: 'bearer',
        subject: 'sms',
        audience: 'https://sms.example.com',
        secret: 'secret',
        secret_base64_encoded: false,
      },
    }),
  ),
  example(
    'codes by e-mail have a message and parameters for the login',
    'connection',
    connection('email', {
      name: 'email',
      email: { from: 'a@example.com', subject: 'Welcome', syntax: 'liquid', body: '<html></html>' },
      disable_signup: false,
      brute_force_protection: true,
      set_user_root_attributes: 'on_each_login',
      non_persistent_attrs: [],
      authParams: { scope: 'openid email', response_type: 'code' },
      totp: { time_step: 300, length: 6 },
    }),
  ),
  example(
    'an API says what may ask for its tokens, and how',
    'resource_server',
    echoed(
      'POST /resource-servers',
      {
        name: 'API',
        identifier: 'https://api.example.com',
        signing_alg: 'RS256',
        allow_offline_access: true,
        token_lifetime: 8600,
        skip_consent_for_verifiable_first_party_clients: true,
        consent_policy: 'transactional-authorization-with-mfa',
        authorization_details: [{ type: 'payment' }, { type: 'shipping' }],
        proof_of_possession: { mechanism: 'mtls', required: true },
        subject_type_authorization: {
          user: { policy: 'allow_all' },
          client: { policy: 'require_client_grant' },
        },
      },
      201,
      [],
      { keep: { api: 'id' } },
    ),
    [
      'PATCH /resource-servers/{api}',
      {
        consent_policy: null,
        authorization_details: null,
        token_encryption: null,
        proof_of_possession: null,
        authorization_policy: null,
      },
      200,
      { lacks: ['authorization_details', 'token_encryption', 'authorization_policy'] },
    ],
  ),
  example(
    'grants may be for users, for types of authorization details, or a default',
    'client_grant',
    ['POST /clients', { name: 'App' }, 201, { keep: { app: 'client_id' } }],
    [
      'POST /resource-servers',
      {
        name: 'API',
        identifier: 'https://api',
        authorization_details: [{ type: 'payment' }],
        scopes: [{ value: 'read:foo' }],
      },
      201,
    ],
    echoed(
      'POST /client-grants',
      {
        client_id: '{app}',
        audience: 'https://api',
        scope: ['read:foo'],
        subject_type: 'user',
        authorization_details_types: ['payment'],
        allow_all_scopes: false,
      },
      201,
    ),
    echoed(
      'POST /client-grants',
      { default_for: 'third_party_clients', audience: 'https://api', scope: ['read:foo'] },
      201,
    ),
  ),
  ...(
    [
      ['ses', { accessKeyId: 'AKIA', secretAccessKey: 'x'.repeat(40), region: 'us-east-1' }],
      ['smtp', { smtp_host: 'smtp.example.com', smtp_port: 583, smtp_user: 'user', smtp_pass: 'pass' }],
      ['sendgrid', { api_key: 'key' }],
      ['azure_cs', { connectionString: 'connection' }],
      ['ms365', { tenantId: 'tenant', clientId: 'client', clientSecret: 'secret' }],
    ] as const
  ).map(([name, credentials]) =>
    example(
      `e-mail may be sent through ${name}`,
      'email_provider',
      echoed(
        'POST /emails/provider',
        { name, enabled: true, default_from_address: 'accounts@example.com', credentials },
        201,
        ['credentials'],
      ),
    ),
  ),
  example(
    'e-mail may be sent by an Action that is deployed',
    'email_provider',
    ['POST /emails/provider', { name: 'custom', credentials: {} }, 409],
    ...deployed('custom-email-provider'),
    echoed('POST /emails/provider', { name: 'custom', enabled: true, credentials: {} }, 201),
  ),
  example(
    'text messages may be sent by an Action that is deployed',
    'phone_provider',
    ...deployed('custom-phone-provider'),
    echoed(
      'POST /branding/phone/providers',
      {
        name: 'custom',
        disabled: false,
        configuration: { delivery_methods: ['text', 'voice'] },
        credentials: {},
      },
      201,
      ['credentials'],
    ),
  ),
  example(
    'a log stream filters by category and sends headers',
    'log_stream',
    ...[
      {
        name: 'http',
        type: 'http',
        filters: [{ type: 'category', name: 'auth.login.fail' }],
        sink: {
          httpEndpoint: 'https://example.com/logs',
          httpContentType: 'application/json',
          httpContentFormat: 'JSONOBJECT',
          httpAuthorization: 'secret',
          httpCustomHeaders: [{ header: 'foo', value: 'bar' }],
        },
      },
      {
        name: 'aws',
        type: 'eventbridge',
        sink: { awsAccountId: '999999999999', awsRegion: 'us-east-2' },
      },
    ].map((body) => echoed('POST /log-streams', body, 200)),
  ),
  example(
    'network ACLs match countries, networks, hosts and curated lists',
    'network_acl',
    ...[
      { allow: true, match: { geo_country_codes: ['US', 'CA'], geo_subdivision_codes: ['US-NY'] } },
      { log: true, not_match: { asns: [9876], ipv4_cidrs: ['10.0.0.0/8'], ipv6_cidrs: ['2001:db8::/32'] } },
      { block: true, match: { auth0_managed: ['auth0.icloud_relay_proxy'] } },
      {
        block: true,
        match: { hostnames: ['one.example.com'], connecting_ipv6_cidrs: ['2001:db8::/32', '::1'] },
        not_match: { hostnames: ['two.example.com'], connecting_ipv4_cidrs: ['203.0.113.0/24'] },
      },
    ].map(({ match, not_match, ...action }, index) =>
      echoed(
        'POST /network-acls',
        {
          description: `List ${index}`,
          active: true,
          priority: index + 1,
          rule: { action, scope: 'tenant', ...(match ? { match } : {}), ...(not_match ? { not_match } : {}) },
        },
        201,
      ),
    ),
  ),
  example(
    'several screens change how they are rendered at once',
    'prompt_renderings',
    [
      'PATCH /prompts/rendering',
      {
        configs: [
          {
            prompt: 'login-passwordless',
            screen: 'login-passwordless-email-code',
            rendering_mode: 'advanced',
            context_configuration: ['branding.settings', 'client.logo_uri', 'organization.metadata.key'],
            default_head_tags_disabled: false,
            use_page_template: false,
            head_tags: [{ tag: 'script', attributes: { src: 'https://example.com/a.js', async: true } }],
          },
          { prompt: 'signup-id', screen: 'signup-id', rendering_mode: 'standard' },
        ],
      },
      200,
    ],
    [
      'GET /prompts/login-passwordless/screen/login-passwordless-email-code/rendering',
      undefined,
      200,
      { has: { rendering_mode: 'advanced', filters: null } },
    ],
  ),
  example(
    'a theme has borders, colors, fonts, a page and a widget',
    'branding_theme',
    echoed(
      'POST /branding/themes',
      {
        borders: {
          button_border_radius: 1,
          button_border_weight: 1,
          buttons_style: 'pill',
          input_border_radius: 3,
          input_border_weight: 1,
          inputs_style: 'pill',
          show_widget_shadow: false,
          widget_border_weight: 1,
          widget_corner_radius: 3,
        },
        colors: Object.fromEntries(COLORS.map((name) => [name, '#FF00CC'])),
        fonts: {
          font_url: 'https://example.com/font.woff',
          links_style: 'normal',
          reference_text_size: 12,
          ...Object.fromEntries(
            ['body_text', 'buttons_text', 'input_labels', 'links', 'title', 'subtitle'].map((name) => [
              name,
              size,
            ]),
          ),
        },
        page_background: { background_color: '#000000', background_image_url: '', page_layout: 'center' },
        widget: {
          header_text_alignment: 'center',
          logo_height: 55,
          logo_position: 'center',
          logo_url: '',
          social_buttons_layout: 'top',
        },
      },
      200,
    ),
  ),
  example(
    'a connection of a flow keeps its set-up to itself',
    'flow_vault_connection',
    echoed(
      'POST /flows/vault/connections',
      {
        app_id: 'AUTH0',
        name: 'M2M',
        setup: { type: 'OAUTH_APP', client_id: 'client', client_secret: 'secret', domain: 'example.com' },
      },
      201,
      ['setup'],
      { lacks: ['setup'] },
    ),
  ),
  example(
    'user attributes of a self-service profile can be taken back',
    'self_service_profile',
    echoed(
      'POST /self-service-profiles',
      {
        name: 'Profile',
        description: 'For admins',
        allowed_strategies: ['oidc', 'samlp'],
        user_attributes: [{ name: 'department', description: 'Department', is_optional: true }],
        branding: { logo_url: 'https://example.com/logo.png', colors: { primary: '#0059d6' } },
      },
      201,
      [],
      { keep: { profile: 'id' } },
    ),
    [
      'PATCH /self-service-profiles/{profile}',
      { user_attributes: null, branding: null },
      200,
      { has: { user_attributes: [] }, lacks: ['branding'] },
    ],
  ),
];
