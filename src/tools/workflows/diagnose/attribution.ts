/**
 * Whose failure an event without a name is. Auth0 logs many failures before it knows the person: those of enterprise and
 * social connections, of the code exchange, of browser requests and of the login page.
 */
import { DAY, HOUR, MINUTE } from '../durations.js';
import type { LogEvent } from '../events.js';
import { ago, q } from '../words.js';
import { byExchange, EXCHANGES, isOthersCode } from './after-login/exchanges.js';
import type { CauseId } from './causes/cause-id.js';
import { causes } from './causes/registry.js';
import { isStrangers } from './causes/strangers.js';
import { explain, knownText, systemic } from './explain.js';
import type { LoginFacts } from './facts.js';
import { isBareDenial, isOutside } from './failure-texts.js';
import { type Attribution, unnamed } from './failures.js';
import { fallsForAll } from './falls-for-all.js';
import { keeperOf } from './keeper.js';
import { addressesOf, namesOf, outsideConnections } from './known-of-person.js';
import { isSignIn } from './sign-in-events.js';

/** A member needs no invitation to the organization. */
const isMemberThere = ({ organizations = [] }: LoginFacts, { organizationId }: LogEvent): boolean =>
  organizations.some(({ id }) => id === organizationId);

/** Whether the details name somebody, and not this person; an invitation may have been opened with any account. */
const namesAnother = (facts: LoginFacts, event: LogEvent, names: ReadonlySet<string>): boolean =>
  (event.type !== 'fi' || isMemberThere(facts, event)) &&
  event.mentions.length > 0 &&
  !event.mentions.some((one) => names.has(one));

/** The person's event closest in time, at the same application or address. */
function closest(facts: LoginFacts, event: LogEvent): LogEvent | undefined {
  return facts.events
    .filter((one) => one.clientId === event.clientId || one.ip === event.ip)
    .sort((a, b) => Math.abs(a.at - event.at) - Math.abs(b.at - event.at))[0];
}

/** What shows that a step works which follows the login itself, by the code of its failure. */
const SUCCEEDS: Readonly<Record<string, string>> = {
  feacft: 'seacft',
  fdeleacft: 'sdeleacft',
  feccft: 'seccft',
  fertft: 'sertft',
  ferrt: 'sertft',
  fede: 'sede',
  fsa: 'ssa',
};

/** Codes of success that `worksSince` looks for. */
export const SUCCESSES: readonly string[] = ['s', ...new Set(Object.values(SUCCEEDS))];

/** What failed has succeeded since: for somebody else, or for the person where the log has them by name. */
export const worksSince = (facts: LoginFacts, event: LogEvent): boolean =>
  [...(facts.others ?? []), ...(facts.ownSuccesses ?? [])].some(
    (one) =>
      one.at > event.at &&
      one.type === (SUCCEEDS[event.type] ?? 's') &&
      (event.connection === undefined
        ? one.clientId === event.clientId
        : one.connection === event.connection &&
          (event.clientId === undefined || one.clientId === event.clientId)),
  );

const ofAsked = ({ application, applicationAsked }: LoginFacts, event: LogEvent): boolean =>
  applicationAsked && event.clientId !== undefined && event.clientId === application?.client_id;

/** Causes that one person has, and the others at the same application do not. */
const ofOnePerson = (event: LogEvent): boolean => {
  const cause = explain(event);
  return (
    causes[cause].reach === 'account' ||
    cause === 'session_lost' ||
    cause === 'code_exchange' ||
    (isOutside(event) && isBareDenial(event)) ||
    knownText(event)?.side === 'person'
  );
};

/** Causes that any page or script can have that calls the tenant with the id of an application. */
const OF_ANYBODY: readonly CauseId[] = [
  'callback_mismatch',
  'organization_parameter',
  'connection_not_enabled',
  'api_not_found',
  'stale_page',
  'cross_origin',
  'request_invalid',
];

const ofAnybody = (event: LogEvent): boolean => OF_ANYBODY.includes(explain(event));

/** Causes that lie in what one request asks for. */
const OF_REQUEST: readonly CauseId[] = [...OF_ANYBODY, 'grant_disabled', 'api_not_granted'];

/** That others get in shows nothing of a request unlike theirs, for somebody who has not got in there at all. */
const isAnotherRequest = (facts: LoginFacts, event: LogEvent): boolean =>
  ofAsked(facts, event) &&
  OF_REQUEST.includes(explain(event)) &&
  !facts.events.some((one) => isSignIn(one) && one.clientId === event.clientId);

/** One stranger's requests fail, where the person has signed in: nothing shows that it hits everybody. */
function ofOneStranger({ events, unattributed }: LoginFacts, event: LogEvent): boolean {
  if (!ofAnybody(event) || event.ip === undefined) return false;
  const addresses = new Set(
    unattributed
      .filter((one) => one.clientId === event.clientId && explain(one) === explain(event))
      .map(({ ip }) => ip),
  );
  return addresses.size < 2 && events.some((one) => isSignIn(one) && one.clientId === event.clientId);
}

/**
 * Whether others at the person's address account for the failure: anybody there can send such a request, or they use the
 * application; where none is named, the person has to have got in on the same day.
 */
const isOthersHere = ({ others = [], sharedAddress, events }: LoginFacts, event: LogEvent): boolean =>
  sharedAddress === true &&
  (event.clientId === undefined
    ? events.some((one) => isSignIn(one) && one.at > event.at - DAY)
    : ofAnybody(event) || others.some((one) => one.ip === event.ip && one.clientId === event.clientId));

/**
 * Whether a failure without a name, which nothing ties to the person, can be theirs all the same: at the application
 * asked about, through their connection, or of a kind that everybody has where they last signed in. What works for
 * others since is over, or was somebody else's.
 */
export function mayConcern(facts: LoginFacts, event: LogEvent): boolean {
  const { application, applicationAsked, accounts } = facts;
  if (event.userId || event.userName || event.mentions.length > 0) return false;
  if (event.type === 'feccft' && !ofAsked(facts, event)) return false;
  if (throughOthers(facts, event) || isOthersCode(facts, event)) return false;
  if (!ofSettings(event) && isStrangers(facts, event)) return false;
  if (worksSince(facts, event) && !isAnotherRequest(facts, event)) return false;
  if (ofAsked(facts, event)) return true;
  // Another application than the one asked about, whatever else it shares with the person's.
  const elsewhere =
    applicationAsked && event.clientId !== undefined && event.clientId !== application?.client_id;
  const own = [
    ...accounts.flatMap(({ identities }) => identities.map(({ connection }) => connection)),
    ...outsideConnections(facts),
  ];
  // Nobody could be told that all is well, if every lost session and every stranger's request counted.
  const personal = ofOnePerson(event) || ofAnybody(event);
  if (event.connection !== undefined && own.includes(event.connection))
    return event.clientId === undefined
      ? true
      : !personal && !(elsewhere && causes[explain(event)].reach === 'application');
  if (event.connection !== undefined || elsewhere) return false;
  // At their own address, and nobody else's as far as is known: signing in to one application shows nothing of another.
  const here = event.ip !== undefined && addressesOf(facts).has(event.ip) && !isOthersHere(facts, event);
  if (here && causes[explain(event)].reach === 'application') return true;
  // A limit is the application's, unless it is that of one address.
  if (explain(event) === 'rate_limited' && event.ip !== undefined) return false;
  return event.clientId !== undefined && event.clientId === application?.client_id && !personal;
}

/** Why the failure, logged without a name, is the person's; undefined: it is not, or nothing shows that it is. */
export function attribute(facts: LoginFacts, event: LogEvent): Attribution | undefined {
  const names = namesOf(facts);
  if (event.mentions.some((one) => names.has(one)))
    return {
      degree: 'details',
      weight: 1,
      says: event.userName
        ? `Logged for ${q(event.userName)}; its details name the person.`
        : unnamed('its details name the person'),
    };
  if (namesAnother(facts, event, names)) {
    const tie = knownText(event)?.chosen ? byAddress(facts, event) : undefined;
    return (
      tie && {
        degree: 'shared',
        weight: 0.6,
        says: `${tie.says} The account that it names may be another one of theirs, or somebody else's.`,
      }
    );
  }
  // Refresh tokens and machines: nothing but the details could tell whose they are.
  if (event.type === 'feccft' && !ofAsked(facts, event)) return undefined;
  if (event.links.some((link) => facts.events.some((one) => one.links.includes(link))))
    return {
      degree: 'correlation',
      weight: 1,
      says: unnamed('it is of the same session as their own events'),
    };
  return byExchange(facts, event) ?? byAddress(facts, event) ?? byWhatItAffects(facts, event);
}

/** The log has failures of the person by name, at that application through a connection of their own. */
const failsOtherwise = ({ events, accounts }: LoginFacts, { clientId }: LogEvent): boolean =>
  events.some(
    (one) =>
      one.clientId === clientId &&
      one.meaning.outcome !== 'success' &&
      one.connection !== undefined &&
      accounts.some(({ identities }) => identities.some(({ connection }) => connection === one.connection)),
  );

/** What a provider says of one account contradicts that it let the person in within this time, in ms, before. */
const LATELY = 2 * HOUR;

const letInLately = ({ events }: LoginFacts, event: LogEvent): boolean =>
  isOutside(event) &&
  knownText(event)?.side === 'person' &&
  events.some(
    (one) =>
      isSignIn(one) && one.connection === event.connection && event.at > one.at && event.at - one.at < LATELY,
  );

function byAddress(facts: LoginFacts, event: LogEvent): Attribution | undefined {
  if (event.ip === undefined || !addressesOf(facts).has(event.ip)) return undefined;
  const isAsked = facts.application?.client_id === event.clientId;
  const ownApplication =
    facts.events.some((one) => one.clientId === event.clientId) || (facts.applicationAsked && isAsked);
  // How another application is set up keeps nobody out of the one asked about.
  if (
    !ownApplication &&
    facts.applicationAsked &&
    !isAsked &&
    // A request that names no application may have been made by the one asked about.
    event.clientId !== undefined &&
    causes[explain(event)].reach === 'application'
  )
    return undefined;
  const ownConnection =
    event.connection !== undefined &&
    facts.accounts.some(({ identities }) =>
      identities.some(({ connection }) => connection === event.connection),
    );
  const same = [
    ownApplication ? 'application' : undefined,
    ownConnection ? 'connection' : undefined,
    'address',
  ]
    .filter((one) => one !== undefined)
    .join(', ');
  if (letInLately(facts, event))
    return {
      degree: 'shared',
      weight: 0.6,
      says: unnamed(
        `same ${same}, and it is about one account, while they had signed in by it shortly before: it may be somebody else's`,
      ),
    };
  const near = closest(facts, event);
  // Who has just signed in by another connection does not try a company's.
  const settled =
    near?.meaning.outcome === 'success' && near.at < event.at && keeperOf(facts, event) !== 'social';
  const strayed = settled && throughOthers(facts, event);
  if (ownApplication && near && !strayed && Math.abs(near.at - event.at) < 15 * MINUTE) {
    const minutes = Math.round(Math.abs(near.at - event.at) / MINUTE);
    const when = near.at > event.at ? 'before' : 'after';
    // Their own attempts go another way: this one may as well be somebody else's at the same address.
    const foreign = isForeign(facts, event) && failsOtherwise(facts, event);
    return {
      degree: foreign ? 'shared' : 'attempt',
      weight: foreign ? 0.6 : facts.sharedAddress ? 0.9 : 0.97,
      says: unnamed(
        `same ${same}, ${minutes} min ${when} an event of theirs${foreign ? ", which went through another connection: it may be somebody else's" : ''}`,
      ),
    };
  }
  if (throughOthers(facts, event)) {
    // Anybody may press a button for Google and the like, and nobody else is known to use the address.
    const over = facts.events.some((one) => isSignIn(one) && one.at > event.at);
    return facts.sharedAddress || over || keeperOf(facts, event) !== 'social'
      ? undefined
      : {
          degree: 'shared',
          weight: 0.6,
          says: unnamed(
            `same ${same}, through a connection that they have no account in: it may be somebody else's`,
          ),
        };
  }
  if (facts.sharedAddress) {
    // At an application that they are not known to use, it is as well somebody else's at the same address.
    if (!ownApplication && !ownConnection) return undefined;
    return {
      degree: 'shared',
      weight: 0.85,
      says: unnamed(`same ${same}, which others use too: it cannot be told apart from theirs`),
    };
  }
  // They signed in elsewhere since.
  const inSince = facts.events.some((one) => isSignIn(one) && one.at > event.at);
  if (!ownApplication && !ownConnection && inSince) return undefined;
  return { degree: 'address', weight: ownApplication ? 0.96 : 0.9, says: unnamed(`same ${same}`) };
}

/** What lies in a connection or an application, and is not brought along by one request or one consent. */
const ofSettings = (event: LogEvent): boolean => systemic(event) && !isBareDenial(event) && !ofAnybody(event);

/** Requests that the application's own server makes, from its own address. */
const OF_SERVERS = ['feacft', 'feccft', 'fdeleacft', 'fpar', 'fco'];

/** An outside connection that the person has no account in and that their address does not lead to. */
const isForeign = ({ accounts, homeConnections }: LoginFacts, event: LogEvent): boolean =>
  event.connection !== undefined &&
  isOutside(event) &&
  accounts.length > 0 &&
  accounts.every(({ identities }) => identities.every((one) => one.connection !== event.connection)) &&
  homeConnections?.includes(event.connection) === false;

/** While they sign in at that application by another: what fails there for everybody is others'. */
const throughOthers = (facts: LoginFacts, event: LogEvent): boolean =>
  isForeign(facts, event) &&
  facts.events.some(
    (one) => isSignIn(one) && one.clientId === event.clientId && one.connection !== event.connection,
  );

/**
 * What a provider says of one account, at the application asked about, through their connection of which the log knows
 * nobody else: that it came from another address is what such a refusal is often about.
 */
const isOnlyTheirs = (facts: LoginFacts, event: LogEvent): boolean =>
  ofAsked(facts, event) &&
  event.connection !== undefined &&
  keeperOf(facts, event) !== 'social' &&
  isOutside(event) &&
  knownText(event)?.side === 'person' &&
  outsideConnections(facts).includes(event.connection) &&
  facts.events.some((one) => isSignIn(one) && one.connection === event.connection && one.at < event.at) &&
  !(facts.others ?? []).some((one) => one.connection === event.connection) &&
  !facts.unattributed.some(
    (one) => one.connection === event.connection && one.ip !== event.ip && one.text === event.text,
  );

/** Failures that everybody has: at the person's company, or at the application asked about. */
function byWhatItAffects(facts: LoginFacts, event: LogEvent): Attribution | undefined {
  if (worksSince(facts, event) || ofOneStranger(facts, event) || throughOthers(facts, event))
    return undefined;
  if (!ofSettings(event) && isStrangers(facts, event)) return undefined;
  const since = `none has signed in there since, ${ago(event.at, facts.now)}`;
  if (
    event.connection !== undefined &&
    outsideConnections(facts).includes(event.connection) &&
    ((systemic(event) && !isBareDenial(event)) || fallsForAll(facts, event))
  )
    return {
      degree: 'everyone',
      weight: 0.9,
      says: unnamed(`same connection, which fails for everybody like this; ${since}`),
    };
  if (isOnlyTheirs(facts, event))
    return {
      degree: 'shared',
      weight: 0.6,
      says: unnamed(
        'same application and connection, through which the log knows nobody but them; from another address: it may be that of a new device or place, or somebody else',
      ),
    };
  if (event.clientId === undefined || event.clientId !== facts.application?.client_id) return undefined;
  const unknown = addressesOf(facts).size === 0;
  if (!unknown && !facts.applicationAsked) return undefined;
  // A token or a page of somebody at another address is somebody else's.
  // A code that cannot be exchanged follows the sign-in of its person, which the log has by name.
  const othersCode = EXCHANGES.includes(event.type) && facts.events.some(isSignIn);
  const everybodys = systemic(event) || (OF_SERVERS.includes(event.type) && !othersCode);
  if (!unknown && !everybodys) return undefined;
  // Nothing but the failure itself tells of the application.
  if (facts.events.length === 0 && !facts.applicationAsked)
    return systemic(event)
      ? {
          degree: 'everyone',
          weight: 0.65,
          says: unnamed(
            "everybody meets it who starts at this application, and the log has nothing else of the person: it may be somebody else's",
          ),
        }
      : undefined;
  return {
    degree: 'everyone',
    // What a provider says of one account, somewhere, may be said of anybody's.
    weight: systemic(event)
      ? 0.95
      : isOutside(event) && knownText(event)?.side === 'person'
        ? 0.65
        : unknown
          ? 0.95
          : 0.8,
    says: unnamed(
      `same application${unknown ? ', and no address of the person is known' : ', another address'}: it may be somebody else's`,
    ),
  };
}
