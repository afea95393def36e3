/** The built-in profiles: starting points for common jobs, chosen by name and narrowed as needed. */
import type { PolicyLayer } from './policy.js';

/** Toolsets for a support desk. */
const supportToolsets = [
  'users',
  'roles',
  'organizations',
  'connections',
  'applications',
  'logs',
  'mfa',
  'jobs',
  'workflows',
];

/** What a support desk may change: the access and security of individual people, not the tenant's configuration. */
const supportWrites = [
  'update_user',
  'assign_user_roles',
  'remove_user_roles',
  'clear_user_blocks*',
  'create_password_change_ticket',
  'create_email_verification_ticket',
  'send_verification_email',
  'delete_user_multifactor_provider',
  'delete_user_authentication_method*',
  'delete_guardian_enrollment',
  'create_guardian_enrollment_ticket',
  'regenerate_user_recovery_code',
  'invalidate_remembered_browsers',
  'revoke_user_access',
  'delete_user_sessions',
  'delete_user_refresh_tokens',
  'add_organization_members',
  'remove_organization_members',
  'create_organization_invitation',
  'delete_organization_invitation',
];

const reads = ['list_*', 'get_*', 'search_*', 'diagnose_*', 'summarize_*', 'investigate_*', 'compare_*'];

export const builtInProfiles: Readonly<Record<string, PolicyLayer>> = {
  'support-readonly': { readOnly: true, maxRisk: 'read', toolsets: supportToolsets },
  support: {
    toolsets: supportToolsets,
    allow: [...reads, ...supportWrites],
    limits: { writes: 100, destructive: 20, users: 40 },
  },
  developer: {
    toolsets: [
      'applications',
      'apis',
      'connections',
      'roles',
      'organizations',
      'actions',
      'forms',
      'flows',
      'branding',
      'messaging',
      'events',
      'self-service',
      'logs',
      'workflows',
    ],
    deny: ['offboard_user', 'delete_connection', 'delete_connection_user', 'delete_organization'],
  },
  admin: { toolsets: 'all', allow: ['*'], maxRisk: 'destructive' },
};
