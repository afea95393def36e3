/** The connections that hold a person's accounts. */
import type { Account } from '../../../person.js';

export const connectionsOf = (accounts: readonly Account[]): string[] => [
  ...new Set(accounts.flatMap((account) => account.identities.map((identity) => identity.connection))),
];
