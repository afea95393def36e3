/** Tools of several changes: the token of an earlier approval comes among their arguments, and a failure is an answer. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { errorResult } from '../answer/result.js';
import { takeToken } from '../call/two-step-token.js';
import type { CallContext, CallOutcome, Runtime } from '../runtime.js';
import { type BuiltInDeclaration, type BuiltInTool, builtIn } from './built-in.js';

type Work = (runtime: Runtime, tool: ToolRecord, own: unknown, call: CallContext) => Promise<CallOutcome>;

/** @param work gets the arguments without the token, which its call then carries */
export function twoStepTool(
  declaration: Omit<BuiltInDeclaration, 'call' | 'output'>,
  work: Work,
): BuiltInTool {
  const tool = builtIn({
    ...declaration,
    output: [],
    call: async (runtime, args, call) => {
      try {
        const { own, token } = takeToken(runtime, args, call);
        return await work(runtime, tool.record, own, token === undefined ? call : { ...call, state: token });
      } catch (error) {
        return { kind: 'result', result: errorResult(declaration.name, error) };
      }
    },
  });
  return tool;
}
