/** Declares a workflow tool: one call for the model, composed of several gated reads. */
import type { z } from 'zod';
import type { Risk } from '../../catalog/types.js';
import { errorResult, type ToolResult } from '../answer/result.js';
import { type BuiltInTool, builtIn } from '../listing/built-in.js';
import type { CallContext, CallOutcome, Runtime } from '../runtime.js';

export interface WorkflowDeclaration {
  name: string;
  title: string;
  description: string;
  risk: Risk;
  /** A call may have a high-impact effect, which a person is asked about. */
  mayDestroy?: true;
  /** Found by `find_operations` instead of listed; arguments of a call. */
  unlisted?: { example: Readonly<Record<string, unknown>> };
  /** Any one of them is enough for a useful answer. */
  scopes: readonly string[];
  input: z.ZodObject;
  output: readonly string[];
  call(runtime: Runtime, args: unknown, call: CallContext): Promise<ToolResult | CallOutcome>;
}

export function workflow({ scopes, call, ...declaration }: WorkflowDeclaration): BuiltInTool {
  const tool = builtIn({
    ...declaration,
    toolset: 'workflows',
    call: async (runtime, args, context) => {
      try {
        const outcome = await call(runtime, args, context);
        return 'kind' in outcome ? (outcome as CallOutcome) : { kind: 'result', result: outcome };
      } catch (error) {
        return { kind: 'result', result: errorResult(declaration.name, error) };
      }
    },
  });
  return { ...tool, record: { ...tool.record, scopes: { mode: 'any', scopes: [...scopes] } } };
}
