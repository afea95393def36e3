/**
 * Letters that look like others: an address or a name with one of them is another one, and nobody sees it. Words that
 * mix alphabets which share shapes, or of nothing but such shapes, are told, and every letter beyond ASCII of an address.
 */
import { sameAsLatin } from '../../../text/drawn-latin.js';

/** Alphabets whose letters look like Latin ones, and styled Latin letters. */
const LOOKS_LATIN =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}\uff10-\uff5a\u2100-\u214f\u{1d400}-\u{1d7ff}]/u;
/** A word of nothing but letters that are drawn like Latin ones. */
const DRAWN_LATIN = new RegExp(`^[${sameAsLatin}\\d]{3,}$`, 'u');
const LATIN = /[a-z]/i;
const ASCII = /^[\0-\x7f]*$/;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** What stands between addresses. */
const BETWEEN = /[\s"'<>(),;]+/;
const isAddress = (part: string): boolean => /^[^@]+@[^@]/.test(part) && !ASCII.test(part);
/** Words told below one line; a long text may hold more. */
const MOST_WORDS = 10;

const codePoint = (letter: string): string =>
  `U+${(letter.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;

function told(word: string, letters: Iterable<string>): string {
  return `"${word}" has ${[...new Set(letters)].map((letter) => `${letter} ${codePoint(letter)}`).join(', ')}`;
}

/** One sentence for each word of a line that is not what it looks like. */
function wordsOf(line: string): string[] {
  const found = new Set<string>();
  const addresses = line.split(BETWEEN).filter(isAddress);
  for (const address of addresses) {
    const letters = [...address].filter((letter) => !ASCII.test(letter));
    found.add(told(address, letters));
  }
  const known = new Set(addresses.flatMap((address) => address.match(WORD) ?? []));
  for (const [word] of line.matchAll(WORD)) {
    if (ASCII.test(word) || known.has(word)) continue;
    const letters = [...word].filter((letter) => LOOKS_LATIN.test(letter));
    if (letters.length === 0) continue;
    if (LATIN.test(word) || DRAWN_LATIN.test(word) || letters.some(isStyled)) found.add(told(word, letters));
  }
  return [...found];
}

/** A Latin letter or digit in another style is never part of ordinary writing. */
const isStyled = (letter: string): boolean => /[\uff10-\uff5a\u{1d400}-\u{1d7ff}]/u.test(letter);

/** Lines to stand below a line of a question. */
export function lookAlikeLines(line: string): string[] {
  if (ASCII.test(line)) return [];
  const words = wordsOf(line);
  const indent = `${line.slice(0, line.length - line.trimStart().length)}  `;
  const more = words.length - MOST_WORDS;
  return [
    ...words.slice(0, MOST_WORDS).map((word) => `${indent}look-alike letters: ${word}`),
    ...(more > 0 ? [`${indent}look-alike letters: in ${more} more words`] : []),
  ];
}
