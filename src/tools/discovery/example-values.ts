/** Example values in the API's formats, by name, by format and by pattern. */
import values from '../../../catalog/example-values.json' with { type: 'json' };

/** By argument name; for a list, its singular. */
export const BY_NAME: Readonly<Record<string, unknown>> = values.by_name;

export const BY_FORMAT: Readonly<Record<string, string>> = values.by_format;

/** One for each kind of text that the API's patterns require. */
const SAMPLES = values.samples;

/** A known text that matches the pattern, preferably the given one. */
export function sampleOf(pattern: RegExp, ...wanted: string[]): string | undefined {
  return [...wanted, ...SAMPLES].find((text) => pattern.test(text));
}

/** What an example shows in addition to the required arguments, if those alone are not enough. */
export const BY_OPERATION: Readonly<Record<string, Record<string, unknown>>> = values.by_operation;

/** Shown for an update without required arguments: the first of these that it has. */
export const TELLING = ['name', 'display_name', 'description', 'friendly_name', 'enabled', 'scope'];
