/** Invitations to an organization. */

import { sendEmail } from '../../auth/flows/messages.js';
import type { ResourceModule } from '../../engine/resource-module.js';
import { HttpError, invalidQuery, notFound } from '../../errors.js';
import { paginate, refuseBeyondReach, selectFields } from '../../pagination.js';
import { byPath } from '../../search/sort.js';
import { isoAt } from '../../state/clock.js';
import { alphanumeric, prefixedId } from '../../state/ids.js';
import type { Doc } from '../../state/store.js';
import { noContent, ok, type SandboxContext } from '../../types.js';
import { requireRoles } from '../roles/roles.js';
import { requireOrganization } from './store.js';

const COLLECTION = 'organizations/invitations';
const DEFAULT_TTL_S = 7 * 24 * 3600;

function organization(ctx: SandboxContext): Doc {
  return requireOrganization(ctx, ctx.params.id ?? '');
}

const refused = (message: string): HttpError => new HttpError(400, message, 'invalid_body');

/** Where the invited person starts: the application's login page, else the tenant's, with the ticket. */
function invitationUrl(ctx: SandboxContext, client: Doc, org: Doc, ticket: string): string {
  const settings = ctx.tenant.settings('/tenants/settings');
  const route = client.initiate_login_uri || settings.default_redirection_uri;
  if (typeof route !== 'string' || !URL.canParse(route)) {
    throw refused(
      'A default login route is required to generate the invitation url. For more information, see https://auth0.com/docs/universal-login/configure-default-login-routes',
    );
  }
  const url = new URL(route);
  url.searchParams.set('invitation', ticket);
  url.searchParams.set('organization', String(org.id));
  url.searchParams.set('organization_name', String(org.name));
  return url.href;
}

async function create(ctx: SandboxContext): Promise<Doc> {
  const org = organization(ctx);
  const body = ctx.body as Doc;
  const client = ctx.tenant.collection('clients').get(String(body.client_id));
  if (!client) throw refused('The specified client_id does not exist.');
  // Applications are for individuals by default.
  if (!['allow', 'require'].includes(String(client.organization_usage)))
    throw refused('The specified client_id does not allow organizations.');
  if (body.connection_id !== undefined) {
    const connection = ctx.tenant.collection('connections').get(String(body.connection_id));
    if (!connection) throw refused('The specified connection does not exist.');
    if (connection.strategy === 'email' || connection.strategy === 'sms')
      throw refused('Passwordless connections are not supported.');
    if (!ctx.tenant.links('organization-connections').has(String(org.id), String(connection.id))) {
      throw refused(
        `The specified connection (${String(connection.id)}) is not enabled for the organization`,
      );
    }
  }
  if (Array.isArray(body.roles)) requireRoles(ctx, body.roles);
  const ticket = alphanumeric(32);
  const now = ctx.now();
  const lifetime = Number(body.ttl_sec) || DEFAULT_TTL_S;
  const invitation: Doc = {
    id: prefixedId('uinv'),
    organization_id: org.id,
    inviter: body.inviter,
    invitee: body.invitee,
    invitation_url: invitationUrl(ctx, client, org, ticket),
    ticket_id: ticket,
    created_at: isoAt(now),
    expires_at: isoAt(now + lifetime * 1000),
    client_id: body.client_id,
    $parent: org.id,
  };
  for (const field of ['connection_id', 'roles', 'app_metadata', 'user_metadata']) {
    if (body[field] !== undefined) invitation[field] = body[field];
  }
  const kept = ctx.tenant.collection(COLLECTION).insert(invitation);
  if (body.send_invitation_email !== false) {
    const { email } = body.invitee as Doc;
    await sendEmail(ctx, {
      type: 'user_invitation',
      user: { email },
      client,
      organization: String(org.id),
      link: String(invitation.invitation_url),
      more: {
        inviter: body.inviter,
        roles: ((body.roles ?? []) as string[]).map((id) => ctx.tenant.collection('roles').get(id) ?? { id }),
      },
    });
  }
  return kept;
}

function list(ctx: SandboxContext): unknown {
  const org = organization(ctx);
  refuseBeyondReach(ctx.query, 'Requesting page exceeds the allowed maximum of 1000 records');
  const match = /^created_at:(-?1)$/.exec(String(ctx.query.sort ?? 'created_at:-1'));
  if (!match)
    throw invalidQuery(
      `Query validation error: 'String '${String(ctx.query.sort)}' does not match pattern' on property sort.`,
    );
  const found = ctx.tenant.collection(COLLECTION).by('parent', String(org.id));
  found.sort(byPath<Doc>('created_at', match[1] === '1' ? 1 : -1));
  const answer = paginate(found, ctx, { key: 'invitations' });
  if (Array.isArray(answer)) return answer;
  // Totals without a total, as Auth0 answers here.
  const { total: _total, length: _length, ...rest } = answer as Doc;
  return rest;
}

function find(ctx: SandboxContext): Doc | undefined {
  const org = organization(ctx);
  const invitation = ctx.tenant.collection(COLLECTION).get(ctx.params.invitation_id ?? '');
  return invitation?.$parent === org.id ? invitation : undefined;
}

function requireInvitation(ctx: SandboxContext): Doc {
  const invitation = find(ctx);
  if (!invitation) throw notFound('The invitation does not exist.');
  return invitation;
}

export const organizationInvitations: ResourceModule = {
  collections: [{ name: COLLECTION, indexes: { parent: { of: (doc: Doc) => String(doc.$parent) } } }],
  handlers: {
    'GET /organizations/{id}/invitations': (ctx) => ok(list(ctx)),
    'POST /organizations/{id}/invitations': async (ctx) => ok(selectFields(await create(ctx), {})),
    'GET /organizations/{id}/invitations/{invitation_id}': (ctx) =>
      ok(selectFields(requireInvitation(ctx), ctx.query)),
    'DELETE /organizations/{id}/invitations/{invitation_id}': (ctx) => {
      const gone = find(ctx);
      if (gone) ctx.tenant.collection(COLLECTION).delete(String(gone.id));
      return noContent();
    },
  },
};
