/** Importing a document as it is published, run as a contributor runs it, on a catalogue of its own. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factsFiles, readFacts } from '../../../scripts/lib/import/facts-files.js';
import { importDocument } from '../../../scripts/lib/import/import-document.js';
import {
  type ImportDecisions,
  keyOf,
  mergeFacts,
  type SdkOnly,
} from '../../../scripts/lib/import/merge-facts.js';
import { portablePattern } from '../../../scripts/lib/import/openapi-facts.js';
import type { FactsFile, JsonSchema, OperationFacts } from '../../../src/catalog/types.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PUBLISHED = join(import.meta.dirname, 'published.json');
type Json = Record<string, unknown>;

let folder: string;
let catalog: string;

const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));

function run(source: string, ...args: string[]): { status: number; stdout: string; stderr: string } {
  const accept = args.filter((arg) => !arg.startsWith('--'));
  const dryRun = args.includes('--dry-run');
  const { status, text, refusal } = importDocument({ source, catalog, accept, dryRun });
  return { status, stdout: text, stderr: refusal };
}

const file = (name: string): FactsFile =>
  JSON.parse(readFileSync(join(catalog, 'facts', `${name}.json`), 'utf8')) as FactsFile;
const operation = (method: string, path: string): OperationFacts | undefined =>
  readFacts(join(catalog, 'facts')).operations.find((o) => o.method === method && o.path === path);

/** The published sample, changed; its path. */
function changed(
  change: (doc: { paths: Record<string, Record<string, Json>>; components: Json }) => void,
): string {
  const doc = JSON.parse(readFileSync(PUBLISHED, 'utf8'));
  change(doc);
  write('changed.json', doc);
  return join(folder, 'changed.json');
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
  catalog = join(folder, 'catalog');
  mkdirSync(catalog);
  write('catalog/deviations.json', []);
  write('catalog/newer-facts.json', []);
  write('catalog/import-decisions.json', {
    retired: [{ operation: 'GET /old-things', reason: 'gone' }],
    scopes: [
      {
        operation: 'GET /things/{id}',
        scopes: { mode: 'any', scopes: ['read:things', 'read:things_summary'] },
        reason: 'the second shows less',
      },
    ],
  });
  write('catalog/sdk-only.json', {
    source: 'types',
    notInSdk: ['POST /things'],
    operations: [
      {
        ...{ id: 'delete_things', method: 'DELETE', path: '/things/{id}', sdk: 'things.delete' },
        ...{ lifecycle: 'GA', scopes: { mode: 'any', scopes: ['delete:things'] } },
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { '204': null },
      },
    ],
    parameters: {
      'GET /things': [{ name: 'q', in: 'query', required: false, schema: { type: 'string' } }],
    },
    properties: { Thing: { colour: { $ref: '#/schemas/Colour' } } },
    members: { ThingKind: ['fancy'] },
    schemas: { Colour: { type: 'string' } },
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the published document', () => {
  it('is imported with its scopes, completed and without prose', () => {
    const { status, stdout } = run(PUBLISHED);
    expect([status, stdout]).toEqual([0, expect.stringContaining('Operations added (4)')]);
    expect(operation('GET', '/things')?.scopes).toEqual({ mode: 'any', scopes: ['read:things'] });
    expect(operation('GET', '/things')?.parameters.map(({ name }) => name)).toEqual(['page', 'q']);
    expect(operation('POST', '/things')).toMatchObject({
      sdk: null,
      scopes: { mode: 'all', scopes: ['create:things', 'update:things'] },
    });
    expect(operation('GET', '/things/{id}')).not.toHaveProperty('scopesUnclear');
    expect(operation('DELETE', '/things/{id}')?.sdk).toBe('things.delete');
    expect(operation('GET', '/old-things')).toBeUndefined();
    const { schemas } = file('things');
    expect(schemas.ThingKind?.enum).toEqual(['plain', 'fancy']);
    expect(Object.keys(schemas.Thing?.properties ?? {})).toEqual(['name', 'kind', 'colour']);
    expect(schemas).toHaveProperty('Colour');
    expect(schemas).not.toHaveProperty('Unused');
    expect(JSON.stringify(file('things'))).not.toContain('Prose');
    expect(() => new RegExp(schemas.Thing?.properties?.name?.pattern ?? '(', 'u')).not.toThrow();
  });

  it('changes nothing when it is imported again', () => {
    run(PUBLISHED);
    const before = JSON.stringify(file('things'));
    const { status, stdout } = run(PUBLISHED);
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining('The document says what the catalogue says.'),
    ]);
    expect(JSON.stringify(file('things'))).toBe(before);
  });
});

describe('a newer document', () => {
  beforeEach(() => run(PUBLISHED));

  it('is summed up: what is added and what is changed', () => {
    const newer = changed(({ paths, components }) => {
      (paths['/things']?.get?.parameters as Json[] | undefined)?.push({
        name: 'sort',
        in: 'query',
        schema: { type: 'string' },
      });
      (paths['/things']?.get?.security as Json[])[1] = {
        oAuth2ClientCredentials: ['read:things', 'read:more'],
      };
      paths['/things/{id}/parts'] = { get: { ...paths['/old-things']?.get, operationId: 'get_parts' } };
      const { Thing } = components.schemas as Record<string, { properties: Json }>;
      if (Thing) Thing.properties.size = { type: 'integer' };
    });
    const { status, stdout } = run(newer);
    expect(status).toBe(0);
    expect(stdout).toContain('Operations added (1)\n  GET /things/{id}/parts');
    expect(stdout).toMatch(/GET \/things: .*\+ parameter query sort.*\+ scope read:more/);
    expect(stdout).toContain('Thing: + property size');
  });

  it.each([
    ['lost', ['read:things_summary'], 'GET /things/{id} loses read:things'],
    ['gone altogether', [], 'GET /things/{id} has no scopes'],
  ])('whose scopes are %s is refused, and taken when the operation is named', (_what, scopes, message) => {
    const newer = changed(({ paths }) => {
      const { get } = paths['/things/{id}'] ?? {};
      if (get) get.security = [{ oAuth2ClientCredentials: scopes }];
    });
    const before = JSON.stringify(file('things'));
    const refused = run(newer);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain(message);
    expect(JSON.stringify(file('things'))).toBe(before);
    expect(run(newer, 'GET /things/{id}', '--dry-run').status).toBe(0);
    expect(JSON.stringify(file('things'))).toBe(before);
    expect(run(newer, 'GET /things/{id}').status).toBe(0);
    expect(operation('GET', '/things/{id}')?.scopes.scopes).toEqual(scopes);
  });

  it('that lacks an operation is refused', () => {
    const newer = changed(({ paths }) => {
      delete paths['/things']?.post;
    });
    const { status, stderr } = run(newer);
    expect([status, stderr]).toEqual([1, expect.stringContaining('POST /things is not in the document')]);
  });

  it('says which completions it has overtaken, and which fit it no longer', () => {
    write('catalog/newer-facts.json', [{ schema: 'Gone', members: ['x'] }]);
    const newer = changed(({ paths, components }) => {
      paths['/things/{id}'] = {
        ...paths['/things/{id}'],
        delete: { ...paths['/old-things']?.get, security: [{ oAuth2ClientCredentials: ['delete:things'] }] },
      };
      (components.schemas as Record<string, { enum: string[] }>).ThingKind?.enum.push('fancy');
    });
    const { stdout } = run(newer);
    expect(stdout).toContain('DELETE /things/{id} is in the document now');
    expect(stdout).toContain('ThingKind has fancy in the document now');
    expect(stdout).toContain('newer-facts.json: deviation: no schema Gone');
  });

  it('is not taken with an exception that excepts nothing', () => {
    expect(run(PUBLISHED, 'GET /things').status).toBe(2);
  });
});

describe('the catalogue of this repository', () => {
  it('is laid out as an import would lay it out', () => {
    const facts = readFacts(join(ROOT, 'catalog', 'facts'));
    const found = factsFiles(facts).map(({ resource, schemas }) => [resource, Object.keys(schemas).sort()]);
    for (const [resource, names] of found) {
      const written = JSON.parse(
        readFileSync(join(ROOT, 'catalog', 'facts', `${resource}.json`), 'utf8'),
      ) as FactsFile;
      expect([resource, Object.keys(written.schemas).sort()]).toEqual([resource, names]);
    }
  });

  it('is what its completions make of a document without them', () => {
    const facts = readFacts(join(ROOT, 'catalog', 'facts'));
    const json = (name: string) => JSON.parse(readFileSync(join(ROOT, 'catalog', name), 'utf8'));
    const sdk = json('sdk-only.json') as SdkOnly;
    const decisions = json('import-decisions.json') as ImportDecisions;
    const own = new Set(sdk.operations.map(keyOf));
    const operations = facts.operations
      .filter((o) => !own.has(keyOf(o)))
      .map((o) => {
        const more = new Set((sdk.parameters[keyOf(o)] ?? []).map(({ name }) => name));
        return { ...o, parameters: o.parameters.filter(({ name }) => !more.has(name)) };
      });
    const schemas = Object.fromEntries(
      Object.entries(facts.schemas)
        .filter(([name]) => !sdk.schemas[name])
        .map(([name, schema]) => [name, withoutCompletions(schema, sdk, name)]),
    );
    const merged = mergeFacts({ operations, schemas }, sdk, decisions);
    expect(merged.remarks).toEqual([]);
    expect(new Map(merged.operations.map((o) => [keyOf(o), o]))).toEqual(
      new Map(facts.operations.map((o) => [keyOf(o), o])),
    );
    expect(merged.schemas).toEqual(facts.schemas);
  });

  it('is imported from the command line', () => {
    const program = join(ROOT, 'scripts', 'import-openapi.ts');
    const args = ['--import', 'tsx', program, '--catalog', catalog, PUBLISHED];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, expect.stringContaining('4 operations of 1 resources')]);
    expect(operation('GET', '/things')).toBeDefined();
  });
});

/** A schema as it would be without what the SDK's types add to it. */
function withoutCompletions(schema: JsonSchema, sdk: SdkOnly, name: string): JsonSchema {
  const { [name]: more = {} } = sdk.properties;
  const { [name]: members = [] } = sdk.members;
  return {
    ...schema,
    ...(schema.properties && {
      properties: Object.fromEntries(Object.entries(schema.properties).filter(([key]) => !more[key])),
    }),
    ...(schema.enum && { enum: schema.enum.filter((member) => !members.includes(member)) }),
  };
}

describe('a pattern', () => {
  it.each([
    ['^[a-z]+$', '^[a-z]+$'],
    ['^\\+[0-9]{8, 20}', '^\\+[0-9]{8,20}'],
    ['^(?:a|{org_id})*$', '^(?:a|\\{org_id\\})*$'],
    ['^a{2,}{x}$', '^a{2,}\\{x\\}$'],
    ['^https:\\/\\/\\@$', '^https:\\/\\/@$'],
  ])('%s is written as %s', (pattern, portable) => {
    expect(portablePattern(pattern)).toBe(portable);
    expect(() => new RegExp(portable, 'u')).not.toThrow();
  });
});
