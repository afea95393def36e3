// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operationsOf } from '../operation.js';

const UniversalLoginExperienceEnum = z.enum(["new", "classic"]);
const AculRenderingModeEnum = z.enum(["advanced", "standard"]);
const PromptGroupNameEnum = z.enum(["login", "login-id", "login-password", "login-passwordless", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password", "custom-form", "consent", "customized-consent", "logout", "mfa-push", "mfa-otp", "mfa-voice", "mfa-phone", "mfa-webauthn", "mfa-sms", "mfa-email", "mfa-recovery-code", "mfa", "status", "device-flow", "email-verification", "email-otp-challenge", "organizations", "invitation", "common", "passkeys", "captcha", "brute-force-protection", "async-approval-flow", "confirmation"]);
const ScreenGroupNameEnum = z.enum(["login", "login-id", "login-password", "login-passwordless-email-code", "login-passwordless-email-link", "login-passwordless-sms-otp", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password-request", "reset-password-email", "reset-password", "reset-password-success", "reset-password-error", "reset-password-mfa-email-challenge", "reset-password-mfa-otp-challenge", "reset-password-mfa-phone-challenge", "reset-password-mfa-push-challenge-push", "reset-password-mfa-recovery-code-challenge", "reset-password-mfa-sms-challenge", "reset-password-mfa-voice-challenge", "reset-password-mfa-webauthn-platform-challenge", "reset-password-mfa-webauthn-roaming-challenge", "custom-form", "consent", "customized-consent", "logout", "logout-complete", "logout-aborted", "mfa-push-welcome", "mfa-push-enrollment-qr", "mfa-push-enrollment-code", "mfa-push-success", "mfa-push-challenge-push", "mfa-push-list", "mfa-otp-enrollment-qr", "mfa-otp-enrollment-code", "mfa-otp-challenge", "mfa-voice-enrollment", "mfa-voice-challenge", "mfa-phone-challenge", "mfa-phone-enrollment", "mfa-webauthn-platform-enrollment", "mfa-webauthn-roaming-enrollment", "mfa-webauthn-platform-challenge", "mfa-webauthn-roaming-challenge", "mfa-webauthn-change-key-nickname", "mfa-webauthn-enrollment-success", "mfa-webauthn-error", "mfa-webauthn-not-available-error", "mfa-country-codes", "mfa-sms-enrollment", "mfa-sms-challenge", "mfa-sms-list", "mfa-email-challenge", "mfa-email-list", "mfa-recovery-code-enrollment", "mfa-recovery-code-challenge-new-code", "mfa-recovery-code-challenge", "mfa-detect-browser-capabilities", "mfa-enroll-result", "mfa-login-options", "mfa-begin-enroll-options", "status", "device-code-activation", "device-code-activation-allowed", "device-code-activation-denied", "device-code-confirmation", "email-verification-result", "email-otp-challenge", "organization-selection", "organization-picker", "pre-login-organization-picker", "accept-invitation", "redeem-ticket", "passkey-enrollment", "passkey-enrollment-local", "interstitial-captcha", "brute-force-protection-unblock", "brute-force-protection-unblock-success", "brute-force-protection-unblock-failure", "async-approval-error", "async-approval-accepted", "async-approval-denied", "confirmation", "async-approval-wrong-user", "consent-tenant-scopes"]);
const AculContextEnum = z.enum(["branding.settings", "branding.themes.default", "client.logo_uri", "client.description", "organization.display_name", "organization.branding", "screen.texts", "tenant.name", "tenant.friendly_name", "tenant.logo_url", "tenant.enabled_locales", "untrusted_data.submitted_form_data", "untrusted_data.authorization_params.login_hint", "untrusted_data.authorization_params.screen_hint", "untrusted_data.authorization_params.ui_locales", "user.organizations", "transaction.custom_domain.domain", "experiment", "country_codes"]);
const AculContextConfigurationItem = z.union([AculContextEnum, z.string().regex(new RegExp("^client\\.metadata\\.[^\\.]+$", 'u')), z.string().regex(new RegExp("^organization\\.metadata\\.[^\\.]+$", 'u')), z.string().regex(new RegExp("^transaction\\.custom_domain\\.domain_metadata\\.[^\\.]+$", 'u')), z.string().regex(new RegExp("^user\\.user_metadata\\.[^\\.]+$", 'u')), z.string().regex(new RegExp("^user\\.app_metadata\\.[^\\.]+$", 'u')), z.string().regex(new RegExp("^untrusted_data\\.authorization_params\\.ext-[^\\.]+$", 'u'))]);
const AculContextConfiguration = z.array(AculContextConfigurationItem).nullable();
const AculHeadTagAttributes = sized(z.record(z.string(), z.unknown()), 0, 10);
const AculHeadTagContent = z.string();
const AculHeadTag = z.looseObject({
  tag: z.string().optional(),
  attributes: AculHeadTagAttributes.optional(),
  content: AculHeadTagContent.optional(),
});
const AculMatchTypeEnum = z.enum(["includes_any", "excludes_any"]);
const AculClientFilterById = z.strictObject({ id: z.string() });
const AculClientMetadata = sized(z.record(z.string(), z.unknown()), 0, 1);
const AculClientFilterByMetadata = z.strictObject({ metadata: AculClientMetadata });
const AculClientFilter = z.union([AculClientFilterById, AculClientFilterByMetadata]);
const AculOrganizationFilterById = z.strictObject({ id: z.string() });
const AculOrganizationMetadata = sized(z.record(z.string(), z.unknown()), 0, 1);
const AculOrganizationFilterByMetadata = z.strictObject({ metadata: AculOrganizationMetadata });
const AculOrganizationFilter = z.union([AculOrganizationFilterById, AculOrganizationFilterByMetadata]);
const AculDomainFilterById = z.strictObject({ id: z.string() });
const AculDomainMetadata = sized(z.record(z.string(), z.unknown()), 0, 1);
const AculDomainFilterByMetadata = z.strictObject({ metadata: AculDomainMetadata });
const AculDomainFilter = z.union([AculDomainFilterById, AculDomainFilterByMetadata]);
const AculFilters = z.strictObject({
  match_type: AculMatchTypeEnum.optional(),
  clients: z.array(AculClientFilter).optional(),
  organizations: z.array(AculOrganizationFilter).optional(),
  domains: z.array(AculDomainFilter).optional(),
}).nullable();
const AculConfigs = z.array(z.strictObject({
  prompt: PromptGroupNameEnum,
  screen: ScreenGroupNameEnum,
  rendering_mode: AculRenderingModeEnum.optional(),
  context_configuration: AculContextConfiguration.optional(),
  default_head_tags_disabled: z.boolean().nullable().optional(),
  use_page_template: z.boolean().nullable().optional(),
  head_tags: z.array(AculHeadTag).nullable().optional(),
  filters: AculFilters.optional(),
})).min(1);
const SetsCustomTextsByLanguageRequestContent = z.record(z.string(), z.unknown());
const SetPartialsRequestContent = z.record(z.string(), z.unknown());

const operation = operationsOf("prompts");

export const getPromptSettings = operation({
  name: "get_prompt_settings", title: "Get login experience settings",
  description: "Whether the tenant uses the new or the classic Universal Login, prompts for the identifier first, and offers device biometrics as a first factor.",
  method: "GET", path: "/prompts", toolset: "branding", risk: "read",
  scopes: ["read:prompts"], statuses: [200, 401, 403, 429],
  input: z.strictObject({}),
});

export const updatePromptSettings = operation({
  name: "update_prompt_settings", title: "Update login experience settings",
  description: "Switches between new and classic Universal Login, identifier-first and device biometrics. Takes effect for every login immediately; customizations of one experience do not apply to the other.",
  method: "PATCH", path: "/prompts", toolset: "branding", risk: "destructive",
  scopes: ["update:prompts"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    universal_login_experience: UniversalLoginExperienceEnum.optional(),
    identifier_first: z.boolean().nullable().optional().describe("true asks for the e-mail or username before the password"),
    webauthn_platform_first_factor: z.boolean().nullable().optional().describe("Needs identifier_first to be on"),
  }),
});

export const listPromptRenderings = operation({
  name: "list_prompt_renderings", title: "List rendering settings of all screens",
  description: "How each customized login screen is rendered: standard page or custom front end (advanced), with context and head tags. Filter by prompt, screen or mode. Requires a paid plan (otherwise 402).",
  method: "GET", path: "/prompts/rendering", toolset: "branding", risk: "read",
  scopes: ["read:prompts"], statuses: [200, 400, 401, 402, 403, 429],
  list: "configs",
  input: z.strictObject({
    fields: z.string().optional(),
    include_fields: z.boolean().optional(),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    prompt: z.string().optional(),
    screen: z.string().optional(),
    rendering_mode: AculRenderingModeEnum.optional(),
  }),
});

export const bulkUpdatePromptRenderings = operation({
  name: "bulk_update_prompt_renderings", title: "Update rendering settings of several screens",
  description: "Changes rendering mode, context and head tags of many login screens in one call. Scripts listed here run on the live login pages for all users; a broken script leaves them blank. For a single screen, use update_prompt_screen_rendering.",
  method: "PATCH", path: "/prompts/rendering", toolset: "branding", risk: "destructive",
  scopes: ["update:prompts"], statuses: [200, 400, 401, 402, 403, 429],
  input: z.strictObject({
    configs: AculConfigs.describe("One entry per screen: {\"prompt\":\"login-id\",\"screen\":\"login-id\",\"rendering_mode\":\"advanced\",…}"),
  }),
});

export const getPromptCustomText = operation({
  name: "get_prompt_custom_text", title: "Get custom text of a prompt",
  description: "The overridden texts of a login prompt in one language, by screen; empty when all texts are standard. set_prompt_custom_text changes it.",
  method: "GET", path: "/prompts/{prompt}/custom-text/{language}", toolset: "branding", risk: "read",
  scopes: ["read:prompts"], statuses: [200, 400, 401, 403, 404, 429],
  input: z.strictObject({
    prompt: z.enum(["login", "login-id", "login-password", "login-passwordless", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password", "custom-form", "consent", "customized-consent", "logout", "mfa-push", "mfa-otp", "mfa-voice", "mfa-phone", "mfa-webauthn", "mfa-sms", "mfa-email", "mfa-recovery-code", "mfa", "status", "device-flow", "email-verification", "email-otp-challenge", "organizations", "invitation", "common", "passkeys", "captcha", "brute-force-protection", "async-approval-flow", "confirmation"]),
    language: z.enum(["am", "ar", "ar-EG", "ar-SA", "az", "bg", "bn", "bs", "ca-ES", "cnr", "cs", "cy", "da", "de", "el", "en", "en-CA", "es", "es-419", "es-AR", "es-MX", "et", "eu-ES", "fa", "fi", "fr", "fr-CA", "fr-FR", "gl-ES", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "kn", "ko", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "nb", "nl", "nn", "no", "pa", "pl", "pt", "pt-BR", "pt-PT", "ro", "ru", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "zgh", "zh-CN", "zh-HK", "zh-MO", "zh-TW"]),
  }),
});

export const setPromptCustomText = operation({
  name: "set_prompt_custom_text", title: "Set custom text of a prompt",
  description: "Overrides labels, titles and error messages of a login prompt in one language. Overrides not named stay; with apply as_given they are dropped, and {} restores the standard texts.",
  method: "PUT", path: "/prompts/{prompt}/custom-text/{language}", toolset: "branding", risk: "write",
  scopes: ["update:prompts"], statuses: [200, 400, 401, 403, 429],
  binding: { texts: { in: "body", name: "*" } },
  body: "value",
  input: z.strictObject({
    prompt: z.enum(["login", "login-id", "login-password", "login-passwordless", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password", "custom-form", "consent", "customized-consent", "logout", "mfa-push", "mfa-otp", "mfa-voice", "mfa-phone", "mfa-webauthn", "mfa-sms", "mfa-email", "mfa-recovery-code", "mfa", "status", "device-flow", "email-verification", "email-otp-challenge", "organizations", "invitation", "common", "passkeys", "captcha", "brute-force-protection", "async-approval-flow", "confirmation"]).describe("Group of screens, such as login, signup-id or mfa-otp"),
    language: z.enum(["am", "ar", "ar-EG", "ar-SA", "az", "bg", "bn", "bs", "ca-ES", "cnr", "cs", "cy", "da", "de", "el", "en", "en-CA", "es", "es-419", "es-AR", "es-MX", "et", "eu-ES", "fa", "fi", "fr", "fr-CA", "fr-FR", "gl-ES", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "kn", "ko", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "nb", "nl", "nn", "no", "pa", "pl", "pt", "pt-BR", "pt-PT", "ro", "ru", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "zgh", "zh-CN", "zh-HK", "zh-MO", "zh-TW"]).describe("A locale of the tenant, such as en or pt-BR"),
    texts: SetsCustomTextsByLanguageRequestContent.describe("By screen: {\"login\": {\"title\": \"Welcome\", \"buttonText\": \"Continue\"}}"),
  }),
});

export const getPromptPartials = operation({
  name: "get_prompt_partials", title: "Get template partials of a prompt",
  description: "Custom HTML inserted at fixed points of the sign-up or login forms, by screen and insertion point; empty if none. Save it before set_prompt_partials.",
  method: "GET", path: "/prompts/{prompt}/partials", toolset: "branding", risk: "read",
  scopes: ["read:prompts"], statuses: [200, 400, 401, 403, 404, 429],
  input: z.strictObject({
    prompt: z.enum(["login", "login-id", "login-password", "login-passwordless", "signup", "signup-id", "signup-password", "customized-consent", "passkeys", "confirmation"]),
  }),
});

export const setPromptPartials = operation({
  name: "set_prompt_partials", title: "Set template partials of a prompt",
  description: "Inserts HTML, such as extra sign-up fields or a terms checkbox, into login forms. Partials not named stay; markup and scripts go live where passwords are typed. {} removes all.",
  method: "PUT", path: "/prompts/{prompt}/partials", toolset: "branding", risk: "destructive",
  scopes: ["update:prompts"], statuses: [200, 400, 401, 403, 429],
  binding: { partials: { in: "body", name: "*" } },
  body: "value",
  input: z.strictObject({
    prompt: z.enum(["login", "login-id", "login-password", "login-passwordless", "signup", "signup-id", "signup-password", "customized-consent", "passkeys", "confirmation"]),
    partials: SetPartialsRequestContent.describe("{\"login\": {\"form-content-start\": \"<div>…</div>\", \"form-content-end\": \"…\"}}"),
  }),
});

export const getPromptScreenRendering = operation({
  name: "get_prompt_screen_rendering", title: "Get rendering settings of a screen",
  description: "Rendering mode, context data, head tags and filters of one login screen. For all screens, use list_prompt_renderings. Requires a paid plan (otherwise 402).",
  method: "GET", path: "/prompts/{prompt}/screen/{screen}/rendering", toolset: "branding", risk: "read",
  scopes: ["read:prompts"], statuses: [200, 400, 401, 402, 403, 404, 429],
  input: z.strictObject({
    prompt: z.enum(["login", "login-id", "login-password", "login-passwordless", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password", "custom-form", "consent", "customized-consent", "logout", "mfa-push", "mfa-otp", "mfa-voice", "mfa-phone", "mfa-webauthn", "mfa-sms", "mfa-email", "mfa-recovery-code", "mfa", "status", "device-flow", "email-verification", "email-otp-challenge", "organizations", "invitation", "common", "passkeys", "captcha", "brute-force-protection", "async-approval-flow", "confirmation"]),
    screen: z.enum(["login", "login-id", "login-password", "login-passwordless-email-code", "login-passwordless-email-link", "login-passwordless-sms-otp", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password-request", "reset-password-email", "reset-password", "reset-password-success", "reset-password-error", "reset-password-mfa-email-challenge", "reset-password-mfa-otp-challenge", "reset-password-mfa-phone-challenge", "reset-password-mfa-push-challenge-push", "reset-password-mfa-recovery-code-challenge", "reset-password-mfa-sms-challenge", "reset-password-mfa-voice-challenge", "reset-password-mfa-webauthn-platform-challenge", "reset-password-mfa-webauthn-roaming-challenge", "custom-form", "consent", "customized-consent", "logout", "logout-complete", "logout-aborted", "mfa-push-welcome", "mfa-push-enrollment-qr", "mfa-push-enrollment-code", "mfa-push-success", "mfa-push-challenge-push", "mfa-push-list", "mfa-otp-enrollment-qr", "mfa-otp-enrollment-code", "mfa-otp-challenge", "mfa-voice-enrollment", "mfa-voice-challenge", "mfa-phone-challenge", "mfa-phone-enrollment", "mfa-webauthn-platform-enrollment", "mfa-webauthn-roaming-enrollment", "mfa-webauthn-platform-challenge", "mfa-webauthn-roaming-challenge", "mfa-webauthn-change-key-nickname", "mfa-webauthn-enrollment-success", "mfa-webauthn-error", "mfa-webauthn-not-available-error", "mfa-country-codes", "mfa-sms-enrollment", "mfa-sms-challenge", "mfa-sms-list", "mfa-email-challenge", "mfa-email-list", "mfa-recovery-code-enrollment", "mfa-recovery-code-challenge-new-code", "mfa-recovery-code-challenge", "mfa-detect-browser-capabilities", "mfa-enroll-result", "mfa-login-options", "mfa-begin-enroll-options", "status", "device-code-activation", "device-code-activation-allowed", "device-code-activation-denied", "device-code-confirmation", "email-verification-result", "email-otp-challenge", "organization-selection", "organization-picker", "pre-login-organization-picker", "accept-invitation", "redeem-ticket", "passkey-enrollment", "passkey-enrollment-local", "interstitial-captcha", "brute-force-protection-unblock", "brute-force-protection-unblock-success", "brute-force-protection-unblock-failure", "async-approval-error", "async-approval-accepted", "async-approval-denied", "confirmation", "async-approval-wrong-user", "consent-tenant-scopes"]),
  }),
});

export const updatePromptScreenRendering = operation({
  name: "update_prompt_screen_rendering", title: "Update rendering settings of a screen",
  description: "Switches one login screen between the standard page and a custom front end (advanced), and sets its context and head tags. Live for all users immediately: a broken script leaves a blank page; rendering_mode standard restores it.",
  method: "PATCH",
  path: "/prompts/{prompt}/screen/{screen}/rendering",
  toolset: "branding",
  risk: "destructive",
  scopes: ["update:prompts"], statuses: [200, 400, 401, 402, 403, 429],
  input: z.strictObject({
    prompt: z.enum(["login", "login-id", "login-password", "login-passwordless", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password", "custom-form", "consent", "customized-consent", "logout", "mfa-push", "mfa-otp", "mfa-voice", "mfa-phone", "mfa-webauthn", "mfa-sms", "mfa-email", "mfa-recovery-code", "mfa", "status", "device-flow", "email-verification", "email-otp-challenge", "organizations", "invitation", "common", "passkeys", "captcha", "brute-force-protection", "async-approval-flow", "confirmation"]),
    screen: z.enum(["login", "login-id", "login-password", "login-passwordless-email-code", "login-passwordless-email-link", "login-passwordless-sms-otp", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password-request", "reset-password-email", "reset-password", "reset-password-success", "reset-password-error", "reset-password-mfa-email-challenge", "reset-password-mfa-otp-challenge", "reset-password-mfa-phone-challenge", "reset-password-mfa-push-challenge-push", "reset-password-mfa-recovery-code-challenge", "reset-password-mfa-sms-challenge", "reset-password-mfa-voice-challenge", "reset-password-mfa-webauthn-platform-challenge", "reset-password-mfa-webauthn-roaming-challenge", "custom-form", "consent", "customized-consent", "logout", "logout-complete", "logout-aborted", "mfa-push-welcome", "mfa-push-enrollment-qr", "mfa-push-enrollment-code", "mfa-push-success", "mfa-push-challenge-push", "mfa-push-list", "mfa-otp-enrollment-qr", "mfa-otp-enrollment-code", "mfa-otp-challenge", "mfa-voice-enrollment", "mfa-voice-challenge", "mfa-phone-challenge", "mfa-phone-enrollment", "mfa-webauthn-platform-enrollment", "mfa-webauthn-roaming-enrollment", "mfa-webauthn-platform-challenge", "mfa-webauthn-roaming-challenge", "mfa-webauthn-change-key-nickname", "mfa-webauthn-enrollment-success", "mfa-webauthn-error", "mfa-webauthn-not-available-error", "mfa-country-codes", "mfa-sms-enrollment", "mfa-sms-challenge", "mfa-sms-list", "mfa-email-challenge", "mfa-email-list", "mfa-recovery-code-enrollment", "mfa-recovery-code-challenge-new-code", "mfa-recovery-code-challenge", "mfa-detect-browser-capabilities", "mfa-enroll-result", "mfa-login-options", "mfa-begin-enroll-options", "status", "device-code-activation", "device-code-activation-allowed", "device-code-activation-denied", "device-code-confirmation", "email-verification-result", "email-otp-challenge", "organization-selection", "organization-picker", "pre-login-organization-picker", "accept-invitation", "redeem-ticket", "passkey-enrollment", "passkey-enrollment-local", "interstitial-captcha", "brute-force-protection-unblock", "brute-force-protection-unblock-success", "brute-force-protection-unblock-failure", "async-approval-error", "async-approval-accepted", "async-approval-denied", "confirmation", "async-approval-wrong-user", "consent-tenant-scopes"]),
    rendering_mode: AculRenderingModeEnum.optional(),
    context_configuration: AculContextConfiguration.optional().describe("Such as branding.settings, screen.texts, client.metadata.KEY, user.app_metadata.KEY"),
    default_head_tags_disabled: z.boolean().nullable().optional(),
    use_page_template: z.boolean().nullable().optional(),
    head_tags: z.array(AculHeadTag).nullable().optional().describe("Scripts and styles: [{\"tag\":\"script\",\"attributes\":{\"src\":\"https://…\"}}]"),
    filters: AculFilters.optional().describe("Limit by clients, organizations or domains, with match_type includes_any or excludes_any"),
  }),
});
