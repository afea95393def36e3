// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operation } from '../operation.js';
import type * as outputs from './token-exchange-profiles.output.js';

const TokenExchangeProfileTypeEnum = z.enum(["custom_authentication"]);

export const listTokenExchangeProfiles = operation<z.infer<typeof outputs.ListTokenExchangeProfilesOutput>>()({
  name: "list_token_exchange_profiles",
  title: "List token exchange profiles",
  description: "Which foreign token types can be exchanged for Auth0 tokens, and the Action that validates each. Early access.",
  method: "GET",
  path: "/token-exchange-profiles",
  resource: "token-exchange-profiles",
  toolset: "self-service",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:token_exchange_profiles"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["custom token exchange","CTE","RFC 8693","legacy token migration","impersonate","subject tokens"],
  binding: {"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  list: {"key":"token_exchange_profiles","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
  }),
});

export const createTokenExchangeProfile = operation<z.infer<typeof outputs.CreateTokenExchangeProfileOutput>>()({
  name: "create_token_exchange_profile",
  title: "Create a token exchange profile",
  description: "Ties a subject_token_type to a deployed Action with the custom-token-exchange trigger. That code alone decides whose tokens are trusted, so a faulty one lets anyone sign in as anybody. Early access.",
  method: "POST",
  path: "/token-exchange-profiles",
  resource: "token-exchange-profiles",
  toolset: "self-service",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:token_exchange_profiles"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["custom token exchange","CTE","RFC 8693","legacy token migration","impersonate","federate external token"],
  binding: {"name":{"in":"body","name":"name"},"subject_token_type":{"in":"body","name":"subject_token_type"},"action_id":{"in":"body","name":"action_id"},"type":{"in":"body","name":"type"}},
  required: ["name","subject_token_type","action_id","type"],
  body: "fields",
  emptyBody: "object",
  input: z.strictObject({
    name: z.string().min(3).max(50),
    subject_token_type: z.string().min(8).max(100).describe("URI of your own, 8 to 100 characters, unique in the tenant"),
    action_id: z.string().min(1).max(36).describe("Deployed Action with trigger custom-token-exchange; permanent"),
    type: TokenExchangeProfileTypeEnum.describe("Only custom_authentication"),
  }),
});

export const getTokenExchangeProfile = operation<z.infer<typeof outputs.GetTokenExchangeProfileOutput>>()({
  name: "get_token_exchange_profile",
  title: "Get a token exchange profile",
  description: "Subject token type and validating Action of one profile, by its tep_ id. The code is read with get_action. Early access.",
  method: "GET",
  path: "/token-exchange-profiles/{id}",
  resource: "token-exchange-profiles",
  toolset: "self-service",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:token_exchange_profiles"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["custom token exchange","CTE","RFC 8693","impersonate","token swap"],
  binding: {"token_exchange_profile_id":{"in":"path","name":"id"}},
  required: ["token_exchange_profile_id"],
  body: "none",
  emptyBody: "omit",
  input: z.strictObject({
    token_exchange_profile_id: z.string().min(1),
  }),
});

export const updateTokenExchangeProfile = operation<undefined>()({
  name: "update_token_exchange_profile",
  title: "Update a token exchange profile",
  description: "Changes the name or subject_token_type; requests that send the old type then fail. The Action is fixed: change its code with update_action, or delete and create the profile. Early access.",
  method: "PATCH",
  path: "/token-exchange-profiles/{id}",
  resource: "token-exchange-profiles",
  toolset: "self-service",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:token_exchange_profiles"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["custom token exchange","CTE","RFC 8693","rename exchange","impersonate"],
  binding: {"token_exchange_profile_id":{"in":"path","name":"id"},"name":{"in":"body","name":"name"},"subject_token_type":{"in":"body","name":"subject_token_type"}},
  required: ["token_exchange_profile_id"],
  body: "fields",
  emptyBody: "object",
  input: z.strictObject({
    token_exchange_profile_id: z.string().min(1),
    name: z.string().min(3).max(50).optional(),
    subject_token_type: z.string().min(8).max(100).optional().describe("URI of your own, 8 to 100 characters, unique in the tenant"),
  }),
});

export const deleteTokenExchangeProfile = operation<undefined>()({
  name: "delete_token_exchange_profile",
  title: "Delete a token exchange profile",
  description: "Exchanges of its subject token type are refused from now on, which stops every service that signs users in that way; the Action stays. Early access.",
  method: "DELETE",
  path: "/token-exchange-profiles/{id}",
  resource: "token-exchange-profiles",
  toolset: "self-service",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:token_exchange_profiles"]},
  lifecycle: "EA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["custom token exchange","CTE","RFC 8693","disable impersonation","turn off exchange"],
  binding: {"token_exchange_profile_id":{"in":"path","name":"id"}},
  required: ["token_exchange_profile_id"],
  body: "none",
  emptyBody: "omit",
  input: z.strictObject({
    token_exchange_profile_id: z.string().min(1),
  }),
});
