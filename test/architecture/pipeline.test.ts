/** One pipeline: nothing in src/tools or src/server reaches the API but through `tools/call/execute.ts`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..', 'src');
const EXECUTE = 'tools/call/execute.ts';
const START = 'server/runtime.ts';

/** A file's text without its comments: what it says there is no use of anything. */
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

const files: ReadonlyMap<string, string> = new Map(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [
      relative(root, join(root, name)).replaceAll('\\', '/'),
      code(readFileSync(join(root, name), 'utf8')),
    ]),
);

const above = [...files].filter(([name]) => /^(?:tools|server)\//.test(name));

/** Files above the client that match, by name. */
const users = (pattern: RegExp, among: readonly (readonly [string, string])[] = above): string[] =>
  among.flatMap(([name, text]) => (pattern.test(text) ? [name] : [])).sort();

/** The ways to a runtime's client: a property of it, or taken out of it by its name. */
const takesClient =
  /\bruntime\??\.client\b|\bclient\b[^;{}]*\}\s*=\s*[\w.#]*[rR]untime\b|\bclient\b[^;{}]*\}\s*:\s*(?:Running)?Runtime\b/;
/** A request made by anything but the sender that an execution hands out. */
const sends = /(?<!\bsender)\??\.send\(/;

describe('the client', () => {
  it('is accessed through the runtime by the pipeline only', () => {
    expect(users(takesClient)).toEqual([EXECUTE]);
  });

  it('is created at start, and its type is imported by the runtime only', () => {
    expect(users(/\bManagementClient\b/)).toEqual(['tools/runtime.ts']);
    expect(users(/\bcreateClient(?:With)?\(/)).toEqual([START]);
    // An issuer's keys come from its own address, not from the API.
    const ISSUER = 'server/callers/issuer-keys.ts';
    expect(users(/client\/(?:client|attempts|wire\/http|wire\/dispatcher)\.js/)).toEqual([ISSUER, START]);
    // The script of the approvals pages runs in a browser, and asks the page's own server.
    const IN_BROWSER = 'server/approvals/page/script.ts';
    expect(users(/['"]undici['"]|(?<![.#\w]|async )fetch\(/)).toEqual([IN_BROWSER]);
  });

  it('sends for the pipeline alone, which the start only asks for a token', () => {
    expect(users(sends)).toEqual([EXECUTE]);
    expect(files.get(EXECUTE)?.match(/\.client\.send\(/g)).toHaveLength(1);
    expect(users(/\bclient\s*\.\s*(?:grantedScopes|onScopesChanged|close)\(/)).toEqual([START]);
  });

  it.each([
    ['runtime.client.send(request)', takesClient],
    ['this.#runtime.client', takesClient],
    ['const { client } = work.runtime;', takesClient],
    ['const { gate, client: api } = this.#runtime;', takesClient],
    ['function f({ client }: Runtime) {}', takesClient],
    ['await api.send(request)', sends],
    ['client?.send(request)', sends],
  ])('would be seen in %s', (text, pattern) => {
    expect(text).toMatch(pattern);
  });
});

describe('the stages', () => {
  it.each([
    ['targets', /\bcheckTarget\(/],
    ['confirmation', /\bconfirmer\b[\s\S]{0,3}\.confirm\(/],
    ['limits', /\bcounter\.take\(/],
    ['what a refusal teaches', /\blearnRefusal\(/],
  ])('of a call stand in one place: %s', (_, pattern) => {
    expect(users(pattern)).toEqual([EXECUTE]);
  });
});

describe('the translation of arguments', () => {
  it('exists once', () => {
    expect(users(/function toWire\(/, [...files])).toEqual(['catalog/wire.ts']);
    expect(users(/function requestOf\(/, [...files])).toEqual(['tools/call/request.ts']);
  });

  it('is used by the pipeline, and by multi-operation tools for what represents them in the prompt', () => {
    expect(users(/\btoWire\(/)).toEqual([
      'tools/bulk/apply.ts',
      EXECUTE,
      'tools/changes/run-changes.ts',
      'tools/changes/undo.ts',
      'tools/workflows/offboard/offboard.ts',
    ]);
    expect(users(/\brequestOf\(/)).toEqual([EXECUTE, 'tools/call/request.ts']);
    // The policy is given a call that has been translated already.
    const policy = [...files].filter(([name]) => name.startsWith('policy/'));
    expect(policy.length).toBeGreaterThan(20);
    expect(users(/\btoWire\b/, policy)).toEqual([]);
  });

  it('leaves paths and requests to be built nowhere else', () => {
    expect(users(/\bbuildPath\b/)).toEqual(['tools/call/request.ts']);
    expect(users(/:\s*ApiRequest\s*=\s*\{/)).toEqual([EXECUTE, 'tools/call/request.ts']);
  });
});

describe("Auth0's refusals", () => {
  it('are read by one parser', () => {
    const all = [...files].filter(([name]) => !name.startsWith('sandbox/'));
    expect(users(/insufficient\[?[ _]|upgrade\\?b?.{0,20}subscription/i, all)).not.toEqual([]);
    expect(users(/['"]insufficient_scope['"]/, all).filter((name) => !/operations\//.test(name))).toEqual([
      'client/refusals.ts',
      // Refusals of our own, in the API's words.
      'tools/call/available.ts',
      EXECUTE,
    ]);
    expect(users(/\/[^/\n]*expected[ (][^/\n]*of\b[^\n]*\/[a-z]*[.;,)]/, all)).toEqual([]);
  });
});
