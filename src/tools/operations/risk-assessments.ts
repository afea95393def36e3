// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const operation = operationsOf("risk-assessments");

export const getRiskAssessmentSettings = operation({
  name: "get_risk_assessment_settings", title: "Get risk assessment settings",
  description: "Whether logins of this tenant are scored for risk (new device, impossible travel, untrusted IP), the basis of adaptive MFA. How long devices count as known is in `get_new_device_assessor`.",
  method: "GET", path: "/risk-assessments/settings", toolset: "attack-protection", risk: "read",
  scopes: ["read:attack_protection"], statuses: [200, 401, 403, 404, 429],
  input: z.strictObject({}),
});

export const updateRiskAssessmentSettings = operation({
  name: "update_risk_assessment_settings", title: "Turn risk assessment on or off",
  description: "Turns risk scoring of logins on or off for the whole tenant. If disabled, adaptive MFA and actions that rely on the score lose it, so risky logins may pass unchallenged.",
  method: "PATCH", path: "/risk-assessments/settings", toolset: "attack-protection", risk: "destructive",
  scopes: ["update:attack_protection"], statuses: [200, 400, 401, 403, 404, 429],
  input: z.strictObject({ enabled: z.boolean() }),
});

export const getNewDeviceAssessor = operation({
  name: "get_new_device_assessor", title: "Get new-device assessor settings",
  description: "The number of days that a used device counts as known when a login's risk is scored. To make all of one person's devices count as new, see `clear_user_risk_assessors`.",
  method: "GET", path: "/risk-assessments/settings/new-device", toolset: "attack-protection", risk: "read",
  scopes: ["read:attack_protection"], statuses: [200, 401, 403, 404, 429],
  input: z.strictObject({}),
});

export const updateNewDeviceAssessor = operation({
  name: "update_new_device_assessor", title: "Set how long a device counts as known",
  description: "Sets the number of days (1 to 365) that a device stays known in risk scoring, for every user of the tenant. Longer means fewer step-up challenges and less protection.",
  method: "PATCH", path: "/risk-assessments/settings/new-device", toolset: "attack-protection", risk: "write",
  scopes: ["update:attack_protection"], statuses: [200, 400, 401, 403, 404, 429],
  input: z.strictObject({ remember_for: z.int().min(1).max(365).describe("Days, 1 to 365") }),
});
