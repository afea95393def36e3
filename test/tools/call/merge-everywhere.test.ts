/** A change of one field changes that field alone, in every update and replacement that the API has. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ChangeFacts, changesFromSource } from '../../../src/catalog/change-facts.js';
import { loadFacts, resolveRef } from '../../../src/catalog/load.js';
import type { JsonSchema, OperationFacts } from '../../../src/catalog/types.js';
import { differences } from '../../../src/policy/change/difference.js';
import { readPresent } from '../../../src/policy/change/present.js';
import { loadConfig } from '../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../src/server/runtime.js';
import { Execution, type PreparedCall } from '../../../src/tools/call/execute.js';
import { generate } from '../../sandbox/support/generate.js';
import type { SandboxClient } from '../../sandbox/support/sandbox-client.js';
import { Scenario } from '../../sandbox/support/scenario.js';
import { stockedSandbox } from '../../sandbox/support/seeded-objects.js';
import '../../sandbox/support/prerequisites.js';
import '../../sandbox/support/prerequisites-people.js';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const { operations, schemas } = loadFacts();
const changes = changesFromSource();
const updates = operations
  .map((operation) => [`${operation.method} ${operation.path}`, operation] as const)
  .filter(([name]) => ['update', 'replace'].includes(changes[name]?.kind ?? ''));

/** What the API sets itself, whatever is changed. */
const OWN = new Set(['updated_at', 'updated_on', 'fingerprint', 'last_password_reset']);

/** Fields that the API sets together: another name of the same setting, or what follows from it. */
const COUPLED: Record<string, Record<string, string>> = {
  'PATCH /client-grants/{id}': { allow_all_scopes: 'scope' },
  'PATCH /clients/{id}': {
    cross_origin_authentication: 'cross_origin_auth',
    client_authentication_methods: 'token_endpoint_auth_method',
  },
  'PATCH /resource-servers/{id}': { signing_alg: 'signing_secret' },
  'PATCH /tenants/settings': {
    session_lifetime_in_minutes: 'session_lifetime',
    idle_session_lifetime_in_minutes: 'idle_session_lifetime',
    ephemeral_session_lifetime_in_minutes: 'ephemeral_session_lifetime',
    idle_ephemeral_session_lifetime_in_minutes: 'idle_ephemeral_session_lifetime',
  },
  'PATCH /users/{id}': { email: 'email_verified', phone_number: 'phone_verified' },
  'PATCH /users/{id}/authentication-methods/{authentication_method_id}': {
    preferred_authentication_method: 'authentication_methods',
  },
  // Configuring the provider turns it on.
  'PUT /guardian/factors/push-notification/providers/apns': { bundle_id: 'enabled' },
};

const CALL = { caller: 'local', clientName: 'test', canAsk: false };

let client: SandboxClient;
let runtime: RunningRuntime;

beforeAll(async () => {
  client = await stockedSandbox();
  const { domain, clientId, clientSecret } = client.running;
  const env = {
    AUTH0_DOMAIN: `http://${domain}`,
    AUTH0_CLIENT_ID: clientId,
    AUTH0_CLIENT_SECRET: clientSecret,
  };
  const config = await loadConfig(env);
  runtime = await createRuntime({
    ...config,
    policy: { ...config.policy, toolsets: 'all', allow: ['*'], earlyAccess: true },
  });
});
afterAll(async () => {
  await runtime.close();
  await client.close();
});

/** The schema's fields, of all its variants. */
function fieldsOf(given: JsonSchema | undefined): Record<string, JsonSchema> {
  if (!given) return {};
  const schema = resolveRef(given, schemas);
  const variants = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return Object.assign({}, ...variants.map(fieldsOf), schema.properties ?? {});
}

/** Values of path and query by the request that a scenario made. */
function placesOf({ path: template }: OperationFacts, made: string): { path: Json; query: Json } {
  const [path = '', query = ''] = made.split('?');
  const values = path.split('/').map(decodeURIComponent);
  const names = template.split('/').map((segment) => /^\{(\w+)\}$/.exec(segment)?.[1]);
  return {
    path: Object.fromEntries(names.flatMap((name, i) => (name === undefined ? [] : [[name, values[i]]]))),
    query: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** Metadata of one's own has something in it. */
const sample = (value: unknown): unknown =>
  isObject(value) && Object.keys(value).length === 0 ? { note: 'x', other: 'y' } : value;

/** A generated value; none for a reference to something that only the API can make up. */
function valueFor(schema: JsonSchema | undefined): unknown {
  try {
    return generate(schema);
  } catch {
    return undefined;
  }
}

async function attempt(
  name: string,
  places: { path: Json; query: Json },
  body: unknown,
  own: Json = {},
): Promise<string | undefined> {
  const execution = new Execution(runtime, CALL);
  try {
    const prepared = await prepare(execution, name, places, body, own);
    await execution.carryOut(prepared, { level: 'none', how: 'switched_off' });
    return undefined;
  } catch (error) {
    return String((error as Error).message);
  }
}

const effects = async (name: string, places: { path: Json; query: Json }, body: unknown) =>
  (await prepare(new Execution(runtime, CALL), name, places, body)).change?.effects.map(
    ({ effect }) => effect,
  );

function prepare(
  execution: Execution,
  name: string,
  places: { path: Json; query: Json },
  body: unknown,
  own: Json = {},
): Promise<PreparedCall> {
  const record = runtime.registry.byRequest(name);
  if (!record) throw new Error(name);
  const args: Json = {};
  for (const [argument, { in: at, name: wire }] of Object.entries(record.binding)) {
    if (at === 'path') args[argument] = places.path[wire];
    else if (at === 'query' && places.query[wire] !== undefined) args[argument] = places.query[wire];
    else if (at === 'body' && wire === '*') args[argument] = body;
    else if (at === 'body' && isObject(body) && body[wire] !== undefined) args[argument] = body[wire];
  }
  return execution.prepare(record, { ...args, ...own });
}

/** The object as it is, without what the API sets itself. */
async function seen(
  facts: ChangeFacts,
  name: string,
  { path, query }: { path: Json; query: Json },
): Promise<unknown> {
  const tool = runtime.registry.byRequest(name);
  if (!tool) throw new Error(name);
  const wire = { tool, args: {}, path, query, header: {}, body: undefined };
  const execution = new Execution(runtime, CALL);
  const present = await readPresent(facts, wire, execution.present);
  if (present.kind !== 'found' || !isObject(present.value))
    return present.kind === 'found' ? present.value : undefined;
  return Object.fromEntries(Object.entries(present.value).filter(([key]) => !OWN.has(key)));
}

/** Differences between two readings that the field does not explain. */
function elsewhere(before: unknown, after: unknown, field: string): string[] {
  const { lost, changed, added } = differences(before, after);
  return [...lost, ...changed, ...added]
    .map(({ path }) => path.join('.'))
    .filter((path) => path.split('.')[0] !== field);
}

describe('a change of one field', () => {
  it.each(
    updates.filter(
      ([name, { body }]) => changes[name]?.object && Object.keys(fieldsOf(body?.schema)).length > 0,
    ),
  )('%s', async (name, operation) => {
    const facts = changes[name] as ChangeFacts;
    const made = await new Scenario(client).request(operation, generate);
    const places = placesOf(operation, made.path);
    await client.api(operation.method, made.path, made.body);
    const refused: string[] = [];
    const wrong: string[] = [];
    let done = 0;
    const model = isObject(made.body) ? made.body : {};
    const schemaOf = fieldsOf(operation.body?.schema);
    /** What the operation demands besides, as it is now. */
    const demanded = (now: unknown): Json =>
      Object.fromEntries(
        (operation.body ? (resolveRef(operation.body.schema, schemas).required ?? []) : []).map((key) => [
          key,
          (isObject(now) ? now[key] : undefined) ?? model[key],
        ]),
      );
    for (const field of new Set([...Object.keys(model), ...Object.keys(schemaOf)])) {
      const value = sample(model[field] ?? valueFor(schemaOf[field]));
      if (value === undefined) continue;
      const before = await seen(facts, name, places);
      const failure = await attempt(name, places, { ...demanded(before), [field]: value });
      if (failure !== undefined) {
        refused.push(`${field}: ${failure}`);
        continue;
      }
      done++;
      const after = await seen(facts, name, places);
      const coupled = COUPLED[name]?.[field];
      wrong.push(
        ...elsewhere(before, after, field)
          .filter((path) => path.split('.')[0] !== coupled)
          .map((path) => `${field} -> ${path}`),
      );
      // Part of an object leaves the rest of it.
      const whole = isObject(after) ? after[field] : undefined;
      const [part] = isObject(whole) ? Object.entries(whole) : [];
      if (!part) continue;
      const again = await attempt(name, places, { ...demanded(after), [field]: Object.fromEntries([part]) });
      if (again !== undefined) refused.push(`${field}.${part[0]}: ${again}`);
      else
        wrong.push(
          ...differences(after, await seen(facts, name, places)).lost.map(
            ({ path }) => `${field}.${part[0]} drops ${path.join('.')}`,
          ),
        );
    }
    expect(wrong).toEqual([]);
    expect(done, refused.join('\n')).toBeGreaterThan(0);
  });
});

describe('a body without named fields', () => {
  const texts = { path: { prompt: 'reset-password', language: 'en' }, query: {} };

  it('keeps the texts that are not named, on any screen', async () => {
    const name = 'PUT /prompts/{prompt}/custom-text/{language}';
    const before = {
      'reset-password': { title: 'Hello', description: 'In here' },
      'reset-password-success': { title: 'Else' },
    };
    await client.api('PUT', '/prompts/reset-password/custom-text/en', before);
    expect(
      await attempt(name, texts, { 'reset-password': { title: 'Good day', description: null } }),
    ).toBeUndefined();
    const { body } = await client.api('GET', '/prompts/reset-password/custom-text/en');
    expect(body).toEqual({
      'reset-password': { title: 'Good day' },
      'reset-password-success': { title: 'Else' },
    });
  });

  it('keeps partials of other screens', async () => {
    const name = 'PUT /prompts/{prompt}/partials';
    const place = { path: { prompt: 'signup' }, query: {} };
    await client.api('PUT', '/prompts/signup/partials', { signup: { 'form-content-start': '<p>1</p>' } });
    expect(await attempt(name, place, { signup: { 'form-content-end': '<p>2</p>' } })).toBeUndefined();
    const { body } = await client.api('GET', '/prompts/signup/partials');
    expect(body).toEqual({ signup: { 'form-content-start': '<p>1</p>', 'form-content-end': '<p>2</p>' } });
  });

  it('adds to a list that is the whole body, and takes out of it', async () => {
    await client.api('PUT', '/guardian/policies', ['confidence-score']);
    const name = 'PUT /guardian/policies';
    const none = { path: {}, query: {} };
    expect(await attempt(name, none, ['all-applications'], { apply: 'add' })).toBeUndefined();
    expect((await client.api('GET', '/guardian/policies')).body).toEqual([
      'confidence-score',
      'all-applications',
    ]);
    expect(await attempt(name, none, ['confidence-score'], { apply: 'remove' })).toBeUndefined();
    expect((await client.api('GET', '/guardian/policies')).body).toEqual(['all-applications']);
  });

  it('compares a template with the one that is there', async () => {
    const template = '<html><head>{%- auth0:head -%}</head><body>{%- auth0:widget -%}</body></html>';
    const name = 'PUT /branding/templates/universal-login';
    const none = { path: {}, query: {} };
    await client.api('PUT', '/branding/templates/universal-login', { template });
    expect(await effects(name, none, { template })).toEqual([]);
    expect(await effects(name, none, { template: `${template} ` })).toEqual(['code']);
  });
});
