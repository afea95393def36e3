/** Arguments of `copy_configuration`. */
import { z } from 'zod';

export const input = z.strictObject({
  from: z.string().min(1).max(100).describe('Name of the tenant that has it'),
  to: z.string().min(1).max(100).describe('Name of the tenant that gets it'),
  things: z
    .array(
      z.strictObject({
        resource: z.string().max(60).describe('As in compare_tenants, such as applications'),
        name: z.string().max(300).optional().describe('As compare_tenants names it; all when left out'),
      }),
    )
    .min(1)
    .max(40),
  why: z.string().min(1).max(500).describe('For the person'),
  dry_run: z.boolean().optional().describe('Only show what would change'),
});

export type CopyInput = z.output<typeof input>;
