/** The changes of one call, each prepared as if it had been called alone, before the first is made. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Change } from '../../policy/change/change.js';
import { pendingWords } from '../../policy/confirm/pending.js';
import type { Execution } from '../call/execute.js';
import { availableOperation } from '../discovery/describe-operation.js';
import { ToolError } from '../errors.js';
import { handedBy } from '../own-arguments.js';
import type { ApplyChanges } from './apply-arguments.js';
import { type Reference, referencesIn, resolver, withReferences } from './references.js';

type Json = Record<string, unknown>;

/** One change of the call, as it was shown. */
export interface Step {
  number: number;
  tool: ToolRecord;
  args: Json;
  references: Reference[];
  /** As it will be; with references, as far as it can be told before the earlier changes are made. */
  change: Change;
}

/** All changes, judged before the first is made. @throws ToolError naming the change that cannot be made */
export async function preparedSteps(execution: Execution, { changes }: ApplyChanges): Promise<Step[]> {
  const steps: Step[] = [];
  for (const [index, { operation: name, arguments: args }] of changes.entries()) {
    const number = index + 1;
    try {
      steps.push(await preparedStep(execution, steps, name, args));
    } catch (error) {
      if (error instanceof ToolError)
        throw new ToolError(error.code, `Change ${number} (${name}): ${error.message}`, error);
      throw error;
    }
  }
  return steps;
}

/** Names of what the API itself gives to things, which nobody can choose. */
const GIVEN_BY_API = new Set(['id', 'client_id', 'user_id']);

/**
 * A person must see what a reference stands for. The answer of a creation holds what its own step shows and what the
 * API makes up; that of any other change holds texts of the tenant, which anybody may have planted.
 *
 * @throws ToolError
 */
function assertSeen({ step, field }: Reference, earlier: readonly Step[]): void {
  const source = earlier[step - 1];
  if (!source) throw new ToolError('invalid_arguments', `$${step}.${field} is not an earlier change.`);
  if (source.change.facts.kind === 'create' || GIVEN_BY_API.has(field)) return;
  throw new ToolError(
    'invalid_arguments',
    `$${step}.${field}: change ${step} creates nothing, so that only ${[...GIVEN_BY_API].join(', ')} of its answer can be referred to.`,
    { hint: 'Give the value itself, so that the person sees it.' },
  );
}

async function preparedStep(
  execution: Execution,
  earlier: readonly Step[],
  name: string,
  args: Json,
): Promise<Step> {
  const number = earlier.length + 1;
  const { record } = await availableOperation(execution.runtime, name);
  if (record.risk === 'read') throw new ToolError('wrong_runner', 'It changes nothing; read before.');
  if (args.save_secrets_to !== undefined)
    throw new ToolError('invalid_arguments', 'save_secrets_to is not possible here; call the tool alone.');
  if (handedBy(record, args) === 'file')
    throw new ToolError(
      'invalid_arguments',
      'Its answer is a secret or a link for a person; call it alone, with save_secrets_to.',
    );
  const references = referencesIn(args);
  for (const reference of references) assertSeen(reference, earlier);
  const { change } =
    references.length > 0
      ? await execution.preparePending(record, args, placeholders(args))
      : await execution.prepare(record, withReferences(args, resolver(new Map())));
  if (!change) throw new ToolError('not_available', 'What it changes is not known to this server.');
  return { number, tool: record, args, references, change };
}

const placeholders = (args: Json): Json =>
  withReferences(args, ({ step, field }) => pendingWords(field, step)) as Json;
