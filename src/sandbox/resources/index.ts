/** The hand-written resources, each listed once. */
import type { ResourceModule } from '../engine/resource-module.js';
import { actionModules } from './actions/action-modules.js';
import { actionTriggers } from './actions/action-triggers.js';
import { actions } from './actions/actions.js';
import { agents } from './agents.js';
import { anomaly } from './anomaly.js';
import { attackProtection } from './attack-protection.js';
import { blacklists } from './blacklists.js';
import { branding } from './branding.js';
import { brandingPhone } from './branding-phone.js';
import { clientGrants } from './clients/client-grants.js';
import { clientMetadataDocuments } from './clients/client-metadata-documents.js';
import { clientSearch } from './clients/client-search.js';
import { clients } from './clients/clients.js';
import { connectedAccounts } from './connected-accounts.js';
import { connections } from './connections/connections.js';
import { directoryProvisioning } from './connections/directory-provisioning.js';
import { scim } from './connections/scim.js';
import { customDomains } from './custom-domains.js';
import { emails } from './emails.js';
import { eventStreams } from './event-streams.js';
import { events } from './events.js';
import { experiments } from './experimentation/experiments.js';
import { featureFlags } from './experimentation/flags.js';
import { flows } from './flows.js';
import { forms } from './forms.js';
import { grants } from './grants.js';
import { guardianFactors } from './guardian-factors.js';
import { hooks } from './hooks.js';
import { jobs } from './jobs.js';
import { keys } from './keys.js';
import { logStreams } from './log-streams.js';
import { logs } from './logs.js';
import { networkAcls } from './network-acls.js';
import { organizationClients } from './organizations/clients.js';
import { organizationConnections } from './organizations/connections.js';
import { organizationDomains } from './organizations/domains.js';
import { organizations } from './organizations/handlers.js';
import { organizationInvitations } from './organizations/invitations.js';
import { organizationMembers } from './organizations/members.js';
import { profiles } from './profiles.js';
import { prompts } from './prompts.js';
import { rateLimitPolicies } from './rate-limit-policies.js';
import { resourceServers } from './resource-servers.js';
import { groups } from './roles/groups.js';
import { roles } from './roles/roles.js';
import { rules } from './rules.js';
import { selfServiceProfiles } from './self-service-profiles.js';
import { sessions } from './sessions.js';
import { stats } from './stats.js';
import { tenants } from './tenants.js';
import { tickets } from './tickets.js';
import { tokenExchangeProfiles } from './token-exchange-profiles.js';
import { userBlocks } from './user-blocks.js';
import { userAccess } from './users/access.js';
import { users } from './users/handlers.js';
import { userIdentities } from './users/identities.js';
import { userMfa } from './users/mfa.js';

export const resourceModules: readonly ResourceModule[] = [
  resourceServers,
  connectedAccounts,
  clientGrants,
  clients,
  clientSearch,
  clientMetadataDocuments,
  connections,
  actionModules,
  actionTriggers,
  actions,
  agents,
  anomaly,
  attackProtection,
  blacklists,
  branding,
  brandingPhone,
  customDomains,
  directoryProvisioning,
  emails,
  eventStreams,
  events,
  experiments,
  featureFlags,
  flows,
  forms,
  guardianFactors,
  hooks,
  keys,
  logStreams,
  networkAcls,
  profiles,
  prompts,
  rateLimitPolicies,
  rules,
  scim,
  selfServiceProfiles,
  tenants,
  tokenExchangeProfiles,
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
