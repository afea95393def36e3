/** A change of how a connection works reaches all who sign in with it. */
import { pick } from '../../../catalog/wire.js';
import type { ComputedEffect } from '../change.js';
import { entryFor } from '../field-effects.js';
import { presentValue } from '../present.js';
import { reachOf } from './people-count.js';
import { attempt } from './reading.js';

export const everybodyOfConnection: ComputedEffect = async (view) => {
  const { facts, differences, present } = view;
  const paths = [...differences.lost, ...differences.changed, ...differences.added].map(({ path }) =>
    path.join('.'),
  );
  if (!paths.some((path) => entryFor(facts.effects, path) !== 'plain')) return [];
  const name = pick(presentValue(present), 'name');
  const of = 'who sign in with the connection';
  if (typeof name !== 'string') return reachOf(undefined, of);
  const answer = await attempt(
    view,
    '/users',
    {},
    {
      q: `identities.connection:"${name.replaceAll(/["\\]/g, '\\$&')}"`,
      search_engine: 'v3',
      per_page: 1,
      page: 0,
      include_totals: true,
    },
  );
  const total = pick(answer, 'total');
  return reachOf(typeof total === 'number' ? total : undefined, of);
};
