/** Checks a call's arguments against the operation's own schema, with errors that say how to mend them. */
import type { z } from 'zod';
import { nearest } from '../policy/nearest.js';
import { neutralize } from '../policy/neutralize.js';
import { ToolError } from './errors.js';

/** Most problems named in one error. */
const MOST_ISSUES = 8;
/** Deepest nesting of arguments that is looked at. */
const MOST_DEPTH = 64;

function show(value: unknown): string {
  const text =
    typeof value === 'string'
      ? JSON.stringify(value)
      : typeof value === 'object' && value !== null
        ? Array.isArray(value)
          ? 'an array'
          : 'an object'
        : String(value);
  return neutralize(text.length > 60 ? `${text.slice(0, 57)}…` : text);
}

const pathText = (path: PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  );

/** Follows a path of names through a value. */
function at(value: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (v, key) => (typeof v === 'object' && v !== null ? (v as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

/** The keys that a schema knows at a path, for suggesting one. */
function keysAt(schema: z.ZodType, path: PropertyKey[]): string[] {
  let current: unknown = schema;
  const unwrap = (s: unknown): unknown => {
    let inner = s as { def?: { innerType?: unknown; getter?: () => unknown } } | undefined;
    for (let i = 0; i < 10 && inner?.def && (inner.def.innerType || inner.def.getter); i++) {
      inner = (inner.def.innerType ?? inner.def.getter?.()) as typeof inner;
    }
    return inner;
  };
  for (const key of path) {
    const def = (
      unwrap(current) as { def?: { shape?: Record<PropertyKey, unknown>; element?: unknown } } | undefined
    )?.def;
    current = typeof key === 'number' ? def?.element : def?.shape?.[key];
  }
  const shape = (unwrap(current) as { def?: { shape?: object } } | undefined)?.def?.shape;
  return shape ? Object.keys(shape) : [];
}

/** One problem as a sentence: the path, the rule, and the nearest thing that would do. */
function explain(issue: z.core.$ZodIssue, schema: z.ZodType, args: unknown): string {
  const where = pathText(issue.path) || 'arguments';
  const value = at(args, issue.path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, issue.path);
      return issue.keys
        .map((key) => {
          const close = nearest(key, known);
          const full = pathText([...issue.path, key]);
          const instead = close
            ? ` Did you mean ${pathText([...issue.path, close])}?`
            : known.length > 0 && known.length <= 30
              ? ` Known: ${known.join(', ')}.`
              : '';
          return `${neutralize(full.slice(0, 120))}: there is no such argument.${instead}`;
        })
        .join(' ');
    }
    case 'invalid_value': {
      const values = issue.values.map(String);
      const close = typeof value === 'string' ? nearest(value, values) : undefined;
      const list =
        values.length <= 24 ? `one of ${values.join(', ')}` : `one of ${values.slice(0, 24).join(', ')}, …`;
      return `${where}: must be ${list}; got ${show(value)}.${close ? ` Did you mean ${close}?` : ''}`;
    }
    case 'invalid_type':
      if (value === undefined) return `${where}: is required (${issue.expected}).`;
      return `${where}: must be ${/^[aeiou]/.test(issue.expected) ? 'an' : 'a'} ${issue.expected}; got ${show(value)}.`;
    case 'invalid_union': {
      const best = [...issue.errors].sort((a, b) => a.length - b.length)[0];
      const inner = best
        ?.slice(0, 2)
        .map((i) => explain({ ...i, path: [...issue.path, ...i.path] } as z.core.$ZodIssue, schema, args));
      return inner && inner.length > 0
        ? `${where}: fits none of the allowed forms; nearest: ${inner.join(' ')}`
        : `${where}: ${issue.message}.`;
    }
    case 'too_small':
    case 'too_big': {
      const small = issue.code === 'too_small';
      const limit = small ? issue.minimum : issue.maximum;
      const unit = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' items' : '';
      return `${where}: must be ${small ? 'at least' : 'at most'} ${limit}${unit}.`;
    }
    case 'invalid_format':
      return `${where}: does not fit the pattern ${'pattern' in issue ? issue.pattern : issue.format}; got ${show(value)}.`;
    default:
      return `${where}: ${issue.message}.`;
  }
}

/** Keys that no argument may have anywhere, and nesting beyond reason: both only ever come from an attack. */
function refuseHostile(value: unknown, path: string, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth > MOST_DEPTH)
    throw new ToolError('invalid_arguments', `The arguments are nested more than ${MOST_DEPTH} levels deep.`);
  for (const key of Object.keys(value)) {
    if (key === '__proto__')
      throw new ToolError('invalid_arguments', `${path || 'arguments'}: the key __proto__ is not allowed.`);
    refuseHostile((value as Record<string, unknown>)[key], path ? `${path}.${key}` : key, depth + 1);
  }
}

/**
 * The checked arguments.
 *
 * @throws ToolError `invalid_arguments` naming each path, its rule, and the nearest valid key or value
 */
export function checkArguments<T extends z.ZodType>(tool: string, schema: T, args: unknown): z.output<T> {
  refuseHostile(args, '', 0);
  const result = schema.safeParse(args ?? {});
  if (result.success) return result.data;
  const { issues } = result.error;
  const lines = issues.slice(0, MOST_ISSUES).map((issue) => `- ${explain(issue, schema, args)}`);
  if (issues.length > MOST_ISSUES) lines.push(`- and ${issues.length - MOST_ISSUES} more`);
  throw new ToolError(
    'invalid_arguments',
    `The arguments of ${tool} are not valid; nothing was sent.\n${lines.join('\n')}`,
    {
      hint: `Mend the arguments and call again; describe_operation {"name":"${tool}"} shows the complete schema.`,
    },
  );
}
