// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const BotDetectionLevelEnum = z.string();

const BotDetectionChallengePolicyPasswordFlowEnum = z.string();

const BotDetectionChallengePolicyPasswordlessFlowEnum = z.string();

const BotDetectionChallengePolicyPasswordResetFlowEnum = z.string();

const BotDetectionIPv4 = z.string();

const BotDetectionIPv6 = z.string();

const BotDetectionCidrBlock = z.string();

const BotDetectionIPv6CidrBlock = z.string();

const BotDetectionIPAddressOrCidrBlock = z.union([BotDetectionIPv4, BotDetectionIPv6, BotDetectionCidrBlock, BotDetectionIPv6CidrBlock]);

const BotDetectionAllowlist = z.array(BotDetectionIPAddressOrCidrBlock);

const BotDetectionMonitoringModeEnabled = z.boolean();

const GetBotDetectionSettingsResponseContent = z.looseObject({
  bot_detection_level: BotDetectionLevelEnum,
  challenge_password_policy: BotDetectionChallengePolicyPasswordFlowEnum,
  challenge_passwordless_policy: BotDetectionChallengePolicyPasswordlessFlowEnum,
  challenge_password_reset_policy: BotDetectionChallengePolicyPasswordResetFlowEnum,
  allowlist: BotDetectionAllowlist,
  monitoring_mode_enabled: BotDetectionMonitoringModeEnabled,
});

const UpdateBotDetectionSettingsResponseContent = z.looseObject({
  bot_detection_level: BotDetectionLevelEnum.optional(),
  challenge_password_policy: BotDetectionChallengePolicyPasswordFlowEnum.optional(),
  challenge_passwordless_policy: BotDetectionChallengePolicyPasswordlessFlowEnum.optional(),
  challenge_password_reset_policy: BotDetectionChallengePolicyPasswordResetFlowEnum.optional(),
  allowlist: BotDetectionAllowlist.optional(),
  monitoring_mode_enabled: BotDetectionMonitoringModeEnabled.optional(),
});

const BreachedPasswordDetectionShieldsEnum = z.string();

const BreachedPasswordDetectionAdminNotificationFrequencyEnum = z.string();

const BreachedPasswordDetectionMethodEnum = z.string();

const BreachedPasswordDetectionPreUserRegistrationShieldsEnum = z.string();

const BreachedPasswordDetectionPreUserRegistrationStage = z.looseObject({
  shields: z.array(BreachedPasswordDetectionPreUserRegistrationShieldsEnum).optional(),
});

const BreachedPasswordDetectionPreChangePasswordShieldsEnum = z.string();

const BreachedPasswordDetectionPreChangePasswordStage = z.looseObject({
  shields: z.array(BreachedPasswordDetectionPreChangePasswordShieldsEnum).optional(),
});

const BreachedPasswordDetectionStage = z.looseObject({
  "pre-user-registration": BreachedPasswordDetectionPreUserRegistrationStage.optional(),
  "pre-change-password": BreachedPasswordDetectionPreChangePasswordStage.optional(),
});

const GetBreachedPasswordDetectionSettingsResponseContent = z.looseObject({
  enabled: z.boolean().optional(),
  shields: z.array(BreachedPasswordDetectionShieldsEnum).optional(),
  admin_notification_frequency: z.array(BreachedPasswordDetectionAdminNotificationFrequencyEnum).optional(),
  method: BreachedPasswordDetectionMethodEnum.optional(),
  stage: BreachedPasswordDetectionStage.optional(),
});

const UpdateBreachedPasswordDetectionSettingsResponseContent = z.looseObject({
  enabled: z.boolean().optional(),
  shields: z.array(BreachedPasswordDetectionShieldsEnum).optional(),
  admin_notification_frequency: z.array(BreachedPasswordDetectionAdminNotificationFrequencyEnum).optional(),
  method: BreachedPasswordDetectionMethodEnum.optional(),
  stage: BreachedPasswordDetectionStage.optional(),
});

const BruteForceProtectionShieldsEnum = z.string();

const BruteForceProtectionModeEnum = z.string();

const GetBruteForceSettingsResponseContent = z.looseObject({
  enabled: z.boolean().optional(),
  shields: z.array(BruteForceProtectionShieldsEnum).optional(),
  allowlist: z.array(z.string()).optional(),
  mode: BruteForceProtectionModeEnum.optional(),
  max_attempts: z.number().optional(),
});

const UpdateBruteForceSettingsResponseContent = z.looseObject({
  enabled: z.boolean().optional(),
  shields: z.array(BruteForceProtectionShieldsEnum).optional(),
  allowlist: z.array(z.string()).optional(),
  mode: BruteForceProtectionModeEnum.optional(),
  max_attempts: z.number().optional(),
});

const AttackProtectionCaptchaArkoseResponseContent = z.looseObject({
  site_key: z.string().optional(),
  fail_open: z.boolean().optional(),
  client_subdomain: z.string().optional(),
  verify_subdomain: z.string().optional(),
});

const AttackProtectionCaptchaAuthChallengeResponseContent = z.looseObject({
  fail_open: z.boolean().optional(),
});

const AttackProtectionCaptchaHcaptchaResponseContent = z.looseObject({
  site_key: z.string().optional(),
});

const AttackProtectionCaptchaFriendlyCaptchaResponseContent = z.looseObject({
  site_key: z.string().optional(),
});

const AttackProtectionCaptchaRecaptchaEnterpriseResponseContent = z.looseObject({
  site_key: z.string().optional(),
  project_id: z.string().optional(),
});

const AttackProtectionCaptchaRecaptchaV2ResponseContent = z.looseObject({
  site_key: z.string().optional(),
});

const AttackProtectionCaptchaSimpleCaptchaResponseContent = z.record(z.string(), z.unknown());

const GetAttackProtectionCaptchaResponseContent = z.looseObject({
  active_provider_id: z.string().optional(),
  arkose: AttackProtectionCaptchaArkoseResponseContent.optional(),
  auth_challenge: AttackProtectionCaptchaAuthChallengeResponseContent.optional(),
  hcaptcha: AttackProtectionCaptchaHcaptchaResponseContent.optional(),
  friendly_captcha: AttackProtectionCaptchaFriendlyCaptchaResponseContent.optional(),
  recaptcha_enterprise: AttackProtectionCaptchaRecaptchaEnterpriseResponseContent.optional(),
  recaptcha_v2: AttackProtectionCaptchaRecaptchaV2ResponseContent.optional(),
  simple_captcha: AttackProtectionCaptchaSimpleCaptchaResponseContent.optional(),
});

const UpdateAttackProtectionCaptchaResponseContent = z.looseObject({
  active_provider_id: z.string().optional(),
  arkose: AttackProtectionCaptchaArkoseResponseContent.optional(),
  auth_challenge: AttackProtectionCaptchaAuthChallengeResponseContent.optional(),
  hcaptcha: AttackProtectionCaptchaHcaptchaResponseContent.optional(),
  friendly_captcha: AttackProtectionCaptchaFriendlyCaptchaResponseContent.optional(),
  recaptcha_enterprise: AttackProtectionCaptchaRecaptchaEnterpriseResponseContent.optional(),
  recaptcha_v2: AttackProtectionCaptchaRecaptchaV2ResponseContent.optional(),
  simple_captcha: AttackProtectionCaptchaSimpleCaptchaResponseContent.optional(),
});

const PhoneProviderProtectionBackoffStrategyEnum = z.string();

const GetPhoneProviderProtectionResponseContent = z.looseObject({
  type: PhoneProviderProtectionBackoffStrategyEnum,
});

const PatchPhoneProviderProtectionResponseContent = z.looseObject({
  type: PhoneProviderProtectionBackoffStrategyEnum,
});

const SuspiciousIPThrottlingShieldsEnum = z.string();

const SuspiciousIPThrottlingAllowlistItem = z.string();

const SuspiciousIPThrottlingAllowlist = z.array(SuspiciousIPThrottlingAllowlistItem);

const SuspiciousIPThrottlingPreLoginStage = z.looseObject({
  max_attempts: z.number().optional(),
  rate: z.number().optional(),
});

const SuspiciousIPThrottlingPreUserRegistrationStage = z.looseObject({
  max_attempts: z.number().optional(),
  rate: z.number().optional(),
});

const SuspiciousIpThrottlingPreCustomTokenExchangeStage = z.looseObject({
  max_attempts: z.number().optional(),
  rate: z.number().optional(),
});

const SuspiciousIPThrottlingStage = z.looseObject({
  "pre-login": SuspiciousIPThrottlingPreLoginStage.optional(),
  "pre-user-registration": SuspiciousIPThrottlingPreUserRegistrationStage.optional(),
  "pre-custom-token-exchange": SuspiciousIpThrottlingPreCustomTokenExchangeStage.optional(),
});

const GetSuspiciousIPThrottlingSettingsResponseContent = z.looseObject({
  enabled: z.boolean().optional(),
  shields: z.array(SuspiciousIPThrottlingShieldsEnum).optional(),
  allowlist: SuspiciousIPThrottlingAllowlist.optional(),
  stage: SuspiciousIPThrottlingStage.optional(),
});

const UpdateSuspiciousIPThrottlingSettingsResponseContent = z.looseObject({
  enabled: z.boolean().optional(),
  shields: z.array(SuspiciousIPThrottlingShieldsEnum).optional(),
  allowlist: SuspiciousIPThrottlingAllowlist.optional(),
  stage: SuspiciousIPThrottlingStage.optional(),
});

export const GetBotDetectionOutput = GetBotDetectionSettingsResponseContent;

export const UpdateBotDetectionOutput = UpdateBotDetectionSettingsResponseContent;

export const GetBreachedPasswordDetectionOutput = GetBreachedPasswordDetectionSettingsResponseContent;

export const UpdateBreachedPasswordDetectionOutput = UpdateBreachedPasswordDetectionSettingsResponseContent;

export const GetBruteForceProtectionOutput = GetBruteForceSettingsResponseContent;

export const UpdateBruteForceProtectionOutput = UpdateBruteForceSettingsResponseContent;

export const GetCaptchaSettingsOutput = GetAttackProtectionCaptchaResponseContent;

export const UpdateCaptchaSettingsOutput = UpdateAttackProtectionCaptchaResponseContent;

export const GetPhoneProviderProtectionOutput = GetPhoneProviderProtectionResponseContent;

export const UpdatePhoneProviderProtectionOutput = PatchPhoneProviderProtectionResponseContent;

export const GetSuspiciousIpThrottlingOutput = GetSuspiciousIPThrottlingSettingsResponseContent;

export const UpdateSuspiciousIpThrottlingOutput = UpdateSuspiciousIPThrottlingSettingsResponseContent;
