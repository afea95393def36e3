/** Identifiers in Auth0's formats. */
import { randomBytes, randomUUID } from 'node:crypto';
import { isoAt } from './clock.js';

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function pick(alphabet: string, length: number): string {
  let out = '';
  for (const byte of randomBytes(length)) out += alphabet[byte % alphabet.length];
  return out;
}

/** Letters and digits, with one of each kind, so that it reads as minted whatever chance does. */
export function alphanumeric(length: number): string {
  for (;;) {
    const id = pick(ALPHANUMERIC, length);
    if (/[a-z]/.test(id) && /[A-Z]/.test(id) && /\d/.test(id)) return id;
  }
}

/** `rol_…`, `org_…`, `con_…`: a prefix, an underscore and sixteen letters and digits (or `length`). */
export const prefixedId = (prefix: string, length = 16): string => `${prefix}_${alphanumeric(length)}`;

/** `lst_…`: a prefix, an underscore and sixteen digits. */
export const numberedId = (prefix: string): string => `${prefix}_${pick('0123456789', 16)}`;

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** `est_…`, `acl_…`, `uap_…`: a prefix, an underscore and 22 unambiguous characters. */
export const base58Id = (prefix: string): string => `${prefix}_${pick(BASE58, 22)}`;

/** 24 hexadecimal digits, as of database users and resource servers. */
export const objectId = (): string => randomBytes(12).toString('hex');

/** 32 letters and digits. */
export const clientId = (): string => alphanumeric(32);

/** 64 characters, letters, digits, `-` and `_`. */
export const clientSecret = (): string => randomBytes(48).toString('base64url');

export const uuid = (): string => randomUUID();

/** A ULID: ten characters of time, sixteen of chance; `now` is epoch milliseconds. */
export function ulid(now: number): string {
  let time = '';
  for (let rest = now, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) time = CROCKFORD[rest % 32] + time;
  return time + pick(CROCKFORD, 16);
}

let logSequence = 0;

/** A log event's id: digits that sort by time, and by order within a millisecond; `now` is epoch milliseconds. */
export function logId(now: number): string {
  logSequence = (logSequence + 1) % 1e9;
  const stamp = isoAt(now).replace(/\D/g, '');
  return `900${stamp}${String(logSequence).padStart(9, '0')}${'0'.repeat(5)}${pick('0123456789', 18)}`;
}

/** Hexadecimal digits, `length` of them. */
export const hex = (length: number): string =>
  randomBytes(Math.ceil(length / 2))
    .toString('hex')
    .slice(0, length);
