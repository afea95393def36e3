/**
 * Clients may render the text of a form as Markdown, which hides comments, the targets of links and the asterisks of
 * wildcards. What would be treated as markup is put into a code span, which shows it as it is.
 */

/** A text in quotes, as `quoteLine` writes it. */
const QUOTED = /"(?:[^"\\]|\\.)*"/g;
const MARKUP =
  /[*`~\\$]|<[a-z!/?]|\][([]|&(?:#\w{1,8}|[a-z]\w{1,30});|(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])/iu;
/** A line that was removed or added: both are bullets of a list. */
const BULLET = /^( *)([-+])(?= )/;

export const hasMarkup = (text: string): boolean => MARKUP.test(text);

/** The part in a code span, fenced by more backticks than it holds in one place. */
function span(part: string): string {
  const runs = part.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map(({ length }) => length)));
  return fence + part + fence;
}

const spanned = (part: string): string => (hasMarkup(part) ? span(part) : part);

function formLine(line: string): string {
  const [, indent = '', bullet] = BULLET.exec(line) ?? [];
  const start = bullet === undefined ? '' : `${indent}\`${bullet}\``;
  const rest = bullet === undefined ? line : line.slice(indent.length + 1);
  const parts: string[] = [];
  let done = 0;
  for (const { 0: quoted, index } of rest.matchAll(QUOTED)) {
    parts.push(rest.slice(done, index).replace(/\S+/g, spanned), spanned(quoted));
    done = index + quoted.length;
  }
  return [start, ...parts, rest.slice(done).replace(/\S+/g, spanned)].join('');
}

/** The question for a form. */
export const formText = (question: string): string => question.split('\n').map(formLine).join('\n');
