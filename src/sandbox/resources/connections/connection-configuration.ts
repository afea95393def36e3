/** Configurations of which a connection has one or none, such as SCIM. */
import type { HttpError } from '../../errors.js';
import { checkpoint } from '../../pagination.js';
import type { Doc } from '../../state/store.js';
import { created, type Handler, noContent, ok, type SandboxContext } from '../../types.js';
import { connectionOf } from './connections.js';

export interface ConfigurationKind {
  /** Collection in the store, keyed by `connection_id`. */
  collection: string;
  strategies: ReadonlySet<string>;
  /** Refusals: there is none, the strategy has none, there is one already. */
  missing: () => HttpError;
  unsupported: () => HttpError;
  existing: () => HttpError;
  /** Throws when the connection is not ready for one. */
  check: (connection: Doc) => void;
  /** Property of the list over all connections. */
  listKey: string;
  /** Properties in addition to the connection's id, name and strategy. */
  make: (ctx: SandboxContext, strategy: string) => Doc;
}

export interface ConfigurationHandlers {
  /** The configuration of the connection in the path, or the API's 404. */
  of: (ctx: SandboxContext) => Doc;
  create: Handler;
  remove: Handler;
  list: Handler;
}

export function connectionConfiguration(kind: ConfigurationKind): ConfigurationHandlers {
  const { collection } = kind;
  return {
    of: (ctx) => {
      const doc = ctx.tenant.collection(collection).get(String(connectionOf(ctx).id));
      if (!doc) throw kind.missing();
      return doc;
    },
    create: (ctx) => {
      const connection = connectionOf(ctx);
      const { id, name, strategy } = connection;
      if (!kind.strategies.has(String(strategy))) throw kind.unsupported();
      const all = ctx.tenant.collection(collection);
      if (all.has(String(id))) throw kind.existing();
      kind.check(connection);
      const own = kind.make(ctx, String(strategy));
      return created(all.insert({ connection_id: id, connection_name: name, strategy, ...own }));
    },
    remove: (ctx) => {
      ctx.tenant.collection(collection).delete(String(connectionOf(ctx).id));
      return noContent();
    },
    list: (ctx) => {
      const all = ctx.tenant.collection(collection).list();
      return ok(checkpoint(all, ctx, { key: kind.listKey, idOf: (doc) => String(doc.connection_id) }));
    },
  };
}
