/** How a command ends when something is wrong: one line on stderr and an exit code. */

/** A mistake in the command line itself. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something is not as it should be; the message says what to do. Exit code 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Errors whose own words are made for people, by name: they come from every layer. */
const FOR_PEOPLE = new Set([
  'ConfigError',
  'PolicyError',
  'ApiError',
  'ToolError',
  'AuditError',
  'KeysUnavailable',
  'UsageError',
  'CommandError',
]);

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

/** The line for a person. A fault of the program itself (a TypeError) keeps its type, so that it can be reported. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return oneLine(String(error));
  const { hint } = error as { hint?: string };
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (FOR_PEOPLE.has(error.name)) return oneLine(hint ? `${error.message} ${hint}` : error.message);
  if (code === 'EADDRINUSE') return 'The port is in use: choose another one, or 0 for one that is free.';
  if (syscall !== undefined) return oneLine(error.message);
  return oneLine(error.name === 'Error' ? error.message : `${error.name}: ${error.message}`);
}

/** Reports the error on stderr and ends the process, whatever else is still open. */
export function fail(error: unknown): void {
  const code = error instanceof UsageError ? 2 : 1;
  process.stderr.write(`auth0-management-mcp: ${describeFailure(error)}\n`, () => process.exit(code));
}
