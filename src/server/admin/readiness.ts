/** Whether this server should be sent calls, and if not, why. */
import type { RunningRuntime } from '../runtime.js';

/** Longest wait for a token, in ms: probes give up after a second or a few. */
const TOKEN_MS = 2_000;

export class Readiness {
  #runtime: RunningRuntime | undefined;
  #why = 'starting';

  /** Notes why serving has not begun. The reason must contain no secret. */
  starting(why: string): void {
    this.#why = why;
  }

  /** From now on it is the runtime that tells. */
  serving(runtime: RunningRuntime): void {
    this.#runtime = runtime;
  }

  /** Why not; undefined when it is ready. */
  async problem(): Promise<string | undefined> {
    const runtime = this.#runtime;
    if (!runtime) return this.#why;
    if (runtime.draining.active) return 'draining';
    const { ready } = runtime.state.status();
    return (
      (await tokenProblem(runtime)) ?? (ready ? undefined : 'the store that replicas share cannot be reached')
    );
  }
}

/** A token that is held is enough: probes cause no token requests of their own while it is valid. */
async function tokenProblem(runtime: RunningRuntime): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, TOKEN_MS, 'no access token within 2 s');
  });
  const obtained = runtime.obtainToken().then(
    () => undefined,
    () => 'no access token can be obtained',
  );
  try {
    return await Promise.race([obtained, late]);
  } finally {
    clearTimeout(timer);
  }
}
