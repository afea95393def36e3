/** The pages on loopback: how a browser gets in once, what others get, and when a tab is opened. */
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Approval } from '../../../src/policy/approvals/approval.js';
import {
  ALIVE_MS,
  FLOOR_MS,
  LocalPages,
  PATIENCE_MS,
  RETRY_MS,
} from '../../../src/server/approvals/local-pages.js';
import { SECRET_MS, SESSION_MS } from '../../../src/server/approvals/local-sessions.js';
import { type Pages, SIMPLE, startPages } from './pages.js';

let pages: Pages;
let works: boolean;
beforeEach(() => {
  works = true;
  pages = startPages(() => works);
});
afterEach(() => pages.close());

const bare = (url: string, init: RequestInit = {}) => fetch(url, { redirect: 'manual', ...init });
const last = () => pages.opened.at(-1) ?? '';

/** Exchanges the last secret, as the browser does. */
async function enter(address = last(), cookie?: string) {
  const response = await bare(address, cookie === undefined ? {} : { headers: { cookie } });
  const set = response.headers.get('set-cookie') ?? '';
  return {
    response,
    set,
    cookie: set.split(';')[0] ?? '',
    url: new URL(response.headers.get('location') ?? '', address),
  };
}

const read = (url: URL | string, cookie: string) => bare(String(url), { headers: { cookie } });

describe('the one-time secret', () => {
  it('is exchanged for a cookie and a clean address', async () => {
    const { id } = await pages.ask();
    const { response, set, cookie, url } = await enter();
    expect(response.status).toBe(303);
    expect(set).toMatch(
      /^approvals_[0-9a-f]{16}=[\w-]{43}; Path=\/[\w-]{22}\/approvals\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/,
    );
    expect(url.pathname).toMatch(new RegExp(`/approvals/${id}$`));
    expect(url.search).toBe('');
    const secret = last().split('/').at(-1) ?? '';
    // 256 bits.
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(url.href).not.toContain(secret);
    const page = await read(url, cookie);
    expect(page.status).toBe(200);
    const text = await page.text();
    expect(text).toContain('Update an application');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(cookie.split('=')[1]);
  });

  it('counts once: used again elsewhere it ends the session, while the same browser goes on', async () => {
    await pages.ask();
    const { cookie, url } = await enter();
    expect((await enter(last(), cookie)).response.status).toBe(303);
    expect((await read(url, cookie)).status).toBe(200);
    const again = await enter();
    expect([again.response.status, again.set]).toEqual([403, '']);
    expect((await read(url, cookie)).status).toBe(401);
  });

  it('ends after a while, as the session does', async () => {
    await pages.ask();
    pages.clock.now += SECRET_MS;
    expect((await enter()).response.status).toBe(403);
    pages.clock.now += RETRY_MS;
    await pages.ask(SIMPLE, { args: 'b' });
    const { cookie, url } = await enter();
    pages.clock.now += SESSION_MS;
    expect((await read(url, cookie)).status).toBe(401);
  });

  it('is not used up by HEAD or POST, and one that was guessed leads nowhere', async () => {
    await pages.ask();
    for (const method of ['HEAD', 'POST'])
      expect((await bare(last(), { method })).headers.get('set-cookie')).toBeNull();
    expect((await bare(`${last().slice(0, -43)}${'A'.repeat(43)}`)).status).toBe(403);
    expect((await enter()).response.status).toBe(303);
  });

  it('is told to nobody: not to the model, not to the log', async () => {
    const lines: string[] = [];
    const note = (...given: unknown[]) => void lines.push(JSON.stringify(given));
    let address = '';
    const open = async (given: string) => {
      address = given;
      return false;
    };
    const local = new LocalPages({ approvals: pages.approvals, log: { debug: note, warn: note }, open });
    const approval = await pages.ask();
    const delivery = await pages.deliver(approval);
    expect(await local.deliver(approval)).toBeUndefined();
    await local.close();
    const told = JSON.stringify([delivery, lines, await pages.approvals.list('local')]);
    expect(lines).toHaveLength(1);
    for (const url of [last(), address]) {
      const { port, pathname } = new URL(url);
      for (const part of [port, ...pathname.split('/').filter((one) => one.length > 10)])
        expect(told).not.toContain(part);
    }
    expect(delivery).toEqual({ how: 'page', note: expect.stringContaining(approval.code) });
  });

  it('keeps the session of a browser that is signed in', async () => {
    await pages.ask();
    const first = await enter();
    pages.clock.now += 60 * 60 * 1000;
    await pages.ask(SIMPLE, { args: 'b' });
    expect(pages.opened).toHaveLength(2);
    const second = await enter(last(), first.cookie);
    expect([second.response.status, second.set]).toEqual([303, '']);
    expect((await read(second.url, first.cookie)).status).toBe(200);
  });
});

describe('others get nothing', () => {
  const asHost = (url: URL, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const { hostname, port, pathname } = url;
      const sent = request({ hostname, port, path: pathname, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      sent.once('error', reject);
      sent.end();
    });

  it.each([
    ['evil.example', {}],
    ['localhost', {}],
    ['127.0.0.1', {}],
    ['own', { origin: 'https://evil.example' }],
    ['own', { origin: 'http://127.0.0.1:1' }],
  ])('with Host %s and %j', async (host, headers) => {
    await pages.ask();
    const { cookie, url } = await enter();
    const named = host === 'own' ? url.host : host === '127.0.0.1' ? host : `${host}:${url.port}`;
    expect(await asHost(url, { cookie, host: named, ...headers })).toBe(403);
    expect(await asHost(url, { cookie, host: url.host })).toBe(200);
  });

  it('without a cookie, with a wrong one, or with that of another server', async () => {
    await pages.ask();
    const { cookie, url } = await enter();
    const [name] = cookie.split('=');
    for (const wrong of ['', `${name}=`, `${name}=${'A'.repeat(43)}`, `other=${cookie.split('=')[1]}`])
      expect((await read(url, wrong)).status).toBe(401);
    const other = startPages();
    try {
      await other.ask();
      const theirs = await enter(other.opened[0]);
      expect((await read(url, theirs.cookie)).status).toBe(401);
    } finally {
      await other.close();
    }
  });

  it('at other paths of the port', async () => {
    await pages.ask();
    const { cookie, url } = await enter();
    for (const path of ['/', '/approvals/', `${url.pathname}/../../../`, '/open/x'])
      expect((await read(new URL(path, url), cookie)).status).toBe(404);
  });
});

describe('a tab', () => {
  const poll = async (entered: { cookie: string; url: URL }) => {
    expect((await read(`${entered.url.href}/state`, entered.cookie)).status).toBe(200);
  };
  const answer = async (approval: Approval, { cookie, url }: { cookie: string; url: URL }) => {
    const page = await (await read(url.href.replace(/[^/]*$/, approval.id), cookie)).text();
    const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const response = await bare(url.href.replace(/[^/]*$/, approval.id), {
      method: 'POST',
      headers: { cookie, origin: url.origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrf, answer: 'approve' }).toString(),
    });
    expect(response.status).toBe(303);
  };

  it('is opened once while a page is open, however many questions come', async () => {
    await pages.ask();
    const entered = await enter();
    for (let n = 0; n < 10; n++) {
      pages.clock.now += ALIVE_MS - 1;
      await poll(entered);
      await pages.ask(SIMPLE, { args: `n ${n}` });
    }
    expect(pages.opened).toHaveLength(1);
    const list = await (await read(entered.url.href.replace(/[^/]*$/, ''), entered.cookie)).text();
    expect(list).toContain('11 requests wait');
  });

  it('is opened for the next question once the page is closed', async () => {
    await pages.ask();
    const entered = await enter();
    await answer((await pages.approvals.list('local'))[0] as Approval, entered);
    pages.clock.now += ALIVE_MS;
    await pages.ask(SIMPLE, { args: 'b' });
    expect(pages.opened).toHaveLength(2);
  });

  it('does not follow another one fast: each without an answer doubles the time', async () => {
    const approval = await pages.ask();
    await enter();
    const opened: number[] = [];
    const start = pages.clock.now;
    for (let count = 1; pages.clock.now < start + 8 * FLOOR_MS; pages.clock.now += 1_000) {
      await pages.deliver(approval);
      if (pages.opened.length === count) continue;
      count = pages.opened.length;
      opened.push((pages.clock.now - start) / FLOOR_MS);
      await enter();
    }
    expect(opened.length).toBe(3);
    expect(opened.map(Math.round)).toEqual([1, 3, 7]);
  });

  it('is shared by questions that come at the same time', async () => {
    await Promise.all(Array.from({ length: 5 }, (_, n) => pages.ask(SIMPLE, { args: `n ${n}` })));
    expect(pages.opened).toHaveLength(1);
  });

  it('that never shows the page leaves the question to the next way', async () => {
    const approval = await pages.ask();
    pages.clock.now += PATIENCE_MS - 1;
    expect(await pages.deliver(approval)).toBeDefined();
    pages.clock.now += 1;
    expect(await pages.deliver(approval)).toBeUndefined();
    // Tried again later: the screen may be unlocked by then.
    pages.clock.now += RETRY_MS;
    expect(await pages.deliver(approval)).toBeDefined();
    expect(pages.opened).toHaveLength(2);
  });

  it('that cannot be opened leaves it, too, and so does a question for a second person', async () => {
    works = false;
    const approval = await pages.ask();
    expect(await pages.deliver(approval)).toBeUndefined();
    works = true;
    const second = await pages.approvals.open({ ...approval, fourEyes: { permission: 'p' } });
    pages.clock.now += 60 * 60 * 1000;
    expect(await pages.deliver(second as Approval)).toBeUndefined();
  });
});

it('closes its port', async () => {
  await pages.ask();
  await pages.close();
  await expect(bare(last())).rejects.toThrow();
});
