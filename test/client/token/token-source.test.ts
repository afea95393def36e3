import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOOK_MS } from '../../../src/client/token/shared-token.js';
import { makeToken, type Token } from '../../../src/client/token/token.js';
import { TokenSource } from '../../../src/client/token/token-source.js';
import type { ClientConfig, GrantedScopes } from '../../../src/client/types.js';
import { MemoryState } from '../../../src/state/memory-state.js';
import { type SharedState, StateUnavailable } from '../../../src/state/shared-state.js';
import { rejection } from '../support/client-setup.js';
import { FakeTiming } from '../support/fake-timing.js';

const HOUR = 3_600_000;
/** What the token of `config()` is for, as replicas name it. */
const OWNER = JSON.stringify(['https://tenant.example', 'client', 'https://tenant.example/api/v2/']);

function jwt(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part(claims)}.${Buffer.from('signature').toString('base64url')}`;
}

function config(more: Partial<ClientConfig> = {}): ClientConfig {
  return {
    baseUrl: 'https://tenant.example',
    audience: 'https://tenant.example/api/v2/',
    credentials: { kind: 'secret', clientId: 'client', clientSecret: 'secret-of-the-client' },
    userAgent: 'test',
    ...more,
  };
}

/** Grants numbered tokens; fails when told to. */
class Grantor {
  granted = 0;
  scope = 'read:users';
  lifetimeMs = 24 * HOUR;
  failing = false;
  constructor(readonly timing: FakeTiming) {}

  async request(): Promise<Token> {
    this.granted += 1;
    if (this.failing) throw new Error('the tenant is away');
    return makeToken(`token-${this.granted}`, this.scope, this.timing.wall() + this.lifetimeMs);
  }
}

let timing: FakeTiming;
let grantor: Grantor;
let source: TokenSource;
beforeEach(() => {
  timing = new FakeTiming();
  grantor = new Grantor(timing);
  source = new TokenSource(config(), grantor, timing);
});

/** A state as of several replicas. */
const shared = (): SharedState =>
  Object.assign(new MemoryState(() => timing.wall()), { shared: true as never });

/** Lets renewals that nobody waits for come to their end. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('obtaining', () => {
  it('is one request, however many wait for it', async () => {
    const tokens = await Promise.all(Array.from({ length: 50 }, () => source.get()));
    expect(new Set(tokens.map((token) => token.value))).toEqual(new Set(['token-1']));
    expect(grantor.granted).toBe(1);
  });

  it('that failed is tried again by the next caller', async () => {
    grantor.failing = true;
    expect((await rejection(source.get())).message).toBe('the tenant is away');
    grantor.failing = false;
    expect((await source.get()).value).toBe('token-2');
  });
});

describe('replicas that share a state', () => {
  /** Two sources, as of two replicas; one grantor counts their requests. */
  function two(state: SharedState = shared()) {
    const make = () => new TokenSource(config({ state }), grantor, timing);
    return [make(), make()] as const;
  }

  it('get one token together', async () => {
    const [first, second] = two();
    expect((await first.get()).value).toBe('token-1');
    expect((await second.get()).value).toBe('token-1');
    expect(second.current()?.granted.scopes).toEqual(new Set(['read:users']));
    expect(grantor.granted).toBe(1);
  });

  it('renew it once, and replace one that was rejected once', async () => {
    const [first, second] = two();
    const [a, b] = [await first.get(), await second.get()];
    expect((await first.replace(a))?.value).toBe('token-2');
    expect((await second.replace(b))?.value).toBe('token-2');
    expect(grantor.granted).toBe(2);
  });

  it('each get their own while the state is away', async () => {
    const away = Object.assign(shared(), {
      read: () => Promise.reject(new StateUnavailable('away')),
      write: () => Promise.reject(new StateUnavailable('away')),
      replace: () => Promise.reject(new StateUnavailable('away')),
      remove: () => Promise.reject(new StateUnavailable('away')),
    });
    const [first, second] = two(away);
    expect([(await first.get()).value, (await second.get()).value]).toEqual(['token-1', 'token-2']);
  });

  it('wait for the one that gets it', async () => {
    const [first, second] = two();
    let grant = (): void => undefined;
    const request = grantor.request.bind(grantor);
    grantor.request = () =>
      new Promise((resolve) => {
        grant = () => resolve(request());
      });
    const winner = first.get();
    await settle();
    const waiting = second.get();
    await settle();
    grant();
    expect((await winner).value).toBe('token-1');
    await timing.advance(LOOK_MS);
    expect((await waiting).value).toBe('token-1');
    expect(grantor.granted).toBe(1);
  });

  it('take the one that another has put there between their look and their leave to get one', async () => {
    const state = shared();
    const [first, second] = two(state);
    const replace = state.replace.bind(state);
    state.replace = async (...args) => {
      state.replace = replace;
      await first.get();
      return replace(...args);
    };
    expect((await second.get()).value).toBe('token-1');
    expect(grantor.granted).toBe(1);
    // The leave was given back: the next renewal needs no wait.
    expect(await state.read(['token-renewal', OWNER])).toBeUndefined();
  });

  it('get one themselves as soon as the one who was getting it has failed', async () => {
    const state = shared();
    const [first, second] = two(state);
    let fail = (_: Error): void => undefined;
    const request = grantor.request.bind(grantor);
    grantor.request = () =>
      new Promise((_, reject) => {
        grantor.request = request;
        fail = reject;
      });
    const failed = rejection(first.get());
    await settle();
    const waiting = second.get();
    await settle();
    fail(new Error('the tenant is away'));
    await failed;
    await timing.advance(LOOK_MS);
    expect((await waiting).value).toBe('token-1');
  });

  it('do not take one that is about to expire', async () => {
    const state = shared();
    grantor.lifetimeMs = 30_000;
    await two(state)[0].get();
    grantor.lifetimeMs = 24 * HOUR;
    expect((await two(state)[1].get()).value).toBe('token-2');
  });
});

describe('renewal', () => {
  it('comes ahead of the end, while the old token goes on being used', async () => {
    await source.get();
    timing.advance(23 * HOUR);
    expect(source.current()?.value).toBe('token-1');
    await settle();
    expect(grantor.granted).toBe(1);

    timing.advance(HOUR - 5 * 60_000);
    expect(source.current()?.value).toBe('token-1');
    expect(source.current()?.value).toBe('token-1');
    await settle();
    expect(grantor.granted).toBe(2);
    expect(source.current()?.value).toBe('token-2');
  });

  it('is spread out between processes', async () => {
    const when = async (random: number): Promise<number> => {
      const own = new FakeTiming({ random: () => random, epoch: 0 });
      const grants = new Grantor(own);
      const tokens = new TokenSource(config(), grants, own);
      await tokens.get();
      own.advance(23 * HOUR);
      while (grants.granted === 1) {
        own.advance(10_000);
        tokens.current();
        await settle();
      }
      return own.wall();
    };
    expect((await when(0.1)) - (await when(0.9))).toBeGreaterThan(60_000);
  });

  it('that fails ahead of time costs nothing while the old token is good', async () => {
    await source.get();
    grantor.failing = true;
    timing.advance(24 * HOUR - 5 * 60_000);
    expect(source.current()?.value).toBe('token-1');
    await settle();
    expect(source.current()?.value).toBe('token-1');
    await settle();
    expect(grantor.granted).toBe(2);
    timing.advance(31_000);
    source.current();
    await settle();
    expect(grantor.granted).toBe(3);
  });

  it('must be waited for once the token is about to end', async () => {
    await source.get();
    timing.advance(24 * HOUR - 30_000);
    expect(source.current()).toBeUndefined();
    expect((await source.get()).value).toBe('token-2');
  });

  it('works for very short lives', async () => {
    grantor.lifetimeMs = 10_000;
    await source.get();
    timing.advance(5_000);
    expect(source.current()?.value).toBe('token-1');
    timing.advance(4_500);
    expect(source.current()).toBeUndefined();
  });
});

describe('a refusal', () => {
  it('of a token that was replaced meanwhile gives the newer one', async () => {
    const old = await source.get();
    const [first, second] = await Promise.all([source.replace(old), source.replace(old)]);
    expect(first?.value).toBe('token-2');
    expect(second?.value).toBe('token-2');
    expect((await source.replace(old))?.value).toBe('token-2');
    expect(grantor.granted).toBe(2);
  });

  it('of a replacement that never worked is remembered for a while', async () => {
    const second = (await source.replace(await source.get())) as Token;
    expect(await source.replace(second)).toBeUndefined();
    expect(grantor.granted).toBe(2);
    timing.advance(61_000);
    source.accepted(second);
    expect((await source.replace(second))?.value).toBe('token-3');
  });

  it('of a static token is remembered', async () => {
    const fixed = new TokenSource(
      config({ credentials: { kind: 'token', token: 'opaque' } }),
      undefined,
      timing,
    );
    expect(await fixed.replace(await fixed.get())).toBeUndefined();
  });
});

describe('scopes', () => {
  const scopesOf = async (token: string): Promise<GrantedScopes> =>
    (await new TokenSource(config({ credentials: { kind: 'token', token } }), undefined, timing).get())
      .granted;

  it('of a static JWT are its claim', async () => {
    const granted = await scopesOf(jwt({ scope: 'read:users  update:users', exp: 2_000_000_000 }));
    expect(granted).toEqual({
      known: true,
      scopes: new Set(['read:users', 'update:users']),
      expiresAt: 2_000_000_000_000,
    });
    expect(await scopesOf(jwt({ sub: 'x' }))).toEqual({ known: true, scopes: new Set() });
  });

  it.each(['opaque', 'a.b.c', `a.${Buffer.from('[1]').toString('base64url')}.c`, ''])(
    'of %j are unknown',
    async (token) => {
      expect(await scopesOf(token)).toMatchObject({ known: false, scopes: new Set() });
    },
  );

  it('that change with a renewal are announced, and only then', async () => {
    const heard: string[][] = [];
    const stop = source.onScopesChanged(({ scopes }) => void heard.push([...scopes]));
    let token = await source.get();
    const renew = async (): Promise<void> => {
      source.accepted(token);
      token = (await source.replace(token)) as Token;
    };
    await renew();
    expect(heard).toEqual([]);
    grantor.scope = 'read:users delete:users';
    await renew();
    expect(heard).toEqual([['read:users', 'delete:users']]);
    stop();
    grantor.scope = '';
    await renew();
    expect(heard).toHaveLength(1);
  });
});

describe('the token file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'token-cache-'));
    file = join(folder, 'tokens.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (more: Partial<ClientConfig> = {}): TokenSource =>
    new TokenSource(config({ tokenCacheFile: file, ...more }), grantor, timing);

  it('is for its owner only and saves the next process a request', async () => {
    await open().get();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const token = await open().get();
    expect(token.value).toBe('token-1');
    expect([...token.granted.scopes]).toEqual(['read:users']);
    expect(grantor.granted).toBe(1);
  });

  it('keeps tenants, clients and audiences apart, and names none of them', async () => {
    await open().get();
    await open({ audience: 'https://other/' }).get();
    await open({ baseUrl: 'https://other.example' }).get();
    await open({ credentials: { kind: 'secret', clientId: 'other', clientSecret: 's' } }).get();
    expect(grantor.granted).toBe(4);
    expect((await open().get()).value).toBe('token-1');
    expect(readFileSync(file, 'utf8')).not.toMatch(/tenant\.example|other|secret/);
  });

  it('is not believed when others may read or write it', async () => {
    await open().get();
    chmodSync(file, 0o644);
    expect((await open().get()).value).toBe('token-2');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is not used for a token that is about to end or was refused', async () => {
    await open().get();
    timing.advance(24 * HOUR - 30_000);
    const second = open();
    const token = await second.get();
    expect(token.value).toBe('token-2');
    expect((await second.replace(token))?.value).toBe('token-3');
    expect((await open().get()).value).toBe('token-3');
  });

  it.each([
    '',
    'nonsense',
    '[]',
    '{"version":1}',
    '{"version":1,"tokens":{"x":null}}',
    '{"version":2,"tokens":{}}',
  ])('may hold %j', async (content) => {
    writeFileSync(file, content, { mode: 0o600 });
    expect((await open().get()).value).toBe('token-1');
    expect((await open().get()).value).toBe('token-1');
  });

  it('that cannot be written is gone on without', async () => {
    const warnings: string[] = [];
    const logger = {
      debug() {},
      info() {},
      warn: (_: object, message: string) => void warnings.push(message),
    };
    const lost = open({ tokenCacheFile: join(folder, 'missing', 'tokens.json'), logger });
    expect((await lost.get()).value).toBe('token-1');
    expect(warnings).toHaveLength(1);
  });
});
