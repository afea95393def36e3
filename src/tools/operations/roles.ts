// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';
import { operationsOf } from '../operation.js';
import { PermissionRequestPayload } from './shared.js';

const RoleTypeEnum = z.enum(["tenant", "organization"]);

const operation = operationsOf("roles");

export const listRoles = operation({
  name: "list_roles", title: "List roles",
  description: "Roles of the tenant, optionally filtered by name, with the ids that role tools need. Dashboard roles of the tenant's administrators are not included.",
  method: "GET", path: "/roles", risk: "read", exposure: "direct",
  scopes: ["read:roles"], statuses: [200, 400, 401, 403, 429],
  list: "roles",
  input: z.strictObject({
    per_page: z.int().min(1).max(100).optional(),
    page: z.int().min(0).optional(),
    include_totals: z.boolean().optional(),
    name_filter: z.string().optional().describe("Part of the name, any case"),
    type: RoleTypeEnum.optional(),
    owner_id: z.string().optional().describe("Organization id (org_...); required with type organization"),
  }),
});

export const createRole = operation({
  name: "create_role", title: "Create a role",
  description: "Creates a role without permissions: add them with add_role_permissions and assign it with assign_role_users or assign_user_roles. The name must be unique.",
  method: "POST", path: "/roles", risk: "write",
  scopes: ["create:roles"], statuses: [200, 400, 401, 403, 409, 429],
  input: z.strictObject({
    name: z.string(),
    description: z.string().optional(),
    type: RoleTypeEnum.optional().describe("tenant or organization"),
    owner_id: z.string().optional().describe("Organization id (org_...); only with type organization"),
  }),
});

export const getRole = operation({
  name: "get_role", title: "Get a role",
  description: "Name and description of one role by id. Its permissions: list_role_permissions; who has it: list_role_users.",
  method: "GET", path: "/roles/{id}", risk: "read",
  scopes: ["read:roles"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { role_id: { in: "path", name: "id" } },
  input: z.strictObject({ role_id: z.string().min(1).describe("Starts with rol_; find it with list_roles") }),
});

export const updateRole = operation({
  name: "update_role", title: "Update a role",
  description: "Renames a role or changes its description. Applications that check the role by name in tokens stop recognizing it after a rename. Permissions: add_role_permissions and remove_role_permissions.",
  method: "PATCH", path: "/roles/{id}", risk: "write",
  scopes: ["update:roles"], statuses: [200, 400, 401, 403, 429],
  binding: { role_id: { in: "path", name: "id" } },
  input: z.strictObject({
    role_id: z.string().min(1),
    name: z.string().optional(),
    description: z.string().optional(),
  }),
});

export const deleteRole = operation({
  name: "delete_role", title: "Delete a role",
  description: "Permanently deletes a role. Everyone who has it, in the tenant or in an organization, loses it and the permissions only it gave; check list_role_users first.",
  method: "DELETE", path: "/roles/{id}", risk: "destructive",
  scopes: ["delete:roles"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { role_id: { in: "path", name: "id" } },
  body: "fields",
  input: z.strictObject({ role_id: z.string().min(1) }),
});

export const listRoleGroups = operation({
  name: "list_role_groups", title: "List the groups that have a role",
  description: "Groups whose members all receive this role. Individual users: list_role_users; the roles of one group: list_group_roles.",
  method: "GET", path: "/roles/{id}/groups", risk: "read",
  scopes: ["read:group_roles"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { role_id: { in: "path", name: "id" } },
  list: "groups",
  input: z.strictObject({
    role_id: z.string().min(1),
    from: z.string().optional(),
    take: z.int().min(1).optional(),
  }),
});

export const assignRoleGroups = operation({
  name: "assign_role_groups", title: "Assign a role to groups",
  description: "Gives one role to several groups; all current and future members receive it. Several roles for one group: assign_group_roles.",
  method: "POST", path: "/roles/{id}/groups", risk: "write",
  scopes: ["create:group_roles"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { role_id: { in: "path", name: "id" } },
  input: z.strictObject({
    role_id: z.string().min(1),
    groups: z.array(z.string().min(18).max(26).regex(new RegExp("^grp_[1-9a-km-zA-HJ-NP-Z]{14,22}$", 'u'))).min(1).describe("Group ids (grp_...), not names"),
  }),
});

export const removeRoleGroups = operation({
  name: "remove_role_groups", title: "Remove a role from groups",
  description: "Removes one role from several groups. All their members lose it unless they also have it directly or through another group.",
  method: "DELETE", path: "/roles/{id}/groups", risk: "destructive",
  scopes: ["delete:group_roles"], statuses: [204, 400, 401, 403, 404, 429],
  binding: { role_id: { in: "path", name: "id" }, groups: { in: "body", name: "groups" } },
  body: "fields",
  input: z.strictObject({
    role_id: z.string().min(1),
    groups: z.array(z.string().min(18).max(26).regex(new RegExp("^grp_[1-9a-km-zA-HJ-NP-Z]{14,22}$", 'u'))).min(1).describe("Group ids (grp_...), not names"),
  }),
});

export const listRolePermissions = operation({
  name: "list_role_permissions", title: "List a role's permissions",
  description: "API permissions that a role grants, each with its API.",
  method: "GET", path: "/roles/{id}/permissions", risk: "read",
  scopes: ["read:roles"], statuses: [200, 400, 401, 403, 404, 429],
  binding: { role_id: { in: "path", name: "id" } },
  list: "permissions",
  input: z.strictObject({
    role_id: z.string().min(1),
    per_page: z.int().min(1).max(100).optional(),
    page: z.int().min(0).optional(),
    include_totals: z.boolean().optional(),
  }),
});

export const addRolePermissions = operation({
  name: "add_role_permissions", title: "Add permissions to a role",
  description: "Adds API permissions to a role; everyone who has or gets the role gains them. They must be defined on the API first (update_resource_server). For a single person: assign_user_permissions.",
  method: "POST", path: "/roles/{id}/permissions", risk: "write",
  scopes: ["update:roles"], statuses: [201, 400, 401, 403, 404, 429],
  binding: { role_id: { in: "path", name: "id" } },
  input: z.strictObject({
    role_id: z.string().min(1),
    permissions: z.array(PermissionRequestPayload).min(1).describe("Items of {resource_server_identifier: the API's audience, permission_name: \"read:x\"}"),
  }),
});

export const removeRolePermissions = operation({
  name: "remove_role_permissions", title: "Remove permissions from a role",
  description: "Removes API permissions from a role; everyone who has the role loses them unless granted otherwise. Access tokens already issued keep them until they expire.",
  method: "DELETE", path: "/roles/{id}/permissions", risk: "destructive",
  scopes: ["update:roles"], statuses: [200, 204, 400, 401, 403, 429],
  binding: { role_id: { in: "path", name: "id" }, permissions: { in: "body", name: "permissions" } },
  body: "fields",
  input: z.strictObject({
    role_id: z.string().min(1),
    permissions: z.array(PermissionRequestPayload).min(1).describe("Items of {resource_server_identifier: the API's audience, permission_name: \"read:x\"}"),
  }),
});

export const listRoleUsers = operation({
  name: "list_role_users", title: "List the users who have a role",
  description: "People who have a role directly, not through a group or inside an organization. Beyond the first 1,000, page with `take` and `from` instead of `page`.",
  method: "GET", path: "/roles/{id}/users", risk: "read",
  scopes: { mode: "cnf", scopes: [["read:users", "read:role_members"], ["read:roles", "read:role_members"]] },
  scopesUnclear: true,
  statuses: [200, 400, 401, 403, 404, 429],
  binding: { role_id: { in: "path", name: "id" } },
  list: "users",
  input: z.strictObject({
    role_id: z.string().min(1).describe("Starts with rol_; find it with list_roles"),
    per_page: z.int().min(1).max(100).optional(),
    page: z.int().min(0).optional(),
    include_totals: z.boolean().optional(),
    from: z.string().optional().describe("`next` of the previous page; omit for the first; not with page"),
    take: z.int().min(1).max(100).optional(),
  }),
});

export const assignRoleUsers = operation({
  name: "assign_role_users", title: "Assign a role to users",
  description: "Gives one existing role to many people at once, tenant-wide. Several roles for one person: assign_user_roles. To remove it, per person: remove_user_roles.",
  method: "POST", path: "/roles/{id}/users", risk: "write",
  scopes: ["update:roles", "create:role_members"],
  scopesUnclear: true,
  statuses: [200, 400, 401, 403, 404, 429],
  binding: { role_id: { in: "path", name: "id" } },
  input: z.strictObject({
    role_id: z.string().min(1),
    users: z.array(z.string()).describe("Full user ids such as auth0|5f7c8ec7, not emails"),
  }),
});
