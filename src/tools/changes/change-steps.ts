/** The changes of one call, each prepared as if it had been called alone, before the first is made. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { pick } from '../../catalog/wire.js';
import type { Change } from '../../policy/change/change.js';
import { presentValue } from '../../policy/change/present.js';
import { asLeftBy } from '../../policy/change/together/as-left.js';
import { pendingWords } from '../../policy/confirm/pending.js';
import type { Execution } from '../call/execute.js';
import { availableOperation } from '../discovery/describe-operation.js';
import { ToolError } from '../errors.js';
import { handedBy } from '../own-arguments.js';
import type { ApplyChanges } from './apply-arguments.js';
import {
  asWritten,
  mapTexts,
  type Reference,
  referencesIn,
  resolver,
  rewritten,
  withReferences,
} from './references.js';

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

/** The fields of a creation's answer that identify what it made, and nothing that was there before. */
function ownIds({ change: { facts } }: Step): string[] {
  if (!facts.inverse) return ['id'];
  const places = Object.values(facts.inverse.path ?? {});
  return places.filter((place) => place.startsWith('answer.')).map((place) => place.slice('answer.'.length));
}

/**
 * What a reference is written as once everything that is known already is in its place: a person must see what it
 * stands for, and what is there already is read and named like any other id. Only the id of what a change is yet to
 * make remains a reference.
 *
 * @throws ToolError where it is not known: such a text may be the id of anything
 */
function known({ step, field }: Reference, earlier: readonly Step[]): unknown {
  const source = earlier[step - 1];
  if (!source) throw new ToolError('invalid_arguments', `$${step}.${field} is not an earlier change.`);
  const { facts, wire, present } = source.change;
  const creates = facts.kind === 'create';
  const names = creates ? ownIds(source) : [...GIVEN_BY_API];
  if (creates && names.includes(field)) return `$${step}.${field}`;
  const there = creates ? wire.body : names.includes(field) ? presentValue(present) : undefined;
  const value = pick(there, field);
  if (value !== undefined && value !== null) return asGiven(value, source.references);
  throw new ToolError(
    'invalid_arguments',
    `Of the answer of change ${step}, only ${names.join(', ') || 'nothing'} can be referred to, not ${field}.`,
    { hint: 'Give the value itself, so that the person sees it.' },
  );
}

/** A value of an earlier change's request as it was given there, references included. */
const asGiven = (value: unknown, references: readonly Reference[]): unknown =>
  mapTexts(value, (text) => {
    const stood = references.find(({ step, field }) => pendingWords(field, step) === text);
    return stood ? `$${stood.step}.${stood.field}` : asWritten(text);
  });

async function preparedStep(
  execution: Execution,
  earlier: readonly Step[],
  name: string,
  given: Json,
): Promise<Step> {
  const number = earlier.length + 1;
  const { record } = await availableOperation(execution.runtime, name);
  if (record.risk === 'read') throw new ToolError('wrong_runner', 'It changes nothing; read before.');
  const args = rewritten(given, (reference) => known(reference, earlier)) as Json;
  if (args.save_secrets_to !== undefined)
    throw new ToolError('invalid_arguments', 'save_secrets_to is not possible here; call the tool alone.');
  if (handedBy(record, args) === 'file')
    throw new ToolError(
      'invalid_arguments',
      'Its answer is a secret or a link for a person; call it alone, with save_secrets_to.',
    );
  const references = referencesIn(args);
  const before = earlier.map(({ change }) => change);
  const read = asLeftBy(before, execution.present);
  const { change } =
    references.length > 0
      ? await execution.preparePending(record, args, placeholders(args), read)
      : await execution.prepare(record, withReferences(args, resolver(new Map())), { read });
  if (!change) throw new ToolError('not_available', 'What it changes is not known to this server.');
  return { number, tool: record, args, references, change };
}

const placeholders = (args: Json): Json =>
  withReferences(args, ({ step, field }) => pendingWords(field, step)) as Json;
