/** Who keeps what a person signs in with: advice about a password or a factor depends on it. */
import type { LogEvent } from '../events.js';
import type { Account } from '../person.js';
import type { LoginFacts } from './facts.js';

export const KEEPERS = [
  'database',
  'own_database',
  'directory',
  'enterprise',
  'social',
  'passwordless',
] as const;
/**
 * `database`: the tenant; `own_database`: a database of the customer, which scripts ask; `directory`: AD or LDAP behind
 * a connector; `enterprise`: a company's identity provider; `social`: Google and the like; `passwordless`: a code in a
 * message.
 */
export type Keeper = (typeof KEEPERS)[number];

const DIRECTORIES = ['ad', 'auth0-adldap', 'ldap'];
const ENTERPRISES = [
  'samlp',
  'oidc',
  'okta',
  'waad',
  'adfs',
  'google-apps',
  'pingfederate',
  'office365',
  'sharepoint',
  'custom',
  'ip',
  'auth0-oidc',
  'oauth2-enterprise',
];

/** By the strategy of the connection, which is also the identity's provider. */
function ofStrategy(strategy: string): Keeper {
  if (strategy === 'auth0') return 'database';
  if (strategy === 'sms' || strategy === 'email') return 'passwordless';
  if (DIRECTORIES.includes(strategy)) return 'directory';
  return ENTERPRISES.includes(strategy) ? 'enterprise' : 'social';
}

/** Whether a company's directory or identity provider is behind connections of a strategy. */
export const isOfCompanyStrategy = (strategy: string): boolean =>
  strategy !== '' && ['enterprise', 'directory'].includes(ofStrategy(strategy));

/** The strategy of a connection, as far as what was read tells it. */
function strategyOf({ accounts, connection }: LoginFacts, name: string): string | undefined {
  const identity = accounts.flatMap(({ identities }) => identities).find((one) => one.connection === name);
  return (connection?.name === name ? connection.strategy : undefined) ?? identity?.provider;
}

/**
 * Who keeps the credentials that were tried, or else those of the account.
 *
 * @returns undefined where nothing tells
 */
export function keeperOf(
  facts: LoginFacts,
  event: LogEvent | undefined,
  account: Account | undefined = facts.accounts[0],
): Keeper | undefined {
  const tried = event?.connection ?? account?.identities[0]?.connection;
  const strategy =
    event?.strategy ??
    (tried === undefined ? undefined : strategyOf(facts, tried)) ??
    account?.identities[0]?.provider;
  if (strategy === undefined || strategy === '') return undefined;
  const keeper = ofStrategy(strategy);
  const own = facts.connection?.name === tried ? facts.connection : undefined;
  // Where people are imported, the customer's database keeps the password of those who have no account yet.
  const theirs = own?.ownDatabase === true || (own?.scripted === true && facts.accounts.length === 0);
  return keeper === 'database' && theirs ? 'own_database' : keeper;
}

const NAMES: Readonly<Record<Keeper, string>> = {
  database: 'database',
  own_database: 'custom database',
  directory: 'AD/LDAP directory',
  enterprise: 'identity provider of a company',
  social: 'social provider',
  passwordless: 'passwordless connection',
};

/** In words, for the report. */
export const keeperName = (keeper: Keeper): string => NAMES[keeper];

/** Whether a company keeps the account, and may create, change and deactivate it itself. */
export const isOfCompany = (facts: LoginFacts, account: Account): boolean =>
  ['enterprise', 'directory'].includes(keeperOf(facts, undefined, account) ?? '');
