/** A block that an administrator set on the profile. */
import { ago, list, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { isOfCompany } from '../../keeper.js';
import { isAuth0Block } from '../block-text.js';
import type { Rule } from '../cause.js';
import { blockNotes } from './block-notes.js';

export const byProfile: Rule = (facts, history) => {
  const account = facts.accounts.find((one) => one.blocked === true);
  if (!account) return undefined;
  const failures = standingOf(history, 'user_blocked');
  const asked = account.user_id === facts.asked.value || account === facts.accounts[0];
  // A blocked second account matters only when it is the one that is being used.
  const tried = failures.some((failure) => failure.account === account);
  const idle = facts.accounts.some(
    (other) =>
      other !== account && other.lastLogin !== undefined && other.lastLogin > (account.lastLogin ?? 0),
  );
  const where =
    facts.accounts.length > 1 ? ` (${list(account.identities.map((one) => q(one.connection)))})` : '';
  const changed = facts.provisioned;
  const noted =
    blockNotes(account) ??
    facts.accounts
      .filter((one) => one !== account && one.email === account.email)
      .flatMap((one) => blockNotes(one) ?? [])[0];
  const provisioned = changed && changed.at > (history.lastSignIn?.at ?? 0) ? changed : undefined;
  return {
    score: asked || tried ? 1 : idle ? 0.3 : 0.6,
    because: `${account.user_id}${where} has blocked: true${
      failures[0]
        ? ` and was rejected ${times(failures.length)}, last ${ago(failures[0].event.at, facts.now)}`
        : ''
    }.${said(failures[0])}${provisioned ? ` The directory changed it ${ago(provisioned.at, facts.now)} (SCIM).` : ''}${noted ? ` Its app_metadata says ${noted}.` : ''}`,
    evidence: [...logIds(failures), ...(provisioned ? [provisioned.id] : [])],
    ...(provisioned ? BY_DIRECTORY : noted ? ON_PURPOSE : {}),
    // A reason that is written down shows that it was blocked on purpose: nothing that is read here outweighs that.
    fixes:
      provisioned || noted
        ? []
        : [
            {
              tool: 'update_user',
              arguments: { user_id: account.user_id, blocked: false },
              does: `Lifts the administrator's block of the account. First find out who set it and why.${
                isOfCompany(facts, account)
                  ? ' If the company provisions its accounts (SCIM), it is to be activated there instead.'
                  : ''
              }`,
              opens: 'The person can sign in again, wherever the account has access.',
            },
          ],
  };
};

const BY_DIRECTORY = {
  title: "The account is blocked: the company's directory has deactivated it",
  tell: 'Your account is not active. Please ask the help desk of your company whether it was deactivated there.',
  do: "The company's directory keeps the account (SCIM), and has most likely deactivated it: it is to be activated there. A block that is lifted here is set again by the directory, which may have a reason for it.",
};

const ON_PURPOSE = {
  tell: 'Your account has been blocked, so a new password does not help. Those who decide about it will get back to you.',
  do: 'It was blocked on purpose, and app_metadata says why: pass the case on to those who did it. Only they decide whether the block is lifted; until then nothing is to be unblocked, reset or created again.',
};

/** By the log alone: the profile could not be read, or was unblocked since. */
export const byLog: Rule = (facts, history) => {
  const failures = standingOf(history, 'user_blocked');
  const [newest] = failures;
  if (!newest || facts.accounts.some((account) => account.blocked === true)) return undefined;
  const known = newest.account;
  if (known && !isAuth0Block(newest.event)) return undefined;
  return {
    score: (known ? 0.25 : 0.8) * freshness(facts, history, failures),
    because: known
      ? `Rejected as blocked ${ago(newest.event.at, facts.now)}, but the profile is not blocked now.${said(newest)}`
      : `Rejected as blocked ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
  };
};
