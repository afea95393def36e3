// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operationsOf } from '../operation.js';

const UserAttributeProfileName = z.string().min(1).max(128);
const UserAttributeProfileUserIdOidcMappingEnum = z.enum(["sub"]);
const UserAttributeProfileUserIdSamlMapping = z.array(z.string().min(1).max(128)).min(1);
const UserAttributeProfileUserIdOidcStrategyOverrideMapping = z.enum(["sub", "oid", "email"]);
const UserAttributeProfileSamlMapping = z.array(z.string().min(1).max(128)).min(1);
const UserAttributeProfileStrategyOverridesUserIdMapping = z.strictObject({
  oidc_mapping: UserAttributeProfileUserIdOidcStrategyOverrideMapping.optional(),
  saml_mapping: UserAttributeProfileSamlMapping.optional(),
  scim_mapping: z.string().min(1).max(128).optional(),
});
const UserAttributeProfileStrategyOverridesUserId = z.strictObject({
  pingfederate: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  ad: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  adfs: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  waad: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  "google-apps": UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  okta: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  oidc: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
  samlp: UserAttributeProfileStrategyOverridesUserIdMapping.optional(),
});
const UserAttributeProfileUserId = z.strictObject({
  oidc_mapping: UserAttributeProfileUserIdOidcMappingEnum.optional(),
  saml_mapping: UserAttributeProfileUserIdSamlMapping.optional(),
  scim_mapping: z.string().min(1).max(128).optional(),
  strategy_overrides: UserAttributeProfileStrategyOverridesUserId.optional(),
});
const UserAttributeProfileOidcMapping = z.strictObject({
  mapping: z.string().min(1).max(50),
  display_name: z.string().min(1).max(50).optional(),
});
const UserAttributeProfileStrategyOverridesMapping = z.strictObject({
  oidc_mapping: UserAttributeProfileOidcMapping.optional(),
  saml_mapping: UserAttributeProfileSamlMapping.optional(),
  scim_mapping: z.string().min(1).max(128).optional(),
});
const UserAttributeProfileStrategyOverrides = z.strictObject({
  pingfederate: UserAttributeProfileStrategyOverridesMapping.optional(),
  ad: UserAttributeProfileStrategyOverridesMapping.optional(),
  adfs: UserAttributeProfileStrategyOverridesMapping.optional(),
  waad: UserAttributeProfileStrategyOverridesMapping.optional(),
  "google-apps": UserAttributeProfileStrategyOverridesMapping.optional(),
  okta: UserAttributeProfileStrategyOverridesMapping.optional(),
  oidc: UserAttributeProfileStrategyOverridesMapping.optional(),
  samlp: UserAttributeProfileStrategyOverridesMapping.optional(),
});
const UserAttributeProfileUserAttributeAdditionalProperties = z.strictObject({
  description: z.string().min(1).max(128),
  label: z.string().min(1).max(128),
  profile_required: z.boolean(),
  auth0_mapping: z.string().min(1).max(50),
  oidc_mapping: UserAttributeProfileOidcMapping.optional(),
  saml_mapping: UserAttributeProfileSamlMapping.optional(),
  scim_mapping: z.string().min(1).max(128).optional(),
  strategy_overrides: UserAttributeProfileStrategyOverrides.optional(),
});
const UserAttributeProfileUserAttributes = sized(z.record(z.string(), UserAttributeProfileUserAttributeAdditionalProperties), 1, 64);
const UserAttributeProfilePatchUserId = UserAttributeProfileUserId.nullable();

const operation = operationsOf("user-attribute-profiles");

export const listUserAttributeProfiles = operation({
  name: "list_user_attribute_profiles", title: "List user attribute profiles",
  description: "Shared attribute mappings (OpenID Connect, SAML, SCIM to Auth0) that self-service and B2B connections use. 5 per page by default (take). Early access.",
  method: "GET", path: "/user-attribute-profiles", toolset: "self-service", risk: "read", lifecycle: "EA",
  scopes: ["read:user_attribute_profiles"], statuses: [200, 400, 401, 403, 429],
  list: "user_attribute_profiles",
  input: z.strictObject({ from: z.string().optional(), take: z.int().min(1).optional() }),
});

export const createUserAttributeProfile = operation({
  name: "create_user_attribute_profile", title: "Create a user attribute profile",
  description: "Defines which user attributes enterprise connections provide and their names in each protocol. Easiest from a template: get_user_attribute_profile_template. Early access.",
  method: "POST", path: "/user-attribute-profiles", toolset: "self-service", risk: "write", lifecycle: "EA",
  scopes: ["create:user_attribute_profiles"], statuses: [201, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: UserAttributeProfileName,
    user_id: UserAttributeProfileUserId.optional().describe("Which incoming claim becomes the user id: oidc_mapping, saml_mapping, scim_mapping"),
    user_attributes: UserAttributeProfileUserAttributes.describe("Up to 64 entries keyed by attribute name; each with its per-protocol mappings"),
  }),
});

export const listUserAttributeProfileTemplates = operation({
  name: "list_user_attribute_profile_templates", title: "List user attribute profile templates",
  description: "Templates provided by Auth0 with common attribute mappings, as starting points for create_user_attribute_profile. The tenant's own are in list_user_attribute_profiles. Early access.",
  method: "GET",
  path: "/user-attribute-profiles/templates",
  toolset: "self-service",
  risk: "read",
  lifecycle: "EA",
  scopes: ["read:user_attribute_profiles"], statuses: [200, 401, 403, 429],
  input: z.strictObject({}),
});

export const getUserAttributeProfileTemplate = operation({
  name: "get_user_attribute_profile_template", title: "Get a user attribute profile template",
  description: "The full mapping of one Auth0 template, ready to adapt and pass to create_user_attribute_profile. Early access.",
  method: "GET",
  path: "/user-attribute-profiles/templates/{id}",
  toolset: "self-service",
  risk: "read",
  lifecycle: "EA",
  scopes: ["read:user_attribute_profiles"], statuses: [200, 401, 403, 404, 429],
  binding: { template_id: { in: "path", name: "id" } },
  input: z.strictObject({
    template_id: z.string().min(1).describe("Id from list_user_attribute_profile_templates, not a uap_ id"),
  }),
});

export const getUserAttributeProfile = operation({
  name: "get_user_attribute_profile", title: "Get a user attribute profile",
  description: "User id rule and attribute mappings of one profile by its uap_ id. Read it before update_user_attribute_profile. Early access.",
  method: "GET",
  path: "/user-attribute-profiles/{id}",
  toolset: "self-service",
  risk: "read",
  lifecycle: "EA",
  scopes: ["read:user_attribute_profiles"], statuses: [200, 401, 403, 404, 429],
  binding: { user_attribute_profile_id: { in: "path", name: "id" } },
  input: z.strictObject({ user_attribute_profile_id: z.string().min(1) }),
});

export const updateUserAttributeProfile = operation({
  name: "update_user_attribute_profile", title: "Update a user attribute profile",
  description: "Changes the name, user id rule or attributes for every connection that uses the profile. Early access.",
  method: "PATCH",
  path: "/user-attribute-profiles/{id}",
  toolset: "self-service",
  risk: "write",
  lifecycle: "EA",
  scopes: ["update:user_attribute_profiles"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_attribute_profile_id: { in: "path", name: "id" } },
  input: z.strictObject({
    user_attribute_profile_id: z.string().min(1),
    name: UserAttributeProfileName.optional(),
    user_id: UserAttributeProfilePatchUserId.optional().describe("Which incoming claim becomes the user id: oidc_mapping, saml_mapping, scim_mapping"),
    user_attributes: UserAttributeProfileUserAttributes.optional().describe("Up to 64 entries; send all of them, not only the changed one"),
  }),
});

export const deleteUserAttributeProfile = operation({
  name: "delete_user_attribute_profile", title: "Delete a user attribute profile",
  description: "Irreversible; self-service profiles and applications that use it lose their mapping, so assign another one first (update_self_service_profile, update_client). Early access.",
  method: "DELETE",
  path: "/user-attribute-profiles/{id}",
  toolset: "self-service",
  risk: "destructive",
  lifecycle: "EA",
  scopes: ["delete:user_attribute_profiles"], statuses: [204, 401, 403, 429],
  binding: { user_attribute_profile_id: { in: "path", name: "id" } },
  input: z.strictObject({ user_attribute_profile_id: z.string().min(1) }),
});
