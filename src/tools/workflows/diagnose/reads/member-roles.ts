/** Which roles a member has in the organization: those of the user alone do not count there. */
import { listOrganizationMemberRoles } from '../../../operations/organizations.js';
import { text } from '../../fields.js';
import { itemsOf, type Reader } from '../../reader.js';
import type { LoginFacts } from '../facts.js';
import { historyOf } from '../history.js';

/** Read where signing in to the organization works: what is missing then is often a role. */
export async function readMemberRoles(reader: Reader, facts: LoginFacts): Promise<void> {
  const { organization, organizationAsked, organizations = [], accounts } = facts;
  const [account] = accounts;
  const member = organization && organizations.some(({ id }) => id === organization.id);
  if (!organizationAsked || !member || !account || reader.left === 0) return;
  const { standing, unexplained, lastSignIn } = historyOf(facts);
  if (standing.length + unexplained.length > 0 || lastSignIn?.organizationId !== organization.id) return;
  if (!reader.may(listOrganizationMemberRoles)) return;
  const body = await reader.read(
    listOrganizationMemberRoles,
    { organization_id: organization.id, user_id: account.user_id, per_page: 20 },
    'roles in the organization',
  );
  if (body) facts.memberRoles = itemsOf(body).flatMap(({ name }) => text(name) ?? []);
}
