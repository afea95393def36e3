/** The call that takes a change back, as arguments of its tool. */
import type { ChangeFacts } from '../../catalog/change-facts.js';
import type { InverseCall } from '../../policy/change/inverse.js';
import { bodyToSend } from '../../policy/change/merge.js';
import { isObject } from '../../text/is-object.js';
import { valueAt } from '../../text/values.js';
import { issuesOf, sendable, takesField, without } from '../call/sendable.js';
import type { Operation } from '../operation.js';
import { inputOf } from '../own-arguments.js';

type Json = Record<string, unknown>;

/** The call's arguments, by the names of the tool. */
export function argumentsOf(operation: Operation, { path, query, body }: InverseCall): Json {
  const args: [string, unknown][] = [];
  for (const [name, place] of Object.entries(operation.binding)) {
    const value =
      place.in === 'path'
        ? path[place.name]
        : place.in === 'query'
          ? query[place.name]
          : place.in !== 'body'
            ? undefined
            : place.name === '*'
              ? body
              : isObject(body) && Object.hasOwn(body, place.name)
                ? body[place.name]
                : undefined;
    if (value !== undefined) args.push([name, value]);
  }
  return Object.fromEntries(args);
}

/**
 * The arguments with which the object gets back what the change took.
 *
 * @param present the object as it is now
 */
export function argumentsToSend(
  operation: Operation,
  facts: ChangeFacts,
  present: unknown,
  inverse: InverseCall,
): Json {
  const body = inverse.patch ? merged(operation, facts, present, inverse) : inverse.body;
  const { shape } = inputOf(operation) as unknown as { shape: Json };
  return {
    ...argumentsOf(operation, { ...inverse, body }),
    ...(Object.hasOwn(shape, 'apply') ? { apply: 'as_given' } : {}),
  };
}

/** What has to be sent for the object to have the parts of the patch. */
function merged(operation: Operation, facts: ChangeFacts, present: unknown, inverse: InverseCall): unknown {
  const { body: patch } = inverse;
  if (!isObject(patch)) return patch;
  const before = isObject(present) ? present : {};
  const sent = bodyToSend(facts, before, patch, 'merge', (field) => takesField(operation, field));
  // What was not there before is not sent as it is now.
  for (const field of [...(facts.resend ?? []), ...lacking(operation, { ...inverse, body: sent })])
    if (before[field] !== undefined && sent[field] === undefined && !Object.hasOwn(patch, field))
      sent[field] = before[field];
  return sendable(operation, argumentsOf(operation, inverse), patch, sent);
}

/** Fields without which the operation takes no body: an update may want some of the object each time. */
function lacking(operation: Operation, call: InverseCall): string[] {
  const given = argumentsOf(operation, call);
  const names = operation.required.filter((name) => given[name] === undefined);
  return names.flatMap((name) => operation.binding[name]?.name ?? []);
}

/** Places in the body that the operation does not take as they would be sent; none: it takes the call. */
function refusedPlaces(
  operation: Operation,
  facts: ChangeFacts,
  present: unknown,
  inverse: InverseCall,
): PropertyKey[][] {
  const { apply: _apply, ...args } = argumentsToSend(operation, facts, present, inverse);
  const places: PropertyKey[][] = issuesOf(operation, args).map(({ path }) => [...path]);
  for (const name of operation.required) if (args[name] === undefined) places.push([name]);
  return places.map(([name = '', ...rest]) => [operation.binding[String(name)]?.name ?? name, ...rest]);
}

/** The body without a field of which nothing is left: the API takes no call that gives nothing. */
function withoutEmpty(body: unknown, field: PropertyKey | undefined): unknown {
  const left = isObject(body) && typeof field === 'string' ? body[field] : undefined;
  return isObject(left) && Object.keys(left).length === 0 ? without(body, [field as string]) : body;
}

/** Rounds of leaving out: what is empty without its members may be refused then. */
const MOST_ROUNDS = 3;

/**
 * The call without what its operation does not take: a member that cannot be removed, or a field that needs a secret.
 *
 * @param present the object after the change
 * @returns the call where something is left of it, and dotted paths of what it leaves as it is
 */
export function callTaken(
  operation: Operation,
  facts: ChangeFacts,
  present: unknown,
  inverse: InverseCall,
): { call?: InverseCall; left: string[] } {
  const left = new Set<string>();
  let call = inverse;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const places = refusedPlaces(operation, facts, present, call);
    if (places.length === 0) return { call, left: [...left] };
    for (const place of places) {
      const part = valueAt(call.body, place) === null ? place : place.slice(0, 1);
      left.add(part.join('.'));
      call = { ...call, body: withoutEmpty(without(call.body, part), part[0]) };
    }
    if (!call.patch || !isObject(call.body) || Object.keys(call.body).length === 0) break;
  }
  return { left: [...left] };
}
