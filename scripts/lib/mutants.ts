/** Small faults to plant in a source file, one at a time: what a test suite should notice. */
import { parseAst } from 'vitest/node';
import { regexMutants } from './regex-mutants.js';

export interface Mutant {
  /** From 1, for people. */
  line: number;
  start: number;
  end: number;
  replacement: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
  // biome-ignore lint/suspicious/noExplicitAny: a syntax tree is looked through by its members' names
  [member: string]: any;
}

const operators = new Map([
  ['===', ['!==']],
  ['!==', ['===']],
  ['<', ['<=', '>=']],
  ['<=', ['<', '>']],
  ['>', ['>=', '<=']],
  ['>=', ['>', '<']],
  ['+', ['-']],
  ['-', ['+']],
  ['*', ['/']],
  ['/', ['*']],
  ['&&', ['||']],
  ['||', ['&&']],
]);

const methods = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
  ['min', 'max'],
  ['max', 'min'],
]);

/** Calls that hand on what they are given, somewhat changed: the fault is that they change nothing. */
const removable = new Set(['filter', 'slice', 'trim', 'toLowerCase', 'sort', 'normalize', 'replaceAll']);

/** Members that hold types, names or module paths: no behaviour. */
const skipped = new Set([
  'typeAnnotation',
  'returnType',
  'typeParameters',
  'typeArguments',
  'superTypeArguments',
  'implements',
  'id',
  'source',
  'attributes',
  'decorators',
]);
/** Around an expression, without behaviour of their own. */
const transparent = new Set(['TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression']);
const loops = new Set(['ForStatement', 'WhileStatement', 'DoWhileStatement']);

/**
 * The faulty number. One more of a few is another behaviour; a large number is a limit, a time or a size, of which one
 * more is no fault that anybody could notice: that one is doubled, which is a limit that is not kept.
 */
const another = (value: number): number => (Math.abs(value) < 100 ? value + 1 : 2 * value);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

const isText = (node: Node): boolean =>
  node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');

/**
 * All faults for a file: comparisons, boolean operators, conditions, returns, numbers, short strings, regular
 * expressions, calls. Texts for people are not mutated, nor are the conditions of loops, which would only
 * never end. Each is a program: a fault that cannot be parsed would count as noticed without having been tried.
 */
export function mutantsOf(code: string): Mutant[] {
  const found: Mutant[] = [];
  const add = (node: { start: number; end: number }, ...replacements: string[]) => {
    const line = code.slice(0, node.start).split('\n').length;
    for (const replacement of replacements) {
      if (replacement !== code.slice(node.start, node.end))
        found.push({ line, start: node.start, end: node.end, replacement });
    }
  };

  const literal = (node: Node) => {
    if (typeof node.value === 'boolean') add(node, String(!node.value));
    else if (typeof node.value === 'number') add(node, String(another(node.value)));
    else if (typeof node.value === 'string' && !/\s/.test(node.value)) add(node, node.value ? "''" : "'x'");
    else if (node.regex) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string };
      const faulty = regexMutants(pattern).map((text) => `/${text || '(?:)'}/${flags}`);
      add(node, ...faulty, ...(flags.includes('i') ? [`/${pattern}/${flags.replace('i', '')}`] : []));
    }
  };

  const binary = (node: Node) => {
    if (node.operator === '+' && (isText(node.left) || isText(node.right))) return;
    const [left, right] = [node.left, node.right].map(({ start, end }: Node) => code.slice(start, end));
    // `a && b ?? c` is no program, so this one brings its own brackets.
    if (node.operator === '??') return add(node, `((${left}) && (${right}))`);
    const between = code.slice(node.left.end, node.right.start);
    const start = node.left.end + between.indexOf(node.operator);
    add({ start, end: start + node.operator.length }, ...(operators.get(node.operator) ?? []));
  };

  const call = (node: Node) => {
    const { callee } = node;
    if (callee.type !== 'MemberExpression' || callee.computed) return;
    const name = callee.property.name as string;
    const other = methods.get(name);
    if (other) add(callee.property, other);
    if (removable.has(name)) add(node, code.slice(callee.object.start, callee.object.end));
  };

  const mutate = (node: Node) => {
    switch (node.type) {
      case 'Literal':
        return literal(node);
      case 'BinaryExpression':
      case 'LogicalExpression':
        return binary(node);
      case 'CallExpression':
        return call(node);
      case 'UnaryExpression':
        return node.operator === '!' && add(node, code.slice(node.argument.start, node.argument.end));
      case 'IfStatement':
      case 'ConditionalExpression':
        return add(node.test, 'true', 'false');
      case 'ReturnStatement':
        // Undefined in place of false is no fault where its truth counts; the literal itself becomes true.
        return node.argument && node.argument.value !== false && add(node, 'return undefined;');
      case 'ArrowFunctionExpression':
        return node.body.type !== 'BlockStatement' && add(node.body, 'undefined');
      case 'ExpressionStatement':
        return node.directive === undefined && add(node, ';');
      case 'ThrowStatement':
        return add(node, ';');
      case 'ArrayExpression':
        return node.elements.length > 0 && add(node, '[]');
    }
  };

  const visit = (node: Node) => {
    if (node.type.startsWith('TS') && !transparent.has(node.type)) return;
    mutate(node);
    for (const [member, value] of Object.entries(node)) {
      if (skipped.has(member) && node.type !== 'ImportExpression') continue;
      if (loops.has(node.type) && (member === 'test' || member === 'update')) continue;
      if (member === 'key' && !node.computed) continue;
      for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child);
    }
  };
  visit(parseAst(code, { lang: 'ts' }) as unknown as Node);
  for (const mutant of found) parseAst(plant(code, mutant), { lang: 'ts' });
  return found;
}

/** The file with the fault planted. */
export const plant = (code: string, { start, end, replacement }: Mutant): string =>
  code.slice(0, start) + replacement + code.slice(end);
