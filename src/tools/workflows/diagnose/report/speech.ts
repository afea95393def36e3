/**
 * What a cause is called, and what is said of it to the person and to the helper. What was found knows best, then the
 * text of the newest failure, then who keeps what was tried, then the cause.
 */
import { short } from '../../words.js';
import type { Cause } from '../causes/cause.js';
import { causes } from '../causes/registry.js';
import { knownText } from '../explain.js';
import type { LoginFacts } from '../facts.js';
import { type FailureText, isOutside } from '../failure-texts.js';
import type { History } from '../failures.js';
import { keeperName, keeperOf } from '../keeper.js';

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

/** What is called a failure of the provider is none where it refuses one account. */
const OF_ACCOUNT = 'The identity provider refuses this account or sign-in';

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
function textOf({ id, evidence, knowsBetter }: Cause, { standing }: History): FailureText | undefined {
  if (knowsBetter) return undefined;
  const newest = standing.find(({ event }) => evidence.includes(event.id));
  const known = newest && knownText(newest.event);
  return known?.cause === id ? known : undefined;
}

export function speechOf(facts: LoginFacts, history: History, cause: Cause): Speech {
  const declared = causes[cause.id];
  const kept = keptWords(facts, cause);
  const text = textOf(cause, history);
  const bySide = cause.id === 'identity_provider' && text ? BY_SIDE[text.side] : undefined;
  const ofPerson = text?.side === 'person' ? bySide : undefined;
  // Who keeps it is closer to the case than whose setting it is, unless it is about this person alone.
  const general = text?.do ?? ofPerson ?? kept?.do ?? bySide;
  return {
    title: cause.title ?? text?.title ?? (ofPerson ? OF_ACCOUNT : (kept?.title ?? declared.title)),
    tell: cause.tell ?? text?.tell ?? (kept ?? declared).tell,
    next: cause.do ?? general ?? declared.do ?? cause.advice ?? declared.advice?.text,
    // The advice of the cause is general: it gives way to what is known of this case.
    advice: cause.do === undefined ? (general ?? cause.advice) : cause.advice,
    text,
    // What the tenant itself says is not kept elsewhere.
    keptBy: text?.side === 'tenant' && text.do !== undefined ? undefined : kept?.where,
  };
}
