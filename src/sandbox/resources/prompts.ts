/** Prompts: settings, texts, partials and how screens are rendered. */

import type { ResourceModule } from '../engine/resource-module.js';
import { setting } from '../engine/setting.js';
import { paginate, selectFields } from '../pagination.js';
import { asChanges, withoutNulls } from '../state/changes.js';
import type { Doc } from '../state/store.js';
import { tenantName } from '../state/tenant-name.js';
import { type Handler, ok, type SandboxContext } from '../types.js';

const RENDERINGS = 'prompts/rendering';

const key = (prompt: string, screen: string): string => `${prompt} ${screen}`;

const STANDARD = {
  rendering_mode: 'standard',
  context_configuration: [],
  default_head_tags_disabled: false,
  head_tags: [],
  filters: null,
  use_page_template: false,
};

/** How a screen is rendered: what was set, else the standard. */
const getRendering: Handler = (ctx) => {
  const { prompt = '', screen = '' } = ctx.params;
  const stored = ctx.tenant.collection(RENDERINGS).get(key(prompt, screen));
  const { $key: _key, ...config } = stored ?? {};
  return ok({ tenant: tenantName(ctx.url), prompt, screen, ...STANDARD, ...config });
};

function store(ctx: SandboxContext, prompt: string, screen: string, given: Doc): Doc {
  const renderings = ctx.tenant.collection(RENDERINGS);
  const id = key(prompt, screen);
  const changes = asChanges(given);
  return (
    renderings.update(id, changes) ??
    renderings.insert({ $key: id, tenant: tenantName(ctx.url), prompt, screen, ...STANDARD, ...given })
  );
}

const setRendering: Handler = (ctx) => {
  const { prompt = '', screen = '' } = ctx.params;
  store(ctx, prompt, screen, ctx.body as Doc);
  return ok(withoutNulls(ctx.body as Doc));
};

const setRenderings: Handler = (ctx) => {
  const { configs = [] } = ctx.body as { configs?: Doc[] };
  for (const { prompt, screen, ...given } of configs) store(ctx, String(prompt), String(screen), given);
  return ok({ configs });
};

const listRenderings: Handler = (ctx) => {
  const { prompt, screen, rendering_mode: mode } = ctx.query;
  const found = ctx.tenant
    .collection(RENDERINGS)
    .list()
    .filter(
      (doc) =>
        (prompt === undefined || doc.prompt === prompt) && (screen === undefined || doc.screen === screen),
    )
    .filter((doc) => mode === undefined || doc.rendering_mode === mode);
  return ok(
    paginate(found, ctx, { key: 'configs', alwaysObject: true, view: (doc) => selectFields(doc, ctx.query) }),
  );
};

/** Screens and insertion points with nothing in them are not kept. */
const withoutEmpty = (body: Doc): Doc =>
  Object.fromEntries(
    Object.entries(body).filter(
      ([, part]) => typeof part !== 'object' || part === null || Object.keys(part).length > 0,
    ),
  );

export const prompts: ResourceModule = {
  collections: [{ name: RENDERINGS, key: '$key' }],
  singletons: [
    setting('/prompts'),
    setting('/prompts/{prompt}/custom-text/{language}'),
    setting('/prompts/{prompt}/partials', { write: withoutEmpty }),
    setting('/prompts/mfa-push'),
  ],
  handlers: {
    'GET /prompts/rendering': listRenderings,
    'PATCH /prompts/rendering': setRenderings,
    'GET /prompts/{prompt}/screen/{screen}/rendering': getRendering,
    'PATCH /prompts/{prompt}/screen/{screen}/rendering': setRendering,
  },
};
