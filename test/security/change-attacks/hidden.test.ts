/** What a read or a question hides: secrets that a harmless value drops, and code under the rules for secrets. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { changes, codeOf, question, type Session, startSession } from '../session.js';

let tenant: Tenant;
let session: Session;
const at: Record<string, string> = {};
const smtp = {
  smtp_host: 'smtp.example.com',
  smtp_port: 25,
  smtp_user: 'mailer',
  smtp_pass: 'kept-kept-kept',
};

beforeAll(async () => {
  tenant = await startTenant('demo');
  session = await startSession(tenant);
  const make = async (path: string, body: object) => {
    const answer = await tenant.api('POST', path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  };
  await make('/emails/provider', { name: 'smtp', enabled: true, credentials: smtp });
  at.phone = (
    await make('/branding/phone/providers', {
      ...{ name: 'twilio', credentials: { auth_token: 'kept-kept' } },
      configuration: { sid: 'AC1', default_from: '+15550002222', delivery_methods: ['text'] },
    })
  ).id;
  at.hook = (await make('/hooks', { name: 'hook', script: '// now', triggerId: 'credentials-exchange' })).id;
  await changes(tenant);
});
afterAll(async () => {
  await session.close();
  await tenant.close();
});

it.each<[string, string, () => object]>([
  ['an empty object', 'update_phone_provider', () => ({ phone_provider_id: at.phone, credentials: {} })],
  [
    'the same, as given',
    'update_phone_provider',
    () => ({ phone_provider_id: at.phone, credentials: {}, apply: 'as_given' }),
  ],
  ['nothing of it', 'update_email_provider', () => ({ credentials: {} })],
  ['what is seen of it', 'update_email_provider', () => ({ credentials: { smtp_port: 25 } })],
  ['a change of what is seen', 'update_email_provider', () => ({ credentials: { smtp_port: 26 } })],
  ['no value of it', 'update_email_provider', () => ({ credentials: { region: null } })],
])('credentials that no read shows are not dropped unasked by %s', async (_, tool, args) => {
  const { message } = question(await session.call(tool, args()));
  expect(message).toMatch(/^Lost\n(?: {2}.*\n)* {2}credentials: the present value, if there is one/m);
  expect(message).toContain('Loss: removes something that exists now (credentials');
  expect(await changes(tenant)).toEqual([]);
});

it('they are not told to be as before either, where the policy lets it go', async () => {
  const policy = `confirmation: { tools: { update_phone_provider: none } }`;
  const lenient = await startSession(tenant, { policy });
  const args = { phone_provider_id: at.phone, credentials: {} };
  const done = await lenient.call('update_phone_provider', args);
  expect(codeOf(done)).toBe('ok');
  expect(JSON.stringify(done)).not.toContain('it was so already');
  await lenient.close();
  await changes(tenant);
});

it('the code of a hook is shown, and its secrets are not', async () => {
  const made = { name: 'other', script: 'evil()', triggerId: 'credentials-exchange' };
  const created = question(await session.call('create_hook', made)).message;
  for (const text of Object.values(made)) expect(created).toContain(text);
  const update = await session.call('update_hook', { hook_id: at.hook, script: 'evil()' });
  expect(question(update).message).toMatch(/\/\/ now[\s\S]*evil\(\)/);
  const secret = await session.call('create_hook_secrets', {
    hook_id: at.hook,
    secrets: { KEY: 'kZ97fQ2x' },
  });
  expect(question(secret).message).not.toContain('kZ97fQ2x');
});
