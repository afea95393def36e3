/** From a number of people to an effect: a handful is none, many are `reach`, very many have the name typed. */
import type { EffectFound } from '../field-effects.js';

/** More people than this at once are `reach`. */
export const HANDFUL = 5;
/** More than this, or a number that could not be found out, has the name typed. */
export const VERY_MANY = 50;

/** @param count people reached; undefined where it could not be counted. `of` says who they are. */
export function reachOf(count: number | undefined, of: string): EffectFound[] {
  if (count === undefined)
    return [
      { effect: 'reach', fields: [], why: `How many people this reaches is not known (${of}).`, grave: true },
    ];
  if (count <= HANDFUL) return [];
  const found = { effect: 'reach', fields: [], why: `It reaches ${count} people (${of}).` } as const;
  return [count > VERY_MANY ? { ...found, fields: [], grave: true } : { ...found, fields: [] }];
}
