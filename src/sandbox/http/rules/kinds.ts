/** Kinds of rules about the fields of a request: what is wrong with them, by the place that a rule is about. */
import { isObject } from '../../../text/is-object.js';
import { tooLong } from '../../errors.js';

export type Fields = Record<string, unknown>;
/** What is wrong, or undefined. */
export type Rule = (fields: Fields) => string | undefined;

export const at = (fields: Fields, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), fields);
export const has = (fields: Fields, path: string): boolean => {
  const value = at(fields, path);
  return value !== undefined && value !== null;
};

export const exclusive =
  (one: string, ...others: string[]): Rule =>
  (fields) => {
    const other = has(fields, one) && others.find((name) => has(fields, name));
    return other ? `${one} and ${other} are mutually exclusive` : undefined;
  };

export const between =
  (path: string, least: number, most: number): Rule =>
  (fields) => {
    const value = at(fields, path);
    return typeof value === 'number' && (value < least || value > most)
      ? `Payload validation error: 'Value ${value} is not between ${least} and ${most}' on property ${path}.`
      : undefined;
  };

export const atMost =
  (path: string, most: number, longest = Number.POSITIVE_INFINITY): Rule =>
  (fields) => {
    const value = at(fields, path);
    if (!Array.isArray(value)) return undefined;
    if (value.length > most)
      return `Payload validation error: 'Array is too long (${value.length}), maximum ${most}' on property ${path}.`;
    const long = value.find((item) => typeof item === 'string' && item.length > longest);
    return long === undefined ? undefined : tooLong(`${long.length} chars`, longest, path);
  };

/** An address elsewhere than on the own machine (public documentation, configure-default-login-routes). */
export const notLocal =
  (path: string): Rule =>
  (fields) => {
    const value = at(fields, path);
    return typeof value === 'string' && /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/?#]|$)/i.test(value)
      ? `${path} cannot point to localhost`
      : undefined;
  };

/** An origin has no path (public documentation, get-started/applications/set-up-cors). */
export const originsOnly =
  (path: string): Rule =>
  (fields) => {
    const list = at(fields, path);
    const odd = Array.isArray(list)
      ? list.find((one) => /^[a-z]+:\/\/[^/]+\/+[^/]/i.test(String(one)))
      : undefined;
    return odd === undefined ? undefined : `${path} cannot have a path: ${String(odd)}`;
  };

export const eachOnce =
  (path: string): Rule =>
  (fields) => {
    const list = at(fields, path);
    return Array.isArray(list) && new Set(list).size < list.length
      ? `Payload validation error: 'Array items are not unique' on property ${path}.`
      : undefined;
  };
