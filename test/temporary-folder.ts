/** Gives a run of the tests a temporary folder of its own, and takes it away with everything they left in it. */
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export default function temporaryFolder(): () => void {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'auth0-management-mcp-tests-'));
  process.env.TMPDIR = folder;
  // Without retries a file that something still writes at the very end would fail the whole run.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
