import { describe, expect, test } from 'vitest';
import { ApiError } from '../../../src/client/errors.js';
import type { PollOutcome } from '../../../src/client/token/backchannel.js';
import { DETAILS_TYPE } from '../../../src/server/approvals/push/phone-message.js';
import { StateUnavailable } from '../../../src/state/shared-state.js';
import { PATIENCE_MS } from '../../support/patient.js';
import { type Bench, bench, ISSUER, idToken, keyPair, strangerPair, USER } from './push-bench.js';

const pending: PollOutcome = { kind: 'pending' };

/** The tokens of an approval, issued when they are asked for. */
const granted =
  ({ clock }: Bench, ...token: [claims?: object, ...rest: unknown[]]) =>
  async (): Promise<PollOutcome> => ({
    kind: 'granted',
    idToken: await (idToken as (...all: unknown[]) => Promise<string>)(clock.now, ...token),
    details: undefined,
  });

describe('the question', () => {
  test('goes to the named user, with a line that Auth0 accepts', async () => {
    const b = bench();
    const approval = await b.ask(granted(b));
    const [fields] = b.started;
    expect(JSON.parse(fields?.login_hint ?? '')).toEqual({ format: 'iss_sub', iss: ISSUER, sub: USER });
    expect(fields).toEqual({
      scope: 'openid',
      login_hint: expect.any(String),
      binding_message: `${approval.code}:delete_user:ada#example.com:lockout`,
      requested_expiry: '300',
    });
  });

  test('shortens a long target in the middle', async () => {
    const b = bench();
    await b.way.deliver(await b.open({ target: `auth0|${'x'.repeat(300)}é tail` }));
    const line = b.started[0]?.binding_message ?? '';
    expect(line).toMatch(/^[A-Za-z0-9+\-_.,:#]{64}$/);
    expect(line.endsWith('##tail:lockout')).toBe(true);
    await b.way.close();
  });

  test('has details where an API is named, and the same have to be granted', async () => {
    const b = bench({ audience: 'https://approvals.example' });
    const approval = await b.ask(async () => ({
      kind: 'granted',
      idToken: await idToken(b.clock.now),
      details: JSON.parse(b.started[0]?.authorization_details ?? ''),
    }));
    expect(approval.state).toBe('approved');
    expect(b.started[0]?.audience).toBe('https://approvals.example');
    const [details] = JSON.parse(b.started[0]?.authorization_details ?? '');
    expect(details.type).toBe(DETAILS_TYPE);
    expect(details.properties).toMatchObject({
      code: { value: approval.code, display: true, display_order: '1' },
      tool: { value: 'Delete a user (delete_user)' },
      target: { value: 'ada@example.com' },
      tenant: { value: 'acme.example' },
      effects: { value: 'lockout' },
      question: { value: approval.question },
    });
  });

  test('is sent once per approval', async () => {
    const b = bench({ delay: () => new Promise(() => undefined) });
    const approval = await b.open();
    const [first, second] = await Promise.all([b.way.deliver(approval), b.way.deliver(approval)]);
    const third = await b.way.deliver(approval);
    expect([second, third]).toEqual([first, first]);
    expect(first).toMatchObject({ how: 'phone', note: expect.stringContaining(approval.code) });
    expect(b.started).toHaveLength(1);
  });

  test('asks the caller over HTTP, if they are a user of the tenant', async () => {
    const b = bench({ user: undefined });
    await b.way.deliver(await b.open({ person: `${ISSUER} auth0|caller` }));
    expect(JSON.parse(b.started[0]?.login_hint ?? '').sub).toBe('auth0|caller');
    await b.way.close();
  });

  test.each([
    ['a caller of another issuer', { person: 'https://other.example/ auth0|caller' }, 'another issuer'],
    ['an issuer that only begins the same', { person: `${ISSUER}x auth0|caller` }, 'another issuer'],
    ['an application', { person: `${ISSUER} abc@clients` }, 'application rather than a person'],
    ['nobody named', { person: 'local' }, 'AUTH0_MCP_APPROVER_USER'],
    [
      'a second person',
      { person: `${ISSUER} auth0|caller`, fourEyes: { permission: 'approve:changes' } },
      'second person',
    ],
  ])('is not sent for %s, and why is said', async (_, given, words) => {
    const b = bench({ user: undefined });
    expect(await b.way.deliver(await b.open(given))).toEqual({ undelivered: expect.stringContaining(words) });
    expect(b.started).toEqual([]);
  });

  test('is not sent more than ten times in ten minutes to one person', async () => {
    const b = bench();
    for (let i = 0; i < 10; i++) {
      const asked = await b.ask({ kind: 'denied' });
      expect(asked.state).toBe('declined');
    }
    expect(await b.way.deliver(await b.open())).toEqual({ undelivered: expect.stringContaining('wait') });
    expect(b.started).toHaveLength(10);
    b.clock.now += 10 * 60 * 1000;
    expect(await b.way.deliver(await b.open())).toMatchObject({ how: 'phone' });
    await b.way.close();
  });

  test('that the tenant refuses is told with the reason, and can be asked again', async () => {
    let refusals = 1;
    const b = bench();
    const { way } = bench({
      approvals: b.approvals,
      backchannel: {
        now: () => b.clock.now,
        close: async () => undefined,
        poll: async () => pending,
        start: async () => {
          if (refusals-- > 0)
            throw new ApiError('Grant type not allowed.', {
              kind: 'api',
              status: 403,
              error: 'unauthorized_client',
              attempts: 1,
            });
          return { authReqId: 'x', expiresInMs: 1_000, intervalMs: 1_000 };
        },
      },
    });
    const approval = await b.open();
    const refused = await way.deliver(approval);
    expect(refused).toEqual({
      undelivered: expect.stringMatching(/Grant type not allowed.*Enable the grant type/),
    });
    expect(await way.deliver(approval)).toMatchObject({ how: 'phone' });
    await way.close();
  });
});

describe('the answer', () => {
  test('approves, even where a name would be typed, and says who and how', async () => {
    const b = bench();
    const approval = await b.ask(pending, pending, granted(b));
    expect(approval).toMatchObject({
      state: 'approved',
      answered: {
        how: 'phone',
        by: { person: 'local', name: USER },
        shown: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    expect(b.delays).toEqual([5_000, 5_000, 5_000]);
    expect(b.polls).toEqual(['request-1', 'request-1', 'request-1']);
    expect(await b.approvals.use(approval.id)).toBe(true);
    expect(await b.approvals.use(approval.id)).toBe(false);
  });

  test('declines', async () => {
    const b = bench();
    expect(await b.ask(pending, { kind: 'denied' })).toMatchObject({
      state: 'declined',
      answered: { how: 'phone' },
    });
  });

  test('slows down as told: by five seconds, or by what the tenant says', async () => {
    const b = bench();
    await b.ask({ kind: 'slow_down' }, { kind: 'slow_down', waitMs: 40_000 }, pending, { kind: 'denied' });
    expect(b.delays).toEqual([5_000, 10_000, 40_000, 40_000]);
  });

  test('is not polled for more often than each second, whatever the tenant says', async () => {
    const b = bench({ request: { intervalMs: 0 } });
    await b.ask(pending, { kind: 'denied' });
    expect(b.delays).toEqual([1_000, 1_000]);
  });

  test('outlives a tenant that cannot be reached for a while', async () => {
    const b = bench();
    const gone: PollOutcome = { kind: 'unavailable', reason: 'no connection' };
    expect((await b.ask(gone, gone, granted(b))).state).toBe('approved');
    expect(b.delays).toEqual([5_000, 10_000, 20_000]);
  });

  test('ends as expired: said by the tenant, by the clock, or as a denial after the time', async () => {
    const told = bench();
    expect((await told.ask({ kind: 'expired' })).state).toBe('expired');
    const silent = bench();
    expect((await silent.ask()).state).toBe('expired');
    expect(silent.delays).toHaveLength(60);
    const late = bench({ request: { expiresInMs: 5_000 } });
    const approval = await late.ask({ kind: 'denied' });
    expect(approval).toMatchObject({ state: 'expired' });
    expect(approval.failure).toBeUndefined();
  });

  test('that never ends is not waited for longer than Auth0 waits', async () => {
    const b = bench({ request: { expiresInMs: Number.MAX_SAFE_INTEGER } });
    expect((await b.ask()).state).toBe('expired');
    expect(b.delays).toHaveLength(60);
  });

  test('that is another error ends it with the reason', async () => {
    const b = bench();
    const approval = await b.ask({ kind: 'refused', reason: 'Unknown auth_req_id' });
    expect(approval).toMatchObject({
      state: 'expired',
      failure: expect.stringContaining('Unknown auth_req_id'),
    });
  });

  test('is waited for while the store of the approvals is away, and counts once it is back', async () => {
    const b = bench();
    const approval = await b.open();
    const get = b.approvals.get.bind(b.approvals);
    let away = 3;
    b.approvals.get = async (id) => {
      away -= 1;
      if (away >= 0) throw new StateUnavailable('away');
      return get(id);
    };
    const ended = b.approvals.changed(approval.id, PATIENCE_MS);
    b.answers.push({ kind: 'pending' }, { kind: 'pending' }, { kind: 'pending' }, { kind: 'denied' });
    await b.way.deliver(approval);
    await ended;
    expect((await get(approval.id))?.state).toBe('declined');
  });

  test('is not waited for after the approval has ended, nor after closing', async () => {
    const b = bench();
    const approval = await b.open();
    await b.approvals.void(approval.id);
    await b.way.deliver(approval);
    await b.way.close();
    expect(b.polls).toEqual([]);

    let release = () => {};
    const closing = bench({
      delay: (_, signal) =>
        new Promise((resolve) => {
          release = resolve;
          signal.addEventListener('abort', () => resolve());
        }),
    });
    const open = await closing.open();
    await closing.way.deliver(open);
    await closing.way.close();
    release();
    expect(closing.polls).toEqual([]);
    expect((await closing.approvals.get(open.id))?.state).toBe('waiting');
  });
});

/** Every one of these ends the question without an approval. */
const attacks: Record<string, (b: Bench) => Promise<PollOutcome>> = {
  'another person': (b) => granted(b, { sub: 'auth0|attacker' })(),
  'no person': (b) => granted(b, { sub: undefined })(),
  'another application': (b) => granted(b, { aud: 'application-2' })(),
  'this application among others': (b) => granted(b, { aud: ['application-1', 'application-2'] })(),
  'another authorized party': (b) => granted(b, { azp: 'application-2' })(),
  'another issuer': (b) => granted(b, { iss: 'https://evil.example/' })(),
  'the issuer without its slash': (b) => granted(b, { iss: ISSUER.slice(0, -1) })(),
  'another key under the same id': (b) => granted(b, {}, strangerPair.privateKey)(),
  'an unknown key': (b) => granted(b, {}, strangerPair.privateKey, { alg: 'RS256', kid: 'other' })(),
  'an HMAC of public text': (b) =>
    granted(b, {}, new TextEncoder().encode('x'.repeat(64)), { alg: 'HS256', kid: 'key-1' })(),
  'no signature': async (b) => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = Math.floor(b.clock.now / 1000);
    const claims = { iss: ISSUER, aud: 'application-1', sub: USER, iat: now, exp: now + 60 };
    return { kind: 'granted', idToken: `${encode({ alg: 'none' })}.${encode(claims)}.`, details: undefined };
  },
  'a changed payload': async (b) => {
    const [head, , signature] = (await idToken(b.clock.now, { sub: 'auth0|attacker' })).split('.');
    const [, payload] = (await idToken(b.clock.now)).split('.');
    return { kind: 'granted', idToken: `${head}.${payload}.${signature}`, details: undefined };
  },
  expired: (b) => granted(b, { exp: Math.floor(b.clock.now / 1000) - 60 })(),
  'without an end': (b) => granted(b, { exp: undefined })(),
  'older than the question': (b) => granted(b, { iat: Math.floor(b.clock.now / 1000) - 600 })(),
  'from the future': (b) => granted(b, { iat: Math.floor(b.clock.now / 1000) + 600 })(),
  'another question': (b) => granted(b, { 'urn:openid:params:jwt:claim:auth_req_id': 'request-2' })(),
  'details that were not asked': async (b) => ({
    kind: 'granted',
    idToken: await idToken(b.clock.now),
    details: [{ type: DETAILS_TYPE }],
  }),
  'details in the token that were not asked': (b) => granted(b, { authorization_details: [{ type: 'x' }] })(),
  'no ID token': async () => ({ kind: 'granted', idToken: undefined, details: undefined }),
  'text that is no token': async () => ({ kind: 'granted', idToken: 'yes', details: undefined }),
};

describe('a forged grant counts for nothing:', () => {
  test.each(Object.keys(attacks))('%s', async (name) => {
    const b = bench();
    const approval = await b.ask(() => (attacks[name] as (typeof attacks)[string])(b));
    expect(approval.state).toBe('expired');
    expect(approval.answered).toBeUndefined();
    expect(approval.failure).toMatch(/^The answer from the phone does not count: /);
    expect(await b.approvals.use(approval.id)).toBe(false);
    expect(JSON.stringify([approval, b.warnings])).not.toMatch(/eyJ/);
  });

  test('the token of an approval before it', async () => {
    const b = bench();
    const token = await idToken(b.clock.now);
    const outcome: PollOutcome = { kind: 'granted', idToken: token, details: undefined };
    expect((await b.ask(outcome)).state).toBe('approved');
    const second = await b.ask(outcome);
    expect(second).toMatchObject({ state: 'expired', failure: expect.stringContaining('used before') });
  });

  test.each([
    ['none', undefined],
    ['others', (asked: { instruction: string }[]) => [{ ...asked[0], instruction: 'Approve.' }]],
    ['more', (asked: object[]) => [...asked, asked[0]]],
  ])('details that were asked, and %s approved', async (_, change) => {
    const b = bench({ audience: 'https://approvals.example' });
    const approval = await b.ask(async () => ({
      kind: 'granted',
      idToken: await idToken(b.clock.now),
      details: change?.(JSON.parse(b.started[0]?.authorization_details ?? '')),
    }));
    expect(approval).toMatchObject({ state: 'expired', failure: expect.stringContaining('details') });
  });

  test('keys that cannot be fetched', async () => {
    const b = bench({
      keys: async () => {
        throw new Error('no connection');
      },
    });
    expect((await b.ask(granted(b))).state).toBe('expired');
  });

  test('an answer that comes after the approval was declined elsewhere', async () => {
    const b = bench();
    const approval = await b.ask(async () => {
      const [open] = await b.approvals.list('local');
      await b.approvals.answer(open?.id ?? '', { approve: false, by: { person: 'local' }, how: 'page' });
      return granted(b)();
    });
    await b.way.close();
    expect(approval).toMatchObject({ state: 'declined', answered: { how: 'page' } });
  });

  test('a token that is right is accepted by the same checks', async () => {
    const b = bench();
    expect((await b.ask(granted(b, {}, keyPair.privateKey))).state).toBe('approved');
  });
});
