// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { DirectoryProvisioningMappingItem, SynchronizeGroupsEnum } from './shared.output.js';

const DirectoryProvisioning = z.looseObject({
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

const ListDirectoryProvisioningsResponseContent = z.looseObject({
  directory_provisionings: z.array(DirectoryProvisioning),
  next: z.string().optional(),
});

export const ListDirectoryProvisioningsOutput = ListDirectoryProvisioningsResponseContent;
