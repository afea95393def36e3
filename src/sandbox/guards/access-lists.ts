/**
 * Network access control lists, asked before every request: the first that fits decides (public documentation,
 * secure/tenant-access-control-list/rule-evaluation).
 */
import { isObject } from '../../text/is-object.js';
import { HttpError, OAuthError } from '../errors.js';
import { ACLS } from '../resources/network-acls.js';
import { isoAt, MINUTE } from '../state/clock.js';
import type { Doc } from '../state/store.js';
import type { RawRequest, SandboxResponse, SandboxServices } from '../types.js';
import { isListed } from './networks.js';

type Signals = Readonly<Record<string, unknown>>;

/** What a request shows of each kind of entry. Where it comes from on the map, and over TLS, the sandbox cannot know. */
const SEEN: Readonly<Record<string, (entries: unknown, request: RawRequest) => boolean>> = {
  ipv4_cidrs: (entries, { ip }) => isListed(entries, ip),
  ipv6_cidrs: (entries, { ip }) => isListed(entries, ip),
  connecting_ipv4_cidrs: (entries, { ip }) => isListed(entries, ip),
  connecting_ipv6_cidrs: (entries, { ip }) => isListed(entries, ip),
  user_agents: (entries, { headers }) => includes(entries, headers['user-agent'] ?? ''),
  hostnames: (entries, { headers }) => includes(entries, (headers.host ?? '').replace(/:\d+$/, '')),
};
/** Where the sandbox itself listens is no name of the tenant: a list of names says nothing about it. */
const isOwnAddress = ({ headers }: RawRequest): boolean =>
  /^(localhost|[\d.]+|\[[\da-f:]+\])?(:\d+)?$/i.test(headers.host ?? '');
/** Of networks of both versions one has to fit: no address is of both. */
const EITHER: readonly (readonly string[])[] = [
  ['ipv4_cidrs', 'ipv6_cidrs'],
  ['connecting_ipv4_cidrs', 'connecting_ipv6_cidrs'],
];

const isKnown = (kind: string, request: RawRequest): boolean =>
  Object.hasOwn(SEEN, kind) && (kind !== 'hostnames' || !isOwnAddress(request));

const includes = (entries: unknown, value: string): boolean =>
  Array.isArray(entries) && entries.some((one) => String(one).toLowerCase() === value.toLowerCase());

/** Whether all kinds of a condition fit; undefined when one of them is beyond the sandbox. */
function fits(signals: Signals, request: RawRequest): boolean | undefined {
  const kinds = Object.keys(signals);
  if (!kinds.every((kind) => isKnown(kind, request))) return undefined;
  const seen = (kind: string): boolean => SEEN[kind]?.(signals[kind], request) === true;
  const groups = kinds.map((kind) => EITHER.find((pair) => pair.includes(kind)) ?? [kind]);
  return groups.every((group) => group.some((kind) => signals[kind] !== undefined && seen(kind)));
}

/** Whether none of the kinds of a condition fit; undefined when one of them is beyond the sandbox. */
function misses(signals: Signals, request: RawRequest): boolean | undefined {
  const kinds = Object.keys(signals);
  if (!kinds.every((kind) => isKnown(kind, request))) return undefined;
  return kinds.every((kind) => SEEN[kind]?.(signals[kind], request) !== true);
}

function applies({ match, not_match: other, match_all: all }: Doc, request: RawRequest): boolean {
  if (all === true) return true;
  const conditions = [
    ...(isObject(match) ? [fits(match, request)] : []),
    ...(isObject(other) ? [misses(other, request)] : []),
  ];
  return conditions.length > 0 && conditions.every((one) => one === true);
}

const isManagement = (path: string): boolean => /^\/(api\/v2|scim)(\/|$)/.test(path);

function isInScope(scope: unknown, path: string): boolean {
  if (scope === 'tenant') return true;
  if (scope === 'management') return isManagement(path);
  if (scope === 'dynamic_client_registration') return path === '/oidc/register';
  return !isManagement(path);
}

const BLOCKED = 'Access to this resource is blocked by the tenant.';

function refusal(request: RawRequest): SandboxResponse {
  const error = isManagement(request.path)
    ? new HttpError(403, BLOCKED, 'access_denied')
    : new OAuthError(403, 'access_denied', BLOCKED);
  return { status: 403, body: error.body() };
}

/** How often what the lists did is summed up in the log. */
const PERIOD_MS = 10 * MINUTE;
const SUMMARY = 'sandbox-acls-summary';

interface Summary {
  since: number;
  lists: Record<string, { asked: number; matched: number }>;
}

/** Logs what the lists did in a period that is over. */
function sumUp({ tenant, now, log }: SandboxServices): Summary {
  const old = tenant.singleton(SUMMARY) as Summary | undefined;
  if (old && now() - old.since < PERIOD_MS) return old;
  const stats = tenant
    .collection(ACLS)
    .list()
    .flatMap((list) => {
      const counted = old?.lists[String(list.id)];
      if (!counted?.matched) return [];
      const [action = ''] = Object.keys((list.rule as { action: Doc }).action);
      return [
        {
          acl_id: list.id,
          description: list.description,
          priority: list.priority,
          action,
          match: { successes: counted.matched },
          total_request_count: { successes: counted.asked },
        },
      ];
    });
  if (old && stats.length > 0)
    log({
      type: 'acls_summary',
      description: 'Network ACLs summary',
      details: { start_time: isoAt(old.since), end_time: isoAt(old.since + PERIOD_MS), stats },
    });
  return { since: now(), lists: {} };
}

/** What the tenant's access lists answer a request; undefined where they let it pass. */
export function answerOfLists(services: SandboxServices, request: RawRequest): SandboxResponse | undefined {
  const { tenant } = services;
  const lists = tenant.collection(ACLS).list();
  if (lists.length === 0) return undefined;
  const summary = sumUp(services);
  const decide = (): SandboxResponse | undefined => {
    for (const list of lists.toSorted((a, b) => Number(a.priority) - Number(b.priority))) {
      const rule = list.rule as Doc;
      if (list.active !== true || !isInScope(rule.scope, request.path)) continue;
      const counted = summary.lists[String(list.id)] ?? { asked: 0, matched: 0 };
      summary.lists[String(list.id)] = counted;
      counted.asked += 1;
      if (!applies(rule, request)) continue;
      counted.matched += 1;
      const action = rule.action as Doc;
      if (action.log === true) continue;
      if (action.redirect === true)
        return { status: 302, headers: { location: String(action.redirect_uri) } };
      return action.block === true ? refusal(request) : undefined;
    }
    return undefined;
  };
  const answer = decide();
  tenant.setSingleton(SUMMARY, summary);
  return answer;
}
