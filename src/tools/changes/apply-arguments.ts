/** Arguments of a call that makes several changes. */
import { z } from 'zod';
import { isObject } from '../../text/is-object.js';

/** Most changes of one call. */
export const MOST_CHANGES = 40;

/** Calls that answers propose name a `tool`, and the runners of operations take a `name`: the same is meant here. */
function asNamedElsewhere(change: unknown): unknown {
  if (!isObject(change) || change.operation !== undefined) return change;
  const { tool, name, ...rest } = change;
  if (tool !== undefined && name !== undefined) return change;
  const operation = tool ?? name;
  return operation === undefined ? change : { operation, ...rest };
}

export const input = z.strictObject({
  changes: z
    .array(
      z.preprocess(
        asNamedElsewhere,
        z.strictObject({
          operation: z.string().min(1).max(100).describe('Operation name'),
          arguments: z
            .record(z.string(), z.unknown())
            .describe('"$1.id" is the id in the answer of change 1'),
        }),
      ),
    )
    .min(1)
    .max(MOST_CHANGES),
  why: z.string().min(1).max(500).describe('For the person'),
  dry_run: z.boolean().optional().describe('Only show what would change; the operation rehearse tries it'),
});

export type ApplyChanges = z.output<typeof input>;
