// A tour of the official SDK over a tenant, run in a process of its own so that it trusts the sandbox's certificate
// from the start. Prints one JSON line of what it saw.
import { ManagementClient } from 'auth0';

const { DOMAIN: domain = '', CLIENT_ID: clientId = '', CLIENT_SECRET: clientSecret = '' } = process.env;
const auth0 = new ManagementClient({ domain, clientId, clientSecret });
const seen = {};

const connection = await auth0.connections.create({ name: 'sdk-tour', strategy: 'auth0' });
seen.connection = connection.strategy;

const user = await auth0.users.create({
  connection: 'sdk-tour',
  email: 'Tour@Example.com',
  password: 'Correct-Horse-9-Battery',
  user_metadata: { theme: 'dark', nested: { a: 1 } },
});
seen.email = user.email;
const updated = await auth0.users.update(user.user_id, {
  user_metadata: { nested: { b: 2 } },
  name: 'Tour Guide',
});
seen.metadata = updated.user_metadata;
seen.byEmail = (await auth0.users.listUsersByEmail({ email: 'tour@example.com' })).length;

for (let i = 0; i < 7; i++)
  await auth0.users.create({
    connection: 'sdk-tour',
    email: `p${i}@example.com`,
    password: 'Correct-Horse-9-Battery',
  });
const people = [];
for await (const found of await auth0.users.list({
  q: 'identities.connection:"sdk-tour"',
  search_engine: 'v3',
  per_page: 3,
}))
  people.push(found.user_id);
seen.people = new Set(people).size;

const role = await auth0.roles.create({ name: 'Tour role', description: 'For the tour' });
await auth0.users.roles.assign(user.user_id, { roles: [role.id] });
const roles = [];
for await (const held of await auth0.users.roles.list(user.user_id)) roles.push(held.name);
seen.roles = roles;
const holders = [];
for await (const holder of await auth0.roles.users.list(role.id)) holders.push(holder.user_id);
seen.holders = holders.length;

const organization = await auth0.organizations.create({ name: 'tour-org', display_name: 'Tour' });
await auth0.organizations.enabledConnections.add(organization.id, { connection_id: connection.id });
await auth0.organizations.members.create(organization.id, { members: [user.user_id] });
await auth0.organizations.members.roles.assign(organization.id, user.user_id, { roles: [role.id] });
const members = [];
for await (const member of await auth0.organizations.members.list(organization.id))
  members.push(member.email);
seen.members = members;
const portal = await auth0.clients.create({
  name: 'Tour portal',
  organization_usage: 'allow',
  initiate_login_uri: 'https://portal.example.com/login',
});
const invitation = await auth0.organizations.invitations.create(organization.id, {
  inviter: { name: 'Tour' },
  invitee: { email: 'new@example.com' },
  client_id: portal.client_id,
});
seen.invitation = invitation.id.startsWith('uinv_');

const client = await auth0.clients.create({
  name: 'Tour app',
  app_type: 'spa',
  callbacks: ['https://app.example.com/cb'],
});
const renamed = await auth0.clients.update(client.client_id, { name: 'Tour app 2' });
seen.client = renamed.name;
const rotated = await auth0.clients.rotateSecret(client.client_id);
seen.rotated = rotated.client_secret !== client.client_secret;
await auth0.clients.delete(client.client_id);

const logs = [];
for await (const event of await auth0.logs.list({ sort: 'date:-1', per_page: 5 })) logs.push(event.type);
seen.logged = logs.includes('sapi');

try {
  await auth0.users.get('auth0|nobody');
} catch (error) {
  seen.missing = [error.statusCode, error.body?.errorCode];
}
await auth0.organizations.delete(organization.id);
await auth0.roles.delete(role.id);
await auth0.users.delete(user.user_id);
await auth0.connections.delete(connection.id);
seen.gone = (await auth0.users.listUsersByEmail({ email: 'p1@example.com' })).length;
console.log(JSON.stringify(seen));
