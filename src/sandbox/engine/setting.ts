/** Short declarations of singletons. */

import type { Doc } from '../state/store.js';
import type { SandboxContext } from '../types.js';
import type { SingletonTraits } from './traits.js';

/** An object that can be merged key by key: no array, not null. */
export const isObject = (value: unknown): value is Doc =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects merge all the way down, everything else is replaced, null removes. */
export function deepMerge(old: Doc, given: Doc): Doc {
  const out: Doc = { ...old };
  for (const [name, value] of Object.entries(given)) {
    if (value === null) delete out[name];
    else out[name] = isObject(value) && isObject(out[name]) ? deepMerge(out[name], value) : value;
  }
  return out;
}

/** A setting that starts as `initial`, is merged by PATCH and replaced by PUT. */
export function setting(
  path: string,
  initial: Doc | ((ctx: SandboxContext) => Doc),
  more: Partial<SingletonTraits> = {},
): SingletonTraits {
  return {
    path,
    initial: typeof initial === 'function' ? initial : () => initial,
    write: (body, old, ctx) => (ctx.operation.method === 'PUT' ? body : deepMerge(old, body)),
    view: (value) => value,
    ...more,
  };
}
