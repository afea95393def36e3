import { distance } from '../../text/nearest.js';
import type { Runtime } from '../runtime.js';
import { findAvailable } from './find-operations.js';

/** Maximum number of edits in a misspelled tool name that search does not find. */
const MISSPELT = 2;
const MOST_NAMED = 3;

/**
 * Advice for an unknown tool name. Names are guessed from what they should do (`list_applications`,
 * `add_role_to_user`), so that their meaning is more useful than their spelling.
 */
export function adviceForName(runtime: Runtime, name: string): string {
  const own = runtime.registry.builtIn.find(
    (tool) => distance(tool.name, name.slice(0, 80)) <= MISSPELT && runtime.gate.offers(tool),
  );
  const words = name
    .slice(0, 100)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^a-zA-Z0-9]+/g, ' ');
  const near = own ? [own.name] : findAvailable(runtime, words, MOST_NAMED);
  const meant = near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : '';
  return `${meant}find_operations searches by what you want to do.`;
}
