/** Requests that lack what a switch of the application demands: to be pushed (PAR), signed (JAR), or to prove a key (DPoP). */
import { ago, count, q } from '../../../words.js';
import type { Application, LoginFacts } from '../../facts.js';
import { freshness, type History, logIds, said, standingOf } from '../../failures.js';
import type { Finding, Rule } from '../cause.js';
import type { CauseId } from '../cause-id.js';

interface Demand {
  /** How a refusal for it is worded, in lower case. */
  refused: RegExp;
  of: keyof NonNullable<Application['demands']>;
  /** The switch, as update_client has it. */
  setting: string;
  title: string;
  lacks: string;
  /** What the application has to do. */
  todo: string;
}

const OF_REQUEST: readonly Demand[] = [
  {
    refused:
      /pushed authori[sz]ation request.{0,40}(required|must|only|mandatory)|\bpar\b.{0,30}(required|must|endpoint)/,
    of: 'pushed',
    setting: 'require_pushed_authorization_requests',
    title: 'The application must push its authorization requests (PAR) and does not',
    lacks: 'sends the request to the login page directly, which that refuses',
    todo: 'push each request to the PAR endpoint (/oauth/par) first, and open the login page with the request_uri that it answers',
  },
  {
    refused: /request[ _]object.{0,40}(required|missing|must)|\bjar\b.{0,30}(required|must)/,
    of: 'signed',
    setting: 'signed_request_object.required',
    title: 'The application must sign its authorization requests (JAR) and does not',
    lacks: 'sends the request unsigned, which that refuses',
    todo: 'send its parameters in a signed request object, with a key that is registered for it',
  },
];

const OF_TOKEN: readonly Demand[] = [
  {
    refused: /dpop.{0,40}(required|missing|must|expected)|(missing|no).{0,12}dpop|sender.?constrain/,
    of: 'proof',
    setting: 'require_proof_of_possession',
    title: 'The application must prove its key (DPoP) and does not',
    lacks: 'asks for tokens without a proof of its key, which that refuses',
    todo: 'send a DPoP proof with each request for tokens',
  },
];

function demanded(
  facts: LoginFacts,
  history: History,
  cause: CauseId,
  demands: readonly Demand[],
): Finding | undefined {
  const app = facts.application;
  const failures = standingOf(history, cause).filter(({ event }) => event.clientId === app?.client_id);
  const [newest] = failures;
  const demand = newest && demands.find(({ refused }) => refused.test(newest.event.text));
  if (!app?.demands || !demand) return undefined;
  const { setting, title, lacks, todo } = demand;
  const on = app.demands[demand.of] === true;
  return {
    score: (on ? 0.93 : 0.8) * freshness(facts, history, failures),
    title,
    because: `${q(app.name)} ${on ? `has ${setting} switched on, and ${lacks}` : `was refused for it, although ${setting} is not switched on for it now: it was then, or another rule demands it (compliance_level)`}. ${count(failures.length, 'failure')}, last ${ago(newest.event.at, facts.now)}.${said(newest)}`,
    evidence: logIds(failures),
    fixes: [],
    do: `Have the application ${todo}. Only if ${setting} was switched on by mistake, before the application was ready, switch it off again (update_client) until it is.`,
  };
}

/** The request to the login page lacks what the application's own settings demand. */
export const demandedOfRequest: Rule = (facts, history) =>
  demanded(facts, history, 'request_invalid', OF_REQUEST);

/** The same of requests for tokens. */
export const demandedOfToken: Rule = (facts, history) =>
  demanded(facts, history, 'client_credentials', OF_TOKEN);
