/** Several changes, one approval. */
import { acceptArguments } from '../call/arguments.js';
import { twoStepTool } from '../listing/two-step-tool.js';
import { input } from './apply-arguments.js';

export const applyChanges = twoStepTool(
  {
    name: 'apply_changes',
    title: 'Apply several changes',
    description: 'Make up to 40 changes in order with one approval; stops at the first failure.',
    toolset: 'discovery',
    risk: 'write',
    mayDestroy: true,
    input,
  },
  async (runtime, tool, own, call) => {
    const given = acceptArguments('apply_changes', input, own);
    const { run } = await import('./run-changes.js');
    return run(runtime, tool, given, call);
  },
);
