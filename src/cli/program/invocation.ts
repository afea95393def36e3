/** How this program is started, for telling people what to type next. */
import { basename, relative, sep } from 'node:path';

/** From the script that Node runs: by its name where that is on the path, else by npx, or as a checkout's file. */
export function invocation(script = process.argv[1] ?? '', cwd = process.cwd()): string {
  if (!/\.[cm]?[jt]s$/.test(basename(script))) return 'auth0-management-mcp';
  if (script.split(sep).includes('node_modules')) return 'npx -y auth0-management-mcp';
  const path = relative(cwd, script);
  return `node ${path.startsWith('..') ? script : path}`;
}
