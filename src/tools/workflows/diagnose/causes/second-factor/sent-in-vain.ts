/** A code or request that was sent for the second factor, and that nobody entered or answered. */
import type { LogEvent } from '../../../events.js';
import { ago, count } from '../../../words.js';
import type { LoginFacts } from '../../facts.js';
import type { Finding } from '../cause.js';
import { mailSwitchedOff } from '../mail-switched-off.js';

interface Channel {
  title: string;
  /** One of what was sent. */
  one: string;
  more: string;
  tell: string;
  do: string;
}

const IF_GONE =
  'A factor is removed only after the person has said that it is lost or replaced, and has shown in another way who they are.';

/** By the code of the event that something was sent. */
const CHANNELS: Readonly<Record<string, Channel>> = {
  gd_send_pn: {
    title: 'A request was sent to the enrolled phone and not answered',
    one: 'push request',
    more: 'push requests',
    tell: 'Your sign-in waits for your approval on the phone that you set up. Please open the app there and approve it, or use your recovery code; if you have another phone now, tell us.',
    do: `Ask whether the requests arrive on the phone (the same one, online, the app installed, notifications allowed), and let the person open the app and approve one soon after it is sent. ${IF_GONE}`,
  },
  gd_send_sms: {
    title: 'A code was sent by text message and none was entered',
    one: 'code by text message',
    more: 'codes by text message',
    tell: 'We sent codes to the number that you set up, and none was entered. Please check whether it is still yours, or use your recovery code; if you have another number now, tell us.',
    do: `Ask whether the messages arrive, and at which number (list_user_authentication_methods). If it is theirs and none arrives, look the messages up in the delivery log of the provider: the tenant knows only that it took them. ${IF_GONE}`,
  },
  gd_send_voice: {
    title: 'A call with a code was made and none was entered',
    one: 'call with a code',
    more: 'calls with a code',
    tell: 'We called the number that you set up with a code, and none was entered. Please check whether it is still yours, or use your recovery code; if you have another number now, tell us.',
    do: `Ask whether the calls arrive, and at which number (list_user_authentication_methods). If it is theirs and none arrives, look the calls up in the log of the provider. ${IF_GONE}`,
  },
  gd_send_email: {
    title: 'A code was sent by mail and none was entered',
    one: 'code by mail',
    more: 'codes by mail',
    tell: 'A code was to reach your mail address, and none was entered. Please check your mailbox and its spam folder, and use only the newest one; tell us if none has arrived.',
    do: 'Ask whether the mails arrive, in spam too, and let the person use only the newest code. If none arrives, look the address up in the log and the suppression list of the provider of mail (get_email_provider). No link by mail helps as long as mails do not arrive.',
  },
};

/** The newest message of those that were sent and not answered. */
export const newestSent = (open: readonly LogEvent[]): LogEvent | undefined =>
  open.find(({ type }) => CHANNELS[type] !== undefined);

/**
 * What is said of messages that nobody answered: that they were sent, and nothing of why. Nothing is proved against the
 * factor, so it is never proposed to be removed.
 *
 * @param open challenges not answered since the last sign-in, newest first
 */
export function sentInVain(
  facts: LoginFacts,
  open: readonly LogEvent[],
): Pick<Finding, 'title' | 'because' | 'tell' | 'do' | 'fixes' | 'score'> | undefined {
  const newest = newestSent(open);
  const channel = newest && CHANNELS[newest.type];
  if (!newest || !channel) return undefined;
  const sent = open.filter(({ type }) => type === newest.type).length;
  const off = newest.type === 'gd_send_email' ? mailSwitchedOff(facts, 'mfa_oob_code') : undefined;
  const seen = `${count(sent, channel.one, channel.more)} ${sent === 1 ? 'was' : 'were'} sent and none was answered, last ${ago(newest.at, facts.now)}`;
  if (off)
    return {
      score: 0.86,
      title: 'The mail with the code of the second factor is switched off',
      because: `${seen}.${off.says}`,
      tell: 'The mail with your code is not sent at the moment. It is not your address, and we are correcting it; please use another method or your recovery code if you have one.',
      do: 'Find out who switched the template mfa_oob_code off and why; once it is on again (update_email_template), the person asks for a new code. Factor and address are sound: remove neither.',
      fixes: [off.fix],
    };
  return {
    score: sent > 1 ? 0.66 : 0.6,
    ...channelWords(channel),
    because: `${seen}: the log does not show whether ${sent === 1 ? 'it' : 'they'} arrived.`,
    fixes: [],
  };
}

const channelWords = ({ title, tell, do: next }: Channel) => ({ title, tell, do: next });
