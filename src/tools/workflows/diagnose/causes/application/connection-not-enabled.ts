/** A connection that is not enabled for the application. */
import type { Fix } from '../../../answer.js';
import { ago, list, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { type Failure, freshness, type History, logIds, said, standingOf } from '../../failures.js';
import { isOfCompanyStrategy, keeperOf } from '../../keeper.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Finding, Rule } from '../cause.js';
import { changeBefore } from '../changes.js';

/** The request names a connection that is not there. */
const NONE_SUCH = /invalid_connection|connection (was )?not found/;

const home = (facts: LoginFacts, failure: Failure | undefined) => {
  const account = failure?.account ?? facts.accounts[0];
  return failure?.event.connection ?? account?.identities[0]?.connection;
};

export const connectionNotEnabled: Rule = (facts, history) => {
  const failures = standingOf(history, 'connection_not_enabled');
  const app = facts.application;
  const [newest] = failures;
  const connections = app?.connections;
  // Rejections at this application that state no reason.
  const vague = standingOf(history, 'login_denied', 'other_failure', 'no_account').filter(
    ({ event }) => app !== undefined && event.clientId === app.client_id,
  );
  // Someone with several accounts signs in with one of them.
  const own = facts.accounts.flatMap(({ identities }) => identities.map(({ connection: name }) => name));
  const connection = home(facts, newest);
  // The tenant has no default directory: no setting of the person's connection is meant.
  const byDefault = newest !== undefined && /default (connection|directory)/.test(newest.event.text);
  const enabled =
    connections && connection && !byDefault ? connections.some((one) => one.name === connection) : undefined;
  const none =
    connections !== undefined &&
    own.length > 0 &&
    !own.some((name) => connections.some((one) => one.name === name));
  // A machine needs no connection.
  const forPeople = app?.appType !== 'non_interactive';
  if (!newest && !(none && forPeople && (vague.length > 0 || facts.applicationAsked))) return undefined;
  const gone = connectionGone(facts, history, connection, newest ?? vague[0]);
  if (gone) return gone;
  // The same application as the one whose connections were read.
  const same =
    newest === undefined ||
    app === undefined ||
    newest.event.clientId === undefined ||
    newest.event.clientId === app.client_id;
  const id = connection ? facts.connectionIds[connection] : undefined;
  const clientId = same ? app?.client_id : newest?.event.clientId;
  const name = same ? app?.name : newest?.event.clientName;
  // The name is in no list that was read: what the request says is corrected there.
  const missing = newest !== undefined && NOT_THERE.test(newest.event.text);
  const exists =
    connection !== undefined &&
    (facts.connection?.name === connection || connections?.some((one) => one.name === connection) === true);
  const mistyped = missing && !exists && facts.connectionGone === connection;
  // A third-party application has the connections of the domain, and no list of its own.
  const forThirdParty =
    same &&
    app?.firstParty === false &&
    facts.connection?.name === connection &&
    facts.connection?.isDomain === false;
  const fixes: Fix[] =
    id &&
    clientId &&
    !byDefault &&
    !mistyped &&
    !forThirdParty &&
    !weakens(facts, newest, connection) &&
    !(isSocial(facts, connection) && !usedBefore(facts, connection))
      ? [
          {
            tool: 'update_connection_clients',
            arguments: { connection_id: id, clients: [{ client_id: clientId, status: true }] },
            does: `Enables ${q(connection)} for ${q(name)}. First find out whether it was disabled on purpose.`,
            opens: `Everyone in ${q(connection)} can sign in to ${q(name)}.`,
          },
        ]
      : [];
  const noneSuch =
    newest !== undefined &&
    NONE_SUCH.test(newest.event.text) &&
    connection !== undefined &&
    facts.connectionIds[connection] === undefined;
  const score = newest
    ? (enabled === true && same ? 0.25 : enabled === false ? 0.94 : 0.86) *
      freshness(facts, history, failures)
    : vague.length > 0 && (facts.connectionClients ?? (usedBefore(facts, connection) ? 0 : 1)) > 0
      ? 0.8
      : 0.62;
  return {
    score,
    because: byDefault
      ? `The application asks for the password grant without naming a connection, and the tenant has no default directory; rejected ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`
      : `${
          noneSuch
            ? `${q(name ?? clientId)} asks for the connection ${q(connection)}, which does not exist`
            : `${q(connection)} is ${enabled === true && same ? 'enabled now' : 'not enabled'} for ${q(name ?? clientId)}`
        }${
          connections
            ? ` (enabled: ${connections.length === 0 ? 'none' : list(connections.map((one) => one.name))})`
            : ''
        }${newest ? `; rejected ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}` : ''}.${said(newest ?? vague[0])}`,
    evidence: logIds(newest ? failures : vague),
    fixes: score < 0.3 ? [] : fixes,
    ...(forThirdParty
      ? {
          title: 'The connection is not open to third-party applications',
          means: {
            says: 'Third-party applications can use nothing but domain connections, and this is none (is_domain_connection).',
            side: 'tenant',
          } as const,
          do: `Find out whether people of ${q(connection)} may sign in at applications of third parties. Only then make it a domain connection (is_domain_connection with update_connection), which opens it to all of them; enabling it for ${q(name)} alone is not enough.`,
        }
      : {}),
    // The words of the text are for a name that does not exist.
    ...(missing && exists
      ? {
          title: 'The connection is not enabled for the application',
          means: {
            says: 'The connection exists and is not enabled for the application.',
            side: 'application',
          },
          do: 'Find out whether the connection was disabled on purpose; enabling it opens the application to everyone in it.',
        }
      : {}),
    ...(!byDefault && weakens(facts, newest, connection)
      ? {
          do: `${q(name)} takes companies' connections only (${list(connections?.map((one) => one.name) ?? [], 3)}), which looks deliberate: have the person sign in through the one of their company, instead of opening another way.`,
        }
      : {}),
    ...(byDefault
      ? { advice: 'Send the realm with the request, or set default_directory with update_tenant_settings.' }
      : {}),
  };
};

/** The text says that there is none of this name. */
const NOT_THERE = /not found|does not exist|invalid_connection|no such connection|unknown connection/;

const NO_WAY_BACK =
  'The way in which you signed in before is not there any more. It is not your account, and we are checking how you get back to it.';

/** The connection of the account was removed: nothing that could be enabled is left. */
function connectionGone(
  facts: LoginFacts,
  history: History,
  connection: string | undefined,
  failure: Failure | undefined,
): Finding | undefined {
  if (connection === undefined || facts.connectionGone !== connection) return undefined;
  const account = facts.accounts.find(({ identities }) =>
    identities.some((one) => one.connection === connection),
  );
  if (!account) return undefined;
  const others = [
    ...new Set(
      facts.accounts.flatMap(({ identities }) =>
        identities.flatMap((one) => (one.connection === connection ? [] : [one.connection])),
      ),
    ),
  ];
  const failures = standingOf(history, 'connection_not_enabled');
  const removed = changeBefore(facts, history, 'connection_not_enabled', true);
  return {
    score: (failure ? 0.95 : 0.8) * (failures.length > 0 ? freshness(facts, history, failures) : 1),
    title: 'The connection of the account no longer exists',
    means: {
      says: 'The connection was removed from the tenant; its name in the request is right.',
      side: 'tenant',
    },
    because: `The tenant has no connection ${q(connection)} any more, and ${account.user_id} hangs on it${
      others.length === 0 ? ', with no other way of signing in' : ''
    }${failures[0] ? `; refused ${times(failures.length)}, last ${ago(failures[0].event.at, facts.now)}` : ''}.${removed ? ` ${removed.says}` : ''}${said(failure)}`,
    evidence: [...logIds(failure ? [failure] : []), ...(removed ? [removed.event.id] : [])],
    fixes: [],
    ...(others.length === 0
      ? { tell: NO_WAY_BACK }
      : {
          tell: 'The way in which you signed in is not there any more. Please use the other way that you have on the sign-in page.',
        }),
    do: `Find out ${removed ? 'why it was removed' : 'who removed it, and why'}. If by mistake, a new connection with the same strategy and name lets its people in with the same accounts. If on purpose, ${
      others.length === 0
        ? 'they need another way: once they have an account there and have proved that both are theirs, link the two (link_user_identity).'
        : `they sign in through ${list(others, 3)}.`
    } The application's request and its list of connections are not the trouble.`,
  };
}

/**
 * Whether the application lets people in through companies' connections alone, and this one is not of a company: opening
 * it would undo what looks deliberate.
 */
function weakens(facts: LoginFacts, failure: Failure | undefined, connection: string | undefined): boolean {
  const strategies = (facts.application?.connections ?? []).map(({ strategy = '' }) => strategy);
  const account = facts.accounts.find(({ identities }) =>
    identities.some((one) => one.connection === connection),
  );
  return (
    strategies.length > 0 &&
    strategies.every(isOfCompanyStrategy) &&
    !['enterprise', 'directory'].includes(keeperOf(facts, failure?.event, account) ?? 'enterprise')
  );
}

/** Whether anybody in the world has an account there. */
const isSocial = ({ accounts, events }: LoginFacts, connection: string | undefined): boolean =>
  accounts.some(({ identities }) =>
    identities.some((one) => one.connection === connection && SOCIAL.test(one.provider)),
  ) || events.some((event) => event.connection === connection && SOCIAL.test(event.strategy ?? ''));

const SOCIAL =
  /^(google-oauth2|facebook|github|apple|twitter|linkedin|windowslive|amazon|bitbucket|paypal|yahoo|discord|slack|instagram|line|vkontakte|shopify|salesforce|dropbox|box|oauth1|oauth2)$/;

/** Whether the person has signed in to the application through this connection before. */
const usedBefore = (facts: LoginFacts, connection: string | undefined): boolean =>
  facts.events.some(
    (event) =>
      isSignIn(event) && event.connection === connection && event.clientId === facts.application?.client_id,
  );
