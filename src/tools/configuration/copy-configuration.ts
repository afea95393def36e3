/** Copies chosen things from one tenant to another as one change. Listed only where there are several tenants. */
import { acceptArguments } from '../call/arguments.js';
import { assertAvailable } from '../call/available.js';
import { twoStepTool } from '../listing/two-step-tool.js';
import { input } from './copy-input.js';
import { tenantOf } from './tenant-of.js';

export const copyConfiguration = twoStepTool(
  {
    name: 'copy_configuration',
    title: 'Copy configuration between tenants',
    description:
      'Make or update chosen things in one tenant as they are in another, with one approval; secrets are not copied.',
    toolset: 'discovery',
    risk: 'write',
    mayDestroy: true,
    input,
  },
  async (runtime, tool, own, call) => {
    const given = acceptArguments('copy_configuration', input, own);
    const [from, to] = [tenantOf(runtime, given.from, 'from'), tenantOf(runtime, given.to, 'to')];
    for (const one of [from, to]) assertAvailable(one, tool);
    const { copyThings } = await import('./copy-things.js');
    return copyThings(
      { name: given.from, runtime: from },
      { name: given.to, runtime: to },
      tool,
      given,
      call,
    );
  },
);
