// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const EmailProviderCredentials = z.looseObject({
  api_user: z.string().optional(),
  region: z.string().optional(),
  smtp_host: z.string().optional(),
  smtp_port: z.number().optional(),
  smtp_user: z.string().optional(),
});

const EmailProviderSettings = z.record(z.string(), z.unknown());

const GetEmailProviderResponseContent = z.looseObject({
  name: z.string().optional(),
  enabled: z.boolean().optional(),
  default_from_address: z.string().optional(),
  credentials: EmailProviderCredentials.optional(),
  settings: EmailProviderSettings.optional(),
});

const CreateEmailProviderResponseContent = z.looseObject({
  name: z.string().optional(),
  enabled: z.boolean().optional(),
  default_from_address: z.string().optional(),
  credentials: EmailProviderCredentials.optional(),
  settings: EmailProviderSettings.optional(),
});

const UpdateEmailProviderResponseContent = z.looseObject({
  name: z.string().optional(),
  enabled: z.boolean().optional(),
  default_from_address: z.string().optional(),
  credentials: EmailProviderCredentials.optional(),
  settings: EmailProviderSettings.optional(),
});

export const GetEmailProviderOutput = GetEmailProviderResponseContent;

export const CreateEmailProviderOutput = CreateEmailProviderResponseContent;

export const UpdateEmailProviderOutput = UpdateEmailProviderResponseContent;
