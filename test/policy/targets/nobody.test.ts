/** Calls about an address that nobody has, where changes are confined to certain organizations or connections. */
import { describe, expect, test } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import { parsePolicy } from '../../../src/policy/file/policy-file.js';
import { mergePolicy } from '../../../src/policy/merge-policy.js';
import { checkTarget } from '../../../src/policy/targets/target-check.js';
import { reader } from '../confirm/reader.js';
import { operation } from '../records.js';

const jane = { user_id: 'auth0|1', email: 'jane@example.com', identities: [{ connection: 'Customers' }] };
const answers = {
  '/users/auth0%7C1': jane,
  '/users/auth0%7C1/organizations': [{ id: 'org_a', name: 'acme' }],
  '/users-by-email': [],
  '/users-by-email?email=jane@example.com': [jane],
  '/users-by-email?email=odd@example.com': [{ email: 'odd@example.com' }],
  '/users-by-email?email=list@example.com': {},
};

async function ticketFor(email: string, yaml: string) {
  const policy = mergePolicy(await parsePolicy(`version: 1\n${yaml}`, 'p'));
  const tool = operation('POST /tickets/password-change');
  return checkTarget(policy, { wire: toWire(tool, { email }), read: reader(answers).read });
}

describe.each(['allowed: {organizations: [acme]}', 'allowed: {connections: [Customers]}'])('%s', (yaml) => {
  test('lets a call through that is about somebody within it', async () => {
    expect(await ticketFor('jane@example.com', yaml)).toMatchObject({ ok: true, users: ['auth0|1'] });
    expect(await ticketFor(' jane@example.com ', yaml)).toMatchObject({ ok: true, users: ['auth0|1'] });
  });

  test('refuses one that is about nobody: whom it would reach then is not known', async () => {
    expect(await ticketFor('nobody@example.com', yaml)).toMatchObject({
      ok: false,
      code: 'target_not_allowed',
      reason: expect.stringContaining('and this call changes something else in the tenant'),
    });
  });

  test('refuses where the answer does not say who has the address', async () => {
    for (const email of ['odd@example.com', 'list@example.com'])
      expect(await ticketFor(email, yaml), email).toMatchObject({ ok: false, code: 'target_unchecked' });
  });
});

test('without such rules nothing is looked up', async () => {
  expect(await ticketFor('nobody@example.com', '')).toMatchObject({
    ok: true,
    users: ['nobody@example.com'],
  });
});
