/**
 * The audit trail: one JSON line for each decision and each result, appended and chained by hash, so that a
 * modified, removed or inserted line is detected. Several servers may write to one file: each process has a
 * chain of its own, which starts from the last line it found.
 */
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import type { ToolRecord } from '../../catalog/tool-record.js';
import type { Risk } from '../../catalog/types.js';
import { canonicalJson } from '../confirm/canonical.js';
import { operationOf } from '../confirm/confirm-levels.js';
import type { ConfirmEvidence } from '../confirm/confirmation.js';
import { outgoingArguments, outgoingText } from '../outgoing/outgoing.js';

/** The caller: what the transport knows about the call. */
export interface AuditCall {
  caller: string;
  clientName: string;
}

interface AuditSubject {
  call: AuditCall;
  tool: ToolRecord;
  args: Record<string, unknown>;
  /** Of this call, where it differs from the tool's. */
  risk?: Risk | undefined;
}

export interface AuditDecision extends AuditSubject {
  /** `run`: the call proceeds; `ask`: a person is asked first; `refuse`: the call is rejected. */
  decision: 'run' | 'ask' | 'refuse';
  /** Why: the code of a refusal. */
  code?: string | undefined;
  /** The rule of the policy behind it. */
  rule?: string | undefined;
  evidence?: ConfirmEvidence | undefined;
  /** What is touched, such as `user auth0|1`. */
  targets?: readonly string[] | undefined;
  /** The high-impact effects of the change. */
  effects?: readonly string[] | undefined;
}

export interface AuditResult extends AuditSubject {
  /** HTTP status of the API's response. */
  status?: number | undefined;
  code?: string | undefined;
  requestId?: string | undefined;
  durationMs?: number | undefined;
}

/** One line of the file, without its hash. */
export interface AuditEntry {
  time: string;
  /** Id of the chain and number within it, from 0. */
  chain: string;
  seq: number;
  /** Hash of the previous line of the chain; for the first, of the file's last line when it was opened. */
  prev: string;
  kind: 'open' | 'decision' | 'result';
  [field: string]: unknown;
}

/** The record could not be written; a call that must be recorded must not proceed. */
export class AuditError extends Error {
  override readonly name = 'AuditError';
  readonly code = 'audit_failed';
}

const noHash = '0'.repeat(64);
const longestLine = 64 * 1024;

export const hashLine = (entry: AuditEntry): string =>
  createHash('sha256').update(canonicalJson(entry)).digest('hex');

export class AuditLog {
  readonly #fd: number;
  readonly #file: string;
  readonly #now: () => number;
  readonly #chain = randomBytes(9).toString('base64url');
  #seq = 0;
  #prev: string;
  /** The last write may have left a partial line; the next one starts on a new line. */
  #torn: boolean;

  /** Opens or creates the file (mode 0600) and writes the first line of a new chain. Throws AuditError. */
  constructor(file: string, now: () => number = () => Date.now()) {
    this.#file = file;
    this.#now = now;
    try {
      const flags = constants.O_RDWR | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
      this.#fd = openSync(file, flags, 0o600);
    } catch (error) {
      throw this.#error(error);
    }
    if (!fstatSync(this.#fd).isFile()) throw this.#error(new Error('it is not a regular file'));
    const last = lastLine(this.#fd);
    this.#torn = last.torn;
    this.#prev = last.hash;
    this.#append('open', { pid: process.pid });
  }

  /** Records the decision about a call. Throws AuditError: then the call must not proceed. */
  decision({ decision, code, rule, evidence, targets, effects, ...subject }: AuditDecision): void {
    const found = { decision, code, rule, confirmation: evidence, targets, effects };
    this.#append('decision', { ...describe(subject), ...found });
  }

  /** Records how a call ended. Throws AuditError. */
  result({ status, code, requestId, durationMs, ...subject }: AuditResult): void {
    this.#append('result', { ...describe(subject), status, code, requestId, durationMs });
  }

  close(): void {
    closeSync(this.#fd);
  }

  #append(kind: AuditEntry['kind'], fields: Record<string, unknown>): void {
    const time = new Date(this.#now()).toISOString();
    const entry = JSON.parse(
      JSON.stringify({ time, chain: this.#chain, seq: this.#seq, prev: this.#prev, kind, ...fields }),
    ) as AuditEntry;
    const hash = hashLine(entry);
    const line = Buffer.from(`${this.#torn ? '\n' : ''}${JSON.stringify({ ...entry, hash })}\n`);
    try {
      // Until all of it is written, the file may end in a partial line.
      this.#torn = true;
      const written = writeSync(this.#fd, line);
      if (written !== line.length) throw new Error('the disk is full');
      this.#torn = false;
    } catch (error) {
      throw this.#error(error);
    }
    this.#prev = hash;
    this.#seq++;
  }

  #error(error: unknown): AuditError {
    const { code, message } = error as NodeJS.ErrnoException;
    return new AuditError(`The audit trail ${this.#file} cannot be written: ${code ?? message}.`);
  }
}

function describe({ call, tool, args, risk }: AuditSubject): Record<string, unknown> {
  const shown = outgoingArguments(tool, args);
  const text = JSON.stringify(shown);
  return {
    caller: outgoingText(call.caller),
    client: outgoingText(call.clientName),
    tool: tool.name,
    operation: operationOf(tool),
    risk: risk ?? tool.risk,
    // Arguments of half a megabyte (an import) are recorded by their size.
    args: text.length > longestLine ? { omitted: `${text.length} characters` } : shown,
  };
}

/** The hash in the file's last complete line, and whether the file ends in a partial one. */
function lastLine(fd: number): { hash: string; torn: boolean } {
  const { size } = fstatSync(fd);
  if (size === 0) return { hash: noHash, torn: false };
  const length = Math.min(size, 4 * longestLine);
  const tail = Buffer.alloc(length);
  readSync(fd, tail, 0, length, size - length);
  const torn = tail[length - 1] !== 0x0a;
  const lines = tail.toString('utf8').split('\n');
  if (torn) lines.pop();
  const last = lines.filter((line) => line !== '').at(-1) ?? '';
  const hash = /"hash":"([0-9a-f]{64})"\}$/.exec(last)?.[1];
  return { hash: hash ?? noHash, torn };
}
