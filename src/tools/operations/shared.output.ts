// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

export const OrganizationBrandingColors = z.looseObject({
  primary: z.string(),
  page_background: z.string(),
});

export const OrganizationBranding = z.looseObject({
  logo_url: z.string().optional(),
  colors: OrganizationBrandingColors.optional(),
});

export const OrganizationMetadata = z.record(z.string(), z.string().nullable());

export const TokenQuotaClientCredentials = z.looseObject({
  enforce: z.boolean().optional(),
  per_day: z.number().optional(),
  per_hour: z.number().optional(),
});

export const TokenQuota = z.looseObject({
  client_credentials: TokenQuotaClientCredentials,
});

export const Organization = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  display_name: z.string().optional(),
  branding: OrganizationBranding.optional(),
  metadata: OrganizationMetadata.optional(),
  token_quota: TokenQuota.optional(),
});

export const SigningAlgorithmEnum = z.string();

export const ConnectionOptions = z.record(z.string(), z.unknown());

export const ConnectionsMetadata = z.record(z.string(), z.string().nullable());

export const ConnectionAuthenticationPurpose = z.looseObject({
  active: z.boolean(),
});

export const ConnectionConnectedAccountsPurpose = z.looseObject({
  active: z.boolean(),
  cross_app_access: z.boolean().optional(),
  allow_missing_user_id: z.boolean().optional(),
});

export const CrossAppAccessRequestingApp = z.looseObject({
  active: z.boolean(),
});

export const ConnectionForList = z.looseObject({
  name: z.string().optional(),
  display_name: z.string().optional(),
  options: ConnectionOptions.optional(),
  id: z.string().optional(),
  strategy: z.string().optional(),
  realms: z.array(z.string()).optional(),
  is_domain_connection: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  metadata: ConnectionsMetadata.optional(),
  authentication: ConnectionAuthenticationPurpose.optional(),
  connected_accounts: ConnectionConnectedAccountsPurpose.optional(),
  cross_app_access_requesting_app: CrossAppAccessRequestingApp.optional(),
});

export const DirectoryProvisioningMappingItem = z.looseObject({
  auth0: z.string(),
  idp: z.string(),
});

export const SynchronizeGroupsEnum = z.string();

export const ScimMappingItem = z.looseObject({
  auth0: z.string().optional(),
  scim: z.string().optional(),
});

export const Group = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  external_id: z.string().optional(),
  connection_id: z.string().optional(),
  tenant_name: z.string().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

export const Role = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
});

export const LogDateObject = z.record(z.string(), z.unknown());

export const LogDate = z.union([z.string(), LogDateObject]);

export const LogDetails = z.record(z.string(), z.unknown());

export const LogSecurityContext = z.looseObject({
  ja3: z.string().optional(),
  ja4: z.string().optional(),
});

export const LogLocationInfo = z.looseObject({
  country_code: z.string().optional(),
  country_code3: z.string().optional(),
  country_name: z.string().optional(),
  city_name: z.string().optional(),
  latitude: z.number().optional(),
  longitude: z.number().optional(),
  time_zone: z.string().optional(),
  continent_code: z.string().optional(),
});

export const Log = z.looseObject({
  date: LogDate.optional(),
  type: z.string().optional(),
  description: z.string().nullable().optional(),
  connection: z.string().optional(),
  connection_id: z.string().optional(),
  client_id: z.string().optional(),
  client_name: z.string().optional(),
  ip: z.string().optional(),
  hostname: z.string().optional(),
  user_id: z.string().optional(),
  user_name: z.string().optional(),
  audience: z.string().optional(),
  scope: z.string().optional(),
  strategy: z.string().optional(),
  strategy_type: z.string().optional(),
  log_id: z.string().optional(),
  isMobile: z.boolean().optional(),
  details: LogDetails.optional(),
  user_agent: z.string().optional(),
  security_context: LogSecurityContext.optional(),
  location_info: LogLocationInfo.optional(),
});

export const AppMetadata = z.record(z.string(), z.unknown());

export const UserMetadata = z.record(z.string(), z.unknown());

export const RefreshTokenDateObject = z.record(z.string(), z.unknown());

export const RefreshTokenDate = z.union([z.string(), RefreshTokenDateObject]).nullable();

export const RefreshTokenDevice = z.looseObject({
  initial_ip: z.string().optional(),
  initial_asn: z.string().optional(),
  initial_user_agent: z.string().optional(),
  last_ip: z.string().optional(),
  last_asn: z.string().optional(),
  last_user_agent: z.string().optional(),
});

export const RefreshTokenSessionId = z.string().nullable();

export const RefreshTokenResourceServer = z.looseObject({
  audience: z.string().optional(),
  scopes: z.string().optional(),
});

export const RefreshTokenMetadata = z.record(z.string(), z.unknown()).nullable();

export const RefreshTokenResponseContent = z.looseObject({
  id: z.string().optional(),
  user_id: z.string().optional(),
  created_at: RefreshTokenDate.optional(),
  idle_expires_at: RefreshTokenDate.optional(),
  expires_at: RefreshTokenDate.optional(),
  device: RefreshTokenDevice.optional(),
  client_id: z.string().optional(),
  session_id: RefreshTokenSessionId.optional(),
  rotating: z.boolean().optional(),
  resource_servers: z.array(RefreshTokenResourceServer).optional(),
  refresh_token_metadata: RefreshTokenMetadata.optional(),
  last_exchanged_at: RefreshTokenDate.optional(),
});

export const SessionDate = z.union([z.string(), z.record(z.string(), z.unknown())]).nullable();

export const SessionIp = z.string().nullable();

export const SessionDeviceMetadata = z.looseObject({
  initial_user_agent: z.string().optional(),
  initial_ip: SessionIp.optional(),
  initial_asn: z.string().optional(),
  last_user_agent: z.string().optional(),
  last_ip: SessionIp.optional(),
  last_asn: z.string().optional(),
});

export const SessionClientMetadata = z.looseObject({
  client_id: z.string().optional(),
});

export const SessionAuthenticationSignal = z.looseObject({
  name: z.string().optional(),
  timestamp: SessionDate.optional(),
  type: z.string().optional(),
});

export const SessionAuthenticationSignals = z.looseObject({
  methods: z.array(SessionAuthenticationSignal).optional(),
});

export const SessionCookieMetadataModeEnum = z.string();

export const SessionCookieMetadata = z.looseObject({
  mode: SessionCookieMetadataModeEnum.optional(),
});

export const SessionMetadata = z.record(z.string(), z.unknown()).nullable();

export const UserId = z.union([z.string(), z.number()]);

export const UserIdentityProviderEnum = z.string();

export const UserProfileData = z.looseObject({
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  name: z.string().optional(),
  username: z.string().optional(),
  given_name: z.string().optional(),
  phone_number: z.string().optional(),
  phone_verified: z.boolean().optional(),
  family_name: z.string().optional(),
});

export const UserIdentitySchema = z.looseObject({
  connection: z.string().optional(),
  user_id: UserId.optional(),
  provider: UserIdentityProviderEnum.optional(),
  isSocial: z.boolean().optional(),
  access_token: z.string().optional(),
  access_token_secret: z.string().optional(),
  refresh_token: z.string().optional(),
  profileData: UserProfileData.optional(),
});

export const UserAppMetadataSchema = z.record(z.string(), z.unknown());

export const UserMetadataSchema = z.record(z.string(), z.unknown());

export const UserResponseSchema = z.looseObject({
  user_id: z.string().optional(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  username: z.string().optional(),
  phone_number: z.string().optional(),
  phone_verified: z.boolean().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
  identities: z.array(UserIdentitySchema).optional(),
  app_metadata: UserAppMetadataSchema.optional(),
  user_metadata: UserMetadataSchema.optional(),
  picture: z.string().optional(),
  name: z.string().optional(),
  nickname: z.string().optional(),
  multifactor: z.array(z.string()).optional(),
  multifactor_last_modified: z.string().optional(),
  last_ip: z.string().optional(),
  last_login: z.string().optional(),
  last_password_reset: z.string().optional(),
  logins_count: z.number().optional(),
  blocked: z.boolean().optional(),
  given_name: z.string().optional(),
  family_name: z.string().optional(),
});
