/** What is asked of the person, and what the helper does next, where no cause was found. */
import type { LoginFacts } from '../facts.js';
import { isOutside } from '../failure-texts.js';
import type { Failure, History } from '../failures.js';
import { ASK_FOR_PROVIDERS_TEXT, type Halt, type Health, notReached } from '../health.js';
import { keeperOf } from '../keeper.js';

/** What to say to the person as long as nothing is known. */
const ASK_PERSON =
  'We do not know yet why you cannot sign in. Please tell us when you tried, in which application, and what the page said.';

/** What the headline needs to know of the person. */
export function questionFor(facts: LoginFacts, unexplained: readonly Failure[], { over }: History): string {
  const [open] = unexplained;
  if (open) return isOutside(open.event) ? ASK_FOR_PROVIDERS_TEXT : ASK_PERSON;
  const halt = notReached(facts);
  if (halt) return halt.tell;
  const keeper = keeperOf(facts, undefined);
  const outside = keeper === 'enterprise' || keeper === 'social';
  return outside && over.length === 0 ? ASK_FOR_PROVIDERS_TEXT : ASK_PERSON;
}

export const TRY_AGAIN =
  'What stopped your sign-in has been changed. Please try again, and tell us what the page says if it fails.';

/** The next step for the helper where no cause was found. */
export function nextStep(
  facts: LoginFacts,
  healthy: Health,
  changed: boolean,
  halt: Halt | undefined,
): string | undefined {
  if (changed) return 'Ask the person to try again, then diagnose again.';
  if (halt?.do) return halt.do;
  const missing = [
    'when it failed, in which browser, and what the page said, word for word',
    ...(facts.applicationAsked ? [] : ['in which application']),
    ...(facts.accounts.length === 0 || facts.asked.kind === 'user_id' ? ['with which address'] : []),
  ];
  const ask = `Ask ${missing.join('; ')}. Then diagnose again with the application, and the organization if there is one.`;
  return healthy === true ? `If it still fails: ${ask.charAt(0).toLowerCase()}${ask.slice(1)}` : ask;
}
