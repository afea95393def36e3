/** What the model gets back: one shape for all lists, one budget for all responses, one shape for all failures. */
import { ApiError } from '../../client/errors.js';
import { ignoredWithFrom } from '../../client/pages/pagination.js';
import { DEFAULT_PER_PAGE } from '../../client/pages/paging-style.js';
import type { ApiResponse, Query } from '../../client/types.js';
import { PathError } from '../../client/wire/path.js';
import { AuditError } from '../../policy/audit/audit-log.js';
import { JournalError } from '../../policy/change/journal.js';
import { type Masking, outgoing, outgoingText } from '../../policy/outgoing/outgoing.js';
import { StateUnavailable } from '../../state/shared-state.js';
import { isObject } from '../../text/is-object.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import { deprecationAdvice } from './deprecation-advice.js';
import { fewerProperties } from './fewer-properties.js';
import { cutAfter } from './page-at.js';
import { cutInside, fromStart, type LeftOut, partOf } from './part.js';
import { adviceForNothing } from './result-advice.js';

/** Maximum size of a response in characters of JSON; beyond it, whole items are omitted. */
export const RESPONSE_BUDGET = 25_000;

/** Characters of the name of a tool in an error: anyone who calls one that is unknown chooses it. */
const LONGEST_NAME = 100;

/** A block of text, or a picture for hosts that show them (base64). */
export type ContentBlock =
  | { type: 'text'; text: string }
  | { type: 'image'; data: string; mimeType: string; text?: undefined };

export interface ToolResult {
  [key: string]: unknown;
  content: ContentBlock[];
  structuredContent?: Record<string, unknown>;
  isError?: boolean;
}

/** The API's arguments for a page of a list. */
const MOST_PER_PAGE = 100;

export const THE_REST = 'The rest: the same tool with these arguments.';

type Json = Record<string, unknown>;
/** A success: structured content and the same as compact JSON, which the caller may already have. */
export function success(
  structured: Json,
  sentence?: string,
  json: string = JSON.stringify(structured),
): ToolResult {
  return {
    content: [{ type: 'text', text: sentence ? `${sentence}\n${json}` : json }],
    structuredContent: structured,
  };
}

/** The events of a `text/event-stream` body: complete ones, with their data parsed where it is JSON. */
function eventsIn(text: string): Json[] {
  const blocks = text.split(/\r?\n\r?\n/).slice(0, -1);
  return blocks.flatMap((block) => {
    const event: Json = {};
    for (const line of block.split(/\r?\n/)) {
      const [, field, value] = /^(event|id|data): ?(.*)$/.exec(line) ?? [];
      if (field === undefined) continue;
      event[field] = field === 'data' && event.data !== undefined ? `${event.data}\n${value}` : value;
    }
    if (event.data === undefined) return [];
    try {
      event.data = JSON.parse(String(event.data));
    } catch {
      // Not JSON: the text is the data.
    }
    return [event];
  });
}

/** The response body as one object: lists as `{items, total?, start?, limit?, next?}`. */
export function shapeBody(operation: Operation, body: unknown): Json {
  if (Array.isArray(body)) return { items: body };
  if (!isObject(body)) return { value: body };
  const key = operation.list?.key;
  const items = key ? body[key] : undefined;
  if (!key || !Array.isArray(items)) return body;
  const { [key]: _items, length: _length, ...rest } = body;
  return { items, ...rest };
}

/** Keeps as many whole items as fit, and says which arguments fetch the rest. */
function trimList(operation: Operation, args: Json, shaped: Json & { items: unknown[] }): Json {
  const sizes = shaped.items.map((item) => JSON.stringify(item)?.length ?? 4);
  if (sizes.reduce((sum, size) => sum + size + 1, 0) <= RESPONSE_BUDGET) return shaped;
  let kept = 0;
  for (let used = 0; kept < sizes.length; kept++) {
    used += (sizes[kept] ?? 0) + 1;
    if (used > RESPONSE_BUDGET) break;
  }
  kept = Math.max(kept, 1);
  const { list } = operation;
  const all = shaped.items.length;
  const smaller = fewerProperties(operation, args, shaped.items.slice(0, kept));
  const left: LeftOut[] = [];
  const cut = (whole: Json & { items: unknown[] }, first: number, advice: string, rest?: Json): Json => ({
    ...whole,
    items: whole.items
      .slice(0, first)
      .map((item, i) => cutInside(item, RESPONSE_BUDGET - FOR_PARTS, `items[${i}]`, left)),
    truncated: true,
    truncation: {
      kept: first,
      left_out: all - first,
      advice,
      ...smaller,
      ...(rest ? { arguments: rest } : {}),
      ...(left.length > 0 ? { parts: largest(left), of_parts: EACH_PART } : {}),
    },
  });
  if (list?.page && args.from === undefined && args.take === undefined) {
    const { page = 0, per_page: perPage = shaped.limit ?? DEFAULT_PER_PAGE } = args;
    const after = cutAfter(Number(page) * Number(perPage), kept, MOST_PER_PAGE);
    const rest = { ...args, ...after.next, fetch_all: true, max_items: all - after.kept };
    return cut(shaped, after.kept, THE_REST, rest);
  }
  if (list?.checkpoint) {
    const { log_id: event } = (shaped.items[kept - 1] ?? {}) as { log_id?: unknown };
    if (typeof event === 'string' && shaped.next === undefined)
      return cut(shaped, kept, THE_REST, { ...args, from: event, take: all - kept });
    // The returned cursor is beyond the omitted items, so it must not be used.
    const { next: _next, ...without } = shaped;
    return cut(
      without as typeof shaped,
      kept,
      'These arguments return the same items with the cursor (next) for the rest.',
      { ...args, take: kept },
    );
  }
  return cut(shaped, kept, 'This list has no pages: narrow it with a filter argument.');
}

/** Whether the arguments for the rest repeat the kept items, because there is no cursor after them. */
export function lacksCursor({ structuredContent }: ToolResult, args: Json): boolean {
  const { kept, arguments: rest } = (structuredContent?.truncation ?? {}) as {
    kept?: number;
    arguments?: Json;
  };
  return rest !== undefined && rest.take === kept && rest.from === args.from;
}

/** Room for what says which parts were left out. */
const FOR_PARTS = 2_000;
/** Maximum number of parts that are named. */
const MOST_PARTS = 12;
const EACH_PART = 'The rest: the same tool with the same arguments, and part set to one of these.';

const largest = (left: readonly LeftOut[]): LeftOut[] =>
  [...left].sort((a, b) => b.characters - a.characters).slice(0, MOST_PARTS);

/** Cuts an object that is too large inside, and names the parts that were left out. */
function trimObject({ risk }: Operation, shaped: Json): Json {
  const left: LeftOut[] = [];
  const advice =
    risk === 'read'
      ? EACH_PART
      : 'The rest: read the object with its get tool, and part set to one of these.';
  const kept = cutInside(shaped, RESPONSE_BUDGET - FOR_PARTS, '', left) as Json;
  return { ...kept, truncated: true, truncation: { parts: largest(left), advice } };
}

/** The part of an answer that the call asked for. @throws ToolError where there is none */
function partResult(shaped: Json, part: string): ToolResult {
  const whole = partOf(shaped, part);
  if (whole === undefined)
    throw new ToolError('invalid_arguments', `part: the answer has nothing at ${part.slice(0, 120)}.`, {
      hint: `It has ${Object.keys(shaped).slice(0, 30).join(', ')}.`,
    });
  const left: LeftOut[] = [];
  const value = cutInside(whole, RESPONSE_BUDGET - FOR_PARTS, part, left);
  if (left.length === 0) return success({ part, value });
  const parts = largest(left.map((one) => fromStart(part, one)));
  return success({ part, value, truncated: true, truncation: { parts, advice: EACH_PART } });
}

/** What was done to what, for responses without a body. */
function doneSentence(operation: Operation, args: Json, status: number): string {
  const targets = Object.entries(operation.binding)
    .filter(([name, b]) => b.in === 'path' && args[name] !== undefined)
    .map(([name]) => `${name} ${JSON.stringify(outgoingText(String(args[name]).slice(0, 120)))}`);
  return `${operation.title}: done${targets.length > 0 ? ` for ${targets.join(', ')}` : ''} (HTTP ${status}).`;
}

/** Remarks on an answer as one text; undefined when there is none. */
const joined = (...remarks: (string | undefined)[]): string | undefined =>
  remarks.filter((remark) => remark !== undefined).join(' ') || undefined;

/** Whether the API answered without anything to show. */
export const isEmptyAnswer = ({ method }: Operation, body: unknown): boolean =>
  body === undefined ||
  body === null ||
  body === '' ||
  (isObject(body) && Object.keys(body).length === 0 && method !== 'GET');

/** The result of a successful call. */
export function responseResult(
  operation: Operation,
  args: Json,
  response: ApiResponse,
  masking: Masking,
): ToolResult {
  const { status } = response;
  const streamed = response.headers['content-type']?.startsWith('text/event-stream');
  const body = streamed ? eventsIn(String(response.body ?? '')) : response.body;
  if (isEmptyAnswer(operation, body)) {
    const sentence = doneSentence(operation, args, status);
    const note = joined(response.note, deprecationAdvice(operation, args, {}));
    return success({ ok: true, status, ...(note ? { note } : {}) }, note ? `${sentence} ${note}` : sentence);
  }
  const shaped = shapeBody(
    operation,
    outgoing(body, { operation: `${operation.method} ${operation.path}`, masking }),
  );
  if (typeof args.part === 'string' && operation.risk === 'read') return partResult(shaped, args.part);
  const json = JSON.stringify(shaped);
  // If the whole fits, so do its parts, which need not be measured.
  const trimmed = json.length <= RESPONSE_BUDGET ? shaped : trim(operation, args, shaped);
  const nothing = Array.isArray(shaped.items) && shaped.items.length === 0;
  const about = response.note ?? (nothing ? adviceForNothing(operation, args) : undefined);
  const unfiltered =
    operation.path === '/logs' && args.from !== undefined ? ignoredWithFrom(args as Query) : undefined;
  const note = joined(about, unfiltered, deprecationAdvice(operation, args, shaped));
  if (note) return success({ ...trimmed, note }, note);
  return trimmed === shaped ? success(shaped, undefined, json) : success(trimmed);
}

function trim(operation: Operation, args: Json, shaped: Json): Json {
  return Array.isArray(shaped.items)
    ? trimList(operation, args, shaped as Json & { items: unknown[] })
    : trimObject(operation, shaped);
}

/**
 * The shape of all failures: text for the model, and the same as structured content. No stack, no secret.
 *
 * @param advice what to do about it, if the caller knows more than the error
 */
export function errorResult(tool: string, error: unknown, advice?: string): ToolResult {
  let fields: Json;
  if (error instanceof ApiError) {
    fields = {
      status: error.status,
      code: error.errorCode ?? error.error ?? error.kind,
      message: error.message,
      hint: advice ?? error.hint,
      retry_after_s: error.retryAfterS,
      request_id: error.requestId,
    };
  } else if (error instanceof ToolError) {
    fields = {
      status: error.status,
      code: error.code,
      message: error.message,
      hint: error.hint,
      retry_after_s: error.retryAfterS,
    };
  } else if (error instanceof AuditError) {
    fields = {
      code: error.code,
      message: `${error.message} Nothing was changed.`,
      hint: 'No call runs without an audit record: the operator must make the file writable again.',
    };
  } else if (error instanceof JournalError) {
    fields = {
      code: error.code,
      message: `${error.message} Nothing was changed.`,
      hint: 'What is changed meanwhile cannot be undone: the operator must make the file usable again.',
    };
  } else if (error instanceof StateUnavailable) {
    fields = {
      code: error.code,
      message: `${error.message} Nothing was changed.`,
      hint: 'Reading goes on. What needs an approval or counts against a limit can be done when the store is back; try again in a minute.',
    };
  } else if (error instanceof PathError) {
    fields = {
      code: 'invalid_arguments',
      message: `${error.message} Nothing was sent.`,
      hint: `Fix the argument ${error.parameter}.`,
    };
  } else {
    fields = {
      code: 'internal_error',
      message: 'Internal error; see the server log.',
      hint: 'A retry is unlikely to help.',
    };
  }
  const clean = Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, typeof value === 'string' ? outgoingText(value) : value]),
  );
  const head = [clean.status, clean.code].filter((v) => v !== undefined).join(' ');
  const text = [
    `${outgoingText(tool.slice(0, LONGEST_NAME))} failed (${head}): ${clean.message}`,
    clean.hint,
    clean.retry_after_s !== undefined ? `Retry after ${clean.retry_after_s} s.` : undefined,
  ].filter((line) => line !== undefined);
  return {
    isError: true,
    content: [{ type: 'text', text: text.join('\n') }],
    structuredContent: { error: clean },
  };
}
