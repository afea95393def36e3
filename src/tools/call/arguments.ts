/** Checks a call's arguments against the operation's own schema, with errors that say how to fix them. */
import type { z } from 'zod';
import type { ToolRecord } from '../../catalog/tool-record.js';
import { findUnwritable, secretField } from '../../policy/outgoing/outgoing.js';
import { isObject } from '../../text/is-object.js';
import { lossyPlace } from '../../text/json-numbers.js';
import { asMeant, byOwnNames } from '../arguments/host-forms.js';
import { inShort } from '../arguments/lines.js';
import { explainAll, ofOtherKinds } from '../arguments/problems.js';
import type { Schema } from '../arguments/schema-lookup.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import { inputOf } from '../own-arguments.js';

/** Maximum nesting depth of arguments. */
const MOST_DEPTH = 64;
/** Values in the arguments of one call, with those that hold others: an import of half a megabyte has fewer. */
const MOST_VALUES = 50_000;
/** Characters of their texts and names; the API takes no larger bodies. */
const MOST_CHARACTERS = 1_000_000;

/** Rejects forbidden keys, excessive nesting and excessive size, which only occur in attacks, before any other work. */
function refuseHostile(args: unknown): void {
  let values = 0;
  let characters = 0;
  const refuse = (reason: string): never => {
    throw new ToolError('invalid_arguments', `${reason} Nothing was sent.`);
  };
  const visit = (value: unknown, depth: number): void => {
    if (++values > MOST_VALUES) refuse(`The arguments hold more than ${MOST_VALUES} values.`);
    if (typeof value === 'string') characters += value.length;
    if (characters > MOST_CHARACTERS) refuse(`The arguments have more than ${MOST_CHARACTERS} characters.`);
    if (typeof value !== 'object' || value === null) return;
    if (depth > MOST_DEPTH) refuse(`The arguments are nested more than ${MOST_DEPTH} levels deep.`);
    for (const [key, item] of Object.entries(value)) {
      if (key === '__proto__') refuse('The key __proto__ is not allowed.');
      characters += key.length;
      visit(item, depth + 1);
    }
  };
  visit(args, 0);
}

/** Arguments that name fields by which is searched or sorted, in any form that an API may take them. */
const SEARCH = /^(?:q|sort|search|query|filter)(?![a-z])/i;

/** Rejects a search in fields whose values no result shows. */
function refuseSecretSearch(args: unknown): void {
  if (!isObject(args)) return;
  for (const [name, query] of [...Object.entries(args), ...Object.entries(args.extra_fields ?? {})]) {
    if (!SEARCH.test(name)) continue;
    const texts = [query].flat(2).filter((text) => typeof text === 'string');
    const field = texts.map(secretField).find((found) => found !== undefined);
    if (field !== undefined)
      throw new ToolError(
        'secret_field',
        `${name} names the field ${JSON.stringify(field)}, which may hold a secret. Secrets cannot be searched. Nothing was sent.`,
        { hint: 'Search by other fields.' },
      );
  }
}

/** What to do with a field that the API has and the catalogue does not. */
const EXTRA_FIELDS = ' If the API has a field that is missing here, pass it as extra_fields {"name": value}.';

const isUnknownField = ({ code, path }: z.core.$ZodIssue): boolean =>
  code === 'unrecognized_keys' && path.length === 0;

/**
 * The checked arguments.
 *
 * @param described `describe_operation` covers the tool, so that the hint can refer to it
 * @throws ToolError `invalid_arguments` with each path, its rule, and the nearest valid key or value
 */
export function checkArguments<T extends z.ZodType>(
  tool: string,
  schema: T,
  args: unknown,
  described = false,
): z.output<T> {
  refuseHostile(args);
  const { meant, parsed: result } = asMeant(schema, args);
  // A list or an object may have come as a text.
  if (meant !== args) refuseHostile(meant);
  const lost = lossyPlace(meant);
  if (lost !== undefined)
    throw new ToolError(
      'invalid_arguments',
      `${lost}: an integer beyond 2^53 has lost its last digits on the way here; nothing was sent.`,
      { hint: `Give ${lost.split(/[.[]/)[0]} as its JSON text, in which the number keeps its digits.` },
    );
  if (result.success) {
    refuseSecretSearch(result.data);
    return result.data;
  }
  const lines = inShort(explainAll(result.error.issues, schema as unknown as Schema, meant));
  const unknown = described && result.error.issues.some(isUnknownField);
  const where = described
    ? `describe_operation {"name":"${tool}"} shows the complete schema and an example.`
    : 'see its input schema.';
  throw new ToolError(
    'invalid_arguments',
    `Invalid arguments for ${tool}; nothing was sent.\n${lines.join('\n')}`,
    { hint: `Fix the arguments and retry; ${where}${unknown ? EXTRA_FIELDS : ''}` },
  );
}

/** @throws ToolError `invalid_arguments` naming a field that belongs to another kind of body than the given one */
export function assertKind(tool: string, schema: z.ZodType, args: object): void {
  const lines = inShort(ofOtherKinds(schema as unknown as Schema, args));
  if (lines.length > 0)
    throw new ToolError(
      'invalid_arguments',
      `Invalid arguments for ${tool}; nothing was sent.\n${lines.join('\n')}`,
      { hint: 'Fix the arguments and retry.' },
    );
}

/**
 * The checked arguments of a call that may change something. What was read comes with masks and markers; written back
 * as it is, they would replace the real value.
 *
 * @throws ToolError `invalid_arguments` as `checkArguments`, or the kind of mask, naming the argument that holds it
 */
export function acceptArguments<T extends z.ZodType>(
  tool: string,
  schema: T,
  args: unknown,
  described = false,
  record?: ToolRecord,
): z.output<T> {
  const checked = checkArguments(tool, schema, record ? byOwnNames(record, args) : args, described);
  const unwritable = findUnwritable(checked as Record<string, unknown>, record);
  if (unwritable === undefined) return checked;
  const { path, kind, stands, found, hint } = unwritable;
  throw new ToolError(kind, `${path} holds ${JSON.stringify(found)}, which ${stands}; nothing was sent.`, {
    hint,
  });
}

/** For arguments that cannot be checked as a whole yet. @throws ToolError naming an argument that the operation lacks */
export function assertKnownArguments(operation: Operation, args: Readonly<Record<string, unknown>>): void {
  refuseHostile(args);
  const known = Object.keys((inputOf(operation) as z.ZodObject).shape);
  const unknown = Object.keys(args).find((name) => !known.includes(name));
  const missing = operation.required.find((name) => args[name] === undefined);
  const problem = unknown ? `${unknown}: unknown argument` : missing ? `${missing}: is required` : undefined;
  if (problem) throw new ToolError('invalid_arguments', `${problem}. Nothing was sent.`);
}
