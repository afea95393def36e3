/** Building blocks of Lucene queries; caller input stays inside its quotes. */

/** `field:"value"`. */
export const phrase = (field: string, value: string): string =>
  `${field}:"${value.replace(/[\\"]/g, '\\$&')}"`;

/** Any of these. */
export const anyOf = (parts: readonly string[]): string => [...new Set(parts)].join(' OR ');

/** One field with any of these unquoted terms. */
export const oneOf = (field: string, words: readonly string[]): string => `${field}:(${words.join(' OR ')})`;
