/** `audit verify` and `audit show`: reading an audit trail back. */
import { accessSync, constants } from 'node:fs';
import {
  type AuditFilter,
  type AuditLine,
  matchesFilter,
  readAudit,
  verifyAudit,
} from '../policy/audit/audit-read.js';
import { neutralize } from '../policy/outgoing/outgoing.js';
import { CommandError, UsageError } from './terminal/failure.js';
import { colorsFor, print, table } from './terminal/output.js';

const MOST_PROBLEMS = 20;

/** @throws CommandError when the trail was tampered with or cannot be read */
export async function runAuditVerify(file: string): Promise<void> {
  mustBeReadable(file);
  const { ok, lines, chains, problems } = await verifyAudit(file);
  if (ok) return print(`${file}: ${lines} lines in ${chains} chains, all intact.`);
  for (const { line, problem } of problems.slice(0, MOST_PROBLEMS)) await print(`line ${line}: ${problem}`);
  if (problems.length > MOST_PROBLEMS) await print(`and ${problems.length - MOST_PROBLEMS} more`);
  throw new CommandError(
    `${file} was tampered with or damaged: ${problems.length} of ${lines} lines are invalid.`,
  );
}

export interface AuditShowFlags extends AuditFilter {
  json?: boolean;
}

/** Prints the lines that match the filters, as a table or verbatim. */
export async function runAuditShow(file: string, { json, ...filter }: AuditShowFlags): Promise<void> {
  mustBeReadable(file);
  const { since, until } = filter;
  if (since !== undefined) filter.since = isoTime(since, '--since');
  if (until !== undefined) filter.until = isoTime(until, '--until');
  const rows: string[][] = [];
  for await (const { entry, text } of readAudit(file)) {
    if (!entry || entry.kind === 'open' || !matchesFilter(entry, filter)) continue;
    if (json) await print(text);
    else rows.push(row(entry));
  }
  if (json) return;
  await print(table(['TIME', 'CALLER', 'TOOL', 'RISK', 'WHAT', 'ARGUMENTS'], rows, colorsFor()));
  await print(`\n${rows.length} ${rows.length === 1 ? 'line' : 'lines'}.`);
}

function mustBeReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw new CommandError(
      `The audit trail ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

function isoTime(value: string, flag: string): string {
  const time = Date.parse(value);
  if (Number.isNaN(time))
    throw new UsageError(
      `${flag} takes a date or time, such as 2026-01-31 or 2026-01-31T08:00Z, not "${value}".`,
    );
  return new Date(time).toISOString();
}

/** Longest text of one cell; the full text is in the file. */
const LONGEST = 90;

function row(entry: AuditLine): string[] {
  const text = (value: unknown) =>
    neutralize(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  const what =
    entry.kind === 'decision'
      ? [entry.decision, entry.code, how(entry.confirmation)]
      : [
          'result',
          entry.status,
          entry.code,
          entry.durationMs === undefined ? undefined : `${entry.durationMs} ms`,
        ];
  const args = text(entry.args);
  return [
    entry.time,
    text(entry.caller),
    text(entry.tool),
    text(entry.risk),
    what.filter((part) => part !== undefined).join(' '),
    args.length > LONGEST ? `${args.slice(0, LONGEST - 1)}…` : args,
  ];
}

function how(confirmation: unknown): string | undefined {
  const value = (confirmation as { how?: string } | undefined)?.how;
  return value === undefined || value === 'not_needed' ? undefined : `(${value.replaceAll('_', ' ')})`;
}
