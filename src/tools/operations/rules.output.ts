// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const Rule = z.looseObject({
  name: z.string().optional(),
  id: z.string().optional(),
  enabled: z.boolean().optional(),
  script: z.string().optional(),
  order: z.number().optional(),
  stage: z.string().optional(),
});

const ListRulesOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  rules: z.array(Rule).optional(),
});

const ListRulesResponseContent = z.union([z.array(Rule), ListRulesOffsetPaginatedResponseContent]);

const CreateRuleResponseContent = z.looseObject({
  name: z.string().optional(),
  id: z.string().optional(),
  enabled: z.boolean().optional(),
  script: z.string().optional(),
  order: z.number().optional(),
  stage: z.string().optional(),
});

const GetRuleResponseContent = z.looseObject({
  name: z.string().optional(),
  id: z.string().optional(),
  enabled: z.boolean().optional(),
  script: z.string().optional(),
  order: z.number().optional(),
  stage: z.string().optional(),
});

const UpdateRuleResponseContent = z.looseObject({
  name: z.string().optional(),
  id: z.string().optional(),
  enabled: z.boolean().optional(),
  script: z.string().optional(),
  order: z.number().optional(),
  stage: z.string().optional(),
});

export const ListRulesOutput = ListRulesResponseContent;

export const CreateRuleOutput = CreateRuleResponseContent;

export const GetRuleOutput = GetRuleResponseContent;

export const UpdateRuleOutput = UpdateRuleResponseContent;
