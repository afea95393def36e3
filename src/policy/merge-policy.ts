/** Builds the effective policy from its layers: defaults, policy file, environment, flags. */
import { createHash } from 'node:crypto';
import { nearest } from '../text/nearest.js';
import {
  type FileLayer,
  type NarrowLayer,
  type Policy,
  PolicyError,
  type PolicyLayer,
  type ProtectedLayer,
  type ProtectedTargets,
  protectedLists,
} from './policy.js';
import { builtInProfiles } from './profiles.js';

const noTargets = (): ProtectedTargets => ({
  users: { ids: [], emails: [], roles: [], organizations: [] },
  ...protectedLists(() => []),
  self: true,
});

type Draft = Omit<Policy, 'version' | 'source'>;

const defaults = (): Draft => ({
  toolsets: 'all',
  allow: ['*'],
  deny: [],
  readOnly: false,
  maxRisk: 'destructive',
  earlyAccess: false,
  confirmation: {
    levels: {},
    effects: {},
    twoStep: false,
    preview: 'live',
    fourEyes: undefined,
    minAnswerMs: undefined,
  },
  protect: noTargets(),
  only: { organizations: [], connections: [] },
  limits: {},
  masking: { email: false, phone: false, ip: false },
});

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

function unionTargets(a: ProtectedTargets, b: ProtectedLayer): ProtectedTargets {
  return {
    users: {
      ids: union(a.users.ids, b.users.ids),
      emails: union(a.users.emails, b.users.emails),
      roles: union(a.users.roles, b.users.roles),
      organizations: union(a.users.organizations, b.users.organizations),
    },
    ...protectedLists((key) => union(a[key], b[key])),
    self: b.self ?? a.self,
  };
}

/** Merges one source into the draft: values replace, but denied and protected entries accumulate. */
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
      effects: { ...draft.confirmation.effects, ...layer.confirmation?.effects },
      twoStep: layer.confirmation?.twoStep ?? draft.confirmation.twoStep,
      preview: layer.confirmation?.preview ?? draft.confirmation.preview,
      fourEyes: layer.confirmation?.fourEyes ?? draft.confirmation.fourEyes,
      minAnswerMs: layer.confirmation?.minAnswerMs ?? draft.confirmation.minAnswerMs,
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

/** The policy without any configuration: everything the token may do, with confirmation of destructive calls. */
export function defaultPolicy(): Policy {
  return finish(defaults(), 'built-in defaults');
}

/**
 * The effective policy: built-in defaults < file < environment < flags, each on top of the profile it
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
