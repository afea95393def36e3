/**
 * Shows personal data only in part, where the policy asks for it: enough to recognize, not enough to use. It is
 * recognized whatever hidden characters are put into it, and in other forms of the same characters.
 * Ids (`user_id` and the like) are left whole, for without them nothing could be done about a person.
 */
import type { Policy } from '../policy.js';
import { matchesOf, plainText, replacePlain } from './plain-view.js';

export type Masking = Policy['masking'];

export const NO_MASKING: Masking = { email: false, phone: false, ip: false };

const email =
  /(?<![\p{L}\p{N}\p{M}._%+'-])([\p{L}\p{N}\p{M}._%+'-]+)(@|%40|&#(?:64|x40);)([\p{L}\p{N}\p{M}-]+(?:\.[\p{L}\p{N}\p{M}-]+)+)/giu;
const phone = /(?<![\w+|])(?:\+|%2B)\d[\d\s().-]{5,18}\d(?![\w])/gi;
const ipv4 = /(?<!\d|\d\.)(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}(?!\d|\.\d)/g;
const ipv6 = /(?<![\w:.])(?=[\da-f:]*::|(?:[\da-f]{1,4}:){7})([\da-f]{1,4}):[\da-f:]*[\da-f:](?![\w:])/gi;
const WHOLE_ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phoneKey = /^(?:phone|phone_?number|mobile|recipient_number)$/i;
const idKey = /(?:^|_)id$|Id$/;

/** The value with what the policy masks shown in part. The same value when nothing had to change. */
export function maskPii(value: unknown, masking: Masking): unknown {
  if (!masking.email && !masking.phone && !masking.ip) return value;
  return walk(value, '', masking);
}

function walk(value: unknown, key: string, masking: Masking): unknown {
  if (typeof value === 'string') return idKey.test(key) ? value : maskText(value, key, masking);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => walk(item, key, masking));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  let changed = false;
  const local = masking.email ? localParts(Object.values(value)) : new Set();
  const entries = Object.entries(value).map(([name, item]) => {
    // Maps keyed by address do occur in metadata.
    const shown = maskText(name, '', masking);
    // A nickname is what stands ahead of the `@`, unless somebody has chosen another one.
    const next = local.has(item) && !idKey.test(name) ? maskLocal(item as string) : walk(item, name, masking);
    changed ||= shown !== name || next !== item;
    return [shown, next] as const;
  });
  // fromEntries defines properties, so that a key `__proto__` stays an ordinary one.
  return changed ? Object.fromEntries(entries) : value;
}

/** What stands ahead of the `@` of the addresses among these values. */
function localParts(values: readonly unknown[]): ReadonlySet<unknown> {
  const addresses = values.filter(
    (value) => typeof value === 'string' && WHOLE_ADDRESS.test(value),
  ) as string[];
  return new Set(addresses.map((address) => address.slice(0, address.indexOf('@'))));
}

const maskLocal = (local: string): string => `${String.fromCodePoint(local.codePointAt(0) as number)}***`;

/** The first character and the domain. */
const maskEmail = (_: string, local = '', at = '', domain = ''): string =>
  `${maskLocal(local)}${at}${domain}`;

function maskText(text: string, key: string, masking: Masking): string {
  let result = text;
  if (masking.email) result = replacePlain(result, emails);
  // Addresses first: a masked one may be what a number stands behind.
  if (masking.ip) result = replacePlain(replacePlain(result, ipv4s), ipv6s);
  if (!masking.phone) return result;
  const plain = phoneKey.test(plainText(key)) ? plainText(result) : '';
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
const phones = matchesOf(phone, maskDigits);
const ipv4s = matchesOf(ipv4, (_, start) => `${start}.*.*`);
const ipv6s = matchesOf(ipv6, (_, start) => `${start}:***`);
