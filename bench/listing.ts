/** What a listing, and building a server for one HTTP request, cost once warm. */

import { defaultPolicy } from '../src/policy/policy.js';
import { buildServer } from '../src/server/build-server.js';
import { createRuntime } from '../src/server/runtime.js';
import { listTools } from '../src/server/tool-list.js';
import { median, report } from './report.js';

const ROUNDS = 500;

function time(work: () => void): number {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const began = performance.now();
    work();
    times.push(performance.now() - began);
  }
  return median(times.slice(ROUNDS / 5));
}

export async function listing(): Promise<void> {
  const runtime = await createRuntime({
    tenant: { kind: 'sandbox' },
    policy: defaultPolicy(),
    surface: {},
    logLevel: 'silent',
  });
  try {
    // Serialising the same list is the floor: nobody can list for less.
    const floor = time(() => JSON.stringify({ tools: listTools(runtime) }));
    const built = time(() => buildServer(runtime));
    const listed = time(() => JSON.stringify({ tools: listTools(runtime) }));
    report('listing', listed / floor, { detail: `${listed.toFixed(3)} ms (limit 2 ms)` });
    report('server per HTTP request', built / floor, { detail: `${built.toFixed(3)} ms (limit 1 ms)` });
  } finally {
    await runtime.close();
  }
}
