// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { AppMetadata, Group, Organization, OrganizationBranding, OrganizationMetadata, Role, TokenQuota, UserMetadata } from './shared.output.js';

const ListOrganizationsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  organizations: z.array(Organization).optional(),
});

const ListOrganizationsPaginatedResponseContent = z.looseObject({
  next: z.string().optional(),
  organizations: z.array(Organization).optional(),
});

const ListOrganizationsResponseContent = z.union([z.array(Organization), ListOrganizationsOffsetPaginatedResponseContent, ListOrganizationsPaginatedResponseContent]);

const OrganizationConnectionInformation = z.looseObject({
  name: z.string().optional(),
  strategy: z.string().optional(),
});

const OrganizationEnabledConnection = z.looseObject({
  connection_id: z.string().optional(),
  assign_membership_on_login: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  is_signup_enabled: z.boolean().optional(),
  connection: OrganizationConnectionInformation.optional(),
});

const CreateOrganizationResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  display_name: z.string().optional(),
  branding: OrganizationBranding.optional(),
  metadata: OrganizationMetadata.optional(),
  token_quota: TokenQuota.optional(),
  enabled_connections: z.array(OrganizationEnabledConnection).optional(),
});

const GetOrganizationByNameResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  display_name: z.string().optional(),
  branding: OrganizationBranding.optional(),
  metadata: OrganizationMetadata.optional(),
  token_quota: TokenQuota.optional(),
});

const OrganizationThirdPartyClientAccessEnum = z.string();

const SearchOrganization = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  display_name: z.string().optional(),
  branding: OrganizationBranding.optional(),
  metadata: OrganizationMetadata.optional(),
  token_quota: TokenQuota.optional(),
  third_party_client_access: OrganizationThirdPartyClientAccessEnum.optional(),
  is_app_entitlement_active: z.boolean().optional(),
});

const SearchOrganizationsPaginatedResponseContent = z.looseObject({
  organizations: z.array(SearchOrganization),
  next: z.string().optional(),
});

const GetOrganizationResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  display_name: z.string().optional(),
  branding: OrganizationBranding.optional(),
  metadata: OrganizationMetadata.optional(),
  token_quota: TokenQuota.optional(),
});

const UpdateOrganizationResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  display_name: z.string().optional(),
  branding: OrganizationBranding.optional(),
  metadata: OrganizationMetadata.optional(),
  token_quota: TokenQuota.optional(),
});

const OrganizationUsageEnum = z.string();

const OrganizationClientGrant = z.looseObject({
  id: z.string().optional(),
  client_id: z.string().optional(),
  audience: z.string().optional(),
  scope: z.array(z.string()).optional(),
  organization_usage: OrganizationUsageEnum.optional(),
  allow_any_organization: z.boolean().optional(),
});

const ListOrganizationClientGrantsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  client_grants: z.array(OrganizationClientGrant).optional(),
});

const ListOrganizationClientGrantsResponseContent = z.union([z.array(OrganizationClientGrant), ListOrganizationClientGrantsOffsetPaginatedResponseContent]);

const AssociateOrganizationClientGrantResponseContent = z.looseObject({
  id: z.string().optional(),
  client_id: z.string().optional(),
  audience: z.string().optional(),
  scope: z.array(z.string()).optional(),
  organization_usage: OrganizationUsageEnum.optional(),
  allow_any_organization: z.boolean().optional(),
});

const OrganizationClientMetadataOrganizationUsageEnum = z.string();

const OrganizationClientMetadata = z.looseObject({
  name: z.string().optional(),
  app_type: z.string().optional(),
  logo_uri: z.string().nullable().optional(),
  is_first_party: z.boolean().optional(),
  grant_types: z.array(z.string()).optional(),
  organization_usage: OrganizationClientMetadataOrganizationUsageEnum.optional(),
});

const OrganizationClient = z.looseObject({
  client_id: z.string(),
  use_for_member_access: z.boolean(),
  client: OrganizationClientMetadata,
});

const ListOrganizationClientsResponseContent = z.looseObject({
  clients: z.array(OrganizationClient),
  next: z.string().optional(),
});

const CreateOrganizationClientsResponseContent = z.array(OrganizationClient);

const GetOrganizationClientResponseContent = z.looseObject({
  client_id: z.string(),
  use_for_member_access: z.boolean(),
  client: OrganizationClientMetadata,
});

const UpdateOrganizationClientResponseContent = z.looseObject({
  client_id: z.string(),
  use_for_member_access: z.boolean(),
  client: OrganizationClientMetadata.optional(),
});

const OrganizationAccessLevelEnum = z.string();

const OrganizationAllConnectionPost = z.looseObject({
  organization_connection_name: z.string().optional(),
  assign_membership_on_login: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  is_signup_enabled: z.boolean().optional(),
  organization_access_level: OrganizationAccessLevelEnum.optional(),
  is_enabled: z.boolean().optional(),
  connection_id: z.string(),
  connection: OrganizationConnectionInformation.optional(),
});

const ListOrganizationAllConnectionsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  connections: z.array(OrganizationAllConnectionPost).optional(),
});

const ListOrganizationAllConnectionsResponseContent = z.union([z.array(OrganizationAllConnectionPost), ListOrganizationAllConnectionsOffsetPaginatedResponseContent]);

const CreateOrganizationAllConnectionResponseContent = z.looseObject({
  organization_connection_name: z.string().optional(),
  assign_membership_on_login: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  is_signup_enabled: z.boolean().optional(),
  organization_access_level: OrganizationAccessLevelEnum.optional(),
  is_enabled: z.boolean().optional(),
  connection_id: z.string(),
  connection: OrganizationConnectionInformation.optional(),
});

const GetOrganizationAllConnectionResponseContent = z.looseObject({
  organization_connection_name: z.string().optional(),
  assign_membership_on_login: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  is_signup_enabled: z.boolean().optional(),
  organization_access_level: OrganizationAccessLevelEnum.optional(),
  is_enabled: z.boolean().optional(),
  connection_id: z.string(),
  connection: OrganizationConnectionInformation.optional(),
});

const UpdateOrganizationAllConnectionResponseContent = z.looseObject({
  organization_connection_name: z.string().optional(),
  assign_membership_on_login: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  is_signup_enabled: z.boolean().optional(),
  organization_access_level: OrganizationAccessLevelEnum.optional(),
  is_enabled: z.boolean().optional(),
  connection_id: z.string(),
  connection: OrganizationConnectionInformation.optional(),
});

const OrganizationDiscoveryDomainStatus = z.string();

const OrganizationDiscoveryDomain = z.looseObject({
  id: z.string(),
  domain: z.string(),
  status: OrganizationDiscoveryDomainStatus,
  use_for_organization_discovery: z.boolean().optional(),
  verification_txt: z.string(),
  verification_host: z.string(),
});

const ListOrganizationDiscoveryDomainsResponseContent = z.looseObject({
  next: z.string().optional(),
  domains: z.array(OrganizationDiscoveryDomain),
});

const CreateOrganizationDiscoveryDomainResponseContent = z.looseObject({
  id: z.string(),
  domain: z.string(),
  status: OrganizationDiscoveryDomainStatus,
  use_for_organization_discovery: z.boolean().optional(),
  verification_txt: z.string(),
  verification_host: z.string(),
});

const GetOrganizationDiscoveryDomainByNameResponseContent = z.looseObject({
  id: z.string(),
  domain: z.string(),
  status: OrganizationDiscoveryDomainStatus,
  use_for_organization_discovery: z.boolean().optional(),
  verification_txt: z.string(),
  verification_host: z.string(),
});

const GetOrganizationDiscoveryDomainResponseContent = z.looseObject({
  id: z.string(),
  domain: z.string(),
  status: OrganizationDiscoveryDomainStatus,
  use_for_organization_discovery: z.boolean().optional(),
  verification_txt: z.string(),
  verification_host: z.string(),
});

const UpdateOrganizationDiscoveryDomainResponseContent = z.looseObject({
  id: z.string(),
  domain: z.string(),
  status: OrganizationDiscoveryDomainStatus,
  use_for_organization_discovery: z.boolean().optional(),
  verification_txt: z.string(),
  verification_host: z.string(),
});

const OrganizationConnection = z.looseObject({
  connection_id: z.string().optional(),
  assign_membership_on_login: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  is_signup_enabled: z.boolean().optional(),
  connection: OrganizationConnectionInformation.optional(),
});

const ListOrganizationConnectionsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  enabled_connections: z.array(OrganizationConnection).optional(),
});

const ListOrganizationConnectionsResponseContent = z.union([z.array(OrganizationConnection), ListOrganizationConnectionsOffsetPaginatedResponseContent]);

const AddOrganizationConnectionResponseContent = z.looseObject({
  connection_id: z.string().optional(),
  assign_membership_on_login: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  is_signup_enabled: z.boolean().optional(),
  connection: OrganizationConnectionInformation.optional(),
});

const GetOrganizationConnectionResponseContent = z.looseObject({
  connection_id: z.string().optional(),
  assign_membership_on_login: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  is_signup_enabled: z.boolean().optional(),
  connection: OrganizationConnectionInformation.optional(),
});

const UpdateOrganizationConnectionResponseContent = z.looseObject({
  connection_id: z.string().optional(),
  assign_membership_on_login: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  is_signup_enabled: z.boolean().optional(),
  connection: OrganizationConnectionInformation.optional(),
});

const OrganizationInvitationInviter = z.looseObject({
  name: z.string(),
});

const OrganizationInvitationInvitee = z.looseObject({
  email: z.string(),
});

const OrganizationInvitation = z.looseObject({
  id: z.string().optional(),
  organization_id: z.string().optional(),
  inviter: OrganizationInvitationInviter.optional(),
  invitee: OrganizationInvitationInvitee.optional(),
  invitation_url: z.string().optional(),
  created_at: z.string().optional(),
  expires_at: z.string().optional(),
  client_id: z.string().optional(),
  connection_id: z.string().optional(),
  app_metadata: AppMetadata.optional(),
  user_metadata: UserMetadata.optional(),
  roles: z.array(z.string()).optional(),
  ticket_id: z.string().optional(),
});

const ListOrganizationInvitationsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  invitations: z.array(OrganizationInvitation).optional(),
});

const ListOrganizationInvitationsResponseContent = z.union([z.array(OrganizationInvitation), ListOrganizationInvitationsOffsetPaginatedResponseContent]);

const CreateOrganizationInvitationResponseContent = z.looseObject({
  id: z.string().optional(),
  organization_id: z.string().optional(),
  inviter: OrganizationInvitationInviter.optional(),
  invitee: OrganizationInvitationInvitee.optional(),
  invitation_url: z.string().optional(),
  created_at: z.string().optional(),
  expires_at: z.string().optional(),
  client_id: z.string().optional(),
  connection_id: z.string().optional(),
  app_metadata: AppMetadata.optional(),
  user_metadata: UserMetadata.optional(),
  roles: z.array(z.string()).optional(),
  ticket_id: z.string().optional(),
});

const GetOrganizationInvitationResponseContent = z.looseObject({
  id: z.string().optional(),
  organization_id: z.string().optional(),
  inviter: OrganizationInvitationInviter.optional(),
  invitee: OrganizationInvitationInvitee.optional(),
  invitation_url: z.string().optional(),
  created_at: z.string().optional(),
  expires_at: z.string().optional(),
  client_id: z.string().optional(),
  connection_id: z.string().optional(),
  app_metadata: AppMetadata.optional(),
  user_metadata: UserMetadata.optional(),
  roles: z.array(z.string()).optional(),
  ticket_id: z.string().optional(),
});

const OrganizationMemberRole = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
});

const OrganizationMember = z.looseObject({
  user_id: z.string().optional(),
  picture: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
  roles: z.array(OrganizationMemberRole).optional(),
});

const ListOrganizationMembersOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  members: z.array(OrganizationMember).optional(),
});

const ListOrganizationMembersPaginatedResponseContent = z.looseObject({
  next: z.string().optional(),
  members: z.array(OrganizationMember).optional(),
});

const ListOrganizationMembersResponseContent = z.union([z.array(OrganizationMember), ListOrganizationMembersOffsetPaginatedResponseContent, ListOrganizationMembersPaginatedResponseContent]);

const OrganizationMemberEffectiveRoleSource = z.string();

const OrganizationMemberEffectiveRole = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  sources: z.array(OrganizationMemberEffectiveRoleSource),
});

const ListOrganizationMemberEffectiveRolesResponseContent = z.looseObject({
  roles: z.array(OrganizationMemberEffectiveRole),
  next: z.string().optional(),
});

const ListOrganizationMemberRoleSourceGroupsResponseContent = z.looseObject({
  groups: z.array(Group),
  next: z.string().optional(),
});

const ListOrganizationMemberRolesOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  roles: z.array(Role).optional(),
});

const ListOrganizationMemberRolesResponseContent = z.union([z.array(Role), ListOrganizationMemberRolesOffsetPaginatedResponseContent]);

const OrganizationDeletionBehaviorEnum = z.string();

const ConnectionDeletionBehaviorEnum = z.string();

const OrganizationTemplateAllowedStrategyEnum = z.string();

const OrganizationTemplateUseForOrganizationDiscovery = z.looseObject({
  default_value: z.boolean(),
  allowed_values: z.array(z.boolean()).optional(),
});

const OrganizationTemplateRoleVisibilityEnum = z.string();

const OrganizationTemplateRoleVisibilityOverride = z.looseObject({
  role_id: z.string(),
  access: OrganizationTemplateRoleVisibilityEnum,
});

const OrganizationTemplateRoleVisibilityPolicy = z.looseObject({
  default_value: OrganizationTemplateRoleVisibilityEnum,
  overrides: z.array(OrganizationTemplateRoleVisibilityOverride).optional(),
});

const OrganizationTemplate = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  is_default: z.boolean().optional(),
  organization_deletion_behavior: OrganizationDeletionBehaviorEnum.optional(),
  connection_deletion_behavior: ConnectionDeletionBehaviorEnum.optional(),
  enforce_permission_ceiling: z.boolean().optional(),
  enforce_self_assignment_restriction: z.boolean().optional(),
  connection_profile_id: z.string().optional(),
  user_attribute_profile_id: z.string().optional(),
  allowed_strategies: z.array(OrganizationTemplateAllowedStrategyEnum).optional(),
  invitation_landing_client_id: z.string().optional(),
  admin_roles_assignment: z.array(z.string()).optional(),
  use_for_organization_discovery: OrganizationTemplateUseForOrganizationDiscovery.nullable().optional(),
  role_visibility_policy: OrganizationTemplateRoleVisibilityPolicy.nullable().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const RoleMember = z.looseObject({
  user_id: z.string().optional(),
  picture: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
});

const ListOrganizationRoleMembersResponseContent = z.looseObject({
  members: z.array(RoleMember),
  next: z.string().optional(),
});

const ListOrganizationGroupsResponseContent = z.looseObject({
  groups: z.array(Group),
  next: z.string().optional(),
});

const ListOrganizationGroupRolesResponseContent = z.looseObject({
  roles: z.array(Role),
  next: z.string().optional(),
});

const RoleGroup = z.looseObject({
  id: z.string(),
  name: z.string(),
  external_id: z.string().optional(),
  connection_id: z.string().optional(),
  organization_id: z.string().nullable().optional(),
  tenant_name: z.string().optional(),
  description: z.string().nullable().optional(),
  created_at: z.string().optional(),
  updated_at: z.string().optional(),
});

const ListOrganizationRoleGroupsResponseContent = z.looseObject({
  groups: z.array(RoleGroup),
  next: z.string().optional(),
});

export const ListOrganizationsOutput = ListOrganizationsResponseContent;

export const CreateOrganizationOutput = CreateOrganizationResponseContent;

export const GetOrganizationByNameOutput = GetOrganizationByNameResponseContent;

export const SearchOrganizationsOutput = SearchOrganizationsPaginatedResponseContent;

export const GetOrganizationOutput = GetOrganizationResponseContent;

export const UpdateOrganizationOutput = UpdateOrganizationResponseContent;

export const ListOrganizationClientGrantsOutput = ListOrganizationClientGrantsResponseContent;

export const AddOrganizationClientGrantOutput = AssociateOrganizationClientGrantResponseContent;

export const ListOrganizationClientsOutput = ListOrganizationClientsResponseContent;

export const AddOrganizationClientsOutput = CreateOrganizationClientsResponseContent;

export const GetOrganizationClientOutput = GetOrganizationClientResponseContent;

export const UpdateOrganizationClientOutput = UpdateOrganizationClientResponseContent;

export const ListOrganizationConnectionsOutput = ListOrganizationAllConnectionsResponseContent;

export const AddOrganizationConnectionOutput = CreateOrganizationAllConnectionResponseContent;

export const GetOrganizationConnectionOutput = GetOrganizationAllConnectionResponseContent;

export const UpdateOrganizationConnectionOutput = UpdateOrganizationAllConnectionResponseContent;

export const ListOrganizationDiscoveryDomainsOutput = ListOrganizationDiscoveryDomainsResponseContent;

export const CreateOrganizationDiscoveryDomainOutput = CreateOrganizationDiscoveryDomainResponseContent;

export const GetOrganizationDiscoveryDomainByNameOutput = GetOrganizationDiscoveryDomainByNameResponseContent;

export const GetOrganizationDiscoveryDomainOutput = GetOrganizationDiscoveryDomainResponseContent;

export const UpdateOrganizationDiscoveryDomainOutput = UpdateOrganizationDiscoveryDomainResponseContent;

export const ListOrganizationEnabledConnectionsOutput = ListOrganizationConnectionsResponseContent;

export const AddOrganizationEnabledConnectionOutput = AddOrganizationConnectionResponseContent;

export const GetOrganizationEnabledConnectionOutput = GetOrganizationConnectionResponseContent;

export const UpdateOrganizationEnabledConnectionOutput = UpdateOrganizationConnectionResponseContent;

export const ListOrganizationInvitationsOutput = ListOrganizationInvitationsResponseContent;

export const CreateOrganizationInvitationOutput = CreateOrganizationInvitationResponseContent;

export const GetOrganizationInvitationOutput = GetOrganizationInvitationResponseContent;

export const ListOrganizationMembersOutput = ListOrganizationMembersResponseContent;

export const ListOrganizationMemberEffectiveRolesOutput = ListOrganizationMemberEffectiveRolesResponseContent;

export const ListOrganizationMemberRoleSourceGroupsOutput = ListOrganizationMemberRoleSourceGroupsResponseContent;

export const ListOrganizationMemberRolesOutput = ListOrganizationMemberRolesResponseContent;

export const GetOrganizationTemplateOutput = OrganizationTemplate;

export const ListOrganizationRoleMembersOutput = ListOrganizationRoleMembersResponseContent;

export const ListOrganizationGroupsOutput = ListOrganizationGroupsResponseContent;

export const ListOrganizationGroupRolesOutput = ListOrganizationGroupRolesResponseContent;

export const ListOrganizationRoleGroupsOutput = ListOrganizationRoleGroupsResponseContent;
