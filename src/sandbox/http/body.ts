/** Reading request bodies: JSON, forms and multipart, with limits. */
import type { IncomingMessage } from 'node:http';
import { HttpError } from '../errors.js';
import { MAX_BODY_BYTES, MAX_JSON_DEPTH } from '../limits.js';

/** A file of a multipart body. */
export interface UploadedFile {
  filename: string;
  contentType: string;
  data: Buffer;
}

/** The whole body; rejects with 413 when it is too large, without keeping the rest. */
export function readBody(message: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else chunks.length = 0;
    });
    message.on('end', () => {
      if (size > MAX_BODY_BYTES) {
        reject(new HttpError(413, `Payload content length greater than maximum allowed: ${MAX_BODY_BYTES}`));
      } else resolve(Buffer.concat(chunks));
    });
    message.on('error', reject);
  });
}

/** Parses a body by its content type; undefined when it is empty. */
export function parseBody(raw: Buffer, contentType: string | undefined): unknown {
  if (raw.length === 0) return undefined;
  const [type = ''] = (contentType ?? 'application/json').toLowerCase().split(';');
  const mime = type.trim();
  if (mime === 'application/json' || mime.endsWith('+json') || mime === '') return parseJson(raw);
  if (mime === 'application/x-www-form-urlencoded')
    return Object.fromEntries(new URLSearchParams(raw.toString('utf8')));
  if (mime.startsWith('text/')) return raw.toString('utf8');
  if (mime === 'multipart/form-data') {
    const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '') ?? [];
    return parseMultipart(raw, quoted ?? plain ?? '');
  }
  throw new HttpError(415, 'Unsupported Media Type');
}

const badJson = (): HttpError => new HttpError(400, 'Invalid request payload JSON format', 'invalid_body');

function parseJson(raw: Buffer): unknown {
  const text = raw.toString('utf8');
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    // A key that would become the prototype of a copy is dropped at any depth.
    const suspicious = /__proto__|\\u005f/i.test(text);
    value = JSON.parse(
      text,
      suspicious ? (key, part) => (key === '__proto__' ? undefined : part) : undefined,
    );
  } catch {
    throw badJson();
  }
  if (tooDeep(value, MAX_JSON_DEPTH)) throw badJson();
  return value;
}

function tooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((part) => tooDeep(part, left - 1));
}

/** Fields as strings, files as UploadedFile. */
function parseMultipart(raw: Buffer, boundary: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const mark = Buffer.from(`--${boundary}`);
  if (boundary === '') throw new HttpError(400, 'Invalid multipart payload format', 'invalid_body');
  let at = raw.indexOf(mark);
  while (at >= 0) {
    const next = raw.indexOf(mark, at + mark.length);
    if (next < 0) break;
    const part = raw.subarray(at + mark.length + 2, next - 2);
    const gap = part.indexOf('\r\n\r\n');
    if (gap >= 0) {
      const head = part.subarray(0, gap).toString('utf8');
      const data = part.subarray(gap + 4);
      const [, name] = /[;\s]name="([^"]*)"/i.exec(head) ?? [];
      const [, filename] = /filename="([^"]*)"/i.exec(head) ?? [];
      const [, contentType = 'text/plain'] = /content-type:\s*([^\r\n]+)/i.exec(head) ?? [];
      if (name !== undefined && name !== '__proto__') {
        fields[name] =
          filename === undefined
            ? data.toString('utf8')
            : ({ filename, contentType, data: Buffer.from(data) } satisfies UploadedFile);
      }
    }
    at = next;
  }
  return fields;
}
