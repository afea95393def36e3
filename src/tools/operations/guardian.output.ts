// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const CreateGuardianEnrollmentTicketResponseContent = z.looseObject({
  ticket_id: z.string().optional(),
  ticket_url: z.string().optional(),
});

const GuardianEnrollmentStatus = z.string();

const GuardianEnrollmentDate = z.string();

const GetGuardianEnrollmentResponseContent = z.looseObject({
  id: z.string(),
  status: GuardianEnrollmentStatus.optional(),
  name: z.string().optional(),
  identifier: z.string().optional(),
  phone_number: z.string().optional(),
  enrolled_at: GuardianEnrollmentDate.optional(),
  last_auth: GuardianEnrollmentDate.optional(),
});

const GuardianFactorNameEnum = z.string();

const GuardianFactor = z.looseObject({
  enabled: z.boolean(),
  trial_expired: z.boolean().optional(),
  name: GuardianFactorNameEnum.optional(),
});

const GetGuardianFactorDuoSettingsResponseContent = z.looseObject({
  ikey: z.string().optional(),
  skey: z.string().optional(),
  host: z.string().optional(),
});

const SetGuardianFactorDuoSettingsResponseContent = z.looseObject({
  ikey: z.string().optional(),
  skey: z.string().optional(),
  host: z.string().optional(),
});

const UpdateGuardianFactorDuoSettingsResponseContent = z.looseObject({
  ikey: z.string().optional(),
  skey: z.string().optional(),
  host: z.string().optional(),
});

const GetEmailFactorSettingsResponseContent = z.looseObject({
  otp_length: z.number(),
  otp_expiration_time: z.number(),
});

const SetEmailFactorSettingsResponseContent = z.looseObject({
  otp_length: z.number(),
  otp_expiration_time: z.number(),
});

const GuardianFactorPhoneFactorMessageTypeEnum = z.string();

const GetGuardianFactorPhoneMessageTypesResponseContent = z.looseObject({
  message_types: z.array(GuardianFactorPhoneFactorMessageTypeEnum).optional(),
});

const SetGuardianFactorPhoneMessageTypesResponseContent = z.looseObject({
  message_types: z.array(GuardianFactorPhoneFactorMessageTypeEnum).optional(),
});

const GetGuardianFactorsProviderPhoneTwilioResponseContent = z.looseObject({
  from: z.string().nullable().optional(),
  messaging_service_sid: z.string().nullable().optional(),
  auth_token: z.string().nullable().optional(),
  sid: z.string().nullable().optional(),
});

const SetGuardianFactorsProviderPhoneTwilioResponseContent = z.looseObject({
  from: z.string().nullable().optional(),
  messaging_service_sid: z.string().nullable().optional(),
  auth_token: z.string().nullable().optional(),
  sid: z.string().nullable().optional(),
});

const GuardianFactorsProviderSmsProviderEnum = z.string();

const GetGuardianFactorsProviderPhoneResponseContent = z.looseObject({
  provider: GuardianFactorsProviderSmsProviderEnum.optional(),
});

const SetGuardianFactorsProviderPhoneResponseContent = z.looseObject({
  provider: GuardianFactorsProviderSmsProviderEnum.optional(),
});

const GetPhoneFactorSettingsResponseContent = z.looseObject({
  otp_length: z.number(),
  otp_expiration_time: z.number(),
});

const SetPhoneFactorSettingsResponseContent = z.looseObject({
  otp_length: z.number(),
  otp_expiration_time: z.number(),
});

const GetGuardianFactorPhoneTemplatesResponseContent = z.looseObject({
  enrollment_message: z.string(),
  verification_message: z.string(),
});

const SetGuardianFactorPhoneTemplatesResponseContent = z.looseObject({
  enrollment_message: z.string(),
  verification_message: z.string(),
});

const GetGuardianFactorsProviderApnsResponseContent = z.looseObject({
  bundle_id: z.string().nullable().optional(),
  sandbox: z.boolean().optional(),
  enabled: z.boolean().optional(),
});

const SetGuardianFactorsProviderPushNotificationApnsResponseContent = z.looseObject({
  sandbox: z.boolean().optional(),
  bundle_id: z.string().nullable().optional(),
});

const UpdateGuardianFactorsProviderPushNotificationApnsResponseContent = z.looseObject({
  sandbox: z.boolean().optional(),
  bundle_id: z.string().nullable().optional(),
});

const SetGuardianFactorsProviderPushNotificationFcmResponseContent = z.record(z.string(), z.unknown());

const UpdateGuardianFactorsProviderPushNotificationFcmResponseContent = z.record(z.string(), z.unknown());

const SetGuardianFactorsProviderPushNotificationFcmv1ResponseContent = z.record(z.string(), z.unknown());

const UpdateGuardianFactorsProviderPushNotificationFcmv1ResponseContent = z.record(z.string(), z.unknown());

const GetGuardianFactorsProviderSnsResponseContent = z.looseObject({
  aws_access_key_id: z.string().nullable().optional(),
  aws_secret_access_key: z.string().nullable().optional(),
  aws_region: z.string().nullable().optional(),
  sns_apns_platform_application_arn: z.string().nullable().optional(),
  sns_gcm_platform_application_arn: z.string().nullable().optional(),
});

const SetGuardianFactorsProviderPushNotificationSnsResponseContent = z.looseObject({
  aws_access_key_id: z.string().nullable().optional(),
  aws_secret_access_key: z.string().nullable().optional(),
  aws_region: z.string().nullable().optional(),
  sns_apns_platform_application_arn: z.string().nullable().optional(),
  sns_gcm_platform_application_arn: z.string().nullable().optional(),
});

const UpdateGuardianFactorsProviderPushNotificationSnsResponseContent = z.looseObject({
  aws_access_key_id: z.string().nullable().optional(),
  aws_secret_access_key: z.string().nullable().optional(),
  aws_region: z.string().nullable().optional(),
  sns_apns_platform_application_arn: z.string().nullable().optional(),
  sns_gcm_platform_application_arn: z.string().nullable().optional(),
});

const GuardianFactorsProviderPushNotificationProviderDataEnum = z.string();

const GetGuardianFactorsProviderPushNotificationResponseContent = z.looseObject({
  provider: GuardianFactorsProviderPushNotificationProviderDataEnum.optional(),
});

const SetGuardianFactorsProviderPushNotificationResponseContent = z.looseObject({
  provider: GuardianFactorsProviderPushNotificationProviderDataEnum.optional(),
});

const GetGuardianFactorsProviderSmsTwilioResponseContent = z.looseObject({
  from: z.string().nullable().optional(),
  messaging_service_sid: z.string().nullable().optional(),
  auth_token: z.string().nullable().optional(),
  sid: z.string().nullable().optional(),
});

const SetGuardianFactorsProviderSmsTwilioResponseContent = z.looseObject({
  from: z.string().nullable().optional(),
  messaging_service_sid: z.string().nullable().optional(),
  auth_token: z.string().nullable().optional(),
  sid: z.string().nullable().optional(),
});

const GetGuardianFactorsProviderSmsResponseContent = z.looseObject({
  provider: GuardianFactorsProviderSmsProviderEnum.optional(),
});

const SetGuardianFactorsProviderSmsResponseContent = z.looseObject({
  provider: GuardianFactorsProviderSmsProviderEnum.optional(),
});

const GetGuardianFactorSmsTemplatesResponseContent = z.looseObject({
  enrollment_message: z.string(),
  verification_message: z.string(),
});

const SetGuardianFactorSmsTemplatesResponseContent = z.looseObject({
  enrollment_message: z.string(),
  verification_message: z.string(),
});

const SetGuardianFactorResponseContent = z.looseObject({
  enabled: z.boolean(),
});

const MFAPolicyEnum = z.string();

const ListGuardianPoliciesResponseContent = z.array(MFAPolicyEnum);

const SetGuardianPoliciesResponseContent = z.array(MFAPolicyEnum);

const GetGuardianSettingsResponseContent = z.looseObject({
  display_remember_me_checkbox: z.boolean(),
  remember_me_default_value: z.boolean(),
  mfa_session_inactivity_timeout: z.number(),
  mfa_session_overall_timeout: z.number(),
});

const SetGuardianSettingsResponseContent = z.looseObject({
  display_remember_me_checkbox: z.boolean(),
  remember_me_default_value: z.boolean(),
  mfa_session_inactivity_timeout: z.number(),
  mfa_session_overall_timeout: z.number(),
});

export const CreateGuardianEnrollmentTicketOutput = CreateGuardianEnrollmentTicketResponseContent;

export const GetGuardianEnrollmentOutput = GetGuardianEnrollmentResponseContent;

export const ListGuardianFactorsOutput = z.array(GuardianFactor);

export const GetGuardianDuoSettingsOutput = GetGuardianFactorDuoSettingsResponseContent;

export const SetGuardianDuoSettingsOutput = SetGuardianFactorDuoSettingsResponseContent;

export const UpdateGuardianDuoSettingsOutput = UpdateGuardianFactorDuoSettingsResponseContent;

export const GetGuardianEmailSettingsOutput = GetEmailFactorSettingsResponseContent;

export const SetGuardianEmailSettingsOutput = SetEmailFactorSettingsResponseContent;

export const GetGuardianPhoneMessageTypesOutput = GetGuardianFactorPhoneMessageTypesResponseContent;

export const SetGuardianPhoneMessageTypesOutput = SetGuardianFactorPhoneMessageTypesResponseContent;

export const GetGuardianPhoneTwilioProviderOutput = GetGuardianFactorsProviderPhoneTwilioResponseContent;

export const SetGuardianPhoneTwilioProviderOutput = SetGuardianFactorsProviderPhoneTwilioResponseContent;

export const GetGuardianPhoneSelectedProviderOutput = GetGuardianFactorsProviderPhoneResponseContent;

export const SetGuardianPhoneSelectedProviderOutput = SetGuardianFactorsProviderPhoneResponseContent;

export const GetGuardianPhoneSettingsOutput = GetPhoneFactorSettingsResponseContent;

export const SetGuardianPhoneSettingsOutput = SetPhoneFactorSettingsResponseContent;

export const GetGuardianPhoneTemplatesOutput = GetGuardianFactorPhoneTemplatesResponseContent;

export const SetGuardianPhoneTemplatesOutput = SetGuardianFactorPhoneTemplatesResponseContent;

export const GetGuardianPushApnsProviderOutput = GetGuardianFactorsProviderApnsResponseContent;

export const SetGuardianPushApnsProviderOutput = SetGuardianFactorsProviderPushNotificationApnsResponseContent;

export const UpdateGuardianPushApnsProviderOutput = UpdateGuardianFactorsProviderPushNotificationApnsResponseContent;

export const SetGuardianPushFcmProviderOutput = SetGuardianFactorsProviderPushNotificationFcmResponseContent;

export const UpdateGuardianPushFcmProviderOutput = UpdateGuardianFactorsProviderPushNotificationFcmResponseContent;

export const SetGuardianPushFcmv1ProviderOutput = SetGuardianFactorsProviderPushNotificationFcmv1ResponseContent;

export const UpdateGuardianPushFcmv1ProviderOutput = UpdateGuardianFactorsProviderPushNotificationFcmv1ResponseContent;

export const GetGuardianPushSnsProviderOutput = GetGuardianFactorsProviderSnsResponseContent;

export const SetGuardianPushSnsProviderOutput = SetGuardianFactorsProviderPushNotificationSnsResponseContent;

export const UpdateGuardianPushSnsProviderOutput = UpdateGuardianFactorsProviderPushNotificationSnsResponseContent;

export const GetGuardianPushSelectedProviderOutput = GetGuardianFactorsProviderPushNotificationResponseContent;

export const SetGuardianPushSelectedProviderOutput = SetGuardianFactorsProviderPushNotificationResponseContent;

export const GetGuardianSmsTwilioProviderOutput = GetGuardianFactorsProviderSmsTwilioResponseContent;

export const SetGuardianSmsTwilioProviderOutput = SetGuardianFactorsProviderSmsTwilioResponseContent;

export const GetGuardianSmsSelectedProviderOutput = GetGuardianFactorsProviderSmsResponseContent;

export const SetGuardianSmsSelectedProviderOutput = SetGuardianFactorsProviderSmsResponseContent;

export const GetGuardianSmsTemplatesOutput = GetGuardianFactorSmsTemplatesResponseContent;

export const SetGuardianSmsTemplatesOutput = SetGuardianFactorSmsTemplatesResponseContent;

export const SetGuardianFactorOutput = SetGuardianFactorResponseContent;

export const ListGuardianPoliciesOutput = ListGuardianPoliciesResponseContent;

export const SetGuardianPoliciesOutput = SetGuardianPoliciesResponseContent;

export const GetGuardianSettingsOutput = GetGuardianSettingsResponseContent;

export const SetGuardianSettingsOutput = SetGuardianSettingsResponseContent;
