/**
 * Shows personal data only in part, where the policy asks for it: enough to recognize, not enough to use. It is
 * recognized whatever hidden characters are put into it, and in other forms of the same characters.
 * Ids (`user_id` and the like) are left whole, for without them nothing could be done about a person.
 */
import type { Policy } from '../policy.js';
import { mapArray, mapKeys, mapObject } from './map-parts.js';
import { matchesOf, plainText, replacePlain } from './plain-view.js';

export type Masking = Policy['masking'];

export const NO_MASKING: Masking = { email: false, phone: false, ip: false };

/** The sign of an address, as text, in a URL, in HTML or in JSON. */
export const AT = '@|%(?:25){0,3}40|&(?:commat|#0{0,4}64|#x0{0,4}40);|\\\\u0040';
const domain = '[\\p{L}\\p{N}\\p{M}-]+(?:\\.[\\p{L}\\p{N}\\p{M}-]+)+';
const email = new RegExp(
  `(?<![\\p{L}\\p{N}\\p{M}._%+'-])([\\p{L}\\p{N}\\p{M}._%+'-]+|"[^"\\n@]{1,64}")(${AT})(${domain})`,
  'giu',
);
/** The hash of an address, as it is known to be made: anyone who guesses an address can tell by it. */
const avatar = /(gravatar\.com\/avatar\/)[\da-f]{32,64}/gi;
/** What stands between the digits of a number. */
export const BETWEEN_DIGITS = '\\s()./\\u2010-\\u2015-';
const phone = new RegExp(`(?<![\\w+|])(?:\\+|%2B)\\d[\\d${BETWEEN_DIGITS}]{5,18}\\d(?!\\w)`, 'gi');
const ipv4 = /(?<!\d|\d\.)(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}(?!\d|\.\d)/g;
const ipv6 = /(?<![\w:.])(?=[\da-f:]*::|(?:[\da-f]{1,4}:){7})([\da-f]{1,4}):[\da-f:]*[\da-f:](?![\w:])/gi;
const WHOLE_ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** An address at a host without a dot, which a field for addresses may hold. */
const LOCAL_ADDRESS = /^([^\s@]+)@([\p{L}\p{N}-]+)$/u;
const mailKey = /mail$/i;
const phoneKey = /^(?:phone|phone_?number|mobile|recipient_number)$/i;
/** A word of the name of any field with a number to call. */
const phoneWord =
  /(?:^|[^a-z])(?:(?:tele|cell|mobile|smart)?_?phones?|mobiles?|tel|cell|msisdn|whatsapp|fax|phonenumbers?)(?![a-z])/;
const phoneText = new RegExp(`^\\+?[${BETWEEN_DIGITS}]{0,3}\\d[\\d${BETWEEN_DIGITS}]{5,24}\\d$`);
const idKey = /(?:^|_)id$|Id$/;
const NICKNAME = 'nickname';
/** Ids without which nothing could be done about a person; others are masked where they are an address. */
const ownIdKey = /^(?:id|user_?id)$/i;

/** The value with what the policy masks shown in part. The same value when nothing had to change. */
export function maskPii(value: unknown, masking: Masking): unknown {
  if (!masking.email && !masking.phone && !masking.ip) return value;
  return walk(value, '', masking);
}

function walk(value: unknown, key: string, masking: Masking): unknown {
  if (typeof value === 'string') {
    // What Auth0 makes of an address where nobody has chosen a nickname; whether somebody has is not known here.
    if (masking.email && key === NICKNAME) return maskLocal(value);
    const isId = idKey.test(key) && (ownIdKey.test(key) || !WHOLE_ADDRESS.test(plainText(value)));
    return isId ? value : maskText(value, key, masking);
  }
  if (typeof value === 'number') return masking.phone ? maskNumber(value, key) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return mapArray(value, (item) => walk(item, key, masking));
  const object = value as Record<string, unknown>;
  const ofPhone = isPhone(key);
  const local = masking.email ? localParts(Object.values(object)) : new Set();
  const chosen = typeof object.email === 'string' && WHOLE_ADDRESS.test(object.email);
  const field = fieldOf(object) ?? (key === NICKNAME ? key : undefined);
  const masked = mapObject(object, (name, item) => {
    if (local.has(item) && !idKey.test(name)) return maskLocal(item as string);
    if (chosen && name === NICKNAME) return walk(item, '', masking);
    if (field !== undefined && (name === 'from' || name === 'to')) return walk(item, field, masking);
    return walk(item, ofPhone && !idKey.test(name) ? key : name, masking);
  });
  // Maps keyed by address do occur in metadata.
  return mapKeys(masked, (name) => maskText(name, '', masking));
}

/** A value in a line for a person, up to the end of the line where it is not closed. */
const QUOTED = /"((?:[^"\\]|\\.)*)(\\?(?:"|$))/g;

/** The field whose values a line has, such as `user_metadata.phone ["home"]: "…"`. */
function fieldOfLine(line: string): string {
  const [head = ''] = line.split(': ', 1);
  const [name = ''] = head.split(' [', 1);
  return name.split(/[^\w-]/).at(-1) ?? '';
}

/** The values in text made of lines such as `nickname: "value"`, as if they were those of one object. */
export function maskLines(text: string, masking: Masking): string {
  if (!masking.email && !masking.phone && !masking.ip) return text;
  const lines = text.split('\n');
  const values = lines.flatMap((line) => Array.from(line.matchAll(QUOTED), ([, value]) => value));
  const local = masking.email ? localParts(values) : new Set();
  const masked = (line: string): string => {
    const field = fieldOfLine(line);
    return line.replace(QUOTED, (_, value: string, end: string) =>
      local.has(value) && !idKey.test(field)
        ? `"${maskLocal(value)}${end}`
        : `"${walk(value, field.toLowerCase() === NICKNAME ? NICKNAME : field, masking)}${end}`,
    );
  };
  return lines.map(masked).join('\n');
}

/** Of a difference, `{field: "user_metadata.phone", from, to}`, the name of the field whose values it has. */
const fieldOf = ({ field }: Record<string, unknown>): string | undefined =>
  typeof field === 'string' ? field.slice(field.lastIndexOf('.') + 1) : undefined;

/** What stands ahead of the `@` of the addresses among these values. */
function localParts(values: readonly unknown[]): ReadonlySet<unknown> {
  const addresses = values.filter(
    (value) => typeof value === 'string' && WHOLE_ADDRESS.test(value),
  ) as string[];
  return new Set(addresses.map((address) => address.slice(0, address.indexOf('@'))));
}

const maskLocal = (local: string): string => {
  const [first] = local;
  return first === undefined ? local : `${first}***`;
};

/** Whether the name of a field says that it holds a number to call, such as `mobile_phone` and `homePhone`. */
const isPhone = (key: string): boolean =>
  phoneWord.test(
    plainText(key)
      .replace(/(?<=[a-z\d])(?=[A-Z])/g, '_')
      .toLowerCase(),
  );

function maskNumber(value: number, key: string): unknown {
  return isPhone(key) && phoneText.test(String(value)) ? maskDigits(String(value)) : value;
}

/** The first character and the domain. */
const maskEmail = (_: string, local: string, at: string, domain: string): string =>
  `${maskLocal(local)}${at}${domain}`;

function maskText(text: string, key: string, masking: Masking): string {
  let result = text;
  if (masking.email) {
    result = replacePlain(replacePlain(result, emails), avatars);
    const [, local, host] = (mailKey.test(key) && LOCAL_ADDRESS.exec(result)) || [];
    if (local !== undefined) result = `${maskLocal(local)}@${host}`;
  }
  // Addresses first: a masked one may be what a number stands behind.
  if (masking.ip) result = replacePlain(replacePlain(result, ipv4s), ipv6s);
  if (!masking.phone) return result;
  const plain = plainText(result);
  if (isPhone(key) && phoneText.test(plain)) return maskDigits(plain);
  if (!phoneKey.test(plainText(key))) return replacePlain(result, phones);
  return /\d{4}/.test(plain.replace(/[\s().-]/g, '')) ? maskDigits(plain) : replacePlain(result, phones);
}

/** All digits but the last two. */
function maskDigits(number: string): string {
  const plain = number.replace(/^%2B/i, '+');
  const digits = plain.replace(/\D/g, '').length;
  let seen = 0;
  return plain.replace(/\d/g, (digit) => (seen++ < digits - 2 ? '*' : digit));
}

const emails = matchesOf(email, maskEmail);
const avatars = matchesOf(avatar, (_, before) => `${before}***`);
const phones = matchesOf(phone, maskDigits);
const ipv4s = matchesOf(ipv4, (_, start) => `${start}.*.*`);
const ipv6s = matchesOf(ipv6, (_, start) => `${start}:***`);
