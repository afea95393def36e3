import { remembering } from '../../text/remembering.js';
import type { Query, QueryScalar } from '../types.js';

/** A value that must not become part of a URL; nothing has been sent. */
export class PathError extends Error {
  /** The invalid path or query parameter. */
  readonly parameter: string;

  constructor(parameter: string, message: string) {
    super(message);
    this.name = 'PathError';
    this.parameter = parameter;
  }
}

// Control characters never occur in identifiers and confuse whatever parses the URL after us.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the pattern looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
/** The characters left unencoded in a segment: exactly RFC 3986's unreserved ones. */
const RESERVED_LEFT_BY_ENCODE = /[!'()*]/g;

const percent = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

function encode(value: string): string {
  return encodeURIComponent(value).replace(RESERVED_LEFT_BY_ENCODE, percent);
}

function segment(name: string, value: string | undefined): string {
  if (value === undefined) throw new PathError(name, `${name} is missing.`);
  if (typeof value !== 'string') throw new PathError(name, `${name} must be text.`);
  if (value === '') throw new PathError(name, `${name} must not be empty.`);
  if (value === '.' || value === '..') throw new PathError(name, `${name} must not be "${value}".`);
  if (CONTROL.test(value)) throw new PathError(name, `${name} must not contain control characters.`);
  if (LONE_SURROGATE.test(value))
    throw new PathError(name, `${name} is not well-formed text (unpaired surrogate).`);
  return encode(value);
}

/** Names of the parameters in a path template, in their order; there are only as many of these as operations. */
export const pathParameters = remembering(
  (template): readonly string[] => [...template.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name as string),
  { most: 1_000, longest: 200 },
);

/**
 * Fills a path template such as `/users/{id}/roles`. Each value becomes exactly one segment:
 * `auth0|123` -> `auth0%7C123`, `a/b` -> `a%2Fb`.
 *
 * @throws PathError naming the parameter for a missing or empty value, `.`, `..`, control characters,
 * lone surrogates, and for a value that is not in the template.
 */
export function buildPath(template: string, params: Record<string, string>): string {
  const names = pathParameters(template);
  let path = template;
  for (const name of names) {
    const filled = segment(name, Object.hasOwn(params, name) ? params[name] : undefined);
    path = path.replace(`{${name}}`, () => filled);
  }
  if (Object.keys(params).length > names.length) {
    const surplus = Object.keys(params).find((name) => !names.includes(name));
    if (surplus !== undefined) throw new PathError(surplus, `${surplus} is not a parameter of ${template}.`);
  }
  return path;
}

function queryScalar(name: string, value: QueryScalar): string {
  if (typeof value !== 'string') return String(value);
  if (LONE_SURROGATE.test(value))
    throw new PathError(name, `${name} is not well-formed text (unpaired surrogate).`);
  if (value.includes('\u0000')) throw new PathError(name, `${name} must not contain a NUL character.`);
  return encode(value);
}

/**
 * The query string with its `?`, or `''` when there is nothing to send. Undefined values are left out; an
 * array repeats its parameter.
 *
 * @throws PathError naming the parameter for lone surrogates and NUL.
 */
export function buildQuery(query: Query | undefined): string {
  if (query === undefined) return '';
  let text = '';
  for (const name of Object.keys(query)) {
    const value = query[name];
    if (value === undefined) continue;
    const key = encode(name);
    if (typeof value === 'object') {
      for (const item of value) text += `${text === '' ? '?' : '&'}${key}=${queryScalar(name, item)}`;
    } else {
      text += `${text === '' ? '?' : '&'}${key}=${queryScalar(name, value)}`;
    }
  }
  return text;
}

const SAFE_PATH = /^(?:\/(?:[A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})+)+$/;
const DOT_SEGMENT = /\/(?:\.|%2e){1,2}(?=\/|$)/i;

/**
 * Last check before sending, however the path was built: plain encoded segments, none empty, none `.` or `..`.
 *
 * @throws PathError
 */
export function assertSafePath(path: string): void {
  if (!SAFE_PATH.test(path) || DOT_SEGMENT.test(path)) {
    throw new PathError('path', 'The path is not a plain encoded path below /api/v2; nothing was sent.');
  }
}
