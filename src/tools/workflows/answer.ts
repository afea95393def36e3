/** A workflow's answer: one compact page, neutralized and masked as the policy requires, stating what could not be read. */
import { outgoing } from '../../policy/outgoing/outgoing.js';
import { mapParts } from '../../text/values.js';
import type { ToolResult } from '../answer/result.js';
import { ToolError } from '../errors.js';
import type { Runtime } from '../runtime.js';
import type { Reader } from './reader.js';

type Json = Record<string, unknown>;

/** A call that would fix something; never made by a workflow itself. */
export interface Fix {
  tool: string;
  arguments: Record<string, unknown>;
  /** What it does, and what to make sure of before. */
  does: string;
  /** What becomes possible through it, and for whom. */
  opens?: string;
}

/** What was read and what could not be, as every workflow reports it. */
export function coverage(reader: Reader): Json {
  const unseen = reader.unseen.map(({ what, tool, scopes, why }) => ({
    what,
    ...(scopes ? { grant: [...new Set(scopes)].join(' or ') } : { why: why?.slice(0, 160) }),
    tool,
  }));
  return {
    looked_at: reader.lookedAt,
    reads: reader.reads,
    ...(unseen.length > 0 ? { could_not_see: unseen } : {}),
  };
}

/** For a workflow that could not read anything: names the missing scopes. */
export function nothingSeen(reader: Reader, about: string): ToolError {
  const scopes = [...new Set(reader.unseen.flatMap((one) => one.scopes ?? []))];
  const why = reader.unseen.find((one) => one.why)?.why ?? `the token lacks ${scopes.slice(0, 8).join(', ')}`;
  const hint =
    scopes.length > 0
      ? `Grant the application ${scopes.slice(0, 12).join(', ')}.`
      : /^Query/.test(why)
        ? 'Fix the argument q, which is part of the rejected query.'
        : undefined;
  return new ToolError(
    'nothing_seen',
    `Could not read anything about ${about}: ${why.replace(/\.$/, '')}.`,
    hint === undefined ? {} : { hint },
  );
}

/** A proposed call, and whether the current policy and scopes prevent it. */
export function proposal(runtime: Runtime, fix: Fix): Json {
  const record = runtime.registry.find(fix.tool);
  const availability = record ? runtime.gate.check(record) : undefined;
  return {
    tool: fix.tool,
    arguments: fix.arguments,
    does: fix.does,
    ...(fix.opens ? { opens: fix.opens } : {}),
    ...(availability && !availability.available ? { unavailable: availability.detail.slice(0, 160) } : {}),
  };
}

/** One step that shortens an answer; the first steps lose least. */
export type Trim = (answer: Json) => Json;

export interface AnswerOptions {
  /** Maximum size of the text block, in bytes. */
  bytes: number;
  trims?: readonly Trim[];
}

const size = (text: string): number => Buffer.byteLength(text);

/** The complete result: one sentence, then the details as JSON. */
export function answer(
  runtime: Runtime,
  sentence: string,
  body: Json,
  { bytes, trims = [] }: AnswerOptions,
): ToolResult {
  const clean = (value: unknown) => outgoing(value, { masking: runtime.policy.masking });
  const line = short(clean(sentence)) as string;
  let structured = clean(withoutUndefined(body)) as Json;
  const render = () => `${line}\n${JSON.stringify(structured)}`;
  for (const trim of trims) {
    if (size(render()) <= bytes) break;
    structured = { ...trim(structured), shortened: true };
  }
  if (size(render()) > bytes) structured = withShortTexts(structured) as Json;
  return { content: [{ type: 'text', text: render() }], structuredContent: structured };
}

/** Characters of one text of an answer that is too long: an Action may log, and a caller may ask for, anything. */
const LONGEST_TEXT = 2_000;

const short = (value: unknown): unknown =>
  typeof value === 'string' && value.length > LONGEST_TEXT
    ? `${value.slice(0, LONGEST_TEXT)}… (${value.length} characters)`
    : value;

const withShortTexts = (value: unknown): unknown => mapParts(short(value), (part) => withShortTexts(part));

const withoutUndefined = (body: Json): Json =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));

/** A list, or undefined when it is empty: for lists whose absence means the same. */
export const some = <T>(items: readonly T[] | undefined): readonly T[] | undefined =>
  items && items.length > 0 ? items : undefined;

/** Keeps the first items of a list member; `left_out` counts the others. */
export const keepFirst =
  (member: string, most: number): Trim =>
  (body) => {
    const items = body[member];
    if (!Array.isArray(items) || items.length <= most) return body;
    const before = (body.left_out ?? {}) as Record<string, number>;
    const left_out = { ...before, [member]: (before[member] ?? 0) + items.length - most };
    return { ...body, [member]: items.slice(0, most), left_out };
  };

/** Drops a member. */
export const drop =
  (member: string): Trim =>
  ({ [member]: _dropped, ...rest }) =>
    rest;
