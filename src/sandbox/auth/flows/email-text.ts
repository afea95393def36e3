/**
 * What a mail says: the tenant's template, or the text of a passwordless connection, where mails go through a provider
 * of the tenant's own. Source: public documentation, supported-liquid-syntax and email-magic-link.
 */
import { render } from '../../liquid/render.js';
import { connectionByName, optionsOf, primaryConnection } from '../../resources/users/store.js';
import { type Doc, fieldsOf } from '../../state/store.js';
import { tenantName } from '../../state/tenant-name.js';
import type { RawRequest, SandboxServices } from '../../types.js';
import { customDomainOf } from './event.js';

type Asked = SandboxServices & { request: RawRequest };

/** The template and the name for Actions of each kind of message that are not called as the message is. */
const TEMPLATES: Readonly<Record<string, string>> = { password_breach: 'stolen_credentials' };
const FOR_ACTIONS: Readonly<Record<string, string>> = {
  password_breach: 'stolen_credentials',
  user_invitation: 'organization_invitation',
};

export interface EmailAbout {
  type: string;
  user: Doc;
  client?: Doc | undefined;
  connection?: Doc | undefined;
  organization?: string | undefined;
  /** `code`, `link` and what only this kind of message has. */
  parts: Doc;
}

export interface EmailText {
  subject: string;
  html: string;
  text: string;
  from?: string;
}

export const actionNameOf = (type: string): string => FOR_ACTIONS[type] ?? type;

const USER = ['email', 'email_verified', 'picture', 'nickname', 'given_name', 'family_name', 'name'];
const SETTINGS = ['friendly_name', 'support_email', 'support_url'];

function application(client: Doc): Doc {
  const [first] = Array.isArray(client.callbacks) ? client.callbacks : [];
  const callback_domain = typeof first === 'string' && URL.canParse(first) ? new URL(first).origin : '';
  const shown = client.redirection_policy === 'open_redirect_protection' ? '' : callback_domain;
  return {
    ...fieldsOf(client, ['name', 'logo_uri', 'client_metadata']),
    clientID: client.client_id,
    callback_domain: shown,
  };
}

/** The variables of a mail. */
function variables(ctx: Asked, about: EmailAbout): Doc {
  const { user, client, connection, organization: id, parts } = about;
  // Public documentation, email-template-descriptions: of these only the address is known, and no connection of a factor.
  const isPasswordless = connection?.strategy === 'email';
  const { headers } = ctx.request;
  const settings = ctx.tenant.settings('/tenants/settings');
  const organization = id === undefined ? undefined : ctx.tenant.collection('organizations').get(id);
  const domain = customDomainOf(ctx);
  const app = client === undefined ? {} : application(client);
  return {
    ...fieldsOf(settings, SETTINGS),
    tenant: tenantName(ctx.url),
    application: app,
    client: app,
    ...(about.type === 'enrollment_email'
      ? {}
      : { connection: { name: connection?.name ?? primaryConnection(user) } }),
    user: isPasswordless
      ? fieldsOf(user, ['email'])
      : {
          ...fieldsOf(user, USER),
          app_metadata: user.app_metadata ?? {},
          user_metadata: user.user_metadata ?? {},
        },
    ...(organization
      ? { organization: fieldsOf(organization, ['id', 'name', 'display_name', 'metadata', 'branding']) }
      : {}),
    ...(domain ? { custom_domain: fieldsOf(domain, ['domain', 'domain_metadata']) } : {}),
    request_language: headers['x-request-language'] ?? headers['accept-language'] ?? '',
    ...(parts.link === undefined ? {} : { url: parts.link }),
    ...parts,
  };
}

/** The template of a kind of message, as the tenant has it. */
export const templateOf = ({ tenant }: Pick<SandboxServices, 'tenant'>, type: string): Doc | undefined =>
  tenant.collection('email-templates').get(TEMPLATES[type] ?? type);

/** What a message says in the tenant's own words; undefined where it has none, or may not have any. */
export async function emailText(ctx: Asked, about: EmailAbout): Promise<EmailText | undefined> {
  const provider = ctx.tenant.settings('/emails/provider');
  if (provider.name === undefined || provider.enabled === false) return undefined;
  const connection = about.connection ?? connectionByName(ctx.tenant, primaryConnection(about.user));
  const own =
    connection?.strategy === 'email'
      ? (optionsOf(connection).email as Doc | undefined)
      : templateOf(ctx, about.type);
  if (typeof own?.body !== 'string' || own.body === '') return undefined;
  const values = variables(ctx, { ...about, connection });
  const filled = async (text: unknown): Promise<string | undefined> =>
    typeof text === 'string' && text !== '' ? render(text, values) : undefined;
  const html = (await filled(own.body)) ?? '';
  const from = await filled(own.from);
  return {
    subject: (await filled(own.subject)) ?? '',
    html,
    text: html.replace(/<[^>]*>/g, '').trim(),
    ...(from === undefined ? {} : { from }),
  };
}
