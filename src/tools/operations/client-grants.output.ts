// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { Organization } from './shared.output.js';

const ClientGrantOrganizationUsageEnum = z.string();

const ClientGrantDefaultForEnum = z.string();

const ClientGrantSubjectTypeEnum = z.string();

const ClientGrantResponseContent = z.looseObject({
  id: z.string().optional(),
  client_id: z.string().optional(),
  audience: z.string().optional(),
  scope: z.array(z.string()).optional(),
  organization_usage: ClientGrantOrganizationUsageEnum.optional(),
  allow_any_organization: z.boolean().optional(),
  default_for: ClientGrantDefaultForEnum.optional(),
  is_system: z.boolean().optional(),
  subject_type: ClientGrantSubjectTypeEnum.optional(),
  authorization_details_types: z.array(z.string()).optional(),
  allow_all_scopes: z.boolean().optional(),
});

const ListClientGrantOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  client_grants: z.array(ClientGrantResponseContent).optional(),
});

const ListClientGrantPaginatedResponseContent = z.looseObject({
  next: z.string().optional(),
  client_grants: z.array(ClientGrantResponseContent).optional(),
});

const ListClientGrantResponseContent = z.union([z.array(ClientGrantResponseContent), ListClientGrantOffsetPaginatedResponseContent, ListClientGrantPaginatedResponseContent]);

const CreateClientGrantResponseContent = z.looseObject({
  id: z.string().optional(),
  client_id: z.string().optional(),
  audience: z.string().optional(),
  scope: z.array(z.string()).optional(),
  organization_usage: ClientGrantOrganizationUsageEnum.optional(),
  allow_any_organization: z.boolean().optional(),
  default_for: ClientGrantDefaultForEnum.optional(),
  is_system: z.boolean().optional(),
  subject_type: ClientGrantSubjectTypeEnum.optional(),
  authorization_details_types: z.array(z.string()).optional(),
  allow_all_scopes: z.boolean().optional(),
});

const GetClientGrantResponseContent = z.looseObject({
  id: z.string().optional(),
  client_id: z.string().optional(),
  audience: z.string().optional(),
  scope: z.array(z.string()).optional(),
  organization_usage: ClientGrantOrganizationUsageEnum.optional(),
  allow_any_organization: z.boolean().optional(),
  default_for: ClientGrantDefaultForEnum.optional(),
  is_system: z.boolean().optional(),
  subject_type: ClientGrantSubjectTypeEnum.optional(),
  authorization_details_types: z.array(z.string()).optional(),
  allow_all_scopes: z.boolean().optional(),
});

const UpdateClientGrantResponseContent = z.looseObject({
  id: z.string().optional(),
  client_id: z.string().optional(),
  audience: z.string().optional(),
  scope: z.array(z.string()).optional(),
  organization_usage: ClientGrantOrganizationUsageEnum.optional(),
  allow_any_organization: z.boolean().optional(),
  default_for: ClientGrantDefaultForEnum.optional(),
  is_system: z.boolean().optional(),
  subject_type: ClientGrantSubjectTypeEnum.optional(),
  authorization_details_types: z.array(z.string()).optional(),
  allow_all_scopes: z.boolean().optional(),
});

const ListClientGrantOrganizationsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  organizations: z.array(Organization).optional(),
});

const ListClientGrantOrganizationsPaginatedResponseContent = z.looseObject({
  next: z.string().optional(),
  organizations: z.array(Organization).optional(),
});

const ListClientGrantOrganizationsResponseContent = z.union([z.array(Organization), ListClientGrantOrganizationsOffsetPaginatedResponseContent, ListClientGrantOrganizationsPaginatedResponseContent]);

export const ListClientGrantsOutput = ListClientGrantResponseContent;

export const CreateClientGrantOutput = CreateClientGrantResponseContent;

export const GetClientGrantOutput = GetClientGrantResponseContent;

export const UpdateClientGrantOutput = UpdateClientGrantResponseContent;

export const ListClientGrantOrganizationsOutput = ListClientGrantOrganizationsResponseContent;
