/**
 * The secrets of this process: its client secret, private key or token, in whatever form they come back. They are
 * registered when they are known and hidden in everything that leaves from then on, wherever it comes from.
 */
import { type Finder, matchesOf, plainText, replacePlain } from './plain-view.js';
import { mask } from './secret-rules.js';

/** Anything shorter is no secret, and would take ordinary words apart. */
const SHORTEST = 8;

/** So many letters and digits in a row, of a secret that a machine made, are in no other text. */
const PIECE = 12;
/** What machines make: one word, of which the pieces are random. Of a JWT, that is the signature. */
const MADE = /^(?:[\w-]+\.[\w-]+\.)?([\w~+/=-]{24,})$/;

interface Form {
  text: string;
  find: Finder;
}

interface Guarded {
  forms: readonly Form[];
  pieces: readonly string[];
}

const registered = new Map<symbol, Guarded>();
let forms: readonly Form[] = [];
let anyPiece: RegExp | undefined;
let shortest = Number.POSITIVE_INFINITY;

/** What base64 makes of a text inside a longer one, at each of the three places where it may begin. */
function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text);
  // Behind so many other bytes, its first character that holds no bits of them is this one.
  const begins = [0, 2, 3];
  return begins.map((first, offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // The last character may hold bits of what follows.
    return encoded.slice(first, Math.floor(((offset + bytes.length) * 8) / 6));
  });
}

const occurrences = (text: string): Finder =>
  matchesOf(new RegExp(text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), 'g'), () => mask);

const asJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** The lines of a key in PEM armor, as one; none for anything else. */
function armored(text: string): string[] {
  const [, body] = /-----BEGIN [^-]+-----([^-]+)-----END/.exec(text) ?? [];
  return body === undefined ? [] : [body.replace(/\s+/g, '')];
}

/** All that a secret may look like: as it is, in JSON (also in JSON in JSON), in a URL, in base64, in hex. */
function formsOf(secret: string): string[] {
  const url = encodeURIComponent(secret);
  const body = armored(secret);
  const lines = secret.trim().split(/\r?\n/).join('\r\n');
  const plain = [secret, secret.trim(), lines, ...body];
  const encoded = [
    url,
    url.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
    url.replaceAll('%20', '+'),
  ];
  const base64 = [secret, ...body].flatMap(base64Forms);
  const base64url = base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  const all = [...plain, ...plain.map(asJson), ...plain.map((text) => asJson(asJson(text)))];
  const hex = Buffer.from(secret).toString('hex');
  return [...all, ...encoded, ...base64, ...base64url, hex, hex.toUpperCase()];
}

/** Characters that are written by their numbers: in a URL, in JSON, in HTML. */
const NUMBERED = /%([\da-f]{2})|\\u00([\da-f]{2})|&#x0{0,4}([\da-f]{2});|&#0{0,4}(\d{2,3});/gi;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/** Letters and digits alone, in one case. */
const bare = (text: string): string => text.replace(/[^\da-zA-Z]+/g, '').toLowerCase();

/** The letters and digits of a text, whichever way they are written. */
function lettersOf(text: string): string {
  // Few texts have one of the signs by which numbers begin.
  if (!/[%\\&]/.test(text)) return bare(text);
  return bare(
    text.replace(NUMBERED, (_, url?: string, json?: string, hex?: string, decimal?: string) =>
      String.fromCharCode(decimal ? Number(decimal) : Number.parseInt(url ?? json ?? hex ?? '', 16)),
    ),
  );
}

const bits = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');

const base32 = (bytes: readonly number[]): string =>
  (bits(bytes).match(/.{5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five, 2)]).join('');

/** Parts of a secret that a machine made, forwards and backwards, as it is and in other alphabets. */
function piecesOf(secret: string): string[] {
  const [, random] = MADE.exec(secret.trim()) ?? [];
  if (random === undefined) return [];
  const bytes = [...Buffer.from(random)];
  const hex = Buffer.from(random).toString('hex');
  const ways = [random, hex, base32(bytes), bytes.join('')].map(bare);
  return ways
    .flatMap((way) => [way, [...way].reverse().join('')])
    .flatMap((way) => way.match(new RegExp(`.{${PIECE}}`, 'g')) ?? []);
}

function rebuild(): void {
  const all = [...registered.values()];
  const pieces = all.flatMap((one) => one.pieces);
  anyPiece = pieces.length > 0 ? new RegExp(pieces.join('|')) : undefined;
  const longestFirst = all.flatMap((one) => one.forms).sort((a, b) => b.text.length - a.text.length);
  forms = longestFirst;
  shortest = longestFirst.at(-1)?.text.length ?? Number.POSITIVE_INFINITY;
}

/**
 * Hides these secrets in everything that leaves the process from now on; those of fewer than eight characters are
 * left out.
 *
 * @returns ends it, for a runtime that is closed
 */
export function guardSecrets(secrets: readonly string[]): () => void {
  const texts = secrets.filter((secret) => secret.length >= SHORTEST).flatMap(formsOf);
  const unique = [...new Set(texts)].filter((text) => text.length >= SHORTEST);
  const key = Symbol();
  registered.set(key, {
    forms: unique.map((text) => ({ text, find: occurrences(text) })),
    pieces: secrets.flatMap(piecesOf),
  });
  rebuild();
  return () => {
    registered.delete(key);
    rebuild();
  };
}

/**
 * The text without the secrets of this process; nothing of it where it holds a part of one in another way: with signs
 * between, split, backwards, in another alphabet.
 */
export function hideOwnSecrets(text: string): string {
  const result = withoutForms(text);
  return anyPiece && result.length >= PIECE && anyPiece.test(lettersOf(plainText(result))) ? mask : result;
}

function withoutForms(text: string): string {
  if (text.length < shortest) return text;
  let plain = plainText(text);
  let result = text;
  for (const { text: form, find } of forms) {
    if (!plain.includes(form) && !result.includes(form)) continue;
    result = replacePlain(result, find);
    plain = plainText(result);
  }
  return result;
}
