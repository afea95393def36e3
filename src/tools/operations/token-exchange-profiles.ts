// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const TokenExchangeProfileTypeEnum = z.enum(["custom_authentication"]);

const operation = operationsOf("token-exchange-profiles");

export const listTokenExchangeProfiles = operation({
  name: "list_token_exchange_profiles", title: "List token exchange profiles",
  description: "Which external token types can be exchanged for Auth0 tokens, and the Action that validates each. Early access.",
  method: "GET", path: "/token-exchange-profiles", toolset: "self-service", risk: "read", lifecycle: "EA",
  scopes: ["read:token_exchange_profiles"], statuses: [200, 400, 401, 403, 429],
  list: "token_exchange_profiles",
  input: z.strictObject({ from: z.string().optional(), take: z.int().min(1).max(100).optional() }),
});

export const createTokenExchangeProfile = operation({
  name: "create_token_exchange_profile", title: "Create a token exchange profile",
  description: "Ties a subject_token_type to a deployed Action with the custom-token-exchange trigger. That code alone decides which tokens are trusted, so a bug can let anyone sign in as anyone. Early access.",
  method: "POST", path: "/token-exchange-profiles", toolset: "self-service", risk: "write", lifecycle: "EA",
  scopes: ["create:token_exchange_profiles"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: z.string().min(3).max(50),
    subject_token_type: z.string().min(8).max(100).describe("Your own URI, 8 to 100 characters, unique in the tenant"),
    action_id: z.string().min(1).max(36).describe("Deployed Action with trigger custom-token-exchange; permanent"),
    type: TokenExchangeProfileTypeEnum.describe("Only custom_authentication"),
  }),
});

export const getTokenExchangeProfile = operation({
  name: "get_token_exchange_profile", title: "Get a token exchange profile",
  description: "Subject token type and validating Action of one profile, by its tep_ id. Read its code with get_action. Early access.",
  method: "GET",
  path: "/token-exchange-profiles/{id}",
  toolset: "self-service",
  risk: "read",
  lifecycle: "EA",
  scopes: ["read:token_exchange_profiles"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { token_exchange_profile_id: { in: "path", name: "id" } },
  input: z.strictObject({ token_exchange_profile_id: z.string().min(1) }),
});

export const updateTokenExchangeProfile = operation({
  name: "update_token_exchange_profile", title: "Update a token exchange profile",
  description: "Changes the name or subject_token_type; requests that send the old type then fail. The Action is fixed: change its code with update_action, or recreate the profile. Early access.",
  method: "PATCH",
  path: "/token-exchange-profiles/{id}",
  toolset: "self-service",
  risk: "write",
  lifecycle: "EA",
  scopes: ["update:token_exchange_profiles"], statuses: [200, 400, 401, 403, 404, 409, 429],
  binding: { token_exchange_profile_id: { in: "path", name: "id" } },
  input: z.strictObject({
    token_exchange_profile_id: z.string().min(1),
    name: z.string().min(3).max(50).optional(),
    subject_token_type: z.string().min(8).max(100).optional().describe("Your own URI, 8 to 100 characters, unique in the tenant"),
  }),
});

export const deleteTokenExchangeProfile = operation({
  name: "delete_token_exchange_profile", title: "Delete a token exchange profile",
  description: "Exchanges of its subject token type are rejected from now on, which stops every service that signs users in that way; the Action remains. Early access.",
  method: "DELETE",
  path: "/token-exchange-profiles/{id}",
  toolset: "self-service",
  risk: "destructive",
  lifecycle: "EA",
  scopes: ["delete:token_exchange_profiles"], statuses: [204, 401, 403, 429],
  binding: { token_exchange_profile_id: { in: "path", name: "id" } },
  input: z.strictObject({ token_exchange_profile_id: z.string().min(1) }),
});
