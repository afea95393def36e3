/** What the browser shows when a request that came by mail is answered. */
import { html } from '../../../text/html.js';
import type { SandboxResponse } from '../../types.js';
import { errorPage, page } from '../page/layout.js';

export function cibaAnswer({
  error,
  error_description: message,
}: Readonly<Record<string, string>>): SandboxResponse {
  if (error === 'access_denied') return page('Declined', html`<p>The request was declined.</p>`);
  if (error !== undefined) return errorPage(403, error, message ?? 'The request was not approved.');
  return page('Approved', html`<p>The request was approved. You can close this page.</p>`);
}
