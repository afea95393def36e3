/** Rules and the settings that rules read. */

import type { ResourceModule } from '../engine/resource-module.js';
import { unique } from '../engine/traits.js';
import { conflict, notFound } from '../errors.js';
import { prefixedId } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { type Handler, noContent, ok, type SandboxContext } from '../types.js';

const CONFIGS = 'rules-configs';

/** Values are written only: lists show the keys. */
const listConfigs: Handler = ({ tenant }) =>
  ok(
    tenant
      .collection(CONFIGS)
      .list()
      .map(({ key }) => ({ key })),
  );

const setConfig: Handler = (ctx) => {
  const doc = { key: ctx.params.key ?? '', value: (ctx.body as Doc).value };
  const configs = ctx.tenant.collection(CONFIGS);
  return ok(configs.replace(doc.key, doc) ?? configs.insert(doc));
};

const removeConfig: Handler = (ctx) => {
  ctx.tenant.collection(CONFIGS).delete(ctx.params.key ?? '');
  return noContent();
};

/** No two rules of a stage may share a place in the order. */
function refuseTakenOrder(rule: Doc, { tenant }: SandboxContext): Doc {
  const taken = tenant
    .collection('rules')
    .list()
    .some(({ id, stage, order }) => id !== rule.id && stage === rule.stage && order === rule.order);
  if (taken) throw conflict('A rule with the same order already exists', 'rule_conflict');
  return rule;
}

/** The place after all others. */
const nextOrder = ({ tenant }: SandboxContext): number =>
  Math.max(
    0,
    ...tenant
      .collection('rules')
      .list()
      .map(({ order }) => Number(order)),
  ) + 1;

export const rules: ResourceModule = {
  collections: [{ name: CONFIGS, key: 'key' }],
  traits: [
    {
      path: '/rules',
      mint: () => prefixedId('rul'),
      missing: () => notFound('The rule does not exist.', 'inexistent_rule'),
      unique: [unique('name', 'A rule with the same name already exists', 'rule_conflict')],
      create: (draft, ctx) =>
        refuseTakenOrder({ enabled: true, stage: 'login_success', order: nextOrder(ctx), ...draft }, ctx),
      update: (merged, _old, ctx) => refuseTakenOrder(merged, ctx),
      sort: (a, b) => Number(a.order) - Number(b.order),
    },
  ],
  handlers: {
    'GET /rules-configs': listConfigs,
    'PUT /rules-configs/{key}': setConfig,
    'DELETE /rules-configs/{key}': removeConfig,
  },
};
