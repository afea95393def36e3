import { z } from 'zod';
import { FRAMEWORK_NAMES } from './framework-names.js';

export const input = z.strictObject({
  framework: z.enum(FRAMEWORK_NAMES),
  name: z.string().min(1).max(150),
  url: z.string().min(1).max(500).describe('Such as http://localhost:3000; of a mobile app its id'),
  api: z
    .strictObject({
      identifier: z.string().min(1).max(600).describe('The audience; an API that exists is used'),
      name: z.string().min(1).max(200).optional(),
      scopes: z.array(z.string().min(1).max(280)).max(100).optional().describe('Missing ones are added'),
    })
    .optional()
    .describe('API that it calls'),
  connection: z.string().min(1).max(128).optional().describe('Who may sign in; default: the only database'),
  save_secrets_to: z.string().min(1).max(255).optional().describe('New .env file'),
  dry_run: z.boolean().optional().describe('Only show what would change'),
});

export type ConnectApplication = z.output<typeof input>;
