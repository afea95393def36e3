/**
 * What a cause is called, and what is said of it to the person and to the helper. What was found knows best, then the
 * text of the newest failure, then who keeps what was tried, then the cause.
 */
import type { LogEvent } from '../../events.js';
import { short } from '../../words.js';
import type { Cause } from '../causes/cause.js';
import { causes } from '../causes/registry.js';
import { knownText } from '../explain.js';
import type { LoginFacts } from '../facts.js';
import { type FailureText, isBareDenial, isOutside } from '../failure-texts.js';
import type { History } from '../failures.js';
import { keeperName, keeperOf } from '../keeper.js';
import { CANCELLED, forKeeper, headlineOf, particularOf } from './particulars.js';

/** Second factors of the tenant have events of their own, no matter who keeps the password. */
const OF_FACTORS: readonly string[] = ['mfa_lost_factor', 'mfa_not_enrolled'];

/** The next step where an identity provider fails, by whose setting or account it is. */
const BY_SIDE: Readonly<Partial<Record<FailureText['side'], string>>> = {
  // What the provider says of this person alone does not hit the others of the connection.
  person:
    "The text is about this person's account at the identity provider: those who run it have to change it there. Others of the connection are not affected.",
  connection:
    'What the connection has and what the identity provider expects differ: compare them with those who run it, and correct the one that is wrong (get_connection shows the connection). Others of the connection are affected too.',
  identity_provider:
    'Those who run the identity provider have to correct it: send them the text and time of the failure. Others of the connection are affected too.',
};

/** What is called a failure of the provider is none where it refuses one account, or the connection does not fit. */
const TITLE_BY_SIDE: Readonly<Partial<Record<FailureText['side'], string>>> = {
  person: 'The identity provider refuses this account or sign-in',
  connection: 'The connection and the identity provider do not fit together',
};

/** Codes that say less than their cause does, where the text is not known. */
const UNTOLD: Readonly<Record<string, string>> = {
  fcoa: 'Sign-in from a page on another domain fails',
};

export interface Speech {
  title: string;
  /** For the person. */
  tell: string;
  /** For the helper: the next step. */
  next: string | undefined;
  /** For the helper, where another cause comes first: what to do about this one. */
  advice: string | undefined;
  /** The known text of the newest failure. */
  text: FailureText | undefined;
  /** Who keeps what was tried, where that is not the tenant. */
  keptBy: string | undefined;
}

/** What a cause says where somebody else than the tenant keeps what was tried. */
function keptWords(facts: LoginFacts, { id, evidence }: Cause) {
  const event = [...facts.events, ...facts.unattributed].find((one) => evidence.includes(one.id));
  const keeper = keeperOf(facts, event);
  const words = keeper && causes[id].kept?.[keeper];
  if (!words || (OF_FACTORS.includes(id) && !(event && isOutside(event)))) return undefined;
  const name = event?.connection ?? facts.accounts[0]?.identities[0]?.connection;
  return { ...words, where: `${keeperName(keeper)}${name ? ` ${JSON.stringify(short(name, 60))}` : ''}` };
}

/** What the known text of a cause's newest failure adds: its meaning, and its own words where it has any. */
function textOf(cause: Cause, history: History): FailureText | undefined {
  if (cause.knowsBetter) return undefined;
  const newest = newestOf(cause, history);
  const known = newest && knownText(newest);
  return known?.cause === cause.id ? known : undefined;
}

/** The newest unresolved failure that proves a cause. */
const newestOf = ({ evidence }: Cause, { standing }: History): LogEvent | undefined =>
  standing.find(({ event }) => evidence.includes(event.id))?.event;

export function speechOf(facts: LoginFacts, history: History, cause: Cause): Speech {
  const declared = causes[cause.id];
  const kept = keptWords(facts, cause);
  const text = textOf(cause, history);
  const event = newestOf(cause, history);
  const keeper = keeperOf(facts, event);
  const ofProvider = cause.id === 'identity_provider';
  // No provider is behind a database: what sounds like one is said by a script or an Action.
  const strange = ofProvider && text?.side !== 'tenant' && /database$/.test(keeper ?? '');
  // Who keeps a password has words of their own for it.
  const particular =
    strange || (kept && !ofProvider)
      ? undefined
      : ofProvider && event && isOutside(event) && isBareDenial(event)
        ? CANCELLED
        : particularOf(cause.id, event?.text ?? '', text);
  const bySide = ofProvider && text ? BY_SIDE[text.side] : undefined;
  const ofPerson = text?.side === 'person' ? bySide : undefined;
  // Who keeps it is closer to the case than whose setting it is, unless it is about this person alone.
  const general = text?.do ?? particular?.do ?? ofPerson ?? kept?.do ?? bySide;
  const sided = ofProvider && text ? TITLE_BY_SIDE[text.side] : undefined;
  const title =
    (ofPerson ? sided : undefined) ?? kept?.title ?? (strange ? undefined : sided) ?? declared.title;
  const untold = event && text === undefined ? UNTOLD[event.type] : undefined;
  const headline = strange ? undefined : headlineOf(cause.id, title, text);
  const tell = text?.tell ?? particular?.tell ?? (kept ?? declared).tell;
  return {
    title: cause.title ?? text?.title ?? particular?.title ?? headline ?? untold ?? title,
    tell: cause.tell ?? (ofProvider ? forKeeper(tell, event?.type === 'fens' ? 'social' : keeper) : tell),
    next: cause.do ?? general ?? declared.do ?? cause.advice ?? declared.advice?.text,
    // The advice of the cause is general: it gives way to what is known of this case.
    advice: cause.do === undefined ? (general ?? cause.advice) : cause.advice,
    text,
    // What the tenant itself says is not kept elsewhere.
    keptBy: text?.side === 'tenant' && text.do !== undefined ? undefined : kept?.where,
  };
}
