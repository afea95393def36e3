// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { Group, Role } from './shared.output.js';

const ListGroupsPaginatedResponseContent = z.looseObject({
  groups: z.array(Group),
  next: z.string().optional(),
  start: z.number().optional(),
  limit: z.number().optional(),
  total: z.number().optional(),
});

const ListGroupsResponseContent = z.union([z.array(Group), ListGroupsPaginatedResponseContent]);

const GetGroupResponseContent = z.looseObject({
  id: z.string(),
  name: z.string(),
  external_id: z.string().optional(),
  connection_id: z.string().optional(),
  tenant_name: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
});

const GroupMemberTypeEnum = z.string();

const GroupTypeEnum = z.string();

const GroupMember = z.looseObject({
  id: z.string().optional(),
  member_type: GroupMemberTypeEnum.optional(),
  type: GroupTypeEnum.optional(),
  connection_id: z.string().optional(),
  created_at: z.string().optional(),
});

const GetGroupMembersResponseContent = z.looseObject({
  members: z.array(GroupMember),
  next: z.string().optional(),
});

const ListGroupRolesResponseContent = z.looseObject({
  roles: z.array(Role),
  next: z.string().optional(),
});

export const ListGroupsOutput = ListGroupsResponseContent;

export const GetGroupOutput = GetGroupResponseContent;

export const ListGroupMembersOutput = GetGroupMembersResponseContent;

export const ListGroupRolesOutput = ListGroupRolesResponseContent;
