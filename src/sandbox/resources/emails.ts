/** The e-mail provider and the e-mail templates. */

import { itemAt } from '../engine/item-at.js';
import type { ResourceModule } from '../engine/resource-module.js';
import { badRequest, conflict, forbidden, invalidBody, notFound } from '../errors.js';
import { selectFields } from '../pagination.js';
import { asChanges, withoutNulls } from '../state/changes.js';
import type { Doc } from '../state/store.js';
import { type Handler, noContent, ok, type SandboxContext } from '../types.js';
import { ACTIONS, isDeployed } from './actions/actions.js';

const PROVIDER = '/emails/provider';
const TEMPLATES = 'email-templates';

const missingProvider = () =>
  notFound('There is not a configured email provider', 'inexistent_email_provider');
const missingTemplate = () => notFound('The template does not exist.', 'inexistent_email_template');

/** Credentials that may be seen: where and as whom mail is sent, never with what proof. */
const PUBLIC_CREDENTIALS = ['region', 'domain', 'smtp_host', 'smtp_port', 'smtp_user', 'gcp_client_id'];

function shown(provider: Doc, ctx: SandboxContext): Doc {
  const credentials = (provider.credentials as Doc | undefined) ?? {};
  const open = Object.entries(credentials).filter(([name]) => PUBLIC_CREDENTIALS.includes(name));
  return selectFields({ ...provider, credentials: Object.fromEntries(open) }, ctx.query);
}

const provider = (ctx: SandboxContext): Doc => {
  const stored = ctx.tenant.singleton(PROVIDER) as Doc | undefined;
  if (!stored) throw missingProvider();
  return stored;
};

/** A provider of one's own is a deployed action that sends the mail. */
function requireSender(ctx: SandboxContext): void {
  if ((ctx.body as Doc).name !== 'custom') return;
  const sends = ({ supported_triggers: triggers }: Doc): boolean =>
    (triggers as Doc[]).some(({ id }) => id === 'custom-email-provider');
  const actions = ctx.tenant.collection(ACTIONS).list();
  if (!actions.some((action) => sends(action) && isDeployed(ctx, action)))
    throw conflict('No deployed action was found.', 'email_provider_conflict');
}

/** What each provider of mails cannot do without (public documentation, smtp-email-providers). */
const CREDENTIALS: Readonly<Record<string, readonly string[]>> = {
  mandrill: ['api_key'],
  sendgrid: ['api_key'],
  sparkpost: ['api_key'],
  mailgun: ['api_key', 'domain'],
  ses: ['accessKeyId', 'secretAccessKey', 'region'],
  smtp: ['smtp_host', 'smtp_port'],
  azure_cs: ['connectionString'],
  ms365: ['tenantId', 'clientId', 'clientSecret'],
  resend: ['api_key'],
};

function requireCredentials({ body }: SandboxContext): void {
  const { name, credentials } = body as { name: string; credentials?: Doc };
  const missing = (CREDENTIALS[name] ?? []).find((one) => !credentials?.[one]);
  if (missing !== undefined)
    throw invalidBody(
      `Payload validation error: 'Missing required property: ${missing}' on property credentials.`,
    );
}

const createProvider: Handler = (ctx) => {
  const known = ctx.tenant.singleton(PROVIDER) as Doc | undefined;
  if (known)
    throw conflict(
      `An email provider is already configured: ${String(known.name)}`,
      'email_provider_conflict',
    );
  requireSender(ctx);
  requireCredentials(ctx);
  const stored = withoutNulls({ enabled: true, ...(ctx.body as Doc) });
  ctx.tenant.setSingleton(PROVIDER, stored);
  return { status: 201, body: shown(stored, ctx) };
};

const updateProvider: Handler = (ctx) => {
  const old = provider(ctx);
  const body = ctx.body as Doc;
  requireSender(ctx);
  const merged = withoutNulls({ ...old, ...body });
  ctx.tenant.setSingleton(PROVIDER, merged);
  return ok(shown(merged, ctx));
};

const removeProvider: Handler = (ctx) => {
  provider(ctx);
  ctx.tenant.setSingleton(PROVIDER, undefined);
  return noContent();
};

const TEMPLATE_DEFAULTS = { includeEmailInRedirect: false, enabled: true };

const templateOf = itemAt(TEMPLATES, missingTemplate, 'templateName');

/** Where links of mails lead is an enterprise's choice (public documentation, customize-email-templates). */
function checkResultUrl({ plan, body }: SandboxContext): void {
  if (plan !== 'enterprise' && (body as Doc).resultUrl)
    throw forbidden('Customizations for resultUrl are not allowed for non-enterprise tenants');
}

/** Mails have a sender of one's own once something of one's own sends them (auth0/auth0-deploy-cli, issues 51 and 996). */
function checkSender({ tenant, body }: SandboxContext): void {
  const sends = tenant.settings(PROVIDER).enabled === true;
  if (!sends && (body as Doc).from)
    throw badRequest('From address cannot be set without an enabled email provider.');
}

const createTemplate: Handler = (ctx) => {
  const body = ctx.body as Doc;
  checkResultUrl(ctx);
  checkSender(ctx);
  const templates = ctx.tenant.collection(TEMPLATES);
  if (templates.has(String(body.template)))
    throw conflict('The template already exists.', 'email_template_conflict');
  return ok(templates.insert({ ...TEMPLATE_DEFAULTS, ...body }));
};

const setTemplate: Handler = (ctx) => {
  const { template } = templateOf(ctx);
  checkResultUrl(ctx);
  checkSender(ctx);
  const doc = { ...TEMPLATE_DEFAULTS, ...(ctx.body as Doc), template };
  return ok(ctx.tenant.collection(TEMPLATES).replace(String(template), doc));
};

const updateTemplate: Handler = (ctx) => {
  const { template } = templateOf(ctx);
  checkResultUrl(ctx);
  checkSender(ctx);
  const changes = asChanges(ctx.body as Doc);
  return ok(ctx.tenant.collection(TEMPLATES).update(String(template), { ...changes, template }));
};

export const emails: ResourceModule = {
  collections: [{ name: TEMPLATES, key: 'template' }],
  handlers: {
    'GET /emails/provider': (ctx) => ok(shown(provider(ctx), ctx)),
    'POST /emails/provider': createProvider,
    'PATCH /emails/provider': updateProvider,
    'DELETE /emails/provider': removeProvider,
    'POST /email-templates': createTemplate,
    'GET /email-templates/{templateName}': (ctx) => ok(templateOf(ctx)),
    'PUT /email-templates/{templateName}': setTemplate,
    'PATCH /email-templates/{templateName}': updateTemplate,
  },
};
