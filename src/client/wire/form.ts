import { randomBytes } from 'node:crypto';
import type { FormPart } from '../types.js';

/** Escaped within a quoted parameter, as browsers do. */
function quoted(text: string): string {
  return text.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}

/** A header value must not start another header. */
function headerValue(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '');
}

/** Encodes parts as multipart/form-data. */
export function encodeForm(parts: readonly FormPart[]): { contentType: string; body: Buffer } {
  const boundary = `----form-${randomBytes(18).toString('hex')}`;
  const pieces: (string | Uint8Array)[] = [];
  for (const part of parts) {
    pieces.push(`--${boundary}\r\nContent-Disposition: form-data; name="${quoted(part.name)}"`);
    if ('filename' in part) {
      pieces.push(
        `; filename="${quoted(part.filename)}"\r\nContent-Type: ${headerValue(part.contentType)}\r\n\r\n`,
      );
      pieces.push(part.data);
    } else pieces.push('\r\n\r\n', part.value);
    pieces.push('\r\n');
  }
  pieces.push(`--${boundary}--\r\n`);
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece))),
  };
}
