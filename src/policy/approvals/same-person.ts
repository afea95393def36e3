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
const mailbox = (address: string): string =>
  address
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=.)\+.*(?=@)/s, '');

export function isSamePerson(one: Identified, other: Identified): boolean {
  if (one.person === other.person) return true;
  const known = new Set((one.addresses ?? []).map(mailbox));
  return (other.addresses ?? []).some((address) => known.has(mailbox(address)));
}

/** No more are kept of one account, and none that is longer than an address can be. */
const MOST_ADDRESSES = 20;
const MOST_LENGTH = 320;

/** The mail addresses among values that may be anything. */
export const addressesAmong = (values: readonly unknown[]): string[] =>
  [...new Set(values)]
    .filter((one): one is string => typeof one === 'string' && one.includes('@') && one.length <= MOST_LENGTH)
    .slice(0, MOST_ADDRESSES);
