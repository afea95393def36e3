/**
 * Secrets that a sentence or a table names: `the password is kZ97fQ2xW8vT1`, `user | password` with a row below. What
 * is near such a word is a secret only if it can hardly be anything else: letters of both cases and digits that take
 * turns, unlike in words, versions, ids and code.
 */
import type { Finder, Replaced } from './plain-view.js';
import { mask, type Rule } from './secret-rules.js';

const WORD =
  '(?:pass[ -]?(?:word|phrase|code)|passwd|pwd|pw|passwort|kennwort|contrase[nñ]a|mot de passe|senha|wachtwoord|secret|token|api[ -]?key|access[ -]?key|private[ -]?key|credentials?|identified by)s?';
// The server's own confirmation token goes to the assistant, who gives it back: it is bound to one call and one client.
const word = new RegExp(`(?<!confirmation_)(?<![a-z\\d])${WORD}(?![a-z\\d])`, 'gi');
const anyWord = new RegExp(word, 'i');
/** A run of what secrets consist of. In an address or a path it is a part of that. */
const run = /(?<![\w/.:@~+=!#$%^&*-])[\w.~+=!@#$%^&*-]{12,4000}(?![\w/(])/g;
/** What names the run before it: `… as the password`. */
const isNamed = new RegExp(
  `^["'\`]?,? (?:as|is|for) (?:(?:the|a|an|your|my|our|their|his|her|new) ){0,3}${WORD}\\b`,
  'i',
);

/** Characters behind the word, or behind the secret before, within which one is looked for. */
const NEAR = 100;
const NEXT = 60;

/** The most characters that groups of one kind have on average in a secret; in words with numbers it is more. */
const TURNS = 2.4;

/** An id of Auth0: a prefix and letters, or as long as that of an application. */
const isId = (text: string): boolean => /^(?:[a-z]{2,6}_[A-Za-z\d]+|[A-Za-z\d]{32})$/.test(text);

function isSecret(found: string): boolean {
  const text = found.replace(/[.!,;]+$/, '');
  if (text.length < 12 || !/\d[^\d]+\d/.test(text) || !/[a-z]/.test(text) || !/[A-Z]/.test(text))
    return false;
  if (/\d\.\d|@[\w-]+\.|[=&]|%[\dA-F]{2}/.test(text) || isId(text)) return false;
  const groups = text.match(/[A-Z]?[a-z]+|[A-Z]+|\d+|[^A-Za-z\d]+/g) ?? [];
  return text.length / groups.length <= TURNS;
}

const find: Finder = function* (text): Iterable<Replaced> {
  // Nothing else uses them meanwhile, and to make them again for each text would take longer than to look.
  word.lastIndex = 0;
  run.lastIndex = 0;
  let near = -1;
  let next = word.exec(text);
  for (let found = run.exec(text); found && (next || near > 0); found = run.exec(text)) {
    const { index } = found;
    // Words ahead of the run; the last one counts.
    for (; next && next.index + next[0].length <= index; next = word.exec(text))
      near = next.index + next[0].length + NEAR;
    const end = index + found[0].replace(/[.!,;]+$/, '').length;
    const isNear = index <= near || isNamed.test(text.slice(end, end + 80));
    if (!isNear || !isSecret(found[0])) continue;
    near = Math.max(near, end + NEXT);
    yield { start: index, end, by: mask };
  }
};

/** A part of each of these words, and of commands that take a secret, without what stands around it: quick to rule out. */
const anyPart =
  /pass|pwd|pw|kennw|contrase|mot de|senha|wachtw|secret|token|key|credential|identified by|vault|sqlplus|net use|authorization|masterauth|wifi:/i;
export const mentionsSecrets = (text: string): boolean => text.length > 14 && anyPart.test(text);

/** Whether a text speaks of secrets at all. */
export const speaksOfSecrets = (text: string): boolean => mentionsSecrets(text) && anyWord.test(text);

export const sentenceRule: Rule = { may: speaksOfSecrets, find };
