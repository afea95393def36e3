/** What a file of tenants may contain. */
import { z } from 'zod';

/** Also part of file names. */
const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/)
  .describe('Lower-case letters, digits, - and _, at most 40');
const text = z.string().min(1).max(2_000);

const tenant = z
  .strictObject({
    domain: text.describe('Such as my-company.eu.auth0.com'),
    audience: text.optional().describe('Identifier of the Management API, with a custom domain'),
    client_id: text.optional(),
    client_secret_command: text.optional().describe('Command that prints the secret'),
    client_secret_file: text.optional().describe('File with the secret'),
    client_secret_keychain: text.optional().describe('Entry of the system keychain'),
    client_private_key_command: text.optional(),
    client_private_key_file: text.optional(),
    client_private_key_keychain: text.optional(),
    token_command: text.optional(),
    token_file: text.optional(),
    token_keychain: text.optional(),
    policy: text.optional().describe('Policy file'),
    profile: text.optional().describe('Policy profile'),
    read_only: z.boolean().optional(),
    audit_log: text.optional().describe('File of the audit trail'),
    journal: text.optional().describe('File of the journal of changes'),
    production: z.boolean().optional().describe('Questions name it in capitals'),
    label: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,29}$/u)
      .optional()
      .describe('Word that questions begin with, such as staging; PRODUCTION where production is set'),
  })
  .describe('One tenant; relative paths count from the folder of this file');

export const tenantsSchema = z
  .strictObject({ tenants: z.record(name, tenant) })
  .describe('Tenants of auth0-management-mcp. It never holds a secret, only where one is.');

export type TenantEntry = z.output<typeof tenant>;
