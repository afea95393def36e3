/** What one person has and another lacks: for "it works for her but not for him". */
import type { ToolResult } from '../../answer/result.js';
import type { CallContext, Runtime } from '../../runtime.js';
import { answer, coverage, drop, keepFirst } from '../answer.js';
import { Reader } from '../reader.js';
import { count } from '../words.js';
import { notFound } from './investigate.js';
import { type Access, gatherAccess } from './read-access.js';

const MOST_READS = 56;
const MOST_BYTES = 6_000;

type Json = Record<string, unknown>;

interface Difference extends Json {
  what: string;
  only_first?: string[];
  only_second?: string[];
}

/** Sets that can be compared; undefined where one could not be read. */
const sets: readonly { what: string; of: (access: Access) => string[] | undefined }[] = [
  { what: 'roles', of: ({ roles }) => roles?.map((role) => role.name) },
  {
    what: 'permissions',
    of: ({ permissions }) => permissions?.map(({ api, name }) => `${name} on ${api}`),
  },
  { what: 'organizations', of: ({ organizations }) => organizations?.map((one) => one.name) },
  {
    what: 'roles within organizations',
    of: ({ organizations }) =>
      organizations?.flatMap(({ name, roles }) => (roles ?? []).map((role) => `${role} in ${name}`)),
  },
  {
    what: 'connections',
    of: ({ account }) =>
      account.unread ? undefined : account.identities.map((identity) => identity.connection),
  },
  { what: 'applications the connection is enabled for', of: ({ applications }) => applications },
  {
    what: 'consents',
    of: ({ consents }) => consents?.map(({ application, audience }) => `${application} for ${audience}`),
  },
  { what: 'second factors', of: ({ factors }) => factors },
];

/** Single facts about the accounts. */
const marks: readonly { what: string; of: (access: Access) => string }[] = [
  { what: 'blocked', of: ({ account }) => String(account.blocked === true) },
  { what: 'email_verified', of: ({ account }) => String(account.email_verified ?? 'unknown') },
  { what: 'has signed in', of: ({ account }) => String(account.logins > 0) },
  { what: 'number of accounts', of: ({ others }) => String(others.length + 1) },
  { what: 'has app or user metadata', of: ({ account }) => String(account.hasRolesOrData === true) },
];

/** They come from the profile, so both profiles are needed. */
const visibleMarks = (first: Access, second: Access) =>
  first.account.unread || second.account.unread ? [] : marks;

const without = (list: readonly string[], other: readonly string[]): string[] => [
  ...new Set(list.filter((item) => !other.includes(item))),
];

const MOST_ITEMS = 12;

/** A list of differences, each with what only one of the two has. */
export function differences(first: Access, second: Access): Difference[] {
  const found: Difference[] = [];
  for (const { what, of } of visibleMarks(first, second)) {
    const [a, b] = [of(first), of(second)];
    if (a !== b) found.push({ what, first: a, second: b });
  }
  for (const { what, of } of sets) {
    const [a, b] = [of(first), of(second)];
    if (!a || !b) continue;
    const [onlyFirst, onlySecond] = [without(a, b), without(b, a)];
    if (onlyFirst.length === 0 && onlySecond.length === 0) continue;
    found.push({
      what,
      ...(onlyFirst.length > 0 ? { only_first: onlyFirst.slice(0, MOST_ITEMS) } : {}),
      ...(onlySecond.length > 0 ? { only_second: onlySecond.slice(0, MOST_ITEMS) } : {}),
      ...(onlyFirst.length > MOST_ITEMS || onlySecond.length > MOST_ITEMS
        ? { more: Math.max(0, onlyFirst.length - MOST_ITEMS) + Math.max(0, onlySecond.length - MOST_ITEMS) }
        : {}),
    });
  }
  return found;
}

export async function compare(
  runtime: Runtime,
  { user, other }: { user: string; other: string },
  call: CallContext,
): Promise<ToolResult> {
  const reader = new Reader(runtime, call, { limit: MOST_READS });
  const [first, second] = await Promise.all([gatherAccess(reader, user), gatherAccess(reader, other)]);
  if (!first) throw notFound(reader, user);
  if (!second) throw notFound(reader, other);
  const found = differences(first, second);
  const sentence =
    found.length === 0
      ? `No difference between ${first.account.user_id} and ${second.account.user_id} in the data that could be read.`
      : `${count(found.length, 'difference')} between ${first.account.user_id} (first) and ${second.account.user_id} (second): ${found.map(({ what }) => what).join(', ')}.`;
  const seen = sets.filter(({ of }) => of(first) !== undefined && of(second) !== undefined);
  const differing = new Set(found.map(({ what }) => what));
  const body = {
    first: { user_id: first.account.user_id, email: first.account.email },
    second: { user_id: second.account.user_id, email: second.account.email },
    differences: found,
    same: [...visibleMarks(first, second), ...seen]
      .map(({ what }) => what)
      .filter((what) => !differing.has(what)),
    ...coverage(reader),
  };
  return answer(runtime, sentence, body, {
    bytes: MOST_BYTES,
    trims: [shorten(6), shorten(3), drop('looked_at'), keepFirst('differences', 8)],
  });
}

/** Fewer items in each difference, and how many more there are. */
const shorten = (most: number) => (body: Json) => ({
  ...body,
  differences: (body.differences as Difference[]).map((one) => {
    const cut = (list: string[] | undefined) => list?.slice(0, most);
    const lost = ['only_first', 'only_second'].reduce(
      (sum, key) => sum + Math.max(0, ((one[key] as string[] | undefined)?.length ?? 0) - most),
      0,
    );
    return {
      ...one,
      ...(one.only_first ? { only_first: cut(one.only_first) } : {}),
      ...(one.only_second ? { only_second: cut(one.only_second) } : {}),
      ...(lost > 0 ? { more: Number(one.more ?? 0) + lost } : {}),
    };
  }),
});
