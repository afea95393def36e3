/** What operations about users, organizations and their sessions need. */
import { declarePrerequisites, type Scenario } from './scenario.js';
import { SEEDED } from './seeded-objects.js';

const DATABASE = 'Username-Password-Authentication';

async function member(s: Scenario) {
  const { organization, user } = await s.member();
  return { params: { id: organization, user_id: user } };
}

async function memberRoles(s: Scenario) {
  return { ...(await member(s)), body: { roles: [await s.role()] } };
}

async function organizationConnection(s: Scenario, path: string) {
  const [id, connection] = [await s.organization(), await s.connection()];
  await s.call('POST', `/organizations/${id}/${path}`, { connection_id: connection });
  return { params: { id, connection_id: connection, connectionId: connection } };
}

async function organizationClient(s: Scenario) {
  const [id, client] = [await s.organization(), await s.application()];
  await s.call('POST', `/organizations/${id}/clients`, {
    clients: [{ client_id: client, use_for_member_access: true }],
  });
  return { params: { id, client_id: client } };
}

const invitation = async (s: Scenario) => ({
  inviter: { name: 'Someone' },
  invitee: { email: `${s.name()}@example.com` },
  client_id: await s.application({
    initiate_login_uri: 'https://example.com/login',
    organization_usage: 'allow',
  }),
});

async function databaseId(s: Scenario): Promise<string> {
  const found = (await s.call('GET', `/connections?name=${DATABASE}`)) as unknown as { id: string }[];
  return String(found[0]?.id);
}

async function importForm(s: Scenario): Promise<FormData> {
  const form = new FormData();
  form.set('connection_id', await databaseId(s));
  form.set('users', new Blob([JSON.stringify([{ email: `${s.name()}@example.com` }])]), 'users.json');
  return form;
}

const exportJob = async (s: Scenario) => ({
  params: { id: await s.make('/jobs/users-exports', { format: 'json' }) },
});

async function enrolled(s: Scenario) {
  const id = await s.user();
  await s.call('POST', `/users/${encodeURIComponent(id)}/authentication-methods`, {
    type: 'phone',
    phone_number: '+15550100000',
  });
  return { params: { id } };
}

const userBody = async (s: Scenario) => ({ extra: { user_id: await s.user() } });
const group = () => ({ params: { id: SEEDED.group } });
const groupRoles = async (s: Scenario) => ({
  params: { id: SEEDED.group },
  body: { roles: [await s.role()] },
});

const organizationGroup = async (s: Scenario) => {
  const id = await s.organization();
  return { params: { organization_id: id, group_id: SEEDED.group }, body: { roles: [await s.role()] } };
};

declarePrerequisites({
  'GET /groups/{id}': group,
  'DELETE /groups/{id}': () => ({ params: { id: SEEDED.secondGroup } }),
  'GET /groups/{id}/members': group,
  'GET /groups/{id}/roles': group,
  'POST /groups/{id}/roles': groupRoles,
  'DELETE /groups/{id}/roles': groupRoles,
  'POST /roles/{id}/groups': () => ({ body: { groups: [SEEDED.group] } }),
  'DELETE /roles/{id}/groups': () => ({ body: { groups: [SEEDED.group] } }),
  'GET /organizations/{organization_id}/groups/{group_id}/roles': async (s) => {
    const { params } = await organizationGroup(s);
    return { params };
  },
  'POST /organizations/{organization_id}/groups/{group_id}/roles': organizationGroup,
  'DELETE /organizations/{organization_id}/groups/{group_id}/roles': organizationGroup,
  'POST /guardian/enrollments/ticket': userBody,
  'GET /guardian/enrollments/{id}': () => ({ params: { id: SEEDED.enrollment } }),
  'DELETE /guardian/enrollments/{id}': () => ({ params: { id: SEEDED.secondEnrollment } }),
  'POST /jobs/verification-email': userBody,
  'POST /jobs/users-exports': async (s) => ({ body: { connection_id: await databaseId(s), format: 'json' } }),
  'POST /jobs/users-imports': async (s) => ({ body: await importForm(s) }),
  'GET /jobs/{id}': exportJob,
  'GET /jobs/{id}/errors': exportJob,
  'GET /logs/{id}': async (s) => {
    await s.role();
    const [event] = (await s.call('GET', '/logs')) as unknown as { log_id: string }[];
    return { params: { id: String(event?.log_id) } };
  },
  'GET /organizations/name/{name}': async (s) => {
    const name = s.name();
    await s.make('/organizations', { name });
    return { params: { name } };
  },
  'POST /organizations/{id}/client-grants': async (s) => ({ body: { grant_id: await s.grant() } }),
  'POST /organizations/{id}/clients': async (s) => ({
    body: { clients: [{ client_id: await s.application(), use_for_member_access: true }] },
  }),
  'GET /organizations/{id}/clients/{client_id}': organizationClient,
  'PATCH /organizations/{id}/clients/{client_id}': organizationClient,
  'POST /organizations/{id}/connections': async (s) => ({ body: { connection_id: await s.connection() } }),
  'POST /organizations/{id}/enabled_connections': async (s) => ({
    body: { connection_id: await s.connection() },
  }),
  'GET /organizations/{id}/discovery-domains/name/{discovery_domain}': async (s) => {
    const [id, domain] = [await s.organization(), `${s.name()}.example.com`];
    await s.make(`/organizations/${id}/discovery-domains`, { domain });
    return { params: { id, discovery_domain: domain } };
  },
  'POST /organizations/{id}/invitations': async (s) => ({ body: await invitation(s) }),
  'DELETE /organizations/{id}/members': async (s) => ({ body: { members: [await s.user()] } }),
  'POST /organizations/{id}/members': async (s) => ({ body: { members: [await s.user()] } }),
  'GET /organizations/{id}/members/{user_id}/effective-roles': member,
  'GET /organizations/{id}/members/{user_id}/effective-roles/sources/groups': async (s) => ({
    ...(await member(s)),
    query: { role_id: await s.role() },
  }),
  'GET /organizations/{id}/members/{user_id}/roles': member,
  'POST /organizations/{id}/members/{user_id}/roles': memberRoles,
  'DELETE /organizations/{id}/members/{user_id}/roles': memberRoles,
  'GET /organizations/{id}/roles/{role_id}/members': async (s) => ({
    params: { id: await s.organization(), role_id: await s.role() },
  }),
  'GET /organizations/{organization_id}/roles/{role_id}/groups': async (s) => ({
    params: { organization_id: await s.organization(), role_id: await s.role() },
  }),
  'GET /organizations/{id}/organization-templates': async (s) => {
    const id = await s.organization();
    await s.call('PUT', `/organizations/${id}/organization-templates/template-1`);
    return { params: { id } };
  },
  'GET /users/{id}/effective-roles/sources/groups': async (s) => ({ query: { role_id: await s.role() } }),
  'GET /refresh-tokens': () => ({ query: { user_id: SEEDED.user } }),
  'GET /refresh-tokens/{id}': () => ({ params: { id: SEEDED.refreshToken } }),
  'PATCH /refresh-tokens/{id}': () => ({ params: { id: SEEDED.refreshToken } }),
  'DELETE /refresh-tokens/{id}': () => ({ params: { id: SEEDED.secondRefreshToken } }),
  'POST /refresh-tokens/revoke': () => ({ body: { ids: [SEEDED.secondRefreshToken] } }),
  'POST /roles/{id}/permissions': async (s) => ({
    body: {
      permissions: [
        { resource_server_identifier: (await s.api()).identifier, permission_name: 'read:things' },
      ],
    },
  }),
  'DELETE /roles/{id}/permissions': async (s) => ({
    body: {
      permissions: [
        { resource_server_identifier: (await s.api()).identifier, permission_name: 'read:things' },
      ],
    },
  }),
  'POST /roles/{id}/users': async (s) => ({ body: { users: [await s.user()] } }),
  'GET /sessions/{id}': () => ({ params: { id: SEEDED.session } }),
  'PATCH /sessions/{id}': () => ({ params: { id: SEEDED.session } }),
  'DELETE /sessions/{id}': () => ({ params: { id: SEEDED.secondSession } }),
  'POST /sessions/{id}/revoke': () => ({ params: { id: SEEDED.thirdSession } }),
  'POST /tickets/email-verification': userBody,
  'POST /tickets/password-change': async (s) => ({ body: { user_id: await s.user() } }),
  'POST /users': (s) => ({
    body: { connection: DATABASE, email: `${s.name()}@example.com`, password: 'Corr3ct-Horse-Battery' },
  }),
  'PATCH /users/{id}': () => ({ body: { nickname: 'Someone' } }),
  'GET /users-by-email': () => ({ query: { email: 'someone@example.com' } }),
  'POST /users/{id}/authentication-methods': () => ({
    body: { type: 'phone', phone_number: '+15550100000' },
  }),
  'POST /users/{id}/identities': async (s) => ({
    body: { provider: 'auth0', user_id: (await s.user()).replace('auth0|', '') },
  }),
  'DELETE /users/{id}/identities/{provider}/{user_id}': async (s) => {
    const [id, other] = [await s.user(), (await s.user()).replace('auth0|', '')];
    await s.call('POST', `/users/${encodeURIComponent(id)}/identities`, {
      provider: 'auth0',
      user_id: other,
    });
    return { params: { id, provider: 'auth0', user_id: other } };
  },
  'POST /users/{id}/permissions': async (s) => ({
    body: {
      permissions: [
        { resource_server_identifier: (await s.api()).identifier, permission_name: 'read:things' },
      ],
    },
  }),
  'DELETE /users/{id}/permissions': async (s) => ({
    body: {
      permissions: [
        { resource_server_identifier: (await s.api()).identifier, permission_name: 'read:things' },
      ],
    },
  }),
  'POST /users/{id}/recovery-code-regeneration': enrolled,
  'POST /users/{id}/roles': async (s) => ({ body: { roles: [await s.role()] } }),
  'DELETE /users/{id}/roles': async (s) => ({ body: { roles: [await s.role()] } }),
});

for (const path of ['connections', 'enabled_connections']) {
  const name = path === 'connections' ? 'connection_id' : 'connectionId';
  for (const method of ['GET', 'PATCH', 'DELETE']) {
    declarePrerequisites({
      [`${method} /organizations/{id}/${path}/{${name}}`]: (s) => organizationConnection(s, path),
    });
  }
}
