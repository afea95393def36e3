import { parseJson } from '../../text/json-numbers.js';
import { MAX_RESPONSE_BYTES } from './http.js';
import { isDeeperThan } from './json-depth.js';

/** The decoded response body. */
export type Decoded =
  | { kind: 'empty' }
  | { kind: 'json'; value: unknown }
  | { kind: 'text'; text: string }
  /** An HTML page: not from the API, but from something in between. */
  | { kind: 'html'; title: string | undefined }
  /** Claims to be JSON, or compressed, and is not. */
  | { kind: 'broken'; reason: string }
  /** More than is read: the same request would bring it again. */
  | { kind: 'excessive'; reason: string };

/** Small responses are decompressed synchronously, which is faster than a round trip to the thread pool. */
const SYNC_BYTES = 128 * 1024;
const MAX_TITLE_CHARS = 120;
/** Levels of lists and objects in a response; nothing of the API comes near, and what handles values recurses. */
export const MAX_JSON_DEPTH = 1_000;
const TOO_LARGE: Decoded = {
  kind: 'excessive',
  reason: `it is larger than ${MAX_RESPONSE_BYTES / 1024 / 1024} MB when decompressed`,
};

type Unpacker = 'gunzip' | 'brotliDecompress' | 'inflate';
const UNPACKERS = new Map<string, Unpacker>([
  ['gzip', 'gunzip'],
  ['x-gzip', 'gunzip'],
  ['br', 'brotliDecompress'],
  ['deflate', 'inflate'],
]);

function unpack(bytes: Buffer, unpacker: Unpacker): Buffer | Promise<Buffer> {
  const zlib = process.getBuiltinModule('node:zlib');
  const options = { maxOutputLength: MAX_RESPONSE_BYTES };
  if (bytes.length <= SYNC_BYTES) return zlib[`${unpacker}Sync`](bytes, options);
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, result: Buffer): void => (error ? reject(error) : resolve(result));
    if (unpacker === 'gunzip') zlib.gunzip(bytes, options, done);
    else if (unpacker === 'inflate') zlib.inflate(bytes, options, done);
    else zlib.brotliDecompress(bytes, options, done);
  });
}

function interpret(bytes: Buffer, contentType: string | undefined): Decoded {
  if (bytes.length === 0) return { kind: 'empty' };
  const text = bytes.toString('utf8');
  const saysJson = contentType?.toLowerCase().includes('json') === true;
  if (saysJson || contentType === undefined) {
    if (isDeeperThan(bytes, MAX_JSON_DEPTH))
      return { kind: 'excessive', reason: `it is nested more than ${MAX_JSON_DEPTH} levels deep` };
    try {
      return { kind: 'json', value: parseJson(text) };
    } catch {
      // Handled below: gateways label pages with any content type.
    }
  }
  if (contentType?.toLowerCase().includes('html') || /^\s*<(?:!doctype html|html)\b/i.test(text)) {
    return { kind: 'html', title: pageTitle(text) };
  }
  return saysJson ? { kind: 'broken', reason: 'it is not valid JSON' } : { kind: 'text', text };
}

function pageTitle(html: string): string | undefined {
  const title = /<title[^<>]*>([^<]*)/i.exec(html)?.[1]?.replace(/\s+/g, ' ').trim();
  return title ? title.slice(0, MAX_TITLE_CHARS) : undefined;
}

/** Decompresses and parses a response body. Never throws; synchronous for small responses, which are nearly all. */
export function decode(bytes: Buffer, headers: Record<string, string>): Decoded | Promise<Decoded> {
  const encoding = headers['content-encoding'];
  const contentType = headers['content-type'];
  if (encoding === undefined || bytes.length === 0) return interpret(bytes, contentType);
  const name = encoding.trim().toLowerCase();
  if (name === '' || name === 'identity') return interpret(bytes, contentType);
  const unpacker = UNPACKERS.get(name);
  const broken = (error?: unknown): Decoded =>
    (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_BUFFER_TOO_LARGE'
      ? TOO_LARGE
      : { kind: 'broken', reason: `its ${name.slice(0, 40)} body cannot be decompressed` };
  if (unpacker === undefined) return broken();
  try {
    const plain = unpack(bytes, unpacker);
    if (!(plain instanceof Promise)) return interpret(plain, contentType);
    return plain.then((whole) => interpret(whole, contentType), broken);
  } catch (error) {
    return broken(error);
  }
}
