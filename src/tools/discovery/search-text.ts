/** Splitting text into sentences and stemmed words, with placeholders for addresses, ids and names. */
import searchWords from '../../../catalog/search-words.json' with { type: 'json' };

/** Placeholders for the kind of a value: any address means "by email". */
const MARKS: Readonly<Record<string, string>> = searchWords.marks;

const MANY = 'users|people|accounts|customers|members|employees';

/** In this order: what a pattern matches is not available to the next. */
const ENTITIES: readonly (readonly [pattern: RegExp, mark: string])[] = [
  [/[^\s<>,;"']+@[^\s<>,;"'?]+\.[a-z]{2,}/gi, '<email>'],
  [/\b(?:https?:\/\/|localhost\b)\S*/gi, '<url>'],
  [/\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?\b/g, '<ip>'],
  [/\b[a-z0-9-]+\|[\w.|-]+/gi, '<user-id>'],
  [/\bcon_\w+/gi, '<connection-id>'],
  [/\borg_\w+/gi, '<organization-id>'],
  [/\brol_\w+/gi, '<role-id>'],
  [/\b\p{Lu}\w+ (?:Inc|Corp|GmbH|Ltd|LLC|AG)\b\.?/gu, '<company>'],
  [/\+\d[\d .-]{3,}/g, '<phone>'],
  [
    new RegExp(
      `\\b\\d{1,3}[.,]?\\d{3}\\b(?= (?:${MANY}))|\\b(?:hundreds|thousands) of\\b|\\b\\d+k (?=${MANY})`,
      'gi',
    ),
    '<many>',
  ],
  [/(?<=\b[a-z]{1,5})_[A-Za-z]*\d\w*\b/g, '<id>'],
  [/\b(?:read|write|create|update|delete|edit|manage|view|admin|approve):[\w:.-]+/gi, '<scope>'],
  [/@?\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|co|de|fr|eu|uk|app|example)\b/gi, '<domain>'],
];

const names = (text: string, mark: string): [string, string][] =>
  text
    .trim()
    .split(/\s+/)
    .map((name) => [name, MARKS[mark] as string]);
/** Which name it is does not matter to the intent of a request. */
const NAME_MARKS = new Map([
  ...names(searchWords.first_names, '<person>'),
  ...names(searchWords.company_names, '<company>'),
]);

const ALL_MARKS = new Set(Object.values(MARKS));
export const isMark = (word: string): boolean => ALL_MARKS.has(word);

/** Strips plurals, common verb endings and those of derived nouns, so that "blocked users" matches "block a user". */
export function stem(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  let w = word;
  if (w.endsWith('ies') && w.length > 4) w = `${w.slice(0, -3)}y`;
  else if (/(?:ss|sh|ch|x|z)es$/.test(w)) w = w.slice(0, -2);
  else if (/[^siu]s$/.test(w)) w = w.slice(0, -1);
  if (w.length > 5 && w.endsWith('ing')) w = w.slice(0, -3);
  else if (w.length > 4 && w.endsWith('ied')) w = `${w.slice(0, -3)}y`;
  else if (w.length > 4 && w.endsWith('ed') && !w.endsWith('eed')) w = w.slice(0, -2);
  w = w.replace(/([bdgklmnprt])\1$/, '$1');
  if (w.length >= 8) {
    if (w.endsWith('ment')) w = w.slice(0, -4);
    else if (w.endsWith('ication')) w = w.slice(0, -3);
    else if (w.endsWith('ation')) w = w.length >= 10 ? w.slice(0, -5) : w.slice(0, -3);
    else if (/(?:[^c]t|pt|ss|rs)ion$/.test(w)) w = w.slice(0, -3);
  }
  return w.length > 3 ? w.replace(/e$/, '') : w;
}

/** Lowercase words without accents, apostrophes or possessive endings, with placeholders for addresses and the like. */
export function wordsOf(text: string): string[] {
  let marked = text.replace(/\be[- ]?mail/gi, 'email');
  for (const [pattern, mark] of ENTITIES) marked = marked.replace(pattern, ` ${MARKS[mark]} `);
  return marked
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => NAME_MARKS.get(word) ?? word);
}

/** A part of a request, and by which power of e it counts more than another. */
export interface RequestPart {
  text: string;
  weight: number;
}

/** Characters of a request from which on it is looked at by its sentences, too. */
const LONG = 200;
const SENTENCE_ENDS =
  /(?<=[.!?;:])\s+|\n+|\s+[-–]\s+|,\s+(?=(?:and|but|so|because|which|who|that|as|where|when)\b)/;
/** Shorter pieces are greetings. */
const SHORTEST = 12;

/** The sentence that asks for something says more than the story around it. */
const WISH =
  /\b(?:please|pls|(?:could|can|would) (?:you|(?:some|any)(?:body|one))|(?:i|we)['’]?d like|would like|needs?|has to be|have to|must|should|shall|ought|wants?|is there|let me know|(?:show|send|tell) me)\b|\?/i;
const WISHED = 1.8;
/** Two sentences together say what one of them leaves open, but also hold more that is beside the point. */
const TOGETHER = -0.7;

/**
 * Sentences of a long request, and each with the next: small talk dilutes the whole, but not the sentence that says
 * what is wanted. None for a short request.
 */
export function partsOf(request: string): RequestPart[] {
  if (request.length <= LONG) return [];
  const sentences = request.split(SENTENCE_ENDS).filter(({ length }) => length > SHORTEST);
  const pairs = sentences.slice(1).map((next, i) => `${sentences[i]} ${next}`);
  const part = (text: string, weight: number) => ({ text, weight: weight + (WISH.test(text) ? WISHED : 0) });
  return [...sentences.map((text) => part(text, 0)), ...pairs.map((text) => part(text, TOGETHER))];
}
