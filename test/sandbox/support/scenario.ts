/** Makes what an operation needs: the things its path names, and a body that refers to things that exist. */
import { expect } from 'vitest';
import { loadFacts } from '../../../src/catalog/load.js';
import type { JsonSchema, OperationFacts } from '../../../src/catalog/types.js';
import type { SandboxClient } from './sandbox-client.js';

type Json = Record<string, unknown>;
type Generate = (schema: JsonSchema | undefined) => unknown;

export interface MadeRequest {
  path: string;
  body: unknown;
}

let serial = 0;

const byKey = new Map(
  loadFacts().operations.map((operation) => [`${operation.method} ${operation.path}`, operation]),
);

export class Scenario {
  readonly #client: SandboxClient;

  constructor(client: SandboxClient) {
    this.#client = client;
  }

  /** Calls the API and gives the body of an answer that must be a success. */
  async call(method: string, path: string, body?: unknown): Promise<Json> {
    const answer = await this.#client.api(method, path, body);
    expect(answer.status, `${method} ${path}: ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    return (answer.body ?? {}) as Json;
  }

  async make(path: string, body: unknown, id = 'id'): Promise<string> {
    return String((await this.call('POST', path, body))[id]);
  }

  /** Gives the body of an answer, or undefined when there is nothing to find. */
  async found(path: string): Promise<Json | undefined> {
    const { status, body } = await this.#client.api('GET', path);
    return status === 404 ? undefined : (body as Json);
  }

  name = (): string => `thing-${++serial}`;
  application = (extra: Json = {}) => this.make('/clients', { name: this.name(), ...extra }, 'client_id');
  connection = (strategy = 'auth0', options: Json = {}) =>
    this.make('/connections', { name: this.name(), strategy, options });
  organization = () => this.make('/organizations', { name: this.name() });
  role = () => this.make('/roles', { name: this.name() });
  user = () =>
    this.make(
      '/users',
      {
        connection: 'Username-Password-Authentication',
        email: `${this.name()}@example.com`,
        password: 'Corr3ct-Horse-Battery',
      },
      'user_id',
    );
  action = (trigger = 'post-login', version = 'v3') =>
    this.make('/actions/actions', {
      name: this.name(),
      supported_triggers: [{ id: trigger, version }],
      code: '//',
    });

  /** An API with the scope `read:things`. */
  async api(): Promise<{ id: string; identifier: string }> {
    const identifier = `https://api.example.com/${this.name()}`;
    const scopes = [{ value: 'read:things', description: 'Read things' }];
    return {
      id: await this.make('/resource-servers', { name: this.name(), identifier, scopes }),
      identifier,
    };
  }

  async grant(): Promise<string> {
    const [client, { identifier }] = [await this.application(), await this.api()];
    return this.make('/client-grants', {
      client_id: client,
      audience: identifier,
      scope: ['read:things'],
      organization_usage: 'allow',
    });
  }

  async member(): Promise<{ organization: string; user: string }> {
    const [organization, user] = [await this.organization(), await this.user()];
    await this.call('POST', `/organizations/${organization}/members`, { members: [user] });
    return { organization, user };
  }

  /** A full request for the operation: special needs first, the rest generated. */
  async request(operation: OperationFacts, generate: Generate): Promise<MadeRequest> {
    const key = `${operation.method} ${operation.path}`;
    const special = (await needs[key]?.(this)) ?? {};
    const params = { ...(await this.#params(operation, special.params ?? {}, generate)) };
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(params[name] ?? ''),
    );
    const query = new URLSearchParams(special.query);
    for (const parameter of operation.parameters) {
      if (parameter.in === 'query' && parameter.required && !query.has(parameter.name)) {
        query.set(parameter.name, String(generate(parameter.schema)));
      }
    }
    const body =
      'body' in special
        ? special.body
        : merged(operation.body && generate(operation.body.schema), special.extra);
    return { path: query.size ? `${path}?${query}` : path, body };
  }

  /** Path parameters: given ones, members of a fixed vocabulary, else ids of things made with POST. */
  async #params(
    operation: OperationFacts,
    given: Record<string, string>,
    generate: Generate,
  ): Promise<Record<string, string>> {
    const params: Record<string, string> = { ...given };
    const segments = operation.path.split('/');
    for (const [index, segment] of segments.entries()) {
      const [, name] = /^\{(\w+)\}$/.exec(segment) ?? [];
      if (name === undefined || params[name] !== undefined) continue;
      const base = segments.slice(0, index).join('/');
      params[name] =
        (await roots[base]?.(this)) ?? (await this.#created(base, name, params, operation, generate));
    }
    return params;
  }

  async #created(
    base: string,
    name: string,
    params: Record<string, string>,
    operation: OperationFacts,
    generate: Generate,
  ): Promise<string> {
    const maker = byKey.get(`POST ${base}`);
    if (!maker) {
      const parameter = operation.parameters.find(
        (candidate) => candidate.in === 'path' && candidate.name === name,
      );
      return String(generate(parameter?.schema));
    }
    const special = (await needs[`POST ${base}`]?.(this)) ?? {};
    const path = base.replace(/\{(\w+)\}/g, (_, part: string) => encodeURIComponent(params[part] ?? ''));
    const made = await this.call(
      'POST',
      path,
      'body' in special ? special.body : merged(generate(maker.body?.schema), special.extra),
    );
    const id = made[name] ?? made.id ?? Object.entries(made).find(([key]) => key.endsWith('_id'))?.[1];
    return String(id);
  }
}

const merged = (generated: unknown, extra: Json | undefined): unknown =>
  extra === undefined ? generated : { ...(generated as Json | undefined), ...extra };

/** What generation alone cannot know about an operation. */
interface Needs {
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** The whole body. */
  body?: unknown;
  /** Properties put over the generated body. */
  extra?: Json;
}

/** How to make the things that the first parameter of a path names. */
const roots: Record<string, (s: Scenario) => Promise<string>> = {
  '/clients': (s) => s.application(),
  '/connections': (s) => s.connection(),
  '/organizations': (s) => s.organization(),
  '/roles': (s) => s.role(),
  '/users': (s) => s.user(),
  '/actions/actions': (s) => s.action(),
  '/client-grants': (s) => s.grant(),
  '/resource-servers': async (s) => (await s.api()).id,
  '/user-blocks': (s) => s.user(),
};

const needs: Record<string, (s: Scenario) => Needs | Promise<Needs>> = {};

/** Adds what operations need; the files beside this one do so by area. */
export function declarePrerequisites(more: Record<string, (s: Scenario) => Needs | Promise<Needs>>): void {
  Object.assign(needs, more);
}
