/**
 * The runtime as one caller sees it: the shared parts, with a gate for their own permissions. Every request
 * needs one, so views are cached: by caller, so that nobody sees what was read for another, and their
 * gates by permissions, because many people have the same.
 */
import type { GrantedScopes } from '../../client/types.js';
import { type CallerPermissions, Gate } from '../../policy/gate/availability.js';
import type { RunningRuntime } from '../runtime.js';
import type { Caller } from './caller.js';

const MOST_VIEWS = 500;
const MOST_GATES = 50;

type Narrowed = Pick<RunningRuntime, 'gate' | 'scopes'>;

export class CallerViews {
  readonly #runtime: RunningRuntime;
  readonly #views = new Map<string, RunningRuntime>();
  readonly #gates = new Map<string, Narrowed>();

  readonly #tenants: readonly [string, CallerViews][];

  constructor(runtime: RunningRuntime) {
    this.#runtime = runtime;
    this.#tenants = [...(runtime.tenants ?? [])].map(([name, one]) => [name, new CallerViews(one)]);
  }

  of(caller: Caller): RunningRuntime {
    return kept(this.#views, MOST_VIEWS, `${caller.id}\n${caller.permissionsKey}`, () => ({
      ...this.#runtime,
      ...kept(this.#gates, MOST_GATES, caller.permissionsKey, () =>
        this.#narrowed({ has: caller.permissions, given: caller.given }),
      ),
      ...(this.#tenants.length > 0
        ? { tenants: new Map(this.#tenants.map(([name, views]) => [name, views.of(caller)])) }
        : {}),
    }));
  }

  #narrowed(permissions: CallerPermissions): Narrowed {
    const { policy, scopes: all } = this.#runtime;
    let seen: GrantedScopes | undefined;
    let own: GrantedScopes = { known: false, scopes: new Set() };
    const scopes = () => {
      const granted = all();
      if (granted !== seen) {
        seen = granted;
        own = { ...granted, scopes: new Set([...granted.scopes].filter((one) => permissions.has.has(one))) };
      }
      return own;
    };
    return { gate: new Gate(policy, all, permissions), scopes };
  }
}

/** The cached value of the key, created if missing; the least recently used entry is evicted. */
function kept<Value>(map: Map<string, Value>, most: number, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) map.delete(oldest);
  return value;
}
