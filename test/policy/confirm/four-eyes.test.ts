/** Which calls a second person has to approve: by tool, and by what a call would do. */
import { describe, expect, test } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import type { Approval } from '../../../src/policy/approvals/approval.js';
import { Approvals } from '../../../src/policy/approvals/approvals.js';
import type { EffectFound } from '../../../src/policy/change/field-effects.js';
import { askElsewhere, secondPerson } from '../../../src/policy/confirm/confirm-elsewhere.js';
import type { ConfirmRequest } from '../../../src/policy/confirm/confirm-request.js';
import { mergePolicy } from '../../../src/policy/merge-policy.js';
import type { FileLayer } from '../../../src/policy/policy.js';
import { found, made } from '../change/made.js';
import { record } from '../records.js';
import { reader } from './reader.js';

const permission = 'approve:changes';
const policyOf = (effects: string[], tools: string[] = []) =>
  mergePolicy({
    source: 'test',
    confirmation: { fourEyes: { effects, tools, permission } },
  } as unknown as FileLayer);
const effect = (name: EffectFound['effect']): EffectFound => ({ effect: name, fields: [] });
const changeWith = (...effects: EffectFound[]) => ({
  ...made({ facts: {}, present: found({}), wire: { body: {} } }),
  effects,
});

const request = (more: Partial<ConfirmRequest> = {}): ConfirmRequest => ({
  ...{ wire: toWire(record('update_user'), { user_id: 'auth0|1' }), tenant: 'acme.example' },
  ...{ caller: 'local', canAsk: true, read: reader({}).read },
  ...more,
});
const step = (tool: string, ...effects: EffectFound[]) => ({
  tool: record(tool),
  change: changeWith(...effects),
});
const together = (...steps: ReturnType<typeof step>[]) => request({ all: { title: 'All', steps } });

describe('a second person is needed', () => {
  test('for an effect of the change, of all changes together, or of one of them', () => {
    const policy = policyOf(['privileges', 'loss']);
    expect(secondPerson(request({ change: changeWith(effect('privileges')) }), policy)).toEqual({
      permission,
    });
    expect(secondPerson(together(step('update_user'), step('update_user', effect('loss'))), policy)).toEqual({
      permission,
    });
    const all = { title: 'All', steps: [], effects: [effect('loss')] };
    expect(secondPerson(request({ all }), policy)).toEqual({ permission });
  });

  test('for a tool, also as one of several steps', () => {
    const policy = policyOf([], ['delete_user']);
    const wire = toWire(record('delete_user'), { user_id: 'auth0|1' });
    expect(secondPerson(request({ wire }), policy)).toEqual({ permission });
    expect(secondPerson(together(step('update_user'), step('delete_user')), policy)).toEqual({ permission });
  });

  test('for nothing else', () => {
    const policy = policyOf(['privileges'], ['delete_user']);
    expect(secondPerson(request(), policy)).toBeUndefined();
    expect(secondPerson(request({ change: changeWith(effect('loss')) }), policy)).toBeUndefined();
    expect(secondPerson(together(step('update_user', effect('loss'))), policy)).toBeUndefined();
    const none = mergePolicy({ source: 'test' });
    expect(secondPerson(request({ change: changeWith(effect('privileges')) }), none)).toBeUndefined();
  });
});

test('what is asked elsewhere names each effect once, and who asks', async () => {
  const approvals = new Approvals();
  const delivered: Approval[] = [];
  const deliver = async (approval: Approval) => {
    delivered.push(approval);
    return { how: 'page' as const, note: 'A page has opened.' };
  };
  const elsewhere = {
    approvals,
    ways: [{ how: 'page' as const, deliver }],
    approver: 'auto' as const,
    signedIn: true,
  };
  const all = {
    ...{ title: 'All', effects: [effect('reach')] },
    steps: [step('update_user', effect('loss')), step('update_user', effect('loss'), effect('privileges'))],
  };
  const asked = { level: 'ask' as const, question: 'May I?', change: 'x', fourEyes: { permission } };
  const more = { all, person: 'issuer jane', clientName: 'chat' };
  const outcome = await askElsewhere(request(more), policyOf(['loss']), elsewhere, asked);
  expect(outcome).toMatchObject({ kind: 'wait', note: 'A page has opened.' });
  expect(delivered[0]).toMatchObject({
    ...{ effects: ['reach', 'loss', 'privileges'], person: 'issuer jane', clientName: 'chat' },
    ...{ fourEyes: { permission }, question: 'May I?', title: record('update_user').title },
  });
  await askElsewhere(request(), policyOf([]), elsewhere, asked);
  expect(delivered[1]).toMatchObject({ effects: [], person: 'local', clientName: 'unknown' });
});

test('with a second person it is kept by which addresses the first one is known, as far as that may be read', async () => {
  const seen: (readonly string[] | undefined)[] = [];
  const way = {
    how: 'page' as const,
    deliver: async ({ addresses }: Approval) => {
      seen.push(addresses);
      return { how: 'page' as const, note: 'x' };
    },
  };
  const elsewhere = { approvals: new Approvals(), ways: [way], approver: 'auto' as const, signedIn: true };
  const fourEyes = { permission };
  const asked = { level: 'ask' as const, question: 'May I?', change: 'x', fourEyes };
  const account = {
    email: 'jane@acme.example',
    identities: [{ profileData: { email: 'jane@home.example' } }, { profileData: {} }],
  };
  const read = reader({ '/users/auth0%7Cjane': account }).read;
  const jane = { person: 'https://acme.example/ auth0|jane', addresses: ['j@token.example'] };
  let asks = 0;
  // Another change each time: the same one would be asked once.
  const ask = (more: Partial<ConfirmRequest>, what: object = asked) => {
    asks += 1;
    const one = { ...what, change: `${asks}` } as typeof asked;
    return askElsewhere(request({ ...jane, ...more }), policyOf(['loss']), elsewhere, one);
  };
  await ask({ read });
  await ask({ read: reader({}).read });
  // Machines have no account to read.
  const machine = reader({});
  await ask({ read: machine.read, person: 'https://acme.example/ abc@clients', addresses: [] });
  expect(machine.seen).toEqual([]);
  await ask({ read }, { level: 'ask', question: 'May I?', change: 'x' });
  expect(seen).toEqual([
    ['j@token.example', 'jane@acme.example', 'jane@home.example'],
    ['j@token.example'],
    [],
    undefined,
  ]);
});
