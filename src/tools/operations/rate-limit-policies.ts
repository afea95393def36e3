// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const RateLimitPolicyResourceEnum = z.enum(["oauth_authentication_api"]);
const RateLimitPolicyConsumerEnum = z.enum(["client"]);
const RateLimitPolicyConfiguration = z.discriminatedUnion("action", [z.strictObject({
  action: z.enum(["allow"]),
}), z.strictObject({ action: z.enum(["block", "log"]), limit: z.int().min(0).max(10000) }), z.strictObject({
  action: z.enum(["redirect"]),
  limit: z.int().min(0).max(10000),
  redirect_uri: z.string(),
})]);
const PatchRateLimitPolicyConfigurationRequestContent = z.discriminatedUnion("action", [z.strictObject({
  action: z.enum(["allow"]),
}), z.strictObject({ action: z.enum(["block", "log"]), limit: z.int().min(0).max(10000) }), z.strictObject({
  action: z.enum(["redirect"]),
  limit: z.int().min(0).max(10000),
  redirect_uri: z.string(),
})]);

const operation = operationsOf("rate-limit-policies");

export const listRateLimitPolicies = operation({
  name: "list_rate_limit_policies", title: "List rate limit policies",
  description: "Limits that this tenant sets on its own applications' use of the authentication API (early access). Auth0's platform limits, and throttling of attackers by IP (`get_suspicious_ip_throttling`), are not included.",
  method: "GET", path: "/rate-limit-policies", toolset: "attack-protection", risk: "read", lifecycle: "EA",
  scopes: ["read:rate_limit_policies"], statuses: [200, 400, 401, 403, 429],
  list: "rate_limit_policies",
  input: z.strictObject({
    resource: RateLimitPolicyResourceEnum.optional(),
    consumer: RateLimitPolicyConsumerEnum.optional(),
    consumer_selector: z.string().max(255).optional().describe("`client_id:<id>`, `third_party_clients`, `cimd_clients` or `default`"),
    take: z.int().min(1).max(100).optional(),
    from: z.string().max(1000).optional(),
  }),
});

export const createRateLimitPolicy = operation({
  name: "create_rate_limit_policy", title: "Create a rate limit policy",
  description: "Limits one application, a category of them, or all others (`default`) on the authentication API: above `limit` requests per second, block, log or redirect. Takes effect immediately; a low limit stops people from logging in. One policy per selector. Early access.",
  method: "POST",
  path: "/rate-limit-policies",
  toolset: "attack-protection",
  risk: "destructive",
  lifecycle: "EA",
  scopes: ["create:rate_limit_policies"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    resource: RateLimitPolicyResourceEnum,
    consumer: RateLimitPolicyConsumerEnum,
    consumer_selector: z.string().max(255).describe("`client_id:<id>`, `third_party_clients`, `cimd_clients` or `default`"),
    configuration: RateLimitPolicyConfiguration.describe("`action`: allow (no limit), block or log (+ `limit` per second), redirect (+ `limit`, `redirect_uri`)"),
  }),
});

export const getRateLimitPolicy = operation({
  name: "get_rate_limit_policy", title: "Get a rate limit policy",
  description: "Which applications one policy applies to, its limit, and the action above it (early access).",
  method: "GET",
  path: "/rate-limit-policies/{id}",
  toolset: "attack-protection",
  risk: "read",
  lifecycle: "EA",
  scopes: ["read:rate_limit_policies"], statuses: [200, 401, 403, 404, 429],
  binding: { rate_limit_policy_id: { in: "path", name: "id" } },
  input: z.strictObject({ rate_limit_policy_id: z.string().min(1).max(26).describe("Starts with `rlp_`") }),
});

export const updateRateLimitPolicy = operation({
  name: "update_rate_limit_policy", title: "Update a rate limit policy",
  description: "Replaces a policy's action and limit, effective immediately; its selector is fixed, so for another application create a new one. Blocking at a low limit stops logins. Early access.",
  method: "PATCH",
  path: "/rate-limit-policies/{id}",
  toolset: "attack-protection",
  risk: "destructive",
  lifecycle: "EA",
  scopes: ["update:rate_limit_policies"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { rate_limit_policy_id: { in: "path", name: "id" } },
  input: z.strictObject({
    rate_limit_policy_id: z.string().min(1).max(26).describe("Starts with `rlp_`"),
    configuration: PatchRateLimitPolicyConfigurationRequestContent.describe("`action`: allow (no limit), block or log (+ `limit` per second), redirect (+ `limit`, `redirect_uri`)"),
  }),
});

export const deleteRateLimitPolicy = operation({
  name: "delete_rate_limit_policy", title: "Delete a rate limit policy",
  description: "Permanently deletes a policy; the applications it limited then use the `default` policy, or only Auth0's own limits. Early access.",
  method: "DELETE",
  path: "/rate-limit-policies/{id}",
  toolset: "attack-protection",
  risk: "destructive",
  lifecycle: "EA",
  scopes: ["delete:rate_limit_policies"], statuses: [204, 401, 403, 404, 429],
  binding: { rate_limit_policy_id: { in: "path", name: "id" } },
  input: z.strictObject({ rate_limit_policy_id: z.string().min(1).max(26).describe("Starts with `rlp_`") }),
});
