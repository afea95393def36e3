/** A token that shows a part of an object, or nothing of it: what is not seen is not taken as absent. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTenant, type Tenant } from '../../support/tenant.js';
import { changes, codeOf, question, type Session, startSession, yes } from '../session.js';

type Args = Record<string, unknown>;
const UPDATES = ['update:clients', 'update:client_keys', 'update:users', 'update:connections'];

let tenant: Tenant;
let partly: Session;
let blind: Session;
const at: Record<string, string> = {};

beforeAll(async () => {
  tenant = await startTenant('demo');
  partly = await startSession(tenant, { scopes: [...UPDATES, 'read:client_summary', 'read:users'] });
  blind = await startSession(tenant, { scopes: UPDATES });
  at.client = (
    await tenant.api('POST', '/clients', {
      ...{ name: 'Seen in part', app_type: 'regular_web', callbacks: ['https://good.example/cb'] },
      ...{
        client_metadata: { team: 'blue' },
        refresh_token: { rotation_type: 'rotating', expiration_type: 'expiring' },
      },
    })
  ).body.client_id;
  at.user = (await tenant.api('GET', '/users?per_page=1')).body[0].user_id;
  at.connection = (await tenant.api('GET', '/connections?strategy=auth0')).body[0].id;
  await changes(tenant);
});
afterAll(async () => {
  await partly.close();
  await blind.close();
  await tenant.close();
});

const client = (fields: Args) => ({ client_id: at.client, ...fields });

describe('with a summary of applications alone, a person is asked and told that the rest is not known', () => {
  it.each<[string, Args]>([
    ['token rotation removed', { refresh_token: null }],
    ['default organization removed', { default_organization: null }],
    ['key for encryption removed', { encryption_key: null }],
    ['metadata cleared', { client_metadata: {} }],
    ['the same as given', { client_metadata: {}, apply: 'as_given' }],
    ['callbacks replaced', { callbacks: ['https://good.example/cb'] }],
    ['logout addresses emptied', { allowed_logout_urls: [] }],
  ])('%s', async (_, fields) => {
    const { message } = question(await partly.call('update_client', client(fields)));
    expect(message).toMatch(
      /Loss: .*\n.*is not known: the server's token shows \w+ only with the scope read:/,
    );
    expect(message).toContain('Cannot be undone: the current state could not be read.');
    expect(await changes(tenant)).toEqual([]);
  });

  it('entries cannot be added to what is not shown', async () => {
    const args = client({ callbacks: ['https://evil.example/cb'], apply: 'add' });
    expect(codeOf(await partly.call('update_client', args))).toBe('present_unknown');
  });

  it('what the summary shows is compared as ever', async () => {
    expect(codeOf(await partly.call('update_client', client({ description: 'A note' })))).toBe('ok');
    expect(await changes(tenant)).toEqual([`PATCH /clients/${at.client}`]);
  });
});

describe('without any read, what may clear something is asked for', () => {
  it.each<[string, string, () => Args]>([
    ['all of a person’s metadata', 'update_user', () => ({ user_id: at.user, user_metadata: {} })],
    ['a person’s name', 'update_user', () => ({ user_id: at.user, name: null })],
    [
      'all options of a connection',
      'update_connection',
      () => ({ connection_id: at.connection, options: {} }),
    ],
    ['all realms of a connection', 'update_connection', () => ({ connection_id: at.connection, realms: [] })],
    ['metadata of a connection', 'update_connection', () => ({ connection_id: at.connection, metadata: {} })],
    ['an application’s metadata', 'update_client', () => client({ client_metadata: {} })],
    ['an application’s description', 'update_client', () => client({ description: null })],
  ])('%s', async (_, tool, args) => {
    const outcome = await blind.call(tool, args());
    // What is not accepted at all is no way in either.
    if (outcome.kind === 'ask') expect(outcome.message).toContain('Loss: ');
    else expect(codeOf(outcome)).toBe('invalid_arguments');
    expect(await changes(tenant)).toEqual([]);
  });
});

describe('a value that reads never show, given as nothing', () => {
  let all: Session;
  beforeAll(async () => {
    all = await startSession(tenant);
  });
  afterAll(() => all.close());

  it('brings what a change of it brings, and is not said to be undone', async () => {
    await tenant.api('PUT', '/guardian/factors/sms/providers/twilio', {
      ...{ from: '+4912345', auth_token: 'a-token', sid: 'AC1' },
    });
    const { message } = question(await all.call('update_user', { user_id: at.user, password: null }));
    expect(message).toContain('Credentials: ');
    expect(message).toContain('password: the present value, if there is one (never shown by the API)');
    expect(message).toContain('Cannot be undone: it replaces or removes a secret');
    const p12 = await all.call('update_guardian_push_apns_provider', { p12: null });
    expect(question(p12).message).toContain('Cannot be undone: it replaces or removes a secret');
  });

  it('is never put back as if it were known', async () => {
    const args = { from: '+4998765', sid: 'AC2', apply: 'as_given' };
    const asked = question(await all.call('set_guardian_sms_twilio_provider', args));
    const typed = /Type "(.*)" to confirm/.exec(asked.message)?.[1];
    const content =
      typed === undefined ? yes : { confirmation: { action: 'accept', content: { name: typed } } };
    const done = await all.call('set_guardian_sms_twilio_provider', args, {
      state: asked.state,
      responses: content,
    });
    expect(codeOf(done)).toBe('ok');
    expect(JSON.stringify(done)).toContain('auth_token');
  });
});
