/**
 * What a sign-in still lacks, in the order in which it would stop the person: application, connection, person,
 * organization, second factor, Actions, network. A cause names what stopped the last attempt; once that is fixed, the
 * next of these does.
 */
import { ago, list, q } from '../../words.js';
import { knownToScript } from '../causes/account/identifier/known-to-script.js';
import { SIGNS_IN } from '../causes/application/sign-in-grants.js';
import type { CauseId } from '../causes/cause-id.js';
import { unreachable } from '../causes/organization/organization-connection.js';
import { causes } from '../causes/registry.js';
import type { LoginFacts } from '../facts.js';
import { type History, standingOf } from '../failures.js';
import { isSignIn } from '../sign-in-events.js';

/** What the causes that were found are called here. */
type Titles = Partial<Record<CauseId, string>>;

type Condition = (facts: LoginFacts, history: History, titles: Titles) => string | undefined;

/** The names of a person's connections. */
const connectionsOf = ({ accounts: [account] }: LoginFacts): string[] => [
  ...new Set((account?.identities ?? []).map(({ connection }) => connection)),
];

const grant: Condition = ({ application: app }) =>
  app?.grantTypes &&
  app.grantTypes.length > 0 &&
  app.appType !== 'non_interactive' &&
  !app.grantTypes.some((one) => SIGNS_IN.test(one))
    ? `application: ${q(app.name)} has no grant type for user sign-in`
    : undefined;

const takesOrganization: Condition = ({ application: app, organization, applicationAsked, events }) =>
  app &&
  organization &&
  // Who got in there with an organization shows that it takes some.
  !events.some((one) => isSignIn(one) && one.clientId === app.client_id && one.organizationId) &&
  applicationAsked &&
  (app.organizationUsage ?? 'deny') === 'deny'
    ? `application: ${q(app.name)} takes no organizations (organization_usage)`
    : undefined;

const connectionOfApplication: Condition = (facts) => {
  // A machine signs nobody in.
  if (facts.application?.appType === 'non_interactive') return undefined;
  const own = connectionsOf(facts);
  const enabled = facts.application?.connections;
  return enabled && own.length > 0 && !own.some((name) => enabled.some((one) => one.name === name))
    ? `connection: ${list(own, 3)} not enabled for ${q(facts.application?.name)}`
    : undefined;
};

const connectionOfOrganization: Condition = (facts) => {
  const own = connectionsOf(facts);
  const enabled = facts.organizationConnections;
  return enabled && own.length > 0 && !own.some((name) => enabled.includes(name))
    ? `connection: ${list(own, 3)} not enabled for the organization ${q(facts.organization?.name ?? facts.organization?.id)} (enabled: ${list(enabled, 3) || 'none'})`
    : undefined;
};

const organizationReaches: Condition = (facts) => {
  const shut = unreachable(facts);
  return shut
    ? `connection: ${list(shut, 3)} of the organization not enabled for ${q(facts.application?.name)}`
    : undefined;
};

const connectorOffline: Condition = ({ connectorOffline: name }) =>
  name ? `connection: no connector of ${q(name)} is online` : undefined;

/** The tenant may accept a certificate that has ended; those who renew it at the provider have to send the new one. */
const certificateEnded: Condition = ({ connection, now }) =>
  connection?.certificateEnd !== undefined && connection.certificateEnd < now
    ? `connection: the signing certificate in ${q(connection.name)} ended ${ago(connection.certificateEnd, now)}`
    : undefined;

const account: Condition = (facts, history) =>
  facts.accountsSeen &&
  facts.accounts.length === 0 &&
  // The account comes with the first sign-in that the provider and the connection let through.
  standingOf(history, 'identity_provider').every(({ event }) => event.connection === undefined) &&
  !history.standing.some(({ event }) => knownToScript(facts, event))
    ? `person: no account has ${q(facts.asked.value)}`
    : undefined;

const blocked: Condition = ({ accounts: [first], provisioned }, { lastSignIn }) =>
  first?.blocked === true
    ? `person: ${first.user_id} is blocked${provisioned && provisioned.at > (lastSignIn?.at ?? 0) ? '' : ' by an administrator'}`
    : undefined;

const bruteForce: Condition = ({ bruteForce: blocks }, history) =>
  blocks && blocks.length > 0 && standingOf(history, 'brute_force_block', 'wrong_password').length > 0
    ? 'person: blocked after too many wrong passwords'
    : undefined;

const unverified: Condition = ({ accounts: [first] }, history) =>
  first?.email_verified === false && standingOf(history, 'unverified_email').length > 0
    ? 'person: the e-mail address is not verified'
    : undefined;

const member: Condition = ({
  organization,
  organizations,
  accounts,
  joiningConnections = [],
  organizationsCut,
}) =>
  accounts.every(({ identities }) =>
    identities.every((one) => !joiningConnections.includes(one.connection)),
  ) &&
  organization &&
  organization.gone !== true &&
  organizations &&
  organizationsCut !== true &&
  accounts.length > 0 &&
  organizations.every(({ id }) => id !== organization.id)
    ? `organization: not a member of ${q(organization.name ?? organization.id)}`
    : undefined;

const anyOrganization: Condition = ({ application: app, organization, organizations }) =>
  !organization && app?.organizationUsage === 'require' && organizations?.length === 0
    ? `organization: ${q(app.name)} is for members of organizations, and the person is in none`
    : undefined;

/** What no setting shows, only the failure itself. */
const told =
  (at: string, ...ids: CauseId[]): Condition =>
  (_, history, titles) => {
    const [newest] = standingOf(history, ...ids);
    const title = newest && (titles[newest.cause] ?? causes[newest.cause].title);
    return title && `${at}: ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
  };

/** Not once the address is listed no more. */
const addressBlocked: Condition = (facts, history, titles) =>
  facts.blockedIps?.length === 0 ? undefined : told('network', 'ip_blocked')(facts, history, titles);

const inOrder: readonly Condition[] = [
  told('application', 'callback_mismatch', 'request_invalid', 'cross_origin'),
  grant,
  told('application', 'organization_parameter', 'api_not_found', 'api_not_granted', 'client_credentials'),
  takesOrganization,
  connectionOfApplication,
  connectionOfOrganization,
  organizationReaches,
  told('connection', 'identity_provider'),
  connectorOffline,
  certificateEnded,
  account,
  bruteForce,
  told('person', 'breached_password', 'password_expired'),
  blocked,
  unverified,
  member,
  anyOrganization,
  told('second factor', 'mfa_unsupported', 'mfa_lost_factor', 'mfa_not_enrolled', 'mfa_delivery'),
  told('Actions', 'action_failed'),
  addressBlocked,
  told('network', 'network_rule'),
];

/** Every condition that what was read shows to be missing; at most eight. */
export const stillMissing = (facts: LoginFacts, history: History, titles: Titles): string[] =>
  [...new Set(inOrder.flatMap((condition) => condition(facts, history, titles) ?? []))].slice(0, 8);
