/** Audit trails for the tests: written by the real thing, read back as lines. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditLine } from '../../../src/policy/audit/audit-format.js';
import { AuditLog } from '../../../src/policy/audit/audit-log.js';
import { record } from '../records.js';

export const fresh = (): string => join(mkdtempSync(join(tmpdir(), 'audit-')), 'audit.jsonl');
export const call = { caller: 'local', clientName: 'test' };
export const subject = { call, tool: record('delete_user'), args: { user_id: 'auth0|1' } };

/** The lines of a file without their ends. */
export const linesOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

export const entriesOf = (file: string): AuditLine[] => linesOf(file).map((line) => JSON.parse(line));

/** The trail of one process: its opening and `count` refusals, which wait for no result. */
export async function written(file: string, count = 3): Promise<string> {
  const log = new AuditLog(file, { now: () => Date.UTC(2025, 0, 1) });
  for (let n = 0; n < count; n++) log.decision({ ...subject, decision: 'refuse', code: `reason_${n}` });
  await log.close();
  return file;
}
