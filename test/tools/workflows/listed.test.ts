import { describe, expect, it } from 'vitest';
import { Gate } from '../../../src/policy/gate/availability.js';
import { defaultPolicy } from '../../../src/policy/merge-policy.js';
import { builtInTools } from '../../../src/tools/built-in-tools.js';

const workflows = builtInTools.filter((tool) => tool.record.toolset === 'workflows');

describe('the workflow tools as listed', () => {
  it('are those that people ask for', () => {
    expect(workflows.map((tool) => tool.record.name).sort()).toEqual([
      'audit_tenant',
      'compare_users',
      'connect_application',
      'diagnose_login',
      'find_in_tenant',
      'investigate_user_access',
      'offboard_user',
      'rehearse_action',
      'summarize_logs',
      'who_can',
    ]);
  });

  it.each(workflows.map((tool) => [tool.record.name, tool] as const))('%s is small', (_, tool) => {
    const { outputSchema: _out, ...listed } = tool.advertise();
    // One that is not listed costs nothing until it is looked up.
    const most = tool.record.exposure === 'direct' ? 600 : 1_500;
    expect(Buffer.byteLength(JSON.stringify(listed))).toBeLessThanOrEqual(most);
  });

  it('change nothing, except those that ask a person', () => {
    const risks: Record<string, string> = { offboard_user: 'destructive', connect_application: 'write' };
    for (const { record, advertise } of workflows) {
      expect(advertise().annotations.readOnlyHint, record.name).toBe(!(record.name in risks));
      expect(record.risk, record.name).toBe(risks[record.name] ?? 'read');
    }
  });

  it('are there as soon as one of their scopes is, and hidden without', () => {
    for (const { record } of workflows) {
      const check = (scopes: string[]) =>
        new Gate(defaultPolicy(), () => ({ known: true, scopes: new Set(scopes) })).check(record).available;
      expect(check([]), record.name).toBe(false);
      for (const scope of record.scopes.scopes.flat())
        expect(check([scope]), `${record.name} ${scope}`).toBe(true);
    }
  });
});
