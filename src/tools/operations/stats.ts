// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const operation = operationsOf("stats");

export const getActiveUsersCount = operation({
  name: "get_active_users_count", title: "Count active users",
  description: "A single number: how many users logged in during the past 30 days. Daily logins and signups: list_daily_stats.",
  method: "GET", path: "/stats/active-users", toolset: "logs", risk: "read",
  scopes: ["read:stats"], statuses: [200, 401, 403, 429],
  input: z.strictObject({}),
});

export const listDailyStats = operation({
  name: "list_daily_stats", title: "List daily login and signup figures",
  description: "Per day: how many logged in, how many signed up, and on some plans how many breached passwords were caught. The events behind a peak: list_logs.",
  method: "GET", path: "/stats/daily", toolset: "logs", risk: "read",
  scopes: ["read:stats"], statuses: [200, 400, 401, 403, 429],
  list: null,
  input: z.strictObject({
    from: z.string().optional().describe("First day, YYYYMMDD, such as 20250301; included"),
    to: z.string().optional().describe("Last day, YYYYMMDD; included"),
  }),
});
