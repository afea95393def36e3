/** Compares two of the tenants that the server is connected to. Listed only where there are several. */
import { z } from 'zod';
import { checkArguments } from '../call/arguments.js';
import { assertAvailable } from '../call/available.js';
import type { BuiltInTool } from '../listing/built-in.js';
import { workflow } from '../workflows/workflow.js';
import { tenantOf } from './tenant-of.js';

const input = z.strictObject({
  a: z.string().min(1).max(100).describe('Name of a tenant'),
  b: z.string().min(1).max(100).describe('Name of the other'),
  resources: z
    .array(z.string().max(60))
    .max(40)
    .optional()
    .describe('Only these, such as applications, connections, roles, settings'),
});

const tool = workflow({
  name: 'compare_tenants',
  title: 'Compare two tenants',
  description: 'How the configuration of two tenants differs, by names instead of ids; secrets are left out.',
  risk: 'read',
  scopes: [],
  input,
  output: ['a', 'b', 'same', 'only_a', 'only_b', 'different', 'complete', 'could_not_see'],
  call: async (runtime, args, call) => {
    const { a, b, resources } = checkArguments('compare_tenants', input, args);
    const { answerCompare } = await import('./answer-compare.js');
    const sides = [tenantOf(runtime, a, 'a'), tenantOf(runtime, b, 'b')] as const;
    for (const one of sides) assertAvailable(one, compareTenants.record);
    return answerCompare({ name: a, runtime: sides[0] }, { name: b, runtime: sides[1] }, resources, call);
  },
});

/** Each read has scopes of its own. */
export const compareTenants: BuiltInTool = {
  ...tool,
  record: { ...tool.record, scopes: { mode: 'all', scopes: [] } },
};
