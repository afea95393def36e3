import { expect, test } from 'vitest';
import { readingTime } from '../../../src/policy/confirm/reading-time.js';

test.each([
  // 800 to 3000 ms by the length of the prompt, as the policy's schema says of min_answer_ms.
  [0, 800],
  [1_600, 800],
  [1_602, 801],
  [2_001, 1_001],
  [5_998, 2_999],
  [6_000, 3_000],
  [400_000, 3_000],
])('nobody has read %i characters in less than %i ms', (characters, ms) => {
  expect(readingTime(characters)).toBe(ms);
});
