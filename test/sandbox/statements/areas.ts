/** The statements by area. */

import { applications } from './applications.js';
import { connections } from './connections.js';
import { examples } from './examples.js';
import { organizations } from './organizations.js';
import type { Statement } from './statement.js';
import { tenant } from './tenant.js';
import { users } from './users.js';

export const areas: Readonly<Record<string, readonly Statement[]>> = {
  applications,
  connections,
  examples,
  organizations,
  tenant,
  users,
};
