/** Files that export jobs produce. */
import { invalidBody } from '../../errors.js';
import { checkAtOnce } from '../../limits.js';
import type { Doc, Tenant } from '../../state/store.js';
import { userView } from './store.js';

export interface ExportField {
  name: string;
  export_as?: string;
}

/** Columns of a CSV file for which no fields were chosen. */
const CSV_FIELDS: ExportField[] = [
  { name: 'user_id', export_as: 'Id' },
  { name: 'given_name', export_as: 'Given Name' },
  { name: 'family_name', export_as: 'Family Name' },
  { name: 'nickname', export_as: 'Nickname' },
  { name: 'name', export_as: 'Name' },
  { name: 'email', export_as: 'Email' },
  { name: 'email_verified', export_as: 'Email Verified' },
  { name: 'picture', export_as: 'Picture' },
  { name: 'identities[0].connection', export_as: 'Connection' },
  { name: 'created_at', export_as: 'Created At' },
  { name: 'updated_at', export_as: 'Updated At' },
];

/** Where a file is downloaded: it has the name of the tenant, which is `sandbox` on loopback. */
export const exportPath = (format: unknown): string =>
  `/exports/sandbox.${format === 'csv' ? 'csv' : 'json'}.gz`;

/** Most columns of a CSV file (public documentation, manage-users/user-migration/bulk-user-exports). */
const MAX_CSV_FIELDS = 30;

/** Refuses fields that a CSV file cannot have: too many, or metadata as a whole. */
export function checkCsvFields(fields: readonly ExportField[]): void {
  checkAtOnce(fields, MAX_CSV_FIELDS, 'fields');
  const whole = fields.find(({ name }) => name === 'app_metadata' || name === 'user_metadata');
  if (whole)
    throw invalidBody(`Exports in CSV cannot include ${whole.name} as a whole: name its fields instead.`);
}

/** The text of an export job's file: one JSON object a line, or CSV with a header. */
export function exportFile(tenant: Tenant, job: Doc): string {
  const users = tenant.collection('users');
  const all = job.connection_id === undefined ? users.list() : users.by('connection', String(job.connection));
  const chosen = (typeof job.limit === 'number' ? all.slice(0, job.limit) : all).map((user) =>
    userView(user),
  );
  const fields = job.fields as ExportField[] | undefined;
  if (job.format === 'csv') {
    const columns = fields ?? CSV_FIELDS;
    const rows = chosen.map((user) => columns.map((field) => csvCell(valueAt(user, field.name))).join(','));
    const header = columns.map((field) => headerCell(field.export_as ?? field.name)).join(',');
    return `${[header, ...rows].join('\n')}\n`;
  }
  const lines = chosen.map((user) => JSON.stringify(fields ? picked(user, fields) : user));
  return lines.map((line) => `${line}\n`).join('');
}

/** The value under a path such as `app_metadata.plan` or `identities[0].connection`. */
function valueAt(user: Doc, path: string): unknown {
  let value: unknown = user;
  for (const key of path.split(/[.[\]]+/).filter(Boolean)) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function picked(user: Doc, fields: readonly ExportField[]): Doc {
  const out: Doc = {};
  for (const { name, export_as } of fields) {
    const value = valueAt(user, name);
    if (value !== undefined) out[export_as ?? name] = value;
  }
  return out;
}

/** Dates that Auth0 wrote are no text. */
const ISO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/**
 * Text is quoted and begins with an apostrophe, so that no spreadsheet runs it (public documentation,
 * manage-users/user-migration/bulk-user-exports).
 */
function csvCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' && ISO_DATE.test(value)) return value;
  const text = typeof value === 'string' ? `'${value}` : JSON.stringify(value);
  return typeof value === 'string' || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const headerCell = (text: string): string =>
  /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
