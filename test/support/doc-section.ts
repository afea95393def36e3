/** A part of a document that a test makes, between two comments that name it. `vitest -u` writes it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

const DOCS = join(import.meta.dirname, '..', '..', 'docs');

/** @param made what has to stand between `<!-- NAME -->` and `<!-- /NAME -->`, such as a table */
export function expectSection(file: string, name: string, made: string): void {
  const path = join(DOCS, file);
  const text = readFileSync(path, 'utf8');
  const section = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- /${name} -->)`);
  expect(text, `docs/${file} has no section ${name}`).toMatch(section);
  const wanted = text.replace(section, (_, begin: string, end: string) => `${begin}${made.trim()}${end}`);
  const { _updateSnapshot: update } = (
    expect.getState() as unknown as { snapshotState?: { _updateSnapshot?: string } }
  ).snapshotState ?? { _updateSnapshot: 'none' };
  if (update === 'all') writeFileSync(path, wanted);
  else expect(text).toBe(wanted);
}
