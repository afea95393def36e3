// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operation } from '../operation.js';
import type * as outputs from './prompts.output.js';

const UniversalLoginExperienceEnum = z.enum(["new", "classic"]);

const AculRenderingModeEnum = z.enum(["advanced", "standard"]);

const PromptGroupNameEnum = z.enum(["login", "login-id", "login-password", "login-passwordless", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password", "custom-form", "consent", "customized-consent", "logout", "mfa-push", "mfa-otp", "mfa-voice", "mfa-phone", "mfa-webauthn", "mfa-sms", "mfa-email", "mfa-recovery-code", "mfa", "status", "device-flow", "email-verification", "email-otp-challenge", "organizations", "invitation", "common", "passkeys", "captcha", "brute-force-protection", "async-approval-flow", "confirmation"]);

const ScreenGroupNameEnum = z.enum(["login", "login-id", "login-password", "login-passwordless-email-code", "login-passwordless-email-link", "login-passwordless-sms-otp", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password-request", "reset-password-email", "reset-password", "reset-password-success", "reset-password-error", "reset-password-mfa-email-challenge", "reset-password-mfa-otp-challenge", "reset-password-mfa-phone-challenge", "reset-password-mfa-push-challenge-push", "reset-password-mfa-recovery-code-challenge", "reset-password-mfa-sms-challenge", "reset-password-mfa-voice-challenge", "reset-password-mfa-webauthn-platform-challenge", "reset-password-mfa-webauthn-roaming-challenge", "custom-form", "consent", "customized-consent", "logout", "logout-complete", "logout-aborted", "mfa-push-welcome", "mfa-push-enrollment-qr", "mfa-push-enrollment-code", "mfa-push-success", "mfa-push-challenge-push", "mfa-push-list", "mfa-otp-enrollment-qr", "mfa-otp-enrollment-code", "mfa-otp-challenge", "mfa-voice-enrollment", "mfa-voice-challenge", "mfa-phone-challenge", "mfa-phone-enrollment", "mfa-webauthn-platform-enrollment", "mfa-webauthn-roaming-enrollment", "mfa-webauthn-platform-challenge", "mfa-webauthn-roaming-challenge", "mfa-webauthn-change-key-nickname", "mfa-webauthn-enrollment-success", "mfa-webauthn-error", "mfa-webauthn-not-available-error", "mfa-country-codes", "mfa-sms-enrollment", "mfa-sms-challenge", "mfa-sms-list", "mfa-email-challenge", "mfa-email-list", "mfa-recovery-code-enrollment", "mfa-recovery-code-challenge-new-code", "mfa-recovery-code-challenge", "mfa-detect-browser-capabilities", "mfa-enroll-result", "mfa-login-options", "mfa-begin-enroll-options", "status", "device-code-activation", "device-code-activation-allowed", "device-code-activation-denied", "device-code-confirmation", "email-verification-result", "email-otp-challenge", "organization-selection", "organization-picker", "pre-login-organization-picker", "accept-invitation", "redeem-ticket", "passkey-enrollment", "passkey-enrollment-local", "interstitial-captcha", "brute-force-protection-unblock", "brute-force-protection-unblock-success", "brute-force-protection-unblock-failure", "async-approval-error", "async-approval-accepted", "async-approval-denied", "confirmation", "async-approval-wrong-user", "consent-tenant-scopes"]);

const AculContextEnum = z.enum(["branding.settings", "branding.themes.default", "client.logo_uri", "client.description", "organization.display_name", "organization.branding", "screen.texts", "tenant.name", "tenant.friendly_name", "tenant.logo_url", "tenant.enabled_locales", "untrusted_data.submitted_form_data", "untrusted_data.authorization_params.login_hint", "untrusted_data.authorization_params.screen_hint", "untrusted_data.authorization_params.ui_locales", "user.organizations", "transaction.custom_domain.domain", "experiment"]);

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

const AculClientFilterById = z.strictObject({
  id: z.string(),
});

const AculClientMetadata = sized(z.record(z.string(), z.unknown()), 0, 1);

const AculClientFilterByMetadata = z.strictObject({
  metadata: AculClientMetadata,
});

const AculClientFilter = z.union([AculClientFilterById, AculClientFilterByMetadata]);

const AculOrganizationFilterById = z.strictObject({
  id: z.string(),
});

const AculOrganizationMetadata = sized(z.record(z.string(), z.unknown()), 0, 1);

const AculOrganizationFilterByMetadata = z.strictObject({
  metadata: AculOrganizationMetadata,
});

const AculOrganizationFilter = z.union([AculOrganizationFilterById, AculOrganizationFilterByMetadata]);

const AculDomainFilterById = z.strictObject({
  id: z.string(),
});

const AculDomainMetadata = sized(z.record(z.string(), z.unknown()), 0, 1);

const AculDomainFilterByMetadata = z.strictObject({
  metadata: AculDomainMetadata,
});

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

export const getPromptSettings = operation<z.infer<typeof outputs.GetPromptSettingsOutput>>()({
  name: "get_prompt_settings",
  title: "Get login experience settings",
  description: "Whether the tenant uses the new or the classic Universal Login, asks for the identifier first, and offers device biometrics as a first factor.",
  method: "GET",
  path: "/prompts",
  resource: "prompts",
  toolset: "branding",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:prompts"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["username then password","two-step sign-in","passkey first","hosted login version","Face ID","lock page","do we use new or classic universal login","is identifier-first on","login experience"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,429],
  input: z.strictObject({}),
});

export const updatePromptSettings = operation<z.infer<typeof outputs.UpdatePromptSettingsOutput>>()({
  name: "update_prompt_settings",
  title: "Update login experience settings",
  description: "Switches between new and classic Universal Login, identifier-first and device biometrics. Takes effect for every login at once; customisations of one experience do not show in the other.",
  method: "PATCH",
  path: "/prompts",
  resource: "prompts",
  toolset: "branding",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:prompts"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["username then password","two-step sign-in","hosted login version","Face ID","Touch ID","migrate login page","switch to identifier-first login","ask for the email first, password on the next page","switch to new universal login","classic login","enable biometrics on login","email and password on one page","password on a separate page","email and password on separate screens","go from classic to new universal login","identifier first","login in two steps","classic or new login"],
  binding: {"universal_login_experience":{"in":"body","name":"universal_login_experience"},"identifier_first":{"in":"body","name":"identifier_first"},"webauthn_platform_first_factor":{"in":"body","name":"webauthn_platform_first_factor"}},
  required: [],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    universal_login_experience: UniversalLoginExperienceEnum.optional(),
    identifier_first: z.boolean().nullable().optional().describe("true asks for the e-mail or username before the password"),
    webauthn_platform_first_factor: z.boolean().nullable().optional().describe("Needs identifier_first to be on"),
  }),
});

export const listPromptRenderings = operation<z.infer<typeof outputs.ListPromptRenderingsOutput>>()({
  name: "list_prompt_renderings",
  title: "List rendering settings of all screens",
  description: "How each customised login screen is rendered: standard page or own front end (advanced), with context and head tags. Filter by prompt, screen or mode. Needs a paid plan (else 402).",
  method: "GET",
  path: "/prompts/rendering",
  resource: "prompts",
  toolset: "branding",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:prompts"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["ACUL","advanced customizations","custom UI screens","bring your own frontend","which pages are customised","which screens use ACUL","list custom rendered screens","rendering settings of all screens","login screens with custom rendering"],
  binding: {"fields":{"in":"query","name":"fields"},"include_fields":{"in":"query","name":"include_fields"},"page":{"in":"query","name":"page"},"per_page":{"in":"query","name":"per_page"},"include_totals":{"in":"query","name":"include_totals"},"prompt":{"in":"query","name":"prompt"},"screen":{"in":"query","name":"screen"},"rendering_mode":{"in":"query","name":"rendering_mode"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,402,403,429],
  list: {"key":"configs","page":true,"checkpoint":false,"totals":true},
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

export const bulkUpdatePromptRenderings = operation<z.infer<typeof outputs.BulkUpdatePromptRenderingsOutput>>()({
  name: "bulk_update_prompt_renderings",
  title: "Update rendering settings of several screens",
  description: "Changes rendering mode, context and head tags of many login screens in one call. Scripts listed here run on the live login pages for all users; a broken one leaves them blank. For a single screen, use update_prompt_screen_rendering.",
  method: "PATCH",
  path: "/prompts/rendering",
  resource: "prompts",
  toolset: "branding",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:prompts"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["ACUL","advanced customizations","custom UI rollout","bring your own frontend","mass change","switch several screens to ACUL","update rendering of many screens","switch all login screens to our own front end"],
  binding: {"configs":{"in":"body","name":"configs"}},
  required: ["configs"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,402,403,429],
  input: z.strictObject({
    configs: AculConfigs.describe("One entry per screen: {\"prompt\":\"login-id\",\"screen\":\"login-id\",\"rendering_mode\":\"advanced\",…}"),
  }),
});

export const getPromptCustomText = operation<z.infer<typeof outputs.GetPromptCustomTextOutput>>()({
  name: "get_prompt_custom_text",
  title: "Get custom text of a prompt",
  description: "The overridden wording of a login prompt in one language, by screen; empty when everything is standard. Save it before set_prompt_custom_text, which replaces all of it.",
  method: "GET",
  path: "/prompts/{prompt}/custom-text/{language}",
  resource: "prompts",
  toolset: "branding",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:prompts"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["translations","button labels","i18n","localization","error messages wording","copy","what texts did we change on the login page","show custom login texts","translations of login screen"],
  binding: {"prompt":{"in":"path","name":"prompt"},"language":{"in":"path","name":"language"}},
  required: ["prompt","language"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    prompt: z.enum(["login", "login-id", "login-password", "login-passwordless", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password", "custom-form", "consent", "customized-consent", "logout", "mfa-push", "mfa-otp", "mfa-voice", "mfa-phone", "mfa-webauthn", "mfa-sms", "mfa-email", "mfa-recovery-code", "mfa", "status", "device-flow", "email-verification", "email-otp-challenge", "organizations", "invitation", "common", "passkeys", "captcha", "brute-force-protection", "async-approval-flow", "confirmation"]),
    language: z.enum(["am", "ar", "ar-EG", "ar-SA", "az", "bg", "bn", "bs", "ca-ES", "cnr", "cs", "cy", "da", "de", "el", "en", "en-CA", "es", "es-419", "es-AR", "es-MX", "et", "eu-ES", "fa", "fi", "fr", "fr-CA", "fr-FR", "gl-ES", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "kn", "ko", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "nb", "nl", "nn", "no", "pa", "pl", "pt", "pt-BR", "pt-PT", "ro", "ru", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "zgh", "zh-CN", "zh-HK", "zh-MO", "zh-TW"]),
  }),
});

export const setPromptCustomText = operation<undefined>()({
  name: "set_prompt_custom_text",
  title: "Set custom text of a prompt",
  description: "Overrides labels, titles and error messages of a login prompt in one language. Every override of that prompt and language is replaced, so include those to keep; {} returns to the standard wording.",
  method: "PUT",
  path: "/prompts/{prompt}/custom-text/{language}",
  resource: "prompts",
  toolset: "branding",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:prompts"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["translate","change button label","i18n","localisation","rename field","edit login wording","translate the login screen button text into German","change the wording of the login page","change label on login button","custom error message on login","change text on signup screen","change page title","edit login texts","change \"Welcome\" headline","language of login page texts","rename the sign up button","text of MFA screen","text of the password reset screen","login page says something else than we want","button should say Continue","Spanish texts for the sign-up prompt","reword the login page","French login page","different text on the password screen","change the title of the login box","change text on login page","translate login page","login page text","button text","error message text","German login page","change wording","text of sign-up page"],
  binding: {"prompt":{"in":"path","name":"prompt"},"language":{"in":"path","name":"language"},"texts":{"in":"body","name":"*"}},
  required: ["prompt","language","texts"],
  body: "value",
  emptyBody: "object",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    prompt: z.enum(["login", "login-id", "login-password", "login-passwordless", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password", "custom-form", "consent", "customized-consent", "logout", "mfa-push", "mfa-otp", "mfa-voice", "mfa-phone", "mfa-webauthn", "mfa-sms", "mfa-email", "mfa-recovery-code", "mfa", "status", "device-flow", "email-verification", "email-otp-challenge", "organizations", "invitation", "common", "passkeys", "captcha", "brute-force-protection", "async-approval-flow", "confirmation"]).describe("Group of screens, such as login, signup-id or mfa-otp"),
    language: z.enum(["am", "ar", "ar-EG", "ar-SA", "az", "bg", "bn", "bs", "ca-ES", "cnr", "cs", "cy", "da", "de", "el", "en", "en-CA", "es", "es-419", "es-AR", "es-MX", "et", "eu-ES", "fa", "fi", "fr", "fr-CA", "fr-FR", "gl-ES", "gu", "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "kk", "kn", "ko", "lt", "lv", "mk", "ml", "mn", "mr", "ms", "my", "nb", "nl", "nn", "no", "pa", "pl", "pt", "pt-BR", "pt-PT", "ro", "ru", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "zgh", "zh-CN", "zh-HK", "zh-MO", "zh-TW"]).describe("A locale of the tenant, such as en or pt-BR"),
    texts: SetsCustomTextsByLanguageRequestContent.describe("By screen: {\"login\": {\"title\": \"Welcome\", \"buttonText\": \"Continue\"}}"),
  }),
});

export const getPromptPartials = operation<z.infer<typeof outputs.GetPromptPartialsOutput>>()({
  name: "get_prompt_partials",
  title: "Get template partials of a prompt",
  description: "Custom HTML inserted at fixed points of the sign-up or login forms, by screen and insertion point; empty if none. Save it before set_prompt_partials.",
  method: "GET",
  path: "/prompts/{prompt}/partials",
  resource: "prompts",
  toolset: "branding",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:prompts"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["extra form fields","terms checkbox","custom signup fields","markup snippets","consent box","show custom fields on the signup page","which partials are used"],
  binding: {"prompt":{"in":"path","name":"prompt"}},
  required: ["prompt"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    prompt: z.enum(["login", "login-id", "login-password", "login-passwordless", "signup", "signup-id", "signup-password", "customized-consent", "passkeys"]),
  }),
});

export const setPromptPartials = operation<undefined>()({
  name: "set_prompt_partials",
  title: "Set template partials of a prompt",
  description: "Inserts HTML, such as extra sign-up fields or a terms checkbox, into login forms. All partials of the prompt are replaced and the former ones are lost; markup and scripts go live where passwords are typed. {} removes all.",
  method: "PUT",
  path: "/prompts/{prompt}/partials",
  resource: "prompts",
  toolset: "branding",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:prompts"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["custom signup fields","capture phone at registration","add input","markup snippets","consent box","add a terms and conditions checkbox to the signup page","add a field to the signup form","ask for first name at registration","custom HTML in login form","marketing opt-in at sign-up","extra fields on signup","newsletter checkbox on the registration page","ask for company at sign-up page","add consent box to signup form","ask for a nickname in the sign-up form","add custom fields to the signup prompt","extra inputs at registration","add field to sign-up","checkbox on registration","extra field in signup form","terms checkbox"],
  binding: {"prompt":{"in":"path","name":"prompt"},"partials":{"in":"body","name":"*"}},
  required: ["prompt","partials"],
  body: "value",
  emptyBody: "object",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    prompt: z.enum(["login", "login-id", "login-password", "login-passwordless", "signup", "signup-id", "signup-password", "customized-consent", "passkeys"]),
    partials: SetPartialsRequestContent.describe("{\"login\": {\"form-content-start\": \"<div>…</div>\", \"form-content-end\": \"…\"}}"),
  }),
});

export const getPromptScreenRendering = operation<z.infer<typeof outputs.GetPromptScreenRenderingOutput>>()({
  name: "get_prompt_screen_rendering",
  title: "Get rendering settings of a screen",
  description: "Rendering mode, context data, head tags and filters of one login screen. For all screens, use list_prompt_renderings. Needs a paid plan (else 402).",
  method: "GET",
  path: "/prompts/{prompt}/screen/{screen}/rendering",
  resource: "prompts",
  toolset: "branding",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:prompts"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["ACUL","advanced customizations","custom UI page","bring your own frontend","who renders this page","is this screen rendered by our own UI","ACUL settings of a screen","how is the signup-id screen rendered"],
  binding: {"prompt":{"in":"path","name":"prompt"},"screen":{"in":"path","name":"screen"}},
  required: ["prompt","screen"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,402,403,404,429],
  input: z.strictObject({
    prompt: z.enum(["login", "login-id", "login-password", "login-passwordless", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password", "custom-form", "consent", "customized-consent", "logout", "mfa-push", "mfa-otp", "mfa-voice", "mfa-phone", "mfa-webauthn", "mfa-sms", "mfa-email", "mfa-recovery-code", "mfa", "status", "device-flow", "email-verification", "email-otp-challenge", "organizations", "invitation", "common", "passkeys", "captcha", "brute-force-protection", "async-approval-flow", "confirmation"]),
    screen: z.enum(["login", "login-id", "login-password", "login-passwordless-email-code", "login-passwordless-email-link", "login-passwordless-sms-otp", "login-email-verification", "signup", "signup-id", "signup-password", "phone-identifier-enrollment", "phone-identifier-challenge", "email-identifier-challenge", "reset-password-request", "reset-password-email", "reset-password", "reset-password-success", "reset-password-error", "reset-password-mfa-email-challenge", "reset-password-mfa-otp-challenge", "reset-password-mfa-phone-challenge", "reset-password-mfa-push-challenge-push", "reset-password-mfa-recovery-code-challenge", "reset-password-mfa-sms-challenge", "reset-password-mfa-voice-challenge", "reset-password-mfa-webauthn-platform-challenge", "reset-password-mfa-webauthn-roaming-challenge", "custom-form", "consent", "customized-consent", "logout", "logout-complete", "logout-aborted", "mfa-push-welcome", "mfa-push-enrollment-qr", "mfa-push-enrollment-code", "mfa-push-success", "mfa-push-challenge-push", "mfa-push-list", "mfa-otp-enrollment-qr", "mfa-otp-enrollment-code", "mfa-otp-challenge", "mfa-voice-enrollment", "mfa-voice-challenge", "mfa-phone-challenge", "mfa-phone-enrollment", "mfa-webauthn-platform-enrollment", "mfa-webauthn-roaming-enrollment", "mfa-webauthn-platform-challenge", "mfa-webauthn-roaming-challenge", "mfa-webauthn-change-key-nickname", "mfa-webauthn-enrollment-success", "mfa-webauthn-error", "mfa-webauthn-not-available-error", "mfa-country-codes", "mfa-sms-enrollment", "mfa-sms-challenge", "mfa-sms-list", "mfa-email-challenge", "mfa-email-list", "mfa-recovery-code-enrollment", "mfa-recovery-code-challenge-new-code", "mfa-recovery-code-challenge", "mfa-detect-browser-capabilities", "mfa-enroll-result", "mfa-login-options", "mfa-begin-enroll-options", "status", "device-code-activation", "device-code-activation-allowed", "device-code-activation-denied", "device-code-confirmation", "email-verification-result", "email-otp-challenge", "organization-selection", "organization-picker", "pre-login-organization-picker", "accept-invitation", "redeem-ticket", "passkey-enrollment", "passkey-enrollment-local", "interstitial-captcha", "brute-force-protection-unblock", "brute-force-protection-unblock-success", "brute-force-protection-unblock-failure", "async-approval-error", "async-approval-accepted", "async-approval-denied", "confirmation", "async-approval-wrong-user", "consent-tenant-scopes"]),
  }),
});

export const updatePromptScreenRendering = operation<z.infer<typeof outputs.UpdatePromptScreenRenderingOutput>>()({
  name: "update_prompt_screen_rendering",
  title: "Update rendering settings of a screen",
  description: "Switches one login screen between the standard page and an own front end (advanced), and sets its context and head tags. Live for all users at once: a broken script leaves a blank page; rendering_mode standard brings it back.",
  method: "PATCH",
  path: "/prompts/{prompt}/screen/{screen}/rendering",
  resource: "prompts",
  toolset: "branding",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:prompts"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["ACUL","advanced customizations","custom UI page","bring your own frontend","load own JavaScript","render the login-id screen with our own ACUL front end","own UI for a screen","use our React app for login screen","advanced customization of a screen","switch a screen back to standard"],
  binding: {"prompt":{"in":"path","name":"prompt"},"screen":{"in":"path","name":"screen"},"rendering_mode":{"in":"body","name":"rendering_mode"},"context_configuration":{"in":"body","name":"context_configuration"},"default_head_tags_disabled":{"in":"body","name":"default_head_tags_disabled"},"use_page_template":{"in":"body","name":"use_page_template"},"head_tags":{"in":"body","name":"head_tags"},"filters":{"in":"body","name":"filters"}},
  required: ["prompt","screen"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,402,403,429],
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
