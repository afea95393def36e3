/** Refusals of the authentication API that leave a trace in the tenant's log. */
import { OAuthError } from '../errors.js';
import type { Doc } from '../state/store.js';
import type { AuthContext, LogEvent } from '../types.js';

/** A refusal by an Action. */
export class ActionRefusal extends OAuthError {
  /** Details for the log: the execution, and where in the code it came from. */
  readonly details: Doc;
  /** What the log says, where that differs from what the application is told. */
  readonly reason: string;

  constructor(
    status: number,
    error: string,
    { message, reason, details }: { message: string; reason: string; details: Doc },
  ) {
    super(status, error, message);
    this.reason = reason;
    this.details = details;
  }
}

/**
 * What `run` answers. A refusal is noted in the log before it goes out.
 *
 * @param about the event of a refusal, without its description; undefined leaves no trace
 */
export function loggingRefusal<T>(
  ctx: AuthContext,
  run: () => T,
  about: (error: OAuthError) => LogEvent | undefined,
): T {
  const noted = (error: unknown): never => {
    const event = error instanceof OAuthError ? about(error) : undefined;
    if (event) ctx.log({ ...event, description: (error as OAuthError).message, ...detailsOf(event, error) });
    throw error;
  };
  try {
    const answer = run();
    return answer instanceof Promise ? (answer.catch(noted) as T) : answer;
  } catch (error) {
    return noted(error);
  }
}

/** The same, where `run` may log its refusal itself: then nothing is added. */
export function loggingRefusalOnce<T>(
  ctx: AuthContext,
  run: (ctx: AuthContext) => T,
  about: (error: OAuthError) => LogEvent,
): T {
  let told = false;
  const telling: AuthContext = {
    ...ctx,
    log: (event) => {
      told = true;
      return ctx.log(event);
    },
  };
  return loggingRefusal(
    ctx,
    () => run(telling),
    (error) => (told ? undefined : about(error)),
  );
}

const detailsOf = (event: LogEvent, error: unknown): Doc =>
  error instanceof ActionRefusal
    ? { description: error.reason, details: { ...(event.details as Doc), ...error.details } }
    : {};
