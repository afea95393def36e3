/** The form that a client shows to a person, and what its answer says. */
import { isTypedName } from '../approvals/typed-name.js';
import type { PlainRefusal } from './refusals.js';

/** The flat form of an elicitation. */
export interface ElicitSchema {
  type: 'object';
  properties: Record<string, { type: 'boolean' | 'string'; title: string; description?: string }>;
  required: string[];
}

/** The key under which the client's answer is expected. */
export const answerKey = 'confirmation';

/** Why the client's answer is not accepted, if so. */
export function weigh(
  responses: Record<string, unknown> | undefined,
  expected: string | undefined,
): PlainRefusal | undefined {
  const answer = responses && Object.hasOwn(responses, answerKey) ? responses[answerKey] : undefined;
  if (answer === undefined) return 'answer_missing';
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return 'answer_invalid';
  const { action, content } = answer as { action?: unknown; content?: unknown };
  if (action === 'decline') return 'declined';
  if (action === 'cancel') return 'cancelled';
  if (action !== 'accept' || typeof content !== 'object' || content === null) return 'answer_invalid';
  if (expected === undefined) {
    const yes = Object.hasOwn(content, 'confirm') ? (content as { confirm: unknown }).confirm : undefined;
    return yes === true ? undefined : yes === false ? 'declined' : 'answer_invalid';
  }
  const typed = Object.hasOwn(content, 'name') ? (content as { name: unknown }).name : undefined;
  if (typeof typed !== 'string') return 'answer_invalid';
  return isTypedName(typed, expected) ? undefined : 'wrong_name';
}

export const yesSchema: ElicitSchema = {
  type: 'object',
  properties: { confirm: { type: 'boolean', title: 'Yes, do this' } },
  required: ['confirm'],
};

export function typedSchema(name: string): ElicitSchema {
  return {
    type: 'object',
    properties: {
      name: { type: 'string', title: 'Resource name', description: `Type "${name}" to confirm` },
    },
    required: ['name'],
  };
}
