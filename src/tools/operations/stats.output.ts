// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const GetActiveUsersCountStatsResponseContent = z.number();

const DailyStats = z.looseObject({
  date: z.string().optional(),
  logins: z.number().optional(),
  signups: z.number().optional(),
  leaked_passwords: z.number().optional(),
  updated_at: z.string().optional(),
  created_at: z.string().optional(),
});

export const GetActiveUsersCountOutput = GetActiveUsersCountStatsResponseContent;

export const ListDailyStatsOutput = z.array(DailyStats);
