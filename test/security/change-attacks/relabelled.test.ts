/** An object is given a harmless name first, which nobody is asked about; then a person is asked about the object. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf, question } from '../session.js';
import { AttackBench } from './attack-bench.js';

let bench: AttackBench;
beforeAll(async () => {
  bench = await AttackBench.start();
});
afterAll(() => bench.close());

const HARMLESS = { name: 'zz unused test', description: 'Can be deleted' };

test.each([
  ['merge', '"Attacked"'],
  ['as_given', 'not known'],
])('the question says what it was called before (apply: %s)', async (apply, was) => {
  const session = await bench.under(apply === 'merge' ? '' : 'masking: {phone: true}');
  const client_id = bench.at.client;
  expect(codeOf(await session.call('update_client', { client_id, ...HARMLESS, apply }))).toBe('ok');
  for (const [tool, args] of [
    ['delete_client', { client_id }],
    ['rotate_client_secret', { client_id }],
    ['update_client', { client_id, callbacks: [] }],
    [
      'apply_changes',
      { why: 'tidy up', changes: [{ operation: 'delete_client', arguments: { client_id } }] },
    ],
  ] as const) {
    const { message } = question(await session.call(tool, args));
    expect(message, tool).toContain('Through this server before\n');
    expect(message, tool).toMatch(new RegExp(`Application "${client_id}", Name: ${was}, until 20`));
  }
  await bench.made('PATCH', `/clients/${client_id}`, { name: 'Attacked' });
});

test('the question says that an object with a familiar name has just been made', async () => {
  const session = await bench.under();
  const made = await session.call('create_client', { name: 'Attacked', app_type: 'non_interactive' });
  const { client_id } =
    made.kind === 'result' ? (made.result.structuredContent as { client_id: string }) : {};
  const audience = bench.tenant.sandbox.audience;
  const args = { client_id, audience, scope: ['read:users'] };
  const { message } = question(await session.call('create_client_grant', args));
  expect(message).toMatch(
    new RegExp(`Through this server before\\n {2}Application "${client_id}": created 20`),
  );
});
