/** What `who_can` is asked about: one of these. */
import { z } from 'zod';

const text = () => z.string().min(1).max(600).optional();

export const input = z.strictObject({
  permission: text().describe('With api if several have it'),
  role: text(),
  api: text(),
  application: text(),
  organization: text(),
});

export type Question = z.infer<typeof input>;
