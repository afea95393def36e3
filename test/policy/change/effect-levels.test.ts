import { describe, expect, it } from 'vitest';
import { EFFECTS, type Effect } from '../../../src/catalog/change-facts.js';
import { defaultEffectLevels, levelOfEffects, stricter } from '../../../src/policy/change/effect-levels.js';
import { effectWords } from '../../../src/policy/change/effect-words.js';
import type { EffectFound } from '../../../src/policy/change/field-effects.js';
import { levelOf, selfRule } from '../../../src/policy/confirm/confirm-levels.js';
import { mergePolicy } from '../../../src/policy/merge-policy.js';
import {
  type ConfirmLevel,
  type FileLayer,
  type PolicyLayer,
  protectedLists,
} from '../../../src/policy/policy.js';
import { record, records } from '../records.js';

const LEVELS: readonly ConfirmLevel[] = ['none', 'ask', 'type-name', 'deny'];
/** What a layer says of the application that the server runs as. */
const protecting = (self: boolean): NonNullable<PolicyLayer['protect']> => ({
  users: { ids: [], emails: [], roles: [], organizations: [] },
  ...protectedLists(() => []),
  self,
});

const found = (effect: Effect, more: Partial<EffectFound> = {}): EffectFound => ({
  effect,
  fields: [],
  ...more,
});

/** Every pair of effects, grave or not: what a property has to hold for. */
const pairs: EffectFound[][] = EFFECTS.flatMap((a) =>
  EFFECTS.flatMap((b) => [
    [found(a), found(b)],
    [found(a, { grave: true }), found(b)],
  ]),
);

describe('the stricter of two levels', () => {
  it('is the later one in the order, either way round', () => {
    LEVELS.forEach((a, i) => {
      LEVELS.forEach((b, j) => {
        expect(stricter(a, b)).toBe(LEVELS[Math.max(i, j)]);
      });
    });
  });
});

describe('levels by effect', () => {
  it('ask for every effect, and have the name typed for what is grave', () => {
    for (const effect of EFFECTS) {
      expect(defaultEffectLevels[effect]).toBe('ask');
      expect(effectWords[effect].means).toMatch(/^[a-z]/);
      expect(levelOfEffects([found(effect)])).toEqual({ level: 'ask' });
      expect(levelOfEffects([found(effect, { grave: true })])).toEqual({ level: 'type-name' });
    }
  });
  it('ask for nothing where there is none', () => {
    expect(levelOfEffects([])).toEqual({ level: 'none' });
    expect(levelOfEffects([], { loss: 'deny' })).toEqual({ level: 'none' });
  });
  it('are the strictest of all effects, in any order', () => {
    for (const pair of pairs) {
      const levels = pair.map((one) => levelOfEffects([one]).level);
      expect(levelOfEffects(pair).level).toBe(stricter(levels[0] as ConfirmLevel, levels[1] as ConfirmLevel));
      expect(levelOfEffects([...pair].reverse()).level).toBe(levelOfEffects(pair).level);
    }
  });
  it('follow the file for the effect that it names, and for no other', () => {
    for (const effect of EFFECTS) {
      for (const level of LEVELS) {
        const rule = `confirmation.effects.${effect}`;
        for (const grave of [{}, { grave: true as const }])
          expect(levelOfEffects([found(effect, grave)], { [effect]: level })).toEqual({ level, rule });
        const other = EFFECTS.find((one) => one !== effect) as Effect;
        expect(levelOfEffects([found(other)], { [effect]: level })).toEqual({ level: 'ask' });
      }
    }
  });
  it('name the entry of the file only where it decided', () => {
    expect(levelOfEffects([found('loss'), found('code')], { loss: 'none' })).toEqual({ level: 'ask' });
    expect(levelOfEffects([found('code'), found('loss')], { loss: 'none' })).toEqual({ level: 'ask' });
    expect(levelOfEffects([found('code'), found('loss')], { loss: 'ask' })).toEqual({ level: 'ask' });
    expect(levelOfEffects([found('code'), found('loss')], { loss: 'deny' })).toEqual({
      level: 'deny',
      rule: 'confirmation.effects.loss',
    });
    expect(levelOfEffects([found('code'), found('loss')], { loss: 'none', code: 'none' })).toEqual({
      level: 'none',
      rule: 'confirmation.effects.loss',
    });
  });
  it('do not take inherited members for entries', () =>
    expect(levelOfEffects([found('loss')], Object.create({ loss: 'none' }))).toEqual({ level: 'ask' }));
});

describe('the level of a call', () => {
  const level = (name: string, effects: EffectFound[], layer: Partial<FileLayer> = {}) =>
    levelOf(mergePolicy({ source: 't', ...layer }), record(name), { effects });

  it('is none for a plain change, whatever else the operation can do', () => {
    for (const tool of records.filter(({ risk }) => risk !== 'read'))
      expect(levelOf(mergePolicy(undefined), tool, { effects: [] }), tool.name).toEqual({ level: 'none' });
  });
  it('never is less than its effects ask for, nor than what is said of a destructive operation', () => {
    for (const tool of records.filter(({ risk }) => risk !== 'read')) {
      const ofTool = levelOf(mergePolicy(undefined), tool).level;
      for (const pair of [pairs[0], pairs[1]] as EffectFound[][]) {
        const { level: both } = levelOf(mergePolicy(undefined), tool, { effects: pair });
        expect(both, tool.name).toBe(stricter(ofTool, levelOfEffects(pair).level));
      }
    }
  });
  it('keeps the name to type for a high-impact operation', () => {
    expect(level('delete_user', [found('loss')])).toEqual({ level: 'type-name' });
    expect(level('update_user', [found('loss')])).toEqual({ level: 'ask' });
    expect(level('update_user', [found('loss', { grave: true })])).toEqual({ level: 'type-name' });
    expect(level('clear_user_blocks', [found('weakens')])).toEqual({ level: 'ask' });
  });
  it('asks for a tool of an unknown kind, effects or none', () => {
    const odd = { ...record('update_user'), risk: 'mystery' } as never;
    expect(levelOf(mergePolicy(undefined), odd, { effects: [] }).level).toBe('ask');
  });
  it('loosens an effect only by its name', () => {
    const effects = { credentials: 'none' } as const;
    expect(level('update_user', [found('credentials')], { confirmation: { effects } })).toEqual({
      level: 'none',
      rule: 'confirmation.effects.credentials',
    });
    expect(
      level('update_user', [found('credentials'), found('privileges')], { confirmation: { effects } }),
    ).toEqual({
      level: 'ask',
    });
    expect(level('delete_user', [found('credentials')], { confirmation: { effects } })).toEqual({
      level: 'type-name',
    });
  });
  it('is tightened by patterns, never loosened', () => {
    const levels = { 'update_*': 'type-name', '*': 'none' } as const;
    expect(level('update_user', [found('loss')], { confirmation: { levels } })).toEqual({
      level: 'type-name',
      rule: 'update_*',
    });
    expect(level('update_user', [], { confirmation: { levels: { 'update_*': 'ask' } } })).toEqual({
      level: 'ask',
      rule: 'update_*',
    });
    expect(level('update_user', [found('loss')], { confirmation: { levels: { '*': 'none' } } })).toEqual({
      level: 'ask',
    });
  });
  it('is that of the exact name, first of all', () => {
    const levels = { update_user: 'none' } as const;
    expect(level('update_user', [found('loss', { grave: true })], { confirmation: { levels } })).toEqual({
      level: 'none',
      rule: 'update_user',
    });
  });
  it('refuses what concerns the application that the server runs as, unless the policy allows it', () => {
    const own = [found('loss'), found('privileges', { grave: true, own: true })];
    const levels = { update_client: 'none' } as const;
    expect(level('update_client', own)).toEqual({ level: 'deny', rule: selfRule });
    expect(level('update_client', own, { confirmation: { levels } })).toEqual({
      level: 'deny',
      rule: selfRule,
    });
    expect(level('update_client', own, { protect: protecting(false) })).toEqual({ level: 'type-name' });
    expect(level('update_client', [found('privileges')])).toEqual({ level: 'ask' });
  });
});

describe('merging', () => {
  it('lets a later layer replace single effects, and a profile of the file set them', () => {
    const file: FileLayer = {
      source: 't',
      profile: 'mine',
      profiles: {
        mine: { confirmation: { effects: { loss: 'deny', code: 'none' } }, protect: protecting(false) },
      },
      confirmation: { effects: { code: 'type-name' } },
    };
    expect(mergePolicy(file)).toMatchObject({
      confirmation: { effects: { loss: 'deny', code: 'type-name' } },
      protect: { self: false },
    });
    expect(mergePolicy({ ...file, protect: protecting(true) }).protect.self).toBe(true);
    expect(mergePolicy(undefined)).toMatchObject({ confirmation: { effects: {} }, protect: { self: true } });
  });
  it('loosens nothing by a built-in profile', () => {
    for (const profile of ['support-readonly', 'support', 'developer', 'admin']) {
      const policy = mergePolicy(undefined, {}, { profile });
      expect(policy.confirmation).toMatchObject({ effects: {}, levels: {} });
      expect(policy.protect.self).toBe(true);
    }
  });
  it('is another version of the policy', () => {
    const version = (layer: Partial<FileLayer>) => mergePolicy({ source: 't', ...layer }).version;
    const all = [
      {},
      { protect: protecting(false) },
      { confirmation: { effects: { loss: 'none' as const } } },
    ].map(version);
    expect(new Set(all).size).toBe(3);
  });
});
