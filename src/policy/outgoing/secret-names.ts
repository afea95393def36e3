/** What the name of a property alone says about its value, in any spelling and with any suffix. */
import secrets from '../../../catalog/secrets.json' with { type: 'json' };
import { latinLetters } from '../../text/drawn-latin.js';
import { remembering } from '../../text/remembering.js';
import { plainText } from './plain-view.js';

const { names } = secrets;
const exactNames = new Set(names.exact);
const deepNames = new Set(names.deep);
const mapNames = names.maps;
const visibleNames = new Set(names.visible);
const suffixes = new Set(names.suffixes);
const prepositions = new Set(names.prepositions);
const parameterNames = new Set(names.parameters);

/**
 * `deep`: everything beneath is a secret; `secret`: text is; `number`: text is, and longer numbers; `map`: text is, and
 * the text of an object's members.
 */
export type NameClass = 'plain' | 'secret' | 'number' | 'map' | 'deep';

/** Members of a key in JSON (JWK) that are private. */
export const jwkSecrets: ReadonlySet<string> = new Set(['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']);

/** Of a longer name, its end counts. */
const MAX_NAME = 200;

/** The words of a name in snake, kebab, camel or any mixed case; digits are words of their own. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])(?=[A-Z])/g, '$1 ')
    .replace(/([A-Z])(?=[A-Z][a-z])/g, '$1 ')
    .replace(/\d+/g, ' $& ')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '');
}

function classOfWords(words: readonly string[]): NameClass | undefined {
  const name = words.join('');
  if (visibleNames.has(name)) return undefined;
  if (deepNames.has(name)) return 'deep';
  if (mapNames.some((ending) => name.endsWith(ending))) return 'map';
  if (names.numbers.some((ending) => name.endsWith(ending))) return 'number';
  return exactNames.has(name) || names.endings.some((ending) => name.endsWith(ending)) ? 'secret' : undefined;
}

/** The words without versions and such at their end, one by one, until they name a secret. */
function classWithoutSuffixes(words: readonly string[]): NameClass | undefined {
  for (let end = words.length; end > 0; end--) {
    const found = classOfWords(words.slice(0, end));
    if (found) return found;
    const last = words[end - 1] as string;
    if (!suffixes.has(last) && !/\d/.test(last)) return undefined;
  }
  return undefined;
}

/** Letters without their accents, as in contraseña, and Latin ones in place of those that look like them. */
const plainLetters = (name: string): string =>
  Array.from(
    name.normalize('NFD').replace(/\p{M}/gu, ''),
    (letter) => latinLetters.get(letter) ?? letter,
  ).join('');

/** Digits that are read as letters within a word, as in pa55w0rd. */
const READ_AS: Record<string, string> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't' };
const readDigits = (name: string): string =>
  name.replace(/(?<=[a-z])[013457]{1,2}(?=[a-z])/gi, (digits) =>
    Array.from(digits, (digit) => READ_AS[digit]).join(''),
  );

const isOtherScript = /[^\0-\x7f]/;

function judge(key: string): NameClass {
  if (isOtherScript.test(key) && names.otherScripts.some((word) => key.toLowerCase().includes(word)))
    return 'secret';
  const name = plainLetters(plainText(key).slice(-MAX_NAME));
  const found = classOfName(name);
  return found === 'plain' ? classOfName(readDigits(name)) : found;
}

function classOfName(name: string): NameClass {
  const words = wordsOf(name);
  const found = classWithoutSuffixes(words);
  if (found) return found;
  // Of "client_secret_for_billing" the words ahead say what it is.
  const preposition = words.findIndex((word, index) => index > 0 && prepositions.has(word));
  return (preposition > 0 && classWithoutSuffixes(words.slice(0, preposition))) || 'plain';
}

/** The class of a property, a header or an environment variable by its name. Metadata keys are anybody's invention. */
export const classOf = remembering(judge, { most: 5000, longest: MAX_NAME });

/** Whether a parameter of a URL or of a form holds a secret, by its name as it is written there. */
export function isSecretParameter(name: string): boolean {
  let plain = name;
  try {
    plain = decodeURIComponent(name);
  } catch {
    // Not encoded: it is judged as it is written.
  }
  return parameterNames.has(plainText(plain).toLowerCase()) || classOf(plain) !== 'plain';
}

const pairNames = new Set(names.pairs.names);
const pairValues = new Set(names.pairs.values.map((name) => name.toLowerCase()));

/** The class that an entry such as `{name: "client_secret", value: "…"}` gives to the property `value`. */
export function classOfPair(entry: Record<string, unknown>): NameClass {
  for (const key of Object.keys(entry)) {
    const name = entry[key];
    if (pairNames.has(key.toLowerCase()) && typeof name === 'string' && name.length <= MAX_NAME) {
      const found = classOf(name);
      if (found !== 'plain') return found;
    }
  }
  return 'plain';
}

/** Whether a property is the second half of such an entry. */
export const isPairValue = (key: string): boolean => pairValues.has(key.toLowerCase());

const pairHints = new Set(names.pairs.hints);
const pairParts = new Set(names.pairs.parts);
const perhaps = new Set(names.perhaps);

/** Whether an entry says that it is about a secret, such as `{type: "password", data: "…"}`. */
export const isAboutSecret = (entry: Record<string, unknown>): boolean =>
  classOfPair(entry) !== 'plain' ||
  Object.keys(entry).some((key) => {
    const hint = entry[key];
    return (
      pairHints.has(key.toLowerCase()) &&
      typeof hint === 'string' &&
      hint.length <= MAX_NAME &&
      classOf(hint) !== 'plain'
    );
  });

/** Whether a property is what such an entry holds, whatever it is about. */
export const isPairPart = (key: string): boolean => pairParts.has(key);

/** Whether a property may hold a secret, of which the name alone does not tell. */
export const isPerhapsSecret = (key: string): boolean => perhaps.has(key.toLowerCase());

/** Whether a property of this name holds a secret. */
export const isSecretName = (key: string): boolean => classOf(key) !== 'plain';
