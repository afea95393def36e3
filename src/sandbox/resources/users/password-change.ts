/** What ends with an old password. */
import type { Doc, Tenant } from '../../state/store.js';
import { revokeUser } from '../sessions.js';
import { identifiersOf, unblock } from '../user-blocks.js';

/**
 * Brute-force protection lets the person in again (public documentation, secure/attack-protection), and sessions are
 * over (public documentation, authenticate/database-connections/password-change).
 */
export function afterPasswordChange(tenant: Tenant, user: Doc): void {
  unblock(tenant, identifiersOf(user));
  revokeUser(tenant, String(user.user_id));
}
