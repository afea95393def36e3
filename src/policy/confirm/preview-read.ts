/** One read for a preview. "Absent" and "forbidden" are valid results; anything else is a failure. */

import { pick } from '../../catalog/wire.js';
import { lacksFeature, scopeRefusal } from '../../client/refusals.js';
import type { QueryValue } from '../../client/types.js';
import { buildPath } from '../../client/wire/path.js';
import { listIn } from '../../text/values.js';
import type { Read } from '../change/present.js';
import { redact } from '../outgoing/outgoing.js';
import { pendingStep } from './pending.js';

export type { Read as PreviewReader };

export type Reading =
  | { kind: 'found'; value: unknown }
  | { kind: 'absent' }
  /** An earlier change of the same call has yet to make it. */
  | { kind: 'pending'; step: number }
  /** `why` is safe to show. */
  | { kind: 'forbidden'; why: string };

/** An entry to look for if the response is a list. */
export interface Entry {
  field: string;
  value: unknown;
}

/** Reads a path template. Rejects with the client's error on anything but success, 403, 404 and the like. */
export async function readOne(
  read: Read,
  template: string,
  params: Record<string, string>,
  query: Record<string, QueryValue> = {},
  entry?: Entry,
): Promise<Reading> {
  const step = Object.values(params).map(pendingStep).find(isNumber);
  if (step !== undefined) return { kind: 'pending', step };
  const path = buildPath(template, params);
  const operation = `GET ${template}`;
  let body: unknown;
  try {
    body = await read('GET', path, Object.keys(query).length > 0 ? query : undefined, operation);
  } catch (error) {
    const { status, errorCode } = error as { status?: number; errorCode?: string };
    if (status === 404) return { kind: 'absent' };
    if (status === 403) return { kind: 'forbidden', why: whyForbidden(error) };
    if (status === 400 && errorCode === 'operation_not_supported') {
      return { kind: 'forbidden', why: 'not available in this tenant' };
    }
    throw error;
  }
  const value = redact(body, { operation });
  if (!entry) return value === undefined || value === null ? { kind: 'absent' } : { kind: 'found', value };
  const found = listIn(value)?.filter((item) => same(pick(item, entry.field), entry.value)) ?? [];
  // Which of several is meant, the list does not tell.
  if (found.length > 1) return { kind: 'forbidden', why: `${found.length} have this ${entry.field}` };
  return found.length === 0 ? { kind: 'absent' } : { kind: 'found', value: found[0] };
}

const isNumber = (value: number | undefined): value is number => value !== undefined;

/** Only the scopes of the message are shown: the rest of it is Auth0's. */
function whyForbidden(error: unknown): string {
  if (lacksFeature(error)) return 'not available in this tenant';
  const { scopes = [] } = scopeRefusal(error) ?? {};
  return scopes.length > 0 ? `missing scope ${scopes.join(' or ')}` : 'not permitted';
}

const same = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string' && a.toLowerCase() === b.toLowerCase();
