/** The line of 64 characters that every phone shows: it must not make a change look like another one. */
import { describe, expect, test } from 'vitest';
import { bindingMessage } from '../../../src/server/approvals/push/phone-message.js';

type Shown = Parameters<typeof bindingMessage>[0];
const line = (more: Partial<Shown>): string =>
  bindingMessage({ code: 'K4-7QX', tool: 'update_client', effects: [], ...more } as Shown);

describe('the line on the phone', () => {
  test.each<[Partial<Shown>, string]>([
    [{ target: 'Shop' }, 'K4-7QX:update_client:Shop'],
    [{ target: 'Shop', effects: ['loss', 'privileges'] }, 'K4-7QX:update_client:Shop:privileges,loss'],
    [{ effects: ['credentials'] }, 'K4-7QX:update_client:credentials'],
    // The first of twelve changes may be harmless.
    [
      { tool: 'apply_changes', target: 'Shop', steps: 12, effects: ['reach'] },
      'K4-7QX:apply_changes:12x:Shop:reach',
    ],
    [{ target: 'Shop', steps: 1 }, 'K4-7QX:update_client:Shop'],
    // Nothing is left of these names: two of them would look the same.
    [{ target: 'Отдел продаж', targetId: 'org_1' }, 'K4-7QX:update_client:org_1'],
    [{ target: '営業部', targetId: 'rol_2' }, 'K4-7QX:update_client:rol_2'],
    [{ target: '営業部' }, 'K4-7QX:update_client:###'],
    [{ target: 'ada@example.com', targetId: 'auth0|1' }, 'K4-7QX:update_client:ada#example.com'],
    // What looks like another call comes after the call that it is.
    [{ target: 'A1-BCD:get_user:ada' }, 'K4-7QX:update_client:A1-BCD:get_user:ada'],
    [{ target: '\u0430dmin' }, 'K4-7QX:update_client:#dmin'],
  ])('%j', (approval, expected) => {
    expect(line(approval)).toBe(expected);
  });

  test.each([
    ['a long name', { target: 'x'.repeat(300), effects: ['privileges', 'loss'] }],
    ['a long tool', { tool: 't'.repeat(60), target: 'y'.repeat(60), effects: ['privileges', 'credentials'] }],
    [
      'many effects',
      { target: 'Shop', effects: ['privileges', 'credentials', 'sign_in', 'code', 'egress', 'loss'] },
    ],
    [
      'many changes',
      { target: 'z'.repeat(80), steps: 1_000, effects: ['irreversible', 'lock_out', 'weakens'] },
    ],
    ['nothing of ours', { target: '\u202e"\n', effects: ['lock_out'] }],
  ])('fits: %s', (_, approval) => {
    const text = line(approval);
    expect(text).toMatch(/^K4-7QX:[A-Za-z0-9+\-_.,:#]{1,57}$/);
  });

  test('counts the effects that find no room, those of the highest impact first', () => {
    const effects = ['loss', 'egress', 'code', 'sign_in', 'credentials', 'privileges'];
    expect(line({ target: 'Customer portal', effects })).toBe(
      'K4-7QX:update_client:Customer#portal:privileges,credentials+4',
    );
  });
});
