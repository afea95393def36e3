/** Everything that one person has access to, on one page. */
import type { ToolResult } from '../../answer/result.js';
import { ToolError } from '../../errors.js';
import type { CallContext, Runtime } from '../../runtime.js';
import { answer, coverage, drop, keepFirst, nothingSeen, some, type Trim } from '../answer.js';
import { Reader } from '../reader.js';
import { ago, count } from '../words.js';
import { type Access, gatherAccess, type Permission } from './read-access.js';

const MOST_READS = 34;
const MOST_BYTES = 6_000;

type Json = Record<string, unknown>;

/** Why there is no answer: nothing may be read, or there is no such account. */
export function notFound(reader: Reader, user: string): ToolError {
  if (reader.lookedAt.length === 0) return nothingSeen(reader, JSON.stringify(user.slice(0, 120)));
  return new ToolError('not_found', `No account was found for ${JSON.stringify(user.slice(0, 120))}.`, {
    hint: 'Search with list_users, then use the user_id.',
  });
}

/** Permissions by API: each with the roles that give it. */
function byApi(permissions: readonly Permission[] | undefined): Json | undefined {
  if (!permissions) return undefined;
  const apis: Record<string, Record<string, string>> = {};
  for (const { api, name, via } of permissions) {
    apis[api] ??= {};
    (apis[api] as Record<string, string>)[name] = via.join(', ');
  }
  return apis;
}

function page(access: Access, now: number): Json {
  const { account, roles, permissions, organizations, consents, sessions, refreshTokens } = access;
  return {
    user_id: account.user_id,
    ...(account.unread ? { profile: 'not readable' } : {}),
    email: account.email,
    ...(account.blocked ? { blocked: true } : {}),
    connections: account.unread
      ? undefined
      : [...new Set(account.identities.map((identity) => identity.connection))],
    other_accounts: some(access.others),
    last_login: account.lastLogin === undefined ? undefined : ago(account.lastLogin, now),
    roles: roles?.map((role) => role.name),
    permissions: byApi(permissions),
    organizations: organizations?.map(({ id, name, roles: within }) => ({
      id,
      name,
      ...(within ? { roles: within } : {}),
    })),
    applications_open: access.applications,
    consents: consents?.map(({ application, audience, scope }) => ({
      application,
      audience,
      scope: scope.join(' '),
    })),
    sessions: sessions && {
      count: sessions.count,
      ...(sessions.more ? { more: true } : {}),
      ...(sessions.last ? { last_used: ago(sessions.last, now) } : {}),
      applications: sessions.applications,
    },
    refresh_tokens: refreshTokens,
    second_factors: access.factors,
  };
}

/** Only the number of permissions per API. */
const countPermissions: Trim = (body) => {
  const apis = body.permissions as Record<string, Json> | undefined;
  if (!apis) return body;
  return {
    ...body,
    permissions: Object.fromEntries(
      Object.entries(apis).map(([api, list]) => [api, count(Object.keys(list).length, 'permission')]),
    ),
  };
};

export async function investigate(runtime: Runtime, user: string, call: CallContext): Promise<ToolResult> {
  const reader = new Reader(runtime, call, { limit: MOST_READS });
  const access = await gatherAccess(reader, user);
  if (!access) throw notFound(reader, user);
  const { roles, permissions, organizations, sessions } = access;
  const told = [
    roles && count(roles.length, 'role'),
    permissions && count(permissions.length, 'permission'),
    organizations && count(organizations.length, 'organization'),
    sessions && count(sessions.count, 'session'),
  ].filter((part) => part !== undefined);
  const sentence = `${access.account.user_id} has ${told.join(', ') || 'nothing that could be read'}.${
    reader.unseen.length > 0 ? ' Some data could not be read; see could_not_see.' : ''
  }`;
  return answer(
    runtime,
    sentence,
    { ...page(access, reader.now), ...coverage(reader) },
    {
      bytes: MOST_BYTES,
      trims: [
        keepFirst('applications_open', 15),
        keepFirst('consents', 8),
        keepFirst('organizations', 15),
        countPermissions,
        keepFirst('roles', 30),
        drop('consents'),
        keepFirst('organizations', 5),
        drop('applications_open'),
        drop('looked_at'),
      ],
    },
  );
}
