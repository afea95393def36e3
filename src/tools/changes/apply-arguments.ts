/** Arguments of a call that makes several changes. */
import { z } from 'zod';

/** Most changes of one call. */
export const MOST_CHANGES = 40;

export const input = z.strictObject({
  changes: z
    .array(
      z.strictObject({
        operation: z.string().min(1).max(100).describe('Operation name'),
        arguments: z.record(z.string(), z.unknown()).describe('"$1.id" is the id in the answer of change 1'),
      }),
    )
    .min(1)
    .max(MOST_CHANGES),
  why: z.string().min(1).max(500).describe('For the person'),
  dry_run: z.boolean().optional().describe('Only show what would change; the operation rehearse tries it'),
});

export type ApplyChanges = z.output<typeof input>;
