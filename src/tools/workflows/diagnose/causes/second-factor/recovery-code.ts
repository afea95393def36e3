/** A recovery code that is refused: each works once, and is then replaced by a new one. */

import type { LogEvent } from '../../../events.js';
import type { Account } from '../../../person.js';
import { ago } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import type { Finding } from '../cause.js';

/** Whether what failed was a recovery code. */
export const isOfRecoveryCode = ({ type, text }: LogEvent): boolean =>
  /^gd_recovery_|^fercft$/.test(type) || /recovery.?code/.test(text);

/** What is said of it, and how the person gets a new one. */
export function recoveryCodeWords(
  facts: LoginFacts,
  account: Account,
  throttled: boolean,
  hasFactor: boolean,
): { says: string; words: Pick<Finding, 'fixes' | 'title' | 'tell' | 'do'> } {
  const used = facts.events.find(({ type }) => type === 'gd_recovery_succeed');
  const none = !used && facts.factors?.every(({ type }) => type !== 'recovery-code') === true;
  return {
    says: used
      ? ` A recovery code was used ${ago(used.at, facts.now)}: each works once, and a new one was shown then.`
      : none
        ? ' The account has no recovery code.'
        : ' Each code works once: at its use a new one is shown.',
    words: {
      title: throttled
        ? 'Too many wrong recovery codes: further ones are refused for a while'
        : 'The recovery code is not the valid one',
      tell: `Your recovery code was not accepted: each works once, and only the one shown last is valid.${throttled ? ' Please wait before you try again.' : ''} Please use ${hasFactor ? 'the device with which you confirm sign-ins' : 'another method'} if you have it; otherwise tell us, and we verify that it is you.`,
      do: `Ask whether the person has the code that was shown last${hasFactor ? ', or still has the device of another factor' : ''}. If not, verify by another way that it is them, then give them a new code (regenerate_user_recovery_code) or remove a factor that is lost.${throttled ? ' Further tries are refused for a while.' : ''}`,
      fixes: none
        ? []
        : [
            {
              tool: 'regenerate_user_recovery_code',
              arguments: { user_id: account.user_id },
              does: 'Replaces the recovery code; add save_secrets_to, a new file for it. Only after verifying who is asking.',
              opens: 'Anyone who has the new code passes the second factor.',
            },
          ],
    },
  };
}
