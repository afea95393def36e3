/** Several changes as one, and changes taken back, as weapons: references, stale changes, other people's changes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changes, codeOf, question, type Session, textOf, yes } from '../session.js';
import { type Args, AttackBench, type Step, step, together } from './attack-bench.js';

let bench: AttackBench;
let session: Session;
beforeAll(async () => {
  bench = await AttackBench.start();
  session = await bench.under();
});
afterAll(() => bench.close());

/** Refused before anything is sent, or asked with all of this in the question. */
async function judged(args: Args, shown?: (string | RegExp)[]) {
  await changes(bench.tenant);
  const outcome = await session.call('apply_changes', args);
  expect(await changes(bench.tenant)).toEqual([]);
  if (shown === undefined) {
    expect(codeOf(outcome), textOf(outcome).slice(0, 400)).toBe('invalid_arguments');
    return;
  }
  const { message } = question(outcome);
  for (const part of shown) {
    if (typeof part === 'string') expect(message).toContain(part);
    else expect(message).toMatch(part);
  }
}

describe('a reference stands for nothing that the person cannot see', () => {
  test.each<[string, (at: Record<string, string>) => Step[]]>([
    [
      'a planted callback',
      (at) => [
        step('update_client', { client_id: at.client, name: 'Attacked 2' }),
        step('update_client', { client_id: at.client, callbacks: ['$1.client_metadata.note'] }),
      ],
    ],
    [
      'a planted person',
      (at) => [
        step('update_user', { user_id: at.mallory, nickname: 'x' }),
        step('delete_user', { user_id: '$1.user_metadata.note' }),
      ],
    ],
    [
      'a member of a list',
      (at) => [
        step('update_client', { client_id: at.client, name: 'Attacked 2' }),
        step('create_client_grant', { client_id: '$1.client_id', audience: '$1.callbacks.0', scope: [] }),
      ],
    ],
    [
      'a name of an update',
      (at) => [
        step('update_role', { role_id: at.role, description: 'x' }),
        step('update_user', { user_id: at.victim, app_metadata: { role: '$1.name' } }),
      ],
    ],
    [
      'a later change',
      (at) => [
        step('update_role', { role_id: '$2.id', description: 'x' }),
        step('create_role', { name: String(at.role) }),
      ],
    ],
    ['itself', (at) => [step('update_role', { role_id: at.role, description: '$1.name' })]],
    ['change zero', (at) => [step('update_role', { role_id: at.role, description: '$0.name' })]],
    [
      'what a creation repeats of its path',
      ({ organization, client }) => [
        step('create_organization_invitation', {
          ...{ organization_id: organization, client_id: client },
          ...{ inviter: { name: 'x' }, invitee: { email: 'x@people.example' } },
        }),
        step('delete_organization', { organization_id: '$1.organization_id' }),
      ],
    ],
    [
      'a secret',
      () => [
        step('create_client', { name: 'New' }),
        step('create_role', { name: 'x', description: '$1.client_secret' }),
      ],
    ],
    [
      'a prototype',
      () => [
        step('create_role', { name: 'x' }),
        step('create_role', { name: 'y', description: '$1.constructor.name' }),
      ],
    ],
  ])('%s', async (_name, steps) => {
    await judged(together(...steps(bench.at)));
  });

  test('of a creation all is seen', async () => {
    await judged(
      together(
        step('create_client', { name: 'New', description: 'https://evil.example/x' }),
        step('update_client', { client_id: '$1.client_id', callbacks: ['$1.description'] }),
      ),
      [/callbacks: "https:\/\/evil\.example\/x"\n +host: evil\.example/],
    );
  });

  test.each<[string, (at: Record<string, string>) => Step[], RegExp]>([
    [
      'in a description',
      ({ victim }) => [
        step('create_role', { name: 'Plain', description: victim }),
        step('delete_user', { user_id: '$1.description' }),
      ],
      /User "auth0\|\w+"\n {2}Name: "victim@/,
    ],
    [
      'deep in metadata, by two references',
      ({ victim }) => [
        step('create_organization', { name: 'plain-org', metadata: { x: victim } }),
        step('create_role', { name: 'Plain', description: '$1.metadata.x' }),
        step('update_user', { user_id: '$2.description', blocked: true }),
      ],
      /User "auth0\|\w+"\n {2}Name: "victim@/,
    ],
    [
      'in what another change reads',
      ({ grant }) => [
        step('update_client_grant', { client_grant_id: grant, scope: ['read:a', 'write:a'] }),
        step('delete_client', { client_id: '$1.client_id' }),
      ],
      /Application "\w+"\n {2}Name: "Attacked/,
    ],
    [
      'that a creation is given, as a text of its own',
      ({ client }) => [
        step('create_client_grant', { client_id: client, audience: 'https://attacked.example/', scope: [] }),
        step('update_client', { client_id: '$1.client_id', callbacks: ['https://x.example/cb'] }),
      ],
      /Application "\w+"\n {2}Name: "Attacked/,
    ],
    [
      'of what is yet to be made',
      () => [
        step('create_role', { name: 'Plain', description: '$$1.id' }),
        step('create_role', { name: '$1.description' }),
        step('update_role', { role_id: '$1.id', name: 'x' }),
      ],
      /name: `"\$1\.id"`[\s\S]*Role: made by change 1/,
    ],
  ])('an id that is there already is read and named: %s', async (_name, steps, shown) => {
    await judged(together(...steps(bench.at), step('update_role', { role_id: bench.at.role, name: 'y' })), [
      shown,
    ]);
  });
});

describe('one question shows each change whole', () => {
  test.each<[string, (at: Record<string, string>) => Step[], (string | RegExp)[]]>([
    [
      'the last of twenty',
      (at) => [
        ...Array.from({ length: 19 }, (_, i) =>
          step('update_role', { role_id: at.role, description: `d${i}` }),
        ),
        step('update_user', { user_id: at.victim, blocked: true }),
      ],
      ['Step 20 of 20', /[Bb]locked/],
    ],
    [
      'a grant of the Management API',
      (at) => [
        step('create_client', { name: 'App' }),
        step('create_client_grant', {
          client_id: '$1.client_id',
          audience: at.audience,
          scope: ['delete:users'],
        }),
      ],
      ['delete:users', 'Type "'],
    ],
    [
      'an unknown field',
      (at) => [step('update_role', { role_id: at.role, extra_fields: { zz: 'secretly' } })],
      ['secretly'],
    ],
    [
      'an empty object',
      (at) => [step('update_client', { client_id: at.client, addons: { samlp: {} } })],
      ['samlp'],
    ],
    [
      'a loss',
      (at) => [step('update_user', { user_id: at.victim, apply: 'as_given', user_metadata: {} })],
      ['Lost', 'note'],
    ],
  ])('%s', async (_name, steps, shown) => {
    await judged(together(...steps(bench.at)), shown);
  });

  test('a dollar sign that is no reference stays a text', async () => {
    await judged(together(step('update_user', { user_id: bench.at.victim, app_metadata: { a: '$$1.id' } })), [
      '"$1.id"',
    ]);
  });

  test('the application that the server runs as is not reached through a reference', async () => {
    const outcome = await session.call(
      'apply_changes',
      together(
        step('create_client_grant', {
          client_id: bench.at.self,
          audience: 'https://attacked.example/',
          scope: [],
        }),
        step('update_client', { client_id: '$1.client_id', client_secret: 'x'.repeat(48) }),
      ),
    );
    expect(['target_protected', 'denied_by_policy'], textOf(outcome).slice(0, 300)).toContain(
      codeOf(outcome),
    );
  });

  test('changes within changes are none', async () => {
    const outcome = await session.call(
      'apply_changes',
      together(step('apply_changes', together(step('delete_user', { user_id: bench.at.victim })))),
    );
    expect(['ok', 'ask']).not.toContain(codeOf(outcome));
  });
});

describe('what happens between question and answer', () => {
  test('another state of a step is not overwritten', async () => {
    const args = together(
      step('update_client', { client_id: bench.at.otherClient, callbacks: ['https://a.example/'] }),
    );
    const asked = question(await session.call('apply_changes', args));
    await bench.made('PATCH', `/clients/${bench.at.otherClient}`, { callbacks: ['https://b.example/'] });
    await changes(bench.tenant);
    const outcome = await session.call('apply_changes', args, { state: asked.state, responses: yes });
    expect(codeOf(outcome)).not.toBe('ok');
    expect(await changes(bench.tenant)).toEqual([]);
  });

  test('an approval of some does not count for more', async () => {
    const one = step('update_user', { user_id: bench.at.victim, app_metadata: { a: 1 } });
    const asked = question(await session.call('apply_changes', together(one)));
    await changes(bench.tenant);
    const outcome = await session.call(
      'apply_changes',
      together(one, step('update_user', { user_id: bench.at.victim, blocked: true })),
      { state: asked.state, responses: yes },
    );
    expect(codeOf(outcome)).toBe('state_other_arguments');
    expect(await changes(bench.tenant)).toEqual([]);
  });
});

describe('a change taken back', () => {
  const id = (value: string | undefined) => encodeURIComponent(value ?? '');
  const made = async (tool: string, args: Args): Promise<string> => {
    const { outcome } = await bench.approved(tool, args);
    const { change_id: change } = (outcome.kind === 'result' ? outcome.result.structuredContent : {}) as {
      change_id?: string;
    };
    expect(change, textOf(outcome).slice(0, 300)).toBeTypeOf('string');
    await changes(bench.tenant);
    return String(change);
  };

  test.each<[string, string, (at: Record<string, string>) => Args]>([
    ['a block', 'update_user', (at) => ({ user_id: at.mallory, blocked: true })],
    [
      'a callback that was removed',
      'update_client',
      (at) => ({ client_id: at.client, apply: 'remove', callbacks: ['https://good.example/cb2'] }),
    ],
    ['a role that was taken', 'remove_user_roles', (at) => ({ user_id: at.holder, roles: [at.power] })],
    ['a grant that was narrowed', 'update_client_grant', (at) => ({ client_grant_id: at.grant, scope: [] })],
    [
      'protection that was switched on',
      'update_connection',
      (at) => ({ connection_id: at.database, options: { disable_signup: true } }),
    ],
  ])('is asked for by its own effects: %s', async (_name, tool, args) => {
    bench.at.holder ??= bench.at.other ?? '';
    await bench.made('POST', `/users/${id(bench.at.holder)}/roles`, { roles: [bench.at.power] });
    const change = await made(tool, args(bench.at));
    const outcome = await session.call('undo_change', { change_id: change });
    expect(codeOf(outcome), textOf(outcome).slice(0, 300)).toBe('ask');
    expect(await changes(bench.tenant)).toEqual([]);
  });

  test('a stale one does not overwrite what others did since', async () => {
    const change = await made('update_client', {
      client_id: bench.at.otherClient,
      callbacks: ['https://one.example/'],
    });
    await bench.made('PATCH', `/clients/${bench.at.otherClient}`, { callbacks: ['https://two.example/'] });
    await changes(bench.tenant);
    expect(codeOf(await session.call('undo_change', { change_id: change }))).toBe('changed_since');
    expect(await changes(bench.tenant)).toEqual([]);
  });

  test('an invented id takes nothing back', async () => {
    for (const change of ['chg_000000000000', '../../x', '__proto__', ''])
      expect(['not_found', 'invalid_arguments']).toContain(
        codeOf(await session.call('undo_change', { change_id: change })),
      );
    expect(await changes(bench.tenant)).toEqual([]);
  });

  test('another caller’s change is not there', async () => {
    const change = await made('update_user', { user_id: bench.at.mallory, app_metadata: { theirs: true } });
    const outcome = await session.call('undo_change', { change_id: change }, { caller: 'somebody-else' });
    expect(['not_found', 'ask'], textOf(outcome).slice(0, 300)).toContain(codeOf(outcome));
    expect(await changes(bench.tenant)).toEqual([]);
  });
});
