/** The picture of the demo's first story, drawn from what the built demo prints. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { LABEL_WIDTH } from '../../../src/cli/demo/demo-stage.js';
import { wrap } from '../../../src/text/wrap.js';
import { type Line, type Tone, terminalCard } from './terminal-card.js';

const root = join(import.meta.dirname, '..', '..', '..');
/** Where the picture is, from the repository's root. */
export const PICTURE = 'docs/session.svg';
const COLUMNS = 60;
const INDENT = 2;

/**
 * Plays the built demo, with nothing in its text that differs between runs or machines.
 *
 * @throws Error when the demo fails
 */
export async function playDemo(): Promise<{ stdout: string; stderr: string }> {
  const clock = pathToFileURL(join(import.meta.dirname, '..', 'fixed-clock.mjs')).href;
  // So wide that the demo breaks no line: lines are broken here, to the width of the picture.
  const env = { PATH: process.env.PATH ?? '', NO_COLOR: '1', COLUMNS: '100000' };
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['--import', clock, join(root, 'dist', 'cli.js'), 'demo'],
    { env, timeout: 120_000 },
  );
  return { stdout: stdout.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:8080'), stderr };
}

/** The lines of the demo's story with this number, without its heading. */
function story(text: string, number: number): string[] {
  const from = new RegExp(`^${number}\\. .*\\n`, 'm').exec(text);
  const to = new RegExp(`^${number + 1}\\. `, 'm').exec(text);
  if (!from || !to) throw new Error(`The demo printed no story ${number}.`);
  return text
    .slice(from.index + from[0].length, to.index)
    .trim()
    .split('\n');
}

/** Breaks what has no spaces, such as the arguments of a call, wherever the line is full. */
function fold(text: string, width: number): string[] {
  return wrap(text, width).flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? ['']);
}

const indented = (lines: readonly string[], tone: Tone): Line[] =>
  lines.map((line) => (line === '' ? [] : [{ text: ' '.repeat(INDENT) + line, tone }]));

/** A call or what it returned: an arrow, and the text beside it. */
function arrow(mark: string, text: string, tone: Tone): Line[] {
  return fold(text, COLUMNS - INDENT - mark.length - 1).map((part, i) => [
    { text: ' '.repeat(INDENT) + (i === 0 ? mark : ' '.repeat(mark.length)), tone: 'call' },
    { text: ` ${part}`, tone },
  ]);
}

/** A line of the demo in the layout of the picture: who speaks is above what they say, which leaves more room. */
function drawn(line: string): Line[] {
  const label = line.slice(0, LABEL_WIDTH).trim();
  const text = line.slice(LABEL_WIDTH);
  if (label !== '')
    return [[{ text: label, tone: label as Tone }], ...indented(fold(text, COLUMNS - INDENT), 'plain')];
  const [, mark, rest = ''] = /^(->|<-) (.*)$/.exec(text) ?? [];
  // A space after each comma is where a line of arguments may break.
  if (mark === '->') return arrow(mark, rest.replaceAll(',"', ', "'), 'dim');
  if (mark === '<-') return arrow(mark, rest, 'plain');
  return indented(fold(text, COLUMNS - INDENT), 'plain');
}

/** @param text what the demo printed */
export function sessionPicture(text: string): string {
  const lines = story(text, 1).flatMap((line) => (line === '' ? [[]] : drawn(line)));
  return terminalCard({
    lines,
    columns: COLUMNS,
    command: 'npm run demo',
    title: 'A support session: a locked-out customer is found, diagnosed and unblocked',
  });
}
