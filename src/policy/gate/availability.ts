/**
 * The single availability gate. Listing, searching, describing and running all use it, so that they cannot disagree about a
 * tool. The filters run in a fixed order and the first objection wins; scopes come last, so that
 * "grant this scope" is only suggested if nothing else is missing. An authenticated caller has a gate of
 * their own, which also checks their permissions.
 */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Risk } from '../../catalog/types.js';
import type { GrantedScopes } from '../../client/types.js';
import { firstMatch } from '../../text/patterns.js';
import { levelOf } from '../confirm/confirm-levels.js';
import type { Policy } from '../policy.js';
import { clauses, inWords, missing, missingPermissions } from './scopes.js';

export type UnavailableReason =
  | 'early_access'
  | 'toolset'
  | 'rule'
  | 'read_only'
  | 'risk'
  | 'scope'
  | 'permission'
  | 'unknown';

export interface Unavailable {
  available: false;
  reason: UnavailableReason;
  /** One sentence for a person, naming the scope, toolset or rule. */
  detail: string;
  /** An AND of ORs: grant one scope of each inner list, and the tool becomes available. */
  missingScopes?: string[][];
  /**
   * For a permission: whether the caller's client can get it by asking. `yes`: it is the person's, and the client did
   * not ask; `perhaps`: the token does not tell; absent: the person was not given it.
   */
  obtainable?: 'yes' | 'perhaps';
}

/** What a caller may do, and what they could do if their client asked for it. */
export interface CallerPermissions {
  /** With the token at hand. */
  has: ReadonlySet<string>;
  /** Everything that the person was given; undefined where the token does not tell. */
  given: ReadonlySet<string> | undefined;
}

export type Availability = { available: true } | Unavailable;

/** Tools that lead to other, individually gated tools: neither toolsets nor the allow-list hide them. */
const waysIn = 'discovery';

const risks: readonly Risk[] = ['read', 'write', 'destructive'];
const available: Availability = { available: true };

const no = (reason: UnavailableReason, detail: string): Unavailable => ({ available: false, reason, detail });

type Filter = (tool: ToolRecord, policy: Policy) => Unavailable | undefined;

/** The policy's filters, independent of the token. In order. */
const filters: readonly Filter[] = [
  (tool, policy) =>
    tool.earlyAccess && !policy.earlyAccess
      ? no(
          'early_access',
          'It is an early-access operation; set early_access: true in the policy to enable it.',
        )
      : undefined,
  (tool, policy) =>
    policy.toolsets !== 'all' && tool.toolset !== waysIn && !policy.toolsets.includes(tool.toolset)
      ? no('toolset', `The toolset "${tool.toolset}" is not enabled (enabled: ${list(policy.toolsets)}).`)
      : undefined,
  (tool, policy) => {
    const rule = firstMatch(policy.deny, names(tool));
    return rule === undefined ? undefined : no('rule', `Denied by the policy rule "${rule}".`);
  },
  (tool, policy) =>
    tool.toolset !== waysIn && firstMatch(policy.allow, names(tool)) === undefined
      ? no('rule', `The policy only allows ${list(policy.allow)}.`)
      : undefined,
  (tool, policy) => {
    const { level, rule } = levelOf(policy, tool);
    return level === 'deny'
      ? no('rule', `Denied by the policy: confirmation level "deny" of "${rule}".`)
      : undefined;
  },
  (tool, policy) =>
    policy.readOnly && tool.risk !== 'read'
      ? no('read_only', 'The server is read-only and this tool changes the tenant.')
      : undefined,
  (tool, policy) =>
    // An unknown class has index -1 on either side and must not pass.
    risks.includes(tool.risk) && risks.indexOf(tool.risk) <= risks.indexOf(policy.maxRisk)
      ? undefined
      : no('risk', `Its risk is "${tool.risk}"; the policy's max_risk is "${policy.maxRisk}".`),
];

const names = (tool: ToolRecord): string[] => [tool.name, ...tool.aliases];
const list = (values: readonly string[]): string => (values.length === 0 ? 'nothing' : values.join(', '));

export class Gate {
  readonly #policy: Policy;
  readonly #scopes: () => GrantedScopes;
  readonly #permissions: CallerPermissions | undefined;
  readonly #cache = new Map<ToolRecord, Availability>();
  /** Scopes that the API reported as missing, by tool, until the granted scopes change. */
  readonly #learned = new Map<string, string[]>();
  #seen: GrantedScopes | undefined;
  #seenSize: number | undefined;
  #revision = 0;

  /**
   * @param scopes returns the scopes of the current token; called on every check, so it must be cheap
   * @param permissions the caller's own; absent if callers have none
   */
  constructor(policy: Policy, scopes: () => GrantedScopes, permissions?: CallerPermissions) {
    this.#policy = policy;
    this.#scopes = scopes;
    this.#permissions = permissions;
  }

  /** Changes whenever a result of `check` may have changed; used to invalidate cached lists. */
  get revision(): number {
    this.#refresh();
    return this.#revision;
  }

  /** Whether this tool may be seen and run now, and if not, why not. */
  check(tool: ToolRecord): Availability {
    const granted = this.#refresh();
    let answer = this.#cache.get(tool);
    if (!answer) {
      answer = this.#decide(tool, granted);
      this.#cache.set(tool, answer);
    }
    return answer;
  }

  /** The first of these that the person was given, where that is known. */
  given(scopes: readonly string[]): string | undefined {
    return scopes.find((scope) => this.#permissions?.given?.has(scope));
  }

  /** Whether the caller's token has the scope. */
  has(scope: string): boolean {
    return this.#permissions?.has.has(scope) === true;
  }

  /** Whether the server's own token has the scope. */
  holds(scope: string): boolean {
    return this.#refresh().scopes.has(scope);
  }

  /** Whether the caller is limited to permissions of their own. */
  get narrowed(): boolean {
    return this.#permissions !== undefined;
  }

  /**
   * What the caller's own permissions lack for the tool, ignoring other filters: reads on a caller's behalf
   * (for a preview, say) are checked against this alone.
   */
  lackingPermissions(tool: ToolRecord): string[][] {
    if (!this.#permissions) return [];
    return missingPermissions(tool, this.#scopes().scopes, this.#permissions.has);
  }

  /** The granted scopes; conclusions from earlier ones are dropped. */
  #refresh(): GrantedScopes {
    const granted = this.#scopes();
    if (granted !== this.#seen || granted.scopes.size !== this.#seenSize) {
      this.#cache.clear();
      this.#learned.clear();
      this.#seen = granted;
      this.#seenSize = granted.scopes.size;
      this.#revision++;
    }
    return granted;
  }

  /**
   * Remembers that the API rejected the tool with `insufficient_scope`, until the granted scopes change.
   * Returns whether that hides the tool: an operation that needs different scopes for different arguments
   * (such as changing a client's secret) stays, because the rejection may concern these arguments only.
   */
  learnRefusal(tool: ToolRecord, scopes: string[]): boolean {
    const requirement = clauses(tool.scopes, tool.scopesUnclear);
    const argumentsDecide =
      !tool.scopesUnclear && requirement.some((alternatives) => alternatives.length > 1);
    if (argumentsDecide) return false;
    this.check(tool);
    this.#learned.set(tool.name, scopes);
    // The same tool is asked for by its record and by its operation.
    this.#cache.clear();
    this.#revision++;
    return true;
  }

  /** Whether a tool is shown: it is available, or the client only has to ask for more of what the person may do. */
  offers(tool: ToolRecord): boolean {
    const answer = this.check(tool);
    return answer.available || answer.obtainable === 'yes';
  }

  #withoutPermission(lacking: string[][]): Unavailable {
    const words = inWords(lacking);
    const given = this.#permissions?.given;
    if (!given) {
      const detail = `The caller's access token lacks ${words}: their client did not ask for it, or they were not given it.`;
      return { ...no('permission', detail), obtainable: 'perhaps' };
    }
    if (lacking.every((anyOf) => anyOf.some((scope) => given.has(scope)))) {
      const detail = `The caller's client did not ask for ${words}, which the caller may do.`;
      return { ...no('permission', detail), obtainable: 'yes' };
    }
    return no('permission', `The caller was not given the permission ${words}.`);
  }

  #decide(tool: ToolRecord, granted: GrantedScopes): Availability {
    for (const filter of filters) {
      const objection = filter(tool, this.#policy);
      if (objection) return objection;
    }
    const requirement = clauses(tool.scopes, tool.scopesUnclear);
    if (requirement.length === 0) return available;
    if (!granted.known) {
      return {
        ...no(
          'unknown',
          `It needs ${inWords(requirement)}, but the scopes of the configured token cannot be read; use client credentials or a token that is a JWT.`,
        ),
        missingScopes: requirement,
      };
    }
    const lacking = missing(tool.scopes, granted.scopes, tool.scopesUnclear);
    if (lacking.length > 0) {
      return {
        ...no('scope', `The token lacks the scope ${inWords(lacking)}.`),
        missingScopes: lacking,
      };
    }
    const own = this.lackingPermissions(tool);
    if (own.length > 0) {
      return { ...this.#withoutPermission(own), missingScopes: own };
    }
    const learned = this.#learned.get(tool.name);
    if (learned) {
      const wanted = learned.length > 0 ? learned : requirement.flat();
      return {
        ...no('scope', `Auth0 rejected it: missing scope ${inWords([wanted])}.`),
        missingScopes: [wanted],
      };
    }
    return available;
  }
}
