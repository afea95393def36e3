/** One change for many users, previewed first. */
import { acceptArguments } from '../call/arguments.js';
import type { BuiltInTool } from '../listing/built-in.js';
import { twoStepTool } from '../listing/two-step-tool.js';
import { input } from './bulk-arguments.js';

const tool = twoStepTool(
  {
    name: 'apply_to_users',
    title: 'Change many users',
    description:
      'One change for user_ids, a Lucene q, a role or organization (ids): roles, membership, metadata, block, end sessions. Previews unless dry_run:false.',
    toolset: 'users',
    risk: 'write',
    mayDestroy: true,
    input,
  },
  async (runtime, _tool, own, call) => {
    const given = acceptArguments('apply_to_users', input, own);
    const { apply } = await import('./apply.js');
    return apply(runtime, applyToUsers.record, given, call);
  },
);

/** Any of these lets it do something; which change is possible is decided by its own operation. */
const scopes = [
  'update:users',
  'update:users_app_metadata',
  'create:role_members',
  'delete:role_members',
  'delete:sessions',
  'delete:refresh_tokens',
  'create:organization_members',
  'delete:organization_members',
];

export const applyToUsers: BuiltInTool = {
  ...tool,
  record: { ...tool.record, scopes: { mode: 'any', scopes } },
};
