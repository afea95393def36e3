/**
 * Scopes taken away one at a time: which ones a workflow uses is told by its own requests when it may see all. Without
 * one of them it still answers, with what it can see, and names what it could not.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ToolRecord } from '../../../src/catalog/tool-record.js';
import { clauses, isOwnAccountScope } from '../../../src/policy/gate/scopes.js';
import type { CallOutcome } from '../../../src/tools/runtime.js';
import { type Bench, type Body, startBench } from './workflow-bench.js';

const WHO = 'greta.holt@fernhill.example';
const OTHER = 'ruth.stone@fernhill.example';

let bench: Bench;
let greta: string;
let ruth: string;
beforeAll(async () => {
  bench = await startBench();
  await bench.reset('story:not-organization-member');
  const id = async (email: string): Promise<string> =>
    (await bench.tenant.api('GET', `/users-by-email?email=${encodeURIComponent(email)}`)).body[0].user_id;
  greta = await id(WHO);
  ruth = await id(OTHER);
});
afterAll(() => bench.close());

/** Which operation a request was for: its path, with the parameters filled in, against those of the catalogue. */
function operationOf(method: string, path: string) {
  const fits = (template = '') => {
    const source = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&'));
    return new RegExp(`^/api/v2${source.join('[^/]+')}$`).test(path);
  };
  const found = bench.runtime.registry.records.filter(
    (record) => record.method === method && fits(record.path),
  );
  const parameters = ({ path = '' }: ToolRecord) => path.split('{').length;
  return found.sort((a, b) => parameters(a) - parameters(b))[0];
}

const workflows: Record<string, () => object> = {
  diagnose_login: () => ({ user: greta }),
  summarize_logs: () => ({ since: '7d' }),
  investigate_user_access: () => ({ user: ruth }),
  compare_users: () => ({ user: ruth, other: greta }),
  audit_tenant: () => ({}),
};

/** What it reads when it may see all, and how it says so. */
async function used(tool: string, args: object) {
  const before = (await bench.tenant.requests()).length;
  const { body } = await bench.call(tool, args);
  const asked = (await bench.tenant.requests()).slice(before);
  const names = new Map(
    asked.flatMap(({ method, path }) => {
      const record = operationOf(method, path);
      return record ? [[record.name, record] as const] : [];
    }),
  );
  return { records: [...names.values()], looked: body.looked_at as string[] };
}

/** One scope for each thing that these operations want: without it they are shut. */
const scopesOf = (records: readonly ToolRecord[]): string[] => [
  ...new Set(
    records.flatMap((record) =>
      clauses(record.scopes).flatMap((any) => any.find((one) => !isOwnAccountScope(one)) ?? []),
    ),
  ),
];

describe.each(Object.entries(workflows))('%s', (tool, argsOf) => {
  it('answers without each of its scopes, and names what it could not see', async () => {
    const { records, looked } = await used(tool, argsOf());
    const scopes = scopesOf(records);
    expect(scopes.length).toBeGreaterThan(0);
    for (const missing of scopes) {
      const left = scopes.filter((scope) => scope !== missing);
      const runtime = await bench.withScopes(left.length > 0 ? left : ['read:logs_users']);
      const { body, result, text } = await bench.call(tool, argsOf(), runtime);
      expect(result.isError, `${tool} without ${missing}: ${text}`).toBeUndefined();
      expect(body.looked_at.length, text).toBeGreaterThan(0);
      const lost = records.filter((record) => !runtime.gate.check(record).available).map(({ name }) => name);
      const unseen = (body.could_not_see ?? []) as Body[];
      const named = unseen.filter(({ grant = '' }) => grant.split(' or ').includes(missing));
      // An older list may show the same.
      const whole = looked.every((what) => body.looked_at.includes(what));
      if (lost.length > 0 && !whole) expect(named.length, `${missing}: ${text}`).toBeGreaterThan(0);
    }
  });
});

describe('offboard_user', () => {
  const all = [
    'read:users',
    'read:sessions',
    'read:refresh_tokens',
    'read:organizations',
    'read:roles',
    'read:role_members',
    'read:grants',
    'update:users',
    'delete:sessions',
    'delete:refresh_tokens',
    'delete:organization_members',
    'delete:role_members',
    'delete:grants',
  ];
  /** What has no other way. */
  const parts = [
    'list_user_organizations',
    'list_user_roles',
    'list_grants',
    'update_user',
    'remove_organization_members',
  ];

  it('asks with what is left out or could not be looked at, and does the rest', async () => {
    for (const missing of all.filter((scope) => scope !== 'read:users')) {
      await bench.reset('story:not-organization-member');
      const runtime = await bench.withScopes(all.filter((scope) => scope !== missing));
      const first = await bench.outcome('offboard_user', { user: ruth }, { canAsk: true }, runtime);
      if (first.kind !== 'ask') throw new Error(`not asked without ${missing}: ${JSON.stringify(first)}`);
      const content = Object.fromEntries(Object.keys(first.schema.properties).map((key) => [key, true]));
      const answer = {
        canAsk: true,
        state: first.state,
        responses: { confirmation: { action: 'accept', content } },
      };
      const outcome: CallOutcome = await bench.outcome('offboard_user', { user: ruth }, answer, runtime);
      if (outcome.kind !== 'result') throw new Error('asked twice');
      const body = outcome.result.structuredContent as Body;
      const told = JSON.stringify(body);
      expect(
        body.steps.some(({ status }: Body) => status === 'done'),
        told,
      ).toBe(true);
      const shut = parts.filter((name) => {
        const record = runtime.registry.find(name);
        return record && !runtime.gate.check(record).available;
      });
      if (shut.length > 0) {
        expect(body.complete, `${missing}: ${told}`).toBe(false);
        expect(told).toContain(missing);
      }
    }
  });

  it('does not ask about a user who cannot be shown', async () => {
    const runtime = await bench.withScopes(all.filter((scope) => scope !== 'read:users'));
    const { result, text } = await bench.call('offboard_user', { user: ruth }, runtime);
    expect(result.isError).toBe(true);
    expect(text).toContain('read:users');
  });
});
