/** Log streams and event streams that deliver to a webhook on this machine. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, SandboxClient } from '../support/sandbox-client.js';

interface Received {
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

let tenant: SandboxClient;
let hook: Server;
let url: string;
let received: Received[] = [];
/** Statuses of the next answers; 204 afterwards. */
let statuses: number[] = [];
let waiting: (() => void)[] = [];

beforeAll(async () => {
  tenant = await SandboxClient.start();
  hook = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
      reply.writeHead(statuses.shift() ?? 204).end();
      for (const go of waiting) go();
    });
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  url = `https://127.0.0.1:${(hook.address() as AddressInfo).port}/hook?x=1`;
});
afterAll(async () => {
  await tenant.close();
  await new Promise((resolve) => hook.close(resolve));
});
beforeEach(async () => {
  await tenant.reset();
  await tenant.login();
  received = [];
  statuses = [];
});
afterEach(() => {
  waiting = [];
});

/** Waits until something holds, looking again with every request that comes in. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds())
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
}
const made = async (path: string, body: unknown): Promise<Answer['body']> => {
  const answer = await tenant.api('POST', path, body);
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};
const advance = (ms: number) => tenant.raw('POST', '/_sandbox/clock', { advance_ms: ms });
const role = (name: string) => made('/roles', { name });

describe('log streams', () => {
  const stream = (more: object = {}, sink: object = {}) =>
    made('/log-streams', {
      name: 's',
      type: 'http',
      sink: { httpEndpoint: url, httpAuthorization: 'Bearer hook-key', ...sink },
      ...more,
    });
  const lines = () =>
    received.flatMap(({ body }) =>
      body
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    );

  it('send events in batches, with the authorization and the headers asked for', async () => {
    await stream({}, { httpCustomHeaders: [{ header: 'X-Tenant', value: 'demo' }] });
    await role('a');
    await role('b');
    await until(() => lines().length >= 3);
    expect(received[0]?.headers).toMatchObject({
      authorization: 'Bearer hook-key',
      'x-tenant': 'demo',
      'content-type': 'application/x-ndjson',
    });
    const descriptions = lines().map(({ data }) => data.description);
    expect(descriptions).toEqual(['Create a log stream', 'Create a role', 'Create a role']);
    const { body: log } = await tenant.api('GET', '/logs?sort=date:1');
    expect(lines().map(({ log_id }) => log_id)).toEqual(
      log.slice(-3).map((event: { log_id: string }) => event.log_id),
    );
  });

  it.each([
    ['JSONARRAY', (body: string) => JSON.parse(body)[0].data.type],
    ['JSONOBJECT', (body: string) => JSON.parse(body).data.type],
    ['JSONLINES', (body: string) => JSON.parse(body.split('\n')[0] ?? '').data.type],
  ])('write %s', async (httpContentFormat, read) => {
    await stream({}, { httpContentFormat });
    await until(() => received.length > 0);
    expect(read(received[0]?.body ?? '')).toBe('sapi');
  });

  it('carry the categories of their filters only', async () => {
    await stream({ filters: [{ type: 'category', name: 'management.fail' }] });
    await role('a');
    await tenant.api('POST', '/roles', {});
    await until(() => received.length > 0);
    expect(lines().map(({ data }) => data.type)).toEqual(['fapi']);
  });

  it.each([
    ['mask', /^\*+$/],
    ['hash', /^[0-9a-f]{16}$/],
  ])('hide personal data by %s', async (method, pattern) => {
    await made('/connections', { name: 'People', strategy: 'auth0' });
    await stream({ pii_config: { log_fields: ['email', 'first_name'], method } });
    await made('/users', {
      connection: 'People',
      email: 'ann@example.com',
      given_name: 'Ann',
      password: 'Correct-Horse-9-Battery',
    });
    await until(() => lines().some(({ data }) => data.description === 'Create a user'));
    const { data } = lines().find((one) => one.data.description === 'Create a user');
    expect(data.details.request.body).toMatchObject({
      email: expect.stringMatching(pattern),
      given_name: expect.stringMatching(pattern),
      connection: 'People',
    });
  });

  it('start from an instant, with what has happened since', async () => {
    await role('before');
    const { body: log } = await tenant.api('GET', '/logs?sort=date:-1');
    await stream({ startFrom: log[0].date });
    await until(() => lines().length >= 2);
    expect(lines().map(({ data }) => data.description)).toEqual(['Create a role', 'Create a log stream']);
  });

  it('try again after growing pauses, and nothing is lost', async () => {
    statuses = [500, 503];
    await stream();
    await until(() => received.length === 1);
    await advance(1_000);
    await until(() => received.length === 2);
    await advance(1_000);
    await role('meanwhile');
    await advance(1_000);
    await until(() => received.length === 3);
    await until(() => received.at(-1)?.body.includes('Create a role') === true);
    expect(received[0]?.body).toBe(received[1]?.body);
  });

  it('are suspended when nothing helps, and go on when activated', async () => {
    statuses = [500, 500, 500, 500, 500, 500];
    const { id } = await stream();
    for (let n = 1; n <= 6; n += 1) {
      await until(() => received.length === n);
      await settled(id, n);
    }
    expect((await tenant.api('GET', `/log-streams/${id}`)).body.status).toBe('suspended');
    await role('unheard');
    await tenant.api('PATCH', `/log-streams/${id}`, { status: 'active' });
    await until(() => received.length > 6);
    expect(received.at(-1)?.body).not.toContain('Create a role');
  });

  /** Lets the sandbox take note of an answer, then passes the pause. */
  async function settled(id: string, attempts: number): Promise<void> {
    for (;;) {
      await advance(32_000);
      const { status } = (await tenant.api('GET', `/log-streams/${id}`)).body;
      if (received.length > attempts || status === 'suspended') return;
    }
  }

  it('send nothing to other machines', async () => {
    await stream({}, { httpEndpoint: 'https://192.0.2.1/hook' });
    await role('a');
    await stream();
    await until(() => received.length > 0);
    expect(
      (await tenant.api('GET', '/log-streams')).body.map(({ status }: { status: string }) => status),
    ).toEqual(['active', 'active']);
  });
});

describe('event streams', () => {
  const stream = (authorization: object, more: object = {}) =>
    made('/event-streams', {
      name: 'events',
      subscriptions: [{ event_type: 'user.created' }, { event_type: 'organization.created' }],
      destination: {
        type: 'webhook',
        configuration: { webhook_endpoint: url, webhook_authorization: authorization },
      },
      ...more,
    });

  it.each([
    [{ method: 'bearer', token: 'abc' }, { authorization: 'Bearer abc' }],
    [{ method: 'basic', username: 'u', password: 'p' }, { authorization: 'Basic dTpw' }],
    [{ method: 'custom_header', header_key: 'x-key', header_value: 'v' }, { 'x-key': 'v' }],
  ])('carry what they subscribe to, with %j', async (authorization, headers) => {
    const { id } = await stream(authorization);
    await role('not carried');
    const { id: org } = await made('/organizations', { name: 'acme' });
    await until(() => received.length === 1);
    expect(received[0]?.headers).toMatchObject(headers);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({
      specversion: '1.0',
      type: 'organization.created',
      a0stream: id,
      data: { object: { id: org } },
    });
  });

  it('keep what failed, and deliver it again when told to', async () => {
    statuses = [500, 500, 500, 500, 500, 500];
    const { id } = await stream({ method: 'bearer', token: 'abc' });
    await made('/organizations', { name: 'acme' });
    let failed: { id: string; attempts: unknown[]; event_type: string }[] = [];
    while (failed.length === 0) {
      await advance(32_000);
      failed = (await tenant.api('GET', `/event-streams/${id}/deliveries`)).body;
    }
    expect(failed).toMatchObject([{ event_type: 'organization.created', status: 'failed' }]);
    expect(failed[0]?.attempts).toHaveLength(6);
    expect((await tenant.api('POST', `/event-streams/${id}/redeliver/${failed[0]?.id}`)).status).toBe(202);
    await until(() => received.length === 7);
    expect(received[6]?.body).toBe(received[0]?.body);
    expect((await tenant.api('GET', `/event-streams/${id}/deliveries`)).body).toEqual([]);
  });

  it('send a test event', async () => {
    const { id } = await stream({ method: 'bearer', token: 'abc' });
    const answer = await made(`/event-streams/${id}/test`, { event_type: 'user.created' });
    expect(answer.attempts).toEqual([]);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ type: 'user.created' });
    statuses = [500];
    expect((await made(`/event-streams/${id}/test`, { event_type: 'user.created' })).attempts).toMatchObject([
      { error_message: 'The webhook answered 500.' },
    ]);
  });
});
