// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';
import { RefreshTokenMetadata } from './shared.js';

const operation = operationsOf("refresh-tokens");

export const listRefreshTokens = operation({
  name: "list_refresh_tokens", title: "List refresh tokens by user and application",
  description: "Refresh tokens of one person, optionally of one application, in order of credential id. Shows when, where and for what they were issued, never their value. Without the filter: list_user_refresh_tokens.",
  method: "GET", path: "/refresh-tokens", toolset: "users", risk: "read", lifecycle: "EA",
  scopes: ["read:refresh_tokens"], statuses: [200, 400, 401, 403, 404, 429],
  list: "refresh_tokens",
  input: z.strictObject({
    user_id: z.string(),
    client_id: z.string().optional().describe("Only tokens issued to this application"),
    from: z.string().optional().describe("`next` of the previous page; valid for 24 hours"),
    take: z.int().min(1).max(100).optional(),
    fields: z.string().optional(),
    include_fields: z.boolean().optional(),
  }),
});

export const revokeRefreshTokens = operation({
  name: "revoke_refresh_tokens", title: "Revoke refresh tokens in bulk",
  description: "Revokes many refresh tokens: up to 100 by id, or all of a person, optionally for one application and one API. Runs in the background; those tied to a session are revoked with revoke_session instead.",
  method: "POST", path: "/refresh-tokens/revoke", toolset: "users", risk: "destructive", lifecycle: "EA",
  scopes: ["delete:refresh_tokens"], statuses: [202, 400, 401, 403, 429],
  input: z.strictObject({
    ids: z.array(z.string().min(1).max(30)).min(1).optional().describe("1 to 100 token ids; not with user_id, client_id or audience"),
    user_id: z.string().min(1).max(300).optional(),
    client_id: z.string().min(1).max(64).optional().describe("Only with user_id"),
    audience: z.string().min(1).max(600).optional().describe("API identifier; only with user_id and client_id"),
  }),
});

export const getRefreshToken = operation({
  name: "get_refresh_token", title: "Get a refresh token's details",
  description: "One refresh token by id: person, application, APIs, device, session, last exchange and expiry; without its secret value.",
  method: "GET", path: "/refresh-tokens/{id}", toolset: "users", risk: "read",
  scopes: ["read:refresh_tokens"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { refresh_token_id: { in: "path", name: "id" } },
  input: z.strictObject({
    refresh_token_id: z.string().min(1).describe("The id from list_user_refresh_tokens, not the token itself"),
  }),
});

export const updateRefreshToken = operation({
  name: "update_refresh_token", title: "Update a refresh token's metadata",
  description: "Stores up to 25 of your own string values on a refresh token, for Actions to read; null clears them. Lifetime and scopes cannot be changed here.",
  method: "PATCH", path: "/refresh-tokens/{id}", toolset: "users", risk: "write",
  scopes: ["update:refresh_tokens"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { refresh_token_id: { in: "path", name: "id" } },
  input: z.strictObject({
    refresh_token_id: z.string().min(1).describe("The id from list_user_refresh_tokens, not the token itself"),
    refresh_token_metadata: RefreshTokenMetadata.optional().describe("String values up to 255 characters, at most 25 keys; null clears"),
  }),
});

export const deleteRefreshToken = operation({
  name: "delete_refresh_token", title: "Delete a refresh token",
  description: "Revokes one refresh token; the app must have the person sign in again once its access token expires. Online tokens are refused: use revoke_session. Several: revoke_refresh_tokens.",
  method: "DELETE", path: "/refresh-tokens/{id}", toolset: "users", risk: "destructive",
  scopes: ["delete:refresh_tokens"], statuses: [202, 400, 401, 403, 429],
  binding: { refresh_token_id: { in: "path", name: "id" } },
  input: z.strictObject({
    refresh_token_id: z.string().min(1).describe("The id from list_user_refresh_tokens, not the token itself"),
  }),
});
