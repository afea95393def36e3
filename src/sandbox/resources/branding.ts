/** Branding, themes and the universal login page template. */

import type { ResourceModule } from '../engine/resource-module.js';
import { setting } from '../engine/setting.js';
import { conflict, notFound } from '../errors.js';
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

const noTemplate = () => notFound('The template does not exist', 'inexistent_template');

const setTemplate: Handler = (ctx) => {
  const known = ctx.tenant.singleton(TEMPLATE) !== undefined;
  const given = ctx.body as string | Doc;
  ctx.tenant.setSingleton(TEMPLATE, { body: typeof given === 'string' ? given : given.template });
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
