/**
 * JSON whose integers beyond 2^53 keep their digits: in memory they are bigints. Written by `JSON.stringify`, which has
 * no such numbers, they are texts of their digits; written by `writeJson`, for the API, they are numbers again.
 */
import { randomBytes } from 'node:crypto';

/** No text of the tenant holds it, since it is chosen when the process starts. */
const MARK = `int:${randomBytes(12).toString('hex')}:`;
/** A number outside of texts follows one of these characters; ids within texts rarely do, and most answers have none. */
const LONG = /(?:^|[[,:\s])-?\d{16}/;
const TOO_LONG = /[[,:\s-]\d{10000}/;
const NUMBERS = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const MARKED = new RegExp(`"${MARK}(-?\\d+)"`, 'g');

const isLossy = (token: string): boolean => /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));

declare global {
  interface BigInt {
    toJSON?: () => string;
  }
}

/** Lets `JSON.stringify` write a bigint as the text of its digits instead of failing on it. */
function allowBigints(): void {
  if (BigInt.prototype.toJSON !== undefined) return;
  const toJSON = function (this: bigint): string {
    return this.toString();
  };
  Object.defineProperty(BigInt.prototype, 'toJSON', { value: toJSON, configurable: true, writable: true });
}

/** Where a text that opens at a quote ends. By search, because a pattern runs out of stack on texts of megabytes. */
function endOfText(json: string, open: number): number {
  for (let from = open + 1; ; ) {
    const quote = json.indexOf('"', from);
    if (quote < 0) return json.length;
    let before = quote - 1;
    while (json[before] === '\\') before--;
    if ((quote - 1 - before) % 2 === 0) return quote + 1;
    from = quote + 1;
  }
}

/** The JSON with integers beyond 2^53 as marked texts; undefined where there are none. */
function withMarks(json: string): string | undefined {
  let found = false;
  const mark = (token: string): string => {
    if (!isLossy(token)) return token;
    found = true;
    return `"${MARK}${token}"`;
  };
  const parts: string[] = [];
  for (let at = 0; at < json.length; ) {
    const quote = json.indexOf('"', at);
    const open = quote < 0 ? json.length : quote;
    parts.push(json.slice(at, open).replace(NUMBERS, mark));
    at = quote < 0 ? open : endOfText(json, open);
    parts.push(json.slice(open, at));
  }
  return found ? parts.join('') : undefined;
}

/** As `JSON.parse`, with integers beyond 2^53 as bigints. @throws SyntaxError */
export function parseJson(text: string): unknown {
  // Nothing that counts anything has so many digits, and patterns run out of stack on millions of them.
  if (!LONG.test(text) || TOO_LONG.test(text)) return JSON.parse(text);
  const marked = withMarks(text);
  if (marked === undefined) return JSON.parse(text);
  allowBigints();
  return JSON.parse(marked, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(MARK) ? BigInt(value.slice(MARK.length)) : value,
  );
}

function hasBigint(value: unknown): boolean {
  if (typeof value === 'bigint') return true;
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some(hasBigint);
}

/** As `JSON.stringify`, with bigints as numbers. */
export function writeJson(value: unknown): string {
  if (!hasBigint(value)) return JSON.stringify(value);
  const text = JSON.stringify(value, function (this: Record<string, unknown>, key: string, member: unknown) {
    const own = this[key];
    return typeof own === 'bigint' ? `${MARK}${own}` : member;
  });
  return text.replace(MARKED, '$1');
}

/** The path of an integer whose digits were lost before it arrived here, if there is one. */
export function lossyPlace(value: unknown, path = ''): string | undefined {
  if (typeof value === 'number')
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? path : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const place = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const found = lossyPlace(member, place);
    if (found !== undefined) return found;
  }
  return undefined;
}
