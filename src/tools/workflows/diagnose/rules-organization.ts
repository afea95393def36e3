/** Rules about organizations: membership, invitations, connections of the organization. */
import { ago, list, q, times } from '../words.js';
import type { Cause, Fix } from './causes.js';
import type { Account, Invitation, LoginFacts, Organization } from './facts.js';
import { freshness, logIds, standingOf } from './history.js';
import { type Rule, said } from './rules-account.js';

const nameOf = (organization: Organization | undefined, id: string | undefined): string =>
  organization?.name
    ? `${q(organization.name, 60)} (${organization.id})`
    : (organization?.id ?? id ?? 'the organization');

/** Invitations of the person to an organization, newest first. */
function invitationsTo(facts: LoginFacts, organizationId: string | undefined): Invitation[] {
  return (facts.invitations ?? [])
    .filter((invitation) => organizationId === undefined || invitation.organizationId === organizationId)
    .sort((a, b) => (b.created ?? 0) - (a.created ?? 0));
}

const expired = (invitation: Invitation, now: number): boolean =>
  invitation.expires !== undefined && invitation.expires <= now;

const isMember = (facts: LoginFacts, organizationId: string): boolean | undefined =>
  facts.organizations?.some((organization) => organization.id === organizationId);

function inviteFix(facts: LoginFacts, organizationId: string, old: Invitation | undefined): Fix | undefined {
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
    does: 'Sends a new invitation, valid for seven days.',
  };
}

const memberFix = (organizationId: string, account: Account): Fix => ({
  tool: 'add_organization_members',
  arguments: { organization_id: organizationId, members: [account.user_id] },
  does: 'Makes the person a member at once. Confirm first that the organization wants them.',
});

const fixesOf = (...fixes: (Fix | undefined)[]): Fix[] => fixes.filter((fix) => fix !== undefined);

export const expiredInvitation: Rule = (facts, history) => {
  const failures = standingOf(history, 'expired_invitation');
  const [newest] = failures;
  const organizationId = newest?.event.organizationId ?? facts.organization?.id;
  const invitations = invitationsTo(facts, organizationId);
  const old = invitations.find((invitation) => expired(invitation, facts.now));
  const open = invitations.find((invitation) => !expired(invitation, facts.now));
  const target = organizationId ?? old?.organizationId;
  if (!newest && (!old || open)) return undefined;
  // Whoever got in by another way, or has been in since, does not need the invitation.
  if (target && isMember(facts, target)) return undefined;
  const signedIn = history.lastSignIn?.at ?? facts.accounts[0]?.lastLogin ?? 0;
  if (
    !newest &&
    old?.expires !== undefined &&
    signedIn > old.expires &&
    !standingOf(history, 'not_organization_member')[0]
  )
    return undefined;
  const organization = facts.organization?.id === target ? facts.organization : undefined;
  const [account] = facts.accounts;
  const refused = newest ?? standingOf(history, 'not_organization_member')[0];
  const fixes = fixesOf(
    target ? inviteFix(facts, target, old ?? open) : undefined,
    old && !newest
      ? {
          tool: 'delete_organization_invitation',
          arguments: { organization_id: old.organizationId, invitation_id: old.id },
          does: 'Tidies away the expired invitation.',
        }
      : undefined,
    target && account ? memberFix(target, account) : undefined,
  );
  return {
    id: 'expired_invitation',
    score: newest
      ? (old || !open ? 0.95 : 0.85) * freshness(facts, history, failures)
      : refused
        ? 0.95
        : 0.78,
    because: `${
      old
        ? `The invitation of ${q(old.email)} to ${nameOf(organization, target)} expired ${ago(old.expires ?? facts.now, facts.now)}`
        : `The invitation to ${nameOf(organization, target)} could not be accepted`
    }${newest ? `; it was tried ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}` : ''}, and the person is not a member.${said(refused)}`,
    evidence: logIds([...failures, ...(newest || !refused ? [] : [refused])]),
    fixes,
  };
};

/** Invited, and neither refused nor there yet. */
export const openInvitation: Rule = (facts, history) => {
  const [open] = invitationsTo(facts, facts.organization?.id).filter((one) => !expired(one, facts.now));
  if (!open || isMember(facts, open.organizationId)) return undefined;
  const [newest] = history.standing;
  // Somebody with an account who met nothing has merely not got round to it.
  if (facts.accounts.length > 0 && !newest) return undefined;
  const fix = inviteFix(facts, open.organizationId, open);
  return {
    id: 'invitation_open',
    score: facts.accounts.length === 0 ? 0.92 : 0.6,
    because: `${q(open.email)} was invited to ${nameOf(facts.organization, open.organizationId)}${
      open.created ? ` ${ago(open.created, facts.now)}` : ''
    }, has not accepted, and can until ${ago(open.expires ?? facts.now, facts.now)}.${said(newest)}`,
    evidence: logIds(newest ? [newest] : []),
    fixes: fixesOf(fix && { ...fix, does: 'Sends the invitation once more, if the first message is lost.' }),
    advice: 'Open the link of the invitation, and sign up or sign in with the invited address.',
  };
};

export const otherAccountInvitation: Rule = (facts, history) => {
  const failures = standingOf(history, 'invitation_other_account');
  const [newest] = failures;
  if (!newest) return undefined;
  const organizationId = newest.event.organizationId ?? facts.organization?.id;
  if (organizationId && isMember(facts, organizationId)) return undefined;
  const [last] = invitationsTo(facts, organizationId);
  return {
    id: 'invitation_other_account',
    score: 0.92 * freshness(facts, history, failures),
    because: `The invitation was opened with an account that it was not made for, ${ago(newest.event.at, facts.now)}; Auth0 uses it up by that.${said(newest)}`,
    evidence: logIds(failures),
    fixes: fixesOf(organizationId ? inviteFix(facts, organizationId, last) : undefined),
    advice: 'Open the new invitation in a private window, and sign in with the invited address.',
  };
};

export const notMember: Rule = (facts, history) => {
  const failures = standingOf(history, 'not_organization_member');
  const [newest] = failures;
  const vague = standingOf(history, 'login_denied', 'other_failure');
  const account = newest?.account ?? facts.accounts[0];
  if (!account) return undefined;
  const organizationId = newest?.event.organizationId ?? facts.organization?.id;
  const member =
    organizationId !== undefined && account === facts.accounts[0]
      ? isMember(facts, organizationId)
      : undefined;
  const needs = facts.application?.organizationUsage === 'require';
  const homeless = facts.organizations?.length === 0 && account === facts.accounts[0];
  const open = invitationsTo(facts, organizationId).find((invitation) => !expired(invitation, facts.now));
  const organization = facts.organization?.id === organizationId ? facts.organization : undefined;
  const fixes = organizationId
    ? fixesOf(
        memberFix(organizationId, account),
        open ? undefined : inviteFix(facts, organizationId, undefined),
      )
    : [];
  const invited = open
    ? ` An invitation is open until ${ago(open.expires ?? facts.now, facts.now)} and has not been accepted.`
    : '';
  if (newest) {
    return {
      id: 'not_organization_member',
      score: (member === false ? 0.93 : member === true ? 0.25 : 0.87) * freshness(facts, history, failures),
      because: `Refused ${times(failures.length)} for not belonging to ${nameOf(organization, organizationId)}, last ${ago(newest.event.at, facts.now)}${
        facts.organizations && account === facts.accounts[0]
          ? `; member of ${
              facts.organizations.length === 0
                ? 'none'
                : list(
                    facts.organizations.map((one) => one.name ?? one.id),
                    3,
                  )
            }`
          : ''
      }.${invited}${said(newest)}`,
      evidence: logIds(failures),
      fixes,
    };
  }
  if (member === false && (vague.length > 0 || facts.organization)) {
    // The caller asked about this organization, or a refusal without a reason was for it.
    return {
      id: 'not_organization_member',
      score: vague.length > 0 ? 0.75 : 0.8,
      because: `Not a member of ${nameOf(organization, organizationId)}.${invited}${said(vague[0])}`,
      evidence: logIds(vague),
      fixes,
    };
  }
  const signedInThere = history.lastSignIn?.clientId === facts.application?.client_id;
  if (needs && homeless && !signedInThere && (vague.length > 0 || facts.applicationAsked)) {
    return {
      id: 'not_organization_member',
      score: 0.75,
      because: `${q(facts.application?.name)} lets in members of an organization only, and the person belongs to none.${said(vague[0])}`,
      evidence: logIds(vague),
      fixes: [],
      advice: 'Find the organization with list_organizations, then add_organization_members.',
    };
  }
  return undefined;
};

export const organizationConnection: Rule = (facts, history) => {
  const failures = standingOf(history, 'organization_connection');
  const [newest] = failures;
  if (!newest) return undefined;
  const organizationId = newest.event.organizationId ?? facts.organization?.id;
  const connection = newest.event.connection ?? facts.accounts[0]?.identities[0]?.connection;
  const enabled = connection !== undefined && facts.organizationConnections?.includes(connection);
  const id = connection === undefined ? undefined : facts.connectionIds[connection];
  return {
    id: 'organization_connection',
    score: (enabled ? 0.25 : 0.9) * freshness(facts, history, failures),
    because: `${q(connection)} was refused for ${nameOf(facts.organization, organizationId)} ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: fixesOf(
      organizationId && id
        ? {
            tool: 'add_organization_connection',
            arguments: { organization_id: organizationId, connection_id: id },
            does: 'Lets members of the organization sign in through this connection.',
          }
        : undefined,
    ),
  };
};

export const organizationParameter: Rule = (facts, history) => {
  const failures = standingOf(history, 'organization_parameter');
  const [newest] = failures;
  if (!newest) return undefined;
  const app = facts.application;
  return {
    id: 'organization_parameter',
    score: 0.88 * freshness(facts, history, failures),
    because: `${q(app?.name ?? newest.event.clientName)}${app?.organizationUsage ? ` has organization_usage ${q(app.organizationUsage)}` : ''}; its request did not fit ${times(failures.length)}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: app
      ? [
          {
            tool: 'update_client',
            arguments: { client_id: app.client_id, organization_usage: 'allow' },
            does: 'Takes sign-ins with and without an organization. Often the application should rather send the right organization.',
          },
        ]
      : [],
  } satisfies Cause;
};
