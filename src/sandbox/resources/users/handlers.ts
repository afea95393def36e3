/** `/users` and `/users/{id}`, `/users-by-email`. */

import { passOn } from '../../auth/custom-database.js';
import type { ResourceModule } from '../../engine/resource-module.js';
import { selectFields } from '../../pagination.js';
import type { Doc } from '../../state/store.js';
import { created, type LogEvent, noContent, ok, type SandboxContext } from '../../types.js';
import { tellOfUser } from '../sessions.js';
import { createUser } from './create.js';
import { listUsers } from './search.js';
import {
  connectionByName,
  identitiesOf,
  primaryConnection,
  requireUser,
  userCollection,
  userView,
} from './store.js';
import { updateUser } from './update.js';
import { sendVerification } from './verification.js';

const shown = (ctx: SandboxContext, user: Doc): Doc =>
  selectFields(userView(user, ctx.caller.scopes), ctx.query);

/** The log event of a user who is gone. */
const deleted = (user: Doc, connection: Doc | undefined): LogEvent => ({
  type: 'sdu',
  description: 'User successfully deleted',
  user_id: user.user_id,
  user_name: user.email ?? user.username,
  ...(connection
    ? { connection: connection.name, connection_id: connection.id, strategy: connection.strategy }
    : {}),
});

export const users: ResourceModule = {
  collections: [userCollection],
  handlers: {
    'GET /users': (ctx) => ok(listUsers(ctx)),
    'POST /users': async (ctx) => {
      const user = createUser(ctx, ctx.body);
      // API document: verify_email goes before what email_verified implies.
      if (ctx.body.verify_email ?? user.email_verified !== true) await sendVerification(ctx, user);
      return created(userView(user));
    },
    'GET /users/{id}': (ctx) => ok(shown(ctx, requireUser(ctx, ctx.params.id ?? ''))),
    'PATCH /users/{id}': async (ctx) => {
      const user = await updateUser(ctx, ctx.params.id ?? '', ctx.body ?? {});
      if (ctx.body?.verify_email === true && ctx.body.email) await sendVerification(ctx, user);
      return ok(userView(user));
    },
    'DELETE /users/{id}': async (ctx) => {
      const user = ctx.tenant.collection('users').get(ctx.params.id ?? '');
      const connection = user && connectionByName(ctx.tenant, primaryConnection(user));
      if (user && connection) await passOn(ctx, connection, 'delete', [identitiesOf(user)[0]?.user_id]);
      if (user) tellOfUser(ctx, String(user.user_id), 'account-deleted');
      ctx.tenant.collection('users').delete(ctx.params.id ?? '');
      if (user) ctx.log(deleted(user, connection));
      return noContent();
    },
    'GET /users-by-email': (ctx) => {
      const email = String(ctx.query.email ?? '');
      const found = ctx.tenant
        .collection('users')
        .by('email', email.toLowerCase())
        .filter((user) => user.email === email);
      return ok(found.map((user) => shown(ctx, user)));
    },
  },
};
