/** Reads about the organization that the sign-in was for. */
import {
  getOrganization,
  getOrganizationByName,
  listOrganizationConnections,
  listOrganizationInvitations,
  listOrganizations,
} from '../../../operations/organizations.js';
import { type Doc, strings, text, timeOf } from '../../fields.js';
import { PAGE } from '../../page-size.js';
import { itemsOf, type Reader } from '../../reader.js';
import type { Invitation, LoginFacts, Organization } from '../facts.js';
import { isOfCompanyStrategy } from '../keeper.js';

export const toOrganization = (doc: Doc): Organization => {
  const name = text(doc.display_name) ?? text(doc.name);
  return { id: String(doc.id), ...(name === undefined ? {} : { name }) };
};

export async function findOrganization(reader: Reader, given: string): Promise<Organization | undefined> {
  if (/^org_[A-Za-z0-9]+$/.test(given)) return { id: given };
  const what = 'the organization';
  const body = await reader.read(getOrganizationByName, { organization_name: given.toLowerCase() }, what);
  if (body === null) reader.leaveOut(what, getOrganizationByName.name, 'there is none with this name');
  return body ? toOrganization(body as Doc) : undefined;
}

/** The organization itself: that it exists, and whether it takes third-party applications. */
export async function readOrganization(reader: Reader, facts: LoginFacts, id: string): Promise<void> {
  const body = await reader.read(getOrganization, { organization_id: id }, 'the organization');
  if (body === undefined) return;
  facts.organization =
    body === null
      ? { ...(facts.organization ?? { id }), gone: true }
      : {
          ...toOrganization(body as Doc),
          takesThirdParties: (body as Doc).third_party_client_access === 'allow',
        };
}

export async function readInvitations(
  reader: Reader,
  facts: LoginFacts,
  organizationIds: readonly string[],
): Promise<void> {
  const pages = await Promise.all(
    organizationIds.map((organization_id) =>
      reader.read(
        listOrganizationInvitations,
        { organization_id, per_page: PAGE },
        'invitations to the organization',
      ),
    ),
  );
  if (pages.every((page) => page === undefined)) return;
  const addresses = new Set(
    [facts.asked.value, ...facts.accounts.map((account) => account.email)].map((one) => one?.toLowerCase()),
  );
  const all = pages.flatMap((page, i) =>
    itemsOf(page).map((doc) => toInvitation(doc, organizationIds[i] as string)),
  );
  const theirs = (invitation: Invitation) => addresses.has(invitation.email.toLowerCase());
  facts.invitations = all.filter(theirs);
  facts.otherInvitations = all.filter((invitation) => !theirs(invitation));
}

function toInvitation(doc: Doc, organizationId: string): Invitation {
  const invitation: Invitation = {
    id: String(doc.id),
    organizationId: text(doc.organization_id) ?? organizationId,
    email: text((doc.invitee as Doc | undefined)?.email) ?? '',
  };
  const inviter = text((doc.inviter as Doc | undefined)?.name);
  const clientId = text(doc.client_id);
  const connectionId = text(doc.connection_id);
  const created = timeOf(doc.created_at);
  const expires = timeOf(doc.expires_at);
  if (inviter) invitation.inviter = inviter;
  if (clientId) invitation.clientId = clientId;
  if (connectionId) invitation.connectionId = connectionId;
  if (Array.isArray(doc.roles)) invitation.roles = strings(doc.roles);
  if (created !== undefined) invitation.created = created;
  if (expires !== undefined) invitation.expires = expires;
  return invitation;
}

export async function readOrganizationConnections(
  reader: Reader,
  facts: LoginFacts,
  id: string,
): Promise<void> {
  const body = await reader.read(
    listOrganizationConnections,
    { organization_id: id, per_page: PAGE },
    "the organization's connections",
  );
  if (body === undefined) return;
  const enabled = itemsOf(body).filter((doc) => doc.is_enabled !== false);
  const names = (docs: readonly Doc[]) =>
    docs.flatMap((doc) => text((doc.connection as Doc | undefined)?.name) ?? []);
  facts.organizationConnections = names(enabled);
  facts.organizationOfCompany =
    enabled.length > 0 &&
    enabled.every((doc) => isOfCompanyStrategy(text((doc.connection as Doc | undefined)?.strategy) ?? ''));
  for (const doc of enabled) {
    const [name, id] = [text((doc.connection as Doc | undefined)?.name), text(doc.connection_id)];
    if (name && id) facts.connectionIds[name] ??= id;
  }
  facts.joiningConnections = names(enabled.filter((doc) => doc.assign_membership_on_login === true));
}

export async function searchInvitations(reader: Reader, facts: LoginFacts): Promise<void> {
  // One read lists the organizations; each of them takes one more.
  const room = reader.left - 1;
  if (room < 1) return;
  const body = await reader.read(listOrganizations, { per_page: room + 1 }, 'organizations');
  const ids = itemsOf(body).map((doc) => String(doc.id));
  if (ids.length > room) {
    reader.leaveOut(
      'invitations',
      listOrganizationInvitations.name,
      'too many organizations; name one with the argument organization',
    );
    return;
  }
  await readInvitations(reader, facts, ids);
}
