/** What several changes would do, for the model: the same text that a person would be asked with. */

import { questionPage } from '../../policy/confirm/question/question.js';
import { buildQuestionForAll } from '../../policy/confirm/question/question-for-all.js';
import { success, type ToolResult } from '../answer/result.js';
import type { Execution } from '../call/execute.js';
import type { Step } from './change-steps.js';

/** The answer of a dry run. Reads what a question would show, and changes nothing. */
export async function previewOf(
  execution: Execution,
  why: string,
  steps: readonly Step[],
): Promise<ToolResult> {
  const { runtime } = execution;
  const { text } = await buildQuestionForAll({
    title: 'Apply several changes',
    tenant: runtime.tenant,
    why,
    steps: steps.map(({ tool, change }) => ({ tool, wire: change.wire, change })),
    read: execution.present,
    live: runtime.policy.confirmation.preview === 'live',
    // Who reads this has written the code.
    endsOfCode: true,
  });
  const effects = steps.map(({ number, tool, change }) => ({
    change: number,
    operation: tool.name,
    effects: change.effects.map(({ effect }) => effect),
  }));
  return success(
    { dry_run: true, changes: effects },
    `${questionPage(text, runtime.policy.masking)}\n\nNothing was changed. Call again without dry_run to apply.`,
  );
}
