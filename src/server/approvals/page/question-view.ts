/** A question as HTML: its sections with their marks, everything in it, long parts folded. */
import { type Content, type Html, html } from '../../../text/html.js';
import {
  changeIn,
  type Line,
  type Part,
  piecesOf,
  type QuestionParts,
  type SectionKind,
} from './question-parts.js';

/** Lines of a section that are shown unfolded, and how many more may follow them so. */
const FIRST_LINES = 24;
const FEW_MORE = 8;
/** Characters of a line that are shown unfolded. */
const LONG_LINE = 600;

type MarkKind = 'lost' | 'changed' | 'added' | 'plain';

/** Told by a sign and a word as well as by color. */
const marks: Readonly<Record<MarkKind, { sign: string; word: string }>> = {
  lost: { sign: '−', word: 'lost' },
  changed: { sign: '~', word: 'changed' },
  added: { sign: '+', word: 'added' },
  plain: { sign: '', word: '' },
};

const titles: Readonly<Partial<Record<SectionKind, string>>> = {
  lost: 'Lost',
  changed: 'Changed',
  added: 'Added',
};

export function questionView({ parts }: QuestionParts): Html {
  const stepped = parts.some(({ kind }) => kind === 'step');
  let inStep = false;
  const shown: Html[] = [];
  for (const part of parts) {
    if (part.kind === 'step') inStep = true;
    shown.push(partView(part, stepped && inStep));
  }
  return html`${shown}`;
}

function partView(part: Part, below: boolean): Html {
  if (part.kind === 'step')
    return html`<h2 class="step">Step ${part.number} of ${part.of}: ${quoted(part.title)}</h2>`;
  if (part.kind === 'text')
    return html`<div class="sentence">${part.lines.map((line) => html`<p>${quoted(line)}</p>`)}</div>`;
  const { kind, title, lines } = part;
  const content = kind === 'effects' ? effectsView(lines) : linesView(lines, kind);
  return html`${heading(title, kind, below)}${content}`;
}

function heading(title: string, kind: SectionKind, below: boolean): Html {
  const text = titles[kind] ?? quoted(title);
  return below ? html`<h3 class="${kind}">${text}</h3>` : html`<h2 class="${kind}">${text}</h2>`;
}

/** `Label: what it means (fields)`, with reasons below. */
function effectsView(lines: readonly Line[]): Html {
  const items: { label: string; means: string; why: string[] }[] = [];
  for (const { depth, text } of lines) {
    const [, label = '', means = text] = /^([^:"]{1,40}): (.+)$/.exec(text) ?? [];
    if (depth > 0 && items.length > 0) items.at(-1)?.why.push(text);
    else items.push({ label, means, why: [] });
  }
  return html`<ul class="effect-list">${items.map(
    ({ label, means, why }) =>
      html`<li><span class="label">${label}</span> <span class="means">${quoted(means)}${why.map(
        (one) => html`<span class="why">${quoted(one)}</span>`,
      )}</span></li>`,
  )}</ul>`;
}

function linesView(lines: readonly Line[], kind: Exclude<SectionKind, 'effects'>): Html {
  const items = lines.map((line) => lineView(line, kind));
  const rest = items.length - FIRST_LINES;
  if (rest <= FEW_MORE) return html`<ul class="lines">${items}</ul>`;
  const what = kind === 'plain' ? 'more lines' : `more lines of what is ${marks[kind].word}`;
  return html`<ul class="lines">${items.slice(0, FIRST_LINES)}</ul>
<details><summary>Show ${rest} ${what}</summary><ul class="lines">${items.slice(FIRST_LINES)}</ul></details>`;
}

function lineView({ depth, text }: Line, section: MarkKind): Html {
  const difference = depth > 0 ? /^([-+]) (?=")/.exec(text) : null;
  const kind: MarkKind = difference ? (difference[1] === '-' ? 'lost' : 'added') : section;
  const body = difference ? text.slice(2) : text;
  const { sign, word } = marks[kind];
  // What stands below a line belongs to it, and takes no mark of its own.
  const mark = difference || depth === 0 ? sign : '';
  const before =
    kind === 'plain'
      ? ''
      : html`<span class="mark" aria-hidden="true">${mark}</span>${mark !== '' && html`<span class="unseen">${word}: </span>`}`;
  const change = kind === 'changed' && depth === 0 ? changeIn(body) : undefined;
  const shown = change
    ? html`<span class="label-line">${quoted(change.label)}</span><span class="was"><b>from</b> <span>${folded(change.from)}</span></span><span class="becomes"><b>to</b> <span>${folded(change.to)}</span></span>`
    : folded(body);
  return html`<li class="${kind} depth${Math.min(depth, 3)}">${before}<span class="text">${shown}</span></li>`;
}

/** A long text whole, behind its beginning. */
function folded(text: string): Content {
  if (text.length <= LONG_LINE) return quoted(text);
  const start = [...text.slice(0, LONG_LINE / 5)].join('');
  return html`<details><summary>${start}… (all ${text.length.toLocaleString('en')} characters)</summary>${quoted(text)}</details>`;
}

/** Each quoted text keeps its direction of writing to itself. */
export function quoted(text: string): Content {
  return piecesOf(text).map((piece) => (piece.quoted ? html`<bdi>${piece.text}</bdi>` : piece.text));
}
