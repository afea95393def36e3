/**
 * Questions for real and hostile arguments, written down in `questions.txt` to be read; and for each of them the
 * rule: whatever differs between before and after can be read in the question.
 */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { toWire } from '../../../../../src/catalog/wire.js';
import type { PreviewReader } from '../../../../../src/policy/confirm/preview-read.js';
import {
  buildQuestion,
  MOST_CHARACTERS,
  questionPage,
} from '../../../../../src/policy/confirm/question/question.js';
import { record } from '../../../records.js';
import { reader } from '../../reader.js';
import { changeOf } from '../change-of.js';
import { type Case, corpus, presentOf } from './corpus.js';
import { missingFrom } from './seen-in.js';

const asked = new Map<Case, ReturnType<typeof build>>();
/** Each question is built once: several rules look at it. */
function ask(one: Case): ReturnType<typeof build> {
  const known = asked.get(one) ?? build(one);
  asked.set(one, known);
  return known;
}

async function build(one: Case) {
  const change = await changeOf(one.tool, one.args, presentOf(one));
  const tool = record(one.tool);
  const other = reader(one.answers ?? {}).read;
  // The object itself is read as it is now, like everything that is listed.
  const read: PreviewReader = async (method, path, query, operation) =>
    operation === change.facts.object && one.now !== undefined
      ? one.now
      : other(method, path, query, operation);
  const question = await buildQuestion({
    ...{ tool, wire: toWire(tool, one.args), change, tenant: 'acme.example', read, live: true },
  });
  return { change, ...question, page: questionPage(question.text) };
}

test('there are enough of them', () => {
  expect(corpus.length).toBeGreaterThanOrEqual(60);
  expect(new Set(corpus.map(({ title }) => title)).size).toBe(corpus.length);
});

test('they read as they are written down', async () => {
  const written: string[] = [];
  for (const one of corpus) {
    const { page, name, tooLarge } = await ask(one);
    const shown = tooLarge ? `${page.slice(0, 600)}\n(refused: too large)` : page;
    written.push(`== ${one.title}\n${shown}\n(to type: ${name})\n`);
  }
  await expect(written.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'questions.txt'));
});

describe('everything that differs is in the text', () => {
  test.each(corpus)('$title', async (one) => {
    const { page, change, tooLarge } = await ask(one);
    expect(missingFrom(page, change, one.told)).toEqual([]);
    expect(tooLarge !== undefined).toBe(one.tooLarge === true);
    if (tooLarge) expect(tooLarge).toEqual({ characters: page.length, limit: MOST_CHARACTERS });
    else expect(page.length).toBeLessThanOrEqual(MOST_CHARACTERS);
  });

  test.each(corpus)('no line of $title passes for ours', async (one) => {
    const { page } = await ask(one);
    const allowed =
      /^(?:|Lost|Changed|Added|Effects|With|Code(?:, compared with now)?|Actions that will run .*|People in the file: .*|(?:Can|Cannot) be undone.*|.*go elsewhere\.)$/;
    const lines = page.split('\n');
    expect(lines.filter((line) => line.startsWith('Tenant: '))).toEqual(['Tenant: acme.example']);
    for (const section of ['Lost', 'Changed', 'Added', 'Effects'])
      expect(lines.filter((line) => line === section).length).toBeLessThanOrEqual(1);
    // Lines at the margin are sentences of ours; whatever else there is stands in quotes.
    for (const line of lines.filter((text) => !text.startsWith(' ') && !allowed.test(text)))
      expect(line.replace(/"(?:[^"\\]|\\.)*"/g, '')).not.toMatch(/approve|elsewhere|other\.example/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028\u202e\u200b]/);
  });
});
