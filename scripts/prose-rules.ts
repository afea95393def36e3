/**
 * `npx tsx scripts/prose-rules.ts DOCUMENT.json`: gathers what an OpenAPI document of the Management API states in prose
 * alone, and writes test/sandbox/statements/prose-rules.json: each with the test that holds it, or the reason why there
 * is none. Prints what nobody has judged, and then exits with 1: add to prose-rules/judgements.json.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gather, type Sentence } from './prose-rules/gather.js';
import judgements from './prose-rules/judgements.json' with { type: 'json' };

const LIST = new URL('../test/sandbox/statements/prose-rules.json', import.meta.url);

interface Judged {
  at: string;
  /** The sentence, by a fingerprint: its words stay in the document. */
  id: string;
  test?: string;
  reason?: string;
}

const patterns = judgements.map(({ match, ...judgement }) => ({ pattern: new RegExp(match), judgement }));

function judge({ at, id, text, bounded }: Sentence): Judged | undefined {
  const found = patterns.find(({ pattern }) => pattern.test(`${at} | ${text}`));
  if (found) return { at, id, ...found.judgement };
  return bounded
    ? { at, id, reason: 'Its schema has the bound, which every request is checked against.' }
    : undefined;
}

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('which document?');
const sentences = gather(JSON.parse(readFileSync(path, 'utf8')));
const judged = sentences.map(judge);
const open = sentences.filter((_, index) => judged[index] === undefined);
writeFileSync(
  LIST,
  `${JSON.stringify(
    judged.filter((one) => one !== undefined),
    null,
    1,
  )}\n`,
);
for (const { at, text } of open) process.stdout.write(`open: ${at}: ${text}\n`);
process.stdout.write(`${sentences.length} sentences, ${open.length} open\n`);
process.exitCode = open.length > 0 ? 1 : 0;
