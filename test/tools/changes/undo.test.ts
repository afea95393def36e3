/** Taking changes back: what is refused, who may, what the person is asked, and that an undo can be undone. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
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

const undo = async (change_id: string, call = {}): Promise<Body> =>
  (await changing.agree('undo_change', { change_id }, call)).structuredContent;
const list = async (args = {}, call = {}): Promise<Body> =>
  (await changing.agree('list_changes', args, call)).structuredContent;
const rename = (name: string) => changing.change('PATCH /roles/{id}', { id: id('role') }, { name });
const nameNow = async () => (await changing.tenant.api('GET', `/roles/${id('role')}`)).body.name;

describe('an undo', () => {
  it('leaves what the API would not take back, and says so', async () => {
    const key = (name: string) => ({ site_key: name, secret: `${name}-9f8e7d6c5b4a` });
    const captcha = (body: object) => changing.change('PATCH /attack-protection/captcha', {}, body);
    await captcha({
      active_provider_id: 'hcaptcha',
      hcaptcha: key('first'),
      auth_challenge: { fail_open: false },
    });
    const { change_id, undo: words } = await captcha({
      ...{ hcaptcha: key('second'), auth_challenge: { fail_open: true } },
    });
    expect(words).toBe('possible, except for hcaptcha');
    expect(await undo(change_id)).toMatchObject({ undone: true, not_put_back: ['hcaptcha'] });
    const { body } = await changing.tenant.api('GET', '/attack-protection/captcha');
    expect(body).toMatchObject({ hcaptcha: { site_key: 'second' }, auth_challenge: { fail_open: false } });
    const alone = await captcha({ hcaptcha: key('third') });
    expect(alone.undo).toBe('impossible: The API does not take back what was there before: hcaptcha.');
    expect((await undo(alone.change_id)).error.code).toBe('cannot_undo');
  });

  it('leaves a member that cannot be removed, and puts back what is beside it', async () => {
    const content = { body: { text: 'Code {{code}}', voice: 'Code {{code}}' } };
    const templates = '/branding/phone/templates';
    const { body: made } = await changing.tenant.api('POST', templates, { type: 'otp_verify', content });
    const answer = await changing.change(
      `PATCH ${templates}/{id}`,
      { id: made.id },
      { content: { from: '+15550001111', body: { ...content.body, text: 'New {{code}}' } } },
    );
    // What the call does not name stays: nothing is told to be lost.
    expect(answer).toMatchObject({ undo: 'possible, except for content.from' });
    expect(answer).not.toHaveProperty('removed');
    expect(await undo(answer.change_id)).toMatchObject({ undone: true, not_put_back: ['content.from'] });
    const { body: now } = await changing.tenant.api('GET', `${templates}/${made.id}`);
    expect(now.content).toEqual({ ...made.content, from: '+15550001111' });
  });

  it('is refused where what was deleted has been made again', async () => {
    const template = 'PUT /branding/templates/universal-login';
    const page = (word: string) => ({
      template: `<html><head>{%- auth0:head -%}</head><body>${word}{%- auth0:widget -%}</body></html>`,
    });
    await changing.change(template, {}, page('One'));
    const { change_id } = await changing.change('DELETE /branding/templates/universal-login', {});
    await changing.tenant.api('PUT', '/branding/templates/universal-login', page('Two'));
    expect((await undo(change_id)).error).toMatchObject({
      code: 'changed_since',
      message: expect.stringContaining('there is one again'),
    });
    await changing.tenant.api('DELETE', '/branding/templates/universal-login');
    expect(await undo(change_id)).toMatchObject({ undone: true });
  });

  it('can be undone, and that again', async () => {
    const before = await nameNow();
    const { change_id } = await rename('First');
    const first = await undo(change_id);
    expect(await nameNow()).toBe(before);
    const second = await undo(first.redo);
    expect(await nameNow()).toBe('First');
    await undo(second.redo);
    expect(await nameNow()).toBe(before);
  });

  it('happens once', async () => {
    const { change_id } = await rename('Once');
    const { redo } = await undo(change_id);
    const { error } = await undo(change_id);
    expect(error).toMatchObject({ code: 'already_undone', hint: expect.stringContaining(redo) });
  });

  it('is refused where the object has changed since, field by field', async () => {
    const before = await nameNow();
    const { change_id } = await rename('Mine');
    await changing.tenant.api('PATCH', `/roles/${id('role')}`, { name: 'Of others' });
    const { error } = await undo(change_id);
    expect(error.code).toBe('changed_since');
    expect(error.message).toContain('name is "Of others", and was "Mine" after the change');
    expect(await nameNow()).toBe('Of others');
    // What the change did not touch does not matter.
    await changing.tenant.api('PATCH', `/roles/${id('role')}`, { name: 'Mine', description: 'by others' });
    expect((await undo(change_id)).undone).toBe(true);
    expect(await nameNow()).toBe(before);
  });

  it('is refused where what was added has been removed, or the object is gone', async () => {
    const given = await changing.change(
      'POST /users/{id}/roles',
      { id: id('user') },
      { roles: [id('other')] },
    );
    await changing.tenant.api('DELETE', `/users/${encodeURIComponent(id('user'))}/roles`, {
      roles: [id('other')],
    });
    expect((await undo(given.change_id)).error.code).toBe('changed_since');
    const made = await changing.change('POST /roles', {}, { name: 'Short-lived' });
    await changing.tenant.api('DELETE', `/roles/${made.id}`);
    expect((await undo(made.change_id)).error.message).toContain('it is gone');
  });

  it('asks a person, and says which change is undone', async () => {
    const made = await changing.change('POST /roles', {}, { name: 'Asked about' });
    const asked = await changing.bench.outcome(
      'undo_change',
      { change_id: made.change_id },
      { canAsk: true },
    );
    expect(asked).toMatchObject({
      kind: 'ask',
      message: expect.stringContaining(`Undo of ${made.change_id}`),
    });
    const alone = await changing.bench.call('undo_change', { change_id: made.change_id }, { canAsk: false });
    expect(alone.error.code).toBe('cannot_ask');
    expect((await changing.tenant.api('GET', `/roles/${made.id}`)).status).toBe(200);
  });
});

describe('what the API cannot remove', () => {
  const application = async () =>
    (await changing.change('POST /clients', {}, { name: 'Kept', app_type: 'regular_web' }))
      .client_id as string;

  it('is emptied where it is a text, which is said before and after', async () => {
    const id = await application();
    const { change_id, undo: said } = await changing.change(
      'PATCH /clients/{id}',
      { id },
      { description: 'new', logo_uri: 'https://a.example/logo.png' },
    );
    expect(said).toBe('possible, except for description (left as ""), logo_uri (left as "")');
    const { structuredContent } = await changing.agree('undo_change', { change_id });
    expect(structuredContent).toMatchObject({
      undone: true,
      not_put_back: ['description (left as "")', 'logo_uri (left as "")'],
    });
    expect((await changing.tenant.api('GET', `/clients/${id}`)).body).toMatchObject({
      description: '',
      logo_uri: '',
    });
  });

  it('cannot be undone where nothing else was changed', async () => {
    const id = await application();
    const given = { jwt_configuration: { alg: 'RS256' } };
    const { undo: said } = await changing.change('PATCH /clients/{id}', { id }, given);
    expect(said).toMatch(/^impossible: .*jwt_configuration\.alg/);
  });

  it.each([
    ['jwt_configuration', { alg: 'RS256', lifetime_in_seconds: 600 }, 'alg'],
    ['refresh_token', { rotation_type: 'rotating', expiration_type: 'expiring', leeway: 5 }, undefined],
  ])('is named where it is a member of %s, which the API merges', async (field, given, stays) => {
    const id = await application();
    const before = (await changing.tenant.api('GET', `/clients/${id}`)).body[field];
    const { change_id, undo: said } = await changing.change(
      'PATCH /clients/{id}',
      { id },
      { [field]: given },
    );
    expect(said).toBe(stays === undefined ? 'possible' : `possible, except for ${field}.${stays}`);
    await changing.agree('undo_change', { change_id });
    const after = (await changing.tenant.api('GET', `/clients/${id}`)).body[field];
    expect(after).toEqual(stays === undefined ? before : { ...before, [stays]: after[stays] });
  });
});

describe('a secret', () => {
  it('is not kept as the name of a member, either', async () => {
    const token = 'kZ97fQ2xW8vT1mB4';
    const { change_id } = await changing.change(
      'PATCH /users/{id}',
      { id: (await changing.tenant.api('GET', '/users')).body[0].user_id },
      { user_metadata: { tokens: { [token]: 1 }, note: 'kept' } },
    );
    const [entry] = await changing.bench.runtime.journal.get(change_id, {
      tenant: changing.bench.runtime.tenant,
    });
    expect(JSON.stringify(entry)).toContain('note');
    expect(JSON.stringify(entry)).not.toContain(token);
  });

  it('is never kept, and its change says that it cannot be undone', async () => {
    const app = await changing.change('POST /clients', {}, { name: 'Holder', app_type: 'non_interactive' });
    const client_secret = `${'chosen-secret-'.repeat(4)}x`;
    const { change_id, undo: said } = await changing.change(
      'PATCH /clients/{id}',
      { id: app.client_id },
      { client_secret, description: 'new' },
    );
    expect(said).toBe('possible, except for client_secret, description (left as "")');
    const kept = JSON.stringify(
      await changing.bench.runtime.journal.get(change_id, { tenant: changing.bench.runtime.tenant }),
    );
    expect(kept).not.toContain('chosen-secret');
    expect((await undo(change_id)).not_put_back).toEqual(['client_secret', 'description (left as "")']);
    const now = (await changing.tenant.api('GET', `/clients/${app.client_id}`)).body;
    expect(now.client_secret).toBe(client_secret);
    expect(now.description).toBe('');
  });

  it('beside what is put back stays as it is', async () => {
    const made = await changing.change(
      'POST /connections',
      {},
      {
        name: 'oidc-1',
        strategy: 'oidc',
        options: {
          client_id: 'c',
          client_secret: 'idp-secret-value',
          issuer: 'https://idp.example.com',
          authorization_endpoint: 'https://idp.example.com/a',
          jwks_uri: 'https://idp.example.com/j',
          type: 'front_channel',
          scope: 'openid',
        },
      },
    );
    const { change_id } = await changing.change(
      'PATCH /connections/{id}',
      { id: made.id },
      { options: { scope: 'openid email' } },
    );
    expect((await undo(change_id)).undone).toBe(true);
    const { options } = (await changing.tenant.api('GET', `/connections/${made.id}`)).body;
    expect(options).toMatchObject({ scope: 'openid', client_secret: 'idp-secret-value' });
  });
});

describe('what cannot be undone', () => {
  it('says why, with the result and when asked to', async () => {
    const made = await changing.change('POST /roles', {}, { name: 'Gone' });
    const gone = await changing.change('DELETE /roles/{id}', { id: made.id });
    expect(gone.undo).toMatch(/^impossible: A new role gets a new ID/);
    expect((await undo(gone.change_id)).error).toMatchObject({ code: 'cannot_undo' });
    expect((await undo('chg_invented')).error.code).toBe('not_found');
  });
});

describe('several changes with one approval', () => {
  it('are undone as one, with one question', async () => {
    const before = changing.snapshot();
    const role = id('role');
    const made = (
      await changing.agree('apply_changes', {
        why: 'A new team',
        changes: [
          { operation: 'update_role', arguments: { role_id: role, name: 'Team' } },
          { operation: 'create_role', arguments: { name: 'Lead' } },
          { operation: 'assign_user_roles', arguments: { user_id: id('user'), roles: [id('other')] } },
          { operation: 'update_role', arguments: { role_id: role, description: 'Of the team' } },
        ],
      })
    ).structuredContent as Body;
    expect(made.ok).toBe(true);
    expect(changing.snapshot()).not.toEqual(before);
    changing.questions.length = 0;
    const undone = await undo(made.change_id);
    expect(undone).toMatchObject({ undone: true, steps: { length: 3 } });
    expect(changing.questions).toHaveLength(1);
    expect(changing.snapshot()).toEqual(before);
    expect((await undo(made.change_id)).error.code).toBe('already_undone');
    // A deleted role cannot be made again; the rest of the undo can be undone.
    const redone = await undo(undone.redo);
    expect(redone.not_undone).toEqual([expect.stringMatching(/^delete_role: A new role gets a new ID/)]);
    expect((await changing.tenant.api('GET', `/roles/${role}`)).body.name).toBe('Team');
  });
});

describe('callers', () => {
  it('see and undo their own changes only; the operator at the terminal all', async () => {
    const by = { caller: 'iss anna app', person: 'iss anna' };
    const ended = await changing.agree('update_role', { role_id: id('role'), description: 'Of Anna' }, by);
    const { change_id } = ended.structuredContent as Body;
    const other = { caller: 'iss bert app', person: 'iss bert' };
    for (const call of [other, {}]) {
      expect((await list({}, call)).items.map((one: Body) => one.id)).not.toContain(change_id);
      expect((await undo(change_id, call)).error.code).toBe('not_found');
    }
    const elsewhere = { ...by, caller: 'iss anna other-app' };
    expect((await list({}, elsewhere)).items.map((one: Body) => one.id)).toContain(change_id);
    expect((await undo(change_id, { operator: true })).undone).toBe(true);
  });
});

describe('list_changes', () => {
  it('pages and filters, newest first', async () => {
    // Changes of the tests before do not fall into the same millisecond.
    const before = Date.now();
    await vi.waitUntil(() => Date.now() > before, { interval: 1 });
    const since = new Date().toISOString();
    const names = ['One', 'Two', 'Three'];
    const made: string[] = [];
    for (const name of names) made.unshift((await rename(name)).change_id);
    const all = await list({ tool: 'update_role', target: id('role'), since });
    expect(all.items.map((one: Body) => one.id)).toEqual(made);
    expect(all).toMatchObject({ total: 3, start: 0, complete: true });
    expect(all.items[0].differences).toEqual([{ field: 'name', from: 'Two', to: 'Three' }]);
    const page = await list({ page: 1 });
    expect(page.items.map((one: Body) => one.id)).not.toContain(made[0]);
    expect(page).toMatchObject({ start: 10, limit: 10, complete: false });
    const alone = await list({ target: made[0] });
    expect(alone).toMatchObject({ items: [{ id: made[0], differences: [{ to: 'Three' }] }], total: 1 });
    expect((await list({ tool: 'no_tool' })).items).toEqual([]);
    expect((await list({ since: 'soon' })).error.code).toBe('invalid_arguments');
  });
});
