/**
 * Liquid, as far as the tenant's own texts may use it: messages, pages and subjects.
 * Source: public documentation, supported-liquid-syntax.
 */
import { filtered } from './filters.js';
import { holds, isOneOf, named, type Scope, written } from './values.js';

type Node =
  | { kind: 'text'; text: string }
  | { kind: 'output'; expression: string }
  | { kind: 'tag'; name: string; rest: string; branches: Branch[] };
interface Branch {
  name: string;
  rest: string;
  nodes: Node[];
}

/** Tags that have an end, and those that begin another part of them. */
const BLOCKS: Readonly<Record<string, readonly string[]>> = {
  if: ['elsif', 'else'],
  unless: ['elsif', 'else'],
  case: ['when', 'else'],
  for: ['else'],
  tablerow: [],
  capture: [],
};
/** What is between braces; comments and raw text are taken as a whole. */
const TOKEN =
  /(\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}|\{%-?\s*raw\s*-?%\}[\s\S]*?\{%-?\s*endraw\s*-?%\}|\{\{-?[\s\S]*?-?\}\}|\{%-?[\s\S]*?-?%\})/;
const COMMENT = /^\{%-?\s*comment\s/;
const RAW = /^\{%-?\s*raw\s*-?%\}([\s\S]*)\{%-?\s*endraw\s*-?%\}$/;
/** More turns than a template takes. */
const MOST_TURNS = 10_000;

/** A template in parts: texts, and what is between braces; a dash inside of the braces takes the blanks on its side. */
function tokens(template: string): string[] {
  const parts = template.split(TOKEN);
  return parts.map((part, at) => {
    if (at % 2 === 1) return part;
    const left = /-[%}]\}$/.test(parts[at - 1] ?? '') ? part.trimStart() : part;
    return /^\{[%{]-/.test(parts[at + 1] ?? '') ? left.trimEnd() : left;
  });
}

function parse(template: string): Node[] {
  const root: Branch = { name: '', rest: '', nodes: [] };
  const open: { tag: Extract<Node, { kind: 'tag' }>; branch: Branch }[] = [];
  const here = (): Node[] => (open.at(-1)?.branch ?? root).nodes;
  for (const token of tokens(template)) {
    const output = /^\{\{-?([\s\S]*?)-?\}\}$/.exec(token);
    const tag = /^\{%-?\s*(\w+)([\s\S]*?)-?%\}$/.exec(token);
    const raw = RAW.exec(token)?.[1];
    if (COMMENT.test(token)) continue;
    if (raw !== undefined) here().push({ kind: 'text', text: raw });
    else if (output) here().push({ kind: 'output', expression: output[1] ?? '' });
    else if (!tag) here().push({ kind: 'text', text: token });
    else {
      const [, name = '', rest = ''] = tag;
      const top = open.at(-1);
      if (top && name === `end${top.tag.name}`) open.pop();
      else if (top && BLOCKS[top.tag.name]?.includes(name)) {
        top.branch = { name, rest: rest.trim(), nodes: [] };
        top.tag.branches.push(top.branch);
      } else {
        const branch: Branch = { name, rest: rest.trim(), nodes: [] };
        const node = { kind: 'tag' as const, name, rest: rest.trim(), branches: [branch] };
        here().push(node);
        if (Object.hasOwn(BLOCKS, name)) open.push({ tag: node, branch });
      }
    }
  }
  return root.nodes;
}

/** Parts of a text that are not within quotation marks. */
const apart = (text: string, by: string): string[] =>
  text
    .split(new RegExp(`\\${by}(?=(?:[^"']|"[^"]*"|'[^']*')*$)`))
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** A value with the filters that follow it. */
function evaluated(expression: string, scope: Scope): unknown {
  const [first = '', ...filters] = apart(expression, '|');
  return filters.reduce(
    (value, filter) => {
      const [, name = '', args = ''] = /^(\w+)\s*:?([\s\S]*)$/.exec(filter) ?? [];
      return filtered(
        name,
        value,
        apart(args, ',').map((one) => named(one, scope)),
      );
    },
    named(first, scope),
  );
}

function each(node: Extract<Node, { kind: 'tag' }>, scope: Scope): string {
  const [body, otherwise] = node.branches;
  const [, name = '', source = '', options = ''] =
    /^([\w-]+)\s+in\s+(\([^)]*\)|\S+)\s*([\s\S]*)$/.exec(node.rest) ?? [];
  const found = named(source, scope);
  const setting = (key: string): number | undefined => {
    const [, value] = new RegExp(`${key}\\s*:\\s*(\\S+)`).exec(options) ?? [];
    return value === undefined ? undefined : Number(named(value, scope));
  };
  const from = setting('offset') ?? 0;
  const chosen = (Array.isArray(found) ? found : []).slice(from, from + (setting('limit') ?? MOST_TURNS));
  const items = /\breversed\b/.test(options) ? chosen.reverse() : chosen;
  if (items.length === 0) return rendered(otherwise?.nodes ?? [], scope);
  const { [name]: item, forloop } = scope;
  const turns = items.map((value, index) => {
    scope.forloop = {
      index: index + 1,
      index0: index,
      first: index === 0,
      last: index === items.length - 1,
      length: items.length,
    };
    scope[name] = value;
    const inner = rendered(body?.nodes ?? [], scope);
    return node.name === 'tablerow' ? `<td class="col${index + 1}">${inner}</td>` : inner;
  });
  // What a turn assigns stays; the turn's own names do not.
  Object.assign(scope, { [name]: item, forloop });
  return turns.join('');
}

/** Counters and turns of a template are kept beside its variables. */
const counted = (scope: Scope, key: string): number => Number(scope[key] ?? 0);

const TAGS: Readonly<Record<string, (node: Extract<Node, { kind: 'tag' }>, scope: Scope) => string>> = {
  if: (node, scope) =>
    rendered(
      node.branches.find(({ name, rest }) => name === 'else' || holds(rest, scope))?.nodes ?? [],
      scope,
    ),
  unless: (node, scope) =>
    rendered(
      node.branches.find(({ name, rest }) =>
        name === 'unless' ? !holds(rest, scope) : name === 'else' || holds(rest, scope),
      )?.nodes ?? [],
      scope,
    ),
  case: (node, scope) => {
    const value = named(node.rest, scope);
    const found = node.branches
      .slice(1)
      .find(({ name, rest }) => name === 'else' || isOneOf(value, rest, scope));
    return rendered(found?.nodes ?? [], scope);
  },
  for: each,
  tablerow: (node, scope) => `<tr class="row1">${each(node, scope)}</tr>`,
  assign: ({ rest }, scope) => {
    const [, name = '', expression = ''] = /^([\w-]+)\s*=\s*([\s\S]+)$/.exec(rest) ?? [];
    if (name !== '') scope[name] = evaluated(expression, scope);
    return '';
  },
  capture: (node, scope) => {
    scope[node.rest] = rendered(node.branches[0]?.nodes ?? [], scope);
    return '';
  },
  increment: ({ rest }, scope) => {
    const value = counted(scope, rest);
    scope[rest] = value + 1;
    return String(value);
  },
  decrement: ({ rest }, scope) => {
    scope[rest] = counted(scope, rest) - 1;
    return String(scope[rest]);
  },
  cycle: ({ rest }, scope) => {
    const choices = apart(rest.replace(/^[^"',]+:/, ''), ',');
    const key = `cycle ${rest}`;
    const at = counted(scope, key);
    scope[key] = at + 1;
    return written(named(choices[at % Math.max(choices.length, 1)] ?? '', scope));
  },
  debug: (_node, scope) => JSON.stringify(scope, null, 2),
};

const rendered = (nodes: readonly Node[], scope: Scope): string =>
  nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'output') return written(evaluated(node.expression, scope));
      return Object.hasOwn(TAGS, node.name) ? (TAGS[node.name]?.(node, scope) ?? '') : '';
    })
    .join('');

/** A template with its values filled in. */
export const render = (template: string, values: Readonly<Scope>): string =>
  rendered(parse(template), { ...values });
