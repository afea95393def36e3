/** Questions taken apart for a page: every line of them is shown once, and headings are only our own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  changeIn,
  type Part,
  piecesOf,
  questionParts,
} from '../../../src/server/approvals/page/question-parts.js';
import { questionView } from '../../../src/server/approvals/page/question-view.js';
import { type QuestionName, type RealQuestion, realQuestions } from './real-questions.js';

let real: Record<QuestionName, RealQuestion>;
beforeAll(async () => {
  real = await realQuestions();
});

/** Questions for real and hostile arguments, as they are written down. */
const written = readFileSync(
  join(import.meta.dirname, '../../policy/confirm/question/whole/questions.txt'),
  'utf8',
)
  .split(/^== .*\n/m)
  .slice(1)
  .map((text) => text.replace(/\n\(to type: [\s\S]*$/, ''));

const partsOf = ({ question, tenant }: Pick<RealQuestion, 'question' | 'tenant'>) =>
  questionParts(question, tenant);

/** The text as a reader sees it: tags taken out, entities read. */
const read = (html: string): string =>
  html
    .replace(/<span class="mark"[^>]*>.*?<\/span>|<span class="unseen">.*?<\/span>|<b>(?:from|to)<\/b>/g, '')
    .replace(/<summary>.*?<\/summary>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

/** Letters and digits in their order, so that layout does not count. */
const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** What the parts hold, as text. */
const textOf = (part: Part): string =>
  part.kind === 'step'
    ? `Step ${part.number} of ${part.of}: ${part.title}`
    : part.kind === 'text'
      ? part.lines.join('\n')
      : [part.title, ...part.lines.map(({ text }) => text)].join('\n');

function expectWhole(question: string, tenant: string): void {
  const parts = questionParts(question, tenant);
  const head = [parts.tool === undefined ? parts.title : `${parts.title} (${parts.tool})`, ...parts.notes];
  const whole = question.replace(`\nTenant: ${tenant}`, '');
  const joined = [...head, ...parts.parts.map(textOf)].join('\n');
  expect(letters(joined)).toBe(letters(whole));
  // And on the page, where folded text is shown whole behind its beginning.
  const below = parts.parts.map(textOf).join('\n');
  // The differences of a text are told by a mark in place of its sign.
  const shown = read(questionView(parts).text);
  expect(letters(shown)).toBe(letters(below));
}

describe('every line is shown once', () => {
  it(`in ${written.length} questions that are written down`, () => {
    expect(written.length).toBeGreaterThanOrEqual(60);
    for (const question of written) expectWhole(question, 'acme.example');
  });

  it('in real questions', () => {
    for (const { question, tenant } of Object.values(real)) expectWhole(question, tenant);
  });
});

describe('sections', () => {
  const kinds = (name: QuestionName) => partsOf(real[name]).parts.map(({ kind }) => kind);

  it('of a deletion', () => {
    const { title, tool, parts } = partsOf(real.deleteUser);
    expect({ title, tool }).toEqual({ title: 'Delete a user', tool: 'delete_user' });
    expect(kinds('deleteUser')).toEqual(['plain', 'text', 'effects', 'lost', 'text']);
    expect(parts[0]).toMatchObject({ title: expect.stringMatching(/^User "auth0\|/) });
  });

  it('of an update', () => {
    expect(kinds('callbacks')).toEqual(['plain', 'plain', 'effects', 'lost', 'added', 'text']);
  });

  it('of several changes, with their steps', () => {
    const { notes, parts } = partsOf(real.steps);
    expect(notes).toEqual([expect.stringMatching(/^Reason given by the assistant: `?"/)]);
    expect(parts.filter(({ kind }) => kind === 'step')).toMatchObject([
      { number: 1, of: 3 },
      { number: 2, of: 3 },
      { number: 3, of: 3 },
    ]);
    const html = questionView(partsOf(real.steps)).text;
    expect(html).toContain('<h2 class="step">Step 1 of 3: Assign roles to a user (assign_user_roles)</h2>');
    expect(html).toContain('<h3 class="changed">Changed</h3>');
  });

  it('are made by no text from the tenant', () => {
    const { parts } = partsOf(real.hostile);
    expect(parts.filter(({ kind }) => kind === 'step')).toEqual([]);
    expect(parts.filter(({ kind }) => kind === 'lost')).toHaveLength(1);
    for (const question of written) {
      const found = questionParts(question, 'acme.example').parts.map(({ kind }) => kind);
      for (const kind of ['lost', 'changed', 'added', 'effects'] as const)
        expect(found.filter((one) => one === kind).length).toBeLessThanOrEqual(1);
    }
  });

  it('fold long lists and long texts, with everything in them', () => {
    const html = questionView(partsOf(real.long)).text;
    expect(html).toMatch(/<summary>Show \d+ more lines of what is added<\/summary>/);
    expect(html).toContain('feature-59');
    expect(html).toMatch(/<summary>note: .*|<summary>app_metadata\.note: .*\(all 1,\d\d\d characters\)/);
    expect(html).toContain('z'.repeat(1_500));
    expect(questionView(partsOf(real.deploy)).text).toContain('claim_43');
  });
});

it('markup in a question is text', () => {
  const html = questionView(partsOf(real.hostile)).text;
  expect(real.hostile.question).toContain('<script>');
  expect(html).not.toMatch(/<(?:script|img|b>tools)/);
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
});

describe('a change in one line', () => {
  it.each([
    ['name: "Shop" -> "Store"', { label: 'name', from: '"Shop"', to: '"Store"' }],
    ['a."x: y -> z": "a -> b" -> nothing', { label: 'a."x: y -> z"', from: '"a -> b"', to: 'nothing' }],
    [
      'client_secret: the current value (not shown) -> a new value chosen by the caller (not shown)',
      {
        label: 'client_secret',
        from: 'the current value (not shown)',
        to: 'a new value chosen by the caller (not shown)',
      },
    ],
    ['name: "Shop"', undefined],
    ['code: lines removed: 1, lines added: 2', undefined],
    ['x: "unfinished -> "y', undefined],
  ])('%s', (line, expected) => {
    expect(changeIn(line)).toEqual(expected);
  });

  it('keeps quoted texts apart, whatever quotes are in them', () => {
    expect(piecesOf('name: "a \\" -> b\\\\" -> "c"')).toEqual([
      { quoted: false, text: 'name: ' },
      { quoted: true, text: '"a \\" -> b\\\\"' },
      { quoted: false, text: ' -> ' },
      { quoted: true, text: '"c"' },
    ]);
  });
});
