// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { ConnectionForList, SigningAlgorithmEnum, TokenQuota } from './shared.output.js';

const ClientAppTypeEnum = z.string();

const ClientSessionTransferAllowedAuthenticationMethodsEnum = z.string();

const ClientSessionTransferDeviceBindingEnum = z.string();

const ClientSessionTransferDelegationDeviceBindingEnum = z.string();

const ClientSessionTransferDelegationConfiguration = z.looseObject({
  allow_delegated_access: z.boolean().optional(),
  enforce_device_binding: ClientSessionTransferDelegationDeviceBindingEnum.optional(),
}).nullable();

const ClientSessionTransferConfiguration = z.looseObject({
  can_create_session_transfer_token: z.boolean().optional(),
  enforce_cascade_revocation: z.boolean().optional(),
  allowed_authentication_methods: z.array(ClientSessionTransferAllowedAuthenticationMethodsEnum).nullable().optional(),
  enforce_device_binding: ClientSessionTransferDeviceBindingEnum.optional(),
  allow_refresh_token: z.boolean().optional(),
  enforce_online_refresh_tokens: z.boolean().optional(),
  delegation: ClientSessionTransferDelegationConfiguration.optional(),
}).nullable();

const ClientOIDCBackchannelLogoutInitiatorsModeEnum = z.string();

const ClientOIDCBackchannelLogoutInitiatorsEnum = z.string();

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

const ClientJwtConfigurationScopes = z.record(z.string(), z.unknown());

const ClientJwtConfiguration = z.looseObject({
  lifetime_in_seconds: z.number().optional(),
  secret_encoded: z.boolean().optional(),
  scopes: ClientJwtConfigurationScopes.optional(),
  alg: SigningAlgorithmEnum.optional(),
});

const ClientSigningKey = z.looseObject({
  pkcs7: z.string().optional(),
  cert: z.string().optional(),
  subject: z.string().optional(),
});

const ClientSigningKeys = z.array(ClientSigningKey).nullable();

const ClientEncryptionKey = z.looseObject({
  pub: z.string().optional(),
  cert: z.string().optional(),
  subject: z.string().optional(),
}).nullable();

const ClientAddonAWS = z.looseObject({
  principal: z.string().optional(),
  role: z.string().optional(),
  lifetime_in_seconds: z.number().optional(),
});

const ClientAddonAzureBlob = z.looseObject({
  accountName: z.string().optional(),
  storageAccessKey: z.string().optional(),
  containerName: z.string().optional(),
  blobName: z.string().optional(),
  expiration: z.number().optional(),
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
  expiration: z.number().optional(),
});

const ClientAddonRMS = z.looseObject({
  url: z.string(),
});

const ClientAddonMSCRM = z.looseObject({
  url: z.string(),
});

const ClientAddonSlack = z.looseObject({
  team: z.string(),
});

const ClientAddonSentry = z.looseObject({
  org_slug: z.string().optional(),
  base_url: z.string().optional(),
});

const ClientAddonBox = z.record(z.string(), z.unknown());

const ClientAddonCloudBees = z.record(z.string(), z.unknown());

const ClientAddonConcur = z.record(z.string(), z.unknown());

const ClientAddonDropbox = z.record(z.string(), z.unknown());

const ClientAddonEchoSign = z.looseObject({
  domain: z.string().optional(),
});

const ClientAddonEgnyte = z.looseObject({
  domain: z.string().optional(),
});

const ClientAddonFirebase = z.looseObject({
  secret: z.string().optional(),
  private_key_id: z.string().optional(),
  private_key: z.string().optional(),
  client_email: z.string().optional(),
  lifetime_in_seconds: z.number().optional(),
});

const ClientAddonNewRelic = z.looseObject({
  account: z.string().optional(),
});

const ClientAddonOffice365 = z.looseObject({
  domain: z.string().optional(),
  connection: z.string().optional(),
});

const ClientAddonSalesforce = z.looseObject({
  entity_id: z.string().optional(),
});

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
  lifetimeInSeconds: z.number().optional(),
  signResponse: z.boolean().optional(),
  nameIdentifierFormat: z.string().optional(),
  nameIdentifierProbes: z.array(z.string()).optional(),
  authnContextClassRef: z.string().optional(),
});

const ClientAddonLayer = z.looseObject({
  providerId: z.string(),
  keyId: z.string(),
  privateKey: z.string(),
  principal: z.string().optional(),
  expiration: z.number().optional(),
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

const ClientAddonSpringCM = z.looseObject({
  acsurl: z.string().optional(),
});

const ClientAddonWAMS = z.looseObject({
  masterkey: z.string().optional(),
});

const ClientAddonWSFed = z.record(z.string(), z.unknown());

const ClientAddonZendesk = z.looseObject({
  accountName: z.string().optional(),
});

const ClientAddonZoom = z.looseObject({
  account: z.string().optional(),
});

const ClientAddonSSOIntegration = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
});

const ClientAddonOAG = z.looseObject({}).nullable();

const ClientAddons = z.looseObject({
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

const ClientTokenEndpointAuthMethodEnum = z.string();

const ClientMetadata = z.record(z.string(), z.unknown());

const ClientMobileAndroid = z.looseObject({
  app_package_name: z.string().optional(),
  sha256_cert_fingerprints: z.array(z.string()).optional(),
});

const ClientMobileiOS = z.looseObject({
  team_id: z.string().optional(),
  app_bundle_identifier: z.string().optional(),
});

const ClientMobile = z.looseObject({
  android: ClientMobileAndroid.optional(),
  ios: ClientMobileiOS.optional(),
});

const NativeSocialLoginApple = z.looseObject({
  enabled: z.boolean().optional(),
});

const NativeSocialLoginFacebook = z.looseObject({
  enabled: z.boolean().optional(),
});

const NativeSocialLoginGoogle = z.looseObject({
  enabled: z.boolean().optional(),
});

const NativeSocialLogin = z.looseObject({
  apple: NativeSocialLoginApple.optional(),
  facebook: NativeSocialLoginFacebook.optional(),
  google: NativeSocialLoginGoogle.optional(),
});

const FedCMLoginGoogle = z.looseObject({
  is_enabled: z.boolean().optional(),
});

const FedCMLogin = z.looseObject({
  google: FedCMLoginGoogle.optional(),
});

const RefreshTokenRotationTypeEnum = z.string();

const RefreshTokenExpirationTypeEnum = z.string();

const ClientRefreshTokenPolicy = z.looseObject({
  audience: z.string(),
  scope: z.array(z.string()),
});

const ClientRefreshTokenConfiguration = z.looseObject({
  rotation_type: RefreshTokenRotationTypeEnum,
  expiration_type: RefreshTokenExpirationTypeEnum,
  leeway: z.number().optional(),
  token_lifetime: z.number().optional(),
  infinite_token_lifetime: z.boolean().optional(),
  idle_token_lifetime: z.number().optional(),
  infinite_idle_token_lifetime: z.boolean().optional(),
  policies: z.array(ClientRefreshTokenPolicy).nullable().optional(),
}).nullable();

const ClientDefaultOrganizationFlowsEnum = z.string();

const ClientDefaultOrganization = z.looseObject({
  organization_id: z.string(),
  flows: z.array(ClientDefaultOrganizationFlowsEnum),
}).nullable();

const ClientOrganizationUsageEnum = z.string();

const ClientOrganizationRequireBehaviorEnum = z.string();

const ClientOrganizationDiscoveryEnum = z.string();

const CredentialId = z.looseObject({
  id: z.string(),
});

const ClientAuthenticationMethodPrivateKeyJWTCredentials = z.array(CredentialId);

const ClientAuthenticationMethodPrivateKeyJWT = z.looseObject({
  credentials: ClientAuthenticationMethodPrivateKeyJWTCredentials,
});

const ClientAuthenticationMethodTLSClientAuthCredentials = z.array(CredentialId);

const ClientAuthenticationMethodTLSClientAuth = z.looseObject({
  credentials: ClientAuthenticationMethodTLSClientAuthCredentials,
});

const ClientAuthenticationMethodSelfSignedTLSClientAuthCredentials = z.array(CredentialId);

const ClientAuthenticationMethodSelfSignedTLSClientAuth = z.looseObject({
  credentials: ClientAuthenticationMethodSelfSignedTLSClientAuthCredentials,
});

const ClientAuthenticationMethod = z.looseObject({
  private_key_jwt: ClientAuthenticationMethodPrivateKeyJWT.optional(),
  tls_client_auth: ClientAuthenticationMethodTLSClientAuth.optional(),
  self_signed_tls_client_auth: ClientAuthenticationMethodSelfSignedTLSClientAuth.optional(),
}).nullable();

const ClientSignedRequestObjectWithCredentialId = z.looseObject({
  required: z.boolean().optional(),
  credentials: z.array(CredentialId).optional(),
});

const TokenVaultPrivilegedAccessIpAllowlistEntry = z.string();

const TokenVaultPrivilegedAccessGrant = z.looseObject({
  connection: z.string(),
  scopes: z.array(z.string()),
});

const ClientTokenVaultPrivilegedAccessWithCredentialId = z.looseObject({
  credentials: z.array(CredentialId),
  ip_allowlist: z.array(TokenVaultPrivilegedAccessIpAllowlistEntry).optional(),
  grants: z.array(TokenVaultPrivilegedAccessGrant).optional(),
});

const ClientComplianceLevelEnum = z.string().nullable();

const ClientTokenExchangeTypeEnum = z.string();

const ClientTokenExchangeConfiguration = z.looseObject({
  allow_any_profile_of_type: z.array(ClientTokenExchangeTypeEnum).optional(),
});

const LinkedClientConfiguration = z.looseObject({
  client_id: z.string(),
});

const ExpressConfiguration = z.looseObject({
  initiate_login_uri_template: z.string(),
  user_attribute_profile_id: z.string(),
  connection_profile_id: z.string(),
  enable_client: z.boolean(),
  enable_organization: z.boolean(),
  linked_clients: z.array(LinkedClientConfiguration).optional(),
  okta_oin_client_id: z.string(),
  admin_login_domain: z.string(),
  oin_submission_id: z.string().optional(),
});

const ClientMyOrganizationConfigurationAllowedStrategiesEnum = z.string();

const ClientMyOrganizationDeletionBehaviorEnum = z.string();

const ClientMyOrganizationResponseConfiguration = z.looseObject({
  connection_profile_id: z.string().optional(),
  user_attribute_profile_id: z.string().optional(),
  allowed_strategies: z.array(ClientMyOrganizationConfigurationAllowedStrategiesEnum),
  connection_deletion_behavior: ClientMyOrganizationDeletionBehaviorEnum,
  invitation_landing_client_id: z.string().optional(),
});

const ClientThirdPartySecurityModeEnum = z.string();

const ClientRedirectionPolicyEnum = z.string();

const AsyncApprovalNotificationsChannelsEnum = z.string();

const ClientAsyncApprovalNotificationsChannelsAPIPostConfiguration = z.array(AsyncApprovalNotificationsChannelsEnum);

const ClientExternalMetadataTypeEnum = z.string();

const ClientExternalMetadataCreatedByEnum = z.string();

const Client = z.looseObject({
  client_id: z.string().optional(),
  tenant: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  global: z.boolean().optional(),
  client_secret: z.string().optional(),
  app_type: ClientAppTypeEnum.optional(),
  logo_uri: z.string().optional(),
  is_first_party: z.boolean().optional(),
  oidc_conformant: z.boolean().optional(),
  callbacks: z.array(z.string()).optional(),
  allowed_origins: z.array(z.string()).optional(),
  web_origins: z.array(z.string()).optional(),
  client_aliases: z.array(z.string()).optional(),
  allowed_clients: z.array(z.string()).optional(),
  allowed_logout_urls: z.array(z.string()).optional(),
  session_transfer: ClientSessionTransferConfiguration.optional(),
  oidc_logout: ClientOIDCBackchannelLogoutSettings.optional(),
  grant_types: z.array(z.string()).optional(),
  jwt_configuration: ClientJwtConfiguration.optional(),
  signing_keys: ClientSigningKeys.optional(),
  encryption_key: ClientEncryptionKey.optional(),
  sso: z.boolean().optional(),
  sso_disabled: z.boolean().optional(),
  cross_origin_authentication: z.boolean().optional(),
  cross_origin_loc: z.string().optional(),
  custom_login_page_on: z.boolean().optional(),
  custom_login_page: z.string().optional(),
  custom_login_page_preview: z.string().optional(),
  form_template: z.string().optional(),
  addons: ClientAddons.optional(),
  token_endpoint_auth_method: ClientTokenEndpointAuthMethodEnum.optional(),
  is_token_endpoint_ip_header_trusted: z.boolean().optional(),
  client_metadata: ClientMetadata.optional(),
  mobile: ClientMobile.optional(),
  initiate_login_uri: z.string().optional(),
  native_social_login: NativeSocialLogin.optional(),
  fedcm_login: FedCMLogin.optional(),
  refresh_token: ClientRefreshTokenConfiguration.optional(),
  default_organization: ClientDefaultOrganization.optional(),
  organization_usage: ClientOrganizationUsageEnum.optional(),
  organization_require_behavior: ClientOrganizationRequireBehaviorEnum.optional(),
  organization_discovery_methods: z.array(ClientOrganizationDiscoveryEnum).optional(),
  client_authentication_methods: ClientAuthenticationMethod.optional(),
  require_pushed_authorization_requests: z.boolean().optional(),
  require_proof_of_possession: z.boolean().optional(),
  signed_request_object: ClientSignedRequestObjectWithCredentialId.optional(),
  token_vault_privileged_access: ClientTokenVaultPrivilegedAccessWithCredentialId.optional(),
  compliance_level: ClientComplianceLevelEnum.optional(),
  skip_non_verifiable_callback_uri_confirmation_prompt: z.boolean().optional(),
  token_exchange: ClientTokenExchangeConfiguration.optional(),
  par_request_expiry: z.number().nullable().optional(),
  token_quota: TokenQuota.optional(),
  express_configuration: ExpressConfiguration.optional(),
  my_organization_configuration: ClientMyOrganizationResponseConfiguration.optional(),
  third_party_security_mode: ClientThirdPartySecurityModeEnum.optional(),
  redirection_policy: ClientRedirectionPolicyEnum.optional(),
  resource_server_identifier: z.string().optional(),
  async_approval_notification_channels: ClientAsyncApprovalNotificationsChannelsAPIPostConfiguration.optional(),
  external_metadata_type: ClientExternalMetadataTypeEnum.optional(),
  external_metadata_created_by: ClientExternalMetadataCreatedByEnum.optional(),
  external_client_id: z.string().optional(),
  jwks_uri: z.string().optional(),
});

const ListClientsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  clients: z.array(Client).optional(),
});

const ListClientsPaginatedResponseContent = z.looseObject({
  next: z.string().optional(),
  clients: z.array(Client).optional(),
});

const CreateClientResponseContent = z.looseObject({
  client_id: z.string().optional(),
  tenant: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  global: z.boolean().optional(),
  client_secret: z.string().optional(),
  app_type: ClientAppTypeEnum.optional(),
  logo_uri: z.string().optional(),
  is_first_party: z.boolean().optional(),
  oidc_conformant: z.boolean().optional(),
  callbacks: z.array(z.string()).optional(),
  allowed_origins: z.array(z.string()).optional(),
  web_origins: z.array(z.string()).optional(),
  client_aliases: z.array(z.string()).optional(),
  allowed_clients: z.array(z.string()).optional(),
  allowed_logout_urls: z.array(z.string()).optional(),
  session_transfer: ClientSessionTransferConfiguration.optional(),
  oidc_logout: ClientOIDCBackchannelLogoutSettings.optional(),
  grant_types: z.array(z.string()).optional(),
  jwt_configuration: ClientJwtConfiguration.optional(),
  signing_keys: ClientSigningKeys.optional(),
  encryption_key: ClientEncryptionKey.optional(),
  sso: z.boolean().optional(),
  sso_disabled: z.boolean().optional(),
  cross_origin_authentication: z.boolean().optional(),
  cross_origin_loc: z.string().optional(),
  custom_login_page_on: z.boolean().optional(),
  custom_login_page: z.string().optional(),
  custom_login_page_preview: z.string().optional(),
  form_template: z.string().optional(),
  addons: ClientAddons.optional(),
  token_endpoint_auth_method: ClientTokenEndpointAuthMethodEnum.optional(),
  is_token_endpoint_ip_header_trusted: z.boolean().optional(),
  client_metadata: ClientMetadata.optional(),
  mobile: ClientMobile.optional(),
  initiate_login_uri: z.string().optional(),
  native_social_login: NativeSocialLogin.optional(),
  fedcm_login: FedCMLogin.optional(),
  refresh_token: ClientRefreshTokenConfiguration.optional(),
  default_organization: ClientDefaultOrganization.optional(),
  organization_usage: ClientOrganizationUsageEnum.optional(),
  organization_require_behavior: ClientOrganizationRequireBehaviorEnum.optional(),
  organization_discovery_methods: z.array(ClientOrganizationDiscoveryEnum).optional(),
  client_authentication_methods: ClientAuthenticationMethod.optional(),
  require_pushed_authorization_requests: z.boolean().optional(),
  require_proof_of_possession: z.boolean().optional(),
  signed_request_object: ClientSignedRequestObjectWithCredentialId.optional(),
  token_vault_privileged_access: ClientTokenVaultPrivilegedAccessWithCredentialId.optional(),
  compliance_level: ClientComplianceLevelEnum.optional(),
  skip_non_verifiable_callback_uri_confirmation_prompt: z.boolean().optional(),
  token_exchange: ClientTokenExchangeConfiguration.optional(),
  par_request_expiry: z.number().nullable().optional(),
  token_quota: TokenQuota.optional(),
  express_configuration: ExpressConfiguration.optional(),
  my_organization_configuration: ClientMyOrganizationResponseConfiguration.optional(),
  third_party_security_mode: ClientThirdPartySecurityModeEnum.optional(),
  redirection_policy: ClientRedirectionPolicyEnum.optional(),
  resource_server_identifier: z.string().optional(),
  async_approval_notification_channels: ClientAsyncApprovalNotificationsChannelsAPIPostConfiguration.optional(),
  external_metadata_type: ClientExternalMetadataTypeEnum.optional(),
  external_metadata_created_by: ClientExternalMetadataCreatedByEnum.optional(),
  external_client_id: z.string().optional(),
  jwks_uri: z.string().optional(),
});

const CimdValidationResult = z.looseObject({
  valid: z.boolean(),
  violations: z.array(z.string()),
  warnings: z.array(z.string()),
});

const CimdMappedPrivateKeyJwtCredential = z.looseObject({
  credential_type: z.string(),
  kid: z.string(),
  alg: z.string(),
});

const CimdMappedClientAuthenticationMethodsPrivateKeyJwt = z.looseObject({
  credentials: z.array(CimdMappedPrivateKeyJwtCredential),
});

const CimdMappedClientAuthenticationMethods = z.looseObject({
  private_key_jwt: CimdMappedClientAuthenticationMethodsPrivateKeyJwt.optional(),
});

const CimdMappedClientFields = z.looseObject({
  external_client_id: z.string().optional(),
  name: z.string().optional(),
  app_type: z.string().optional(),
  callbacks: z.array(z.string()).optional(),
  logo_uri: z.string().optional(),
  description: z.string().optional(),
  grant_types: z.array(z.string()).optional(),
  token_endpoint_auth_method: z.string().optional(),
  jwks_uri: z.string().optional(),
  client_authentication_methods: CimdMappedClientAuthenticationMethods.optional(),
});

const PreviewCimdMetadataResponseContent = z.looseObject({
  client_id: z.string().optional(),
  errors: z.array(z.string()).optional(),
  validation: CimdValidationResult.optional(),
  mapped_fields: CimdMappedClientFields.optional(),
});

const RegisterCimdClientResponseContent = z.looseObject({
  client_id: z.string(),
  mapped_fields: CimdMappedClientFields,
  validation: CimdValidationResult,
});

const ClientCredentialAlgorithmEnum = z.string();

const ClientCredentialTypeEnum = z.string();

const ClientCredential = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  kid: z.string().optional(),
  alg: ClientCredentialAlgorithmEnum.optional(),
  credential_type: ClientCredentialTypeEnum.optional(),
  subject_dn: z.string().optional(),
  thumbprint_sha256: z.string().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  expires_at: z.string().optional(),
});

const PostClientCredentialResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  kid: z.string().optional(),
  alg: ClientCredentialAlgorithmEnum.optional(),
  credential_type: ClientCredentialTypeEnum.optional(),
  subject_dn: z.string().optional(),
  thumbprint_sha256: z.string().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  expires_at: z.string().optional(),
});

const GetClientCredentialResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  kid: z.string().optional(),
  alg: ClientCredentialAlgorithmEnum.optional(),
  credential_type: ClientCredentialTypeEnum.optional(),
  subject_dn: z.string().optional(),
  thumbprint_sha256: z.string().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  expires_at: z.string().optional(),
});

const PatchClientCredentialResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  kid: z.string().optional(),
  alg: ClientCredentialAlgorithmEnum.optional(),
  credential_type: ClientCredentialTypeEnum.optional(),
  subject_dn: z.string().optional(),
  thumbprint_sha256: z.string().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  expires_at: z.string().optional(),
});

const GetClientResponseContent = z.looseObject({
  client_id: z.string().optional(),
  tenant: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  global: z.boolean().optional(),
  client_secret: z.string().optional(),
  app_type: ClientAppTypeEnum.optional(),
  logo_uri: z.string().optional(),
  is_first_party: z.boolean().optional(),
  oidc_conformant: z.boolean().optional(),
  callbacks: z.array(z.string()).optional(),
  allowed_origins: z.array(z.string()).optional(),
  web_origins: z.array(z.string()).optional(),
  client_aliases: z.array(z.string()).optional(),
  allowed_clients: z.array(z.string()).optional(),
  allowed_logout_urls: z.array(z.string()).optional(),
  session_transfer: ClientSessionTransferConfiguration.optional(),
  oidc_logout: ClientOIDCBackchannelLogoutSettings.optional(),
  grant_types: z.array(z.string()).optional(),
  jwt_configuration: ClientJwtConfiguration.optional(),
  signing_keys: ClientSigningKeys.optional(),
  encryption_key: ClientEncryptionKey.optional(),
  sso: z.boolean().optional(),
  sso_disabled: z.boolean().optional(),
  cross_origin_authentication: z.boolean().optional(),
  cross_origin_loc: z.string().optional(),
  custom_login_page_on: z.boolean().optional(),
  custom_login_page: z.string().optional(),
  custom_login_page_preview: z.string().optional(),
  form_template: z.string().optional(),
  addons: ClientAddons.optional(),
  token_endpoint_auth_method: ClientTokenEndpointAuthMethodEnum.optional(),
  is_token_endpoint_ip_header_trusted: z.boolean().optional(),
  client_metadata: ClientMetadata.optional(),
  mobile: ClientMobile.optional(),
  initiate_login_uri: z.string().optional(),
  native_social_login: NativeSocialLogin.optional(),
  fedcm_login: FedCMLogin.optional(),
  refresh_token: ClientRefreshTokenConfiguration.optional(),
  default_organization: ClientDefaultOrganization.optional(),
  organization_usage: ClientOrganizationUsageEnum.optional(),
  organization_require_behavior: ClientOrganizationRequireBehaviorEnum.optional(),
  organization_discovery_methods: z.array(ClientOrganizationDiscoveryEnum).optional(),
  client_authentication_methods: ClientAuthenticationMethod.optional(),
  require_pushed_authorization_requests: z.boolean().optional(),
  require_proof_of_possession: z.boolean().optional(),
  signed_request_object: ClientSignedRequestObjectWithCredentialId.optional(),
  token_vault_privileged_access: ClientTokenVaultPrivilegedAccessWithCredentialId.optional(),
  compliance_level: ClientComplianceLevelEnum.optional(),
  skip_non_verifiable_callback_uri_confirmation_prompt: z.boolean().optional(),
  token_exchange: ClientTokenExchangeConfiguration.optional(),
  par_request_expiry: z.number().nullable().optional(),
  token_quota: TokenQuota.optional(),
  express_configuration: ExpressConfiguration.optional(),
  my_organization_configuration: ClientMyOrganizationResponseConfiguration.optional(),
  third_party_security_mode: ClientThirdPartySecurityModeEnum.optional(),
  redirection_policy: ClientRedirectionPolicyEnum.optional(),
  resource_server_identifier: z.string().optional(),
  async_approval_notification_channels: ClientAsyncApprovalNotificationsChannelsAPIPostConfiguration.optional(),
  external_metadata_type: ClientExternalMetadataTypeEnum.optional(),
  external_metadata_created_by: ClientExternalMetadataCreatedByEnum.optional(),
  external_client_id: z.string().optional(),
  jwks_uri: z.string().optional(),
});

const UpdateClientResponseContent = z.looseObject({
  client_id: z.string().optional(),
  tenant: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  global: z.boolean().optional(),
  client_secret: z.string().optional(),
  app_type: ClientAppTypeEnum.optional(),
  logo_uri: z.string().optional(),
  is_first_party: z.boolean().optional(),
  oidc_conformant: z.boolean().optional(),
  callbacks: z.array(z.string()).optional(),
  allowed_origins: z.array(z.string()).optional(),
  web_origins: z.array(z.string()).optional(),
  client_aliases: z.array(z.string()).optional(),
  allowed_clients: z.array(z.string()).optional(),
  allowed_logout_urls: z.array(z.string()).optional(),
  session_transfer: ClientSessionTransferConfiguration.optional(),
  oidc_logout: ClientOIDCBackchannelLogoutSettings.optional(),
  grant_types: z.array(z.string()).optional(),
  jwt_configuration: ClientJwtConfiguration.optional(),
  signing_keys: ClientSigningKeys.optional(),
  encryption_key: ClientEncryptionKey.optional(),
  sso: z.boolean().optional(),
  sso_disabled: z.boolean().optional(),
  cross_origin_authentication: z.boolean().optional(),
  cross_origin_loc: z.string().optional(),
  custom_login_page_on: z.boolean().optional(),
  custom_login_page: z.string().optional(),
  custom_login_page_preview: z.string().optional(),
  form_template: z.string().optional(),
  addons: ClientAddons.optional(),
  token_endpoint_auth_method: ClientTokenEndpointAuthMethodEnum.optional(),
  is_token_endpoint_ip_header_trusted: z.boolean().optional(),
  client_metadata: ClientMetadata.optional(),
  mobile: ClientMobile.optional(),
  initiate_login_uri: z.string().optional(),
  native_social_login: NativeSocialLogin.optional(),
  fedcm_login: FedCMLogin.optional(),
  refresh_token: ClientRefreshTokenConfiguration.optional(),
  default_organization: ClientDefaultOrganization.optional(),
  organization_usage: ClientOrganizationUsageEnum.optional(),
  organization_require_behavior: ClientOrganizationRequireBehaviorEnum.optional(),
  organization_discovery_methods: z.array(ClientOrganizationDiscoveryEnum).optional(),
  client_authentication_methods: ClientAuthenticationMethod.optional(),
  require_pushed_authorization_requests: z.boolean().optional(),
  require_proof_of_possession: z.boolean().optional(),
  signed_request_object: ClientSignedRequestObjectWithCredentialId.optional(),
  token_vault_privileged_access: ClientTokenVaultPrivilegedAccessWithCredentialId.optional(),
  compliance_level: ClientComplianceLevelEnum.optional(),
  skip_non_verifiable_callback_uri_confirmation_prompt: z.boolean().optional(),
  token_exchange: ClientTokenExchangeConfiguration.optional(),
  par_request_expiry: z.number().nullable().optional(),
  token_quota: TokenQuota.optional(),
  express_configuration: ExpressConfiguration.optional(),
  my_organization_configuration: ClientMyOrganizationResponseConfiguration.optional(),
  third_party_security_mode: ClientThirdPartySecurityModeEnum.optional(),
  redirection_policy: ClientRedirectionPolicyEnum.optional(),
  resource_server_identifier: z.string().optional(),
  async_approval_notification_channels: ClientAsyncApprovalNotificationsChannelsAPIPostConfiguration.optional(),
  external_metadata_type: ClientExternalMetadataTypeEnum.optional(),
  external_metadata_created_by: ClientExternalMetadataCreatedByEnum.optional(),
  external_client_id: z.string().optional(),
  jwks_uri: z.string().optional(),
});

const ListClientConnectionsResponseContent = z.looseObject({
  connections: z.array(ConnectionForList),
  next: z.string().optional(),
});

const RotateClientSecretResponseContent = z.looseObject({
  client_id: z.string().optional(),
  tenant: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  global: z.boolean().optional(),
  client_secret: z.string().optional(),
  app_type: ClientAppTypeEnum.optional(),
  logo_uri: z.string().optional(),
  is_first_party: z.boolean().optional(),
  oidc_conformant: z.boolean().optional(),
  callbacks: z.array(z.string()).optional(),
  allowed_origins: z.array(z.string()).optional(),
  web_origins: z.array(z.string()).optional(),
  client_aliases: z.array(z.string()).optional(),
  allowed_clients: z.array(z.string()).optional(),
  allowed_logout_urls: z.array(z.string()).optional(),
  session_transfer: ClientSessionTransferConfiguration.optional(),
  oidc_logout: ClientOIDCBackchannelLogoutSettings.optional(),
  grant_types: z.array(z.string()).optional(),
  jwt_configuration: ClientJwtConfiguration.optional(),
  signing_keys: ClientSigningKeys.optional(),
  encryption_key: ClientEncryptionKey.optional(),
  sso: z.boolean().optional(),
  sso_disabled: z.boolean().optional(),
  cross_origin_authentication: z.boolean().optional(),
  cross_origin_loc: z.string().optional(),
  custom_login_page_on: z.boolean().optional(),
  custom_login_page: z.string().optional(),
  custom_login_page_preview: z.string().optional(),
  form_template: z.string().optional(),
  addons: ClientAddons.optional(),
  token_endpoint_auth_method: ClientTokenEndpointAuthMethodEnum.optional(),
  is_token_endpoint_ip_header_trusted: z.boolean().optional(),
  client_metadata: ClientMetadata.optional(),
  mobile: ClientMobile.optional(),
  initiate_login_uri: z.string().optional(),
  native_social_login: NativeSocialLogin.optional(),
  fedcm_login: FedCMLogin.optional(),
  refresh_token: ClientRefreshTokenConfiguration.optional(),
  default_organization: ClientDefaultOrganization.optional(),
  organization_usage: ClientOrganizationUsageEnum.optional(),
  organization_require_behavior: ClientOrganizationRequireBehaviorEnum.optional(),
  organization_discovery_methods: z.array(ClientOrganizationDiscoveryEnum).optional(),
  client_authentication_methods: ClientAuthenticationMethod.optional(),
  require_pushed_authorization_requests: z.boolean().optional(),
  require_proof_of_possession: z.boolean().optional(),
  signed_request_object: ClientSignedRequestObjectWithCredentialId.optional(),
  token_vault_privileged_access: ClientTokenVaultPrivilegedAccessWithCredentialId.optional(),
  compliance_level: ClientComplianceLevelEnum.optional(),
  skip_non_verifiable_callback_uri_confirmation_prompt: z.boolean().optional(),
  token_exchange: ClientTokenExchangeConfiguration.optional(),
  par_request_expiry: z.number().nullable().optional(),
  token_quota: TokenQuota.optional(),
  express_configuration: ExpressConfiguration.optional(),
  my_organization_configuration: ClientMyOrganizationResponseConfiguration.optional(),
  third_party_security_mode: ClientThirdPartySecurityModeEnum.optional(),
  redirection_policy: ClientRedirectionPolicyEnum.optional(),
  resource_server_identifier: z.string().optional(),
  async_approval_notification_channels: ClientAsyncApprovalNotificationsChannelsAPIPostConfiguration.optional(),
  external_metadata_type: ClientExternalMetadataTypeEnum.optional(),
  external_metadata_created_by: ClientExternalMetadataCreatedByEnum.optional(),
  external_client_id: z.string().optional(),
  jwks_uri: z.string().optional(),
});

export const ListClientsOutput = z.union([z.array(Client), ListClientsOffsetPaginatedResponseContent, ListClientsPaginatedResponseContent]);

export const CreateClientOutput = CreateClientResponseContent;

export const PreviewCimdClientOutput = PreviewCimdMetadataResponseContent;

export const RegisterCimdClientOutput = RegisterCimdClientResponseContent;

export const ListClientCredentialsOutput = z.array(ClientCredential);

export const CreateClientCredentialOutput = PostClientCredentialResponseContent;

export const GetClientCredentialOutput = GetClientCredentialResponseContent;

export const UpdateClientCredentialOutput = PatchClientCredentialResponseContent;

export const GetClientOutput = GetClientResponseContent;

export const UpdateClientOutput = UpdateClientResponseContent;

export const ListClientConnectionsOutput = ListClientConnectionsResponseContent;

export const RotateClientSecretOutput = RotateClientSecretResponseContent;
