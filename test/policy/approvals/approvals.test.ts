import { describe, expect, test } from 'vitest';
import { USABLE_MS, WAITING_MS } from '../../../src/policy/approvals/approvals.js';
import { asked, jane, no, setup, yes } from './asked.js';

describe('one approval', () => {
  test('waits, is given, and is used once', async () => {
    const { approvals, open } = setup();
    const { id, code } = await open();
    // 128 bits, which nobody guesses.
    expect(id).toMatch(/^[\w-]{22}$/);
    expect(code).toMatch(/^[2-9A-HJ-NP-TV-Z]{2}-[2-9A-HJ-NP-TV-Z]{3}$/);
    expect(await approvals.use(id)).toBe(false);
    expect(await approvals.answer(id, yes)).toBe('approved');
    expect((await approvals.ofCall(asked))?.answered).toMatchObject({ by: jane, how: 'page' });
    expect(await approvals.use(id)).toBe(true);
    expect(await approvals.use(id)).toBe(false);
    expect(await approvals.ofCall(asked)).toBeUndefined();
  });

  test('is answered once: what comes second changes nothing', async () => {
    const { approvals, open } = setup();
    const { id } = await open();
    expect(await approvals.answer(id, no)).toBe('declined');
    expect(await approvals.answer(id, yes)).toBe('over');
    expect(await approvals.use(id)).toBe(false);
  });

  test('expires while it waits, and unused after it was given, to the millisecond', async () => {
    const { approvals, open, clock } = setup();
    const { id } = await open();
    clock.now += WAITING_MS - 1;
    expect((await approvals.get(id))?.state).toBe('waiting');
    expect(await approvals.answer(id, yes)).toBe('approved');
    clock.now += USABLE_MS - 1;
    expect((await approvals.get(id))?.state).toBe('approved');
    clock.now += 1;
    expect(await approvals.use(id)).toBe(false);
    expect((await approvals.get(id))?.state).toBe('expired');
    const late = await open();
    clock.now += WAITING_MS;
    expect(await approvals.answer(late.id, yes)).toBe('over');
  });

  test('is nobody else’s, and an unknown id is told the same', async () => {
    const { approvals, open } = setup();
    const { id } = await open();
    const other = { ...yes, by: { person: 'https://issuer.example/ auth0|eve' } };
    expect(await approvals.answer(id, other)).toBe('not_yours');
    expect(await approvals.answer('unknown', yes)).toBe('not_yours');
    expect(await approvals.list(other.by.person)).toEqual([]);
    expect((await approvals.list(jane.person)).map((one) => one.id)).toEqual([id]);
  });

  test('with a name to type: another one keeps it waiting, the fifth declines', async () => {
    const { approvals, open } = setup();
    const { id } = await open({ expect: 'jane@example.com' });
    expect(await approvals.answer(id, yes)).toBe('wrong_name');
    for (const name of ['jane', 'JANE@example.com', 'jane@example.com.'])
      expect(await approvals.answer(id, { ...yes, name })).toBe('wrong_name');
    expect(await approvals.answer(id, { ...yes, name: 'x' })).toBe('declined');
    const next = await open({ expect: 'jane@example.com' });
    expect(await approvals.answer(next.id, { ...yes, name: ' "jane@example.com" ' })).toBe('approved');
    // However short it is, typing nothing is not typing it.
    for (const name of ['x', '""', 'undefined']) {
      const short = await open({ expect: name, args: name });
      expect(await approvals.answer(short.id, yes), name).toBe('wrong_name');
    }
  });

  test('is void after the end of it was told, unless it was used', async () => {
    const { approvals, open } = setup();
    const { id } = await open();
    await approvals.answer(id, yes);
    await approvals.void(id);
    expect(await approvals.use(id)).toBe(false);
    const used = await open();
    await approvals.answer(used.id, yes);
    await approvals.use(used.id);
    await approvals.void(used.id);
    expect((await approvals.get(used.id))?.state).toBe('used');
  });

  test('keeps what came of it', async () => {
    const { approvals, open } = setup();
    const { id } = await open();
    await approvals.note(id, true, 'Delete a user: done.');
    await approvals.note('unknown', true, 'x');
    expect((await approvals.get(id))?.outcome).toEqual([{ ok: true, text: 'Delete a user: done.' }]);
  });
});

describe('four eyes', () => {
  const fourEyes = { permission: 'approve:changes' };
  const bob = { person: 'https://issuer.example/ auth0|bob' };
  const may = new Set(['approve:changes']);

  test('the caller may decline and not approve, whatever their permissions', async () => {
    const { approvals, open } = setup();
    const { id } = await open({ fourEyes });
    expect(await approvals.answer(id, { ...yes, permissions: may })).toBe('needs_other');
    expect(await approvals.answer(id, no)).toBe('declined');
  });

  test('another person needs the permission, and sees it only with it', async () => {
    const { approvals, open } = setup();
    const { id } = await open({ fourEyes });
    const other = new Set(['read:users']);
    expect(await approvals.list(bob.person, other)).toEqual([]);
    expect(await approvals.answer(id, { ...yes, by: bob, permissions: other })).toBe('not_yours');
    expect(await approvals.list(bob.person, may)).toHaveLength(1);
    expect(await approvals.answer(id, { ...yes, by: bob, permissions: may })).toBe('approved');
  });

  test('the permission opens nothing that does not ask for it', async () => {
    const { approvals, open } = setup();
    const { id } = await open();
    expect(await approvals.answer(id, { ...yes, by: bob, permissions: may })).toBe('not_yours');
  });
});

describe('many approvals', () => {
  test('belong to exactly one call each', async () => {
    const { approvals, open } = setup();
    await open();
    for (const key of ['caller', 'tenant', 'tool', 'args', 'policy'] as const)
      expect(await approvals.ofCall({ ...asked, [key]: 'another' }), key).toBeUndefined();
    expect(await approvals.any(asked.caller, 'delete_user')).toBe(true);
    expect(await approvals.any(asked.caller, 'update_user')).toBe(false);
    expect(await approvals.any('another', 'delete_user')).toBe(false);
  });

  test('twenty wait for one caller, and no more; others are not kept out', async () => {
    const { approvals, open } = setup();
    for (let i = 0; i < 20; i++) await open({ args: String(i) });
    expect(await approvals.open({ ...asked, args: 'more' })).toBeUndefined();
    expect(await approvals.open({ ...asked, caller: 'another' })).toBeDefined();
  });

  test('are forgotten an hour after their end', async () => {
    const { approvals, open, clock } = setup();
    const { id } = await open();
    await approvals.answer(id, no);
    clock.now += WAITING_MS + 60 * 60 * 1000 - 1;
    expect(await approvals.get(id)).toBeDefined();
    clock.now += 1;
    expect(await approvals.get(id)).toBeUndefined();
  });
});
