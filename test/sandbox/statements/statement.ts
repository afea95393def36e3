/** What a document says the API does, as requests and what comes back. */

/** A request, its body, the status of the answer, and what else is asked of it. */
export type Step = readonly [request: string, body: unknown, status: number, more?: Expectation];

export interface Expectation {
  /** A part of the answer. */
  has?: unknown;
  /** The answer as a whole. */
  is?: unknown;
  /** Part of the error's message. */
  says?: string;
  /** `errorCode` of the error. */
  code?: string;
  /** Names that the answer has not. */
  lacks?: readonly string[];
  /** Names for values of the answer, by their path: later steps write `{name}`. */
  keep?: Readonly<Record<string, string>>;
}

export interface Statement {
  /** What the document says, in our words. */
  says: string;
  /** The API document's part, or the page of the public documentation. */
  source: string;
  steps: readonly Step[];
}

export const statement = (says: string, source: string, ...steps: Step[]): Statement => ({
  says,
  source,
  steps,
});

/** The same request refused for each of several bodies. */
export const refusals = (request: string, status: number, bodies: readonly unknown[]): Step[] =>
  bodies.map((body) => [request, body, status]);

/** Where a value is: `id`, or `0.id`. */
export function valueAt(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], body);
}

/** Texts with `{name}` filled in from what was kept; a text that is a single name gets the value itself. */
export function filled(value: unknown, kept: ReadonlyMap<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((part) => filled(part, kept));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, filled(part, kept)]));
  if (typeof value !== 'string') return value;
  const whole = /^\{(\w+)\}$/.exec(value)?.[1];
  if (whole !== undefined && kept.has(whole)) return kept.get(whole);
  return value.replace(/\{(\w+)\}/g, (text, name: string) =>
    kept.has(name) ? String(kept.get(name)) : text,
  );
}
