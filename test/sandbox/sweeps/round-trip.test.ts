/**
 * What is made can be read, listed, written back and deleted, in every collection: programs that keep a tenant's
 * configuration read an object and send it back.
 */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFacts, resolveRef } from '../../../src/catalog/load.js';
import type { JsonSchema, OperationFacts } from '../../../src/catalog/types.js';
import { generate } from '../support/generate.js';
import type { SandboxClient } from '../support/sandbox-client.js';
import { Scenario } from '../support/scenario.js';
import { stockedSandbox } from '../support/seeded-objects.js';
import '../support/prerequisites.js';
import '../support/prerequisites-people.js';

type Json = Record<string, unknown>;

let client: SandboxClient;
beforeAll(async () => {
  client = await stockedSandbox();
});
afterAll(() => client.close());

const { operations, schemas } = loadFacts();
const known = new Map(operations.map((operation) => [`${operation.method} ${operation.path}`, operation]));

/** Collections whose items are made and read under the same path. */
const collections = operations.flatMap((make) => {
  if (make.method !== 'POST') return [];
  const read = operations.find(
    ({ method, path }) =>
      method === 'GET' &&
      path.startsWith(`${make.path}/{`) &&
      /^\/\{\w+\}$/.test(path.slice(make.path.length)),
  );
  return read ? [{ make, read, id: /\{(\w+)\}$/.exec(read.path)?.[1] ?? 'id' }] : [];
});

/** Where an answer to a write differs from a read, or a list from it: observed, or the document says so. */
const DIFFERS: Readonly<Record<string, readonly string[]>> = {
  '/actions/actions': ['status'],
  '/branding/phone/providers': ['credentials'],
  '/flows': ['actions'],
  '/flows/vault/connections': ['refreshed_at'],
  '/forms': ['flow_count', 'languages', 'nodes'],
  '/network-acls': ['tenant_id', 'deleted_at'],
  '/roles': ['description'],
  '/users/{id}/authentication-methods': ['confirmed', 'enrolled_at'],
};
/** What they are made with is not what they are read by: a template by its name, a key by that of the whole. */
const APART = new Set([
  '/email-templates',
  '/organizations/{id}/clients',
  '/keys/encryption',
  '/keys/encryption/{kid}',
]);
/** Items that can only be written back with more than their answers show: values of secrets, other names of flows. */
const NOT_WRITTEN_BACK = new Set([
  '/branding/phone/templates',
  '/clients/{client_id}/credentials',
  '/experimentation/experiments',
]);

/** The properties in which two answers differ, but for when they were last changed. */
function differences(path: string, one: Json, other: Json): string[] {
  const ignored = new Set(['updated_at', ...(DIFFERS[path] ?? [])]);
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => !ignored.has(name) && !isDeepStrictEqual(one[name], other[name]));
}

function writable(schema: JsonSchema | undefined): Set<string> {
  if (!schema) return new Set();
  const at = resolveRef(schema, schemas);
  const parts = [...(at.oneOf ?? []), ...(at.anyOf ?? []), ...(at.allOf ?? [])];
  return new Set([...Object.keys(at.properties ?? {}), ...parts.flatMap((part) => [...writable(part)])]);
}

const items = (body: unknown): Json[] =>
  (Array.isArray(body) ? body : (Object.values(body as Json).find(Array.isArray) as Json[] | undefined)) ??
  [];

/** The whole list, page by page where it has pages. */
async function listed(list: OperationFacts, path: string): Promise<Json[]> {
  const query = new Set(list.parameters.map(({ name }) => name));
  const found: Json[] = [];
  for (let page = 0; page < 20; page++) {
    const more = query.has('page') ? `?page=${page}&per_page=50` : '';
    const { status, body } = await client.api('GET', `${path}${more}`);
    expect(status, JSON.stringify(body)).toBe(200);
    found.push(...items(body));
    if (more === '' || items(body).length < 50) break;
  }
  return found;
}

describe.each(collections.filter(({ make }) => !APART.has(make.path)))('$make.path', ({ make, read, id }) => {
  let path: string;
  let made: Json;
  let item: string;
  let key: unknown;
  const get = () => client.api('GET', item);

  beforeAll(async () => {
    const request = await new Scenario(client).request(make, generate);
    path = request.path.split('?')[0] ?? '';
    const answer = await client.api('POST', request.path, request.body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    made = answer.body;
    key = made[id] ?? made.id ?? Object.entries(made).find(([name]) => name.endsWith('_id'))?.[1];
    item = `${path}/${encodeURIComponent(String(key))}`;
  });

  it('is read as it was answered', async () => {
    const { status, body } = await get();
    expect(status).toBe(200);
    expect(differences(make.path, made, body)).toEqual([]);
  });

  const list = known.get(`GET ${make.path}`);
  it.runIf(list)('is listed as it is read', async () => {
    const { body } = await get();
    const own = (other: Json): boolean =>
      Object.entries(other).some(([name, value]) => /^k?id$|_id$|Id$/.test(name) && value === key);
    const found = (await listed(list as OperationFacts, path)).find(own);
    expect(found).toBeDefined();
    expect(differences(make.path, body, found as Json)).toEqual([]);
  });

  const change = known.get(`PATCH ${read.path}`);
  it.runIf(change && !NOT_WRITTEN_BACK.has(make.path))(
    'can be written back, whole and in parts',
    async () => {
      const names = writable(change?.body?.schema);
      const required = resolveRef(change?.body?.schema ?? {}, schemas).required ?? [];
      const before = (await get()).body as Json;
      const whole = Object.fromEntries(Object.entries(before).filter(([name]) => names.has(name)));
      const answer = await client.api('PATCH', item, whole);
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
      expect(differences(make.path, before, (await get()).body)).toEqual([]);
      for (const [name, value] of required.length > 0 ? [] : Object.entries(whole)) {
        const part = await client.api('PATCH', item, { [name]: value });
        expect(part.status, `${name}: ${JSON.stringify(part.body)}`).toBeLessThan(300);
        expect(differences(make.path, before, (await get()).body), name).toEqual([]);
      }
    },
  );

  it.runIf(change)('refuses a property that it does not have', async () => {
    const required = generate(change?.body?.schema) as Json;
    const { status, body } = await client.api('PATCH', item, { ...required, no_such_property: 1 });
    expect({ status, code: body.errorCode }).toEqual({ status: 400, code: 'invalid_body' });
    expect(body.message).toMatch(
      /Additional properties not allowed: no_such_property|Data does not match any schemas/,
    );
  });

  const remove = known.get(`DELETE ${read.path}`);
  it.runIf(remove)('is gone once deleted, and deleting it again is no fault', async () => {
    const { status, body } = await client.api('DELETE', item);
    expect(status, JSON.stringify(body)).toBeLessThan(300);
    expect((await get()).status).toBe(404);
    const again = await client.api('DELETE', item);
    expect([204, 404]).toContain(again.status);
  });
});
