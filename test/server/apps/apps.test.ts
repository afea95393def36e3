/** Views of MCP Apps: who is told of them, what their documents are, and what their scripts do with results. */
import { createHash } from 'node:crypto';
import {
  McpUiInitializeRequestSchema,
  McpUiOpenLinkRequestSchema,
  McpUiSizeChangedNotificationSchema,
  LATEST_PROTOCOL_VERSION as OFFICIAL_VERSION,
} from '@modelcontextprotocol/ext-apps';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readView, viewResources } from '../../../src/server/apps/apps.js';
import { LATEST_PROTOCOL_VERSION } from '../../../src/server/apps/protocol-version.js';
import { serveOverHttp } from '../../../src/server/http.js';
import { loadConfig } from '../../../src/server/load-config.js';
import { createRuntime, type RunningRuntime } from '../../../src/server/runtime.js';
import { connectHost, HOST_KINDS, type Host, type HostOptions } from '../../support/hosts.js';
import { type ShownView, showView } from './small-dom.js';

const UI = {
  extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: ['text/html;profile=mcp-app'] } },
};
const VIEWS = ['approval', 'diagnosis', 'log-summary', 'changes'] as const;
const uriOf = (name: string) => `ui://auth0-management-mcp/${name}`;

let runtime: RunningRuntime;
let server: { url: string; close(): Promise<void> };
const open: Host[] = [];

beforeAll(async () => {
  runtime = await createRuntime(await loadConfig({ LOG_LEVEL: 'silent' }));
  server = await serveOverHttp(runtime, { host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await Promise.all(open.map((host) => host.close()));
  await server.close();
});

async function host(options: HostOptions): Promise<Host> {
  const made = await connectHost({ url: server.url }, options);
  open.push(made);
  return made;
}

describe.each(HOST_KINDS)('a %s host', (kind) => {
  it('that declares the extension is told which tools have a view, and can read each', async () => {
    const showing = await host({ kind, capabilities: UI });
    const { tools } = await showing.request('tools/list', {});
    const views = tools.flatMap(
      ({ name, _meta }: { name: string; _meta?: { ui?: { resourceUri: string } } }) =>
        _meta?.ui ? [[name, _meta.ui.resourceUri]] : [],
    );
    expect(Object.fromEntries(views)).toEqual({
      diagnose_login: uriOf('diagnosis'),
      list_changes: uriOf('changes'),
      summarize_logs: uriOf('log-summary'),
      wait_for_approval: uriOf('approval'),
    });
    const { resources } = await showing.request('resources/list', {});
    for (const uri of views.map(([, address]: [string, string]) => address)) {
      expect(resources).toContainEqual(
        expect.objectContaining({ uri, mimeType: 'text/html;profile=mcp-app' }),
      );
      const { contents } = await showing.request('resources/read', { uri });
      expect(contents).toEqual([
        expect.objectContaining({
          uri,
          mimeType: 'text/html;profile=mcp-app',
          text: expect.stringContaining('<!doctype html>'),
          _meta: { ui: { csp: {}, prefersBorder: true } },
        }),
      ]);
    }
  });

  it.each([
    ['nothing', {}],
    ['another kind of view', { extensions: { 'io.modelcontextprotocol/ui': { mimeTypes: ['text/x'] } } }],
    ['no kind of view', { extensions: { 'io.modelcontextprotocol/ui': {} } }],
  ])('that declares %s sees nothing of them', async (_, capabilities) => {
    const plain = await host({ kind, capabilities });
    expect(JSON.stringify(await plain.request('tools/list', {}))).not.toContain('ui://');
    expect(JSON.stringify(await plain.request('resources/list', {}))).not.toContain('ui://');
  });
});

it('gives the same result to all hosts', async () => {
  const results = await Promise.all(
    [{}, UI].map(async (capabilities) => (await host({ kind: 'v1', capabilities })).call('list_changes', {})),
  );
  expect(results[0]).toEqual(results[1]);
});

it('knows no other addresses', async () => {
  expect(await readView(uriOf('../approval'))).toBeUndefined();
  expect(await readView('ui://elsewhere/approval')).toBeUndefined();
  expect(viewResources()).toHaveLength(VIEWS.length);
});

it('speaks the version of the extension’s own package', () => {
  expect(LATEST_PROTOCOL_VERSION).toBe(OFFICIAL_VERSION);
});

const documentOf = async (name: string) => (await readView(uriOf(name)))?.text ?? '';

describe.each(VIEWS)('the document %s', (name) => {
  it('loads nothing, and allows exactly its own script and style', async () => {
    const html = await documentOf(name);
    expect(html).not.toMatch(
      /\b(src|href|action)=|@import|url\(|innerHTML|outerHTML|insertAdjacent|eval\(|\son\w+=/,
    );
    const csp = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1];
    const hash = (tag: string) => {
      const [, text = ''] = new RegExp(`<${tag}>([\\s\\S]*)</${tag}>`).exec(html) ?? [];
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect(csp).toBe(
      `default-src 'none'; script-src ${hash('script')}; style-src ${hash('style')}; base-uri 'none'; form-action 'none'`,
    );
    expect(html.length).toBeLessThan(14_000);
  });

  it('introduces itself by the protocol, follows the theme, and tells its size', async () => {
    const shown = showView(await documentOf(name));
    expect(McpUiInitializeRequestSchema.parse(shown.sent[0])).toBeTruthy();
    await greet(shown, {
      hostContext: { theme: 'dark', styles: { variables: { '--color-text-primary': 'red' } } },
    });
    expect(shown.sent[1]).toMatchObject({ method: 'ui/notifications/initialized' });
    expect(McpUiSizeChangedNotificationSchema.parse(shown.sent[2])).toBeTruthy();
    expect(shown.root.attributes.get('data-theme')).toBe('dark');
    expect(shown.root.style.set.get('--color-text-primary')).toBe('red');
    await shown.send({ method: 'ui/notifications/host-context-changed', params: { theme: 'light' } });
    expect(shown.root.attributes.get('data-theme')).toBe('light');
    await shown.send({ id: 9, method: 'ui/resource-teardown', params: {} });
    expect(shown.sent.at(-1)).toMatchObject({ id: 9, result: {} });
  });

  it('shows a failure, listens to its host alone, and survives any result', async () => {
    const shown = showView(await documentOf(name));
    await greet(shown);
    const failed = { isError: true, structuredContent: { error: { message: '<b>no</b>', hint: 'again' } } };
    await result(shown, failed);
    expect(shown.view.text).toContain('<b>no</b>');
    await shown.send(
      { method: 'ui/notifications/tool-result', params: { structuredContent: {} } },
      'a stranger',
    );
    expect(shown.view.text).toContain('<b>no</b>');
    for (const structuredContent of [
      undefined,
      {},
      { items: 'x', causes: [1, null], timeline: [], approval: 'x' },
    ])
      await result(shown, { structuredContent });
    expect(shown.view.text).not.toContain('<b>no</b>');
  });
});

const greet = (shown: ShownView, more: object = {}) =>
  shown.send({
    id: shown.sent[0].id,
    result: {
      protocolVersion: OFFICIAL_VERSION,
      hostInfo: {},
      hostCapabilities: {},
      hostContext: {},
      ...more,
    },
  });
const result = (shown: ShownView, params: object) =>
  shown.send({ method: 'ui/notifications/tool-result', params: { content: [], ...params } });

describe('the approval', () => {
  const waiting = {
    approval: {
      id: 'abc',
      state: 'waiting',
      code: 'K4-7QX',
      expires_at: '2026-01-01T00:00:00.000Z',
      url: 'https://mcp.example/approvals/abc',
    },
    next: 'The person has not answered yet.',
  };

  it('shows the code and opens the page; no button answers', async () => {
    const shown = showView(await documentOf('approval'));
    await greet(shown);
    await result(shown, { structuredContent: waiting });
    expect(shown.view.text).toContain('K4-7QX');
    const buttons = shown.view.all('button');
    expect(buttons.map(({ text }) => text)).toEqual(['Open the approvals page']);
    buttons[0]?.listeners.get('click')?.();
    expect(McpUiOpenLinkRequestSchema.parse(shown.sent.at(-1))).toMatchObject({
      params: { url: waiting.approval.url },
    });
    expect(shown.sent.filter(({ method }) => method === 'tools/call')).toEqual([]);
  });

  it('opens nothing but addresses of the web', async () => {
    const shown = showView(await documentOf('approval'));
    await greet(shown);
    const approval = { ...waiting.approval, url: 'javascript:alert(1)' };
    await result(shown, { structuredContent: { ...waiting, approval } });
    expect(shown.view.all('button')).toEqual([]);
  });

  it('waits for the answer by a tool that only looks, where the host lets it', async () => {
    const shown = showView(await documentOf('approval'));
    await greet(shown, { hostCapabilities: { serverTools: {} } });
    await result(shown, { structuredContent: waiting });
    const calls = () => shown.sent.filter(({ method }) => method === 'tools/call');
    expect(calls()).toMatchObject([
      { params: { name: 'wait_for_approval', arguments: { id: 'abc', seconds: 50 } } },
    ]);
    const answered = { approval: { ...waiting.approval, state: 'approved' }, next: 'Make the call.' };
    await shown.send({ id: calls()[0].id, result: { content: [], structuredContent: answered } });
    expect(shown.view.all('h1').map(({ text }) => text)).toEqual(['Approved']);
    expect(calls()).toHaveLength(1);
  });
});

describe('results of the sandbox', () => {
  const shownWith = async (name: string, tool: string, args: object) => {
    const { structuredContent } = await (await host({ kind: 'v1' })).call(tool, args);
    const shown = showView(await documentOf(name));
    await greet(shown);
    await result(shown, { structuredContent });
    // biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
    return { shown, data: structuredContent as any };
  };

  it('a diagnosis has every cause with its fixes', async () => {
    const { shown, data } = await shownWith('diagnosis', 'diagnose_login', {
      user: 'jane@lumenbikes.example',
    });
    expect(data.causes.length).toBeGreaterThan(0);
    for (const { title, because, fixes } of data.causes) {
      expect(shown.view.text).toContain(title);
      expect(shown.view.text).toContain(because);
      for (const { tool } of fixes) expect(shown.view.text).toContain(tool);
    }
    expect(shown.view.all('details')[0]?.open).toBe(true);
  });

  it('a summary of the log has its counts, and can be narrowed', async () => {
    const { shown, data } = await shownWith('log-summary', 'summarize_logs', { since: '30d' });
    expect(shown.view.text).toContain(`${data.events} events, ${data.failures} failures`);
    const [input] = shown.view.all('input').filter(({ placeholder }) => placeholder.endsWith('By type'));
    if (!input) throw new Error('nothing to type into');
    input.value = 'pwd_leak';
    input.listeners.get('input')?.();
    const section = shown.view.all('section').find(({ text }) => text.startsWith('By type'));
    expect(section?.all('div').filter(({ className }) => className === 'row')).toHaveLength(1);
  });

  it('changes have their differences', async () => {
    const operator = await host({ kind: 'v1' });
    // biome-ignore lint/suspicious/noExplicitAny: the shape is what is tested
    const { items } = (await operator.call('list_users', { per_page: 1 })).structuredContent as any;
    const nickname = '<img src=x onerror=alert(1)>';
    await operator.call('update_user', { user_id: items[0].user_id, user_metadata: { nickname } });
    const { shown } = await shownWith('changes', 'list_changes', {});
    expect(shown.view.text).toContain('update_user');
    expect(shown.view.text).toContain('nickname');
    expect(shown.view.text).toContain('onerror');
    expect(shown.view.all('img')).toEqual([]);
  });
});
