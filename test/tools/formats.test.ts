import { expect, it } from 'vitest';
import { z } from 'zod';
import { sized } from '../../src/tools/formats.js';
import { schemaOf } from '../../src/tools/listing/json-schema.js';

const open = z.looseObject({});

it('holds an object to its number of properties, and says the number', () => {
  const some = sized(open, 1, 2);
  expect(some.safeParse({ a: 1 }).success).toBe(true);
  expect(some.safeParse({}).error?.issues[0]?.message).toBe('needs at least 1 property');
  expect(some.safeParse({ a: 1, b: 2, c: 3 }).error?.issues[0]?.message).toBe('takes at most 2 properties');
});

it('shows in the schema the numbers that limit anything', () => {
  expect(schemaOf(sized(open, 1, Infinity))).toMatchObject({ type: 'object', minProperties: 1 });
  expect(schemaOf(sized(open, 1, Infinity))).not.toHaveProperty('maxProperties');
  expect(schemaOf(sized(open, 0, 10).nullable())).toMatchObject({
    anyOf: [{ type: 'object', maxProperties: 10 }, { type: 'null' }],
  });
});
