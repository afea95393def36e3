// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { sized } from '../formats.js';
import { operation } from '../operation.js';
import { ConnectionAuthenticationPurpose, ConnectionConnectedAccountsPurpose, ConnectionStrategyEnum, ConnectionsMetadata, CrossAppAccessRequestingApp, DirectoryProvisioningMappingItem, ScimMappingItem, SynchronizeGroupsEnum } from './shared.js';
import type * as outputs from './connections.output.js';

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

const SignupVerification = z.strictObject({
  active: z.boolean().optional(),
});

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

const UsernameAttributeIdentifier = z.strictObject({
  active: z.boolean().optional(),
});

const SignupSchema = z.strictObject({
  status: SignupStatusEnum.optional(),
});

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

const ConnectionPasskeyAuthenticationMethod = z.strictObject({
  enabled: z.boolean().optional(),
});

const ConnectionEmailOtpAuthenticationMethod = z.strictObject({
  enabled: z.boolean().optional(),
});

const ConnectionPhoneOtpAuthenticationMethod = z.strictObject({
  enabled: z.boolean().optional(),
});

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

const ConnectionPasswordNoPersonalInfoOptions = z.strictObject({
  enable: z.boolean(),
}).nullable();

const ConnectionPasswordDictionaryOptions = z.strictObject({
  enable: z.boolean(),
  dictionary: z.array(z.string().max(50)).optional(),
}).nullable();

const ConnectionUpstreamAliasEnum = z.enum(["acr_values", "audience", "client_id", "display", "id_token_hint", "login_hint", "max_age", "prompt", "resource", "response_mode", "response_type", "ui_locales"]);

const ConnectionUpstreamAlias = z.strictObject({
  alias: ConnectionUpstreamAliasEnum.optional(),
});

const ConnectionUpstreamValue = z.strictObject({
  value: z.string().optional(),
});

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

const CreateCrossAppAccessResourceApp = z.strictObject({
  status: CrossAppAccessResourceAppStatusEnum,
});

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

const UpdateCrossAppAccessResourceApp = z.strictObject({
  status: CrossAppAccessResourceAppStatusEnum,
});

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

const SynchronizedGroupSelectionId = z.strictObject({
  id: z.string(),
});

const PostConnectionKeysAlgEnum = z.enum(["RS256", "RS384", "RS512", "PS256", "PS384", "ES256", "ES384"]);

const RotateConnectionKeysSigningAlgEnum = z.enum(["RS256", "RS384", "RS512", "PS256", "PS384", "ES256", "ES384"]);

export const listConnections = operation<z.infer<typeof outputs.ListConnectionsOutput>>()({
  name: "list_connections",
  title: "List connections",
  description: "The tenant's identity sources: databases, social, enterprise and passwordless. Narrow by strategy or exact name; past the first 1,000 page with take/from. One application's connections: list_client_connections.",
  method: "GET",
  path: "/connections",
  resource: "connections",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:connections"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "direct",
  aliases: [],
  synonyms: ["IdPs","identity providers","SSO integrations","login methods","user stores","user pools","federations","directories","list identity providers","which connections exist","id of the Username-Password-Authentication database","connection id by name","which login providers do we have","show all SSO connections","which social logins are configured","enterprise connections","list databases","find the SAML connection of a customer","all Okta connections","what login options are set up","which identity sources","how can people authenticate in this tenant","all ways to log in","which sign-in options exist","LDAP connections","connections of type SAML","show connections","all connections","which identity providers","list SSO","social logins","list of login methods","which databases exist","enterprise connections overview","id of a connection","find connection by name"],
  binding: {"per_page":{"in":"query","name":"per_page"},"page":{"in":"query","name":"page"},"include_totals":{"in":"query","name":"include_totals"},"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"},"strategy":{"in":"query","name":"strategy"},"name":{"in":"query","name":"name"},"fields":{"in":"query","name":"fields"},"include_fields":{"in":"query","name":"include_fields"}},
  required: [],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,429],
  list: {"key":"connections","page":true,"checkpoint":true,"totals":true},
  input: z.strictObject({
    per_page: z.int().min(1).max(100).optional(),
    page: z.int().min(0).optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
    strategy: z.array(ConnectionStrategyEnum).optional().describe("auth0 = database; samlp, oidc, okta, waad (Entra ID), google-oauth2, ad, sms, email …"),
    name: z.string().optional().describe("Exact name; no wildcards"),
    fields: z.string().optional().describe("Comma-separated; naming a few avoids the bulky options"),
    include_fields: z.boolean().optional(),
  }),
});

export const createConnection = operation<z.infer<typeof outputs.CreateConnectionOutput>>()({
  name: "create_connection",
  title: "Create a connection",
  description: "Adds an identity source; name and strategy cannot be changed later. Nobody can use it until it is enabled for applications with update_connection_clients. A name whose deletion is still running is refused (409).",
  method: "POST",
  path: "/connections",
  resource: "connections",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:connections"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["add IdP","set up SSO","SAML","OIDC","Okta","Entra ID","Azure AD","social login","new user database","user pool","set up SAML SSO with a customer's IdP","add Sign in with Apple","add Google login","add a social login","new enterprise connection","connect Entra ID","connect Okta","create database connection","add OIDC provider","let employees of a customer log in with their own identity provider","add Azure AD login","configure ADFS","federate with a partner","add GitHub login","set up passwordless SMS login","enable magic link login","add LinkedIn","set up LDAP","integrate Google Workspace login","new user store","custom database with scripts","we need Facebook login","let people sign in with GitHub","support login via Okta","add an LDAP directory","bring in a new identity source","connect the customer's Active Directory","login with phone number","new connection","add connection","connect SAML partner","add social login","new SAML connection","add identity provider","connect Azure AD","enable login with Okta","integrate customer's IdP","new database","set up passwordless","support Apple login"],
  binding: {"name":{"in":"body","name":"name"},"display_name":{"in":"body","name":"display_name"},"strategy":{"in":"body","name":"strategy"},"options":{"in":"body","name":"options"},"enabled_clients":{"in":"body","name":"enabled_clients"},"is_domain_connection":{"in":"body","name":"is_domain_connection"},"show_as_button":{"in":"body","name":"show_as_button"},"realms":{"in":"body","name":"realms"},"metadata":{"in":"body","name":"metadata"},"authentication":{"in":"body","name":"authentication"},"connected_accounts":{"in":"body","name":"connected_accounts"},"cross_app_access_requesting_app":{"in":"body","name":"cross_app_access_requesting_app"},"cross_app_access_resource_app":{"in":"body","name":"cross_app_access_resource_app"}},
  required: ["name","strategy"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,401,403,409,429],
  input: z.strictObject({
    name: z.string().max(128).regex(new RegExp("^[a-zA-Z0-9](-[a-zA-Z0-9]|[a-zA-Z0-9])*$", 'u')).describe("Letters, digits and inner hyphens, max 128; permanent"),
    display_name: z.string().max(128).optional(),
    strategy: ConnectionIdentityProviderEnum.describe("auth0 = database; samlp, oidc, okta, waad (Entra ID), google-oauth2, ad, sms, email …"),
    options: ConnectionPropertiesOptions.optional().describe("Depends on strategy; read a similar connection with get_connection for its shape"),
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

export const getConnection = operation<z.infer<typeof outputs.GetConnectionOutput>>()({
  name: "get_connection",
  title: "Get a connection",
  description: "One connection by con_ id, with its strategy-specific options (password policy, endpoints, certificates, client secrets). Knowing only its name, use list_connections with name.",
  method: "GET",
  path: "/connections/{id}",
  resource: "connections",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:connections"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "direct",
  aliases: [],
  synonyms: ["IdP settings","SSO config","password rules","SAML settings","identity provider","settings of a connection","show SAML configuration","what is the password policy","password rules of the database","is sign-up disabled","which client id does the Google connection use","details of identity provider","metadata of a connection","look at the connection con_123","which domain aliases","certificate of the SAML connection","custom database scripts","show the config of the Okta connection","how is the Google connection configured","what are the settings of this SSO connection","what attributes does the ADFS connection map","how is LDAP configured","check if a connection syncs profiles","show connection","connection details","settings of connection","how is this connection configured","password policy now","is sign-up allowed","SAML settings of a customer"],
  binding: {"connection_id":{"in":"path","name":"id"},"fields":{"in":"query","name":"fields"},"include_fields":{"in":"query","name":"include_fields"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    connection_id: z.string().min(1).describe("con_ id, not the connection name"),
    fields: z.string().optional(),
    include_fields: z.boolean().optional(),
  }),
});

export const updateConnection = operation<z.infer<typeof outputs.UpdateConnectionOutput>>()({
  name: "update_connection",
  title: "Update a connection",
  description: "`options` is replaced whole: read it with get_connection, change it and send all of it back, or settings are lost and logins can break. Applications are switched on and off by update_connection_clients.",
  method: "PATCH",
  path: "/connections/{id}",
  resource: "connections",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:connections"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["edit IdP","change SSO settings","rotate SAML certificate","password policy","disable signups","identity provider","fix login config","change the password policy","disable sign-ups on the database","turn off registration","stop self sign up","invite-only","new SAML certificate from the customer","change client secret of Google login","update sign-in URL of IdP","require username","enable brute force on a database","minimum password length","password history","stronger passwords","custom database script","import users to Auth0 lazily","change IdP settings","sync user profile at each login","rename button of a connection","set domain aliases for HRD","change scopes requested from Google","edit SSO connection","enable passkeys on the database","change the allowed email domains","password dictionary","forbid common passwords","require at least 12 characters for passwords","nobody should register by themselves","customer's SAML certificate expires","change the metadata URL of SAML connection","disable registration","no public sign-up","password complexity","stop people creating accounts","sign-up closed","new signing certificate for SSO","allow username login","turn on MFA-less passkeys","block certain passwords","lengthen the minimum password","tighten password rules","change LDAP settings","different SAML mapping","map attributes from the IdP","close registration","require email verification at the IdP","change Facebook app secret","allow only certain domains","make passwords stronger","no sign-ups through the website any more, only by invitation","allow only invited people to register","edit connection","change connection","update SAML settings","new certificate for SAML connection","change password policy","disable signup","stop public registration","password length","change client id of Google connection","change attribute mapping","edit database settings","password rules too weak","SSO certificate is changing","turn off sign up","require longer passwords"],
  binding: {"connection_id":{"in":"path","name":"id"},"display_name":{"in":"body","name":"display_name"},"options":{"in":"body","name":"options"},"enabled_clients":{"in":"body","name":"enabled_clients"},"is_domain_connection":{"in":"body","name":"is_domain_connection"},"show_as_button":{"in":"body","name":"show_as_button"},"realms":{"in":"body","name":"realms"},"metadata":{"in":"body","name":"metadata"},"authentication":{"in":"body","name":"authentication"},"connected_accounts":{"in":"body","name":"connected_accounts"},"cross_app_access_requesting_app":{"in":"body","name":"cross_app_access_requesting_app"},"cross_app_access_resource_app":{"in":"body","name":"cross_app_access_resource_app"}},
  required: ["connection_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,401,403,404,409,429],
  input: z.strictObject({
    connection_id: z.string().min(1).describe("con_ id, not the connection name"),
    display_name: z.string().max(128).optional().describe("Send it along: documented to fall back to the connection name when left out"),
    options: UpdateConnectionOptions.optional().describe("Replaces the whole object; include every option to keep"),
    enabled_clients: z.array(z.string()).nullable().optional().describe("Deprecated: use update_connection_clients"),
    is_domain_connection: z.boolean().optional(),
    show_as_button: z.boolean().optional(),
    realms: z.array(z.string()).optional().describe("An empty list falls back to the connection name"),
    metadata: ConnectionsMetadata.optional(),
    authentication: ConnectionAuthenticationPurpose.optional(),
    connected_accounts: ConnectionConnectedAccountsPurpose.optional(),
    cross_app_access_requesting_app: CrossAppAccessRequestingApp.optional(),
    cross_app_access_resource_app: UpdateCrossAppAccessResourceApp.nullable().optional(),
  }),
});

export const deleteConnection = operation<undefined>()({
  name: "delete_connection",
  title: "Delete a connection",
  description: "Irreversible: every user of the connection is deleted with it and can no longer log in. With many users the deletion goes on in the background. To switch it off for an application instead, use update_connection_clients.",
  method: "DELETE",
  path: "/connections/{id}",
  resource: "connections",
  toolset: "connections",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:connections"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["remove IdP","drop SSO","delete user database","identity provider","purge directory","wipe user pool","delete a social login provider","remove an SSO connection","delete a database with all its users","drop Facebook login","remove enterprise connection","delete identity provider","discard the ADFS connection","delete the old LDAP connection","remove the Twitter login","Facebook login is not needed any more","stop offering Google login entirely","delete connection","remove social login","remove SSO","drop database connection"],
  binding: {"connection_id":{"in":"path","name":"id"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [202,204,400,401,403,429],
  input: z.strictObject({
    connection_id: z.string().min(1).describe("con_ id, not the connection name"),
  }),
});

export const listConnectionClients = operation<z.infer<typeof outputs.ListConnectionClientsOutput>>()({
  name: "list_connection_clients",
  title: "List a connection's enabled applications",
  description: "Client ids of the applications whose users may log in with this connection. The other direction, from an application, is list_client_connections.",
  method: "GET",
  path: "/connections/{id}/clients",
  resource: "connections",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:connections"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["which apps use this IdP","enabled clients","SSO apps","where is connection on","identity provider","which apps use this connection","applications with this connection enabled","where is Google login switched on","clients enabled for a connection","which applications offer the ADFS connection","apps where the LDAP connection is active","apps of a connection","which apps use the connection","where is this login enabled"],
  binding: {"connection_id":{"in":"path","name":"id"},"take":{"in":"query","name":"take"},"from":{"in":"query","name":"from"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  list: {"key":"clients","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    connection_id: z.string().min(1),
    take: z.int().min(1).max(1000).optional(),
    from: z.string().max(1000).optional(),
  }),
});

export const updateConnectionClients = operation<undefined>()({
  name: "update_connection_clients",
  title: "Enable or disable a connection for applications",
  description: "Per application, status=true lets its users log in with the connection and false stops them. Applications not named are left as they are.",
  method: "PATCH",
  path: "/connections/{id}/clients",
  resource: "connections",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:connections"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["enable SSO for app","turn off IdP for app","allow google login","enabled clients","switch login method","identity provider","enable Google login for my app","switch a connection on for an application","turn off a connection for an app","let an app use this database","enable SSO for an application","allow this app to use the connection","connection is not enabled for the client","add application to connection","remove app from connection","let the mobile app use this directory","make a login method available in an app","attach connection to app","which apps may use the connection","switch LinkedIn login on for the careers site","offer Google on this website","enable connection for app","Google login for app","activate login method in app","let app use connection","disable connection for one app","app should offer SSO"],
  binding: {"connection_id":{"in":"path","name":"id"},"clients":{"in":"body","name":"*"}},
  required: ["connection_id","clients"],
  body: "value",
  emptyBody: "object",
  statuses: [204,400,401,403,404,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
    clients: UpdateEnabledClientConnectionsRequestContent.describe("Items are {client_id, status}; status false disables"),
  }),
});

export const getDirectoryProvisioning = operation<z.infer<typeof outputs.GetDirectoryProvisioningOutput>>()({
  name: "get_directory_provisioning",
  title: "Get directory provisioning",
  description: "Attribute mapping, automatic and group sync settings, and last synchronization of one Google Workspace connection; 404 if never set up. All of the tenant's: list_directory_provisionings.",
  method: "GET",
  path: "/connections/{id}/directory-provisioning",
  resource: "connections",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:directory_provisionings"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["directory sync","google users sync","last sync","sync error","inbound provisioning","show directory sync settings","how is Google Workspace sync configured","when did the directory last sync","sync status"],
  binding: {"connection_id":{"in":"path","name":"id"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
  }),
});

export const createDirectoryProvisioning = operation<z.infer<typeof outputs.CreateDirectoryProvisioningOutput>>()({
  name: "create_directory_provisioning",
  title: "Set up directory provisioning",
  description: "Starts bringing users (and groups, if wanted) in from Google Workspace; the connection needs its Users API enabled. One configuration per connection. Okta, Entra ID and other pushing directories use create_scim_configuration.",
  method: "POST",
  path: "/connections/{id}/directory-provisioning",
  resource: "connections",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:directory_provisionings"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["directory sync","google users sync","inbound provisioning","import from google","set up Google Workspace sync","import users from Google Workspace","turn on directory sync for a connection","sync employees from Google directory","bring users over from Google Workspace automatically","create accounts for Google Workspace employees automatically"],
  binding: {"connection_id":{"in":"path","name":"id"},"mapping":{"in":"body","name":"mapping"},"synchronize_automatically":{"in":"body","name":"synchronize_automatically"},"synchronize_groups":{"in":"body","name":"synchronize_groups"}},
  required: ["connection_id"],
  body: "fields",
  emptyBody: "omit",
  statuses: [201,400,401,403,404,409,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
    mapping: z.array(DirectoryProvisioningMappingItem).min(1).optional().describe("Items are {auth0, idp}; leave out for the default mapping"),
    synchronize_automatically: z.boolean().optional(),
    synchronize_groups: SynchronizeGroupsEnum.optional().describe("off, all, or selected (then pick with set_synchronized_groups)"),
  }),
});

export const updateDirectoryProvisioning = operation<z.infer<typeof outputs.UpdateDirectoryProvisioningOutput>>()({
  name: "update_directory_provisioning",
  title: "Update directory provisioning",
  description: "Changes the attribute mapping, the periodic sync or which groups are synced on a Google Workspace connection. To sync right now, use start_directory_synchronization.",
  method: "PATCH",
  path: "/connections/{id}/directory-provisioning",
  resource: "connections",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:directory_provisionings"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["directory sync","pause google sync","auto sync","inbound provisioning","attribute mapping change","change directory sync","pause automatic directory sync","change which attributes are synced from Google"],
  binding: {"connection_id":{"in":"path","name":"id"},"mapping":{"in":"body","name":"mapping"},"synchronize_automatically":{"in":"body","name":"synchronize_automatically"},"synchronize_groups":{"in":"body","name":"synchronize_groups"}},
  required: ["connection_id"],
  body: "fields",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
    mapping: z.array(DirectoryProvisioningMappingItem).min(1).optional().describe("Items are {auth0, idp}; the list replaces the current one"),
    synchronize_automatically: z.boolean().optional(),
    synchronize_groups: SynchronizeGroupsEnum.optional().describe("off, all, or selected (then pick with set_synchronized_groups)"),
  }),
});

export const deleteDirectoryProvisioning = operation<undefined>()({
  name: "delete_directory_provisioning",
  title: "Delete directory provisioning",
  description: "Ends synchronization from Google Workspace and discards its mapping and settings; the connection itself stays. To pause only the periodic sync, set synchronize_automatically=false with update_directory_provisioning.",
  method: "DELETE",
  path: "/connections/{id}/directory-provisioning",
  resource: "connections",
  toolset: "connections",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:directory_provisionings"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["stop directory sync","disable google sync","inbound provisioning off","stop syncing Google Workspace","remove directory sync","turn off directory provisioning"],
  binding: {"connection_id":{"in":"path","name":"id"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,404,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
  }),
});

export const getDirectoryProvisioningDefaultMapping = operation<z.infer<typeof outputs.GetDirectoryProvisioningDefaultMappingOutput>>()({
  name: "get_directory_provisioning_default_mapping",
  title: "Get default directory mapping",
  description: "The attribute pairs (Auth0 field and Google Workspace field) that apply when no mapping is given; a start for update_directory_provisioning.",
  method: "GET",
  path: "/connections/{id}/directory-provisioning/default-mapping",
  resource: "connections",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:directory_provisionings"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["directory sync attributes","google field mapping","inbound provisioning","schema mapping","default attribute mapping of directory sync","default Google attribute map"],
  binding: {"connection_id":{"in":"path","name":"id"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
  }),
});

export const startDirectorySynchronization = operation<z.infer<typeof outputs.StartDirectorySynchronizationOutput>>()({
  name: "start_directory_synchronization",
  title: "Synchronize a directory now",
  description: "Queues one sync of the connection's Google Workspace directory, changing users to match it. Refused within 30 minutes of the previous run, and with 409 while one is under way.",
  method: "POST",
  path: "/connections/{id}/directory-provisioning/synchronizations",
  resource: "connections",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:directory_provisionings"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["force sync","resync users","run directory import","refresh google users","pull users","sync Google Workspace directory now","run directory sync immediately","trigger a sync","start synchronization","refresh users from Google now","kick off a sync","run the sync","pull users from Google Workspace right now","sync directory immediately"],
  binding: {"connection_id":{"in":"path","name":"id"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [201,400,401,403,404,409,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
  }),
});

export const listSynchronizedGroups = operation<z.infer<typeof outputs.ListSynchronizedGroupsOutput>>()({
  name: "list_synchronized_groups",
  title: "List synchronized groups",
  description: "Google Workspace groups chosen for sync on this connection, searchable by the start of their name or e-mail. The selection counts only with synchronize_groups=selected.",
  method: "GET",
  path: "/connections/{id}/directory-provisioning/synchronized-groups",
  resource: "connections",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:directory_provisionings"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["google groups","group sync selection","directory sync","selected groups","which teams sync","which Google groups are synced","groups selected for sync","groups in directory sync","Google groups we sync"],
  binding: {"connection_id":{"in":"path","name":"id"},"from":{"in":"query","name":"from"},"take":{"in":"query","name":"take"},"q":{"in":"query","name":"q"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  list: {"key":"groups","page":false,"checkpoint":true,"totals":false},
  input: z.strictObject({
    connection_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
    q: z.string().optional().describe("Prefix only, one field: name:engineering* or email:eng*"),
  }),
});

export const addSynchronizedGroups = operation<undefined>()({
  name: "add_synchronized_groups",
  title: "Add synchronized groups",
  description: "Adds Google Workspace groups to those chosen for sync and keeps the others. To replace the whole selection use set_synchronized_groups.",
  method: "POST",
  path: "/connections/{id}/directory-provisioning/synchronized-groups",
  resource: "connections",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:directory_provisionings"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["google groups","group sync selection","directory sync","include team in sync","add a group to directory sync","also sync another Google group"],
  binding: {"connection_id":{"in":"path","name":"id"},"groups":{"in":"body","name":"groups"}},
  required: ["connection_id","groups"],
  body: "fields",
  emptyBody: "object",
  statuses: [204,400,401,403,404,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
    groups: z.array(SynchronizedGroupPayload).describe("Items are {id, name?, email?}; id is the Google Workspace group id, max 32 letters and digits"),
  }),
});

export const setSynchronizedGroups = operation<undefined>()({
  name: "set_synchronized_groups",
  title: "Replace synchronized groups",
  description: "Makes the given Google Workspace groups the entire selection: any group not listed stops being synced. To extend it use add_synchronized_groups.",
  method: "PUT",
  path: "/connections/{id}/directory-provisioning/synchronized-groups",
  resource: "connections",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:directory_provisionings"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["google groups","overwrite group sync selection","directory sync","choose teams to sync","choose which Google groups are synced","replace the synced groups","sync only these groups","only these two Google groups should sync"],
  binding: {"connection_id":{"in":"path","name":"id"},"groups":{"in":"body","name":"groups"}},
  required: ["connection_id","groups"],
  body: "fields",
  emptyBody: "object",
  statuses: [204,400,401,403,404,409,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
    groups: z.array(SynchronizedGroupPayload).describe("Items are {id, name?, email?}; id is the Google Workspace group id, max 32 letters and digits"),
  }),
});

export const removeSynchronizedGroups = operation<undefined>()({
  name: "remove_synchronized_groups",
  title: "Remove synchronized groups",
  description: "Takes the named Google Workspace groups out of the sync selection and leaves the others. To rewrite the whole selection use set_synchronized_groups.",
  method: "DELETE",
  path: "/connections/{id}/directory-provisioning/synchronized-groups",
  resource: "connections",
  toolset: "connections",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["update:directory_provisionings"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["google groups","group sync selection","directory sync","exclude team","unselect","stop syncing a group","remove group from directory sync"],
  binding: {"connection_id":{"in":"path","name":"id"},"groups":{"in":"body","name":"groups"}},
  required: ["connection_id","groups"],
  body: "fields",
  emptyBody: "object",
  statuses: [204,400,401,403,404,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
    groups: z.array(SynchronizedGroupSelectionId).describe("Items are {id}: the Google Workspace group id"),
  }),
});

export const listConnectionKeys = operation<z.infer<typeof outputs.ListConnectionKeysOutput>>()({
  name: "list_connection_keys",
  title: "List a connection's keys",
  description: "Public keys and certificates, current and next, with which Auth0 signs its client assertions to an Okta or OpenID Connect provider. Tenant signing keys are in list_signing_keys.",
  method: "GET",
  path: "/connections/{id}/keys",
  resource: "connections",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:connections_keys"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["private key JWT","JWKS","IdP certificate","client assertion","kid","OIDC keys","keys of a connection","public key for our OIDC connection","which key signs assertions to Okta","certificate Auth0 uses towards the IdP"],
  binding: {"connection_id":{"in":"path","name":"id"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  list: {"key":null,"page":false,"checkpoint":false,"totals":false},
  input: z.strictObject({
    connection_id: z.string().min(1),
  }),
});

export const createConnectionKeys = operation<z.infer<typeof outputs.CreateConnectionKeysOutput>>()({
  name: "create_connection_keys",
  title: "Create a connection's first keys",
  description: "Prepares keys for an Okta or OpenID Connect connection before it moves to Private Key JWT, so the provider can trust them first. Only once per connection (409); afterwards use rotate_connection_keys.",
  method: "POST",
  path: "/connections/{id}/keys",
  resource: "connections",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:connections_keys"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["client assertion","provision keys","JWKS","IdP certificate","drop client secret","create signing keys for a connection","prepare private key jwt with Okta"],
  binding: {"connection_id":{"in":"path","name":"id"},"signing_alg":{"in":"body","name":"signing_alg"}},
  required: ["connection_id"],
  body: "fields",
  emptyBody: "omit",
  statuses: [201,400,401,403,404,409,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
    signing_alg: PostConnectionKeysAlgEnum.optional().describe("RS256, RS384, RS512, PS256, PS384, ES256 or ES384"),
  }),
});

export const rotateConnectionKeys = operation<z.infer<typeof outputs.RotateConnectionKeysOutput>>()({
  name: "rotate_connection_keys",
  title: "Rotate a connection's keys",
  description: "Brings in a new signing key for an Okta or OpenID Connect connection that uses Private Key JWT. Logins fail if the provider does not know the new public key, so register it there.",
  method: "POST",
  path: "/connections/{id}/keys/rotate",
  resource: "connections",
  toolset: "connections",
  risk: "destructive",
  scopes: {"mode":"all","scopes":["create:connections_keys","update:connections_keys"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["roll keys","renew certificate","client assertion","JWKS","IdP key rollover","compromised key","rotate the signing key of our Okta connection","new key for OIDC connection","rotate connection key","roll over private_key_jwt key of an enterprise connection"],
  binding: {"connection_id":{"in":"path","name":"id"},"signing_alg":{"in":"body","name":"signing_alg"}},
  required: ["connection_id"],
  body: "fields",
  emptyBody: "omit",
  statuses: [201,400,401,403,404,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
    signing_alg: RotateConnectionKeysSigningAlgEnum.optional().describe("RS256, RS384, RS512, PS256, PS384, ES256 or ES384"),
  }),
});

export const getScimConfiguration = operation<z.infer<typeof outputs.GetScimConfigurationOutput>>()({
  name: "get_scim_configuration",
  title: "Get a SCIM configuration",
  description: "User id attribute and attribute mapping with which this enterprise connection accepts SCIM; 404 if SCIM is off. Across the tenant: list_scim_configurations.",
  method: "GET",
  path: "/connections/{id}/scim-configuration",
  resource: "connections",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:scim_config"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["provisioning settings","Okta provisioning","Entra provisioning","inbound user sync","is provisioning on","show SCIM settings","SCIM attribute mapping in use","is SCIM enabled for the connection","SCIM details of a connection"],
  binding: {"connection_id":{"in":"path","name":"id"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,404],
  input: z.strictObject({
    connection_id: z.string().min(1),
  }),
});

export const createScimConfiguration = operation<z.infer<typeof outputs.CreateScimConfigurationOutput>>()({
  name: "create_scim_configuration",
  title: "Enable SCIM",
  description: "Lets the customer's identity provider push users into this enterprise connection; defaults apply if nothing is given. It then needs a bearer token from create_scim_token. Google Workspace uses create_directory_provisioning.",
  method: "POST",
  path: "/connections/{id}/scim-configuration",
  resource: "connections",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:scim_config"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["user provisioning","Okta provisioning","Entra provisioning","deprovisioning","inbound user sync","auto-create users","set up SCIM","set up SCIM provisioning from Okta","turn on SCIM for Entra","let Okta create users automatically","enable automatic user provisioning","auto-deprovision from customer's directory","directory pushes users to us automatically","customer's Entra should create and remove users","sync users from Okta automatically"],
  binding: {"connection_id":{"in":"path","name":"id"},"user_id_attribute":{"in":"body","name":"user_id_attribute"},"mapping":{"in":"body","name":"mapping"}},
  required: ["connection_id"],
  body: "fields",
  emptyBody: "omit",
  statuses: [201,400,404],
  input: z.strictObject({
    connection_id: z.string().min(1),
    user_id_attribute: z.string().optional().describe("SCIM attribute that becomes the user id, for example externalId"),
    mapping: z.array(ScimMappingItem).optional().describe("Items are {auth0, scim}; leave out for the default mapping"),
  }),
});

export const updateScimConfiguration = operation<z.infer<typeof outputs.UpdateScimConfigurationOutput>>()({
  name: "update_scim_configuration",
  title: "Update a SCIM configuration",
  description: "Both user_id_attribute and mapping are required and the mapping is replaced whole, so begin from get_scim_configuration. Changing the id attribute can cut people off from their existing accounts.",
  method: "PATCH",
  path: "/connections/{id}/scim-configuration",
  resource: "connections",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["update:scim_config"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["provisioning attributes","attribute mapping change","Okta provisioning","Entra provisioning","user sync mapping","change the SCIM mapping","map another SCIM attribute","change user id attribute of SCIM","map the SCIM externalId differently","different SCIM mapping"],
  binding: {"connection_id":{"in":"path","name":"id"},"user_id_attribute":{"in":"body","name":"user_id_attribute"},"mapping":{"in":"body","name":"mapping"}},
  required: ["connection_id","user_id_attribute","mapping"],
  body: "fields",
  emptyBody: "object",
  statuses: [200,400,404],
  input: z.strictObject({
    connection_id: z.string().min(1),
    user_id_attribute: z.string().describe("Required even when unchanged"),
    mapping: z.array(ScimMappingItem).describe("Items are {auth0, scim}; send the whole list"),
  }),
});

export const deleteScimConfiguration = operation<undefined>()({
  name: "delete_scim_configuration",
  title: "Disable SCIM",
  description: "The identity provider can no longer create, update or deactivate users of this connection, and the mapping is lost; people already provisioned stay. To cut off one token only, use delete_scim_token.",
  method: "DELETE",
  path: "/connections/{id}/scim-configuration",
  resource: "connections",
  toolset: "connections",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:scim_config"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["stop provisioning","turn off user sync","Okta provisioning","Entra provisioning","turn off SCIM","stop provisioning from Okta","remove SCIM","disable SCIM","the customer no longer wants SCIM","switch off SCIM","no more automatic provisioning"],
  binding: {"connection_id":{"in":"path","name":"id"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,404],
  input: z.strictObject({
    connection_id: z.string().min(1),
  }),
});

export const getScimDefaultMapping = operation<z.infer<typeof outputs.GetScimDefaultMappingOutput>>()({
  name: "get_scim_default_mapping",
  title: "Get the default SCIM mapping",
  description: "SCIM attribute pairs a connection of this strategy uses when no mapping is given; a start for a custom one in update_scim_configuration.",
  method: "GET",
  path: "/connections/{id}/scim-configuration/default-mapping",
  resource: "connections",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:scim_config"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["provisioning attributes","reset mapping","schema mapping","standard attribute map","default SCIM attributes","standard SCIM mapping"],
  binding: {"connection_id":{"in":"path","name":"id"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,404],
  input: z.strictObject({
    connection_id: z.string().min(1),
  }),
});

export const listScimTokens = operation<z.infer<typeof outputs.ListScimTokensOutput>>()({
  name: "list_scim_tokens",
  title: "List SCIM tokens",
  description: "Tokens issued to identity providers for this connection: id, scopes, expiry and last use. The token values are never shown again.",
  method: "GET",
  path: "/connections/{id}/scim-configuration/tokens",
  resource: "connections",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:scim_token"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["provisioning token","bearer token","token expiry","Okta provisioning","Entra provisioning","is provisioning working","which SCIM tokens exist","when does the SCIM token expire","list SCIM bearer tokens","was the SCIM token used"],
  binding: {"connection_id":{"in":"path","name":"id"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,404],
  list: {"key":null,"page":false,"checkpoint":false,"totals":false},
  input: z.strictObject({
    connection_id: z.string().min(1),
  }),
});

export const createScimToken = operation<z.infer<typeof outputs.CreateScimTokenOutput>>()({
  name: "create_scim_token",
  title: "Create a SCIM token",
  description: "Issues the bearer token an identity provider uses to push users into this connection. Its value is shown this once only; at most 2 per connection, so to rotate delete the older one.",
  method: "POST",
  path: "/connections/{id}/scim-configuration/tokens",
  resource: "connections",
  toolset: "connections",
  risk: "write",
  scopes: {"mode":"any","scopes":["create:scim_token"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["provisioning token","secret token","Okta provisioning","Entra provisioning","renew token","issue a new SCIM bearer token","token for Okta provisioning","generate SCIM token","SCIM token expired, get another","bearer token for the customer's SCIM client","give Okta a token for provisioning"],
  binding: {"connection_id":{"in":"path","name":"id"},"scopes":{"in":"body","name":"scopes"},"token_lifetime":{"in":"body","name":"token_lifetime"}},
  required: ["connection_id"],
  body: "fields",
  emptyBody: "object",
  statuses: [201,400,404,409],
  input: z.strictObject({
    connection_id: z.string().min(1),
    scopes: z.array(z.string()).min(1).optional().describe("For example get:users, post:users, put:users, patch:users, delete:users"),
    token_lifetime: z.int().nullable().optional().describe("Seconds, more than 900"),
  }),
});

export const deleteScimToken = operation<undefined>()({
  name: "delete_scim_token",
  title: "Delete a SCIM token",
  description: "Provisioning by the identity provider holding this token stops at once. Have it switched to a new one from create_scim_token first.",
  method: "DELETE",
  path: "/connections/{id}/scim-configuration/tokens/{tokenId}",
  resource: "connections",
  toolset: "connections",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:scim_token"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["revoke provisioning token","leaked bearer token","Okta provisioning","Entra provisioning","rotate token","revoke a SCIM token","SCIM token leaked","remove old provisioning token"],
  binding: {"connection_id":{"in":"path","name":"id"},"token_id":{"in":"path","name":"tokenId"}},
  required: ["connection_id","token_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,404],
  input: z.strictObject({
    connection_id: z.string().min(1),
    token_id: z.string().min(1).describe("Id from list_scim_tokens, not the token value"),
  }),
});

export const getConnectionStatus = operation<undefined>()({
  name: "get_connection_status",
  title: "Check an AD/LDAP connection",
  description: "Tells whether the AD/LDAP connector behind the connection is online; 404 \"not connected to any node\" means it is offline. Other strategies have no status to ask for.",
  method: "GET",
  path: "/connections/{id}/status",
  resource: "connections",
  toolset: "connections",
  risk: "read",
  scopes: {"mode":"any","scopes":["read:connections"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["active directory down","connector offline","LDAP agent health","is directory reachable","ping connector","is the AD/LDAP connector online","is the Active Directory connector running","check LDAP","connector down","AD agent status","is the directory agent alive","does the AD connector respond","LDAP outage","AD connector status","LDAP status","is active directory connected"],
  binding: {"connection_id":{"in":"path","name":"id"}},
  required: ["connection_id"],
  body: "none",
  emptyBody: "omit",
  statuses: [200,400,401,403,404,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
  }),
});

export const deleteConnectionUser = operation<undefined>()({
  name: "delete_connection_user",
  title: "Delete a database user by e-mail",
  description: "Permanently deletes the user with this address from one database connection; other strategies are refused. With a user id at hand use delete_user, which works for any connection.",
  method: "DELETE",
  path: "/connections/{id}/users",
  resource: "connections",
  toolset: "connections",
  risk: "destructive",
  scopes: {"mode":"any","scopes":["delete:users"]},
  lifecycle: "GA",
  earlyAccess: false,
  exposure: "catalog",
  aliases: [],
  synonyms: ["erase account by email","remove user from database","GDPR erasure","delete login by address","delete user by email","remove a user from the database by address","delete login from a database connection"],
  binding: {"connection_id":{"in":"path","name":"id"},"email":{"in":"query","name":"email"}},
  required: ["connection_id","email"],
  body: "none",
  emptyBody: "omit",
  statuses: [204,400,401,403,404,429],
  input: z.strictObject({
    connection_id: z.string().min(1),
    email: z.string().describe("Address of the one user to delete"),
  }),
});
