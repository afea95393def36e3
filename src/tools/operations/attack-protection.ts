// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted } from '../formats.js';
import { operation } from '../operation.js';
import type * as outputs from './attack-protection.output.js';

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

const AttackProtectionCaptchaAuthChallengeRequest = z.strictObject({
  fail_open: z.boolean(),
});

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
  max_attempts: z.number().optional(),
  rate: z.number().optional(),
});

const SuspiciousIPThrottlingStage = z.strictObject({
  "pre-login": SuspiciousIPThrottlingPreLoginStage.optional(),
  "pre-user-registration": SuspiciousIPThrottlingPreUserRegistrationStage.optional(),
  "pre-custom-token-exchange": SuspiciousIpThrottlingPreCustomTokenExchangeStage.optional(),
});

export const getBotDetection = operation<z.infer<typeof outputs.GetBotDetectionOutput>>()({
  name: "get_bot_detection",
  title: "Get bot detection settings",
  description: "Sensitivity, when password, passwordless and reset flows show a challenge, exempt addresses, and whether it only monitors. The challenge itself is set up in get_captcha_settings.",
  method: "GET",
  path: "/attack-protection/bot-detection",
  resource: "attack-protection",
  toolset: "attack-protection",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["automated sign-ups","credential stuffing","why captcha appears","robots","fake accounts","is bot detection on","bot detection settings","when is a captcha shown","bot protection level"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({}),
});

export const updateBotDetection = operation<z.infer<typeof outputs.UpdateBotDetectionOutput>>()({
  name: "update_bot_detection",
  title: "Update bot detection settings",
  description: "Sets how readily suspicious logins, passwordless starts and resets get a CAPTCHA, for all users. never, low or monitoring mode opens the tenant to scripts; always burdens everyone. Only fields given change.",
  method: "PATCH",
  path: "/attack-protection/bot-detection",
  resource: "attack-protection",
  toolset: "attack-protection",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["automated sign-ups","credential stuffing","stop robots","too many challenges","fake accounts","whitelist IP","turn on bot detection","block bots","show captcha for risky logins","too many fake sign-ups","disable captcha for login","bots are creating accounts","sensitivity of bot detection","require captcha always","fake registrations by bots","bots try to sign up","spam sign-ups","make bot detection stricter","too many bots","bot registrations","activate bot protection","stop bots","spam accounts","captcha only for suspicious logins"],
  binding: {"bot_detection_level":{"in":"body","name":"bot_detection_level"},"challenge_password_policy":{"in":"body","name":"challenge_password_policy"},"challenge_passwordless_policy":{"in":"body","name":"challenge_passwordless_policy"},"challenge_password_reset_policy":{"in":"body","name":"challenge_password_reset_policy"},"allowlist":{"in":"body","name":"allowlist"},"monitoring_mode_enabled":{"in":"body","name":"monitoring_mode_enabled"}},
  required: [],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    bot_detection_level: BotDetectionLevelEnum.optional(),
    challenge_password_policy: BotDetectionChallengePolicyPasswordFlowEnum.optional(),
    challenge_passwordless_policy: BotDetectionChallengePolicyPasswordlessFlowEnum.optional(),
    challenge_password_reset_policy: BotDetectionChallengePolicyPasswordResetFlowEnum.optional(),
    allowlist: BotDetectionAllowlist.optional().describe("IPs or CIDR ranges that are exempt; the list replaces the current one"),
    monitoring_mode_enabled: BotDetectionMonitoringModeEnabled.optional().describe("true records risk without challenging anyone"),
  }),
});

export const getBreachedPasswordDetection = operation<z.infer<typeof outputs.GetBreachedPasswordDetectionOutput>>()({
  name: "get_breached_password_detection",
  title: "Get breached password detection settings",
  description: "What happens when a login, sign-up or password change uses a password known from a leak: block, notify the user, notify admins, and how often admins are told.",
  method: "GET",
  path: "/attack-protection/breached-password-detection",
  resource: "attack-protection",
  toolset: "attack-protection",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["compromised credentials","pwned","stolen passwords","dark web","Credential Guard","data breach","is breached password detection on","what happens with leaked passwords","leaked password settings"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,429],
  input: z.strictObject({}),
});

export const updateBreachedPasswordDetection = operation<z.infer<typeof outputs.UpdateBreachedPasswordDetectionOutput>>()({
  name: "update_breached_password_detection",
  title: "Update breached password detection settings",
  description: "Turns checking for leaked passwords on or off and chooses what it does. Blocking forces affected users to reset before they get in; disabling lets leaked passwords through. Only fields given change.",
  method: "PATCH",
  path: "/attack-protection/breached-password-detection",
  resource: "attack-protection",
  toolset: "attack-protection",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["compromised credentials","pwned","stolen passwords","Credential Guard","data breach","notify admins","stop leaked passwords from being used","turn on breached password detection","warn users about leaked passwords","block compromised passwords","reset password when it appeared in a leak","tell admins about breached credentials","force a reset when a password shows up in a leak","react to stolen passwords at signup","check passwords against known leaks","alert users with pwned passwords","leaked passwords","block breached passwords","notify about leaked password","activate leak check"],
  binding: {"enabled":{"in":"body","name":"enabled"},"shields":{"in":"body","name":"shields"},"admin_notification_frequency":{"in":"body","name":"admin_notification_frequency"},"method":{"in":"body","name":"method"},"stage":{"in":"body","name":"stage"}},
  required: [],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    enabled: z.boolean().optional(),
    shields: z.array(BreachedPasswordDetectionShieldsEnum).optional().describe("Reaction at login; an empty list only detects"),
    admin_notification_frequency: z.array(BreachedPasswordDetectionAdminNotificationFrequencyEnum).optional(),
    method: BreachedPasswordDetectionMethodEnum.optional().describe("enhanced is Credential Guard and needs the plan for it"),
    stage: BreachedPasswordDetectionStage.optional().describe("Sign-up and reset: {\"pre-user-registration\": {\"shields\": [\"block\"]}}"),
  }),
});

export const getBruteForceProtection = operation<z.infer<typeof outputs.GetBruteForceProtectionOutput>>()({
  name: "get_brute_force_protection",
  title: "Get brute-force protection settings",
  description: "How many failed logins lock an account, counted with or without the IP, what follows and which addresses are exempt. Who is blocked now is in list_user_blocks; a lock is lifted with clear_user_blocks.",
  method: "GET",
  path: "/attack-protection/brute-force-protection",
  resource: "attack-protection",
  toolset: "attack-protection",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["lockout policy","too many attempts","account locked","wrong password limit","failed login threshold","current lockout threshold","after how many failed attempts is an account locked","lockout settings","brute force configuration","how many wrong passwords until block","max failed logins before lockout","brute force settings","when does an account get locked","how many attempts before lock","show lockout policy","is brute force protection on"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,429],
  input: z.strictObject({}),
});

export const updateBruteForceProtection = operation<z.infer<typeof outputs.UpdateBruteForceProtectionOutput>>()({
  name: "update_brute_force_protection",
  title: "Update brute-force protection settings",
  description: "Sets the failed-login limit (1–100, default 10), how it is counted, reactions and exempt addresses, for all accounts. Disabling invites password guessing; to free one person, use clear_user_blocks instead.",
  method: "PATCH",
  path: "/attack-protection/brute-force-protection",
  resource: "attack-protection",
  toolset: "attack-protection",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["lockout policy","too many attempts","account locked","wrong password threshold","whitelist office IP","smart lockout","lock accounts after 5 failed attempts","change lockout threshold","change number of allowed login attempts","allow more wrong passwords","turn off brute force protection","allowlist an IP in brute force","accounts get locked too quickly","lock out sooner","notify users when they are locked","block logins after three wrong passwords","max login attempts before lockout","set failed login limit","lockout after wrong tries","account shall be locked after wrong passwords","change number of attempts","lock after three failed logins","turn brute force protection off","allowlist IP for brute force"],
  binding: {"enabled":{"in":"body","name":"enabled"},"shields":{"in":"body","name":"shields"},"allowlist":{"in":"body","name":"allowlist"},"mode":{"in":"body","name":"mode"},"max_attempts":{"in":"body","name":"max_attempts"}},
  required: [],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    enabled: z.boolean().optional(),
    shields: z.array(BruteForceProtectionShieldsEnum).optional(),
    allowlist: z.array(z.union([formatted(z.string(), "ipv4"), formatted(z.string(), "cidr"), formatted(z.string(), "ipv6"), formatted(z.string(), "ipv6_cidr")])).optional().describe("IPs or CIDR ranges that are exempt; the list replaces the current one"),
    mode: BruteForceProtectionModeEnum.optional().describe("count_per_identifier counts over all IPs: stricter, but lets others lock a person out"),
    max_attempts: z.int().min(1).max(100).optional().describe("Consecutive failures before the block"),
  }),
});

export const getCaptchaSettings = operation<z.infer<typeof outputs.GetCaptchaSettingsOutput>>()({
  name: "get_captcha_settings",
  title: "Get CAPTCHA settings",
  description: "The active challenge provider (reCAPTCHA, hCaptcha, Arkose, Auth0 challenge and others) and public site keys; secrets are not returned. When the challenge shows is decided in get_bot_detection.",
  method: "GET",
  path: "/attack-protection/captcha",
  resource: "attack-protection",
  toolset: "attack-protection",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["I am not a robot","human verification","Friendly Captcha","puzzle","Turnstile","which captcha do we use","captcha provider","captcha configuration"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({}),
});

export const updateCaptchaSettings = operation<z.infer<typeof outputs.UpdateCaptchaSettingsOutput>>()({
  name: "update_captcha_settings",
  title: "Update CAPTCHA settings",
  description: "Chooses the challenge provider and stores its keys. Wrong keys can stop every challenged user from logging in, and overwritten secrets cannot be read back. When to challenge is set by update_bot_detection.",
  method: "PATCH",
  path: "/attack-protection/captcha",
  resource: "attack-protection",
  toolset: "attack-protection",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["I am not a robot","reCAPTCHA","hCaptcha","Arkose","human verification","Turnstile","site key","use Cloudflare Turnstile","use reCAPTCHA Enterprise on the login page","switch captcha provider","set hCaptcha site key","configure captcha","replace reCAPTCHA","enter the hCaptcha keys","captcha secret","another captcha vendor","set captcha provider","reCAPTCHA keys","switch captcha"],
  binding: {"active_provider_id":{"in":"body","name":"active_provider_id"},"arkose":{"in":"body","name":"arkose"},"auth_challenge":{"in":"body","name":"auth_challenge"},"hcaptcha":{"in":"body","name":"hcaptcha"},"friendly_captcha":{"in":"body","name":"friendly_captcha"},"recaptcha_enterprise":{"in":"body","name":"recaptcha_enterprise"},"recaptcha_v2":{"in":"body","name":"recaptcha_v2"},"simple_captcha":{"in":"body","name":"simple_captcha"}},
  required: [],
  body: "fields",
  emptyBody: "object",
  statuses: [200,401,403,404,429],
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

export const getPhoneProviderProtection = operation<z.infer<typeof outputs.GetPhoneProviderProtectionOutput>>()({
  name: "get_phone_provider_protection",
  title: "Get phone provider protection settings",
  description: "Which back-off strategy (default, exponential, none) slows repeated SMS and voice codes, which limits fraud and cost at the phone provider.",
  method: "GET",
  path: "/attack-protection/phone-provider-protection",
  resource: "attack-protection",
  toolset: "attack-protection",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:attack_protection"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["toll fraud","SMS pumping","text message flood","IRSF","resend throttling","SMS fraud protection settings","toll fraud settings"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({}),
});

export const updatePhoneProviderProtection = operation<z.infer<typeof outputs.UpdatePhoneProviderProtectionOutput>>()({
  name: "update_phone_provider_protection",
  title: "Update phone provider protection settings",
  description: "Chooses the back-off between repeated SMS and voice codes for the whole tenant: default, exponential (stricter) or none, which removes the brake on message fraud and cost.",
  method: "PATCH",
  path: "/attack-protection/phone-provider-protection",
  resource: "attack-protection",
  toolset: "attack-protection",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:attack_protection"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["toll fraud","SMS pumping","text message flood","IRSF","resend throttling","OTP delays","protect us from SMS pumping","limit SMS costs","stop toll fraud","slow down repeated SMS","SMS bill is too high because of fraud","SMS bill exploded","SMS costs rise because of abuse"],
  binding: {"type":{"in":"body","name":"type"}},
  required: ["type"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,401,403,429],
  input: z.strictObject({
    type: PhoneProviderProtectionBackoffStrategyEnum,
  }),
});

export const getSuspiciousIpThrottling = operation<z.infer<typeof outputs.GetSuspiciousIpThrottlingOutput>>()({
  name: "get_suspicious_ip_throttling",
  title: "Get suspicious IP throttling settings",
  description: "How many failed logins or sign-ups one IP may make across all accounts before it is slowed, at what pace attempts return, and which addresses are exempt. Unlike get_brute_force_protection it counts per IP, not per account.",
  method: "GET",
  path: "/attack-protection/suspicious-ip-throttling",
  resource: "attack-protection",
  toolset: "attack-protection",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["rate limit address","high velocity","office blocked","credential stuffing","NAT shared network","velocity check","IP throttling settings","how many logins per IP are allowed","suspicious IP throttling configuration","which IPs are allowlisted","limits per IP for failed logins","which IPs are exempt from throttling","per-address limits"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,429],
  input: z.strictObject({}),
});

export const updateSuspiciousIpThrottling = operation<z.infer<typeof outputs.UpdateSuspiciousIpThrottlingOutput>>()({
  name: "update_suspicious_ip_throttling",
  title: "Update suspicious IP throttling settings",
  description: "Sets the limits per IP for logins, sign-ups and token exchanges, the reaction and exempt addresses. Too tight locks out people behind a shared address; disabling lets one source try many accounts.",
  method: "PATCH",
  path: "/attack-protection/suspicious-ip-throttling",
  resource: "attack-protection",
  toolset: "attack-protection",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["rate limit address","whitelist office network","high velocity","credential stuffing","NAT","unblock location","allowlist our IP in the throttling","change limit of failed logins per IP","turn on suspicious IP throttling","exempt pen testers","stop credential stuffing","many failed logins from one IP","trusted office IP range","ignore our load test IP","block IPs that try many accounts","never throttle our own servers' IPs","throttle IP","allowlist IP","too many logins from one IP","IP limits","office IP must never be blocked"],
  binding: {"enabled":{"in":"body","name":"enabled"},"shields":{"in":"body","name":"shields"},"allowlist":{"in":"body","name":"allowlist"},"stage":{"in":"body","name":"stage"}},
  required: [],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,429],
  input: z.strictObject({
    enabled: z.boolean().optional(),
    shields: z.array(SuspiciousIPThrottlingShieldsEnum).optional(),
    allowlist: SuspiciousIPThrottlingAllowlist.optional().describe("IPs or CIDR ranges that are exempt; the list replaces the current one"),
    stage: SuspiciousIPThrottlingStage.optional().describe("{\"pre-login\": {\"max_attempts\": 100, \"rate\": 864000}}; rate = ms until one more attempt"),
  }),
});
