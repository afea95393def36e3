/**
 * Protected targets, and the organizations and connections to which changes are confined. What cannot be
 * checked is refused.
 */
import { pick, type Wire } from '../../catalog/wire.js';
import type { QueryValue } from '../../client/types.js';
import { buildPath } from '../../client/wire/path.js';
import { type Among, anySpelling, exactly, fold, matches } from '../../text/patterns.js';
import type { PreviewReader } from '../confirm/preview-read.js';
import { quoteLine } from '../outgoing/outgoing.js';
import type { Policy } from '../policy.js';
import { type Target, type ThingKind, type ThingTarget, targetsOf, type UserTarget } from './targets.js';

export interface TargetRequest {
  wire: Wire;
  read: PreviewReader;
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
      code: 'target_protected' | 'target_not_allowed' | 'target_unchecked';
      /** For the model. */
      reason: string;
      rule: string;
    };

const mostPages = 10;
const perPage = 100;

class Refused extends Error {
  constructor(
    readonly code: 'target_protected' | 'target_not_allowed' | 'target_unchecked',
    message: string,
    readonly rule: string,
  ) {
    super(message);
  }
}

const nothing = 'Nothing was changed.';
const operatorsChoice = 'The operator configured this; do not try to work around it.';

/** Checks the call against the policy's protected and allowed targets. Never rejects. */
export async function checkTarget(policy: Policy, request: TargetRequest): Promise<TargetVerdict> {
  const targets = targetsOf(request.wire);
  try {
    return { ok: true, ...(await new TargetCheck(policy, request).all(targets)) };
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
  readonly #policy: Policy;
  readonly #request: TargetRequest;
  readonly #peopleMatter: boolean;

  constructor(policy: Policy, request: TargetRequest) {
    this.#policy = policy;
    this.#request = request;
    const { users } = policy.protect;
    const protects = [users.ids, users.emails, users.roles, users.organizations].some(
      (list) => list.length > 0,
    );
    this.#peopleMatter =
      protects || policy.only.organizations.length > 0 || policy.only.connections.length > 0;
  }

  async all(targets: Target[]): Promise<Omit<Extract<TargetVerdict, { ok: true }>, 'ok'>> {
    const users = new Set<string>();
    const named: string[] = [];
    let uncountedUsers = false;
    for (const target of targets) {
      if (target.kind === 'many_users' || target.kind === 'unknown_user') uncountedUsers = true;
      const reached = await this.#one(target);
      for (const id of reached) {
        if (target.kind === 'user' && this.#changes) users.add(id);
        named.push(`${target.kind} ${id}`);
      }
    }
    return {
      users: [...users],
      uncountedUsers: uncountedUsers && this.#changes,
      targets: [...new Set(named)],
    };
  }

  get #changes(): boolean {
    return this.#request.wire.tool.risk !== 'read';
  }

  /** Checks one target; resolves to the ids it refers to. */
  async #one(target: Target): Promise<string[]> {
    switch (target.kind) {
      case 'new_organization':
        if (this.#policy.only.organizations.length > 0) {
          throw new Refused(
            'target_not_allowed',
            'The policy restricts changes to certain organizations, so none can be created.',
            'allowed.organizations',
          );
        }
        return [];
      case 'unknown_user':
        if (this.#peopleMatter) throw this.#uncheckable('the affected person');
        return [];
      case 'many_users':
        return this.#many(target.connection);
      case 'user':
        return this.#changes ? this.#user(target) : [];
      default:
        return this.#thing(target);
    }
  }

  #uncheckable(what: string, rule = 'protected.users, allowed'): Refused {
    const message = `The policy protects or restricts possible targets of this call, and ${what} cannot be determined.`;
    return new Refused('target_unchecked', message, rule);
  }

  async #many(connection: string | undefined): Promise<string[]> {
    const { only, protect } = this.#policy;
    const onlyConnections =
      only.organizations.length === 0 && Object.values(protect.users).every((list) => list.length === 0);
    // All people of an allowed connection may be affected if only connections are restricted.
    if (this.#peopleMatter && !(onlyConnections && connection !== undefined)) {
      throw this.#uncheckable('the affected people');
    }
    return [];
  }

  /** Organizations, connections, clients and roles. */
  async #thing(target: ThingTarget): Promise<string[]> {
    const { kind } = target;
    const protectedOnes = this.#policy.protect[`${kind}s`];
    const allowed = kind === 'organization' || kind === 'connection' ? this.#policy.only[`${kind}s`] : [];
    let id = 'id' in target ? target.id : undefined;
    if ('read' in target) {
      // The owner matters only if the policy restricts such owners.
      if (protectedOnes.length === 0 && allowed.length === 0) return [];
      const found = await this.#read(target.read, { id: target.id });
      if (found === undefined) return [];
      const owner = pick(found, target.field);
      if (typeof owner !== 'string') throw this.#uncheckable(`the owning ${kind}`, `protected.${kind}s`);
      id = owner;
    }
    const name = 'name' in target ? target.name : undefined;
    if (id === undefined && name === undefined) return [];
    const changed = this.#changes && !('how' in target && target.how === 'used');
    if (
      changed &&
      protectedOnes.length > 0 &&
      (await this.#isOneOf(kind, id, name, anySpelling(protectedOnes)))
    ) {
      throw new Refused(
        'target_protected',
        `The policy protects the ${kind} ${quoteLine(id ?? name ?? '')}: it cannot be changed or deleted.`,
        `protected.${kind}s`,
      );
    }
    const confined = this.#changes || kind === 'organization';
    if (confined && allowed.length > 0 && !(await this.#isOneOf(kind, id, name, exactly(allowed)))) {
      throw new Refused(
        'target_not_allowed',
        `The policy restricts this server to certain ${kind}s, and ${quoteLine(id ?? name ?? '')} is not one of them.`,
        `allowed.${kind}s`,
      );
    }
    return [id ?? (name as string)];
  }

  /** Whether a thing is in a list of ids and names; reads it if its name or id is not known yet. */
  async #isOneOf(
    kind: ThingKind,
    id: string | undefined,
    name: string | undefined,
    among: Among,
  ): Promise<boolean> {
    if ([id, name].some((known) => known !== undefined && among(known))) return true;
    const path = `/${kind}s`;
    if (id !== undefined) {
      const thing = await this.#read(`${path}/{id}`, { id });
      if (thing === undefined) return false;
      const found = pick(thing, 'name');
      if (typeof found !== 'string')
        throw this.#uncheckable(`the name of the ${kind}`, `protected.${kind}s, allowed`);
      return among(found);
    }
    const found = await this.#read(path, {}, { name: name ?? '' });
    const entries = Array.isArray(found) ? found : Object.values(found ?? {}).find(Array.isArray);
    return ((entries ?? []) as unknown[]).some((item) => {
      const entryId = pick(item, 'id');
      return pick(item, 'name') === name && typeof entryId === 'string' && among(entryId);
    });
  }

  async #user(target: UserTarget): Promise<string[]> {
    const found = await this.#usersOf(target);
    for (const id of found) await this.#person(id);
    return found;
  }

  async #usersOf(target: UserTarget): Promise<string[]> {
    if ('read' in target) {
      const owner = pick(await this.#read(target.read, { id: target.id }), target.field);
      if (typeof owner === 'string') return [owner];
      if (this.#peopleMatter) throw this.#uncheckable('the owning person');
      return [];
    }
    if ('id' in target) return [target.id];
    const text = ('email' in target ? target.email : target.identifier).trim();
    this.#protectedEmail(text);
    if (!this.#peopleMatter) return [text];
    const spellings = [...new Set([text, text.toLowerCase()])];
    if ('identifier' in target)
      return this.#peopleIn('/users', {
        q: spellings.map(identifierQuery).join(' OR '),
        search_engine: 'v3',
        per_page: perPage,
      });
    const found = await Promise.all(spellings.map((email) => this.#peopleIn('/users-by-email', { email })));
    return [...new Set(found.flat())];
  }

  /** Ids of the people in a response. A malformed list must not count as empty. */
  async #peopleIn(path: string, query: Record<string, QueryValue>): Promise<string[]> {
    const found = await this.#read(path, {}, query);
    if (found === undefined) return [];
    const people = Array.isArray(found) ? found.map((user) => pick(user, 'user_id')) : [undefined];
    if (!people.every((id) => typeof id === 'string')) throw this.#uncheckable('the affected people');
    return people;
  }

  /** One person by id, against all rules of the policy about people. */
  async #person(id: string): Promise<void> {
    const { protect, only } = this.#policy;
    const { ids, emails, roles, organizations } = protect.users;
    if (anySpelling(ids)(id)) this.#protected(id, 'protected.users.ids');
    if (emails.length > 0 || only.connections.length > 0) {
      const user = await this.#read('/users/{id}', { id });
      for (const email of emailsOf(user)) this.#protectedEmail(email, id);
      if (only.connections.length > 0) await this.#inConnections(id, user);
    }
    if (roles.length > 0 && (await this.#listed('/users/{id}/roles', id, anySpelling(roles)))) {
      this.#protected(id, 'protected.users.roles');
    }
    if (
      organizations.length > 0 &&
      (await this.#listed('/users/{id}/organizations', id, anySpelling(organizations)))
    ) {
      this.#protected(id, 'protected.users.organizations');
    }
    if (only.organizations.length > 0) await this.#inOrganizations(id);
  }

  #protected(id: string, rule: string): never {
    throw new Refused(
      'target_protected',
      `The policy protects the user ${quoteLine(id)}: they cannot be changed or deleted.`,
      rule,
    );
  }

  #protectedEmail(email: string, id = email): void {
    const address = fold(email);
    if (this.#policy.protect.users.emails.some((pattern) => matches(fold(pattern), address))) {
      this.#protected(id, 'protected.users.emails');
    }
  }

  async #inConnections(id: string, user: unknown): Promise<void> {
    if (user === undefined) return;
    const identities = pick(user, 'identities');
    const names = (Array.isArray(identities) ? identities : []).map((identity) =>
      pick(identity, 'connection'),
    );
    for (const name of names) {
      if (
        typeof name === 'string' &&
        (await this.#isOneOf('connection', undefined, name, exactly(this.#policy.only.connections)))
      )
        continue;
      throw new Refused(
        'target_not_allowed',
        `The policy restricts this server to certain connections, and the user ${quoteLine(id)} signs in with another one.`,
        'allowed.connections',
      );
    }
    if (names.length === 0) throw this.#uncheckable('the connections of the person');
  }

  async #inOrganizations(id: string): Promise<void> {
    const allowed = exactly(this.#policy.only.organizations);
    const own = await this.#everything('/users/{id}/organizations', id);
    const { method, path } = this.#request.wire.tool;
    const joins = method === 'POST' && path === '/organizations/{id}/members';
    const outside = own.some((item) => !isListed(item, allowed));
    // A person without memberships may be added; the organization itself is checked separately.
    if (outside || (own.length === 0 && !joins)) {
      throw new Refused(
        'target_not_allowed',
        `The policy restricts this server to certain organizations, and the user ${quoteLine(id)} is not a member of only those.`,
        'allowed.organizations',
      );
    }
  }

  async #listed(template: string, id: string, among: Among): Promise<boolean> {
    return (await this.#everything(template, id)).some((item) => isListed(item, among));
  }

  /** All pages of a list about a person; a list too long to read completely is a failure. */
  async #everything(template: string, id: string): Promise<unknown[]> {
    const all: unknown[] = [];
    for (let page = 0; page < mostPages; page++) {
      const body = await this.#read(template, { id }, { page, per_page: perPage });
      if (body === undefined) return all;
      const items = Array.isArray(body) ? body : Object.values(body ?? {}).find(Array.isArray);
      // A malformed list must not count as empty.
      if (items === undefined) throw this.#uncheckable('the memberships of the person');
      all.push(...items);
      if (items.length < perPage) return all;
    }
    throw this.#uncheckable('all memberships of the person');
  }

  /** A read; undefined where there is nothing. The reader makes each once in a call. */
  async #read(
    template: string,
    params: Record<string, string>,
    query?: Record<string, QueryValue>,
  ): Promise<unknown> {
    try {
      return await this.#request.read('GET', buildPath(template, params), query, `GET ${template}`);
    } catch (error) {
      if ((error as { status?: number }).status === 404) return undefined;
      throw error;
    }
  }
}

const isListed = (item: unknown, among: Among): boolean =>
  ['id', 'name'].some((field) => {
    const value = pick(item, field);
    return typeof value === 'string' && among(value);
  });

function emailsOf(user: unknown): string[] {
  const identities = pick(user, 'identities');
  const all = [
    pick(user, 'email'),
    ...(Array.isArray(identities) ? identities.map((identity) => pick(identity, 'profileData.email')) : []),
  ];
  return all.filter((email) => typeof email === 'string');
}

function identifierQuery(identifier: string): string {
  const quoted = `"${identifier.replace(/[\\"]/g, '\\$&')}"`;
  return `email:${quoted} OR username:${quoted} OR phone_number:${quoted}`;
}
