/**
 * What was read is not always what the API takes back: members that it computes itself. Of a value that was filled in
 * from the present state, those are left out; what the caller gave is never touched.
 */
import type { z } from 'zod';
import { valueAt } from '../../text/values.js';
import { argumentFor, type Operation } from '../operation.js';

type Json = Record<string, unknown>;
type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

/** Rounds of leaving out: each one may reveal the next problem of a variant. */
const MOST_ROUNDS = 5;

/** A copy without what lies at a path. */
export function without(value: unknown, [key, ...rest]: Path): unknown {
  if (typeof value !== 'object' || value === null || key === undefined) return value;
  if (Array.isArray(value))
    return rest.length === 0
      ? value.filter((_, index) => index !== key)
      : value.map((item, index) => (index === key ? without(item, rest) : item));
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
      if (name !== key) return [[name, member]];
      return rest.length === 0 ? [] : [[name, without(member, rest)]];
    }),
  );
}

/** Places that the schema does not take; of a union, those of the variant with the fewest. */
function refused(issue: Issue, base: Path = []): Path[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
  if (issue.code === 'invalid_union') {
    const variants = issue.errors.map((issues) => issues.flatMap((one) => refused(one, path)));
    const [best] = variants.filter(({ length }) => length > 0).sort((a, b) => a.length - b.length);
    return best ?? [path];
  }
  return [path];
}

interface Checked {
  shape: Record<string, z.ZodType>;
  def: { checks?: readonly unknown[] };
}

/** What is wrong with arguments of an operation, without what lacks: those that are not given cost nothing. */
export function issuesOf({ input }: Pick<Operation, 'input'>, args: Json): readonly Issue[] {
  const { shape, def } = input as unknown as Checked;
  // Few operations judge arguments together.
  if (def.checks?.length) return input.safeParse(args).error?.issues ?? [];
  return Object.entries(args).flatMap(([name, value]) =>
    (shape[name]?.safeParse(value).error?.issues ?? []).map((issue) => ({
      ...issue,
      path: [name, ...issue.path],
    })),
  );
}

/** Whether an operation's body has a field of this name. */
export const takesField = (operation: Operation, field: string): boolean =>
  argumentFor(operation, field) !== undefined || argumentFor(operation, '*') !== undefined;

/**
 * The body to send, without the members that were filled in and that the operation does not take.
 *
 * @param args the caller's checked arguments
 * @param given the body as the caller meant it
 */
export function sendable<T extends Json | unknown[]>(
  operation: Operation,
  args: Readonly<Json>,
  given: unknown,
  body: T,
): T {
  const whole = argumentFor(operation, '*');
  let sent: unknown = body;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const asArguments: Json = { ...args };
    if (whole !== undefined) asArguments[whole] = sent;
    else
      for (const [field, value] of Object.entries(sent as Json)) {
        const name = argumentFor(operation, field);
        if (name !== undefined) asArguments[name] = value;
      }
    const filledIn = issuesOf(operation, asArguments)
      .flatMap((issue) => refused(issue))
      .map(([name, ...rest]): Path => {
        const field = operation.binding[String(name)]?.name ?? String(name);
        return field === '*' ? rest : [field, ...rest];
      })
      .filter(
        (path) => path.length > 0 && valueAt(given, path) === undefined && valueAt(sent, path) !== undefined,
      )
      // From the back, so that the places of list entries stay right.
      .reverse();
    if (filledIn.length === 0) break;
    for (const path of filledIn) sent = without(sent, path);
  }
  return sent as T;
}
