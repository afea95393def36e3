/** A connection that is not enabled for the organization. */
import { ago, list, q, times } from '../../../words.js';
import { freshness, logIds, said, standingOf } from '../../failures.js';
import type { Rule } from '../cause.js';
import { fixesOf, nameOf } from './invitations.js';

export const organizationConnection: Rule = (facts, history) => {
  const failures = standingOf(history, 'organization_connection');
  const [newest] = failures;
  if (!newest) return undefined;
  const organizationId = newest.event.organizationId ?? facts.organization?.id;
  const connection = newest.event.connection ?? facts.accounts[0]?.identities[0]?.connection;
  const enabled = connection !== undefined && facts.organizationConnections?.includes(connection);
  const id = connection === undefined ? undefined : facts.connectionIds[connection];
  const theirs = facts.organizationConnections;
  return {
    score: (enabled ? 0.25 : 0.9) * freshness(facts, history, failures),
    because: `${q(connection)} was rejected for ${nameOf(facts.organization, organizationId)} ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}${
      theirs ? `; enabled there: ${theirs.length === 0 ? 'none' : list(theirs, 4)}` : ''
    }.${said(newest)}`,
    evidence: logIds(failures),
    fixes: fixesOf(
      organizationId && id && !enabled
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
  };
};
