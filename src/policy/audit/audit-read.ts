/** Reads an audit trail back line by line, byte for byte, and filters its lines for people. */
import { createReadStream } from 'node:fs';
import { parseLine } from './audit-format.js';

export interface ReadLine {
  /** From 1. */
  line: number;
  bytes: Buffer;
  /** False for what stands at the file's end without the end of a line. */
  ended: boolean;
  /** Undefined for what is not a record. */
  entry: Record<string, unknown> | undefined;
}

const NEWLINE = 0x0a;

/** Every line of the file; what ends a line is the newline alone, so that no other byte can be slipped in. */
export async function* readAudit(file: string): AsyncGenerator<ReadLine> {
  let line = 0;
  let parts: Buffer[] = [];
  const next = (bytes: Buffer, ended: boolean): ReadLine => {
    line++;
    return { line, bytes, ended, entry: parseLine(bytes) };
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      parts.push(chunk.subarray(start, end));
      yield next(Buffer.concat(parts), true);
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  }
  if (parts.length > 0) yield next(Buffer.concat(parts), false);
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

/** Whether a record matches the filters. */
export function matchesFilter(entry: Record<string, unknown>, filter: AuditFilter): boolean {
  const { since, until, ...fields } = filter;
  const time = String(entry.time);
  if (since !== undefined && time < since) return false;
  if (until !== undefined && time > until) return false;
  return Object.entries(fields).every(([name, wanted]) => wanted === undefined || entry[name] === wanted);
}
