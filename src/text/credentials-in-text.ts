/**
 * Tokens and private keys, which show by their own shape in any text. Each pattern reads a text once: none starts
 * again inside what it has read, so that the time is linear in the text, however hostile.
 */

/** Longest JWT has five parts (encrypted); a signed one three. */
const MAX_JWT_PARTS = 5;
const SHORTEST_HEADER = 'eyJhbGci'.length;
const SHORTEST_PART = 8;

/** Everything that a token may be made of: long runs only, and those as a whole. */
const run = /[\w.-]{20,}/g;
const privateKey =
  /-----BEGIN (?:[A-Z0-9 ]+ )?PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END (?:[A-Z0-9 ]+ )?PRIVATE KEY(?: BLOCK)?-----|$)/g;

/** Replaces the tokens in one run of letters, digits, `_`, `-` and `.`, in which a token begins with `eyJ`. */
function tokensInRun(text: string, replacement: string): string {
  if (!text.includes('eyJ')) return text;
  const parts = text.split('.');
  const shown: string[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string;
    const start = part.indexOf('eyJ');
    const next = parts[i + 1] ?? '';
    const isToken =
      start >= 0 &&
      part.length - start >= SHORTEST_HEADER &&
      next.length >= SHORTEST_PART &&
      parts.length > i + 2;
    if (!isToken) {
      shown.push(part);
      continue;
    }
    shown.push(part.slice(0, start) + replacement);
    i = Math.min(i + MAX_JWT_PARTS, parts.length) - 1;
  }
  return shown.join('.');
}

/** What to look for in a text (a global pattern), and what to put in its place. */
export interface TextRule {
  pattern: RegExp;
  replace(match: string): string;
}

/** Rules that replace JSON Web Tokens, and private keys in PEM armor (one that was cut off, to the text's end). */
export const credentialRules = (replacement: string): TextRule[] => [
  { pattern: run, replace: (match) => tokensInRun(match, replacement) },
  { pattern: privateKey, replace: () => replacement },
];
