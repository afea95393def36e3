export type ApiErrorKind =
  /** The API answered with a status of 400 or above. */
  | 'api'
  /** No connection, or it broke before a response. */
  | 'network'
  /** The time budget, or one of the timeouts, ran out. */
  | 'timeout'
  /** No token could be obtained. */
  | 'token'
  /** The caller cancelled. */
  | 'cancelled'
  /** A write was sent and its response was lost: it may or may not have happened. */
  | 'outcome_unknown'
  /** The response is not what the API would send (an HTML page, broken JSON, a redirect, too large). */
  | 'protocol';

export interface ApiErrorFields {
  kind: ApiErrorKind;
  /** HTTP status, if there was a response. */
  status?: number;
  /** The API's `error` value, such as `Forbidden` or `access_denied`. */
  error?: string;
  /** The API's `errorCode`, such as `insufficient_scope`. */
  errorCode?: string;
  requestId?: string;
  /** Seconds until a retry makes sense. */
  retryAfterS?: number;
  /** What to do next: one or two sentences. */
  hint?: string;
  /** How many requests were made; 0 when nothing was sent. */
  attempts?: number;
}

/** Any failure of a call. Its texts contain no secret, so they may be shown and logged. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  declare readonly status?: number;
  declare readonly error?: string;
  declare readonly errorCode?: string;
  declare readonly requestId?: string;
  declare readonly retryAfterS?: number;
  declare readonly hint?: string;
  readonly attempts: number;

  constructor(message: string, fields: ApiErrorFields) {
    super(message);
    this.name = 'ApiError';
    this.kind = fields.kind;
    this.attempts = fields.attempts ?? 0;
    if (fields.status !== undefined) this.status = fields.status;
    if (fields.error !== undefined) this.error = fields.error;
    if (fields.errorCode !== undefined) this.errorCode = fields.errorCode;
    if (fields.requestId !== undefined) this.requestId = fields.requestId;
    if (fields.retryAfterS !== undefined) this.retryAfterS = fields.retryAfterS;
    if (fields.hint !== undefined) this.hint = fields.hint;
  }
}
