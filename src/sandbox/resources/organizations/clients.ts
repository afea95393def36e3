/** Applications, their API grants and the template of an organization. */

import type { ResourceModule } from '../../engine/resource-module.js';
import { badRequest, conflict, notFound } from '../../errors.js';
import { checkpoint, page } from '../../pagination.js';
import type { Doc } from '../../state/store.js';
import { created, noContent, ok, type SandboxContext } from '../../types.js';
import { organizationId } from './store.js';

const CLIENTS = 'organization-clients';
const GRANTS = 'organization-client-grants';
/** The API document: answer 409 of POST /organizations/{id}/client-grants. */
const MAX_GRANTS = 100;
const GRANT_FIELDS = ['id', 'client_id', 'audience', 'scope', 'organization_usage', 'allow_any_organization'];
const CLIENT_FIELDS = ['name', 'app_type', 'logo_uri', 'is_first_party', 'grant_types', 'organization_usage'];

function chosen(doc: Doc, fields: readonly string[]): Doc {
  const out: Doc = {};
  for (const field of fields) if (doc[field] !== undefined) out[field] = doc[field];
  return out;
}

function clientView(ctx: SandboxContext, organization: string, id: string): Doc {
  const settings = ctx.tenant.links(CLIENTS).data(organization, id) as Doc;
  const client = ctx.tenant.collection('clients').get(id) ?? {};
  return {
    client_id: id,
    use_for_member_access: settings.use_for_member_access,
    client: chosen(client, CLIENT_FIELDS),
  };
}

/** The association that the path names; 404 when there is none. */
function associated(ctx: SandboxContext): [organization: string, client: string] {
  const organization = organizationId(ctx);
  const client = ctx.params.client_id ?? '';
  if (!ctx.tenant.links(CLIENTS).has(organization, client)) {
    throw notFound('The client is not associated with the organization.');
  }
  return [organization, client];
}

function addClients(ctx: SandboxContext): Doc[] {
  const organization = organizationId(ctx);
  const given = ctx.body.clients as Doc[];
  for (const { client_id } of given) {
    if (!ctx.tenant.collection('clients').has(String(client_id)))
      throw notFound('The client does not exist', 'inexistent_client');
    if (ctx.tenant.links(CLIENTS).has(organization, String(client_id))) {
      throw conflict('The client is already associated with the organization.');
    }
  }
  return given.map(({ client_id, use_for_member_access }) => {
    ctx.tenant
      .links(CLIENTS)
      .add(organization, String(client_id), { use_for_member_access: use_for_member_access ?? false });
    return clientView(ctx, organization, String(client_id));
  });
}

function listGrants(ctx: SandboxContext): unknown {
  const { audience, client_id, grant_ids } = ctx.query;
  const grants = ctx.tenant
    .links(GRANTS)
    .rights(organizationId(ctx))
    .map((id) => ctx.tenant.collection('client-grants').get(id))
    .filter((grant) => grant !== undefined)
    .filter(
      (grant) =>
        (audience === undefined || grant.audience === audience) &&
        (client_id === undefined || grant.client_id === client_id) &&
        (!Array.isArray(grant_ids) || grant_ids.includes(grant.id)),
    );
  return page(
    grants.map((grant) => chosen(grant, GRANT_FIELDS)),
    ctx,
    { key: 'client_grants' },
  );
}

function addGrant(ctx: SandboxContext): Doc {
  const organization = organizationId(ctx);
  const grant = ctx.tenant.collection('client-grants').get(String(ctx.body.grant_id));
  if (!grant) throw notFound('The grant does not exist.');
  // Public documentation, organizations-for-m2m-applications/authorize-m2m-access.
  if (grant.organization_usage === 'deny')
    throw badRequest('The client grant does not allow organizations.', 'operation_not_supported');
  if (ctx.tenant.links(GRANTS).rights(organization).length >= MAX_GRANTS)
    throw conflict(
      `Quota exceeded; cannot add more than ${MAX_GRANTS} client grants to a single organization`,
    );
  if (!ctx.tenant.links(GRANTS).add(organization, String(grant.id))) {
    throw conflict('The client grant has already been added to this organization.');
  }
  return chosen(grant, GRANT_FIELDS);
}

const templateKey = (organization: string): string => `organizations/${organization}/template`;

export const organizationClients: ResourceModule = {
  handlers: {
    'GET /organizations/{id}/clients': (ctx) => {
      const organization = organizationId(ctx);
      const views = ctx.tenant
        .links(CLIENTS)
        .rights(organization)
        .map((id) => clientView(ctx, organization, id));
      return ok(checkpoint(views, ctx, { key: 'clients', idOf: (view) => String(view.client_id) }));
    },
    'POST /organizations/{id}/clients': (ctx) => created(addClients(ctx)),
    'DELETE /organizations/{id}/clients': (ctx) => {
      const organization = organizationId(ctx);
      for (const id of ctx.body.clients as string[]) ctx.tenant.links(CLIENTS).remove(organization, id);
      return noContent();
    },
    'GET /organizations/{id}/clients/{client_id}': (ctx) => ok(clientView(ctx, ...associated(ctx))),
    'PATCH /organizations/{id}/clients/{client_id}': (ctx) => {
      const [organization, client] = associated(ctx);
      const old = ctx.tenant.links(CLIENTS).data(organization, client) as Doc;
      ctx.tenant.links(CLIENTS).add(organization, client, { ...old, ...(ctx.body as Doc) });
      return ok(clientView(ctx, organization, client));
    },
    'GET /organizations/{id}/client-grants': (ctx) => ok(listGrants(ctx)),
    'POST /organizations/{id}/client-grants': (ctx) => created(addGrant(ctx)),
    'DELETE /organizations/{id}/client-grants/{grant_id}': (ctx) => {
      ctx.tenant.links(GRANTS).remove(organizationId(ctx), ctx.params.grant_id ?? '');
      return noContent();
    },
    'GET /organizations/{id}/organization-templates': (ctx) => {
      const template = ctx.tenant.singleton(templateKey(organizationId(ctx)));
      if (template === undefined) throw notFound('The organization has no template.');
      return ok(template);
    },
    'PUT /organizations/{id}/organization-templates/{template_id}': (ctx) => {
      const at = ctx.iso();
      const template = { id: ctx.params.template_id, created_at: at, updated_at: at };
      ctx.tenant.setSingleton(templateKey(organizationId(ctx)), template);
      return noContent();
    },
    'DELETE /organizations/{id}/organization-templates/{template_id}': (ctx) => {
      const key = templateKey(organizationId(ctx));
      const template = ctx.tenant.singleton(key) as Doc | undefined;
      if (template?.id === ctx.params.template_id) ctx.tenant.setSingleton(key, undefined);
      return noContent();
    },
  },
  onDelete: {
    organizations: (tenant, organization) =>
      tenant.setSingleton(templateKey(String(organization.id)), undefined),
  },
};
