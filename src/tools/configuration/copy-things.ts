/** Plans a copy and has it made through the same pipeline, question and journal as any set of changes. */
import type { ToolRecord } from '../../catalog/tool-record.js';
import { outgoing } from '../../policy/outgoing/outgoing.js';
import { success } from '../answer/result.js';
import { run } from '../changes/run-changes.js';
import { ToolError } from '../errors.js';
import type { CallContext, CallOutcome } from '../runtime.js';
import { nothingSeen } from '../workflows/answer.js';
import { count } from '../workflows/words.js';
import { maskedAsBoth, type Side } from './answer-compare.js';
import type { CopyInput } from './copy-input.js';
import { kindsOf } from './kinds.js';
import { chosenThings, type NotCopied, planCopy } from './plan-copy.js';
import { readConfiguration } from './read-configuration.js';

/** Notes of one answer. */
const MOST_NOTES = 40;

/** @throws ToolError where nothing can be copied */
export async function copyThings(
  from: Side,
  to: Side,
  tool: ToolRecord,
  { things, why, dry_run }: CopyInput,
  call: CallContext,
): Promise<CallOutcome> {
  if (from.name === to.name)
    throw new ToolError('invalid_arguments', 'to: the same tenant. Nothing was changed.');
  const kinds = kindsOf(things.map(({ resource }) => resource));
  const [source, target] = await Promise.all([
    readConfiguration(from.runtime, call, kinds),
    readConfiguration(to.runtime, call, kinds),
  ]);
  for (const [side, { reader, unreadKinds }] of [
    [from, source],
    [to, target],
  ] as const) {
    if (reader.lookedAt.length === 0) throw nothingSeen(reader, `the configuration of ${side.name}`);
    // What is not seen there would be made a second time.
    const [unread] = unreadKinds;
    if (side === to && unread)
      throw new ToolError(
        'nothing_seen',
        `${to.name}: not every ${unread.kind} could be read: ${reader.unseen[0]?.why ?? reader.unseen[0]?.scopes?.join(', ')}. Nothing was changed.`,
      );
  }
  const chosen = chosenThings(source, things);
  const origin = originOf(to);
  const plan = await planCopy(to.runtime.registry, source, target, chosen, origin);
  // What is shown comes from both tenants.
  const place = maskedAsBoth(to.runtime, from.runtime);
  const told = outgoing(
    { from: from.name, to: to.name, same: plan.same, ...notes(plan.notCopied) },
    { masking: place.policy.masking },
  ) as Record<string, unknown>;
  if (plan.changes.length === 0) {
    const sentence = `Nothing to change: ${count(plan.same, 'thing')} of ${to.name} is as in ${from.name}.`;
    return {
      kind: 'result',
      result: success({ ok: true, ...told }, sentence),
    };
  }
  const outcome = await run(
    place,
    tool,
    { changes: plan.changes, why: `Copy from ${from.name}: ${why}`, ...(dry_run ? { dry_run } : {}) },
    call,
  );
  if (outcome.kind !== 'result') return outcome;
  const { result } = outcome;
  if (result.structuredContent === undefined) return outcome;
  // What is left is planned again: the planned calls hold what the other tenant's policy masks.
  const { resume, ...structured } = result.structuredContent;
  const again =
    resume === undefined
      ? {}
      : { resume: { tool: tool.name, arguments: { from: from.name, to: to.name, things, why } } };
  return {
    kind: 'result',
    result: {
      ...result,
      content: [...result.content, { type: 'text', text: JSON.stringify(told) }],
      structuredContent: { ...structured, ...again, ...told },
    },
  };
}

/** The tenant's own address, by its Management API. */
const originOf = ({ runtime }: Side): string => {
  const { audience } = runtime.targets.own;
  return audience !== undefined && URL.canParse(audience)
    ? new URL(audience).origin
    : `https://${runtime.tenant}`;
};

const notes = (notCopied: readonly NotCopied[]): object =>
  notCopied.length === 0
    ? {}
    : {
        not_copied: notCopied.slice(0, MOST_NOTES),
        ...(notCopied.length > MOST_NOTES ? { more_not_copied: notCopied.length - MOST_NOTES } : {}),
      };
