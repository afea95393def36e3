/** Words for what an earlier change of the same call has yet to make. */
import { describe, expect, it } from 'vitest';
import { isPending, pendingStep, pendingWords } from '../../../src/policy/confirm/pending.js';

describe('words for what is not there yet', () => {
  it.each<[string, number]>([
    ['id', 1],
    ['client_id', 12],
    ['a.b-c', 40],
  ])('of %s of change %i are told from any other text', (field, step) => {
    const words = pendingWords(field, step);
    expect(words).toBe(`(${field} of change ${step})`);
    expect(isPending(words)).toBe(true);
    expect(pendingStep(words)).toBe(step);
  });

  it.each(['auth0|(id of change 1)', '(id of change 1) x', '((id of change 1))'])(
    'are in %s, which is more than them',
    (text) => {
      expect(isPending(text)).toBe(true);
      expect(pendingStep(text)).toBeUndefined();
    },
  );

  it.each([
    '',
    'id of change 1',
    '(id of change 1',
    '(id of change )',
    '(id of change x)',
    '(id of changes 1)',
    '(an id of change 1)',
    '( of change 1)',
    '[id of change 1]',
  ])('are not in "%s"', (text) => {
    expect(isPending(text)).toBe(false);
    expect(pendingStep(text)).toBeUndefined();
  });
});
