import { ApiError, type ApiErrorFields } from './errors.js';
import { lacksFeature, scopeRefusal } from './refusals.js';
import { failureCode, isCertificateProblem, proxyRefusal } from './retry.js';
import { scrub } from './scrub.js';
import { adviceForStatus } from './status-advice.js';
import type { Decoded } from './wire/decode.js';
import { isLoopback } from './wire/dispatcher.js';
import { type Failure, MAX_RESPONSE_BYTES } from './wire/http.js';

/** What all errors of a call have in common. */
export interface ErrorContext {
  /** `METHOD /template`. */
  operation: string;
  host: string;
  attempts: number;
  requestId: string | undefined;
  /** Redacted wherever it appears. */
  secrets: readonly string[];
}

interface Explanation {
  message: string;
  hint: string;
}

const MAX_WORD_CHARS = 200;

function fields(context: ErrorContext, rest: ApiErrorFields): ApiErrorFields {
  const all: ApiErrorFields = { ...rest, attempts: context.attempts };
  if (context.requestId !== undefined) all.requestId = context.requestId;
  return all;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A code such as `invalid_body`; whatever else stands there is shown in part. */
function word(value: unknown, { secrets }: ErrorContext): string | undefined {
  const said = text(value);
  return said === undefined ? undefined : scrub(said, secrets).slice(0, MAX_WORD_CHARS);
}

function forbiddenHint(operation: string, errorCode: string | undefined, message: string): string {
  const { scopes = [] } = scopeRefusal({ status: 403, errorCode, message }) ?? {};
  if (scopes.length > 0) {
    return `Grant the application ${scopes.join(', ')} on the Auth0 Management API (Dashboard: Applications > APIs > Auth0 Management API > Machine to Machine Applications); the next token will include it.`;
  }
  return adviceForStatus(operation, 403);
}

/** What the formats that Auth0 names in its error messages look like. */
const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/color/, 'Expected a color such as #0059d6.'],
  [/https/, 'Expected an absolute URL that starts with https://.'],
  [/ur[il]/, 'Expected an absolute URL, such as https://example.com/.'],
  [/^organization-name/, 'Use lowercase letters, digits, - and _; display_name takes any text.'],
  [/-id(-|$)/, 'Expected an Auth0 identifier, not a name: list or search first to find it.'],
];

/** What to do about a request rejected for its content. */
function badRequestHint(operation: string, errorCode: string | undefined, message: string): string {
  if (/too few properties/i.test(message))
    return 'No change was given: set at least one field to a new value.';
  if (/PasswordStrength|too weak/i.test(message))
    return 'Choose a longer password; the connection’s password policy (passwordPolicy in its options) lists the requirements.';
  if (errorCode?.startsWith('inexistent_') || /\bdo(es)? not exist\b/i.test(message))
    return 'The referenced object does not exist in this tenant: list or search first to find the right one.';
  const format = /validation for format ([\w-]+)/.exec(message)?.[1];
  const form = format && FORMATS.find(([name]) => name.test(format))?.[1];
  return `${form ? `${form} ` : ''}${adviceForStatus(operation, 400)}`;
}

/** What to do about an error status: by what the message says, else by the table. */
function hintFor(
  operation: string,
  status: number,
  errorCode: string | undefined,
  message: string,
  retryAfterS?: number,
): string {
  if (lacksFeature({ status, errorCode, message }))
    return 'The tenant’s subscription does not include this feature.';
  if (status === 401 && /audience/i.test(message))
    return 'The token is for another API. AUTH0_AUDIENCE must be the tenant’s own https://TENANT/api/v2/, even with a custom domain.';
  if (status === 403) return forbiddenHint(operation, errorCode, message);
  if (errorCode === 'operation_not_supported')
    return 'The object’s current state or type does not allow this operation.';
  if (status === 400 && /only page through the first/i.test(message))
    return 'Auth0 returns at most 1,000 paged results: narrow the query, or use fetch_all without page.';
  if (status === 400) return badRequestHint(operation, errorCode, message);
  return adviceForStatus(operation, status, retryAfterS);
}

/** The error for a response with status 400 or above. `retryAfterS` only where waiting helps. */
export function statusError(
  status: number,
  decoded: Decoded,
  context: ErrorContext,
  retryAfterS?: number,
): ApiError {
  const all = fields(context, { kind: 'api', status, ...(retryAfterS === undefined ? {} : { retryAfterS }) });
  if (decoded.kind === 'html') {
    const page = decoded.title === undefined ? 'an HTML page' : `an HTML page titled "${decoded.title}"`;
    const message = `${context.operation} returned status ${status} with ${page} instead of JSON.`;
    return new ApiError(scrub(message, context.secrets), {
      ...all,
      hint: 'The page comes from a proxy, firewall or gateway in between, or AUTH0_DOMAIN is not an Auth0 tenant.',
    });
  }
  const body = decoded.kind === 'json' && typeof decoded.value === 'object' ? decoded.value : null;
  const { message: said, error, error_description, errorCode } = (body ?? {}) as Record<string, unknown>;
  const raw =
    text(said) ??
    text(error_description) ??
    text(error) ??
    (decoded.kind === 'text' ? decoded.text.trim() : '');
  const message =
    raw === '' ? `${context.operation} returned status ${status}.` : scrub(raw, context.secrets);
  const code = word(errorCode, context);
  const errorWord = word(error, context);
  if (errorWord !== undefined) all.error = errorWord;
  if (code !== undefined) all.errorCode = code;
  return new ApiError(message, {
    ...all,
    hint: hintFor(context.operation, status, code, message, retryAfterS),
  });
}

const notSent =
  (message: string) =>
  (context: ErrorContext, retryAfterS: number): ApiError =>
    new ApiError(
      message,
      fields(context, {
        kind: 'api',
        status: 429,
        retryAfterS,
        hint: adviceForStatus(context.operation, 429, retryAfterS),
      }),
    );

/** The error for a request whose wait, set by an earlier 429, exceeds the call's time budget. */
export const heldBackError = notSent(
  'Nothing was sent: the rate limit is exhausted, and Auth0 has said when to retry.',
);

/** More calls wait than the rate limit lets through in the time that this one has. */
export const busyError = notSent(
  'Nothing was sent: this server is busy. More calls wait for Auth0’s rate limit than it lets through in the time that a call may take.',
);

const UNREACHABLE: Record<string, Explanation> = {
  ENOTFOUND: {
    message: 'could not be resolved (unknown host name)',
    hint: 'Check the spelling of AUTH0_DOMAIN and the DNS configuration.',
  },
  EAI_AGAIN: {
    message: 'could not be resolved',
    hint: 'The DNS server does not respond: check the network connection.',
  },
  ECONNREFUSED: {
    message: 'refused the connection',
    hint: 'Nothing is listening there. Check AUTH0_DOMAIN (and the port); a local sandbox must be running.',
  },
  UND_ERR_CONNECT_TIMEOUT: {
    message: 'timed out while connecting',
    hint: 'Check the network, firewalls, and whether a proxy is required (HTTPS_PROXY).',
  },
  ETIMEDOUT: {
    message: 'timed out while connecting',
    hint: 'Check the network, firewalls, and whether a proxy is required (HTTPS_PROXY).',
  },
  UND_ERR_HEADERS_TIMEOUT: {
    message: 'did not respond in time',
    hint: 'Retry; narrow a search that takes this long.',
  },
  UND_ERR_BODY_TIMEOUT: {
    message: 'stopped in the middle of its response',
    hint: 'Retry, or request less at once.',
  },
};

const TIMEOUT_CODES = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ETIMEDOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

function describe(cause: Error, host: string): Explanation {
  const code = failureCode(cause);
  const known = UNREACHABLE[code];
  if (known !== undefined) return { message: `${host} ${known.message}.`, hint: known.hint };
  const refused = proxyRefusal(cause);
  if (refused !== undefined) {
    return {
      message: `The proxy refused to connect to ${host} (status ${refused}).`,
      hint: 'Check HTTPS_PROXY and its credentials, or exempt the tenant with NO_PROXY.',
    };
  }
  if (isCertificateProblem(cause)) {
    return {
      message: `The certificate of ${host} is not trusted (${code}).`,
      hint: 'If a proxy inspects TLS traffic, add its CA certificate with NODE_EXTRA_CA_CERTS; verification cannot be disabled.',
    };
  }
  if (/SSL|TLS|EPROTO/.test(code)) {
    return {
      message: `A TLS connection to ${host} could not be established (${code}).`,
      hint: isLoopback(host.replace(/:\d+$/, ''))
        ? `The server there does not speak HTTPS; for a local sandbox set AUTH0_DOMAIN=http://${host}.`
        : 'Check that AUTH0_DOMAIN is an HTTPS server and that nothing in between interferes.',
    };
  }
  const detail = code === '' ? '' : ` (${code})`;
  return {
    message: `The connection to ${host} was interrupted${detail}.`,
    hint: 'Retry; if it keeps happening, check the network path to the tenant.',
  };
}

/** The error for a request without a complete response, where nothing was changed or lost for certain. */
export function failureError(failure: Failure, context: ErrorContext): ApiError {
  if (failure.cancelled !== undefined) return cancelledError(failure.cancelled, context);
  if (failure.tooLarge) {
    return excessiveError(`it is larger than ${MAX_RESPONSE_BYTES / 1024 / 1024} MB`, context);
  }
  const { message, hint } = describe(failure.cause, context.host);
  const kind = TIMEOUT_CODES.has(failureCode(failure.cause)) ? 'timeout' : 'network';
  return new ApiError(message, fields(context, { kind, hint }));
}

/** The error for a response that is not read because of its size or its nesting; `why` names the limit. */
export function excessiveError(why: string, context: ErrorContext): ApiError {
  return new ApiError(
    `The response to ${context.operation} was not read: ${why}.`,
    fields(context, {
      kind: 'protocol',
      hint: 'Request less at once: a smaller per_page or take, only the needed fields, or a narrower filter; for all users, create a users export job.',
    }),
  );
}

/** The error for a call that ended early with no request in flight. */
export function cancelledError(reason: 'caller' | 'budget' | 'closed', context: ErrorContext): ApiError {
  if (reason === 'budget') {
    return new ApiError(
      `${context.operation} timed out.`,
      fields(context, {
        kind: 'timeout',
        hint: 'Waits and retries used up the time budget for one call: retry later, or request less at once.',
      }),
    );
  }
  const message = reason === 'caller' ? 'was cancelled' : 'ended because the client was closed';
  return new ApiError(`${context.operation} ${message}.`, fields(context, { kind: 'cancelled' }));
}

/** The error for a response that cannot come from the API. `carriedOut`: the write was performed nevertheless. */
export function unreadableError(
  status: number,
  what: string,
  context: ErrorContext,
  carriedOut: boolean,
): ApiError {
  return new ApiError(
    scrub(`${context.operation} returned status ${status}, but ${what}.`, context.secrets),
    fields(context, {
      kind: 'protocol',
      status,
      hint: carriedOut
        ? 'The change was made; only the response was lost. Read the object instead of repeating the call.'
        : 'Check that AUTH0_DOMAIN is the Auth0 tenant itself and that no proxy rewrites responses.',
    }),
  );
}

/** The error for a write with unknown outcome. `advice` says what else is known. */
export function unknownOutcome(
  why: string,
  advice: string,
  context: ErrorContext,
  status?: number,
): ApiError {
  return new ApiError(
    `${context.operation} was sent, but ${why}: it may or may not have been carried out.`,
    fields(context, { kind: 'outcome_unknown', hint: advice, ...(status === undefined ? {} : { status }) }),
  );
}

/** Why the response to a sent request is missing, as part of a sentence. */
export function lossReason(failure: Failure): string {
  if (failure.cancelled === 'caller') return 'the call was cancelled before a response arrived';
  if (failure.cancelled !== undefined) return 'the call timed out before a response arrived';
  if (TIMEOUT_CODES.has(failureCode(failure.cause))) return 'the response timed out';
  return 'the connection was interrupted before a response arrived';
}
