// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';

const operation = operationsOf("groups");

export const listGroups = operation({
  name: "list_groups", title: "List groups",
  description: "Groups known to the tenant, mostly imported from an enterprise directory, by name, external id or connection. Groups of one person: list_user_groups; of one organization: list_organization_groups.",
  method: "GET", path: "/groups", risk: "read",
  scopes: ["read:groups"], statuses: [200, 400, 401, 403, 429],
  list: "groups",
  input: z.strictObject({
    connection_id: z.string().optional().describe("con_ id of the source connection"),
    name: z.string().min(1).max(128).optional(),
    external_id: z.string().max(256).optional().describe("The group's id in the source directory"),
    search: z.string().min(1).max(256).optional().describe("Matches name or external id; `name` and `external_id` filter on one of them"),
    fields: z.string().max(256).optional(),
    include_fields: z.boolean().optional(),
    page: z.int().min(0).optional(),
    per_page: z.int().min(1).max(100).optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional().describe("`next` of the previous page; omit for the first; not with page"),
    take: z.int().min(1).max(100).optional(),
  }),
});

export const getGroup = operation({
  name: "get_group", title: "Get a group",
  description: "Name, source connection and external id of one group. Members: list_group_members; what it grants: list_group_roles.",
  method: "GET", path: "/groups/{id}", risk: "read",
  scopes: ["read:groups"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { group_id: { in: "path", name: "id" } },
  input: z.strictObject({
    group_id: z.string().min(18).max(26).describe("Starts with grp_; find it with list_groups"),
  }),
});

export const deleteGroup = operation({
  name: "delete_group", title: "Delete a group",
  description: "Permanently deletes a group: its members keep their accounts but lose the roles it granted. A group synced from a directory may return at the next sync, so remove it at the source too.",
  method: "DELETE", path: "/groups/{id}", risk: "destructive",
  scopes: ["delete:groups"], statuses: [204, 401, 403, 404, 429],
  binding: { group_id: { in: "path", name: "id" } },
  input: z.strictObject({
    group_id: z.string().min(18).max(26).describe("Starts with grp_; find it with list_groups"),
  }),
});

export const listGroupMembers = operation({
  name: "list_group_members", title: "List a group's members",
  description: "Ids of the users and nested groups in a group, each with its member type. Fetch profiles with get_user. For one user's groups: list_user_groups.",
  method: "GET", path: "/groups/{id}/members", risk: "read",
  scopes: ["read:group_members"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { group_id: { in: "path", name: "id" } },
  list: "members",
  input: z.strictObject({
    group_id: z.string().min(18).max(26).describe("Starts with grp_; find it with list_groups"),
    fields: z.string().max(256).optional(),
    include_fields: z.boolean().optional(),
    from: z.string().optional().describe("`next` of the previous page; omit for the first"),
    take: z.int().min(1).max(100).optional(),
  }),
});

export const listGroupRoles = operation({
  name: "list_group_roles", title: "List a group's roles",
  description: "Roles that every member of a group inherits tenant-wide. For one role's groups: list_role_groups.",
  method: "GET", path: "/groups/{id}/roles", risk: "read",
  scopes: ["read:group_roles"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { group_id: { in: "path", name: "id" } },
  list: "roles",
  input: z.strictObject({
    group_id: z.string().min(18).max(26).describe("Starts with grp_; find it with list_groups"),
    from: z.string().optional().describe("`next` of the previous page; omit for the first"),
    take: z.int().min(1).optional(),
  }),
});

export const assignGroupRoles = operation({
  name: "assign_group_roles", title: "Assign roles to a group",
  description: "Gives existing roles to all members of a group, current and future. One role for several groups: assign_role_groups; a single person: assign_user_roles.",
  method: "POST", path: "/groups/{id}/roles", risk: "write",
  scopes: ["create:group_roles"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { group_id: { in: "path", name: "id" } },
  input: z.strictObject({
    group_id: z.string().min(18).max(26).describe("Starts with grp_; find it with list_groups"),
    roles: z.array(z.string()).min(1).describe("Role ids (rol_...), not names"),
  }),
});

export const removeGroupRoles = operation({
  name: "remove_group_roles", title: "Remove roles from a group",
  description: "Members stop inheriting the given roles from a group; those who also have one directly or through another group keep it.",
  method: "DELETE", path: "/groups/{id}/roles", risk: "destructive",
  scopes: ["delete:group_roles"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { group_id: { in: "path", name: "id" }, roles: { in: "body", name: "roles" } },
  body: "fields",
  input: z.strictObject({
    group_id: z.string().min(18).max(26).describe("Starts with grp_; find it with list_groups"),
    roles: z.array(z.string()).min(1).describe("Role ids (rol_...), not names"),
  }),
});
