import { z } from 'zod';
import { checkArguments } from '../call/arguments.js';
import { workflow } from './workflow.js';

const input = z.strictObject({});

export const auditTenant = workflow({
  name: 'audit_tenant',
  title: 'Audit the tenant for security weaknesses',
  description:
    'Applications, grants, attack protection, MFA, keys, log streams: findings with evidence and a fix.',
  risk: 'read',
  scopes: [
    'read:clients',
    'read:attack_protection',
    'read:tenant_settings',
    'read:connections',
    'read:guardian_factors',
  ],
  input,
  output: ['findings', 'could_not_see'],
  call: async (runtime, args, call) => {
    checkArguments('audit_tenant', input, args);
    const { audit } = await import('./audit/tenant-checks.js');
    return audit(runtime, call);
  },
});
