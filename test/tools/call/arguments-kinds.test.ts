/**
 * Every operation whose body has kinds (`type: "webhook"`): an unknown or missing kind names those that there are, and a
 * field of another kind says which it belongs to.
 */
import { describe, expect, it } from 'vitest';
import { explainAll, ofOtherKinds } from '../../../src/tools/arguments/problems.js';
import type { Schema } from '../../../src/tools/arguments/schema-lookup.js';
import { loadRegistry } from '../../../src/tools/load-registry.js';
import { inputOf } from '../../../src/tools/own-arguments.js';

type Path = (string | number)[];
type Shape = Record<string, Schema>;

function bare(schema: Schema | undefined): Schema['def'] {
  let def = schema?.def;
  while (def && (def.innerType ?? def.getter)) def = (def.innerType ?? def.getter?.())?.def;
  return def;
}
const shapeOf = (schema: Schema): Shape => (bare(schema)?.shape ?? {}) as Shape;
const flat = (schema: Schema): Schema[] => bare(schema)?.options?.flatMap(flat) ?? [schema];
function fixed(schema: Schema | undefined): unknown {
  const def = bare(schema);
  const values = def?.values ?? Object.values(def?.entries ?? {});
  return values.length === 1 ? values[0] : undefined;
}

/** Whether an object takes no other properties. */
const isClosed = (schema: Schema): boolean =>
  (bare(schema) as { catchall?: { def: { type: string } } }).catchall?.def.type === 'never';

interface Union {
  path: Path;
  key: string;
  forms: Schema[];
}

/** Unions of objects that one property tells apart, down to a depth. */
function unionsIn(schema: Schema, path: Path = [], depth = 0): Union[] {
  if (depth > 4) return [];
  const def = bare(schema);
  if (def?.options) {
    const forms = flat(schema);
    const [first] = forms;
    const marks = Object.keys(first ? shapeOf(first) : {}).filter((name) =>
      forms.every((form) => fixed(shapeOf(form)[name]) !== undefined),
    );
    const key = marks.find((name) => new Set(forms.map((form) => fixed(shapeOf(form)[name]))).size > 1);
    return key === undefined ? [] : [{ path, key, forms }];
  }
  if (def?.element) return unionsIn(def.element, [...path, 0], depth + 1);
  return Object.entries((def?.shape ?? {}) as Shape).flatMap(([name, part]) =>
    unionsIn(part, [...path, name], depth + 1),
  );
}

/** The check that holds the whole body to one of its variants. */
const variantsOf = (schema: Schema): Schema[] =>
  (schema.def?.checks ?? []).flatMap((one) => {
    const { variants } = (one as { _zod: { check: { variants?: Schema } } })._zod.check;
    return variants ? [variants] : [];
  });

const placed = ([key, ...rest]: Path, value: unknown): unknown => {
  if (key === undefined) return value;
  return typeof key === 'number' ? [placed(rest, value)] : { [key]: placed(rest, value) };
};

const cases: { name: string; schema: Schema; union: Union }[] = [];
const registry = await loadRegistry();
for (const { name } of registry.records) {
  const operation = await registry.operation(name);
  if (!operation) continue;
  const schema = inputOf(operation) as unknown as Schema;
  for (const union of [...variantsOf(schema), schema].flatMap((one) => unionsIn(one)))
    cases.push({ name, schema, union });
}

const problems = (schema: Schema, args: unknown): string[] =>
  explainAll(schema.safeParse?.(args).error?.issues ?? [], schema, args).map(({ text }) => text);

describe('a body of several kinds', () => {
  it('is that of these operations', () => {
    expect([...new Set(cases.map(({ name }) => name))].sort()).toEqual([
      'create_email_provider',
      'create_event_stream',
      'create_flow',
      'create_flow_vault_connection',
      'create_form',
      'create_log_stream',
      'create_phone_provider',
      'update_email_provider',
      'update_event_stream',
      'update_flow',
      'update_flow_vault_connection',
      'update_form',
      'update_phone_provider',
    ]);
  });

  it.each(cases)('$name names the kinds for an unknown one and for none', ({ schema, union }) => {
    const { path, key, forms } = union;
    const place = [...path, key].join('.').replace(/\.0(?=\.|$)/g, '[0]');
    const kinds = [...new Set(forms.map((form) => String(fixed(shapeOf(form)[key]))))];
    const found = (value: object) =>
      problems(schema, placed(path, value)).filter((line) => line.startsWith(`${place}: `));
    const [unknown = '', ...more] = found({ [key]: 'no_such_kind' });
    expect(more).toEqual([]);
    expect(unknown).toContain('got "no_such_kind"');
    const missing = found({});
    for (const line of [unknown, ...missing]) {
      expect(line.length).toBeLessThanOrEqual(400);
      const left = kinds.filter((kind) => !line.includes(kind));
      if (left.length > 0) expect(line).toContain(` and ${left.length} more`);
    }
    // A form that has a default kind needs none, nor does an update of the whole body.
    if (path.length > 0 && problems(schema, placed(path, {})).some((line) => line.includes(place)))
      expect(missing).toEqual([expect.stringContaining('is required')]);
  });

  it.each(cases)('$name says which kind a field belongs to', ({ schema, union }) => {
    const { path, key, forms } = union;
    for (const form of forms) {
      const kind = fixed(shapeOf(form)[key]);
      const alike = forms.filter((one) => fixed(shapeOf(one)[key]) === kind);
      const own = new Set(alike.flatMap((one) => Object.keys(shapeOf(one))));
      const other = forms
        .flatMap((one) => Object.keys(shapeOf(one)).map((field) => ({ field, of: fixed(shapeOf(one)[key]) })))
        .find(({ field }) => !own.has(field));
      if (!other || !alike.every(isClosed)) continue;
      const lines = problems(schema, placed(path, { [key]: kind, [other.field]: {} }));
      const line = lines.find((one) => one.includes(`${other.field}: unknown argument.`));
      expect(line, lines.join('\n')).toMatch(
        new RegExp(`It belongs to ${key} .*${other.of}.*; ${kind} is given`),
      );
      expect(line?.length).toBeLessThanOrEqual(400);
    }
  });
});

describe('a part whose kind another argument names', () => {
  const say = async (name: string, args: object) => {
    const operation = await registry.operation(name);
    if (!operation) throw new Error(`no ${name}`);
    const schema = inputOf(operation) as unknown as Schema;
    return [...problems(schema, args), ...ofOtherKinds(schema, args).map(({ text }) => text)];
  };

  it.each([
    [
      'create_log_stream',
      { type: 'http', sink: { datadogApiKey: 'k' } },
      'sink.datadogApiKey: unknown argument. It belongs to type datadog; http is given, which takes',
    ],
    [
      'create_email_provider',
      { name: 'sendgrid', credentials: { smtp_host: 'mail.example.com' } },
      'credentials.smtp_host: unknown argument. It belongs to name smtp; sendgrid is given, which takes api_key.',
    ],
    [
      'create_phone_provider',
      { name: 'custom', configuration: { sid: 'AC1', delivery_methods: ['text'] }, credentials: {} },
      'configuration.sid: unknown argument. It belongs to name twilio; custom is given',
    ],
    [
      'create_flow_vault_connection',
      { name: 'x', app_id: 'HTTP', setup: { type: 'BEARER', username: 'u' } },
      'setup.username: unknown argument. It belongs to setup.type BASIC_AUTH; BEARER is given',
    ],
    [
      'create_flow_vault_connection',
      { name: 'x', app_id: 'SLACK', setup: { type: 'API_KEY' } },
      'setup.type: must be one of OAUTH_CODE, WEBHOOK; got "API_KEY".',
    ],
    [
      'create_event_stream',
      {},
      'destination: is required (object with type webhook, eventbridge or action).',
    ],
  ])('%s %j', async (name, args, line) => {
    expect((await say(name, args)).join('\n')).toContain(line);
  });

  it('is not guessed where it is not named', async () => {
    const args = {
      log_stream_id: 'lst_1',
      sink: { datadogRegion: 'eu', httpEndpoint: 'https://example.com' },
    };
    expect((await say('update_log_stream', args)).join('\n')).toMatch(
      /^sink: fits none of 6 forms; nearest: /,
    );
    expect(await say('update_email_provider', { credentials: { api_key: 'k' } })).toEqual([]);
  });
});
