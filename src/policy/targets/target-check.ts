/**
 * Protected targets, and the organizations and connections to which changes are confined. What cannot be
 * checked is refused.
 */
import { loadChangeFacts } from '../../catalog/change-facts.js';
import { pick, type Wire } from '../../catalog/wire.js';
import type { QueryValue } from '../../client/types.js';
import { differencesOf } from '../change/change.js';
import type { Differences } from '../change/difference.js';
import { type Present, readPresent } from '../change/present.js';
import { operationOf } from '../confirm/confirm-levels.js';
import type { PreviewReader } from '../confirm/preview-read.js';
import { type Policy, PROTECTED_KINDS } from '../policy.js';
import { spellingsOf } from './addresses.js';
import type { Target, UserTarget } from './kinds.js';
import { givesList, listedTargets } from './listed.js';
import {
  checkPerson,
  checkProtectedEmail,
  checkProtectedId,
  checkProtectedPerson,
  isAllowedConnection,
  peopleMatter,
} from './person-check.js';
import { type RefusalCode, Refused, uncheckable } from './refused.js';
import { TargetMemory } from './target-memory.js';
import { TargetReads } from './target-reads.js';
import { targetsOf } from './targets.js';
import { checkApi, checkThing, type ThingRules } from './thing-check.js';

export interface TargetRequest {
  wire: Wire;
  read: PreviewReader;
  /** Of the server; without it nothing is remembered, and the own application is not known. */
  memory?: TargetMemory;
  /** The change, where it is known already. */
  change?: { present: Present; differences: Differences } | undefined;
}

export type TargetVerdict =
  | {
      ok: true;
      /** Ids of the people it changes, as far as they are known. */
      users: string[];
      /** It may change unknown people. */
      uncountedUsers: boolean;
      /** For the audit trail, such as `user auth0|1`. */
      targets: string[];
    }
  | {
      ok: false;
      code: RefusalCode;
      /** For the model. */
      reason: string;
      rule: string;
    };

/** People in a list who are checked one by one; a longer list cannot be checked. */
const MOST_PEOPLE = 200;
const nothing = 'Nothing was changed.';
const operatorsChoice = 'The operator configured this; do not try to work around it.';

/** Checks the call against the policy's protected and allowed targets. Never rejects. */
export async function checkTarget(policy: Policy, request: TargetRequest): Promise<TargetVerdict> {
  try {
    return { ok: true, ...(await new TargetCheck(policy, request).all()) };
  } catch (error) {
    if (error instanceof Refused) {
      return {
        ok: false,
        code: error.code,
        reason: `${error.message} ${nothing} ${operatorsChoice}`,
        rule: error.rule,
      };
    }
    const why = error instanceof Error && 'kind' in error ? ` (${error.message})` : '';
    return {
      ok: false,
      code: 'target_unchecked',
      reason: `Could not check whether the policy protects the targets of this call${why}. ${nothing}`,
      rule: 'protected, allowed',
    };
  }
}

/** One call's check. */
class TargetCheck {
  readonly #rules: ThingRules;
  readonly #request: TargetRequest;
  readonly #peopleMatter: boolean;
  #differing: Promise<Differences | undefined> | undefined;

  constructor(policy: Policy, request: TargetRequest) {
    const { memory = new TargetMemory(policy), read, wire } = request;
    this.#request = request;
    this.#peopleMatter = peopleMatter(policy);
    this.#rules = {
      policy,
      memory,
      reads: new TargetReads(read),
      wire,
      changes: wire.tool.risk !== 'read',
      differences: () => this.#differences(),
    };
  }

  async all(): Promise<Omit<Extract<TargetVerdict, { ok: true }>, 'ok'>> {
    const { wire, changes } = this.#rules;
    const users = new Set<string>();
    const named: string[] = [];
    let uncountedUsers = false;
    let anchored = false;
    const stated = targetsOf(wire);
    for (const target of [...stated, ...(await this.#listed(stated))]) {
      if (target.kind === 'many_users' || target.kind === 'unknown_user') uncountedUsers = true;
      if (target.kind === 'all_listed') {
        const everyone = await this.#everything(target);
        for (const id of everyone ?? []) users.add(id);
        uncountedUsers ||= everyone === undefined;
        continue;
      }
      const reached = await this.#one(target);
      anchored ||= reached.length > 0 && this.#anchors(target);
      for (const id of reached) {
        if (target.kind === 'user' && changes) users.add(id);
        named.push(`${target.kind} ${id}`);
      }
    }
    if (changes && !anchored) this.#refuseTenantWide();
    return {
      users: [...users],
      uncountedUsers: uncountedUsers && changes,
      targets: [...new Set(named)],
    };
  }

  /** Whether a target that passed makes the call one within what is allowed. */
  #anchors(target: Target): boolean {
    const { only } = this.#rules.policy;
    if (target.kind === 'user') return true;
    return (
      (target.kind === 'organization' || target.kind === 'connection') &&
      (target.how === 'changed' || target.how === 'within') &&
      only[`${target.kind}s`].length > 0
    );
  }

  #refuseTenantWide(): void {
    const { organizations, connections } = this.#rules.policy.only;
    const kinds = [organizations.length > 0 && 'organizations', connections.length > 0 && 'connections'];
    const confined = kinds.filter((kind) => kind !== false);
    if (confined.length === 0) return;
    throw new Refused(
      'target_not_allowed',
      `The policy restricts this server to certain ${confined.join(' and ')}, and this call changes something else in the tenant.`,
      confined.map((kind) => `allowed.${kind}`).join(', '),
    );
  }

  /**
   * Protected things in lists of the body that no reviewed statement covers. Where a list replaces another one they
   * are those that the differences name, so that what is left out counts and what stays does not.
   */
  async #listed(stated: readonly Target[]): Promise<Target[]> {
    const { wire, changes, memory } = this.#rules;
    const protects = PROTECTED_KINDS.some((kind) => memory.protects(kind));
    if (!changes || !(protects || this.#guardsItself)) return [];
    const replaces = wire.tool.method === 'PATCH' || wire.tool.method === 'PUT';
    let differences: Differences | undefined;
    if (replaces && givesList(wire.body)) {
      differences = await this.#differences();
      if (!differences && protects) throw uncheckable('what a list loses', 'protected');
    }
    const nameOf = ({ kind, id, name }: { kind: string; id?: string; name?: string }) =>
      id === undefined ? `${kind} named ${name}` : `${kind} ${id}`;
    const known = new Set(stated.map(nameOf));
    return listedTargets(wire, differences).filter((target) => {
      if (known.has(nameOf(target))) return false;
      if (memory.protects(target.kind)) return true;
      return this.#guardsItself && target.id !== undefined && target.id === memory.own.clientId;
    });
  }

  get #guardsItself(): boolean {
    const { memory, policy } = this.#rules;
    return policy.protect.self && memory.own.clientId !== undefined;
  }

  #differences(): Promise<Differences | undefined> {
    this.#differing ??= this.#readDifferences();
    return this.#differing;
  }

  /** Undefined where the present state is not known. */
  async #readDifferences(): Promise<Differences | undefined> {
    const { wire, read, change } = this.#request;
    if (change) return change.present.kind === 'unknown' ? undefined : change.differences;
    const facts = loadChangeFacts()[operationOf(wire.tool) ?? ''];
    if (!facts) return undefined;
    const present = await readPresent(facts, wire, read);
    return present.kind === 'unknown' ? undefined : differencesOf(facts, wire, present);
  }

  /** Checks one target; resolves to the ids it refers to. */
  async #one(target: Exclude<Target, { kind: 'all_listed' }>): Promise<string[]> {
    const { policy } = this.#rules;
    switch (target.kind) {
      case 'new_organization':
        if (policy.only.organizations.length > 0) {
          throw new Refused(
            'target_not_allowed',
            'The policy restricts changes to certain organizations, so none can be created.',
            'allowed.organizations',
          );
        }
        return [];
      case 'unknown_user':
        if (this.#peopleMatter) throw uncheckable('the affected person');
        return [];
      case 'many_users':
        return this.#many(target.connection);
      case 'given':
        if (target.address !== undefined) checkProtectedEmail(policy, target.address);
        if (target.id !== undefined) checkProtectedId(policy, target.id);
        return [];
      case 'joining':
        await this.#joining(target.connection);
        return [];
      case 'api':
        await checkApi(this.#rules, target.id);
        return [target.id];
      case 'user':
        return this.#rules.changes ? this.#user(target) : [];
      default: {
        const id = await checkThing(this.#rules, target);
        return id === undefined ? [] : [id];
      }
    }
  }

  async #many(connection: string | undefined): Promise<string[]> {
    const { only, protect } = this.#rules.policy;
    const onlyConnections =
      only.organizations.length === 0 && Object.values(protect.users).every((list) => list.length === 0);
    // All people of an allowed connection may be affected if only connections are restricted.
    if (this.#peopleMatter && !(onlyConnections && connection !== undefined)) {
      throw uncheckable('the affected people');
    }
    return [];
  }

  /**
   * Everyone, or every application, that the call takes something from. Resolves to the people, as far as the policy
   * counts them; undefined where there are too many to be counted.
   */
  async #everything(target: Extract<Target, { kind: 'all_listed' }>): Promise<string[] | undefined> {
    const { memory, policy, reads } = this.#rules;
    const people = target.of === 'user';
    const guarded = people
      ? Object.values(policy.protect.users).some((list) => list.length > 0)
      : memory.protects('client') || this.#guardsItself;
    const counted = people && policy.limits.users !== undefined;
    if (!guarded && !counted) return [];
    const what = people ? 'the affected people' : 'the affected applications';
    const rule = people ? (guarded ? undefined : 'limits.users_per_hour') : 'protected.clients';
    // Whether the own application is in a list that the token may not read is not known, and no reason to refuse.
    const onlyItself = !people && !memory.protects('client');
    const entries = await reads
      .all(target.read, { id: target.id }, what, { pages: target.pages, rule })
      .catch((error) => {
        if (onlyItself && (error as { status?: number }).status === 403) return [];
        throw error;
      });
    if (people && entries.length > MOST_PEOPLE) {
      if (guarded) throw uncheckable(what);
      return undefined;
    }
    const ids: string[] = [];
    for (const entry of entries) {
      const id = pick(entry, people ? 'user_id' : 'client_id');
      if (onlyItself && id !== memory.own.clientId) continue;
      if (typeof id !== 'string') throw uncheckable(what, rule);
      if (guarded && people) await checkProtectedPerson(this.#rules, id);
      else if (guarded) await checkThing(this.#rules, { kind: 'client', id, how: 'listed' });
      if (people) ids.push(id);
    }
    return ids;
  }

  /** People of a connection become members of an organization: only those of allowed connections may. */
  async #joining(connection: string): Promise<void> {
    const { policy, reads } = this.#rules;
    if (policy.only.organizations.length === 0) return;
    if (policy.only.connections.includes(connection)) return;
    const name = pick(await reads.one('/connections/{id}', { id: connection }), 'name');
    if (typeof name === 'string' && (await isAllowedConnection(this.#rules, name))) return;
    throw new Refused(
      'target_not_allowed',
      'The policy restricts this server to members of certain organizations, and people of this connection could become members; allowed.connections does not name it.',
      'allowed.organizations',
    );
  }

  async #user(target: UserTarget): Promise<string[]> {
    const found = await this.#usersOf(target);
    for (const id of found) await checkPerson(this.#rules, id);
    return found;
  }

  async #usersOf(target: UserTarget): Promise<string[]> {
    const { policy, reads } = this.#rules;
    if ('read' in target) {
      const owner = pick(await reads.one(target.read, { id: target.id }), target.field);
      if (typeof owner === 'string') return [owner];
      if (this.#peopleMatter) throw uncheckable('the owning person');
      return [];
    }
    if ('id' in target) return [target.id];
    const text = ('email' in target ? target.email : target.identifier).trim();
    checkProtectedEmail(policy, text);
    if (!this.#peopleMatter) return [text];
    const spellings = [...new Set([text, ...spellingsOf(text)])];
    if ('identifier' in target)
      return this.#peopleIn('/users', {
        q: spellings.map(identifierQuery).join(' OR '),
        search_engine: 'v3',
        per_page: 100,
      });
    const found = await Promise.all(spellings.map((email) => this.#peopleIn('/users-by-email', { email })));
    return [...new Set(found.flat())];
  }

  /** Ids of the people in a response. A malformed list must not count as empty. */
  async #peopleIn(path: string, query: Record<string, QueryValue>): Promise<string[]> {
    const found = await this.#rules.reads.one(path, {}, query);
    if (found === undefined) return [];
    const people = Array.isArray(found) ? found.map((user) => pick(user, 'user_id')) : [undefined];
    if (!people.every((id) => typeof id === 'string')) throw uncheckable('the affected people');
    return people;
  }
}

function identifierQuery(identifier: string): string {
  const quoted = `"${identifier.replace(/[\\"]/g, '\\$&')}"`;
  return `email:${quoted} OR username:${quoted} OR phone_number:${quoted}`;
}
