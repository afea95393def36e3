// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { ScimMappingItem } from './shared.output.js';

const ScimConfiguration = z.looseObject({
  connection_id: z.string(),
  connection_name: z.string(),
  strategy: z.string(),
  tenant_name: z.string(),
  user_id_attribute: z.string(),
  mapping: z.array(ScimMappingItem),
  created_at: z.string(),
  updated_on: z.string(),
});

const ListSCIMConfigurationsResponseContent = z.looseObject({
  scim_configurations: z.array(ScimConfiguration),
  next: z.string().optional(),
});

export const ListScimConfigurationsOutput = ListSCIMConfigurationsResponseContent;
