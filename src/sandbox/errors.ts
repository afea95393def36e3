/** Errors in the shape of the Management API: `{statusCode, error, message, errorCode?}`. */

const REASONS: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  412: 'Precondition Failed',
  413: 'Payload Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
};

/** An answer of the API that is an error; handlers throw it. */
export class HttpError extends Error {
  readonly statusCode: number;
  readonly errorCode: string | undefined;
  readonly headers: Record<string, string>;

  constructor(statusCode: number, message: string, errorCode?: string, headers: Record<string, string> = {}) {
    super(message);
    this.statusCode = statusCode;
    this.errorCode = errorCode;
    this.headers = headers;
  }

  /** The body of the answer. */
  body(): Record<string, unknown> {
    return {
      statusCode: this.statusCode,
      error: REASONS[this.statusCode] ?? 'Error',
      message: this.message,
      ...(this.errorCode === undefined ? {} : { errorCode: this.errorCode }),
    };
  }
}

/** An error of the authentication API: `{error, error_description}`; `name` and `code` come with some of them. */
export class OAuthError extends Error {
  readonly statusCode: number;
  readonly error: string;
  readonly extra: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    statusCode: number,
    error: string,
    description: string,
    extra: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ) {
    super(description);
    this.statusCode = statusCode;
    this.error = error;
    this.extra = extra;
    this.headers = headers;
  }

  body(): Record<string, unknown> {
    return { error: this.error, error_description: this.message, ...this.extra };
  }
}

export const badRequest = (message: string, errorCode?: string): HttpError =>
  new HttpError(400, message, errorCode);
export const invalidBody = (message: string): HttpError => new HttpError(400, message, 'invalid_body');
/** The API's words for a text that is longer than it may be. @param length with its unit: `12 chars` */
export const tooLong = (length: string, most: number, property: string): string =>
  `Payload validation error: 'String is too long (${length}), maximum ${most}' on property ${property}.`;
export const invalidQuery = (message: string): HttpError =>
  new HttpError(400, message, 'invalid_query_string');
export const unauthorized = (message: string): HttpError => new HttpError(401, message);
export const forbidden = (message: string, errorCode?: string): HttpError =>
  new HttpError(403, message, errorCode);
export const notFound = (message: string, errorCode?: string): HttpError =>
  new HttpError(404, message, errorCode);
export const conflict = (message: string, errorCode?: string): HttpError =>
  new HttpError(409, message, errorCode);

export const invalidRequest = (message: string): OAuthError =>
  new OAuthError(400, 'invalid_request', message);

/** A feature that the tenant's plan lacks. */
export const notEntitled = (feature: string): HttpError =>
  new HttpError(403, `Please upgrade your subscription to use ${feature}.`, 'insufficient_entitlement');
