/**
 * References in the arguments of one change to the answer of an earlier one: `"$1.client_id"` is the field `client_id`
 * of the first change's answer. A text that begins with `$$` is the same text with one dollar sign less.
 */
import { pick } from '../../catalog/wire.js';
import { mapParts } from '../../text/values.js';
import { ToolError } from '../errors.js';

export interface Reference {
  /** Number of the change whose answer is meant, from 1. */
  step: number;
  /** Dotted place in its answer. */
  field: string;
}

const pattern = /^\$(\d{1,2})\.([A-Za-z0-9_][\w.-]{0,99})$/;

/** All references in a value. */
export function referencesIn(value: unknown): Reference[] {
  if (typeof value === 'string') {
    const [, step, field] = pattern.exec(value) ?? [];
    return step === undefined || field === undefined ? [] : [{ step: Number(step), field }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(referencesIn);
}

/** The value with each of its texts, at any depth, turned into something else. */
export const mapTexts = (value: unknown, map: (text: string) => unknown): unknown =>
  typeof value === 'string' ? map(value) : mapParts(value, (part) => mapTexts(part, map));

/**
 * The value with each reference replaced.
 *
 * @throws ToolError where an answer has no such field
 */
export const withReferences = (value: unknown, resolve: (reference: Reference) => unknown): unknown =>
  mapTexts(value, (text) => {
    const [reference] = referencesIn(text);
    if (reference) return resolve(reference);
    return text.startsWith('$$') ? text.slice(1) : text;
  });

/** Resolves references against the answers so far, by the number of their change. @throws ToolError */
export function resolver(answers: ReadonlyMap<number, unknown>): (reference: Reference) => unknown {
  return ({ step, field }) => {
    const value = pick(answers.get(step), field);
    if (value === undefined || value === null)
      throw new ToolError('reference_unresolved', `The answer of change ${step} has no field ${field}.`);
    return value;
  };
}

/** The value with each reference rewritten; everything else stays as it was written. */
export const rewritten = (value: unknown, rewrite: (reference: Reference) => unknown): unknown =>
  mapTexts(value, (text) => {
    const [reference] = referencesIn(text);
    return reference ? rewrite(reference) : text;
  });

/** A value as it is written among arguments that may hold references. */
export const asWritten = (value: unknown): unknown =>
  mapTexts(value, (text) => (text.startsWith('$') ? `$${text}` : text));

/**
 * The arguments of what is left of a run, whose first change is now number `first`: references to changes that were
 * made become their values, the others are counted from the new beginning, and literals stay as they were written.
 */
export function restartedAt(value: unknown, first: number, answers: ReadonlyMap<number, unknown>): unknown {
  const resolve = resolver(answers);
  return rewritten(value, (reference) =>
    reference.step >= first
      ? `$${reference.step - first + 1}.${reference.field}`
      : asWritten(resolve(reference)),
  );
}
