/** Sentences of an OpenAPI document that state a rule in prose alone, with its place. */
import { createHash } from 'node:crypto';

export interface Sentence {
  /** Operation and parameter, or schema and property. */
  at: string;
  text: string;
  /** Names the sentence where its words are not to be copied. */
  id: string;
  /** The schema at the place states a bound of its own. */
  bounded: boolean;
}

const RULE =
  /\b(must|cannot|can not|maximum|max\.?|minimum|at most|at least|only|required|not allowed|mutually exclusive|limited to|up to|no more than|greater than|less than|exceed)\b/i;
/** Bounds that the sandbox enforces from the schema of every operation. */
const BOUNDS = [
  'maxLength',
  'minLength',
  'maximum',
  'minimum',
  'maxItems',
  'minItems',
  'maxProperties',
  'enum',
  'pattern',
  'format',
  'const',
];

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const bounded = (node: Node): boolean => {
  const parts = [node, node.schema, node.items, (node.schema as Node | undefined)?.items].filter(isNode);
  return parts.some((part) => BOUNDS.some((name) => part[name] !== undefined));
};

const sentences = (text: string): string[] =>
  text
    .split(/(?<=[.!])\s+|\n+|<br ?\/?>/)
    .map((part) => part.trim())
    .filter((part) => RULE.test(part));

/** What requests consist of: operations, their parameters and schemas. Answers state no rules for callers. */
export function gather(document: unknown): Sentence[] {
  const found = new Map<string, Sentence>();
  const walk = (value: unknown, at: readonly string[]): void => {
    if (Array.isArray(value)) for (const [index, part] of value.entries()) walk(part, [...at, String(index)]);
    if (!isNode(value)) return;
    const { description } = value;
    if (typeof description === 'string') {
      for (const text of sentences(description)) {
        const id = createHash('sha256').update(text).digest('hex').slice(0, 12);
        if (!found.has(id)) found.set(id, { at: place(value, at), text, id, bounded: bounded(value) });
      }
    }
    for (const [name, part] of Object.entries(value)) {
      if (name !== 'responses' && !/Response/.test(name)) walk(part, [...at, name]);
    }
  };
  walk(document, []);
  return [...found.values()];
}

function place(node: Node, at: readonly string[]): string {
  const [root, path, method, ...rest] = at;
  if (root !== 'paths') return at.slice(2).join('/').replaceAll('/properties/', '.');
  const parameter = typeof node.name === 'string' ? ` ?${node.name}` : rest.length > 0 ? ' body' : '';
  return `${String(method).toUpperCase()} ${path}${parameter}`;
}
