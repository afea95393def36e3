/** What an answer says about deprecated operations, fields and values. */
import type { DeprecationNote } from '../../catalog/tool-record.js';
import { valueAt } from '../../text/values.js';
import type { Operation } from '../operation.js';

type Json = Record<string, unknown>;

/** Whether the call gives the deprecated field, or the deprecated value of it. */
function isGiven({ field = '', value }: DeprecationNote, operation: Operation, args: Json): boolean {
  const [first = '', ...rest] = field.split('.');
  const [argument] =
    Object.entries(operation.binding).find(([, { in: place, name }]) => place !== 'path' && name === first) ??
    [];
  const given = argument === undefined ? undefined : valueAt(args[argument], rest);
  if (value === undefined) return given !== undefined;
  return Array.isArray(given) ? given.includes(value) : given === value;
}

/** Whether the answer of a read shows the deprecated field. */
function isShown({ field = '', value }: DeprecationNote, operation: Operation, shaped: Json): boolean {
  if (operation.method !== 'GET' || value !== undefined) return false;
  const objects = Array.isArray(shaped.items) ? shaped.items : [shaped];
  return objects.some((object) => valueAt(object, field.split('.')) !== undefined);
}

/** The notes that apply to a call and its answer, as one text; undefined when none does. */
export function deprecationAdvice(operation: Operation, args: Json, shaped: Json): string | undefined {
  const notes = (operation.deprecations ?? []).filter(
    (one) => one.field === undefined || isGiven(one, operation, args) || isShown(one, operation, shaped),
  );
  return notes.length > 0 ? notes.map(({ note }) => note).join(' ') : undefined;
}
