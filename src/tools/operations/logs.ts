// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const operation = operationsOf("logs");

export const listLogs = operation({
  name: "list_logs", title: "Search log events",
  description: "Tenant log: logins and failures, signups, API calls, changes by administrators. A search reaches at most 1,000 events; to continue from a known event use `from` and `take`, which ignore all filters. One person's events: list_user_logs.",
  method: "GET", path: "/logs", risk: "read", exposure: "direct",
  scopes: ["read:logs", "read:logs_users"], statuses: [200, 400, 401, 403, 429],
  list: "logs",
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(0).max(100).optional(),
    sort: z.string().optional().describe("field:1 or field:-1; date:-1 is newest first"),
    fields: z.string().optional().describe("Comma-separated, such as date,type,description,user_name"),
    include_fields: z.boolean().optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional().describe("A log_id to continue after; only with take, not with search, sort or page"),
    take: z.int().optional().describe("1 to 100; only with from"),
    search: z.string().optional().describe("Lucene over log fields, such as type:fp AND ip:\"1.2.3.4\"; values are case-sensitive"),
    q: z.string().max(4096).optional().describe("Lucene, such as type:fp AND ip:\"1.2.3.4\"; values are case-sensitive"),
  }),
});

export const getLog = operation({
  name: "get_log", title: "Get a log event",
  description: "One log event with its details (request, error text, IP address, user agent), by the `log_id` of list_logs or list_user_logs.",
  method: "GET", path: "/logs/{id}", risk: "read", exposure: "direct",
  scopes: ["read:logs", "read:logs_users"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { log_id: { in: "path", name: "id" } },
  input: z.strictObject({ log_id: z.string().min(1) }),
});
