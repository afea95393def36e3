/** Descriptions: small by default for every operation, whole on request. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESPONSE_BUDGET } from '../../../src/tools/answer/result.js';
import { DESCRIPTION_BUDGET } from '../../../src/tools/discovery/describe-operation.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { type Bench, type Body, startBench } from '../call-bench.js';

let tenant: Tenant;
let bench: Bench;
beforeAll(async () => {
  tenant = await startTenant('empty');
  bench = await startBench(tenant);
});
afterAll(async () => {
  await bench.close();
  await tenant.close();
});

const described = (name: string, variants?: string[]) =>
  bench.call('describe_operation', { name, ...(variants ? { variants } : {}) });

describe('describe_operation', () => {
  it('answers with at most 4,000 characters for every operation, every argument named', async () => {
    const sizes: number[] = [];
    for (const { name, binding } of bench.runtime.registry.records) {
      const answer = await described(name);
      // Not available in this tenant.
      if (answer.error) continue;
      sizes.push(JSON.stringify(answer).length);
      expect(JSON.stringify(answer).length, name).toBeLessThanOrEqual(DESCRIPTION_BUDGET);
      expect(Object.keys(answer.input_schema.properties), name).toEqual(
        expect.arrayContaining(Object.keys(binding)),
      );
      expect(Object.keys(answer).at(-1), name).toBe('example');
    }
    expect(sizes.length).toBeGreaterThan(400);
  });

  it('shows whole what is asked for by name, arguments and variants alike', async () => {
    const short = ({ input_schema, named_only }: Body): string[] => [
      ...(named_only?.variants ?? []),
      ...Object.entries<Body>(input_schema.properties).flatMap(([name, { members, values }]) =>
        (members ?? values) ? [name] : [],
      ),
    ];
    expect(short(await described('update_client'))).toContain('addons');
    for (const name of ['update_client', 'create_flow', 'create_connection', 'create_log_stream']) {
      const [first = ''] = short(await described(name));
      const whole = await described(name, [first]);
      expect(short(whole)).not.toContain(first);
      expect(JSON.stringify(whole).length).toBeLessThanOrEqual(RESPONSE_BUDGET + DESCRIPTION_BUDGET);
    }
  });

  it('shows the options of a strategy, and parts of what is too large, within the same size', async () => {
    const okta = await described('create_connection', ['okta', 'samlp']);
    expect(Object.keys(okta.options)).toEqual(['okta', 'samlp']);
    expect(okta.options.okta).toMatchObject({ client_id: 'string, required', domain: 'string' });
    const options = await described('update_connection', ['options']);
    expect(options.advice).toContain('options.NAME');
    const { attributes } = options.input_schema.properties.options.properties;
    expect(attributes.members).toContain('phone_number');
    const part = await described('update_connection', ['options.attributes.username']);
    const shown = part.input_schema.properties['options.attributes.username'];
    expect(shown.properties.validation.properties).toHaveProperty('min_length');
    for (const answer of [okta, options, part])
      expect(JSON.stringify(answer).length).toBeLessThanOrEqual(DESCRIPTION_BUDGET);
    for (const { variants } of [{ variants: ['oktaa'] }, { variants: ['options.none'] }])
      expect((await described('create_connection', variants)).error.code).toBe('invalid_arguments');
  });
});

describe('find_operations', () => {
  it('shows the arguments of its first three matches', async () => {
    const { operations } = await bench.call('find_operations', { query: 'give somebody a role' });
    expect(operations[0].arguments).toMatch(
      /^user_id: string, roles: string\[\]|^role_id: string, users: string\[\]/,
    );
    expect(operations.slice(0, 3).every((one: Body) => typeof one.arguments === 'string')).toBe(true);
    expect(operations[3]).toHaveProperty('required');
  });

  it('offers listed workflows as well, and says once what tells neighbors apart', async () => {
    const { operations } = await bench.call('find_operations', { query: 'why can this user not log in' });
    const workflow = operations.find(({ name }: Body) => name === 'diagnose_login');
    expect(workflow).toMatchObject({ call: 'directly, as a listed tool', risk: 'read' });
    const told = operations.map(({ neighbors }: Body) => neighbors).filter(Boolean);
    expect(told.join()).toContain('why one person cannot log in: diagnose_login');
    expect(new Set(told).size).toBe(told.length);
    const found = await bench.call('find_operations', { query: 'run a read operation by name', limit: 25 });
    expect(found.operations.map(({ name }: Body) => name)).not.toContain('run_read_operation');
  });

  it('takes a whole ticket of up to 2,000 characters', async () => {
    const query = `Hello team, hope you are well. ${'We talked about it last week. '.repeat(40)}Please block the user jane@example.com.`;
    const { operations } = await bench.call('find_operations', { query: query.slice(-2_000) });
    expect(operations.length).toBeGreaterThan(0);
    const { error } = await bench.call('find_operations', { query: 'x'.repeat(2_001) });
    expect(error.code).toBe('invalid_arguments');
  });
});
