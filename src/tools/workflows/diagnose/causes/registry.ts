/**
 * Every cause that `diagnose_login` knows: what `catalog/login-causes.json` declares, with its rules. The order there
 * matters: the text of a failure is matched from top to bottom, so that specific causes come before general ones.
 */
import declared from '../../../../../catalog/login-causes.json' with { type: 'json' };
import type { Keeper } from '../keeper.js';
import { accountDeleted } from './account/account-deleted.js';
import { duplicateAccounts } from './account/duplicate-accounts.js';
import { identifierMismatch } from './account/identifier/identifier-mismatch.js';
import { typedIdentifier } from './account/identifier/typed-identifier.js';
import { messageDelivery } from './account/message-delivery.js';
import { noAccount } from './account/no-account.js';
import { signupFailed } from './account/signup-failed.js';
import { unverifiedEmail } from './account/unverified-email.js';
import { byLog, byProfile } from './account/user-blocked.js';
import { wrongConnection } from './account/wrong-connection.js';
import { apiNotFound } from './application/api-not-found.js';
import { apiNotGranted } from './application/api-not-granted.js';
import { callbackMismatch } from './application/callback-mismatch.js';
import { codeAgain } from './application/code-again.js';
import { connectionNotEnabled } from './application/connection-not-enabled.js';
import { consentMissing } from './application/consent.js';
import { cookiesBlocked } from './application/cookies-blocked.js';
import { refusedKey } from './application/credentials/refused-key.js';
import { rotatedSecret } from './application/credentials/rotated-secret.js';
import { secretOfPublicClient } from './application/credentials/secret-of-public-client.js';
import { demandedOfRequest, demandedOfToken } from './application/demands.js';
import { deviceGivesUp } from './application/device-gives-up.js';
import { nativeSignInOff, noLoginGrant, refusedGrant } from './application/grant-disabled.js';
import { rateLimited } from './application/rate-limited.js';
import { exchangeNotAllowed, refusedToken } from './application/refused-token.js';
import type { Advice, CauseDeclaration, Reach, Rule, Stage } from './cause.js';
import type { CauseId } from './cause-id.js';
import { connectorOffline } from './connection/connector-offline.js';
import { refusedSettings } from './connection/refused-settings.js';
import { expiredInvitation } from './organization/expired-invitation.js';
import { invitationOpen } from './organization/invitation-open.js';
import { invitationOtherAccount } from './organization/invitation-other-account.js';
import { notOrganizationMember } from './organization/not-organization-member.js';
import { organizationConnection } from './organization/organization-connection.js';
import { organizationParameter, refusedOrganization } from './organization/organization-parameter.js';
import { everybodyRefused } from './password/everybody-refused.js';
import { passkeysOff } from './password/passkeys-off.js';
import { passwordChangeFailed } from './password/password-change-failed.js';
import { passwordExpired } from './password/password-expired.js';
import { wrongPassword } from './password/wrong-password.js';
import { breachedPassword } from './protection/breached-password.js';
import { bruteForceBlock } from './protection/brute-force-block.js';
import { ipBlocked } from './protection/ip-blocked.js';
import { mfaDelivery } from './second-factor/mfa-delivery.js';
import { mfaLostFactor } from './second-factor/mfa-lost-factor.js';
import { mfaNotEnrolled } from './second-factor/mfa-not-enrolled.js';
import { mfaUnsupported } from './second-factor/mfa-unsupported.js';
import { factorSwitchedOff } from './second-factor/switched-off.js';
import { passkeyOfAnotherDomain } from './second-factor/webauthn-domain.js';
import { bookmarkedPage } from './session/bookmarked-page.js';
import { refreshTokenLifetime } from './session/refresh-token-lifetime.js';
import { refreshTokensPruned } from './session/refresh-tokens-pruned.js';
import { reusedToken } from './session/reused-token.js';
import { sessionEnded } from './session/session-ended.js';
import { signOutRefused } from './session/sign-out-refused.js';
import { silentSignIn } from './session/silent-sign-in.js';
import { customDomain } from './tenant/custom-domain.js';
import { deniedByAction } from './tenant/denied-by-action.js';
import { failingAction } from './tenant/failing-action.js';
import { failingCode } from './tenant/failing-code.js';
import { lackingProfile } from './tenant/lacking-profile.js';
import { deniedByRule, deniedByScript, loginDenied } from './tenant/login-denied.js';
import { networkRule } from './tenant/network-rule.js';

/** A declaration in the data file, which has texts where TypeScript has unions and patterns. */
interface Declared {
  title: string;
  tell: string;
  do?: string;
  kept?: Partial<Record<Keeper, { title?: string; tell: string; do: string }>>;
  reach: string;
  stage: string;
  signs: { text?: string; always?: string[]; otherwise?: string[]; never?: string[] };
  endedBy: string[];
  yieldsTo?: string | string[];
  advice?: { kind: string; score: number; text: string; tools: string[] };
}

/** The causes without advice. Each needs a rule, or it would never be reported: leaving it out does not compile. */
export type WithoutAdvice<All> = {
  [Id in keyof All]: All[Id] extends { advice: object } ? never : Id;
}[keyof All];

const rules: Readonly<
  Record<WithoutAdvice<typeof declared>, readonly [Rule, ...Rule[]]> &
    Partial<Record<CauseId, readonly Rule[]>>
> = {
  brute_force_block: [bruteForceBlock],
  callback_mismatch: [callbackMismatch],
  ip_blocked: [ipBlocked],
  breached_password: [breachedPassword],
  password_expired: [passwordExpired],
  unverified_email: [unverifiedEmail],
  user_blocked: [byProfile, byLog],
  invitation_other_account: [invitationOtherAccount],
  expired_invitation: [expiredInvitation],
  organization_parameter: [refusedOrganization, organizationParameter],
  organization_connection: [organizationConnection],
  not_organization_member: [notOrganizationMember],
  connection_not_enabled: [connectionNotEnabled],
  grant_disabled: [refusedGrant, nativeSignInOff, noLoginGrant],
  api_not_found: [apiNotFound],
  api_not_granted: [apiNotGranted],
  mfa_unsupported: [mfaUnsupported],
  mfa_not_enrolled: [mfaNotEnrolled],
  mfa_lost_factor: [mfaLostFactor, factorSwitchedOff],
  wrong_connection: [wrongConnection],
  signup_failed: [signupFailed],
  no_account: [noAccount],
  wrong_password: [wrongPassword, everybodyRefused],
  rate_limited: [rateLimited],
  login_denied: [loginDenied, deniedByScript, deniedByRule, deniedByAction],
  action_failed: [lackingProfile, failingAction, failingCode],
  cross_origin: [cookiesBlocked],
  token_exchange: [exchangeNotAllowed, refusedToken],
  password_change_failed: [passwordChangeFailed],
  account_deleted: [accountDeleted],
  duplicate_accounts: [duplicateAccounts],
  identifier_mismatch: [identifierMismatch, typedIdentifier],
  mfa_delivery: [mfaDelivery],
  passkey: [passkeyOfAnotherDomain, passkeysOff],
  invitation_open: [invitationOpen],
  message_delivery: [messageDelivery],
  custom_domain: [customDomain],
  device_flow: [deviceGivesUp],
  code_exchange: [codeAgain],
  client_credentials: [rotatedSecret, secretOfPublicClient, refusedKey, demandedOfToken],
  request_invalid: [demandedOfRequest],
  consent: [consentMissing],
  stale_page: [bookmarkedPage],
  session_lost: [reusedToken, refreshTokensPruned, sessionEnded, refreshTokenLifetime],
  silent_sign_in: [silentSignIn],
  identity_provider: [connectorOffline, refusedSettings],
  sign_out_refused: [signOutRefused],
  network_rule: [networkRule],
};

/** Does not compile where a cause lacks a part. */
const complete: Readonly<Record<CauseId, Declared>> = declared;

function causeOf(id: CauseId): CauseDeclaration {
  const { reach, stage, signs, yieldsTo, advice, ...rest } = complete[id];
  const { text, ...codes } = signs;
  return {
    ...rest,
    reach: reach as Reach,
    stage: stage as Stage,
    signs: text === undefined ? codes : { ...codes, text: new RegExp(text) },
    ...(yieldsTo === undefined ? {} : { yieldsTo: yieldsTo as NonNullable<CauseDeclaration['yieldsTo']> }),
    ...(advice === undefined ? {} : { advice: advice as Advice }),
    ...(rules[id] === undefined ? {} : { rules: rules[id] }),
  };
}

export const causes = Object.fromEntries(
  (Object.keys(complete) as CauseId[]).map((id) => [id, causeOf(id)]),
) as Readonly<Record<CauseId, CauseDeclaration>>;
