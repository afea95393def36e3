/** Tokens at the door of the HTTP server: which are let in, as whom, and what happens when keys cannot be had. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { Gate } from '../../src/policy/gate/availability.js';
import { defaultPolicy } from '../../src/policy/merge-policy.js';
import { type Caller, callerIn } from '../../src/server/callers/caller.js';
import { Callers } from '../../src/server/callers/callers.js';
import type { RunningRuntime } from '../../src/server/runtime.js';
import { startIssuer, type TestIssuer } from '../support/issuer.js';

const AUDIENCE = 'https://mcp.example.com/mcp';
const now = () => Math.floor(Date.now() / 1000);
const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

let issuer: TestIssuer;
let stranger: TestIssuer;
let logged: string[];
let callers: Callers;

beforeAll(async () => {
  [issuer, stranger] = await Promise.all([startIssuer(), startIssuer()]);
});
afterAll(() => Promise.all([issuer.close(), stranger.close()]));

beforeEach(() => {
  logged = [];
  const warn = (fields: object, message: string) => logged.push(`${JSON.stringify(fields)} ${message}`);
  const policy = defaultPolicy();
  const runtime = {
    ...{ policy, log: { warn }, registry: { records: [], builtIn: [] } },
    gate: new Gate(policy, () => ({ scopes: new Set<string>() }) as never),
    scopes: () => ({ scopes: new Set<string>() }),
  } as unknown as RunningRuntime;
  callers = new Callers(runtime, { issuer: issuer.issuer }, AUDIENCE);
});
afterEach(() => {
  vi.useRealTimers();
  issuer.answer('well');
  for (const name of Object.keys(issuer.discovery)) delete issuer.discovery[name];
});

const bearer = (token: string) => callers.authenticate(`Bearer ${token}`);

async function caller(token: string): Promise<Caller> {
  const answer = await bearer(token);
  if (answer instanceof Response) throw new Error(`refused: ${answer.status} ${await answer.text()}`);
  expect(JSON.stringify(answer)).not.toContain(token);
  return callerIn(answer) as Caller;
}

/** The status and what the challenge says; whatever it is, the token is not repeated. */
async function refusal(header: string | undefined): Promise<{ status: number; challenge: string }> {
  const answer = await callers.authenticate(header);
  if (!(answer instanceof Response)) throw new Error('it was let in');
  const text = `${JSON.stringify([...answer.headers])} ${await answer.text()} ${logged.join()}`;
  const token = header?.split(' ')[1] ?? '';
  for (const part of token.split('.')) if (part.length > 20) expect(text).not.toContain(part);
  return { status: answer.status, challenge: answer.headers.get('www-authenticate') ?? '' };
}

describe('let in', () => {
  test.each(['ES256', 'RS256'])('a token signed by %s', async (alg) => {
    const token = await issuer.token(
      { aud: AUDIENCE, sub: 'auth0|ann', azp: 'client-1', scope: 'read:users' },
      { alg },
    );
    expect(await caller(token)).toMatchObject({
      id: `${issuer.issuer} auth0|ann client-1`,
      person: `${issuer.issuer} auth0|ann`,
      permissions: new Set(['read:users']),
    });
  });

  test.each(['JWT', 'jwt', 'at+jwt', 'application/at+jwt'])('a token that says it is %s', async (typ) => {
    await caller(await issuer.token({ aud: AUDIENCE }, { header: { typ } }));
  });

  test('a token for several audiences, this server among them', async () => {
    const token = await issuer.token({ aud: ['https://acme.auth0.com/userinfo', AUDIENCE] });
    expect((await caller(token)).permissions).toEqual(new Set());
  });

  test('clocks may be half a minute apart', async () => {
    await caller(await issuer.token({ aud: AUDIENCE, exp: now() - 15 }));
    await caller(await issuer.token({ aud: AUDIENCE, nbf: now() + 15 }));
  });

  test('names cannot be put together to another one', async () => {
    const as = async (sub: string, azp: string) =>
      (await caller(await issuer.token({ aud: AUDIENCE, sub, azp }))).id;
    const ids = [
      await as('ann b', 'c'),
      await as('ann', 'b c'),
      await as('ann%20b', 'c'),
      await as('änn', '\n'),
    ];
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[\x21-\x7e]+ [\x21-\x7e]+ [\x21-\x7e]+$/);
  });
});

describe('permissions', () => {
  test.each<[string, Record<string, unknown>, string[]]>([
    ['none', {}, []],
    ['of the scope', { scope: 'openid read:users read:logs' }, ['openid', 'read:users', 'read:logs']],
    ['of the person', { permissions: ['read:users', 'update:users'] }, ['read:users', 'update:users']],
    [
      'of the person, as far as this client was given them',
      { permissions: ['read:users', 'update:users'], scope: 'openid read:users read:roles' },
      ['read:users'],
    ],
    ['of a scope in another form', { scope: ['read:users'] }, []],
    ['in another form', { permissions: 'read:users', scope: 'read:users' }, []],
    [
      'of entries in another form',
      { permissions: [1, null, 'read:users update:users', 'read:logs'] },
      ['read:logs'],
    ],
  ])('%s', async (_, claims, expected) => {
    const { permissions } = await caller(await issuer.token({ aud: AUDIENCE, ...claims }));
    expect([...permissions].sort()).toEqual([...expected].sort());
  });
});

describe('refused', () => {
  test('without a token, and told where to get one', async () => {
    for (const header of [undefined, '']) {
      expect(await refusal(header)).toEqual({
        status: 401,
        challenge:
          'Bearer resource_metadata="https://mcp.example.com/.well-known/oauth-protected-resource/mcp"',
      });
    }
  });

  const hmacKey = new TextEncoder().encode('a secret that is long enough for HS256');
  const cases: [string, () => Promise<string>, RegExp][] = [
    ['expired', () => issuer.token({ aud: AUDIENCE, exp: now() - 60 }), /has expired/],
    ['not valid yet', () => issuer.token({ aud: AUDIENCE, nbf: now() + 60 }), /not valid yet/],
    ['without an expiry', () => issuer.token({ aud: AUDIENCE, exp: undefined }), /lacks a required claim/],
    ['for another audience', () => issuer.token({ aud: 'https://other.example.com' }), /not for this server/],
    ['for an audience like this', () => issuer.token({ aud: `${AUDIENCE}/` }), /not for this server/],
    ['for no audience', () => issuer.token({}), /not for this server/],
    ['from another issuer', () => stranger.token({ aud: AUDIENCE }), /key that the issuer does not have/],
    [
      'of another issuer, with this one’s name',
      () =>
        stranger.token({ aud: AUDIENCE, iss: issuer.issuer }, { kid: issuer.publicKey('ES256').kid ?? '' }),
      /invalid signature/,
    ],
    [
      'of this issuer, in another one’s name',
      () => issuer.token({ aud: AUDIENCE, iss: stranger.issuer }),
      /from another issuer/,
    ],
    ['with an unknown kid', () => issuer.token({ aud: AUDIENCE }, { kid: 'made-up' }), /does not have/],
    ['without a subject', () => issuer.token({ aud: AUDIENCE, sub: undefined }), /lacks a required claim/],
    ['with an empty subject', () => issuer.token({ aud: AUDIENCE, sub: '' }), /not a usable JWT/],
    ['with an endless subject', () => issuer.token({ aud: AUDIENCE, sub: 'x'.repeat(300) }), /not a usable/],
    [
      'with a subject of half a character',
      () => issuer.token({ aud: AUDIENCE, sub: '\ud800' }),
      /not a usable/,
    ],
    ['with a client that is no name', () => issuer.token({ aud: AUDIENCE, azp: 7 }), /not a usable JWT/],
    [
      'unsigned',
      async () => {
        const claims = { iss: issuer.issuer, sub: 'auth0|ann', aud: AUDIENCE, exp: now() + 600 };
        return `${base64url({ alg: 'none' })}.${base64url(claims)}.`;
      },
      /unsupported algorithm/,
    ],
    [
      'signed with a secret',
      () => issuer.token({ aud: AUDIENCE }, { alg: 'HS256', key: hmacKey }),
      /unsupported algorithm/,
    ],
    [
      'signed with the public key as a secret',
      () => {
        const key = new TextEncoder().encode(JSON.stringify(issuer.publicKey('RS256')));
        return issuer.token(
          { aud: AUDIENCE },
          { alg: 'HS256', key, kid: issuer.publicKey('RS256').kid ?? '' },
        );
      },
      /unsupported algorithm/,
    ],
    [
      'with a key of its own in the header',
      () => {
        const header = { jwk: stranger.publicKey('ES256') };
        return stranger.token({ aud: AUDIENCE, iss: issuer.issuer }, { kid: null, header });
      },
      /invalid signature/,
    ],
    [
      'with a critical header that nobody knows',
      () => issuer.token({ aud: AUDIENCE }, { header: { crit: ['exotic'], exotic: 1 } }),
      /not a usable JWT/,
    ],
    [
      'of another kind',
      () => issuer.token({ aud: AUDIENCE }, { header: { typ: 'logout+jwt' } }),
      /is no access token/,
    ],
    ['bound to a key', () => issuer.token({ aud: AUDIENCE, cnf: { jkt: 'x' } }), /bound to a key/],
    ['bound to a certificate', () => issuer.token({ aud: AUDIENCE, cnf: {} }), /bound to a key/],
    ['that is no JWT', async () => 'opaque-token-of-the-issuer', /not a usable JWT/],
  ];
  test.each(cases)('%s', async (_, make, why) => {
    const { status, challenge } = await refusal(`Bearer ${await make()}`);
    expect(status).toBe(401);
    expect(challenge).toMatch(/^Bearer error="invalid_token", error_description="/);
    expect(challenge).toMatch(why);
    expect(challenge).toContain('resource_metadata="https://mcp.example.com/.well-known/');
  });

  test('altered claims', async () => {
    const [head, claims = '', signature] = (await issuer.token({ aud: AUDIENCE, scope: 'read:users' })).split(
      '.',
    );
    const altered = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), scope: 'delete:users' };
    const { challenge } = await refusal(`Bearer ${head}.${base64url(altered)}.${signature}`);
    expect(challenge).toContain('invalid signature');
  });

  test('other ways of showing a token', async () => {
    const token = await issuer.token({ aud: AUDIENCE });
    for (const header of [token, `Basic ${token}`, `Bearer`, 'Bearer ']) {
      expect((await refusal(header)).status).toBe(401);
    }
  });
});

describe('keys', () => {
  const seen = (path: string) => issuer.asked.filter((one) => one === path).length;

  test('are fetched once for all who wait', async () => {
    issuer.asked.length = 0;
    const tokens = await Promise.all(Array.from({ length: 20 }, () => issuer.token({ aud: AUDIENCE })));
    await Promise.all(tokens.map(caller));
    expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/jwks']);
  });

  test('that are new are found, and those that are gone count no longer', async () => {
    const old = await issuer.token({ aud: AUDIENCE });
    await caller(old);
    await issuer.rotate();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 });
    await caller(await issuer.token({ aud: AUDIENCE }));
    expect((await refusal(`Bearer ${old}`)).status).toBe(401);
  });

  test('that are made up do not make the issuer busy', async () => {
    await caller(await issuer.token({ aud: AUDIENCE }));
    issuer.asked.length = 0;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 31_000 });
    for (let n = 0; n < 20; n++) {
      const token = await issuer.token({ aud: AUDIENCE }, { kid: `made-up-${n}` });
      expect((await refusal(`Bearer ${token}`)).status).toBe(401);
    }
    expect(seen('/jwks')).toBe(1);
  });

  test('that cannot be fetched reject everyone, until they can', async () => {
    const token = await issuer.token({ aud: AUDIENCE });
    issuer.answer(500);
    expect(await refusal(`Bearer ${token}`)).toEqual({ status: 503, challenge: '' });
    expect((await refusal(`Bearer ${token}`)).status).toBe(503);
    // Said once, not for every call.
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('returned status 500');
    issuer.answer('well');
    await caller(token);
  });

  test('are not used for longer than ten minutes without asking', async () => {
    await caller(await issuer.token({ aud: AUDIENCE }));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 });
    issuer.answer(404);
    expect((await refusal(`Bearer ${await issuer.token({ aud: AUDIENCE })}`)).status).toBe(503);
  });

  test.each<[string, Record<string, unknown>]>([
    ['another issuer’s document', { issuer: 'https://evil.example/' }],
    ['a document without keys', { jwks_uri: undefined }],
    ['keys that would come in plain text from elsewhere', { jwks_uri: 'http://evil.example/jwks' }],
    ['keys that are none', { jwks_uri: 'DISCOVERY' }],
  ])('%s', async (_, discovery) => {
    const own = `${issuer.issuer}.well-known/openid-configuration`;
    Object.assign(issuer.discovery, discovery.jwks_uri === 'DISCOVERY' ? { jwks_uri: own } : discovery);
    expect((await refusal(`Bearer ${await issuer.token({ aud: AUDIENCE })}`)).status).toBe(503);
  });

  test('of another issuer stop the start, an issuer that does not answer does not', async () => {
    issuer.answer(500);
    await callers.prepare();
    expect(logged).toHaveLength(1);
    issuer.answer('well');
    issuer.discovery.issuer = `${issuer.issuer}other/`;
    await expect(callers.prepare()).rejects.toThrow(/AUTH0_MCP_HTTP_ISSUER: .*other/);
  });
});
