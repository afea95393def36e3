/** Lists that workflows read: their end is told by the API, however small its pages are, and what is missing is said. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiRequest, ApiResponse } from '../../../src/client/types.js';
import type { RunningRuntime } from '../../../src/server/runtime.js';
import { listActions } from '../../../src/tools/operations/actions.js';
import { listClients } from '../../../src/tools/operations/clients.js';
import { listOrganizations } from '../../../src/tools/operations/organizations.js';
import { Reader } from '../../../src/tools/workflows/reader.js';
import { type Bench, type Body, startBench } from './workflow-bench.js';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench('empty');
  const make = async (path: string, body: object) =>
    expect((await bench.tenant.api('POST', path, body)).status).toBe(201);
  for (let n = 0; n < 9; n++) {
    await make('/clients', { name: `App ${n}`, app_type: 'spa' });
    await make('/organizations', { name: `org-${n}` });
    await make('/actions/actions', {
      name: `Action ${n}`,
      supported_triggers: [{ id: 'post-login', version: 'v3' }],
      code: 'exports.onExecutePostLogin = async () => {};',
    });
  }
});
afterAll(() => bench.close());

type Change = (response: ApiResponse, request: ApiRequest) => ApiResponse;

/** The runtime over an API that sends at most `size` items a page, and whose answers `change` changes. */
function over(size: number, change: Change = (response) => response): RunningRuntime {
  const send = async (request: ApiRequest) => {
    const query = { ...request.query };
    for (const name of ['per_page', 'take']) if (query[name] !== undefined) query[name] = size;
    return change(await bench.runtime.client.send({ ...request, query }), request);
  };
  return Object.create(bench.runtime, { client: { value: { send } } });
}
const readerOver = (size: number, change?: Change, limit = 100) =>
  new Reader(over(size, change), { caller: 'local', clientName: 'test', canAsk: false }, { limit });

const withBody = (response: ApiResponse, body: Body): ApiResponse => ({ ...response, body });

describe('a list of a workflow', () => {
  it.each([1, 2, 3, 5, 9, 100])('is whole with pages of %i', async (size) => {
    const reader = readerOver(size);
    const clients = await reader.readAll(listClients, {}, 'applications');
    const names = clients?.map(({ name }) => name).filter((name) => /^App /.test(String(name)));
    expect(new Set(names).size).toBe(9);
    expect(await reader.readAll(listActions, {}, 'Actions')).toHaveLength(9);
    expect(await reader.readOn(listOrganizations, {}, 'organizations')).toHaveLength(9);
    expect(reader.unseen).toEqual([]);
  });

  it('counts what comes twice once', async () => {
    const reader = readerOver(3, (response, { query }) => {
      const body = response.body as Body;
      return query?.page === 1
        ? withBody(response, { ...body, clients: [...body.clients].reverse() })
        : response;
    });
    const ids = (await reader.readAll(listClients, {}, 'applications'))?.map(({ client_id }) => client_id);
    expect(new Set(ids).size).toBe(ids?.length);
  });

  it.each<[string, Change]>([
    ['repeats its pages', (response, { query }) => (query?.page === 0 ? response : first(response))],
    [
      'ends before its total',
      (response, { query }) =>
        query?.page === 0 ? response : withBody(response, { ...(response.body as Body), clients: [] }),
    ],
  ])('that %s is not called whole', async (_what, change) => {
    const reader = readerOver(3, change);
    const clients = await reader.readAll(listClients, {}, 'applications');
    expect(clients?.length).toBeLessThan(9);
    expect(reader.unseen[0]?.what).toMatch(/^applications after the first \d+$/);
  });

  it('says what the limit of reads, or of items, keeps back', async () => {
    const few = readerOver(3, undefined, 2);
    await few.readAll(listClients, {}, 'applications');
    expect(few.unseen).toHaveLength(1);
    const most = readerOver(3);
    expect(await most.readAll(listClients, {}, 'applications', { most: 5 })).toHaveLength(6);
    expect(await most.readOn(listOrganizations, {}, 'organizations', { most: 5 })).toHaveLength(6);
    expect(most.unseen.map(({ what }) => what)).toEqual([
      'applications after the first 6',
      'organizations after the first 6',
    ]);
  });
});

let kept: ApiResponse | undefined;
/** The same page whatever was asked. */
function first(response: ApiResponse): ApiResponse {
  kept ??= response;
  return kept;
}

describe('a workflow over an API with small pages', () => {
  it('audits all applications', async () => {
    const { body } = await bench.call('audit_tenant', {}, over(2));
    expect(body.could_not_see?.some(({ what }: Body) => /applications/.test(what)) ?? false).toBe(false);
  });
});
