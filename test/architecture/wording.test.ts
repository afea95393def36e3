/** The texts that people and models read use plain technical English. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Archaic idioms, each with the usual term. Matched as whole words, in any case. */
const AVOID: readonly (readonly [idiom: string, instead: string])[] = [
  ['mend|mends|mended|mending', 'fix'],
  ['gravest', 'high-impact'],
  ['anew', 'again'],
  ['for want of', 'missing'],
  ['taken for', 'treated as'],
  ['stands in|stand in for', 'is in, or replaces'],
  ['shall have', 'should have'],
  ['the way of a call', 'the tool-call pipeline'],
  ['the door', 'authentication'],
  ['whoever|whomever|whosever', 'anyone who'],
  ['lest|thereof|thereby|wherein|herein|hence|henceforth|forthwith|amiss|nought', 'plain words'],
  ['unless (?:it is |they are )?told otherwise', 'by default'],
  ['came into being|comes into being', 'was created'],
  ['taken over whole', 'replaced'],
];

/** Texts that people and models read, and those of contributors. */
const PLACES = [
  'src',
  'docs',
  'catalog/wording',
  'catalog/login-causes.json',
  'catalog/prompts.json',
  'scripts',
  'bench',
  'examples',
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
];
/** Not checked: generated modules repeat the catalog. */
const GENERATED = 'src/tools/operations';

function filesIn(path: string): string[] {
  if (relative(root, path) === GENERATED) return [];
  if (!statSync(path).isDirectory()) return /\.(?:ts|mjs|md|json)$/.test(path) ? [path] : [];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

/** The titles of the tests in a file. */
const titlesIn = (text: string): string =>
  [...text.matchAll(/\b(?:it|test|describe)(?:\.\w+)*\(\s*(['"`])(.*?)\1/g)]
    .map((match) => match[2])
    .join('\n\n');

/** `idiom -> instead` for each idiom in the text; a line break inside a comment counts as a space. */
function idiomsIn(text: string): string[] {
  const flat = text.replace(/\s*\n\s*(?:\*|\/\/)?\s*/g, ' ');
  return AVOID.flatMap(([idiom, instead]) => {
    const found = new RegExp(`\\b(?:${idiom})\\b`, 'i').exec(flat);
    return found ? [`${found[0]} -> ${instead}`] : [];
  });
}

describe('the wording', () => {
  const files = PLACES.flatMap((place) => filesIn(join(root, place)));

  it('uses no archaic idioms', () => {
    expect(files.length).toBeGreaterThan(200);
    const found = files.flatMap((file) =>
      idiomsIn(readFileSync(file, 'utf8')).map((idiom) => `${relative(root, file)}: ${idiom}`),
    );
    expect(found).toEqual([]);
  });

  it('is plain in the titles of tests', () => {
    const tests = filesIn(join(root, 'test')).filter(
      (file) => file.endsWith('.test.ts') && file !== import.meta.filename,
    );
    const found = tests.flatMap((file) =>
      idiomsIn(titlesIn(readFileSync(file, 'utf8'))).map((idiom) => `${relative(root, file)}: ${idiom}`),
    );
    expect(found).toEqual([]);
    expect(titlesIn("it('answers anew', () => {});\ntest.each(all)(\n 'x');")).toBe('answers anew');
  });

  it('is checked by whole words, across the lines of a comment', () => {
    expect(idiomsIn('Mend the field')).toEqual(['Mend -> fix']);
    expect(idiomsIn('/**\n * refused it for\n * want of a scope\n */')).toEqual(['for want of -> missing']);
    expect(idiomsIn('We recommend amendments')).toEqual([]);
  });
});
