/** `audit verify` and `audit show`: reading an audit trail back. */
import { accessSync, constants } from 'node:fs';
import { type AuditFilter, matchesFilter, readAudit } from '../policy/audit/audit-read.js';
import { type AuditVerdict, type Remark, verifyAudit } from '../policy/audit/audit-verify.js';
import { neutralize } from '../policy/outgoing/outgoing.js';
import { CommandError, UsageError } from './terminal/failure.js';
import { colorsFor, print, table } from './terminal/output.js';

const MOST_REMARKS = 20;

/**
 * @param head hash of a record that must be in the file
 * @throws CommandError when the trail was tampered with or cannot be read, UsageError for what is not a hash
 */
export async function runAuditVerify(file: string, head?: string): Promise<void> {
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
    throw new UsageError(`--head takes the 64 hexadecimal digits of a record's hash, not "${head}".`);
  mustBeReadable(file);
  const verdict = await verifyAudit(file, head);
  await printRemarks(verdict.notes);
  await printRemarks(verdict.problems);
  const { ok, lines, problems } = verdict;
  if (!ok)
    throw new CommandError(
      `${file} was tampered with or damaged: ${count(problems.length, 'problem')} in ${count(lines, 'line')}.`,
    );
  await print(`${file}: ${described(verdict)}, all intact.`);
  await print(`Head: ${verdict.head}`);
  if (verdict.sinceHead !== undefined) await print(`Lines after the given head: ${verdict.sinceHead}.`);
  else await print('Whether lines were cut off the end shows only with --head and a hash kept elsewhere.');
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

function described({ lines, processes, old }: AuditVerdict): string {
  const written = count(lines - old.lines, 'line');
  const present = `${written} in one chain (format 2) by ${processes === 1 ? '1 process' : `${processes} processes`}`;
  if (old.lines === 0) return present;
  const chains = `${count(old.lines, 'line')} in ${count(old.chains, 'chain')} (format 1, in which the removal of a whole chain may not show)`;
  return old.lines === lines ? chains : `${chains}, then ${present}`;
}

async function printRemarks(remarks: readonly Remark[]): Promise<void> {
  for (const { line, problem } of remarks.slice(0, MOST_REMARKS)) await print(`line ${line}: ${problem}`);
  if (remarks.length > MOST_REMARKS) await print(`and ${remarks.length - MOST_REMARKS} more`);
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
  for await (const { entry, bytes } of readAudit(file)) {
    if (!entry || (entry.kind !== 'decision' && entry.kind !== 'result') || !matchesFilter(entry, filter))
      continue;
    if (json) await print(bytes.toString('utf8'));
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

function row(entry: Record<string, unknown>): string[] {
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
    text(entry.time),
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
