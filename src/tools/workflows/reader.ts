/**
 * Reads several operations for one workflow: each through all stages of a call, typed, redacted and counted. What may not be read is noted with the scope that would show it, and the workflow goes on.
 */
import type { z } from 'zod';
import { ApiError } from '../../client/errors.js';
import { keyOf } from '../../client/pages/paging-style.js';
import { Seen as SeenItems } from '../../client/pages/seen.js';
import { scopeRefusal } from '../../client/refusals.js';
import { redact } from '../../policy/outgoing/outgoing.js';
import { listIn } from '../../text/values.js';
import { Execution } from '../call/execute.js';
import { ToolError } from '../errors.js';
import type { Operation } from '../operation.js';
import type { CallContext, Runtime } from '../runtime.js';

/** Something that a workflow wanted to look at and could not. */
export interface Unseen {
  /** In words: `brute-force blocks`. */
  what: string;
  tool: string;
  /** Any one of these scopes would show it; absent when the reason is another. */
  scopes?: string[];
  why?: string;
}

export interface ReaderOptions {
  /** Most API reads of the whole workflow. */
  limit: number;
  /** `bulk` lets interactive calls go first when the rate limit is short. */
  priority?: 'interactive' | 'bulk';
  /** How long one read may take, with waiting for the rate limit; default: as long as a call of a client. */
  budgetMs?: number;
}

/** The body of an answer; null: the API says that it does not exist; undefined: it could not be seen. */
export type Seen<T> = T | null | undefined;

/** Errors that end the whole workflow: nothing else would come back either. */
const FATAL = new Set(['cancelled', 'token']);

/** Reads without a word to the person; from then on each is told. */
const QUIET_READS = 3;

export class Reader {
  readonly #runtime: Runtime;
  readonly #execution: Execution;
  readonly #limit: number;
  readonly #patience: Omit<ReaderOptions, 'limit'>;
  readonly #progress: CallContext['progress'];
  readonly #looked: string[] = [];
  readonly #unseen = new Map<string, Unseen>();
  #reads = 0;
  #time: number | undefined;

  constructor(runtime: Runtime, call: CallContext, { limit, ...patience }: ReaderOptions) {
    this.#runtime = runtime;
    this.#execution = new Execution(runtime, call);
    this.#limit = limit;
    this.#patience = patience;
    this.#progress = call.progress;
  }

  /** Requests made so far. */
  get reads(): number {
    return this.#reads;
  }

  /** Epoch ms by the tenant's clock, as its last answer told it. */
  get now(): number {
    return this.#time ?? Date.now();
  }

  /** Reads that may still be made. */
  get left(): number {
    return this.#limit - this.#reads;
  }

  /** What was looked at, in words, each once. */
  get lookedAt(): string[] {
    return [...new Set(this.#looked)];
  }

  get unseen(): Unseen[] {
    return [...this.#unseen.values()];
  }

  /** Whether policy and scopes let this operation be read. */
  may(operation: Operation): boolean {
    return this.#runtime.gate.check(operation).available;
  }

  /** Notes something that was left out for another reason than a scope. */
  leaveOut(what: string, tool: string, why: string): void {
    if (!this.#unseen.has(what)) this.#unseen.set(what, { what, tool, why });
  }

  /**
   * Reads one operation; `what` names it for the report. The body is data from outside, so its members are
   * `unknown`; a list is taken out with `itemsOf`, however it is wrapped. Rejects only when nothing can be read any more (the
   * token cannot be had, or the call was cancelled).
   */
  async read<Input extends z.ZodType>(
    operation: Operation<Input>,
    args: z.input<Input>,
    what: string,
  ): Promise<Seen<Record<string, unknown>>> {
    if (!this.#allowed(operation, what)) return undefined;
    this.#reads++;
    if (this.#reads > QUIET_READS) this.#progress?.(`Read ${this.#reads}: ${what}.`);
    const given = args as Record<string, unknown>;
    try {
      const { body, headers } = await this.#execution.read(operation, given, this.#patience);
      const date = Date.parse(headers.date ?? '');
      if (!Number.isNaN(date)) this.#time = date;
      this.#looked.push(what);
      // An empty answer still says that the thing is there.
      return redact(body ?? {}, { operation: `${operation.method} ${operation.path}` }) as Record<
        string,
        unknown
      >;
    } catch (error) {
      if (error instanceof ToolError) {
        this.leaveOut(what, operation.name, error.message);
        return undefined;
      }
      if (!(error instanceof ApiError)) throw error;
      if (FATAL.has(error.kind)) throw error;
      return this.#failed(operation, what, error);
    }
  }

  /**
   * All items of a list that is paged by `page`, in pages of `perPage`. The end is told by the total or by an empty
   * page, never by the size of a page; what comes twice counts once. undefined: the first page could not be seen. What
   * the limit of reads or the API keeps back is in `unseen`.
   *
   * @param most items after which it stops, which is noted, too
   */
  async readAll<Input extends z.ZodType>(
    operation: Operation<Input>,
    args: z.input<Input>,
    what: string,
    { perPage = 100, most = 10_000 } = {},
  ): Promise<Record<string, unknown>[] | null | undefined> {
    const totals = operation.binding.include_totals ? { include_totals: true } : {};
    const list = new WholeList(operation);
    for (let page = 0; ; page++) {
      const given = { ...(args as object), per_page: perPage, page, ...totals } as z.input<Input>;
      const body = await this.read(operation, given, what);
      if (body === null || body === undefined) return page === 0 ? body : list.items;
      const end = list.take(body) ?? list.endOf(body, most);
      if (end === undefined) continue;
      if (end !== 'whole') this.leaveOut(`${what}${AFTER}${list.items.length}`, operation.name, end);
      return list.items;
    }
  }

  /** All items of a list that is paged by cursor, in pages of `take`; as `readAll`. */
  async readOn<Input extends z.ZodType>(
    operation: Operation<Input>,
    args: z.input<Input>,
    what: string,
    { most = 10_000, take = 100 } = {},
  ): Promise<Record<string, unknown>[] | null | undefined> {
    const list = new WholeList(operation);
    const cursors = new Set<string>();
    for (let next: string | undefined; ; ) {
      const given = { ...(args as object), take, ...(next === undefined ? {} : { from: next }) };
      const body = await this.read(operation, given as z.input<Input>, what);
      if (body === null || body === undefined) return next === undefined ? body : list.items;
      list.take(body);
      if (typeof body.next !== 'string' || body.next === '') return list.items;
      const isCircle = cursors.has(body.next);
      if (isCircle || list.items.length >= most) {
        const why = isCircle ? REPEATS : TOO_MANY;
        this.leaveOut(`${what}${AFTER}${list.items.length}`, operation.name, why);
        return list.items;
      }
      cursors.add(body.next);
      next = body.next;
    }
  }

  /** All items of a list without pages. */
  async readWhole<Input extends z.ZodType>(
    operation: Operation<Input>,
    args: z.input<Input>,
    what: string,
  ): Promise<Record<string, unknown>[] | null | undefined> {
    const body = await this.read(operation, args, what);
    return body === null || body === undefined ? body : itemsOf(body);
  }

  #allowed(operation: Operation, what: string): boolean {
    const availability = this.#runtime.gate.check(operation);
    if (!availability.available) {
      // What the caller may not see is not for the application to be granted.
      const scopes = availability.reason === 'permission' ? undefined : availability.missingScopes?.flat();
      this.#unseen.set(what, {
        what,
        tool: operation.name,
        ...(scopes ? { scopes } : { why: availability.detail }),
      });
      return false;
    }
    if (this.left <= 0) {
      this.leaveOut(what, operation.name, `the limit of ${this.#limit} reads was reached`);
      return false;
    }
    return true;
  }

  #failed(operation: Operation, what: string, error: ApiError): null | undefined {
    if (error.status === 404) {
      this.#looked.push(what);
      return null;
    }
    const refused = scopeRefusal(error);
    if (refused) {
      const scopes = refused.scopes.length > 0 ? refused.scopes : operation.scopes.scopes.flat();
      this.#unseen.set(what, { what, tool: operation.name, scopes });
      return undefined;
    }
    this.#unseen.set(what, { what, tool: operation.name, why: error.message });
    return undefined;
  }
}

/** Between the name of a list and how much of it was read. */
export const AFTER = ' after the first ';
const REPEATS = 'its pages repeat';
const TOO_MANY = 'there are too many to read';

/** A list as it is read, page after page. */
class WholeList {
  readonly items: Record<string, unknown>[] = [];
  readonly #seen: SeenItems;
  #came = 0;
  #last = '';

  constructor({ method, path }: Operation) {
    this.#seen = new SeenItems(keyOf(`${method} ${path}`));
  }

  /** Adds what is new of a page. @returns why the list ends with it, if the page shows that */
  take(body: unknown): string | undefined {
    const items = itemsOf(body);
    const text = JSON.stringify(items);
    const isRepeated = items.length > 0 && text === this.#last;
    this.#last = text;
    if (isRepeated) return REPEATS;
    this.#came += items.length;
    for (const item of items) if (this.#seen.isNew(item)) this.items.push(item);
    return undefined;
  }

  /** Why a list of numbered pages ends with this page: `whole`, or what is missing; undefined if it goes on. */
  endOf(body: unknown, most: number): string | undefined {
    const total = totalOf(body);
    const reached = total === undefined || this.#came >= total;
    if (itemsOf(body).length === 0) return reached ? 'whole' : `the API counts ${total}, and returned fewer`;
    if (total !== undefined && reached) return 'whole';
    return this.items.length >= most ? TOO_MANY : undefined;
  }
}

/** The items of a list, however the API wrapped it; an answer that is no list has none. */
export function itemsOf(body: unknown): Record<string, unknown>[] {
  return (listIn(body) ?? []).filter(
    (item): item is Record<string, unknown> => typeof item === 'object' && item !== null,
  );
}

/** The number of all items that a paged answer names, where it does. */
export function totalOf(body: unknown): number | undefined {
  const total = (body as { total?: unknown } | null | undefined)?.total;
  return typeof total === 'number' ? total : undefined;
}
