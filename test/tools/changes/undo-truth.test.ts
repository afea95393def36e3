/** What an answer says of undo is true: what is not as before then is named, before the undo or with its result. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { JournalError } from '../../../src/policy/change/journal.js';
import type { Body } from '../call-bench.js';
import { type ChangingBench, startChanging } from './changing-bench.js';
import { idsOf } from './kinds.js';

let changing: ChangingBench;
let ids: Record<string, string>;
const id = (name: string): string => ids[name] as string;

beforeAll(async () => {
  changing = await startChanging();
  ids = await idsOf(changing);
});
afterAll(() => changing.close());

const undo = async (change_id: string): Promise<Body> =>
  (await changing.agree('undo_change', { change_id })).structuredContent;
const call = async (tool: string, args: object): Promise<Body> =>
  (await changing.agree(tool, args)).structuredContent;
const api = async (method: string, path: string, body?: unknown): Promise<Body> => {
  const answer = await changing.tenant.api(method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const person = async (): Promise<string> =>
  (
    await api('POST', '/users', {
      connection: 'Username-Password-Authentication',
      email: `p${Math.random().toString(36).slice(2)}@lumenbikes.example`,
      password: 'Long-enough-1!',
    })
  ).user_id;
const made = (app_type: string, more: object = {}): Promise<Body> =>
  api('POST', '/clients', { name: `App ${app_type}`, app_type, ...more });

describe('an undo', () => {
  it('says what is left empty instead of absent', async () => {
    const { client_id } = await made('spa');
    const args = { description: 'new', initiate_login_uri: 'https://a.example.com/login' };
    const { change_id, undo: words } = await call('update_client', { client_id, ...args });
    const left = ['initiate_login_uri (left as "")', 'description (left as "")'];
    expect(words).toMatch(/^possible, except for /);
    for (const one of left) expect(words).toContain(one);
    expect((await undo(change_id)).not_put_back.sort()).toEqual(left.sort());
  });

  it('takes a switch that is off for one that is absent', async () => {
    const user_id = await person();
    const { change_id, undo: words } = await call('update_user', { user_id, blocked: true });
    expect(words).toBe('possible');
    expect(await undo(change_id)).not.toHaveProperty('not_put_back');
  });

  it('does not mind what is no part of the object', async () => {
    const user_id = await person();
    await api('PATCH', `/users/${encodeURIComponent(user_id)}`, { email_verified: true });
    const before = changing.snapshot();
    const { change_id, undo: words } = await call('update_user', {
      ...{ user_id, email: 'moved@lumenbikes.example', verify_email: false },
    });
    expect(words).toBe('possible');
    expect(await undo(change_id)).toMatchObject({ undone: true });
    expect(changing.snapshot()).toEqual(before);
  });

  it('leaves what the API never shows, and says so', async () => {
    const { change_id, undo: words } = await call('update_tenant_settings', {
      friendly_name: 'Shown',
      session_lifetime_in_minutes: 970,
    });
    expect(words).toBe('possible, except for session_lifetime_in_minutes');
    expect(await undo(change_id)).toMatchObject({ not_put_back: ['session_lifetime_in_minutes'] });
  });

  it('puts back a list that the API dropped along with what was named', async () => {
    const { client_id } = await made('non_interactive');
    const scope = [id('scope')];
    const grant = await api('POST', '/client-grants', { client_id, audience: id('audience'), scope });
    const before = changing.snapshot();
    const path = { id: grant.id };
    const { change_id } = await changing.change('PATCH /client-grants/{id}', path, {
      allow_all_scopes: true,
    });
    expect(changing.snapshot()).not.toEqual(before);
    expect(await undo(change_id)).toMatchObject({ undone: true });
    expect(await api('GET', `/client-grants/${grant.id}`)).toMatchObject({ scope });
  });

  it('does not send what was absent as it is now, where the operation requires it', async () => {
    const credentials = { api_key: 'SG.not-a-key' };
    await changing.tenant.api('POST', '/emails/provider', { name: 'sendgrid', enabled: true, credentials });
    const mail = { template: 'welcome_email', from: 'a@shop.example', subject: 'Hi', syntax: 'liquid' };
    await changing.tenant.api('POST', '/email-templates', { ...mail, body: '<p>Hi</p>', enabled: true });
    await api('PATCH', '/email-templates/welcome_email', { from: null });
    const { change_id, undo: words } = await changing.change(
      'PUT /email-templates/{templateName}',
      { templateName: 'welcome_email' },
      { ...mail, from: 'b@shop.example', body: '<p>Ho</p>', enabled: true },
    );
    expect(words).toBe('possible, except for from');
    expect(await undo(change_id)).toMatchObject({ undone: true, not_put_back: ['from'] });
    expect(await api('GET', '/email-templates/welcome_email')).toMatchObject({ body: '<p>Hi</p>' });
  });

  it('names what a read afterwards shows as not put back, though it was expected to be', async () => {
    await api('PATCH', '/branding', { colors: { primary: '#112233' } });
    const colors = { primary: '#445566', page_background: '#778899' };
    const { change_id } = await call('update_branding', { colors });
    const undone = await undo(change_id);
    // The tenant merges this object, which the catalogue does not say.
    expect((await api('GET', '/branding')).colors).toEqual({ ...colors, primary: '#112233' });
    expect(undone).toMatchObject({ undone: true, not_put_back: ['colors.page_background'] });
  });

  it('says that a second channel of a phone stays', async () => {
    const user_id = await person();
    const methods = `/users/${encodeURIComponent(user_id)}/authentication-methods`;
    const body = { type: 'phone', phone_number: '+15550100000', preferred_authentication_method: 'sms' };
    const method = await api('POST', methods, body);
    const path = { id: user_id, authentication_method_id: method.id };
    const operation = 'PATCH /users/{id}/authentication-methods/{authentication_method_id}';
    const answer = await changing.change(operation, path, { preferred_authentication_method: 'voice' });
    expect(answer.undo).toBe('possible, except for authentication_methods');
    expect(await undo(answer.change_id)).toMatchObject({ not_put_back: ['authentication_methods'] });
    expect(
      (await api('GET', `${methods}/${encodeURIComponent(method.id)}`)).preferred_authentication_method,
    ).toBe('sms');
  });
});

describe('a relation that is made again', () => {
  it('has all that the newer form of the API keeps of it', async () => {
    const path = { id: id('organization'), connectionId: id('connection2') };
    const at = `/organizations/${path.id}/connections`;
    await api('POST', at, {
      connection_id: path.connectionId,
      ...{
        organization_access_level: 'limited',
        organization_connection_name: 'Staff',
        show_as_button: false,
      },
    });
    const before = changing.snapshot();
    const operation = 'DELETE /organizations/{id}/enabled_connections/{connectionId}';
    const { change_id, undo: words } = await changing.change(operation, path);
    expect(words).toBe('possible');
    expect(await undo(change_id)).toMatchObject({ undone: true });
    expect(changing.snapshot()).toEqual(before);
  });

  it('says what it lacks: the organizations of a grant', async () => {
    const { client_id } = await made('non_interactive', { organization_usage: 'allow' });
    const body = { client_id, audience: id('audience'), scope: [id('scope')], organization_usage: 'allow' };
    const grant = await api('POST', '/client-grants', body);
    await api('POST', `/organizations/${id('organization')}/client-grants`, { grant_id: grant.id });
    const answer = await changing.change('DELETE /client-grants/{id}', { id: grant.id });
    expect(answer.undo).toBe('possible, except for its organizations');
    expect(await undo(answer.change_id)).toMatchObject({ not_put_back: ['its organizations'] });
  });

  it('is for all third parties again where it was', async () => {
    const body = { default_for: 'third_party_clients', audience: id('audience'), scope: [id('scope')] };
    const grant = await api('POST', '/client-grants', body);
    const { change_id } = await changing.change('DELETE /client-grants/{id}', { id: grant.id });
    expect(await undo(change_id)).toMatchObject({ undone: true });
    const { body: grants } = await changing.tenant.api(
      'GET',
      '/client-grants?default_for=third_party_clients',
    );
    expect(grants).toEqual([expect.objectContaining(body)]);
  });
});

describe('several changes with one approval', () => {
  it('leave nothing of what the undo deletes as a whole', async () => {
    const before = changing.snapshot();
    const { change_id, undo: words } = await call('apply_changes', {
      why: 'A new application',
      changes: [
        { operation: 'create_client', arguments: { name: 'Kiosk', app_type: 'spa' } },
        { operation: 'update_client', arguments: { client_id: '$1.client_id', description: 'At the door' } },
      ],
    });
    expect(words).toBe('possible');
    expect(await undo(change_id)).not.toHaveProperty('not_put_back');
    expect(changing.snapshot()).toEqual(before);
  });
});

describe('two undos at once', () => {
  it.each(['role', 'grant'])('take a change back once: %s', async (what) => {
    const change =
      what === 'role'
        ? await changing.change('PATCH /roles/{id}', { id: id('role') }, { name: 'Twice' })
        : await changing.change('POST /users/{id}/roles', { id: id('user') }, { roles: [id('other')] });
    const both = await Promise.all([undo(change.change_id), undo(change.change_id)]);
    expect(both.filter(({ undone }) => undone)).toHaveLength(1);
    const [refused] = both.filter(({ error }) => error);
    expect(['undo_in_progress', 'already_undone', 'changed_since']).toContain(refused.error.code);
    const { items } = await call('list_changes', {});
    expect(items.filter((one: Body) => one.undo_of === change.change_id)).toHaveLength(1);
  });
});

describe('a journal that cannot be written', () => {
  const broken = async () => {
    throw new JournalError('The journal cannot be used: EROFS.');
  };

  it('does not make an undo that was carried out a failure', async () => {
    const before = await api('GET', `/roles/${id('role')}`);
    const { change_id } = await call('update_role', { role_id: id('role'), description: 'Unmarked' });
    const mark = vi.spyOn(changing.bench.runtime.journal, 'markUndone').mockImplementation(broken);
    const undone = await undo(change_id);
    mark.mockRestore();
    expect(undone).toMatchObject({ undone: true, not_noted: expect.stringContaining('still lists') });
    expect(await api('GET', `/roles/${id('role')}`)).toMatchObject({ description: before.description });
  });

  it('is named where it is needed', async () => {
    const get = vi.spyOn(changing.bench.runtime.journal, 'get').mockImplementation(broken);
    const { error } = await undo('chg_any');
    get.mockRestore();
    expect(error).toMatchObject({
      code: 'journal_failed',
      message: expect.stringContaining('Nothing was changed'),
    });
  });
});
