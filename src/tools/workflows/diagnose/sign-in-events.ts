/** Events of a completed sign-in. */
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
