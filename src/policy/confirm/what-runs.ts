/** The code that a deployment makes run: it is in no argument, so the approval has to count for it, too. */
import { pick } from '../../catalog/wire.js';
import type { Change } from '../change/change.js';

/** Members of an Action or a module that decide what runs; its dates and the status of its build do not. */
const MEMBERS = ['code', 'dependencies', 'modules', 'runtime', 'secrets', 'supported_triggers'];

/** What runs after the change, as far as the object has it now; undefined for everything but a deployment. */
export function whatRuns({ facts, present }: Change): unknown {
  if (facts.kind !== 'act' || !facts.always?.includes('code') || present.kind !== 'found') return undefined;
  return MEMBERS.map((member) => pick(present.value, member) ?? null);
}
