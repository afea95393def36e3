/** Everything about people: users, their access, organizations, and what they leave behind. */
import type { Handler, HandlerKey, ResourceModule } from '../types.js';
import { checkBody } from '../validate.js';
import { grants } from './grants.js';
import { groups } from './groups.js';
import { jobs } from './jobs.js';
import { logs } from './logs.js';
import { organizationClients } from './organizations/clients.js';
import { organizationConnections } from './organizations/connections.js';
import { organizationDomains } from './organizations/domains.js';
import { organizations } from './organizations/handlers.js';
import { organizationInvitations } from './organizations/invitations.js';
import { organizationMembers } from './organizations/members.js';
import { roles } from './roles.js';
import { sessions } from './sessions.js';
import { stats } from './stats.js';
import { tickets } from './tickets.js';
import { userBlocks } from './user-blocks.js';
import { userAccess } from './users/access.js';
import { users } from './users/handlers.js';
import { userIdentities } from './users/identities.js';
import { userMfa } from './users/mfa.js';

/** A body that is missing where one is documented is checked as an empty object, so that handlers always have one. */
const withBody =
  (handler: Handler): Handler =>
  (ctx) => {
    if (ctx.body === undefined && ctx.operation.body?.contentType === 'application/json') {
      ctx.body = {};
      checkBody(ctx.operation, ctx.body);
    }
    return handler(ctx);
  };

function guarded(module: ResourceModule): ResourceModule {
  const handlers: Record<HandlerKey, Handler> = {};
  for (const [key, handler] of Object.entries(module.handlers))
    handlers[key as HandlerKey] = withBody(handler);
  return { ...module, handlers };
}

export const peopleModules: readonly ResourceModule[] = [
  users,
  userAccess,
  userIdentities,
  userMfa,
  userBlocks,
  roles,
  groups,
  organizations,
  organizationMembers,
  organizationConnections,
  organizationInvitations,
  organizationDomains,
  organizationClients,
  logs,
  sessions,
  grants,
  tickets,
  jobs,
  stats,
].map(guarded);
