/** The parts of `event` that several triggers share. Source: auth0.com/docs/customize/actions, the event objects. */

import { isObject } from '../../../text/is-object.js';
import { rolesInOrganization } from '../../resources/organizations/members.js';
import { rolesAtLogin } from '../../resources/roles/group-store.js';
import { mergeMetadata } from '../../resources/users/metadata.js';
import { methodsOf } from '../../resources/users/mfa.js';
import { userView } from '../../resources/users/store.js';
import type { Command } from '../../runtime/protocol.js';
import type { Doc } from '../../state/store.js';
import { tenantName } from '../../state/tenant-name.js';
import type { RawRequest, SandboxServices } from '../../types.js';

type Asked = Pick<SandboxServices, 'tenant' | 'url'> & { request: RawRequest };

/** Fields of a request that Actions never see. */
const HIDDEN =
  /password|secret|assertion|(^|oob_|binding_|recovery_|device_)code$|^otp$|code_verifier|refresh_token|subject_token$|mfa_token/i;

const withoutCredentials = (fields: Doc): Doc =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !HIDDEN.test(name)));

const some = (name: string, value: unknown): Doc => (value === undefined ? {} : { [name]: value });

export function requestPart({ request, url }: Asked): Doc {
  const { ip, method, headers, search, body } = request;
  return {
    ip,
    method,
    hostname: new URL(url).host,
    language: headers['accept-language']?.split(',')[0] ?? 'en',
    user_agent: headers['user-agent'] ?? 'Unknown',
    geoip: {},
    query: withoutCredentials(Object.fromEntries(search)),
    body: withoutCredentials(isObject(body) ? body : {}),
  };
}

/** The parameters with which a login began, as Actions see them. */
export const queryPart = (params: Doc): Doc => withoutCredentials(params);

/** The language of a transaction: the first that is asked for and that the tenant has, else the tenant's first. */
export function localeOf({ tenant, request }: Asked, asked: unknown): string {
  const { enabled_locales: enabled } = tenant.settings('/tenants/settings');
  const known = (Array.isArray(enabled) && enabled.length > 0 ? enabled : ['en']).map(String);
  const browser = (request.headers['accept-language'] ?? '').split(',').map((one) => one.split(';')[0]);
  const wanted = [...(Array.isArray(asked) ? asked : []), ...browser].map((one) => String(one).trim());
  const found = wanted
    .flatMap((one) => [one, one.split('-')[0]])
    .find((one) => one !== undefined && known.includes(one));
  return found ?? known[0] ?? 'en';
}

/** `event.transaction.metadata` after what Actions have set. */
export function transactionMetadata(before: Doc, commands: readonly Command[]): Doc {
  const set = commands
    .filter(({ method }) => method === 'transaction.setMetadata')
    .map(({ args }) => [String(args[0]), args[1]]);
  return Object.fromEntries(
    Object.entries({ ...before, ...Object.fromEntries(set) }).filter(([, value]) => value !== null),
  );
}

/** What every event has. */
export const commonParts = (ctx: Asked): Doc => ({
  request: requestPart(ctx),
  tenant: { id: tenantName(ctx.url) },
  ...customDomainPart(ctx),
});

/** The custom domain by which the request came. */
export function customDomainOf({ tenant, request }: Pick<Asked, 'tenant' | 'request'>): Doc | undefined {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return tenant
    .collection('custom-domains')
    .list()
    .find(({ domain, status }) => domain === host && status === 'ready');
}

function customDomainPart(asked: Asked): Doc {
  const found = customDomainOf(asked);
  return found
    ? { custom_domain: { domain: found.domain, domain_metadata: found.domain_metadata ?? {} } }
    : {};
}

export function clientPart(client: Doc): Doc {
  return { client_id: client.client_id, name: client.name, metadata: client.client_metadata ?? {} };
}

export function connectionPart(connection: Doc): Doc {
  const { id, name, strategy, metadata } = connection;
  return { id, name, strategy, metadata: metadata ?? {} };
}

/** @param id of the organization; nothing without one */
export function organizationPart({ tenant }: Pick<SandboxServices, 'tenant'>, id: string | undefined): Doc {
  const found = id === undefined ? undefined : tenant.collection('organizations').get(id);
  if (!found) return {};
  const { name, display_name, metadata } = found;
  return { organization: { id, name, display_name, metadata: metadata ?? {} } };
}

const FACTOR_NAMES: Readonly<Record<string, string>> = {
  totp: 'otp',
  'phone-sms': 'phone',
  push: 'push-notification',
};

/** A profile as Actions see it. */
export function userPart({ tenant }: Pick<SandboxServices, 'tenant'>, user: Doc): Doc {
  const {
    last_login: _login,
    last_ip: _ip,
    logins_count: _count,
    blocked: _blocked,
    ...shown
  } = userView(user);
  const factors = methodsOf(tenant, String(user.user_id)).filter((method) => method.confirmed !== false);
  return {
    ...shown,
    ...(user.$denied as Doc | undefined),
    user_metadata: user.user_metadata ?? {},
    app_metadata: user.app_metadata ?? {},
    enrolledFactors: factors.map(({ type }) => ({ type: FACTOR_NAMES[String(type)] ?? type, options: {} })),
    ...(factors.length > 0 ? { multifactor: ['guardian'] } : {}),
  };
}

/** Names of a person's roles: their own, of their groups, and in the organization. */
export function rolesOf(
  { tenant }: Pick<SandboxServices, 'tenant'>,
  user: Doc,
  organization: string | undefined,
): unknown[] {
  const id = String(user.user_id);
  const ids = [
    ...rolesAtLogin(tenant, id),
    ...(organization === undefined ? [] : rolesInOrganization(tenant, organization, id)),
  ];
  return [...new Set(ids)].map((role) => tenant.collection('roles').get(role)?.name).filter(Boolean);
}

const METADATA = { 'user.setAppMetadata': 'app_metadata', 'user.setUserMetadata': 'user_metadata' } as const;

/** A profile with the metadata that Actions have set. */
export function withMetadata(user: Doc, commands: readonly Command[]): Doc {
  let next = user;
  for (const { method, args } of commands) {
    if (!Object.hasOwn(METADATA, method)) continue;
    const field = METADATA[method as keyof typeof METADATA];
    next = { ...next, [field]: mergeMetadata(next[field], { [String(args[0])]: args[1] ?? null }) };
  }
  return next;
}

/** Stores the metadata that Actions have set; the user as it is then. */
export function saveMetadata({ tenant, iso }: SandboxServices, user: Doc, commands: readonly Command[]): Doc {
  if (!commands.some(({ method }) => Object.hasOwn(METADATA, method))) return user;
  const users = tenant.collection('users');
  const current = users.get(String(user.user_id)) ?? user;
  const { app_metadata, user_metadata } = withMetadata(current, commands);
  return (
    users.update(String(user.user_id), {
      ...some('app_metadata', app_metadata),
      ...some('user_metadata', user_metadata),
      updated_at: iso(),
    }) ?? user
  );
}
