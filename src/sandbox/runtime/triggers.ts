/** What each trigger gives to an Action: handlers and methods of `api`. */
import facts from '../../../catalog/action-triggers.json' with { type: 'json' };
import type { ApiMethod } from './protocol.js';

export interface Trigger {
  /** The exported function that is called. */
  handler: string;
  /** The one that is called when the person comes back from a redirect. */
  continue?: string;
  /** Whether what set it off waits for it. */
  synchronous: boolean;
  when: string;
  /** Properties of `event`, with their meaning. */
  event: Readonly<Record<string, string>>;
  /** Signatures of `api`, with their meaning. */
  api: Readonly<Record<string, string>>;
  /** Code that the tests run. */
  example: string;
}

const TRIGGERS = facts as unknown as Readonly<Record<string, Trigger>>;

/** A trigger whose Actions run here; undefined for one that is only stored. */
export const triggerOf = (id: string): Trigger | undefined =>
  Object.hasOwn(TRIGGERS, id) ? TRIGGERS[id] : undefined;

/** `access.deny(code: string, reason?: string)` as data. */
function methodOf(signature: string): ApiMethod {
  const [, group = '', name = '', list = ''] = /^(\w+)\.(\w+)\((.*)\)$/.exec(signature) ?? [];
  const parameters = list
    .split(', ')
    .filter(Boolean)
    .map((one) => {
      const [label = '', type = 'any'] = one.split(': ');
      return { name: label.replace('?', ''), type, optional: label.endsWith('?') };
    });
  return { group, name, parameters };
}

const methods = new Map<string, ApiMethod[]>();

export function methodsOf(id: string): ApiMethod[] {
  const known = methods.get(id) ?? Object.keys(triggerOf(id)?.api ?? {}).map(methodOf);
  methods.set(id, known);
  return known;
}
