/** Views of the runtime: one for each caller, following the server's own token, and not without end. */
import { expect, test } from 'vitest';
import type { GrantedScopes } from '../../src/client/types.js';
import { defaultPolicy } from '../../src/policy/merge-policy.js';
import { callerOf } from '../../src/server/callers/caller.js';
import { CallerViews } from '../../src/server/callers/caller-views.js';
import type { RunningRuntime } from '../../src/server/runtime.js';
import { record } from '../policy/records.js';

const caller = (sub: string, ...permissions: string[]) =>
  callerOf({ iss: 'https://issuer.example/', sub, permissions });

function views(...scopes: string[]) {
  let granted: GrantedScopes = { known: true, scopes: new Set(scopes) };
  const runtime = { policy: defaultPolicy(), scopes: () => granted } as unknown as RunningRuntime;
  return {
    of: new CallerViews(runtime),
    grant: (next: GrantedScopes) => {
      granted = next;
    },
  };
}

test('what is in both is in the view, and follows the token of the server', () => {
  const { of, grant } = views('read:users', 'read:roles');
  const view = of.of(caller('ann', 'read:users', 'read:clients'));
  const open = () =>
    ['list_users', 'list_roles', 'list_clients'].filter((tool) => view.gate.check(record(tool)).available);
  expect(open()).toEqual(['list_users']);
  expect([...view.scopes().scopes]).toEqual(['read:users']);
  expect(view.scopes()).toBe(view.scopes());
  const { revision } = view.gate;
  grant({ known: true, scopes: new Set(['read:roles', 'read:clients']) });
  expect(open()).toEqual(['list_clients']);
  expect([...view.scopes().scopes]).toEqual(['read:clients']);
  expect(view.gate.revision).not.toBe(revision);
  grant({ known: false, scopes: new Set() });
  expect(open()).toEqual([]);
  expect(view.scopes().known).toBe(false);
});

test('a caller has one view, callers with the same permissions share the gate alone', () => {
  const { of } = views('read:users');
  const ann = of.of(caller('ann', 'read:users', 'read:roles'));
  expect(of.of(caller('ann', 'read:roles', 'read:users'))).toBe(ann);
  const bob = of.of(caller('bob', 'read:users', 'read:roles'));
  expect(bob).not.toBe(ann);
  expect(bob.gate).toBe(ann.gate);
  expect(of.of(caller('ann', 'read:users')).gate).not.toBe(ann.gate);
});

test('views that are unused for long are dropped', () => {
  const { of } = views('read:users');
  const [ann, bob] = [caller('ann', 'read:users'), caller('bob', 'read:users')];
  const first = of.of(ann);
  const second = of.of(bob);
  for (let n = 0; n < 499; n++) {
    of.of(caller(`other ${n}`, 'read:users'));
    of.of(ann);
  }
  expect(of.of(ann)).toBe(first);
  expect(of.of(bob)).not.toBe(second);
});
