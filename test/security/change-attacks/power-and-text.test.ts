/** Getting hold of what has power already, and sending people elsewhere by a harmless name. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../session.js';
import { type Attack, AttackBench, PASSWORD } from './attack-bench.js';

let bench: AttackBench;
beforeAll(async () => {
  bench = await AttackBench.start();
  const { at } = bench;
  at.tool = (await bench.made('POST', '/clients', { name: 'Deploy', app_type: 'non_interactive' })).client_id;
  const scope = ['update:clients', 'delete:users'];
  await bench.made('POST', '/client-grants', { client_id: at.tool, audience: at.audience, scope });
  await bench.made('POST', `/users/${encodeURIComponent(at.other ?? '')}/roles`, { roles: [at.power] });
});
afterAll(() => bench.close());

const key = '-----BEGIN PUBLIC KEY-----\nMFwwDQYJ\n-----END PUBLIC KEY-----';
const whole = 'Management API, which controls the whole tenant';

describe('the question tells what comes with it, and has the name typed', () => {
  test.each<Attack>([
    ['a chosen secret', 'update_client', (at) => ({ client_id: at.tool, client_secret: 'x'.repeat(48) })],
    ['a new secret', 'rotate_client_secret', (at) => ({ client_id: at.tool })],
    [
      'a key of the attacker',
      'create_client_credential',
      (at) => ({ client_id: at.tool, credential_type: 'public_key', name: 'k', pem: key }),
    ],
    [
      'no secret at all',
      'update_client',
      (at) => ({ client_id: at.tool, token_endpoint_auth_method: 'none' }),
    ],
    ['another grant type', 'update_client', (at) => ({ client_id: at.tool, grant_types: ['password'] })],
  ])('an application: %s', async (_, tool, args) => {
    const text = await bench.asks(tool, args(bench.at));
    expect(text).toContain(
      `The application already has permissions of the ${whole}: update:clients, delete:users.`,
    );
    expect(text).toMatch(/Type "Deploy" to confirm\.$/);
  });

  test.each<Attack>([
    ['a password', 'update_user', (at) => ({ user_id: at.other, password: PASSWORD })],
    ['an address', 'update_user', (at) => ({ user_id: at.other, email: 'evil@evil.example' })],
    ['a reset link', 'create_password_change_ticket', (at) => ({ user_id: at.other })],
    [
      'a reset link by address',
      'create_password_change_ticket',
      (at) => ({ email: 'OTHER@people.example', connection_id: at.databaseId }),
    ],
    ['an enrollment link', 'create_guardian_enrollment_ticket', (at) => ({ user_id: at.other })],
    [
      'a second factor',
      'create_user_authentication_method',
      (at) => ({ user_id: at.other, type: 'phone', phone_number: '+15550100' }),
    ],
    [
      'a linked account',
      'link_user_identity',
      (at) => ({ user_id: at.other, provider: 'auth0', secondary_user_id: at.mallory?.split('|')[1] }),
    ],
    ['a recovery code', 'regenerate_user_recovery_code', (at) => ({ user_id: at.other })],
  ])('a person: %s', async (_, tool, args) => {
    const text = await bench.asks(tool, args(bench.at));
    expect(text).toContain(`The person already has permissions of the ${whole}: delete:users.`);
    expect(text).toMatch(/Type ".*" to confirm\.$/);
  });

  test('the role is named', async () => {
    const text = await bench.asks('update_user', { user_id: bench.at.other, password: PASSWORD });
    expect(text).toContain('Roles: 1 ("Attack power")');
  });

  test('others are asked for as ever', async () => {
    const text = await bench.asks('update_user', { user_id: bench.at.victim, password: PASSWORD });
    expect(text).not.toContain('Privileges');
    expect(text).toMatch(/Do you approve\?$/);
  });
});

describe('a name that leads elsewhere is content', () => {
  const link = 'https://evil.example/?d=tenant-data';
  test.each<Attack>([
    ['a person', 'update_user', (at) => ({ user_id: at.victim, name: `Closed, see ${link}` })],
    ['a nickname', 'update_user', (at) => ({ user_id: at.victim, nickname: 'www.evil.example' })],
    ['without a scheme', 'update_user', (at) => ({ user_id: at.victim, given_name: 'at evil.example/now' })],
    ['a picture that is loaded', 'update_user', (at) => ({ user_id: at.victim, picture: link })],
    ['unread', 'update_user', (at) => ({ user_id: at.victim, picture: link, apply: 'as_given' })],
    [
      'an organization',
      'update_organization',
      (at) => ({ organization_id: at.organization, display_name: link }),
    ],
    ['a new organization', 'create_organization', () => ({ name: 'new-org', display_name: link })],
    ['a connection', 'update_connection', (at) => ({ connection_id: at.connection, display_name: link })],
    ['an application', 'update_client', (at) => ({ client_id: at.client, name: link })],
    ['a logo of a new application', 'create_client', () => ({ name: 'New', logo_uri: link })],
    [
      'a permission',
      'create_resource_server',
      () => ({ name: 'API', identifier: 'https://n.example', scopes: [{ value: 'a', description: link }] }),
    ],
  ])('%s', async (_, tool, args) => {
    const text = await bench.asks(tool, args(bench.at));
    expect(text).toContain('Code and content');
    expect(text).toContain('evil.example');
  });

  test('the name of the tenant is content without an address, too', async () => {
    const text = await bench.asks('update_tenant_settings', { friendly_name: 'Call +1 555 0100' });
    expect(text).toMatch(/Code and content: .*friendly_name/);
  });

  test('within several changes', async () => {
    const step = { operation: 'update_user', arguments: { user_id: bench.at.victim, picture: link } };
    expect(await bench.asks('apply_changes', { why: 'x', changes: [step] })).toContain('Code and content');
  });

  test('with max_risk write it is refused', async () => {
    const args = { user_id: bench.at.victim, name: link };
    await bench.stopped('update_user', args, { policy: 'max_risk: write', codes: ['risk_not_allowed'] });
  });

  test('a plain name is nobody’s business', async () => {
    const session = await bench.under();
    const args = { user_id: bench.at.victim, name: 'Node.js fan of People.example', nickname: 'and/or' };
    expect(codeOf(await session.call('update_user', args))).toBe('ok');
    const own = await session.call('update_client', { client_id: bench.at.tool, description: link });
    expect(codeOf(own)).toBe('ok');
  });
});
