/** The causes that a sign-in problem can have, and how far each reaches. */

/**
 * What a later success must share with a failure to show that it is over: `account` any sign-in of the person,
 * `application` one to the same application, and so on.
 */
export type Reach = 'account' | 'application' | 'connection' | 'organization' | 'address';

/**
 * When in a sign-in it stops the person: before the credentials are looked at, at them, at the second factor, or
 * after both. What comes later implies that all before it went well.
 */
export type Stage = 'before' | 'credentials' | 'second_factor' | 'after';

interface CauseFacts {
  title: string;
  reach: Reach;
  stage: Stage;
}

export const causes = {
  user_blocked: { title: 'The account is blocked by an administrator', reach: 'account', stage: 'after' },
  brute_force_block: { title: 'Blocked after too many wrong passwords', reach: 'account', stage: 'before' },
  login_flood: {
    title: 'Held back for too many sign-ins in a short time',
    reach: 'account',
    stage: 'before',
  },
  ip_blocked: { title: 'The IP address is blocked', reach: 'address', stage: 'before' },
  breached_password: {
    title: 'The password is known from a breach and is refused',
    reach: 'account',
    stage: 'credentials',
  },
  password_expired: {
    title: 'The password has expired or must be changed',
    reach: 'account',
    stage: 'credentials',
  },
  wrong_password: { title: 'The password is wrong', reach: 'account', stage: 'credentials' },
  password_change_failed: { title: 'Changing the password fails', reach: 'account', stage: 'credentials' },
  passwordless_code: {
    title: 'The passwordless code or link does not arrive or is not accepted',
    reach: 'account',
    stage: 'credentials',
  },
  passkey: { title: 'The passkey is not accepted', reach: 'account', stage: 'credentials' },
  no_account: { title: 'There is no account with this identifier', reach: 'account', stage: 'credentials' },
  account_deleted: { title: 'The account was deleted', reach: 'account', stage: 'credentials' },
  wrong_connection: {
    title: 'Signing in through a connection that does not hold the account',
    reach: 'account',
    stage: 'credentials',
  },
  duplicate_accounts: {
    title: 'Several separate accounts of the same person',
    reach: 'account',
    stage: 'after',
  },
  identifier_mismatch: {
    title: 'The identifier typed is not the one the account uses',
    reach: 'account',
    stage: 'credentials',
  },
  unverified_email: { title: 'The e-mail address is not verified', reach: 'account', stage: 'after' },
  mfa_lost_factor: {
    title: 'The second factor cannot be completed (lost or replaced device)',
    reach: 'account',
    stage: 'second_factor',
  },
  mfa_delivery: {
    title: 'The second-factor message cannot be delivered',
    reach: 'account',
    stage: 'second_factor',
  },
  mfa_not_enrolled: {
    title: 'A second factor is required and none is enrolled',
    reach: 'account',
    stage: 'second_factor',
  },
  not_organization_member: {
    title: 'Not a member of the organization',
    reach: 'organization',
    stage: 'after',
  },
  expired_invitation: {
    title: 'The invitation to the organization has expired or was used',
    reach: 'organization',
    stage: 'after',
  },
  invitation_open: {
    title: 'The invitation to the organization has not been accepted yet',
    reach: 'organization',
    stage: 'after',
  },
  invitation_other_account: {
    title: 'The invitation was opened while signed in with another account',
    reach: 'organization',
    stage: 'after',
  },
  organization_connection: {
    title: 'The connection is not enabled for the organization',
    reach: 'organization',
    stage: 'after',
  },
  organization_parameter: {
    title: 'The application asks for the organization wrongly',
    reach: 'application',
    stage: 'before',
  },
  connection_not_enabled: {
    title: 'The connection is not enabled for the application',
    reach: 'application',
    stage: 'before',
  },
  callback_mismatch: {
    title: 'The application sends a return address that is not allowed',
    reach: 'application',
    stage: 'before',
  },
  grant_disabled: {
    title: 'The grant that the application uses is disabled',
    reach: 'application',
    stage: 'before',
  },
  api_not_granted: {
    title: 'The application has no grant for the API it asks for',
    reach: 'application',
    stage: 'before',
  },
  client_credentials: {
    title: 'The application cannot authenticate itself (secret or key)',
    reach: 'application',
    stage: 'before',
  },
  code_exchange: {
    title: 'The application cannot redeem the authorization code',
    reach: 'application',
    stage: 'after',
  },
  cross_origin: {
    title: 'The browser request comes from an origin that is not allowed',
    reach: 'application',
    stage: 'before',
  },
  identity_provider: {
    title: 'The identity provider behind the connection fails',
    reach: 'connection',
    stage: 'credentials',
  },
  action_failed: { title: 'An Action or rule fails during sign-in', reach: 'account', stage: 'after' },
  login_denied: {
    title: 'An Action, a rule or the provider denies access',
    reach: 'application',
    stage: 'after',
  },
  consent: {
    title: 'The consent that the application asks for was refused or is missing',
    reach: 'application',
    stage: 'after',
  },
  message_delivery: {
    title: 'Messages to the person cannot be delivered',
    reach: 'account',
    stage: 'credentials',
  },
  signup_failed: { title: 'Registering fails', reach: 'account', stage: 'credentials' },
  rate_limited: {
    title: 'Requests are refused because of the rate limit',
    reach: 'application',
    stage: 'before',
  },
  bot_detection: { title: 'Bot detection or a CAPTCHA stops the sign-in', reach: 'account', stage: 'before' },
  network_rule: { title: 'A network access rule refuses the address', reach: 'address', stage: 'before' },
  session_lost: { title: 'The session or refresh token has ended', reach: 'application', stage: 'after' },
  stale_page: {
    title: 'The login page was stale (back button, old link, second tab)',
    reach: 'application',
    stage: 'before',
  },
  other_failure: {
    title: 'Sign-in is refused for the reason in the log',
    reach: 'application',
    stage: 'after',
  },
} as const satisfies Record<string, CauseFacts>;

export type CauseId = keyof typeof causes;

/** A call that would mend something; never made by a workflow itself. */
export interface Fix {
  tool: string;
  arguments: Record<string, unknown>;
  /** What it does, and what to make sure of before. */
  does: string;
}

export interface Cause {
  id: CauseId;
  /** 0 to 1: how well the evidence proves it. */
  score: number;
  /** What was seen, in one or two sentences. */
  because: string;
  /** Log ids, newest first. */
  evidence: string[];
  fixes: Fix[];
  /** What to do or tell where no call helps. */
  advice?: string;
}
