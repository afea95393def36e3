/** How this program was started, for telling people what to type next. */
import { basename, relative, sep } from 'node:path';

/** Derived from the script that Node runs: the bin name if it is on the PATH, else npx, or the file of a checkout. */
export function invocation(script = process.argv[1] ?? '', cwd = process.cwd()): string {
  if (!/\.[cm]?[jt]s$/.test(basename(script))) return 'auth0-management-mcp';
  if (script.split(sep).includes('node_modules')) return 'npx -y auth0-management-mcp';
  const path = relative(cwd, script);
  return `node ${path.startsWith('..') ? script : path}`;
}
