/** Rules and the settings that rules read. */
import { conflict, notFound } from '../errors.js';
import { prefixedId } from '../ids.js';
import { type Doc, type Handler, noContent, ok, type ResourceModule } from '../types.js';

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

export const rules: ResourceModule = {
  collections: [{ name: CONFIGS, key: 'key' }],
  traits: [
    {
      path: '/rules',
      mint: () => prefixedId('rul'),
      missing: () => notFound('The rule does not exist.', 'inexistent_rule'),
      unique: [
        {
          property: 'name',
          refusal: () => conflict('A rule with the same name already exists', 'rule_conflict'),
        },
      ],
      create: (draft, { tenant }) => ({
        enabled: true,
        stage: 'login_success',
        order:
          Math.max(
            0,
            ...tenant
              .collection('rules')
              .list()
              .map(({ order }) => Number(order)),
          ) + 1,
        ...draft,
      }),
      sort: (a, b) => Number(a.order) - Number(b.order),
    },
  ],
  handlers: {
    'GET /rules-configs': listConfigs,
    'PUT /rules-configs/{key}': setConfig,
    'DELETE /rules-configs/{key}': removeConfig,
  },
};
