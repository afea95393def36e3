/**
 * Every cause that `diagnose_login` knows: one line per cause, declared in its own file. The order matters: the text of
 * a failure is matched from top to bottom, so that specific causes come before general ones.
 */
import { accountDeleted } from './account/account-deleted.js';
import { duplicateAccounts } from './account/duplicate-accounts.js';
import { identifierMismatch } from './account/identifier-mismatch.js';
import { messageDelivery } from './account/message-delivery.js';
import { noAccount } from './account/no-account.js';
import { signupFailed } from './account/signup-failed.js';
import { unverifiedEmail } from './account/unverified-email.js';
import { userBlocked } from './account/user-blocked.js';
import { wrongConnection } from './account/wrong-connection.js';
import { apiNotGranted } from './application/api-not-granted.js';
import { callbackMismatch } from './application/callback-mismatch.js';
import { clientCredentials } from './application/client-credentials.js';
import { codeExchange } from './application/code-exchange.js';
import { connectionNotEnabled } from './application/connection-not-enabled.js';
import { consent } from './application/consent.js';
import { crossOrigin } from './application/cross-origin.js';
import { grantDisabled } from './application/grant-disabled.js';
import { rateLimited } from './application/rate-limited.js';
import { sessionLost } from './application/session-lost.js';
import { stalePage } from './application/stale-page.js';
import type { CauseDeclaration } from './cause.js';
import type { CauseId } from './cause-id.js';
import { expiredInvitation } from './organization/expired-invitation.js';
import { invitationOpen } from './organization/invitation-open.js';
import { invitationOtherAccount } from './organization/invitation-other-account.js';
import { notOrganizationMember } from './organization/not-organization-member.js';
import { organizationConnection } from './organization/organization-connection.js';
import { organizationParameter } from './organization/organization-parameter.js';
import { passkey } from './password/passkey.js';
import { passwordChangeFailed } from './password/password-change-failed.js';
import { passwordExpired } from './password/password-expired.js';
import { passwordlessCode } from './password/passwordless-code.js';
import { wrongPassword } from './password/wrong-password.js';
import { botDetection } from './protection/bot-detection.js';
import { breachedPassword } from './protection/breached-password.js';
import { bruteForceBlock } from './protection/brute-force-block.js';
import { ipBlocked } from './protection/ip-blocked.js';
import { loginFlood } from './protection/login-flood.js';
import { networkRule } from './protection/network-rule.js';
import { mfaDelivery } from './second-factor/mfa-delivery.js';
import { mfaLostFactor } from './second-factor/mfa-lost-factor.js';
import { mfaNotEnrolled } from './second-factor/mfa-not-enrolled.js';
import { actionFailed } from './tenant/action-failed.js';
import { identityProvider } from './tenant/identity-provider.js';
import { loginDenied } from './tenant/login-denied.js';
import { otherFailure } from './tenant/other-failure.js';

export const causes: { readonly [Id in CauseId]: CauseDeclaration } = {
  brute_force_block: bruteForceBlock,
  login_flood: loginFlood,
  callback_mismatch: callbackMismatch,
  bot_detection: botDetection,
  network_rule: networkRule,
  ip_blocked: ipBlocked,
  breached_password: breachedPassword,
  password_expired: passwordExpired,
  unverified_email: unverifiedEmail,
  user_blocked: userBlocked,
  invitation_other_account: invitationOtherAccount,
  expired_invitation: expiredInvitation,
  organization_parameter: organizationParameter,
  organization_connection: organizationConnection,
  not_organization_member: notOrganizationMember,
  connection_not_enabled: connectionNotEnabled,
  grant_disabled: grantDisabled,
  api_not_granted: apiNotGranted,
  client_credentials: clientCredentials,
  code_exchange: codeExchange,
  mfa_not_enrolled: mfaNotEnrolled,
  mfa_lost_factor: mfaLostFactor,
  passwordless_code: passwordlessCode,
  wrong_connection: wrongConnection,
  signup_failed: signupFailed,
  no_account: noAccount,
  wrong_password: wrongPassword,
  rate_limited: rateLimited,
  consent: consent,
  cross_origin: crossOrigin,
  action_failed: actionFailed,
  identity_provider: identityProvider,
  stale_page: stalePage,
  login_denied: loginDenied,
  password_change_failed: passwordChangeFailed,
  passkey: passkey,
  account_deleted: accountDeleted,
  duplicate_accounts: duplicateAccounts,
  identifier_mismatch: identifierMismatch,
  mfa_delivery: mfaDelivery,
  invitation_open: invitationOpen,
  message_delivery: messageDelivery,
  session_lost: sessionLost,
  other_failure: otherFailure,
};
