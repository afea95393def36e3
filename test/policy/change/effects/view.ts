/** Changes as the pipeline would see them, from an operation, its parameters and what the tenant answers. */
import { loadChangeFacts } from '../../../../src/catalog/change-facts.js';
import { type ChangeView, differencesOf, effectsOf } from '../../../../src/policy/change/change.js';
import { computedEffects } from '../../../../src/policy/change/effects/index.js';
import type { EffectFound } from '../../../../src/policy/change/field-effects.js';
import { stateAfter } from '../../../../src/policy/change/merge.js';
import { type Present, readPresent } from '../../../../src/policy/change/present.js';
import { reader } from '../../confirm/reader.js';
import { operation as record } from '../../records.js';

export const self = { clientId: 'own_client', audience: 'https://acme.example/api/v2/' };

export interface Call {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  /** Path of a read -> its answer; the rest is not there. */
  answers?: Record<string, unknown>;
  /** In place of what the answers say. */
  present?: Present;
  clientId?: string | undefined;
}

export async function viewOf(operation: string, call: Call = {}): Promise<ChangeView & { seen: string[] }> {
  const facts = loadChangeFacts()[operation];
  if (!facts) throw new Error(`no change ${operation}`);
  const { path = {}, query = {}, body, answers = {} } = call;
  const wire = { tool: record(operation), args: {}, path, query, header: {}, body };
  const { read, seen } = reader(answers);
  const present = call.present ?? (await readPresent(facts, wire, read));
  seen.length = 0;
  return {
    operation,
    facts,
    wire,
    present,
    after: stateAfter(facts, present.kind === 'found' ? present.value : undefined, body),
    differences: differencesOf(facts, wire, present),
    read,
    seen,
    self: 'clientId' in call ? { ...self, clientId: call.clientId } : self,
  };
}

/** What one computed effect finds. */
export async function computed(name: string, operation: string, call?: Call): Promise<EffectFound[]> {
  const compute = computedEffects[name];
  if (!compute) throw new Error(`no computed effect ${name}`);
  return compute(await viewOf(operation, call));
}

/** All effects of a call, as `effect` or `effect!` where it is grave, sorted. */
export async function effects(operation: string, call?: Call): Promise<string[]> {
  const found = await effectsOf(await viewOf(operation, call), computedEffects);
  return found.map(({ effect, grave }) => `${effect}${grave ? '!' : ''}`).sort();
}
