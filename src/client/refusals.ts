/** Reads Auth0's refusals with status 403: a token without a scope, or a subscription without the feature. */

/** The part of an `ApiError` that says why it was refused. */
interface Refusal {
  status?: number;
  errorCode?: string | undefined;
  message?: string;
}

const SCOPE = /\b[a-z]+(?:_[a-z]+)*:[a-z][a-z0-9_]{1,60}\b/g;

/** Whether the tenant's subscription lacks the feature. Auth0 says so with the code `insufficient_scope`, too. */
export function lacksFeature(error: unknown): boolean {
  const { status, errorCode, message = '' } = (error ?? {}) as Refusal;
  if (errorCode === 'insufficient_entitlement') return true;
  return status === 403 && /\bupgrade\b.{0,40}\b(?:subscription|plan)\b/i.test(message);
}

/**
 * The scopes of which the API wants one, where an error is its refusal of a token without them; empty where it names
 * none. Undefined for every other error, the code `insufficient_scope` for a missing feature included.
 */
export function scopeRefusal(error: unknown): { scopes: string[] } | undefined {
  const { status, errorCode, message = '' } = (error ?? {}) as Refusal;
  if (status !== 403 || lacksFeature(error)) return undefined;
  if (errorCode !== undefined && errorCode !== 'insufficient_scope') return undefined;
  // The code alone does not tell: the message has to be about scopes.
  if (!/\binsufficient[ _]scopes?\b/i.test(message)) return undefined;
  return { scopes: [...new Set(message.match(SCOPE) ?? [])] };
}
