// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted } from '../formats.js';
import { operationsOf } from '../operation.js';
import { AppMetadata, PermissionRequestPayload, UserId, UserIdentityProviderEnum, UserMetadata } from './shared.js';

const SearchEngineVersionsEnum = z.enum(["v1", "v2", "v3"]);
const CreatedUserAuthenticationMethodTypeEnum = z.enum(["phone", "email", "totp", "webauthn-roaming", "passkey"]);
const PreferredAuthenticationMethodEnum = z.enum(["voice", "sms"]);
const CredentialDeviceTypeEnum = z.enum(["single_device", "multi_device"]);
const AuthenticationTypeEnum = z.enum(["phone", "email", "totp"]);
const SetUserAuthenticationMethods = z.strictObject({
  type: AuthenticationTypeEnum,
  preferred_authentication_method: PreferredAuthenticationMethodEnum.optional(),
  name: z.string().min(1).max(20).optional(),
  phone_number: z.string().min(2).max(30).optional(),
  email: z.string().min(1).optional(),
  totp_secret: z.string().min(1).optional(),
});
const SetUserAuthenticationMethodsRequestContent = z.array(SetUserAuthenticationMethods);
const AssessorsTypeEnum = z.enum(["new-device"]);

const operation = operationsOf("users");

export const listUsers = operation({
  name: "list_users", title: "Search users",
  description: "Search with a Lucene `q`, or page through all users. Only the first 1,000 matches can be paged and recent changes may lag by seconds. One exact address: list_users_by_email; the whole tenant: export_users.",
  method: "GET", path: "/users", risk: "read", exposure: "direct",
  scopes: ["read:users", "read:user_idp_tokens"], statuses: [200, 400, 401, 403, 429, 503],
  list: "users",
  input: z.strictObject({
    page: z.int().min(0).optional(),
    per_page: z.int().min(0).max(100).optional(),
    include_totals: z.boolean().optional(),
    sort: z.string().optional().describe("field:1 ascending or field:-1 descending, such as created_at:-1; not metadata fields"),
    connection: z.string().optional().describe("Only with search_engine v1; otherwise put identities.connection:\"NAME\" in q"),
    fields: z.string().optional().describe("Comma-separated, such as user_id,email,name"),
    include_fields: z.boolean().optional(),
    q: z.string().optional().describe("Lucene: email:\"a@b.co\", name:ja*, last_login:[2024-01-01 TO *], NOT _exists_:logins_count"),
    search_engine: SearchEngineVersionsEnum.optional().describe("v3, which `q` needs"),
    primary_order: z.boolean().optional().describe("false: faster for complex queries, but the order is not stable between pages"),
  }),
});

export const createUser = operation({
  name: "create_user", title: "Create a user",
  description: "Adds one person to a database or passwordless connection. A database user needs a password plus email or username; a verification email is sent unless `email_verified` or `verify_email` prevents it. For many people: import_users.",
  method: "POST", path: "/users", risk: "write", exposure: "direct",
  scopes: ["create:users"], statuses: [201, 400, 401, 403, 409, 429],
  binding: { custom_domain: { in: "header", name: "auth0-custom-domain" } },
  input: z.strictObject({
    custom_domain: z.string().min(3).max(255).optional(),
    email: formatted(z.string(), "email").optional(),
    phone_number: z.string().regex(new RegExp("^\\+[0-9]{1,15}$", 'u')).optional().describe("E.164, such as +14155550123"),
    user_metadata: UserMetadata.optional(),
    blocked: z.boolean().optional(),
    email_verified: z.boolean().optional(),
    phone_verified: z.boolean().optional(),
    app_metadata: AppMetadata.optional().describe("Set by administrators (plan, permissions); the person cannot edit it"),
    given_name: z.string().min(1).max(150).optional(),
    family_name: z.string().min(1).max(150).optional(),
    name: z.string().min(1).max(300).optional(),
    nickname: z.string().min(1).max(300).optional(),
    picture: z.string().optional(),
    user_id: z.string().min(0).max(255).regex(new RegExp("^\\S*$", 'u')).optional().describe("Optional id without strategy prefix; generated if omitted"),
    connection: z.string().min(1).describe("The connection's NAME (Username-Password-Authentication), not its con_ id"),
    password: z.string().min(1).optional(),
    verify_email: z.boolean().optional().describe("false sends no verification email, whatever email_verified says"),
    username: z.string().min(1).max(128).optional(),
  }),
});

export const getUser = operation({
  name: "get_user", title: "Get a user",
  description: "One full profile by id: linked identities, metadata, last login, admin `blocked` flag. Always current, unlike search. Without an id, start from list_users_by_email or list_users.",
  method: "GET", path: "/users/{id}", risk: "read", exposure: "direct",
  scopes: ["read:users", "read:current_user", "read:user_idp_tokens"],
  statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({
    user_id: z.string().min(1).describe("Strategy|id, such as auth0|5f7c8ec7 or google-oauth2|1160; not percent-encoded"),
    fields: z.string().optional().describe("Comma-separated, such as email,identities,app_metadata"),
    include_fields: z.boolean().optional(),
  }),
});

export const updateUser = operation({
  name: "update_user", title: "Update a user",
  description: "Changes profile, email, password, metadata, or the admin `blocked` flag. Metadata merges at any depth; password, email and username each need a separate call. `blocked:false` does not lift brute-force blocks: clear_user_blocks does.",
  method: "PATCH", path: "/users/{id}", risk: "write", exposure: "direct",
  scopes: ["update:users", "update:users_app_metadata", "update:current_user_metadata"],
  statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" }, custom_domain: { in: "header", name: "auth0-custom-domain" } },
  input: z.strictObject({
    user_id: z.string().min(1).describe("Strategy|id, such as auth0|5f7c8ec7 or google-oauth2|1160; not percent-encoded"),
    custom_domain: z.string().min(3).max(255).optional(),
    blocked: z.boolean().optional().describe("true stops every login of this person until set to false"),
    email_verified: z.boolean().optional(),
    email: formatted(z.string(), "email").nullable().optional(),
    phone_number: z.string().regex(new RegExp("^\\+[0-9]{1,15}$", 'u')).nullable().optional(),
    phone_verified: z.boolean().optional(),
    user_metadata: UserMetadata.optional().describe("Merged at any depth; null removes a key"),
    app_metadata: AppMetadata.optional().describe("Merged at any depth; null removes a key"),
    given_name: z.string().min(1).max(150).nullable().optional(),
    family_name: z.string().min(1).max(150).nullable().optional(),
    name: z.string().min(1).max(300).nullable().optional(),
    nickname: z.string().min(1).max(300).nullable().optional(),
    picture: z.string().nullable().optional(),
    verify_email: z.boolean().optional().describe("true sends a verification message to the new address"),
    verify_phone_number: z.boolean().optional(),
    password: z.string().min(1).nullable().optional(),
    connection: z.string().min(1).optional().describe("Connection NAME; only to change login data of a linked (secondary) identity"),
    client_id: z.string().min(1).optional().describe("Application shown in the email; only with a change of email or phone_number"),
    username: z.string().min(1).max(128).nullable().optional(),
  }),
});

export const deleteUser = operation({
  name: "delete_user", title: "Delete a user",
  description: "Permanently deletes the account: profile, metadata, linked identities, role and organization memberships. An unknown id also returns success, so check with get_user first. To only stop logins, set `blocked` with update_user.",
  method: "DELETE", path: "/users/{id}", risk: "destructive", exposure: "direct",
  scopes: ["delete:users", "delete:current_user"], statuses: [204, 400, 401, 403, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({
    user_id: z.string().min(1).describe("Strategy|id, such as auth0|5f7c8ec7 or google-oauth2|1160; not percent-encoded"),
  }),
});

export const listUserAuthenticationMethods = operation({
  name: "list_user_authentication_methods", title: "List a user's authentication methods",
  description: "Everything the person has enrolled for MFA or passwordless sign-in (phone, email, TOTP, push, WebAuthn, passkey, recovery code), with the ids for get, update and delete. Broader than list_user_enrollments.",
  method: "GET", path: "/users/{id}/authentication-methods", toolset: "mfa", risk: "read", exposure: "direct",
  scopes: ["read:authentication_methods"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  list: "authenticators",
  input: z.strictObject({
    user_id: z.string().min(1),
    page: z.int().min(0).optional(),
    per_page: z.int().min(0).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const createUserAuthenticationMethod = operation({
  name: "create_user_authentication_method", title: "Add an authentication method to a user",
  description: "Enrolls a phone, email, TOTP secret, security key or passkey on someone's behalf. It is confirmed immediately, so anyone who has it can pass MFA or sign in as them: verify ownership first. To let the person enroll, use create_guardian_enrollment_ticket.",
  method: "POST", path: "/users/{id}/authentication-methods", toolset: "mfa", risk: "destructive",
  scopes: ["create:authentication_methods"], statuses: [201, 400, 401, 403, 404, 409, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({
    user_id: z.string().min(1),
    type: CreatedUserAuthenticationMethodTypeEnum,
    name: z.string().optional(),
    totp_secret: z.string().optional().describe("Base32; for type totp only"),
    phone_number: z.string().min(2).max(30).optional().describe("E.164, such as +14155550123; for type phone only"),
    email: z.string().optional(),
    preferred_authentication_method: PreferredAuthenticationMethodEnum.optional().describe("sms or voice; for type phone only"),
    key_id: z.string().optional(),
    public_key: z.string().optional().describe("For webauthn-roaming and passkey, together with key_id"),
    aaguid: formatted(z.string(), "uuid").optional(),
    relying_party_identifier: formatted(z.string(), "hostname").optional(),
    credential_device_type: CredentialDeviceTypeEnum.optional(),
    credential_backed_up: z.boolean().optional(),
    identity_user_id: z.string().optional(),
    user_agent: z.string().optional(),
    user_handle: z.string().optional(),
    transports: z.array(z.string()).optional(),
  }),
});

export const setUserAuthenticationMethods = operation({
  name: "set_user_authentication_methods", title: "Replace all of a user's authentication methods",
  description: "Replaces all phone, email and TOTP methods with the given list: anything not in it is lost. To add a single one use create_user_authentication_method, to change a label update_user_authentication_method.",
  method: "PUT", path: "/users/{id}/authentication-methods", toolset: "mfa", risk: "destructive",
  scopes: ["update:authentication_methods"], statuses: [200, 400, 401, 403, 409, 429],
  binding: { user_id: { in: "path", name: "id" }, authentication_methods: { in: "body", name: "*" } },
  body: "value",
  input: z.strictObject({
    user_id: z.string().min(1),
    authentication_methods: SetUserAuthenticationMethodsRequestContent.describe("The complete new list; each item needs type phone, email or totp"),
  }),
});

export const deleteUserAuthenticationMethods = operation({
  name: "delete_user_authentication_methods", title: "Delete all of a user's authentication methods",
  description: "Full MFA reset: irreversibly removes every enrolled factor and passkey; the person enrolls again at the next MFA prompt. If only one device was lost, delete_user_authentication_method keeps the others.",
  method: "DELETE", path: "/users/{id}/authentication-methods", toolset: "mfa", risk: "destructive",
  scopes: ["delete:authentication_methods"], statuses: [204, 400, 401, 403, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({ user_id: z.string().min(1) }),
});

export const getUserAuthenticationMethod = operation({
  name: "get_user_authentication_method", title: "Get one authentication method of a user",
  description: "Details of a single enrolled factor or passkey: type, label, confirmation, when it was created and last used. Ids come from list_user_authentication_methods.",
  method: "GET",
  path: "/users/{id}/authentication-methods/{authentication_method_id}",
  toolset: "mfa",
  risk: "read",
  scopes: ["read:authentication_methods"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({ user_id: z.string().min(1), authentication_method_id: z.string().min(1) }),
});

export const updateUserAuthenticationMethod = operation({
  name: "update_user_authentication_method", title: "Update one authentication method of a user",
  description: "Renames an enrolled factor, or switches a phone between SMS and voice. The phone number, email or secret itself cannot be edited: delete the method and enroll a new one.",
  method: "PATCH",
  path: "/users/{id}/authentication-methods/{authentication_method_id}",
  toolset: "mfa",
  risk: "write",
  scopes: ["update:authentication_methods"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({
    user_id: z.string().min(1),
    authentication_method_id: z.string().min(1),
    name: z.string().optional(),
    preferred_authentication_method: PreferredAuthenticationMethodEnum.optional().describe("sms or voice; phone methods only"),
  }),
});

export const deleteUserAuthenticationMethod = operation({
  name: "delete_user_authentication_method", title: "Delete one authentication method of a user",
  description: "Removes a single factor or passkey, such as a lost phone, and keeps the others. If it was the last one, the person must enroll again before passing MFA. All at once: delete_user_authentication_methods.",
  method: "DELETE",
  path: "/users/{id}/authentication-methods/{authentication_method_id}",
  toolset: "mfa",
  risk: "destructive",
  exposure: "direct",
  scopes: ["delete:authentication_methods"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({ user_id: z.string().min(1), authentication_method_id: z.string().min(1) }),
});

export const deleteUserAuthenticators = operation({
  name: "delete_user_authenticators", title: "Delete all of a user's MFA authenticators",
  description: "Irreversibly removes every OTP, SMS, email and push authenticator of a person, so that they start MFA enrollment again. delete_user_authentication_methods does the same for newer factors, including passkeys.",
  method: "DELETE", path: "/users/{id}/authenticators", toolset: "mfa", risk: "destructive",
  scopes: ["delete:guardian_enrollments"], statuses: [204, 400, 401, 403, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({ user_id: z.string().min(1) }),
});

export const listUserConnectedAccounts = operation({
  name: "list_user_connected_accounts", title: "List a user's connected accounts",
  description: "Third-party accounts the person has connected so that applications may call those services for them (Token Vault), with connection, scopes and expiry. Not sign-in identities: those are in get_user under `identities`.",
  method: "GET", path: "/users/{id}/connected-accounts", risk: "read",
  scopes: ["read:users"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  list: "connected_accounts",
  input: z.strictObject({
    user_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional().describe("Page size; default 10, documented maximum 20"),
  }),
});

export const listUserEffectivePermissions = operation({
  name: "list_user_effective_permissions", title: "List a user's effective permissions on an API",
  description: "Everything the person may do on one API, whether granted directly, through roles or through groups. For all APIs, without groups: list_user_permissions. Why they have one: list_user_permission_source_roles.",
  method: "GET", path: "/users/{id}/effective-permissions", risk: "read",
  scopes: ["read:user_effective_permissions"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  list: "permissions",
  input: z.strictObject({
    user_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).optional(),
    resource_server_identifier: z.string().min(1).max(600).describe("The API's identifier (audience), such as https://api.example.com, not its id"),
  }),
});

export const listUserPermissionSourceRoles = operation({
  name: "list_user_permission_source_roles", title: "List the roles that give a user a permission",
  description: "Explains why someone has a permission: the roles, direct or inherited through groups, that grant it. Requires the API identifier and the permission name. Continue to the groups with list_user_role_source_groups.",
  method: "GET", path: "/users/{id}/effective-permissions/sources/effective-roles", risk: "read",
  scopes: ["read:user_permission_source_roles"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  list: "roles",
  input: z.strictObject({
    user_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).optional(),
    resource_server_identifier: z.string().min(1).max(600).describe("The API's identifier (audience), such as https://api.example.com, not its id"),
    permission_name: z.string().min(1).max(280).describe("Such as read:invoices"),
  }),
});

export const listUserEffectiveRoles = operation({
  name: "list_user_effective_roles", title: "List a user's effective roles",
  description: "Roles the person has directly and those inherited from groups, each with its source. Only direct assignments: list_user_roles.",
  method: "GET", path: "/users/{id}/effective-roles", risk: "read",
  scopes: ["read:user_effective_roles"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  list: "roles",
  input: z.strictObject({
    user_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).optional(),
  }),
});

export const listUserRoleSourceGroups = operation({
  name: "list_user_role_source_groups", title: "List the groups that give a user a role",
  description: "Which of the person's groups grant a role. Take the role id from list_user_effective_roles; an empty list means that no group grants it.",
  method: "GET", path: "/users/{id}/effective-roles/sources/groups", risk: "read",
  scopes: ["read:user_role_source_groups"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  list: "groups",
  input: z.strictObject({
    user_id: z.string().min(1),
    role_id: z.string().describe("Starts with rol_"),
    from: z.string().optional(),
    take: z.int().min(1).optional(),
  }),
});

export const listUserEnrollments = operation({
  name: "list_user_enrollments", title: "List a user's MFA enrollments",
  description: "Confirmed Guardian enrollments of a person with status, factor and the id for get_guardian_enrollment and delete_guardian_enrollment. Passkeys and unconfirmed ones: list_user_authentication_methods.",
  method: "GET", path: "/users/{id}/enrollments", toolset: "mfa", risk: "read",
  scopes: ["read:users", "read:current_user"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  list: null,
  input: z.strictObject({ user_id: z.string().min(1) }),
});

export const listUserGroups = operation({
  name: "list_user_groups", title: "List a user's groups",
  description: "Groups that the person belongs to, usually synchronized from an enterprise directory or SCIM. One group's members: list_group_members. What the groups grant: list_user_effective_roles.",
  method: "GET", path: "/users/{id}/groups", risk: "read",
  scopes: ["read:groups"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  list: "groups",
  input: z.strictObject({
    user_id: z.string().min(1),
    fields: z.string().max(256).optional(),
    include_fields: z.boolean().optional(),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
  }),
});

export const linkUserIdentity = operation({
  name: "link_user_identity", title: "Link another account to a user",
  description: "Merges a second account into this one so that either login reaches this profile. The secondary profile no longer exists and its metadata is lost; unlink_user_identity cannot restore it. Verify that one person owns both.",
  method: "POST", path: "/users/{id}/identities", risk: "destructive",
  scopes: ["update:users", "update:current_user_identities"],
  scopesUnclear: true,
  statuses: [201, 400, 401, 403, 409, 429],
  binding: { user_id: { in: "path", name: "id" }, secondary_user_id: { in: "body", name: "user_id" } },
  input: z.strictObject({
    user_id: z.string().min(1).describe("The primary account, which is kept"),
    provider: UserIdentityProviderEnum.optional().describe("Provider of the secondary account: auth0, google-oauth2, samlp, ..."),
    connection_id: z.string().regex(new RegExp("^con_[A-Za-z0-9]{16}$", 'u')).optional().describe("con_ id; only to distinguish several auth0 databases"),
    secondary_user_id: UserId.optional().describe("Id of the account to merge; with `provider`"),
    link_with: z.string().optional().describe("ID token of the secondary account; then omit provider, secondary_user_id, connection_id"),
  }),
});

export const unlinkUserIdentity = operation({
  name: "unlink_user_identity", title: "Unlink an identity from a user",
  description: "Splits a secondary login off into a separate account, without its former metadata. The main identity (first in the list) cannot be unlinked. Provider and id are in `identities` of get_user.",
  method: "DELETE", path: "/users/{id}/identities/{provider}/{user_id}", risk: "destructive",
  scopes: ["update:users", "update:current_user_identities"],
  scopesUnclear: true,
  statuses: [200, 400, 401, 403, 429],
  binding: { user_id: { in: "path", name: "id" }, secondary_user_id: { in: "path", name: "user_id" } },
  input: z.strictObject({
    user_id: z.string().min(1).describe("The primary account"),
    provider: z.enum(["ad", "adfs", "amazon", "apple", "dropbox", "bitbucket", "auth0-oidc", "auth0", "baidu", "bitly", "box", "custom", "daccount", "dwolla", "email", "evernote-sandbox", "evernote", "exact", "facebook", "fitbit", "github", "google-apps", "google-oauth2", "instagram", "ip", "line", "linkedin", "oauth1", "oauth2", "office365", "oidc", "okta", "paypal", "paypal-sandbox", "pingfederate", "planningcenter", "salesforce-community", "salesforce-sandbox", "salesforce", "samlp", "sharepoint", "shopify", "shop", "sms", "soundcloud", "thirtysevensignals", "twitter", "untappd", "vkontakte", "waad", "weibo", "windowslive", "wordpress", "yahoo", "yandex"]),
    secondary_user_id: z.string().min(1).describe("The identity's own id: the part after the | sign"),
  }),
});

export const listUserLogs = operation({
  name: "list_user_logs", title: "List a user's log events",
  description: "Recent log events of one person: logins, failures with reasons, password and MFA changes. First stop for \"why can't they log in\". At most 100 per page and 1,000 in total; across users or by event type: list_logs.",
  method: "GET", path: "/users/{id}/logs", risk: "read", exposure: "direct",
  scopes: ["read:logs", "read:logs_users"], statuses: [200, 400, 401, 403, 429],
  binding: { user_id: { in: "path", name: "id" } },
  list: "logs",
  input: z.strictObject({
    user_id: z.string().min(1).describe("Strategy|id, such as auth0|5f7c8ec7 or google-oauth2|1160; not percent-encoded"),
    page: z.int().optional(),
    per_page: z.int().min(1).max(100).optional(),
    sort: z.string().optional().describe("field:1 or field:-1; date:-1 is newest first"),
    include_totals: z.boolean().optional(),
  }),
});

export const invalidateRememberedBrowsers = operation({
  name: "invalidate_remembered_browsers", title: "Forget a user's remembered browsers",
  description: "Every browser on which the person ticked \"remember this device\" requires MFA again at the next login. Enrolled factors are not changed, and running sessions continue: end those with delete_user_sessions.",
  method: "POST",
  path: "/users/{id}/multifactor/actions/invalidate-remember-browser",
  toolset: "mfa",
  risk: "destructive",
  scopes: ["update:users"], statuses: [204, 400, 401, 403],
  binding: { user_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({ user_id: z.string().min(1) }),
});

export const deleteUserMultifactorProvider = operation({
  name: "delete_user_multifactor_provider", title: "Remove a user's MFA provider",
  description: "Removes a person's Duo or Google Authenticator configuration; they must set it up again at the next MFA prompt. Other factors: delete_user_authentication_method, or delete_user_authenticators for all.",
  method: "DELETE",
  path: "/users/{id}/multifactor/{provider}",
  toolset: "mfa",
  risk: "destructive",
  exposure: "direct",
  scopes: ["update:users"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({ user_id: z.string().min(1), provider: z.enum(["duo", "google-authenticator"]) }),
});

export const listUserOrganizations = operation({
  name: "list_user_organizations", title: "List a user's organizations",
  description: "Organizations of which the person is a member. Their roles inside one of them: list_organization_member_roles.",
  method: "GET", path: "/users/{id}/organizations", risk: "read", exposure: "direct",
  scopes: ["read:organizations"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  list: "organizations",
  input: z.strictObject({
    user_id: z.string().min(1),
    page: z.int().min(0).max(1000).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const listUserPermissions = operation({
  name: "list_user_permissions", title: "List a user's permissions",
  description: "API permissions of the person, each with its API and its `sources` (direct or by a role). Including groups, for one API: list_user_effective_permissions.",
  method: "GET", path: "/users/{id}/permissions", risk: "read",
  scopes: ["read:users"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  list: "permissions",
  input: z.strictObject({
    user_id: z.string().min(1),
    per_page: z.int().min(1).max(100).optional(),
    page: z.int().min(0).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const assignUserPermissions = operation({
  name: "assign_user_permissions", title: "Assign permissions to a user",
  description: "Grants API permissions to one person directly; existing ones are not an error. They must be defined on the API first. If several people need them, prefer a role: add_role_permissions and assign_user_roles.",
  method: "POST", path: "/users/{id}/permissions", risk: "write",
  scopes: ["update:users"], statuses: [201, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({
    user_id: z.string().min(1),
    permissions: z.array(PermissionRequestPayload).min(1).describe("Items of {resource_server_identifier: the API's audience, permission_name: \"read:x\"}"),
  }),
});

export const removeUserPermissions = operation({
  name: "remove_user_permissions", title: "Remove permissions from a user",
  description: "Removes directly granted API permissions. Permissions that the person also has through a role or group remain, and access tokens already issued stay valid until they expire.",
  method: "DELETE", path: "/users/{id}/permissions", risk: "destructive",
  scopes: ["update:users"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" }, permissions: { in: "body", name: "permissions" } },
  body: "fields",
  input: z.strictObject({
    user_id: z.string().min(1),
    permissions: z.array(PermissionRequestPayload).min(1).describe("Items of {resource_server_identifier: the API's audience, permission_name: \"read:x\"}"),
  }),
});

export const regenerateUserRecoveryCode = operation({
  name: "regenerate_user_recovery_code", title: "Regenerate a user's MFA recovery code",
  description: "Replaces the MFA recovery code: the old one stops working immediately and anyone who has the new one, in the response, can pass MFA. Only for people enrolled in MFA, and only after verifying who is asking.",
  method: "POST", path: "/users/{id}/recovery-code-regeneration", toolset: "mfa", risk: "destructive",
  scopes: ["update:users"], statuses: [200, 400, 401, 403, 404],
  binding: { user_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({ user_id: z.string().min(1) }),
});

export const revokeUserAccess = operation({
  name: "revoke_user_access", title: "Revoke a user's sessions and refresh tokens",
  description: "Signs a person out everywhere: ends all sessions and refresh tokens, or those of one `session_id`. Runs in the background; access tokens stay valid until they expire. It does not prevent a new login: for that set `blocked` with update_user.",
  method: "POST", path: "/users/{id}/revoke-access", risk: "destructive",
  scopes: ["delete:sessions", "delete:refresh_tokens"],
  scopesUnclear: true,
  statuses: [202, 400, 401, 403, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({
    user_id: z.string().min(1),
    session_id: z.string().max(50).optional().describe("Only this session; default all"),
    preserve_refresh_tokens: z.boolean().optional().describe("true ends the sessions only and keeps the refresh tokens"),
  }),
});

export const clearUserRiskAssessors = operation({
  name: "clear_user_risk_assessors", title: "Clear a user's risk assessment data",
  description: "Deletes what adaptive MFA has learned about the person's known devices, so that the next login from each counts as new. Irreversible.",
  method: "POST", path: "/users/{id}/risk-assessments/clear", risk: "destructive",
  scopes: ["update:users"], statuses: [204, 400, 401, 403, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({
    user_id: z.string().min(1).max(1024),
    connection: z.string().min(1).max(128).regex(new RegExp("^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$", 'u')).describe("NAME of the connection that holds the user, not its con_ id"),
    assessors: z.array(AssessorsTypeEnum).min(1).describe("Only new-device exists today"),
  }),
});

export const listUserRoles = operation({
  name: "list_user_roles", title: "List a user's roles",
  description: "Roles assigned to the person for the whole tenant. Roles within one organization: list_organization_member_roles; including inherited ones: list_user_effective_roles.",
  method: "GET", path: "/users/{id}/roles", risk: "read", exposure: "direct",
  scopes: { mode: "all", scopes: ["read:users", "read:roles", "read:role_members"] },
  scopesUnclear: true,
  statuses: [200, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  list: "roles",
  input: z.strictObject({
    user_id: z.string().min(1).describe("Strategy|id, such as auth0|5f7c8ec7 or google-oauth2|1160; not percent-encoded"),
    per_page: z.int().min(1).max(100).optional(),
    page: z.int().min(0).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const assignUserRoles = operation({
  name: "assign_user_roles", title: "Assign roles to a user",
  description: "Gives a person existing roles, by role id, for the whole tenant; roles they already have are not an error. Inside one organization only: assign_organization_member_roles. One role for many people: assign_role_users.",
  method: "POST", path: "/users/{id}/roles", risk: "write", exposure: "direct",
  scopes: ["update:users", "create:role_members"],
  scopesUnclear: true,
  statuses: [204, 400, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" } },
  input: z.strictObject({
    user_id: z.string().min(1).describe("Strategy|id, such as auth0|5f7c8ec7 or google-oauth2|1160; not percent-encoded"),
    roles: z.array(z.string().min(1)).min(1).describe("Role ids (rol_...), not names; find them with list_roles"),
  }),
});

export const removeUserRoles = operation({
  name: "remove_user_roles", title: "Remove roles from a user",
  description: "Removes tenant-wide roles from a person, including the permissions only those roles gave. Organization roles are not affected: remove_organization_member_roles. Access tokens already issued keep them until they expire.",
  method: "DELETE", path: "/users/{id}/roles", risk: "destructive", exposure: "direct",
  scopes: ["update:users", "delete:role_members"], scopesUnclear: true, statuses: [204, 401, 403, 404, 429],
  binding: { user_id: { in: "path", name: "id" }, roles: { in: "body", name: "roles" } },
  body: "fields",
  input: z.strictObject({
    user_id: z.string().min(1).describe("Strategy|id, such as auth0|5f7c8ec7 or google-oauth2|1160; not percent-encoded"),
    roles: z.array(z.string().min(1)).min(1).describe("Role ids (rol_...), not names"),
  }),
});

export const listUserRefreshTokens = operation({
  name: "list_user_refresh_tokens", title: "List a user's refresh tokens",
  description: "Refresh tokens issued to a person, with application, device, creation, last use and expiry, never the token itself. For one application: list_refresh_tokens.",
  method: "GET", path: "/users/{user_id}/refresh-tokens", risk: "read",
  scopes: ["read:refresh_tokens"], statuses: [200, 401, 403, 404, 429],
  list: "tokens",
  input: z.strictObject({
    user_id: z.string().min(1),
    include_totals: z.boolean().optional(),
    from: z.string().optional().describe("`next` of the previous page; omit for the first"),
    take: z.int().min(1).max(100).optional(),
  }),
});

export const deleteUserRefreshTokens = operation({
  name: "delete_user_refresh_tokens", title: "Delete all of a user's refresh tokens",
  description: "Revokes all refresh tokens of a person, so that every app must sign in again once its access token expires. Browser sessions continue: revoke_user_access ends both. One application only: revoke_refresh_tokens. Processed in the background.",
  method: "DELETE", path: "/users/{user_id}/refresh-tokens", risk: "destructive",
  scopes: ["delete:refresh_tokens"], statuses: [202, 400, 401, 403, 404, 429],
  input: z.strictObject({ user_id: z.string().min(1) }),
});

export const listUserSessions = operation({
  name: "list_user_sessions", title: "List a user's sessions",
  description: "Current login sessions of a person: when they signed in, last activity, device, IP address, applications used and expiry, with the id for get_session or revoke_session.",
  method: "GET", path: "/users/{user_id}/sessions", risk: "read",
  scopes: ["read:sessions"], statuses: [200, 401, 403, 404, 429],
  list: "sessions",
  input: z.strictObject({
    user_id: z.string().min(1),
    include_totals: z.boolean().optional(),
    from: z.string().optional().describe("`next` of the previous page; omit for the first"),
    take: z.int().min(1).max(100).optional(),
  }),
});

export const deleteUserSessions = operation({
  name: "delete_user_sessions", title: "Delete all of a user's sessions",
  description: "Ends every login session of a person, so that the next visit requires credentials. Apps that hold refresh tokens may stay signed in: revoke_user_access ends both. A single session: delete_session. Processed in the background.",
  method: "DELETE", path: "/users/{user_id}/sessions", risk: "destructive",
  scopes: ["delete:sessions"], statuses: [202, 400, 401, 403, 404, 429],
  input: z.strictObject({ user_id: z.string().min(1) }),
});
