/** A second factor of the whole tenant, switched on or off by its name. */
import { pick } from '../../../catalog/wire.js';
import { isObject } from '../../../text/is-object.js';
import { listIn } from '../../../text/values.js';
import type { ComputedEffect } from '../change.js';
import { attempt } from './reading.js';

export const factor: ComputedEffect = async (view) => {
  const name = pick(view.wire, 'path.name');
  const wanted = pick(view.wire, 'body.enabled');
  const factors = listIn(await attempt(view, '/guardian/factors', {}));
  const now = pick(
    factors?.find((one) => isObject(one) && one.name === name),
    'enabled',
  );
  if (typeof wanted === 'boolean' && wanted === now) return [];
  if (wanted === true)
    return [
      { effect: 'sign_in', fields: ['enabled'], why: `Everybody may use the factor "${name}".`, grave: true },
    ];
  return [
    { effect: 'weakens', fields: ['enabled'], why: `Nobody is asked for "${name}" any more.`, grave: true },
    {
      effect: 'lock_out',
      fields: ['enabled'],
      why: `People who have no factor but "${name}" may not get in.`,
      grave: true,
    },
  ];
};
