/** Codes of events by what they show: a completed sign-in, an account that was not created. */
import type { LogEvent } from '../events.js';

const SIGNED_IN = new Set([
  's',
  'sepft',
  'seotpft',
  'seoobft',
  'sercft',
  'sens',
  'sepkoobft',
  'sepkotpft',
  'sepkrcft',
  'ciba_exchange_succeeded',
]);

export const isSignIn = (event: LogEvent): boolean => SIGNED_IN.has(event.type);

/** An account was not created or changed by the company's directory or an import. */
export const PROVISIONING: readonly string[] = ['fscim', 'directory_sync_failed', 'fui'];
