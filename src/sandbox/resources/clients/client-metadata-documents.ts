/**
 * Applications that are described by a document at their own address. The sandbox fetches nothing, so the
 * document's contents are assumed to be the required minimum of such a document.
 */

import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest } from '../../errors.js';
import { base58Id } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { type Handler, ok, type SandboxContext } from '../../types.js';
import { newClient } from './clients.js';
import { CLIENTS } from './named.js';

/** What the document at an address would map to. */
function mapped(address: string): Doc {
  const { hostname, origin } = new URL(address);
  return {
    external_client_id: address,
    name: hostname,
    callbacks: [`${origin}/`],
    logo_uri: `${origin}/logo.png`,
    grant_types: ['authorization_code'],
    app_type: 'native',
    token_endpoint_auth_method: 'none',
  };
}

function addressOf(ctx: SandboxContext): string {
  const address = String((ctx.body as Doc).external_client_id);
  if (!URL.canParse(address) || !address.startsWith('https://')) {
    throw badRequest('The external_client_id must be an https URL.', 'invalid_body');
  }
  return address;
}

const registered = (ctx: SandboxContext, address: string): Doc | undefined =>
  ctx.tenant.collection(CLIENTS).findBy('external', address);

const VALID = { valid: true, violations: [], warnings: [] };

const preview: Handler = (ctx) => {
  const address = addressOf(ctx);
  const known = registered(ctx, address);
  return ok({
    mapped_fields: mapped(address),
    validation: VALID,
    ...(known ? { client_id: known.client_id } : {}),
  });
};

/** Registers the application, or brings it up to date when it is known. */
const register: Handler = (ctx) => {
  const address = addressOf(ctx);
  const fields = mapped(address);
  const clients = ctx.tenant.collection(CLIENTS);
  const known = registered(ctx, address);
  const client = known
    ? clients.update(String(known.client_id), { ...fields, $updated_at: ctx.iso() })
    : clients.insert(
        newClient(
          { ...fields, client_id: base58Id('tpc'), is_first_party: false, oidc_conformant: true },
          ctx,
        ),
      );
  return ok({ client_id: client?.client_id, mapped_fields: fields, validation: VALID });
};

export const clientMetadataDocuments: ResourceModule = {
  handlers: {
    'POST /clients/cimd/preview': preview,
    'POST /clients/cimd/register': register,
  },
};
