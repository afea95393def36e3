/** Prompts: settings, texts, partials and how screens are rendered. */

import screens from '../../../catalog/sandbox/prompt-screens.json' with { type: 'json' };
import type { ResourceModule } from '../engine/resource-module.js';
import { setting } from '../engine/setting.js';
import { badRequest, invalidBody, tooLong } from '../errors.js';
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

const screensOf: Readonly<Record<string, readonly string[]>> = screens;
const SCREENS: ReadonlySet<string> = new Set(Object.values(screens).flat());

const invalidScreen = (screen: string) => badRequest(`Invalid screen "${screen}".`, 'invalid_body');

/** A screen is one of its prompt. */
function checkScreen(prompt: string, screen: string): void {
  if (screensOf[prompt]?.includes(screen) === false) throw invalidScreen(screen);
}

/** Texts of one's own that a screen can have in a language (public documentation, customize-signup-and-login-prompts). */
const MOST_OWN_TEXTS = 30;

/** Texts are for screens that there are; which prompt shows a screen is not asked. */
function checkTexts(body: Doc): Doc {
  for (const [screen, texts] of Object.entries(body)) {
    if (!SCREENS.has(screen)) throw invalidScreen(screen);
    const own = Object.keys((texts ?? {}) as Doc).filter((name) => name.startsWith('var-'));
    if (own.length > MOST_OWN_TEXTS)
      throw badRequest(`A screen can have at most ${MOST_OWN_TEXTS} custom text variables`, 'invalid_body');
  }
  return body;
}

/** Where pieces of a page can be, and how long they are at most (same page). */
const PLACE = /^(form-content|(form-content|form-footer|secondary-actions)-(start|end))$/;
const LONGEST_PIECE = 10_000;

function checkPieces(body: Doc): Doc {
  for (const [screen, pieces] of Object.entries(body)) {
    if (!SCREENS.has(screen) && !screen.startsWith('passkeys-')) throw invalidScreen(screen);
    for (const [place, piece] of Object.entries((pieces ?? {}) as Doc)) {
      if (!PLACE.test(place)) throw badRequest(`Invalid insertion point "${place}".`, 'invalid_body');
      if (String(piece).length > LONGEST_PIECE)
        throw invalidBody(tooLong(`${String(piece).length} chars`, LONGEST_PIECE, `${screen}.${place}`));
    }
  }
  return body;
}

const setRendering: Handler = (ctx) => {
  const { prompt = '', screen = '' } = ctx.params;
  checkScreen(prompt, screen);
  store(ctx, prompt, screen, ctx.body as Doc);
  return ok(withoutNulls(ctx.body as Doc));
};

const setRenderings: Handler = (ctx) => {
  const { configs = [] } = ctx.body as { configs?: Doc[] };
  for (const { prompt, screen } of configs) checkScreen(String(prompt), String(screen));
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
    setting('/prompts/{prompt}/custom-text/{language}', { write: checkTexts }),
    setting('/prompts/{prompt}/partials', { write: (body) => withoutEmpty(checkPieces(body)) }),
    setting('/prompts/mfa-push'),
  ],
  handlers: {
    'GET /prompts/rendering': listRenderings,
    'PATCH /prompts/rendering': setRenderings,
    'GET /prompts/{prompt}/screen/{screen}/rendering': getRendering,
    'PATCH /prompts/{prompt}/screen/{screen}/rendering': setRendering,
  },
};
