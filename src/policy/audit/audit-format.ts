/**
 * The lines of an audit trail. Format 2: one chain per file. A line's hash is that of its own bytes up to the hash,
 * and `prev` is the hash of the line before it, so that nothing about the file can change and still fit.
 */
import { createHash } from 'node:crypto';

export const FORMAT = 2;
/** What comes before the first line. */
export const NO_HASH = '0'.repeat(64);

/** One line of the file, without its hash. */
export interface AuditEntry {
  v: typeof FORMAT;
  time: string;
  /** Number in the file, from 0. */
  seq: number;
  /** Hash of the line before it; zeros for the first. */
  prev: string;
  /** The writer: one process from start to end. */
  process: string;
  /** `open`: a process starts to write; `torn`: what stands before this line is half a line of a crash. */
  kind: 'open' | 'torn' | 'decision' | 'result';
  [field: string]: unknown;
}

export type AuditLine = AuditEntry & { hash: string };

export const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The text of a line without its end, and its hash. */
export function sealLine(entry: AuditEntry): { text: string; hash: string } {
  const body = JSON.stringify(entry);
  const hash = sha256(body);
  return { text: `${body.slice(0, -1)},"hash":"${hash}"}`, hash };
}

/** Length of `,"hash":"…"}`. */
const SEAL = ',"hash":""}'.length + NO_HASH.length;

/** Whether the bytes of a line are those that its hash was made of. */
export function isSealed(bytes: Buffer, hash: string): boolean {
  const body = bytes.subarray(0, Math.max(0, bytes.length - SEAL));
  const seal = bytes.subarray(body.length).toString('latin1');
  return seal === `,"hash":"${hash}"}` && sha256(Buffer.concat([body, Buffer.from('}')])) === hash;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** The members of a line; undefined for one that is not a record of any format. */
export function parseLine(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const value = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
    const { seq, prev, hash, time, kind, v, chain, process } = value;
    const common = typeof seq === 'number' && [prev, hash, time, kind].every(isText);
    return common && (v === FORMAT ? isText(process) : v === undefined && isText(chain)) ? value : undefined;
  } catch {
    return undefined;
  }
}
