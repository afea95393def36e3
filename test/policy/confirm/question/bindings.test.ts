/** Which Actions will run at a trigger: told by their names, their places, and what no longer runs. */
import { describe, expect, it } from 'vitest';
import { pendingWords } from '../../../../src/policy/confirm/pending.js';
import { bindingLines } from '../../../../src/policy/confirm/question/bindings.js';
import { found, made, unknown } from '../../change/made.js';
import { fails, reader } from '../reader.js';

const HEAD = 'Actions that will run at this trigger, in this order';
const now = [
  { id: 'b1', display_name: 'Shown 1', action: { id: 'a1', name: 'check' } },
  { id: 'b2', display_name: 'Shown 2', action: { id: 'a2', name: '' } },
];
const ref = (type: unknown, value: unknown, more: object = {}) => ({ ref: { type, value }, ...more });

async function lines(bindings: unknown, present = found({ bindings: now }), answers: object = {}) {
  const { read } = reader({ ...answers });
  const [head, ...rest] = await bindingLines(
    made({ facts: {}, present, wire: { body: { bindings } } }),
    read,
  );
  expect(head).toBe(HEAD);
  return rest;
}

describe('the Actions of a trigger', () => {
  it.each([
    ['binding_id', 'b1', 'b2'],
    ['action_id', 'a1', 'a2'],
    ['action_name', 'check', 'Shown 2'],
  ])('are known by %s, and where each was before', async (type, first, second) => {
    expect(await lines([ref(type, first), ref(type, second)])).toEqual([
      `  1. "check" (${type} "${first}")`,
      `  2. "Shown 2" (${type} "${second}")`,
    ]);
    expect(await lines([ref(type, second), ref(type, first)])).toEqual([
      `  1. "Shown 2" (${type} "${second}") (now number 2)`,
      `  2. "check" (${type} "${first}") (now number 1)`,
    ]);
  });

  it('that run already are not read again', async () => {
    const { read, seen } = reader({
      '/actions/actions/a1': { name: 'other', deployed_version: { number: 3 } },
    });
    const bindings = [ref('action_id', 'a1'), ref('binding_id', 'b2')];
    const wire = { body: { bindings } };
    expect(await bindingLines(made({ facts: {}, present: found({ bindings: now }), wire }), read)).toEqual([
      HEAD,
      '  1. "check" (action_id "a1")',
      '  2. "Shown 2" (binding_id "b2")',
    ]);
    expect(seen).toEqual([]);
  });

  it('that no longer run are told', async () => {
    expect(await lines([])).toEqual([
      '  none',
      '  no longer: "check" ("a1")',
      '  no longer: "Shown 2" ("a2")',
    ]);
    expect(await lines([ref('binding_id', 'b2')])).toContain('  no longer: "check" ("a1")');
    expect(await lines('no list')).toContain('  none');
  });

  it('that are new are read by their id', async () => {
    const answers = { '/actions/actions/a9': { name: 'fresh' }, '/actions/actions/a8': { name: 5 } };
    const kept = now.map(({ id }) => ref('binding_id', id));
    const added = async (...given: unknown[]) =>
      (await lines([...kept, ...given], found({ bindings: now }), answers)).slice(2);
    expect(await added(ref('action_id', 'a9'))).toEqual(['  3. "fresh" (action_id "a9") (new)']);
    const deployed = { '/actions/actions/a7': { name: 'fresh', deployed_version: { number: 3 } } };
    expect(
      await lines([ref('action_id', 'a7', { display_name: 'x' })], found({ bindings: [] }), deployed),
    ).toEqual(['  1. "fresh" (action_id "a7"), version 3, shown as "x" (new)']);
    const unnamed = 'an Action whose name could not be read';
    expect(await added(ref('action_id', 'a8'))).toEqual([`  3. ${unnamed} (action_id "a8") (new)`]);
    expect(await added(ref('action_id', 'gone'))).toEqual([`  3. ${unnamed} (action_id "gone") (new)`]);
    expect(await added(ref('action_id', ''))).toEqual([`  3. ${unnamed} (action_id "") (new)`]);
    // A name that only the call gives is not taken for the name of an Action.
    expect(await added(ref('action_name', 'other'))).toEqual([`  3. ${unnamed} (action_name "other") (new)`]);
    expect(await added(ref('action_name', ''))).toEqual([`  3. ${unnamed} (action_name "") (new)`]);
    expect(await added({})).toEqual([`  3. ${unnamed} (unknown reference "") (new)`]);
    expect(await added(ref('binding_id', 'a1'))).toEqual([`  3. ${unnamed} (binding_id "a1") (new)`]);
  });

  it('that an earlier change of the same set makes are told by that change', async () => {
    const one = ref('action_id', pendingWords('id', 2), { display_name: 'Mine' });
    expect(await lines([one], found({ bindings: [] }))).toEqual([
      '  1. the Action of change 2, shown as "Mine" (new)',
    ]);
  });

  it('may be shown as something else, and get secrets', async () => {
    const more = { display_name: 'Harmless', secrets: [{ name: 'KEY', value: 'hidden-1' }, {}] };
    const one = { secrets: [{ name: 'ONE' }] };
    expect((await lines([ref('binding_id', 'b1', one)]))[0]).toContain(', with new secrets "ONE" (');
    expect(await lines([ref('binding_id', 'b1', more), ref('binding_id', 'b2', { secrets: [] })])).toEqual([
      '  1. "check" (binding_id "b1"), shown as "Harmless", with new secrets "KEY", "" (values not shown)',
      '  2. "Shown 2" (binding_id "b2")',
    ]);
  });

  it('are all new where what runs now could not be read', async () => {
    const answers = { '/actions/actions/a1': fails(403) };
    expect(await lines([ref('action_id', 'a1')], unknown, answers)).toEqual([
      '  1. an Action whose name could not be read (action_id "a1") (new)',
      '  what runs now could not be read',
    ]);
    expect(await lines([], found({}))).toEqual(['  none']);
  });
});
