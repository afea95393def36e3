/** What a process says, checked: the code in it can write whatever it likes. */
import { isObject } from '../../text/is-object.js';
import type { Doc } from '../state/store.js';
import { type Command, type Failure, MAX_COMMANDS, MAX_LOG_BYTES, type Outcome } from './protocol.js';

const text = (value: unknown, most = 2_000): string =>
  typeof value === 'string' ? value.slice(0, most) : '';
const position = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;

export function readFailure(value: unknown): Failure | undefined {
  if (!isObject(value)) return undefined;
  const [line, column] = [position(value.line), position(value.column)];
  return {
    name: text(value.name, 100) || 'Error',
    message: text(value.message),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    ...(typeof value.code === 'string' ? { code: text(value.code, 100) } : {}),
  };
}

/** An outcome of known shape, whatever came. */
export function readOutcome(value: unknown): Outcome {
  const given: Doc = isObject(value) ? value : {};
  const list = (from: unknown): Doc[] => (Array.isArray(from) ? from.filter(isObject) : []);
  let bytes = 0;
  const logs = list(given.logs)
    .map(({ level, text: line }) => ({ level: text(level, 10), text: text(line, MAX_LOG_BYTES) }))
    .filter(({ text: line }) => {
      bytes += line.length;
      return bytes <= 2 * MAX_LOG_BYTES;
    });
  const commands: Command[] = list(given.commands)
    .slice(0, MAX_COMMANDS)
    .map(({ method, args }) => ({ method: text(method, 100), args: Array.isArray(args) ? args : [] }));
  const error = readFailure(given.error);
  return { ...(error ? { error } : {}), commands, logs, value: given.value, dirty: given.dirty !== false };
}
