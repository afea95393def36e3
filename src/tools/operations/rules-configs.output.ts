// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const RulesConfig = z.looseObject({
  key: z.string().optional(),
});

const SetRulesConfigResponseContent = z.looseObject({
  key: z.string(),
  value: z.string(),
});

export const ListRulesConfigsOutput = z.array(RulesConfig);

export const SetRulesConfigOutput = SetRulesConfigResponseContent;
