/**
 * What follows a login: a code or a token that is exchanged, a silent request for an API. Whether it works is shown by
 * its own success; the login before it, which went well, goes well again.
 */
import type { LogEvent } from '../../events.js';
import { audienceOf } from '../causes/application/requested-api.js';
import type { CauseId } from '../causes/cause-id.js';
import type { LoginFacts } from '../facts.js';
import { isSignIn } from '../sign-in-events.js';

/** The codes that show that a step works by now, by the code of its failure. */
const PROOFS: Readonly<Record<string, readonly string[]>> = {
  // Who renews tokens has got some.
  feacft: ['seacft', 'sertft'],
  fdeleacft: ['sdeleacft'],
  fertft: ['sertft', 'seacft'],
  ferrt: ['sertft', 'seacft'],
  fecte: ['secte'],
  feta: ['seta'],
  idjag_exchange_failed: ['idjag_exchange_succeeded'],
};

/** Causes that are about the API that was asked for. */
const OF_API: readonly CauseId[] = ['consent', 'api_not_granted', 'api_not_found'];

/** Codes of all events that show that a step after a login works. */
export const PROVING: ReadonlySet<string> = new Set([...Object.values(PROOFS).flat(), 'ssa']);

/** A lost session is what a new login brings back. */
const isOfStep = ({ type }: LogEvent, cause: CauseId): boolean =>
  PROOFS[type] !== undefined && cause !== 'session_lost';

/** The API that the failure is about; undefined: about none that it names. */
const apiOf = (event: LogEvent, cause: CauseId): string | undefined =>
  OF_API.includes(cause) || event.type === 'fsa' ? audienceOf(event) : undefined;

/** They had signed in there before it failed: what failed is not the login, and one more says nothing new. */
const afterLogin = ({ events }: LoginFacts, { at, clientId }: LogEvent): boolean =>
  events.some(
    (one) => isSignIn(one) && one.at <= at && (clientId === undefined || one.clientId === clientId),
  );

/** Whether the failure is of a step that a login alone says nothing about. */
export const followsLogin = (facts: LoginFacts, event: LogEvent, cause: CauseId): boolean =>
  apiOf(event, cause) !== undefined || (isOfStep(event, cause) && afterLogin(facts, event));

/** Whether a later success at the same application shows that such a step works by now. */
export function provesStep(event: LogEvent, cause: CauseId, later: LogEvent): boolean {
  if (event.clientId !== undefined && later.clientId !== event.clientId) return false;
  const api = apiOf(event, cause);
  if (api !== undefined && later.audience !== api)
    // A silent success names no API in older logs; it is of the same kind as what failed.
    return event.type === 'fsa' && later.type === 'ssa' && later.audience === undefined;
  if (!isOfStep(event, cause)) return true;
  // Another grant says nothing of one that is switched off.
  if (cause === 'grant_disabled' && later.type !== PROOFS[event.type]?.[0]) return false;
  return PROOFS[event.type]?.includes(later.type) === true;
}
