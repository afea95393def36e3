/** The texts of messages: the tenant's templates, with what is between double braces filled in. */
import { render } from '../../liquid/render.js';
import type { Doc } from '../../state/store.js';
import { tenantName } from '../../state/tenant-name.js';
import type { RawRequest, SandboxServices } from '../../types.js';

type Templated = Pick<SandboxServices, 'tenant' | 'url'>;

/** Names of what a text is for, in the older templates of the second factor. */
const GUARDIAN: Readonly<Record<string, string>> = {
  otp_enroll: 'enrollment_message',
  otp_verify: 'verification_message',
};
const DEFAULT = '{{ code }} is your verification code for {{ tenant.friendly_name }}';
const SPOKEN = 'Hello. Your verification code is {{ code }}. I repeat, your verification code is {{ code }}';

const friendlyName = ({ tenant, url }: Templated): string =>
  String(tenant.settings('/tenants/settings').friendly_name || tenantName(url));

/** What a text may be about, where it is of a connection. */
export interface PhoneAbout {
  type: string;
  method: 'text' | 'voice';
  code: string;
  recipient?: string;
  client?: Doc | undefined;
  connection?: Doc | undefined;
}

/** The text of a passwordless connection (public documentation, sms-otp and use-sms-gateway-passwordless). */
async function ofConnection(
  ctx: Templated & { request?: RawRequest },
  about: PhoneAbout,
): Promise<string | undefined> {
  const { code, recipient, client, connection } = about;
  const { template, syntax } = (connection?.strategy === 'sms' ? (connection.options ?? {}) : {}) as Doc;
  if (typeof template !== 'string' || template === '') return undefined;
  const { headers = {} } = ctx.request ?? {};
  const application = { name: client?.name, clientID: client?.client_id };
  const request_language = headers['x-request-language'] ?? headers['accept-language'] ?? '';
  const more = { code, password: code, phone_number: recipient, application, request_language };
  if (syntax === 'liquid') return render(template, { ...more, tenant: tenantName(ctx.url) });
  const values: Doc = { ...more, 'application.name': client?.name };
  return template.replace(/@@([\w.]+)@@/g, (_, name: string) => String(values[name] ?? ''));
}

/** The text of a code by phone. */
export async function phoneText(
  ctx: Templated & { request?: RawRequest },
  about: PhoneAbout,
): Promise<string> {
  const { type, method, code } = about;
  const worded = await ofConnection(ctx, about);
  if (worded !== undefined) return worded;
  const own = ctx.tenant.collection('branding/phone/templates').list();
  const branded = own.find((one) => one.type === type && one.disabled !== true)?.content as Doc | undefined;
  const guardian = ctx.tenant.settings('/guardian/factors/phone/templates');
  const template =
    (branded?.body as Doc | undefined)?.[method] ??
    (method === 'text' ? guardian[GUARDIAN[type] ?? ''] : undefined) ??
    (method === 'text' ? DEFAULT : SPOKEN);
  const name = friendlyName(ctx);
  return render(String(template), { code, friendly_name: name, tenant: { friendly_name: name }, pause: ',' });
}
