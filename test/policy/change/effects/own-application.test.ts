import { describe, expect, it } from 'vitest';
import { ownApplication } from '../../../../src/policy/change/effects/own-application.js';
import { fails } from '../../confirm/reader.js';
import { computed, effects, viewOf } from './view.js';

describe('own_application', () => {
  const about = (why: string) => [{ effect: 'privileges', fields: [], why, grave: true, own: true }];
  const own = about('It is about the application that this server runs as.');
  const maybe = about(
    'It may be about the application that this server runs as; the grant could not be read.',
  );
  const run = (operation: string, call: object) => computed('own_application', operation, call);
  it.each([
    ['PATCH /clients/{id}', { path: { id: 'own_client' }, body: { name: 'x' } }],
    ['DELETE /clients/{id}', { path: { id: 'own_client' } }],
    ['POST /clients/{id}/rotate-secret', { path: { id: 'own_client' } }],
    ['POST /clients/{client_id}/credentials', { path: { client_id: 'own_client' }, body: {} }],
    [
      'DELETE /clients/{client_id}/credentials/{credential_id}',
      { path: { client_id: 'own_client', credential_id: 'x' } },
    ],
    ['POST /client-grants', { body: { client_id: 'own_client' } }],
  ])('%s', async (operation, call) => {
    expect(await run(operation, call)).toEqual(own);
    const other = JSON.parse(JSON.stringify(call).replace('own_client', 'other'));
    expect(await run(operation, other)).toEqual([]);
    expect(await run(operation, { ...call, clientId: undefined })).toEqual([]);
  });
  it('knows its grants', async () => {
    for (const [operation, named] of [
      ['PATCH /client-grants/{id}', { path: { id: 'cgr' }, body: { scope: ['a'] } }],
      ['DELETE /client-grants/{id}', { path: { id: 'cgr' } }],
      ['POST /organizations/{id}/client-grants', { path: { id: 'o' }, body: { grant_id: 'cgr' } }],
      ['DELETE /organizations/{id}/client-grants/{grant_id}', { path: { id: 'o', grant_id: 'cgr' } }],
    ] as const) {
      const call = (client_id: string) => ({
        ...named,
        answers: { '/client-grants/cgr': { client_id, scope: [] } },
      });
      expect(await run(operation, call('own_client')), operation).toEqual(own);
      expect(await run(operation, call('other')), operation).toEqual([]);
      expect(
        await run(operation, { ...call('other'), answers: { '/client-grants/cgr': fails(403) } }),
      ).toEqual(maybe);
    }
  });
  it('reads a grant whose state was not read', async () => {
    const call = { path: { id: 'cgr' }, body: { scope: ['a'] }, present: { kind: 'unknown', why: 'off' } };
    const answers = { '/client-grants/cgr': { client_id: 'other' } };
    expect(await run('PATCH /client-grants/{id}', { ...call, answers })).toEqual([]);
    expect(await run('PATCH /client-grants/{id}', call)).toEqual(maybe);
    expect(await run('PATCH /client-grants/{id}', { ...call, present: { kind: 'absent' } })).toEqual([]);
  });
  it('is not the owner of a default grant, which has none', async () => {
    const call = (grant: object) => ({
      ...{ path: { id: 'cgr' }, body: { scope: ['a'] } },
      answers: { '/client-grants/cgr': { scope: [], ...grant } },
    });
    const grant = (of: object) => run('PATCH /client-grants/{id}', call(of));
    expect(await grant({ default_for: 'third_party_clients' })).toEqual([]);
    expect(await grant({ default_for: 'third_party_clients', client_id: 'own_client' })).toEqual(own);
    for (const of of [{}, { client_id: 7 }]) expect(await grant(of)).toEqual(maybe);
  });
  it('does not read again what was read', async () => {
    const answers = { '/client-grants/cgr': { client_id: 'own_client', scope: [] } };
    const view = await viewOf('PATCH /client-grants/{id}', {
      path: { id: 'cgr' },
      body: { scope: ['a'] },
      answers,
    });
    expect(await ownApplication(view)).toEqual(own);
    expect(view.seen).toEqual([]);
  });
  it('cannot tell which grant without one', async () =>
    expect(await run('POST /organizations/{id}/client-grants', { path: { id: 'o' }, body: {} })).toEqual(
      maybe,
    ));
  it('is nothing where nothing changes', async () => {
    const answers = { '/clients/own_client': { name: 'x', description: 'y' } };
    const call = (body: object) => ({ path: { id: 'own_client' }, body, answers });
    expect(await run('PATCH /clients/{id}', call({ name: 'x' }))).toEqual([]);
    for (const body of [{ name: 'z' }, { description: null }, { client_secret: 's' }])
      expect(await run('PATCH /clients/{id}', call(body))).toEqual(own);
  });
  it('leaves all else alone', async () =>
    expect(await run('PATCH /users/{id}', { path: { id: 'own_client' }, body: { name: 'x' } })).toEqual([]));
  it('is looked for in every change', async () =>
    expect(
      await effects('PATCH /clients/{id}', { path: { id: 'own_client' }, body: { name: 'x' } }),
    ).toContain('privileges!'));
});

it('is nobody where the server does not know which it runs as, whatever cannot be read', async () => {
  const call = {
    path: { id: 'org_1' },
    body: { grant_id: 'cgr_1' },
    answers: { '/client-grants/cgr_1': fails(403) },
  };
  const operation = 'POST /organizations/{id}/client-grants';
  expect(await computed('own_application', operation, call)).toHaveLength(1);
  expect(await computed('own_application', operation, { ...call, clientId: undefined })).toEqual([]);
});
