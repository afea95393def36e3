/** Scopes of APIs as lines of a question: those that do most harm in the wrong hands first, the rest by their number. */
import { isManagementApi } from '../../../change/effects/management-api.js';
import { quoteWhole } from '../value-lines.js';

export interface Scope {
  /** Identifier of the API. */
  api: string;
  name: string;
}

/** Words of a scope that tell what it is good for, most dangerous first; all others come last. */
const RANKS: readonly RegExp[] = [
  /\*|(?:^|[^a-z])(?:all|any|admin\w*|root|super\w*|sudo|owner|full\w*)(?:$|[^a-z])/i,
  /impersonat|act[^a-z]?as|on[^a-z]?behalf|assume/i,
  /delet|remov|destroy|purge|eras|drop|wipe|revok/i,
  /grant|assign|role|permission|credential|secret|password|(?:^|[^a-z])keys?(?:$|[^a-z])|token/i,
  /creat|writ|updat|manag|edit|modif|patch|(?:^|[^a-z])(?:add|set|put)(?:$|[^a-z])|insert|approv|transfer|pay|send/i,
  /(?:)/,
];

const rankOf = ({ api, name }: Scope, audience: string | undefined): number =>
  (isManagementApi(api, { audience }) ? 0 : RANKS.length) + RANKS.findIndex((words) => words.test(name));

/** The rank of the most dangerous one. */
export const rankOfAll = (scopes: readonly Scope[], audience: string | undefined): number =>
  Math.min(...scopes.map((scope) => rankOf(scope, audience)));

const keyOf = ({ api, name }: Scope): string => JSON.stringify([api, name]);

/**
 * Each scope once, most dangerous first, in the same order whatever order the API lists them in.
 *
 * @param audience identifier of the Management API, whose scopes come before all others
 */
export function byDanger(scopes: readonly Scope[], audience: string | undefined): Scope[] {
  const known = new Map(scopes.map((scope) => [keyOf(scope), { scope, rank: rankOf(scope, audience) }]));
  return [...known.keys()]
    .sort()
    .flatMap((key) => known.get(key) ?? [])
    .sort((a, b) => a.rank - b.rank)
    .map(({ scope }) => scope);
}

/** Characters that a scope has on average, of those that are shown by name. */
const MOST_LENGTH = 40;

/** As many as are shown by name; long names leave room for fewer. */
function withinLine(sorted: readonly Scope[], most: number): Scope[] {
  let room = most * MOST_LENGTH;
  return sorted.slice(0, most).filter(({ name }) => {
    const fits = room > 0;
    room -= name.length;
    return fits;
  });
}

/** One line an API. @param most scopes that are shown by name */
export function scopeLines(scopes: readonly Scope[], most: number, audience: string | undefined): string[] {
  const sorted = byDanger(scopes, audience);
  const shown = new Set(withinLine(sorted, most));
  const apis = new Map<string, Scope[]>();
  for (const scope of sorted) apis.set(scope.api, [...(apis.get(scope.api) ?? []), scope]);
  return [...apis].map(([api, all]) => {
    const named = all.filter((scope) => shown.has(scope)).map(({ name }) => quoteWhole(name));
    const more = all.length - named.length;
    const rest = more === 0 ? '' : named.length === 0 ? `permissions: ${more}` : ` and ${more} more`;
    const kind = isManagementApi(api, { audience }) ? 'Management API' : 'API';
    return `${kind} ${quoteWhole(api)}: ${named.join(', ')}${rest}`;
  });
}
