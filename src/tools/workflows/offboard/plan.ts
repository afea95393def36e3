/** The steps that revoke a user's access, derived from what they have now: what is done already is left out. */
import type { Operation } from '../../operation.js';
import { deleteUserGrants, listGrants } from '../../operations/grants.js';
import { removeOrganizationMembers } from '../../operations/organizations.js';
import {
  deleteUser,
  deleteUserRefreshTokens,
  deleteUserSessions,
  getUser,
  listUserOrganizations,
  listUserPermissions,
  listUserRefreshTokens,
  listUserRoles,
  listUserSessions,
  removeUserPermissions,
  removeUserRoles,
  revokeUserAccess,
  updateUser,
} from '../../operations/users.js';
import type { Doc } from '../fields.js';
import type { Account } from '../person.js';
import { AFTER, itemsOf, type Reader } from '../reader.js';
import { count, list } from '../words.js';

export interface Step {
  /** What the approver reads: without numbers that change by the minute. */
  does: string;
  operation: Operation;
  arguments: Record<string, unknown>;
}

export interface Plan {
  steps: Step[];
  /** What no longer needs a step. */
  done: string[];
  /** What could not be read, or not completely: no step revokes it. */
  unseen: string[];
}

/** What the user has of one kind, and the step that revokes it. */
function part(
  plan: Plan,
  what: string,
  items: readonly Doc[] | undefined,
  step: (items: readonly Doc[]) => Step | Step[],
): void {
  if (items === undefined) plan.unseen.push(what);
  else if (items.length === 0) plan.done.push(`no ${what}`);
  else plan.steps.push(...[step(items)].flat());
}

const names = (items: readonly Doc[]): string =>
  list(
    items.map((item) => String(item.display_name ?? item.name ?? item.id)),
    6,
  );

export async function makePlan(reader: Reader, account: Account, remove: boolean): Promise<Plan> {
  const user_id = account.user_id;
  const [profile, sessions, tokens, organizations, roles, permissions, grants] = await Promise.all([
    reader.read(getUser, { user_id }, 'the account'),
    reader.read(listUserSessions, { user_id, take: 1 }, 'sessions'),
    reader.read(listUserRefreshTokens, { user_id, take: 1 }, 'refresh tokens'),
    reader.readAll(listUserOrganizations, { user_id }, 'organizations'),
    reader.readAll(listUserRoles, { user_id }, 'roles'),
    reader.readAll(listUserPermissions, { user_id }, 'direct permissions'),
    reader.readAll(listGrants, { user_id }, 'consents given to applications'),
  ]);
  const seen = (body: unknown) => (body === undefined ? undefined : itemsOf(body));
  const cut = reader.unseen.flatMap(({ what }) => (what.includes(AFTER) ? [what] : []));
  const plan: Plan = { steps: [], done: [], unseen: cut };
  if ((profile as Doc | null | undefined)?.blocked === true) plan.done.push('the account is blocked');
  else
    plan.steps.push({
      does: 'Block the account',
      operation: updateUser,
      arguments: { user_id, blocked: true },
    });
  access(reader, plan, user_id, seen(sessions), seen(tokens));
  part(plan, 'organizations', seen(organizations), (items) =>
    items.map((organization) => ({
      does: `Remove from the organization ${names([organization])}, with the roles held there`,
      operation: removeOrganizationMembers,
      arguments: { organization_id: String(organization.id), members: [user_id] },
    })),
  );
  part(plan, 'roles', seen(roles), (items) => ({
    does: `Remove ${count(items.length, 'role')}: ${names(items)}`,
    operation: removeUserRoles,
    arguments: { user_id, roles: items.map((item) => String(item.id)) },
  }));
  const direct = seen(permissions)?.filter((item) => {
    const sources = itemsOf(item.sources);
    return sources.length === 0 || sources.some((source) => source.source_type === 'DIRECT');
  });
  part(plan, 'direct permissions', direct, (items) => ({
    does: `Remove ${count(items.length, 'direct permission')}: ${list(
      items.map((item) => String(item.permission_name)),
      6,
    )}`,
    operation: removeUserPermissions,
    arguments: {
      user_id,
      permissions: items.map((item) => ({
        resource_server_identifier: String(item.resource_server_identifier),
        permission_name: String(item.permission_name),
      })),
    },
  }));
  part(plan, 'consents', seen(grants), () => ({
    does: 'Delete the consents given to applications',
    operation: deleteUserGrants,
    arguments: { user_id },
  }));
  if (remove)
    plan.steps.push({
      does: 'Permanently delete the account',
      operation: deleteUser,
      arguments: { user_id },
    });
  return plan;
}

/** Ends sessions and refresh tokens in one call if allowed, else in two. */
function access(
  reader: Reader,
  plan: Plan,
  user_id: string,
  sessions: readonly Doc[] | undefined,
  tokens: readonly Doc[] | undefined,
): void {
  if (sessions?.length === 0 && tokens?.length === 0) {
    plan.done.push('no sessions or refresh tokens');
    return;
  }
  if (reader.may(revokeUserAccess)) {
    plan.steps.push({
      does: 'End all sessions and revoke all refresh tokens',
      operation: revokeUserAccess,
      arguments: { user_id },
    });
    return;
  }
  plan.steps.push(
    { does: 'End all sessions', operation: deleteUserSessions, arguments: { user_id } },
    { does: 'Revoke all refresh tokens', operation: deleteUserRefreshTokens, arguments: { user_id } },
  );
}
