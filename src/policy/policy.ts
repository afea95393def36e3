/** What a policy says: what may be seen and run, and what has to be confirmed. */
import type { Effect } from '../catalog/change-facts.js';
import type { Risk } from '../catalog/types.js';

/** How a tool call is confirmed: not at all, with a yes, by typing the target's name, or never allowed. */
export type ConfirmLevel = 'none' | 'ask' | 'type-name' | 'deny';

/** Kinds of objects that a policy protects by id or name, under the key with an `s`. */
export const PROTECTED_KINDS = ['organization', 'client', 'connection', 'role'] as const;
export type ProtectedKind = (typeof PROTECTED_KINDS)[number];
export type ProtectedKey = `${ProtectedKind}s`;

/** A value for each kind. */
export const mapKinds = <T>(of: (kind: ProtectedKind) => T): Record<ProtectedKind, T> =>
  Object.fromEntries(PROTECTED_KINDS.map((kind) => [kind, of(kind)])) as Record<ProtectedKind, T>;

/** A list for each key. */
export const protectedLists = (of: (key: ProtectedKey) => string[]): Record<ProtectedKey, string[]> =>
  Object.fromEntries(PROTECTED_KINDS.map((kind) => [`${kind}s`, of(`${kind}s`)])) as Record<
    ProtectedKey,
    string[]
  >;

/** What no tool may change or delete. E-mail entries are patterns; the others are ids or names. */
export interface ProtectedTargets extends Record<ProtectedKey, string[]> {
  users: { ids: string[]; emails: string[]; roles: string[]; organizations: string[] };
  /** The application that the server runs as, its credentials and grants, and the Management API. */
  self: boolean;
}

/** The same in one layer; `self` may be left to the others. */
export type ProtectedLayer = Omit<ProtectedTargets, 'self'> & { self?: boolean };

/** Calls that somebody other than the caller has to approve. */
export interface FourEyes {
  /** Changes with one of these effects. */
  effects: readonly Effect[];
  /** And these tools, by name. */
  tools: readonly string[];
  /** What the second person needs, such as `approve:changes`. */
  permission: string;
}

/** Most calls or people within any 60 minutes; undefined is no limit. */
export interface HourlyLimits {
  writes?: number;
  destructive?: number;
  users?: number;
}

export interface Policy {
  /** Its origin, for people: `built-in defaults`, a file name, and so on. */
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
    /** Tool name or pattern -> level. A pattern can only be stricter; an exact name may also loosen. */
    levels: Readonly<Record<string, ConfirmLevel>>;
    /** Effect -> level, in place of the default; naming an effect may also loosen. */
    effects: Readonly<Partial<Record<Effect, ConfirmLevel>>>;
    /** Whether a client that cannot ask a person may confirm by a second call with a token. */
    twoStep: boolean;
    preview: 'live' | 'off';
    /** What needs the approval of a second person. */
    fourEyes: FourEyes | undefined;
    /** Answers to a client's prompt that come sooner, in ms, were not given by a person; undefined: by its length. */
    minAnswerMs: number | undefined;
  };
  protect: ProtectedTargets;
  /** When not empty, changes may only reach these (by id or name) and the people in them. */
  only: { organizations: readonly string[]; connections: readonly string[] };
  limits: HourlyLimits;
  masking: { email: boolean; phone: boolean; ip: boolean };
  /** Changes with any of the above, so that an approval given under one policy is invalid under another. */
  version: string;
}

/** What one source (a profile, the file, the environment, the flags) sets; absent means not set. */
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
    effects?: Readonly<Partial<Record<Effect, ConfirmLevel>>>;
    twoStep?: boolean;
    preview?: 'live' | 'off';
    fourEyes?: FourEyes | undefined;
    minAnswerMs?: number | undefined;
  };
  protect?: ProtectedLayer;
  only?: { organizations?: readonly string[]; connections?: readonly string[] };
  limits?: HourlyLimits;
  masking?: { email?: boolean; phone?: boolean; ip?: boolean };
}

/** A policy file: a layer, its name, and the profiles it defines itself. */
export interface FileLayer extends PolicyLayer {
  source: string;
  profiles?: Readonly<Record<string, PolicyLayer>>;
}

/** The environment and the flags can select and narrow; confirmation is configured in the file only. */
export type NarrowLayer = Pick<
  PolicyLayer,
  'profile' | 'toolsets' | 'allow' | 'deny' | 'readOnly' | 'maxRisk' | 'earlyAccess'
>;

/** An invalid policy; the message is one line for a person and says what to fix. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
}
