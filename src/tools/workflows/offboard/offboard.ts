/**
 * Revokes a user's access: a plan that a person approves as a whole, then its steps, each checked against policy, limits
 * and audit as if it had been called alone. Calling again resumes it.
 */
import type { ToolRecord } from '../../../catalog/tool-record.js';
import { toWire } from '../../../catalog/wire.js';
import { newChangeId } from '../../../policy/change/journal.js';
import type { ConfirmEvidence } from '../../../policy/confirm/confirm-request.js';
import { quoteWhole } from '../../../policy/confirm/question/value-lines.js';
import { errorResult } from '../../answer/result.js';
import { type Confirmed, Execution, type PreparedCall } from '../../call/execute.js';
import { undoInWordsOfAll } from '../../changes/record-change.js';
import { ToolError } from '../../errors.js';
import { removeOrganizationMembers } from '../../operations/organizations.js';
import { deleteUser } from '../../operations/users.js';
import type { CallContext, CallOutcome, Runtime } from '../../runtime.js';
import { notFound } from '../access/investigate.js';
import { answer, coverage, drop, keepFirst, some } from '../answer.js';
import { findAccounts, findTwins, identifierOf, toAccount } from '../person.js';
import { Reader } from '../reader.js';
import { makePlan, type Plan, type Step } from './plan.js';

const MOST_READS = 40;
/** Open steps that the sentence names. */
const MOST_NAMED = 10;

export interface Request {
  user: string;
  delete?: boolean | undefined;
}

interface StepReport {
  step: string;
  tool: string;
  status: 'done' | 'failed' | 'left_out';
  why?: string;
}

export async function offboard(
  runtime: Runtime,
  record: ToolRecord,
  args: Request,
  call: CallContext,
): Promise<CallOutcome> {
  const reader = new Reader(runtime, call, { limit: MOST_READS });
  const asked = identifierOf(args.user);
  const found = await findAccounts(reader, asked);
  const accounts = (found ?? []).map(toAccount);
  const [account] = accounts;
  if (!account) throw notFound(reader, args.user);
  if (accounts.length > 1) {
    throw new ToolError(
      'several_accounts',
      `${accounts.length} accounts match ${JSON.stringify(args.user)}: ${accounts.map(({ user_id }) => user_id).join(', ')}. Nothing was changed.`,
      { hint: 'Call once per account, with its user_id.' },
    );
  }
  const [plan, twins] = await Promise.all([
    makePlan(reader, account, args.delete === true),
    findTwins(reader, asked, account),
  ]);
  const others = twins.map(({ user_id }) => String(user_id)).filter((id) => id !== account.user_id);
  const again = { user: account.user_id, ...(args.delete === true ? { delete: true } : {}) };
  const page = { reader, again, plan, others };
  if (plan.steps.length === 0) return finished(runtime, account.user_id, page, []);
  const execution = new Execution(runtime, call);
  const { possible, leftOut } = await weigh(execution, plan);
  if (possible.length === 0) {
    throw new ToolError(
      'not_available',
      `No step is possible: ${leftOut.map(({ why }) => why).join(' ')} Nothing was changed.`,
    );
  }
  const { agreed, steps } = await askForMost(execution, record, page, possible, leftOut);
  if (agreed.kind === 'asked') return agreed.outcome;
  execution.partOf = newChangeId();
  const reports: StepReport[] = [...leftOut];
  for (const step of steps) reports.push(await take(execution, step, agreed.evidence, reports));
  return finished(runtime, account.user_id, page, inOrder(plan, reports), execution);
}

/** What the confirmation prompt and the report state in addition to the steps. */
interface Page {
  reader: Reader;
  /** The arguments that resume it. */
  again: Record<string, unknown>;
  plan: Plan;
  /** Ids of other accounts with the same address or number; no step changes them. */
  others: readonly string[];
}

/** A step that may be taken, up to the confirmation. */
interface ReadyStep extends Step {
  prepared: PreparedCall;
}

/** Which steps policy, scopes and protected targets allow; a protected person stops everything. */
async function weigh(execution: Execution, { steps }: Plan) {
  const possible: ReadyStep[] = [];
  const leftOut: StepReport[] = [];
  const weighed = await Promise.all(steps.map((step) => prepare(execution, step)));
  steps.forEach((step, i) => {
    const prepared = weighed[i];
    if (typeof prepared === 'object') possible.push({ ...step, prepared });
    else
      leftOut.push({ step: step.does, tool: step.operation.name, status: 'left_out', why: String(prepared) });
  });
  return { possible, leftOut };
}

/** The prepared step, or why it has to be left out. @throws ToolError for a protected target */
async function prepare(
  execution: Execution,
  { operation, arguments: args }: Step,
): Promise<PreparedCall | string> {
  const availability = execution.runtime.gate.check(operation);
  if (!availability.available) return availability.detail;
  try {
    return await execution.prepare(operation, args);
  } catch (error) {
    if (error instanceof ToolError && error.code !== 'target_protected') return error.message;
    throw error;
  }
}

/** Memberships that one question names where all of them do not fit. */
const MOST_MEMBERSHIPS = 5;
/** The whole does not fit a question, or the approval that comes with the call was for less than the whole. */
const NOT_AS_A_WHOLE = new Set(['question_too_large', 'state_other_arguments']);

/** Asks for the whole plan; where the memberships are too many for one question, for the rest and some of them. */
async function askForMost(
  execution: Execution,
  record: ToolRecord,
  page: Page,
  possible: readonly ReadyStep[],
  leftOut: readonly StepReport[],
): Promise<{ agreed: Confirmed; steps: readonly ReadyStep[] }> {
  try {
    return { agreed: await ask(execution, record, page, possible, leftOut), steps: possible };
  } catch (error) {
    const memberships = possible.filter(({ operation }) => operation === removeOrganizationMembers);
    const later = memberships.slice(MOST_MEMBERSHIPS);
    if (!(error instanceof ToolError) || !NOT_AS_A_WHOLE.has(error.code) || later.length === 0) throw error;
    const steps = possible.filter((step) => !later.includes(step) && step.operation !== deleteUser);
    page.plan.unseen.push(`${later.length} more organizations, which are for the next calls`);
    return { agreed: await ask(execution, record, page, steps, leftOut), steps };
  }
}

/** One question for the whole plan: its steps in words, their effects, and each with what it changes. */
async function ask(
  execution: Execution,
  record: ToolRecord,
  { again: args, plan, others }: Page,
  steps: readonly ReadyStep[],
  leftOut: readonly StepReport[],
): Promise<Confirmed> {
  const notes = [
    ...steps.map(({ does }, i) => `step ${i + 1}: ${quoteWhole(does)}`),
    ...leftOut.map(({ step, why = '' }, i) => `left out ${i + 1}: ${quoteWhole(`${step}: ${why}`)}`),
  ];
  if (plan.unseen.length > 0) notes.push(`could not look at: ${quoteWhole(plan.unseen.join(', '))}`);
  if (others.length > 0)
    notes.push(`stays as it is: other accounts of this person: ${quoteWhole(others.join(', '))}`);
  const trail = execution.trail(record);
  trail.args = { ...args };
  try {
    const wire = toWire(record, { ...args, steps: steps.map(({ does }) => does) });
    const outcome = await execution.confirmAll(wire, {
      title: `${record.title} (${record.name})`,
      notes,
      steps: steps.flatMap(({ prepared: { operation, change } }) =>
        change ? [{ tool: operation, change }] : [],
      ),
    });
    if (outcome.kind === 'asked') trail.decided('ask');
    else trail.decided('run', outcome.evidence, [`user ${String(args.user)}`]);
    return outcome;
  } catch (error) {
    trail.failed(error);
    throw error;
  }
}

/** Runs one step: never throws, so that the next ones still run. */
async function take(
  execution: Execution,
  { does, operation, prepared }: ReadyStep,
  evidence: ConfirmEvidence,
  before: readonly StepReport[],
): Promise<StepReport> {
  const report = { step: does, tool: operation.name };
  if (operation.name === 'delete_user' && before.some(({ status }) => status === 'failed')) {
    return {
      ...report,
      status: 'left_out',
      why: 'An earlier step failed; the account is kept until all have succeeded.',
    };
  }
  try {
    execution.call.progress?.(does);
    await execution.carryOut(prepared, evidence);
    return { ...report, status: 'done' };
  } catch (error) {
    const { code, message } = (errorResult(operation.name, error).structuredContent?.error ?? {}) as Record<
      string,
      string
    >;
    return { ...report, status: 'failed', why: [code, message].filter(Boolean).join(': ').slice(0, 240) };
  }
}

/** Reports in the order of the plan. */
const inOrder = ({ steps }: Plan, reports: readonly StepReport[]): StepReport[] =>
  steps.flatMap(({ does }) => reports.find(({ step }) => step === does) ?? []);

function finished(
  runtime: Runtime,
  userId: string,
  { reader, again, plan, others }: Page,
  steps: readonly StepReport[],
  made?: Pick<Execution, 'partOf' | 'recorded'>,
): CallOutcome {
  const open = steps.filter(({ status }) => status !== 'done');
  const gone = steps.some(({ tool, status }) => tool === 'delete_user' && status === 'done');
  // Deleting the account also removes what could not be read.
  const unseen = gone ? [] : plan.unseen;
  const told = [
    ...(unseen.length > 0 ? [` Not looked at, or not yet: ${unseen.join(', ')}; these may remain.`] : []),
    ...(others.length > 0 ? [` Other accounts of this person are untouched: ${others.join(', ')}.`] : []),
  ].join('');
  const sentence =
    steps.length === 0
      ? `${userId} has no access left to revoke${unseen.length > 0 ? ' in what could be read' : ''}.`
      : open.length === 0
        ? `${userId}${unseen.length > 0 ? '' : ' is offboarded'}: all ${steps.length} steps are done.`
        : `${userId}: ${steps.length - open.length} of ${steps.length} steps are done; ${open
            .slice(0, MOST_NAMED)
            .map(({ step, status }) => `${step} (${status.replace('_', ' ')})`)
            .join('; ')}${open.length > MOST_NAMED ? `; and ${open.length - MOST_NAMED} more` : ''}.`;
  const body = {
    user_id: userId,
    complete: open.length === 0 && unseen.length === 0,
    steps,
    already_done: plan.done,
    may_remain: some(unseen),
    other_accounts: some(others),
    ...(made && made.recorded.length > 0
      ? { change_id: made.partOf, undo: undoInWordsOfAll(made.recorded) }
      : {}),
    ...(open.length > 0 || unseen.length > 0
      ? {
          resume: {
            tool: 'offboard_user',
            arguments: again,
            does: 'Continues with the remaining steps; completed steps are not repeated.',
          },
        }
      : {}),
    ...coverage(reader),
  };
  const result = answer(runtime, `${sentence}${told}`, body, {
    bytes: 6_000,
    trims: [drop('looked_at'), keepFirst('steps', 20), keepFirst('already_done', 10)],
  });
  if (open.some(({ status }) => status === 'failed')) result.isError = true;
  return { kind: 'result', result };
}
