/** Codes that a person reads in a message and types. */
import { randomInt } from 'node:crypto';

/** Digits that nobody can guess. */
export const newCode = (digits = 6): string => String(randomInt(10 ** digits)).padStart(digits, '0');

/** A phone number in E.164, without spaces; undefined for anything else. */
export function phoneNumber(typed: string): string | undefined {
  const bare = typed.replace(/[\s().-]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(bare) ? bare : undefined;
}

/** A number of which only the last four digits are shown. */
export const maskedNumber = (number: string): string =>
  `${'X'.repeat(Math.max(0, number.length - 4))}${number.slice(-4)}`;
