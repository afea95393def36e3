/** Which parts of an operation's answer are long and rarely asked for, as reviewed data: `catalog/bulky.json`. */
import data from '../../catalog/bulky.json' with { type: 'json' };

export interface Bulky {
  /** Dotted path in the object, or in each item of a list. */
  path: string;
  /** Shown up to this many characters of JSON. */
  over: number;
}

/** Shown where nothing else is said. */
const SHORT = 300;

const answers: Record<string, { path: string; over?: number }[]> = data.answers;
const objects = new Set(data.objects);

/** The bulky members of an answer of `METHOD /path`. */
export const bulkyOf = (operation: string): Bulky[] =>
  (Object.hasOwn(answers, operation) ? (answers[operation] ?? []) : []).map(({ path, over = SHORT }) => ({
    path,
    over,
  }));

const news: Record<string, string[]> = data.news;

/** Members of a creation's answer that the API makes up and the caller needs. */
export const newsOf = (operation: string): readonly string[] =>
  Object.hasOwn(news, operation) ? (news[operation] ?? []) : [];

/** Whether an action answers with a whole object of which only identity and state are news. */
export const answersWithObject = (operation: string): boolean => objects.has(operation);
