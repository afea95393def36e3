/** Checks an audit trail: that every line is as it was written, and follows from the one before it. */
import { type AuditLine, FORMAT, isSealed, NO_HASH, sha256 } from './audit-format.js';
import { readAudit } from './audit-read.js';
import { V1Chains, type V1Line } from './audit-v1.js';

export interface AuditVerdict {
  ok: boolean;
  lines: number;
  /** Processes that wrote lines of the present format. */
  processes: number;
  /** Lines of the first format, which come first, and their chains. */
  old: { lines: number; chains: number };
  /** Hash of the last record, to be kept elsewhere. */
  head: string;
  /** Lines after the one whose hash was given as head; undefined where none was given or it was not found. */
  sinceHead?: number;
  /** What is wrong, with the line number (from 1). */
  problems: Remark[];
  /** What a crash left and a later line accounts for. */
  notes: Remark[];
}

export interface Remark {
  line: number;
  problem: string;
}

const INCOMPLETE = 'it is not a complete record (the writer was interrupted, or the line was modified)';
const MODIFIED = 'its contents were modified after it was written';

class Verifier {
  readonly problems: Remark[] = [];
  readonly notes: Remark[] = [];
  readonly processes = new Set<string>();
  readonly chains = new V1Chains();
  oldLines = 0;
  head = NO_HASH;
  #seq = -1;
  /** Half a line that the next record has to account for. */
  #torn: { line: number; bytes: Buffer } | undefined;

  /** An incomplete line may be what a crash left: the line after it tells. */
  fragment(line: number, bytes: Buffer): void {
    this.#abandonTorn();
    this.#torn = { line, bytes };
  }

  /** A line of the first format. */
  old(line: number, entry: V1Line): void {
    this.#abandonTorn();
    this.oldLines++;
    const problem =
      this.#seq >= 0 ? 'it is of the first format, behind lines of the second' : this.chains.next(entry);
    if (problem !== undefined) this.#report(line, problem);
    this.head = entry.hash;
  }

  line(line: number, entry: AuditLine, bytes: Buffer): void {
    const { hash, seq, prev, kind, process } = entry;
    if (!isSealed(bytes, hash)) {
      this.#abandonTorn();
      this.#report(line, MODIFIED);
      return;
    }
    if (kind === 'torn') this.#accountFor(line, entry);
    else this.#abandonTorn();
    if (seq !== this.#seq + 1)
      this.#report(line, seq > this.#seq ? 'lines before it are missing' : 'it is out of order or repeated');
    else if (prev !== this.head) this.#report(line, 'it does not follow from the line before it');
    this.#seq = seq;
    this.head = hash;
    this.processes.add(process);
  }

  end(): void {
    this.#abandonTorn();
  }

  #accountFor(line: number, { bytes, sha256: hash }: AuditLine): void {
    const torn = this.#torn;
    this.#torn = undefined;
    if (torn === undefined || torn.bytes.length !== bytes || sha256(torn.bytes) !== hash)
      this.#report(line, 'the half line that it accounts for was modified or removed');
    else
      this.notes.push({
        line: torn.line,
        problem: 'half a line, left by a crash or a full disk and recorded as such in the line after it',
      });
  }

  #abandonTorn(): void {
    if (this.#torn) this.#report(this.#torn.line, INCOMPLETE);
    this.#torn = undefined;
  }

  #report(line: number, problem: string): void {
    this.problems.push({ line, problem });
  }
}

/**
 * Finds every line that was modified, removed, inserted or moved. Lines cut off at the end, and a file that somebody
 * wrote from the beginning, show only by a head that was kept elsewhere.
 *
 * @param head the hash of a record that must be in the file, as logged or as shown by an earlier check
 */
export async function verifyAudit(file: string, head?: string): Promise<AuditVerdict> {
  const verifier = new Verifier();
  let lines = 0;
  let headLine: number | undefined;
  for await (const { line, bytes, ended, entry } of readAudit(file)) {
    lines = line;
    if (!entry || !ended) {
      verifier.fragment(line, bytes);
      continue;
    }
    if (entry.v === FORMAT) verifier.line(line, entry as AuditLine, bytes);
    else verifier.old(line, entry as unknown as V1Line);
    if (entry.hash === head) headLine = line;
  }
  verifier.end();
  const { problems, notes, processes, oldLines, chains } = verifier;
  if (head !== undefined && headLine === undefined) {
    const problem = `the record ${head} is missing: lines were cut off the end, or the file was replaced`;
    problems.push({ line: lines, problem });
  }
  return {
    ok: problems.length === 0,
    lines,
    processes: processes.size,
    old: { lines: oldLines, chains: chains.count },
    head: verifier.head,
    ...(headLine === undefined ? {} : { sinceHead: lines - headLine }),
    problems,
    notes,
  };
}
