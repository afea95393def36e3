import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { circles, longFiles, unresolved, wideFolders, wrongDirections } from './checks.js';
import { filesBelow, type Graph, graphOf, importsOf, readSources, type Sources } from './source-tree.js';

const ROOT = join(import.meta.dirname, '..', '..');
const MOST_FILES = 16;
const MOST_LINES = 400;
/** One module per resource of the API. */
const WIDER = { 'src/tools/operations': 60, 'src/sandbox/resources': 40 };

let sources: Sources;
let tests: Sources;
let graph: Graph;

beforeAll(() => {
  sources = readSources(ROOT, ['src']);
  tests = readSources(ROOT, ['test', 'scripts', 'bench']);
  graph = graphOf(sources);
});

/** The real tree with one more file, or another text in the place of one. */
const planted = (path: string, text: string): Sources => new Map([...sources, [path, text]]);

describe('the scan', () => {
  it('sees the whole tree and follows every import to a file', () => {
    expect(sources.size).toBeGreaterThan(400);
    expect([...graph.values()].flat().length).toBeGreaterThan(1_500);
    expect(unresolved(graph)).toEqual([]);
    // The deepest rooms too, whose names nothing above lists.
    expect([...sources.keys()].some((path) => path.split('/').length >= 5)).toBe(true);
  });

  it('reads imports of every form, types and late ones included', () => {
    const text = `
      import { a } from './a.js';
      import type { B } from '../b.js';
      import './c.js';
      import {
        type D,
        e,
      } from "../d/e.js";
      export * from './f.js';
      export type { G } from './g.js';
      const h = await import('./h.js');
      type I = import('./i.js').I;
      import data from './data.json' with { type: 'json' };
      import { readFileSync } from 'node:fs';`;
    const files = [
      'src/x/a.ts',
      'src/b.ts',
      'src/x/c.ts',
      'src/d/e.ts',
      'src/x/f.ts',
      'src/x/g.ts',
      'src/x/h.ts',
    ];
    expect(importsOf('src/x/y.ts', text)).toEqual([...files, 'src/x/i.ts']);
  });

  it('reports an import of a file that is not there', () => {
    const path = 'src/text/planted.ts';
    expect(unresolved(graphOf(planted(path, "import './nowhere.js';")))).toEqual([
      `${path} imports src/text/nowhere.ts`,
    ]);
  });
});

describe('dependencies', () => {
  it('run one way', () => {
    expect(wrongDirections(graph)).toEqual([]);
  });

  it.each([
    ['client', 'policy/policy.js'],
    ['policy', 'tools/errors.js'],
    ['tools', 'server/http.js'],
    ['server', 'cli/serve.js'],
    ['config', 'client/types.js'],
    ['config', 'policy/policy.js'],
    ['catalog', 'config/errors.js'],
    ['text', 'catalog/types.js'],
    ['sandbox', 'client/types.js'],
    ['sandbox', 'policy/policy.js'],
    ['sandbox', 'tools/errors.js'],
    ['sandbox', 'config/errors.js'],
    ['tools', 'sandbox/start.js'],
    ['client', '../test/setup.js'],
    ['unplaced', 'text/nearest.js'],
  ])('of %s on %s are a violation, even for a type', (room, target) => {
    const path = `src/${room}/planted.ts`;
    const found = wrongDirections(graphOf(planted(path, `import type { X } from '../${target}';`)));
    expect(found).toEqual([`${path} imports ${join('src', target).replace(/\.js$/, '.ts')}`]);
  });

  it('form no circle, types included', () => {
    expect(circles(graph)).toEqual([]);
    expect(circles(graphOf(tests))).toEqual([]);
  });

  it.each([
    [['a b', 'b a'], ['a <-> b']],
    [['a b', 'b c', 'c d', 'd b', 'e a'], ['b <-> c <-> d']],
    [['a b', 'a c', 'b d', 'c d'], []],
    [
      ['a b', 'b a', 'c d', 'd c', 'a c'],
      ['c <-> d', 'a <-> b'],
    ],
    [['a a'], ['a imports itself']],
  ])('of %j form the circles %j', (edges, expected) => {
    const files = new Map<string, string[]>([...'abcde'].map((name) => [name, []]));
    for (const edge of edges) {
      const [from = '', to = ''] = edge.split(' ');
      files.get(from)?.push(to);
    }
    expect(circles(files)).toEqual(expected);
  });

  it('form a circle when a real file starts to import one that imports it', () => {
    const path = 'src/catalog/types.ts';
    const text = `import type { Wire } from './wire.js';\n${sources.get(path)}`;
    expect(circles(graphOf(planted(path, text))).join()).toContain('src/catalog/types.ts');
  });
});

describe('rooms', () => {
  it(`have at most ${MOST_FILES} files side by side`, () => {
    const all = ['src', 'test', 'scripts', 'bench']
      .flatMap((folder) => filesBelow(ROOT, folder))
      .filter((path) => !path.includes('/__snapshots__/'));
    expect(all.length).toBeGreaterThan(600);
    expect(wideFolders(all, MOST_FILES, WIDER)).toEqual([]);
  });

  it('are too wide with one file more than that', () => {
    const files = (count: number) => Array.from({ length: count }, (_, i) => `src/x/${i}.ts`);
    expect(wideFolders(files(3), 3)).toEqual([]);
    expect(wideFolders(files(4), 3)).toEqual(['src/x has 4 files']);
    expect(wideFolders(files(4), 3, { 'src/x': 4 })).toEqual([]);
  });

  it(`hold no file of more than ${MOST_LINES} lines, unless it is generated`, () => {
    expect(longFiles(sources, MOST_LINES)).toEqual([]);
    const long = planted('src/x/planted.ts', 'export {};\n'.repeat(MOST_LINES + 1));
    expect(longFiles(long, MOST_LINES)).toEqual(['src/x/planted.ts has 401 lines']);
  });
});
