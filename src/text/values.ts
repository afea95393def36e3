/** Small readers of values whose types are not known. */

/** A text that is not empty. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** The strings of a list. */
export const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];

/** A text, a number, or true or false. */
export const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** The type of a value, as JSON has it. */
export const typeOf = (value: unknown): string =>
  Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
