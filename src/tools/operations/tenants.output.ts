// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { TokenQuotaClientCredentials } from './shared.output.js';

const TenantSettingsPasswordPage = z.looseObject({
  enabled: z.boolean().optional(),
  html: z.string().optional(),
}).nullable();

const TenantSettingsGuardianPage = z.looseObject({
  enabled: z.boolean().optional(),
  html: z.string().optional(),
}).nullable();

const TenantSettingsErrorPage = z.looseObject({
  html: z.string().optional(),
  show_log_link: z.boolean().optional(),
  url: z.string().optional(),
}).nullable();

const TenantSettingsDeviceFlowCharset = z.string();

const TenantSettingsDeviceFlow = z.looseObject({
  charset: TenantSettingsDeviceFlowCharset.optional(),
  mask: z.string().optional(),
}).nullable();

const TokenQuotaConfiguration = z.looseObject({
  client_credentials: TokenQuotaClientCredentials,
});

const DefaultTokenQuota = z.looseObject({
  clients: TokenQuotaConfiguration.optional(),
  organizations: TokenQuotaConfiguration.optional(),
}).nullable();

const TenantSettingsFlags = z.looseObject({
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
});

const SupportedLocales = z.string();

const CspPolicyMode = z.string();

const CspDirectives = z.record(z.string(), z.array(z.string()));

const CspFlag = z.string();

const CspFlags = z.array(CspFlag);

const CspPolicyReporting = z.looseObject({
  report_uri: z.string().optional(),
  report_to_group: z.string().optional(),
}).nullable();

const CspPolicy = z.looseObject({
  mode: CspPolicyMode.optional(),
  directives: CspDirectives.optional(),
  flags: CspFlags.optional(),
  reporting: CspPolicyReporting.optional(),
});

const CspPolicies = z.array(CspPolicy);

const CspReportToEndpoint = z.looseObject({
  url: z.string().optional(),
});

const CspReportToEndpoints = z.array(CspReportToEndpoint);

const CspReportTo = z.looseObject({
  group: z.string().optional(),
  max_age: z.number().optional(),
  endpoints: CspReportToEndpoints.optional(),
}).nullable();

const CspReportingEndpoints = z.record(z.string(), z.string());

const CspReportingInfrastructure = z.looseObject({
  report_to: CspReportTo.optional(),
  reporting_endpoints: CspReportingEndpoints.optional(),
}).nullable();

const ContentSecurityPolicyConfig = z.looseObject({
  enabled: z.boolean().optional(),
  policies: CspPolicies.optional(),
  reporting_infrastructure: CspReportingInfrastructure.optional(),
}).nullable();

const XssProtectionMode = z.string();

const XssProtectionConfig = z.looseObject({
  enabled: z.boolean().optional(),
  mode: XssProtectionMode.optional(),
  report_uri: z.string().optional(),
}).nullable();

const TenantSettingsNullableSecurityHeaders = z.looseObject({
  content_security_policy: ContentSecurityPolicyConfig.optional(),
  x_xss_protection: XssProtectionConfig.optional(),
}).nullable();

const SessionCookieModeEnum = z.string();

const SessionCookieSchema = z.looseObject({
  mode: SessionCookieModeEnum,
}).nullable();

const TenantSettingsSessionsAnonymous = z.looseObject({
  lifetime_in_minutes: z.number().optional(),
  activate_cookie: z.boolean().optional(),
});

const TenantSettingsSessions = z.looseObject({
  oidc_logout_prompt_enabled: z.boolean().optional(),
  anonymous: TenantSettingsSessionsAnonymous.nullable().optional(),
}).nullable();

const TenantOIDCLogoutSettings = z.looseObject({
  rp_logout_end_session_endpoint_discovery: z.boolean().optional(),
});

const TenantSettingsMTLS = z.looseObject({
  enable_endpoint_aliases: z.boolean().optional(),
}).nullable();

const TenantSettingsResourceParameterProfile = z.string();

const TenantSettingsDynamicClientRegistrationSecurityMode = z.string();

const TenantSettingsCountryCodesModeResponse = z.string();

const TenantSettingsCountryCodesResponse = z.looseObject({
  list: z.array(z.string()).optional(),
  mode: TenantSettingsCountryCodesModeResponse.optional(),
});

const GetTenantSettingsResponseContent = z.looseObject({
  change_password: TenantSettingsPasswordPage.optional(),
  guardian_mfa_page: TenantSettingsGuardianPage.optional(),
  default_audience: z.string().optional(),
  default_directory: z.string().optional(),
  error_page: TenantSettingsErrorPage.optional(),
  device_flow: TenantSettingsDeviceFlow.optional(),
  default_token_quota: DefaultTokenQuota.optional(),
  flags: TenantSettingsFlags.optional(),
  friendly_name: z.string().optional(),
  picture_url: z.string().optional(),
  support_email: z.string().optional(),
  support_url: z.string().optional(),
  allowed_logout_urls: z.array(z.string()).optional(),
  session_lifetime: z.number().optional(),
  idle_session_lifetime: z.number().optional(),
  ephemeral_session_lifetime: z.number().optional(),
  idle_ephemeral_session_lifetime: z.number().optional(),
  sandbox_version: z.string().optional(),
  legacy_sandbox_version: z.string().optional(),
  sandbox_versions_available: z.array(z.string()).optional(),
  default_redirection_uri: z.string().optional(),
  enabled_locales: z.array(SupportedLocales).optional(),
  security_headers: TenantSettingsNullableSecurityHeaders.optional(),
  session_cookie: SessionCookieSchema.optional(),
  sessions: TenantSettingsSessions.optional(),
  oidc_logout: TenantOIDCLogoutSettings.optional(),
  allow_organization_name_in_authentication_api: z.boolean().optional(),
  customize_mfa_in_postlogin_action: z.boolean().optional(),
  acr_values_supported: z.array(z.string()).nullable().optional(),
  mtls: TenantSettingsMTLS.optional(),
  pushed_authorization_requests_supported: z.boolean().optional(),
  authorization_response_iss_parameter_supported: z.boolean().nullable().optional(),
  skip_non_verifiable_callback_uri_confirmation_prompt: z.boolean().nullable().optional(),
  resource_parameter_profile: TenantSettingsResourceParameterProfile.optional(),
  client_id_metadata_document_supported: z.boolean().optional(),
  phone_consolidated_experience: z.boolean().optional(),
  enable_ai_guide: z.boolean().optional(),
  include_session_metadata_in_tenant_logs: z.boolean().optional(),
  dynamic_client_registration_security_mode: TenantSettingsDynamicClientRegistrationSecurityMode.optional(),
  country_codes: TenantSettingsCountryCodesResponse.optional(),
});

const UpdateTenantSettingsResponseContent = z.looseObject({
  change_password: TenantSettingsPasswordPage.optional(),
  guardian_mfa_page: TenantSettingsGuardianPage.optional(),
  default_audience: z.string().optional(),
  default_directory: z.string().optional(),
  error_page: TenantSettingsErrorPage.optional(),
  device_flow: TenantSettingsDeviceFlow.optional(),
  default_token_quota: DefaultTokenQuota.optional(),
  flags: TenantSettingsFlags.optional(),
  friendly_name: z.string().optional(),
  picture_url: z.string().optional(),
  support_email: z.string().optional(),
  support_url: z.string().optional(),
  allowed_logout_urls: z.array(z.string()).optional(),
  session_lifetime: z.number().optional(),
  idle_session_lifetime: z.number().optional(),
  ephemeral_session_lifetime: z.number().optional(),
  idle_ephemeral_session_lifetime: z.number().optional(),
  sandbox_version: z.string().optional(),
  legacy_sandbox_version: z.string().optional(),
  sandbox_versions_available: z.array(z.string()).optional(),
  default_redirection_uri: z.string().optional(),
  enabled_locales: z.array(SupportedLocales).optional(),
  security_headers: TenantSettingsNullableSecurityHeaders.optional(),
  session_cookie: SessionCookieSchema.optional(),
  sessions: TenantSettingsSessions.optional(),
  oidc_logout: TenantOIDCLogoutSettings.optional(),
  allow_organization_name_in_authentication_api: z.boolean().optional(),
  customize_mfa_in_postlogin_action: z.boolean().optional(),
  acr_values_supported: z.array(z.string()).nullable().optional(),
  mtls: TenantSettingsMTLS.optional(),
  pushed_authorization_requests_supported: z.boolean().optional(),
  authorization_response_iss_parameter_supported: z.boolean().nullable().optional(),
  skip_non_verifiable_callback_uri_confirmation_prompt: z.boolean().nullable().optional(),
  resource_parameter_profile: TenantSettingsResourceParameterProfile.optional(),
  client_id_metadata_document_supported: z.boolean().optional(),
  phone_consolidated_experience: z.boolean().optional(),
  enable_ai_guide: z.boolean().optional(),
  include_session_metadata_in_tenant_logs: z.boolean().optional(),
  dynamic_client_registration_security_mode: TenantSettingsDynamicClientRegistrationSecurityMode.optional(),
  country_codes: TenantSettingsCountryCodesResponse.optional(),
});

export const GetTenantSettingsOutput = GetTenantSettingsResponseContent;

export const UpdateTenantSettingsOutput = UpdateTenantSettingsResponseContent;
