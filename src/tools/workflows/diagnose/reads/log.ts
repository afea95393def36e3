/** Reads of the log beyond the person's own events. */
import { listLogs } from '../../../operations/logs.js';
import { type LogEvent, toEvents } from '../../events.js';
import type { Doc } from '../../fields.js';
import { anyOf, oneOf, phrase } from '../../lucene.js';
import { PAGE } from '../../page-size.js';
import type { Account } from '../../person.js';
import { itemsOf, type Reader } from '../../reader.js';
import { SUCCESSES } from '../attribution.js';
import { failureTypes } from '../explain.js';
import type { LoginFacts } from '../facts.js';
import { addressesOf, namesOf } from '../known-of-person.js';
import { isSignIn, PROVISIONING } from '../sign-in-events.js';
import { NO_SESSION } from './identify-person.js';

/** Failures that Auth0 can log without a user. */
export const NAMELESS: readonly string[] = [
  'f',
  'fc',
  'fco',
  'fcoa',
  'fepft',
  'fepotpft',
  'feotpft',
  'feoobft',
  'fercft',
  'feacft',
  'fdeleacft',
  'fecte',
  'feta',
  'fens',
  'fd',
  'fdeac',
  'fdeaz',
  'fede',
  'fpar',
  'fi',
  'fertft',
  'ferrt',
  'jwt_bearer_exchange_failed',
  'ciba_start_failed',
  'ciba_exchange_failed',
  'passkey_challenge_failed',
  'actions_execution_failed',
  'flows_execution_failed',
  'forms_submission_failed',
  'rich_consents_access_error',
  'limit_mu',
  'api_limit',
];

export async function readUnattributed(
  reader: Reader,
  facts: LoginFacts,
  clientId: string | undefined,
  addresses: readonly string[],
  connections: readonly string[],
): Promise<void> {
  // A machine's requests matter where its application was asked about.
  const types = facts.applicationAsked ? [...NAMELESS, 'feccft'] : NAMELESS;
  const where = [
    ...(clientId ? [phrase('client_id', clientId)] : []),
    ...addresses.map((ip) => phrase('ip', ip)),
    ...connections.map((name) => phrase('connection', name)),
  ];
  // Of whom the log has nothing, what fails anywhere may be theirs.
  if (facts.events.length === 0 && !clientId && addresses.length === 0) where.length = 0;
  const all = oneOf('type', types);
  const q = where.length === 0 ? all : `(${anyOf(where)}) AND ${all}`;
  const logs = await reader.read(
    listLogs,
    { q, sort: 'date:-1', per_page: PAGE },
    'failures that are logged without a user',
  );
  // A blocked address affects everyone behind it, regardless of the account tried last.
  const names = namesOf(facts);
  const own = new Set(facts.events.map(({ id }) => id));
  facts.unattributed = toEvents(itemsOf(logs)).filter(
    ({ id, type, userId, userName, mentions }) =>
      type === 'limit_mu' ||
      (!userId && !userName) ||
      // Logged for somebody else, and about the person: such as an invitation opened with another account.
      (!own.has(id) && mentions.some((one) => names.has(one))),
  );
}

/** Requests of applications to the token endpoint and the like. */
const OF_APPLICATIONS = [
  'feacft',
  'fdeleacft',
  'fertft',
  'ferrt',
  'fepft',
  'fede',
  'fecte',
  'fpar',
  'fdeaz',
  'ciba_start_failed',
  'ciba_exchange_failed',
  'jwt_bearer_exchange_failed',
  'api_limit',
  'feccft',
];

/** Requests whose application the log does not have as such, since it could not be authenticated. */
const WITHOUT_APPLICATION = `(${oneOf('type', OF_APPLICATIONS)} AND NOT _exists_:client_id)`;

/** Where others may sign in as the person does. */
export interface Place {
  ip?: string | undefined;
  connection?: string | undefined;
  clientId?: string | undefined;
}

/** Sign-ins of others: whether the address is shared, as in an office, and whether what failed works by now. */
export async function readOthers(reader: Reader, facts: LoginFacts, places: readonly Place[]): Promise<void> {
  const where = places.flatMap(({ ip, connection, clientId }) => [
    ...(ip ? [phrase('ip', ip)] : []),
    ...(connection ? [phrase('connection', connection)] : clientId ? [phrase('client_id', clientId)] : []),
  ]);
  const logs = await reader.read(
    listLogs,
    {
      q: `(${anyOf([...new Set(where)].slice(0, 6))}) AND ${oneOf('type', SUCCESSES)}`,
      sort: 'date:-1',
      per_page: PAGE,
    },
    "other people's sign-ins there",
  );
  if (logs === undefined) return;
  const own = new Set(facts.accounts.map(({ user_id }) => user_id));
  // Among the places are those of failures that are somebody else's.
  const mine = addressesOf(facts);
  const addresses = new Set(
    places.flatMap(({ ip }) => (ip && (mine.size === 0 || mine.has(ip)) ? [ip] : [])),
  );
  const all = toEvents(itemsOf(logs));
  facts.others = all.filter(({ userId }) => userId === undefined || !own.has(userId));
  facts.ownSuccesses = all.filter(({ userId }) => userId !== undefined && own.has(userId));
  // Codes and tokens are fetched by servers, for everybody from one address.
  facts.sharedAddress = facts.others.some(
    (one) => isSignIn(one) && one.userId !== undefined && one.ip !== undefined && addresses.has(one.ip),
  );
}

/** Whether the company's directory changes the account, as it does with SCIM. */
export async function readProvisioning(
  reader: Reader,
  facts: LoginFacts,
  { user_id, email }: Account,
): Promise<void> {
  const theirs = [phrase('user_id', user_id), ...(email ? [phrase('user_name', email)] : [])];
  const logs = await reader.read(
    listLogs,
    { q: `(${anyOf(theirs)}) AND ${oneOf('type', ['sscim'])}`, sort: 'date:-1', per_page: 1 },
    "changes by the company's directory",
  );
  const [newest] = logs === undefined ? [] : toEvents(itemsOf(logs));
  if (newest) facts.provisioned = newest;
}

/** What the directory behind a connection did lately: for the person, and what it failed to do for anybody. */
export async function readDirectory(reader: Reader, facts: LoginFacts, connection: string): Promise<void> {
  const theirs = facts.accounts.map(({ user_id }) => phrase('user_id', user_id));
  const names = [facts.asked.value, ...facts.accounts.flatMap(({ email }) => email ?? [])];
  const people = [...theirs, ...names.map((name) => phrase('user_name', name))];
  const logs = await reader.read(
    listLogs,
    {
      q: `(${phrase('connection', connection)} AND ${oneOf('type', ['fscim', 'directory_sync_failed'])}) OR ((${anyOf([...new Set(people)].slice(0, 6))}) AND ${oneOf('type', ['sscim', 'fscim'])})`,
      sort: 'date:-1',
      per_page: PAGE,
    },
    "what the company's directory did",
  );
  if (logs !== undefined) facts.provisioning = toEvents(itemsOf(logs));
}

/** Failures of people that `readUnattributed` leaves out, as most have a name. */
const UNREAD = Object.entries(failureTypes)
  .filter(([code, { role }]) => role !== 'neither' && !NAMELESS.includes(code) && code !== 'feccft')
  .map(([code]) => code);

/** A custom domain could not be verified. */
export const DOMAIN_FAILED = 'custom_domain_verification_failed';

/**
 * What fails without stopping a sign-in at the tenant, or before it: silent sign-ins and sign-outs at the application,
 * names that nobody has from the person's address, and what concerns the whole tenant.
 */
export async function readQuiet(reader: Reader, facts: LoginFacts): Promise<void> {
  const { application, accounts, events } = facts;
  const addresses = new Set([
    ...events.filter(isSignIn).flatMap(({ ip }) => ip ?? []),
    ...accounts.flatMap(({ lastIp }) => lastIp ?? []),
  ]);
  const here = [...addresses].slice(0, 3).map((ip) => phrase('ip', ip));
  const places = [
    ...(application && facts.applicationAsked ? [phrase('client_id', application.client_id)] : []),
    ...here,
  ];
  const ids = accounts
    .slice(0, 3)
    .flatMap(({ user_id, email }) => [
      phrase('user_id', user_id),
      ...(email ? [phrase('user_name', email)] : []),
    ]);
  const parts = [
    ...(ids.length > 0 ? [`((${anyOf(ids)}) AND ${oneOf('type', ['fapi', 'pla'])})`] : []),
    // Whatever else fails where the person signs in, or at the application asked about.
    ...(places.length > 0 ? [`((${anyOf(places)}) AND ${oneOf('type', UNREAD)} AND NOT ${NO_SESSION})`] : []),
    ...(application
      ? [`(${phrase('client_id', application.client_id)} AND ${oneOf('type', ['fsa', 'ssa', 'flo', 'slo'])})`]
      : []),
    ...(here.length > 0 ? [`((${anyOf(here)}) AND ${oneOf('type', ['fu', 'f', 'fi', 'w'])})`] : []),
    // A message that was not delivered often has nothing but the address it was for.
    ...(waitsForMessage(facts) ? [oneOf('type', ['fn'])] : []),
    oneOf('type', ['acls_summary', DOMAIN_FAILED, ...PROVISIONING]),
  ];
  const read = (q: readonly string[]) =>
    reader.read(
      listLogs,
      { q: q.join(' OR '), sort: 'date:-1', per_page: PAGE },
      'silent sign-ins, sign-outs, unknown names and events of the tenant',
    );
  // What a tenant refuses to search for must not cost the rest.
  const logs = (application ? await read([...parts, WITHOUT_APPLICATION]) : undefined) ?? (await read(parts));
  if (logs === undefined) return;
  const docs = itemsOf(logs);
  facts.quiet = toEvents(docs.filter((doc) => !isWithoutApplication(doc)));
  const more = toEvents(docs.filter(isWithoutApplication)).filter(ofApplicationOrPerson(facts));
  facts.unattributed = [...facts.unattributed, ...more].sort((a, b) => b.at - a.at);
}

/** The person signs in with codes from messages, or a message is the next step for them. */
const waitsForMessage = ({ accounts, events }: LoginFacts): boolean =>
  events.some(({ type }) => MESSAGE_STEPS.includes(type)) ||
  accounts.some(
    ({ identities, email_verified, logins }) =>
      (email_verified === false && logins === 0) ||
      identities.some(({ provider }) => provider === 'email' || provider === 'sms'),
  );

/** A code, or a link for a password or an address, was asked for. */
const MESSAGE_STEPS: readonly string[] = ['cls', 'cs', 'scpr', 'svr'];

const isWithoutApplication = ({ type, client_id, user_id, user_name }: Doc): boolean =>
  OF_APPLICATIONS.includes(String(type)) && !client_id && !user_id && !user_name;

/** Keeps events whose details name the application or the person, and that are not known yet. */
function ofApplicationOrPerson(facts: LoginFacts): (event: LogEvent) => boolean {
  const names = namesOf(facts);
  const known = new Set([...facts.events, ...facts.unattributed].map(({ id }) => id));
  return ({ id, clientId, mentions }) =>
    !known.has(id) && (clientId === facts.application?.client_id || mentions.some((one) => names.has(one)));
}
