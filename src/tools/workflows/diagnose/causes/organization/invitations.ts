/** Invitations and memberships, and the calls that create them. */
import type { Fix } from '../../../answer.js';
import type { Account } from '../../../person.js';
import { q } from '../../../words.js';
import type { Invitation, LoginFacts, Organization } from '../../facts.js';

export const nameOf = (organization: Organization | undefined, id: string | undefined): string =>
  organization?.name
    ? `${q(organization.name, 60)} (${organization.id})`
    : (organization?.id ?? id ?? 'the organization');

/** Invitations of the person to an organization, newest first. */
export function invitationsTo(facts: LoginFacts, organizationId: string | undefined): Invitation[] {
  return (facts.invitations ?? [])
    .filter((invitation) => organizationId === undefined || invitation.organizationId === organizationId)
    .sort((a, b) => (b.created ?? 0) - (a.created ?? 0));
}

export const expired = (invitation: Invitation, now: number): boolean =>
  invitation.expires !== undefined && invitation.expires <= now;

/** undefined: not known. */
export function isMember(facts: LoginFacts, organizationId: string): boolean | undefined {
  if (facts.organizations === undefined) return undefined;
  if (facts.organizations.some((organization) => organization.id === organizationId)) return true;
  return facts.organizationsCut ? undefined : false;
}

/** Auth0 refuses an invitation that leads nowhere. */
const withoutRoute = ({ application }: LoginFacts, clientId: string): boolean =>
  application?.client_id === clientId && application.loginUri === null;

export function inviteFix(
  facts: LoginFacts,
  organizationId: string,
  old: Invitation | undefined,
): Fix | undefined {
  const email =
    old?.email ?? facts.accounts[0]?.email ?? (facts.asked.kind === 'email' ? facts.asked.value : undefined);
  const client = old?.clientId ?? facts.application?.client_id;
  if (!email || !client) return undefined;
  return {
    tool: 'create_organization_invitation',
    arguments: {
      organization_id: organizationId,
      inviter: { name: old?.inviter ?? 'Support' },
      invitee: { email },
      client_id: client,
      ...(old?.connectionId ? { connection_id: old.connectionId } : {}),
      ...(old?.roles && old.roles.length > 0 ? { roles: old.roles } : {}),
    },
    does: `Sends a new invitation, valid for seven days.${withoutRoute(facts, client) ? ' It needs an address to lead to: the application has no initiate_login_uri, so it works only if the tenant has a default_redirection_uri.' : ''}`,
  };
}

/** Whether another account of the person, with the same address, is the member: then that one is to be used. */
export const twinIsMember = (facts: LoginFacts, organizationId: string): boolean =>
  Object.values(facts.otherOrganizations ?? {}).some((organizations) =>
    organizations.some(({ id }) => id === organizationId),
  );

/** Whether the organization takes the connections of the account, as far as that is known. */
export const connectionFits = (facts: LoginFacts, account: Account): boolean | undefined =>
  facts.organizationConnections === undefined || facts.organizationConnections.length === 0
    ? undefined
    : account.identities.some(({ connection }) => facts.organizationConnections?.includes(connection));

export const memberFix = (organizationId: string, account: Account): Fix => ({
  tool: 'add_organization_members',
  arguments: { organization_id: organizationId, members: [account.user_id] },
  does: 'Adds the person as a member immediately. First confirm that the organization wants them.',
  opens: 'The person has the access of a member there.',
});

export const fixesOf = (...fixes: (Fix | undefined)[]): Fix[] => fixes.filter((fix) => fix !== undefined);
