/** What a policy says: what may be seen and run, and what has to be confirmed. */
import type { Risk } from '../catalog/types.js';

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
