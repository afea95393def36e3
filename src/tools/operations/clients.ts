// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { formatted, sized } from '../formats.js';
import { operationsOf } from '../operation.js';
import { ConnectionStrategyEnum, CreateTokenQuota, SearchParserEnum, SigningAlgorithmEnum, UpdateTokenQuota } from './shared.js';

const ClientOIDCBackchannelLogoutInitiatorsModeEnum = z.enum(["custom", "all"]);
const ClientOIDCBackchannelLogoutInitiatorsEnum = z.enum(["rp-logout", "idp-logout", "password-changed", "session-expired", "session-revoked", "account-deleted", "email-identifier-changed", "mfa-phone-unenrolled", "account-deactivated"]);
const ClientOIDCBackchannelLogoutInitiators = z.looseObject({
  mode: ClientOIDCBackchannelLogoutInitiatorsModeEnum.optional(),
  selected_initiators: z.array(ClientOIDCBackchannelLogoutInitiatorsEnum).optional(),
});
const ClientOIDCBackchannelLogoutSessionMetadata = z.looseObject({
  include: z.boolean().optional(),
}).nullable();
const ClientOIDCBackchannelLogoutSettings = z.looseObject({
  backchannel_logout_urls: z.array(z.string()).optional(),
  backchannel_logout_initiators: ClientOIDCBackchannelLogoutInitiators.optional(),
  backchannel_logout_session_metadata: ClientOIDCBackchannelLogoutSessionMetadata.optional(),
});
const ClientSessionTransferAllowedAuthenticationMethodsEnum = z.enum(["cookie", "query"]);
const ClientSessionTransferDeviceBindingEnum = z.enum(["ip", "asn", "none"]);
const ClientSessionTransferDelegationDeviceBindingEnum = z.enum(["ip", "asn"]);
const ClientSessionTransferDelegationConfiguration = z.strictObject({
  allow_delegated_access: z.boolean().optional(),
  enforce_device_binding: ClientSessionTransferDelegationDeviceBindingEnum.optional(),
}).nullable();
const ClientSessionTransferConfiguration = z.strictObject({
  can_create_session_transfer_token: z.boolean().optional(),
  enforce_cascade_revocation: z.boolean().optional(),
  allowed_authentication_methods: z.array(ClientSessionTransferAllowedAuthenticationMethodsEnum).nullable().optional(),
  enforce_device_binding: ClientSessionTransferDeviceBindingEnum.optional(),
  allow_refresh_token: z.boolean().optional(),
  enforce_online_refresh_tokens: z.boolean().optional(),
  delegation: ClientSessionTransferDelegationConfiguration.optional(),
}).nullable();
const ClientTokenEndpointAuthMethodEnum = z.enum(["none", "client_secret_post", "client_secret_basic"]);
const ClientAppTypeEnum = z.enum(["native", "spa", "regular_web", "non_interactive", "resource_server", "express_configuration", "rms", "box", "cloudbees", "concur", "dropbox", "mscrm", "echosign", "egnyte", "newrelic", "office365", "salesforce", "sentry", "sharepoint", "slack", "springcm", "zendesk", "zoom", "sso_integration", "oag", "b2b_integration"]);
const ClientJwtConfigurationScopes = z.record(z.string(), z.unknown());
const ClientJwtConfiguration = z.looseObject({
  lifetime_in_seconds: z.int().optional(),
  secret_encoded: z.boolean().optional(),
  scopes: ClientJwtConfigurationScopes.optional(),
  alg: SigningAlgorithmEnum.optional(),
});
const ClientEncryptionKey = z.looseObject({
  pub: z.string().optional(),
  cert: z.string().optional(),
  subject: z.string().optional(),
}).nullable();
const ClientAddonAWS = z.looseObject({
  principal: z.string().optional(),
  role: z.string().optional(),
  lifetime_in_seconds: z.int().min(900).max(43200).optional(),
});
const ClientAddonAzureBlob = z.looseObject({
  accountName: z.string().regex(new RegExp("^([a-z0-9]){3,24}$", 'u')).optional(),
  storageAccessKey: z.string().regex(new RegExp("^([A-Za-z0-9+/]){86}==$", 'u')).optional(),
  containerName: z.string().regex(new RegExp("^([a-z0-9]){1}([a-z0-9-]){2,62}$", 'u')).optional(),
  blobName: z.string().regex(new RegExp("^(.){1,1024}$", 'u')).optional(),
  expiration: z.int().min(0).optional(),
  signedIdentifier: z.string().optional(),
  blob_read: z.boolean().optional(),
  blob_write: z.boolean().optional(),
  blob_delete: z.boolean().optional(),
  container_read: z.boolean().optional(),
  container_write: z.boolean().optional(),
  container_delete: z.boolean().optional(),
  container_list: z.boolean().optional(),
});
const ClientAddonAzureSB = z.looseObject({
  namespace: z.string().optional(),
  sasKeyName: z.string().optional(),
  sasKey: z.string().optional(),
  entityPath: z.string().optional(),
  expiration: z.int().optional(),
});
const ClientAddonRMS = z.looseObject({ url: z.string() });
const ClientAddonMSCRM = z.looseObject({ url: z.string() });
const ClientAddonSlack = z.looseObject({ team: z.string() });
const ClientAddonSentry = z.looseObject({ org_slug: z.string().optional(), base_url: z.string().optional() });
const ClientAddonBox = z.record(z.string(), z.unknown());
const ClientAddonCloudBees = z.record(z.string(), z.unknown());
const ClientAddonConcur = z.record(z.string(), z.unknown());
const ClientAddonDropbox = z.record(z.string(), z.unknown());
const ClientAddonEchoSign = z.looseObject({ domain: z.string().optional() });
const ClientAddonEgnyte = z.looseObject({ domain: z.string().optional() });
const ClientAddonFirebase = z.looseObject({
  secret: z.string().optional(),
  private_key_id: z.string().optional(),
  private_key: z.string().optional(),
  client_email: z.string().optional(),
  lifetime_in_seconds: z.int().optional(),
});
const ClientAddonNewRelic = z.looseObject({ account: z.string().optional() });
const ClientAddonOffice365 = z.looseObject({
  domain: z.string().optional(),
  connection: z.string().optional(),
});
const ClientAddonSalesforce = z.looseObject({ entity_id: z.string().optional() });
const ClientAddonSalesforceAPI = z.looseObject({
  clientid: z.string().optional(),
  principal: z.string().optional(),
  communityName: z.string().optional(),
  community_url_section: z.string().optional(),
});
const ClientAddonSalesforceSandboxAPI = z.looseObject({
  clientid: z.string().optional(),
  principal: z.string().optional(),
  communityName: z.string().optional(),
  community_url_section: z.string().optional(),
});
const ClientAddonSAMLMapping = z.record(z.string(), z.unknown());
const ClientAddonSAML = z.looseObject({
  mappings: ClientAddonSAMLMapping.optional(),
  audience: z.string().optional(),
  recipient: z.string().optional(),
  createUpnClaim: z.boolean().optional(),
  mapUnknownClaimsAsIs: z.boolean().optional(),
  passthroughClaimsWithNoMapping: z.boolean().optional(),
  mapIdentities: z.boolean().optional(),
  signatureAlgorithm: z.string().optional(),
  digestAlgorithm: z.string().optional(),
  issuer: z.string().optional(),
  destination: z.string().optional(),
  lifetimeInSeconds: z.int().optional(),
  signResponse: z.boolean().optional(),
  nameIdentifierFormat: z.string().optional(),
  nameIdentifierProbes: z.array(z.string().min(1)).optional(),
  authnContextClassRef: z.string().optional(),
});
const ClientAddonLayer = z.looseObject({
  providerId: z.string(),
  keyId: z.string(),
  privateKey: z.string(),
  principal: z.string().optional(),
  expiration: z.int().min(0).optional(),
});
const ClientAddonSAPAPI = z.looseObject({
  clientid: z.string().optional(),
  usernameAttribute: z.string().optional(),
  tokenEndpointUrl: z.string().optional(),
  scope: z.string().optional(),
  servicePassword: z.string().optional(),
  nameIdentifierFormat: z.string().optional(),
});
const ClientAddonSharePointExternalURL = z.union([z.array(z.string()), z.string()]);
const ClientAddonSharePoint = z.looseObject({
  url: z.string().optional(),
  external_url: ClientAddonSharePointExternalURL.optional(),
});
const ClientAddonSpringCM = z.looseObject({ acsurl: z.string().optional() });
const ClientAddonWAMS = z.looseObject({ masterkey: z.string().optional() });
const ClientAddonWSFed = z.record(z.string(), z.unknown());
const ClientAddonZendesk = z.looseObject({ accountName: z.string().optional() });
const ClientAddonZoom = z.looseObject({ account: z.string().optional() });
const ClientAddonSSOIntegration = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
});
const ClientAddonOAG = z.strictObject({}).nullable();
const ClientAddons = z.strictObject({
  aws: ClientAddonAWS.optional(),
  azure_blob: ClientAddonAzureBlob.optional(),
  azure_sb: ClientAddonAzureSB.optional(),
  rms: ClientAddonRMS.optional(),
  mscrm: ClientAddonMSCRM.optional(),
  slack: ClientAddonSlack.optional(),
  sentry: ClientAddonSentry.optional(),
  box: ClientAddonBox.optional(),
  cloudbees: ClientAddonCloudBees.optional(),
  concur: ClientAddonConcur.optional(),
  dropbox: ClientAddonDropbox.optional(),
  echosign: ClientAddonEchoSign.optional(),
  egnyte: ClientAddonEgnyte.optional(),
  firebase: ClientAddonFirebase.optional(),
  newrelic: ClientAddonNewRelic.optional(),
  office365: ClientAddonOffice365.optional(),
  salesforce: ClientAddonSalesforce.optional(),
  salesforce_api: ClientAddonSalesforceAPI.optional(),
  salesforce_sandbox_api: ClientAddonSalesforceSandboxAPI.optional(),
  samlp: ClientAddonSAML.optional(),
  layer: ClientAddonLayer.optional(),
  sap_api: ClientAddonSAPAPI.optional(),
  sharepoint: ClientAddonSharePoint.optional(),
  springcm: ClientAddonSpringCM.optional(),
  wams: ClientAddonWAMS.optional(),
  wsfed: ClientAddonWSFed.optional(),
  zendesk: ClientAddonZendesk.optional(),
  zoom: ClientAddonZoom.optional(),
  sso_integration: ClientAddonSSOIntegration.optional(),
  oag: ClientAddonOAG.optional(),
});
const ClientMetadata = sized(z.record(z.string(), z.unknown()), 0, 10);
const ClientMobileAndroid = z.looseObject({
  app_package_name: z.string().optional(),
  sha256_cert_fingerprints: z.array(z.string().min(1)).min(1).optional(),
});
const ClientMobileiOS = z.looseObject({
  team_id: z.string().optional(),
  app_bundle_identifier: z.string().optional(),
});
const ClientMobile = z.looseObject({
  android: ClientMobileAndroid.optional(),
  ios: ClientMobileiOS.optional(),
});
const NativeSocialLoginApple = sized(z.strictObject({ enabled: z.boolean().optional() }), 1, Infinity);
const NativeSocialLoginFacebook = sized(z.strictObject({ enabled: z.boolean().optional() }), 1, Infinity);
const NativeSocialLoginGoogle = sized(z.strictObject({ enabled: z.boolean().optional() }), 1, Infinity);
const NativeSocialLogin = sized(z.strictObject({
  apple: NativeSocialLoginApple.optional(),
  facebook: NativeSocialLoginFacebook.optional(),
  google: NativeSocialLoginGoogle.optional(),
}), 1, Infinity);
const FedCMLoginGoogle = sized(z.strictObject({ is_enabled: z.boolean().optional() }), 1, Infinity);
const FedCMLogin = sized(z.strictObject({ google: FedCMLoginGoogle.optional() }), 1, Infinity);
const RefreshTokenRotationTypeEnum = z.enum(["rotating", "non-rotating"]);
const RefreshTokenExpirationTypeEnum = z.enum(["expiring", "non-expiring"]);
const ClientRefreshTokenPolicy = z.strictObject({
  audience: z.string().min(1).max(600),
  scope: z.array(z.string().min(1).max(280)),
});
const ClientRefreshTokenConfiguration = z.strictObject({
  rotation_type: RefreshTokenRotationTypeEnum,
  expiration_type: RefreshTokenExpirationTypeEnum,
  leeway: z.int().min(0).optional(),
  token_lifetime: z.int().min(1).max(157788000).optional(),
  infinite_token_lifetime: z.boolean().optional(),
  idle_token_lifetime: z.int().min(1).optional(),
  infinite_idle_token_lifetime: z.boolean().optional(),
  policies: z.array(ClientRefreshTokenPolicy).min(1).nullable().optional(),
}).nullable();
const ClientDefaultOrganizationFlowsEnum = z.enum(["client_credentials"]);
const ClientDefaultOrganization = z.strictObject({
  organization_id: z.string(),
  flows: z.array(ClientDefaultOrganizationFlowsEnum),
}).nullable();
const ClientOrganizationUsageEnum = z.enum(["deny", "allow", "require"]);
const ClientOrganizationRequireBehaviorEnum = z.enum(["no_prompt", "pre_login_prompt", "post_login_prompt"]);
const ClientOrganizationDiscoveryEnum = z.enum(["email", "organization_name"]);
const PublicKeyCredentialTypeEnum = z.enum(["public_key"]);
const PublicKeyCredentialAlgorithmEnum = z.enum(["RS256", "RS384", "PS256"]);
const PublicKeyCredential = z.strictObject({
  credential_type: PublicKeyCredentialTypeEnum,
  name: z.string().max(128).optional(),
  pem: z.string(),
  alg: PublicKeyCredentialAlgorithmEnum.optional(),
  parse_expiry_from_cert: z.boolean().optional(),
  expires_at: formatted(z.string(), "date-time").optional(),
  kid: z.string().min(10).max(64).regex(new RegExp("^([0-9a-zA-Z-_]{10,64})$", 'u')).optional(),
});
const ClientCreateAuthenticationMethodPrivateKeyJWTCredentials = z.array(PublicKeyCredential).min(0);
const ClientCreateAuthenticationMethodPrivateKeyJWT = z.strictObject({
  credentials: ClientCreateAuthenticationMethodPrivateKeyJWTCredentials,
});
const CertificateSubjectDNCredentialTypeEnum = z.enum(["cert_subject_dn"]);
const CertificateSubjectDNCredential = z.strictObject({
  credential_type: CertificateSubjectDNCredentialTypeEnum,
  name: z.string().max(128).optional(),
  subject_dn: z.string().min(1).max(256).optional(),
  pem: z.string().min(1).max(4096).optional(),
});
const ClientCreateAuthenticationMethodTLSClientAuthCredentials = z.array(CertificateSubjectDNCredential).min(0);
const ClientCreateAuthenticationMethodTLSClientAuth = z.strictObject({
  credentials: ClientCreateAuthenticationMethodTLSClientAuthCredentials,
});
const X509CertificateCredentialTypeEnum = z.enum(["x509_cert"]);
const X509CertificateCredential = z.strictObject({
  credential_type: X509CertificateCredentialTypeEnum,
  name: z.string().max(128).optional(),
  pem: z.string().min(1).max(4096),
});
const CreateClientAuthenticationMethodSelfSignedTLSClientAuthCredentials = z.array(X509CertificateCredential).min(0);
const CreateClientAuthenticationMethodSelfSignedTLSClientAuth = z.strictObject({
  credentials: CreateClientAuthenticationMethodSelfSignedTLSClientAuthCredentials,
});
const ClientCreateAuthenticationMethod = sized(z.strictObject({
  private_key_jwt: ClientCreateAuthenticationMethodPrivateKeyJWT.optional(),
  tls_client_auth: ClientCreateAuthenticationMethodTLSClientAuth.optional(),
  self_signed_tls_client_auth: CreateClientAuthenticationMethodSelfSignedTLSClientAuth.optional(),
}), 1, 1);
const ClientSignedRequestObjectWithPublicKey = z.strictObject({
  required: z.boolean().optional(),
  credentials: z.array(PublicKeyCredential).min(0).optional(),
});
const TokenVaultPrivilegedAccessIpAllowlistEntry = z.union([formatted(z.string(), "ipv4"), formatted(z.string(), "ipv6"), formatted(z.string(), "cidr"), formatted(z.string(), "ipv6_cidr")]);
const TokenVaultPrivilegedAccessGrant = z.strictObject({
  connection: z.string(),
  scopes: z.array(z.string()),
});
const ClientTokenVaultPrivilegedAccessWithPublicKey = z.strictObject({
  credentials: z.array(PublicKeyCredential).min(0),
  ip_allowlist: z.array(TokenVaultPrivilegedAccessIpAllowlistEntry).min(0).optional(),
  grants: z.array(TokenVaultPrivilegedAccessGrant).optional(),
});
const ClientComplianceLevelEnum = z.enum(["none", "fapi1_adv_pkj_par", "fapi1_adv_mtls_par", "fapi2_sp_pkj_mtls", "fapi2_sp_mtls_mtls"]).nullable();
const ClientTokenExchangeTypeEnum = z.enum(["custom_authentication", "on_behalf_of_token_exchange"]);
const ClientTokenExchangeConfiguration = z.strictObject({
  allow_any_profile_of_type: z.array(ClientTokenExchangeTypeEnum).min(0).optional(),
});
const ClientThirdPartySecurityModeEnum = z.enum(["strict", "permissive"]);
const ClientRedirectionPolicyEnum = z.enum(["allow_always", "open_redirect_protection"]);
const LinkedClientConfiguration = z.strictObject({ client_id: z.string() });
const ExpressConfiguration = z.strictObject({
  initiate_login_uri_template: z.string(),
  user_attribute_profile_id: z.string(),
  connection_profile_id: z.string(),
  enable_client: z.boolean(),
  enable_organization: z.boolean(),
  linked_clients: z.array(LinkedClientConfiguration).optional(),
  okta_oin_client_id: z.string(),
  admin_login_domain: z.string().min(1),
  oin_submission_id: z.string().min(1).max(200).optional(),
});
const ClientMyOrganizationConfigurationAllowedStrategiesEnum = z.enum(["pingfederate", "adfs", "waad", "google-apps", "okta", "oidc", "samlp"]);
const ClientMyOrganizationDeletionBehaviorEnum = z.enum(["allow", "allow_if_empty"]);
const ClientMyOrganizationConfigurationThirdPartyClientAccessDefaultValueEnum = z.enum(["block"]);
const ClientMyOrganizationConfigurationThirdPartyClientAccessAllowedValuesEnum = z.enum(["allow", "block"]);
const ClientMyOrganizationThirdPartyClientAccessConfiguration = z.strictObject({
  default_value: ClientMyOrganizationConfigurationThirdPartyClientAccessDefaultValueEnum,
  allowed_values: z.array(ClientMyOrganizationConfigurationThirdPartyClientAccessAllowedValuesEnum),
});
const ClientMyOrganizationPostConfiguration = z.strictObject({
  connection_profile_id: z.string().optional(),
  user_attribute_profile_id: z.string().optional(),
  allowed_strategies: z.array(ClientMyOrganizationConfigurationAllowedStrategiesEnum),
  connection_deletion_behavior: ClientMyOrganizationDeletionBehaviorEnum,
  invitation_landing_client_id: z.string().optional(),
  third_party_client_access: ClientMyOrganizationThirdPartyClientAccessConfiguration.optional(),
});
const AsyncApprovalNotificationsChannelsEnum = z.enum(["guardian-push", "email"]);
const ClientAsyncApprovalNotificationsChannelsAPIPostConfiguration = z.array(AsyncApprovalNotificationsChannelsEnum).min(1);
const CreateIdentityAssertionAuthorizationGrant = z.strictObject({ active: z.boolean() });
const CreateAnonymousSessions = z.strictObject({ active: z.boolean() });
const B2BIntegrationConfigurationIntegrationTypeEnum = z.enum(["custom_auth_server", "third_party", "application"]);
const B2BIntegrationConfiguration = z.strictObject({
  sso_profiles: z.array(z.string()).optional(),
  integration_type: B2BIntegrationConfigurationIntegrationTypeEnum.optional(),
});
const ClientCredentialTypeEnum = z.enum(["public_key", "cert_subject_dn", "x509_cert"]);
const ClientTokenEndpointAuthMethodOrNullEnum = z.enum(["none", "client_secret_post", "client_secret_basic"]).nullable();
const NativeSocialLoginApplePatch = sized(z.strictObject({
  enabled: z.boolean().optional(),
}), 1, Infinity).nullable();
const NativeSocialLoginFacebookPatch = sized(z.strictObject({
  enabled: z.boolean().optional(),
}), 1, Infinity).nullable();
const NativeSocialLoginGooglePatch = sized(z.strictObject({
  enabled: z.boolean().optional(),
}), 1, Infinity).nullable();
const NativeSocialLoginPatch = sized(z.strictObject({
  apple: NativeSocialLoginApplePatch.optional(),
  facebook: NativeSocialLoginFacebookPatch.optional(),
  google: NativeSocialLoginGooglePatch.optional(),
}), 1, Infinity).nullable();
const FedCMLoginGooglePatch = sized(z.strictObject({
  is_enabled: z.boolean().optional(),
}), 1, Infinity).nullable();
const FedCMLoginPatch = sized(z.strictObject({
  google: FedCMLoginGooglePatch.optional(),
}), 1, Infinity).nullable();
const ClientOrganizationUsagePatchEnum = z.enum(["deny", "allow", "require"]).nullable();
const ClientOrganizationRequireBehaviorPatchEnum = z.enum(["no_prompt", "pre_login_prompt", "post_login_prompt"]).nullable();
const CredentialId = z.strictObject({ id: z.string() });
const ClientAuthenticationMethodPrivateKeyJWTCredentials = z.array(CredentialId).min(0);
const ClientAuthenticationMethodPrivateKeyJWT = z.strictObject({
  credentials: ClientAuthenticationMethodPrivateKeyJWTCredentials,
});
const ClientAuthenticationMethodTLSClientAuthCredentials = z.array(CredentialId).min(0);
const ClientAuthenticationMethodTLSClientAuth = z.strictObject({
  credentials: ClientAuthenticationMethodTLSClientAuthCredentials,
});
const ClientAuthenticationMethodSelfSignedTLSClientAuthCredentials = z.array(CredentialId).min(0);
const ClientAuthenticationMethodSelfSignedTLSClientAuth = z.strictObject({
  credentials: ClientAuthenticationMethodSelfSignedTLSClientAuthCredentials,
});
const ClientAuthenticationMethod = sized(z.strictObject({
  private_key_jwt: ClientAuthenticationMethodPrivateKeyJWT.optional(),
  tls_client_auth: ClientAuthenticationMethodTLSClientAuth.optional(),
  self_signed_tls_client_auth: ClientAuthenticationMethodSelfSignedTLSClientAuth.optional(),
}), 1, 1).nullable();
const ClientSignedRequestObjectWithCredentialId = z.strictObject({
  required: z.boolean().optional(),
  credentials: z.array(CredentialId).min(0).optional(),
});
const ClientTokenVaultPrivilegedAccessWithCredentialId = z.strictObject({
  credentials: z.array(CredentialId).min(0),
  ip_allowlist: z.array(TokenVaultPrivilegedAccessIpAllowlistEntry).min(0).optional(),
  grants: z.array(TokenVaultPrivilegedAccessGrant).optional(),
});
const ClientTokenExchangeConfigurationOrNull = z.strictObject({
  allow_any_profile_of_type: z.array(ClientTokenExchangeTypeEnum).min(0).optional(),
}).nullable();
const ExpressConfigurationOrNull = z.strictObject({
  initiate_login_uri_template: z.string(),
  user_attribute_profile_id: z.string(),
  connection_profile_id: z.string(),
  enable_client: z.boolean(),
  enable_organization: z.boolean(),
  linked_clients: z.array(LinkedClientConfiguration).optional(),
  okta_oin_client_id: z.string(),
  admin_login_domain: z.string().min(1),
  oin_submission_id: z.string().min(1).max(200).optional(),
}).nullable();
const ClientMyOrganizationPatchConfiguration = z.strictObject({
  connection_profile_id: z.string().optional(),
  user_attribute_profile_id: z.string().optional(),
  allowed_strategies: z.array(ClientMyOrganizationConfigurationAllowedStrategiesEnum),
  connection_deletion_behavior: ClientMyOrganizationDeletionBehaviorEnum,
  invitation_landing_client_id: z.string().optional(),
  third_party_client_access: ClientMyOrganizationThirdPartyClientAccessConfiguration.optional(),
}).nullable();
const ClientAsyncApprovalNotificationsChannelsAPIPatchConfiguration = z.array(AsyncApprovalNotificationsChannelsEnum).min(1).nullable();
const UpdateIdentityAssertionAuthorizationGrant = z.strictObject({ active: z.boolean() });
const UpdateAnonymousSessions = z.strictObject({ active: z.boolean() });
const ClientSortFieldEnum = z.enum(["name", "updated_at"]);

const operation = operationsOf("clients");

export const listClients = operation({
  name: "list_clients", title: "List applications",
  description: "Applications of the tenant, by kind (app_type), first or third party; list name and client_id through fields. By part of the name or metadata: search_clients. Past the first 1,000 page with take/from.",
  method: "GET", path: "/clients", toolset: "applications", risk: "read", exposure: "direct",
  scopes: ["read:clients", "read:client_keys", "read:client_credentials", "read:client_summary"],
  statuses: [200, 400, 401, 403, 429],
  list: "clients",
  input: z.strictObject({
    fields: z.string().optional().describe("Comma-separated, such as client_id,name,app_type; a full application is large"),
    include_fields: z.boolean().optional(),
    page: z.int().min(0).optional(),
    per_page: z.int().min(0).max(100).optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional(),
    take: z.int().min(1).max(100).optional(),
    is_global: z.boolean().optional(),
    is_first_party: z.boolean().optional(),
    app_type: z.string().optional().describe("Comma-separated: native, spa, regular_web, non_interactive (machine to machine), …"),
    external_client_id: z.string().min(1).max(120).optional().describe("Metadata document URL of a CIMD application"),
    q: z.string().optional().describe("Only client_grant.organization_id:ID or client_grant.allow_any_organization:true; with take, no other filter"),
  }),
});

export const createClient = operation({
  name: "create_client", title: "Create an application",
  description: "Registers an application; only name is required. Auth0 generates the secret, which save_secrets_to passes to the person. To call an API on its own behalf it also needs create_client_grant; to sign users in, update_connection_clients.",
  method: "POST", path: "/clients", toolset: "applications", risk: "write",
  scopes: ["create:clients"], statuses: [201, 400, 401, 403, 404, 409, 429],
  deprecations: [{ field: "session_transfer.delegation.enforce_device_binding", value: "asn", note: "session_transfer.delegation.enforce_device_binding \"asn\" is deprecated; use \"ip\" instead." }],
  input: z.strictObject({
    name: z.string().regex(new RegExp("^[^<>]+$", 'u')),
    description: z.string().max(140).optional(),
    logo_uri: z.string().optional(),
    callbacks: z.array(z.string()).optional().describe("List of full URLs"),
    oidc_logout: ClientOIDCBackchannelLogoutSettings.optional(),
    oidc_backchannel_logout: ClientOIDCBackchannelLogoutSettings.optional(),
    session_transfer: ClientSessionTransferConfiguration.optional(),
    allowed_origins: z.array(z.string()).optional(),
    web_origins: z.array(z.string()).optional(),
    client_aliases: z.array(z.string().min(1)).optional(),
    allowed_clients: z.array(z.string().min(1)).optional(),
    allowed_logout_urls: z.array(z.string()).optional(),
    grant_types: z.array(z.string().min(1)).optional(),
    token_endpoint_auth_method: ClientTokenEndpointAuthMethodEnum.optional().describe("Not with client_authentication_methods; none for spa and native"),
    is_token_endpoint_ip_header_trusted: z.boolean().optional(),
    app_type: ClientAppTypeEnum.optional().describe("spa, native, regular_web, or non_interactive for machine to machine"),
    is_first_party: z.boolean().optional(),
    oidc_conformant: z.boolean().optional(),
    jwt_configuration: ClientJwtConfiguration.optional().describe("lifetime_in_seconds is for ID tokens; prefer alg RS256"),
    encryption_key: ClientEncryptionKey.optional(),
    sso: z.boolean().optional(),
    cross_origin_authentication: z.boolean().optional(),
    cross_origin_loc: z.string().optional(),
    sso_disabled: z.boolean().optional(),
    custom_login_page_on: z.boolean().optional(),
    custom_login_page: z.string().min(1).optional(),
    custom_login_page_preview: z.string().min(1).optional(),
    form_template: z.string().min(1).optional(),
    addons: ClientAddons.optional(),
    client_metadata: ClientMetadata.optional().describe("Max 10 keys; values are strings of at most 255 characters"),
    mobile: ClientMobile.optional(),
    initiate_login_uri: z.string().optional(),
    native_social_login: NativeSocialLogin.optional(),
    fedcm_login: FedCMLogin.optional(),
    refresh_token: ClientRefreshTokenConfiguration.optional(),
    default_organization: ClientDefaultOrganization.optional(),
    organization_usage: ClientOrganizationUsageEnum.optional(),
    organization_require_behavior: ClientOrganizationRequireBehaviorEnum.optional(),
    organization_discovery_methods: z.array(ClientOrganizationDiscoveryEnum).min(1).optional(),
    client_authentication_methods: ClientCreateAuthenticationMethod.optional().describe("Not with token_endpoint_auth_method; requires jwt_configuration.alg RS256"),
    require_pushed_authorization_requests: z.boolean().optional(),
    require_proof_of_possession: z.boolean().optional(),
    signed_request_object: ClientSignedRequestObjectWithPublicKey.optional(),
    token_vault_privileged_access: ClientTokenVaultPrivilegedAccessWithPublicKey.optional(),
    compliance_level: ClientComplianceLevelEnum.optional(),
    skip_non_verifiable_callback_uri_confirmation_prompt: z.boolean().optional(),
    token_exchange: ClientTokenExchangeConfiguration.optional(),
    par_request_expiry: z.int().min(10).max(600).nullable().optional().describe("Seconds, 10 to 600"),
    token_quota: CreateTokenQuota.optional(),
    resource_server_identifier: z.string().min(1).max(600).optional(),
    third_party_security_mode: ClientThirdPartySecurityModeEnum.optional(),
    redirection_policy: ClientRedirectionPolicyEnum.optional(),
    express_configuration: ExpressConfiguration.optional(),
    my_organization_configuration: ClientMyOrganizationPostConfiguration.optional(),
    async_approval_notification_channels: ClientAsyncApprovalNotificationsChannelsAPIPostConfiguration.optional(),
    identity_assertion_authorization_grant: CreateIdentityAssertionAuthorizationGrant.optional(),
    anonymous_sessions: CreateAnonymousSessions.optional(),
    b2b_integration_configuration: B2BIntegrationConfiguration.optional(),
    cross_origin_auth: z.boolean().optional().describe("Older name of cross_origin_authentication"),
  }),
});

export const previewCimdClient = operation({
  name: "preview_cimd_client", title: "Preview a client metadata document",
  description: "Fetches a Client ID Metadata Document, validates it and shows the resulting application settings without creating anything. To proceed: register_cimd_client.",
  method: "POST", path: "/clients/cimd/preview", toolset: "applications", risk: "write",
  scopes: ["read:clients"], statuses: [200, 400, 401, 403, 429, 500],
  input: z.strictObject({
    external_client_id: z.string().min(1).max(120).describe("https URL of the metadata document, max 120 characters"),
  }),
});

export const registerCimdClient = operation({
  name: "register_cimd_client", title: "Register an application from its metadata document",
  description: "Creates the application described by a Client ID Metadata Document or, if that URL is already registered, updates it and its credentials from the document. Check first with preview_cimd_client; for ordinary applications use create_client.",
  method: "POST", path: "/clients/cimd/register", toolset: "applications", risk: "write",
  scopes: ["create:clients", "update:clients"], statuses: [200, 201, 400, 401, 403, 429, 500],
  input: z.strictObject({
    external_client_id: z.string().min(1).max(120).describe("https URL of the metadata document, max 120 characters"),
  }),
});

export const listClientCredentials = operation({
  name: "list_client_credentials", title: "List an application's credentials",
  description: "Public keys and certificates the application can authenticate with (Private Key JWT, mTLS, signed requests) and their expiry. The client secret is not included: see get_client.",
  method: "GET", path: "/clients/{client_id}/credentials", toolset: "applications", risk: "read",
  scopes: ["read:client_credentials"], statuses: [200, 401, 403, 404, 429],
  list: null,
  input: z.strictObject({
    client_id: z.string().min(1),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const createClientCredential = operation({
  name: "create_client_credential", title: "Add a credential to an application",
  description: "Stores a public key or certificate for Private Key JWT, mTLS or signed requests. It is not used until its cred_ id is listed in client_authentication_methods or signed_request_object through update_client.",
  method: "POST", path: "/clients/{client_id}/credentials", toolset: "applications", risk: "write",
  scopes: ["create:client_credentials"], statuses: [201, 400, 401, 403, 404, 429],
  input: z.strictObject({
    client_id: z.string().min(1),
    credential_type: ClientCredentialTypeEnum.describe("public_key takes pem and alg; cert_subject_dn takes subject_dn or pem; x509_cert takes pem"),
    name: z.string().max(128).optional(),
    subject_dn: z.string().min(1).max(256).optional().describe("Not together with pem; only with cert_subject_dn"),
    pem: z.string().optional().describe("PUBLIC key or certificate in PEM; never a private key"),
    alg: PublicKeyCredentialAlgorithmEnum.optional(),
    parse_expiry_from_cert: z.boolean().optional().describe("public_key only; takes the expiry from the PEM"),
    expires_at: formatted(z.string(), "date-time").optional().describe("ISO 8601; public_key only; default never"),
    kid: z.string().min(10).max(64).regex(new RegExp("^([0-9a-zA-Z-_]{10,64})$", 'u')).optional().describe("10 to 64 of A-Z a-z 0-9 - _; generated if omitted"),
  }),
});

export const getClientCredential = operation({
  name: "get_client_credential", title: "Get an application's credential",
  description: "Type, key id, algorithm, fingerprint and expiry of one stored public key or certificate, by its cred_ id from list_client_credentials.",
  method: "GET",
  path: "/clients/{client_id}/credentials/{credential_id}",
  toolset: "applications",
  risk: "read",
  scopes: ["read:client_credentials"], statuses: [200, 401, 403, 404, 429],
  input: z.strictObject({ client_id: z.string().min(1), credential_id: z.string().min(1) }),
});

export const updateClientCredential = operation({
  name: "update_client_credential", title: "Change a credential's expiry",
  description: "Only expires_at can change; null removes the expiry. To replace key material, add a new one with create_client_credential.",
  method: "PATCH",
  path: "/clients/{client_id}/credentials/{credential_id}",
  toolset: "applications",
  risk: "write",
  scopes: ["update:client_credentials"], statuses: [200, 201, 400, 401, 403, 404, 429],
  input: z.strictObject({
    client_id: z.string().min(1),
    credential_id: z.string().min(1),
    expires_at: formatted(z.string(), "date-time").nullable().optional().describe("ISO 8601 such as 2027-01-31T00:00:00Z, or null for never"),
  }),
});

export const deleteClientCredential = operation({
  name: "delete_client_credential", title: "Delete an application's credential",
  description: "Irreversible: an application still authenticating with this key or certificate can no longer obtain tokens. Add and switch to a replacement (create_client_credential, update_client) first.",
  method: "DELETE",
  path: "/clients/{client_id}/credentials/{credential_id}",
  toolset: "applications",
  risk: "destructive",
  scopes: ["delete:client_credentials"], statuses: [204, 400, 401, 403, 429],
  input: z.strictObject({ client_id: z.string().min(1), credential_id: z.string().min(1) }),
});

export const getClient = operation({
  name: "get_client", title: "Get an application",
  description: "Settings of one application by client_id: URLs, grant types, token lifetimes, authentication method, and the client secret if the scopes allow. If you only know the name, start with list_clients.",
  method: "GET", path: "/clients/{id}", toolset: "applications", risk: "read", exposure: "direct",
  scopes: ["read:clients", "read:client_keys", "read:client_credentials", "read:client_summary"],
  statuses: [200, 400, 401, 403, 404, 429],
  binding: { client_id: { in: "path", name: "id" } },
  input: z.strictObject({
    client_id: z.string().min(1),
    fields: z.string().optional().describe("Comma-separated; a full application is large"),
    include_fields: z.boolean().optional(),
  }),
});

export const updateClient = operation({
  name: "update_client", title: "Update an application",
  description: "Changes only the given settings; to change single URLs or grant types of a list use apply add or remove. To change the secret use rotate_client_secret.",
  method: "PATCH", path: "/clients/{id}", toolset: "applications", risk: "write",
  scopes: ["update:clients", "update:client_keys", "update:client_credentials", "update:client_token_vault_privileged_access"],
  statuses: [200, 400, 401, 403, 404, 429],
  deprecations: [{ field: "session_transfer.delegation.enforce_device_binding", value: "asn", note: "session_transfer.delegation.enforce_device_binding \"asn\" is deprecated; use \"ip\" instead." }],
  binding: { client_id: { in: "path", name: "id" } },
  input: z.strictObject({
    client_id: z.string().min(1),
    name: z.string().regex(new RegExp("^[^<>]+$", 'u')).optional(),
    description: z.string().max(140).optional(),
    client_secret: z.string().min(1).optional(),
    logo_uri: z.string().optional(),
    callbacks: z.array(z.string()).optional().describe("All URLs; with apply add or remove only those to add or remove"),
    oidc_logout: ClientOIDCBackchannelLogoutSettings.nullable().optional(),
    oidc_backchannel_logout: ClientOIDCBackchannelLogoutSettings.nullable().optional(),
    session_transfer: ClientSessionTransferConfiguration.optional(),
    allowed_origins: z.array(z.string()).optional(),
    web_origins: z.array(z.string()).optional().describe("All origins; with apply add or remove only those to add or remove"),
    grant_types: z.array(z.string().min(1)).optional().describe("All types; with apply add or remove only those to add or remove"),
    client_aliases: z.array(z.string().min(1)).optional(),
    allowed_clients: z.array(z.string().min(1)).optional(),
    allowed_logout_urls: z.array(z.string()).optional().describe("All URLs; with apply add or remove only those to add or remove"),
    jwt_configuration: ClientJwtConfiguration.nullable().optional(),
    encryption_key: ClientEncryptionKey.optional(),
    sso: z.boolean().optional(),
    cross_origin_authentication: z.boolean().optional(),
    cross_origin_loc: z.string().nullable().optional(),
    sso_disabled: z.boolean().optional(),
    custom_login_page_on: z.boolean().optional(),
    token_endpoint_auth_method: ClientTokenEndpointAuthMethodOrNullEnum.optional(),
    is_token_endpoint_ip_header_trusted: z.boolean().optional(),
    app_type: ClientAppTypeEnum.optional(),
    is_first_party: z.boolean().optional().describe("Before false, unset organization_usage and organization_require_behavior"),
    oidc_conformant: z.boolean().optional(),
    custom_login_page: z.string().optional(),
    custom_login_page_preview: z.string().optional(),
    token_quota: UpdateTokenQuota.optional(),
    form_template: z.string().optional(),
    addons: ClientAddons.nullable().optional(),
    client_metadata: ClientMetadata.nullable().optional().describe("Max 10 keys; values are strings of at most 255 characters"),
    mobile: ClientMobile.nullable().optional(),
    initiate_login_uri: z.string().optional(),
    native_social_login: NativeSocialLoginPatch.optional(),
    fedcm_login: FedCMLoginPatch.optional(),
    refresh_token: ClientRefreshTokenConfiguration.optional(),
    default_organization: ClientDefaultOrganization.optional(),
    organization_usage: ClientOrganizationUsagePatchEnum.optional(),
    organization_require_behavior: ClientOrganizationRequireBehaviorPatchEnum.optional(),
    organization_discovery_methods: z.array(ClientOrganizationDiscoveryEnum).min(1).nullable().optional(),
    client_authentication_methods: ClientAuthenticationMethod.optional().describe("Refers to credential ids; not with token_endpoint_auth_method"),
    require_pushed_authorization_requests: z.boolean().optional(),
    require_proof_of_possession: z.boolean().optional(),
    signed_request_object: ClientSignedRequestObjectWithCredentialId.nullable().optional(),
    token_vault_privileged_access: ClientTokenVaultPrivilegedAccessWithCredentialId.nullable().optional(),
    compliance_level: ClientComplianceLevelEnum.optional(),
    skip_non_verifiable_callback_uri_confirmation_prompt: z.boolean().nullable().optional(),
    token_exchange: ClientTokenExchangeConfigurationOrNull.optional(),
    par_request_expiry: z.int().min(10).max(600).nullable().optional().describe("Seconds, 10 to 600"),
    express_configuration: ExpressConfigurationOrNull.optional(),
    my_organization_configuration: ClientMyOrganizationPatchConfiguration.optional(),
    async_approval_notification_channels: ClientAsyncApprovalNotificationsChannelsAPIPatchConfiguration.optional(),
    third_party_security_mode: ClientThirdPartySecurityModeEnum.optional(),
    redirection_policy: ClientRedirectionPolicyEnum.optional(),
    identity_assertion_authorization_grant: UpdateIdentityAssertionAuthorizationGrant.nullable().optional(),
    anonymous_sessions: UpdateAnonymousSessions.nullable().optional(),
    b2b_integration_configuration: B2BIntegrationConfiguration.optional(),
    cross_origin_auth: z.boolean().optional().describe("Older name of cross_origin_authentication"),
  }),
});

export const deleteClient = operation({
  name: "delete_client", title: "Delete an application",
  description: "Irreversible: sign-ins through it and every service using its client_id stop working, and its grants and other related configuration are deleted too. The users themselves are not affected.",
  method: "DELETE", path: "/clients/{id}", toolset: "applications", risk: "destructive",
  scopes: ["delete:clients"], statuses: [204, 400, 401, 403, 429],
  binding: { client_id: { in: "path", name: "id" } },
  input: z.strictObject({ client_id: z.string().min(1) }),
});

export const listClientConnections = operation({
  name: "list_client_connections", title: "List an application's connections",
  description: "Connections that users of this application can log in with. Requires read:connections plus a scope to read clients. For one connection's applications use list_connection_clients.",
  method: "GET", path: "/clients/{id}/connections", toolset: "applications", risk: "read",
  scopes: { mode: "cnf", scopes: [["read:connections"], ["read:clients", "read:client_summary"]] },
  statuses: [200, 400, 401, 403, 404, 429],
  binding: { client_id: { in: "path", name: "id" } },
  list: "connections",
  input: z.strictObject({
    client_id: z.string().min(1),
    strategy: z.array(ConnectionStrategyEnum).optional().describe("auth0 = database; samlp, oidc, okta, waad (Entra ID), google-oauth2, …"),
    from: z.string().max(1000).optional(),
    take: z.int().min(1).max(100).optional(),
    fields: z.string().max(1000).optional(),
    include_fields: z.boolean().optional(),
  }),
});

export const rotateClientSecret = operation({
  name: "rotate_client_secret", title: "Rotate an application's secret",
  description: "Generates and returns a new client secret; the old one stops working immediately, so services still using it fail until reconfigured. Not for applications on Private Key JWT.",
  method: "POST", path: "/clients/{id}/rotate-secret", toolset: "applications", risk: "destructive",
  scopes: ["update:client_keys"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { client_id: { in: "path", name: "id" } },
  body: "none",
  input: z.strictObject({ client_id: z.string().min(1) }),
});

export const searchClients = operation({
  name: "search_clients", title: "Search applications",
  description: "Finds applications by part of their name, app_type, first or third party, time of change or metadata.KEY; at most 5 conditions. The index lags behind: read one back with get_client.",
  method: "GET", path: "/clients/search", toolset: "applications", risk: "read", lifecycle: "beta",
  scopes: ["read:clients", "read:client_summary"], statuses: [200, 400, 401, 403, 404, 429, 500, 504],
  list: "clients",
  input: z.strictObject({
    q: z.string().max(1000).optional().describe("Lucene: name:*portal* AND app_type:spa; with parser=scim: name co \"portal\""),
    parser: SearchParserEnum.optional(),
    fields: z.string().max(1000).optional(),
    include_fields: z.boolean().optional(),
    take: z.int().min(1).max(100).optional(),
    from: z.string().max(1000).optional(),
    sort: ClientSortFieldEnum.optional(),
  }),
});
