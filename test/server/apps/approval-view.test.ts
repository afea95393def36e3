/** The view of an approval: what is asked reaches it, whole and as text, and nothing in it answers. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionParts } from '../../../src/server/approvals/page/question-parts.js';
import { withQuestion } from '../../../src/server/apps/approval-question.js';
import { readView, withQuestionFor } from '../../../src/server/apps/apps.js';
import { QUESTION_KEY } from '../../../src/server/apps/question-key.js';
import { serveOverHttp } from '../../../src/server/http.js';
import { loadConfig } from '../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../src/server/runtime.js';
import { connectHost, HOST_KINDS, type Host } from '../../support/hosts.js';
import { PATIENCE_MS } from '../../support/patient.js';
import { CHROMIUM, launch, openPage, violations } from '../approvals/browser/chromium.js';
import { HOSTILE } from '../approvals/real-questions.js';
import { showView } from './small-dom.js';

const UI = {
  extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: ['text/html;profile=mcp-app'] } },
};
const html = async () => (await readView('ui://auth0-management-mcp/approval'))?.text ?? '';

const QUESTION = [
  'Update an application (update_client)',
  'Tenant: acme.example',
  '',
  'Application "abc"',
  '  Name: "<img src=x onerror=alert(1)>"',
  '',
  'Effects',
  '  Sign-in: changes who can sign in, and where or how (callbacks)',
  '',
  'Lost',
  '  callbacks: "https://good.example/cb"',
  '    host: good.example',
  '',
  'Changed',
  '  description: "a" -> "b"',
  '',
  'Added',
  ...Array.from({ length: 60 }, (_, index) => `  callbacks: "https://evil.example/${index}"`),
  '',
  'Can be undone with undo_change.',
].join('\n');
const waiting = {
  approval: {
    ...{ id: 'abc', state: 'waiting', code: 'K4-7QX', expires_at: '2026-01-01T00:00:00.000Z' },
    url: 'https://mcp.example/approvals/abc',
  },
  next: 'The person has not answered yet.',
};
const approvals = (question: string, tenant = 'acme.example') => ({
  get: async (id: string) => (id === 'abc' ? ({ question, tenant } as never) : undefined),
});
const answer = (question = QUESTION) =>
  withQuestion(approvals(question), { content: [], structuredContent: waiting });

/** Texts of a question that have to be seen: each line without its indentation. */
const linesOf = (question: string) =>
  question
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('the result', () => {
  it('has the question where the view finds it, and says nothing more to the model', async () => {
    const given = await answer();
    const { title, notes, parts } = questionParts(QUESTION, 'acme.example');
    expect(given).toEqual({
      ...{ content: [], structuredContent: waiting },
      _meta: { [QUESTION_KEY]: { title, notes: ['Tenant: acme.example', ...notes], parts } },
    });
  });

  it('stays as it is without an approval, and for another tool', async () => {
    const known = approvals(QUESTION);
    for (const one of [undefined, {}, { structuredContent: { approval: { id: 'other' } } }])
      expect(await withQuestion(known, one)).toBe(one);
    const elsewhere = { approvals: known } as never;
    const result = { structuredContent: waiting };
    expect(await withQuestionFor('list_changes', { elsewhere }, result)).toBe(result);
    expect(await withQuestionFor('wait_for_approval', { elsewhere }, result)).toHaveProperty('_meta');
  });
});

describe.each(HOST_KINDS)('a %s host', (kind) => {
  let runtime: RunningRuntime;
  let server: { url: string; close(): Promise<void> };
  const open: Host[] = [];
  beforeAll(async () => {
    runtime = await createRuntime(await loadConfig({ LOG_LEVEL: 'silent' }));
    server = await serveOverHttp(runtime, { host: '127.0.0.1', port: 0 });
    // No browser of this machine is opened.
    const deliver = async () => ({ how: 'terminal', note: 'Answer in a terminal.' }) as const;
    runtime.elsewhere.ways = [{ how: 'terminal', deliver }];
  });
  afterAll(async () => {
    await Promise.all(open.map((host) => host.close()));
    await server.close();
  });

  it('is given the question only if it shows views', async () => {
    for (const [capabilities, isGiven] of [
      [UI, true],
      [{}, false],
    ] as const) {
      const host = await connectHost({ url: server.url }, { kind, capabilities });
      open.push(host);
      // biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
      const { items } = (await host.call('list_users', { per_page: 1 })).structuredContent as any;
      const asked = await host.call('update_user', { user_id: items[0].user_id, blocked: true });
      const { approval } = asked.structuredContent as { approval: { id: string } };
      const told = await host.call('wait_for_approval', { id: approval.id, seconds: 0 });
      expect(told.structuredContent).toMatchObject({ approval: { state: 'waiting' } });
      const shown = JSON.stringify((told as { _meta?: object })._meta ?? {});
      expect(shown.includes('Update a user')).toBe(isGiven);
      expect(shown.includes('blocked: yes')).toBe(isGiven);
      expect(JSON.stringify([told.content, told.structuredContent])).not.toContain('blocked');
    }
  });
});

describe('the view', () => {
  async function shownWith(question: string) {
    const shown = showView(await html());
    await shown.send({ id: shown.sent[0].id, result: { hostCapabilities: {}, hostContext: {} } });
    await shown.send({ method: 'ui/notifications/tool-result', params: await answer(question) });
    return shown;
  }

  it('shows every line, marked by what it is', async () => {
    const { view } = await shownWith(QUESTION);
    for (const line of linesOf(QUESTION)) expect(view.text).toContain(line);
    const marked = (className: string) =>
      view.all('p').flatMap((one) => (one.className === `line ${className}` ? [one.text] : []));
    expect(marked('bad')).toEqual([
      '\u2212 callbacks: "https://good.example/cb"',
      '  \u2212 host: good.example',
    ]);
    expect(marked('warn')).toContain('~ description: "a" -> "b"');
    expect(marked('good')).toHaveLength(60);
    expect(view.all('summary').map(({ text }) => text)).toEqual(['Show 20 more lines']);
  });

  it('has no other button than the one that opens the page', async () => {
    const { view } = await shownWith(QUESTION);
    expect(view.all('button').map(({ text }) => text)).toEqual(['Open the approvals page']);
    for (const tag of ['form', 'input', 'a', 'img', 'script', 'iframe']) expect(view.all(tag)).toEqual([]);
  });

  it.each([
    undefined,
    'x',
    { parts: 'x' },
    { title: 1, notes: [{}], parts: [null, {}, { kind: 'lost', lines: [1] }] },
  ])('survives %j', async (question) => {
    const shown = showView(await html());
    await shown.send({ id: shown.sent[0].id, result: {} });
    const _meta = { [QUESTION_KEY]: question };
    const params = { content: [], structuredContent: waiting, _meta };
    await shown.send({ method: 'ui/notifications/tool-result', params });
    expect(shown.view.text).toContain('Waiting for a person');
  });
});

describe.skipIf(CHROMIUM === undefined)('in a browser', { retry: 1, timeout: 2 * PATIENCE_MS }, () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
    page = await openPage(browser, { viewport: { width: 400, height: 800 } });
  }, 2 * PATIENCE_MS);
  afterAll(() => browser?.close());

  /** A host that puts the view in a frame and gives it the result. */
  async function host(question: string) {
    await page.setContent(
      '<!doctype html><html lang="en"><title>Host</title><main><h1>Host</h1><iframe title="View"></iframe></main>',
    );
    const given = JSON.stringify({ view: await html(), result: await answer(question) });
    await page.evaluate(`new Promise((done) => {
      const { view, result } = ${given.replace(/</g, '\\u003c')};
      const frame = document.querySelector('iframe');
      frame.style.cssText = 'width:100%;height:600px';
      // As hosts do: scripts, and nothing of the host's.
      frame.setAttribute('sandbox', 'allow-scripts');
      const post = (message) => frame.contentWindow.postMessage({ jsonrpc: '2.0', ...message }, '*');
      addEventListener('message', ({ data, source }) => {
        if (source !== frame.contentWindow) return;
        if (data.method === 'ui/initialize') post({ id: data.id, result: {} });
        if (data.method !== 'ui/notifications/initialized') return;
        post({ method: 'ui/notifications/tool-result', params: result });
        done();
      });
      frame.srcdoc = view;
    })`);
    const frame = page.frames().find((one) => one !== page.mainFrame());
    if (!frame) throw new Error('no frame');
    await frame.getByText('Waiting for a person').waitFor();
    return frame;
  }

  it('shows the question as text, whatever is in it, and no button that answers', async () => {
    const alerts: string[] = [];
    page.on('dialog', (dialog) => {
      alerts.push(dialog.message());
      void dialog.dismiss();
    });
    const frame = await host(`${QUESTION}\n\nName: ${JSON.stringify(HOSTILE)}`);
    expect(await frame.getByText('<img src=x onerror=alert(1)>').isVisible()).toBe(true);
    expect(await frame.getByText('\u2212 callbacks: "https://good.example/cb"').isVisible()).toBe(true);
    expect(await frame.getByText('https://evil.example/59').isVisible()).toBe(false);
    await frame.getByText('Show 20 more lines').click();
    expect(await frame.getByText('https://evil.example/59').isVisible()).toBe(true);
    expect(await frame.getByRole('button').allInnerTexts()).toEqual(['Open the approvals page']);
    expect(await frame.locator('img, form, input, a, iframe').count()).toBe(0);
    expect(alerts).toEqual([]);
    // Nothing has to be scrolled sideways on a phone.
    expect(await frame.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await violations(page)).toEqual([]);
  });
});
