// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted } from '../formats.js';
import { operationsOf } from '../operation.js';

const GuardianEnrollmentFactorEnum = z.enum(["push-notification", "phone", "email", "otp", "webauthn-roaming", "webauthn-platform"]);
const GuardianFactorPhoneFactorMessageTypeEnum = z.enum(["sms", "voice"]);
const GuardianFactorsProviderSmsProviderEnum = z.enum(["auth0", "twilio", "phone-message-hook"]);
const GuardianFactorsProviderPushNotificationProviderDataEnum = z.enum(["guardian", "sns", "direct"]);
const MFAPolicyEnum = z.enum(["all-applications", "confidence-score"]);
const SetGuardianPoliciesRequestContent = z.array(MFAPolicyEnum);

const operation = operationsOf("guardian");

export const createGuardianEnrollmentTicket = operation({
  name: "create_guardian_enrollment_ticket", title: "Create an MFA enrollment link",
  description: "Creates a link for a person to enroll an MFA factor, and emails it to them with `send_mail`. Useful after a reset of factors. Anyone who opens the link can enroll their own device, so it must reach the right person.",
  method: "POST", path: "/guardian/enrollments/ticket", toolset: "mfa", risk: "write",
  scopes: ["create:guardian_enrollment_tickets"], statuses: [200, 400, 401, 403, 404],
  binding: { custom_domain: { in: "header", name: "auth0-custom-domain" } },
  input: z.strictObject({
    custom_domain: z.string().min(3).max(255).optional(),
    user_id: z.string(),
    email: formatted(z.string(), "email").optional().describe("Different address to send the link to; default is the user's own"),
    send_mail: z.boolean().optional(),
    email_locale: z.string().optional().describe("Such as fr; only with send_mail"),
    factor: GuardianEnrollmentFactorEnum.optional().describe("Which factor to enroll; Universal Login only"),
    allow_multiple_enrollments: z.boolean().optional().describe("true lets someone already enrolled add a factor; Universal Login only"),
  }),
});

export const getGuardianEnrollment = operation({
  name: "get_guardian_enrollment", title: "Get an MFA enrollment",
  description: "State and details of one MFA enrollment: pending or confirmed, device name, phone number, last use. Ids come from list_user_enrollments.",
  method: "GET", path: "/guardian/enrollments/{id}", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_enrollments"], statuses: [200, 400, 401, 403],
  binding: { enrollment_id: { in: "path", name: "id" } },
  input: z.strictObject({ enrollment_id: z.string().min(1).describe("Such as dev_0000000000000001") }),
});

export const deleteGuardianEnrollment = operation({
  name: "delete_guardian_enrollment", title: "Delete an MFA enrollment",
  description: "Removes a single MFA enrollment, such as a lost phone, so that the person can enroll again. Irreversible. Passkeys and newer factors: delete_user_authentication_method.",
  method: "DELETE", path: "/guardian/enrollments/{id}", toolset: "mfa", risk: "destructive",
  scopes: ["delete:guardian_enrollments"], statuses: [204, 400, 401, 403],
  binding: { enrollment_id: { in: "path", name: "id" } },
  input: z.strictObject({
    enrollment_id: z.string().min(1).describe("Such as dev_0000000000000001; from list_user_enrollments"),
  }),
});

export const listGuardianFactors = operation({
  name: "list_guardian_factors", title: "List MFA factors",
  description: "Which MFA factors (SMS, push, OTP, email, Duo, WebAuthn, recovery code) the tenant has enabled. When MFA is required is set elsewhere: list_guardian_policies.",
  method: "GET", path: "/guardian/factors", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 400, 401, 403],
  list: null,
  input: z.strictObject({}),
});

export const getGuardianDuoSettings = operation({
  name: "get_guardian_duo_settings", title: "Get Duo settings",
  description: "The Duo account behind the Duo factor: integration key, secret key and API host.",
  method: "GET", path: "/guardian/factors/duo/settings", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({}),
});

export const setGuardianDuoSettings = operation({
  name: "set_guardian_duo_settings", title: "Set Duo settings",
  description: "Replaces the complete Duo account configuration. Wrong keys lock out everyone who uses Duo for MFA. Single values: update_guardian_duo_settings; enabling Duo: set_guardian_factor.",
  method: "PUT", path: "/guardian/factors/duo/settings", toolset: "mfa", risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    ikey: z.string().max(10000).optional().describe("Duo integration key"),
    skey: z.string().max(10000).optional().describe("Duo secret key"),
    host: z.string().max(10000).optional().describe("Duo API hostname, such as api-xxxx.duosecurity.com"),
  }),
});

export const updateGuardianDuoSettings = operation({
  name: "update_guardian_duo_settings", title: "Update Duo settings",
  description: "Changes some of the Duo values, such as a new secret key, and keeps the others. Wrong keys lock out everyone who uses Duo for MFA.",
  method: "PATCH", path: "/guardian/factors/duo/settings", toolset: "mfa", risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    ikey: z.string().max(10000).optional().describe("Duo integration key"),
    skey: z.string().max(10000).optional().describe("Duo secret key"),
    host: z.string().max(10000).optional().describe("Duo API hostname, such as api-xxxx.duosecurity.com"),
  }),
});

export const getGuardianEmailSettings = operation({
  name: "get_guardian_email_settings", title: "Get email MFA code settings",
  description: "Length and lifetime of the codes that the email factor sends. For the sending provider: get_email_provider.",
  method: "GET", path: "/guardian/factors/email/settings", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 401, 403, 429],
  input: z.strictObject({}),
});

export const setGuardianEmailSettings = operation({
  name: "set_guardian_email_settings", title: "Set email MFA code settings",
  description: "Sets the number of digits and the lifetime of emailed MFA codes; both values are required. Applies to codes sent from now on.",
  method: "PUT", path: "/guardian/factors/email/settings", toolset: "mfa", risk: "write",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    otp_length: z.number().describe("Number of digits"),
    otp_expiration_time: z.number().describe("Seconds"),
  }),
});

export const getGuardianPhoneMessageTypes = operation({
  name: "get_guardian_phone_message_types", title: "Get phone MFA channels",
  description: "Whether MFA codes are sent to phones by text message, by voice call, or both.",
  method: "GET", path: "/guardian/factors/phone/message-types", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({}),
});

export const setGuardianPhoneMessageTypes = operation({
  name: "set_guardian_phone_message_types", title: "Set phone MFA channels",
  description: "Replaces the list of channels (sms, voice) for MFA codes. Removing one cuts off people who rely on it, for example those with a landline.",
  method: "PUT", path: "/guardian/factors/phone/message-types", toolset: "mfa", risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403, 404],
  input: z.strictObject({
    message_types: z.array(GuardianFactorPhoneFactorMessageTypeEnum).describe("Complete list: [\"sms\"], [\"voice\"] or [\"sms\", \"voice\"]"),
  }),
});

export const getGuardianPhoneTwilioProvider = operation({
  name: "get_guardian_phone_twilio_provider", title: "Get Twilio settings for phone MFA",
  description: "Twilio account, sender number or messaging service, and token used for MFA texts and calls when Twilio is the selected phone provider.",
  method: "GET", path: "/guardian/factors/phone/providers/twilio", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({}),
});

export const setGuardianPhoneTwilioProvider = operation({
  name: "set_guardian_phone_twilio_provider", title: "Set Twilio settings for phone MFA",
  description: "Sets the Twilio account for MFA texts and calls, replacing the old one. Wrong credentials stop codes for everyone. Only effective while set_guardian_phone_selected_provider is twilio.",
  method: "PUT", path: "/guardian/factors/phone/providers/twilio", toolset: "mfa", risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    from: z.string().min(0).max(64).nullable().optional().describe("Sender number in E.164; alternative to messaging_service_sid"),
    messaging_service_sid: z.string().min(1).max(1000).nullable().optional(),
    auth_token: z.string().min(1).max(1000).nullable().optional().describe("Twilio auth token"),
    sid: z.string().min(1).max(1000).nullable().optional().describe("Twilio account SID"),
  }),
});

export const getGuardianPhoneSelectedProvider = operation({
  name: "get_guardian_phone_selected_provider", title: "Get the phone MFA provider",
  description: "Who delivers MFA texts and calls: Auth0 itself, Twilio, or an Action (phone-message-hook).",
  method: "GET", path: "/guardian/factors/phone/selected-provider", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({}),
});

export const setGuardianPhoneSelectedProvider = operation({
  name: "set_guardian_phone_selected_provider", title: "Select the phone MFA provider",
  description: "Switches the delivery of MFA texts and calls between Auth0, Twilio and an Action. The chosen one must already be configured, or nobody receives codes.",
  method: "PUT", path: "/guardian/factors/phone/selected-provider", toolset: "mfa", risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    provider: GuardianFactorsProviderSmsProviderEnum.describe("auth0, twilio or phone-message-hook"),
  }),
});

export const getGuardianPhoneSettings = operation({
  name: "get_guardian_phone_settings", title: "Get phone MFA code settings",
  description: "Length and lifetime of the MFA codes sent by text or call. For the message texts: get_guardian_phone_templates.",
  method: "GET", path: "/guardian/factors/phone/settings", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 401, 403, 429],
  input: z.strictObject({}),
});

export const setGuardianPhoneSettings = operation({
  name: "set_guardian_phone_settings", title: "Set phone MFA code settings",
  description: "Sets the number of digits and the lifetime of MFA codes sent by text or call; both values are required. Applies to codes sent from now on.",
  method: "PUT", path: "/guardian/factors/phone/settings", toolset: "mfa", risk: "write",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    otp_length: z.number().describe("Number of digits"),
    otp_expiration_time: z.number().describe("Seconds"),
  }),
});

export const getGuardianPhoneTemplates = operation({
  name: "get_guardian_phone_templates", title: "Get phone MFA message texts",
  description: "The text messages and calls that people receive when enrolling a phone and at each MFA challenge.",
  method: "GET", path: "/guardian/factors/phone/templates", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({}),
});

export const setGuardianPhoneTemplates = operation({
  name: "set_guardian_phone_templates", title: "Set phone MFA message texts",
  description: "Replaces the text of both messages, enrollment and verification. Keep the {{code}} placeholder in each, or people get texts without a code. Some plans only.",
  method: "PUT", path: "/guardian/factors/phone/templates", toolset: "mfa", risk: "write",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    enrollment_message: z.string().describe("Liquid text; must contain {{code}}"),
    verification_message: z.string().describe("Liquid text; must contain {{code}}"),
  }),
});

export const getGuardianPushApnsProvider = operation({
  name: "get_guardian_push_apns_provider", title: "Get Apple push settings",
  description: "Bundle id and sandbox flag of the direct Apple (APNs) connection for push MFA to your own iOS app. The certificate is not shown.",
  method: "GET", path: "/guardian/factors/push-notification/providers/apns", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({}),
});

export const setGuardianPushApnsProvider = operation({
  name: "set_guardian_push_apns_provider", title: "Set Apple push settings",
  description: "Replaces the complete APNs configuration of your own iOS app; omitted values are lost and a wrong value stops push approvals for everyone. To renew only the certificate: update_guardian_push_apns_provider.",
  method: "PUT",
  path: "/guardian/factors/push-notification/providers/apns",
  toolset: "mfa",
  risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    sandbox: z.boolean().optional().describe("true for Apple's development environment"),
    bundle_id: z.string().min(1).max(1000).nullable().optional(),
    p12: z.string().min(1).max(10000).nullable().optional().describe("Base64 of the .p12 push certificate"),
  }),
});

export const updateGuardianPushApnsProvider = operation({
  name: "update_guardian_push_apns_provider", title: "Update Apple push settings",
  description: "Changes some APNs values, such as an expiring push certificate, and keeps the others; a wrong value stops push approvals for everyone on iOS.",
  method: "PATCH",
  path: "/guardian/factors/push-notification/providers/apns",
  toolset: "mfa",
  risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    sandbox: z.boolean().optional().describe("true for Apple's development environment"),
    bundle_id: z.string().min(1).max(1000).nullable().optional(),
    p12: z.string().min(1).max(10000).nullable().optional().describe("Base64 of the .p12 push certificate"),
  }),
});

export const setGuardianPushFcmProvider = operation({
  name: "set_guardian_push_fcm_provider", title: "Set legacy Firebase push settings",
  description: "Replaces the server key of the legacy Firebase API for push MFA to your own Android app. Google has retired that API: use set_guardian_push_fcmv1_provider for new setups.",
  method: "PUT",
  path: "/guardian/factors/push-notification/providers/fcm",
  toolset: "mfa",
  risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({ server_key: z.string().min(1).max(152).nullable().optional() }),
});

export const updateGuardianPushFcmProvider = operation({
  name: "update_guardian_push_fcm_provider", title: "Update legacy Firebase push settings",
  description: "Changes the server key of the legacy Firebase API, which Google has retired, for push MFA on Android. For the current API: update_guardian_push_fcmv1_provider.",
  method: "PATCH",
  path: "/guardian/factors/push-notification/providers/fcm",
  toolset: "mfa",
  risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({ server_key: z.string().min(1).max(152).nullable().optional() }),
});

export const setGuardianPushFcmv1Provider = operation({
  name: "set_guardian_push_fcmv1_provider", title: "Set Firebase v1 push settings",
  description: "Replaces the Firebase (HTTP v1) service account for push MFA to your own Android app; a wrong value stops push approvals for everyone on Android. Used while set_guardian_push_selected_provider is direct.",
  method: "PUT",
  path: "/guardian/factors/push-notification/providers/fcmv1",
  toolset: "mfa",
  risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    server_credentials: z.string().min(1).max(10000).nullable().optional().describe("The service account's key file: JSON, as one string"),
  }),
});

export const updateGuardianPushFcmv1Provider = operation({
  name: "update_guardian_push_fcmv1_provider", title: "Update Firebase v1 push settings",
  description: "Changes the Firebase (HTTP v1) service account, for example after its key was rotated; a wrong value stops push approvals for everyone on Android.",
  method: "PATCH",
  path: "/guardian/factors/push-notification/providers/fcmv1",
  toolset: "mfa",
  risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    server_credentials: z.string().min(1).max(10000).nullable().optional().describe("The service account's key file: JSON, as one string"),
  }),
});

export const getGuardianPushSnsProvider = operation({
  name: "get_guardian_push_sns_provider", title: "Get Amazon SNS push settings",
  description: "AWS keys, region and platform application ARNs used for push MFA when SNS is the selected provider.",
  method: "GET", path: "/guardian/factors/push-notification/providers/sns", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({}),
});

export const setGuardianPushSnsProvider = operation({
  name: "set_guardian_push_sns_provider", title: "Set Amazon SNS push settings",
  description: "Replaces the complete SNS configuration for push MFA; omitted values are lost and a wrong value stops push approvals for everyone. Single values: update_guardian_push_sns_provider. Some plans only.",
  method: "PUT",
  path: "/guardian/factors/push-notification/providers/sns",
  toolset: "mfa",
  risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    aws_access_key_id: z.string().min(1).max(1000).nullable().optional(),
    aws_secret_access_key: z.string().min(1).max(1000).nullable().optional(),
    aws_region: z.string().min(1).max(1000).regex(new RegExp("^(?:us-east-[0-9]{1,2}|us-west-[0-9]{1,2}|ap-southeast-[0-9]{1,2}|ap-northeast-[0-9]{1,2}|ap-central-[0-9]{1,2}|eu-west-[0-9]{1,2}|eu-central-[0-9]{1,2})$", 'u')).nullable().optional().describe("Such as us-west-1"),
    sns_apns_platform_application_arn: z.string().min(1).max(1000).nullable().optional().describe("ARN for iOS"),
    sns_gcm_platform_application_arn: z.string().min(1).max(1000).nullable().optional().describe("ARN for Android"),
  }),
});

export const updateGuardianPushSnsProvider = operation({
  name: "update_guardian_push_sns_provider", title: "Update Amazon SNS push settings",
  description: "Changes some SNS values, such as rotated AWS keys, and keeps the others; a wrong value stops push approvals for everyone. Some plans only.",
  method: "PATCH",
  path: "/guardian/factors/push-notification/providers/sns",
  toolset: "mfa",
  risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    aws_access_key_id: z.string().min(1).max(1000).nullable().optional(),
    aws_secret_access_key: z.string().min(1).max(1000).nullable().optional(),
    aws_region: z.string().min(1).max(1000).regex(new RegExp("^(?:us-east-[0-9]{1,2}|us-west-[0-9]{1,2}|ap-southeast-[0-9]{1,2}|ap-northeast-[0-9]{1,2}|ap-central-[0-9]{1,2}|eu-west-[0-9]{1,2}|eu-central-[0-9]{1,2})$", 'u')).nullable().optional().describe("Such as us-west-1"),
    sns_apns_platform_application_arn: z.string().min(1).max(1000).nullable().optional().describe("ARN for iOS"),
    sns_gcm_platform_application_arn: z.string().min(1).max(1000).nullable().optional().describe("ARN for Android"),
  }),
});

export const getGuardianPushSelectedProvider = operation({
  name: "get_guardian_push_selected_provider", title: "Get the push MFA provider",
  description: "Who delivers push approvals: Auth0 for the Guardian app (guardian), Amazon SNS (sns), or Apple and Google directly (direct).",
  method: "GET", path: "/guardian/factors/push-notification/selected-provider", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({}),
});

export const setGuardianPushSelectedProvider = operation({
  name: "set_guardian_push_selected_provider", title: "Select the push MFA provider",
  description: "Switches the delivery of push approvals between guardian, sns and direct. The chosen one must already be configured, or push MFA fails for everyone who uses it.",
  method: "PUT",
  path: "/guardian/factors/push-notification/selected-provider",
  toolset: "mfa",
  risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    provider: GuardianFactorsProviderPushNotificationProviderDataEnum.describe("guardian, sns, or direct (APNs and FCM)"),
  }),
});

export const getGuardianSmsTwilioProvider = operation({
  name: "get_guardian_sms_twilio_provider", title: "Get Twilio settings for SMS MFA (legacy)",
  description: "Twilio account for MFA texts, by the deprecated path. get_guardian_phone_twilio_provider returns the same and is preferred.",
  method: "GET", path: "/guardian/factors/sms/providers/twilio", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({}),
});

export const setGuardianSmsTwilioProvider = operation({
  name: "set_guardian_sms_twilio_provider", title: "Set Twilio settings for SMS MFA (legacy)",
  description: "Replaces the Twilio account for MFA texts, by the deprecated path; wrong credentials stop codes for everyone. Prefer set_guardian_phone_twilio_provider.",
  method: "PUT", path: "/guardian/factors/sms/providers/twilio", toolset: "mfa", risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    from: z.string().min(0).max(64).nullable().optional().describe("Sender number in E.164; alternative to messaging_service_sid"),
    messaging_service_sid: z.string().min(1).max(1000).nullable().optional(),
    auth_token: z.string().min(1).max(1000).nullable().optional(),
    sid: z.string().min(1).max(1000).nullable().optional(),
  }),
});

export const getGuardianSmsSelectedProvider = operation({
  name: "get_guardian_sms_selected_provider", title: "Get the SMS MFA provider (legacy)",
  description: "Who delivers MFA texts, by the deprecated path. get_guardian_phone_selected_provider covers texts and calls and is preferred.",
  method: "GET", path: "/guardian/factors/sms/selected-provider", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({}),
});

export const setGuardianSmsSelectedProvider = operation({
  name: "set_guardian_sms_selected_provider", title: "Select the SMS MFA provider (legacy)",
  description: "Switches the delivery of MFA texts, by the deprecated path; an unconfigured choice means nobody gets codes. Prefer set_guardian_phone_selected_provider.",
  method: "PUT", path: "/guardian/factors/sms/selected-provider", toolset: "mfa", risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    provider: GuardianFactorsProviderSmsProviderEnum.describe("auth0, twilio or phone-message-hook"),
  }),
});

export const getGuardianSmsTemplates = operation({
  name: "get_guardian_sms_templates", title: "Get SMS MFA message texts (legacy)",
  description: "Templates of MFA texts, by the deprecated path. Prefer get_guardian_phone_templates.",
  method: "GET", path: "/guardian/factors/sms/templates", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 204, 400, 401, 403],
  input: z.strictObject({}),
});

export const setGuardianSmsTemplates = operation({
  name: "set_guardian_sms_templates", title: "Set SMS MFA message texts (legacy)",
  description: "Replaces the templates of both MFA texts, by the deprecated path; keep {{code}} in each. Prefer set_guardian_phone_templates.",
  method: "PUT", path: "/guardian/factors/sms/templates", toolset: "mfa", risk: "write",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  input: z.strictObject({
    enrollment_message: z.string().describe("Liquid text; must contain {{code}}"),
    verification_message: z.string().describe("Liquid text; must contain {{code}}"),
  }),
});

export const setGuardianFactor = operation({
  name: "set_guardian_factor", title: "Turn an MFA factor on or off",
  description: "Turns one factor (sms, push-notification, email, duo, otp, webauthn-roaming, webauthn-platform, recovery-code) on or off for the whole tenant. If disabled, people enrolled only with it lose their second factor.",
  method: "PUT", path: "/guardian/factors/{name}", toolset: "mfa", risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403],
  binding: { factor_name: { in: "path", name: "name" } },
  input: z.strictObject({
    factor_name: z.enum(["push-notification", "sms", "email", "duo", "otp", "webauthn-roaming", "webauthn-platform", "recovery-code"]).describe("otp is the authenticator app, sms covers voice too"),
    enabled: z.boolean(),
  }),
});

export const listGuardianPolicies = operation({
  name: "list_guardian_policies", title: "List MFA policies",
  description: "When the tenant requires MFA: at every login (all-applications), only at risky ones (confidence-score), or, with an empty list, never by policy; Actions may still require it.",
  method: "GET", path: "/guardian/policies", toolset: "mfa", risk: "read",
  scopes: ["read:mfa_policies"], statuses: [200, 400, 401, 403],
  list: null,
  input: z.strictObject({}),
});

export const setGuardianPolicies = operation({
  name: "set_guardian_policies", title: "Set MFA policies",
  description: "Replaces the rule for when MFA is required from everyone: [\"all-applications\"] always, [\"confidence-score\"] for risky logins (adaptive MFA add-on), [] never by policy. Enable a factor first: list_guardian_factors.",
  method: "PUT", path: "/guardian/policies", toolset: "mfa", risk: "destructive",
  scopes: ["update:mfa_policies"], statuses: [200, 400, 401, 403],
  binding: { policies: { in: "body", name: "*" } },
  body: "value",
  input: z.strictObject({
    policies: SetGuardianPoliciesRequestContent.describe("Complete list: [\"all-applications\"], [\"confidence-score\"] or []"),
  }),
});

export const getGuardianSettings = operation({
  name: "get_guardian_settings", title: "Get MFA session settings",
  description: "Whether the MFA prompt offers \"remember me\", its default state, and the inactivity and overall time after which MFA is required again.",
  method: "GET", path: "/guardian/settings", toolset: "mfa", risk: "read",
  scopes: ["read:guardian_factors"], statuses: [200, 401, 403, 429],
  input: z.strictObject({}),
});

export const setGuardianSettings = operation({
  name: "set_guardian_settings", title: "Set MFA session settings",
  description: "Sets for the whole tenant whether \"remember me\" is offered and how long MFA is then skipped; all four values are required. Longer times weaken MFA. One person's remembered browsers: invalidate_remembered_browsers.",
  method: "PUT", path: "/guardian/settings", toolset: "mfa", risk: "destructive",
  scopes: ["update:guardian_factors"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    display_remember_me_checkbox: z.boolean(),
    remember_me_default_value: z.boolean(),
    mfa_session_inactivity_timeout: z.number().describe("Seconds: 3600 to 2592000 (30 days), not above the overall timeout"),
    mfa_session_overall_timeout: z.number().describe("Seconds: 3600 to 7776000 (90 days)"),
  }),
});
