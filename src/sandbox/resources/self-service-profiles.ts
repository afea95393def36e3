/** Self-service profiles: what an organization's admin may set up alone. */

import { itemAt } from '../engine/item-at.js';
import type { ResourceModule } from '../engine/resource-module.js';
import { conflict, invalidBody, notFound } from '../errors.js';
import { alphanumeric, base58Id } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import { type Handler, ok, type SandboxContext } from '../types.js';

const PROFILES = 'self-service-profiles';

const missing = (id: string) => notFound(`Profile with ID: ${id} not found`);

const profileOf = itemAt(PROFILES, missing);

const textName = (ctx: SandboxContext): string =>
  `self-service-text ${String(profileOf(ctx).id)} ${ctx.params.language} ${ctx.params.page}`;

const setText: Handler = (ctx) => {
  ctx.tenant.setSingleton(textName(ctx), ctx.body);
  return ok(ctx.body);
};

const createTicket: Handler = (ctx) => {
  profileOf(ctx);
  const body = (ctx.body as Doc | null | undefined) ?? {};
  const { name } = (body.connection_config as Doc | undefined) ?? {};
  if (name !== undefined && ctx.tenant.collection('connections').findBy('name', String(name)))
    throw conflict('A connection with this name already exists.');
  const ticket = alphanumeric(32);
  ctx.tenant.collection('self-service-tickets').insert({ id: ticket, ...body });
  return { status: 201, body: { ticket: `${ctx.url}/self-service/connections-flow?ticket=${ticket}` } };
};

const revokeTicket: Handler = (ctx) => {
  profileOf(ctx, 'profileId');
  ctx.tenant.collection('self-service-tickets').delete(ctx.params.id ?? '');
  return { status: 202 };
};

/** The attributes are the profile's own, or those of a user attribute profile (deploy-cli's documentation). */
function checkAttributes({ user_attributes: own, user_attribute_profile_id: profile }: Doc): void {
  if (typeof profile === 'string' && Array.isArray(own) && own.length > 0)
    throw invalidBody('user_attributes and user_attribute_profile_id cannot be set together');
}

export const selfServiceProfiles: ResourceModule = {
  traits: [
    {
      path: '/self-service-profiles',
      mint: () => base58Id('ssp'),
      missing,
      create: (draft) => {
        checkAttributes(draft);
        return { user_attributes: [], ...draft };
      },
      update: (merged) => {
        checkAttributes(merged);
        return { ...merged, user_attributes: merged.user_attributes ?? [] };
      },
    },
  ],
  handlers: {
    'GET /self-service-profiles/{id}/custom-text/{language}/{page}': (ctx) =>
      ok(ctx.tenant.singleton(textName(ctx)) ?? {}),
    'PUT /self-service-profiles/{id}/custom-text/{language}/{page}': setText,
    'POST /self-service-profiles/{id}/sso-ticket': createTicket,
    'POST /self-service-profiles/{profileId}/sso-ticket/{id}/revoke': revokeTicket,
  },
  onDelete: {
    [PROFILES]: (tenant, { id }) => {
      for (const name of tenant.singletonNames()) {
        if (name.startsWith(`self-service-text ${String(id)} `)) tenant.setSingleton(name, undefined);
      }
    },
  },
};
