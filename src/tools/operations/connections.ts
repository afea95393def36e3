// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operationsOf } from '../operation.js';
import { ConnectionAuthenticationPurpose, ConnectionConnectedAccountsPurpose, ConnectionStrategyEnum, ConnectionsMetadata, CrossAppAccessRequestingApp, DirectoryProvisioningMappingItem, ScimMappingItem, SynchronizeGroupsEnum } from './shared.js';

const ConnectionIdentityProviderEnum = z.enum(["ad", "adfs", "amazon", "apple", "dropbox", "bitbucket", "auth0-oidc", "auth0", "baidu", "bitly", "box", "custom", "daccount", "dwolla", "email", "evernote-sandbox", "evernote", "exact", "facebook", "fitbit", "github", "google-apps", "google-oauth2", "instagram", "ip", "line", "linkedin", "oauth1", "oauth2", "office365", "oidc", "okta", "paypal", "paypal-sandbox", "pingfederate", "planningcenter", "salesforce-community", "salesforce-sandbox", "salesforce", "samlp", "sharepoint", "shopify", "shop", "sms", "soundcloud", "thirtysevensignals", "twitter", "untappd", "vkontakte", "waad", "weibo", "windowslive", "wordpress", "yahoo", "yandex", "notion-mcp", "asana", "atlassian", "cloudflare-mcp", "gitlab", "hubspot-mcp", "linear-mcp", "sentry-mcp", "slack"]);
const ConnectionUsernameValidationOptions = z.strictObject({
  min: z.int().min(1),
  max: z.int().max(128),
}).nullable();
const ConnectionValidationOptions = z.strictObject({
  username: ConnectionUsernameValidationOptions.optional(),
}).nullable();
const ConnectionIdentifierPrecedenceEnum = z.enum(["email", "phone_number", "username"]);
const DefaultMethodEmailIdentifierEnum = z.enum(["password", "email_otp"]);
const EmailAttributeIdentifier = z.strictObject({
  active: z.boolean().optional(),
  default_method: DefaultMethodEmailIdentifierEnum.optional(),
});
const VerificationMethodEnum = z.enum(["link", "otp"]);
const SignupStatusEnum = z.enum(["required", "optional", "inactive"]);
const SignupVerification = z.strictObject({ active: z.boolean().optional() });
const SignupVerified = z.strictObject({
  status: SignupStatusEnum.optional(),
  verification: SignupVerification.optional(),
});
const EmailAttribute = z.strictObject({
  identifier: EmailAttributeIdentifier.optional(),
  unique: z.boolean().optional(),
  profile_required: z.boolean().optional(),
  verification_method: VerificationMethodEnum.optional(),
  signup: SignupVerified.optional(),
});
const DefaultMethodPhoneNumberIdentifierEnum = z.enum(["password", "phone_otp"]);
const PhoneAttributeIdentifier = z.strictObject({
  active: z.boolean().optional(),
  default_method: DefaultMethodPhoneNumberIdentifierEnum.optional(),
});
const PhoneAttribute = z.strictObject({
  identifier: PhoneAttributeIdentifier.optional(),
  profile_required: z.boolean().optional(),
  signup: SignupVerified.optional(),
});
const UsernameAttributeIdentifier = z.strictObject({ active: z.boolean().optional() });
const SignupSchema = z.strictObject({ status: SignupStatusEnum.optional() });
const UsernameAllowedTypes = z.strictObject({
  email: z.boolean().optional(),
  phone_number: z.boolean().optional(),
});
const UsernameValidation = z.strictObject({
  min_length: z.number().min(1).max(128).optional(),
  max_length: z.number().min(1).max(128).optional(),
  allowed_types: UsernameAllowedTypes.optional(),
});
const UsernameAttribute = z.strictObject({
  identifier: UsernameAttributeIdentifier.optional(),
  profile_required: z.boolean().optional(),
  signup: SignupSchema.optional(),
  validation: UsernameValidation.optional(),
});
const ConnectionAttributes = sized(z.strictObject({
  email: EmailAttribute.optional(),
  phone_number: PhoneAttribute.optional(),
  username: UsernameAttribute.optional(),
}), 1, Infinity);
const ConnectionCustomScripts = z.looseObject({
  login: z.string().min(1).optional(),
  get_user: z.string().min(1).optional(),
  delete: z.string().min(1).optional(),
  change_password: z.string().min(1).optional(),
  verify: z.string().min(1).optional(),
  create: z.string().min(1).optional(),
  change_username: z.string().min(1).optional(),
  change_email: z.string().min(1).optional(),
  change_phone_number: z.string().min(1).optional(),
});
const ConnectionApiBehaviorEnum = z.enum(["required", "optional"]);
const ConnectionSignupBehaviorEnum = z.enum(["allow", "block"]);
const ConnectionPasswordAuthenticationMethod = z.strictObject({
  enabled: z.boolean().optional(),
  api_behavior: ConnectionApiBehaviorEnum.optional(),
  signup_behavior: ConnectionSignupBehaviorEnum.optional(),
});
const ConnectionPasskeyAuthenticationMethod = z.strictObject({ enabled: z.boolean().optional() });
const ConnectionEmailOtpAuthenticationMethod = z.strictObject({ enabled: z.boolean().optional() });
const ConnectionPhoneOtpAuthenticationMethod = z.strictObject({ enabled: z.boolean().optional() });
const ConnectionAuthenticationMethods = z.strictObject({
  password: ConnectionPasswordAuthenticationMethod.optional(),
  passkey: ConnectionPasskeyAuthenticationMethod.optional(),
  email_otp: ConnectionEmailOtpAuthenticationMethod.optional(),
  phone_otp: ConnectionPhoneOtpAuthenticationMethod.optional(),
}).nullable();
const ConnectionPasskeyChallengeUIEnum = z.enum(["both", "autofill", "button"]);
const ConnectionPasskeyOptions = z.strictObject({
  challenge_ui: ConnectionPasskeyChallengeUIEnum.optional(),
  progressive_enrollment_enabled: z.boolean().optional(),
  local_enrollment_enabled: z.boolean().optional(),
}).nullable();
const ConnectionPasswordPolicyEnum = z.enum(["none", "low", "fair", "good", "excellent"]).nullable();
const ConnectionPasswordComplexityOptions = z.strictObject({
  min_length: z.int().min(1).max(128).optional(),
}).nullable();
const ConnectionPasswordHistoryOptions = z.strictObject({
  enable: z.boolean(),
  size: z.int().min(0).max(24).optional(),
}).nullable();
const ConnectionPasswordNoPersonalInfoOptions = z.strictObject({ enable: z.boolean() }).nullable();
const ConnectionPasswordDictionaryOptions = z.strictObject({
  enable: z.boolean(),
  dictionary: z.array(z.string().max(50)).optional(),
}).nullable();
const ConnectionUpstreamAliasEnum = z.enum(["acr_values", "audience", "client_id", "display", "id_token_hint", "login_hint", "max_age", "prompt", "resource", "response_mode", "response_type", "ui_locales"]);
const ConnectionUpstreamAlias = z.strictObject({ alias: ConnectionUpstreamAliasEnum.optional() });
const ConnectionUpstreamValue = z.strictObject({ value: z.string().optional() });
const ConnectionUpstreamAdditionalProperties = z.union([ConnectionUpstreamAlias, ConnectionUpstreamValue]);
const ConnectionUpstreamParams = z.record(z.string(), ConnectionUpstreamAdditionalProperties).nullable();
const ConnectionSetUserRootAttributesEnum = z.enum(["on_each_login", "on_first_login", "never_on_login"]);
const ConnectionGatewayAuthentication = z.looseObject({
  method: z.string(),
  subject: z.string().optional(),
  audience: z.string(),
  secret: z.string(),
  secret_base64_encoded: z.boolean().optional(),
}).nullable();
const ConnectionFederatedConnectionsAccessTokens = z.strictObject({
  active: z.boolean().optional(),
}).nullable();
const PasswordCharacterTypeEnum = z.enum(["uppercase", "lowercase", "number", "special"]);
const PasswordCharacterTypeRulePolicyEnum = z.enum(["all", "three_of_four"]);
const PasswordIdenticalCharactersPolicyEnum = z.enum(["allow", "block"]);
const PasswordSequentialCharactersPolicyEnum = z.enum(["allow", "block"]);
const PasswordMaxLengthExceededPolicyEnum = z.enum(["truncate", "error"]);
const ConnectionPasswordOptionsComplexity = z.strictObject({
  min_length: z.int().min(1).max(72).optional(),
  character_types: z.array(PasswordCharacterTypeEnum).optional(),
  character_type_rule: PasswordCharacterTypeRulePolicyEnum.optional(),
  identical_characters: PasswordIdenticalCharactersPolicyEnum.optional(),
  sequential_characters: PasswordSequentialCharactersPolicyEnum.optional(),
  max_length_exceeded: PasswordMaxLengthExceededPolicyEnum.optional(),
});
const PasswordDefaultDictionariesEnum = z.enum(["en_10k", "en_100k"]);
const ConnectionPasswordOptionsDictionary = z.strictObject({
  active: z.boolean().optional(),
  custom: z.array(z.string().max(50)).optional(),
  default: PasswordDefaultDictionariesEnum.optional(),
});
const ConnectionPasswordOptionsHistory = z.strictObject({
  active: z.boolean().optional(),
  size: z.int().min(1).max(24).optional(),
});
const ConnectionPasswordOptionsProfileData = z.strictObject({
  active: z.boolean().optional(),
  blocked_fields: z.array(z.string().max(100)).optional(),
});
const ConnectionPasswordOptions = z.strictObject({
  complexity: ConnectionPasswordOptionsComplexity.optional(),
  dictionary: ConnectionPasswordOptionsDictionary.optional(),
  history: ConnectionPasswordOptionsHistory.optional(),
  profile_data: ConnectionPasswordOptionsProfileData.optional(),
});
const ConnectionAssertionDecryptionAlgorithmProfileEnum = z.enum(["v2026-1"]);
const ConnectionAssertionDecryptionSettings = z.strictObject({
  algorithm_profile: ConnectionAssertionDecryptionAlgorithmProfileEnum,
  algorithm_exceptions: z.array(z.string().min(1).max(100)).optional(),
});
const ConnectionIdTokenSignedResponseAlgEnum = z.enum(["ES256", "ES384", "PS256", "PS384", "RS256", "RS384", "RS512"]);
const ConnectionIdTokenSignedResponseAlgs = z.array(ConnectionIdTokenSignedResponseAlgEnum).nullable();
const ConnectionDpopSigningAlgEnum = z.enum(["ES256", "ES384", "ES512", "Ed25519"]);
const ConnectionTokenEndpointAuthMethodEnum = z.enum(["client_secret_post", "private_key_jwt"]).nullable();
const ConnectionTokenEndpointAuthSigningAlgEnum = z.enum(["ES256", "ES384", "PS256", "PS384", "RS256", "RS384", "RS512"]).nullable();
const ConnectionTokenEndpointJwtcaAudFormatEnumOIDC = z.enum(["issuer", "token_endpoint"]);
const ConnectionIdTokenSessionExpirySupported = z.boolean();
const ConnectionEnablePushedAuthorizationRequests = z.boolean();
const ConnectionPushedAuthorizationRequestEndpoint = z.string();
const ConnectionUseOauthSpecScope = z.boolean();
const ConnectionsDiscoveryUrl = z.string().nullable();
const ConnectionsOidcMetadata = z.looseObject({
  issuer: z.string().optional(),
  authorization_endpoint: z.string().optional(),
  token_endpoint: z.string().optional(),
  userinfo_endpoint: z.string().optional(),
  jwks_uri: z.string().optional(),
  registration_endpoint: z.string().optional(),
  scopes_supported: z.array(z.string()).nullable().optional(),
  response_modes_supported: z.array(z.string()).optional(),
  response_types_supported: z.array(z.string()).optional(),
  grant_types_supported: z.array(z.string()).optional(),
  acr_values_supported: z.array(z.string()).optional(),
  subject_types_supported: z.array(z.string()).nullable().optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).optional(),
  id_token_encryption_alg_values_supported: z.array(z.string()).optional(),
  id_token_encryption_enc_values_supported: z.array(z.string()).optional(),
  userinfo_signing_alg_values_supported: z.array(z.string()).optional(),
  userinfo_encryption_alg_values_supported: z.array(z.string()).optional(),
  userinfo_encryption_enc_values_supported: z.array(z.string()).optional(),
  request_object_signing_alg_values_supported: z.array(z.string()).optional(),
  request_object_encryption_alg_values_supported: z.array(z.string()).optional(),
  request_object_encryption_enc_values_supported: z.array(z.string()).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  token_endpoint_auth_signing_alg_values_supported: z.array(z.string()).optional(),
  display_values_supported: z.array(z.string()).optional(),
  claim_types_supported: z.array(z.string()).optional(),
  claims_supported: z.array(z.string()).optional(),
  service_documentation: z.string().optional(),
  claims_locales_supported: z.array(z.string()).optional(),
  ui_locales_supported: z.array(z.string()).optional(),
  claims_parameter_supported: z.boolean().optional(),
  request_parameter_supported: z.boolean().optional(),
  request_uri_parameter_supported: z.boolean().optional(),
  require_request_uri_registration: z.boolean().optional(),
  op_policy_uri: z.string().optional(),
  op_tos_uri: z.string().optional(),
  end_session_endpoint: z.string().optional(),
  pushed_authorization_request_endpoint: z.string().optional(),
  require_pushed_authorization_requests: z.boolean().optional(),
  dpop_signing_alg_values_supported: z.array(z.string()).optional(),
});
const ConnectionPropertiesOptions = z.looseObject({
  validation: ConnectionValidationOptions.optional(),
  non_persistent_attrs: z.array(z.string()).nullable().optional(),
  precedence: z.array(ConnectionIdentifierPrecedenceEnum).min(3).optional(),
  attributes: ConnectionAttributes.optional(),
  enable_script_context: z.boolean().optional(),
  enabledDatabaseCustomization: z.boolean().optional(),
  import_mode: z.boolean().optional(),
  configuration: z.record(z.string(), z.string().nullable()).nullable().optional(),
  customScripts: ConnectionCustomScripts.optional(),
  authentication_methods: ConnectionAuthenticationMethods.optional(),
  passkey_options: ConnectionPasskeyOptions.optional(),
  passwordPolicy: ConnectionPasswordPolicyEnum.optional(),
  password_complexity_options: ConnectionPasswordComplexityOptions.optional(),
  password_history: ConnectionPasswordHistoryOptions.optional(),
  password_no_personal_info: ConnectionPasswordNoPersonalInfoOptions.optional(),
  password_dictionary: ConnectionPasswordDictionaryOptions.optional(),
  api_enable_users: z.boolean().optional(),
  api_enable_groups: z.boolean().optional(),
  basic_profile: z.boolean().optional(),
  ext_admin: z.boolean().optional(),
  ext_is_suspended: z.boolean().optional(),
  ext_agreed_terms: z.boolean().optional(),
  ext_groups: z.boolean().optional(),
  ext_assigned_plans: z.boolean().optional(),
  ext_profile: z.boolean().optional(),
  disable_self_service_change_password: z.boolean().optional(),
  upstream_params: ConnectionUpstreamParams.optional(),
  set_user_root_attributes: ConnectionSetUserRootAttributesEnum.optional(),
  gateway_authentication: ConnectionGatewayAuthentication.optional(),
  federated_connections_access_tokens: ConnectionFederatedConnectionsAccessTokens.optional(),
  password_options: ConnectionPasswordOptions.optional(),
  assertion_decryption_settings: ConnectionAssertionDecryptionSettings.optional(),
  id_token_signed_response_algs: ConnectionIdTokenSignedResponseAlgs.optional(),
  dpop_signing_alg: ConnectionDpopSigningAlgEnum.optional(),
  token_endpoint_auth_method: ConnectionTokenEndpointAuthMethodEnum.optional(),
  token_endpoint_auth_signing_alg: ConnectionTokenEndpointAuthSigningAlgEnum.optional(),
  token_endpoint_jwtca_aud_format: ConnectionTokenEndpointJwtcaAudFormatEnumOIDC.optional(),
  id_token_session_expiry_supported: ConnectionIdTokenSessionExpirySupported.optional(),
  enable_pushed_authorization_requests: ConnectionEnablePushedAuthorizationRequests.optional(),
  pushed_authorization_request_endpoint: ConnectionPushedAuthorizationRequestEndpoint.optional(),
  useOauthSpecScope: ConnectionUseOauthSpecScope.optional(),
  discovery_url: ConnectionsDiscoveryUrl.nullable().optional(),
  oidc_metadata: ConnectionsOidcMetadata.nullable().optional(),
});
const CrossAppAccessResourceAppStatusEnum = z.enum(["enabled", "disabled"]);
const CreateCrossAppAccessResourceApp = z.strictObject({ status: CrossAppAccessResourceAppStatusEnum });
const UpdateConnectionOptions = z.looseObject({
  validation: ConnectionValidationOptions.optional(),
  non_persistent_attrs: z.array(z.string()).nullable().optional(),
  precedence: z.array(ConnectionIdentifierPrecedenceEnum).min(3).optional(),
  attributes: ConnectionAttributes.optional(),
  enable_script_context: z.boolean().optional(),
  enabledDatabaseCustomization: z.boolean().optional(),
  import_mode: z.boolean().optional(),
  configuration: z.record(z.string(), z.string().nullable()).nullable().optional(),
  customScripts: ConnectionCustomScripts.optional(),
  authentication_methods: ConnectionAuthenticationMethods.optional(),
  passkey_options: ConnectionPasskeyOptions.optional(),
  passwordPolicy: ConnectionPasswordPolicyEnum.optional(),
  password_complexity_options: ConnectionPasswordComplexityOptions.optional(),
  password_history: ConnectionPasswordHistoryOptions.optional(),
  password_no_personal_info: ConnectionPasswordNoPersonalInfoOptions.optional(),
  password_dictionary: ConnectionPasswordDictionaryOptions.optional(),
  api_enable_users: z.boolean().optional(),
  api_enable_groups: z.boolean().optional(),
  basic_profile: z.boolean().optional(),
  ext_admin: z.boolean().optional(),
  ext_is_suspended: z.boolean().optional(),
  ext_agreed_terms: z.boolean().optional(),
  ext_groups: z.boolean().optional(),
  ext_assigned_plans: z.boolean().optional(),
  ext_profile: z.boolean().optional(),
  disable_self_service_change_password: z.boolean().optional(),
  upstream_params: ConnectionUpstreamParams.optional(),
  set_user_root_attributes: ConnectionSetUserRootAttributesEnum.optional(),
  gateway_authentication: ConnectionGatewayAuthentication.optional(),
  federated_connections_access_tokens: ConnectionFederatedConnectionsAccessTokens.optional(),
  password_options: ConnectionPasswordOptions.optional(),
  assertion_decryption_settings: ConnectionAssertionDecryptionSettings.optional(),
  id_token_signed_response_algs: ConnectionIdTokenSignedResponseAlgs.optional(),
  dpop_signing_alg: ConnectionDpopSigningAlgEnum.optional(),
  token_endpoint_auth_method: ConnectionTokenEndpointAuthMethodEnum.optional(),
  token_endpoint_auth_signing_alg: ConnectionTokenEndpointAuthSigningAlgEnum.optional(),
  token_endpoint_jwtca_aud_format: ConnectionTokenEndpointJwtcaAudFormatEnumOIDC.optional(),
  id_token_session_expiry_supported: ConnectionIdTokenSessionExpirySupported.optional(),
  enable_pushed_authorization_requests: ConnectionEnablePushedAuthorizationRequests.optional(),
  pushed_authorization_request_endpoint: ConnectionPushedAuthorizationRequestEndpoint.optional(),
  useOauthSpecScope: ConnectionUseOauthSpecScope.optional(),
  discovery_url: ConnectionsDiscoveryUrl.nullable().optional(),
  oidc_metadata: ConnectionsOidcMetadata.nullable().optional(),
}).nullable();
const UpdateCrossAppAccessResourceApp = z.strictObject({ status: CrossAppAccessResourceAppStatusEnum });
const UpdateEnabledClientConnectionsRequestContent = z.array(z.strictObject({
  client_id: z.string(),
  status: z.boolean(),
})).min(1);
const SynchronizedGroupPayload = z.strictObject({
  id: z.string().min(1).max(32).regex(new RegExp("^[A-Za-z0-9]+$", 'u')),
  name: z.string().optional(),
  email: z.string().optional(),
  direct_members_count: z.number().optional(),
});
const SynchronizedGroupSelectionId = z.strictObject({ id: z.string() });
const PostConnectionKeysAlgEnum = z.enum(["RS256", "RS384", "RS512", "PS256", "PS384", "ES256", "ES384"]);
const RotateConnectionKeysSigningAlgEnum = z.enum(["RS256", "RS384", "RS512", "PS256", "PS384", "ES256", "ES384"]);

const operation = operationsOf("connections");

export const listConnections = operation({
  name: "list_connections", title: "List connections",
  description: "The tenant's identity sources: databases, social, enterprise and passwordless. Narrow by strategy or exact name; past the first 1,000 page with take/from. For one application: list_client_connections.",
  method: "GET", path: "/connections", risk: "read", exposure: "direct",
  scopes: ["read:connections"], statuses: [200, 400, 401, 403, 429],
  deprecations: [{ field: "enabled_clients", note: "enabled_clients is deprecated (end of life 2026-07-13); use list_connection_clients instead." }],
  list: "connections",
  input: z.strictObject({
    per_page: z.int().min(1).max(100).optional(),
    page: z.int().min(0).optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
    strategy: z.array(ConnectionStrategyEnum).optional().describe("auth0 = database; samlp, oidc, okta, waad (Entra ID), google-oauth2, ad, sms, email …"),
    name: z.string().optional().describe("Exact name; no wildcards"),
    fields: z.string().optional().describe("Comma-separated; selecting a few avoids the large options"),
    include_fields: z.boolean().optional(),
  }),
});

export const createConnection = operation({
  name: "create_connection", title: "Create a connection",
  description: "Adds an identity source; name and strategy cannot be changed later. Nobody can use it until it is enabled for applications with update_connection_clients. A name whose deletion is still in progress is refused (409).",
  method: "POST", path: "/connections", risk: "write",
  scopes: ["create:connections"], statuses: [201, 400, 401, 403, 409, 422, 429],
  deprecations: [{ field: "options.federated_connections_access_tokens", note: "options.federated_connections_access_tokens is deprecated." }],
  input: z.strictObject({
    name: z.string().max(128).regex(new RegExp("^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$", 'u')).describe("Letters, digits and inner hyphens, max 128; permanent"),
    display_name: z.string().max(128).optional(),
    strategy: ConnectionIdentityProviderEnum.describe("auth0 = database; samlp, oidc, okta, waad (Entra ID), google-oauth2, ad, sms, email …"),
    options: ConnectionPropertiesOptions.optional().describe("Depends on strategy; see a similar connection with get_connection"),
    enabled_clients: z.array(z.string()).optional().describe("Discouraged: enable applications with update_connection_clients"),
    is_domain_connection: z.boolean().optional(),
    show_as_button: z.boolean().optional(),
    realms: z.array(z.string()).optional().describe("Defaults to the connection name"),
    metadata: ConnectionsMetadata.optional().describe("Max 10 keys; values are strings of at most 255 characters"),
    authentication: ConnectionAuthenticationPurpose.optional(),
    connected_accounts: ConnectionConnectedAccountsPurpose.optional(),
    cross_app_access_requesting_app: CrossAppAccessRequestingApp.optional(),
    cross_app_access_resource_app: CreateCrossAppAccessResourceApp.optional(),
  }),
});

export const getConnection = operation({
  name: "get_connection", title: "Get a connection",
  description: "One connection by con_ id, with its strategy-specific options (password policy, endpoints, certificates, client secrets). If you only know the name, use list_connections with name.",
  method: "GET", path: "/connections/{id}", risk: "read", exposure: "direct",
  scopes: ["read:connections"], statuses: [200, 400, 401, 403, 404, 429],
  deprecations: [{ field: "enabled_clients", note: "enabled_clients is deprecated (end of life 2026-07-13); use list_connection_clients instead." }],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({
    connection_id: z.string().min(1).describe("con_ id, not the connection name"),
    fields: z.string().optional(),
    include_fields: z.boolean().optional(),
  }),
});

export const updateConnection = operation({
  name: "update_connection", title: "Update a connection",
  description: "Give only the `options` to change: the others stay. To enable or disable applications use update_connection_clients.",
  method: "PATCH", path: "/connections/{id}", risk: "write",
  scopes: ["update:connections"], statuses: [200, 400, 401, 403, 404, 409, 422, 429],
  deprecations: [{ field: "enabled_clients", note: "enabled_clients is deprecated (end of life 2026-07-13); use update_connection_clients instead." }, { field: "options.federated_connections_access_tokens", note: "options.federated_connections_access_tokens is deprecated." }],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({
    connection_id: z.string().min(1).describe("con_ id, not the connection name"),
    display_name: z.string().max(128).optional().describe("Always send it: documented to revert to the connection name if omitted"),
    options: UpdateConnectionOptions.optional().describe("Only those to change"),
    enabled_clients: z.array(z.string()).nullable().optional().describe("Deprecated: use update_connection_clients"),
    is_domain_connection: z.boolean().optional(),
    show_as_button: z.boolean().optional(),
    realms: z.array(z.string()).optional().describe("An empty list means the connection name"),
    metadata: ConnectionsMetadata.optional(),
    authentication: ConnectionAuthenticationPurpose.optional(),
    connected_accounts: ConnectionConnectedAccountsPurpose.optional(),
    cross_app_access_requesting_app: CrossAppAccessRequestingApp.optional(),
    cross_app_access_resource_app: UpdateCrossAppAccessResourceApp.nullable().optional(),
  }),
});

export const deleteConnection = operation({
  name: "delete_connection", title: "Delete a connection",
  description: "Irreversible: every user of the connection is deleted with it and can no longer log in. With many users the deletion continues in the background. To disable it for an application instead, use update_connection_clients.",
  method: "DELETE", path: "/connections/{id}", risk: "destructive",
  scopes: ["delete:connections"], statuses: [202, 204, 400, 401, 403, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({ connection_id: z.string().min(1).describe("con_ id, not the connection name") }),
});

export const listConnectionClients = operation({
  name: "list_connection_clients", title: "List a connection's enabled applications",
  description: "Client ids of the applications whose users may log in with this connection. For one application's connections: list_client_connections.",
  method: "GET", path: "/connections/{id}/clients", risk: "read",
  scopes: ["read:connections"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  list: "clients",
  input: z.strictObject({
    connection_id: z.string().min(1),
    take: z.int().min(1).max(1000).optional(),
    from: z.string().max(1000).optional(),
  }),
});

export const updateConnectionClients = operation({
  name: "update_connection_clients", title: "Enable or disable a connection for applications",
  description: "Per application, status=true lets its users log in with the connection and false stops them. Other applications are not changed.",
  method: "PATCH", path: "/connections/{id}/clients", risk: "write",
  scopes: ["update:connections"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" }, clients: { in: "body", name: "*" } },
  body: "value",
  input: z.strictObject({
    connection_id: z.string().min(1),
    clients: UpdateEnabledClientConnectionsRequestContent.describe("Items are {client_id, status}; status false disables"),
  }),
});

export const getDirectoryProvisioning = operation({
  name: "get_directory_provisioning", title: "Get directory provisioning",
  description: "Attribute mapping, automatic and group sync settings, and last synchronization of one Google Workspace connection; 404 if never configured. For the whole tenant: list_directory_provisionings.",
  method: "GET", path: "/connections/{id}/directory-provisioning", risk: "read",
  scopes: ["read:directory_provisionings"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({ connection_id: z.string().min(1) }),
});

export const createDirectoryProvisioning = operation({
  name: "create_directory_provisioning", title: "Set up directory provisioning",
  description: "Starts importing users (and optionally groups) from Google Workspace; the connection needs the Users API enabled. One configuration per connection. For Okta, Entra ID and other directories that push, use create_scim_configuration.",
  method: "POST", path: "/connections/{id}/directory-provisioning", risk: "write",
  scopes: ["create:directory_provisionings"], statuses: [201, 400, 401, 403, 404, 409, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  emptyBody: "omit",
  input: z.strictObject({
    connection_id: z.string().min(1),
    mapping: z.array(DirectoryProvisioningMappingItem).min(1).optional().describe("Items are {auth0, idp}; omit for the default mapping"),
    synchronize_automatically: z.boolean().optional(),
    synchronize_groups: SynchronizeGroupsEnum.optional().describe("off, all, or selected (then pick with set_synchronized_groups)"),
  }),
});

export const updateDirectoryProvisioning = operation({
  name: "update_directory_provisioning", title: "Update directory provisioning",
  description: "Changes the attribute mapping, the periodic sync or which groups are synced on a Google Workspace connection. To sync now, use start_directory_synchronization.",
  method: "PATCH", path: "/connections/{id}/directory-provisioning", risk: "write",
  scopes: ["update:directory_provisionings"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  emptyBody: "omit",
  input: z.strictObject({
    connection_id: z.string().min(1),
    mapping: z.array(DirectoryProvisioningMappingItem).min(1).optional().describe("Items are {auth0, idp}; the list replaces the current one"),
    synchronize_automatically: z.boolean().optional(),
    synchronize_groups: SynchronizeGroupsEnum.optional().describe("off, all, or selected (then pick with set_synchronized_groups)"),
  }),
});

export const deleteDirectoryProvisioning = operation({
  name: "delete_directory_provisioning", title: "Delete directory provisioning",
  description: "Stops synchronization from Google Workspace and deletes its mapping and settings; the connection itself remains. To pause only the periodic sync, set synchronize_automatically=false with update_directory_provisioning.",
  method: "DELETE", path: "/connections/{id}/directory-provisioning", risk: "destructive",
  scopes: ["delete:directory_provisionings"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({ connection_id: z.string().min(1) }),
});

export const getDirectoryProvisioningDefaultMapping = operation({
  name: "get_directory_provisioning_default_mapping", title: "Get default directory mapping",
  description: "The attribute pairs (Auth0 field and Google Workspace field) that apply when no mapping is given; a starting point for update_directory_provisioning.",
  method: "GET", path: "/connections/{id}/directory-provisioning/default-mapping", risk: "read",
  scopes: ["read:directory_provisionings"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({ connection_id: z.string().min(1) }),
});

export const startDirectorySynchronization = operation({
  name: "start_directory_synchronization", title: "Synchronize a directory now",
  description: "Queues one sync of the connection's Google Workspace directory, changing users to match it. Refused within 30 minutes of the previous run, and with 409 while one is in progress.",
  method: "POST", path: "/connections/{id}/directory-provisioning/synchronizations", risk: "write",
  scopes: ["create:directory_provisionings"], statuses: [201, 400, 401, 403, 404, 409, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({ connection_id: z.string().min(1) }),
});

export const listSynchronizedGroups = operation({
  name: "list_synchronized_groups", title: "List synchronized groups",
  description: "Google Workspace groups chosen for sync on this connection, searchable by name or e-mail prefix. The selection only applies with synchronize_groups=selected.",
  method: "GET", path: "/connections/{id}/directory-provisioning/synchronized-groups", risk: "read",
  scopes: ["read:directory_provisionings"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  list: "groups",
  input: z.strictObject({
    connection_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
    q: z.string().optional().describe("Prefix only, one field: name:engineering* or email:eng*"),
  }),
});

export const addSynchronizedGroups = operation({
  name: "add_synchronized_groups", title: "Add synchronized groups",
  description: "Adds Google Workspace groups to the sync selection and keeps the others. To replace the whole selection use set_synchronized_groups.",
  method: "POST", path: "/connections/{id}/directory-provisioning/synchronized-groups", risk: "write",
  scopes: ["update:directory_provisionings"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({
    connection_id: z.string().min(1),
    groups: z.array(SynchronizedGroupPayload).describe("Items are {id, name?, email?}; id is the Google Workspace group id, max 32 letters and digits"),
  }),
});

export const setSynchronizedGroups = operation({
  name: "set_synchronized_groups", title: "Replace synchronized groups",
  description: "Replaces the sync selection with the given Google Workspace groups: any other group is no longer synced. To extend it use add_synchronized_groups.",
  method: "PUT", path: "/connections/{id}/directory-provisioning/synchronized-groups", risk: "write",
  scopes: ["update:directory_provisionings"], statuses: [204, 400, 401, 403, 404, 409, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({
    connection_id: z.string().min(1),
    groups: z.array(SynchronizedGroupPayload).describe("Items are {id, name?, email?}; id is the Google Workspace group id, max 32 letters and digits"),
  }),
});

export const removeSynchronizedGroups = operation({
  name: "remove_synchronized_groups", title: "Remove synchronized groups",
  description: "Removes the given Google Workspace groups from the sync selection and keeps the others. To replace the whole selection use set_synchronized_groups.",
  method: "DELETE", path: "/connections/{id}/directory-provisioning/synchronized-groups", risk: "destructive",
  scopes: ["update:directory_provisionings"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" }, groups: { in: "body", name: "groups" } },
  body: "fields",
  input: z.strictObject({
    connection_id: z.string().min(1),
    groups: z.array(SynchronizedGroupSelectionId).describe("Items are {id}: the Google Workspace group id"),
  }),
});

export const listConnectionKeys = operation({
  name: "list_connection_keys", title: "List a connection's keys",
  description: "Public keys and certificates, current and next, used by Auth0 to sign client assertions to an Okta or OpenID Connect provider. Tenant signing keys are in list_signing_keys.",
  method: "GET", path: "/connections/{id}/keys", risk: "read",
  scopes: ["read:connections_keys"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  list: null,
  input: z.strictObject({ connection_id: z.string().min(1) }),
});

export const createConnectionKeys = operation({
  name: "create_connection_keys", title: "Create a connection's first keys",
  description: "Prepares keys for an Okta or OpenID Connect connection before it moves to Private Key JWT, so that the provider can trust them first. Only once per connection (409); then use rotate_connection_keys.",
  method: "POST", path: "/connections/{id}/keys", risk: "write",
  scopes: ["create:connections_keys"], statuses: [201, 400, 401, 403, 404, 409, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  emptyBody: "omit",
  input: z.strictObject({
    connection_id: z.string().min(1),
    signing_alg: PostConnectionKeysAlgEnum.optional().describe("RS256, RS384, RS512, PS256, PS384, ES256 or ES384"),
  }),
});

export const rotateConnectionKeys = operation({
  name: "rotate_connection_keys", title: "Rotate a connection's keys",
  description: "Activates a new signing key for an Okta or OpenID Connect connection that uses Private Key JWT. Logins fail if the provider does not have the new public key, so register it there.",
  method: "POST", path: "/connections/{id}/keys/rotate", risk: "destructive",
  scopes: { mode: "all", scopes: ["create:connections_keys", "update:connections_keys"] },
  statuses: [201, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  emptyBody: "omit",
  input: z.strictObject({
    connection_id: z.string().min(1),
    signing_alg: RotateConnectionKeysSigningAlgEnum.optional().describe("RS256, RS384, RS512, PS256, PS384, ES256 or ES384"),
  }),
});

export const getScimConfiguration = operation({
  name: "get_scim_configuration", title: "Get a SCIM configuration",
  description: "User id attribute and attribute mapping of this enterprise connection's SCIM; 404 if SCIM is disabled. For the whole tenant: list_scim_configurations.",
  method: "GET", path: "/connections/{id}/scim-configuration", risk: "read",
  scopes: ["read:scim_config"], statuses: [200, 400, 404],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({ connection_id: z.string().min(1) }),
});

export const createScimConfiguration = operation({
  name: "create_scim_configuration", title: "Enable SCIM",
  description: "Lets the customer's identity provider push users into this enterprise connection; defaults apply if no mapping is given. It then needs a bearer token from create_scim_token. Google Workspace uses create_directory_provisioning.",
  method: "POST", path: "/connections/{id}/scim-configuration", risk: "write",
  scopes: ["create:scim_config"], statuses: [201, 400, 404, 409],
  binding: { connection_id: { in: "path", name: "id" } },
  emptyBody: "omit",
  input: z.strictObject({
    connection_id: z.string().min(1),
    user_id_attribute: z.string().optional().describe("SCIM attribute that becomes the user id, for example externalId"),
    mapping: z.array(ScimMappingItem).optional().describe("Items are {auth0, scim}; omit for the default mapping"),
  }),
});

export const updateScimConfiguration = operation({
  name: "update_scim_configuration", title: "Update a SCIM configuration",
  description: "Both user_id_attribute and mapping are required and the mapping is replaced entirely, so start from get_scim_configuration. Changing the id attribute can disconnect people from their existing accounts.",
  method: "PATCH", path: "/connections/{id}/scim-configuration", risk: "write",
  scopes: ["update:scim_config"], statuses: [200, 400, 404],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({
    connection_id: z.string().min(1),
    user_id_attribute: z.string().describe("Required even when unchanged"),
    mapping: z.array(ScimMappingItem).describe("Items are {auth0, scim}; send the whole list"),
  }),
});

export const deleteScimConfiguration = operation({
  name: "delete_scim_configuration", title: "Disable SCIM",
  description: "The identity provider can no longer create, update or deactivate users of this connection, and the mapping is lost; provisioned users remain. To revoke a single token, use delete_scim_token.",
  method: "DELETE", path: "/connections/{id}/scim-configuration", risk: "destructive",
  scopes: ["delete:scim_config"], statuses: [204, 400, 404],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({ connection_id: z.string().min(1) }),
});

export const getScimDefaultMapping = operation({
  name: "get_scim_default_mapping", title: "Get the default SCIM mapping",
  description: "SCIM attribute pairs a connection of this strategy uses when no mapping is given; a starting point for update_scim_configuration.",
  method: "GET", path: "/connections/{id}/scim-configuration/default-mapping", risk: "read",
  scopes: ["read:scim_config"], statuses: [200, 400, 404],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({ connection_id: z.string().min(1) }),
});

export const listScimTokens = operation({
  name: "list_scim_tokens", title: "List SCIM tokens",
  description: "Tokens issued to identity providers for this connection: id, scopes, expiry and last use. The token values are never shown again.",
  method: "GET", path: "/connections/{id}/scim-configuration/tokens", risk: "read",
  scopes: ["read:scim_token"], statuses: [200, 400, 404],
  binding: { connection_id: { in: "path", name: "id" } },
  list: null,
  input: z.strictObject({ connection_id: z.string().min(1) }),
});

export const createScimToken = operation({
  name: "create_scim_token", title: "Create a SCIM token",
  description: "Issues the bearer token an identity provider uses to push users into this connection. Its value is shown only once; at most 2 per connection, so to rotate delete the older one.",
  method: "POST", path: "/connections/{id}/scim-configuration/tokens", risk: "write",
  scopes: ["create:scim_token"], statuses: [201, 400, 404, 409],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({
    connection_id: z.string().min(1),
    scopes: z.array(z.string()).min(1).optional().describe("For example get:users, post:users, put:users, patch:users, delete:users"),
    token_lifetime: z.int().nullable().optional().describe("Seconds, more than 900"),
  }),
});

export const deleteScimToken = operation({
  name: "delete_scim_token", title: "Delete a SCIM token",
  description: "Provisioning by the identity provider that uses this token stops immediately. Switch it to a new one from create_scim_token first.",
  method: "DELETE", path: "/connections/{id}/scim-configuration/tokens/{tokenId}", risk: "destructive",
  scopes: ["delete:scim_token"], statuses: [204, 400, 404],
  binding: { connection_id: { in: "path", name: "id" }, token_id: { in: "path", name: "tokenId" } },
  input: z.strictObject({
    connection_id: z.string().min(1),
    token_id: z.string().min(1).describe("Id from list_scim_tokens, not the token value"),
  }),
});

export const getConnectionStatus = operation({
  name: "get_connection_status", title: "Check an AD/LDAP connection",
  description: "Tells whether the AD/LDAP connector behind the connection is online; 404 \"not connected to any node\" means it is offline. Other strategies have no status.",
  method: "GET", path: "/connections/{id}/status", risk: "read",
  scopes: ["read:connections"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({ connection_id: z.string().min(1) }),
});

export const deleteConnectionUser = operation({
  name: "delete_connection_user", title: "Delete a database user by e-mail",
  description: "Permanently deletes the user with this address from one database connection; other strategies are refused. If you have a user id use delete_user, which works for any connection.",
  method: "DELETE", path: "/connections/{id}/users", risk: "destructive",
  scopes: ["delete:users"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { connection_id: { in: "path", name: "id" } },
  input: z.strictObject({
    connection_id: z.string().min(1),
    email: z.string().describe("E-mail address of the user to delete"),
  }),
});
