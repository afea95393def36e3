/** Tools of our own that are not listed: found, described and run like an operation, under the same policy. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Confirmer } from '../../../src/policy/confirm/confirmation.js';
import { defaultPolicy } from '../../../src/policy/merge-policy.js';
import type { Policy } from '../../../src/policy/policy.js';
import { openScratch } from '../../../src/server/tenants/scratch.js';
import { listTools } from '../../../src/server/tool-list.js';
import { builtInTools } from '../../../src/tools/built-in-tools.js';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { type Bench, type Body, startBench } from '../call-bench.js';

const READ = 'run_read_operation';
const WRITE = 'run_write_operation';

/** What each is asked for by, how it is run, and what its answer has. */
const TOOLS = {
  connect_application: {
    query: 'connect my nextjs project',
    runner: WRITE,
    arguments: { framework: 'nextjs', name: 'Shop', url: 'http://localhost:3000' },
    answers: { project: expect.any(Object) },
  },
  rehearse: {
    query: 'rehearse several changes in a sandbox copy before making them',
    runner: READ,
    arguments: { changes: [{ operation: 'create_role', arguments: { name: 'Tried' } }] },
    answers: { ok: true, next: 'apply_changes with the same changes' },
  },
  rehearse_action: {
    query: 'rehearse an action for one person',
    runner: READ,
    arguments: {
      trigger: 'post-login',
      code: 'exports.onExecutePostLogin = async (event, api) => api.access.deny("No.");',
      event: { request: { ip: '192.0.2.1' } },
    },
    answers: { ended: expect.objectContaining({ how: 'access.deny', message: 'No.' }) },
  },
} as const;
const each = Object.entries(TOOLS);

let tenant: Tenant;
let bench: Bench;
const benches: Bench[] = [];
const benchWith = async (policy: Partial<Policy> = {}): Promise<Bench> => {
  const made = await startBench(tenant, policy);
  made.runtime.confirmer = new Confirmer(made.runtime.policy, undefined, { asksNobody: true });
  made.runtime.scratch = () => openScratch('silent');
  benches.push(made);
  return made;
};
const found = async (from: Bench, query: string): Promise<string[]> =>
  (await from.call('find_operations', { query })).operations.map(({ name }: Body) => name);

beforeAll(async () => {
  tenant = await startTenant('demo');
  bench = await benchWith();
});
afterAll(async () => {
  for (const made of benches) await made.close();
  await tenant.close();
});

describe('tools that are not listed', () => {
  it('are these', () => {
    const unlisted = builtInTools.filter(({ record }) => record.exposure === 'catalog');
    expect(unlisted.map(({ record }) => record.name).sort()).toEqual(Object.keys(TOOLS).sort());
    const listed = listTools(bench.runtime).map(({ name }) => name);
    for (const name of Object.keys(TOOLS)) expect(listed).not.toContain(name);
  });

  it.each(each)('%s is found, and described with the runner that runs it', async (name, tool) => {
    expect(await found(bench, tool.query)).toContain(name);
    const described = await bench.call('describe_operation', { name });
    expect(described).toMatchObject({ name, example: { tool: tool.runner, arguments: { name } } });
    expect(Object.keys(described.input_schema.properties)).toEqual(
      expect.arrayContaining(Object.keys(tool.arguments)),
    );
    expect(JSON.stringify(described).length).toBeLessThanOrEqual(4_000);
    const { example } = described;
    const own = builtInTools.find(({ record }) => record.name === name);
    expect(own?.input.safeParse(example.arguments.arguments).success).toBe(true);
    expect(Object.keys(example.arguments.arguments).length).toBeGreaterThan(0);
  });

  it.each(each)('%s takes its arguments in the forms that hosts send', async (name, tool) => {
    const texts = Object.fromEntries(
      Object.entries(tool.arguments).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    );
    for (const args of [texts, JSON.stringify(tool.arguments)]) {
      const answer = await bench.call(tool.runner, { name, arguments: args });
      expect(answer, JSON.stringify(args)).toMatchObject(tool.answers);
    }
  });

  it.each(each)('%s says what is wrong in its arguments and in the runner’s', async (name, tool) => {
    const wrong = await bench.call(tool.runner, { name, arguments: { ...tool.arguments, colour: 1 } });
    expect(wrong.error).toMatchObject({ code: 'invalid_arguments' });
    expect(wrong.error.message).toContain('colour: unknown argument');
    const beside = await bench.call(tool.runner, { name, colour: 1 });
    expect(beside.error.message).toContain('colour: unknown argument');
    const none = await bench.call(tool.runner, { name, arguments: null });
    expect(none.error?.code ?? 'invalid_arguments').toBe('invalid_arguments');
    const other = await bench.call(tool.runner === READ ? WRITE : READ, { name, arguments: tool.arguments });
    expect(other.error).toMatchObject({ code: 'wrong_runner', hint: `Use ${tool.runner}.` });
  });

  it.each(each)('%s can be denied by name', async (name, tool) => {
    const denying = await benchWith({ deny: [...defaultPolicy().deny, name] });
    expect(await found(denying, tool.query)).not.toContain(name);
    for (const [called, args] of [
      ['describe_operation', { name }],
      [tool.runner, { name, arguments: tool.arguments }],
      [name, tool.arguments],
    ] as const) {
      const { error } = await denying.call(called, args);
      expect(error.message, called).toContain(name);
      expect(JSON.stringify(error), called).toMatch(/policy/);
    }
  });

  it('of which those that change something are hidden in a read-only server', async () => {
    const reading = await benchWith({ readOnly: true });
    for (const [name, { query, runner, arguments: args }] of each) {
      expect((await found(reading, query)).includes(name), name).toBe(runner === READ);
      const { error } = await reading.call('describe_operation', { name });
      expect(error === undefined, name).toBe(runner === READ);
      if (runner === WRITE)
        for (const [called, given] of [
          [runner, { name, arguments: args }],
          [name, args],
        ] as const)
          expect((await reading.call(called, given)).error.message).toMatch(/read.only/i);
    }
  });
});
