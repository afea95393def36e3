/** One question about several changes: each step, or one change told once with all its objects. */
import { describe, expect, it } from 'vitest';
import { toWire } from '../../../../src/catalog/wire.js';
import type { EffectFound } from '../../../../src/policy/change/field-effects.js';
import type { JournalEntry } from '../../../../src/policy/change/journal.js';
import { MOST_CHARACTERS } from '../../../../src/policy/confirm/question/question.js';
import {
  buildQuestionForAll,
  type QuestionForAll,
} from '../../../../src/policy/confirm/question/question-for-all.js';
import { record } from '../../records.js';
import { reader } from '../reader.js';
import { changeOf } from './change-of.js';

const step = async (name: string, args: Record<string, unknown>, value: unknown = { blocked: false }) => ({
  tool: record(name),
  wire: toWire(record(name), args),
  change: await changeOf(name, args, { kind: 'found', value }),
});
const block = (n: number, blocked = true) => step('update_user', { user_id: `auth0|${n}`, blocked });
const blocks = (count: number) => Promise.all(Array.from({ length: count }, (_, n) => block(n)));

async function ask(steps: QuestionForAll['steps'], more: Partial<QuestionForAll> = {}) {
  const { read } = reader({});
  const question = await buildQuestionForAll({
    ...{ title: 'Change\nall', tenant: 'acme.example', steps, read, live: true },
    ...more,
  });
  return { ...question, lines: question.text.split('\n') };
}

describe('steps', () => {
  it('up to five are told one by one, with their head', async () => {
    const notes = ['A note.', 'Two\nlines'];
    const effects: EffectFound[] = [{ effect: 'reach', fields: [], why: 'Many.' }];
    const { lines, name } = await ask(await blocks(5), { notes, effects });
    expect(lines.slice(0, 5)).toEqual([
      expect.stringMatching(/^Change\S+all$/),
      'Tenant: acme.example',
      'A note.',
      expect.stringMatching(/^Two\S+lines$/),
      '',
    ]);
    expect(lines[5]).toBe('Effects of all steps');
    expect(lines).toContain('    Many.');
    expect(lines[lines.indexOf('Step 1 of 5: Update a user (update_user)') - 1]).toBe('');
    expect(lines.filter((line) => line.startsWith('Step '))).toEqual(
      [1, 2, 3, 4, 5].map((n) => `Step ${n} of 5: Update a user (update_user)`),
    );
    expect(name).toBe('auth0|0');
    expect((await ask(await blocks(1), { name: 'other' })).name).toBe('other');
    expect((await ask([])).name).toBe('confirm');
  });

  it.each([1, 7])(
    'are about the first object, unless another name is asked for, %i of them',
    async (count) => {
      expect((await ask(await blocks(count))).id).toBe('auth0|0');
      expect((await ask(await blocks(count), { name: 'other' })).id).toBeUndefined();
    },
  );

  it.each([1, 7])(
    'are approved with whom and what they concern, as it is then, %i of them',
    async (count) => {
      const concerned = async (steps: QuestionForAll['steps'], answers: Record<string, unknown>) =>
        (await ask(steps, { read: reader(answers).read })).concerned;
      const steps = await blocks(count);
      const people = (last: string) =>
        Object.fromEntries(
          steps.map((_, n) => [`/users/auth0%7C${n}`, { email: n === count - 1 ? last : `p${n}@x.example` }]),
        );
      expect(await concerned(steps, people('a@x.example'))).toEqual(
        await concerned(steps, people('a@x.example')),
      );
      expect(await concerned(steps, people('a@x.example'))).not.toEqual(
        await concerned(steps, people('b@x.example')),
      );
      const given = await Promise.all(
        steps.map((_, n) => step('assign_user_roles', { user_id: `auth0|${n}`, roles: ['r'] }, [])),
      );
      const role = (...names: string[]) => ({
        '/roles/r': { name: 'R' },
        '/roles/r/permissions': names.map((permission_name) => ({ permission_name })),
      });
      expect(await concerned(given, role('read', 'write'))).toEqual(
        await concerned(given, role('write', 'read')),
      );
      expect(await concerned(given, role('read'))).not.toEqual(await concerned(given, role('delete')));
    },
  );

  it('have the reason that the assistant gives, in quotes, above all', async () => {
    const { lines } = await ask(await blocks(1), { why: 'They "asked"\nEffects' });
    expect(lines[2]).toBe('Reason given by the assistant: "They \\"asked\\"<U+000A>Effects"');
  });
});

describe('the same change of more than five objects', () => {
  it('is told once, with the first few objects and the ids of all', async () => {
    const { lines, name } = await ask(await blocks(7));
    expect(lines).toContain('Update a user (update_user), 7 of 7');
    expect(lines.filter((line) => line.startsWith('User '))).toHaveLength(5);
    const at = lines.indexOf('Ids');
    expect(lines.slice(at)).toEqual([
      'Ids',
      '  "auth0|0", "auth0|1", "auth0|2", "auth0|3", "auth0|4"',
      '  "auth0|5", "auth0|6"',
      '',
      'Changed',
      '  blocked: no -> yes',
      '',
      'Can be undone with undo_change.',
    ]);
    expect(name).toBe('auth0|0');
  });

  it('names those after the first few, so that nobody is hidden among them', async () => {
    const people = Object.fromEntries(
      Array.from({ length: 8 }, (_, n) => [
        `/users/auth0%7C${n}`,
        { user_id: `auth0|${n}`, name: `Person ${n}`, email: `p${n}@x.example` },
      ]),
    );
    const { read } = reader(people);
    const { lines } = await ask(await blocks(8), { read });
    const at = lines.indexOf('The same for');
    expect(lines.slice(at, at + 8)).toEqual([
      'The same for',
      '  User "auth0|5": "Person 5", "p5@x.example"',
      '  User "auth0|6": "Person 6", "p6@x.example"',
      '  User "auth0|7": "Person 7", "p7@x.example"',
      '',
      'Ids of the others',
      '  "auth0|0", "auth0|1", "auth0|2", "auth0|3", "auth0|4"',
      '',
    ]);
    expect((await ask(await blocks(6), { read })).lines).toContain('Ids of the others');
  });

  it('names a hundred at most after the first few, and the others by their ids', async () => {
    const read: QuestionForAll['read'] = async (_, path) => ({ name: path });
    const { lines } = await ask(await blocks(107), { read });
    expect(lines.filter((line) => line.startsWith('  User "'))).toHaveLength(100);
    const ids = lines.slice(lines.indexOf('Ids of the others') + 1).slice(0, 3);
    expect(ids).toEqual([
      '  "auth0|0", "auth0|1", "auth0|2", "auth0|3", "auth0|4"',
      '  "auth0|105", "auth0|106"',
      '',
    ]);
  });

  it('says which of the first few are not there', async () => {
    const gone = (count: number) => Array.from({ length: count }, (_, n) => `User "auth0|${n}"`);
    expect((await ask(await blocks(7))).absent).toEqual(gone(5));
    expect((await ask(await blocks(2))).absent).toEqual(gone(2));
  });

  it.each([1, 6])('has long code whole, unless its ends were asked for, in %i steps', async (count) => {
    const code = `${'// a line of code '.repeat(300)}evil()`;
    const steps = await Promise.all(
      Array.from({ length: count }, (_, n) =>
        step('update_action', { action_id: `a${n}`, code }, { code: 'x' }),
      ),
    );
    expect((await ask(steps)).text).not.toContain('SHA-256');
    expect((await ask(steps, { endsOfCode: true })).text).toContain('SHA-256');
  });

  it.each([1, 6])('has earlier names of what it concerns, in %i steps', async (count) => {
    const read: QuestionForAll['read'] = async () => ({ name: 'old test' });
    const steps = await Promise.all(
      Array.from({ length: count }, (_, n) =>
        step('update_client', { client_id: `c${n}`, description: 'x' }),
      ),
    );
    const renamed: JournalEntry = {
      ...{ id: 'chg_1', tenant: 'acme.example', caller: 'local', tool: 'update_client', effects: [] },
      ...{ operation: 'PATCH /clients/{id}', targets: ['client c0'], time: '2026-01-01T00:00:00.000Z' },
      differences: [{ field: 'name', from: 'Shop', to: 'old test' }],
      undo: { possible: true, calls: [], except: [] },
    };
    const { text } = await ask(steps, { read, journal: { entries: [renamed] } });
    expect(text).toContain('Application "c0", Name: "Shop", until 2026-01-01T00:00:00.000Z');
  });

  it('has what it loses, changes and adds, below the ids', async () => {
    const steps = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        step(
          'update_user',
          { user_id: `u${n}`, user_metadata: { a: null, b: 2, c: 3 } },
          { user_metadata: { a: 1, b: 1 } },
        ),
      ),
    );
    const { lines } = await ask(steps, { live: false });
    expect(lines.slice(lines.indexOf('Ids'))).toEqual([
      'Ids',
      '  "u0", "u1", "u2", "u3", "u4"',
      '  "u5"',
      '',
      'Lost',
      '  user_metadata.a: 1',
      '',
      'Changed',
      '  user_metadata.b: 1 -> 2',
      '',
      'Added',
      '  user_metadata.c: 3',
      '',
      'Can be undone with undo_change.',
    ]);
    expect(lines[lines.indexOf('Update a user (update_user), 6 of 6') - 1]).toBe('');
  });

  it('is told for each group of which the same differs', async () => {
    const more = await Promise.all([
      step('update_user', { user_id: 'auth0|9', blocked: true }, {}),
      block(8, false),
    ]);
    const { lines } = await ask([...(await blocks(6)), ...more]);
    expect(lines.filter((line) => line.startsWith('Update a user'))).toEqual([
      'Update a user (update_user), 6 of 8',
      'Update a user (update_user), 1 of 8',
      'Update a user (update_user), 1 of 8',
    ]);
    expect(lines).toContain('  blocked: yes');
  });

  it('is told step by step where it is another operation, or one that makes or does something', async () => {
    const other = await step('update_client', { client_id: 'c', name: 'x' }, { name: 'y' });
    const stepwise = async (steps: QuestionForAll['steps']) =>
      (await ask(steps)).lines.filter((line) => line.startsWith('Step ')).length;
    expect(await stepwise([...(await blocks(6)), other])).toBe(7);
    const many = (name: string, args: (n: number) => Record<string, unknown>) =>
      Promise.all(Array.from({ length: 6 }, (_, n) => step(name, args(n))));
    expect(await stepwise(await many('delete_user', (n) => ({ user_id: `u${n}` })))).toBe(6);
    expect(await stepwise(await many('update_tenant_settings', (n) => ({ friendly_name: `n${n}` })))).toBe(6);
    expect(await stepwise(await many('assign_user_roles', (n) => ({ user_id: `u${n}`, roles: ['r'] })))).toBe(
      0,
    );
    expect(await stepwise(await many('remove_user_roles', (n) => ({ user_id: `u${n}`, roles: ['r'] })))).toBe(
      0,
    );
  });

  it('may be longer by its ids, up to a limit', async () => {
    const ids = Array.from({ length: 300 }, (_, n) => `auth0|${String(n).padStart(40, '0')}`);
    const steps = await Promise.all(ids.map((user_id) => step('update_user', { user_id, blocked: true })));
    const { tooLarge, text } = await ask(steps, { live: false });
    expect(text.length).toBeGreaterThan(MOST_CHARACTERS);
    expect(tooLarge).toBeUndefined();
    const note = 'n'.repeat(8_000);
    const listed = text.split('\n').filter((line) => /^ {2}"auth0\|/.test(line));
    expect((await ask(steps, { live: false, notes: [note] })).tooLarge?.limit).toBe(
      MOST_CHARACTERS + listed.join('\n').length,
    );
    const more = await ask([...steps, ...steps], { live: false });
    expect(more.tooLarge).toEqual({ characters: more.text.length, limit: MOST_CHARACTERS + 20_000 });
    expect((await ask(await blocks(2), { notes: [note] })).tooLarge?.limit).toBe(MOST_CHARACTERS);
  });
});
