/**
 * What a known text says of one case, where its cause has words for all its cases alone: a headline, words for the person,
 * and the next step.
 */
import type { CauseId } from '../causes/cause-id.js';
import type { FailureText } from '../failure-texts.js';
import type { Keeper } from '../keeper.js';
import { OF_PROVIDER, OF_WORDS, type Particular } from './provider-words.js';

const NEW_LINK =
  'Send a new link. If the next one is used up as well, a mail scanner probably opens links: then hand one over by another way, once it is clear that it is them (create_password_change_ticket with save_secrets_to).';

const RULES = 'Tell the person the rules for passwords; leave the policy as it is.';

/** The first that matches counts. */
const PARTICULARS: Readonly<Partial<Record<CauseId, readonly Particular[]>>> = {
  identity_provider: OF_PROVIDER,
  password_change_failed: [
    {
      match: /access expired|\b(url|link|ticket)\b.{0,40}expired|expired (url|link|ticket)/,
      title: 'The link for a new password has expired',
      tell: 'The link in our mail is too old. Please ask for a new one, open it soon, and use only the newest mail.',
      do: 'Send a new link, and let the person open it soon: each is valid for a limited time, and a newer one replaces it (how long: ttl_sec of the ticket, or urlLifetimeInSeconds of the template reset_email).',
    },
    {
      match:
        /\b(url|link|ticket)\b.{0,60}(only once|used|expired|invalid|no longer|not valid)|(expired|used|invalid|access) (url|link|ticket)|access expired/,
      title: 'The link for a new password was used already or has expired',
      tell: 'The link in our mail was used already or is too old. Please ask for a new one, and open only the newest mail.',
      do: NEW_LINK,
    },
    {
      match: /history|previously|used before|similar/,
      tell: 'Your new password is one that you have had before, or too much like it. Please choose a different one.',
      do: RULES,
    },
    {
      match: /weak|strength|dictionary|common|short|length|policy|personal/,
      tell: 'Your new password is too weak. Please choose a longer one that is not easy to guess.',
      do: RULES,
    },
    // A reason that nobody knows is not guessed.
    {
      match: /./,
      tell: 'Changing your password did not succeed, and we are finding out why. Please tell us what the page said.',
      do: 'Read why the change was refused (get_log), before another link is sent.',
    },
  ],
  passwordless_code: [
    {
      match: /expired|too late/,
      tell: 'The code or link was too old. Please request a new one, use it within a few minutes, and use only the newest message.',
      do: 'Let the person request a new one and use it at once. If messages arrive late, look for the delay at the provider of messages; how long a code is valid is a setting of the connection.',
    },
    {
      match: /already|only once|no longer valid/,
      tell: 'The code or link was used already. Please request a new one, and use only the newest message.',
      do: 'Let the person request a new one. If links are used up before they are opened, a mail scanner probably opens them: use codes instead of links.',
    },
    {
      match: /maximum number|too many/,
      tell: 'Too many wrong codes were entered. Please request a new one, and use only the newest message.',
      do: 'Let the person request a new code and use only the newest message: each new one replaces those before.',
    },
    {
      match: /wrong|invalid|incorrect/,
      tell: 'The code was not accepted. Please request a new one, and use only the newest message.',
      do: 'Let the person request a new code, and compare the address or number with the one that it was sent to: each new code replaces those before.',
    },
  ],
  connection_not_enabled: [
    {
      match: /default (connection|directory)/,
      tell: 'The application does not say where your account is kept, so sign-in fails. It is not your account, and we are correcting it.',
    },
    {
      match: /invalid_connection|connection (was )?not found/,
      tell: 'The application asks for a way of signing in that does not exist. It is not your account, and we are correcting it.',
    },
  ],
  cross_origin: [
    {
      match: /cookie|verifier|login ticket|verification page/,
      tell: 'Your browser does not let this page sign you in, as it blocks its cookies. Another browser helps for now, and we are looking into it.',
    },
    {
      match: /switched off|disabled|origin.{0,120}not|not.{0,20}(allowed|enabled)/,
      tell: 'The page that you used is not set up for signing in. It is not your account or your browser, and we are correcting it.',
      do: 'If the page belongs to the application, add its origin to allowed_origins and web_origins (get_client, update_client); otherwise nothing is to be allowed.',
    },
  ],
  client_credentials: [
    {
      match: /another audience/,
      do: 'Have the application name in its assertion the domain that it sends the request to (the default one or the custom domain, as the tenant expects it); its key is not at fault.',
    },
    {
      match: /expired or lies in the future|valid for too long/,
      do: 'Have the application make a new assertion for each request, valid for at most five minutes, and check the clock of its server; its key is not at fault.',
    },
    {
      match: /same client assertion twice/,
      do: 'Have the application make a new assertion, with an identifier (jti) of its own, for each request; its key is not at fault.',
    },
    {
      match: /not among its credentials/,
      do: 'Compare the key with which the application signs with its credentials in the tenant (list_client_credentials): it was replaced on one side only.',
    },
    {
      match: /another method/,
      do: 'Compare how the application authenticates with the method that is set for it (get_client: token_endpoint_auth_method), and make the application do what is set.',
    },
    {
      match: /although it is set up without|sends no client secret|sends neither/,
      do: 'Compare how the application authenticates with the method that is set for it (get_client: token_endpoint_auth_method); no secret has to be renewed.',
    },
  ],
  code_exchange: [
    {
      match: /redirect_uri at the token endpoint/,
      do: 'Have the application send the same redirect_uri when it exchanges the code as when it began the sign-in, to the letter (host, path, closing slash).',
    },
  ],
  organization_parameter: [
    {
      match: /named in the request does not exist/,
      do: 'Correct the organization that the application names in its request, or find out who deleted it (list_organizations); no setting of the application is at fault.',
    },
  ],
  passkey: [
    {
      match: /another domain/,
      tell: 'The address of our sign-in page has changed, and your passkey was made for the old one. Please sign in another way, and create a new passkey there.',
      do: 'Let the person sign in with the password and create a new passkey on the domain of the login page: one of the old domain works only there. Everybody who created a passkey before the move is affected.',
    },
    {
      match: /does not know this passkey/,
      tell: 'The passkey on your device is no longer valid here. Please remove it from the device, sign in another way, and create a new one.',
    },
  ],
  session_lost: [
    {
      match: /reuse/,
      title: 'A refresh token was used a second time, which ends the session',
      tell: 'The application used an old session, so you were signed out for safety. Please sign in again; if it happens often, we are correcting it.',
      do: 'A new sign-in helps. If it keeps happening, let one tab or instance alone refresh the tokens and store the new one at once, or give rotation a leeway (refresh_token.leeway); if no such race is found, somebody else may have the token.',
    },
  ],
  rate_limited: [
    {
      match: /quota/,
      title: 'The application has used up its quota of tokens',
      do: 'Have the application keep its token until it expires instead of requesting a new one each time; raise the quota only if it needs more.',
    },
  ],
  consent: [
    {
      match: /user_cancel|popup|person cancelled at/,
      tell: 'The sign-in was cancelled on the page of the provider. Please sign in again, and accept there.',
      do: 'Let the person sign in again and accept on the page of the provider; no setting of the tenant is involved.',
    },
  ],
};

/** Causes whose known texts say in one clause what is wrong, better than the cause does. */
const HEADLINED: readonly CauseId[] = [
  'identity_provider',
  'signup_failed',
  'password_change_failed',
  'passwordless_code',
  'client_credentials',
  'code_exchange',
  'organization_parameter',
  'passkey',
  'device_flow',
  'backchannel',
  'mfa_lost_factor',
];

/** A headline is one clause. */
const MOST_CLAUSE = 120;

/** How a sentence begins that can go on after a colon. */
const ARTICLE = /^(The|An?|No|What|Too) /;

/** A provider that says no more than `access_denied`. */
export const CANCELLED: Particular = {
  match: /access_denied/,
  title: 'The identity provider refused the sign-in, or it was cancelled there',
  tell: 'The sign-in stopped on the page of your company or provider. Please try again and accept what it asks; if it does so again, tell us what it shows.',
  do: 'Ask whether the person pressed cancel or declined, and let them try again. If they pressed nothing, those who run the provider see in its log why it refuses the person.',
};

/** The title with the first clause of what the known text means; undefined: the cause says it as well. */
export function headlineOf(cause: CauseId, title: string, text: FailureText | undefined): string | undefined {
  if (!text || !HEADLINED.includes(cause)) return undefined;
  const clause = (text.means.split(/[:;]/)[0] ?? '').replace(/\.$/, '');
  if (clause === '' || clause.length > MOST_CLAUSE) return undefined;
  const first = clause.charAt(0);
  return `${title}: ${ARTICLE.test(clause) ? first.toLowerCase() : first}${clause.slice(1)}`;
}

/** What is particular to the case, by the failure's own text and what it means. */
export function particularOf(
  cause: CauseId,
  words: string,
  text: FailureText | undefined,
): Particular | undefined {
  if (cause === 'identity_provider' && text === undefined)
    return OF_WORDS.find(({ match }) => match.test(words));
  // What lists the meanings of a code says nothing of the case.
  const means = text && !/\d{3}, |code says/.test(text.means) ? text.means.toLowerCase() : '';
  return PARTICULARS[cause]?.find(
    ({ match, side }) =>
      (side === undefined || side === text?.side) &&
      (match.test(means) || (cause !== 'identity_provider' && match.test(words))),
  );
}

/** Words about a company are wrong for Google and the like. */
export const forKeeper = (words: string, keeper: Keeper | undefined): string =>
  keeper === 'social'
    ? words
        .replaceAll('Please ask the help desk of your company, then', 'Please look at it there, then')
        .replaceAll('company or provider', 'provider')
        .replaceAll('Your company password', 'Your password at the provider')
        .replaceAll('at your company', 'at your provider')
        .replaceAll('your company', 'your provider')
        .replaceAll('Your company', 'Your provider')
    : words;
