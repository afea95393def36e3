/**
 * The scopes that a social connection asks its provider for: worked out from the flags among its options and from
 * `freeform_scopes`, whatever `scope` the caller gives.
 */
import providers from '../../../../catalog/sandbox/provider-scopes.json' with { type: 'json' };
import type { Doc } from '../../state/store.js';

interface Provider {
  /** Scopes asked for in any case, those before and behind the ones of the flags. */
  first?: string[];
  last?: string[];
  /** Flag -> scope; a flag that is not here asks for nothing more. */
  flags: Record<string, string>;
  /** How the scopes are written: a list, unless told otherwise. */
  separator?: string;
}

/** Facebook's are in the order in which they are requested: the address first, then alphabetically. */
const PROVIDERS: Record<string, Provider> = providers;

/** Whether a strategy's scopes come from its flags. */
export const derivesScopes = (strategy: string): boolean => Object.hasOwn(PROVIDERS, strategy);

/** The options with their `scope`; those of a strategy without flags as they are. */
export function withScopes(strategy: string, options: Doc): Doc {
  const provider = PROVIDERS[strategy];
  if (!provider) return options;
  const { first = [], flags, last = [], separator } = provider;
  const flagged = Object.entries(flags).flatMap(([flag, scope]) => (options[flag] === true ? [scope] : []));
  const free = Array.isArray(options.freeform_scopes) ? options.freeform_scopes.map(String) : [];
  const scopes = [...new Set([...first, ...flagged, ...last, ...free])];
  return { ...options, scope: separator === undefined ? scopes : scopes.join(separator) };
}
