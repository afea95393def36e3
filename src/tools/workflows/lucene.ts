/** Pieces of Lucene queries, with what comes from a caller kept inside its quotes. */

/** `field:"value"`. */
export const phrase = (field: string, value: string): string =>
  `${field}:"${value.replace(/[\\"]/g, '\\$&')}"`;

/** Any of these. */
export const anyOf = (parts: readonly string[]): string => [...new Set(parts)].join(' OR ');

/** One field with any of these plain words. */
export const oneOf = (field: string, words: readonly string[]): string => `${field}:(${words.join(' OR ')})`;
