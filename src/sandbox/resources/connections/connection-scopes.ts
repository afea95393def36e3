/**
 * The scopes that a social connection requests from its provider: derived from the flags in its options and from
 * `freeform_scopes`, regardless of a given `scope`.
 */
import providers from '../../../../catalog/sandbox/provider-scopes.json' with { type: 'json' };
import type { Doc } from '../../state/store.js';

interface Provider {
  /** Scopes that are always requested: before and after those of the flags. */
  first?: string[];
  last?: string[];
  /** Flag -> scope; other flags request nothing. */
  flags: Record<string, string>;
  /** Joins the scopes into one string; absent: they stay a list. */
  separator?: string;
}

/** Facebook's are in the order in which they are requested: the address first, then alphabetically. */
const PROVIDERS: Record<string, Provider> = providers;

/** Whether a strategy's scopes are derived from its flags. */
export const derivesScopes = (strategy: string): boolean => Object.hasOwn(PROVIDERS, strategy);

/** The options with their `scope`; unchanged for a strategy without flags. */
export function withScopes(strategy: string, options: Doc): Doc {
  const provider = PROVIDERS[strategy];
  if (!provider) return options;
  const { first = [], flags, last = [], separator } = provider;
  const flagged = Object.entries(flags).flatMap(([flag, scope]) => (options[flag] === true ? [scope] : []));
  const free = Array.isArray(options.freeform_scopes) ? options.freeform_scopes.map(String) : [];
  const scopes = [...new Set([...first, ...flagged, ...last, ...free])];
  return { ...options, scope: separator === undefined ? scopes : scopes.join(separator) };
}
