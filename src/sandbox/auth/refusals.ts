/** Refusals of the authentication API that leave a trace in the tenant's log. */
import { OAuthError } from '../errors.js';
import type { AuthContext, LogEvent } from '../types.js';

/**
 * What `run` answers. A refusal is noted in the log before it goes out.
 *
 * @param about the event of a refusal, without its description; undefined leaves no trace
 */
export function loggingRefusal<T>(ctx: AuthContext, run: () => T, about: () => LogEvent | undefined): T {
  try {
    return run();
  } catch (error) {
    const event = error instanceof OAuthError ? about() : undefined;
    if (event) ctx.log({ ...event, description: (error as OAuthError).message });
    throw error;
  }
}
