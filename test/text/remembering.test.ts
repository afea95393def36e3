import { expect, test } from 'vitest';
import { remembering } from '../../src/text/remembering.js';

test('asks once about each of the first short texts, and gives the same answers', () => {
  const asked: string[] = [];
  const upper = remembering(
    (text) => {
      asked.push(text);
      return text.toUpperCase();
    },
    { most: 2, longest: 3 },
  );
  const texts = ['long', 'a', 'abc', 'c'];
  for (const text of [...texts, ...texts]) expect(upper(text)).toBe(text.toUpperCase());
  expect(asked).toEqual(['long', 'a', 'abc', 'c', 'long', 'c']);
});
