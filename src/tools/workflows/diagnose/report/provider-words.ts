/**
 * What is said and done where a company or a provider refuses a sign-in, or the connection to it does not fit: by what the
 * known text means. The first that matches counts.
 */
import type { Side } from '../failure-texts.js';

/** One kind of case of a cause. */
export interface Particular {
  /** Matches the failure's text in lower case, or what the known text means. */
  match: RegExp;
  side?: Side;
  title?: string;
  tell?: string;
  do?: string;
}

const OTHERS = ' Others of the connection are affected too.';
const DESK = 'Please ask the help desk of your company, then sign in again.';
const THERE = 'those who run it have to change it there. Others of the connection are not affected.';

/** Of the connection's own settings: nothing is wrong with the person, nor with the provider. */
const OURS =
  'Our connection to your company or provider needs to be corrected. It is not your account, and we are working on it.';

export const OF_PROVIDER: readonly Particular[] = [
  // Of this person's account.
  {
    match: /password.{0,40}expired|wants a new password/,
    side: 'person',
    tell: 'Your company password has expired or must be changed. Please change it at your company or ask its help desk, then sign in again.',
    do: 'The password is kept at the provider or in the directory: have it changed there. A link from the tenant would change nothing.',
  },
  {
    match: /locked or disabled/,
    side: 'person',
    tell: `Your account at your company is locked or not active. ${DESK}`,
    do: `The account is locked or not active at the provider, perhaps on purpose: ${THERE}`,
  },
  {
    match: /\blocked\b/,
    side: 'person',
    tell: `Your account at your company is locked. ${DESK}`,
    do: `The account is locked at the provider or in the directory: ${THERE}`,
  },
  {
    match: /disabled|deactivated|account has expired/,
    side: 'person',
    tell: `Your account at your company is not active. ${DESK}`,
    do: `The account is not active at the provider or in the directory, perhaps on purpose: ${THERE}`,
  },
  {
    match: /password (or user name )?was wrong/,
    side: 'person',
    tell: 'The name or password that was entered is not right at your company. Please reset the password there or ask its help desk.',
    do: 'The provider or directory checks the password: have it reset there. A link from the tenant would change nothing.',
  },
  {
    match: /not assigned|does not let this account|may not use/,
    side: 'person',
    tell: 'Your company has not given your account access to this application. Please ask its help desk for it.',
  },
  {
    match: /another (domain|directory)|outside its organization|private account|must be added/,
    side: 'person',
    tell: 'The account that you chose is not one of your company. Please sign in again, and choose the account of your company.',
  },
  {
    match: /does not know|not exist/,
    side: 'person',
    tell: 'Your company does not know the account that you used. Please check with which address it knows you, or ask its help desk.',
  },
  {
    match: /device, place|conditional access/,
    side: 'person',
    tell: 'Your company does not allow the sign-in from this device, place or network. Please ask its help desk what it takes.',
  },
  {
    match: /did not grant/,
    side: 'person',
    tell: 'The sign-in stopped because the permission it asks for was not given. Please sign in again and accept it.',
    do: 'Let the person sign in again and accept on the page of the provider; if it asks nobody, those who run it have to allow the application.',
  },
  {
    match: /embedded web view/,
    side: 'application',
    tell: 'The application opens the sign-in in a window that the provider does not allow. It is not your account, and we are correcting it.',
    do: 'Have the application open the login page in the system browser (such as Custom Tabs or ASWebAuthenticationSession); no setting of the tenant changes that.',
  },
  // Of the settings of the connection.
  {
    match: /not published|in testing|only testers|not verified/,
    side: 'connection',
    tell: OURS,
    do: `Publish or verify the application at the provider, or list the person there as a tester until then; in the tenant nothing is to be changed.${OTHERS}`,
  },
  {
    match: /grant of an administrator/,
    side: 'connection',
    tell: OURS,
    do: `Let another administrator of the company authorize the connection again, with an account that stays and may read the directory; get_connection shows the connection.${OTHERS}`,
  },
  {
    match: /callback of the tenant|redirect uri of|reply address/,
    side: 'connection',
    tell: OURS,
    do: `Register the callback of the tenant at the provider: https://DOMAIN/login/callback, with its own domain and any custom domain that is used.${OTHERS}`,
  },
  {
    match:
      /client (secret|id|assertion|authentication)|credentials of the connection|key, team id|keys of the connection|client .{0,20}was deleted/,
    side: 'connection',
    tell: OURS,
    do: `Compare client id and secret or key with the application at the provider, renew what has ended or was replaced there, and enter it in the connection (get_connection; update_connection replaces all of its options).${OTHERS}`,
  },
  {
    match: /certificate|signature/,
    side: 'connection',
    tell: OURS,
    do: `Get the signing certificate that is in use now from those who run the identity provider, and put it into the connection (get_connection shows the one there; update_connection replaces all of its options).${OTHERS}`,
  },
  {
    match: /scope|permission|not enabled at/,
    side: 'connection',
    tell: OURS,
    do: `Compare what the connection asks for with what its application at the provider may have, and grant it there or ask for less (get_connection).${OTHERS}`,
  },
  {
    match: /begun at the identity provider|started by the identity provider/,
    side: 'connection',
    tell: 'The sign-in could not be matched to the page on which it began. Please start from the application itself and in one tab, while we look into it.',
    do: `Find out where the sign-in began. From the company's portal: the connection does not take that (options.idpInitiated), and opening it is a decision. From the application: the provider does not return RelayState or InResponseTo, or answers at another domain than the login page is on (custom domain).${OTHERS}`,
  },
  {
    match: /issuer/,
    side: 'connection',
    tell: OURS,
    do: `Compare the issuer in the text with the one in the connection (get_connection): if the provider moved, give the connection the new addresses with those who run it (update_connection replaces all of its options).${OTHERS}`,
  },
  {
    match: /app id|bundle/,
    side: 'connection',
    tell: OURS,
    do: `Compare the app id (bundle id, client id) with which the app signs people in at the provider with the one that the tenant expects, and correct the one that is wrong (get_connection, get_client).${OTHERS}`,
  },
  { match: /./, side: 'connection', tell: OURS },
];

/** The same by the words themselves, where nobody knows the text. */
export const OF_WORDS: readonly Particular[] = [
  {
    match: /\bclocks?\b|skew|not ?before|not ?on ?or ?after/,
    do: `Those who run the identity provider check its clock, which has to be synchronized; send them the text and time of the failure.${OTHERS}`,
  },
  {
    match: /certificate|signature|\bsigned?\b/,
    do: `Compare the signing certificate in the connection (get_connection) with the one that the identity provider uses now, with those who run it.${OTHERS}`,
  },
  {
    match: /\b50[0234]\b|unavailable|unreachable|maintenance|overloaded/,
    tell: 'The sign-in page of your company or provider is out of order at the moment. Please try again later; we are asking those who run it.',
    do: `The provider is down or cannot be reached: those who run it know more, and nothing is to be changed in the tenant.${OTHERS}`,
  },
  {
    match:
      /\b(managed|compliant|trusted|registered) devices?\b|entitle|restricted|not (allowed|permitted|authori[sz]ed|eligible)|(do|does) not have (access|permission)|no access|administrator|policy|licen[cs]e/,
    title: 'The identity provider refuses this account or sign-in, in words of its own',
    tell: 'Your company or provider did not let you in to this application. Please show its help desk what the page said, while we ask those who run it.',
    do: 'The text reads like a rule of the provider about this person, their device or place: those who run it see in its log which one, and decide. The tenant has nothing to change; ask whether others get in.',
  },
];
