/** The answer to a page that opened the login in a frame or a window: it is told by a message (public documentation, silent authentication). */
import { html } from '../../../text/html.js';
import type { SandboxResponse } from '../../types.js';
import { page } from './layout.js';

/** Text for a script: nothing in it ends the script. */
const literal = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

export function webMessage(origin: string, fields: Readonly<Record<string, string>>): SandboxResponse {
  const { expires_in: lifetime } = fields;
  const response = { ...fields, ...(lifetime === undefined ? {} : { expires_in: Number(lifetime) }) };
  const message = { type: 'authorization_response', response };
  return page('Back to the application', html`<p>You can close this window.</p>`, {
    framedBy: origin,
    script: `(window.opener || window.parent).postMessage(${literal(message)}, ${literal(origin)});`,
  });
}
