/**
 * The runtime as one caller sees it: all that is shared, with a gate of their own permissions. Requests come one by
 * one and each needs it, so views are kept: by caller, so that nobody is shown what was read for another, and their
 * gates by permissions, for many people have the same.
 */
import type { GrantedScopes } from '../../client/types.js';
import { Gate } from '../../policy/gate/availability.js';
import type { RunningRuntime } from '../runtime.js';
import type { Caller } from './caller.js';

const MOST_VIEWS = 500;
const MOST_GATES = 50;

type Narrowed = Pick<RunningRuntime, 'gate' | 'scopes'>;

export class CallerViews {
  readonly #runtime: RunningRuntime;
  readonly #views = new Map<string, RunningRuntime>();
  readonly #gates = new Map<string, Narrowed>();

  constructor(runtime: RunningRuntime) {
    this.#runtime = runtime;
  }

  of(caller: Caller): RunningRuntime {
    return kept(this.#views, MOST_VIEWS, `${caller.id}\n${caller.permissionsKey}`, () => ({
      ...this.#runtime,
      ...kept(this.#gates, MOST_GATES, caller.permissionsKey, () => this.#narrowed(caller.permissions)),
    }));
  }

  #narrowed(permissions: ReadonlySet<string>): Narrowed {
    const { policy, scopes: all } = this.#runtime;
    let seen: GrantedScopes | undefined;
    let own: GrantedScopes = { known: false, scopes: new Set() };
    const scopes = () => {
      const granted = all();
      if (granted !== seen) {
        seen = granted;
        own = { ...granted, scopes: new Set([...granted.scopes].filter((one) => permissions.has(one))) };
      }
      return own;
    };
    return { gate: new Gate(policy, all, permissions), scopes };
  }
}

/** What is kept under the key, or is made now; what was not used for longest goes when there are too many. */
function kept<Value>(map: Map<string, Value>, most: number, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
  return value;
}
