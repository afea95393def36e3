/** Whether a profile has what code asks it for. */
import { isObject } from '../../../../../text/is-object.js';
import type { Account } from '../../../person.js';

/**
 * Whether the profile has a member of its metadata, by its path, such as `app_metadata.plan`.
 *
 * @returns undefined: it was not read, or is no member of the metadata
 */
export function has(account: Account, path: string): boolean | undefined {
  if (account.unread) return undefined;
  const [kind, ...rest] = path.split('.');
  if (rest.length === 0 || (kind !== 'app_metadata' && kind !== 'user_metadata')) return undefined;
  const metadata = kind === 'app_metadata' ? account.appMetadata : account.userMetadata;
  const found = rest.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), metadata);
  return found !== undefined && found !== null && found !== false && found !== '';
}
