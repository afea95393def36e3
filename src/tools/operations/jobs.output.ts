// Generated from catalog/ by `npm run generate`. Do not edit.
import { z } from 'zod';

const JobFileFormatEnum = z.string();

const CreateExportUsersFields = z.looseObject({
  name: z.string(),
  export_as: z.string().optional(),
});

const CreateExportUsersResponseContent = z.looseObject({
  status: z.string(),
  type: z.string(),
  created_at: z.string().optional(),
  id: z.string(),
  connection_id: z.string().optional(),
  format: JobFileFormatEnum.optional(),
  limit: z.number().optional(),
  fields: z.array(CreateExportUsersFields).optional(),
});

const CreateImportUsersResponseContent = z.looseObject({
  status: z.string(),
  type: z.string(),
  created_at: z.string(),
  id: z.string(),
  connection_id: z.string(),
  external_id: z.string().optional(),
});

const CreateVerificationEmailResponseContent = z.looseObject({
  status: z.string(),
  type: z.string(),
  created_at: z.string().optional(),
  id: z.string(),
});

const GetJobSummary = z.looseObject({
  failed: z.number().optional(),
  updated: z.number().optional(),
  inserted: z.number().optional(),
  total: z.number().optional(),
});

const GetJobResponseContent = z.looseObject({
  status: z.string(),
  type: z.string(),
  created_at: z.string().optional(),
  id: z.string(),
  connection_id: z.string().optional(),
  location: z.string().optional(),
  percentage_done: z.number().optional(),
  time_left_seconds: z.number().optional(),
  format: JobFileFormatEnum.optional(),
  status_details: z.string().optional(),
  summary: GetJobSummary.optional(),
});

const GetJobUserError = z.record(z.string(), z.unknown());

const GetJobImportUserError = z.looseObject({
  code: z.string().optional(),
  message: z.string().optional(),
  path: z.string().optional(),
});

const GetJobErrorResponseContent = z.looseObject({
  user: GetJobUserError.optional(),
  errors: z.array(GetJobImportUserError).optional(),
});

const GetJobGenericErrorResponseContent = z.looseObject({
  status: z.string(),
  type: z.string(),
  created_at: z.string().optional(),
  id: z.string(),
  connection_id: z.string().optional(),
  status_details: z.string().optional(),
});

export const ExportUsersOutput = CreateExportUsersResponseContent;

export const ImportUsersOutput = CreateImportUsersResponseContent;

export const SendVerificationEmailOutput = CreateVerificationEmailResponseContent;

export const GetJobOutput = GetJobResponseContent;

export const ListJobErrorsOutput = z.union([z.array(GetJobErrorResponseContent), GetJobGenericErrorResponseContent]);
