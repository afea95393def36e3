/** One of the tenants that the server is connected to. */
import { nearest } from '../../text/nearest.js';
import { ToolError } from '../errors.js';
import type { Runtime } from '../runtime.js';

/** @param argument the argument that names it @throws ToolError for a name that is not configured */
export function tenantOf({ tenants }: Runtime, name: string, argument: string): Runtime {
  const found = tenants?.get(name);
  if (found) return found;
  const names = [...(tenants?.keys() ?? [])];
  const near = nearest(name, names);
  throw new ToolError(
    'invalid_arguments',
    `${argument}: there is no tenant ${JSON.stringify(name.slice(0, 60))}${near ? `; did you mean ${near}?` : ''}. There are ${names.join(', ') || 'none'}. Nothing was sent.`,
  );
}
