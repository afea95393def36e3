/** Refusing an authorization request: with an error for the application, or on a page where that is not allowed. */
import { OAuthError } from '../../errors.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { eventFields } from '../event-fields.js';

/** An error that is shown to the person alone. */
export class PageError extends Error {
  readonly error: string;
  readonly status: number;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.error = error;
    this.status = status;
  }
}

/** A page of a login that is over, or was never begun. */
export class LostLogin extends PageError {}

export interface Refusal {
  /** The log event; `f` when absent. */
  type?: string | undefined;
  /** 403 when absent. */
  status?: number;
  error: string;
  message: string;
  user?: Doc | undefined;
  connection?: Doc;
  /** More fields of the event, and of its details. */
  fields?: Doc;
  details?: Doc;
}

/** Logs a refusal, and throws the error that the application is told. */
export function refuse(ctx: AuthContext, client: Doc, refusal: Refusal): never {
  const { type = 'f', status = 403, error, message, user, connection = {}, fields, details } = refusal;
  ctx.log({
    type,
    description: message,
    ...eventFields(ctx, client, connection, user, ''),
    ...fields,
    details: { error: { message, oauthError: error }, ...details },
  });
  throw new OAuthError(status, error, message);
}
