/** Permissions given to users and roles: which API, which of its scopes. */
import { HttpError, notFound } from '../../errors.js';
import type { CollectionDeclaration, Doc, Tenant } from '../../state/store.js';
import type { SandboxContext } from '../../types.js';

export type Holder = 'user' | 'role';
export interface PermissionName {
  resource_server_identifier: string;
  permission_name: string;
}

const COLLECTION = 'permission-assignments';
/** Held directly by a user or a role (public documentation, entity-limit-policy). */
const MAX_PERMISSIONS = 1000;
const holderKey = (holder: Holder, id: string): string => `${holder}\n${id}`;
const assignmentId = (holder: Holder, id: string, given: PermissionName): string =>
  JSON.stringify([holder, id, given.resource_server_identifier, given.permission_name]);

export const permissionCollection: CollectionDeclaration = {
  name: COLLECTION,
  indexes: {
    holder: { of: (doc: Doc) => holderKey(doc.holder as Holder, String(doc.holder_id)) },
    api: { of: (doc: Doc) => String(doc.resource_server_identifier) },
  },
};

/** Removes all permissions of a deleted user or role. */
export function dropHeld(tenant: Tenant, holder: Holder, id: string): void {
  const table = tenant.collection(COLLECTION);
  for (const doc of table.by('holder', holderKey(holder, id))) table.delete(String(doc.id));
}

/** Removes all permissions of a deleted API. */
export function dropOfApi(tenant: Tenant, identifier: string): void {
  const table = tenant.collection(COLLECTION);
  for (const doc of table.by('api', identifier)) table.delete(String(doc.id));
}

const apiOf = (tenant: Tenant, identifier: string): Doc | undefined =>
  tenant.collection('resource-servers').findBy('identifier', identifier);

const scopeOf = (api: Doc | undefined, name: string): Doc | undefined =>
  ((api?.scopes ?? []) as Doc[]).find((scope) => scope.value === name);

/** Gives permissions; 404 for an API that does not exist, 400 for a scope that it does not have. */
export function grantPermissions(
  ctx: SandboxContext,
  holder: Holder,
  id: string,
  given: PermissionName[],
): void {
  for (const one of given) {
    const api = apiOf(ctx.tenant, one.resource_server_identifier);
    if (!api) {
      throw notFound(
        `The resource server does not exist: '${one.resource_server_identifier}'`,
        'inexistent_resource_server',
      );
    }
    if (!scopeOf(api, one.permission_name)) {
      throw new HttpError(
        400,
        `The permission ${one.permission_name} does not exist on resource server ${one.resource_server_identifier}.`,
        'invalid_body',
      );
    }
  }
  const table = ctx.tenant.collection(COLLECTION);
  if (table.by('holder', holderKey(holder, id)).length + given.length > MAX_PERMISSIONS) {
    const held = new Set(table.by('holder', holderKey(holder, id)).map((doc) => String(doc.id)));
    for (const one of given) held.add(assignmentId(holder, id, one));
    if (held.size > MAX_PERMISSIONS)
      throw new HttpError(400, `No more permissions can be assigned to this ${holder}.`);
  }
  for (const { resource_server_identifier, permission_name } of given) {
    const key = assignmentId(holder, id, { resource_server_identifier, permission_name });
    if (!table.has(key))
      table.insert({ id: key, holder, holder_id: id, resource_server_identifier, permission_name });
  }
}

/** Removes permissions; missing ones are ignored. */
export function revokePermissions(
  ctx: SandboxContext,
  holder: Holder,
  id: string,
  given: PermissionName[],
): void {
  for (const one of given) ctx.tenant.collection(COLLECTION).delete(assignmentId(holder, id, one));
}

/** What a user or role holds itself, as `{permission_name, description, resource_server_name, resource_server_identifier}`. */
export function heldPermissions(tenant: Tenant, holder: Holder, id: string): Doc[] {
  return tenant
    .collection(COLLECTION)
    .by('holder', holderKey(holder, id))
    .flatMap((doc) => {
      const api = apiOf(tenant, String(doc.resource_server_identifier));
      const scope = scopeOf(api, String(doc.permission_name));
      // Removing a scope from the API removes its permissions.
      if (!api || !scope) return [];
      return [
        {
          permission_name: doc.permission_name,
          description: scope.description ?? '',
          resource_server_name: api.name ?? '',
          resource_server_identifier: api.identifier,
        },
      ];
    });
}

export const permissionKey = (permission: Doc): string =>
  `${String(permission.resource_server_identifier)}\n${String(permission.permission_name)}`;
