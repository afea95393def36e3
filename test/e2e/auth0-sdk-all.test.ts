/** Every method of the official `auth0` SDK, unmodified, with a valid request: it succeeds, and calls what it says. */
import { ManagementClient } from 'auth0';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadFacts } from '../../src/catalog/load.js';
import type { OperationFacts } from '../../src/catalog/types.js';
import { generate } from '../sandbox/support/generate.js';
import type { SandboxClient } from '../sandbox/support/sandbox-client.js';
import { type MadeRequest, Scenario } from '../sandbox/support/scenario.js';
import { stockedSandbox } from '../sandbox/support/seeded-objects.js';
import '../sandbox/support/prerequisites.js';
import '../sandbox/support/prerequisites-people.js';

let sandbox: SandboxClient;
let auth0: ManagementClient;
/** What the SDK asked last, and the status of its answer. */
let last: { method: string; path: string; status: number };

beforeAll(async () => {
  sandbox = await stockedSandbox();
  auth0 = new ManagementClient({
    domain: sandbox.running.domain,
    token: sandbox.token,
    // The SDK speaks TLS only; that it does so with a sandbox is the other tour's to show.
    fetch: async (input, init) => {
      const url = new URL(String(input).replace(/^https:/, 'http:'));
      const answer = await fetch(url, init);
      last = { method: init?.method ?? 'GET', path: url.pathname, status: answer.status };
      return answer;
    },
  });
});
afterAll(() => sandbox.close());

type Method = (...args: unknown[]) => Promise<unknown>;

/** The SDK's method: `organizations,members,roles.assign` is `auth0.organizations.members.roles.assign`. */
function methodOf(name: string): Method {
  const [groups = '', method = ''] = name.split('.');
  // biome-ignore lint/suspicious/noExplicitAny: the SDK's groups are walked by name
  const group = groups.split(',').reduce<any>((at, part) => at?.[part], auth0);
  expect(group?.[method], name).toBeTypeOf('function');
  return group[method].bind(group);
}

/** Methods that the SDK's documentation has and the installed release does not yet. */
const NOT_RELEASED = new Set(['clients.search']);

/** The SDK's default page of these profiles is larger than the API allows. */
const NEEDED: Record<string, object> = { 'connectionProfiles.list': { take: 10 } };

/** Path parameters one by one, then everything else in one object, as the SDK takes them. */
function argumentsOf(operation: OperationFacts, request: MadeRequest): unknown[] {
  const [path = '', search = ''] = request.path.split('?');
  const values = path.split('/');
  const parameters = operation.path
    .split('/')
    .flatMap((segment, index) => (segment.startsWith('{') ? [decodeURIComponent(values[index] ?? '')] : []));
  const query = Object.fromEntries(new URLSearchParams(search));
  const { body } = request;
  if (body instanceof FormData) return [...parameters, { ...query, ...Object.fromEntries(body) }];
  if (Array.isArray(body) || typeof body === 'string') return [...parameters, body];
  const rest = { ...query, ...NEEDED[operation.sdk ?? ''], ...(body as object | undefined) };
  return Object.keys(rest).length > 0 ? [...parameters, rest] : parameters;
}

describe('every method of the SDK', () => {
  for (const operation of loadFacts().operations) {
    const { sdk } = operation;
    if (sdk === null) continue;
    if (NOT_RELEASED.has(sdk)) {
      it(`${sdk} is not released yet`, () => expect(() => methodOf(sdk)).toThrow());
      continue;
    }
    it(sdk, async () => {
      const request = await new Scenario(sandbox).request(operation, generate);
      await methodOf(sdk)(...argumentsOf(operation, request));
      const { method, path, status } = last;
      const [target = ''] = request.path.split('?');
      expect([method, decodeURIComponent(path)]).toEqual([
        operation.method,
        `/api/v2${decodeURIComponent(target)}`,
      ]);
      expect(status).toBeLessThan(300);
    });
  }
});
