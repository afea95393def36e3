/** Reads for computed effects: a failure is an answer too, and makes the effect count as possible. */

import type { QueryValue } from '../../../client/types.js';
import { buildPath } from '../../../client/wire/path.js';
import { listIn } from '../../../text/values.js';
import { pendingStep } from '../../confirm/pending.js';
import type { ChangeView } from '../change.js';
import { numberedPage, readWholeList, type WholeList } from '../whole-list.js';

export type Json = Record<string, unknown>;

export const texts = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');

/** What a read of `GET template` answers; undefined where it fails. `path` fills the template's parameters. */
export async function attempt(
  { read }: Pick<ChangeView, 'read'>,
  template: string,
  path: Readonly<Record<string, string>>,
  query?: Record<string, QueryValue>,
): Promise<unknown> {
  try {
    return await read('GET', buildPath(template, path), query, `GET ${template}`);
  } catch {
    return undefined;
  }
}

/** All pages of a list, read as by `attempt`; `why` says what may be missing. */
export const attemptAll = (
  view: Pick<ChangeView, 'read'>,
  template: string,
  path: Readonly<Record<string, string>>,
  query: Record<string, QueryValue> = {},
): Promise<WholeList> =>
  readWholeList((place) => attempt(view, template, path, { ...query, ...numberedPage(place) }), {
    itemsIn: listIn,
  });

/** Ids of roles, applications and so on, quoted for a sentence; of what is yet to be made, the change that makes it. */
export const quoted = (values: readonly string[]): string =>
  values
    .map((value) => {
      const step = pendingStep(value);
      return step === undefined ? `"${value}"` : `what change ${step} makes`;
    })
    .join(', ');
