/** Observations that are worth a look but block no sign-in, or not yet: reported beside the causes, never as one. */
import { DAY } from '../../durations.js';
import type { LogEvent } from '../../events.js';
import { ago, count, list, q } from '../../words.js';
import { EXCHANGE } from '../after-login/exchanges.js';
import { SIGNS_IN } from '../causes/application/sign-in-grants.js';
import { causes } from '../causes/registry.js';
import { isStrangers } from '../causes/strangers.js';
import { isLoginFailure } from '../explain.js';
import type { LoginFacts } from '../facts.js';
import type { History } from '../failures.js';
import { isSignIn } from '../sign-in-events.js';

type Note = (facts: LoginFacts, history: History) => string | undefined;

/** In ms. */
const SOON = 30 * DAY;

/** What the last sign-in used is disabled now: the next one will fail. */
const disabledSince: Note = ({ application: app, connectionClients }, { lastSignIn }) => {
  if (!app || !lastSignIn || lastSignIn.clientId !== app.client_id) return undefined;
  const { connection } = lastSignIn;
  if (app.grantTypes && app.grantTypes.length > 0 && !app.grantTypes.some((grant) => SIGNS_IN.test(grant)))
    return `${q(app.name)}, used last, no longer has a grant type enabled for user sign-in (enabled: ${list(app.grantTypes)}).`;
  if ((connectionClients ?? 0) > 0 && app.connections?.every((one) => one.name !== connection))
    return `${q(connection)}, used last, is no longer enabled for ${q(app.name)}.`;
  return undefined;
};

const guessing: Note = (facts, { standing }) => {
  const home = new Set(facts.events.filter(isSignIn).map(({ ip }) => ip));
  const strange = standing.filter(
    ({ cause, event: { ip } }) =>
      (cause === 'wrong_password' || cause === 'brute_force_block') && ip !== undefined && !home.has(ip),
  );
  const [newest] = strange;
  if (!newest || home.size === 0) return undefined;
  return `${count(strange.length, 'failure')}, last ${ago(newest.event.at, facts.now)}, from ${list([...new Set(strange.map(({ event }) => event.ip ?? ''))], 3)}, from where this account has never been signed in to: was it the person?`;
};

const otherAccount: Note = ({ accounts: [first, ...others] }) => {
  const [other] = others;
  if (!first || !other) return undefined;
  const blocked = others.find((one) => one.blocked === true);
  return blocked
    ? `There is another account, ${blocked.user_id}, and it is blocked.`
    : `There ${others.length === 1 ? 'is another account' : `are ${others.length} other accounts`}, not linked: ${list(
        others.map(({ user_id }) => user_id),
        3,
      )}.`;
};

/** Others' guesses block their own address only. */
const blockedElsewhere: Note = ({ bruteForce = [], events }) => {
  const home = new Set(events.filter(isSignIn).map(({ ip }) => ip));
  const strange = bruteForce.flatMap(({ ip }) => (ip && !home.has(ip) ? [ip] : []));
  return home.size > 0 && strange.length > 0
    ? `Brute-force protection still blocks the account from ${list(strange, 3)}, from where the person has never signed in.`
    : undefined;
};

/** What fails at applications, or for organizations, that were not asked about. */
const atOthers: Note = ({ now }, { elsewhere: [newest] }) =>
  newest &&
  `${
    causes[newest.cause].reach === 'organization'
      ? `For another organization, ${q(newest.event.organizationId)}`
      : `At another application, ${q(newest.event.clientName ?? newest.event.clientId)}`
  }, sign-in failed ${ago(newest.event.at, now)}: ${causes[newest.cause].title.toLowerCase()}.`;

/** What will stop everybody at the connection before long. */
const certificateEnds: Note = ({ connection, now }) => {
  const end = connection?.certificateEnd;
  return end !== undefined && end > now && end - now < SOON
    ? `The signing certificate in ${q(connection?.name)} ends in ${Math.ceil((end - now) / DAY)} days.`
    : undefined;
};

/** The tenant let the person in, and the application did not take it up, as it did before. */
const notFetched: Note = ({ events, now }, { lastSignIn: last, standing }) => {
  if (standing.length > 0) return undefined;
  if (last?.type !== 's' || now - last.at < EXCHANGE) return undefined;
  const fetched = events.filter(({ type, clientId }) => type === 'seacft' && clientId === last.clientId);
  return fetched.length > 0 && fetched.every(({ at }) => at < last.at)
    ? `After the last sign-in, ${ago(last.at, now)}, the log shows no tokens fetched by ${q(last.clientName ?? last.clientId)}, as it does for the one before: if the person did not get in then, the log of the application tells why.`
    : undefined;
};

/** What failed for strangers where the person gets in, and is not held against them. */
const ofStrangers: Note = (facts, { standing }) => {
  const strange =
    standing.length > 0 ? [] : facts.unattributed.filter((event) => isStrangersHere(facts, event));
  const [newest] = strange;
  return (
    newest &&
    `${count(strange.length, 'failure')} without a name at ${q(newest.clientName ?? newest.clientId ?? newest.connection)}, last ${ago(newest.at, facts.now)}, from elsewhere: ${q(newest.description || newest.text, 90)}. The person got in meanwhile; nothing shows that it was theirs.`
  );
};

const isStrangersHere = (facts: LoginFacts, event: LogEvent): boolean =>
  isLoginFailure(event) && isStrangers(facts, event);

/** Who gets in and may do nothing there. */
const noRoles: Note = ({ memberRoles, organization }) =>
  memberRoles?.length === 0
    ? `The person has no role as a member of ${q(organization?.name ?? organization?.id)} (list_organization_member_roles): a role given on the user's own page does not count in tokens for the organization.`
    : undefined;

export const notes = (facts: LoginFacts, history: History): string[] =>
  [
    notFetched,
    certificateEnds,
    disabledSince,
    guessing,
    blockedElsewhere,
    otherAccount,
    atOthers,
    ofStrangers,
    noRoles,
  ].flatMap((note) => note(facts, history) ?? []);
