/**
 * The tenant's page template round the pages of a login. Source: public documentation, customize-templates.
 * Its scripts do not run: only the style sheets, pictures and fonts that it names are loaded.
 */
import { randomBytes } from 'node:crypto';
import screens from '../../../../catalog/sandbox/prompt-screens.json' with { type: 'json' };
import { render } from '../../liquid/render.js';
import { type Doc, fieldsOf } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { type Transaction, userOf } from '../authorize/transaction.js';
import type { Frame } from './layout.js';
import { localeOf } from './locale.js';

const TEMPLATE = '/branding/templates/universal-login';
const TAG = /\{%-?\s*auth0:(head|widget)\s*-?%\}/g;
const USER = [
  'user_id',
  'picture',
  'email',
  'email_verified',
  'user_metadata',
  'family_name',
  'given_name',
  'name',
  'nickname',
  'username',
];
const ORGANIZATION = ['id', 'name', 'display_name', 'metadata', 'branding'];

/** The prompt and the screen of a page, by the last part of its path. */
function screenOf({ request }: AuthContext): { name: string; screen: { name: string; texts: Doc } } {
  // The path is that of the screen, as a whole or by its last part: `/u/reset-password/request`, `/u/login`.
  const parts = request.path.split('/').slice(2);
  const prompts = Object.entries<readonly string[]>(screens);
  const promptOf = (one: string): string | undefined => prompts.find(([, own]) => own.includes(one))?.[0];
  const screen = [parts.join('-'), parts.at(-1) ?? ''].find(promptOf) ?? parts.join('-');
  const prompt = promptOf(screen);
  return { name: prompt ?? screen, screen: { name: screen, texts: {} } };
}

function variables(ctx: AuthContext, client: Doc, login: Transaction): Doc {
  const settings = ctx.tenant.settings('/tenants/settings');
  const organization =
    login.organization === undefined
      ? undefined
      : ctx.tenant.collection('organizations').get(login.organization);
  const user = userOf(ctx, login);
  const locales = Array.isArray(settings.enabled_locales) ? settings.enabled_locales : ['en'];
  return {
    application: {
      id: client.client_id,
      name: client.name,
      logo_url: client.logo_uri,
      metadata: client.client_metadata ?? {},
    },
    branding: ctx.tenant.settings('/branding'),
    tenant: {
      ...fieldsOf(settings, ['friendly_name', 'support_email', 'support_url']),
      enabled_locales: locales.join(', '),
    },
    ...(organization ? { organization: fieldsOf(organization, ORGANIZATION) } : {}),
    ...(user ? { user: fieldsOf(user, USER) } : {}),
    locale: localeOf(ctx, login.request.ui_locales),
    dir: 'auto',
    prompt: screenOf(ctx),
    state: login.id,
  };
}

/** How the tenant frames a page of this login; undefined where it has no template. */
export async function frameOf(ctx: AuthContext, client: Doc, login: Transaction): Promise<Frame | undefined> {
  const template = (ctx.tenant.singleton(TEMPLATE) as Doc | undefined)?.body;
  if (typeof template !== 'string') return undefined;
  // What the page itself says is no template.
  const mark = randomBytes(16).toString('hex');
  const marked = template.replace(TAG, (_tag, name: string) => `${mark}${name}`);
  const filledIn = await render(marked, variables(ctx, client, login));
  return (parts) =>
    filledIn.replaceAll(`${mark}head`, () => parts.head).replaceAll(`${mark}widget`, () => parts.widget);
}
