/** A change as the pipeline makes it, from a tool's arguments and what the tenant has now. */
import { changesFromSource } from '../../../../src/catalog/change-facts.js';
import { pick, toWire } from '../../../../src/catalog/wire.js';
import { type Change, differencesOf, effectsOf } from '../../../../src/policy/change/change.js';
import { type ApplyMode, bodyToSend, stateAfter } from '../../../../src/policy/change/merge.js';
import type { Present } from '../../../../src/policy/change/present.js';
import { operationOf } from '../../../../src/policy/confirm/confirm-levels.js';
import { record } from '../../records.js';

const facts = changesFromSource();
/** What functions would compute is no matter of the question's own. */
const computed = new Proxy({}, { get: () => () => [], has: () => true });

export async function changeOf(
  name: string,
  args: Record<string, unknown>,
  state: Present,
  mode: ApplyMode = 'merge',
): Promise<Change> {
  const tool = record(name);
  const operation = operationOf(tool) ?? '';
  const own = facts[operation];
  if (!own) throw new Error(`${operation} changes nothing`);
  const wire = toWire(tool, args);
  const present: Present =
    state.kind === 'found' && own.within !== undefined
      ? { kind: 'found', value: pick(state.value, own.within) }
      : state;
  const before = present.kind === 'found' ? present.value : undefined;
  const isBody = typeof wire.body === 'object' && wire.body !== null && !Array.isArray(wire.body);
  if (isBody && (own.kind === 'update' || own.kind === 'replace'))
    wire.body = bodyToSend(own, before, wire.body as Record<string, unknown>, mode);
  const view = {
    ...{ operation, facts: own, wire, present, after: stateAfter(own, before, wire.body) },
    differences: differencesOf(own, wire, present),
    ...{ read: async () => undefined, self: { clientId: undefined, audience: 'https://t.example/api/v2/' } },
  };
  return { ...view, effects: await effectsOf(view, computed) };
}
