/** Accounts at outside providers that people have connected with their own, for Token Vault. */
import type { ResourceModule } from '../engine/resource-module.js';
import { checkpoint } from '../pagination.js';
import type { Doc, Tenant } from '../state/store.js';
import { ok } from '../types.js';
import { connectionByName, requireUser } from './users/store.js';

export const CONNECTED_ACCOUNTS = 'connected-accounts';

export const connectedAccountsOf = (tenant: Tenant, user: string): Doc[] =>
  tenant.collection(CONNECTED_ACCOUNTS).by('user', user);

function removeAll(tenant: Tenant, accounts: readonly Doc[]): void {
  for (const { id } of accounts) tenant.collection(CONNECTED_ACCOUNTS).delete(String(id));
}

export const connectedAccounts: ResourceModule = {
  collections: [{ name: CONNECTED_ACCOUNTS, indexes: { user: { of: (doc: Doc) => String(doc.user_id) } } }],
  handlers: {
    'GET /users/{id}/connected-accounts': (ctx) => {
      const { user_id: id } = requireUser(ctx, ctx.params.id ?? '');
      const view = ({ id, connection: name, access_type, scopes, created_at }: Doc): Doc => {
        const { id: connection_id, strategy } = connectionByName(ctx.tenant, String(name)) ?? {};
        return { id, connection: name, connection_id, strategy, access_type, scopes, created_at };
      };
      return ok(
        checkpoint(connectedAccountsOf(ctx.tenant, String(id)), ctx, { key: 'connected_accounts', view }),
      );
    },
  },
  onDelete: {
    users: (tenant, { user_id }) => removeAll(tenant, connectedAccountsOf(tenant, String(user_id))),
    connections: (tenant, { name }) =>
      removeAll(
        tenant,
        tenant
          .collection(CONNECTED_ACCOUNTS)
          .list()
          .filter(({ connection }) => connection === name),
      ),
  },
};
