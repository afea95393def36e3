/** The effects of changes as lines of a question, in one order, whatever brought them. */
import { EFFECTS } from '../../../catalog/change-facts.js';
import { effectWords } from '../../change/effect-words.js';
import type { EffectFound } from '../../change/field-effects.js';
import { oneLine } from '../../outgoing/outgoing.js';
import { pathName } from './value-lines.js';

export function effectLines(effects: readonly EffectFound[]): string[] {
  return EFFECTS.flatMap((effect) => {
    const found = effects.filter((one) => one.effect === effect);
    if (found.length === 0) return [];
    const fields = [...new Set(found.flatMap((one) => one.fields))].filter((field) => field !== '');
    const named = fields.map((field) => pathName(field.split('.')));
    const { label, means } = effectWords[effect];
    const reasons = [...new Set(found.flatMap(({ why }) => (why === undefined ? [] : [why])))];
    return [
      `  ${label}: ${means}${named.length > 0 ? ` (${named.join(', ')})` : ''}`,
      ...reasons.map((why) => `    ${oneLine(why, 2_000)}`),
    ];
  });
}
