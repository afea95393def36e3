import { credentialRules } from '../text/credentials-in-text.js';

const rules = credentialRules('[redacted]');
const MAX_CHARS = 1_000;
/** Anything shorter is not a secret, and redacting it would break ordinary words. */
const SHORTEST_SECRET = 8;

/** Redacts secrets in external text that is about to be shown: known ones, tokens and keys. */
export function scrub(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= SHORTEST_SECRET) clean = clean.replaceAll(secret, '[redacted]');
  }
  for (const { pattern, replace } of rules) clean = clean.replace(pattern, replace);
  return clean.length > MAX_CHARS ? `${clean.slice(0, MAX_CHARS)}…` : clean;
}
