/** What ends with an old password. */
import type { Doc } from '../../state/store.js';
import type { SandboxServices } from '../../types.js';
import { revokeUser } from '../sessions.js';
import { identifiersOf, unblock } from '../user-blocks.js';

/**
 * Brute-force protection lets the person in again (public documentation, secure/attack-protection), and sessions are
 * over (public documentation, authenticate/database-connections/password-change).
 */
export function afterPasswordChange(services: SandboxServices, user: Doc): void {
  unblock(services.tenant, identifiersOf(user));
  revokeUser(services, String(user.user_id), 'password-changed');
}
