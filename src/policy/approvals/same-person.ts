/**
 * Whether two accounts are one person's: by issuer and subject, or by a mail address that both have. Four eyes are
 * those of two people, and one person may have an account of a database and one of a social provider.
 */

export interface Identified {
  /** Issuer and subject. */
  person: string;
  /** Mail addresses, as far as known. */
  addresses?: readonly string[] | undefined;
}

/** An address as its mailbox knows it: without its tag, in lower case. */
function mailbox(address: string): string {
  const plain = address.trim().normalize('NFC').toLowerCase();
  const at = plain.lastIndexOf('@');
  return at < 1 ? plain : plain.slice(0, at).replace(/(?<=.)\+.*$/s, '') + plain.slice(at);
}

export function isSamePerson(one: Identified, other: Identified): boolean {
  if (one.person === other.person) return true;
  const known = new Set((one.addresses ?? []).map(mailbox));
  return (other.addresses ?? []).some((address) => known.has(mailbox(address)));
}

/** No more are kept of one account. */
const MOST_ADDRESSES = 20;

/** The mail addresses among values that may be anything. */
export const addressesAmong = (values: readonly unknown[]): string[] =>
  [...new Set(values)]
    .filter((one): one is string => typeof one === 'string' && one.includes('@') && one.length <= 320)
    .slice(0, MOST_ADDRESSES);
