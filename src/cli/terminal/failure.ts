/** How a command ends when something is wrong: one line on stderr and an exit code. */

/** A mistake in the command line itself. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A command failed; the message says what to do. Exit code 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Errors with messages meant for people, by name: they come from every layer. */
const FOR_PEOPLE = new Set([
  'ConfigError',
  'PolicyError',
  'ApiError',
  'ToolError',
  'AuditError',
  'JournalError',
  'KeysUnavailable',
  'UsageError',
  'CommandError',
]);

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

/** The line for a person. A bug in the program itself (a TypeError) keeps its type, so that it can be reported. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return oneLine(String(error));
  const { hint } = error as { hint?: string };
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (FOR_PEOPLE.has(error.name)) return oneLine(hint ? `${error.message} ${hint}` : error.message);
  if (code === 'EADDRINUSE') return 'The port is in use: choose another one, or 0 for a free port.';
  if (syscall !== undefined) return oneLine(error.message);
  return oneLine(error.name === 'Error' ? error.message : `${error.name}: ${error.message}`);
}

/** Reports the error on stderr and exits, even if handles are still open. */
export function fail(error: unknown): void {
  const code = error instanceof UsageError ? 2 : 1;
  process.stderr.write(`auth0-management-mcp: ${describeFailure(error)}\n`, () => process.exit(code));
}
