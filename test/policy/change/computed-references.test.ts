import { describe, expect, it } from 'vitest';
import { computedReferences, type ReferenceSource } from '../../../src/policy/change/computed-references.js';
import { wireOf } from './made.js';

const referred = (name: string, source: Partial<ReferenceSource>): unknown =>
  computedReferences[name]?.({ ...wireOf({}), before: undefined, answer: undefined, ...source });

describe('the status that applications had on a connection', () => {
  const before = { clients: [{ client_id: 'on' }, { client_id: 'also' }] };

  it.each<[string, unknown, unknown, unknown]>([
    ['switched off', before, [{ client_id: 'on', status: false }], [{ client_id: 'on', status: true }]],
    ['switched on', before, [{ client_id: 'new', status: true }], [{ client_id: 'new', status: false }]],
    [
      'both, and one that stays',
      before,
      [
        { client_id: 'on', status: false },
        { client_id: 'new', status: true },
        { client_id: 'also', status: true },
      ],
      [
        { client_id: 'on', status: true },
        { client_id: 'new', status: false },
      ],
    ],
    ['nothing differs', before, [{ client_id: 'on', status: true }], undefined],
    ['no list was read', { clients: 'x' }, [{ client_id: 'on', status: false }], undefined],
    ['nor whether it was off', { clients: 'x' }, [{ client_id: 'on', status: true }], undefined],
    [
      'on the page that was read',
      { ...before, next: 'more' },
      [{ client_id: 'on', status: false }],
      [{ client_id: 'on', status: true }],
    ],
    [
      'perhaps on a page that was not read',
      { ...before, next: 'more' },
      [
        { client_id: 'on', status: false },
        { client_id: 'new', status: true },
      ],
      undefined,
    ],
    ['the body is no list', before, { client_id: 'on' }, undefined],
  ])('%s', (_, state, body, expected) => {
    expect(referred('previous_status', { before: state, body })).toEqual(expected);
  });
});

describe('bindings of a trigger', () => {
  it('are written again by the Action, in their order', () => {
    const bindings = [
      { id: 'b1', display_name: 'Check', action: { id: 'act1' } },
      { id: 'b2', display_name: 'Enrich', action: { id: 'act2' } },
    ];
    expect(referred('previous_bindings', { before: { bindings } })).toEqual([
      { ref: { type: 'action_id', value: 'act1' }, display_name: 'Check' },
      { ref: { type: 'action_id', value: 'act2' }, display_name: 'Enrich' },
    ]);
    expect(referred('previous_bindings', { before: {} })).toBeUndefined();
  });
});

it('gives the id of the path as a list', () => {
  expect(referred('path_id_as_list', { path: { id: 'rol_1' } })).toEqual(['rol_1']);
});

describe('entries that the reverse call names in another way', () => {
  it('are applications by their ids, and as they were', () => {
    const clients = [{ client_id: 'a', use_for_member_access: true }, { client_id: 'b' }];
    expect(referred('client_ids', { body: { clients } })).toEqual(['a', 'b']);
    const before = [...clients, { client_id: 'c', use_for_member_access: false, name: 'C' }];
    expect(referred('previous_clients', { before, body: { clients: ['c', 'a', 'x'] } })).toEqual([
      { client_id: 'a', use_for_member_access: true },
      { client_id: 'c', use_for_member_access: false },
    ]);
    expect(referred('previous_clients', { before: undefined, body: { clients: ['c'] } })).toBeUndefined();
  });

  it('are groups by their ids', () => {
    expect(referred('group_ids', { body: { groups: [{ id: 'g1', name: 'All' }] } })).toEqual([{ id: 'g1' }]);
  });
});
