// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './grants.output.js';


export const listGrants = operation<z.infer<typeof outputs.ListGrantsOutput>>()({
  name: "list_grants",
  title: "List users' consents to applications",
  description: "Consents: which application a person allowed to act for them, on which API, with which scopes. Not to be mistaken for the APIs an application may call on its own, which list_client_grants shows.",
  method: "GET",
  path: "/grants",
  resource: "grants",
  toolset: "users",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:grants"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["authorized apps","approved scopes","OAuth consent","user grants","third-party app access","which third-party apps has the user consented to","consents of a user","which apps did he authorize","user consent list","what apps have access to the account","what apps has she allowed to see her data","which apps may access the account","who did the user share data with","apps a user gave consent to","who has access on behalf of the user","consents of user","which apps did the user allow","authorized apps of a user"],
  binding: {"per_page":{"in":"query","name":"per_page"},"page":{"in":"query","name":"page"},"include_totals":{"in":"query","name":"include_totals"},"user_id":{"in":"query","name":"user_id"},"client_id":{"in":"query","name":"client_id"},"audience":{"in":"query","name":"audience"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,429],
  list: {"key":"grants","page":true,"checkpoint":false,"totals":true},
  input: z.strictObject({
    per_page: z.int().min(1).max(100).optional(),
    page: z.int().min(0).optional(),
    include_totals: z.boolean().optional(),
    user_id: z.string().optional(),
    client_id: z.string().optional(),
    audience: z.string().optional().describe("The API's identifier, such as https://api.example.com"),
  }),
});

export const deleteUserGrants = operation<undefined>()({
  name: "delete_user_grants",
  title: "Withdraw all of a user's consents",
  description: "Erase every consent a person has given, for all applications at once; each app that requires consent must ask them again. A single one: delete_grant.",
  method: "DELETE",
  path: "/grants",
  resource: "grants",
  toolset: "users",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:grants"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["revoke authorized apps","disconnect all apps","reset consent","remove third-party access","remove all consents of a user","revoke all authorized apps","reset consents"],
  binding: {"user_id":{"in":"query","name":"user_id"}},
  required: ["user_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,401,403,429],
  input: z.strictObject({
    user_id: z.string().describe("Person whose consents go, such as auth0|5f7c8ec7"),
  }),
});

export const deleteGrant = operation<undefined>()({
  name: "delete_grant",
  title: "Withdraw one consent",
  description: "Erase one person's consent to one application and API; the app has to ask for it again. Ids are in list_grants. For machine-to-machine access see delete_client_grant.",
  method: "DELETE",
  path: "/grants/{id}",
  resource: "grants",
  toolset: "users",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:grants"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["revoke authorized app","disconnect app","cancel approval","remove third-party access","withdraw consent given to an app","remove one app's access to the account","revoke consent","user wants to disconnect an app","cancel app authorization","take back permission given to an app","stop an app from accessing user's data","user no longer trusts an app","user withdraws consent for one app","stop sharing data with one app","app posts on her behalf, stop it","user does not want an app to act for her","withdraw consent","remove app's access to user data","disconnect an app"],
  binding: {"grant_id":{"in":"path","name":"id"}},
  required: ["grant_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,401,403,429],
  input: z.strictObject({
    grant_id: z.string().min(1),
  }),
});
