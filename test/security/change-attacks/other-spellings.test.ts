/** A protected address in another spelling, given to an account of the attacker. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AttackBench, DATABASE, PASSWORD } from './attack-bench.js';

let bench: AttackBench;
beforeAll(async () => {
  bench = await AttackBench.start();
});
afterAll(() => bench.close());

const POLICY = 'protected: {users: {emails: ["*@ceo.example", "chief@people.example", "*@bücher.example"]}}';
const refused = { policy: POLICY, codes: ['target_protected'] };

describe.each([
  'x@CEO.example',
  'x@ceo.example.',
  'x@ceo．example',
  'x@ceo。example',
  'x@ｃｅｏ.example',
  'x@ce\u00ado.example',
  'x@ceo\u200b.example',
  '"chief"@people.example',
  'ｃhief@people.example',
  'x@xn--bcher-kva.example',
])('%j', (address) => {
  test.each(['email', 'username'])('as the %s of an account', async (field) => {
    await bench.stopped('update_user', { user_id: bench.at.mallory, [field]: address }, refused);
    const account = { connection: DATABASE, email: 'x@x.example', password: PASSWORD, [field]: address };
    await bench.stopped('create_user', account, refused);
  });

  test('in an invitation', async () => {
    const args = {
      ...{ organization_id: bench.at.organization, client_id: bench.at.client },
      ...{ inviter: { name: 'x' }, invitee: { email: address } },
    };
    await bench.stopped('create_organization_invitation', args, refused);
  });
});

test('the Management API in another spelling is still the Management API', async () => {
  const { audience = '', client } = bench.at;
  for (const spelling of [audience.toUpperCase(), audience.replace(/\/$/, ''), ` ${audience}`]) {
    const text = await bench.asks('create_client_grant', {
      ...{ client_id: client, audience: spelling, scope: ['delete:users'] },
    });
    expect(text).toContain('It gives these scopes of the Management API');
    expect(text).toMatch(/Type "Attacked" to confirm\.$/);
  }
});
