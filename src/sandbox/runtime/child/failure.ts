/** Errors of an Action's code, with the line on which they arose. */
import type { Failure } from '../protocol.js';

/** The name under which the code is compiled, as stacks show it. */
export const FILE_NAME = 'action.js';

const POSITION = /\baction\.js:(\d+)(?::(\d+))?/;
const MOST = 2_000;

const text = (value: unknown): string => {
  try {
    return String(value).slice(0, MOST);
  } catch {
    return 'an error that cannot be shown';
  }
};

export function failureOf(thrown: unknown): Failure {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Partial<Error> & {
    code?: unknown;
  };
  const { name, message, stack, code } = error;
  const [, line, column] = POSITION.exec(typeof stack === 'string' ? stack : '') ?? [];
  return {
    name: typeof name === 'string' ? text(name) : 'Error',
    message: typeof message === 'string' ? text(message) : text(thrown),
    ...(line === undefined ? {} : { line: Number(line) }),
    ...(column === undefined ? {} : { column: Number(column) }),
    ...(typeof code === 'string' ? { code: text(code) } : {}),
  };
}
