import passwords from '../../../catalog/sandbox/common-passwords.json' with { type: 'json' };

/** Passwords that a dictionary check refuses whatever the tenant adds to it. Compared in lower case. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(passwords.common.split(' '));

/** Passwords that breached-password detection knows; Auth0 keeps such ones so that tenants can test it. */
const LEAKED: ReadonlySet<string> = new Set(['Paaf213XXYYZZ', 'Paat739!!WWXXYYZZ']);
const TEST_PREFIX = 'AUTH0-TEST-';

export const isLeaked = (password: string): boolean =>
  LEAKED.has(password) || password.startsWith(TEST_PREFIX);
