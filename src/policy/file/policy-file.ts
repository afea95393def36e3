/** Reads a policy file, YAML or JSON. Anything unrecognized aborts startup. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { nearest } from '../../text/nearest.js';
import { type FileLayer, PolicyError, type PolicyLayer, protectedLists } from '../policy.js';
import { builtInProfiles } from '../profiles.js';
import type { PolicyProfileFile } from './policy-schema.js';

const largest = 1_000_000;

/** Reads and checks the file. Throws a PolicyError with a one-line message that says what to fix. */
export async function loadPolicyFile(file: string): Promise<FileLayer> {
  let text: string;
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw new PolicyError(`The policy ${file} is not a file.`);
    if (stats.size > largest) throw new PolicyError(`The policy file ${file} is larger than 1 MB.`);
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof PolicyError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new PolicyError(
      code === 'ENOENT'
        ? `The policy file ${file} does not exist.`
        : `The policy file ${file} cannot be read (${code}).`,
    );
  }
  return parsePolicy(text, basename(file));
}

/** Checks the text of a policy file; `source` is its name in messages. */
export async function parsePolicy(text: string, source: string): Promise<FileLayer> {
  const fail = (message: string): never => {
    throw new PolicyError(`Policy file ${source}: ${message}`);
  };
  const { isScalar, parseDocument, visit } = await import('./yaml.js');
  const document = parseDocument(text);
  const [flaw] = [...document.errors, ...document.warnings];
  // Where it is ends the first line, with a colon; the lines below show the place.
  if (flaw) fail(flaw.message.replace(/:?\n.*/s, ''));
  visit(document, {
    Pair: (_, { key }) => {
      // An alias could repeat a key unnoticed, and the later value would win.
      if (!isScalar(key)) fail('a key must be plain text, not a list, a map or an alias.');
    },
  });
  let raw: unknown;
  try {
    raw = document.toJS();
  } catch (error) {
    fail((error as Error).message);
  }
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    fail('it must hold keys and values, such as "version: 1".');
  }
  const hostile = prototypeKey(raw, []);
  if (hostile) fail(`unknown key "${hostile}".`);

  const { policyFileSchema, policyJsonSchema } = await import('./policy-schema.js');
  const checked = policyFileSchema.safeParse(raw);
  if (!checked.success) return fail(describe(checked.error.issues[0] as Issue, policyJsonSchema()));
  const { data } = checked;
  const own = Object.keys(data.profiles ?? {}).find((profile) => Object.hasOwn(builtInProfiles, profile));
  if (own) fail(`the profile "${own}" is built in; choose another name for yours.`);
  return {
    source,
    ...layerOf(data),
    ...(data.profile === undefined ? {} : { profile: data.profile }),
    profiles: Object.fromEntries(
      Object.entries(data.profiles ?? {}).map(([name, profile]) => [name, layerOf(profile)]),
    ),
  };
}

function layerOf(data: PolicyProfileFile): PolicyLayer {
  const { tools, confirmation, allowed, limits } = data;
  const layer: Record<string, unknown> = {
    toolsets: data.toolsets,
    allow: tools?.allow,
    deny: tools?.deny,
    readOnly: data.read_only,
    maxRisk: data.max_risk,
    earlyAccess: data.early_access,
    confirmation: confirmation && {
      levels: confirmation.tools,
      effects: confirmation.effects,
      twoStep: confirmation.two_step_for_clients_that_cannot_ask,
      preview: confirmation.preview,
      fourEyes: confirmation.four_eyes && { effects: [], tools: [], ...confirmation.four_eyes },
      minAnswerMs: confirmation.min_answer_ms,
    },
    protect: data.protected && {
      users: { ids: [], emails: [], roles: [], organizations: [], ...data.protected.users },
      ...protectedLists((key) => data.protected?.[key] ?? []),
      self: data.protected.self,
    },
    only: allowed,
    limits: limits && {
      writes: limits.writes_per_hour,
      destructive: limits.destructive_per_hour,
      users: limits.users_per_hour,
    },
    masking: data.masking,
  };
  return withoutUndefined(layer) as PolicyLayer;
}

/** Drops keys without a value, so that merging a layer never clears values of the one below. */
function withoutUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, withoutUndefined(item)]),
  );
}

/** Keys that JavaScript treats specially would bypass the schema; none of them is a policy key. */
function prototypeKey(value: unknown, path: string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const key of Object.keys(value)) {
    if (key === '__proto__' || key === 'constructor' || key === 'prototype') return [...path, key].join('.');
    const inner = prototypeKey((value as Record<string, unknown>)[key], [...path, key]);
    if (inner) return inner;
  }
  return undefined;
}

interface Issue {
  code?: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
  issues?: Issue[];
}

/** One sentence for the first thing wrong with the file. */
function describe(issue: Issue, schema: Record<string, unknown>): string {
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const key = (issue.keys as string[])[0] as string;
    const known = knownKeys(schema, issue.path);
    const guess = nearest(key, known);
    return `unknown key "${key}"${where ? ` in "${where}"` : ''}${
      guess ? `; did you mean "${guess}"?` : ` (known: ${known.join(', ')}).`
    }`;
  }
  if (issue.code === 'invalid_key') return `"${where}" ${issue.issues?.[0]?.message}.`;
  if (where === 'version') return 'the key "version" must be 1 (add the line "version: 1").';
  return `"${where}": ${issue.message.replace('Invalid input: ', '')}.`;
}

/** The keys that the published schema has at a path. */
function knownKeys(schema: Record<string, unknown>, path: PropertyKey[]): string[] {
  let node = schema as { properties?: Record<string, object>; additionalProperties?: object };
  for (const step of path)
    node = (node.properties?.[String(step)] ?? node.additionalProperties ?? {}) as typeof node;
  return Object.keys(node.properties ?? {});
}
