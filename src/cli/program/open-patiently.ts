/** A start that waits for the tenant: a team's server is started by programs that would only start it again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError } from '../../client/errors.js';
import type { Flags } from '../../config/settings.js';
import type { Admin } from '../../server/admin/admin.js';
import type { RunningRuntime } from '../../server/runtime.js';
import { describeFailure } from '../terminal/failure.js';
import { openRuntime } from './checked-config.js';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Whether trying again may help: the tenant cannot be reached, is limited, or fails. */
function mayPass(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  const { status, kind } = error;
  return status === undefined ? kind !== 'protocol' : status === 429 || status >= 500;
}

/**
 * Opens the runtime, and tries again while the tenant cannot be reached; meanwhile the admin endpoint says why.
 *
 * @throws ConfigError, PolicyError, or ApiError where waiting does not help, such as for wrong credentials
 */
export async function openPatiently(flags: Flags, admin: Admin | undefined): Promise<RunningRuntime> {
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)) {
    try {
      return await openRuntime(flags, admin?.metrics);
    } catch (error) {
      if (!mayPass(error)) throw error;
      admin?.readiness.starting('the tenant cannot be reached');
      process.stderr.write(
        `auth0-management-mcp: ${describeFailure(error)} Trying again in ${waitMs / 1000} s.\n`,
      );
      await sleep(waitMs);
    }
  }
}
