/** Gives a run of the tests a temporary folder of its own, and takes it away with everything they left in it. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function temporaryFolder(): () => void {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'auth0-management-mcp-tests-'));
  process.env.TMPDIR = folder;
  // What a server remembers is not the user's who runs the tests.
  process.env.XDG_STATE_HOME = join(folder, 'state');
  // Without retries a file that something still writes at the very end would fail the whole run.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
