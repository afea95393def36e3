/** Several unlinked accounts of one person. */
import type { Fix } from '../../../answer.js';
import type { Account } from '../../../person.js';
import { count, list, q } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { type Failure, freshness, logIds } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';
import { fromStrangePlaces } from '../other-person.js';

/** Accounts with the same e-mail address or phone number that are not linked. */
function duplicates(facts: LoginFacts): Account[] {
  const [first, ...rest] = facts.accounts;
  if (!first) return [];
  const same = rest.filter(
    (other) =>
      (other.email !== undefined && other.email.toLowerCase() === first.email?.toLowerCase()) ||
      (other.phone_number !== undefined && other.phone_number === first.phone_number),
  );
  return same.length > 0 ? [first, ...same] : [];
}

/** The account to keep: the one with roles and data, then the one used most, then the oldest. */
const main = (accounts: readonly Account[]): Account =>
  [...accounts].sort(
    (a, b) =>
      Number(b.hasRolesOrData ?? false) - Number(a.hasRolesOrData ?? false) ||
      b.logins - a.logins ||
      (a.created ?? 0) - (b.created ?? 0),
  )[0] as Account;

export const duplicateAccounts: Rule = (facts, history) => {
  const twins = duplicates(facts);
  if (twins.length < 2) return undefined;
  const primary = main(twins);
  const others = twins.filter((account) => account !== primary);
  const failing = history.standing.filter(({ account }) => account !== undefined && twins.includes(account));
  const used = history.lastSignIn && twins.find(({ user_id }) => user_id === history.lastSignIn?.userId);
  const password = failing.filter(({ cause }) => cause === 'wrong_password' || cause === 'no_account');
  const membership = failing.filter(({ cause }) => cause === 'not_organization_member');
  // The failing account lacks a membership that its duplicate has: the person should use the duplicate.
  const memberElsewhere = membership.find(({ event, account }) =>
    twins.some(
      (twin) =>
        twin !== account &&
        (
          facts.otherOrganizations?.[twin.user_id] ??
          (twin === facts.accounts[0] ? facts.organizations : []) ??
          []
        ).some(({ id }) => id === event.organizationId),
    ),
  );
  // Guesses at the account that is not used keep nobody out.
  const guesses =
    fromStrangePlaces(facts, password) && (history.lastSignIn?.at ?? 0) > (password[0]?.event.at ?? 0);
  const twinWorks = (failure: Failure) =>
    facts.events.some(
      (event) =>
        isSignIn(event) && twins.some((twin) => twin !== failure.account && twin.user_id === event.userId),
    ) || twins.some((twin) => twin !== failure.account && (twin.lastLogin ?? 0) > 0);
  const first = [...twins].sort((a, b) => (b.lastLogin ?? 0) - (a.lastLogin ?? 0))[0];
  const lastUsed = used ?? (first?.lastLogin === undefined ? undefined : first);
  // As long as the main account is used, or both are, an idle duplicate keeps nobody out.
  let score = lastUsed ? 0.3 : 0.5;
  let what = 'nothing is rejected, but data of one account is missing in the other';
  const evidence: string[] = [];
  if (memberElsewhere) {
    score = 0.95;
    what = `${memberElsewhere.account?.user_id} is rejected by the organization that ${primary.user_id} belongs to`;
    evidence.push(memberElsewhere.event.id);
  } else if (password[0] && !guesses && twinWorks(password[0])) {
    score = 0.82 * freshness(facts, history, password);
    what = `the attempts on ${password[0].account?.user_id} fail while the other account works`;
    evidence.push(...logIds(password));
  } else if (
    lastUsed &&
    lastUsed !== primary &&
    (primary.lastLogin ?? 0) <= (lastUsed.created ?? facts.now)
  ) {
    // Since the second account was created, the main one is no longer used.
    score = 0.8;
    what = `the last sign-in went to ${lastUsed.user_id}, while ${primary.user_id} holds ${primary.hasRolesOrData ? 'the roles and data' : `the history (${count(primary.logins, 'sign-in')})`}`;
  }
  if (history.lastSignIn) evidence.push(history.lastSignIn.id);
  const describe = (account: Account) =>
    `${account.user_id} (${list([...new Set(account.identities.map((identity) => identity.connection))], 2)}, ${count(account.logins, 'sign-in')})`;
  return {
    score,
    because: `${twins.length} accounts share ${q(primary.email ?? primary.phone_number)} and are not linked: ${twins.slice(0, 3).map(describe).join('; ')}; ${what}.`,
    evidence: evidence.slice(0, 3),
    fixes: others
      .filter((other) => provedSame(primary, other))
      .slice(0, 2)
      .map((other) => linkFix(primary, other)),
    ...(choosable(primary, others)
      ? { advice: `Until they are linked, sign in with the method of ${primary.user_id}.` }
      : {
          tell: 'We have two accounts for you, and you cannot choose between them when you sign in. We are checking whether to join them; you do not have to do anything.',
          do: `Both accounts are of the same connection, which now sends another identifier for the person: signing in leads to ${history.standing.find(({ account }) => account && twins.includes(account))?.account?.user_id ?? lastUsed?.user_id ?? 'the newer one'} every time. Confirm that both are the same person's, then link the new one into ${primary.user_id}, which keeps its memberships and data; others of the connection may be affected too.`,
          advice:
            'Nobody can choose between accounts of one connection: link them, or give the new one what it lacks.',
        }),
  };
};

/** Whether another way of signing in leads to the account to keep; in a database, another name does. */
const choosable = (primary: Account, others: readonly Account[]): boolean =>
  others.some((other) =>
    other.identities.every(
      ({ connection, provider }) =>
        provider === 'auth0' || primary.identities.every((one) => one.connection !== connection),
    ),
  );

/** Both addresses are verified: otherwise one of the accounts may be of somebody who only claims the address. */
const provedSame = (a: Account, b: Account): boolean =>
  a.email !== undefined &&
  a.email.toLowerCase() === b.email?.toLowerCase() &&
  a.email_verified === true &&
  b.email_verified === true;

function linkFix(primary: Account, other: Account): Fix {
  const [identity] = other.identities;
  return {
    tool: 'link_user_identity',
    arguments: {
      user_id: primary.user_id,
      provider: identity?.provider ?? other.user_id.split('|')[0],
      secondary_user_id: other.user_id,
    },
    does: `Merges ${other.user_id} into ${primary.user_id}. The secondary profile and its metadata are lost permanently: make sure that both belong to one person and that the address is verified in both.`,
  };
}
