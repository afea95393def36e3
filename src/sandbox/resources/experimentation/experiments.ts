/** Early access: experiments over the variations of a feature flag. */

import { itemAt } from '../../engine/item-at.js';
import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, invalidBody } from '../../errors.js';
import { visible } from '../../pagination.js';
import { base58Id } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { type Handler, noContent, ok, type SandboxContext } from '../../types.js';
import { checkStep, EXPERIMENTS, FLAGS, missing, SEGMENTS, taken, VARIATIONS } from './flags.js';

const experimentOf = itemAt(EXPERIMENTS, missing('experiment'));

/** From which states which ones can be reached. */
const STEPS: Record<string, string[]> = {
  draft: ['active', 'archived'],
  active: ['paused', 'completed'],
  paused: ['active', 'completed'],
  completed: ['archived'],
  archived: [],
};

const MAX_ALLOCATIONS = 20;

/** Allocations are of variations of the flag, and of segments that exist. */
function checkAllocations({ allocations, feature_flag_id: flag }: Doc, { tenant }: SandboxContext): void {
  const all = (allocations as Doc[] | undefined) ?? [];
  if (all.length > MAX_ALLOCATIONS)
    throw invalidBody(`Experiments may have at most ${MAX_ALLOCATIONS} allocations.`);
  for (const { variation_id: variation, segment_id: segment } of all) {
    if (
      variation !== undefined &&
      tenant.collection(VARIATIONS).get(String(variation))?.feature_flag_id !== flag
    )
      throw invalidBody('Variation does not belong to the referenced feature flag.');
    if (segment !== undefined && segment !== null && !tenant.collection(SEGMENTS).has(String(segment)))
      throw invalidBody('Segment not found.');
  }
}

/** What keeps an experiment from running. */
function problems(ctx: SandboxContext, experiment: Doc): { code: string; message: string }[] {
  const allocations = (experiment.allocations as Doc[] | undefined) ?? [];
  const found: { code: string; message: string }[] = [];
  if (!ctx.tenant.collection(FLAGS).has(String(experiment.feature_flag_id))) {
    found.push({ code: 'feature_flag_not_found', message: 'The feature flag does not exist.' });
  }
  for (const { variation_id: id } of allocations) {
    const variation = ctx.tenant.collection(VARIATIONS).get(String(id));
    if (variation?.feature_flag_id !== experiment.feature_flag_id) {
      found.push({
        code: 'variation_not_found',
        message: `The variation ${String(id)} is not one of the feature flag's.`,
      });
    }
  }
  const weights = allocations
    .map(({ weight }) => Number(weight ?? 0))
    .reduce((sum, weight) => sum + weight, 0);
  if (experiment.allocation_strategy === 'percentage' && weights !== 100) {
    found.push({ code: 'invalid_weights', message: 'The weights of the allocations must add up to 100.' });
  }
  if (allocations.filter(({ is_control: control }) => control === true).length !== 1) {
    found.push({ code: 'invalid_control', message: 'Exactly one allocation must be the control.' });
  }
  return found;
}

const judged = (experiment: Doc, ctx: SandboxContext): Doc => ({
  ...experiment,
  is_valid: problems(ctx, experiment).length === 0,
});

const setExperimentStatus: Handler = (ctx) => {
  const old = experimentOf(ctx);
  const { status } = ctx.body as { status: string };
  if (old.status === 'completed' && status === 'active')
    throw badRequest('Completed experiments cannot be reactivated.', 'invalid_status_transition');
  checkStep(STEPS, old.status, status);
  if (status === 'active' && problems(ctx, old).length > 0)
    throw badRequest('Experiment cannot be activated: validation failed.', 'invalid_body');
  const now = ctx.iso();
  const doc = ctx.tenant.collection(EXPERIMENTS).update(String(old.id), {
    status,
    updated_at: now,
    ...(status === 'active' ? { started_at: old.started_at ?? now } : {}),
    ...(status === 'completed' ? { ended_at: now } : {}),
  });
  return ok(visible(doc as Doc));
};

const removeExperiment: Handler = (ctx) => {
  const { id, status } = experimentOf(ctx);
  if (status === 'active')
    throw badRequest('Active experiments cannot be deleted. Pause or complete the experiment first.');
  ctx.tenant.collection(EXPERIMENTS).delete(String(id));
  return noContent();
};

const validate: Handler = (ctx) => {
  const errors = problems(ctx, experimentOf(ctx));
  return ok({ is_valid: errors.length === 0, errors });
};

const advanceRamp: Handler = (ctx) => {
  const old = experimentOf(ctx);
  const from = Number(old.$ramp ?? 0);
  const to = Number((ctx.body as Doc).target_level);
  if (to !== from + 1) throw badRequest('The target level must be the immediate next level.', 'invalid_body');
  ctx.tenant.collection(EXPERIMENTS).update(String(old.id), { $ramp: to });
  return ok({ experiment_id: old.id, from_level: from, to_level: to, current_level: to });
};

export const experiments: ResourceModule = {
  traits: [
    {
      path: '/experimentation/experiments',
      mint: () => base58Id('exp'),
      missing: missing('experiment'),
      unique: [{ property: 'name', refusal: taken('experiment') }],
      create: (draft, ctx) => {
        if (!ctx.tenant.collection(FLAGS).has(String(draft.feature_flag_id))) throw missing('feature flag')();
        checkAllocations(draft, ctx);
        return judged({ ...draft, status: 'draft' }, ctx);
      },
      update: (merged, old, ctx) => {
        const changed = (ctx.body as Doc).allocations !== undefined;
        if (changed && old.status === 'active')
          throw badRequest('Allocations cannot be modified while the experiment is active.', 'invalid_body');
        if (changed) checkAllocations(merged, ctx);
        return judged(merged, ctx);
      },
    },
  ],
  handlers: {
    'POST /experimentation/experiments/{id}/status': setExperimentStatus,
    'DELETE /experimentation/experiments/{id}': removeExperiment,
    'POST /experimentation/experiments/{id}/validate': validate,
    'POST /experimentation/experiments/{id}/advance-ramp': advanceRamp,
  },
};
