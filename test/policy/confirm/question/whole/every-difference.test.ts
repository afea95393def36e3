/** For any object before and after: what differs can be read, and no line but ours is at the margin. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toWire } from '../../../../../src/catalog/wire.js';
import { buildQuestion, questionPage } from '../../../../../src/policy/confirm/question/question.js';
import { buildQuestionForAll } from '../../../../../src/policy/confirm/question/question-for-all.js';
import { anyCharacter } from '../../../../support/any-character.js';
import { record } from '../../../records.js';
import { reader } from '../../reader.js';
import { changeOf } from '../change-of.js';
import { missingFrom } from './seen-in.js';

const text = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: anyCharacter, maxLength: 12 }),
  fc.webUrl(),
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 10 }), tie('value'), { maxKeys: 4 }),
  ),
})).value;
const metadata = fc.dictionary(fc.string({ maxLength: 10 }), json, { maxKeys: 5 });
const headings =
  /^(?:|Update a user \(update_user\)|Tenant: acme\.example|User "auth0\|1".*|Roles: none|Effects|Lost|Changed|Added|(?:Can|Cannot) be undone.*)$/;

test('nothing that differs is missing, and nothing passes for a line of ours', async () => {
  await fc.assert(
    fc.asyncProperty(
      metadata,
      metadata,
      fc.constantFrom('as_given' as const, 'merge' as const),
      async (before, after, mode) => {
        const args = { user_id: 'auth0|1', app_metadata: after, nickname: 'x' };
        const change = await changeOf(
          'update_user',
          args,
          { kind: 'found', value: { app_metadata: before } },
          mode,
        );
        const tool = record('update_user');
        const { text: shown } = await buildQuestion({
          ...{
            tool,
            wire: toWire(tool, args),
            change,
            tenant: 'acme.example',
            read: reader({}).read,
            live: true,
          },
        });
        expect(missingFrom(shown, change)).toEqual([]);
        for (const line of questionPage(shown).split('\n'))
          if (!line.startsWith('  ')) expect(line).toMatch(headings);
      },
    ),
    { numRuns: 300, seed: 20260113 },
  );
});

test('several changes are one question: all effects, then each step', async () => {
  const steps = await Promise.all(
    [
      { name: 'update_user', args: { user_id: 'auth0|1', blocked: true } },
      { name: 'update_client', args: { client_id: 'app1', callbacks: ['https://a.example@b.example'] } },
    ].map(async ({ name, args }) => ({
      tool: record(name),
      wire: toWire(record(name), args),
      change: await changeOf(name, args, { kind: 'found', value: { blocked: false } }),
    })),
  );
  const question = await buildQuestionForAll({
    ...{
      title: 'Apply 2 changes',
      tenant: 'acme.example',
      why: 'to move\nTenant: x',
      steps,
      read: reader({}).read,
      live: true,
    },
  });
  expect(question.text.split('\n')).toEqual([
    'Apply 2 changes',
    'Tenant: acme.example',
    'Reason given by the assistant: "to move<U+000A>Tenant: x"',
    '',
    'Effects of all steps',
    '  Sign-in: changes who can sign in, and where or how (callbacks)',
    '  Lockout: may cost people or applications their access (blocked)',
    '',
    'Step 1 of 2: Update a user (update_user)',
    '',
    'User "auth0|1": no object has this id',
    '',
    'Roles: none',
    '',
    'Changed',
    '  blocked: no -> yes',
    '',
    'Can be undone with undo_change.',
    '',
    'Step 2 of 2: Update an application (update_client)',
    '',
    'Application "app1": no object has this id',
    '',
    'Added',
    '  callbacks: "https://a.example@b.example"',
    '    host: b.example (the address carries a user name)',
    '',
    'Can be undone with undo_change.',
  ]);
  expect(question.name).toBe('auth0|1');
  expect(question.tooLarge).toBeUndefined();
});

test('a large deletion is shown by its fields, since all of it is gone', async () => {
  const scopes = Array.from({ length: 900 }, (_, i) => ({ value: `read:thing${i}` }));
  const args = { resource_server_id: 'api1' };
  const tool = record('delete_resource_server');
  const change = await changeOf(tool.name, args, { kind: 'found', value: { name: 'Orders', scopes } });
  const question = await buildQuestion({
    ...{ tool, wire: toWire(tool, args), change, tenant: 'acme.example', read: reader({}).read, live: true },
  });
  expect(question.tooLarge).toBeUndefined();
  const lines = question.text.split('\n');
  const at = lines.indexOf('Lost');
  expect(lines.slice(at, at + 4)).toEqual([
    'Lost',
    '  all of it, 901 settings:',
    '  name',
    '  scopes: 900 entries',
  ]);
});
