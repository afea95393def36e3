/** Whether all is well: said only after a sign-in that followed the last failure, with nothing left unexplained. */
import { bySomebodyElse } from './causes/other-person.js';
import type { LoginFacts } from './facts.js';
import type { Failure } from './failures.js';
import type { Judgement } from './judge.js';
import { isSignIn } from './sign-in-events.js';

/** `unclear`: no cause was found, and nothing shows that sign-in works; `unknown`: too little could be read. */
export type Health = boolean | 'unclear' | 'unknown';

/** Failures that no reported cause accounts for, and that nothing shows to be over, newest first. */
export function unexplainedOf(facts: LoginFacts, { causes, history }: Judgement): Failure[] {
  if (causes.length > 0) return history.unexplained;
  const theirs = history.standing.filter((failure) => !bySomebodyElse(facts, [failure]));
  return [...theirs, ...history.unexplained].sort((a, b) => b.event.at - a.event.at);
}

export function healthOf(facts: LoginFacts, judgement: Judgement, essentialsSeen: boolean): Health {
  const { causes, history } = judgement;
  if (causes.length > 0) return false;
  if (!essentialsSeen) return 'unknown';
  if (unexplainedOf(facts, judgement).length > 0) return 'unclear';
  const ever = history.lastSignIn !== undefined || facts.accounts.some(({ lastLogin }) => lastLogin);
  if (!ever) return 'unclear';
  // It works elsewhere; the log says nothing about the application asked about.
  const there = facts.events.some(
    (event) => isSignIn(event) && event.clientId === facts.application?.client_id,
  );
  return facts.applicationAsked && !there ? 'unclear' : true;
}
