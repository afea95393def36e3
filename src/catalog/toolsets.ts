/** The groups of tools that can be switched on and off together. */
export const toolsetNames = [
  'users',
  'roles',
  'groups',
  'organizations',
  'connections',
  'applications',
  'apis',
  'logs',
  'mfa',
  'jobs',
  'actions',
  'branding',
  'messaging',
  'attack-protection',
  'tenant',
  'keys',
  'flows',
  'forms',
  'events',
  'self-service',
  'experimentation',
  'workflows',
] as const;

export type Toolset = (typeof toolsetNames)[number];
