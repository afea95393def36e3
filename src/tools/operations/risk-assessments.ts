// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './risk-assessments.output.js';


export const getRiskAssessmentSettings = operation<z.infer<typeof outputs.GetRiskAssessmentSettingsOutput>>()({
  name: "get_risk_assessment_settings",
  title: "Get risk assessment settings",
  description: "Tells whether logins of this tenant are scored for risk (new device, impossible travel, untrusted IP), the base of adaptive MFA. How long devices count as known is in `get_new_device_assessor`.",
  method: "GET",
  path: "/risk-assessments/settings",
  resource: "risk-assessments",
  toolset: "attack-protection",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["risk score","risk-based authentication","confidence score","Entra sign-in risk","anomalous logins","adaptive 2FA"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  input: z.strictObject({}),
});

export const updateRiskAssessmentSettings = operation<z.infer<typeof outputs.UpdateRiskAssessmentSettingsOutput>>()({
  name: "update_risk_assessment_settings",
  title: "Turn risk assessment on or off",
  description: "Switches risk scoring of logins for the whole tenant. Switched off, adaptive MFA and actions that rely on the score lose it, so risky logins may pass unchallenged.",
  method: "PATCH",
  path: "/risk-assessments/settings",
  resource: "risk-assessments",
  toolset: "attack-protection",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["enable adaptive MFA scoring","disable risk score","risk-based authentication","conditional access","sign-in risk policy"],
  binding: {"enabled":{"in":"body","name":"enabled"}},
  required: ["enabled"],
  body: "fields",
  emptyBody: "object",
  input: z.strictObject({
    enabled: z.boolean(),
  }),
});

export const getNewDeviceAssessor = operation<z.infer<typeof outputs.GetNewDeviceAssessorOutput>>()({
  name: "get_new_device_assessor",
  title: "Get new-device assessor settings",
  description: "For how many days a device that a person has used counts as known when a login's risk is scored. To make all of one person's devices count as new, see `clear_user_risk_assessors`.",
  method: "GET",
  path: "/risk-assessments/settings/new-device",
  resource: "risk-assessments",
  toolset: "attack-protection",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["remembered devices period","trusted device days","unrecognised device","unrecognized device","known device"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  input: z.strictObject({}),
});

export const updateNewDeviceAssessor = operation<z.infer<typeof outputs.UpdateNewDeviceAssessorOutput>>()({
  name: "update_new_device_assessor",
  title: "Set how long a device counts as known",
  description: "Sets the number of days (1 to 365) that a device stays known in risk scoring, for every user of the tenant. Longer means fewer step-up challenges and less protection.",
  method: "PATCH",
  path: "/risk-assessments/settings/new-device",
  resource: "risk-assessments",
  toolset: "attack-protection",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:attack_protection"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["new-device assessor","trusted device duration","trust a device for 30 days","unrecognised device","unrecognized device"],
  binding: {"remember_for":{"in":"body","name":"remember_for"}},
  required: ["remember_for"],
  body: "fields",
  emptyBody: "object",
  input: z.strictObject({
    remember_for: z.int().min(1).max(365).describe("Days, 1 to 365"),
  }),
});
