/** Answers that are too large are cut inside, and each part that was left out can be read on its own. */
import { ToolError } from '../errors.js';

/** A place in an answer that was cut, as the argument `part` takes it. */
export interface LeftOut {
  part: string;
  /** Characters of JSON that were left out, about. */
  characters: number;
}

/** Least that is worth showing of a value, in characters. */
const LEAST = 40;

const sizeOf = (value: unknown): number => JSON.stringify(value)?.length ?? 4;

/** Names that can be written after a dot; others are quoted. */
const PLAIN = /^[A-Za-z_$][\w$-]*$/;
const below = (path: string, name: string): string => {
  if (!PLAIN.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
};

/** Where a text can be cut without splitting a character. */
const cutAt = (text: string, at: number): number =>
  /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) ? at - 1 : at;

/**
 * A value of about `budget` characters of JSON: small members stay whole, the large ones share what is left.
 *
 * @param left receives what was left out
 */
export function cutInside(value: unknown, budget: number, path: string, left: LeftOut[]): unknown {
  const size = sizeOf(value);
  if (size <= budget) return value;
  if (typeof value === 'string') {
    const keep = cutAt(value, Math.max(LEAST, Math.floor((value.length * budget) / size)));
    if (keep >= value.length) return value;
    left.push({ part: `${path}[${keep}:]`, characters: value.length - keep });
    return `${value.slice(0, keep)}…`;
  }
  if (Array.isArray(value)) return cutList(value, budget, path, left);
  if (typeof value === 'object' && value !== null)
    return cutObject(value as Record<string, unknown>, budget, path, left);
  return value;
}

function cutList(list: readonly unknown[], budget: number, path: string, left: LeftOut[]): unknown[] {
  const kept: unknown[] = [];
  let used = 2;
  for (const item of list) {
    const size = sizeOf(item) + 1;
    if (used + size > budget) break;
    kept.push(item);
    used += size;
  }
  // An item that is too large on its own would hide all that follow.
  if (kept.length === 0 && list.length > 0) kept.push(cutInside(list[0], budget - 2, `${path}[0]`, left));
  if (kept.length < list.length) {
    const rest = list.slice(kept.length);
    left.push({ part: `${path}[${kept.length}:]`, characters: sizeOf(rest) });
  }
  return kept;
}

function cutObject(
  object: Record<string, unknown>,
  budget: number,
  path: string,
  left: LeftOut[],
): Record<string, unknown> {
  const members = Object.entries(object).map(([name, value]) => ({ name, value, size: sizeOf(value) }));
  const shares = new Map<string, number>();
  let room = budget - 2;
  let waiting = members.length;
  for (const { name, size } of [...members].sort((a, b) => a.size - b.size)) {
    const share = Math.min(size, Math.floor(room / waiting) - name.length - 4);
    shares.set(name, share);
    room -= share + name.length + 4;
    waiting -= 1;
  }
  return Object.fromEntries(
    members.flatMap(({ name, value, size }): [string, unknown][] => {
      const share = shares.get(name) ?? 0;
      const place = below(path, name);
      if (share >= size) return [[name, value]];
      if (share >= LEAST) return [[name, cutInside(value, share, place, left)]];
      left.push({ part: place, characters: size });
      return [];
    }),
  );
}

/** Steps of a part: names, indexes, and a range at the end. */
const STEP = /\.?([A-Za-z_$][\w$-]*)|\[("(?:[^"\\]|\\.)*")\]|\[(\d+)\]|\[(\d*):(\d*)\]/y;

/**
 * The part of an answer that a path such as `details.request[100:]` names; `undefined` if there is none.
 *
 * @throws ToolError for what is no such path
 */
export function partOf(answer: unknown, part: string): unknown {
  let value = answer;
  STEP.lastIndex = 0;
  while (STEP.lastIndex < part.length) {
    const at = STEP.lastIndex;
    const [, name, quoted, index, from, to] = STEP.exec(part) ?? [];
    if (STEP.lastIndex <= at)
      throw new ToolError(
        'invalid_arguments',
        `part: ${JSON.stringify(part.slice(at, at + 40))} is no place in an answer.`,
        { hint: 'Use names, indexes and ranges, such as details.request or items[0].data[100:200].' },
      );
    if (from !== undefined) {
      if (typeof value !== 'string' && !Array.isArray(value)) return undefined;
      value = value.slice(Number(from), to ? Number(to) : undefined);
      continue;
    }
    const key = name ?? (quoted === undefined ? Number(index) : (JSON.parse(quoted) as string));
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/** What is cut of a part is named from the start of the answer: `data[100:]` of `data[50:]` is `data[150:]`. */
export function fromStart(base: string, { part, characters }: LeftOut): LeftOut {
  const range = /^(.*)\[(\d*):(\d*)\]$/.exec(base);
  const inside = part.slice(base.length);
  if (!range || !part.startsWith(base)) return { part, characters };
  const [, path, start] = range;
  const [whole, first = '', to] = /^\[(\d+)(:\d*)?\]/.exec(inside) ?? [];
  if (whole === undefined) return { part, characters };
  const moved = Number(first) + Number(start);
  return { part: `${path}[${moved}${to ?? ''}]${inside.slice(whole.length)}`, characters };
}
