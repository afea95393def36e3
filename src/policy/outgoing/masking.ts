/**
 * Shows personal data only in part, where the policy asks for it: enough to recognise, not enough to use.
 * Ids (`user_id` and the like) are left whole, for without them nothing could be done about a person.
 */
import type { Policy } from '../policy.js';

type Masking = Policy['masking'];

const email = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/gu;
const phone = /(?<![\w+|])\+\d[\d\s().-]{5,18}\d(?![\w])/g;
const ipv4 = /(?<![\d.])(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}(?![\d.])/g;
const ipv6 = /(?<![\w:.])(?=[\da-f:]*::|(?:[\da-f]{1,4}:){7})([\da-f]{1,4}):[\da-f:]*[\da-f:](?![\w:])/gi;
const phoneKey = /^(?:phone|phone_?number|mobile|recipient_number)$/i;
const idKey = /(?:^|_)id$|Id$/;

/** The value with what the policy masks shown in part. */
export function maskPii(value: unknown, masking: Masking): unknown {
  if (!masking.email && !masking.phone && !masking.ip) return value;
  return walk(value, '', masking);
}

function walk(value: unknown, key: string, masking: Masking): unknown {
  if (typeof value === 'string') return idKey.test(key) ? value : maskText(value, key, masking);
  if (Array.isArray(value)) return value.map((item) => walk(item, key, masking));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      // Maps keyed by address do occur in metadata.
      maskText(name, '', masking),
      walk(item, name, masking),
    ]),
  );
}

function maskText(text: string, key: string, masking: Masking): string {
  let result = text;
  if (masking.email && text.includes('@')) {
    result = result.replace(email, (address, domain: string) => `${address[0]}***@${domain}`);
  }
  if (masking.phone) {
    result =
      phoneKey.test(key) && /\d{4}/.test(result.replace(/[\s().-]/g, ''))
        ? maskDigits(result)
        : result.replace(phone, maskDigits);
  }
  if (masking.ip) result = result.replace(ipv4, '$1.*.*').replace(ipv6, '$1:***');
  return result;
}

/** All digits but the last two. */
function maskDigits(number: string): string {
  const digits = number.replace(/\D/g, '').length;
  let seen = 0;
  return number.replace(/\d/g, (digit) => (seen++ < digits - 2 ? '*' : digit));
}
