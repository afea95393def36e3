import { beforeAll, describe, expect, it } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import { checkArguments } from '../../../src/tools/call/arguments.js';
import { requestOf } from '../../../src/tools/call/request.js';
import { exampleOf } from '../../../src/tools/discovery/example.js';
import { BY_OPERATION } from '../../../src/tools/discovery/example-values.js';
import { fullInputSchema } from '../../../src/tools/listing/json-schema.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';
import type { Operation } from '../../../src/tools/operation.js';
import { inputOf } from '../../../src/tools/own-arguments.js';

const operations: Operation[] = [];
const examples = new Map<string, Record<string, unknown>>();

beforeAll(async () => {
  const registry = await loadRegistry();
  for (const { name } of registry.records) {
    const operation = (await registry.operation(name)) as Operation;
    operations.push(operation);
    examples.set(name, exampleOf(operation, fullInputSchema(operation)));
  }
});

const exampleFor = ({ name }: Operation) => examples.get(name) ?? {};

describe('the example of every operation', () => {
  it('is accepted by the operation itself', () => {
    expect(operations.length).toBeGreaterThan(450);
    for (const operation of operations) {
      const example = exampleFor(operation);
      expect(checkArguments(operation.name, inputOf(operation), example), operation.name).toEqual(example);
    }
  });

  it('says what to change where it is an update', () => {
    for (const operation of operations.filter(({ method }) => method === 'PATCH')) {
      const fields = Object.values(operation.binding).filter((place) => place.in === 'body');
      const { body = {} } = requestOf(operation, toWire(operation, exampleFor(operation)));
      expect(Object.keys(body as object).length > 0, operation.name).toBe(fields.length > 0);
    }
  });

  it('shows identifiers in the form that the API gives them', () => {
    const assign = operations.find(({ name }) => name === 'assign_organization_member_roles') as Operation;
    expect(exampleFor(assign)).toEqual({
      organization_id: expect.stringMatching(/^org_/),
      user_id: expect.stringMatching(/^auth0\|/),
      roles: [expect.stringMatching(/^rol_/)],
    });
  });

  it('has hand-written values for operations that there are only', () => {
    const names = new Set(operations.map(({ name }) => name));
    expect(Object.keys(BY_OPERATION).filter((name) => !names.has(name))).toEqual([]);
  });
});
