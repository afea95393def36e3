// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { Group, Log, Organization, RefreshTokenResponseContent, Role, SessionAuthenticationSignals, SessionClientMetadata, SessionCookieMetadata, SessionDate, SessionDeviceMetadata, SessionMetadata, UserAppMetadataSchema, UserId, UserIdentitySchema, UserMetadataSchema, UserProfileData, UserResponseSchema } from './shared.output.js';

const ListUsersOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  length: z.number().optional(),
  total: z.number().optional(),
  users: z.array(UserResponseSchema).optional(),
});

const ListUsersResponseContent = z.union([z.array(UserResponseSchema), ListUsersOffsetPaginatedResponseContent]);

const CreateUserResponseContent = z.looseObject({
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

const GetUserResponseContent = z.looseObject({
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

const UpdateUserResponseContent = z.looseObject({
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

const AuthenticationMethodTypeEnum = z.string();

const UserAuthenticationMethodPropertiesEnum = z.string();

const UserAuthenticationMethodProperties = z.looseObject({
  type: UserAuthenticationMethodPropertiesEnum.optional(),
  id: z.string().optional(),
});

const PreferredAuthenticationMethodEnum = z.string();

const UserAuthenticationMethod = z.looseObject({
  id: z.string(),
  type: AuthenticationMethodTypeEnum,
  confirmed: z.boolean().optional(),
  name: z.string().optional(),
  authentication_methods: z.array(UserAuthenticationMethodProperties).optional(),
  preferred_authentication_method: PreferredAuthenticationMethodEnum.optional(),
  link_id: z.string().optional(),
  phone_number: z.string().optional(),
  email: z.string().optional(),
  key_id: z.string().optional(),
  public_key: z.string().optional(),
  created_at: z.string(),
  enrolled_at: z.string().optional(),
  last_auth_at: z.string().optional(),
  credential_device_type: z.string().optional(),
  credential_backed_up: z.boolean().optional(),
  identity_user_id: z.string().optional(),
  user_agent: z.string().optional(),
  user_handle: z.string().optional(),
  transports: z.array(z.string()).optional(),
  aaguid: z.string().optional(),
  relying_party_identifier: z.string().optional(),
});

const ListUserAuthenticationMethodsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  authenticators: z.array(UserAuthenticationMethod).optional(),
});

const ListUserAuthenticationMethodsResponseContent = z.union([z.array(UserAuthenticationMethod), ListUserAuthenticationMethodsOffsetPaginatedResponseContent]);

const CreatedUserAuthenticationMethodTypeEnum = z.string();

const CredentialDeviceTypeEnum = z.string();

const CreateUserAuthenticationMethodResponseContent = z.looseObject({
  id: z.string().optional(),
  type: CreatedUserAuthenticationMethodTypeEnum,
  name: z.string().optional(),
  totp_secret: z.string().optional(),
  phone_number: z.string().optional(),
  email: z.string().optional(),
  authentication_methods: z.array(UserAuthenticationMethodProperties).optional(),
  preferred_authentication_method: PreferredAuthenticationMethodEnum.optional(),
  key_id: z.string().optional(),
  public_key: z.string().optional(),
  aaguid: z.string().optional(),
  relying_party_identifier: z.string().optional(),
  credential_device_type: CredentialDeviceTypeEnum.optional(),
  credential_backed_up: z.boolean().optional(),
  identity_user_id: z.string().optional(),
  user_agent: z.string().optional(),
  user_handle: z.string().optional(),
  transports: z.array(z.string()).optional(),
  created_at: z.string().optional(),
});

const CreatedAuthenticationMethodTypeEnum = z.string();

const SetUserAuthenticationMethodResponseContent = z.looseObject({
  id: z.string().optional(),
  type: CreatedAuthenticationMethodTypeEnum,
  name: z.string().optional(),
  totp_secret: z.string().optional(),
  phone_number: z.string().optional(),
  email: z.string().optional(),
  authentication_methods: z.array(UserAuthenticationMethodProperties).optional(),
  preferred_authentication_method: PreferredAuthenticationMethodEnum.optional(),
  key_id: z.string().optional(),
  public_key: z.string().optional(),
  aaguid: z.string().optional(),
  relying_party_identifier: z.string().optional(),
  created_at: z.string().optional(),
});

const GetUserAuthenticationMethodResponseContent = z.looseObject({
  id: z.string(),
  type: AuthenticationMethodTypeEnum,
  confirmed: z.boolean().optional(),
  name: z.string().optional(),
  authentication_methods: z.array(UserAuthenticationMethodProperties).optional(),
  preferred_authentication_method: PreferredAuthenticationMethodEnum.optional(),
  link_id: z.string().optional(),
  phone_number: z.string().optional(),
  email: z.string().optional(),
  key_id: z.string().optional(),
  public_key: z.string().optional(),
  created_at: z.string(),
  enrolled_at: z.string().optional(),
  last_auth_at: z.string().optional(),
  credential_device_type: z.string().optional(),
  credential_backed_up: z.boolean().optional(),
  identity_user_id: z.string().optional(),
  user_agent: z.string().optional(),
  user_handle: z.string().optional(),
  transports: z.array(z.string()).optional(),
  aaguid: z.string().optional(),
  relying_party_identifier: z.string().optional(),
});

const UpdateUserAuthenticationMethodResponseContent = z.looseObject({
  id: z.string().optional(),
  type: CreatedAuthenticationMethodTypeEnum,
  name: z.string().optional(),
  totp_secret: z.string().optional(),
  phone_number: z.string().optional(),
  email: z.string().optional(),
  authentication_methods: z.array(UserAuthenticationMethodProperties).optional(),
  preferred_authentication_method: PreferredAuthenticationMethodEnum.optional(),
  key_id: z.string().optional(),
  public_key: z.string().optional(),
  aaguid: z.string().optional(),
  relying_party_identifier: z.string().optional(),
  confirmed: z.boolean().optional(),
  created_at: z.string().optional(),
});

const ConnectedAccountAccessTypeEnum = z.string();

const ConnectedAccount = z.looseObject({
  id: z.string(),
  connection: z.string(),
  connection_id: z.string(),
  strategy: z.string(),
  access_type: ConnectedAccountAccessTypeEnum,
  scopes: z.array(z.string()).optional(),
  created_at: z.string(),
  expires_at: z.string().optional(),
  organization_id: z.string().optional(),
});

const ListUserConnectedAccountsResponseContent = z.looseObject({
  connected_accounts: z.array(ConnectedAccount),
  next: z.string().optional(),
});

const UserEffectivePermissionSourceEnum = z.string();

const UserEffectivePermissionResponseContent = z.looseObject({
  resource_server_identifier: z.string().optional(),
  permission_name: z.string().optional(),
  resource_server_name: z.string().optional(),
  description: z.string().optional(),
  sources: z.array(UserEffectivePermissionSourceEnum).optional(),
});

const ListUserEffectivePermissionsResponseContent = z.looseObject({
  permissions: z.array(UserEffectivePermissionResponseContent),
  next: z.string().optional(),
});

const UserEffectivePermissionRoleSourceEnum = z.string();

const UserEffectivePermissionRoleSourceResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
  sources: z.array(UserEffectivePermissionRoleSourceEnum).optional(),
});

const ListUserEffectivePermissionRoleSourcesResponseContent = z.looseObject({
  roles: z.array(UserEffectivePermissionRoleSourceResponseContent),
  next: z.string().optional(),
});

const UserEffectiveRoleSource = z.string();

const UserEffectiveRole = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  sources: z.array(UserEffectiveRoleSource),
});

const ListUserEffectiveRolesResponseContent = z.looseObject({
  roles: z.array(UserEffectiveRole),
  next: z.string().optional(),
});

const ListUserRoleSourceGroupsResponseContent = z.looseObject({
  groups: z.array(Group),
  next: z.string().optional(),
});

const UserEnrollmentStatusEnum = z.string();

const UserEnrollmentAuthMethodEnum = z.string();

const UsersEnrollment = z.looseObject({
  id: z.string().optional(),
  status: UserEnrollmentStatusEnum.optional(),
  type: z.string().optional(),
  name: z.string().optional(),
  identifier: z.string().optional(),
  phone_number: z.string().optional(),
  auth_method: UserEnrollmentAuthMethodEnum.optional(),
  enrolled_at: z.string().optional(),
  last_auth: z.string().optional(),
});

const UserGroupsResponseSchema = z.unknown();

const GetUserGroupsPaginatedResponseContent = z.looseObject({
  groups: z.array(UserGroupsResponseSchema),
  next: z.string().optional(),
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
});

const GetUserGroupsResponseContent = z.union([z.array(UserGroupsResponseSchema), GetUserGroupsPaginatedResponseContent]);

const UserIdentity = z.looseObject({
  connection: z.string(),
  user_id: UserId,
  provider: z.string(),
  profileData: UserProfileData.optional(),
  isSocial: z.boolean().optional(),
  access_token: z.string().optional(),
  access_token_secret: z.string().optional(),
  refresh_token: z.string().optional(),
});

const DeleteUserIdentityResponseContent = z.array(z.looseObject({
  connection: z.string(),
  user_id: UserId,
  provider: z.string(),
  isSocial: z.boolean().optional(),
  access_token: z.string().optional(),
  access_token_secret: z.string().optional(),
  refresh_token: z.string().optional(),
  profileData: UserProfileData.optional(),
}));

const UserListLogOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  length: z.number().optional(),
  total: z.number().optional(),
  logs: z.array(Log).optional(),
});

const UserListLogResponseContent = z.union([z.array(Log), UserListLogOffsetPaginatedResponseContent]);

const ListUserOrganizationsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  organizations: z.array(Organization).optional(),
});

const ListUserOrganizationsResponseContent = z.union([z.array(Organization), ListUserOrganizationsOffsetPaginatedResponseContent]);

const UserPermissionSchema = z.looseObject({
  sources: z.unknown().optional(),
  resource_server_identifier: z.string().optional(),
  permission_name: z.string().optional(),
  resource_server_name: z.string().optional(),
  description: z.string().optional(),
});

const ListUserPermissionsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  permissions: z.array(UserPermissionSchema).optional(),
});

const ListUserPermissionsResponseContent = z.union([z.array(UserPermissionSchema), ListUserPermissionsOffsetPaginatedResponseContent]);

const RegenerateUsersRecoveryCodeResponseContent = z.looseObject({
  recovery_code: z.string().optional(),
});

const ListUserRolesOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  roles: z.array(Role).optional(),
});

const ListUserRolesResponseContent = z.union([z.array(Role), ListUserRolesOffsetPaginatedResponseContent]);

const ListRefreshTokensPaginatedResponseContent = z.looseObject({
  tokens: z.array(RefreshTokenResponseContent).optional(),
  next: z.string().optional(),
});

const SessionResponseContent = z.looseObject({
  id: z.string().optional(),
  user_id: z.string().optional(),
  created_at: SessionDate.optional(),
  updated_at: SessionDate.optional(),
  authenticated_at: SessionDate.optional(),
  idle_expires_at: SessionDate.optional(),
  expires_at: SessionDate.optional(),
  last_interacted_at: SessionDate.optional(),
  device: SessionDeviceMetadata.optional(),
  clients: z.array(SessionClientMetadata).optional(),
  authentication: SessionAuthenticationSignals.optional(),
  cookie: SessionCookieMetadata.optional(),
  session_metadata: SessionMetadata.optional(),
});

const ListUserSessionsPaginatedResponseContent = z.looseObject({
  sessions: z.array(SessionResponseContent).optional(),
  next: z.string().optional(),
});

export const ListUsersOutput = ListUsersResponseContent;

export const CreateUserOutput = CreateUserResponseContent;

export const GetUserOutput = GetUserResponseContent;

export const UpdateUserOutput = UpdateUserResponseContent;

export const ListUserAuthenticationMethodsOutput = ListUserAuthenticationMethodsResponseContent;

export const CreateUserAuthenticationMethodOutput = CreateUserAuthenticationMethodResponseContent;

export const SetUserAuthenticationMethodsOutput = z.array(SetUserAuthenticationMethodResponseContent);

export const GetUserAuthenticationMethodOutput = GetUserAuthenticationMethodResponseContent;

export const UpdateUserAuthenticationMethodOutput = UpdateUserAuthenticationMethodResponseContent;

export const ListUserConnectedAccountsOutput = ListUserConnectedAccountsResponseContent;

export const ListUserEffectivePermissionsOutput = ListUserEffectivePermissionsResponseContent;

export const ListUserPermissionSourceRolesOutput = ListUserEffectivePermissionRoleSourcesResponseContent;

export const ListUserEffectiveRolesOutput = ListUserEffectiveRolesResponseContent;

export const ListUserRoleSourceGroupsOutput = ListUserRoleSourceGroupsResponseContent;

export const ListUserEnrollmentsOutput = z.array(UsersEnrollment);

export const ListUserGroupsOutput = GetUserGroupsResponseContent;

export const LinkUserIdentityOutput = z.array(UserIdentity);

export const UnlinkUserIdentityOutput = DeleteUserIdentityResponseContent;

export const ListUserLogsOutput = UserListLogResponseContent;

export const ListUserOrganizationsOutput = ListUserOrganizationsResponseContent;

export const ListUserPermissionsOutput = ListUserPermissionsResponseContent;

export const RegenerateUserRecoveryCodeOutput = RegenerateUsersRecoveryCodeResponseContent;

export const ListUserRolesOutput = ListUserRolesResponseContent;

export const ListUserRefreshTokensOutput = ListRefreshTokensPaginatedResponseContent;

export const ListUserSessionsOutput = ListUserSessionsPaginatedResponseContent;
