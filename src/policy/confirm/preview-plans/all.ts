/** What a person sees before each destructive operation, by `METHOD /path`. */
import { applicationPlans } from './applications.js';
import { automationPlans } from './automation.js';
import { organizationPlans } from './groups-and-organizations.js';
import type { Plan } from './parts.js';
import { peoplePlans } from './people.js';
import { tenantPlans } from './tenant.js';

export const previewPlans: Readonly<Record<string, Plan>> = {
  ...peoplePlans,
  ...organizationPlans,
  ...applicationPlans,
  ...automationPlans,
  ...tenantPlans,
};
