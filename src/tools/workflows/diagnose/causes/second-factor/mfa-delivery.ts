/** A second-factor message that cannot be sent. */
import { ago, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { CauseDeclaration, Rule } from '../cause.js';
import { resetFixes, secondFactors } from './factors.js';

declare module '../cause-id.js' {
  interface CauseIds {
    mfa_delivery: true;
  }
}

const rule: Rule = (facts, history) => {
  const failures = standingOf(history, 'mfa_delivery');
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!newest || !account) return undefined;
  return {
    score: 0.88 * freshness(facts, history, failures),
    because: `The message for the second factor could not be sent ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: resetFixes(account, secondFactors(facts)),
    advice:
      'If others are affected too, fix the provider instead of the account: get_guardian_phone_selected_provider.',
  };
};

export const mfaDelivery: CauseDeclaration = {
  title: 'The second-factor message cannot be delivered',
  reach: 'account',
  stage: 'second_factor',
  signs: {
    always: [
      'gd_send_sms_failure',
      'gd_send_pn_failure',
      'gd_send_voice_failure',
      'gd_send_email_verification_failure',
    ],
  },
  endedBy: ['gd_auth_succeed', 'gd_recovery_succeed', 'gd_unenroll', 'gd_enrollment_complete'],
  rules: [rule],
};
