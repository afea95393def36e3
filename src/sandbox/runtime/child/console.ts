/** `console` of an Action: kept for the execution's log, never written anywhere. */
import { format, inspect } from 'node:util';
import { MAX_LOG_BYTES, type Outcome } from '../protocol.js';
import { fix } from './process.js';

const LEVELS = {
  log: 'info',
  info: 'info',
  debug: 'debug',
  warn: 'warn',
  error: 'error',
  trace: 'debug',
} as const;

/** Lines that the running execution has written. */
export class Log {
  #lines: Outcome['logs'] = [];
  #bytes = 0;
  #left = 0;

  add(level: string, text: string): void {
    const room = MAX_LOG_BYTES - this.#bytes;
    if (room <= 0) {
      this.#left += 1;
      return;
    }
    const kept = text.slice(0, room);
    this.#bytes += Buffer.byteLength(kept);
    this.#lines.push({ level, text: kept });
  }

  /** The lines so far; the log is empty afterwards. */
  take(): Outcome['logs'] {
    const lines = this.#lines;
    if (this.#left > 0) lines.push({ level: 'warn', text: `(${this.#left} more lines were left out)` });
    this.#lines = [];
    this.#bytes = 0;
    this.#left = 0;
    return lines;
  }
}

/** Directs the global console to a log. */
export function captureConsole(log: Log): void {
  for (const [name, level] of Object.entries(LEVELS))
    fix(console, name, (...args: unknown[]) => log.add(level, format(...args)));
  fix(console, 'dir', (value: unknown) => log.add('info', inspect(value)));
  fix(console, 'table', (value: unknown) => log.add('info', inspect(value)));
  fix(console, 'assert', (ok: unknown, ...args: unknown[]) => {
    if (!ok) log.add('error', `Assertion failed: ${format(...args)}`);
  });
  const { process: own } = globalThis;
  for (const stream of ['stdout', 'stderr'] as const)
    fix(own, stream, {
      write: (text: unknown) => {
        log.add(stream === 'stdout' ? 'info' : 'error', String(text));
        return true;
      },
    });
}
