/**
 * The question of every destructive operation, as a person would read it, written down in `questions.txt`: a plan that
 * loses a line, reads something else or names another thing shows as a change of that file.
 */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toWire } from '../../../src/catalog/wire.js';
import { previewPlans } from '../../../src/policy/confirm/preview-plans/all.js';
import { general, type Plan } from '../../../src/policy/confirm/preview-plans/parts.js';
import type { PreviewReader } from '../../../src/policy/confirm/preview-read.js';
import { buildQuestion } from '../../../src/policy/confirm/question/question.js';
import { operation } from '../records.js';

/** A thing whose every field says its own name, such as `name: {name}`. */
function thing(paths: readonly string[]): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const path of paths) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let at = made;
    for (const key of keys) {
      at[key] ??= {};
      at = at[key] as Record<string, unknown>;
    }
    at[last] = `{${path}}`;
  }
  return made;
}

/** Answers a plan's own reads with everything that the plan looks at, and remembers them. */
function answering({ subjects, details }: Plan, reads: string[]): PreviewReader {
  const wanted = subjects.flatMap(({ params }) => Object.values(params));
  const followed = [
    ...wanted,
    ...details.flatMap(({ params, query }) => Object.values({ ...params, ...query })),
  ]
    .flatMap((text) => [...text.matchAll(/target\.([\w.]+)/g)])
    .map(([, path = '']) => path);
  return async (_method, path, query, template) => {
    reads.push(query ? `${path} ${JSON.stringify(query)}` : path);
    const [, get] = template?.split(' ') ?? [];
    const subject = subjects.find((one) => one.get === get);
    if (subject) {
      const fields = subject.fields.map(([field]) => field);
      const found = thing([...fields, ...subject.name, ...followed]);
      return subject.entry ? [{ ...found, [subject.entry.field]: 'the-entry' }] : found;
    }
    const detail = details.find((one) => one.get === get);
    if (detail) return { items: detail.names.map((name) => thing([name])), total: 9 };
    return {};
  };
}

test('every question matches its snapshot', async () => {
  // Most things show the same fields, which are written down once.
  const usual = general.map(([path, label]) => `  ${label}: "{${path}}"`).join('\n');
  const questions = [`== The usual fields\n${usual}\n`];
  for (const key of Object.keys(previewPlans).sort()) {
    const plan = previewPlans[key] as Plan;
    const tool = operation(key);
    const entries = new Set(plan.subjects.flatMap(({ entry }) => (entry ? [entry.equals] : [])));
    const args = Object.fromEntries(
      Object.entries(tool.binding)
        .filter(([, { in: place }], n) => place === 'path' || n < 6)
        .map(([name, { in: place, name: bound }]) => [
          name,
          entries.has(`${place}.${bound}`) ? 'the-entry' : place === 'path' ? `the-${name}` : name,
        ]),
    );
    const reads: string[] = [];
    const { text, name } = await buildQuestion({
      ...{ tool, wire: toWire(tool, args), tenant: 'acme.example', live: true },
      read: answering(plan, reads),
    });
    const shown = text.replace(usual, '  (the usual fields)');
    const read = reads.map((one) => `\nReads ${one}`).join('');
    questions.push(`== ${key}\n${shown}\nTo type: ${name}${read}\n`);
  }
  await expect(questions.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'questions.txt'));
});
