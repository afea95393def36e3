/** Asking a browser for a credential on a page of the login, and taking its answer. */
import { change, type Transaction } from '../authorize/transaction.js';
import { unguessable } from '../tokens/secrets.js';
import { WebAuthnError } from '../webauthn/answer.js';
import type { StepContext } from './step.js';

/** A new challenge of the login; an answer to an older one is worth nothing. */
export function newChallenge({ ctx, login }: StepContext): string {
  const ceremony = unguessable();
  change(ctx, login, { ceremony });
  return ceremony;
}

/** The challenge that the login waits for. Taken before the answer is checked, so that one challenge lets in once. */
export function takeChallenge({ ctx, login }: StepContext): string {
  const { ceremony } = login;
  if (ceremony === undefined) throw new WebAuthnError('Nothing was asked for');
  change(ctx, login, { ceremony: undefined });
  return ceremony;
}

/** What comes of an answer; what is wrong with it is told on the page. */
export async function checked(
  check: () => Promise<Transaction | string>,
  note: (problem: string) => void,
): Promise<Transaction | string> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof WebAuthnError)) throw error;
    note(error.message);
    return `That did not work: ${error.message}. Try again.`;
  }
}
