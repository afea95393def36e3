import { describe, expect, it } from 'vitest';
import { toWire } from '../../../../src/catalog/wire.js';
import {
  aboutInBrief,
  buildQuestion,
  MOST_CHARACTERS,
  section,
  sized,
} from '../../../../src/policy/confirm/question/question.js';
import { record } from '../../records.js';
import { reader } from '../reader.js';
import { changeOf } from './change-of.js';

describe('the size of a question', () => {
  it('has a limit, which it may reach', () => {
    expect(sized('x'.repeat(MOST_CHARACTERS), 'n')).toEqual({ text: 'x'.repeat(MOST_CHARACTERS), name: 'n' });
    expect(sized('x'.repeat(MOST_CHARACTERS + 1), 'n').tooLarge).toEqual({
      characters: MOST_CHARACTERS + 1,
      limit: MOST_CHARACTERS,
    });
    expect(sized('xx', 'n', 1).tooLarge).toEqual({ characters: 2, limit: 1 });
  });
});

describe('a question that is too long', () => {
  const args = { action_id: 'a1' };
  const ask = async (name: string, description: string[], more: Record<string, unknown> = {}) => {
    const tool = record(name);
    const given = { ...args, ...more };
    const object = { name: 'x', id: 'a1', description };
    const change = await changeOf(name, given, { kind: 'found', value: object });
    return buildQuestion({
      ...{ tool, wire: toWire(tool, given), tenant: 'acme.example', read: reader({}).read, live: false },
      change,
    });
  };
  const brief = '  all of it, ';

  it('names what a deletion takes by its fields, as soon as all of it does not fit', async () => {
    const pad = (length: number) => ['y'.repeat(3_000), 'y'.repeat(2_000), 'y'.repeat(length)];
    const base = (await ask('delete_action', pad(0))).text.length;
    const fits = await ask('delete_action', pad(MOST_CHARACTERS - base));
    expect(fits.text).toHaveLength(MOST_CHARACTERS);
    expect(fits.text).not.toContain(brief);
    const { text, tooLarge } = await ask('delete_action', pad(MOST_CHARACTERS - base + 1));
    expect(text).toContain(`${brief}5 settings:\n  name\n  id\n  description: 3 entries`);
    expect(tooLarge).toBeUndefined();
  });

  it('is one still where it is no deletion', async () => {
    const { text, tooLarge } = await ask('update_action', [], { code: 'z'.repeat(9_000) });
    expect(text).not.toContain(brief);
    expect(tooLarge?.limit).toBe(MOST_CHARACTERS);
  });
});

it('has no heading above nothing', () => {
  expect(section('Lost', [])).toEqual([]);
  expect(section('Lost', ['  a'])).toEqual(['', 'Lost', '  a']);
});

it('tells an argument of the query once: as a part of the change where it has an effect', async () => {
  const tool = record('delete_action');
  const ask = async (args: Record<string, unknown>, judged: boolean) => {
    const change = judged
      ? await changeOf(tool.name, args, { kind: 'found', value: { name: 'x' } })
      : undefined;
    const { text } = await buildQuestion({
      ...{ tool, wire: toWire(tool, args), tenant: 'acme.example', read: reader({}).read, live: true },
      ...(change ? { change } : {}),
    });
    return text.split('\n').filter((line) => line === 'With' || line.startsWith('  force'));
  };
  const args = { action_id: 'a1', force: true };
  expect(await ask(args, true)).toEqual(['  force: yes']);
  expect(await ask(args, false)).toEqual(['With', '  force: yes']);
});

it('names in brief what was read, and nothing of what was not', async () => {
  const about = (
    name: string,
    args: Record<string, unknown>,
    answers: Record<string, unknown>,
    live = true,
  ) =>
    aboutInBrief({
      ...{ tool: record(name), wire: toWire(record(name), args), live },
      read: reader(answers).read,
    });
  const args = { user_id: 'auth0|1' };
  expect(await about('update_user', args, { '/users/auth0%7C1': { name: 'Jane' } })).toContain('"Jane"');
  expect(await about('update_user', args, { '/users/auth0%7C1': {} })).toBeUndefined();
  expect(await about('update_user', args, {})).toBeUndefined();
  expect(await about('update_user', args, {}, false)).toBeUndefined();
  const { read, seen } = reader({ '/users/auth0%7C1': { name: 'Jane' } });
  const tool = record('assign_user_roles');
  const wire = toWire(tool, { ...args, roles: ['rol_1'] });
  expect(await aboutInBrief({ tool, wire, live: true, read })).toContain('"Jane"');
  expect(seen).toEqual(['/users/auth0%7C1']);
});

it('without a live preview reads nothing, not even for calls that need more than their arguments', async () => {
  for (const [name, args] of [
    ['delete_user', { user_id: 'auth0|1' }],
    ['deploy_action', { action_id: 'a1' }],
    ['deploy_action_version', { action_id: 'a1', version_id: 'v1' }],
  ] as const) {
    const tool = record(name);
    const { read, seen } = reader({});
    const request = { tool, wire: toWire(tool, args), tenant: 'acme.example', read };
    const { text } = await buildQuestion({ ...request, live: false });
    expect(seen, name).toEqual([]);
    expect(text, name).toContain(Object.values(args)[0]);
    expect(text, name).not.toContain('were not read');
    await buildQuestion({ ...request, live: true });
    expect(seen, name).not.toEqual([]);
  }
});

describe('one call', () => {
  const ask = async (
    name: string,
    args: Record<string, unknown>,
    answers: Record<string, unknown>,
    now: unknown = {},
  ) => {
    const [tool, change] = [record(name), await changeOf(name, args, { kind: 'found', value: now })];
    const request = { tool, wire: toWire(tool, args), tenant: 'acme.example', live: true, change };
    return buildQuestion({ ...request, read: reader(answers).read });
  };
  const give = (answers: object = {}) =>
    ask(
      'assign_user_roles',
      { user_id: 'auth0|1', roles: ['r'] },
      {
        ...{ '/users/auth0%7C1': { email: 'jane@x.example' }, '/roles/r': { name: 'R' } },
        ...{ '/roles/r/permissions': [{ permission_name: 'read' }], ...answers },
      },
      [],
    );

  it('is approved with whom and what it concerns, and with what comes with it', async () => {
    const { concerned, id } = await give();
    expect(id).toBe('auth0|1');
    expect((await give()).concerned).toEqual(concerned);
    for (const other of [
      { '/users/auth0%7C1': { email: 'joe@x.example' } },
      { '/roles/r': { name: 'S' } },
      { '/roles/r/permissions': [{ permission_name: 'delete' }] },
    ])
      expect((await give(other)).concerned, JSON.stringify(other)).not.toEqual(concerned);
  });

  it('reads nothing of what comes with it without a live preview', async () => {
    const args = { user_id: 'auth0|1', roles: ['r'] };
    const tool = record('assign_user_roles');
    const change = await changeOf(tool.name, args, { kind: 'found', value: [] });
    const { read, seen } = reader({ '/roles/r': { name: 'R' } });
    const request = { tool, wire: toWire(tool, args), tenant: 'acme.example', change, read };
    expect((await buildQuestion({ ...request, live: false })).text).not.toContain('What comes with it');
    expect(seen).toEqual([]);
    expect((await buildQuestion({ ...request, live: true })).text).toContain('What comes with it');
  });

  it('is approved with the code that it deploys', async () => {
    const deploy = async (code: string) =>
      (await ask('deploy_action', { action_id: 'a' }, { '/actions/actions/a': { name: 'A', code } }))
        .concerned;
    expect(await deploy('a()')).toEqual(await deploy('a()'));
    expect(await deploy('a()')).not.toEqual(await deploy('b()'));
  });

  it('is told from whom it concerns to what comes with it, its effects, and what differs', async () => {
    const { text } = await give();
    const parts = ['Tenant: ', '"jane@x.example"', 'What comes with it', 'Effects', 'Added'];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('is told with what follows from it, beside whether it can be undone', async () => {
    const tool = 'update_prompt_settings';
    const { text } = await ask(tool, { identifier_first: true }, {}, { identifier_first: false });
    expect(text.split('\n').slice(-2)).toEqual([
      'It changes the login experience for everyone who signs in to this tenant.',
      'Can be undone with undo_change.',
    ]);
  });

  it.each([
    [60, undefined],
    [61, '1 more ids were not read, and stand in the change without a name'],
  ])('with %i ids', async (count, told) => {
    const enabled_clients = Array.from({ length: count }, (_, n) => `c${n}`);
    const { text } = await ask('create_connection', { name: 'x', strategy: 'auth0', enabled_clients }, {});
    expect(text.split('\n').find((line) => line.includes('were not read, and'))).toBe(told);
  });
});
