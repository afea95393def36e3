/** The name that a person types to approve. */
import { timingSafeEqual } from 'node:crypto';

/** Whether the typed name is the expected one. The question shows it in quotes; typing them as well is accepted. */
export function isTypedName(typed: string, expected: string): boolean {
  const text = typed.trim();
  const plain = Buffer.from(/^".+"$/.test(text) ? text.slice(1, -1) : text);
  const wanted = Buffer.from(expected);
  return plain.length === wanted.length && timingSafeEqual(plain, wanted);
}
