/** Branding, themes and the universal login page template. */
import { setting } from '../engine/setting.js';
import { notFound } from '../errors.js';
import { alphanumeric } from '../ids.js';
import { type Doc, type Handler, noContent, ok, type ResourceModule, type SandboxContext } from '../types.js';

const TEMPLATE = '/branding/templates/universal-login';
const THEMES = 'branding/themes';

const invalidTheme = () =>
  notFound('There was an error retrieving branding settings: invalid theme ID', 'theme_not_found');

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
  if (!theme) throw invalidTheme();
  return theme;
}

export const branding: ResourceModule = {
  singletons: [setting('/branding', {})],
  traits: [
    {
      path: '/branding/themes',
      idProperty: 'themeId',
      open: true,
      mint: () => alphanumeric(32),
      missing: invalidTheme,
      create: (draft) => ({ displayName: '', ...draft }),
    },
  ],
  handlers: {
    'GET /branding/templates/universal-login': getTemplate,
    'PUT /branding/templates/universal-login': setTemplate,
    'DELETE /branding/templates/universal-login': removeTemplate,
    'GET /branding/themes/default': (ctx) => ok(defaultTheme(ctx)),
  },
};
