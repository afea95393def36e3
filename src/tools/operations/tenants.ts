// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operationsOf } from '../operation.js';
import { TokenQuotaClientCredentials } from './shared.js';

const TenantSettingsPasswordPage = z.strictObject({
  enabled: z.boolean().optional(),
  html: z.string().optional(),
}).nullable();
const TenantSettingsDeviceFlowCharset = z.enum(["base20", "digits"]);
const TenantSettingsDeviceFlow = z.strictObject({
  charset: TenantSettingsDeviceFlowCharset.optional(),
  mask: z.string().max(20).optional(),
}).nullable();
const TenantSettingsGuardianPage = z.strictObject({
  enabled: z.boolean().optional(),
  html: z.string().optional(),
}).nullable();
const TenantSettingsErrorPage = z.strictObject({
  html: z.string().optional(),
  show_log_link: z.boolean().optional(),
  url: z.string().optional(),
}).nullable();
const TokenQuotaConfiguration = z.looseObject({ client_credentials: TokenQuotaClientCredentials });
const DefaultTokenQuota = sized(z.strictObject({
  clients: TokenQuotaConfiguration.optional(),
  organizations: TokenQuotaConfiguration.optional(),
}), 1, Infinity).nullable();
const TenantSettingsSupportedLocalesEnum = z.enum(["am", "ar", "ar-EG", "ar-SA", "az", "bg", "bn", "bs", "ca-ES", "cnr", "cs", "cy", "da", "de", "el", "en", "en-CA", "es", "es-419", "es-AR", "es-MX", "et", "eu-ES", "fa", "fi", "fr", "fr-CA", "fr-FR", "gl-ES", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "kn", "ko", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "nb", "nl", "nn", "no", "pa", "pl", "pt", "pt-BR", "pt-PT", "ro", "ru", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "zgh", "zh-CN", "zh-HK", "zh-MO", "zh-TW"]);
const CspPolicyMode = z.enum(["enforcing", "reporting"]);
const CspDirectives = sized(z.record(z.string(), z.array(z.string().max(2048))), 0, 30);
const CspFlag = z.enum(["upgrade-insecure-requests", "block-all-mixed-content"]);
const CspFlags = z.array(CspFlag);
const CspPolicyReporting = z.strictObject({
  report_uri: z.string().optional(),
  report_to_group: z.string().optional(),
}).nullable();
const CspPolicy = z.strictObject({
  mode: CspPolicyMode.optional(),
  directives: CspDirectives.optional(),
  flags: CspFlags.optional(),
  reporting: CspPolicyReporting.optional(),
});
const CspPolicies = z.array(CspPolicy);
const CspReportToEndpoint = z.strictObject({ url: z.string().optional() });
const CspReportToEndpoints = z.array(CspReportToEndpoint);
const CspReportTo = z.strictObject({
  group: z.string().optional(),
  max_age: z.int().optional(),
  endpoints: CspReportToEndpoints.optional(),
}).nullable();
const CspReportingEndpoints = z.record(z.string(), z.string());
const CspReportingInfrastructure = z.strictObject({
  report_to: CspReportTo.optional(),
  reporting_endpoints: CspReportingEndpoints.optional(),
}).nullable();
const ContentSecurityPolicyConfig = z.strictObject({
  enabled: z.boolean().optional(),
  policies: CspPolicies.optional(),
  reporting_infrastructure: CspReportingInfrastructure.optional(),
}).nullable();
const XssProtectionMode = z.enum(["block"]);
const XssProtectionConfig = z.strictObject({
  enabled: z.boolean().optional(),
  mode: XssProtectionMode.optional(),
  report_uri: z.string().optional(),
}).nullable();
const TenantSettingsNullableSecurityHeaders = z.strictObject({
  content_security_policy: ContentSecurityPolicyConfig.optional(),
  x_xss_protection: XssProtectionConfig.optional(),
}).nullable();
const SessionCookieModeEnum = z.enum(["persistent", "non-persistent"]);
const SessionCookieSchema = z.strictObject({ mode: SessionCookieModeEnum }).nullable();
const TenantSettingsSessionsAnonymous = z.strictObject({
  lifetime_in_minutes: z.number().optional(),
  activate_cookie: z.boolean().optional(),
});
const TenantSettingsSessions = z.strictObject({
  oidc_logout_prompt_enabled: z.boolean().optional(),
  anonymous: TenantSettingsSessionsAnonymous.nullable().optional(),
}).nullable();
const TenantOIDCLogoutSettings = z.strictObject({
  rp_logout_end_session_endpoint_discovery: z.boolean().optional(),
});
const TenantSettingsMTLS = z.strictObject({ enable_endpoint_aliases: z.boolean().optional() }).nullable();
const TenantSettingsResourceParameterProfile = z.enum(["audience", "compatibility"]);
const TenantSettingsDynamicClientRegistrationSecurityMode = z.enum(["strict", "permissive"]);
const TenantSettingsCountryCodesMode = z.enum(["allow", "deny"]);
const TenantSettingsCountryCodes = z.strictObject({
  list: z.array(z.string().min(2).max(2).regex(new RegExp("^[A-Z]{2}$", 'u'))).optional(),
  mode: TenantSettingsCountryCodesMode.optional(),
}).nullable();

const operation = operationsOf("tenants");

export const getTenantSettings = operation({
  name: "get_tenant_settings", title: "Get tenant settings",
  description: "Tenant-wide settings: session lifetimes, default audience and directory, logout URLs, error and support pages, languages, feature flags, token quotas. Colors are in get_branding, lockout in get_brute_force_protection.",
  method: "GET", path: "/tenants/settings", toolset: "tenant", risk: "read",
  scopes: ["read:tenant_settings"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    fields: z.string().optional().describe("Comma-separated names; with include_fields=false those to exclude"),
    include_fields: z.boolean().optional(),
  }),
});

export const updateTenantSettings = operation({
  name: "update_tenant_settings", title: "Update tenant settings",
  description: "Changes settings that apply to every application and user immediately: session lifetimes, default directory and audience, logout URLs, error pages, languages, flags. Only given fields change; for single list entries use apply add or remove.",
  method: "PATCH", path: "/tenants/settings", toolset: "tenant", risk: "destructive",
  scopes: ["update:tenant_settings"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    change_password: TenantSettingsPasswordPage.optional(),
    device_flow: TenantSettingsDeviceFlow.optional(),
    guardian_mfa_page: TenantSettingsGuardianPage.optional(),
    default_audience: z.string().optional(),
    default_directory: z.string().optional().describe("Name of a connection, not its id; used by password grants"),
    error_page: TenantSettingsErrorPage.optional(),
    default_token_quota: DefaultTokenQuota.optional(),
    flags: z.strictObject({
      change_pwd_flow_v1: z.boolean().optional(),
      enable_apis_section: z.boolean().optional(),
      disable_impersonation: z.boolean().optional(),
      enable_client_connections: z.boolean().optional(),
      enable_pipeline2: z.boolean().optional(),
      allow_legacy_delegation_grant_types: z.boolean().optional(),
      allow_legacy_ro_grant_types: z.boolean().optional(),
      allow_legacy_tokeninfo_endpoint: z.boolean().optional(),
      enable_legacy_profile: z.boolean().optional(),
      enable_idtoken_api2: z.boolean().optional(),
      enable_public_signup_user_exists_error: z.boolean().optional(),
      enable_sso: z.boolean().optional(),
      allow_changing_enable_sso: z.boolean().optional(),
      disable_clickjack_protection_headers: z.boolean().optional(),
      no_disclose_enterprise_connections: z.boolean().optional(),
      enforce_client_authentication_on_passwordless_start: z.boolean().optional(),
      enable_adfs_waad_email_verification: z.boolean().optional(),
      revoke_refresh_token_grant: z.boolean().optional(),
      dashboard_log_streams_next: z.boolean().optional(),
      dashboard_insights_view: z.boolean().optional(),
      disable_fields_map_fix: z.boolean().optional(),
      mfa_show_factor_list_on_enrollment: z.boolean().optional(),
      remove_alg_from_jwks: z.boolean().optional(),
      improved_signup_bot_detection_in_classic: z.boolean().optional(),
      genai_trial: z.boolean().optional(),
      enable_dynamic_client_registration: z.boolean().optional(),
      disable_management_api_sms_obfuscation: z.boolean().optional(),
      trust_azure_adfs_email_verified_connection_property: z.boolean().optional(),
      custom_domains_provisioning: z.boolean().optional(),
      local_resource_discovery: z.boolean().optional(),
      use_scope_descriptions_for_consent: z.boolean().optional(),
      universal_login: z.boolean().optional(),
      enable_custom_domain_in_emails: z.boolean().optional(),
      enable_legacy_logs_search_v2: z.boolean().optional(),
      require_pushed_authorization_requests: z.boolean().optional(),
    }).optional(),
    friendly_name: z.string().optional(),
    picture_url: z.string().optional(),
    support_email: z.string().optional(),
    support_url: z.string().optional(),
    allowed_logout_urls: z.array(z.string()).optional().describe("All URLs; with apply add or remove only some"),
    session_lifetime: z.int().min(1).optional().describe("Hours; not with session_lifetime_in_minutes"),
    session_lifetime_in_minutes: z.int().min(1).optional().describe("Minutes; not with the variant in hours"),
    idle_session_lifetime: z.int().min(1).optional().describe("Hours without activity; not with the variant in minutes"),
    idle_session_lifetime_in_minutes: z.int().min(1).optional().describe("Minutes; not with the variant in hours"),
    ephemeral_session_lifetime: z.int().min(1).optional().describe("Hours, non-persistent sessions"),
    idle_ephemeral_session_lifetime: z.int().min(1).optional(),
    ephemeral_session_lifetime_in_minutes: z.int().min(1).optional().describe("Minutes; not with the variant in hours"),
    idle_ephemeral_session_lifetime_in_minutes: z.int().min(1).optional().describe("Minutes; not with the variant in hours"),
    sandbox_version: z.string().max(8).optional(),
    legacy_sandbox_version: z.string().max(8).optional(),
    default_redirection_uri: z.string().optional(),
    enabled_locales: z.array(TenantSettingsSupportedLocalesEnum).min(1).optional().describe("The complete list, default language first"),
    security_headers: TenantSettingsNullableSecurityHeaders.optional(),
    session_cookie: SessionCookieSchema.optional(),
    sessions: TenantSettingsSessions.optional(),
    oidc_logout: TenantOIDCLogoutSettings.optional(),
    customize_mfa_in_postlogin_action: z.boolean().nullable().optional(),
    allow_organization_name_in_authentication_api: z.boolean().nullable().optional(),
    acr_values_supported: z.array(z.string()).min(0).nullable().optional(),
    mtls: TenantSettingsMTLS.optional(),
    pushed_authorization_requests_supported: z.boolean().nullable().optional(),
    authorization_response_iss_parameter_supported: z.boolean().nullable().optional(),
    skip_non_verifiable_callback_uri_confirmation_prompt: z.boolean().nullable().optional(),
    resource_parameter_profile: TenantSettingsResourceParameterProfile.optional(),
    client_id_metadata_document_supported: z.boolean().optional(),
    enable_ai_guide: z.boolean().optional(),
    phone_consolidated_experience: z.boolean().optional(),
    include_session_metadata_in_tenant_logs: z.boolean().optional(),
    dynamic_client_registration_security_mode: TenantSettingsDynamicClientRegistrationSecurityMode.optional(),
    country_codes: TenantSettingsCountryCodes.optional(),
    universal_login: z.record(z.string(), z.unknown()).optional(),
  }),
});
