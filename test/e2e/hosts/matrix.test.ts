/** In any host `delete_user` asks a person, is not done without them, and is done with them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestResult } from '../../support/clients.js';
import {
  agreed,
  connectHost,
  type Host,
  type HostAsked,
  type HostKind,
  type HostOptions,
} from '../../support/hosts.js';
import { type AskedServer, startAskedServer } from './asked-server.js';

let server: AskedServer;
const open: Host[] = [];

beforeAll(async () => {
  server = await startAskedServer();
});
afterAll(async () => {
  await Promise.all(open.map((host) => host.close()));
  await server.close();
});

// biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
const structured = (result: TestResult) => result.structuredContent as any;

async function host(options: HostOptions): Promise<Host> {
  const made = await connectHost({ url: server.url }, options);
  open.push(made);
  return made;
}

/** What a host shows to a person who is there. */
const PROMPTS: [HostKind, string, object][] = [
  ['v1', 'that declares {}', {}],
  ['v1', 'that declares a form', { form: {} }],
  ['v2 2025', 'that declares {}', {}],
  ['v2 2025', 'that declares a form', { form: {} }],
  ['v2 2026', 'that declares {}', {}],
  ['v2 2026', 'that declares a form', { form: {} }],
];

describe.each(PROMPTS)('a %s client %s', (kind, _, elicitation) => {
  it('shows the prompt to a person, whose answer counts', async () => {
    server.people('patient');
    let answer: (asked: HostAsked) => unknown = () => ({ action: 'decline' });
    const asking = await host({ kind, elicitation, answer: (asked) => answer(asked) });
    const user_id = await server.newUser();
    expect(structured(await asking.call('delete_user', { user_id }))?.error?.code).toBe('declined');
    expect(await server.exists(user_id)).toBe(true);
    answer = agreed;
    expect((await asking.call('delete_user', { user_id })).isError).toBeFalsy();
    expect(await server.exists(user_id)).toBe(false);
    expect(asking.asked).toHaveLength(2);
    expect(asking.asked[0]?.message).toContain(user_id);
  });
});

const headless = {
  'declines at once': () => ({ action: 'decline' }),
  'cancels at once': () => ({ action: 'cancel' }),
  'accepts at once': agreed,
  'accepts an empty answer at once': () => ({ action: 'accept', content: {} }),
  'accepts every address at once': () => ({ action: 'accept' }),
} satisfies Record<string, (asked: HostAsked) => unknown>;

/** Hosts in which nobody sees a prompt: the person is asked on the page. */
const PAGES: [HostKind, string, Partial<HostOptions>][] = [
  ...(['v1', 'v2 2025', 'v2 2026'] as const).flatMap((kind): [HostKind, string, Partial<HostOptions>][] => [
    [kind, 'without elicitation', {}],
    [
      kind,
      'that opens addresses',
      { elicitation: { url: {} }, answer: headless['accepts every address at once'] },
    ],
    ...(
      ['declines at once', 'cancels at once', 'accepts at once', 'accepts an empty answer at once'] as const
    ).map((how): [HostKind, string, Partial<HostOptions>] => [
      kind,
      `that ${how}`,
      { elicitation: { form: {} }, answer: headless[how] },
    ]),
    [
      kind,
      'that declines every address at once',
      { elicitation: { url: {} }, answer: headless['declines at once'] },
    ],
  ]),
  ['v1', 'that declares a form and has none', { elicitation: { form: {} } }],
  ['v2 2025', 'that declares a form and has none', { elicitation: { form: {} } }],
];

describe.each(PAGES)('a %s client %s', (kind, _, options) => {
  it('has a person asked on the page, whose answer counts', async () => {
    server.people('none');
    const asking = await host({ kind, ...options });
    const user_id = await server.newUser();
    const first = await asking.call('delete_user', { user_id });
    expect(first.isError).toBeFalsy();
    expect(structured(first)?.approval).toMatchObject({ state: 'waiting', how: 'page' });
    expect(await server.exists(user_id)).toBe(true);

    // Insisting does not help.
    expect(structured(await asking.call('delete_user', { user_id }))?.approval).toMatchObject({
      id: structured(first).approval.id,
      state: 'waiting',
    });
    expect(await server.exists(user_id)).toBe(true);

    await server.answer(false);
    expect(structured(await asking.call('delete_user', { user_id }))?.error?.code).toBe('declined');
    expect(await server.exists(user_id)).toBe(true);
  });

  it('goes ahead with the approval, once', async () => {
    server.people('none');
    const asking = await host({ kind, ...options });
    const [user_id, other] = [await server.newUser(), await server.newUser()];
    const { approval } = structured(await asking.call('delete_user', { user_id }));
    await server.answer(true);
    const waited = await asking.call('wait_for_approval', { id: approval.id, seconds: 5 });
    expect(structured(waited)?.approval).toMatchObject({ id: approval.id, state: 'approved' });
    // It is for this user alone.
    expect(structured(await asking.call('delete_user', { user_id: other }))?.approval?.state).toBe('waiting');
    expect(await server.exists(other)).toBe(true);
    await server.answer(false);
    expect((await asking.call('delete_user', { user_id })).isError).toBeFalsy();
    expect(await server.exists(user_id)).toBe(false);
    expect(await server.runtime.elsewhere.approvals.get(approval.id)).toMatchObject({
      state: 'used',
      outcome: [{ ok: true }],
    });
  });
});

describe.each(['v1', 'v2 2025'] as const)('a %s client that never answers', (kind) => {
  it('gives up; made again, the call is asked about on the page', async () => {
    server.people('patient');
    const gaveUp = new AbortController();
    const asking = await host({
      kind,
      elicitation: { form: {} },
      answer: () => {
        gaveUp.abort('waited long enough');
        return new Promise(() => undefined);
      },
    });
    const user_id = await server.newUser();
    await expect(asking.call('delete_user', { user_id }, gaveUp.signal)).rejects.toThrow(/long enough/);
    expect(structured(await asking.call('delete_user', { user_id }))?.approval?.state).toBe('waiting');
    expect(await server.exists(user_id)).toBe(true);
    await server.answer(true);
    expect((await asking.call('delete_user', { user_id })).isError).toBeFalsy();
    expect(await server.exists(user_id)).toBe(false);
  });
});
