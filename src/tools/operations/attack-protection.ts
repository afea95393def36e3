// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted } from '../formats.js';
import { operationsOf } from '../operation.js';

const BotDetectionLevelEnum = z.enum(["low", "medium", "high"]);
const BotDetectionChallengePolicyPasswordFlowEnum = z.enum(["never", "when_risky", "always"]);
const BotDetectionChallengePolicyPasswordlessFlowEnum = z.enum(["never", "when_risky", "always"]);
const BotDetectionChallengePolicyPasswordResetFlowEnum = z.enum(["never", "when_risky", "always"]);
const BotDetectionIPv4 = formatted(z.string(), "ipv4");
const BotDetectionIPv6 = formatted(z.string(), "ipv6");
const BotDetectionCidrBlock = formatted(z.string(), "cidr");
const BotDetectionIPv6CidrBlock = formatted(z.string(), "ipv6_cidr");
const BotDetectionIPAddressOrCidrBlock = z.union([BotDetectionIPv4, BotDetectionIPv6, BotDetectionCidrBlock, BotDetectionIPv6CidrBlock]);
const BotDetectionAllowlist = z.array(BotDetectionIPAddressOrCidrBlock);
const BotDetectionMonitoringModeEnabled = z.boolean();
const BreachedPasswordDetectionShieldsEnum = z.enum(["block", "user_notification", "admin_notification"]);
const BreachedPasswordDetectionAdminNotificationFrequencyEnum = z.enum(["immediately", "daily", "weekly", "monthly"]);
const BreachedPasswordDetectionMethodEnum = z.enum(["standard", "enhanced"]);
const BreachedPasswordDetectionPreUserRegistrationShieldsEnum = z.enum(["block", "admin_notification"]);
const BreachedPasswordDetectionPreUserRegistrationStage = z.strictObject({
  shields: z.array(BreachedPasswordDetectionPreUserRegistrationShieldsEnum).optional(),
});
const BreachedPasswordDetectionPreChangePasswordShieldsEnum = z.enum(["block", "admin_notification"]);
const BreachedPasswordDetectionPreChangePasswordStage = z.strictObject({
  shields: z.array(BreachedPasswordDetectionPreChangePasswordShieldsEnum).optional(),
});
const BreachedPasswordDetectionStage = z.strictObject({
  "pre-user-registration": BreachedPasswordDetectionPreUserRegistrationStage.optional(),
  "pre-change-password": BreachedPasswordDetectionPreChangePasswordStage.optional(),
});
const BruteForceProtectionShieldsEnum = z.enum(["block", "user_notification"]);
const BruteForceProtectionModeEnum = z.enum(["count_per_identifier_and_ip", "count_per_identifier"]);
const AttackProtectionCaptchaProviderId = z.enum(["arkose", "auth_challenge", "friendly_captcha", "hcaptcha", "recaptcha_v2", "recaptcha_enterprise", "simple_captcha"]);
const AttackProtectionUpdateCaptchaArkose = z.strictObject({
  site_key: z.string().max(100),
  secret: z.string().max(100),
  client_subdomain: z.string().max(100).optional(),
  verify_subdomain: z.string().max(100).optional(),
  fail_open: z.boolean().optional(),
});
const AttackProtectionCaptchaAuthChallengeRequest = z.strictObject({ fail_open: z.boolean() });
const AttackProtectionUpdateCaptchaHcaptcha = z.strictObject({
  site_key: z.string().max(100),
  secret: z.string().max(100),
});
const AttackProtectionUpdateCaptchaFriendlyCaptcha = z.strictObject({
  site_key: z.string().max(100),
  secret: z.string().max(100),
});
const AttackProtectionUpdateCaptchaRecaptchaEnterprise = z.strictObject({
  site_key: z.string().max(100),
  api_key: z.string().max(100),
  project_id: z.string().max(100),
});
const AttackProtectionUpdateCaptchaRecaptchaV2 = z.strictObject({
  site_key: z.string().max(100),
  secret: z.string().max(100),
});
const AttackProtectionCaptchaSimpleCaptchaResponseContent = z.record(z.string(), z.unknown());
const PhoneProviderProtectionBackoffStrategyEnum = z.enum(["exponential", "none", "default"]);
const SuspiciousIPThrottlingShieldsEnum = z.enum(["block", "admin_notification"]);
const SuspiciousIPThrottlingAllowlistItem = z.union([formatted(z.string(), "ipv4"), formatted(z.string(), "cidr"), formatted(z.string(), "ipv6"), formatted(z.string(), "ipv6_cidr")]);
const SuspiciousIPThrottlingAllowlist = z.array(SuspiciousIPThrottlingAllowlistItem);
const SuspiciousIPThrottlingPreLoginStage = z.strictObject({
  max_attempts: z.int().min(1).max(2500).optional(),
  rate: z.int().min(34560).max(86400000).optional(),
});
const SuspiciousIPThrottlingPreUserRegistrationStage = z.strictObject({
  max_attempts: z.int().min(1).max(72000).optional(),
  rate: z.int().min(1200).max(86400000).optional(),
});
const SuspiciousIpThrottlingPreCustomTokenExchangeStage = z.strictObject({
  max_attempts: z.int().min(1).max(2500).optional(),
  rate: z.int().min(34560).max(86400000).optional(),
});
const SuspiciousIPThrottlingStage = z.strictObject({
  "pre-login": SuspiciousIPThrottlingPreLoginStage.optional(),
  "pre-user-registration": SuspiciousIPThrottlingPreUserRegistrationStage.optional(),
  "pre-custom-token-exchange": SuspiciousIpThrottlingPreCustomTokenExchangeStage.optional(),
});

const operation = operationsOf("attack-protection");

export const getBotDetection = operation({
  name: "get_bot_detection", title: "Get bot detection settings",
  description: "Sensitivity, when password, passwordless and reset flows show a challenge, exempt addresses, and whether it only monitors. The challenge itself is in get_captcha_settings.",
  method: "GET", path: "/attack-protection/bot-detection", risk: "read",
  scopes: ["read:attack_protection"], statuses: [200, 401, 403, 404, 429],
  input: z.strictObject({}),
});

export const updateBotDetection = operation({
  name: "update_bot_detection", title: "Update bot detection settings",
  description: "Sets how readily suspicious logins, passwordless starts and resets get a CAPTCHA, for all users. never, low or monitoring mode exposes the tenant to bots; always affects everyone. Only given fields change.",
  method: "PATCH", path: "/attack-protection/bot-detection", risk: "destructive",
  scopes: ["update:attack_protection"], statuses: [200, 400, 401, 403, 404, 429],
  input: z.strictObject({
    bot_detection_level: BotDetectionLevelEnum.optional(),
    challenge_password_policy: BotDetectionChallengePolicyPasswordFlowEnum.optional(),
    challenge_passwordless_policy: BotDetectionChallengePolicyPasswordlessFlowEnum.optional(),
    challenge_password_reset_policy: BotDetectionChallengePolicyPasswordResetFlowEnum.optional(),
    allowlist: BotDetectionAllowlist.optional().describe("All exempt IPs or CIDR ranges; with apply add or remove only some"),
    monitoring_mode_enabled: BotDetectionMonitoringModeEnabled.optional().describe("true records risk without challenging anyone"),
  }),
});

export const getBreachedPasswordDetection = operation({
  name: "get_breached_password_detection", title: "Get breached password detection settings",
  description: "What happens when a login, sign-up or password change uses a leaked password: block, notify the user, notify admins, and how often admins are notified.",
  method: "GET", path: "/attack-protection/breached-password-detection", risk: "read",
  scopes: ["read:attack_protection"], statuses: [200, 401, 403, 429],
  input: z.strictObject({}),
});

export const updateBreachedPasswordDetection = operation({
  name: "update_breached_password_detection", title: "Update breached password detection settings",
  description: "Turns leaked-password detection on or off and sets its reaction. Blocking forces affected users to reset before signing in; disabling lets leaked passwords through. Only given fields change.",
  method: "PATCH", path: "/attack-protection/breached-password-detection", risk: "destructive",
  scopes: ["update:attack_protection"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    enabled: z.boolean().optional(),
    shields: z.array(BreachedPasswordDetectionShieldsEnum).optional().describe("Reaction at login; an empty list only detects"),
    admin_notification_frequency: z.array(BreachedPasswordDetectionAdminNotificationFrequencyEnum).optional(),
    method: BreachedPasswordDetectionMethodEnum.optional().describe("enhanced is Credential Guard and requires that plan"),
    stage: BreachedPasswordDetectionStage.optional().describe("Sign-up and reset: {\"pre-user-registration\": {\"shields\": [\"block\"]}}"),
  }),
});

export const getBruteForceProtection = operation({
  name: "get_brute_force_protection", title: "Get brute-force protection settings",
  description: "How many failed logins lock an account, counted with or without the IP, the reaction and exempt addresses. Current blocks are in list_user_blocks; clear_user_blocks removes one.",
  method: "GET", path: "/attack-protection/brute-force-protection", risk: "read",
  scopes: ["read:attack_protection"], statuses: [200, 401, 403, 429],
  input: z.strictObject({}),
});

export const updateBruteForceProtection = operation({
  name: "update_brute_force_protection", title: "Update brute-force protection settings",
  description: "Sets the failed-login limit (1–100, default 10), how it is counted, reactions and exempt addresses, for all accounts. Disabling invites password guessing; to unblock one person, use clear_user_blocks instead.",
  method: "PATCH", path: "/attack-protection/brute-force-protection", risk: "destructive",
  scopes: ["update:attack_protection"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    enabled: z.boolean().optional(),
    shields: z.array(BruteForceProtectionShieldsEnum).optional(),
    allowlist: z.array(z.union([formatted(z.string(), "ipv4"), formatted(z.string(), "cidr"), formatted(z.string(), "ipv6"), formatted(z.string(), "ipv6_cidr")])).optional().describe("All exempt IPs or CIDR ranges; with apply add or remove only some"),
    mode: BruteForceProtectionModeEnum.optional().describe("count_per_identifier counts over all IPs: stricter, but lets others lock a person out"),
    max_attempts: z.int().min(1).max(100).optional().describe("Consecutive failures before the block"),
  }),
});

export const getCaptchaSettings = operation({
  name: "get_captcha_settings", title: "Get CAPTCHA settings",
  description: "The active challenge provider (reCAPTCHA, hCaptcha, Arkose, Auth0 challenge and others) and public site keys; secrets are not returned. When the challenge appears is set in get_bot_detection.",
  method: "GET", path: "/attack-protection/captcha", risk: "read",
  scopes: ["read:attack_protection"], statuses: [200, 401, 403, 404, 429],
  input: z.strictObject({}),
});

export const updateCaptchaSettings = operation({
  name: "update_captcha_settings", title: "Update CAPTCHA settings",
  description: "Chooses the challenge provider and stores its keys. Wrong keys can stop every challenged user from logging in, and overwritten secrets cannot be read back. When to challenge is set by update_bot_detection.",
  method: "PATCH", path: "/attack-protection/captcha", risk: "destructive",
  scopes: ["update:attack_protection"], statuses: [200, 401, 403, 404, 429],
  input: z.strictObject({
    active_provider_id: AttackProtectionCaptchaProviderId.optional().describe("Send the settings object of the same provider too, unless already stored"),
    arkose: AttackProtectionUpdateCaptchaArkose.optional(),
    auth_challenge: AttackProtectionCaptchaAuthChallengeRequest.optional(),
    hcaptcha: AttackProtectionUpdateCaptchaHcaptcha.optional(),
    friendly_captcha: AttackProtectionUpdateCaptchaFriendlyCaptcha.optional(),
    recaptcha_enterprise: AttackProtectionUpdateCaptchaRecaptchaEnterprise.optional(),
    recaptcha_v2: AttackProtectionUpdateCaptchaRecaptchaV2.optional(),
    simple_captcha: AttackProtectionCaptchaSimpleCaptchaResponseContent.optional(),
  }),
});

export const getPhoneProviderProtection = operation({
  name: "get_phone_provider_protection", title: "Get phone provider protection settings",
  description: "Which back-off strategy (default, exponential, none) slows repeated SMS and voice codes, which limits fraud and cost at the phone provider.",
  method: "GET", path: "/attack-protection/phone-provider-protection", risk: "read",
  scopes: ["read:attack_protection"], statuses: [200, 401, 403, 404, 429],
  input: z.strictObject({}),
});

export const updatePhoneProviderProtection = operation({
  name: "update_phone_provider_protection", title: "Update phone provider protection settings",
  description: "Chooses the back-off between repeated SMS and voice codes for the whole tenant: default, exponential (stricter) or none, which removes the protection from message fraud and cost.",
  method: "PATCH", path: "/attack-protection/phone-provider-protection", risk: "destructive",
  scopes: ["update:attack_protection"], statuses: [200, 401, 403, 429],
  deprecations: [{ field: "type", value: "none", note: "type \"none\" is deprecated; use \"default\" instead." }],
  input: z.strictObject({ type: PhoneProviderProtectionBackoffStrategyEnum }),
});

export const getSuspiciousIpThrottling = operation({
  name: "get_suspicious_ip_throttling", title: "Get suspicious IP throttling settings",
  description: "How many failed logins or sign-ups one IP may make across all accounts before it is throttled, how fast attempts become available again, and exempt addresses. Unlike get_brute_force_protection it counts per IP, not per account.",
  method: "GET", path: "/attack-protection/suspicious-ip-throttling", risk: "read",
  scopes: ["read:attack_protection"], statuses: [200, 401, 403, 429],
  input: z.strictObject({}),
});

export const updateSuspiciousIpThrottling = operation({
  name: "update_suspicious_ip_throttling", title: "Update suspicious IP throttling settings",
  description: "Sets the limits per IP for logins, sign-ups and token exchanges, the reaction and exempt addresses. Limits that are too low lock out people behind a shared address; disabling lets one source try many accounts.",
  method: "PATCH", path: "/attack-protection/suspicious-ip-throttling", risk: "destructive",
  scopes: ["update:attack_protection"], statuses: [200, 400, 401, 403, 429],
  input: z.strictObject({
    enabled: z.boolean().optional(),
    shields: z.array(SuspiciousIPThrottlingShieldsEnum).optional(),
    allowlist: SuspiciousIPThrottlingAllowlist.optional().describe("All exempt IPs or CIDR ranges; with apply add or remove only some"),
    stage: SuspiciousIPThrottlingStage.optional().describe("{\"pre-login\": {\"max_attempts\": 100, \"rate\": 864000}}; rate = ms until one more attempt"),
  }),
});
