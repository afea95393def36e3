import { ApiError, type ApiErrorFields } from './errors.js';
import { lacksFeature, scopeRefusal } from './refusals.js';
import { failureCode, isCertificateProblem, proxyRefusal } from './retry.js';
import { scrub } from './scrub.js';
import type { Decoded } from './wire/decode.js';
import { isLoopback } from './wire/dispatcher.js';
import type { Failure } from './wire/http.js';

/** What every error of a call has in common. */
export interface ErrorContext {
  /** `METHOD /template`. */
  operation: string;
  host: string;
  attempts: number;
  requestId: string | undefined;
  /** Never to be shown, wherever it turns up. */
  secrets: readonly string[];
}

interface Explanation {
  message: string;
  hint: string;
}

function fields(context: ErrorContext, rest: ApiErrorFields): ApiErrorFields {
  const all: ApiErrorFields = { ...rest, attempts: context.attempts };
  if (context.requestId !== undefined) all.requestId = context.requestId;
  return all;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function forbiddenHint(errorCode: string | undefined, message: string): string {
  const { scopes = [] } = scopeRefusal({ status: 403, errorCode, message }) ?? {};
  if (scopes.length > 0) {
    return `Grant the application ${scopes.join(', ')} on the Auth0 Management API (Dashboard: Applications > APIs > Auth0 Management API > Machine to Machine Applications); a new token then carries it.`;
  }
  return 'The token may not do this. Check the application’s grant on the Auth0 Management API.';
}

/** What the formats that Auth0 names in its refusals look like. */
const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/color/, 'It is a colour such as #0059d6.'],
  [/https/, 'It is a whole address that begins with https://.'],
  [/ur[il]/, 'It is a whole address, such as https://example.com/.'],
  [/^organization-name/, 'It is made of lower-case letters, digits, - and _; display_name takes any words.'],
  [/-id(-|$)/, 'It is an identifier as Auth0 gives it, not a name: list or search first to find it.'],
];

/** What to do about a request that is refused for what is in it. */
function badRequestHint(errorCode: string | undefined, message: string): string {
  if (/too few properties/i.test(message))
    return 'Nothing to change was given: name at least one field with its new value.';
  if (/PasswordStrength|too weak/i.test(message))
    return 'Choose a longer password; the connection’s password policy (passwordPolicy in its options) says what it must have.';
  if (errorCode?.startsWith('inexistent_') || /\bdo(es)? not exist\b/i.test(message))
    return 'What the message names does not exist in this tenant: list or search first to find the right one.';
  const format = /validation for format ([\w-]+)/.exec(message)?.[1];
  const form = format && FORMATS.find(([name]) => name.test(format))?.[1];
  return `${form ? `${form} ` : ''}Mend what the message names; nothing was changed.`;
}

/** What to do about an error status, in the order of how sure we are. */
function hintFor(status: number, errorCode: string | undefined, message: string): string {
  if (lacksFeature({ status, errorCode, message }))
    return 'The tenant’s subscription does not include this feature.';
  if (status === 401) {
    if (/audience/i.test(message)) {
      return 'The token is for another API. AUTH0_AUDIENCE must be the tenant’s own https://TENANT/api/v2/, also behind a custom domain.';
    }
    return 'The token was refused. A static token (AUTH0_TOKEN) has to be replaced when it expires or is revoked; otherwise check that the application still exists.';
  }
  if (status === 403) return forbiddenHint(errorCode, message);
  if (status === 404) return 'Nothing has this identifier. List or search first to find the right one.';
  if (status === 409)
    return 'Something with the same identity exists already: read it, and update it instead if it is the same.';
  if (status === 413) return 'The request is too large: send less at once.';
  if (status === 414) return 'The query is too long: shorten it or split it.';
  if (status === 429)
    return 'The rate limit is used up: wait before the next try, and ask for more per request rather than more often.';
  if (errorCode === 'operation_not_supported')
    return 'The object does not allow this operation in its present state or type.';
  if (status === 400 && /only page through the first/i.test(message)) {
    return 'Auth0 pages through 1,000 results at most: narrow the query, or read on with fetch_all, without page.';
  }
  if (status === 400) return badRequestHint(errorCode, message);
  if (status === 503) return 'Auth0 could not answer in time: narrow the query or try again later.';
  if (status >= 500) return 'The fault is on Auth0’s side or on the way there: try again later.';
  return 'The request was refused as it is; trying it unchanged will not help.';
}

/** The error for an answer with a status of 400 or above. `retryAfterS` only where waiting helps. */
export function statusError(
  status: number,
  decoded: Decoded,
  context: ErrorContext,
  retryAfterS?: number,
): ApiError {
  const all = fields(context, { kind: 'api', status, ...(retryAfterS === undefined ? {} : { retryAfterS }) });
  if (decoded.kind === 'html') {
    const page = decoded.title === undefined ? 'an HTML page' : `an HTML page titled "${decoded.title}"`;
    const message = `${context.operation} was answered with status ${status} and ${page} instead of JSON.`;
    return new ApiError(scrub(message, context.secrets), {
      ...all,
      hint: 'The page comes from a proxy, firewall or gateway on the way, or AUTH0_DOMAIN is not an Auth0 tenant.',
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
    raw === '' ? `${context.operation} was answered with status ${status}.` : scrub(raw, context.secrets);
  const code = text(errorCode);
  if (text(error) !== undefined) all.error = error as string;
  if (code !== undefined) all.errorCode = code;
  return new ApiError(message, { ...all, hint: hintFor(status, code, message) });
}

/** The error for a request that would have to wait longer than its call may take, because an earlier 429 said so. */
export function heldBackError(context: ErrorContext, retryAfterS: number): ApiError {
  return new ApiError(
    'Nothing was sent: the rate limit is used up, and Auth0 has said when to go on.',
    fields(context, { kind: 'api', status: 429, retryAfterS, hint: hintFor(429, undefined, '') }),
  );
}

const UNREACHABLE: Record<string, Explanation> = {
  ENOTFOUND: {
    message: 'has no address (unknown host name)',
    hint: 'Check the spelling of AUTH0_DOMAIN and the network’s name resolution.',
  },
  EAI_AGAIN: {
    message: 'could not be looked up',
    hint: 'The network’s name resolution does not answer: check the connection.',
  },
  ECONNREFUSED: {
    message: 'refuses connections',
    hint: 'Nothing listens there. Check AUTH0_DOMAIN (and the port); a local sandbox must be running.',
  },
  UND_ERR_CONNECT_TIMEOUT: {
    message: 'did not accept a connection in time',
    hint: 'Check the network, a firewall, and whether a proxy has to be set (HTTPS_PROXY).',
  },
  ETIMEDOUT: {
    message: 'did not accept a connection in time',
    hint: 'Check the network, a firewall, and whether a proxy has to be set (HTTPS_PROXY).',
  },
  UND_ERR_HEADERS_TIMEOUT: {
    message: 'did not answer in time',
    hint: 'Try again; a search that takes this long should be narrowed.',
  },
  UND_ERR_BODY_TIMEOUT: {
    message: 'stopped in the middle of its answer',
    hint: 'Try again, or ask for less at once.',
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
      hint: 'A proxy that inspects traffic needs its certificate authority in NODE_EXTRA_CA_CERTS; verification cannot be switched off.',
    };
  }
  if (/SSL|TLS|EPROTO/.test(code)) {
    return {
      message: `No secure connection to ${host} could be made (${code}).`,
      hint: isLoopback(host.replace(/:\d+$/, ''))
        ? `What listens there does not speak https; for a local sandbox set AUTH0_DOMAIN=http://${host}.`
        : 'Check that AUTH0_DOMAIN names an https server and that nothing on the way interferes.',
    };
  }
  const detail = code === '' ? '' : ` (${code})`;
  return {
    message: `The connection to ${host} broke${detail}.`,
    hint: 'Try again; if it keeps happening, check the network on the way to the tenant.',
  };
}

/** The error for a request without a whole answer, where it is certain that nothing was changed or lost. */
export function failureError(failure: Failure, context: ErrorContext): ApiError {
  if (failure.cancelled !== undefined) return cancelledError(failure.cancelled, context);
  if (failure.tooLarge) {
    return new ApiError(
      `The answer to ${context.operation} is too large.`,
      fields(context, { kind: 'protocol', hint: 'Ask for less at once: smaller pages, fewer fields.' }),
    );
  }
  const { message, hint } = describe(failure.cause, context.host);
  const kind = TIMEOUT_CODES.has(failureCode(failure.cause)) ? 'timeout' : 'network';
  return new ApiError(message, fields(context, { kind, hint }));
}

/** The error for a call that ended before its time with nothing under way. */
export function cancelledError(reason: 'caller' | 'budget' | 'closed', context: ErrorContext): ApiError {
  if (reason === 'budget') {
    return new ApiError(
      `${context.operation} took longer than it may.`,
      fields(context, {
        kind: 'timeout',
        hint: 'Waiting and retrying used up the time for one call: try again later, or with less at once.',
      }),
    );
  }
  const message = reason === 'caller' ? 'was cancelled' : 'ended because the client was closed';
  return new ApiError(`${context.operation} ${message}.`, fields(context, { kind: 'cancelled' }));
}

/** The error for an answer that the API would not give. `carriedOut`: a write that was done all the same. */
export function unreadableError(
  status: number,
  what: string,
  context: ErrorContext,
  carriedOut: boolean,
): ApiError {
  return new ApiError(
    scrub(`${context.operation} was answered with status ${status}, but ${what}.`, context.secrets),
    fields(context, {
      kind: 'protocol',
      status,
      hint: carriedOut
        ? 'The change was made; only its answer is lost. Read the object instead of repeating this.'
        : 'Check that AUTH0_DOMAIN is the Auth0 tenant itself and that no proxy rewrites its answers.',
    }),
  );
}

/** The error for a write of which nobody knows whether it happened. `advice` says what is known beyond that. */
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

/** Why the answer to a sent request is missing, as part of a sentence. */
export function lossReason(failure: Failure): string {
  if (failure.cancelled === 'caller') return 'the call was cancelled before the answer came';
  if (failure.cancelled !== undefined) return 'the time for the call ran out before the answer came';
  if (TIMEOUT_CODES.has(failureCode(failure.cause))) return 'no answer came in time';
  return 'the connection broke before the answer came';
}
