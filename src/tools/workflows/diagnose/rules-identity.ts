/** Rules about who the person is to the tenant: no account, another connection, several accounts. */
import { ago, count, list, q, times } from '../words.js';
import type { Cause, Fix } from './causes.js';
import type { Account, LoginFacts } from './facts.js';
import { type Failure, freshness, type History, logIds, standingOf } from './history.js';
import { type Rule, said } from './rules-account.js';

const connectionsOf = (accounts: readonly Account[]): string[] => [
  ...new Set(accounts.flatMap((account) => account.identities.map((identity) => identity.connection))),
];

/** Failed attempts on a connection where the person has no account. */
function elsewhere(facts: LoginFacts, history: History): Failure[] {
  const own = connectionsOf(facts.accounts);
  return history.standing.filter(
    ({ cause, event, account }) =>
      account === undefined &&
      event.connection !== undefined &&
      !own.includes(event.connection) &&
      (cause === 'no_account' ||
        cause === 'wrong_password' ||
        cause === 'wrong_connection' ||
        cause === 'login_denied' ||
        cause === 'other_failure' ||
        cause === 'identity_provider' ||
        cause === 'signup_failed'),
  );
}

export const wrongConnection: Rule = (facts, history) => {
  const [account] = facts.accounts;
  if (!account) return undefined;
  const failures = elsewhere(facts, history);
  const told = standingOf(history, 'wrong_connection').filter((failure) => !failures.includes(failure));
  const [newest] = [...failures, ...told].sort((a, b) => b.event.at - a.event.at);
  if (!newest) return undefined;
  const tried = newest.event.connection;
  const home = connectionsOf(facts.accounts);
  // A refusal by an outside provider can have other reasons than a missing account.
  const clear =
    newest.cause === 'no_account' || newest.cause === 'wrong_password' || newest.cause === 'wrong_connection';
  const fixes: Fix[] = [];
  const app = facts.application;
  const missing = home.filter(
    (name) => app?.connections && !app.connections.some((one) => one.name === name),
  );
  for (const name of missing) {
    const id = facts.connectionIds[name];
    if (app && id && missing.length === home.length) {
      fixes.push({
        tool: 'update_connection_clients',
        arguments: { connection_id: id, clients: [{ client_id: app.client_id, status: true }] },
        does: `Lets the application use ${q(name)}, where the account is; at present it is not offered there.`,
      });
    }
  }
  return {
    id: 'wrong_connection',
    score: (clear ? 0.9 : 0.6) * freshness(facts, history, [newest]),
    because: `${count(failures.length + told.length, 'attempt')} through ${q(tried ?? 'another connection')}, last ${ago(newest.event.at, facts.now)}; the account is in ${list(home)}.${said(newest)}`,
    evidence: logIds([...failures, ...told]),
    fixes,
    advice: `Sign in through ${list(home, 2)} instead${fixes.length > 0 ? ' once it is offered' : ''}; nothing about the account itself is wrong.`,
  };
};

export const noAccount: Rule = (facts, history) => {
  if (facts.accounts.length > 0) return undefined;
  const failures = standingOf(history, 'no_account', 'wrong_password', 'wrong_connection');
  // `du` is what older logs call it.
  const deleted = facts.events.find((event) => event.type === 'sdu' || event.type === 'du');
  const [gone] = facts.gone;
  if (deleted || gone) {
    return {
      id: 'account_deleted',
      score: deleted ? 0.95 : 0.9,
      because: deleted
        ? `The account was deleted ${ago(deleted.at, facts.now)}.`
        : `The log has ${q(gone)} signing in, last ${ago(lastOf(facts, gone)?.at ?? facts.now, facts.now)}, and there is no such account any more.`,
      evidence: [
        ...new Set(
          [deleted?.id ?? lastOf(facts, gone)?.id, ...logIds(failures)].filter((id) => id !== undefined),
        ),
      ].slice(0, 3),
      fixes: [],
      advice:
        'A deleted account cannot be restored; create it anew or send an invitation if the person should have access.',
    };
  }
  const [newest] = failures;
  if (!facts.accountsSeen && !newest) return undefined;
  return {
    id: 'no_account',
    score: !facts.accountsSeen ? 0.6 : newest ? 0.9 : 0.8,
    because: `${facts.accountsSeen ? 'No account has' : 'Accounts could not be read, but according to the log nobody has'} the ${facts.asked.kind.replace('_', ' ')} ${q(facts.asked.value)}${
      newest
        ? `; sign-in was tried ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}${
            newest.event.connection ? ` on ${q(newest.event.connection)}` : ''
          }`
        : ''
    }.${facts.similar.length > 0 ? ` There is ${list(facts.similar, 3)}: a typing error?` : ''}`,
    evidence: logIds(failures),
    fixes: [
      {
        tool: 'list_users',
        arguments: { q: nearQuery(facts), per_page: 5 },
        does: 'Looks for similar accounts: a typing error, another address, another spelling.',
      },
    ],
  };
};

const lastOf = (facts: LoginFacts, userId: string | undefined) =>
  facts.events.find((event) => event.userId === userId);

/** Words of the identifier, for a search that forgives. */
function nearQuery({ asked }: LoginFacts): string {
  const [local = '', domain] = asked.value.split('@');
  const word =
    local
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
      .split(' ')[0] ?? '';
  const start = word.slice(0, 6);
  if (start.length < 2) return `email:"${asked.value.replace(/["\\]/g, '')}"`;
  return domain
    ? `email:${start}* OR name:${start}*`
    : `username:${start}* OR nickname:${start}* OR name:${start}*`;
}

export const identifierMismatch: Rule = (facts, history) => {
  const own = connectionsOf(facts.accounts);
  const failures = standingOf(history, 'no_account').filter(
    ({ event, account }) =>
      facts.accounts.length > 0 &&
      (account !== undefined || event.connection === undefined || own.includes(event.connection)) &&
      // An attempt from before the account existed says nothing about it.
      event.at > Math.min(...facts.accounts.map((one) => one.created ?? 0)),
  );
  const [newest] = failures;
  const account = newest?.account ?? facts.accounts[0];
  if (!newest || !account) return undefined;
  const changed = facts.events.find(({ type }) => type === 'sce' || type === 'scu' || type === 'scpn');
  const known = [account.username, account.email, account.phone_number].filter((one) => one !== undefined);
  return {
    id: 'identifier_mismatch',
    score: 0.65 * freshness(facts, history, failures),
    because: `Nobody was found for ${q(newest.event.userName ?? facts.asked.value)} ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}; the account has ${list(known)}${
      changed ? `, changed ${ago(changed.at, facts.now)}` : ''
    }.`,
    evidence: [...logIds(failures), ...(changed ? [changed.id] : [])].slice(0, 3),
    fixes: [],
    advice: `Sign in with ${list(known, 2)}.`,
  };
};

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

/** The account that should survive: the one with roles and data, then the one used most, then the oldest. */
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
  // The failing account lacks what its twin has: the twin is where the person belongs.
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
  const twinWorks = (failure: Failure) =>
    facts.events.some(
      (event) =>
        event.meaning.outcome === 'success' &&
        twins.some((twin) => twin !== failure.account && twin.user_id === event.userId),
    ) || twins.some((twin) => twin !== failure.account && (twin.lastLogin ?? 0) > 0);
  const first = [...twins].sort((a, b) => (b.lastLogin ?? 0) - (a.lastLogin ?? 0))[0];
  const lastUsed = used ?? (first?.lastLogin === undefined ? undefined : first);
  // While the main one is used, or both are by turns, an idle twin keeps nobody out.
  let score = lastUsed ? 0.3 : 0.5;
  let what = 'nothing is refused, but what belongs to one account is missing in the other';
  const evidence: string[] = [];
  if (memberElsewhere) {
    score = 0.95;
    what = `${memberElsewhere.account?.user_id} is refused by the organization that ${primary.user_id} belongs to`;
    evidence.push(memberElsewhere.event.id);
  } else if (password[0] && twinWorks(password[0])) {
    score = 0.82 * freshness(facts, history, password);
    what = `the attempts on ${password[0].account?.user_id} fail while the other account works`;
    evidence.push(...logIds(password));
  } else if (
    lastUsed &&
    lastUsed !== primary &&
    (primary.lastLogin ?? 0) <= (lastUsed.created ?? facts.now)
  ) {
    // Since there is the second one, the main one has been left.
    score = 0.8;
    what = `the last sign-in went to ${lastUsed.user_id}, while ${primary.user_id} holds ${primary.hasRolesOrData ? 'the roles and data' : `the history (${count(primary.logins, 'sign-in')})`}`;
  }
  if (history.lastSignIn) evidence.push(history.lastSignIn.id);
  const describe = (account: Account) =>
    `${account.user_id} (${list([...new Set(account.identities.map((identity) => identity.connection))], 2)}, ${count(account.logins, 'sign-in')})`;
  return {
    id: 'duplicate_accounts',
    score,
    because: `${twins.length} accounts share ${q(primary.email ?? primary.phone_number)} and are not linked: ${twins.slice(0, 3).map(describe).join('; ')}; ${what}.`,
    evidence: evidence.slice(0, 3),
    fixes: others.slice(0, 2).map((other) => linkFix(primary, other)),
    advice: `Until they are linked, sign in the way that leads to ${primary.user_id}.`,
  };
};

function linkFix(primary: Account, other: Account): Fix {
  const [identity] = other.identities;
  return {
    tool: 'link_user_identity',
    arguments: {
      user_id: primary.user_id,
      provider: identity?.provider ?? other.user_id.split('|')[0],
      secondary_user_id: other.user_id,
    },
    does: `Merges ${other.user_id} into ${primary.user_id}. The merged profile and its metadata are gone for good: make sure that both belong to one person and that the address is verified in both.`,
  };
}

export const signupFailed: Rule = (facts, history) => {
  const failures = standingOf(history, 'signup_failed');
  const [newest] = failures;
  if (!newest) return undefined;
  const exists = facts.accounts.length > 0;
  const fix: Fix[] =
    exists && facts.accounts[0]?.identities.some(({ provider }) => provider === 'auth0')
      ? [
          {
            tool: 'create_password_change_ticket',
            arguments: { user_id: facts.accounts[0].user_id },
            does: 'Makes a link with which the person chooses a password for the account that exists.',
          },
        ]
      : [];
  return {
    id: 'signup_failed',
    score: (exists ? 0.7 : 0.85) * freshness(facts, history, failures),
    because: `Registering failed ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}${exists ? '; an account exists already' : ''}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: fix,
    ...(exists ? { advice: 'Sign in rather than register.' } : {}),
  } satisfies Cause;
};
