/** The effective policy: what may be seen and run, and what has to be asked. Built from layers, then fixed. */
import { createHash } from 'node:crypto';
import type { Risk } from '../catalog/types.js';
import { nearest } from '../text/nearest.js';
import { builtInProfiles } from './profiles.js';

/** How a tool's call is confirmed: not at all, by a yes, by typing the target's name, or never allowed. */
export type ConfirmLevel = 'none' | 'ask' | 'type-name' | 'deny';

/** Whom and what no tool may change or delete. E-mail entries are patterns; the others are ids or names. */
export interface ProtectedTargets {
  users: { ids: string[]; emails: string[]; roles: string[]; organizations: string[] };
  organizations: string[];
  clients: string[];
  connections: string[];
  roles: string[];
}

/** Most calls or people within any 60 minutes; undefined is no limit. */
export interface HourlyLimits {
  writes?: number;
  destructive?: number;
  users?: number;
}

export interface Policy {
  /** Where it came from, for people: `built-in defaults`, a file name, and so on. */
  source: string;
  profile?: string;
  toolsets: 'all' | readonly string[];
  /** Only tools that match one of these patterns. */
  allow: readonly string[];
  /** Never tools that match one of these; wins over `allow`. */
  deny: readonly string[];
  readOnly: boolean;
  maxRisk: Risk;
  earlyAccess: boolean;
  confirmation: {
    /** Tool name or pattern -> level. A pattern only makes stricter; an exact name may also loosen. */
    levels: Readonly<Record<string, ConfirmLevel>>;
    /** Whether a client that cannot ask a person may confirm by a second call with a token. */
    twoStep: boolean;
    preview: 'live' | 'off';
  };
  protect: ProtectedTargets;
  /** When not empty, changes may only reach these (by id or name) and the people in them. */
  only: { organizations: readonly string[]; connections: readonly string[] };
  limits: HourlyLimits;
  masking: { email: boolean; phone: boolean; ip: boolean };
  /** Changes with any of the above, so that an approval given under one policy is void under another. */
  version: string;
}

/** What one source (a profile, the file, the environment, the flags) says; absent means it says nothing. */
export interface PolicyLayer {
  profile?: string;
  toolsets?: 'all' | readonly string[];
  allow?: readonly string[];
  deny?: readonly string[];
  readOnly?: boolean;
  maxRisk?: Risk;
  earlyAccess?: boolean;
  confirmation?: {
    levels?: Readonly<Record<string, ConfirmLevel>>;
    twoStep?: boolean;
    preview?: 'live' | 'off';
  };
  protect?: ProtectedTargets;
  only?: { organizations?: readonly string[]; connections?: readonly string[] };
  limits?: HourlyLimits;
  masking?: { email?: boolean; phone?: boolean; ip?: boolean };
}

/** A policy file: a layer, its name, and the profiles it defines itself. */
export interface FileLayer extends PolicyLayer {
  source: string;
  profiles?: Readonly<Record<string, PolicyLayer>>;
}

/** The environment and the flags can choose and narrow; what concerns confirmation stands in the file only. */
export type NarrowLayer = Pick<
  PolicyLayer,
  'profile' | 'toolsets' | 'allow' | 'deny' | 'readOnly' | 'maxRisk' | 'earlyAccess'
>;

/** A policy that cannot be used; the message is one line for a person and says what to mend. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
}

const noTargets = (): ProtectedTargets => ({
  users: { ids: [], emails: [], roles: [], organizations: [] },
  organizations: [],
  clients: [],
  connections: [],
  roles: [],
});

type Draft = Omit<Policy, 'version' | 'source'>;

const defaults = (): Draft => ({
  toolsets: 'all',
  allow: ['*'],
  deny: [],
  readOnly: false,
  maxRisk: 'destructive',
  earlyAccess: false,
  confirmation: { levels: {}, twoStep: false, preview: 'live' },
  protect: noTargets(),
  only: { organizations: [], connections: [] },
  limits: {},
  masking: { email: false, phone: false, ip: false },
});

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

function unionTargets(a: ProtectedTargets, b: ProtectedTargets): ProtectedTargets {
  return {
    users: {
      ids: union(a.users.ids, b.users.ids),
      emails: union(a.users.emails, b.users.emails),
      roles: union(a.users.roles, b.users.roles),
      organizations: union(a.users.organizations, b.users.organizations),
    },
    organizations: union(a.organizations, b.organizations),
    clients: union(a.clients, b.clients),
    connections: union(a.connections, b.connections),
    roles: union(a.roles, b.roles),
  };
}

/** Lays one source over the draft: values replace, but what is denied or protected only ever adds up. */
function apply(draft: Draft, layer: PolicyLayer): Draft {
  return {
    ...draft,
    toolsets: layer.toolsets ?? draft.toolsets,
    allow: layer.allow ?? draft.allow,
    deny: union(draft.deny, layer.deny ?? []),
    readOnly: layer.readOnly ?? draft.readOnly,
    maxRisk: layer.maxRisk ?? draft.maxRisk,
    earlyAccess: layer.earlyAccess ?? draft.earlyAccess,
    confirmation: {
      levels: { ...draft.confirmation.levels, ...layer.confirmation?.levels },
      twoStep: layer.confirmation?.twoStep ?? draft.confirmation.twoStep,
      preview: layer.confirmation?.preview ?? draft.confirmation.preview,
    },
    protect: layer.protect ? unionTargets(draft.protect, layer.protect) : draft.protect,
    only: {
      organizations: layer.only?.organizations ?? draft.only.organizations,
      connections: layer.only?.connections ?? draft.only.connections,
    },
    limits: { ...draft.limits, ...layer.limits },
    masking: { ...draft.masking, ...layer.masking },
  };
}

function finish(draft: Draft, source: string): Policy {
  const version = createHash('sha256').update(JSON.stringify(draft)).digest('hex').slice(0, 16);
  return { ...draft, source, version };
}

/** The policy without any configuration: everything the token may do, destructive calls asked for. */
export function defaultPolicy(): Policy {
  return finish(defaults(), 'built-in defaults');
}

/**
 * The effective policy: built-in defaults < file < environment < flags, each lying on top of the profile it
 * names. Throws a PolicyError for an unknown profile.
 */
export function mergePolicy(
  file: FileLayer | undefined,
  environment: NarrowLayer = {},
  flags: NarrowLayer = {},
): Policy {
  const profiles: Record<string, PolicyLayer> = { ...builtInProfiles, ...file?.profiles };
  let draft = defaults();
  for (const layer of [file ?? {}, environment, flags]) {
    if (layer.profile !== undefined) {
      const profile = Object.hasOwn(profiles, layer.profile) ? profiles[layer.profile] : undefined;
      if (!profile) throw new PolicyError(unknownProfile(layer.profile, Object.keys(profiles)));
      draft = { ...apply(draft, profile), profile: layer.profile };
    }
    draft = apply(draft, layer);
  }
  return finish(draft, file?.source ?? 'built-in defaults');
}

function unknownProfile(name: string, known: string[]): string {
  const guess = nearest(name, known);
  return `Unknown profile "${name}"${guess ? `; did you mean "${guess}"?` : ''} (known: ${known.join(', ')}).`;
}
