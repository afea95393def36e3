// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const operation = operationsOf("grants");

export const listGrants = operation({
  name: "list_grants", title: "List users' consents to applications",
  description: "Consents: which application a person allowed to act for them, on which API, with which scopes. Not the APIs an application may call on its own: those are in list_client_grants.",
  method: "GET", path: "/grants", toolset: "users", risk: "read",
  scopes: ["read:grants"], statuses: [200, 401, 403, 429],
  list: "grants",
  input: z.strictObject({
    per_page: z.int().min(1).max(100).optional(),
    page: z.int().min(0).optional(),
    include_totals: z.boolean().optional(),
    user_id: z.string().optional(),
    client_id: z.string().optional(),
    audience: z.string().optional().describe("The API's identifier, such as https://api.example.com"),
  }),
});

export const deleteUserGrants = operation({
  name: "delete_user_grants", title: "Withdraw all of a user's consents",
  description: "Deletes every consent a person has given, for all applications at once; each app that requires consent must ask again. A single one: delete_grant.",
  method: "DELETE", path: "/grants", toolset: "users", risk: "destructive",
  scopes: ["delete:grants"], statuses: [204, 401, 403, 429],
  input: z.strictObject({
    user_id: z.string().describe("Person whose consents to delete, such as auth0|5f7c8ec7"),
  }),
});

export const deleteGrant = operation({
  name: "delete_grant", title: "Withdraw one consent",
  description: "Deletes one person's consent to one application and API; the app has to ask for it again. Ids are in list_grants. For machine-to-machine access see delete_client_grant.",
  method: "DELETE", path: "/grants/{id}", toolset: "users", risk: "destructive",
  scopes: ["delete:grants"], statuses: [204, 401, 403, 429],
  binding: { grant_id: { in: "path", name: "id" } },
  input: z.strictObject({ grant_id: z.string().min(1) }),
});
