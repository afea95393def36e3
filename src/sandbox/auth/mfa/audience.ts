/** The MFA API as an API that people log in for (public documentation, manage-authenticator-factors-mfa-api). */
import type { Doc } from '../../state/store.js';

export const mfaAudience = (url: string): string => `${url}/mfa/`;

/** Every tenant has it, and nobody can change it; tokens are good for ten minutes. */
export const MFA_API: Doc = {
  name: 'Auth0 MFA API',
  scopes: [{ value: 'enroll' }, { value: 'read:authenticators' }, { value: 'remove:authenticators' }],
  token_lifetime: 600,
  token_lifetime_for_web: 600,
  allow_offline_access: true,
  skip_consent_for_verifiable_first_party_clients: true,
};
