/** The program's log: JSON lines on stderr, redacted. pino is loaded when the first line is written. */
import type { Logger as Pino } from 'pino';
import { LOG_LEVELS, type LogLevel } from '../config/values.js';

type Level = Exclude<LogLevel, 'silent'>;
type Write = (fields: object, message: string) => void;

export interface Logger extends Record<Level, Write> {
  /** Resolves when everything logged so far has been written. */
  flush(): Promise<void>;
}

/** Takes out of a line what must not leave the process. What that is, the layers above know. */
export interface Scrubber {
  fields(fields: object): object;
  text(message: string): string;
  /** The line as pino wrote it; it must stay one line of JSON. */
  line(json: string): string;
}

export interface LoggerOptions {
  scrubber: Scrubber;
  /** Where lines go; stderr when absent. */
  write?: (line: string) => void;
}

/** A logger that costs nothing until a line at its level or above is logged. */
export function createLogger(level: LogLevel, { scrubber, write }: LoggerOptions): Logger {
  const lowest = LOG_LEVELS.indexOf(level);
  const out = write ?? ((line: string) => void process.stderr.write(line));
  const sink = { write: (line: string) => out(scrubber.line(line)) };
  let pino: Promise<Pino> | undefined;
  let pending: Promise<void> = Promise.resolve();
  const emit =
    (name: Level): Write =>
    (fields, message) => {
      if (LOG_LEVELS.indexOf(name) < lowest) return;
      // Copied now: the caller may change the object before pino is there.
      const safe = { ...scrubber.fields(fields) };
      const text = scrubber.text(message);
      pino ??= import('pino').then((module) => module.default({ level, base: null }, sink));
      pending = pino.then((logger) => logger[name](safe, text));
    };
  return {
    trace: emit('trace'),
    debug: emit('debug'),
    info: emit('info'),
    warn: emit('warn'),
    error: emit('error'),
    fatal: emit('fatal'),
    flush: () => pending,
  };
}
