import { z } from 'zod';
import { checkArguments } from '../call/arguments.js';
import { runOperation } from '../call/run.js';
import { takeToken } from '../call/two-step-token.js';
import { ToolError } from '../errors.js';
import { type BuiltInTool, builtIn } from '../listing/built-in.js';
import { availableOperation } from './describe-operation.js';

const input = z.strictObject({
  name: z.string().min(1).max(100).describe('Operation name, from find_operations'),
  arguments: z
    .record(z.string(), z.unknown())
    .optional()
    .describe("The operation's arguments, as shown by describe_operation"),
});

/** Reading and writing are separate tools, so that host allow-lists and annotations keep their meaning. */
function runner(kind: 'read' | 'write'): BuiltInTool {
  const name = `run_${kind}_operation`;
  const other = kind === 'read' ? 'run_write_operation' : 'run_read_operation';
  return builtIn({
    name,
    title: kind === 'read' ? 'Run a read operation' : 'Run a write operation',
    description:
      kind === 'read'
        ? 'Run any operation that changes nothing, by name. Writes are refused here.'
        : 'Run any operation that creates, changes or deletes, by name; destructive ones ask a person first. Reads are refused here.',
    toolset: 'discovery',
    risk: kind,
    mayDestroy: kind === 'write',
    input,
    output: [],
    call: async (runtime, args, call) => {
      // The token of a two-step confirmation may be next to the arguments or among them.
      const { own, token } = takeToken(runtime, args, call);
      const given = checkArguments(name, input, own);
      const { record } = await availableOperation(runtime, given.name);
      if ((record.risk === 'read') !== (kind === 'read')) {
        throw new ToolError(
          'wrong_runner',
          `${record.name} is a ${record.risk} operation; ${name} does not run it. Nothing was sent.`,
          {
            hint: `Use ${other}.`,
          },
        );
      }
      const operationArguments = given.arguments ?? {};
      return runOperation(
        runtime,
        record,
        token === undefined ? operationArguments : { ...operationArguments, confirmation_token: token },
        call,
      );
    },
  });
}

export const runReadOperation = runner('read');
export const runWriteOperation = runner('write');
