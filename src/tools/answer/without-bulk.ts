/** Answers without what is long and rarely asked for: named with its size, and how to get it. */
import { type Bulky, bulkyOf } from '../../catalog/bulky.js';
import { isObject } from '../../text/is-object.js';
import type { Operation } from '../operation.js';
import type { ToolResult } from './result.js';

type Json = Record<string, unknown>;

/** What was left out of a call's answers so far: dotted path -> characters of JSON. */
export type LeftOut = Map<string, number>;

const entriesIn = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

/** The object without the member, and the member; undefined where it has none that is too long. */
function without(
  item: Json,
  path: readonly string[],
  over: number,
): { rest: Json; part: unknown } | undefined {
  const [key = '', ...deeper] = path;
  if (!Object.hasOwn(item, key)) return undefined;
  const { [key]: member, ...others } = item;
  if (deeper.length === 0) {
    const size = JSON.stringify(member)?.length ?? 0;
    return size > over ? { rest: others, part: member } : undefined;
  }
  const inner = isObject(member) ? without(member, deeper, over) : undefined;
  return inner && { rest: { ...item, [key]: inner.rest }, part: inner.part };
}

/** Levels from which on no field names a part. */
const DEEP = 3;
const isDeep = (path: string): boolean => path.split('.').length >= DEEP;

/** One item; a list that is left out is counted where it stood. */
function slim(item: unknown, bulky: readonly Bulky[], leftOut: LeftOut): unknown {
  if (!isObject(item)) return item;
  let shown: Json = item;
  const counted: Json = {};
  for (const { path, over } of bulky) {
    const cut = without(shown, path.split('.'), over);
    if (!cut) continue;
    shown = cut.rest;
    leftOut.set(path, (leftOut.get(path) ?? 0) + (JSON.stringify(cut.part)?.length ?? 0));
    const entries = entriesIn(cut.part);
    if (entries > 1) counted[path] = `${entries} entries`;
  }
  return Object.keys(counted).length > 0 ? { ...shown, left_out: counted } : shown;
}

/** Whether the operation's answer has parts that are left out unless asked for. */
export const hasBulk = ({ method, path }: Operation): boolean => bulkyOf(`${method} ${path}`).length > 0;

/**
 * The body of an answer without its bulky members.
 *
 * @param leftOut receives what was left out
 */
export function withoutBulk(operation: Operation, args: Json, body: unknown, leftOut: LeftOut): unknown {
  // Somebody who names fields has asked for them, if not for all that lies deep within.
  const named = args.fields !== undefined && args.include_fields !== false;
  if (args.full_answer === true) return body;
  const bulky = bulkyOf(`${operation.method} ${operation.path}`).filter(({ path }) => !named || isDeep(path));
  if (bulky.length === 0) return body;
  if (Array.isArray(body)) return body.map((item) => slim(item, bulky, leftOut));
  const key = operation.list?.key;
  if (!isObject(body)) return body;
  if (!key) return slim(body, bulky, leftOut);
  const items = body[key];
  return Array.isArray(items) ? { ...body, [key]: items.map((item) => slim(item, bulky, leftOut)) } : body;
}

/** The result with what was left out: names, sizes, and the arguments that show it. */
export function withLeftOut(operation: Operation, result: ToolResult, leftOut: LeftOut): ToolResult {
  if (leftOut.size === 0 || result.isError || !result.structuredContent) return result;
  const first = [...leftOut.keys()].find((path) => !isDeep(path));
  const { left_out: counts } = result.structuredContent;
  const counted = (path: string) => (isObject(counts) && counts[path] ? `${counts[path]}, ` : '');
  const sizes = Object.fromEntries(
    [...leftOut].map(([path, size]) => [path, `${counted(path)}${size} characters`]),
  );
  const fields =
    operation.binding.fields && first !== undefined ? `fields (such as "${first.split('.')[0]}") or ` : '';
  const left_out = { ...sizes, get: `${fields}full_answer: true` };
  return {
    ...result,
    content: [
      ...result.content,
      { type: 'text', text: `Left out: ${[...leftOut.keys()].join(', ')}. Get it with ${left_out.get}.` },
    ],
    structuredContent: { ...result.structuredContent, left_out },
  };
}
