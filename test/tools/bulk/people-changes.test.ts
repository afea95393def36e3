/** What apply_to_users changes beside metadata, and for whom: by ids, a search, a role or an organization. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/client/errors.js';
import type { ApiRequest } from '../../../src/client/types.js';
import { loadConfig } from '../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../src/server/runtime.js';
import { patient } from '../../support/patient.js';
import { type Bench, type Body, startBench } from '../workflows/workflow-bench.js';

let bench: Bench;
let people: string[];
let role: string;
let organization: string;
const api = (method: string, path: string, body?: unknown) => bench.tenant.api(method, path, body);
const at = (id: string) => `/users/${encodeURIComponent(id)}`;

beforeAll(async () => {
  bench = await startBench('empty');
});
afterAll(() => bench.close());

beforeEach(async () => {
  await bench.reset('empty');
  people = [];
  for (let n = 0; n < 7; n++)
    people.push(
      (
        await api('POST', '/users', {
          connection: 'Username-Password-Authentication',
          email: `p${n}@example.com`,
          password: 'Long-Enough-42!',
        })
      ).body.user_id,
    );
  people.sort();
  role = (await api('POST', '/roles', { name: 'Dealer' })).body.id;
  organization = (await api('POST', '/organizations', { name: 'acme', display_name: 'Acme' })).body.id;
  for (const id of people.slice(0, 5)) await api('POST', `${at(id)}/roles`, { roles: [role] });
  await api('POST', `/organizations/${organization}/members`, { members: people.slice(0, 6) });
});

const apply = (args: object, runtime?: RunningRuntime) =>
  bench.approved('apply_to_users', { ...args, dry_run: false }, runtime);
const preview = async (args: object) => (await bench.call('apply_to_users', args)).body;
const undo = async (body: Body) => (await bench.approved('undo_change', { change_id: body.change_id })).body;
const blocked = async () => {
  const all = (await api('GET', '/users')).body as Body[];
  return all
    .filter((user) => user.blocked === true)
    .map((user) => user.user_id)
    .sort();
};
const inRole = async () =>
  (await api('GET', `/roles/${role}/users`)).body.map((one: Body) => one.user_id).sort();
const members = async () =>
  (await api('GET', `/organizations/${organization}/members`)).body.map((one: Body) => one.user_id).sort();

describe('one change for many people', () => {
  it('tells for how many it is so already, before and after', async () => {
    const args = { user_ids: people, assign_roles: [role] };
    expect(await preview(args)).toMatchObject({ users: 7, unchanged: 5 });
    const { body, text } = await apply(args);
    expect(body).toMatchObject({ done: 7, unchanged: 5, complete: true });
    expect(text).toContain('for 5 of them it was so already');
    expect(await inRole()).toEqual(people);
    const note = { user_ids: people.slice(0, 2), user_metadata: { color: 'red' } };
    expect((await apply(note)).body).not.toHaveProperty('unchanged');
    expect((await apply(note)).body).toMatchObject({ done: 2, unchanged: 2 });
  });

  it('blocks the people of an organization after a preview and an approval, and is undone', async () => {
    const shown = await preview({ organization, blocked: true });
    expect(shown).toMatchObject({
      dry_run: true,
      users: 6,
      total: 6,
      change: { blocked: true },
      effects: ['lock_out'],
    });
    expect(shown.first[0]).toMatchObject({ user_id: people[0], now: { blocked: false } });
    expect(await blocked()).toEqual([]);
    const asked = await bench.outcome(
      'apply_to_users',
      { organization, blocked: true, dry_run: false },
      { canAsk: true },
    );
    expect(asked.kind === 'ask' && asked.message).toContain(
      `everybody in the organization: "Acme (${organization})"`,
    );
    const { body } = await apply({ organization, blocked: true });
    expect(body).toMatchObject({ done: 6, complete: true, undo: 'possible' });
    expect(await blocked()).toEqual(people.slice(0, 6));
    await undo(body);
    expect(await blocked()).toEqual([]);
  });

  it('unblocks who a search finds', async () => {
    for (const id of people.slice(0, 2)) await api('PATCH', at(id), { blocked: true });
    const { body } = await apply({ q: 'blocked:true', blocked: false });
    expect(body).toMatchObject({ done: 2, remaining: 0 });
    expect(await blocked()).toEqual([]);
  });

  it('removes a role from everybody who has it, and is undone', async () => {
    const shown = await preview({ role, remove_roles: [role] });
    expect(shown).toMatchObject({ users: 5, change: { remove_roles: [`Dealer (${role})`] } });
    expect(shown.effects).toEqual(expect.arrayContaining(['privileges', 'lock_out']));
    const { body } = await apply({ role, remove_roles: [role] });
    expect(body).toMatchObject({ done: 5, complete: true });
    expect(await inRole()).toEqual([]);
    await undo(body);
    expect(await inRole()).toEqual(people.slice(0, 5));
  });

  it('blocks and notes why in one change of the profile', async () => {
    const both = { blocked: true, app_metadata: { reason: 'left' } };
    const shown = await preview({ user_ids: people.slice(0, 2), ...both });
    expect(shown).toMatchObject({ users: 2, change: both });
    expect(shown.effects).toContain('lock_out');
  });

  it('adds people to an organization, which is undone, and removes them, which is not', async () => {
    const other = (await api('POST', '/organizations', { name: 'other' })).body.id;
    const added = await apply({ role, add_to_organization: other });
    expect(added.body).toMatchObject({ done: 5, undo: 'possible' });
    expect((await api('GET', `/organizations/${other}/members`)).body).toHaveLength(5);
    await undo(added.body);
    expect((await api('GET', `/organizations/${other}/members`)).body).toEqual([]);
    const removed = await apply({ user_ids: people.slice(0, 2), remove_from_organization: organization });
    expect(removed.body).toMatchObject({ done: 2, undo: expect.stringMatching(/^impossible|not/) });
    expect(await members()).toEqual(people.slice(2, 6));
  });

  it('ends sessions, says that this is not undone, and what stays where tokens may not be revoked', async () => {
    const { body } = await apply({ user_ids: people.slice(0, 2), end_sessions: true });
    expect(body).toMatchObject({ done: 2, undo: expect.stringMatching(/sign in again/) });
    const env = { ...bench.tenant.env, AUTH0_MCP_EXCLUDE_TOOLS: 'revoke_user_access', LOG_LEVEL: 'silent' };
    const narrow = patient(await createRuntime(await loadConfig(env, {})));
    const shown = await bench.call('apply_to_users', { user_ids: [people[0]], end_sessions: true }, narrow);
    expect(shown.body.change.end_sessions).toMatch(/^sessions only: refresh tokens stay/);
    await narrow.close();
  });

  it('goes on where it stopped although the list has shrunk, and nobody is left out or done twice', async () => {
    const written: string[] = [];
    let left = 2;
    const failing = Object.create(bench.runtime, {
      client: {
        value: {
          send: (request: ApiRequest) => {
            if (request.method === 'GET') return bench.runtime.client.send(request);
            if (left-- <= 0) return Promise.reject(new ApiError('no network', { kind: 'network' }));
            written.push(...((request.body as Body).members as string[]));
            return bench.runtime.client.send(request);
          },
        },
      },
    });
    const args = { organization, remove_from_organization: organization };
    const first = (await apply(args, failing)).body;
    expect(first).toMatchObject({ done: 2, remaining: 4, complete: false });
    left = 100;
    const rest = (await apply({ ...args, resume_token: first.resume_token }, failing)).body;
    expect(rest).toMatchObject({ done: 4, remaining: 0, complete: true, settled_before: 2 });
    expect(written.sort()).toEqual(people.slice(0, 6));
    expect(await members()).toEqual([]);
  });

  it('leaves protected people out, and tells by which rule', async () => {
    const { policy } = bench.runtime;
    const protect = { ...policy.protect, users: { ...policy.protect.users, ids: [people[1] as string] } };
    const guarded = Object.create(bench.runtime, { policy: { value: { ...policy, protect } } });
    const { body } = await apply({ organization, blocked: true }, guarded);
    expect(body).toMatchObject({ done: 5, left_out: 1 });
    expect(await blocked()).not.toContain(people[1]);
  });

  it('knows beforehand that there is no such role or organization', async () => {
    for (const args of [
      { role: 'rol_absent0000000000', blocked: true },
      { organization: 'org_absent0000000000', blocked: true },
      { user_ids: people, add_to_organization: 'org_absent0000000000' },
    ]) {
      const { result, text } = await bench.call('apply_to_users', args);
      expect(result.isError, JSON.stringify(args)).toBe(true);
      expect(text).toMatch(/no (role|organization)|not (exist|found)|404/i);
    }
  });
});
