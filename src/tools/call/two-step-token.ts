/** The token of a two-step confirmation, for clients that cannot ask a person themselves. */
import type { CallContext, Runtime } from '../runtime.js';

/** Takes the token out of the arguments, where the policy allows such tokens at all. */
export function takeToken(
  runtime: Runtime,
  args: unknown,
  call: CallContext,
): { own: unknown; token?: string } {
  if (!runtime.policy.confirmation.twoStep || call.canAsk) return { own: args };
  if (typeof args !== 'object' || args === null || !('confirmation_token' in args)) return { own: args };
  const { confirmation_token: token, ...own } = args as Record<string, unknown>;
  return typeof token === 'string' ? { own, token } : { own: args };
}
