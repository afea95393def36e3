// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { ConnectionAuthenticationPurpose, ConnectionConnectedAccountsPurpose, ConnectionForList, ConnectionOptions, ConnectionsMetadata, CrossAppAccessRequestingApp, DirectoryProvisioningMappingItem, ScimMappingItem, SynchronizeGroupsEnum } from './shared.output.js';

const ListConnectionsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  connections: z.array(ConnectionForList).optional(),
});

const ListConnectionsCheckpointPaginatedResponseContent = z.looseObject({
  next: z.string().optional(),
  connections: z.array(ConnectionForList).optional(),
});

const ListConnectionsResponseContent = z.union([z.array(ConnectionForList), ListConnectionsOffsetPaginatedResponseContent, ListConnectionsCheckpointPaginatedResponseContent]);

const CreateConnectionResponseContent = z.looseObject({
  name: z.string().optional(),
  display_name: z.string().optional(),
  options: ConnectionOptions.optional(),
  id: z.string().optional(),
  strategy: z.string().optional(),
  realms: z.array(z.string()).optional(),
  enabled_clients: z.array(z.string()).optional(),
  is_domain_connection: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  metadata: ConnectionsMetadata.optional(),
  authentication: ConnectionAuthenticationPurpose.optional(),
  connected_accounts: ConnectionConnectedAccountsPurpose.optional(),
  cross_app_access_requesting_app: CrossAppAccessRequestingApp.optional(),
});

const GetConnectionResponseContent = z.looseObject({
  name: z.string().optional(),
  display_name: z.string().optional(),
  options: ConnectionOptions.optional(),
  id: z.string().optional(),
  strategy: z.string().optional(),
  realms: z.array(z.string()).optional(),
  enabled_clients: z.array(z.string()).optional(),
  is_domain_connection: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  metadata: ConnectionsMetadata.optional(),
  authentication: ConnectionAuthenticationPurpose.optional(),
  connected_accounts: ConnectionConnectedAccountsPurpose.optional(),
  cross_app_access_requesting_app: CrossAppAccessRequestingApp.optional(),
});

const UpdateConnectionResponseContent = z.looseObject({
  name: z.string().optional(),
  display_name: z.string().optional(),
  options: ConnectionOptions.optional(),
  id: z.string().optional(),
  strategy: z.string().optional(),
  realms: z.array(z.string()).optional(),
  enabled_clients: z.array(z.string()).optional(),
  is_domain_connection: z.boolean().optional(),
  show_as_button: z.boolean().optional(),
  metadata: ConnectionsMetadata.optional(),
  authentication: ConnectionAuthenticationPurpose.optional(),
  connected_accounts: ConnectionConnectedAccountsPurpose.optional(),
  cross_app_access_requesting_app: CrossAppAccessRequestingApp.optional(),
});

const ConnectionEnabledClient = z.looseObject({
  client_id: z.string(),
});

const GetConnectionEnabledClientsResponseContent = z.looseObject({
  clients: z.array(ConnectionEnabledClient),
  next: z.string().optional(),
});

const GetDirectoryProvisioningResponseContent = z.looseObject({
  connection_id: z.string(),
  connection_name: z.string(),
  strategy: z.string(),
  mapping: z.array(DirectoryProvisioningMappingItem),
  synchronize_automatically: z.boolean(),
  synchronize_groups: SynchronizeGroupsEnum.optional(),
  created_at: z.string(),
  updated_at: z.string(),
  last_synchronization_at: z.string().optional(),
  last_synchronization_status: z.string().optional(),
  last_synchronization_error: z.string().optional(),
});

const CreateDirectoryProvisioningResponseContent = z.looseObject({
  connection_id: z.string(),
  connection_name: z.string(),
  strategy: z.string(),
  mapping: z.array(DirectoryProvisioningMappingItem),
  synchronize_automatically: z.boolean(),
  synchronize_groups: SynchronizeGroupsEnum.optional(),
  created_at: z.string(),
  updated_at: z.string(),
  last_synchronization_at: z.string().optional(),
  last_synchronization_status: z.string().optional(),
  last_synchronization_error: z.string().optional(),
});

const UpdateDirectoryProvisioningResponseContent = z.looseObject({
  connection_id: z.string(),
  connection_name: z.string(),
  strategy: z.string(),
  mapping: z.array(DirectoryProvisioningMappingItem),
  synchronize_automatically: z.boolean(),
  synchronize_groups: SynchronizeGroupsEnum.optional(),
  created_at: z.string(),
  updated_at: z.string(),
  last_synchronization_at: z.string().optional(),
  last_synchronization_status: z.string().optional(),
  last_synchronization_error: z.string().optional(),
});

const GetDirectoryProvisioningDefaultMappingResponseContent = z.looseObject({
  mapping: z.array(DirectoryProvisioningMappingItem).optional(),
});

const CreateDirectorySynchronizationResponseContent = z.looseObject({
  connection_id: z.string(),
  synchronization_id: z.string(),
  status: z.string(),
});

const SynchronizedGroupPayload = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  direct_members_count: z.number().optional(),
});

const ListSynchronizedGroupsResponseContent = z.looseObject({
  groups: z.array(SynchronizedGroupPayload),
  next: z.string().optional(),
});

const ConnectionKeyUseEnum = z.string();

const ConnectionKey = z.looseObject({
  kid: z.string(),
  cert: z.string(),
  pkcs: z.string().optional(),
  current: z.boolean().optional(),
  next: z.boolean().optional(),
  previous: z.boolean().optional(),
  current_since: z.string().optional(),
  fingerprint: z.string(),
  thumbprint: z.string(),
  algorithm: z.string().optional(),
  key_use: ConnectionKeyUseEnum.optional(),
  subject_dn: z.string().optional(),
});

const PostConnectionsKeysResponseContent = z.array(z.looseObject({
  kid: z.string(),
  cert: z.string(),
  pkcs: z.string().optional(),
  current: z.boolean().optional(),
  next: z.boolean().optional(),
  current_since: z.string().optional(),
  fingerprint: z.string(),
  thumbprint: z.string(),
  algorithm: z.string().optional(),
  key_use: ConnectionKeyUseEnum.optional(),
  subject_dn: z.string().optional(),
}));

const RotateConnectionsKeysResponseContent = z.looseObject({
  kid: z.string(),
  cert: z.string(),
  pkcs: z.string().optional(),
  next: z.boolean().optional(),
  fingerprint: z.string(),
  thumbprint: z.string(),
  algorithm: z.string().optional(),
  key_use: ConnectionKeyUseEnum.optional(),
  subject_dn: z.string().optional(),
});

const GetScimConfigurationResponseContent = z.looseObject({
  connection_id: z.string(),
  connection_name: z.string(),
  strategy: z.string(),
  tenant_name: z.string(),
  user_id_attribute: z.string(),
  mapping: z.array(ScimMappingItem),
  created_at: z.string(),
  updated_on: z.string(),
});

const CreateScimConfigurationResponseContent = z.looseObject({
  connection_id: z.string(),
  connection_name: z.string(),
  strategy: z.string(),
  tenant_name: z.string(),
  user_id_attribute: z.string(),
  mapping: z.array(ScimMappingItem),
  created_at: z.string(),
  updated_on: z.string(),
});

const UpdateScimConfigurationResponseContent = z.looseObject({
  connection_id: z.string(),
  connection_name: z.string(),
  strategy: z.string(),
  tenant_name: z.string(),
  user_id_attribute: z.string(),
  mapping: z.array(ScimMappingItem),
  created_at: z.string(),
  updated_on: z.string(),
});

const GetScimConfigurationDefaultMappingResponseContent = z.looseObject({
  mapping: z.array(ScimMappingItem).optional(),
});

const ScimTokenItem = z.looseObject({
  token_id: z.string().optional(),
  scopes: z.array(z.string()).optional(),
  created_at: z.string().optional(),
  valid_until: z.string().optional(),
  last_used_at: z.string().optional(),
});

const GetScimTokensResponseContent = z.array(ScimTokenItem);

const CreateScimTokenResponseContent = z.looseObject({
  token_id: z.string().optional(),
  token: z.string().optional(),
  scopes: z.array(z.string()).optional(),
  created_at: z.string().optional(),
  valid_until: z.string().optional(),
});

export const ListConnectionsOutput = ListConnectionsResponseContent;

export const CreateConnectionOutput = CreateConnectionResponseContent;

export const GetConnectionOutput = GetConnectionResponseContent;

export const UpdateConnectionOutput = UpdateConnectionResponseContent;

export const ListConnectionClientsOutput = GetConnectionEnabledClientsResponseContent;

export const GetDirectoryProvisioningOutput = GetDirectoryProvisioningResponseContent;

export const CreateDirectoryProvisioningOutput = CreateDirectoryProvisioningResponseContent;

export const UpdateDirectoryProvisioningOutput = UpdateDirectoryProvisioningResponseContent;

export const GetDirectoryProvisioningDefaultMappingOutput = GetDirectoryProvisioningDefaultMappingResponseContent;

export const StartDirectorySynchronizationOutput = CreateDirectorySynchronizationResponseContent;

export const ListSynchronizedGroupsOutput = ListSynchronizedGroupsResponseContent;

export const ListConnectionKeysOutput = z.array(ConnectionKey);

export const CreateConnectionKeysOutput = PostConnectionsKeysResponseContent;

export const RotateConnectionKeysOutput = RotateConnectionsKeysResponseContent;

export const GetScimConfigurationOutput = GetScimConfigurationResponseContent;

export const CreateScimConfigurationOutput = CreateScimConfigurationResponseContent;

export const UpdateScimConfigurationOutput = UpdateScimConfigurationResponseContent;

export const GetScimDefaultMappingOutput = GetScimConfigurationDefaultMappingResponseContent;

export const ListScimTokensOutput = GetScimTokensResponseContent;

export const CreateScimTokenOutput = CreateScimTokenResponseContent;
