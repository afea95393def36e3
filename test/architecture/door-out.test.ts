/** Redaction, masking and neutralising are reached through one module, so that none of them can be forgotten. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../../src');
const room = join(source, 'policy/outgoing');

const modules = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(source, name));

/** The modules of ours that a file imports or loads, types included. */
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)\.js'/g)].map(([, path = '']) =>
    resolve(dirname(file), `${path}.ts`),
  );

test('what leaves the server goes through policy/outgoing/outgoing', () => {
  const inside = modules.filter((file) => dirname(file) === room);
  expect(inside.length).toBeGreaterThan(5);
  const users = modules.filter((file) => dirname(file) !== room);
  const reached = users.flatMap((file) =>
    importsOf(file)
      .filter((module) => dirname(module) === room)
      .map((module) => `${relative(source, file)} -> ${relative(room, module)}`),
  );
  expect(reached.length).toBeGreaterThan(10);
  expect(reached.filter((use) => !use.endsWith('-> outgoing.ts'))).toEqual([]);
});

/** Those that compute with an answer before it is shown, or keep it, where its secrets have to be gone already. */
const WITHOUT_SECRETS_ONLY = [
  'policy/change/inverse.ts',
  'policy/change/touched.ts',
  'policy/confirm/preview-read.ts',
  'policy/confirm/question/import-people.ts',
  'policy/confirm/question/question.ts',
  'policy/confirm/question/without-secrets.ts',
  'tools/call/secret-handoff.ts',
  'tools/changes/record-change.ts',
  'tools/changes/undo.ts',
  'tools/workflows/reader.ts',
];

test('redaction alone is for what is not shown yet', () => {
  const users = modules.filter((file) => dirname(file) !== room);
  const alone = users.filter((file) => {
    const names = /import \{([^}]*)\} from '[^']*\/outgoing\/outgoing\.js'/.exec(readFileSync(file, 'utf8'));
    return /\bredact(?:Arguments)?\b/.test(names?.[1] ?? '');
  });
  expect(alone.map((file) => relative(source, file)).sort()).toEqual(WITHOUT_SECRETS_ONLY);
});
