/** What a generated operation module declares: one API operation as a typed tool. */
import type { z } from 'zod';
import type { ToolRecord } from '../catalog/tool-record.js';
import type { Method } from '../catalog/types.js';

/** How an answer's list is wrapped and paged. */
export interface ListFacts {
  /** The property that holds the items, or null where the body itself is the array. */
  key: string | null;
  /** Pages by `page`/`per_page`. */
  page: boolean;
  /** Pages by `from`/`take`. */
  checkpoint: boolean;
  /** Takes `include_totals`. */
  totals: boolean;
}

export interface Operation<Input extends z.ZodType = z.ZodType, Output = unknown> extends ToolRecord {
  method: Method;
  path: string;
  /** Strict schema of the arguments: path, query and body fields side by side. */
  input: Input;
  /** How the body is sent: not at all, as JSON fields, as one JSON value, or as multipart form data. */
  body: 'none' | 'fields' | 'value' | 'form';
  /** What is sent when the operation has a body and none of its fields was given. */
  emptyBody: 'omit' | 'object';
  /** HTTP statuses that the API is known to answer with. */
  statuses: number[];
  list?: ListFacts;
  /** Never set: carries the type of the answer's body. */
  readonly output?: Output;
}

/** Declares an operation; `Output` is the type of the API's own body. */
export function operation<Output>() {
  return <Input extends z.ZodType>(facts: Operation<Input, Output>): Operation<Input, Output> => facts;
}
