/** Opens a runtime for each tenant, and one that stands before them. */
import type { Observer } from '../observing/observer.js';
import { createRuntime, type RunningRuntime } from '../runtime.js';
import type { NamedConfig } from './load-tenants.js';

/**
 * The tenant's runtime; of several, one that has all of them in `tenants` and serves none by itself. Where one cannot
 * be opened, none is.
 *
 * @throws what `createRuntime` throws, with the tenant's name
 */
export async function openTenants(all: readonly NamedConfig[], observer?: Observer): Promise<RunningRuntime> {
  const opened = await Promise.allSettled(
    all.map(async ({ mark, config }) => Object.assign(await createRuntime(config, observer), { mark })),
  );
  const running = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = opened.findIndex(({ status }) => status === 'rejected');
  if (failed >= 0) {
    await Promise.all(running.map((one) => one.close()));
    const { reason } = opened[failed] as PromiseRejectedResult;
    if (reason instanceof Error && all.length > 1)
      reason.message = `Tenant ${all[failed]?.name}: ${reason.message}`;
    throw reason;
  }
  const [first] = running;
  if (!first) throw new Error('no tenant was given');
  if (running.length === 1) return first;
  for (const one of running) {
    // One person at one place: approvals name their tenant. Calls of all of them end before the process does.
    one.elsewhere = first.elsewhere;
    one.draining = first.draining;
  }
  return {
    ...first,
    tenants: new Map(all.map(({ name }, index) => [name, running[index] as RunningRuntime])),
    onToolsChanged: (callback) => {
      const stops = running.map((one) => one.onToolsChanged(callback));
      return () => {
        for (const stop of stops) stop();
      };
    },
    cancelCalls: async () => {
      await Promise.all(running.map((one) => one.cancelCalls()));
    },
    close: async () => {
      first.draining.begin();
      await Promise.all(running.map((one) => one.cancelCalls()));
      await Promise.all(running.map((one) => one.close()));
    },
  };
}
