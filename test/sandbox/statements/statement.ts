/** What a document says the API does, as requests and what comes back. */
import type { Plan } from '../../../src/sandbox/types.js';

/**
 * A request, its body, the status of the answer, and what else is asked of it. `POST /users` is for the Management API.
 * `POST ~/oauth/token` is for the authentication API, as the browser of the statement: it keeps cookies, and is not sent
 * on. `FORM ~/u/login` posts a form. `FILE /jobs/users-imports` uploads `users` as a file.
 * `CLOCK` lets so many seconds pass. `SIGN name` keeps a signed token by its header and claims, `SECRET name` a value.
 * `AWAIT /actions/executions/{id}` reads until what it reads is not pending.
 */
export type Step = readonly [request: string, body: unknown, status: number, more?: Expectation];

export interface Expectation {
  /** A part of the answer. */
  has?: unknown;
  /** Texts of the answer by their path, and what each looks like. */
  matches?: Readonly<Record<string, RegExp>>;
  /** The answer as a whole. */
  is?: unknown;
  /** Part of the error's message. */
  says?: string;
  /** `errorCode` of the error, or `error` of the authentication API. */
  code?: string;
  /** Names that the answer has not. */
  lacks?: readonly string[];
  /**
   * Names for values of the answer, by their path: later steps write `{name}`. Of a secret named `totp_x`, `{code_of_totp_x}`
   * is what an authenticator application shows. `?code` is a parameter of the address that
   * the answer leads to, `>` the address itself, `#name` a header.
   */
  keep?: Readonly<Record<string, string>>;
  /** Headers that the request is sent with. */
  sends?: Readonly<Record<string, string>>;
  /** Headers of the answer; a text is a part of the value. */
  headers?: Readonly<Record<string, string | RegExp>>;
  /** Claims of a token, by where the answer has it. */
  claims?: Readonly<Record<string, object>>;
  /** Names of claims that a token has, by where the answer has it. */
  claimed?: Readonly<Record<string, readonly string[]>>;
  /** Names of claims that a token has not, by where the answer has it. */
  lacking?: Readonly<Record<string, readonly string[]>>;
  /** An entry that a list has, in part, and one that it has not. */
  finds?: object;
  hasNone?: object;
  /** How many entries a list has. */
  counts?: number;
  /** Names for what a page has in the parentheses of a pattern. */
  pages?: Readonly<Record<string, RegExp>>;
  /** Names for the ids of entries of a list. */
  keepFound?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Names of claims that the access token has not. */
  unclaimed?: readonly string[];
}

export interface Statement {
  /** What the document says, in our words. */
  says: string;
  /** The API document's part, or the page of the public documentation. */
  source: string;
  steps: readonly Step[];
  /** The plan of the tenant; enterprise when absent. */
  plan?: Plan;
}

export const onPlan = (plan: Plan, one: Statement): Statement => ({ ...one, plan });

export const statement = (says: string, source: string, ...steps: Step[]): Statement => ({
  says,
  source,
  steps,
});

/** Mails of the tenant are sent by something of its own. */
export const mailProvider: Step = [
  'POST /emails/provider',
  { name: 'mandrill', default_from_address: 'a@example.com', credentials: { api_key: 'k' } },
  201,
];

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
