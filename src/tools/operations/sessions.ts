// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import { SessionMetadata } from './shared.js';
import type * as outputs from './sessions.output.js';


export const getSession = operation<z.infer<typeof outputs.GetSessionOutput>>()({
  name: "get_session",
  title: "Get a session",
  description: "One login session: person, device and IP address, how and when they authenticated, applications used, expiry. Ids come from list_user_sessions.",
  method: "GET",
  path: "/sessions/{id}",
  resource: "sessions",
  toolset: "users",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:sessions"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["SSO cookie","browser login details","when does the login expire","sign-in device","when did the session start and from which device","details of a session","show session s_123","is this session still valid"],
  binding: {"session_id":{"in":"path","name":"id"}},
  required: ["session_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,401,403,404,429],
  input: z.strictObject({
    session_id: z.string().min(1),
  }),
});

export const updateSession = operation<z.infer<typeof outputs.UpdateSessionOutput>>()({
  name: "update_session",
  title: "Update a session's metadata",
  description: "Attach up to 25 of your own key and string pairs to a running session, for Actions to read, or clear them with null. Expiry and device cannot be changed.",
  method: "PATCH",
  path: "/sessions/{id}",
  resource: "sessions",
  toolset: "users",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:sessions"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["session_metadata","tag login","annotate session","custom session data","add metadata to a session","tag a session"],
  binding: {"session_id":{"in":"path","name":"id"},"session_metadata":{"in":"body","name":"session_metadata"}},
  required: ["session_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    session_id: z.string().min(1),
    session_metadata: SessionMetadata.optional().describe("String values up to 255 characters, at most 25 keys; null clears"),
  }),
});

export const deleteSession = operation<undefined>()({
  name: "delete_session",
  title: "Delete a session",
  description: "End one login session, so that its browser must sign in again; refresh tokens from it may stay usable. To end those as well: revoke_session. All of a person's sessions: delete_user_sessions.",
  method: "DELETE",
  path: "/sessions/{id}",
  resource: "sessions",
  toolset: "users",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:sessions"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["log out one device","kick out","terminate login","sign out browser","end one particular session","log out one session","kill a single session","end one session","log out a single device","close a session"],
  binding: {"session_id":{"in":"path","name":"id"}},
  required: ["session_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [202,400,401,403,429],
  input: z.strictObject({
    session_id: z.string().min(1),
  }),
});

export const revokeSession = operation<undefined>()({
  name: "revoke_session",
  title: "Revoke a session and its refresh tokens",
  description: "End one login session together with all refresh tokens that came from it, in the background. Milder: delete_session. Everything a person has: revoke_user_access.",
  method: "POST",
  path: "/sessions/{id}/revoke",
  resource: "sessions",
  toolset: "users",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:sessions","delete:refresh_tokens"]},
  scopesUnclear: true,
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["kick out","log out suspicious device","stolen cookie","session hijack","force logout","end one session and its tokens","revoke session","terminate suspicious session","end one particular session"],
  binding: {"session_id":{"in":"path","name":"id"}},
  required: ["session_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [202,400,401,403,404,429],
  input: z.strictObject({
    session_id: z.string().min(1).max(50),
  }),
});
