/** An empty sandbox for one call, to try changes in. */
import { Confirmer } from '../../policy/confirm/confirmation.js';
import { HourlyCounter } from '../../policy/limits.js';
import { TargetMemory } from '../../policy/targets/target-memory.js';
import { startSandbox } from '../../sandbox/start.js';
import type { Runtime, Scratch } from '../../tools/runtime.js';
import type { Config } from '../load-config.js';
import { wholeSandbox } from './rebuild-sandbox.js';

/** @throws Error where no port can be listened on */
export async function openScratch(logLevel: Config['logLevel']): Promise<Scratch> {
  const sandbox = await startSandbox({ seed: 'empty', rateLimit: 'off', deliveries: false });
  let whole = await wholeSandbox(sandbox, logLevel).catch(async (error: unknown) => {
    await sandbox.close();
    throw error;
  });
  return {
    origin: sandbox.url,
    everything: () => whole,
    rehearsal: ({ policy, gate, scopes, targets }: Runtime): Runtime => ({
      ...whole,
      policy,
      gate,
      scopes,
      toolsChanged: () => undefined,
      confirmer: new Confirmer(policy, undefined, { asksNobody: true }),
      // What is tried does not count.
      counter: new HourlyCounter({}),
      targets: new TargetMemory(policy, {
        clientId: targets.own.clientId,
        audience: whole.targets.own.audience,
      }),
    }),
    rename: async (ids) => {
      await whole.close();
      await sandbox.rename(ids);
      whole = await wholeSandbox(sandbox, logLevel);
    },
    close: async () => {
      await whole.close();
      await sandbox.close();
    },
  };
}
