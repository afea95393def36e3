/** All rules over one person's facts, and the causes that they prove in the order of how well they do. */
import type { Cause } from './causes.js';
import type { LoginFacts } from './facts.js';
import { type History, historyOf } from './history.js';
import {
  addressBlocked,
  blockedByLog,
  breachedPassword,
  bruteForce,
  passwordChangeFailed,
  passwordExpired,
  type Rule,
  simple,
  undeliveredMessage,
  unverifiedEmail,
  userBlocked,
  wrongPassword,
} from './rules-account.js';
import {
  apiNotGranted,
  applicationFailures,
  callbackMismatch,
  connectionNotEnabled,
  grantDisabled,
  noLoginGrant,
  rateLimited,
} from './rules-application.js';
import {
  duplicateAccounts,
  identifierMismatch,
  noAccount,
  signupFailed,
  wrongConnection,
} from './rules-identity.js';
import { lostFactor, notEnrolled, undelivered } from './rules-mfa.js';
import {
  expiredInvitation,
  notMember,
  openInvitation,
  organizationConnection,
  organizationParameter,
  otherAccountInvitation,
} from './rules-organization.js';
import { other } from './rules-other.js';

const rules: readonly Rule[] = [
  userBlocked,
  blockedByLog,
  bruteForce,
  addressBlocked,
  breachedPassword,
  passwordExpired,
  wrongPassword,
  passwordChangeFailed,
  unverifiedEmail,
  simple,
  undeliveredMessage,
  wrongConnection,
  noAccount,
  identifierMismatch,
  duplicateAccounts,
  signupFailed,
  lostFactor,
  undelivered,
  notEnrolled,
  expiredInvitation,
  openInvitation,
  otherAccountInvitation,
  notMember,
  organizationConnection,
  organizationParameter,
  connectionNotEnabled,
  callbackMismatch,
  grantDisabled,
  noLoginGrant,
  apiNotGranted,
  rateLimited,
  applicationFailures,
  other,
];

/** Below this a suspicion is not worth telling. */
const LEAST = 0.38;

export interface Judgement {
  /** Best proved first. */
  causes: Cause[];
  history: History;
}

export function judge(facts: LoginFacts): Judgement {
  const history = historyOf(facts);
  const found = rules.map((rule) => rule(facts, history)).filter((cause) => cause !== undefined);
  const best = new Map<string, Cause>();
  for (const cause of found) {
    if (cause.score < LEAST) continue;
    const known = best.get(cause.id);
    if (!known || known.score < cause.score) best.set(cause.id, cause);
  }
  const causes = [...best.values()].sort((a, b) => b.score - a.score);
  return { causes: settle(causes), history };
}

/** Takes back what a better proved cause explains as well. */
function settle(causes: Cause[]): Cause[] {
  const has = (id: Cause['id']) => causes.some((cause) => cause.id === id);
  return causes.filter((cause) => {
    switch (cause.id) {
      case 'wrong_password':
        // The wrong passwords are what led to the block.
        return !has('brute_force_block') && !has('breached_password');
      case 'identifier_mismatch':
        return !has('wrong_connection');
      case 'no_account':
        return !has('expired_invitation') && !has('invitation_open');
      case 'login_denied':
      case 'other_failure':
        return !causes.some((one) => one !== cause && one.score >= 0.7);
      default:
        return true;
    }
  });
}
