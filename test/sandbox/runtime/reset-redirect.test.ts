/** A reset of a password that an Action interrupts: the person goes elsewhere, and comes back to `/continue`. */
import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ActionsTenant, PASSWORD } from './support.js';

let tenant: ActionsTenant;
beforeAll(async () => {
  tenant = await ActionsTenant.start();
});
afterAll(() => tenant.close());

const ticketFor = async (user: { user_id: string }): Promise<string> =>
  (await tenant.make('/tickets/password-change', { user_id: user.user_id })).ticket;
const reset = (ticket: string) =>
  tenant.client.raw('POST', ticket.slice(tenant.client.running.url.length), { password: `${PASSWORD}2` });

describe('password-reset-post-challenge that sends the person elsewhere', () => {
  const TRIGGER = 'password-reset-post-challenge';
  const visit = (url: string) => fetch(url, { redirect: 'manual' });
  const at = (path: string) => new URL(path, tenant.client.running.url).href;
  const SECRET = 'shared with the page';
  const away = `const session_token = api.redirect.encodeToken({ secret: '${SECRET}', payload: { why: 'check' } });
    api.redirect.sendUserTo('https://check.example/?from=reset', { query: { session_token } });`;
  const back = `exports.onContinuePostChallenge = async (event, api) => {
    const { seen } = api.redirect.validateToken({ secret: '${SECRET}' });
    if (seen !== event.user.user_id) return api.access.deny('Not checked.');
    api.transaction.setResultUrl('https://done.example/');
  };`;
  const sent = async (): Promise<{ ticket: string; state: string; token: string; user_id: string }> => {
    const { user_id } = await tenant.person();
    const code = `exports.onExecutePostChallenge = async (event, api) => { ${away} };\n${back}`;
    await tenant.bind(TRIGGER, [await tenant.deploy(TRIGGER, code)]);
    const ticket = await ticketFor({ user_id });
    const url = new URL((await visit(ticket)).headers.get('location') ?? '');
    expect(`${url.origin}${url.searchParams.get('from')}`).toBe('https://check.examplereset');
    const { state = '', session_token: token = '' } = Object.fromEntries(url.searchParams);
    return { ticket, state, token, user_id };
  };
  /** What the other page answers with: the claims that it got, and what it has seen. */
  const answered = (token: string, seen: string): string => {
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const content = `${part({ alg: 'HS256' })}.${part({ ...claims, seen })}`;
    return `${content}.${createHmac('sha256', SECRET).update(content).digest('base64url')}`;
  };
  afterEach(() => tenant.bind(TRIGGER, []));

  it('lets them set a password once they have come back, and sends them on', async () => {
    const { ticket, state, token, user_id } = await sent();
    expect(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toMatchObject({
      sub: user_id,
      why: 'check',
      state,
    });
    expect((await reset(ticket)).body).toMatchObject({
      statusCode: 403,
      errorCode: 'interaction_required',
    });
    const returned = await visit(at(`/continue?state=${state}&session_token=${answered(token, user_id)}`));
    expect(`${at(returned.headers.get('location') ?? '')}#`).toBe(ticket);
    // The state counts once.
    expect((await visit(at(`/continue?state=${state}`))).status).toBe(400);
    expect((await visit(ticket)).status).toBe(200);
    const form = await fetch(ticket, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ password: `${PASSWORD}2` }),
    });
    expect(form.headers.get('location')).toMatch(/^https:\/\/done\.example\/\?success=true/);
  });

  it('refuses them who come back with a forged answer or the wrong one, and asks again', async () => {
    const { ticket, state, token } = await sent();
    // Opened once more, the link leads to the same place.
    expect(new URL((await visit(ticket)).headers.get('location') ?? '').searchParams.get('state')).toBe(
      state,
    );
    const wrong = await visit(at(`/continue?state=${state}&session_token=${answered(token, 'nobody')}`));
    expect([wrong.status, await wrong.text()]).toEqual([403, expect.stringContaining('Not checked.')]);
    const again = new URL((await visit(ticket)).headers.get('location') ?? '').searchParams.get('state');
    expect(again).not.toBe(state);
    const forged = await visit(at(`/continue?state=${again}&session_token=${token.slice(0, -4)}AAAA`));
    expect(forged.status).toBe(403);
    expect((await tenant.newestEvent('fcp')).description).toContain('invalid signature');
  });
});
