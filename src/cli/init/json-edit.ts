/**
 * Changes one member of a JSON file that another program owns. Everything but that member stays unchanged,
 * byte for byte: order, indentation, and the comments and trailing commas that editors allow.
 */
import { nested, valueAt } from '../../text/values.js';

interface Node {
  start: number;
  /** One past the last character. */
  end: number;
  value: unknown;
  /** Of an object, in order. */
  members?: { key: string; keyStart: number; node: Node }[];
}

/** The file is not JSON, or has another type where an object is expected. */
export class JsonEditError extends Error {
  override readonly name = 'JsonEditError';
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): Node {
    const node = this.#value();
    this.#skip();
    if (this.#at < this.#text.length) throw this.#error();
    return node;
  }

  #error(): JsonEditError {
    return new JsonEditError(`line ${this.#text.slice(0, this.#at).split('\n').length} is not valid JSON`);
  }

  /** Past white space and comments. */
  #skip(): void {
    const blank = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/|^\uFEFF)*/y;
    blank.lastIndex = this.#at;
    this.#at += blank.exec(this.#text)?.[0].length ?? 0;
  }

  #take(character: string): boolean {
    this.#skip();
    if (this.#text[this.#at] !== character) return false;
    this.#at += 1;
    return true;
  }

  #value(): Node {
    this.#skip();
    const start = this.#at;
    if (this.#take('{')) return this.#object(start);
    if (this.#take('[')) return this.#array(start);
    const scalar = /"(?:[^"\\\n]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/y;
    scalar.lastIndex = start;
    const token = scalar.exec(this.#text)?.[0];
    if (token === undefined) throw this.#error();
    try {
      const value: unknown = JSON.parse(token);
      this.#at += token.length;
      return { start, end: this.#at, value };
    } catch {
      throw this.#error();
    }
  }

  #object(start: number): Node {
    const members: NonNullable<Node['members']> = [];
    while (!this.#take('}')) {
      const { start: keyStart, value: key } = this.#value();
      if (typeof key !== 'string' || !this.#take(':')) throw this.#error();
      members.push({ key, keyStart, node: this.#value() });
      if (!this.#take(',') && this.#text[this.#at] !== '}') throw this.#error();
    }
    const value = Object.fromEntries(members.map(({ key, node }) => [key, node.value]));
    return { start, end: this.#at, value, members };
  }

  #array(start: number): Node {
    const value: unknown[] = [];
    while (!this.#take(']')) {
      value.push(this.#value().value);
      if (!this.#take(',') && this.#text[this.#at] !== ']') throw this.#error();
    }
    return { start, end: this.#at, value };
  }
}

/** The value at a path of keys, or undefined. @throws JsonEditError */
export const readMember = (text: string, path: readonly string[]): unknown =>
  text.trim() === '' ? undefined : valueAt(new Parser(text).document().value, path);

/**
 * The text with the member at the path set to the value; missing intermediate objects are created.
 *
 * @throws JsonEditError
 */
export function setMember(text: string, path: readonly string[], value: unknown): string {
  if (text.trim() === '') return `${JSON.stringify(nested(path, value), null, 2)}\n`;
  let node = new Parser(text).document();
  const unit = /^([ \t]+)"/m.exec(text)?.[1] ?? '  ';
  for (const [depth, key] of path.entries()) {
    if (!node.members) {
      throw new JsonEditError(`${depth === 0 ? 'the file' : `"${path[depth - 1]}"`} does not hold an object`);
    }
    const known = node.members.find((member) => member.key === key);
    if (!known) return insert(text, node, key, nested(path.slice(depth + 1), value), unit, depth + 1);
    node = known.node;
  }
  return text.slice(0, node.start) + written(value, unit, path.length) + text.slice(node.end);
}

/**
 * The text without the member at the path, and without objects that are empty then; empty when nothing is left of it.
 *
 * @throws JsonEditError
 */
export function removeMember(text: string, path: readonly string[]): string {
  if (path.length === 0) return '';
  if (readMember(text, path) === undefined) return text;
  let object = new Parser(text).document();
  for (const key of path.slice(0, -1)) object = member(object, key)?.node ?? object;
  const members = object.members ?? [];
  if (members.length === 1) return removeMember(text, path.slice(0, -1));
  const at = members.findIndex(({ key }) => key === path.at(-1));
  const [gone, next, previous] = [members[at], members[at + 1], members[at - 1]];
  if (!gone) return text;
  // With the white space before it, and the comma on one of its sides.
  const from = next ? gone.keyStart : (previous?.node.end ?? gone.keyStart);
  return text.slice(0, from) + text.slice(next ? next.keyStart : gone.node.end);
}

const member = (object: Node, key: string) => object.members?.find((known) => known.key === key);

/** JSON indented for a depth of the file. */
function written(value: unknown, unit: string, depth: number): string {
  return JSON.stringify(value, null, unit).replaceAll('\n', `\n${unit.repeat(depth)}`);
}

function insert(
  text: string,
  object: Node,
  key: string,
  value: unknown,
  unit: string,
  depth: number,
): string {
  const last = object.members?.at(-1)?.node;
  const close = object.end - 1;
  const beforeClose = text.slice(0, close).trimEnd().length;
  const member = `\n${unit.repeat(depth)}${JSON.stringify(key)}: ${written(value, unit, depth)}`;
  const gap = text.slice(beforeClose, close);
  const closing = gap.includes('\n') ? gap : `\n${unit.repeat(depth - 1)}`;
  const rest = member + closing + text.slice(close);
  if (!last) return text.slice(0, beforeClose) + rest;
  // An existing comma may come after a comment.
  const tail = text.slice(last.end, beforeClose);
  const comma = tail.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '').includes(',') ? '' : ',';
  return text.slice(0, last.end) + comma + tail + rest;
}
