/** Previews of operations on connections, applications and APIs. */
import {
  accountsWithEmail,
  client,
  connection,
  detail,
  firstPage,
  irreversible,
  item,
  type Plan,
  people,
  plan,
  resourceServer,
  subject,
  userWithEmail,
} from './parts.js';

export const applicationPlans: Readonly<Record<string, Plan>> = {
  // Connections
  'DELETE /connections/{id}': plan(
    [connection()],
    [
      detail('Users who would be deleted', '/users', {
        query: {
          q: 'identities.connection:"{target.name}"',
          search_engine: 'v3',
          per_page: '3',
          include_totals: 'true',
        },
        names: people,
      }),
      detail('Applications that use it', '/connections/{id}/clients', { names: ['client_id'] }),
    ],
    'All of its users are permanently deleted with it.',
  ),
  'DELETE /connections/{id}/users': plan(
    [userWithEmail('query.email'), connection()],
    [accountsWithEmail('query.email')],
    'The account in this connection is permanently deleted.',
  ),
  'DELETE /connections/{id}/directory-provisioning': plan(
    [connection(), subject('Directory provisioning', '/connections/{id}/directory-provisioning')],
    [],
    'People and groups are no longer synchronized from the directory.',
  ),
  'DELETE /connections/{id}/directory-provisioning/synchronized-groups': plan(
    [connection()],
    [detail('Synchronized groups', '/connections/{id}/directory-provisioning/synchronized-groups')],
    'The groups are no longer synchronized from the directory.',
  ),
  'DELETE /connections/{id}/scim-configuration': plan(
    [connection()],
    [detail('SCIM tokens', '/connections/{id}/scim-configuration/tokens', { names: ['token_id'] })],
    'The identity provider can no longer create, change or remove users here, and its tokens are revoked.',
  ),
  'DELETE /connections/{id}/scim-configuration/tokens/{tokenId}': plan(
    [
      subject('SCIM token', '/connections/{id}/scim-configuration/tokens', {
        entry: { field: 'token_id', equals: 'path.tokenId' },
        name: ['token_id'],
        fields: [
          ['token_id', 'Token id'],
          ['scopes', 'Scopes'],
          ['created_at', 'Created'],
          ['last_used_at', 'Last used'],
          ['valid_until', 'Valid until'],
        ],
      }),
      connection(),
    ],
    [],
    'The identity provider that uses it can no longer manage users here.',
  ),
  'POST /connections/{id}/keys/rotate': plan(
    [connection()],
    [detail('Keys', '/connections/{id}/keys', { names: ['kid'] })],
    'The identity provider needs the new key, or sign-ins with this connection fail.',
  ),
  'DELETE /connection-profiles/{id}': item('Connection profile', '/connection-profiles/{id}', irreversible),

  // Applications and APIs
  'DELETE /clients/{id}': plan(
    [client()],
    [
      detail('Client grants', '/client-grants', {
        query: { client_id: '{path.id}', ...firstPage },
        names: ['audience'],
      }),
      detail('Connections', '/clients/{id}/connections'),
    ],
    'Everything that signs in with this application permanently stops working.',
  ),
  'POST /clients/{id}/rotate-secret': plan(
    [client()],
    [
      detail('Client grants', '/client-grants', {
        query: { client_id: '{path.id}', ...firstPage },
        names: ['audience'],
      }),
    ],
    'The current secret stops working immediately; everything that uses it fails until it has the new one.',
  ),
  'DELETE /clients/{client_id}/credentials/{credential_id}': plan(
    [subject('Credential', '/clients/{client_id}/credentials/{credential_id}'), client('path.client_id')],
    [],
    'Everything that authenticates with it fails from now on.',
  ),
  'DELETE /client-grants/{id}': plan(
    [subject('Client grant', '/client-grants/{id}'), client('target.client_id')],
    [],
    'The application can no longer get tokens for this API.',
  ),
  'DELETE /resource-servers/{id}': plan(
    [resourceServer()],
    [
      detail('Client grants', '/client-grants', {
        query: { audience: '{target.identifier}', ...firstPage },
        names: ['client_id'],
      }),
    ],
    'Its permissions and grants are deleted with it; tokens for it can no longer be obtained.',
  ),
  'DELETE /agents/{id}': item('Agent', '/agents/{id}', irreversible),
};
