/**
 * Reads what the rules need about one person's sign-in, in at most twelve requests: first who they are, then
 * what the log says of them, then whatever that points to. Reads that do not need each other run together.
 */
import { listLogs } from '../../operations/logs.js';
import { listUserBlocksByIdentifier } from '../../operations/user-blocks.js';
import { listUsersByEmail } from '../../operations/users-by-email.js';
import { type LogEvent, toEvents } from '../events.js';
import { anyOf, oneOf, phrase } from '../lucene.js';
import { findAccounts, type Identifier, identifierOf, toAccount } from '../person.js';
import { itemsOf, type Reader } from '../reader.js';
import type { CauseId } from './causes.js';
import { explain, isLoginFailure } from './explain.js';
import type { Account, LoginFacts } from './facts.js';
import { accountOf, historyOf, isSignIn } from './history.js';
import {
  blocksOf,
  findApplication,
  findOrganization,
  readAddress,
  readApplication,
  readBlocks,
  readConnectionClients,
  readConnectionId,
  readFactors,
  readGrants,
  readInvitations,
  readOrganizationConnections,
  readOrganizations,
  readTwinOrganizations,
  readUnattributed,
  searchInvitations,
} from './reads.js';

/** API reads of one diagnosis. */
export const MOST_READS = 12;

export interface Question {
  user: string;
  /** Client id or exact name. */
  application?: string | undefined;
  /** Organization id or name. */
  organization?: string | undefined;
}

/** Events that say nothing about whether the person gets in, and would crowd out those that do. */
const BESIDE = ['sapi', 'mgmt_api_read', 'fapi', 'sertft', 'ssa', 'fsa', 'seccft', 'slo', 'sscim', 'pla'];

export async function gather(reader: Reader, question: Question): Promise<LoginFacts> {
  const asked = identifierOf(question.user);
  const [found, blocksByName, namedApplication, namedOrganization] = await Promise.all([
    findAccounts(reader, asked),
    asked.kind === 'user_id'
      ? undefined
      : reader.read(listUserBlocksByIdentifier, { identifier: asked.value }, 'brute-force blocks'),
    question.application === undefined ? undefined : findApplication(reader, question.application),
    question.organization === undefined ? undefined : findOrganization(reader, question.organization),
  ]);
  const [events, accounts] = await Promise.all([
    personEvents(reader, asked, (found ?? []).map(toAccount)),
    withTwins(reader, asked, (found ?? []).map(toAccount)),
  ]);
  const facts: LoginFacts = {
    // Whole seconds are all that the clock of the answers tells; the log knows better.
    now: Math.max(reader.now + 999, events[0]?.at ?? 0),
    asked,
    accounts: inQuestion(accounts, events),
    events,
    unattributed: [],
    applicationAsked: namedApplication !== undefined,
    connectionIds: {},
  };
  const blocks = blocksOf(blocksByName);
  if (blocks) facts.bruteForce = blocks;
  if (namedApplication) facts.application = namedApplication;
  if (namedOrganization) facts.organization = namedOrganization;
  for (const { connection, connectionId } of events) {
    if (connection && connectionId) facts.connectionIds[connection] ??= connectionId;
  }
  await around(reader, facts);
  await follow(reader, facts);
  return facts;
}

/** The person's own events, newest first. */
async function personEvents(
  reader: Reader,
  asked: Identifier,
  accounts: readonly Account[],
): Promise<LogEvent[]> {
  const names = new Set(asked.kind === 'user_id' ? [] : [asked.value, asked.value.toLowerCase()]);
  for (const { email, username, phone_number: phone } of accounts) {
    for (const name of [email, username, phone]) if (name) names.add(name);
  }
  const ids = asked.kind === 'user_id' ? [asked.value] : [];
  const parts = [
    ...[...ids, ...accounts.map((account) => account.user_id)].map((id) => phrase('user_id', id)),
    ...[...names].map((name) => phrase('user_name', name)),
  ];
  const q = `(${anyOf(parts)}) AND NOT ${oneOf('type', BESIDE)}`;
  const logs = await reader.read(listLogs, { q, sort: 'date:-1', per_page: 100 }, "the person's log events");
  return toEvents(itemsOf(logs));
}

/** An account found by its id may have a twin with the same address. */
async function withTwins(reader: Reader, asked: Identifier, accounts: Account[]): Promise<Account[]> {
  const email = accounts[0]?.email;
  if (asked.kind === 'email' || !email) return accounts;
  const twins = await reader.read(
    listUsersByEmail,
    { email: email.toLowerCase() },
    'accounts with the same e-mail address',
  );
  const known = new Set(accounts.map((account) => account.user_id));
  return [
    ...accounts,
    ...itemsOf(twins)
      .map(toAccount)
      .filter((account) => !known.has(account.user_id)),
  ];
}

/** The account in question first: the one of the latest failure, else the one used last. */
function inQuestion(accounts: readonly Account[], events: readonly LogEvent[]): Account[] {
  const failed = events.find((event) => isLoginFailure(event) && accountOf(event, accounts));
  const signedIn = events.find((event) => isSignIn(event) && accountOf(event, accounts));
  const failing = failed && (!signedIn || failed.at > signedIn.at) ? accountOf(failed, accounts) : undefined;
  return [...accounts].sort(
    (a, b) =>
      Number(b === failing) - Number(a === failing) ||
      Number(b.blocked === true) - Number(a.blocked === true) ||
      (b.lastLogin ?? 0) - (a.lastLogin ?? 0) ||
      b.logins - a.logins,
  );
}

/** Second round: the account's own state, and that of the application, address and organization concerned. */
async function around(reader: Reader, facts: LoginFacts): Promise<void> {
  const [account] = facts.accounts;
  const newest = facts.events.find(isLoginFailure);
  const lastSignIn = facts.events.find(isSignIn);
  const clientId =
    facts.application?.client_id ??
    facts.events.find((event) => isLoginFailure(event) && event.clientId)?.clientId ??
    lastSignIn?.clientId;
  const organizationId =
    facts.organization?.id ??
    facts.events.find((event) => isLoginFailure(event) && event.organizationId)?.organizationId;
  if (organizationId) facts.organization ??= { id: organizationId };
  const tasks: Promise<void>[] = [];
  const run = (task: Promise<void>) => void tasks.push(task);
  if (account) {
    run(readFactors(reader, facts, account.user_id));
    run(readOrganizations(reader, facts, account.user_id));
    const names = [account.email, account.username, account.phone_number].filter(
      (name) => name !== undefined,
    );
    const covered = names.every((name) => name.toLowerCase() === facts.asked.value.toLowerCase());
    if (!facts.bruteForce || !covered) run(readBlocks(reader, facts, account.user_id));
  }
  if (clientId) run(readApplication(reader, facts, clientId));
  const addresses = [
    ...new Set([newest?.ip, lastSignIn?.ip, account?.lastIp].filter((ip) => ip !== undefined)),
  ];
  if (clientId || addresses.length > 0) run(readUnattributed(reader, facts, clientId, addresses));
  if (organizationId) run(readInvitations(reader, facts, [organizationId]));
  await Promise.all(tasks);
}

/** What somebody meets who was invited and never became a member. */
const WAITING: readonly CauseId[] = [
  'no_account',
  'expired_invitation',
  'not_organization_member',
  'login_denied',
  'other_failure',
];

/** Third round: what only some findings ask for. */
async function follow(reader: Reader, facts: LoginFacts): Promise<void> {
  const { standing, lastSignIn } = historyOf(facts);
  const seen = new Set(standing.map(({ cause }) => cause));
  for (const event of facts.unattributed) seen.add(explain(event));
  const [newest] = standing;
  const [account] = facts.accounts;
  const tasks: Promise<void>[] = [];
  const run = (task: Promise<void>) => void tasks.push(task);

  const suspicious = facts.unattributed.some((event) => event.type === 'limit_mu') || seen.has('ip_blocked');
  const address = newest?.event.ip ?? account?.lastIp;
  if (address && suspicious) run(readAddress(reader, facts, address));
  if (seen.has('api_not_granted') && facts.application)
    run(readGrants(reader, facts, facts.application.client_id));
  if (seen.has('organization_connection') && facts.organization) {
    run(readOrganizationConnections(reader, facts, facts.organization.id));
  }
  if (seen.has('not_organization_member')) {
    const twin = facts.accounts.find((other) => other !== account && other.email === account?.email);
    if (twin) run(readTwinOrganizations(reader, facts, twin.user_id));
  }
  const connection = newest?.event.connection ?? account?.identities[0]?.connection;
  const unknown = connection !== undefined && facts.connectionIds[connection] === undefined;
  const refused = (
    [
      'connection_not_enabled',
      'organization_connection',
      'login_denied',
      'other_failure',
      'no_account',
    ] as const
  ).some((cause) => seen.has(cause));
  const left = facts.application?.connections?.every((one) => one.name !== connection) === true;
  if (connection && unknown && (refused || (left && facts.applicationAsked)))
    run(readConnectionId(reader, facts, connection));
  const ownId = connection === undefined ? undefined : facts.connectionIds[connection];
  if (ownId && left && refused && !seen.has('connection_not_enabled'))
    run(readConnectionClients(reader, facts, ownId));
  // Somebody who never got in and belongs nowhere may be waiting for an invitation.
  const outside = !lastSignIn && (account?.logins ?? 0) === 0 && (facts.organizations?.length ?? 0) === 0;
  const unexplained = standing.every(({ cause }) => WAITING.includes(cause));
  if (outside && unexplained && !facts.organization) run(searchInvitations(reader, facts));
  await Promise.all(tasks);
}
