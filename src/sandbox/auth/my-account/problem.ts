/** Errors of the My Account API (RFC 9457). */
import { HttpError } from '../../errors.js';
import type { Doc } from '../../state/store.js';

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
};

interface More {
  title?: string;
  /** The last part of the name of the error. */
  code?: string;
  validation?: Doc[];
  headers?: Record<string, string>;
}

export class Problem extends HttpError {
  readonly #more: More;

  constructor(status: number, detail: string, more: More = {}) {
    super(status, detail, undefined, more.headers);
    this.#more = more;
  }

  override body(): Record<string, unknown> {
    const { title = TITLES[this.statusCode] ?? 'Error', code = '0001', validation } = this.#more;
    return {
      type: `https://auth0.com/api-errors#A0E-${this.statusCode}-${code}`,
      title,
      detail: this.message,
      status: this.statusCode,
      ...(validation === undefined ? {} : { validation_errors: validation }),
    };
  }
}

/** Something in a request that the published schema does not allow. */
export const invalidField = (detail: string, field: string, source = 'body'): Problem =>
  new Problem(400, detail, {
    title: 'Validation Error',
    code: '0003',
    validation: [{ detail, field, pointer: `/${field.replaceAll('.', '/')}`, source }],
  });
