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
  const typed = name.slice(0, 80);
  const spelled = [...runtime.registry.builtIn, ...runtime.registry.records]
    .map((tool) => ({ tool, edits: distance(tool.name, typed) }))
    .filter(({ tool, edits }) => edits <= MISSPELT && runtime.gate.offers(tool))
    .sort((a, b) => a.edits - b.edits)
    .map(({ tool }) => tool.name);
  const words = name
    .slice(0, 100)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^a-zA-Z0-9]+/g, ' ');
  const near = [...new Set([...spelled, ...findAvailable(runtime, words, MOST_NAMED)])].slice(0, MOST_NAMED);
  const meant = near.length > 0 ? `Did you mean ${near.join(' or ')}? ` : '';
  return `${meant}find_operations searches by what you want to do.`;
}
