/** Everything about people: users, their access, organizations, and what they leave behind. */
import type { ResourceModule } from '../engine/resource-module.js';
import { grants } from './grants.js';
import { jobs } from './jobs.js';
import { logs } from './logs.js';
import { organizationClients } from './organizations/clients.js';
import { organizationConnections } from './organizations/connections.js';
import { organizationDomains } from './organizations/domains.js';
import { organizations } from './organizations/handlers.js';
import { organizationInvitations } from './organizations/invitations.js';
import { organizationMembers } from './organizations/members.js';
import { groups } from './roles/groups.js';
import { roles } from './roles/roles.js';
import { sessions } from './sessions.js';
import { stats } from './stats.js';
import { tickets } from './tickets.js';
import { userBlocks } from './user-blocks.js';
import { userAccess } from './users/access.js';
import { users } from './users/handlers.js';
import { userIdentities } from './users/identities.js';
import { userMfa } from './users/mfa.js';

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
];
