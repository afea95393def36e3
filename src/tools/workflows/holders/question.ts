/** What `who_can` is asked about: one of these. */
import { z } from 'zod';

const text = () => z.string().min(1).max(600).optional();

export const input = z.strictObject({
  permission: text().describe('Such as refund:orders; with api if several APIs have it'),
  role: text().describe('Name or id'),
  api: text().describe('Identifier, name or id'),
  application: text().describe('Name or client_id'),
  organization: text().describe('Name or id'),
});

export type Question = z.infer<typeof input>;
