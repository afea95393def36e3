/** The pages as a function from requests to responses: who sees and answers what, and what no other page can do. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Approval } from '../../../src/policy/approvals/approval.js';
import {
  Approvals,
  type NewApproval,
  USABLE_MS,
  WAITING_MS,
} from '../../../src/policy/approvals/approvals.js';
import { approvalRoutes, type SignedIn } from '../../../src/server/approvals/approval-routes.js';
import { Csrf } from '../../../src/server/approvals/csrf.js';
import { asked, SIMPLE } from './pages.js';

const ORIGIN = 'https://mcp.example.com';
const BASE = `${ORIGIN}/approvals/`;
const PERMISSION = 'approve:changes';

let now: number;
let approvals: Approvals;
let csrf: Csrf;
let me: SignedIn | Response | undefined;
let handle: (request: Request) => Promise<Response>;

const jane: SignedIn = { person: 'https://issuer.example/|jane', name: 'Jane', session: 'session of jane' };
const marco: SignedIn = {
  person: 'https://issuer.example/|marco',
  session: 'session of marco',
  permissions: new Set([PERMISSION]),
};

beforeEach(() => {
  now = Date.UTC(2026, 10, 28, 20, 0);
  approvals = new Approvals(() => now);
  csrf = new Csrf();
  me = jane;
  handle = approvalRoutes({ approvals, csrf, base: BASE, who: async () => me, now: () => now });
});

async function open(more: Partial<NewApproval> = {}): Promise<Approval> {
  const approval = await approvals.open(asked(SIMPLE, { person: jane.person, ...more }));
  if (!approval) throw new Error('too many');
  return approval;
}

const get = (path: string, method = 'GET') => handle(new Request(`${BASE}${path}`, { method }));

interface Sent {
  as?: SignedIn;
  headers?: Record<string, string>;
  fields?: Record<string, string>;
  body?: string;
}

/** A form as our own page sends it, unless something of it is changed. */
function post(id: string, answer: string, { as = jane, headers = {}, fields = {}, body }: Sent = {}) {
  me = as;
  const form = { csrf: csrf.token(as.session, id), answer, ...fields };
  return handle(
    new Request(`${BASE}${id}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'null',
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
      body: body ?? new URLSearchParams(form).toString(),
    }),
  );
}

const stateOf = async (id: string) => (await approvals.get(id))?.state;

describe('an answer', () => {
  it.each(['approve', 'decline'] as const)('to %s counts, and leads back to the page', async (answer) => {
    const { id } = await open();
    const response = await post(id, answer);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(`/approvals/${id}`);
    const approval = await approvals.get(id);
    expect(approval?.state).toBe(answer === 'approve' ? 'approved' : 'declined');
    expect(approval?.answered).toMatchObject({ how: 'page', by: { person: jane.person, name: 'Jane' } });
    expect(await (await get(id)).text()).toMatch(answer === 'approve' ? /Approved\. / : /Declined\. /);
  });

  it('counts once: the second one changes nothing', async () => {
    const { id } = await open();
    await post(id, 'decline');
    const second = await post(id, 'approve');
    expect(second.status).toBe(303);
    expect(await stateOf(id)).toBe('declined');
  });

  it('needs the name, where one is required; a wrong one keeps the request waiting', async () => {
    const { id } = await open({ expect: 'Shop' });
    for (const fields of [{ name: 'shop' }, {}] as Record<string, string>[]) {
      const wrong = await post(id, 'approve', { fields });
      expect(wrong.headers.get('location')).toBe(`/approvals/${id}?problem=wrong_name`);
      expect(await stateOf(id)).toBe('waiting');
    }
    const page = await (await get(`${id}?problem=wrong_name`)).text();
    expect(page).toContain('role="alert"');
    expect(page).toContain('aria-invalid="true"');
    await post(id, 'approve', { fields: { name: 'Shop' } });
    expect(await stateOf(id)).toBe('approved');
    // A link to the problem says nothing once it is over.
    expect(await (await get(`${id}?problem=wrong_name`)).text()).not.toContain('role="alert"');
  });

  it('to decline needs no name', async () => {
    const { id } = await open({ expect: 'Shop' });
    await post(id, 'decline');
    expect(await stateOf(id)).toBe('declined');
  });

  it('after the end is not counted', async () => {
    const { id } = await open();
    now += WAITING_MS;
    expect((await post(id, 'approve')).status).toBe(303);
    expect(await stateOf(id)).toBe('expired');
    expect(await (await get(id)).text()).toContain('Nobody answered in time');
  });
});

describe('what no other page and nobody else can do', () => {
  const refused: [string, Sent, number][] = [
    ['another site by its mark', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['another port of the same host', { headers: { 'sec-fetch-site': 'same-site' } }, 403],
    ['an address that was typed', { headers: { 'sec-fetch-site': 'none' } }, 403],
    ['another origin that claims to be the same', { headers: { origin: 'https://evil.example' } }, 403],
    ['the same host over http', { headers: { origin: 'http://mcp.example.com' } }, 403],
    ['a form that is too long', { fields: { name: 'x'.repeat(9_000) } }, 400],
    ['JSON', { headers: { 'content-type': 'application/json' }, body: '{}' }, 400],
    ['plain text', { headers: { 'content-type': 'text/plain' } }, 400],
    ['a form without a token', { fields: { csrf: '' } }, 303],
    ['a token of the other session', { fields: { csrf: 'OTHER_SESSION' } }, 303],
    ['a token of another request', { fields: { csrf: 'OTHER_ID' } }, 303],
    ['a token that is cut', { fields: { csrf: 'CUT' } }, 303],
    ['neither yes nor no', { fields: { answer: 'maybe' } }, 303],
  ];
  it.each(refused)('%s', async (_, sent, status) => {
    const { id } = await open();
    const other = await open({ args: 'other' });
    const tokens: Record<string, string> = {
      OTHER_SESSION: csrf.token(marco.session, id),
      OTHER_ID: csrf.token(jane.session, other.id),
      CUT: csrf.token(jane.session, id).slice(1),
    };
    const given =
      sent.fields?.csrf === undefined ? undefined : (tokens[sent.fields.csrf] ?? sent.fields.csrf);
    const fields = given === undefined ? sent.fields : { ...sent.fields, csrf: given };
    const response = await post(id, 'approve', { ...sent, ...(fields ? { fields } : {}) });
    expect(response.status).toBe(status);
    if (status === 303) expect(response.headers.get('location')).toBe(`/approvals/${id}?problem=out_of_date`);
    expect(await stateOf(id)).toBe('waiting');
  });

  it('a browser that marks nothing, from no origin or another one', async () => {
    const { id } = await open();
    const bare = (origin?: string) =>
      handle(
        new Request(`${BASE}${id}`, {
          method: 'POST',
          headers: {
            'content-type': 'application/x-www-form-urlencoded',
            ...(origin === undefined ? {} : { origin }),
          },
          body: new URLSearchParams({ csrf: csrf.token(jane.session, id), answer: 'approve' }).toString(),
        }),
      );
    for (const origin of [undefined, 'null', 'https://evil.example']) {
      expect((await bare(origin)).status).toBe(403);
      expect(await stateOf(id)).toBe('waiting');
    }
    expect((await bare(ORIGIN)).status).toBe(303);
    expect(await stateOf(id)).toBe('approved');
  });

  it('another person sees and answers nothing of it, and is not told that it exists', async () => {
    const { id } = await open();
    const unknown = 'A'.repeat(22);
    me = marco;
    const [theirs, none] = [await get(id), await get(unknown)];
    expect([theirs.status, none.status]).toEqual([404, 404]);
    expect(await theirs.text()).toBe(await none.text());
    expect((await get(`${id}/state`)).status).toBe(404);
    for (const fields of [{}, { csrf: 'x' }]) {
      const answers = [
        await post(id, 'approve', { as: marco, fields }),
        await post(unknown, 'approve', { as: marco, fields }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
    }
    expect(await (await get('')).text()).not.toContain(id);
    expect(await stateOf(id)).toBe('waiting');
  });

  it('nobody without a session', async () => {
    const { id } = await open();
    me = undefined;
    for (const path of ['', id, `${id}/state`, 'state', 'nothing']) {
      const response = await get(path);
      expect(response.status).toBe(401);
      expect(await response.text()).not.toContain('acme.example');
    }
    me = new Response(null, { status: 302, headers: { location: '/login' } });
    const sentOn = await get(id);
    expect([sentOn.status, sentOn.headers.get('location')]).toEqual([302, '/login']);
    expect(sentOn.headers.get('x-frame-options')).toBe('DENY');
  });

  it.each(['x', `${'A'.repeat(22)}/state/more`, '../secret', '%2e%2e/', 'state/', '//evil.example/'])(
    'nothing is at %s',
    async (path) => {
      await open();
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('location')).toBeNull();
    },
  );

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is not allowed', async (method) => {
    const { id } = await open();
    expect((await get(id, method)).status).toBe(405);
  });
});

describe('four eyes', () => {
  it('somebody else approves, and the caller can only decline', async () => {
    const { id } = await open({ fourEyes: { permission: PERMISSION } });
    const own = await (await get(id)).text();
    expect(own).toContain(`Somebody else, with the permission ${PERMISSION}, has to approve this`);
    expect(own).not.toContain('class="approve"');
    expect((await post(id, 'approve')).headers.get('location')).toBe(`/approvals/${id}?problem=needs_other`);
    expect(await stateOf(id)).toBe('waiting');
    me = marco;
    expect(await (await get('')).text()).toContain(`for <bdi>${jane.person}</bdi>`);
    await post(id, 'approve', { as: marco });
    expect((await approvals.get(id))?.answered?.by.person).toBe(marco.person);
    me = jane;
    expect(await (await get(id)).text()).toContain(`Answered by ${marco.person} on this page`);
  });
});

describe('every response', () => {
  it('carries the headers that keep it to itself', async () => {
    const { id } = await open();
    const responses = [
      await get(''),
      await get(id),
      await get(`${id}/state`),
      await get('state'),
      await get('x'),
    ];
    responses.push(
      await post(id, 'approve'),
      await post(id, 'approve', { headers: { origin: 'https://e.example' } }),
    );
    for (const { headers } of responses) {
      const policy = headers.get('content-security-policy') ?? '';
      for (const rule of [
        "default-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ])
        expect(policy).toContain(rule);
      expect(policy).not.toContain('unsafe');
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });

  it('escapes whatever is in an approval', async () => {
    const evil = '"><script>alert(1)</script>';
    const { id } = await open({
      clientName: evil,
      tenant: evil,
      expect: evil,
      question: `${evil} (x)\nTenant: ${evil}\n\n${evil}\n  ${evil}: "${evil}"`,
    });
    await approvals.note(id, false, evil);
    for (const path of ['', id]) {
      const text = await (await get(path)).text();
      expect(text).toContain('&lt;script&gt;alert(1)');
      // The page's own is the only one.
      expect(text.match(/<script/g)).toHaveLength(1);
    }
  });
});

describe('what is shown', () => {
  it('of each state', async () => {
    const { id } = await open();
    const text = async () => (await get(id)).text();
    expect(await text()).toContain('The assistant waits for your answer');
    expect(await text()).toContain('10 min 0 s');
    await post(id, 'approve');
    expect(await text()).toContain('The assistant can now do this once');
    expect(await text()).toContain('<noscript><meta http-equiv="refresh"');
    await approvals.use(id);
    expect(await text()).toContain('The assistant is doing it now');
    await approvals.note(id, true, 'Updated application app1');
    expect(await text()).toContain('Updated application app1');
    await approvals.note(id, false, 'Forbidden');
    expect(await text()).toMatch(/Not all of it worked:[\s\S]*<li class="failed"><b>Failed: <\/b>Forbidden/);
  });

  it('of one that was not used, or can no longer be', async () => {
    const [unused, changed, closed] = [await open(), await open({ args: 'b' }), await open({ args: 'c' })];
    for (const { id } of [unused, changed]) await post(id, 'approve');
    await approvals.void(changed.id);
    await approvals.void(closed.id);
    expect(await (await get(changed.id)).text()).toContain('something has changed since');
    expect(await (await get(closed.id)).text()).toContain('This request is closed');
    now += USABLE_MS;
    expect(await (await get(unused.id)).text()).toContain('did not use it within 5 minutes');
  });

  it('in the list: what waits, what is past, and the number of others on a page', async () => {
    const [first, second] = [await open(), await open({ args: 'b' })];
    await post(first.id, 'decline');
    const list = await (await get('')).text();
    expect(list).toContain('<title>(1) Approvals</title>');
    expect(list.indexOf(second.id)).toBeLessThan(list.indexOf('id="past"'));
    expect(list.indexOf(first.id)).toBeGreaterThan(list.indexOf('id="past"'));
    expect(await (await get(first.id)).text()).toContain('One other request waits for you');
  });

  it('the version changes with what is shown, and with nothing else', async () => {
    const { id } = await open();
    const versions = async () =>
      Promise.all(
        ['state', `${id}/state`].map(
          async (path) => ((await (await get(path)).json()) as { version: string }).version,
        ),
      );
    const before = await versions();
    now += 1_000;
    expect(await versions()).toEqual(before);
    await approvals.answer(id, { approve: true, by: jane, how: 'terminal' });
    const after = await versions();
    for (const [index, version] of after.entries()) expect(version).not.toBe(before[index]);
    expect(await (await get(id)).text()).toContain(`data-version="${after[1]}"`);
  });
});
