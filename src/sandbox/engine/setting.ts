/** Short declarations of singletons. */
import initialSettings from '../../../catalog/sandbox/initial-settings.json' with { type: 'json' };
import { isObject } from '../../text/is-object.js';

import type { Doc } from '../state/store.js';
import type { SingletonTraits } from './traits.js';

/** Objects merge all the way down, everything else is replaced, null removes. */
export function deepMerge(old: Doc, given: Doc): Doc {
  const out: Doc = { ...old };
  for (const [name, value] of Object.entries(given)) {
    if (value === null) delete out[name];
    else out[name] = isObject(value) && isObject(out[name]) ? deepMerge(out[name], value) : value;
  }
  return out;
}

const initially: Readonly<Record<string, Doc>> = initialSettings;

/** A setting that starts as `catalog/sandbox/initial-settings.json` says (empty if not there), is merged by PATCH and replaced by PUT. */
export function setting(path: string, more: Partial<SingletonTraits> = {}): SingletonTraits {
  const initial = initially[more.store ?? path] ?? {};
  return {
    path,
    initial: () => initial,
    write: (body, old, ctx) => (ctx.operation.method === 'PUT' ? body : deepMerge(old, body)),
    view: (value) => value,
    ...more,
  };
}
