/** The demo company prepared for trying out a server behind its logins: an API, two people who may use it, open registration. */

import { newResourceServer } from '../resources/resource-servers.js';
import { prefixedId } from '../state/ids.js';
import type { Doc } from '../state/store.js';
import type { SandboxServices } from '../types.js';
import { DATABASE, DEMO_PASSWORD } from './lumen-bikes.js';

/** The application through which people sign in to the server's own pages. */
export const TEAM_PAGES_CLIENT = 'sandboxApprovalsPages00000000000';

/** Somebody to log in as. */
export interface TeamMember {
  email: string;
  password: string;
  /** What they may do, in a few words. */
  may: string;
}

const SUPPORT = [
  'read:users',
  'read:user_idp_tokens',
  'read:logs',
  'read:logs_users',
  'read:roles',
  'read:clients',
  'read:connections',
  'read:organizations',
  'read:organization_members',
  'create:user_tickets',
];

/**
 * @param resource identifier of the API, the address of the server that people log in for
 * @throws Error for a tenant without the demo company
 */
export function prepareTeam(services: SandboxServices, resource: string): TeamMember[] {
  const { tenant, audience } = services;
  const apis = tenant.collection('resource-servers');
  const { scopes = [] } = (apis.findBy('identifier', audience) ?? {}) as { scopes?: Doc[] };
  if (!apis.findBy('identifier', resource)) {
    apis.insert(
      newResourceServer({
        name: 'MCP server',
        identifier: resource,
        scopes,
        enforce_policies: true,
        token_dialect: 'access_token_authz',
        allow_offline_access: true,
      }),
    );
  }
  openToClients(services);
  addPagesClient(services, new URL(resource).origin);
  const all = scopes.map(({ value }) => String(value));
  const people: [email: string, role: string, permissions: string[], may: string][] = [
    ['astrid@lumenbikes.example', 'MCP Administrator', all, 'everything'],
    [
      'samuel@lumenbikes.example',
      'MCP Support',
      SUPPORT.filter((one) => all.includes(one)),
      'read people, logs and applications, and make links for new passwords',
    ],
  ];
  return people.map(([email, role, permissions, may]) => {
    const [user] = tenant.collection('users').by('email', email);
    if (!user) throw new Error(`the sandbox has no ${email}: it has to begin with the demo data`);
    giveRole(services, { user: String(user.user_id), role, resource, permissions });
    return { email, password: DEMO_PASSWORD, may };
  });
}

/** MCP clients register themselves, are applications of others, and name the API by `resource`. */
function openToClients({ tenant }: SandboxServices): void {
  const settings = tenant.settings('/tenants/settings');
  tenant.setSingleton('/tenants/settings', {
    ...settings,
    flags: { ...(settings.flags as Doc | undefined), enable_dynamic_client_registration: true },
    resource_parameter_profile: 'compatibility',
  });
  const database = tenant.collection('connections').findBy('name', DATABASE);
  if (database) tenant.collection('connections').update(String(database.id), { is_domain_connection: true });
}

/** A public client: it has no secret, and PKCE. */
function addPagesClient({ tenant }: SandboxServices, origin: string): void {
  const clients = tenant.collection('clients');
  if (clients.has(TEAM_PAGES_CLIENT)) return;
  clients.insert({
    client_id: TEAM_PAGES_CLIENT,
    name: 'Approvals page',
    app_type: 'spa',
    is_first_party: true,
    oidc_conformant: true,
    token_endpoint_auth_method: 'none',
    grant_types: ['authorization_code'],
    callbacks: [`${origin}/approvals/signed-in`],
    jwt_configuration: { alg: 'RS256', lifetime_in_seconds: 36_000 },
  });
}

function giveRole(
  { tenant }: SandboxServices,
  given: { user: string; role: string; resource: string; permissions: readonly string[] },
): void {
  const roles = tenant.collection('roles');
  const known = roles.list().find(({ name }) => name === given.role);
  const role =
    known ??
    roles.insert({
      id: prefixedId('rol'),
      name: given.role,
      description: 'For trying out the MCP server',
      type: 'tenant',
    });
  const id = String(role.id);
  const held = tenant.collection('permission-assignments');
  for (const permission_name of given.permissions) {
    const key = JSON.stringify(['role', id, given.resource, permission_name]);
    if (held.has(key)) continue;
    held.insert({
      id: key,
      holder: 'role',
      holder_id: id,
      resource_server_identifier: given.resource,
      permission_name,
    });
  }
  tenant.links('role-users').add(id, given.user);
}
