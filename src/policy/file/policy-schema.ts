/**
 * The schema of a policy file. Separate from the reader so that zod is loaded only if there is a file.
 * Published as JSON Schema in `catalog/policy.schema.json`; a test keeps the two in sync.
 */
import { z } from 'zod';
import { EFFECTS, type Effect } from '../../catalog/change-facts.js';
import { toolsetNames } from '../../catalog/toolsets.js';
import { isWildcard } from '../../text/patterns.js';
import { effectWords } from '../change/effect-words.js';
import type { ProtectedKey } from '../policy.js';

const toolPattern = z
  .string()
  .regex(/^[a-z0-9_*]+$/, 'must be a tool name, or a pattern of lowercase letters, digits, _ and *');
const name = z
  .string()
  .min(1)
  .max(300)
  .regex(/^\S(?:.*\S)?$/, 'must not begin or end with a space');
const emailPattern = name.regex(
  /\*|^[^@]+@[^@]+$/,
  'must be an e-mail address, or a pattern such as *@example.com',
);
const toolName = z.string().regex(/^[a-z][a-z0-9_]*$/, 'must be a tool name');
const perHour = z.int().min(0);

const level = z.enum(['none', 'ask', 'type-name', 'deny']);

const effects = z.strictObject(
  Object.fromEntries(
    EFFECTS.map((effect) => [effect, level.describe(`When a call ${effectWords[effect].means}`).optional()]),
  ) as Record<Effect, z.ZodOptional<typeof level>>,
);

const confirmation = z.strictObject({
  tools: z
    .record(toolPattern, level)
    .superRefine((levels, context) => {
      for (const [pattern, value] of Object.entries(levels)) {
        if (value === 'none' && isWildcard(pattern)) {
          context.addIssue({
            code: 'custom',
            path: [pattern],
            message: '"none" is only possible for a tool named exactly, not for a pattern',
          });
        }
      }
    })
    .describe('Tool name or pattern -> how a call is confirmed. Patterns can only make it stricter.')
    .optional(),
  effects: effects
    .describe(
      'Effect of a change -> how a call with it is confirmed, in place of the default. Naming an effect may also loosen it.',
    )
    .optional(),
  two_step_for_clients_that_cannot_ask: z
    .boolean()
    .describe('Let a client that cannot prompt a person confirm with a second call and a token.')
    .optional(),
  preview: z
    .enum(['live', 'off'])
    .describe('Whether the confirmation prompt shows the target, read from the tenant.')
    .optional(),
  four_eyes: z
    .strictObject({
      effects: z.array(z.enum(EFFECTS)).describe('Changes with one of these effects').optional(),
      tools: z.array(toolName).describe('And these tools').optional(),
      permission: name.describe('What the second person needs, such as approve:changes'),
    })
    .refine(
      ({ effects, tools }) => (effects?.length ?? 0) + (tools?.length ?? 0) > 0,
      'must name effects or tools',
    )
    .describe('What somebody other than the caller has to approve, signed in; only over HTTP with an issuer')
    .optional(),
  min_answer_ms: z
    .int()
    .min(0)
    .max(60_000)
    .describe(
      "Answers to a client's prompt that come sooner were not given by a person. Default: 800 to 3000, by the length of the prompt.",
    )
    .optional(),
});

const byIdOrName = z.array(name).describe('By id or name').optional();

const protectedTargets = z.strictObject({
  users: z
    .strictObject({
      ids: z.array(name).optional(),
      emails: z.array(emailPattern).describe('Patterns such as *@example.com').optional(),
      roles: z.array(name).describe('People who hold a role with this id or name').optional(),
      organizations: z.array(name).describe('Members of the organization with this id or name').optional(),
    })
    .optional(),
  ...({
    organizations: byIdOrName,
    clients: byIdOrName,
    connections: byIdOrName,
    roles: byIdOrName,
  } satisfies Record<ProtectedKey, unknown>),
  self: z
    .boolean()
    .describe('The application that the server runs as, its credentials and grants; true unless set to false')
    .optional(),
});

const narrowing = {
  toolsets: z.union([z.literal('all'), z.array(z.enum(toolsetNames)).min(1)]).optional(),
  tools: z
    .strictObject({
      allow: z.array(toolPattern).min(1).describe('Only tools that match one of these').optional(),
      deny: z.array(toolPattern).describe('Never tools that match one of these').optional(),
    })
    .optional(),
  read_only: z.boolean().optional(),
  max_risk: z.enum(['read', 'write', 'destructive']).optional(),
  early_access: z.boolean().describe('Show operations known from early-access documents only').optional(),
  confirmation: confirmation.optional(),
  protected: protectedTargets.describe('Never changed or deleted, whatever the tool').optional(),
  allowed: z
    .strictObject({
      organizations: z.array(name).min(1).describe('By id or name').optional(),
      connections: z.array(name).min(1).describe('By id or name').optional(),
    })
    .describe('Changes may only reach these and the people in them')
    .optional(),
  limits: z
    .strictObject({
      writes_per_hour: perHour.optional(),
      destructive_per_hour: perHour.optional(),
      users_per_hour: perHour.describe('Different people that may be changed').optional(),
    })
    .describe('Counted over any 60 minutes')
    .optional(),
  masking: z
    .strictObject({
      email: z.boolean().optional(),
      phone: z.boolean().optional(),
      ip: z.boolean().optional(),
    })
    .describe('Mask these partially in results')
    .optional(),
};

const profile = z.strictObject(narrowing);

export const policyFileSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1).describe('Version of this format'),
  profile: name.describe('A built-in or own profile to start from').optional(),
  ...narrowing,
  profiles: z
    .record(z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lowercase letters, digits and -'), profile)
    .optional(),
});

export type PolicyProfileFile = z.infer<typeof profile>;

/** The published JSON Schema (2020-12) of a policy file. */
export function policyJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(policyFileSchema, { target: 'draft-2020-12' }),
    title: 'Policy of auth0-management-mcp',
  };
}
