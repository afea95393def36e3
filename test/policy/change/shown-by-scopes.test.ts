/** What a token does not show is unknown, not absent. */
import { describe, expect, it } from 'vitest';
import type { ChangeFacts } from '../../../src/catalog/change-facts.js';
import { asFarAsShown } from '../../../src/policy/change/shown-by-scopes.js';
import { absent, found, unknown, wireOf } from './made.js';

const facts: ChangeFacts = {
  ...{ kind: 'update', effects: {} },
  shownWith: [
    { fields: ['key'], scopes: ['read:keys'] },
    { except: ['name', 'key'], scopes: ['read:all', 'read:keys'] },
  ],
};
const seen = (value: unknown, body: unknown, ...scopes: string[]) =>
  asFarAsShown(facts, wireOf({ body }), found(value), (scope) => scopes.includes(scope));

describe('the present state', () => {
  it.each<[string, unknown, unknown, string[]]>([
    ['as far as the call is about what is always shown', { name: 'n' }, { name: 'x' }, []],
    ['what is there is shown', { name: 'n', urls: ['u'] }, { urls: [] }, []],
    ['the token has the scope', { name: 'n' }, { urls: [] }, ['read:all']],
    ['the token has another scope that shows it', { name: 'n' }, { urls: [], key: 'k' }, ['read:keys']],
    ['a body without fields', { name: 'n' }, undefined, []],
    ['an answer that is no object', ['n'], { urls: [] }, []],
  ])('counts: %s', (_, value, body, scopes) => {
    expect(seen(value, body, ...scopes)).toEqual(found(value));
  });

  it.each<[string, unknown, string[], string]>([
    [
      'all but some fields',
      { urls: null, name: 'x' },
      [],
      'shows urls only with the scope read:all or read:keys',
    ],
    ['some fields', { key: null }, ['read:all'], 'shows key only with the scope read:keys'],
    [
      'several fields',
      { urls: [], more: {} },
      [],
      'shows urls, more only with the scope read:all or read:keys',
    ],
  ])('is unknown where the token lacks the scope for %s', (_, body, scopes, why) => {
    expect(seen({ name: 'n' }, body, ...scopes)).toEqual({
      kind: 'unknown',
      why: `the server's token ${why}`,
    });
  });

  it('stays what it is where nothing was read, or everything is shown', () => {
    const wire = wireOf({ body: { urls: [] } });
    for (const present of [absent, unknown])
      expect(asFarAsShown(facts, wire, present, () => false)).toBe(present);
    const plain = found({});
    expect(asFarAsShown({ kind: 'update', effects: {} }, wire, plain, () => false)).toBe(plain);
  });
});
