/** Reads an audit trail back: checks its chains, and filters its lines for people. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type AuditEntry, hashLine } from './audit-log.js';

export interface AuditVerdict {
  ok: boolean;
  lines: number;
  chains: number;
  /** What is wrong, with the line number (from 1). */
  problems: { line: number; problem: string }[];
}

export type AuditLine = AuditEntry & { hash: string };

const noHash = '0'.repeat(64);

/** Every line of the file with its number; `entry` is undefined for a line that is not a record. */
export async function* readAudit(
  file: string,
): AsyncGenerator<{ line: number; text: string; entry: AuditLine | undefined }> {
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line++;
    if (text === '') continue;
    yield { line, text, entry: parse(text) };
  }
}

function parse(text: string): AuditLine | undefined {
  try {
    const value = JSON.parse(text) as Partial<AuditLine>;
    const { chain, seq, prev, hash, time, kind } = value;
    const whole =
      typeof chain === 'string' &&
      typeof seq === 'number' &&
      typeof prev === 'string' &&
      typeof hash === 'string' &&
      typeof time === 'string' &&
      typeof kind === 'string';
    return whole ? (value as AuditLine) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Checks that no line was modified, removed from the middle, inserted or moved. What the chains cannot detect is
 * the loss of lines at the very end of the file: keep a copy elsewhere for that.
 */
export async function verifyAudit(file: string): Promise<AuditVerdict> {
  const problems: AuditVerdict['problems'] = [];
  const chains = new Map<string, { seq: number; hash: string }>();
  const hashes = new Set<string>([noHash]);
  let lines = 0;
  for await (const { line, entry } of readAudit(file)) {
    lines++;
    const report = (problem: string) => problems.push({ line, problem });
    if (!entry) {
      report('it is not a complete record (the writer was interrupted, or the line was modified)');
      continue;
    }
    const { hash, ...rest } = entry;
    if (hashLine(rest as AuditEntry) !== hash) {
      report('its contents were modified after it was written');
      continue;
    }
    const chain = chains.get(entry.chain);
    if (!chain) {
      if (entry.seq !== 0 || entry.kind !== 'open') report('lines before it are missing');
      else if (!hashes.has(entry.prev)) report('the last line before this chain began is missing');
    } else if (entry.seq !== chain.seq + 1) {
      report(entry.seq > chain.seq ? 'lines before it are missing' : 'it is out of order or repeated');
    } else if (entry.prev !== chain.hash) {
      report('it does not follow from the line before it');
    }
    chains.set(entry.chain, { seq: entry.seq, hash });
    hashes.add(hash);
  }
  return { ok: problems.length === 0, lines, chains: chains.size, problems };
}

export interface AuditFilter {
  tool?: string;
  caller?: string;
  kind?: string;
  decision?: string;
  risk?: string;
  /** ISO time, inclusive. */
  since?: string;
  until?: string;
}

/** Whether a line matches the filters. */
export function matchesFilter(entry: AuditLine, filter: AuditFilter): boolean {
  const { since, until, ...fields } = filter;
  if (since !== undefined && entry.time < since) return false;
  if (until !== undefined && entry.time > until) return false;
  return Object.entries(fields).every(([name, wanted]) => wanted === undefined || entry[name] === wanted);
}
