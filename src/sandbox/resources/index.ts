/** The hand-written resources, each listed once. */
import type { ResourceModule } from '../types.js';
import { clientGrants } from './client-grants.js';
import { clients } from './clients.js';
import { connections } from './connections.js';
import { peopleModules } from './people.js';
import { resourceServers } from './resource-servers.js';

export const resourceModules: readonly ResourceModule[] = [
  resourceServers,
  clientGrants,
  clients,
  connections,
  ...peopleModules,
];
