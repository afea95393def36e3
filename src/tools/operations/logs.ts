// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './logs.output.js';


export const listLogs = operation<z.infer<typeof outputs.ListLogsOutput>>()({
  name: "list_logs",
  title: "Search log events",
  description: "Tenant log: logins and failures, signups, API calls, changes by administrators. A search reaches at most 1,000 events; to read on from a known event use `from` and `take`, which ignore all filters. One person's events: list_user_logs.",
  method: "GET",
  path: "/logs",
  resource: "logs",
  toolset: "logs",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:logs","read:logs_users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "direct",
  aliases: [],
  synonyms: ["audit trail","who changed","failed logins","sign-in activity","troubleshoot","security events","errors","monitoring","history","who logged in from this IP","failed logins in the last hour","who changed the tenant settings","search the logs","audit log","what happened last night","login failures","logs of type f","recent events in the tenant","who deleted this application","who created a connection","administrator changes","events for an application","logs for one IP address","poll logs incrementally","read logs from checkpoint","export audit events page by page","failed signups","suspicious activity","show me the latest errors","logins of a day","sign-in events","when was the password changed","which admin did this","get tenant logs","why are logins failing","number of failed logins today","who reset the password","API calls made","track changes","successful logins","last failed sign-ins","all events coming from an IP address","events of last night","security audit","which administrator changed this","who removed the application","investigate an incident","changes made by admins","all logins yesterday","errors in the tenant","find events by IP","compliance report","everything that happened around noon","who signed in between 2 and 3 am","today's security events","all activity in the tenant","find a failed signup","who logged in last week","logins from Russia","what did the admin do","errors shown on the login page","logins fail for everybody","what did somebody change in our settings","audit of administrator changes","system log","show logs","search logs","all failed logins","who did that","who changed this","who deleted the app","admin activity","log events of today","what happened yesterday evening","logins from one IP","find error in logs","failed sign-ins last week","who created this user","when was the setting changed","list of successful logins","signups in the log","rate limit errors in logs","events since a certain log id"],
  binding: {"page":{"in":"query","name":"page"},"per_page":{"in":"query","name":"per_page"},"sort":{"in":"query","name":"sort"},"fields":{"in":"query","name":"fields"},"include_fields":{"in":"query","name":"include_fields"},"include_totals":{"in":"query","name":"include_totals"},"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"},"search":{"in":"query","name":"search"},"q":{"in":"query","name":"q"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":"logs","page":true,"checkpoint":true,"totals":true},
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(0).max(100).optional(),
    sort: z.string().optional().describe("field:1 or field:-1; date:-1 is newest first"),
    fields: z.string().optional().describe("Comma-separated, such as date,type,description,user_name"),
    include_fields: z.boolean().optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional().describe("A log_id to continue after; goes with take only, excludes search, sort and page"),
    take: z.int().optional().describe("1 to 100; only with from"),
    search: z.string().optional().describe("Lucene over log fields, such as type:fp AND ip:\"1.2.3.4\"; values are case-sensitive"),
    q: z.string().max(4096).optional().describe("Lucene, such as type:fp AND ip:\"1.2.3.4\"; values are case-sensitive"),
  }),
});

export const getLog = operation<z.infer<typeof outputs.GetLogOutput>>()({
  name: "get_log",
  title: "Get a log event",
  description: "One log event with all its details (request, error text, IP address, user agent), by the `log_id` that list_logs or list_user_logs shows.",
  method: "GET",
  path: "/logs/{id}",
  resource: "logs",
  toolset: "logs",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:logs","read:logs_users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "direct",
  aliases: [],
  synonyms: ["event details","why did it fail","single audit entry","inspect entry","details of a log event","what does this log entry say in full","open log event 90020250612","show one log record","full log entry by id","look at this log line","explain log id","show log entry","one log event","details of a log","open log entry"],
  binding: {"log_id":{"in":"path","name":"id"}},
  required: ["log_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    log_id: z.string().min(1),
  }),
});
