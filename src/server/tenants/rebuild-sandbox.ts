/** Fills an empty sandbox with a tenant's configuration, under the ids that things have there. */
import { Confirmer } from '../../policy/confirm/confirmation.js';
import { defaultPolicy } from '../../policy/merge-policy.js';
import type { Policy } from '../../policy/policy.js';
import type { RunningSandbox } from '../../sandbox/start.js';
import { KINDS } from '../../tools/configuration/kinds.js';
import { addPeople } from '../../tools/configuration/people.js';
import { type Configuration, readConfiguration } from '../../tools/configuration/read-configuration.js';
import { type Rebuilt, rebuild } from '../../tools/configuration/rebuild.js';
import type { CallContext } from '../../tools/runtime.js';
import type { Config } from '../load-config.js';
import { createRuntime, type RunningRuntime } from '../runtime.js';
import { sandboxConfig } from './sandbox-config.js';

type LogLevel = Config['logLevel'];

const call: CallContext = { caller: 'local', clientName: 'sandbox', canAsk: false };

/** The default policy without the protection of the own application, which is a thing of the sandbox like others. */
function openPolicy(): Policy {
  const policy = defaultPolicy();
  return { ...policy, protect: { ...policy.protect, self: false } };
}

/** A runtime for all of a sandbox of this process, for which nobody is asked. */
export async function wholeSandbox(sandbox: RunningSandbox, logLevel: LogLevel): Promise<RunningRuntime> {
  const policy = openPolicy();
  const runtime = await createRuntime(sandboxConfig(sandbox, { policy, logLevel }));
  runtime.confirmer = new Confirmer(policy, undefined, { asksNobody: true });
  return runtime;
}

/**
 * @param from read from the tenant, redacted; so no secret gets into the sandbox
 * @param people how many made-up people to add
 * @returns what the sandbox could not be given
 */
export async function rebuildIn(
  sandbox: RunningSandbox,
  from: Configuration,
  logLevel: LogLevel,
  people = 0,
): Promise<Rebuilt & { people: number }> {
  const runtime = await wholeSandbox(sandbox, logLevel);
  try {
    const present = await readConfiguration(runtime, call, KINDS);
    const rebuilt = await rebuild(from, { runtime, call, present, origin: sandbox.url });
    const added = people > 0 ? await addPeople(runtime, call, from, people) : 0;
    await sandbox.rename(rebuilt.ids);
    return { ...rebuilt, people: added };
  } finally {
    await runtime.close();
  }
}
