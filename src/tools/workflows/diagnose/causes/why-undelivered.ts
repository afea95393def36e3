/** Why a provider of mail, text messages or calls did not take a message, by its own words, and what to do about it. */
import type { LogEvent } from '../../events.js';
import type { Finding } from './cause.js';

type Medium = 'mail' | 'phone' | 'push';

/** Which kind of provider the message was handed to. */
export function mediumOf({ type, strategy, message = '', recipient = '' }: LogEvent): Medium {
  if (type === 'gd_send_pn_failure') return 'push';
  if (/^gd_send_(sms|voice)|^limit_phone$/.test(type)) return 'phone';
  if (type === 'gd_send_email_verification_failure') return 'mail';
  if (strategy === 'sms' || /^(sms|phone|voice|text)/.test(message)) return 'phone';
  return /^\+?[\d\s()-]{6,20}$/.test(recipient) ? 'phone' : 'mail';
}

/** Where the settings of the provider are; a second factor may have one of its own. */
const settingsOf = (event: LogEvent): string => {
  const medium = mediumOf(event);
  if (medium === 'mail') return 'get_email_provider';
  if (medium === 'push') return 'get_guardian_push_selected_provider';
  if (event.type.startsWith('gd_')) return 'get_guardian_phone_selected_provider, list_phone_providers';
  return "list_phone_providers, and get_connection for a passwordless connection's own";
};

const OURS =
  'Our messages cannot be sent at the moment. It is not your address or number, and we are correcting it.';

interface Why {
  pattern: RegExp;
  media: readonly Medium[];
  title: string;
  tell: string;
  /** The next step, given where the settings are. */
  do: (settings: string, medium: Medium) => string;
}

const BOTH: readonly Medium[] = ['mail', 'phone'];

/** The first that matches counts: what is said of an address or number, then of the account at the provider, then of its key. */
const WHYS: readonly Why[] = [
  {
    pattern:
      /(device|registration|push).{0,24}(token|id|endpoint|arn).{0,40}(not|n't|un|no longer|invalid|disabled)|(not.?registered|unregistered|baddevicetoken|invalid.?registration)|endpoint (is )?disabled/,
    media: ['push'],
    title: 'The device that is enrolled takes no push notifications any more',
    tell: 'Our request does not reach the device that you set up, such as after a change of phone. Please use your recovery code or another method if you have one; otherwise we verify that it is you and set it up again.',
    do: () =>
      'The app was removed from that device, or the phone was replaced: ask the person. If so, verify by another way that it is them, remove the old device (list_user_authentication_methods, delete_user_authentication_method) and let them enroll the new one. If others are affected too, the credentials of the push provider are at fault.',
  },
  {
    pattern:
      /\bip\b.{0,60}\b(not|isn't|un)\b.{0,30}(allow|authori|list|permit|recogni)|(unauthori[sz]ed|unknown|blocked|unrecogni[sz]ed) ip\b|\bip.{0,12}(allow|access|white).{0,2}list|ip access management/,
    media: BOTH,
    title: 'The provider of messages refuses the addresses from which the tenant sends',
    tell: OURS,
    do: (settings) =>
      `The provider has an IP allow list that lacks the tenant's addresses: allow Auth0's outbound addresses of the region there, or switch the list off; the key is not at fault (settings: ${settings}). Then send the message again.`,
  },
  {
    pattern:
      /\bmx\b|nxdomain|domain.{0,40}(not found|not exist|invalid|unknown)|no such (user|mailbox)|user unknown|mailbox.{0,20}(not found|unavailable|not exist)|recipient.{0,30}(reject|invalid|unknown)|5\.1\.[123]\b/,
    media: ['mail'],
    title: 'Messages to the person cannot be delivered',
    tell: 'Our messages cannot be delivered to you. Please check the address and tell us another one if it is wrong.',
    do: () =>
      'The address takes no mail: it may be mistyped. Ask the person for the right one and check that it is theirs, before it is changed (update_user) and the message is sent again.',
  },
  {
    pattern: /unsubscribed|21610|opt(ed)?[ -]?out|blacklist rule/,
    media: ['phone'],
    title: 'The person has opted out of text messages of this sender',
    tell: 'Your phone number has opted out of our text messages. Please send START to the number from which they came, then ask for a new code.',
    do: () =>
      'The person lifts it by sending START (or UNSTOP) to the sending number; provider, key and number are in order. Until then another way of signing in helps.',
  },
  {
    pattern:
      /unsubscribed|opt(ed)?[ -]?out|suppress(ed|ion)|(bounce|complaint|block) list|previously (bounced|blocked)/,
    media: ['mail'],
    title: "The address is on the mail provider's list of those that get nothing",
    tell: 'Our mail provider does not send to your address any more. We are having that lifted; please check that your mailbox takes mail.',
    do: () =>
      'The mail provider has the address on its suppression list, after a bounce, complaint or unsubscription: check with the person that the mailbox works and that they want mail, take the address off the list there, and send the message again.',
  },
  {
    pattern:
      /21408|geo.?permission|\bregions?\b|\bcountr(y|ies)\b|international (calls?|sms|messages?|permissions?)|not authori[sz]ed to (call|send|text)|permission to (call|send)|21215|13227/,
    media: ['phone'],
    title: 'The provider may not send to the country of this number',
    tell: OURS,
    do: (settings) =>
      `Let the provider send to that country (at Twilio: geo permissions; settings: ${settings}); key and number are not at fault.`,
  },
  {
    pattern:
      /21608|trial account|\bsandbox\b|(identit|address|sender|domain|from).{0,60}(not|un|n't) ?.{0,8}verified|verified sender|sender identity/,
    media: BOTH,
    title: 'The provider does not send yet: the sender is not verified, or the account is on trial',
    tell: OURS,
    do: (settings, medium) =>
      medium === 'mail'
        ? `Verify the sender's address or domain at the provider, and leave its sandbox if it has one (from address: ${settings}); the key is not at fault. Then send the message again.`
        : `A trial account sends to verified numbers only: upgrade it at the provider (settings: ${settings}).`,
  },
  {
    pattern:
      /suspend|insufficient (balance|funds|credit)|balance.{0,20}(low|empty|exhausted|insufficient)|low balance|credits? (is |are |has been |have been )?(exhausted|used up)|out of credit|no credit|\b20005\b|account.{0,24}(not active|inactive|closed|disabled|restricted)|payment/,
    media: BOTH,
    title: "The tenant's account at the provider of messages is suspended or has no credit",
    tell: OURS,
    do: (settings) =>
      `Settle it with the provider (its console tells why; settings: ${settings}), then send the message again. Nobody gets messages meanwhile.`,
  },
  {
    pattern:
      /quota|too many|throttl|rate.{0,3}limit|limit.{0,30}(exceed|reach)|exceed.{0,60}(limit|credits?|quota)|maximum.{0,24}(credits|messages|emails?)|\b429\b|\b20429\b|\b14107\b/,
    media: BOTH,
    title: "The provider's limit for messages is reached",
    tell: OURS,
    do: (settings) =>
      `Wait until the limit ends, or raise it at the provider (settings: ${settings}); find out what sends so much with summarize_logs. Key and address are not at fault.`,
  },
  {
    pattern:
      /(invalid|not a valid|not valid).{0,24}(phone )?number|number.{0,40}not valid|\b21211\b|\b13223\b|\b13224\b|invalid_phone_number/,
    media: ['phone'],
    title: 'The number that is set up is not a valid one',
    tell: 'Our messages cannot be sent to the number that you set up: it does not seem to be complete or right. Please tell us the right one, with the country code, and use another method if you have set one up.',
    do: () =>
      'Compare the number that is set up (list_user_authentication_methods) with the right one, country code included: a digit is missing or wrong. Enter the new one only after checking that it is theirs.',
  },
  {
    pattern:
      /number.{0,40}not a mobile|21614|21217|landline|not a mobile|\b3000[356]\b|unreachable|unknown destination/,
    media: ['phone'],
    title: 'The number cannot receive messages',
    tell: 'Our messages cannot be delivered to your number. Please tell us whether it is right, and use another method if you have set one up.',
    do: () =>
      'Ask the person whether the number is right, and whether the phone is on and can receive text messages or calls; change it only after checking that the new one is theirs.',
  },
  {
    pattern: /\b30007\b|\b30034\b|carrier|filtered|unregistered (number|campaign)|10dlc/,
    media: ['phone'],
    title: 'The carrier does not let the message through',
    tell: OURS,
    do: (settings) =>
      `Carriers filter the sender: register it with the provider as the country demands (such as 10DLC), or use another sender (settings: ${settings}).`,
  },
  {
    pattern:
      /\b(401|403|535|20003)\b|unauthori[sz]ed|credential|api.?key|auth(entication)? token|authori[sz]ation grant|username and password not accepted|\bauthenticat(e|ion)\b|invalid login|security token/,
    media: BOTH,
    title: 'The provider of messages refuses the key or password that the tenant sends',
    tell: OURS,
    do: (settings, medium) =>
      `The provider refuses the credentials of the tenant, so nobody gets messages: renew them there and enter them (${medium === 'mail' ? `${settings}, update_email_provider` : settings}), then send the message again. The person is not at fault.`,
  },
  {
    pattern:
      /platform.?application.{0,20}disabled|(apns|fcm|gcm|sns).{0,60}(credential|certificate|key|authenti|expired)|mismatch.?sender|sender.?id|certificate.{0,20}(expired|revoked)|\b(401|403)\b|unauthori[sz]ed|credential/,
    media: ['push'],
    title: 'The service for push notifications refuses the key or certificate of the tenant',
    tell: OURS,
    do: (settings) =>
      `The service refuses the credentials that the tenant has for the app, so nobody gets requests: renew them (${settings}). Device and factor are not at fault; until then another factor or a recovery code helps.`,
  },
  {
    pattern:
      /enotfound|eai_again|econnrefused|econnreset|etimedout|timed? ?out|socket hang up|\b50[234]\b|service unavailable|greeting never received/,
    media: BOTH,
    title: 'The provider of messages cannot be reached',
    tell: OURS,
    do: (settings) =>
      `Compare host and port with those of the provider (${settings}), and look at its status page; then send the message again.`,
  },
];

/** What is called, said and done where the provider's words are known; undefined: they are not. */
export function whyUndelivered(
  event: LogEvent,
): Required<Pick<Finding, 'title' | 'tell' | 'do'>> | undefined {
  const medium = mediumOf(event);
  const why = WHYS.find(({ pattern, media }) => media.includes(medium) && pattern.test(event.text));
  return why && { title: why.title, tell: why.tell, do: why.do(settingsOf(event), medium) };
}

/** What to check where they are not. */
export const checkProvider = (event: LogEvent): string => CHECKS[mediumOf(event)](settingsOf(event));

const CHECKS: Readonly<Record<Medium, (settings: string) => string>> = {
  mail: (settings) =>
    `Check the address and the spam folder; if others are affected too, check the provider of mail (${settings}).`,
  push: (settings) =>
    `Ask whether the enrolled phone is at hand, is online and still has the app; if others are affected too, check the provider of push notifications (${settings}).`,
  phone: (settings) =>
    `Check the number; if others are affected too, check the provider of text messages and calls (${settings}).`,
};
