/** The tenant's own settings. */

import type { ResourceModule } from '../engine/resource-module.js';
import { deepMerge, setting } from '../engine/setting.js';
import { invalidBody } from '../errors.js';
import { selectFields } from '../pagination.js';
import type { Doc } from '../state/store.js';

const SETTINGS = {
  allowed_logout_urls: [],
  acr_values_supported: [],
  allow_organization_name_in_authentication_api: false,
  customize_mfa_in_postlogin_action: false,
  pushed_authorization_requests_supported: false,
  phone_consolidated_experience: false,
  change_password: { enabled: false, html: '' },
  default_audience: '',
  default_directory: '',
  enabled_locales: ['en'],
  error_page: { html: '', show_log_link: false, url: '' },
  flags: {
    allow_changing_enable_sso: false,
    allow_legacy_delegation_grant_types: false,
    allow_legacy_ro_grant_types: false,
    change_pwd_flow_v1: false,
    cannot_change_enforce_client_authentication_on_passwordless_start: true,
    disable_impersonation: true,
    enable_apis_section: false,
    enable_client_connections: false,
    enable_custom_domain_in_emails: false,
    enable_dynamic_client_registration: false,
    enable_legacy_logs_search_v2: false,
    enable_pipeline2: false,
    enable_public_signup_user_exists_error: true,
    enable_sso: true,
    enforce_client_authentication_on_passwordless_start: true,
    new_universal_login_experience_enabled: true,
    universal_login: true,
    use_scope_descriptions_for_consent: false,
    revoke_refresh_token_grant: false,
    disable_clickjack_protection_headers: false,
  },
  friendly_name: '',
  guardian_mfa_page: { enabled: false, html: '' },
  idle_session_lifetime: 72,
  oidc_logout: { rp_logout_end_session_endpoint_discovery: true },
  picture_url: '',
  sandbox_version: '22',
  session_lifetime: 168,
  session_cookie: { mode: 'persistent' },
  sessions: { oidc_logout_prompt_enabled: true },
  support_email: '',
  support_url: '',
  universal_login: {},
  resource_parameter_profile: 'compatibility',
};

/** What reading shows besides what can be set. */
const AVAILABLE = ['22', '18'];
const READ_ONLY = { sandbox_versions_available: AVAILABLE, client_id_metadata_document_supported: false };

/** Runtimes that a tenant can still be moved to, the older ones too. */
const SANDBOX_VERSIONS = ['22', '18', '16', '12'];

/** Only flags and the like merge key by key; other objects are taken over whole. */
const MERGED = new Set(['flags', 'session_cookie', 'sessions', 'oidc_logout', 'mtls', 'universal_login']);

/** Lifetimes can be given in minutes; they are kept and shown in hours. */
const inHours = (body: Doc): Doc =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) =>
      name.endsWith('_in_minutes') && typeof value === 'number'
        ? [name.replace(/_in_minutes$/, ''), value / 60]
        : [name, value],
    ),
  );

function checkSandboxVersion({ sandbox_version: version }: Doc): void {
  if (version === undefined || SANDBOX_VERSIONS.includes(String(version))) return;
  throw invalidBody(
    `The sandbox_version provided is invalid. Please use one of the available options: ${JSON.stringify(AVAILABLE)}`,
  );
}

function write(body: Doc, old: Doc): Doc {
  checkSandboxVersion(body);
  const out: Doc = { ...old };
  for (const [name, value] of Object.entries(inHours(body))) {
    if (value === null) delete out[name];
    else out[name] = MERGED.has(name) ? deepMerge((out[name] as Doc | undefined) ?? {}, value as Doc) : value;
  }
  return out;
}

export const tenants: ResourceModule = {
  singletons: [
    setting('/tenants/settings', SETTINGS, {
      write,
      open: true,
      view: (value, { query, operation }) =>
        selectFields(operation.method === 'GET' ? { ...READ_ONLY, ...value } : value, query),
    }),
  ],
  handlers: {},
};
