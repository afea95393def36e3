/** What has changed since a failure: the state that was read no longer has what the log reports. */
import { ago, q } from '../../words.js';
import { audienceOf, missingScopes } from '../causes/application/requested-api.js';
import type { CauseId } from '../causes/cause-id.js';
import type { LoginFacts } from '../facts.js';
import type { Failure } from '../failures.js';

type Change = (facts: LoginFacts, failure: Failure) => string | undefined;

/** The application of the failure, if it is the one that was read. */
const applicationOf = ({ application }: LoginFacts, { event }: Failure) =>
  event.clientId === undefined || event.clientId === application?.client_id ? application : undefined;

const changes: Partial<Record<CauseId, Change>> = {
  user_blocked: ({ accounts }, { account }) =>
    accounts.length > 0 && (account ?? accounts[0])?.blocked !== true
      ? 'The account was blocked then and is not now.'
      : undefined,
  brute_force_block: ({ bruteForce }) =>
    bruteForce?.length === 0
      ? 'The block for too many wrong passwords was lifted or has expired.'
      : undefined,
  ip_blocked: ({ blockedIps }) =>
    blockedIps?.length === 0 ? 'The address was blocked then and is not now.' : undefined,
  unverified_email: ({ accounts }, { account }) =>
    (account ?? accounts[0])?.email_verified === true ? 'The e-mail address is verified now.' : undefined,
  wrong_password: ({ accounts, events, now }, { event, account }) => {
    const { lastPasswordReset, user_id } = account ?? accounts[0] ?? {};
    // The log has changes that the profile does not date.
    const changed =
      lastPasswordReset ?? events.find((one) => one.type === 'scp' && one.userId === user_id)?.at;
    return changed !== undefined && changed > event.at
      ? `The password was changed since, ${ago(changed, now)}.`
      : undefined;
  },
  not_organization_member: ({ organizations }, { event }) =>
    organizations?.some(({ id }) => id === event.organizationId)
      ? 'The person is a member of the organization now.'
      : undefined,
  connection_not_enabled: (facts, failure) => {
    const { connection } = failure.event;
    return connection && applicationOf(facts, failure)?.connections?.some((one) => one.name === connection)
      ? `The connection ${q(connection)} is enabled for the application now.`
      : undefined;
  },
  organization_connection: ({ organizationConnections }, { event: { connection } }) =>
    connection && organizationConnections?.includes(connection)
      ? `The connection ${q(connection)} is enabled for the organization now.`
      : undefined,
  callback_mismatch: (facts, failure) => {
    const { callback } = failure.event;
    return callback && applicationOf(facts, failure)?.callbacks.includes(callback)
      ? `The callback URL ${q(callback, 120)} is allowed now.`
      : undefined;
  },
  api_not_granted: (facts, { event }) =>
    missingScopes(facts, event)?.length === 0 ? 'The application has a grant for the API now.' : undefined,
  api_not_found: ({ api }, { event }) =>
    api?.exists === true && api.identifier === audienceOf(event) ? 'The API exists now.' : undefined,
  mfa_lost_factor: ({ factors }, { event }) =>
    // A code by e-mail needs no factor that is enrolled.
    event.type !== 'gd_auth_fail_email_verification' &&
    factors?.every(({ type }) => type === 'password' || type === 'recovery-code')
      ? 'No second factor is enrolled any more; the next sign-in lets the person enroll one.'
      : undefined,
};

/** Whether the state that was read no longer has the cause of a failure, in words. */
export const changedSince = (facts: LoginFacts, failure: Failure): string | undefined =>
  changes[failure.cause]?.(facts, failure);

/** Each change once, that of the newest failure first. */
export const changesOf = (facts: LoginFacts, failures: readonly Failure[]): string[] =>
  [...new Set(failures.flatMap((failure) => changedSince(facts, failure) ?? []))].slice(0, 4);
