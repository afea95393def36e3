/** Everything about people: users, their access, organizations, and what they leave behind. */
import type { ResourceModule } from '../types.js';
import { groups } from './groups.js';
import { organizationClients } from './organizations/clients.js';
import { organizationConnections } from './organizations/connections.js';
import { organizationDomains } from './organizations/domains.js';
import { organizations } from './organizations/handlers.js';
import { organizationInvitations } from './organizations/invitations.js';
import { organizationMembers } from './organizations/members.js';
import { roles } from './roles.js';
import { userAccess } from './users/access.js';
import { users } from './users/handlers.js';

export const peopleModules: readonly ResourceModule[] = [
  users,
  userAccess,
  roles,
  groups,
  organizations,
  organizationMembers,
  organizationConnections,
  organizationInvitations,
  organizationDomains,
  organizationClients,
];
