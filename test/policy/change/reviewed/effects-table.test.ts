/**
 * Every operation that changes something, with the effects its arguments may have and the level that each asks for by
 * default, one line each, written down in `effects.txt`: a change of the reviewed data shows there.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changesFromSource, EFFECTS, type FieldEntry } from '../../../../src/catalog/change-facts.js';
import { levelOfEffects } from '../../../../src/policy/change/effect-levels.js';

/** `effect` or `effect@when`, as the data has it. */
const named = (entry: FieldEntry): string[] =>
  entry === 'plain'
    ? []
    : (Array.isArray(entry) ? entry : [entry]).map((one) =>
        typeof one === 'string' ? one : `${one.effect}${one.when ? `@${one.when}` : ''}`,
      );

test('the effects of every operation are those written down', async () => {
  const lines: string[] = [];
  for (const [operation, change] of Object.entries(changesFromSource())) {
    const by = new Map<string, string[]>();
    const note = (key: string, from: string) => by.set(key, [...(by.get(key) ?? []), from]);
    for (const effect of change.always ?? []) note(effect, '(always)');
    for (const [path, entry] of Object.entries(change.effects)) {
      for (const key of named(entry)) note(key, path);
      if (entry === 'plain') note('plain', path);
    }
    for (const name of change.computed ?? []) note('computed', name);
    if (by.size === 0) note('plain', '(nothing)');
    for (const [key, from] of by) {
      const effect = EFFECTS.find((one) => one === key.split('@')[0]);
      const grave = change.everybody && effect !== 'loss' ? ({ grave: true } as const) : {};
      const level = effect
        ? levelOfEffects([{ effect, fields: [], ...grave }]).level
        : key === 'plain'
          ? 'none'
          : '-';
      lines.push(`${operation} | ${key} | ${level} | ${from.join(', ')}`);
    }
  }
  await expect(`${lines.sort().join('\n')}\n`).toMatchFileSnapshot(join(import.meta.dirname, 'effects.txt'));
});
