/** A password that must be changed. */
import { ago, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { CauseDeclaration, Rule } from '../cause.js';
import { passwordTicket } from '../password-ticket.js';

declare module '../cause-id.js' {
  interface CauseIds {
    password_expired: true;
  }
}

const rule: Rule = (facts, history) => {
  const failures = standingOf(history, 'password_expired');
  const [newest] = failures;
  if (!newest) return undefined;
  const account = newest.account ?? facts.accounts[0];
  const since = account?.lastPasswordReset;
  return {
    score: 0.92 * freshness(facts, history, failures),
    because: `Rejected ${times(failures.length)} because the password is too old or must be changed${
      since ? `; it was last changed ${ago(since, facts.now)}` : ''
    }.${said(newest)}`,
    evidence: logIds(failures),
    fixes: account ? [passwordTicket(account)] : [],
  };
};

export const passwordExpired: CauseDeclaration = {
  title: 'The password has expired or must be changed',
  reach: 'account',
  stage: 'credentials',
  signs: {
    text: /password.{0,30}(expired|expiry|expiration|too old)|expired.{0,10}password|password.{0,20}(must|needs? to|has to|should|is required to) be.{0,10}(changed|reset|updated|rotated)|(must|has to|need to|needs to|required to) (change|reset|update).{0,20}password|(change|reset).?password.?required|password.?(change|reset).{0,6}required/,
    never: ['fcp', 'fcpr'],
  },
  endedBy: ['scp'],
  rules: [rule],
};
