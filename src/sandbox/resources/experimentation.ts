/** Early access: feature flags with variations, segments, and experiments over them. */

import type { ResourceModule } from '../engine/resource-module.js';
import { badRequest, conflict, notFound } from '../errors.js';
import { visible } from '../pagination.js';
import { base58Id } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { type Handler, noContent, ok, type SandboxContext } from '../types.js';

const FLAGS = 'experimentation/feature-flags';
const VARIATIONS = 'experimentation/feature-flags/variations';
const EXPERIMENTS = 'experimentation/experiments';

const missing = (what: string) => () => notFound(`The ${what} does not exist.`);
const taken = (what: string) => () => conflict(`A ${what} with the same name already exists.`);

function itemOf(ctx: SandboxContext, collection: string, what: string): Doc {
  const doc = ctx.tenant.collection(collection).get(ctx.params.id ?? '');
  if (!doc) throw missing(what)();
  return doc;
}

/** From which states which ones can be reached. */
const FLAG_STEPS: Record<string, string[]> = {
  draft: ['active', 'archived'],
  active: ['draft', 'archived'],
  archived: ['draft'],
};
const EXPERIMENT_STEPS: Record<string, string[]> = {
  draft: ['active', 'archived'],
  active: ['paused', 'completed'],
  paused: ['active', 'completed'],
  completed: ['archived'],
  archived: [],
};

function checkStep(steps: Record<string, string[]>, from: unknown, to: string): void {
  if (from !== to && !steps[String(from)]?.includes(to)) {
    throw badRequest(`The status cannot change from ${String(from)} to ${to}.`, 'invalid_status_transition');
  }
}

const setFlagStatus: Handler = (ctx) => {
  const flag = itemOf(ctx, FLAGS, 'feature flag');
  const { status } = ctx.body as { status: string };
  checkStep(FLAG_STEPS, flag.status, status);
  return ok(
    visible(ctx.tenant.collection(FLAGS).update(String(flag.id), { status, updated_at: ctx.iso() }) as Doc),
  );
};

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
  const old = itemOf(ctx, EXPERIMENTS, 'experiment');
  const { status } = ctx.body as { status: string };
  checkStep(EXPERIMENT_STEPS, old.status, status);
  const [problem] = status === 'active' ? problems(ctx, old) : [];
  if (problem) throw badRequest(problem.message, problem.code);
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
  const { id, status } = itemOf(ctx, EXPERIMENTS, 'experiment');
  if (status === 'active')
    throw badRequest('Active experiments cannot be deleted. Pause or complete the experiment first.');
  ctx.tenant.collection(EXPERIMENTS).delete(String(id));
  return noContent();
};

const validate: Handler = (ctx) => {
  const errors = problems(ctx, itemOf(ctx, EXPERIMENTS, 'experiment'));
  return ok({ is_valid: errors.length === 0, errors });
};

const advanceRamp: Handler = (ctx) => {
  const old = itemOf(ctx, EXPERIMENTS, 'experiment');
  const from = Number(old.$ramp ?? 0);
  const to = Number((ctx.body as Doc).target_level);
  if (to !== from + 1) throw badRequest('The target level must be the immediate next level.', 'invalid_body');
  ctx.tenant.collection(EXPERIMENTS).update(String(old.id), { $ramp: to });
  return ok({ experiment_id: old.id, from_level: from, to_level: to, current_level: to });
};

export const experimentation: ResourceModule = {
  traits: [
    {
      path: '/experimentation/feature-flags',
      mint: () => base58Id('flg'),
      missing: missing('feature flag'),
      unique: [{ property: 'name', refusal: taken('feature flag') }],
      create: (draft) => ({ ...draft, type: 'self', status: 'draft' }),
    },
    {
      path: '/experimentation/feature-flags/{id}/variations',
      mint: () => base58Id('var'),
      missing: missing('variation'),
      unique: [{ property: 'name', refusal: taken('variation') }],
      create: (draft) => ({ ...draft, feature_flag_id: draft.$parent }),
      update: (merged, old) => ({
        ...merged,
        overrides: mergedOverrides(old.overrides as Doc, merged.overrides as Doc),
      }),
    },
    {
      path: '/experimentation/segments',
      mint: () => base58Id('seg'),
      missing: missing('segment'),
      unique: [{ property: 'name', refusal: taken('segment') }],
      create: (draft) => ({ ...draft, type: 'self' }),
    },
    {
      path: '/experimentation/experiments',
      mint: () => base58Id('exp'),
      missing: missing('experiment'),
      unique: [{ property: 'name', refusal: taken('experiment') }],
      create: (draft, ctx) => judged({ ...draft, status: 'draft' }, ctx),
      update: (merged, _old, ctx) => judged(merged, ctx),
    },
  ],
  handlers: {
    'POST /experimentation/feature-flags/{id}/status': setFlagStatus,
    'POST /experimentation/experiments/{id}/status': setExperimentStatus,
    'DELETE /experimentation/experiments/{id}': removeExperiment,
    'POST /experimentation/experiments/{id}/validate': validate,
    'POST /experimentation/experiments/{id}/advance-ramp': advanceRamp,
  },
};

/** A null override removes the one that was there. */
const mergedOverrides = (old: Doc, given: Doc): Doc =>
  Object.fromEntries(Object.entries({ ...old, ...given }).filter(([, value]) => value !== null));
