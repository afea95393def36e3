import { z } from 'zod';
import { FRAMEWORK_NAMES } from './framework-names.js';

export const input = z.strictObject({
  framework: z.enum(FRAMEWORK_NAMES),
  name: z.string().min(1).max(150),
  url: z.string().min(1).max(500).describe('Such as http://localhost:3000; of a mobile app its id'),
  save_secrets_to: z.string().min(1).max(255).optional().describe('New .env file'),
});

export type ConnectApplication = z.output<typeof input>;
