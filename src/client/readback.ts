import { isObject } from '../text/is-object.js';
import { listIn, strings } from '../text/values.js';
import type { Query } from './types.js';
import { buildPath } from './wire/path.js';

/** The write whose response was lost. */
export interface LostWrite {
  operation: string;
  path: string;
  body: unknown;
  /** When it was first sent, epoch ms by the server's clock. */
  sentAt: number;
}

/** Reads from the tenant; resolves to the body, or undefined for a 404. Rejects when it cannot tell. */
export type Reader = (operation: string, path: string, query?: Query) => Promise<unknown>;

export type Verdict =
  /** It happened: `status` and `body` are what the lost response would have contained, as far as known. */
  | { kind: 'done'; status: number; body: unknown; note: string }
  /** There was no trace of it. It may still be in progress at the server, so this is no proof. */
  | { kind: 'no_trace'; advice: string }
  | { kind: 'unknown'; advice: string };

type Check = (write: LostWrite, read: Reader) => Promise<Verdict>;

const LOOK = 'Read the object before deciding whether to repeat this.';
const HARMLESS = 'Reading back showed no effect yet; repeating the call is harmless.';
/** `created_at` may be slightly earlier than our request: clocks differ, and the Date header is coarse. */
const CLOCK_SLACK_MS = 5_000;
/** Checking more objects than this one by one is not worth the requests. */
const MAX_SINGLE_READS = 5;
const PAGE = { per_page: 100 };

type Fields = Record<string, unknown>;

const asFields = (value: unknown): Fields => (isObject(value) ? value : {});

/** A list's items, whether bare or in a totals object. */
const asItems = (value: unknown): Fields[] => (listIn(value) ?? []).map(asFields);

/** Whether everything sent is there: `undefined` when some of it is not shown. Null means "absent". */
export function holds(sent: unknown, found: unknown): boolean | undefined {
  if (sent === null) return found === null || found === undefined;
  if (typeof sent !== 'object') return sent === found;
  if (Array.isArray(sent)) {
    if (!Array.isArray(found) || found.length !== sent.length) return false;
    return all(sent.map((item, place) => holds(item, found[place])));
  }
  if (typeof found !== 'object' || found === null) return false;
  const entries = Object.entries(sent);
  // An empty value may mean "clear", or nothing at all.
  if (entries.length === 0) return Object.keys(found).length === 0 ? true : undefined;
  return all(
    entries.map(([key, value]) => {
      const shown = Object.hasOwn(found, key);
      return shown || value === null ? holds(value, (found as Fields)[key]) : undefined;
    }),
  );
}

function all(results: (boolean | undefined)[]): boolean | undefined {
  if (results.includes(false)) return false;
  return results.includes(undefined) ? undefined : true;
}

const done = (status: number, body: unknown, note: string): Verdict => ({ kind: 'done', status, body, note });
const noTrace = (advice: string): Verdict => ({ kind: 'no_trace', advice });
const unknown: Verdict = { kind: 'unknown', advice: LOOK };

/** Assignments: the list below the same path must hold every one of them. Repeating one is not an error. */
function assigned(bodyKey: string, status: number, keyOf: (item: unknown) => string, listed = keyOf): Check {
  return async (write, read) => {
    const wanted = asFields(write.body)[bodyKey];
    if (!Array.isArray(wanted)) return unknown;
    const items = asItems(await read(`GET ${template(write)}`, write.path, PAGE));
    const present = new Set(items.map(listed));
    if (wanted.every((item) => present.has(keyOf(item)))) {
      return done(
        status,
        undefined,
        'The response was lost; reading back showed that the assignment is in place.',
      );
    }
    return items.length >= PAGE.per_page
      ? { kind: 'unknown', advice: `${LOOK} Repeating it is harmless.` }
      : noTrace(HARMLESS);
  };
}

const byId = (item: unknown): string => String(asFields(item).id);
const plain = (item: unknown): string => String(item);
const byPermission = (item: unknown): string => {
  const { resource_server_identifier, permission_name } = asFields(item);
  return JSON.stringify([resource_server_identifier, permission_name]);
};

/** Assignments of many users to one thing: each user's own list must hold it. */
function assignedToUsers(bodyKey: string, listTemplate: string): Check {
  return async (write, read) => {
    const users = strings(asFields(write.body)[bodyKey]);
    if (users.length === 0 || users.length > MAX_SINGLE_READS) {
      return {
        kind: 'unknown',
        advice: 'Repeating the call is harmless: existing assignments are kept.',
      };
    }
    const target = decodeURIComponent(write.path.split('/')[2] ?? '');
    for (const user of users) {
      const items = asItems(await read(`GET ${listTemplate}`, buildPath(listTemplate, { id: user }), PAGE));
      if (!items.some((item) => item.id === target)) return noTrace(HARMLESS);
    }
    return done(204, undefined, 'The response was lost; reading back showed that all of them are assigned.');
  };
}

/** Creations with a unique key: what exists under that key must be what was sent. */
function created(find: (body: Fields, write: LostWrite, read: Reader) => Promise<unknown>): Check {
  return async (write, read) => {
    const found = await find(asFields(write.body), write, read);
    if (found === undefined) {
      return noTrace(
        'Reading back did not find it yet. Check again, then repeat the call if it is still missing.',
      );
    }
    if (holds(write.body, found) === false) return unknown;
    return done(201, found, 'The response was lost; reading back showed that it was created.');
  };
}

const byKey = (
  key: string,
  lookup: (value: string, write: LostWrite) => [string, string, Query?],
  pick?: string,
): Check =>
  created(async (body, write, read) => {
    const value = body[key];
    if (typeof value !== 'string' || value === '') throw new Error('no key to look for');
    const found = await read(...lookup(value, write));
    return pick === undefined ? found : asItems(found).find((item) => item[pick] === value);
  });

const userCreated: Check = async (write, read) => {
  const { email, connection } = asFields(write.body);
  // All other lookups use the search index, which lags behind.
  if (typeof email !== 'string')
    return { kind: 'unknown', advice: 'Search for the user before repeating this.' };
  const found = asItems(await read('GET /users-by-email', '/users-by-email', { email: email.toLowerCase() }));
  const user = found.find((candidate) =>
    asItems(candidate.identities).some((one) => one.connection === connection),
  );
  if (user === undefined) {
    return noTrace(
      'No user with this address was found yet. Check again, then repeat the call if there is still none.',
    );
  }
  if (Date.parse(String(user.created_at)) < write.sentAt - CLOCK_SLACK_MS) {
    return {
      kind: 'unknown',
      advice: 'A user with this address already existed: most likely none was created.',
    };
  }
  return done(201, user, 'The response was lost; reading back by e-mail showed that the user was created.');
};

/** How each kind of creation and assignment is recognized afterwards. */
const CHECKS: Record<string, Check> = {
  'POST /users': userCreated,
  'POST /users/{id}/roles': assigned('roles', 204, plain, byId),
  'POST /users/{id}/permissions': assigned('permissions', 201, byPermission),
  'POST /roles/{id}/permissions': assigned('permissions', 201, byPermission),
  'POST /organizations/{id}/members/{user_id}/roles': assigned('roles', 204, plain, byId),
  'POST /roles/{id}/users': assignedToUsers('users', '/users/{id}/roles'),
  'POST /organizations/{id}/members': assignedToUsers('members', '/users/{id}/organizations'),
  'POST /organizations': byKey('name', (name) => [
    'GET /organizations/name/{name}',
    buildPath('/organizations/name/{name}', { name }),
  ]),
  'POST /organizations/{id}/enabled_connections': byKey('connection_id', (id, write) => [
    'GET /organizations/{id}/enabled_connections/{connectionId}',
    write.path + buildPath('/{id}', { id }),
  ]),
  'POST /connections': byKey('name', (name) => ['GET /connections', '/connections', { name }], 'name'),
  'POST /resource-servers': byKey('identifier', (id) => [
    'GET /resource-servers/{id}',
    buildPath('/resource-servers/{id}', { id }),
  ]),
  'POST /client-grants': created(async ({ client_id, audience }, _, read) => {
    if (typeof client_id !== 'string' || typeof audience !== 'string') throw new Error('no key to look for');
    const found = asItems(await read('GET /client-grants', '/client-grants', { client_id, audience }));
    return found.find((grant) => grant.client_id === client_id && grant.audience === audience);
  }),
};

/** Paths that can be changed or deleted but not read. */
export const NOT_READABLE = new Set([
  '/branding/phone/templates/{id}/reset',
  '/connections/{id}/scim-configuration/tokens/{tokenId}',
  '/connections/{id}/users',
  '/device-credentials/{id}',
  '/grants/{id}',
  '/guardian/factors/push-notification/providers/fcm',
  '/guardian/factors/push-notification/providers/fcmv1',
  '/guardian/factors/{name}',
  '/keys/signing/{kid}/revoke',
  '/organizations/{id}/client-grants/{grant_id}',
  '/organizations/{id}/organization-templates/{template_id}',
  '/rules-configs/{key}',
  '/users/{id}/authenticators',
  '/users/{id}/identities/{provider}/{user_id}',
  '/users/{id}/multifactor/{provider}',
]);

const template = ({ operation }: LostWrite): string => operation.slice(operation.indexOf(' ') + 1);

const deleted: Check = async (write, read) => {
  if ((await read(`GET ${template(write)}`, write.path)) === undefined) {
    return done(204, undefined, 'The response was lost; reading back showed that it is gone.');
  }
  return noTrace('The object still existed right afterwards; deleting it again is harmless.');
};

const changed: Check = async (write, read) => {
  const found = await read(`GET ${template(write)}`, write.path);
  if (found === undefined) return unknown;
  const held = holds(write.body, found);
  if (held === undefined)
    return { kind: 'unknown', advice: `Part of what was sent cannot be read back. ${LOOK}` };
  if (held)
    return done(200, found, 'The response was lost; reading back showed that the change is in place.');
  return noTrace(
    'Reading back did not show the change. Read the object again, then decide whether to repeat the call.',
  );
};

function checkFor(write: LostWrite): Check | undefined {
  const named = CHECKS[write.operation];
  if (named !== undefined) return named;
  const path = template(write);
  if (NOT_READABLE.has(path)) return undefined;
  // A collection's GET answers with the rest, not with a 404.
  if (write.operation.startsWith('DELETE '))
    return path.endsWith('}') && write.body === undefined ? deleted : undefined;
  return write.operation.startsWith('POST ') ? undefined : changed;
}

/** Finds out, where the API allows it, whether a write whose response was lost has happened. Never rejects. */
export async function readBack(write: LostWrite, read: Reader): Promise<Verdict> {
  try {
    return (await checkFor(write)?.(write, read)) ?? unknown;
  } catch {
    return unknown;
  }
}
