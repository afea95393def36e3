// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';
import { SessionMetadata } from './shared.js';

const operation = operationsOf("sessions");

export const getSession = operation({
  name: "get_session", title: "Get a session",
  description: "One login session: person, device and IP address, how and when they authenticated, applications used, expiry. Ids come from list_user_sessions.",
  method: "GET", path: "/sessions/{id}", toolset: "users", risk: "read",
  scopes: ["read:sessions"], statuses: [200, 401, 403, 404, 429],
  binding: { session_id: { in: "path", name: "id" } },
  input: z.strictObject({ session_id: z.string().min(1) }),
});

export const updateSession = operation({
  name: "update_session", title: "Update a session's metadata",
  description: "Stores up to 25 of your own string values on a running session, for Actions to read; null clears them. Expiry and device cannot be changed.",
  method: "PATCH", path: "/sessions/{id}", toolset: "users", risk: "write",
  scopes: ["update:sessions"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { session_id: { in: "path", name: "id" } },
  input: z.strictObject({
    session_id: z.string().min(1),
    session_metadata: SessionMetadata.optional().describe("String values up to 255 characters, at most 25 keys; null clears"),
  }),
});

export const deleteSession = operation({
  name: "delete_session", title: "Delete a session",
  description: "Ends one login session, so that its browser must sign in again; its refresh tokens may remain usable. To revoke those as well: revoke_session. All of a person's sessions: delete_user_sessions.",
  method: "DELETE", path: "/sessions/{id}", toolset: "users", risk: "destructive",
  scopes: ["delete:sessions"], statuses: [202, 400, 401, 403, 429],
  binding: { session_id: { in: "path", name: "id" } },
  input: z.strictObject({ session_id: z.string().min(1) }),
});

export const revokeSession = operation({
  name: "revoke_session", title: "Revoke a session and its refresh tokens",
  description: "Ends one login session and revokes all its refresh tokens, in the background. Only the session: delete_session. Everything of a person: revoke_user_access.",
  method: "POST", path: "/sessions/{id}/revoke", toolset: "users", risk: "destructive",
  scopes: ["delete:sessions", "delete:refresh_tokens"],
  scopesUnclear: true,
  statuses: [202, 400, 401, 403, 404, 429],
  binding: { session_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({ session_id: z.string().min(1).max(50) }),
});
