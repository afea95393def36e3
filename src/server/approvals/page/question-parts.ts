/**
 * The text of a question taken apart for a page. Our own headings are at the margin after an empty line, and what
 * comes from the tenant is indented or in quotes, so that the shape of a line tells what it is. Every line of the
 * text is in exactly one part: what is not recognized is shown as it is.
 */

export type SectionKind = 'lost' | 'changed' | 'added' | 'effects' | 'plain';

export interface Line {
  /** Levels below the heading, from 0. */
  depth: number;
  text: string;
}

export type Part =
  | { kind: 'step'; number: number; of: number; title: string }
  | { kind: SectionKind; title: string; lines: Line[] }
  /** Sentences at the margin. */
  | { kind: 'text'; lines: string[] };

export interface QuestionParts {
  /** What would be done, such as `Delete a user`. */
  title: string;
  /** Name of the tool, if the first line ends with it. */
  tool?: string;
  /** Lines below the title up to the first empty line, without the tenant. */
  notes: string[];
  parts: Part[];
}

const SECTIONS: ReadonlyMap<string, SectionKind> = new Map([
  ['Lost', 'lost'],
  ['Changed', 'changed'],
  ['Added', 'added'],
  ['Effects', 'effects'],
  ['Effects of all steps', 'effects'],
]);

const STEP = /^Step (\d+) of (\d+): (.+)$/;

/** @param tenant is shown in a place of its own, so that its line is left out */
export function questionParts(text: string, tenant: string): QuestionParts {
  const [head = [], ...blocks] = blocksOf(text.split('\n'));
  const [first = '', ...below] = head;
  const named = /^(.+) \((\w+)\)$/.exec(first);
  return {
    title: named?.[1] ?? first,
    ...(named?.[2] === undefined ? {} : { tool: named[2] }),
    notes: below.filter((line, index) => index > 0 || line !== `Tenant: ${tenant}`),
    parts: blocks.flatMap(partsOf),
  };
}

/** Lines between empty lines. */
function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line !== '') blocks.at(-1)?.push(line);
    else if (blocks.at(-1)?.length) blocks.push([]);
  }
  return blocks.filter((block, index) => index === 0 || block.length > 0);
}

const isIndented = (line: string): boolean => line.startsWith(' ');

function partsOf(block: readonly string[]): Part[] {
  const [first = '', ...rest] = block;
  const step = STEP.exec(first);
  if (step) {
    const [, number, of, title = ''] = step;
    const after = rest.length > 0 ? partsOf(rest) : [];
    return [{ kind: 'step', number: Number(number), of: Number(of), title }, ...after];
  }
  // A heading has lines of its own below it; after them other lines at the margin may follow.
  if (!isIndented(first) && isIndented(rest[0] ?? '')) {
    const end = rest.findIndex((line) => !isIndented(line));
    const own = end < 0 ? rest : rest.slice(0, end);
    const after = end < 0 ? [] : partsOf(rest.slice(end));
    return [{ kind: SECTIONS.get(first) ?? 'plain', title: first, lines: own.map(lineOf) }, ...after];
  }
  const next = block.findIndex(
    (line, index) => index > 0 && isIndented(block[index + 1] ?? '') && !isIndented(line),
  );
  if (next > 0) return [...partsOf(block.slice(0, next)), ...partsOf(block.slice(next))];
  return [{ kind: 'text', lines: [...block] }];
}

function lineOf(line: string): Line {
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  return { depth: Math.max(0, Math.floor(indent / 2) - 1), text: line.slice(indent) };
}

/** A piece of a line: in quotes, where it comes from the tenant or the caller, or our own words. */
export interface Piece {
  quoted: boolean;
  text: string;
}

/** Quoted texts escape their quotes and backslashes, so that they end where they seem to. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { 0: quoted, index } of text.matchAll(QUOTED)) {
    if (index > at) pieces.push({ quoted: false, text: text.slice(at, index) });
    pieces.push({ quoted: true, text: quoted });
    at = index + quoted.length;
  }
  if (at < text.length) pieces.push({ quoted: false, text: text.slice(at) });
  return pieces;
}

/** `label: from -> to` outside of quotes; undefined where the line has another form. */
export function changeIn(text: string): { label: string; from: string; to: string } | undefined {
  // Quoted texts are blanked, so that nothing in them counts, and places stay the same.
  const bare = text.replace(QUOTED, (quoted) => ' '.repeat(quoted.length));
  const colon = bare.indexOf(': ');
  const arrow = bare.indexOf(' -> ');
  if (colon < 1 || arrow < colon || bare.includes(' -> ', arrow + 1) || bare.includes('"')) return undefined;
  return { label: text.slice(0, colon), from: text.slice(colon + 2, arrow), to: text.slice(arrow + 4) };
}
