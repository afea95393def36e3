/** Lists whose entries are sent in another form than they are shown, changed by single entries. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { type Bench, startBench } from '../call-bench.js';

const TRIGGER = 'post-login';
const ASKED = { canAsk: true };

let tenant: Tenant;
let bench: Bench;
const ids = new Map<string, string>();

async function action(name: string): Promise<void> {
  const { body } = await tenant.api('POST', '/actions/actions', {
    name,
    supported_triggers: [{ id: TRIGGER, version: 'v3' }],
    code: 'exports.onExecutePostLogin = async () => {};',
    runtime: 'node22',
  });
  ids.set(name, body.id);
  await tenant.api('POST', `/actions/actions/${body.id}/deploy`);
}

const bound = async (): Promise<string[]> => {
  const { body } = await tenant.api('GET', `/actions/triggers/${TRIGGER}/bindings`);
  return body.bindings.map((one: { action: { name: string } }) => one.action.name);
};
const reference = (type: string, value: string) => ({ ref: { type, value }, display_name: 'Shown' });

/** The question, and the answer after a yes. */
async function change(apply: string, bindings: object[]) {
  const args = { trigger_id: TRIGGER, apply, bindings };
  const asked = await bench.outcome('update_action_trigger_bindings', args, ASKED);
  if (asked.kind !== 'ask') return { question: '', body: asked.kind === 'result' ? asked.result : undefined };
  const content = { name: /Type "(.*)" to confirm/.exec(asked.message)?.[1] };
  const responses = { confirmation: { action: 'accept', content } };
  const then = await bench.outcome('update_action_trigger_bindings', args, {
    ...ASKED,
    state: asked.state,
    responses,
  });
  return { question: asked.message, body: then.kind === 'result' ? then.result : undefined };
}

beforeAll(async () => {
  tenant = await startTenant();
  bench = await startBench(tenant, {}, tenant.env);
  for (const name of ['First', 'Second', 'Third']) await action(name);
});
afterAll(async () => {
  await bench.close();
  await tenant.close();
});

describe("the Actions of a trigger, by a list's single entries", () => {
  it('adds to an empty list, and to one that has entries', async () => {
    await change('add', [reference('action_id', ids.get('First') as string)]);
    const { question, body } = await change('add', [reference('action_name', 'Second')]);
    expect(body?.isError).toBeFalsy();
    expect(await bound()).toEqual(['First', 'Second']);
    expect(question).not.toContain('Loss');
    expect(question).not.toContain('no longer');
    expect(question).toContain('1. "First"');
    expect(question).toContain('(action_name "Second")');
  });

  it('says that nothing differs where the Action is bound already, however it is named', async () => {
    for (const given of [
      reference('action_id', ids.get('First') as string),
      { ref: { type: 'action_name', value: 'Second' } },
    ]) {
      const { question } = await change('add', [{ ...given, display_name: await shownAs(given) }]);
      expect(question).toBe('');
    }
    expect(await bound()).toEqual(['First', 'Second']);
  });

  it('removes one by any of its names, and keeps the others', async () => {
    await change('add', [reference('action_name', 'Third')]);
    const { question } = await change('remove', [
      { ref: { type: 'action_id', value: ids.get('Second') as string } },
    ]);
    expect(question).toContain('no longer: "Second"');
    expect(await bound()).toEqual(['First', 'Third']);
  });
});

async function shownAs({ ref }: { ref: { value: string } }): Promise<string> {
  const { body } = await tenant.api('GET', `/actions/triggers/${TRIGGER}/bindings`);
  return body.bindings.find((one: { action: { id: string; name: string } }) =>
    [one.action.id, one.action.name].includes(ref.value),
  ).display_name;
}
