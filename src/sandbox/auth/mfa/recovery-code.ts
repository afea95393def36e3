/** Recovery codes at enrolment. */
import { issueRecoveryCode } from '../../resources/users/mfa.js';
import type { AuthContext } from '../../types.js';

/** A recovery code for a user who enrolled a factor; undefined where the tenant has recovery codes switched off. */
export const newRecoveryCode = ({ tenant, iso }: AuthContext, user: string): string | undefined =>
  tenant.singleton('factor recovery-code') === true ? issueRecoveryCode(tenant, user, iso()) : undefined;
