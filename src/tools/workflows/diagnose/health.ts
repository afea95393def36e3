/** Whether all is well: said only after a sign-in that followed the last failure, with nothing left unexplained. */
import { DAY, MINUTE } from '../durations.js';
import type { LogEvent } from '../events.js';
import { ago, list, times } from '../words.js';
import { EXCHANGE } from './after-login/exchanges.js';
import { neverRedeemed } from './after-login/unredeemed.js';
import { confirmedInVain } from './causes/application/device-gives-up.js';
import { bySomebodyElse } from './causes/other-person.js';
import { isLoginFailure } from './explain.js';
import type { LoginFacts } from './facts.js';
import { type Failure, wordsOf } from './failures.js';
import type { Judgement } from './judge.js';
import { keeperOf } from './keeper.js';
import { leftOpen } from './left-open.js';
import { isSignIn } from './sign-in-events.js';

/** `unclear`: no cause was found, and nothing shows that sign-in works; `unknown`: too little could be read. */
export type Health = boolean | 'unclear' | 'unknown';

/** Failures that no reported cause accounts for, and that nothing shows to be over, newest first. */
export function unexplainedOf(facts: LoginFacts, { causes, history }: Judgement): Failure[] {
  if (causes.length > 0) return history.unexplained;
  const theirs = history.standing.filter((failure) => !bySomebodyElse(facts, [failure]));
  return [...theirs, ...history.unexplained, ...leftOpen(facts, history)].sort(
    (a, b) => b.event.at - a.event.at,
  );
}

export function healthOf(facts: LoginFacts, judgement: Judgement, essentialsSeen: boolean): Health {
  const { causes, history } = judgement;
  if (causes.length > 0) return false;
  if (!essentialsSeen) return 'unknown';
  if (unexplainedOf(facts, judgement).length > 0) return 'unclear';
  const ever = history.lastSignIn !== undefined || facts.accounts.some(({ lastLogin }) => lastLogin);
  if (!ever || notReached(facts) !== undefined) return 'unclear';
  // Something ended the last failure, such as a new password, and nobody has tried since.
  const lastIn = Math.max(
    history.lastSignIn?.at ?? 0,
    facts.events.find(({ type }) => COMPLETED.includes(type))?.at ?? 0,
    ...facts.accounts.map(({ lastLogin = 0 }) => lastLogin),
  );
  if (history.over.some(({ event }) => event.at > lastIn)) return 'unclear';
  // What failed since the last sign-in may have been in the log, and be gone from it.
  if (facts.events.length === 0 && facts.now - lastIn > RETENTION) return 'unclear';
  // What was asked about cannot work as it is set.
  if (facts.organization && facts.applicationAsked && facts.application?.organizationUsage === 'deny')
    return 'unclear';
  // It works elsewhere; the log says nothing about the application asked about.
  const there = facts.events.some(
    (event) => isSignIn(event) && event.clientId === facts.application?.client_id,
  );
  return facts.applicationAsked && !there ? 'unclear' : true;
}

/** Some plans keep the log no longer than this, in ms. */
const RETENTION = 2 * DAY;

/** Warnings about settings, which every sign-in leaves. */
const OF_SETTINGS = /develop(er|ment) keys|deprecat|legacy|will stop/;

const LOOK_FOR_MAIL =
  'A message with a link was asked for. Please look for it in your inbox and your spam folder, use the newest one, and tell us if none has arrived.';

const FOLLOW_MAIL =
  'If it did not arrive: look the address up in the log of the provider of mail and on its suppression list (get_email_provider names it); the tenant logs only what the provider does not take. Check that the address is the right one, before the message is sent again.';

/** Steps that a person has begun and that no failure follows, by the code of their event. */
const STEPS: Readonly<
  Record<string, { says: string; ask: string; tell: string; do?: string; endedBy: readonly string[] }>
> = {
  scpr: {
    says: 'A new password was requested',
    ask: 'ask whether the mail arrived, in spam too, and whether the link was used.',
    tell: LOOK_FOR_MAIL,
    do: FOLLOW_MAIL,
    endedBy: ['scp', 'sce'],
  },
  gd_start_enroll: {
    says: 'The enrollment of a second factor was begun',
    ask: 'ask at which step the person stopped, and whether they can use a method that is offered.',
    tell: 'Setting up your second step was begun and not finished. Please tell us at which step you stopped, and which methods the page offered.',
    endedBy: ['gd_enrollment_complete', 'gd_auth_succeed'],
  },
  passkey_challenge_started: {
    says: 'A passkey was asked for',
    ask: 'ask whether the device that has it was at hand, and whether another method was offered.',
    tell: 'You were asked for a passkey. Please tell us whether the device that has it was at hand, what it showed, and whether the page offered another way.',
    endedBy: [],
  },
  ciba_start_succeeded: {
    says: 'A sign-in was sent to another device of the person to approve',
    ask: 'ask whether the request arrived there and was approved.',
    tell: 'A request was sent to your other device. Please tell us whether it arrived there, and what happened when you approved it.',
    endedBy: ['ciba_exchange_succeeded'],
  },
  svr: {
    says: 'A message to confirm the address was requested',
    ask: 'ask whether the mail arrived, in spam too, and whether the link was used.',
    tell: LOOK_FOR_MAIL,
    do: FOLLOW_MAIL,
    endedBy: ['sv'],
  },
  pla: {
    says: 'A sign-in was assessed for risk',
    ask: 'ask whether the page or the app showed a challenge, and whether it can show one.',
    tell: 'Please tell us whether the page asked you to prove that you are no robot, such as with pictures, and what happened then.',
    endedBy: [],
  },
};

/** Programs that guess passwords; people use browsers. */
const isOfProgram = ({ agent = '' }: LogEvent): boolean =>
  /python|curl|wget|go-http|java\b|okhttp|axios|node|ruby|perl|php|postman|headless|\bbot/i.test(agent);

/**
 * A block for wrong passwords at an address that may be the person's, as none of theirs is known from before; elsewhere
 * they get in.
 */
function blockElsewhere(facts: LoginFacts): Halt | undefined {
  const { bruteForce = [], events } = facts;
  const signIns = events.filter(isSignIn);
  const [signIn] = signIns;
  const address = bruteForce.find(({ ip }) => ip && signIns.every((one) => one.ip !== ip))?.ip;
  const first = events.findLast(({ ip }) => ip !== undefined && ip === address)?.at ?? 0;
  const knownBefore = signIns.some(({ at }) => at < first);
  const there = events.filter(({ ip }) => ip !== undefined && ip === address);
  const since = signIns.filter(({ at }) => at > (there[0]?.at ?? 0)).length;
  const strangers =
    bySomebodyElse(
      facts,
      there.map((event) => ({ event })),
    ) &&
    (since > 1 || there.every(isOfProgram));
  return address && signIn?.ip && !knownBefore && !strangers
    ? {
        says: `Brute-force protection still blocks the account from ${address}; the last sign-in came from ${signIn.ip}. Ask whether ${address} is theirs: if so, list_user_blocks and clear_user_blocks; if not, somebody else was guessing.`,
        tell: 'Wrong passwords were entered for your account from a place from where you have not signed in before. Please tell us whether that was you, and on which device and network you cannot sign in.',
      }
    : undefined;
}

/** The events of one sign-in lie within this time, in ms. */
const AT_SIGN_IN = 5 * MINUTE;

/** Messages with a passwordless code or link. */
const SENT = ['cls', 'cs'];

/** The second factor, the last step of a sign-in, was given. */
const COMPLETED = ['gd_auth_succeed', 'gd_recovery_succeed'];

/** A warning without a name, at the application and from an address where the person signs in. */
const isWarningHere = (
  { events, application }: LoginFacts,
  { type, userId, userName, ip, clientId }: LogEvent,
) =>
  type === 'w' &&
  !userId &&
  !userName &&
  clientId === application?.client_id &&
  events.some((one) => isSignIn(one) && one.ip === ip && one.clientId === clientId);

/** Sign-ins within this time, in ms, and no tokens fetched: the person began again. */
const AGAIN = 15 * MINUTE;

/** What was let in last, again and again, and fetched no tokens, where tokens were fetched before. */
function inVain(facts: LoginFacts): Halt | undefined {
  const { events, application, now } = facts;
  const [confirmed] = confirmedInVain(facts);
  if (confirmed && now - confirmed.at > EXCHANGE)
    return {
      says: `The person confirmed the device ${ago(confirmed.at, now)}, and the log shows no tokens fetched by it since: its own log tells why.`,
      tell: 'You confirmed the device, and it has not signed in since. Please tell us which device it is and what it shows now.',
    };
  const here = events.filter(({ clientId }) => !application || clientId === application.client_id);
  const fetched = here.find(({ type }) => type === 'seacft');
  const since = here.filter(
    ({ type, at }) => type === 's' && fetched && at > fetched.at && now - at > EXCHANGE,
  );
  const [last] = since;
  return last && since.length > 1
    ? {
        says: `The tenant let the person in ${times(since.length)} since tokens were last fetched, last ${ago(last.at, now)}: the application may refuse the answer (state, cookies, its callback page), or the browser does not hand it over. Its own log tells.`,
        tell: AFTER_SIGN_IN,
      }
    : undefined;
}

/** Where a sign-in came to a halt without a failure: in words for the helper, and the question to the person. */
export interface Halt {
  says: string;
  tell: string;
  /** The next step for the helper, where it is not to ask when and where it failed. */
  do?: string;
}

const AFTER_SIGN_IN =
  'Signing in itself worked, and then the application did not let you in. Please tell us what it showed then, and whether it works in a private window.';

/** What an outside provider refuses is on its own page alone. */
export const ASK_FOR_PROVIDERS_TEXT =
  'Please tell us the code or the text that the page of the provider that you sign in with shows, word for word, and when that was.';

/** What may stop the person outside the sign-in itself, where the log has no failure. */
export function notReached(facts: LoginFacts): Halt | undefined {
  const { events, quiet = [], application, now } = facts;
  const [last, ...before] = events.filter(
    (event) => event.type === 's' && (!application || event.clientId === application.client_id),
  );
  const again = before.filter((one) => last && one.ip === last.ip && last.at - one.at < AGAIN);
  const first = again.at(-1);
  const fetched = events.some((event) => event.type === 'seacft' && first && event.at >= first.at - MINUTE);
  // After a failure, another sign-in is what one expects.
  const failed = [...events, ...facts.unattributed].some(
    (event) => last && first && isLoginFailure(event) && event.at > first.at && event.at < last.at,
  );
  if (last && first && !fetched && !failed)
    return {
      says: `The tenant let the person in ${times(again.length + 1)} within ${Math.round((last.at - first.at) / MINUTE)} min, and the log shows no tokens fetched: the application may refuse the answer (state, cookies, its callback page). Its own log tells.`,
      tell: AFTER_SIGN_IN,
    };
  const vain = inVain(facts) ?? neverRedeemed(facts);
  if (vain) return vain;
  const warned = [...events, ...quiet.filter((event) => isWarningHere(facts, event))].find(
    ({ type, text }) => type === 'w' && !OF_SETTINGS.test(text),
  );
  // One that a sign-in leaves is of that sign-in.
  if (warned && warned.at - (last?.at ?? 0) > MINUTE)
    return {
      says: `The log has a warning ${ago(warned.at, now)} and no sign-in since. ${wordsOf(warned)}`,
      tell: `Please tell us what the page showed when you tried ${ago(warned.at, now)}, and whether you have tried since.`,
    };
  const lastIn = Math.max(
    events.find(isSignIn)?.at ?? 0,
    ...facts.accounts.map(({ lastLogin = 0 }) => lastLogin),
  );
  const byMessage = facts.accounts.every(({ identities }) =>
    identities.some(({ provider }) => provider === 'email' || provider === 'sms'),
  );
  const unused = events.filter(
    ({ type, at, strategy }) =>
      SENT.includes(type) && (byMessage || strategy === 'email' || strategy === 'sms') && at > lastIn,
  );
  if (unused[0])
    return {
      says: `A code or link was sent ${times(unused.length)}, last ${ago(unused[0].at, now)}, and none has been used: the log does not have whether the message arrived. Ask the person, and check spam and the log of the provider of messages.`,
      tell: 'We sent you a code or link. Please look for it in your inbox and your spam folder or among your text messages, use the newest one, and tell us if none has arrived.',
      do: 'If it did not arrive: look the address or number up in the log of the provider of messages, and a mail address on its suppression list (get_email_provider, list_phone_providers). Check that it is the right one, before another is sent.',
    };
  const [given] = events;
  if (
    given &&
    COMPLETED.includes(given.type) &&
    given.at > lastIn + AT_SIGN_IN &&
    now - given.at > AT_SIGN_IN
  )
    return {
      says: `The second factor was accepted ${ago(given.at, now)}, and no sign-in followed: what comes after it (an Action, a page that it opens, the way back to the application) may have stopped it. Ask what the page showed then.`,
      tell: 'Your second step was accepted. Please tell us what the page showed after that, word for word.',
    };
  const begun = [...events, ...quiet].find(({ type, at }) => STEPS[type] !== undefined && at > lastIn);
  const step = STEPS[begun?.type ?? ''];
  if (begun && step && !events.some(({ type, at }) => at > begun.at && step.endedBy.includes(type)))
    return {
      says: `${step.says} ${ago(begun.at, now)}, and the log does not show what became of it: ${step.ask}`,
      tell: step.tell,
      ...(step.do ? { do: step.do } : {}),
    };
  const elsewhere = blockElsewhere(facts);
  if (elsewhere) return elsewhere;
  const keeper = keeperOf(facts, undefined);
  const outside = keeper === 'enterprise' || keeper === 'social';
  const worksForOthers = facts.others?.some(
    (one) => isSignIn(one) && one.at > lastIn && one.connection === last?.connection,
  );
  if (outside && last && now - lastIn > RETENTION && !worksForOthers)
    return {
      says: `The last sign-in was ${ago(lastIn, now)}, and the log has nothing of the person since: what the identity provider refuses on its own page leaves nothing here. Ask for the code or text that it shows.`,
      tell: ASK_FOR_PROVIDERS_TEXT,
    };
  const acls = quiet.find(({ type }) => type === 'acls_summary');
  if (acls && acls.at > (last?.at ?? 0) && now - (last?.at ?? 0) > DAY)
    return {
      says: `A network ACL matched requests ${ago(acls.at, now)}${naming(facts.networkAcls)}; who is blocked by one leaves no event with a name. Ask from which country and network the person comes.`,
      tell: 'Please tell us from which country and on which network you try (at home, at work, by mobile phone, with a VPN), and what the page shows.',
    };
  return undefined;
}

const naming = (acls: readonly string[] = []): string =>
  acls.length > 0 ? ` (${list(acls, 3)} blocks)` : '';
