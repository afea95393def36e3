/** What the browser shows when the login for a device is over. */
import { html } from '../../../text/html.js';
import type { SandboxResponse } from '../../types.js';
import { errorPage, page } from '../page/layout.js';

export function deviceAnswer({
  error,
  error_description: message,
}: Readonly<Record<string, string>>): SandboxResponse {
  if (error !== undefined) return errorPage(403, error, message ?? 'The device was not connected.');
  return page('Congratulations, you’re all set!', html`<p>Your device is now connected.</p>`);
}
