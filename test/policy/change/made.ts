/** Changes made of given facts, without the catalogue: for rules that hold whatever the operation is. */
import type { ChangeFacts } from '../../../src/catalog/change-facts.js';
import type { ToolRecord } from '../../../src/catalog/tool-record.js';
import type { Wire } from '../../../src/catalog/wire.js';
import { type Change, type ChangeView, differencesOf } from '../../../src/policy/change/change.js';
import { stateAfter } from '../../../src/policy/change/merge.js';
import type { Present } from '../../../src/policy/change/present.js';

/** What these rules look at of a call: its path, query and body. */
export const wireOf = (parts: Partial<Wire>): Wire => ({
  ...{ tool: {} as ToolRecord, args: {}, path: {}, query: {}, header: {}, body: undefined },
  ...parts,
});

export const found = (value: unknown): Present => ({ kind: 'found', value });
export const absent: Present = { kind: 'absent' };
export const unknown: Present = { kind: 'unknown', why: 'reading it is not permitted' };

export interface Made {
  operation?: string;
  facts: Partial<ChangeFacts>;
  present: Present;
  wire?: Partial<Wire>;
}

export function viewOf({ operation = 'PATCH /things/{id}', facts, present, wire = {} }: Made): ChangeView {
  const whole: ChangeFacts = { kind: 'update', effects: {}, ...facts };
  const sent = wireOf(wire);
  return {
    ...{ operation, facts: whole, wire: sent, present },
    after: stateAfter(whole, present.kind === 'found' ? present.value : undefined, sent.body),
    differences: differencesOf(whole, sent, present),
    read: async () => undefined,
    self: { clientId: undefined, audience: undefined },
  };
}

export const made = (parts: Made): Change => ({ ...viewOf(parts), effects: [] });
