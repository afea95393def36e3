// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const HookDependencies = z.record(z.string(), z.string());

const Hook = z.looseObject({
  triggerId: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  enabled: z.boolean().optional(),
  script: z.string().optional(),
  dependencies: HookDependencies.optional(),
});

const ListHooksOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  hooks: z.array(Hook).optional(),
});

const ListHooksResponseContent = z.union([z.array(Hook), ListHooksOffsetPaginatedResponseContent]);

const CreateHookResponseContent = z.looseObject({
  triggerId: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  enabled: z.boolean().optional(),
  script: z.string().optional(),
  dependencies: HookDependencies.optional(),
});

const GetHookResponseContent = z.looseObject({
  triggerId: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  enabled: z.boolean().optional(),
  script: z.string().optional(),
  dependencies: HookDependencies.optional(),
});

const UpdateHookResponseContent = z.looseObject({
  triggerId: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
  enabled: z.boolean().optional(),
  script: z.string().optional(),
  dependencies: HookDependencies.optional(),
});

const GetHookSecretResponseContent = z.record(z.string(), z.string());

export const ListHooksOutput = ListHooksResponseContent;

export const CreateHookOutput = CreateHookResponseContent;

export const GetHookOutput = GetHookResponseContent;

export const UpdateHookOutput = UpdateHookResponseContent;

export const ListHookSecretsOutput = GetHookSecretResponseContent;
