/** Reading the environment: known names only, and an empty value counts as not set. */
import { nearest } from '../text/nearest.js';
import { ConfigError } from './errors.js';
import { VARIABLE_NAMES, type VariableName } from './variables.js';

/** The program's own variables: an unknown one is a typo, and a typo must never widen access. */
const OWN_PREFIX = 'AUTH0_MCP_';

export type Environment = Partial<Record<VariableName, string>>;

/**
 * The variables that concern the program, trimmed.
 *
 * @throws ConfigError for an unknown `AUTH0_MCP_*` name, or a placeholder that a client did not fill in
 */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  for (const name of Object.keys(env)) {
    if (!name.startsWith(OWN_PREFIX) || (VARIABLE_NAMES as readonly string[]).includes(name)) continue;
    throw new ConfigError(`Unknown environment variable ${name}${suggestion(name)}`);
  }
  const found: Environment = {};
  for (const name of VARIABLE_NAMES) {
    const raw = env[name];
    if (raw === undefined) continue;
    const value = raw.trim();
    // Compose files and bundles pass a variable that has no value as the empty text.
    if (value === '') continue;
    if (/^\$\{[^}]*\}$/.test(value)) {
      throw new ConfigError(`${name} is still the placeholder ${value}: replace it with the actual value.`);
    }
    found[name] = value;
  }
  return found;
}

function suggestion(name: string): string {
  const own = VARIABLE_NAMES.filter((known) => known.startsWith(OWN_PREFIX));
  const guess = nearest(
    name.slice(OWN_PREFIX.length),
    own.map((known) => known.slice(OWN_PREFIX.length)),
  );
  return guess ? `; did you mean ${OWN_PREFIX}${guess}?` : ` (known: ${own.join(', ')}).`;
}

/** For a variable that is missing: a set `AUTH0_*` name that looks like a misspelling of it. */
export function misspelt(name: VariableName, env: NodeJS.ProcessEnv): string {
  const strangers = Object.keys(env).filter(
    (other) => other.startsWith('AUTH0_') && !(VARIABLE_NAMES as readonly string[]).includes(other),
  );
  const guess = nearest(
    name.slice('AUTH0_'.length),
    strangers.map((other) => other.slice('AUTH0_'.length)),
  );
  return guess ? ` (AUTH0_${guess} is set but not recognized; did you mean ${name}?)` : '';
}
