// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './stats.output.js';


export const getActiveUsersCount = operation<z.infer<typeof outputs.GetActiveUsersCountOutput>>()({
  name: "get_active_users_count",
  title: "Count active users",
  description: "A single number: how many users logged in during the past 30 days. Day by day logins and signups: list_daily_stats.",
  method: "GET",
  path: "/stats/active-users",
  resource: "stats",
  toolset: "logs",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:stats"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["MAU","monthly active","usage","billing quota","how many people use it","adoption","how many monthly active users do we have","number of active users","active users last 30 days","how many people logged in this month","how many people log in per month","monthly users","active users","count of users active in month","how many users are active","monthly active users"],
  binding: {},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,429],
  input: z.strictObject({}),
});

export const listDailyStats = operation<z.infer<typeof outputs.ListDailyStatsOutput>>()({
  name: "list_daily_stats",
  title: "List daily login and signup figures",
  description: "Per day: how many logged in, how many signed up, and on some plans how many breached passwords were caught. The events behind a peak: list_logs.",
  method: "GET",
  path: "/stats/daily",
  resource: "stats",
  toolset: "logs",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:stats"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["trend","growth","registrations per day","usage statistics","analytics","traffic report","dashboard numbers","sign-ups and logins per day","daily statistics","number of logins per day","registrations last month","usage chart","how many sign-ups yesterday","how many new users per day","login numbers","how many logins did we have on Sunday","number of sign-ups this week","chart of logins","logins per day","signups per day","statistics","numbers per day","how many logins","usage figures"],
  binding: {"from":{"in":"query","name":"from"},"to":{"in":"query","name":"to"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":null,"page":false,"checkpoint":false,"totals":false},
  input: z.strictObject({
    from: z.string().optional().describe("First day, YYYYMMDD, such as 20250301; included"),
    to: z.string().optional().describe("Last day, YYYYMMDD; included"),
  }),
});
