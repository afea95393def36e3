/** How many people a change reaches: those it lists, or those who hold the role, group or organization it is about. */
import { pick } from '../../../catalog/wire.js';
import { listIn } from '../../../text/values.js';
import type { ChangeView, ComputedEffect } from '../change.js';
import { reachOf, VERY_MANY } from './people-count.js';
import { attempt } from './reading.js';

/** The lists of people that a path's id stands for, and how each is counted. */
const holders: readonly { path: string; list: string; of: string; cursor?: true }[] = [
  { path: '/roles/{id}', list: '/roles/{id}/users', of: 'who have the role' },
  { path: '/groups/{id}', list: '/groups/{id}/members', of: 'members of the group', cursor: true },
  {
    path: '/organizations/{id}',
    list: '/organizations/{id}/members',
    of: 'members of the organization',
  },
];

/** People that a list of the body names; undefined where it has none. */
function listed({ wire }: ChangeView): number | undefined {
  for (const name of ['users', 'members', 'ids']) {
    const list = pick(wire, `body.${name}`);
    if (Array.isArray(list)) return new Set(list.map((one) => JSON.stringify(one))).size;
  }
  return undefined;
}

export const manyPeople: ComputedEffect = async (view) => {
  const named = listed(view);
  if (named !== undefined) return reachOf(named, 'named in the call');
  if (typeof pick(view.wire, 'body.user_id') === 'string') return [];
  const [, template = ''] = view.operation.split(' ');
  const source = holders.find(({ path }) => template.startsWith(path));
  const id = pick(view.wire, 'path.id');
  if (!source || typeof id !== 'string') return reachOf(undefined, 'everybody whom the call matches');
  const query = source.cursor ? { take: VERY_MANY + 1 } : { per_page: 1, page: 0, include_totals: true };
  const answer = await attempt(view, source.list, { id }, query);
  const total = pick(answer, 'total');
  const count = typeof total === 'number' ? total : source.cursor ? listIn(answer)?.length : undefined;
  return reachOf(count, source.of);
};
