/** The report of a diagnosis: one page for the model, with evidence and the calls that fix each cause. */
import type { ToolResult } from '../../../answer/result.js';
import type { Runtime } from '../../../runtime.js';
import { answer, coverage, drop, keepFirst, proposal, some, type Trim } from '../../answer.js';
import { DAY } from '../../durations.js';
import type { LogEvent } from '../../events.js';
import type { Account } from '../../person.js';
import type { Reader } from '../../reader.js';
import { ago, count, short, when } from '../../words.js';
import type { Cause } from '../causes/cause.js';
import { changeBefore } from '../causes/changes.js';
import { causes } from '../causes/registry.js';
import { knownText } from '../explain.js';
import type { LoginFacts } from '../facts.js';
import { type Failure, type History, unnamed } from '../failures.js';
import { type Health, healthOf, notReached, unexplainedOf } from '../health.js';
import { type Judgement, LIKELY } from '../judge.js';
import { keeperOf } from '../keeper.js';
import { PERSON_EVENTS } from '../reads/identify-person.js';
import { stillMissing } from './conditions.js';
import { leakedAndInUse } from './leaked-password.js';
import { nextStep, questionFor, TRY_AGAIN } from './next-step.js';
import { notes } from './notes.js';
import { changedSince, changesOf } from './since-then.js';
import { type Speech, speechOf } from './speech.js';

const MOST_BYTES = 6_000;

type Json = Record<string, unknown>;

const certainty = (score: number): string =>
  score >= 0.9 ? 'certain' : score >= LIKELY ? 'likely' : 'possible';

function accountLine(account: Account, now: number): Json {
  if (account.unread) return { user_id: account.user_id, profile: 'not readable' };
  return {
    user_id: account.user_id,
    ...(account.email ? { email: short(account.email, 80), email_verified: account.email_verified } : {}),
    ...(account.username ? { username: short(account.username, 60) } : {}),
    ...(account.phone_number ? { phone_number: account.phone_number } : {}),
    connections: [...new Set(account.identities.map((identity) => identity.connection))].slice(0, 4),
    ...(account.blocked ? { blocked: true } : {}),
    logins: account.logins,
    ...(account.lastLogin ? { last_login: ago(account.lastLogin, now) } : {}),
    ...(account.lastPasswordReset ? { password_changed: ago(account.lastPasswordReset, now) } : {}),
  };
}

/** A silent request that stopped at something else than a missing session says so. */
const meaningOfEvent = (event: LogEvent): string =>
  event.type === 'fsa' && knownText(event) && !/login.?required/.test(event.text)
    ? 'A silent request, without a page, was refused; the description says why.'
    : event.meaning.says;

function eventLine(event: LogEvent): Json {
  return {
    log_id: event.id,
    at: when(event.at),
    type: event.type,
    means: short(meaningOfEvent(event), 110),
    ...(event.description ? { says: short(event.description, 120) } : {}),
    ...(event.clientName || event.clientId
      ? { application: short(event.clientName ?? event.clientId, 50) }
      : {}),
    ...(event.connection ? { connection: short(event.connection, 50) } : {}),
    ...(event.ip ? { ip: event.ip } : {}),
  };
}

/** Failures to show: each distinct reason once, by its newest event. */
function failuresToShow({ standing, over, overUnnamed }: History): Json[] {
  const past = [...over, ...overUnnamed].sort((a, b) => b.event.at - a.event.at);
  const keyOf = ({ event }: Failure) =>
    `${event.type}${event.text.slice(0, 60)}${event.connection}${event.clientId}`;
  const seen = new Set<string>();
  const shown: Json[] = [];
  for (const [failures, isOver] of [
    [standing, false],
    [past, true],
  ] as const) {
    for (const failure of failures) {
      const key = `${isOver}${keyOf(failure)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const same = failures.filter((one) => keyOf(one) === keyOf(failure)).length;
      shown.push({
        ...eventLine(failure.event),
        ...(same > 1 ? { similar: same } : {}),
        ...(isOver ? { over: true } : {}),
        // It may be what the person asks about, and somebody else's as well.
        ...(isOver && failure.attribution ? { whose: failure.attribution.says } : {}),
      });
    }
  }
  return shown.slice(0, 6);
}

/** Addresses of failures from which the person has never signed in before. */
function strangeAddresses(facts: LoginFacts, history: History): string[] {
  const home = new Set(
    facts.events.filter((event) => event.meaning.outcome === 'success').flatMap((event) => event.ip ?? []),
  );
  const failing = [...history.standing, ...history.over].flatMap(({ event }) => event.ip ?? []);
  return home.size === 0 ? [] : [...new Set(failing)].filter((ip) => !home.has(ip)).slice(0, 5);
}

/** Causes behind which an Action may be. */
const ACTIONS_MATTER: readonly string[] = [
  'login_denied',
  'action_failed',
  'other_failure',
  'unverified_email',
];

function causeLine(
  runtime: Runtime,
  facts: LoginFacts,
  cause: Cause,
  { title, text: known, keptBy, advice }: Speech,
  history: History,
  isFirst: boolean,
): Json {
  const newest = history.standing.find(({ event }) => cause.evidence.includes(event.id));
  const nameless = newest?.attribution;
  const change = changeBefore(facts, history, cause.id);
  // What the finding rests on it has said itself.
  const changed = change && cause.evidence.includes(change.event.id) ? undefined : change?.says;
  return {
    cause: cause.id,
    title,
    certainty: certainty(cause.score),
    because: short(cause.because, 520),
    ...(nameless ? { whose: nameless.says } : {}),
    ...(keptBy ? { kept_by: keptBy } : {}),
    ...(ACTIONS_MATTER.includes(cause.id) && facts.actions && facts.actions.length > 0
      ? { post_login_actions: facts.actions.slice(0, 5).map((name) => short(name, 60)) }
      : {}),
    ...(cause.id === 'network_rule' && facts.networkAcls
      ? { network_acls: facts.networkAcls.slice(0, 4).map((name) => short(name, 80)) }
      : {}),
    ...(cause.means
      ? { means: cause.means.says, side: cause.means.side }
      : known
        ? {
            means: known.means,
            side: known.side,
            ...(known.ask && cause.do === undefined ? { ask: known.ask } : {}),
          }
        : {}),
    ...(changed && !cause.because.includes(changed) ? { changed } : {}),
    ...(cause.evidence.length > 0 ? { evidence: cause.evidence } : {}),
    ...(cause.fixes.length > 0
      ? { fixes: cause.fixes.slice(0, 3).map((fix) => proposal(runtime, fix)) }
      : {}),
    // Of the first cause it is said once, as the next step.
    ...(advice && (!isFirst || advice === cause.advice) ? { advice } : {}),
  };
}

/** Whether enough was read to rule out a problem: the account, its blocks and its log. */
const essentialsSeen = (facts: LoginFacts, reader: Reader): boolean =>
  facts.accountsSeen && facts.bruteForce !== undefined && reader.lookedAt.includes(PERSON_EVENTS);

function verdict(
  facts: LoginFacts,
  judgement: Judgement,
  reader: Reader,
  healthy: Health,
  unexplained: readonly Failure[],
  title: string | undefined,
): string {
  const { causes: found, history } = judgement;
  const who = facts.accounts[0]?.user_id ?? facts.asked.value;
  const blindSpots = reader.unseen.length > 0 ? ' Some data could not be read; see could_not_see.' : '';
  const [first] = found;
  if (first) return `${title} (${certainty(first.score)}): ${who}.${blindSpots}`;
  const last = history.lastSignIn;
  const leaked = leakedAndInUse(facts, history);
  if (healthy === 'unknown') return `No cause found for ${who} in the data that could be read.${blindSpots}`;
  if (healthy === true) {
    return `No sign-in problem found for ${who}${last ? `: the last sign-in succeeded ${ago(last.at, facts.now)}${facts.now - last.at > DAY ? ', and the log has no attempt of theirs that failed since' : ''}` : ''}${
      leaked ? '' : history.over.length > 0 ? ', after failures that have been resolved' : ''
    }.${leaked ? ` ${leaked.says}` : ''}${blindSpots}`;
  }
  const [newest] = unexplained;
  const changed = newest && changedSince(facts, newest);
  if (changed)
    return `Unclear for ${who}: what stopped the last attempt, ${ago(newest.event.at, facts.now)}, is gone, and nobody has tried since. ${changed}${blindSpots}`;
  if (unexplained.length > 0)
    return `Unclear for ${who}: ${count(unexplained.length, 'failure')} since the last sign-in, last ${ago(unexplained[0]?.event.at ?? 0, facts.now)}, and nothing that still accounts for them; see unexplained.${blindSpots}`;
  const elsewhere = notReached(facts);
  if (elsewhere) return `Unclear for ${who}: no failure in the log. ${elsewhere.says}${blindSpots}`;
  if (history.over.length > 0)
    return `Unclear for ${who}: ${changesOf(facts, history.over).join(' ') || 'what failed last was ended.'} Nobody has tried since.${blindSpots}`;
  const where = facts.applicationAsked && last ? ` to ${facts.application?.name}` : '';
  const keeper = keeperOf(facts, undefined);
  const outside =
    keeper === 'enterprise' || keeper === 'social'
      ? ' What the identity provider refuses on its own page leaves nothing here: ask for the code or text it shows.'
      : '';
  return `Unclear for ${who}: the log has no sign-in${where} and no failure that is theirs.${outside} Ask when, where and with which message it failed.${blindSpots}`;
}

/** Each reason once, by its newest failure. */
const distinct = (failures: readonly Failure[]): Failure[] =>
  [
    ...new Map(
      [...failures]
        .reverse()
        .map((failure) => [
          `${failure.event.type} ${failure.event.text.slice(0, 80)} ${failure.event.clientId}`,
          failure,
        ]),
    ).values(),
  ].reverse();

/** A failure that no cause accounts for, with what to ask about it. */
function unexplainedLine(facts: LoginFacts, failure: Failure): Json {
  const { event, cause, attribution } = failure;
  const changed = changedSince(facts, failure);
  return {
    log_id: event.id,
    at: when(event.at),
    type: event.type,
    says: short(event.description || event.text, 160),
    means: short(knownText(event)?.means ?? event.meaning.says, 160),
    // What may be somebody else's is not said to be over.
    ...(cause === 'other_failure' || (!changed && !attribution && !event.userId && !event.userName)
      ? { ask: short(knownText(event)?.ask ?? event.meaning.ask, 110) }
      : {
          now: `${changed ?? `${knownText(event)?.title ?? causes[cause].title}: what was read no longer shows it.`} Nobody has tried since.`,
        }),
    ...(event.clientName ? { application: short(event.clientName, 50) } : {}),
    ...(event.connection ? { connection: short(event.connection, 50) } : {}),
    ...(event.userId || event.userName
      ? {}
      : {
          whose: attribution?.says ?? unnamed("it cannot be told apart from somebody else's"),
        }),
  };
}

/** Shortens the causes after the first. */
const shorterCauses: Trim = (body) => {
  const [first, ...rest] = (body.causes ?? []) as Json[];
  if (!first) return body;
  return {
    ...body,
    causes: [
      first,
      ...rest.map(({ fixes: _fixes, advice: _advice, ...cause }) => ({
        ...cause,
        because: short(String(cause.because), 160),
      })),
    ],
  };
};

const oneFixEach: Trim = (body) => ({
  ...body,
  causes: ((body.causes ?? []) as Json[]).map((cause) =>
    Array.isArray(cause.fixes) ? { ...cause, fixes: cause.fixes.slice(0, 1) } : cause,
  ),
});

/** Lists in arguments, such as callbacks, can be long: the call is then shown without them. */
const withoutLongArguments: Trim = (body) => ({
  ...body,
  causes: ((body.causes ?? []) as Json[]).map((cause) => ({
    ...cause,
    because: short(String(cause.because), 300),
    ...(Array.isArray(cause.fixes)
      ? {
          fixes: (cause.fixes as Json[]).map((fix) =>
            JSON.stringify(fix.arguments).length > 600
              ? {
                  ...fix,
                  arguments: undefined,
                  note: 'The arguments are too long to show: read the current list and add to it.',
                }
              : fix,
          ),
        }
      : {}),
  })),
});

export function report(
  runtime: Runtime,
  facts: LoginFacts,
  judgement: Judgement,
  reader: Reader,
): ToolResult {
  const { causes: found, history } = judgement;
  const healthy = healthOf(facts, judgement, essentialsSeen(facts, reader));
  const unexplained = unexplainedOf(facts, judgement);
  const [first] = found;
  const leaked = healthy === true ? leakedAndInUse(facts, history) : undefined;
  const said = found.map((cause) => ({ cause, speech: speechOf(facts, history, cause) }));
  const speech = said[0]?.speech;
  const titles = Object.fromEntries(said.map(({ cause, speech: { title } }) => [cause.id, title]));
  const newestGone =
    !first &&
    (unexplained[0] === undefined
      ? healthy === 'unclear' && notReached(facts) === undefined && changesOf(facts, history.over).length > 0
      : changedSince(facts, unexplained[0]) !== undefined);
  const body: Json = {
    asked: facts.asked.value.slice(0, 120),
    accounts: facts.accounts.slice(0, 4).map((account) => accountLine(account, facts.now)),
    healthy,
    causes: some(
      said
        .slice(0, 4)
        .map(({ cause, speech: words }) => causeLine(runtime, facts, cause, words, history, cause === first)),
    ),
    tell_person:
      speech?.tell ??
      (newestGone
        ? TRY_AGAIN
        : healthy === 'unclear'
          ? questionFor(facts, unexplained, history)
          : leaked?.tell),
    what_to_do: speech
      ? speech.next
      : (leaked?.do ??
        nextStep(
          facts,
          healthy,
          newestGone,
          healthy === 'unclear' && unexplained.length === 0 ? notReached(facts) : undefined,
        )),
    still_missing: some(healthy === true ? [] : stillMissing(facts, history, titles)),
    changed_since: some(
      changesOf(facts, [...history.standing, ...unexplained, ...(healthy === 'unclear' ? history.over : [])]),
    ),
    unexplained: some(
      distinct(unexplained)
        .slice(0, 4)
        .map((failure) => unexplainedLine(facts, failure)),
    ),
    last_success: history.lastSignIn && eventLine(history.lastSignIn),
    failures: some(failuresToShow(history)),
    notes: some(notes(facts, history).map((note) => short(note, 260))),
    other_addresses: some(strangeAddresses(facts, history)),
    second_factors: facts.factors
      ?.filter((factor) => factor.type !== 'password')
      .slice(0, 4)
      .map((factor) => factor.type),
    organizations: facts.organizations
      ?.slice(0, 5)
      .map((organization) => short(organization.name, 40) ?? organization.id),
    ...coverage(reader),
    ...(found.some((cause) => cause.fixes.length > 0)
      ? {
          how: 'Nothing was changed. Run unlisted tools with run_write_operation {name, arguments}.',
        }
      : {}),
  };
  return answer(runtime, verdict(facts, judgement, reader, healthy, unexplained, speech?.title), body, {
    bytes: MOST_BYTES,
    trims: [
      keepFirst('failures', 4),
      shorterCauses,
      keepFirst('causes', 3),
      drop('second_factors'),
      keepFirst('still_missing', 4),
      keepFirst('failures', 2),
      keepFirst('unexplained', 2),
      oneFixEach,
      drop('organizations'),
      keepFirst('accounts', 2),
      withoutLongArguments,
      keepFirst('causes', 1),
      drop('failures'),
      drop('looked_at'),
      drop('notes'),
      drop('other_addresses'),
    ],
  });
}
