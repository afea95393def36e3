// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const EmailTemplateNameEnum = z.string();

const CreateEmailTemplateResponseContent = z.looseObject({
  template: EmailTemplateNameEnum,
  body: z.string().nullable(),
  from: z.string().nullable(),
  resultUrl: z.string().nullable().optional(),
  subject: z.string().nullable(),
  syntax: z.string().nullable(),
  urlLifetimeInSeconds: z.number().nullable().optional(),
  includeEmailInRedirect: z.boolean().optional(),
  enabled: z.boolean().nullable(),
});

const GetEmailTemplateResponseContent = z.looseObject({
  template: EmailTemplateNameEnum.optional(),
  body: z.string().nullable().optional(),
  from: z.string().nullable().optional(),
  resultUrl: z.string().nullable().optional(),
  subject: z.string().nullable().optional(),
  syntax: z.string().nullable().optional(),
  urlLifetimeInSeconds: z.number().nullable().optional(),
  includeEmailInRedirect: z.boolean().optional(),
  enabled: z.boolean().nullable().optional(),
});

const SetEmailTemplateResponseContent = z.looseObject({
  template: EmailTemplateNameEnum,
  body: z.string().nullable(),
  from: z.string().nullable(),
  resultUrl: z.string().nullable().optional(),
  subject: z.string().nullable(),
  syntax: z.string().nullable(),
  urlLifetimeInSeconds: z.number().nullable().optional(),
  includeEmailInRedirect: z.boolean().optional(),
  enabled: z.boolean().nullable(),
});

const UpdateEmailTemplateResponseContent = z.looseObject({
  template: EmailTemplateNameEnum.optional(),
  body: z.string().nullable().optional(),
  from: z.string().nullable().optional(),
  resultUrl: z.string().nullable().optional(),
  subject: z.string().nullable().optional(),
  syntax: z.string().nullable().optional(),
  urlLifetimeInSeconds: z.number().nullable().optional(),
  includeEmailInRedirect: z.boolean().optional(),
  enabled: z.boolean().nullable().optional(),
});

export const CreateEmailTemplateOutput = CreateEmailTemplateResponseContent;

export const GetEmailTemplateOutput = GetEmailTemplateResponseContent;

export const SetEmailTemplateOutput = SetEmailTemplateResponseContent;

export const UpdateEmailTemplateOutput = UpdateEmailTemplateResponseContent;
