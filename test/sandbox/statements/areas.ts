/** The statements by area. */

import { applications } from './applications.js';
import { clientsAndApis } from './clients-and-apis.js';
import { connections } from './connections.js';
import { deployTools } from './deploy-tools.js';
import { examples } from './examples.js';
import { experimentation } from './experimentation.js';
import { browser } from './login/browser.js';
import { tokens } from './login/tokens.js';
import { organizations } from './organizations.js';
import { protection } from './protection.js';
import type { Statement } from './statement.js';
import { tenant } from './tenant.js';
import { users } from './users.js';

/** The Management API. */
export const management: Readonly<Record<string, readonly Statement[]>> = {
  applications,
  'applications and APIs, further': clientsAndApis,
  connections,
  'deploy tools': deployTools,
  examples,
  experimentation,
  organizations,
  'protection and settings': protection,
  tenant,
  users,
};

/** The authentication API. */
export const login: Readonly<Record<string, readonly Statement[]>> = {
  tokens,
  'browser, passwords and attack protection': browser,
};

export const areas: Readonly<Record<string, readonly Statement[]>> = { ...management, ...login };
