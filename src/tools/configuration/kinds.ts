/** The kinds of things that a tenant's configuration consists of: the types of `catalog/configuration.json`. */
import catalog from '../../../catalog/configuration.json' with { type: 'json' };
import { nearest } from '../../text/nearest.js';
import { ToolError } from '../errors.js';

type Json = Record<string, unknown>;

/** A call for one entry of a part: the member of its body that lists entries, or one call for each. */
export interface PartCall {
  operation: string;
  list?: string;
  /** Template of one entry: `$.x` is a member of the entry. */
  each: Json;
}

/** A list that belongs to an object and is read and written by calls of its own. */
export interface Part {
  part: string;
  list: string;
  paged?: 'number' | 'cursor';
  /** Members of an entry that count. */
  keep: string[];
  /** Members by which an entry is the same one; all of them when absent. */
  identity?: string[];
  put: PartCall;
  change?: PartCall;
  drop?: PartCall;
}

/** Values of an argument for which a thing is read one by one. */
export type Per = 'enum' | { single: string; member: string };

export interface Kind {
  /** In words, singular. */
  kind: string;
  /** What `resources` calls it. */
  group: string;
  list?: string;
  paged?: 'number' | 'cursor';
  /** Most things on a page; 100 when absent. */
  take?: number;
  get?: string;
  per?: Record<string, Per>;
  /** Member with the id; `id` when absent, empty where there is none. */
  id?: string;
  key?: string[];
  generated?: string[];
  /** Members of what every tenant has from the start. */
  builtIn?: Json;
  /** Kinds that it refers to by id. */
  refers?: string[];
  /** The order of entries of lists counts. */
  ordered?: boolean;
  /** One list of the answer, and what counts of each entry. */
  reduce?: Record<string, Json>;
  /** A secret that no read shows, not even masked, and that the API wants: its name by another member, and where. */
  unshown?: { at: string; by: string; secret: Record<string, string> };
  create?: string;
  update?: string;
  /** How its value becomes arguments where they are not its members. */
  write?: { list: string; each: Json } | { value: Json };
  parts?: Part[];
  /** Calls once it is made or changed. */
  after?: { operation: string; when: Json }[];
  /** Members that those calls set. */
  then?: string[];
  /** A kind without any thing of which it cannot be set. */
  needs?: string;
}

export const KINDS = catalog.kinds as unknown as readonly Kind[];
/** What no snapshot contains, in words. */
export const NOT_COVERED: readonly string[] = catalog.not_covered;
/** Names of groups of kinds, for `resources`. */
export const GROUPS: readonly string[] = [...new Set(KINDS.map(({ group }) => group))];

/** The kinds of these groups; all where none are given. @throws ToolError for an unknown group */
export function kindsOf(groups: readonly string[] | undefined): readonly Kind[] {
  if (groups === undefined || groups.length === 0) return KINDS;
  const chosen = groups.map((given) => {
    const name = given.toLowerCase();
    // A comparison names each thing by its kind; what it says is taken, too.
    const found = KINDS.filter(({ group, kind }) => group === name || kind.toLowerCase() === name);
    if (found.length > 0) return found;
    const near = nearest(given, GROUPS);
    throw new ToolError(
      'invalid_arguments',
      `resources: ${JSON.stringify(given.slice(0, 60))} is unknown${near ? `; did you mean ${near}?` : '.'} There are ${GROUPS.join(', ')}.`,
    );
  });
  const all = new Set(chosen.flat());
  return KINDS.filter((kind) => all.has(kind));
}
