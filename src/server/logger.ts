/** The program's log: JSON lines on stderr, redacted. pino is loaded when the first line is written. */
import type { Logger as Pino } from 'pino';
import { LOG_LEVELS, type LogLevel } from '../config/values.js';
import { redact, redactText } from '../policy/outgoing/redaction.js';

type Level = Exclude<LogLevel, 'silent'>;
type Write = (fields: object, message: string) => void;

export interface Logger extends Record<Level, Write> {
  /** Resolves when everything logged so far is out. */
  flush(): Promise<void>;
}

export interface LoggerOptions {
  /** Values that must not appear in any line, whatever field they come in. */
  secrets?: readonly string[];
  /** Where lines go; stderr when absent. */
  write?: (line: string) => void;
}

/** A logger that costs nothing until a line at its level or above is logged. */
export function createLogger(level: LogLevel, { secrets = [], write }: LoggerOptions = {}): Logger {
  const lowest = LOG_LEVELS.indexOf(level);
  const out = write ?? ((line: string) => void process.stderr.write(line));
  const sink = { write: (line: string) => out(withoutSecrets(line, secrets)) };
  let pino: Promise<Pino> | undefined;
  let pending: Promise<void> = Promise.resolve();
  const emit =
    (name: Level): Write =>
    (fields, message) => {
      if (LOG_LEVELS.indexOf(name) < lowest) return;
      // Copied now: the caller may change the object before pino is there.
      const safe = { ...(redact(fields) as object) };
      const text = redactText(message);
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

function withoutSecrets(line: string, secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => {
    // As JSON writes it: line breaks of a key are escaped in a log line.
    const written = JSON.stringify(secret).slice(1, -1);
    return written.length >= 8 ? text.replaceAll(written, '[redacted]') : text;
  }, line);
}
