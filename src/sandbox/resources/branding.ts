/** Branding, themes and the universal login page template. */

import type { ResourceModule } from '../engine/resource-module.js';
import { setting } from '../engine/setting.js';
import { badRequest, conflict, notFound } from '../errors.js';
import { alphanumeric } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { type Handler, noContent, ok, type SandboxContext } from '../types.js';

const TEMPLATE = '/branding/templates/universal-login';
const THEMES = 'branding/themes';

const DOING = { GET: 'retrieving', POST: 'updating', PUT: 'updating', PATCH: 'updating', DELETE: 'deleting' };

const invalidTheme = ({ operation }: SandboxContext) =>
  notFound(
    `There was an error ${DOING[operation.method]} branding settings: invalid theme ID`,
    'theme_not_found',
  );

/** A tenant has one theme. */
function checkFirst({ tenant }: SandboxContext): void {
  if (tenant.collection(THEMES).size > 0) {
    throw conflict(
      'There was an error updating branding settings: The theme already exists',
      'theme_already_exists',
    );
  }
}

const noTemplate = () => notFound('Template does not exist.', 'inexistent_templates_universal_login');

/** Bytes of a page template, and the tags without which no login box appears (answers 400 of the API document). */
const MAX_TEMPLATE = 102_400;
const TAGS = ['auth0:head', 'auth0:widget'];

function checkTemplate(template: string): void {
  if (Buffer.byteLength(template) > MAX_TEMPLATE)
    throw badRequest(`Payload content length greater than maximum allowed: ${MAX_TEMPLATE}`);
  const [heads = 0, widgets = 0] = TAGS.map(
    (tag) => template.split(new RegExp(`\\{%-?\\s*${tag}\\s*-?%\\}`)).length - 1,
  );
  if (heads === 0 || widgets === 0)
    throw badRequest('Payload content missing required Liquid tags (auth0:head and auth0:widget).');
  // alexkappa/terraform-provider-auth0, issue 475.
  if (heads > 1)
    throw badRequest('The template must contain a single auth0:head tag and at least one auth0:widget tag.');
}

const setTemplate: Handler = (ctx) => {
  const known = ctx.tenant.singleton(TEMPLATE) !== undefined;
  const given = ctx.body as string | Doc;
  const template = String(typeof given === 'string' ? given : given.template);
  checkTemplate(template);
  ctx.tenant.setSingleton(TEMPLATE, { body: template });
  return known ? noContent() : { status: 201, body: {} };
};

const getTemplate: Handler = (ctx) => {
  const template = ctx.tenant.singleton(TEMPLATE);
  if (!template) throw noTemplate();
  return ok(template);
};

const removeTemplate: Handler = (ctx) => {
  ctx.tenant.setSingleton(TEMPLATE, undefined);
  return noContent();
};

/** The default theme is the one that there is. */
function defaultTheme(ctx: SandboxContext): Doc {
  const [theme] = ctx.tenant.collection(THEMES).list();
  if (!theme) throw invalidTheme(ctx);
  return theme;
}

export const branding: ResourceModule = {
  singletons: [setting('/branding')],
  traits: [
    {
      path: '/branding/themes',
      idProperty: 'themeId',
      open: true,
      mint: () => alphanumeric(32),
      missing: (_id, ctx) => invalidTheme(ctx),
      create: (draft, ctx) => {
        checkFirst(ctx);
        return { displayName: '', ...draft };
      },
    },
  ],
  handlers: {
    'GET /branding/templates/universal-login': getTemplate,
    'PUT /branding/templates/universal-login': setTemplate,
    'DELETE /branding/templates/universal-login': removeTemplate,
    'GET /branding/themes/default': (ctx) => ok(defaultTheme(ctx)),
  },
};
