/** `POST /actions/actions/{id}/test`: runs a draft, or a version, with a given or an example event. */
import { isObject } from '../../../text/is-object.js';
import { badRequest } from '../../errors.js';
import { described } from '../../runtime/executions.js';
import { runAction } from '../../runtime/flow.js';
import { sampleEvent } from '../../runtime/sample-event.js';
import { triggerOf } from '../../runtime/triggers.js';
import type { Doc } from '../../state/store.js';
import { ok, type SandboxContext, type SandboxResponse } from '../../types.js';

/**
 * The payload is the event, or has it as `event`, and may name a `version` by number or id; without one, the draft
 * runs. Nothing of what the code asks for is done.
 */
export async function tryAction(
  ctx: SandboxContext,
  action: Doc,
  versions: readonly Doc[],
): Promise<SandboxResponse> {
  const [first] = (action.supported_triggers ?? []) as Doc[];
  const trigger = String(first?.id);
  const facts = triggerOf(trigger);
  if (!facts || !ctx.actions.enabled) return ok({ payload: { commands: [], logs: '' } });
  const payload = ((ctx.body as Doc | undefined)?.payload ?? {}) as Doc;
  const { version: wanted, ...fields } = payload;
  const version =
    wanted === undefined ? action : versions.find(({ id, number }) => id === wanted || number === wanted);
  if (!version) throw badRequest('That action version does not exist.', 'invalid_body');
  const event = sampleEvent(trigger, isObject(fields.event) ? fields.event : fields);
  await ctx.actions.fetch(version.dependencies);
  const deadline = ctx.now() + ctx.actions.budgetMs;
  const draft = { ...version, $deployed: false };
  const { outcome, result } = await runAction(
    ctx,
    trigger,
    { action, version: draft },
    facts.handler,
    event,
    deadline,
  );
  const { error, commands, logs } = outcome;
  return ok({
    payload: {
      commands,
      logs: logs.map(({ level, text }) => `${level.toUpperCase()}: ${text}`).join('\n'),
      duration_ms: result.duration_ms,
      ...(error ? { error: { ...error, message: described(error) } } : {}),
    },
  });
}
