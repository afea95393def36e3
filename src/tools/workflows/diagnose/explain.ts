/** What a failed event says about its cause: by its text first, then by its code. */
import type { LogEvent } from '../events.js';
import type { CauseId } from './causes.js';

/** Texts of failures, the more specific first. They are matched in lower case. */
const texts: readonly (readonly [CauseId, RegExp])[] = [
  [
    'brute_force_block',
    /too.?many.{0,30}(attempt|fail)|consecutive (log-?ins?|sign-?ins?|failed)|brute.?force|blocked.{0,40}(attempts|wrong password|failed log-?in)/,
  ],
  ['login_flood', /too.?many.?log-?ins/],
  [
    'callback_mismatch',
    /callback.{0,10}(url|uri)?.{0,6}mismatch|callbackmismatch|(redirect[ _-]?ur[il]|callback|return (url|address)).{0,140}(mismatch|not (in|on|allowed|registered|valid|match|listed|one of)|wrong|invalid|unauthori[sz]ed|does ?n.t match)|(invalid|wrong|unauthori[sz]ed|unregistered|mismatch(ing|ed)) (redirect[ _-]?ur[il]|callback)|not in the list of allowed callback/,
  ],
  ['bot_detection', /captcha|bot detect|automated (request|traffic)|solve the challenge/],
  ['network_rule', /network acl|access control list|tenant acl/],
  [
    'ip_blocked',
    /\bip\b.{0,40}(block|throttl|denied|suspicious)|suspicious.{0,4}(ip|log-?in|behavio)|block(ed|ing).{0,20}\bip\b/,
  ],
  [
    'breached_password',
    /leaked|breach|compromised|pwned|password.?leak|potential security issue with this account/,
  ],
  [
    'password_expired',
    /password.{0,30}(expired|expiry|expiration|too old)|expired.{0,10}password|password.{0,20}(must|needs? to|has to|should|is required to) be.{0,10}(changed|reset|updated|rotated)|(must|has to|need to|needs to|required to) (change|reset|update).{0,20}password|(change|reset).?password.?required|password.?(change|reset).{0,6}required/,
  ],
  [
    'unverified_email',
    /verif[a-z]* (your |the |his |her |their )?e-?mail|e-?mail.{0,40}(not|un|isn.t|never|without|before|must|needs?|required?|has to).{0,20}verif|unverified|e-?mail[ _-]?verification|e-?mail_verified/,
  ],
  [
    'user_blocked',
    /(user|account|person|profile).{0,40}(block|suspend|disabled|deactivated|locked|banned|inactive)|(block|suspend|disabled|deactivated|locked|banned|inactive)[a-z]* (user|account)|user_?is_?blocked/,
  ],
  [
    'invitation_other_account',
    /not allowed to accept|invit.{0,60}(other|different|another|wrong) (account|user|e-?mail)|invitation.{0,60}does not match/,
  ],
  [
    'expired_invitation',
    /invit.{0,80}(expired|not found|already (been )?(used|accepted)|no longer|invalid|revoked)|(expired|invalid|unknown|revoked).{0,20}invit/,
  ],
  [
    'organization_parameter',
    /parameter organization|organization parameter|organization is (not allowed|required) for this client|invalid organization|unknown organization|organization.{0,20}does not exist/,
  ],
  [
    'organization_connection',
    /connection.{0,80}\b(organization|org_)|(organization|org_).{0,80}connection.{0,40}(not|disabled|isn)/,
  ],
  [
    'not_organization_member',
    /not (a )?(part|member) of|organi[sz]ation membership|(does not|doesn.t|not) belong to.{0,30}(organi[sz]ation|org_)|no organi[sz]ation|member of (any|the|this|an) organi[sz]ation|not.{0,20}org(anization)? member/,
  ],
  [
    'connection_not_enabled',
    /connection.{0,90}(not (been )?(enabled|active|available|allowed|permitted)|isn.t enabled|disabled|not authori[sz]ed)|no (active )?connections?.{0,20}(enabled|available|configured|found)|(enabled|allowed) connections?.{0,20}(none|empty)|(invalid|unknown|unauthori[sz]ed|disabled) connection/,
  ],
  [
    'grant_disabled',
    /grant.?type.{0,80}(not|disabled|unsupported|unauthori[sz]ed|missing)|(unsupported|disallowed|disabled|unauthori[sz]ed).{0,4}grant|grant.{0,60}(is )?(not (allowed|enabled|supported|authori[sz]ed)|disabled)|response.?type.{0,60}not (allowed|supported|enabled)/,
  ],
  [
    'api_not_granted',
    /not authori[sz]ed to access|client-?grant|service not found|\b(audience|resource server|api)\b.{0,60}(not (found|enabled|granted|allowed)|does not exist|unknown)/,
  ],
  [
    'client_credentials',
    /(invalid|wrong|bad|unknown|missing|expired).{0,12}client[ _-]?(secret|credential|assertion|authentication)|client (authentication|assertion|secret).{0,30}(fail|invalid|required|wrong|expired)|invalid_client|unknown client/,
  ],
  ['code_exchange', /authori[sz]ation code|code.?verifier|pkce|code.?challenge/],
  [
    'mfa_not_enrolled',
    /enroll?(ment)?.{0,30}(required|needed|missing|not (complete|found))|not enrolled|no (mfa|multi-?factor|authenticator)s? (enroll|found)|must enroll?/,
  ],
  [
    'mfa_lost_factor',
    /\bmfa|multi-?factor|second factor|2fa|\botp|one.?time.?(code|password)|authenticator|guardian|recovery.?code|push (notification|request|was)/,
  ],
  ['passwordless_code', /verification code|(wrong|invalid|expired).{0,20}code|magic link|passwordless/],
  [
    'wrong_connection',
    /user (does not|doesn.t) exist in (the |this )?(connection|directory)|account.{0,40}(another|different|other) (connection|provider)|(sign|log) ?in (with|using) (your )?(google|facebook|github|apple|microsoft|linkedin|twitter|enterprise|company|sso|password)/,
  ],
  [
    'signup_failed',
    /sign-?up.{0,40}(disabled|closed|not allowed|denied)|user.{0,10}already exists|username.{0,20}(taken|exists)|password.{0,20}(too weak|strength|dictionary|common)/,
  ],
  [
    'no_account',
    /(user|account|person).{0,20}(does not|doesn.t|do not|not) (exist|found)|no such (user|account)|unknown user|(user|account)_?not_?found|invalid username or/,
  ],
  [
    'wrong_password',
    /(wrong|incorrect|invalid|bad).{0,40}(password|credential)|password.{0,20}(wrong|incorrect|invalid|mismatch|not match)|invalid_user_password/,
  ],
  ['rate_limited', /rate.?limit|too.?many.?requests/],
  [
    'consent',
    /did not (authori[sz]e|consent)|consent.{0,20}(required|missing|denied|refused|declined)|(user|person|resource owner) (has )?(cancel|denied|declined|refused)|user_cancel/,
  ],
  ['cross_origin', /\bcors\b|cross.?origin|origin.{0,40}not allowed|third.?party cookie/],
  [
    'action_failed',
    /\baction.{0,40}(error|failed|threw|timed? ?out|exception)|cannot read propert|is not (a function|defined|iterable)|(type|reference|range|syntax)error\b|\brule.{0,40}(error|failed|threw)|(unhandled|script).{0,12}(error|exception)|script execution/,
  ],
  [
    'identity_provider',
    /\bsaml|assertion|aadsts\d|thumbprint|not assigned to (a role|the app|this app)|audience is invalid|failed to obtain|enotfound|\bidp\b|identity provider|upstream|certificate|signature|\bldap|active directory|connector|\bjwks|discovery document|openid configuration|issuer|id_?token|provider (error|returned|responded)|unable to (reach|connect|obtain)|econn|etimedout|timed? ?out/,
  ],
  [
    'stale_page',
    /state mismatch|invalid state|invalid.{0,10}(transaction|ticket)|transaction.{0,20}(not found|expired)|login.?ticket|back button|session.{0,12}(not found|expired|has ended)|pressed the back|unable to issue redirect/,
  ],
  [
    'login_denied',
    /denied|not allowed|forbidden|unauthori[sz]ed|not permitted|no access|not approved|refused/,
  ],
];

/** Codes that say the cause by themselves, whatever their text. */
const certain: Readonly<Record<string, CauseId>> = {
  limit_wc: 'brute_force_block',
  limit_sul: 'login_flood',
  limit_mu: 'ip_blocked',
  pwd_leak: 'breached_password',
  gd_auth_failed: 'mfa_lost_factor',
  gd_auth_rejected: 'mfa_lost_factor',
  gd_otp_rate_limit_exceed: 'mfa_lost_factor',
  gd_recovery_failed: 'mfa_lost_factor',
  gd_recovery_rate_limit_exceed: 'mfa_lost_factor',
  gd_auth_fail_email_verification: 'mfa_lost_factor',
  gd_webauthn_challenge_failed: 'mfa_lost_factor',
  gd_send_sms_failure: 'mfa_delivery',
  gd_send_pn_failure: 'mfa_delivery',
  gd_send_voice_failure: 'mfa_delivery',
  gd_send_email_verification_failure: 'mfa_delivery',
  gd_start_enroll_failed: 'mfa_not_enrolled',
  gd_webauthn_enrollment_failed: 'mfa_not_enrolled',
  actions_execution_failed: 'action_failed',
  passkey_challenge_failed: 'passkey',
  fco: 'cross_origin',
  api_limit: 'rate_limited',
};

/** What a code means when its text says nothing more. */
const usual: Readonly<Record<string, CauseId>> = {
  fp: 'wrong_password',
  fu: 'no_account',
  fi: 'expired_invitation',
  fs: 'signup_failed',
  signup_pwd_leak: 'signup_failed',
  fcp: 'password_change_failed',
  fcpr: 'password_change_failed',
  reset_pwd_leak: 'password_change_failed',
  fcoa: 'cross_origin',
  fc: 'identity_provider',
  fcpro: 'identity_provider',
  feotpft: 'mfa_lost_factor',
  feoobft: 'mfa_lost_factor',
  fercft: 'mfa_lost_factor',
  fepotpft: 'passwordless_code',
  fv: 'unverified_email',
  fvr: 'unverified_email',
  fertft: 'session_lost',
  ferrt: 'session_lost',
  feacft: 'code_exchange',
  feccft: 'client_credentials',
};

/** Texts that these codes may not be read as: their wording is about another thing. */
const never: Readonly<Record<string, readonly CauseId[]>> = {
  fp: ['user_blocked', 'identity_provider', 'login_denied', 'no_account'],
  fu: ['user_blocked', 'identity_provider', 'login_denied', 'wrong_password'],
  fs: ['no_account', 'unverified_email', 'wrong_password', 'login_denied'],
  fcp: ['wrong_password', 'password_expired', 'login_denied', 'mfa_lost_factor'],
  fcpr: ['wrong_password', 'password_expired', 'login_denied', 'mfa_lost_factor'],
  feotpft: ['passwordless_code', 'code_exchange', 'wrong_password'],
  feoobft: ['passwordless_code', 'code_exchange', 'wrong_password'],
  fercft: ['passwordless_code', 'code_exchange', 'wrong_password'],
  // A ticket of the cross-origin call that is not taken means that the browser keeps its cookie back.
  fcoa: ['stale_page', 'login_denied', 'no_account'],
  fi: ['login_denied', 'not_organization_member', 'identity_provider'],
  fertft: ['login_denied', 'wrong_password', 'code_exchange', 'stale_page'],
  ferrt: ['login_denied', 'wrong_password', 'code_exchange', 'stale_page'],
};

/** Failures of kinds that do not keep a person from signing in. */
const beside = new Set([
  'admin',
  'logout',
  'session',
  'provisioning',
  'system',
  'keys',
  'profile',
  'network',
]);

/** A device that asks for its tokens before the person has agreed on another screen: part of the way, no failure. */
const waiting = (event: LogEvent): boolean =>
  /^fe?de/.test(event.type) && /authori[sz]ation_pending|slow_down|yet to authori[sz]e/.test(event.text);

/** Whether an event is a failure that can keep a person from signing in. */
export function isLoginFailure(event: LogEvent): boolean {
  const { outcome, about } = event.meaning;
  return (
    (outcome === 'failure' || outcome === 'block') &&
    !beside.has(about) &&
    // A message that was not delivered matters only to those who wait for one: there is a rule for them.
    event.type !== 'fn' &&
    !waiting(event)
  );
}

/** The cause that one failed event speaks of. */
export function explain(event: LogEvent): CauseId {
  const sure = certain[event.type];
  if (sure) return sure;
  const excluded = never[event.type] ?? [];
  const found = texts.find(([cause, pattern]) => !excluded.includes(cause) && pattern.test(event.text))?.[0];
  return found ?? usual[event.type] ?? 'other_failure';
}
