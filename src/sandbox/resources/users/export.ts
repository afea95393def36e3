/** Files that export jobs produce. */
import type { Doc, Tenant } from '../../state/store.js';
import { userView } from './store.js';

interface ExportField {
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

/** The file of an export job: one JSON object a line, or CSV with a header. */
export function exportFile(tenant: Tenant, job: Doc): { contentType: string; text: string } {
  const users = tenant.collection('users');
  const all = job.connection_id === undefined ? users.list() : users.by('connection', String(job.connection));
  const chosen = (typeof job.limit === 'number' ? all.slice(0, job.limit) : all).map((user) =>
    userView(user),
  );
  const fields = job.fields as ExportField[] | undefined;
  if (job.format === 'csv') {
    const columns = fields ?? CSV_FIELDS;
    const rows = chosen.map((user) => columns.map((field) => csvCell(valueAt(user, field.name))).join(','));
    const header = columns.map((field) => csvCell(field.export_as ?? field.name)).join(',');
    return { contentType: 'text/csv; charset=utf-8', text: `${[header, ...rows].join('\n')}\n` };
  }
  const lines = chosen.map((user) => JSON.stringify(fields ? picked(user, fields) : user));
  return {
    contentType: 'application/x-ndjson; charset=utf-8',
    text: lines.map((line) => `${line}\n`).join(''),
  };
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

function csvCell(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
