/** What an approval of a change covers: what differs, its effects and what runs; and the strictest level of several. */
import { describe, expect, it } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import type { Change } from '../../../src/policy/change/change.js';
import type { EffectFound } from '../../../src/policy/change/field-effects.js';
import type { ConfirmRequest } from '../../../src/policy/confirm/confirm-request.js';
import { MemoryConfirmStore } from '../../../src/policy/confirm/confirm-store.js';
import { Confirmer } from '../../../src/policy/confirm/confirmation.js';
import { mergePolicy } from '../../../src/policy/merge-policy.js';
import type { FileLayer } from '../../../src/policy/policy.js';
import { patientClock } from '../../support/patient.js';
import { record } from '../records.js';
import { changeOf } from './question/change-of.js';

const now = Date.UTC(2025, 0, 1);
const confirmer = (layer: Partial<FileLayer> = {}) =>
  new Confirmer(mergePolicy({ source: 'test', ...layer }), new MemoryConfirmStore(() => now), {
    key: 'k'.repeat(32),
    // Somebody reads it before they answer.
    now: patientClock(now),
  });
const request = (
  tool: string,
  args: Record<string, unknown>,
  more: Partial<ConfirmRequest>,
): ConfirmRequest => ({
  ...{ wire: toWire(record(tool), args), tenant: 'acme.example', caller: 'local', canAsk: true },
  // Whatever is named is there.
  ...{ read: async () => ({}), ...more },
});
const change = (tool: string, args: Record<string, unknown>, value: unknown) =>
  changeOf(tool, args, { kind: 'found', value });
const yes = { confirmation: { action: 'accept', content: { confirm: true } } };

/** Asked about the first change, answered with yes when it is the second. */
async function approved(
  tool: string,
  args: Record<string, unknown>,
  first: Change,
  second: Change,
): Promise<string> {
  const one = confirmer({ confirmation: { levels: { [tool]: 'ask' } } });
  const asked = await one.confirm(request(tool, args, { change: first }));
  if (asked.kind !== 'ask') throw new Error(`not asked: ${asked.kind}`);
  const then = await one.confirm(request(tool, args, { change: second, state: asked.state, responses: yes }));
  return then.kind === 'refuse' ? then.code : then.kind;
}

describe('an approval of a change', () => {
  const args = { user_id: 'auth0|1', blocked: true, nickname: 'x' };

  it('covers what differed when it was given', async () => {
    const now = () => change('update_user', args, { blocked: false, nickname: 'y' });
    expect(await approved('update_user', args, await now(), await now())).toBe('proceed');
    const other = await change('update_user', args, { blocked: false, nickname: 'z' });
    expect(await approved('update_user', args, await now(), other)).toBe('state_other_change');
  });

  it('covers what the object was called', async () => {
    const called = (name: string) => change('update_user', args, { blocked: false, nickname: 'y', name });
    expect(await approved('update_user', args, await called('Ada'), await called('Ada'))).toBe('proceed');
    expect(await approved('update_user', args, await called('Ada'), await called('Eve'))).toBe(
      'state_other_change',
    );
  });

  it('covers the effects that were named', async () => {
    const before = await change('update_user', args, { blocked: false });
    const more = { ...before, effects: [...before.effects, { effect: 'code' as const, fields: [] }] };
    expect(await approved('update_user', args, before, more)).toBe('state_other_change');
    expect(await approved('update_user', args, more, { ...more })).toBe('proceed');
  });

  it('of a deletion covers the object, whatever its counters and dates are', async () => {
    const gone = { user_id: 'auth0|1' };
    const at = (logins_count: number) => change('delete_user', gone, { name: 'x', logins_count });
    expect(await approved('delete_user', gone, await at(1), await at(2))).toBe('proceed');
    const named = (names: object) => change('delete_user', gone, { name: 'x', email: 'a', ...names });
    for (const field of ['name', 'display_name', 'email', 'phone_number', 'username', 'identifier', 'domain'])
      expect(await approved('delete_user', gone, await named({}), await named({ [field]: 'b' }))).toBe(
        'state_other_change',
      );
    const unread = await changeOf('delete_user', gone, { kind: 'unknown', why: 'x' });
    expect(await approved('delete_user', gone, unread, { ...unread })).toBe('proceed');
    const irreversible = await at(1);
    const more = {
      ...irreversible,
      effects: [...irreversible.effects, { effect: 'reach' as const, fields: [] }],
    };
    expect(await approved('delete_user', gone, irreversible, more)).toBe('state_other_change');
  });

  it('of a deployment covers the code that would run', async () => {
    const deploy = { action_id: 'a1' };
    const at = (code: string, updated_at: string) => change('deploy_action', deploy, { code, updated_at });
    expect(await approved('deploy_action', deploy, await at('x', '1'), await at('x', '2'))).toBe('proceed');
    expect(await approved('deploy_action', deploy, await at('x', '1'), await at('y', '1'))).toBe(
      'state_other_change',
    );
  });
});

it('a change of the application that the server runs as is refused, with the key that protects it', async () => {
  const args = { client_id: 'own', name: 'x' };
  const own = await change('update_client', args, { name: 'y' });
  const effects: EffectFound[] = [{ effect: 'privileges', fields: [], own: true }];
  expect(await confirmer().confirm(request('update_client', args, { change: { ...own, effects } }))).toEqual({
    ...{ kind: 'refuse', code: 'denied_by_policy' },
    reason: expect.stringMatching(/application that this server runs as.*\(protected\.self\)/),
  });
});

describe('several changes', () => {
  const plain = async () => ({
    tool: record('update_user'),
    change: await change('update_user', { user_id: 'auth0|1', nickname: 'x' }, { nickname: 'y' }),
  });
  const lost = async () => ({
    tool: record('update_user'),
    change: await change('update_user', { user_id: 'auth0|2', nickname: null }, { nickname: 'y' }),
  });
  const deleted = async () => ({
    tool: record('delete_user'),
    change: await change('delete_user', { user_id: 'auth0|3' }, { name: 'x' }),
  });
  const outcome = async (steps: Awaited<ReturnType<typeof plain>>[], layer: Partial<FileLayer> = {}) =>
    confirmer(layer).confirm(
      request('update_user', { user_id: 'auth0|1' }, { all: { title: 'Change all', steps } }),
    );

  it('need what the strictest of them needs', async () => {
    expect(await outcome([await plain(), await plain()])).toMatchObject({
      kind: 'proceed',
      evidence: { level: 'none', how: 'not_needed' },
    });
    const asked = await outcome([await lost(), await plain()]);
    expect(asked).toMatchObject({ kind: 'ask', message: expect.stringContaining('Do you approve?') });
    expect(asked).toMatchObject({
      message: expect.stringMatching(/^Change all\n.*Step 1 of 2.*Step 2 of 2/s),
    });
    for (const steps of [
      [await deleted(), await lost(), await plain()],
      [await plain(), await lost(), await deleted()],
    ])
      expect(await outcome(steps)).toMatchObject({
        message: expect.stringMatching(/Type "[^"]+" to confirm/),
      });
    expect(
      await outcome([await plain(), await deleted()], { confirmation: { levels: { delete_user: 'deny' } } }),
    ).toMatchObject({
      kind: 'refuse',
      code: 'denied_by_policy',
    });
  });

  it('need what their effects together need, too', async () => {
    const together = async (effects: EffectFound[]) =>
      confirmer().confirm(
        request(
          'update_user',
          { user_id: 'auth0|1' },
          {
            all: { title: 'Change all', steps: [await plain()], effects },
          },
        ),
      );
    expect(await together([])).toMatchObject({ kind: 'proceed' });
    expect(await together([{ effect: 'reach', fields: [] }])).toMatchObject({
      message: expect.stringContaining('Do you approve?'),
    });
    expect(await together([{ effect: 'reach', fields: [], grave: true }])).toMatchObject({
      message: expect.stringMatching(/Type "[^"]+" to confirm/),
    });
  });

  it('are approved together, as they were', async () => {
    const one = confirmer();
    const ask = (steps: Awaited<ReturnType<typeof plain>>[], more: Partial<ConfirmRequest> = {}) =>
      one.confirm(
        request('update_user', { user_id: 'auth0|1' }, { all: { title: 'Change all', steps }, ...more }),
      );
    const approve = async (steps: Awaited<ReturnType<typeof plain>>[]) => {
      const asked = await ask([await lost(), await plain()]);
      if (asked.kind !== 'ask') throw new Error('not asked');
      const then = await ask(steps, { state: asked.state, responses: yes });
      return then.kind === 'refuse' ? then.code : then.kind;
    };
    expect(await approve([await lost(), await plain()])).toBe('proceed');
    expect(await approve([await lost()])).toBe('state_other_change');
    expect(await approve([await plain(), await lost()])).toBe('state_other_change');
  });
});
