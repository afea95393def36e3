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
  ['stands in for', 'replaces'],
  ['shall have', 'should have'],
  ['the way of a call', 'the tool-call pipeline'],
  ['past the door', 'past authentication'],
  ['whoever|whomever|whosever', 'anyone who'],
  ['lest|thereof|wherein|herein', 'plain words'],
];

const PLACES = ['src', 'docs', 'catalog/wording', 'README.md'];
/** Not checked: the sandbox quotes the API's own messages, and generated modules repeat the catalog. */
const ELSEWHERE = ['src/sandbox', 'src/tools/workflows', 'src/tools/operations'];

function filesIn(path: string): string[] {
  if (ELSEWHERE.includes(relative(root, path))) return [];
  if (!statSync(path).isDirectory()) return /\.(?:ts|md|json)$/.test(path) ? [path] : [];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

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

  it('is checked by whole words, across the lines of a comment', () => {
    expect(idiomsIn('Mend the field')).toEqual(['Mend -> fix']);
    expect(idiomsIn('/**\n * refused it for\n * want of a scope\n */')).toEqual(['for want of -> missing']);
    expect(idiomsIn('We recommend amendments')).toEqual([]);
  });
});
