/** A connection that is not enabled for the organization. */
import type { Fix } from '../../../answer.js';
import { ago, list, q, times } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import { isSignIn } from '../../sign-in-events.js';
import type { Rule } from '../cause.js';
import { fixesOf, nameOf } from './invitations.js';

/** The person has signed in to the organization through the connection: since then it was taken away. */
const takenAway = ({ events }: LoginFacts, organizationId: string, connection: string): boolean =>
  events.some(
    (one) => isSignIn(one) && one.organizationId === organizationId && one.connection === connection,
  );

/**
 * Whether the organization's list looks deliberate: nothing but connections of a company, or others than before. Who opens
 * it to another way of signing in undoes what was decided.
 */
const isDeliberate = (facts: LoginFacts, organizationId: string, connection: string): boolean =>
  facts.organizationOfCompany === true ||
  ((facts.organizationConnections?.length ?? 0) > 0 && takenAway(facts, organizationId, connection));

/** The organization's connections that the application does not have; undefined: it has one of them, or it is not known. */
export function unreachable({ organizationConnections: theirs = [], application }: LoginFacts) {
  const enabled = application?.connections;
  return enabled && theirs.length > 0 && theirs.every((name) => enabled.every((one) => one.name !== name))
    ? theirs
    : undefined;
}

/** The way that the organization has chosen, opened at the application as well. */
function reachFix(facts: LoginFacts): Fix | undefined {
  const [name, ...more] = facts.organizationOfCompany ? (unreachable(facts) ?? []) : [];
  const id = name === undefined ? undefined : facts.connectionIds[name];
  const app = facts.application;
  if (!id || !app || more.length > 0) return undefined;
  return {
    tool: 'update_connection_clients',
    arguments: { connection_id: id, clients: [{ client_id: app.client_id, status: true }] },
    does: `Enables ${q(name)}, through which the organization signs in, for ${q(app.name)}. First find out whether it was left out on purpose.`,
    opens: `Everyone in ${q(name)} can sign in to ${q(app.name)}, as far as it asks for no organization.`,
  };
}

export const organizationConnection: Rule = (facts, history) => {
  const failures = standingOf(history, 'organization_connection');
  const [newest] = failures;
  if (!newest) return undefined;
  const organizationId = newest.event.organizationId ?? facts.organization?.id;
  const connection = newest.event.connection ?? facts.accounts[0]?.identities[0]?.connection;
  const enabled = connection !== undefined && facts.organizationConnections?.includes(connection);
  const id = connection === undefined ? undefined : facts.connectionIds[connection];
  const theirs = facts.organizationConnections;
  const deliberate =
    !enabled && organizationId && connection ? isDeliberate(facts, organizationId, connection) : false;
  const shut = deliberate ? unreachable(facts) : undefined;
  const app = facts.application?.name;
  return {
    score: (enabled ? 0.25 : 0.9) * freshness(facts, history, failures),
    because: `${q(connection)} was rejected for ${nameOf(facts.organization, organizationId)} ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}${
      theirs ? `; enabled there: ${theirs.length === 0 ? 'none' : list(theirs, 4)}` : ''
    }${shut ? `, which ${q(app)} does not have` : ''}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: fixesOf(
      deliberate
        ? reachFix(facts)
        : organizationId && id && !enabled
          ? {
              tool: 'add_organization_connection',
              arguments: {
                organization_id: organizationId,
                connection_id: id,
                assign_membership_on_login: false,
              },
              does: 'Enables the connection for the organization. First ask the organization.',
              opens: 'Its members can sign in through this connection; nobody becomes a member by it.',
            }
          : undefined,
    ),
    ...(deliberate
      ? {
          tell: 'Your organization has chosen another way of signing in. Please use that one; we are checking whether it is ready for you.',
          do: `The list of the organization looks deliberate: leave it, and have the person sign in through ${list(theirs ?? [], 3)}, with the account that belongs there.${
            shut
              ? ` ${q(app)} does not have ${shut.length === 1 ? 'that connection' : 'any of them'}: enable it for the application first.`
              : ''
          }`,
        }
      : {}),
  };
};
