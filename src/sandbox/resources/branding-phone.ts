/** Phone providers and the texts that they send. */

import { sendPhoneMessage } from '../auth/flows/messages.js';
import { itemAt } from '../engine/item-at.js';
import type { ResourceModule } from '../engine/resource-module.js';
import { unique } from '../engine/traits.js';
import { conflict, notFound } from '../errors.js';
import { base58Id } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { tenantName } from '../state/tenant-name.js';
import { type Handler, ok, type SandboxContext } from '../types.js';

const TEMPLATES = 'branding/phone/templates';
const PROVIDERS = 'branding/phone/providers';

/** The text of a voice call: it reads the code twice. */
const spoken = (code: string): string =>
  `Hello. Your ${code} for {{ friendly_name | escape }} is {{ pause }} {{ code | escape }}. I repeat, your ${code} is {{ pause }} {{ code | escape }}`;
const written = (code: string): string =>
  `{{ code | escape }} is your ${code} for {{ friendly_name | escape }}`;

const DEFAULT_TEXTS: Record<string, Doc> = {
  otp_verify: { text: written('verification code'), voice: spoken('verification code') },
  otp_enroll: {
    text: `${written('verification code')}. Please enter this code to verify your enrollment.`,
    voice: spoken('verification code'),
  },
  change_password: { text: written('password change code'), voice: spoken('password change code') },
};
const OTHER_TEXT = {
  text: 'A notice about your {{ friendly_name | escape }} account.',
  voice: 'A notice about your {{ friendly_name | escape }} account.',
};

const contentOf = (type: unknown, given: Doc | undefined): Doc => ({
  syntax: 'liquid',
  ...given,
  body: {
    ...(given?.body ? {} : (DEFAULT_TEXTS[String(type)] ?? OTHER_TEXT)),
    ...(given?.body as Doc | undefined),
  },
});

const missingTemplate = () => notFound('The phone template does not exist.', 'inexistent_phone_template');
const missingProvider = () => notFound('The phone provider does not exist.', 'inexistent_phone_provider');

const templateOf = itemAt(TEMPLATES, missingTemplate);

const reset: Handler = (ctx) => {
  const { id, type } = templateOf(ctx);
  return ok(
    ctx.tenant
      .collection(TEMPLATES)
      .update(String(id), { content: contentOf(type, undefined), updated_at: ctx.iso() }),
  );
};

/** What a test sends: through the tenant's own Action, where it has one. */
function sendTest(ctx: SandboxContext, type: string): void {
  const { to, delivery_method } = (ctx.body ?? {}) as Doc;
  if (typeof to !== 'string') return;
  sendPhoneMessage(ctx, {
    type,
    user: { phone_number: to },
    recipient: to,
    text: 'This is a test.',
    method: delivery_method === 'voice' ? 'voice' : 'text',
  });
}

const tryTemplate: Handler = (ctx) => {
  sendTest(ctx, String(templateOf(ctx).type));
  return { status: 202, body: { message: 'The test notification was sent.' } };
};

const tryProvider: Handler = (ctx) => {
  if (!ctx.tenant.collection(PROVIDERS).has(ctx.params.id ?? '')) throw missingProvider();
  sendTest(ctx, 'test');
  return { status: 202, body: { message: 'The test notification was sent.', code: 200 } };
};

export const brandingPhone: ResourceModule = {
  traits: [
    {
      path: '/branding/phone/providers',
      mint: () => base58Id('pro'),
      missing: missingProvider,
      create: ({ credentials, ...draft }, { tenant, url }) => {
        // terraform-provider-auth0, docs/resources/phone_provider: one for all messages.
        if (tenant.collection(PROVIDERS).size > 0)
          throw conflict('A phone provider is already configured.', 'phone_provider_conflict');
        return {
          ...draft,
          tenant: tenantName(url),
          channel: 'phone',
          disabled: draft.disabled ?? false,
          $credentials: credentials,
        };
      },
      update: ({ credentials, ...doc }, old) => ({ ...doc, $credentials: credentials ?? old.$credentials }),
    },
    {
      path: '/branding/phone/templates',
      open: true,
      mint: () => base58Id('tem'),
      missing: missingTemplate,
      unique: [unique('type', 'A template of this type already exists.', 'phone_template_exists')],
      create: (draft, { url, iso }) => ({
        ...draft,
        tenant: tenantName(url),
        channel: 'phone',
        customizable: true,
        disabled: draft.disabled ?? false,
        created_at: iso(),
        updated_at: iso(),
        content: contentOf(draft.type, draft.content as Doc | undefined),
      }),
      update: (doc, old) => ({
        ...doc,
        content: contentOf(old.type, { ...(old.content as Doc), ...(doc.content as Doc | undefined) }),
      }),
    },
  ],
  handlers: {
    'PATCH /branding/phone/templates/{id}/reset': reset,
    'POST /branding/phone/templates/{id}/try': tryTemplate,
    'POST /branding/phone/providers/{id}/try': tryProvider,
  },
};
