/** Early access: feature flags with their variations, and segments of users. */

import { itemAt } from '../../engine/item-at.js';
import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, conflict, invalidBody, notFound } from '../../errors.js';
import { visible } from '../../pagination.js';
import { base58Id } from '../../state/ids.js';
import type { Doc, Tenant } from '../../state/store.js';
import { type Handler, noContent, ok } from '../../types.js';

export const FLAGS = 'experimentation/feature-flags';
export const VARIATIONS = 'experimentation/feature-flags/variations';
export const SEGMENTS = 'experimentation/segments';
export const EXPERIMENTS = 'experimentation/experiments';

/** Wording of the API document: "Feature flag not found.", "A segment with this name already exists." */
export const missing = (what: string) => () =>
  notFound(`${what[0]?.toUpperCase()}${what.slice(1)} not found.`);
export const taken =
  (what: string, where = '') =>
  () =>
    conflict(`${/^[aeio]/.test(what) ? 'An' : 'A'} ${what} with this name already exists${where}.`);

export const flagOf = itemAt(FLAGS, missing('feature flag'));

/** Bytes of one value of a parameter or an override. */
const MAX_VALUE = 1024;

/** Of the declared type, or text that is JSON of it, as some clients send every value. */
function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'string') return typeof value === 'string';
  let given = value;
  if (typeof value === 'string') {
    try {
      given = JSON.parse(value);
    } catch {
      return false;
    }
  }
  if (type === 'array') return Array.isArray(given);
  if (type === 'object') return typeof given === 'object' && given !== null && !Array.isArray(given);
  return typeof given === type;
}

function checkSize(value: unknown, what: string): void {
  if (Buffer.byteLength(JSON.stringify(value) ?? '') > MAX_VALUE)
    throw invalidBody(`${what} value exceeds maximum size of 1KB.`);
}

function checkParameters({ parameters }: Doc): void {
  for (const { type, value } of Object.values((parameters as Record<string, Doc> | undefined) ?? {})) {
    checkSize(value, 'Parameter');
    if (!isOfType(value, type)) throw invalidBody('Parameter value does not match the declared type.');
  }
}

/** Overrides are of parameters of the flag, of their types, and change them. */
function checkOverrides(overrides: unknown, flag: Doc | undefined): void {
  const parameters = (flag?.parameters as Record<string, Doc> | undefined) ?? {};
  for (const [name, override] of Object.entries(
    (overrides as Record<string, Doc | null> | undefined) ?? {},
  )) {
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (!parameter) throw invalidBody('Invalid override key.');
    if (override === null) continue;
    checkSize(override.value, 'Override');
    if (!isOfType(override.value, parameter.type))
      throw invalidBody('Override value type does not match the parameter type.');
    if (JSON.stringify(override.value) === JSON.stringify(parameter.value))
      throw invalidBody('Override value must differ from the feature flag parameter default value.');
  }
}

const variationsOf = (tenant: Tenant, flag: unknown): Doc[] =>
  tenant.collection(VARIATIONS).by('parent', String(flag));

/** From which states which ones can be reached. */
const STEPS: Record<string, string[]> = {
  draft: ['active', 'archived'],
  active: ['draft', 'archived'],
  archived: ['draft'],
};
const LEAST_VARIATIONS = 2;

export function checkStep(steps: Record<string, string[]>, from: unknown, to: string): void {
  if (from !== to && !steps[String(from)]?.includes(to))
    throw badRequest('Status transition is not allowed.', 'invalid_status_transition');
}

const setStatus: Handler = (ctx) => {
  const { id, status: from } = flagOf(ctx);
  const { status } = ctx.body as { status: string };
  checkStep(STEPS, from, status);
  if (status === 'active' && variationsOf(ctx.tenant, id).length < LEAST_VARIATIONS)
    throw invalidBody(`Feature flag must have at least ${LEAST_VARIATIONS} variations to be activated.`);
  const doc = ctx.tenant.collection(FLAGS).update(String(id), { status, updated_at: ctx.iso() });
  return ok(visible(doc as Doc));
};

const running = (tenant: Tenant): Doc[] =>
  tenant
    .collection(EXPERIMENTS)
    .list()
    .filter(({ status }) => status !== 'archived');

/** Whether an experiment that is not archived allocates people by the value of that name. */
const allocates = (tenant: Tenant, name: string, id: unknown): boolean =>
  running(tenant).some(({ allocations }) =>
    ((allocations as Doc[] | undefined) ?? []).some((allocation) => allocation[name] === id),
  );

const removeFlag: Handler = (ctx) => {
  const id = ctx.params.id ?? '';
  if (running(ctx.tenant).some(({ feature_flag_id: flag }) => flag === id))
    throw conflict(
      'Feature flag is in use by one or more non-archived experiments and cannot be deleted.',
      'feature_flag_in_use',
    );
  ctx.tenant.collection(FLAGS).delete(id);
  return noContent();
};

const removeVariation: Handler = (ctx) => {
  const { id: flag } = flagOf(ctx);
  const all = variationsOf(ctx.tenant, flag);
  const found = all.find(({ id }) => id === ctx.params.vid);
  if (!found) return noContent();
  if (allocates(ctx.tenant, 'variation_id', found.id))
    throw conflict(
      'Variation is in use by one or more non-archived allocations and cannot be deleted.',
      'variation_in_use',
    );
  if (all.length === 1)
    throw invalidBody('Feature flag must have at least one variation. Cannot delete the last variation.');
  ctx.tenant.collection(VARIATIONS).delete(String(found.id));
  return noContent();
};

const removeSegment: Handler = (ctx) => {
  const id = ctx.params.id ?? '';
  if (allocates(ctx.tenant, 'segment_id', id))
    throw conflict('Segment is in use by one or more non-archived experiment allocations.', 'segment_in_use');
  ctx.tenant.collection(SEGMENTS).delete(id);
  return noContent();
};

/** A null override removes the one that was there. */
const mergedOverrides = (old: Doc, given: Doc): Doc =>
  Object.fromEntries(Object.entries({ ...old, ...given }).filter(([, value]) => value !== null));

export const featureFlags: ResourceModule = {
  traits: [
    {
      path: '/experimentation/feature-flags',
      mint: () => base58Id('flg'),
      missing: missing('feature flag'),
      unique: [{ property: 'name', refusal: taken('feature flag') }],
      create: (draft) => {
        checkParameters(draft);
        return { ...draft, type: 'self', status: 'draft' };
      },
      update: (merged) => {
        checkParameters(merged);
        return merged;
      },
    },
    {
      path: '/experimentation/feature-flags/{id}/variations',
      mint: () => base58Id('var'),
      missing: missing('variation'),
      unique: [{ property: 'name', refusal: taken('variation', ' on this feature flag') }],
      create: (draft, ctx) => {
        checkOverrides(draft.overrides, ctx.tenant.collection(FLAGS).get(String(draft.$parent)));
        return { ...draft, feature_flag_id: draft.$parent };
      },
      update: (merged, old, ctx) => {
        const { overrides } = ctx.body as Doc;
        checkOverrides(overrides, ctx.tenant.collection(FLAGS).get(String(old.$parent)));
        return { ...merged, overrides: mergedOverrides(old.overrides as Doc, merged.overrides as Doc) };
      },
    },
    {
      path: '/experimentation/segments',
      mint: () => base58Id('seg'),
      missing: missing('segment'),
      unique: [{ property: 'name', refusal: taken('segment') }],
      create: (draft) => ({ ...draft, type: 'self' }),
    },
  ],
  handlers: {
    'DELETE /experimentation/feature-flags/{id}': removeFlag,
    'POST /experimentation/feature-flags/{id}/status': setStatus,
    'DELETE /experimentation/feature-flags/{id}/variations/{vid}': removeVariation,
    'DELETE /experimentation/segments/{id}': removeSegment,
  },
};
