// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const GetRiskAssessmentsSettingsResponseContent = z.looseObject({
  enabled: z.boolean(),
});

const UpdateRiskAssessmentsSettingsResponseContent = z.looseObject({
  enabled: z.boolean(),
});

const GetRiskAssessmentsSettingsNewDeviceResponseContent = z.looseObject({
  remember_for: z.number(),
});

const UpdateRiskAssessmentsSettingsNewDeviceResponseContent = z.looseObject({
  remember_for: z.number(),
});

export const GetRiskAssessmentSettingsOutput = GetRiskAssessmentsSettingsResponseContent;

export const UpdateRiskAssessmentSettingsOutput = UpdateRiskAssessmentsSettingsResponseContent;

export const GetNewDeviceAssessorOutput = GetRiskAssessmentsSettingsNewDeviceResponseContent;

export const UpdateNewDeviceAssessorOutput = UpdateRiskAssessmentsSettingsNewDeviceResponseContent;
