/** The scopes that a profile's tools need: no more are granted. */

import { Gate } from '../../policy/gate/availability.js';
import { clauses, isOwnAccountScope } from '../../policy/gate/scopes.js';
import { mergePolicy } from '../../policy/merge-policy.js';
import { allTools } from '../program/checked-config.js';

/**
 * The scopes, sorted. Where one of several is enough, one of them is in the list.
 *
 * @param profile name of a built-in profile; undefined: every tool
 */
export async function scopesOf(profile: string | undefined): Promise<string[]> {
  const tools = await allTools();
  const every = new Set(tools.flatMap(({ scopes }) => scopes.scopes.flat()));
  const granted = { known: true, scopes: every };
  const gate = new Gate(mergePolicy(undefined, {}, profile === undefined ? {} : { profile }), () => granted);
  const needs = tools
    .filter((tool) => gate.check(tool).available)
    .flatMap(({ scopes, scopesUnclear }) => clauses(scopes, scopesUnclear));
  const chosen = new Set(needs.filter(({ length }) => length === 1).flat());
  for (const alternatives of needs) {
    const [first] = alternatives;
    if (first !== undefined && !alternatives.some((scope) => chosen.has(scope))) chosen.add(first);
  }
  return [...chosen].filter((scope) => !isOwnAccountScope(scope)).sort();
}
