/** What an operation of the My Account API gets, and what it answers. */
import facts from '../../../../catalog/sandbox/my-account.json' with { type: 'json' };
import type { JsonSchema } from '../../../catalog/types.js';
import { violation } from '../../http/schema-check.js';
import type { Doc } from '../../state/store.js';
import type { AuthContext } from '../../types.js';
import { invalidField } from './problem.js';

export interface MyRequest {
  ctx: AuthContext;
  /** Whose account it is. */
  user: Doc;
  client: Doc;
  /** That of the person's first identity. */
  connection: Doc;
  /** The parameter of the path, decoded. */
  id: string;
}

export interface Done {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** What the log says of it. */
  about?: Doc;
}

export type Operation = (request: MyRequest) => Done | Promise<Done>;

/** Schemas of bodies by type. */
export const BODIES = facts as unknown as Readonly<
  Record<'create' | 'verify', Readonly<Record<string, JsonSchema>>> &
    Record<'update' | 'connect' | 'complete', JsonSchema>
>;

/** @throws Problem 400 */
export function checkBody({ ctx }: MyRequest, schema: JsonSchema): void {
  const found = violation(schema, ctx.body);
  if (found) throw invalidField(found.message, found.path);
}
