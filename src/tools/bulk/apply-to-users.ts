/** One change for many users, previewed first. */
import { z } from 'zod';
import { errorResult } from '../answer/result.js';
import { checkArguments } from '../call/arguments.js';
import { takeToken } from '../call/run.js';
import { type BuiltInTool, builtIn } from '../listing/built-in.js';

/** Most users that one call changes. */
export const MOST_USERS = 500;

/** A list of ids. Its limits are checked here and not advertised: their errors say as much, when it matters. */
const ids = (most: number) =>
  z
    .array(z.string())
    .refine((list) => list.length > 0 && list.length <= most, `must be 1 to ${most} ids`)
    .optional();
const metadata = () => z.record(z.string(), z.unknown()).optional();

const input = z.strictObject({
  user_ids: ids(MOST_USERS),
  q: z.string().optional(),
  assign_roles: ids(50),
  app_metadata: metadata(),
  user_metadata: metadata(),
  dry_run: z.boolean().optional(),
  resume_token: z.string().optional(),
});

export type ApplyArguments = z.output<typeof input>;

const tool = builtIn({
  name: 'apply_to_users',
  title: 'Change many users',
  description: 'Assign roles or merge metadata by ids or Lucene q. Previews unless dry_run:false.',
  toolset: 'users',
  risk: 'write',
  input,
  output: [],
  call: async (runtime, args, call) => {
    try {
      const { own, token } = takeToken(runtime, args, call);
      const given = checkArguments('apply_to_users', input, own);
      const { apply } = await import('./apply.js');
      const context = token === undefined ? call : { ...call, state: token };
      return await apply(runtime, applyToUsers.record, given, context);
    } catch (error) {
      return { kind: 'result', result: errorResult('apply_to_users', error) };
    }
  },
});

/** Any of these lets it do something; which change is possible is decided by its own operation. */
const scopes = ['update:users', 'update:users_app_metadata', 'create:role_members'];

export const applyToUsers: BuiltInTool = {
  ...tool,
  record: { ...tool.record, scopes: { mode: 'any', scopes } },
};
