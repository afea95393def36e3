/** Which confirmation a change needs by its effects: one table, with the policy file's `confirmation.effects` over it. */
import type { Effect } from '../../catalog/change-facts.js';
import type { ConfirmLevel } from '../policy.js';
import type { EffectFound } from './field-effects.js';

/** Every high-impact effect is asked for; a plain write has none. */
export const defaultEffectLevels: Readonly<Record<Effect, ConfirmLevel>> = {
  privileges: 'ask',
  credentials: 'ask',
  sign_in: 'ask',
  code: 'ask',
  egress: 'ask',
  loss: 'ask',
  lock_out: 'ask',
  weakens: 'ask',
  reach: 'ask',
  irreversible: 'ask',
  unknown: 'ask',
};

const strictness: readonly ConfirmLevel[] = ['none', 'ask', 'type-name', 'deny'];

export const stricter = (a: ConfirmLevel, b: ConfirmLevel): ConfirmLevel =>
  strictness.indexOf(a) >= strictness.indexOf(b) ? a : b;

/**
 * The level that a change's effects ask for, and the entry of the policy file that decided, where one did. What is
 * grave (the sign-in of everybody, scopes of the Management API, many people) has the name typed, unless the file
 * says something about that effect.
 */
export function levelOfEffects(
  effects: readonly EffectFound[],
  overrides: Readonly<Partial<Record<Effect, ConfirmLevel>>> = {},
): { level: ConfirmLevel; rule?: string } {
  let result: { level: ConfirmLevel; rule?: string } = { level: 'none' };
  for (const { effect, grave } of effects) {
    const override = Object.hasOwn(overrides, effect) ? overrides[effect] : undefined;
    const level = override ?? (grave ? 'type-name' : defaultEffectLevels[effect]);
    // Nobody is asked because the file says so: the audit trail names the entry.
    if (override === 'none' && result.level === 'none')
      result = { level, rule: `confirmation.effects.${effect}` };
    if (strictness.indexOf(level) <= strictness.indexOf(result.level)) continue;
    result = override === undefined ? { level } : { level, rule: `confirmation.effects.${effect}` };
  }
  return result;
}
