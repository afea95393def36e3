// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { Group, Role } from './shared.output.js';

const ListRolesOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  roles: z.array(Role).optional(),
});

const ListRolesResponseContent = z.union([z.array(Role), ListRolesOffsetPaginatedResponseContent]);

const CreateRoleResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
});

const GetRoleResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
});

const UpdateRoleResponseContent = z.looseObject({
  id: z.string().optional(),
  name: z.string().optional(),
  description: z.string().optional(),
});

const ListRoleGroupsResponseContent = z.looseObject({
  groups: z.array(Group),
  next: z.string().optional(),
});

const PermissionsResponsePayload = z.looseObject({
  resource_server_identifier: z.string().optional(),
  permission_name: z.string().optional(),
  resource_server_name: z.string().optional(),
  description: z.string().optional(),
});

const ListRolePermissionsOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  permissions: z.array(PermissionsResponsePayload).optional(),
});

const ListRolePermissionsResponseContent = z.union([z.array(PermissionsResponsePayload), ListRolePermissionsOffsetPaginatedResponseContent]);

const RoleUser = z.looseObject({
  user_id: z.string().optional(),
  picture: z.string().optional(),
  name: z.string().optional(),
  email: z.string().optional(),
});

const ListRoleUsersOffsetPaginatedResponseContent = z.looseObject({
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
  users: z.array(RoleUser).optional(),
});

const ListRoleUsersPaginatedResponseContent = z.looseObject({
  next: z.string().optional(),
  users: z.array(RoleUser).optional(),
});

const ListRoleUsersResponseContent = z.union([z.array(RoleUser), ListRoleUsersOffsetPaginatedResponseContent, ListRoleUsersPaginatedResponseContent]);

export const ListRolesOutput = ListRolesResponseContent;

export const CreateRoleOutput = CreateRoleResponseContent;

export const GetRoleOutput = GetRoleResponseContent;

export const UpdateRoleOutput = UpdateRoleResponseContent;

export const ListRoleGroupsOutput = ListRoleGroupsResponseContent;

export const ListRolePermissionsOutput = ListRolePermissionsResponseContent;

export const ListRoleUsersOutput = ListRoleUsersResponseContent;
